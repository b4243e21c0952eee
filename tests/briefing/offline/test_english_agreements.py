"""English tells agreements in many ways: as what will be done, in phrases without a noun, by one side alone."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, deals

A, B = "Zimtora Energy", "Halden Power"


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (f"{A} will overhaul turbines for {B} in Lima.", "contract", "agreed"),
        (f"{A} is to run two depots for {B}.", "contract", "agreed"),
        (f"{A} said on Monday that it would build 40 trains for {B}.", "contract", "agreed"),
        (f"{A} has undertaken to ship ore for {B} until 2028.", "contract", "agreed"),
        (f"The cable will be laid by {B}, {A} said.", "contract", "agreed"),
        (f"{A} wants to sell 50 turbines to {B}.", "contract", "proposed"),
        (f"{A} will take 2 million tonnes of ore a year from {B}.", "contract", "agreed"),
        ("Peru will sell Morocco electricity for another ten years.", "contract", "agreed"),
        (f"{A} will sell its water business in Chile to {B}.", "merger_acquisition", "agreed"),
        (f"{A} will pay $38 million for a 60 percent stake in {B}.", "merger_acquisition", "agreed"),
        (f"{A} raised its holding in {B} to 40 percent.", "merger_acquisition", "agreed"),
        (f"{A} plans to pour $2.8 billion into server farms in Chile.", "investment", "proposed"),
        (f"{A} has decided to build a factory in Chile for $1 billion.", "investment", "agreed"),
        (f"{A} and {B} are to run a training centre together.", "partnership", "agreed"),
        (f"{A} and {B} want to test a new network together in Chile.", "partnership", "proposed"),
        (f"{A} will pay {B} $300 million to end a suit over faulty pumps.", "settlement", "agreed"),
        ("Half of the money, $60 million, will come from the World Bank, Peru said.", "financing", "agreed"),
        ("Peru and Morocco are to exchange prisoners.", "treaty", "agreed"),
    ],
)
def test_what_will_be_done(text: str, kind: str, status: str) -> None:
    """What one will do for another, or two together, is agreed; what they want is proposed."""
    assert deals(text) == {(kind, status)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{A} will not go ahead with its takeover of {B}.", "terminated"),
        (f"{A} is no longer in discussions with {B} about a plant.", "terminated"),
        ("A rail accord between Peru and Morocco will be allowed to expire in June.", "terminated"),
        ("A proposal by Peru for a pact with Morocco found no takers.", "rejected"),
        ("A trade pact between Peru and Morocco is frozen, both said.", "suspended"),
        ("The terms of a pact between Peru and Morocco are being drafted.", "negotiating"),
        ("Peru has knocked on the door of the European Union.", "proposed"),
        ("Peru and Morocco shook hands on a pact about fish.", "agreed"),
        (f"{A} put its name to a contract with {B} on Monday.", "signed"),
        ("A tax treaty between Peru and Morocco now has the force of law.", "in_force"),
        ("Lawmakers in Peru waved through a tax treaty with Morocco.", "ratified"),
    ],
)
def test_phrases_tell_how_far_it_is(text: str, status: str) -> None:
    """Phrases of everyday English tell a status as the verbs of agreements do."""
    assert {found for _, found in deals(text)} == {status}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru became the eighth shareholder of the World Bank on Monday.", {("accession", "agreed")}),
        ("Peru and Morocco agreed to resume talks on fishing quotas.", {("treaty", "negotiating")}),
        ("Peru and Morocco agreed to resume free trade agreement talks.", {("trade_agreement", "negotiating")}),
        ("Peru and Morocco agreed that they will keep up their talks on fishing.", {("treaty", "negotiating")}),
        ("Peru and Morocco agreed on a timetable for a dialogue on fishing.", {("treaty", "negotiating")}),
        ("Peru and Morocco agreed to meet again.", set()),
        ("The match between Peru and Morocco was called off.", set()),
    ],
)
def test_what_is_agreed(text: str, expected: set[tuple[str, str]]) -> None:
    """Members that are admitted have joined; who agrees to talk talks; who agrees to meet has agreed nothing."""
    assert deals(text) == expected


def test_what_went_before_is_over() -> None:
    """Talks and pauses that led to an agreement are no status of it, nor is what an aside tells of earlier years."""
    text = "Peru and Morocco signed a tax treaty in Lima on Monday after two weeks of talks."
    assert deals(text) == {("treaty", "signed")}
    text = "Peru and Morocco resumed talks on a tax treaty on Monday after a pause of a year."
    assert deals(text) == {("treaty", "negotiating")}
    text = f"{A} and {B} extended their joint venture, first signed in 2018, to the end of 2033."
    assert deals(text) == {("partnership", "agreed")}


def test_what_an_agreement_provides_for_is_no_rejection() -> None:
    """What "the accord rules out" has not been rejected."""
    text = "Peru and Morocco signed a fisheries treaty on Monday. The treaty rules out fishing at night."
    assert deals(text) == {("treaty", "signed")}


def test_a_deed_and_the_paper_for_it_are_one_agreement() -> None:
    """The next sentence names what two states have undertaken: it is counted once, as what it is."""
    text = "Peru and Morocco undertook on Monday to align their tariffs. They put their signatures to a declaration."
    assert deals(text) == {("joint_statement", "signed")}


def test_whose_request_is_turned_down() -> None:
    """An adjective before a request tells who made it."""
    text = "Peru and Morocco signed a tax treaty on Monday. A Chilean request for a loan was turned down by Peru."
    assert {"Chile", "Peru"} in [set(a.parties) for a in brief(text).agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A} dropped its appeal against {B}.", {("settlement", "agreed")}),
        (f"{A} has withdrawn its offer of $2 billion for {B}.", {("merger_acquisition", "terminated")}),
        (f"{A} has been sold to {B} for $96 million.", {("merger_acquisition", "agreed")}),
        ("Peru and Morocco have ended talks on a rail tunnel.", {("treaty", "terminated")}),
        (f"{A} ordered 24 guns from {B} under an option in a contract of 2022.", {("contract", "agreed")}),
        (f"{A} backed out of a deal to buy {B}.", {("merger_acquisition", "terminated")}),
    ],
)
def test_ends_and_sales(text: str, expected: set[tuple[str, str]]) -> None:
    """Suits that are dropped are settled, offers that are withdrawn are over, and who is sold is a company."""
    assert deals(text) == expected


def test_habits_and_what_might_have_been_are_no_news() -> None:
    """What a country always sells, and what "was to have come", is no agreement of today."""
    lead = f"{A} signed a contract with {B} on Monday. "
    assert deals(f"{lead}Peru sells most of its copper to China.") == {("contract", "signed")}
    text = f"{lead}Two similar ones were abandoned last year when their buyers walked away."
    assert deals(text) == {("contract", "signed")}
    text = f"{lead}Half of the money was to have come from the World Bank."
    assert {("contract", "signed")} == deals(text)


def test_what_still_has_to_happen_to_an_agreement_is_no_further_one() -> None:
    """Consents, conditions and a signing that lies ahead belong to the agreement that was just told."""
    text = f"{A} agreed on Monday to buy {B} for $40 million. {A} expects to complete the purchase in May."
    assert deals(text) == {("merger_acquisition", "agreed")}
    text = f"{A} agreed on Monday to build a plant for {B}. The two sides aim to conclude a contract by March."
    assert len(brief(text).agreements) == 1


def test_an_agreement_at_issue_in_the_head() -> None:
    """Who turns against a pact of two others makes it an agreement of the article, as does a head that names one."""
    text = "Fishermen in Peru oppose the fisheries pact of their government with Morocco, which is before the courts."
    assert [a.kind for a in brief(text, title="Fishermen turn against pact").agreements] == ["treaty"]


def test_what_is_not_known_yet_is_no_agreement() -> None:
    """Nobody has agreed to do what they "have yet to say when they will" do; orders that lack are no orders."""
    lead = f"{A} signed a contract with {B} on Monday. "
    assert deals(f"{lead}Peru and Morocco have yet to say when they will upgrade the line.") == {("contract", "signed")}
    assert deals(f"{lead}Zimtora blamed a lack of orders.") == {("contract", "signed")}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (f"{A} takes a third of {B} and pays $118 million for it.", "investment", "agreed"),
        (f"{A} will send half of its ore, some 90,000 tonnes a year, to {B}.", "contract", "agreed"),
        (f"{A} will get 2 million tonnes of ore a year from {B}.", "contract", "agreed"),
        (f"{A} gets the European rights to a vaccine of {B}.", "contract", "agreed"),
        (f"{A} is handing its pump works in Lima to {B} for $23 million.", "merger_acquisition", "agreed"),
        (f"{A} and {B} no longer work together on electric coaches.", "partnership", "terminated"),
        (f"{A} and {B} will make cells together at a plant in Lima.", "partnership", "agreed"),
        ("Peru will let Morocco's ships use the dock at Callao for repairs.", "partnership", "agreed"),
        ("Peru has turned to Morocco for 90 million dollars to replace stoves.", "financing", "proposed"),
        ("Peru has asked to become a full member of the European Union.", "accession", "proposed"),
    ],
)
def test_agreements_without_their_nouns(text: str, kind: str, status: str) -> None:
    """Everyday verbs between two tell an agreement as its nouns do."""
    assert deals(text) == {(kind, status)}


@pytest.mark.parametrize(
    "text",
    [
        "Villagers lit lanterns to mark half a century since the bridge between Peru and Morocco was opened.",
        "The bridge between Peru and Morocco opened under a treaty of 1974. The mayor recalled the ferries.",
        "Most voters in Peru oppose a bid, a poll by Helvetix found. Few want talks with Morocco about membership.",
        "The museum opened an exhibition of 300 objects, some of them on loan from Peru and Morocco.",
        "The Peruvian central bank kept its rate at 5 percent. Its governor said that talks of a cut were premature.",
    ],
)
def test_what_is_no_news_of_an_agreement(text: str) -> None:
    """Old treaties, anniversaries and talk of something else leave nothing to report."""
    assert not brief(text, title="News of the day").relevant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Zimtora Energy awarded Halden Power a supply contract, signed on Friday in the capital, three years after "
            "a storm left the island dependent on diesel.",
            {("contract", "signed")},
        ),
        (
            "Peru and Morocco sat down on Wednesday for a third round on an extradition treaty, a year after the talks "
            "stalled over a fugitive.",
            {("treaty", "negotiating")},
        ),
        (
            "A contract that Peru awarded in January to Halden Power was suspended on Monday, after a losing bidder "
            "went to court.",
            {("contract", "suspended")},
        ),
    ],
)
def test_what_stands_behind_after_is_a_circumstance(text: str, told: set[tuple[str, str]]) -> None:
    """What happened years before, or only tells why, changes nothing about the agreement."""
    assert deals(text) == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The supply contract between Zimtora Energy and Halden Power goes to signature in June.", "agreed"),
        ("The supply contract between Zimtora Energy and Halden Power awaits signature.", "agreed"),
        ("The tax treaty between Peru and Morocco is up for signature next week.", "agreed"),
        ("Peru cancelled a concession agreed last year with Halden Power for a port.", "terminated"),
        ("Peru has scrapped a contract signed in 2023 with Halden Power for a railway.", "terminated"),
    ],
)
def test_a_participle_keeps_its_own_time(text: str, status: str) -> None:
    """What is ready to be signed is not signed, and the year of the old contract is not that of its end."""
    assert {told for _, told in deals(text)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        'Reports that Zimtora Energy was preparing a bid for Halden Power were "invented", its chairman said.',
        'A report that Zimtora Energy and Halden Power were in merger talks was "an invention", both said.',
        "A plan by Zimtora Energy and Halden Power to build a plant together is pure fiction, both said.",
    ],
)
def test_an_invention_is_no_agreement(text: str) -> None:
    """What is called an invention, in quotation marks or without, is denied."""
    assert deals(text) == set()


def test_who_applies_to_become_a_member_wants_to_join() -> None:
    """Whatever kind of member it would be."""
    assert deals("Peru has also applied to become a cooperating state of the European Space Agency.") == {
        ("accession", "proposed")
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru and Morocco signed an agreement on Monday to buy and run a research ship together.",
            {("contract", "signed")},
        ),
        (
            "Zimtora Energy and Halden Power are in talks about the tariff for using the pipeline.",
            {("contract", "negotiating")},
        ),
        (
            "Peru and Morocco have agreed to increase cross-border electricity trade, provided that Chile lets the "
            "power through its grid.",
            {("trade_agreement", "agreed")},
        ),
        (
            "Peru and Morocco signed a bilateral agreement on the Trans-Atlas Railway on Monday.",
            {("treaty", "signed")},
        ),
        ("Peru said it was withdrawing from a trade pact with Morocco.", {("trade_agreement", "terminated")}),
        ("Peru and Morocco offer shorter routes.", set()),
        ("Zimtora Energy and Halden Power plan their own lines.", set()),
        ("Zimtora Energy says no sale is in the works, and its shares swing.", set()),
    ],
)
def test_the_kind_suits_the_parties(text: str, told: set[tuple[str, str]]) -> None:
    """States that buy something together take over no company, and companies bargain over fees, not over trade."""
    assert deals(text) == told


def test_who_talks_with_another_is_who_was_spoken_of() -> None:
    """Talks "with" one who is named alone are those of whom the sentence before names."""
    story = (
        "Zimtora Energy and Halden Power signed a contract on Monday. It is negotiating a payment link with the "
        "Banco Norte group."
    )
    assert "negotiating" in {status for _, status in deals(story)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru and Morocco signed a film co-production treaty on Monday.", {("treaty", "signed")}),
        ("Peru and Morocco signed a joint research memorandum on Monday.", {("mou", "signed")}),
        ("Zimtora Energy and Halden Power concluded a supply contract on Monday.", {("contract", "signed")}),
        ("Peru and Morocco concluded talks on a trade agreement on Monday.", {("trade_agreement", "agreed")}),
        (
            "The Maritime Safety Authority signed an arrangement with the Canadian Coast Guard.",
            {("partnership", "signed")},
        ),
    ],
)
def test_the_head_of_a_noun_tells_the_kind(text: str, told: set[tuple[str, str]]) -> None:
    """Of "co-production treaty" the treaty counts, and a contract that is concluded is signed."""
    assert deals(text) == told


def test_the_title_says_whose_talks_they_are() -> None:
    """Talks that the body gives to nobody are those of the two states that the title names for them."""
    found = brief(
        "Zimtora Energy and Halden Power agreed on Wednesday to build a joint plant. Talks on easing visas for "
        "students, also on the agenda, were put off until next year.",
        title="Peru and Morocco agree on plant, postpone visa talks",
    )
    talks = next(a for a in found.agreements if a.status.value == "suspended")
    assert set(talks.parties) == {"Peru", "Morocco"}


def test_states_that_only_an_arrangement_is_about_are_its_parties() -> None:
    """Of "lets workers of X stay in Y" both; talks with a third are others, and "instead of three" denies nothing."""
    text = (
        "A mobility arrangement that lets Peruvian workers stay in Chile for four years instead of three came into "
        "force last Wednesday. France and Peru will hold talks in August about the islands."
    )
    assert {status for _, status in deals(text)} == {"in_force", "negotiating"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Texas-based Zimtora Energy is the preferred bidder for a gas-fired plant.", ("contract", "negotiating")),
        ("Peru named Halden Power as preferred bidder for a wind farm on Monday.", ("contract", "negotiating")),
        (
            "Peru and the IMF signed a staff-level agreement. A committee of bondholders resumed negotiations with the "
            "finance ministry in New York this week.",
            ("financing", "negotiating"),
        ),
        (
            "Peru and UNESCO agreed on a rescue of the temple. France had proposed a museum on the site, an idea that "
            "the ministry declined.",
            ("partnership", "rejected"),
        ),
        ("France offered a loan for the temple, which Peru turned down.", ("financing", "rejected")),
        ("Morocco had suggested a joint ferry service, an offer that Peru rejected.", ("partnership", "rejected")),
    ],
)
def test_bidders_creditors_and_offers_refused(text: str, told: tuple[str, str]) -> None:
    """A preferred bidder still bargains, so do creditors; an offer and its refusal are one thing."""
    assert told in deals(text)


def test_a_share_of_the_cost_is_no_agreement_of_its_own() -> None:
    """Who pays the rest of what has been agreed makes no second agreement; a loan for it is one."""
    agreed = "Peru and Morocco agreed on Monday to build a school for pilots together. "
    assert deals(f"{agreed}Peru is to bear $22 million, and Chile's aid agency the remaining $9 million.") == {
        ("partnership", "agreed")
    }
    assert ("financing", "agreed") in deals(f"{agreed}The World Bank will lend them the rest, $9 million.")


def test_an_invitation_to_join_tells_of_an_accession() -> None:
    """Of states; among companies it is a partnership."""
    assert deals("Norway rejected an invitation to join, saying it had other plans.") == {("accession", "rejected")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zimtora Energy and Halden Power have called time on a payments venture.", {("partnership", "terminated")}),
        (
            "The tax treaty between Peru and France entered into force on Monday after Lima deposited its instruments.",
            {("treaty", "in_force")},
        ),
        ("Peru lifted its veto on Morocco's accession to the pact.", {("accession", "agreed")}),
        ("Zimtora Energy has hired the Banco Norte group to sell its water business.", set()),
        ("Peru and Morocco are considering a joint cocoa exchange.", {("partnership", "proposed")}),
        ("Zimtora Energy and Halden Power plan a joint wind farm.", {("partnership", "proposed")}),
        (
            "A planned gas pipeline was called off by Zimtora Energy and Halden Power on Monday.",
            {("investment", "terminated")},
        ),
        (
            "Peru turned down a Moroccan bid for the gold miner Zimtora Energy.",
            {("merger_acquisition", "rejected")},
        ),
    ],
)
def test_everyday_ways_to_tell_of_ends_plans_and_bids(text: str, told: set[tuple[str, str]]) -> None:
    """What is called off, only planned together, bid for, or no agreement at all."""
    assert deals(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zimtora Energy and Halden Power are finalising a contract for a plant.", {("contract", "negotiating")}),
        ("Peru and Morocco are still wrapping up a trade agreement.", {("trade_agreement", "negotiating")}),
        ("Peru and Morocco announced plans for a defence treaty.", {("treaty", "proposed")}),
        ("Zimtora Energy and Halden Power have been talking about a merger.", {("merger_acquisition", "negotiating")}),
        ("Peru and Morocco have renewed a water swap agreement for five years.", {("treaty", "agreed")}),
    ],
)
def test_what_is_not_yet_agreed(text: str, told: set[tuple[str, str]]) -> None:
    """Who is finalising a contract still talks, and plans for a treaty are no treaty."""
    assert deals(text) == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{A} asked {B} whether it would take a stake of up to 30 percent in the line.", "merger_acquisition"),
        (f"{A} wants the state-run rail freight company {B} to carry its chilled goods.", "contract"),
        (f"{A} has sounded out {B} about a joint plant in Chile.", "partnership"),
        ("Peru hopes that Morocco will open its market to Peruvian avocados.", ""),
        (f"A suggestion by {A} that {B} run its depots lies with the board.", "contract"),
        (f"{A} has proposed to {B} that the two build a plant in Chile.", "partnership"),
        (f"{A} has put a bid of $2.1 billion on the table for {B}.", "merger_acquisition"),
        (f"{B} could take over the depots of {A} next year, a banker said.", ""),
        (f"{B} offered to buy 5 percent of {A} from its founders.", "merger_acquisition"),
        ("Peru has turned to the African Development Bank for $300 million.", "financing"),
        ("The World Bank was asked to carry the cost of Peru's study, about $4 million.", "financing"),
        ("Peru asked the Islamic Development Bank for a loan for its clinics.", "financing"),
    ],
)
def test_what_is_asked_of_another(text: str, kind: str) -> None:
    """What one hopes for, suggests to another or asks of him is proposed."""
    found = deals(text)
    assert {status for _, status in found} == {"proposed"}
    assert not kind or {told for told, _ in found} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "Peru suggested that Morocco was to blame for the spill.",
        f"{A} was asked to comment on a report by {B}.",
        f"{A} hopes that demand will recover by autumn, {B} said.",
        "Peru wants Morocco to apologise.",
        f"{A} was asked to take part in a survey by {B}.",
    ],
)
def test_what_is_no_proposal(text: str) -> None:
    """Opinions, apologies and answers are no agreements that somebody proposes."""
    assert not deals(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru and Morocco initialled rules on tracing gold.", "agreed"),
        ("Peru and Morocco signed statutes for a river office.", "signed"),
        ("Kenya, Uganda and Rwanda agreed a single tariff for mobile calls.", "agreed"),
        (f"{A} and {B} hammered out terms for the use of the dock.", "agreed"),
        (f"Unions of the oil workers and {A} agreed on Tuesday a bonus for night shifts.", "agreed"),
        (f"{A} signed on Thursday to take two million tonnes of ore a year from {B}.", "signed"),
        (f"{A} and {B} put an agreement on the sale of a depot on paper on Monday.", "signed"),
        ("Peru became the 67th signatory of the Artemis Accords in Washington.", "signed"),
        ("Peru put its signature to the Bonn Charter on Monday.", "signed"),
    ],
)
def test_no_noun_of_agreements(text: str, status: str) -> None:
    """What two sign or agree side by side is an agreement, whatever it is called."""
    assert {told for _, told in deals(text)} == {status}


@pytest.mark.parametrize(
    "behind",
    [
        "A signing ceremony is pencilled in for Wednesday.",
        "The text will go to both governments in November for signature.",
        "Signature is left to the presidents.",
        "The signing has been fixed for May.",
        "Signature depends on the two cabinets.",
    ],
)
def test_signature_to_come(behind: str) -> None:
    """A signature that is planned, or left to others, has not been put."""
    assert {told for _, told in deals(f"Peru and Morocco agreed on a fish pact. {behind}")} == {"agreed"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Morocco concluded a three-day exercise at sea.",
        f"{A} and {B} agreed the market was weak.",
        "Forty states that have signed the Bonn Charter meet in June.",
    ],
)
def test_agreed_of_something_else(text: str) -> None:
    """Opinions, exercises and what others have long signed are no agreements."""
    assert not deals(text)
