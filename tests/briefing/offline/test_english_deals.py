"""Short English articles tell agreements in many constructions (tests/data/deals_en.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.model import Agreement
from tests.briefing.offline.stories import brief

STORIES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[2] / "data" / "deals_en.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def _is(agreement: Agreement, expected: str) -> bool:
    told, _, party = expected.partition(" ")
    kinds, _, status = told.partition("/")
    return agreement.kind in kinds.split("|") and agreement.status == status and party in agreement.parties


@pytest.mark.parametrize(("expected", "title", "text"), STORIES)
def test_deals_of_a_story(expected: str, title: str, text: str) -> None:
    """Kind and status of every agreement with one of its parties, and no other agreement."""
    left = list(brief(text, title=title).agreements)
    for deal in expected.split("; ") if expected != "-" else ():
        found = next((a for a in left if _is(a, deal)), None)
        assert found is not None, f"{deal} not in {left}"
        left.remove(found)
    assert not left
