"""What the finders of Korean and Japanese names share: the words that end names, and those that are none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from bot.briefing.offline import gazetteer
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.lexicon import flat
from bot.briefing.tables import alternatives, rows

Span = tuple[int, int]
_LONGEST_ENDING = 9
_VOCABULARY = ("event_words.tsv", "sector_words.tsv", "role_words.tsv", "units.tsv", "common_words.tsv")


@dataclass(slots=True)
class Name:
    """A name of an organisation in a line."""

    start: int
    end: int
    entity: Entity


def without_overlaps(names: list[Name]) -> list[Name]:
    """The names in their order, of two that overlap the first and longer."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def outside(names: list[Name], taken: list[Span]) -> list[Name]:
    """The names that are no part of what is listed already, in their order; they may contain a listed country."""
    free = [n for n in names if not any(inside(n.start, n.end, span) for span in taken)]
    return without_overlaps(free)


def inside(start: int, end: int, span: Span) -> bool:
    """Whether a place is part of a span, or cuts it."""
    s, e = span
    return s < end and start < e and not (start <= s and e <= end and (start, end) != span)


@lru_cache(maxsize=8192)
def ending_of(name: str) -> tuple[int, str] | None:
    """The length and kind of the word for organisations in which `name` ends, the longest; None without one."""
    endings = gazetteer.name_endings()
    for start in range(max(0, len(name) - _LONGEST_ENDING), len(name)):
        if (kind := endings.get(name[start:])) is not None:
            return len(name) - start, kind
    return None


def is_common(word: str, language: str) -> bool:
    """Whether a Korean or Japanese word is one of everyday news, which names nobody."""
    return flat(word) in _common(language)


@cache
def _common(language: str) -> frozenset[str]:
    """The words of our own tables, data/common_words.tsv among them, and countries."""
    words = {
        flat(word.rstrip("*"))
        for table, columns in ((name, 2 if name == "common_words.tsv" else 3) for name in _VOCABULARY)
        for row in rows(table, columns)
        if language in row[:-1]
        for word in alternatives(row[-1])
    }
    places = {flat(name) for row in rows("countries.tsv", 4) for cell in row[1:] for name in alternatives(cell)}
    return frozenset(words | places | set(gazetteer.name_endings()))
