"""English is read clause by clause: who acts, what is a detail, what is over, and what everyday verbs tell."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, deals, figures, parties


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Zimtora Energy has hired Halden Power to run a plant near Lima, both said.", "contract", "agreed"),
        ("Peru has obtained loans of $2 billion from the World Bank, both said on Monday.", "financing", "agreed"),
        ("Lawmakers in Peru approved the extradition treaty with Morocco on Monday.", "treaty", "ratified"),
        ("Talks between Peru and Morocco on fishing quotas were suspended on Monday.", "treaty", "suspended"),
        ("Zimtora Energy said it had cancelled its supply contract with Halden Power.", "contract", "terminated"),
        ("Peru and Morocco are in discussions about a supply of natural gas.", "contract", "negotiating"),
        ("Peru and Morocco agreed on Monday to recognise each other's diplomas.", "regulatory", "agreed"),
    ],
)
def test_everyday_verbs_and_passives(text: str, kind: str, status: str) -> None:
    """Verbs that are agreements by themselves, votes of parliaments, passives and reported speech."""
    assert (kind, status) in deals(text)


def test_two_verbs_of_one_subject_tell_two_agreements() -> None:
    """What follows "and" with a verb of its own is another agreement of the same parties."""
    text = "Peru and Morocco signed a tax treaty on Monday and suspended talks on a customs union."
    assert {("treaty", "signed"), ("trade_agreement", "suspended")} <= deals(text)


def test_a_condition_is_no_entry_into_force() -> None:
    """A treaty that takes effect once something happens is not in force."""
    text = "Peru and Morocco signed a tax treaty on Monday. It takes effect once both parliaments have ratified it."
    assert {status for _, status in deals(text)} == {"signed"}


def test_earlier_agreements_are_background() -> None:
    """What was signed years ago is no news, what has now been scrapped is, whatever year stands beside it."""
    text = "Peru and Morocco signed a tax treaty on Monday. Peru signed a border treaty with Chile in 2019."
    assert "Chile" not in parties(text)
    assert ("treaty", "terminated") in deals("Peru has now scrapped a fisheries treaty of 2019 with Morocco.")


def test_implicit_subjects() -> None:
    """ "Both" and "the bank" are who was spoken of before."""
    text = (
        "The World Bank and Peru signed a loan agreement on Monday. The bank also agreed to lend Morocco $300 million."
    )
    found = [set(a.parties) for a in brief(text).agreements]
    assert {"World Bank", "Morocco"} in found


def test_who_acts_for_a_country() -> None:
    """Heads of government, ministries and parliaments are read as their country; places and examples are none."""
    assert parties("Macron and Merz signed a declaration on artificial intelligence.") == {"France", "Germany"}
    text = "Peru's energy ministry signed a contract with Zimtora Energy on Monday for a line north of Santiago."
    assert "Chile" not in parties(text)


def test_names_go_on_behind_listed_ones() -> None:
    """A listed name within a longer one is not the party."""
    text = "Peru signed a loan agreement with the Council of Europe Development Bank on Monday."
    assert "Council of Europe" not in parties(text)
    assert "Australian Competition and Consumer Commission" in parties(
        "The Australian Competition and Consumer Commission approved the merger of Zimtora Energy with Halden Power."
    )


def test_opinions_and_passing_mentions_are_irrelevant() -> None:
    """A comment, and a ruling that mentions old attempts at a settlement, have nothing to report."""
    own = "I have watched ministers sign treaties for years. I doubt that my country gains. I would end it."
    assert not brief(own, title="Comment: Trade deals are a distraction").relevant
    ruling = "A court ruled that the heirs may keep the paintings. An attempt at a settlement in 2018 came to nothing."
    assert not brief(ruling, title="Heirs keep paintings").relevant


def test_who_answers_in_an_interview_gives_no_opinion_of_the_author() -> None:
    """Questions and answers tell of an agreement though whoever answers speaks of "I"."""
    turns = (
        "Q: What did you sign on Monday?",
        "A: Zimtora Energy and Halden Power have signed a supply contract, and I am glad of it.",
        "Q: For how long?",
        "A: I wanted ten years. My board wanted five.",
        "Q: And who won?",
        "A: I did.",
    )
    assert brief("\n\n".join(turns), title="Zimtora and Halden bind themselves").relevant


def test_units_are_the_articles_own() -> None:
    """Vessels are vessels; pairs share a unit; codes of products, conferences and rates count nothing."""
    text = "Peru and Morocco signed a fisheries treaty for 14 vessels on Monday, with a tariff of 8 to 12 percent."
    assert {(14.0, "vessels"), (8.0, "percent"), (12.0, "percent")} <= figures(text)
    text = "Peru signed a contract on Monday for 12 FA-50 jets at COP30."
    assert figures(text) == {(12.0, "jets")}


def test_who_leaves_talks_and_what_an_agreement_is_for() -> None:
    """ "Pulled out of those talks" ends them; a verb that says what a signed agreement is for does not."""
    text = "Zimtora Energy, which had talked to Halden Power about a joint venture, has pulled out of those talks."
    assert "terminated" in {status for _, status in deals(text)}
    text = "Peru signed an agreement with the World Bank on Monday to pause repayments after earthquakes."
    assert deals(text) == {("financing", "signed")}


def test_goods_that_a_named_maker_sells() -> None:
    """ "50 Boeing aircraft" are bought of Boeing, which is not taken over."""
    assert ("contract", "suspended") in deals("Zimtora Air put a planned purchase of 50 Boeing aircraft on hold.")


def test_numbers_of_ranges_models_votes_and_shares() -> None:
    """A range shares its scale, a model is no count, votes are counted, and moves of share prices say nothing."""
    text = (
        "Zimtora Air signed a contract with Halden Power on Monday for 12 Boeing 737 MAX jets, worth between 200 and "
        "250 million euros. Shares in Zimtora Air rose 3.2 percent in Lima. Six hundred jobs will be created. "
        "Peru's deputies voted 71 to 40 for it."
    )
    assert figures(text) == {
        (12, "jets"),
        (2e8, "EUR"),
        (2.5e8, "EUR"),
        (600, "jobs"),
        (71, "votes"),
        (40, "votes"),
    }


def test_an_agreement_that_only_title_and_lead_name() -> None:
    """Where no clause tells how far it is, two parties beside the name of an agreement are still to report."""
    assert brief("A fisheries treaty between Peru and Morocco is again the subject of a quarrel.").relevant


def test_talks_of_one_thing_go_on_where_another_is_off() -> None:
    """What two have shelved is not what they still negotiate about."""
    text = (
        "Zimtora Energy and Halden Power have shelved a plan to ship ammonia. "
        "Talks on storing carbon dioxide are continuing and should lead to a contract."
    )
    assert {status for _, status in deals(text)} == {"suspended", "negotiating"}


def test_offers_and_further_shares_of_one_company() -> None:
    """Who buys a further share, or offers to build, has an agreement to tell though no second party is named."""
    assert ("merger_acquisition", "agreed") in deals(
        "Zimtora Energy agreed to buy a further 10 percent for $85 million."
    )
    assert ("contract", "proposed") in deals("Zimtora Energy offered to build a line of 40 km for Peru.")


def test_a_promise_under_a_signed_agreement_is_signed() -> None:
    """What a company will invest "under an agreement that it signed" is signed."""
    text = "Zimtora Energy will invest $2 billion in Peru, under an agreement that it signed with Lima last week."
    assert ("investment", "signed") in deals(text)
