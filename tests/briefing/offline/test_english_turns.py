"""English tells in ever other words who works for whom, what is wanted, and what has become of an agreement."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, worded

A, B = "Zimtora Energy", "Halden Power"


def _told(text: str) -> list[tuple[str, str]]:
    """The kind and status of what a text words like an agreement, likely or not."""
    return [(d.kind, d.status) for d in worded(f"{text} It was announced on Monday.", title="News of the day")]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} has turned to {B} for eighteen commuter trains.",
        f"Port operator {A} is having its quay deepened by {B} for $88 million.",
        f"{A} will provide {B} with 400 buses.",
        "Dairy cooperative Zimtora Foods will ship 30,000 tonnes of milk powder to Algeria.",
        f"{A} has won {B} as a customer.",
    ],
)
def test_who_works_for_another(text: str) -> None:
    """Work and goods are a contract, whoever does it and whatever is counted."""
    assert _told(text) == [("contract", "agreed")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru and Chile put an end to their trade dispute over grapes.", ("settlement", "agreed")),
        ("Peru and Chile have drawn their sea border.", ("treaty", "agreed")),
        (f"Telecom firm {A} wants to buy 20 percent of {B}.", ("merger_acquisition", "proposed")),
        (f"{A} put in a bid to build three patrol ships for Chile.", ("contract", "proposed")),
        ("Peru wants Chile on board for its fighter project.", ("partnership", "proposed")),
        ("A loan of $120 million for Laos is under consideration at the World Bank.", ("financing", "proposed")),
        ("The World Bank will decide in June on a $120 million credit for Laos.", ("financing", "proposed")),
        (f"The unions demand a wage rise of 8 percent from {A}.", ("settlement", "proposed")),
        (f"{A} and {B} are in talks over two converter platforms.", ("contract", "negotiating")),
        ("Peru and Chile hope to close their free trade negotiations this year.", ("trade_agreement", "negotiating")),
    ],
)
def test_what_is_wanted_or_talked_about(text: str, told: tuple[str, str]) -> None:
    """What is wanted of another, put to him or counted in talks tells the kind and how far it is."""
    assert _told(text) == [told]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A Peruvian request to station aircraft in Chile met with a refusal.", "rejected"),
        ("Peru's plan for a joint dam authority found no favour in Chile.", "rejected"),
        (f"{B} declined to sponsor the school of {A}.", "rejected"),
        ("A code-share between Air Baltica and Qantara Airways started on Sunday.", "in_force"),
        ("The free trade zone of Peru and Chile opened on Wednesday.", "in_force"),
        (f"{A} has stopped deliveries to {B} for the time being.", "suspended"),
        (f"Norway's {A} no longer wants to build an aluminium plant with {B}.", "terminated"),
        (f"Six jets that {A} had ordered from {B} will not be delivered.", "terminated"),
        (f"{A} is pulling its money out of {B}.", "terminated"),
        (f"The ferry service that {A} ran with {B} will be discontinued.", "terminated"),
        (f"The sponsorship of football club Ajax by {A} ends after nine years.", "terminated"),
        (f"An earlier plan to charter two ferries from {A} has been dropped.", "terminated"),
        (f"{A} will build trams for {B} under a contract that was concluded last week.", "signed"),
        (f"{A} and {B} will run a laboratory, under an agreement signed in Lima on Monday.", "signed"),
    ],
)
def test_what_has_become_of_it(text: str, status: str) -> None:
    """It is refused, at work, paused, over or signed, though no single verb says so."""
    assert [told for _, told in _told(text)] == [status]


def test_one_more_firm_is_no_further_mention() -> None:
    """A firm that was not named before and talks, or buys, does so with those who were: that is another agreement."""
    text = (
        "Yard Tuas Marine builds four ships for Greek owner Aegis Navigation under a contract signed on Monday. "
        "Finland's Kuljetus is in talks to provide the engines, its chief said."
    )
    agreements = brief(text).agreements
    assert [(a.kind.value, a.status.value) for a in agreements] == [("contract", "signed"), ("contract", "negotiating")]
    assert "Kuljetus" in agreements[1].parties


def test_a_similar_agreement_is_of_the_kind_told_before() -> None:
    """ "A similar deal" is like the one before."""
    text = (
        "Dairy firm Conaprole will supply Chile's Soprole with milk under a contract signed on Monday. "
        "Talks with Egypt on a similar sale have broken down."
    )
    assert [(d.kind, d.status) for d in worded(text)] == [("contract", "signed"), ("contract", "terminated")]


def test_who_complains_is_still_a_side_of_what_was_put_off() -> None:
    """Talks are between those whom the sentence names first, whoever objects later in it."""
    text = "Talks between Peru and the European Union over tuna were postponed after Brussels complained about quotas."
    (deal,) = worded(text, title="News of the day")
    assert {e.name for e in deal.parties} == {"Peru", "European Union"}


def test_what_both_do_proves_an_agreement() -> None:
    """A sentence whose subject is "both" tells of those named just before."""
    text = (
        f"{A} and {B} have ended a dispute about gas out of court. "
        "Both are now discussing a new supply contract for ten years."
    )
    assert ("contract", "negotiating") in {(a.kind.value, a.status.value) for a in brief(text).agreements}


def test_what_a_settlement_costs_is_no_loan() -> None:
    """Who pays what was settled lends nobody anything."""
    text = (
        "Peru's Minera Andes and Chile's Cobre Norte have ended a dispute about a mine out of court. "
        "The Peruvian side will pay $140 million in three instalments."
    )
    assert {a.kind.value for a in brief(text).agreements} == {"settlement"}


def test_a_firm_delivers_to_those_who_were_spoken_of() -> None:
    """What a firm will deliver of what was told before is a contract with those whom it is for; "it" is no goods."""
    told = "The World Bank and Peru signed a loan agreement for a solar park on Monday. "
    found = brief(f"{told}Sunfield Solar is to ship the panels by December.").agreements
    assert [(a.kind.value, a.status.value) for a in found] == [("financing", "signed"), ("contract", "agreed")]
    assert [a.kind.value for a in brief(f"{told}Sunfield Solar will carry it next year.").agreements] == ["financing"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{A} and {B} have put aside a legal battle over patents.", ("settlement", "agreed")),
        (f"{A} has agreed to sell its Irish branch to {B}.", ("merger_acquisition", "agreed")),
        (f"{A} has agreed to sell its surplus power to {B}.", ("contract", "agreed")),
        (f"Peru has shelved a plan for a joint smelter with Chile's {A}.", ("partnership", "suspended")),
        (f"Peru has stripped {A} of its lease.", ("contract", "terminated")),
        (f"{A} and {B} have been asked to deliver two more ships.", ("contract", "proposed")),
        ("A pact whereby Chile sells Peru gas was put on ice.", ("treaty", "suspended")),
        (f"{A} will build a metro line worth 68 billion taka for Peru.", ("contract", "agreed")),
    ],
)
def test_what_kind_it_is(text: str, told: tuple[str, str]) -> None:
    """What is sold, built or put aside tells the kind."""
    assert told in _told(text)


def test_a_lender_pays_a_part() -> None:
    """A part of the cost is money as well, where a lender pays it; what somebody gets is none."""
    text = f"{A} will build trams for Peru under a contract signed on Monday. The World Bank finances 70 percent."
    assert ("financing", "agreed") in {(d.kind, d.status) for d in worded(text)}
    assert worded("Egypt gets 97 percent of its water from the river.", title="News of the day") == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru approved the terms after Chile withdrew an objection.",
        "The unions of Lima had so far refused to take part.",
        "Peru sells its power to industry.",
    ],
)
def test_what_ends_and_begins_nothing(text: str) -> None:
    """Who drops an objection leaves nothing, and what was refused before is no news."""
    assert {status for _, status in _told(text)}.isdisjoint(("terminated", "rejected"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{A} is close to ordering 20 jets from {B}.", ("contract", "negotiating")),
        (f"{A} gets 20,000 meters from {B}.", ("contract", "agreed")),
        (f"{A} will have two ferries built by {B}.", ("contract", "agreed")),
        (f"{A} has been receiving Peruvian gas since Sunday under a contract with {B}.", ("contract", "in_force")),
    ],
)
def test_what_is_near_or_has_begun(text: str, told: tuple[str, str]) -> None:
    """What is all but ordered, hoped for or received already tells how far it is."""
    assert told in _told(text)
