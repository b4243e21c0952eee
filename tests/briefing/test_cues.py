"""The literals of a cue only make its search cheap: they never hide a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.proof.cues import Cue, has_cue
from bot.briefing.text.folding import words
from bot.briefing.text.tables import alternatives, rows

_ROWS = [row for row in rows("hedges.tsv", 4) if row[2]]


@pytest.mark.parametrize(("cue", "language", "literals", "pattern"), _ROWS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_every_match_of_a_cue_has_one_of_its_literals(
    cue: str, language: str, literals: str, pattern: str, data: st.DataObject
) -> None:
    """Whatever text a pattern of data/hedges.tsv matches, a literal of its row is in it."""
    text = data.draw(st.from_regex(re.compile(pattern)))
    assert any(literal in text for literal in alternatives(literals))


@pytest.mark.parametrize(
    ("cue", "sentence", "told"),
    [
        ("signed-fact", "Chile and Peru signed a treaty.", True),
        ("signed-fact", "Chile and Peru will be signed up.", False),
        ("signed-hedge", "Chili devrait signer un accord.", True),
        ("not-signed", "양국은 협정에 서명하지 않았다.", True),
        ("denied", "Der Minister wies den Bericht zurück.", True),
        ("denied", "The minister gave a report.", False),
        ("both-sides", "Los dos países lo celebran.", True),
        ("both-sides", "両国が発表した。", True),
    ],
)
def test_a_cue_is_found_in_each_language(cue: Cue, sentence: str, told: bool) -> None:
    """A sentence has a cue where a pattern of any language has it."""
    assert has_cue(cue, words(sentence)) is told
