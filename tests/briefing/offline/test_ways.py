"""Articles in other languages than English tell an agreement in many ways (tests/data/ways.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.offline.stories import brief

WAYS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[2] / "data" / "ways.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "kinds", "status", "sentence"), WAYS)
def test_a_sentence_tells_one_agreement(language: str, kinds: str, status: str, sentence: str) -> None:
    """The kind is one of those that the sentence may mean, and the status is the one that it tells."""
    found = brief(sentence, language=language).agreements
    assert len(found) == 1
    assert found[0].kind.value in kinds.split()
    assert found[0].status.value == status
