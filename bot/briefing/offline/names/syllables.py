"""Find names of organisations in Korean and Japanese, whose writing does not tell names by capitals."""

from __future__ import annotations

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.named import Name, Span


def find_names(lines: list[Line], taken: list[list[Span]], language: str) -> list[list[Name]]:
    """The organisations of each line outside `taken`, which are listed already."""
    # Many patterns with large sets of characters are compiled when these are imported: not for other languages.
    if language == "ko":
        from bot.briefing.offline.names.korean import korean_names

        return korean_names(lines, taken)
    from bot.briefing.offline.names.japanese import japanese_names

    return japanese_names(lines, taken)
