"""English articles tell what others want of those who made the agreement that they are about."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, deals

LEAD = "Sudharma Mills signed a contract with Okapi Textiles on Monday for 900 looms, both companies said.\n\n"


def _others(text: str) -> list[tuple[str, str, set[str]]]:
    """The agreements besides that of the lead: (kind, status, parties)."""
    told = brief(LEAD + text + "\n\nThe looms will be delivered by June.", title="Sudharma buys looms from Okapi")
    return [(a.kind.value, a.status.value, set(a.parties)) for a in told.agreements if a.status.value != "signed"]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "Halden Motors, which makes parts nearby, intends to buy a quarter of the output.",
            "contract",
            "Halden Motors",
        ),
        ("Halden Freight has offered to carry the looms.", "contract", "Halden Freight"),
        ("Halden Insurance would like to insure them.", "contract", "Halden Insurance"),
        ("The Asian Development Bank could finance the rest.", "financing", "Asian Development Bank"),
    ],
)
def test_what_an_outsider_wants(text: str, kind: str, who: str) -> None:
    """Who had no part so far proposes something to those who were spoken of, whom the sentence need not name."""
    ((told, status, parties),) = _others(text)
    assert (told, status) == (kind, "proposed")
    assert who in parties
    assert len(parties) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Halden Motors plans to expand its plant in Pune.",
        "Halden Motors intends to double its output.",
        "Halden Freight hopes to lead the market by 2030.",
        "Halden Freight wants to study the contract.",
        "Sudharma Mills plans to install the looms in Pune.",
        "The union SLO wants to see the contract.",
    ],
)
def test_what_is_no_offer(text: str) -> None:
    """What somebody does with his own, or only wants to read, and what the parties themselves plan, is none."""
    assert not _others(text)


def test_others_do_so_as_well() -> None:
    """Others who do the same are no party of another agreement of the article."""
    told = brief(
        "Peru refused the amendments to the health treaty of the World Health Organization on Monday. "
        "Norway and Japan refused the amendments as well."
    )
    assert [set(a.parties) & {"Norway", "Japan"} for a in told.agreements] == [set()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Peru and Morocco gave notice that all conditions of the concession were fulfilled, and it took effect.",
            ("contract", "in_force"),
        ),
        (
            "Zimtora Energy turned a letter of intent with Halden Motors into a binding contract.",
            ("contract", "signed"),
        ),
        ("Zimtora Energy exercised an option for ten more buses with Halden Motors.", ("contract", "agreed")),
    ],
)
def test_later_stages(text: str, found: tuple[str, str]) -> None:
    """What takes effect, becomes binding or is ordered in addition."""
    assert deals(text) == {found}


def test_what_is_offered_every_year() -> None:
    """What a state offers year after year is no proposal."""
    assert not deals("Kenya offers 300 scholarships a year to Togo under an old programme.")
