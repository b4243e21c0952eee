"""Find names of organisations in Korean and Japanese, whose writing does not tell names by capitals."""

from __future__ import annotations

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.named import Name, Span

_FIRMS = ("company", "bank_fund")
_SHORTEST = 3
"""Characters by which a headline may shorten a name."""


def find_names(lines: list[Line], taken: list[list[Span]], language: str) -> list[list[Name]]:
    """The organisations of each line outside `taken`, which are listed already."""
    # Many patterns with large sets of characters are compiled when these are imported: not for other languages.
    if language == "ko":
        from bot.briefing.offline.names.korean import korean_names

        return _united(lines, korean_names(lines, taken))
    from bot.briefing.offline.names.japanese import japanese_names

    return _united(lines, japanese_names(lines, taken))


def _united(lines: list[Line], found: list[list[Name]]) -> list[list[Name]]:
    """The names, each firm that only the headline names by the one of the text that begins so: "南海火災"."""
    each = list(zip(lines, found, strict=True))
    told = {n.entity for line, names in each if line.part for n in names if n.entity.kind in _FIRMS}
    titled = {n.entity for line, names in each if not line.part for n in names if n.entity.kind in _FIRMS} - told
    for short in titled:
        whole = [entity for entity in told if entity.name.startswith(short.name)]
        if len(short.name) < _SHORTEST or len(whole) != 1:
            continue
        for _, names in each:
            for name in names:
                if name.entity == short:
                    name.entity = whole[0]
    return found
