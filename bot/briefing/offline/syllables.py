"""Find names of organisations in Korean and Japanese, whose writing does not tell names by capitals."""

from __future__ import annotations

from bot.briefing.offline.japanese import japanese_names
from bot.briefing.offline.korean import korean_names
from bot.briefing.offline.named import Name, Span
from bot.briefing.offline.text import Line


def find_names(lines: list[Line], taken: list[list[Span]], language: str) -> list[list[Name]]:
    """The organisations of each line outside `taken`, which are listed already."""
    return korean_names(lines, taken) if language == "ko" else japanese_names(lines, taken)
