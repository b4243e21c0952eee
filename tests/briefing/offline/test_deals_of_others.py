"""Sentences in other languages than English tell agreements in many constructions (tests/data/deals_others.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.offline.stories import deals

_CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "data" / "deals_others.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "told", "text"), _CASES)
def test_deals(language: str, told: str, text: str) -> None:
    """The agreement is found with a right kind and its status, and no other."""
    kinds, _, status = told.partition("/")
    found = deals(text, language)
    assert found in [{(kind, status)} for kind in kinds.split("|")] if status else not found
