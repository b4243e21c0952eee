"""English articles that tell of a second agreement in words that no rule reads."""

from __future__ import annotations

from tests.briefing.offline.stories import brief

FIRST = "Norsk Hydro signed a contract with Volvo Cars on Monday for 4,000 tonnes of aluminium a year."


def test_agreement_of_others_is_told_too() -> None:
    """Two that have no agreement yet have the one that the words of a sentence make likeliest."""
    text = "Saab, meanwhile, gets the hulls of two patrol boats from Kongsberg, a deal worth 90 million euros."
    _, other = brief(f"{FIRST} {text}", title="Press review").agreements
    assert (other.parties, other.status) == (("Saab", "Kongsberg"), "agreed")


def test_parties_of_the_first_are_not_told_again() -> None:
    """What else is said of those who agreed is no further agreement."""
    told = brief(f"{FIRST} The contract binds Norsk Hydro and Volvo Cars until 2032.", title="Press review")
    assert len(told.agreements) == 1
