"""German compounds name an agreement by how they end and begin."""

from __future__ import annotations

import pytest

from bot.briefing.offline.vocabulary.german_compounds import compounds


@pytest.mark.parametrize(
    ("word", "what", "value"),
    [
        ("auslieferungsvertrag", "kind", "treaty"),
        ("wartungsvertrage", "kind", "contract"),
        ("eu-beitrittsabkommen", "kind", "accession"),
        ("vergleichsvereinbarung", "kind", "settlement"),
        ("polizeikooperation", "kind", "partnership"),
        ("waffendeal", "loose", "other"),
        ("pilotprojekt", "may", ""),
    ],
)
def test_named(word: str, what: str, value: str) -> None:
    """The ending tells what it is, and a beginning that knows more tells its kind."""
    assert [told[2:] for told in compounds(f"das {word} gilt")] == [(what, value)]


def test_talks() -> None:
    """Compounds of talks tell that somebody negotiates, and about what."""
    assert {told[2:] for told in compounds("die ubernahmegesprache")} == {
        ("kind", "merger_acquisition"),
        ("status", "negotiating"),
    }


@pytest.mark.parametrize("word", ["diffusion", "koalitionsgesprache", "bildungsauftrag", "ehevertrag", "abkommen"])
def test_no_agreement(word: str) -> None:
    """Other words that end alike name none, and the ending alone is no compound."""
    assert not list(compounds(word))
