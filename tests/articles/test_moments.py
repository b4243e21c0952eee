"""The days and years that a text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.moments import days_named, weekdays_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("signed on July 24, 2026", {"07-24", "2026"}),
        ("on 24 July", {"07-24"}),
        ("on the 3rd of Sept.", {"09-03"}),
        ("el 3 de marzo de 2027", {"03-03", "2027"}),
        ("am 3. März", {"03-03"}),
        ("le 1er août", {"08-01"}),
        ("2026년 7월 24일", {"07-24", "2026"}),
        ("7月24日", {"07-24"}),
        ("2026-07-24", {"07-24", "2026"}),
        ("24 ships, 31 dollars, 2,026 tonnes and $2026", set()),
        ("at 10:24 may they come", set()),
    ],
)
def test_dates_are_found_in_six_languages(text: str, named: set[str]) -> None:
    """Days with their month, and years; no other numbers."""
    assert days_named(text) == named


@pytest.mark.parametrize("text", ["on Tuesday", "el martes", "mardi", "am Dienstag", "화요일", "火曜日"])
def test_weekdays_are_found_in_six_languages(text: str) -> None:
    """Monday is the first."""
    assert weekdays_named(text) == {"d1"}


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Nothing raises, and days have a form that sorts."""
    assert all(len(day) in (4, 5) for day in days_named(text))
    assert all(len(day) == 2 for day in weekdays_named(text))
