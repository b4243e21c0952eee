"""Who agrees with whom in English: several deals of one verb, what one offers another, and whose offer is refused."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief


def told(text: str) -> set[tuple[str, str, frozenset[str]]]:
    """The kind, the status and the parties of each agreement that an article tells."""
    return {(a.kind, a.status, frozenset(a.parties)) for a in brief(text).agreements}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Kenya awarded a road contract to Sinohydro and a bridge contract to Strabag.", ["Sinohydro", "Strabag"]),
        ("Kenya has ordered 12 engines from Rolls-Royce and 30 from Safran.", ["Rolls-Royce", "Safran"]),
        ("Kenya signed separate supply deals with Petronas and Sasol.", ["Petronas", "Sasol"]),
        (
            "Kenya signed leases with Vestas and Siemens worth $2 million and $3 million respectively.",
            ["Vestas", "Siemens"],
        ),
        ("Kenya signed a supply deal with Petronas and Sasol.", []),
    ],
)
def test_each_counterpart_has_a_deal_of_its_own(text: str, pairs: list[str]) -> None:
    """One verb tells two deals where each counterpart has its own object, or the sentence says so."""
    found = {frozenset(a.parties) for a in brief(text).agreements}
    assert found == ({frozenset(("Kenya", x)) for x in pairs} or {frozenset(("Kenya", "Petronas", "Sasol"))})


def test_lenders_and_borrowers_respectively() -> None:
    """Two lists of equal length are paired, and the papers that are signed are those of both."""
    text = (
        "The European Investment Bank and KfW have lent Estonia and Latvia 140 million euros and 95 million euros"
        " respectively. The papers were signed on Friday."
    )
    assert told(text) == {
        ("financing", "signed", frozenset(("European Investment Bank", "Estonia"))),
        ("financing", "signed", frozenset(("KfW", "Latvia"))),
    }


@pytest.mark.parametrize(
    ("text", "kind", "status", "parties"),
    [
        ("Chile has held out to Bolivia the prospect of a rail corridor.", "partnership", "proposed", "Chile Bolivia"),
        ("Saab pitched its fighter to Peru on Monday.", "contract", "proposed", "Saab Peru"),
        ("Chile suggested a common patrol to Bolivia.", "partnership", "proposed", "Chile Bolivia"),
        ("Petronas is haggling with Equinor over the price of gas.", "contract", "negotiating", "Petronas Equinor"),
        ("Petronas and Equinor shook hands on volumes of gas.", "contract", "agreed", "Petronas Equinor"),
        ("Chile proposed a shared grid. Peru rejected the proposal on Friday.", "treaty", "rejected", "Chile Peru"),
        (
            "Airbus proposed a joint venture to Embraer. Embraer declined the proposal.",
            "partnership",
            "rejected",
            "Airbus Embraer",
        ),
        ("Danone rejected a $3 billion proposal from Unilever.", "merger_acquisition", "rejected", "Danone Unilever"),
        ("Chile has asked Peru for a survey ship.", "financing", "proposed", "Chile Peru"),
        (
            "Danone and Unilever struck a deal under which Danone will supply milk.",
            "contract",
            "agreed",
            "Danone Unilever",
        ),
        ("Danone and Unilever reached an understanding on selling seats.", "contract", "agreed", "Danone Unilever"),
    ],
)
def test_what_one_offers_another(text: str, kind: str, status: str, parties: str) -> None:
    """Offers, talks that only a verb tells, and refusals of what the sentence before proposed are one entry each."""
    assert told(text) == {(kind, status, frozenset(parties.split()))}


def test_condolences_and_offers_received_are_no_agreement() -> None:
    """What is offered that nobody accepts is no proposal, and an offer that is received is no loan."""
    lead = "Petronas signed a contract with Equinor on Monday. "
    assert len(brief(f"{lead}Chile offered Peru its condolences.").agreements) == 1
    kinds = {a.kind for a in brief("Danone received and rejected a $3 billion proposal from Unilever.").agreements}
    assert kinds == {"merger_acquisition"}


def test_a_round_of_money_needs_who_gives_it() -> None:
    """A company raises money from somebody; a tariff that it raises is no agreement."""
    text = "Zimtora Labs, a Chilean start-up, raised $40 million from Sequoia Capital."
    assert {a.kind for a in brief(text).agreements} == {"investment"}
    assert not brief("Petronas raised the price of gas by $40 million in May.").agreements


def test_an_end_behind_a_participle_is_an_agreement_of_its_own() -> None:
    """What a contract replaces has ended; a letter that nobody else is named for belongs to its sentence."""
    text = "Kenya signed a power contract with Siemens on Monday, scrapping an earlier deal with Hitachi."
    assert told(text) == {
        ("contract", "signed", frozenset(("Kenya", "Siemens"))),
        ("contract", "terminated", frozenset(("Kenya", "Hitachi"))),
    }
    text = "Sasol is in talks with Shell about a loan, and has meanwhile shelved a plan to open a plant with Petronas."
    assert {(a.status, frozenset(a.parties)) for a in brief(text).agreements} == {
        ("negotiating", frozenset(("Sasol", "Shell"))),
        ("suspended", frozenset(("Sasol", "Petronas"))),
    }


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("Approval came from the Storting hours later.", "ratified"),
        ("The Storting gave its blessing on Thursday.", "ratified"),
        ("The Storting approved it on Thursday.", "ratified"),
        ("It still needs approval from parliament.", "signed"),
        ("The Storting passed a budget on Tuesday.", "signed"),
    ],
)
def test_a_parliament_assents_to_what_was_told_before(behind: str, status: str) -> None:
    """A treaty is ratified by a later sentence that names only the parliament, not by what else it passes."""
    text = f"Norway and Iceland signed a fisheries treaty on Monday. {behind}"
    assert told(text) == {("treaty", status, frozenset(("Norway", "Iceland")))}
