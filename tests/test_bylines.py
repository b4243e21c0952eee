"""Who wrote an article is told by name or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bylines import MAX_LENGTH, by_line


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (["Ann Lee", "Bo Park", "Ann Lee"], "Ann Lee, Bo Park"),
        (["By Ann &amp; Bo Lee"], "Ann & Bo Lee"),
        (["Von Jürgen Byron"], "Jürgen Byron"),
        (["김철수 기자"], "김철수 기자"),
        (["ann@wire.example (Ann Lee)", "Bo Park (bo@wire.example)"], "Ann Lee, Bo Park"),
        (["Ed Itor"], "Ed Itor"),
        (["https://x.example/ann", "ann@wire.example", "admin", "Wire Staff", "Newsroom", "", "  "], None),
        ([], None),
    ],
)
def test_names_alone_are_told(told: list[str], names: str | None) -> None:
    """Each once, without what stands before or around them; addresses, accounts and desks name nobody."""
    assert by_line(told) == names


@given(st.lists(st.text(max_size=300), max_size=8))
def test_any_text_is_a_short_line_or_none(told: list[str]) -> None:
    """One line that can be stored."""
    line = by_line(told)
    assert line is None or (0 < len(line) <= MAX_LENGTH and line.isprintable() | ("\n" not in line))
