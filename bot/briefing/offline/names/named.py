"""What the finders of Korean and Japanese names share: the words that end names, and those that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.text.tables import alternatives, rows

Span = tuple[int, int]
_LONGEST_ENDING = 9
_DAILY = re.compile(r"日産(?:約|数|最大)?[0-9０-９]")
"""What a plant makes a day, which is no Nissan."""
_KATAKANA = re.compile(r"[ァ-ヴー]{2}")
_WITHIN = re.compile(rf"[가-힣]{{2}}|{_KATAKANA.pattern}")
"""Where a name in Hangul or katakana would begin within a word."""
_IN_WORD = re.compile(r"[가-힣]{2}")
_SHORT_NAME = 4
_VOCABULARY = ("event_words.tsv", "sector_words.tsv", "role_words.tsv", "units.tsv", "common_words.tsv")

_AFTER_CONSONANT = frozenset({"은", "이", "과", "을", "과의", "과는", "과도", "으로", "으로부터", "이라고"})
_AFTER_VOWEL = frozenset({"는", "가", "와", "를", "와의", "와는", "와도", "로부터", "라고"})
"""Korean particles by the sound that they follow."""


def final_consonant(syllable: str) -> int:
    """The number of the consonant with which a Korean syllable ends, in the order of Unicode; 0 for none."""
    return (ord(syllable) - ord("가")) % 28


def fits_particle(stem: str, particle: str) -> bool:
    """Whether the sound before a Korean particle is the one that it follows."""
    last = stem[-1]
    if not "가" <= last <= "힣":
        return True
    return particle not in (_AFTER_VOWEL if final_consonant(last) else _AFTER_CONSONANT)


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


def places(name: str, text: str) -> Iterator[int]:
    """Where a name stands in a text, within words too."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def is_within(text: str, start: int) -> bool:
    """Whether a Korean word goes on before the name of a place: "페르가나" is no "가나", "대미" is about "미국"."""
    return start > 1 and "가" <= text[start] <= "힣" and _IN_WORD.match(text, start - 2) is not None


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a word in katakana goes on behind a short name of a place: "リマク" is no "リマ"."""
    if text.startswith("$", end):
        return True  # "US$"
    return (
        end - start < _SHORT_NAME
        and _KATAKANA.match(text, end - 1) is not None
        and _KATAKANA.match(text, start) is not None
    )


def is_part(text: str, start: int, end: int) -> bool:
    """Whether a listed name is a part of another word: "한전" of "대한전력", "アント" of "プラント"."""
    if text[start] < "\u3000":
        return False
    if _DAILY.match(text, start):
        return True
    if start and _WITHIN.match(text, start - 1):
        return True
    short = end - start <= _SHORT_NAME and _KATAKANA.match(text, end - 1) is not None
    return short and not text.startswith(("グループ", "ホールディングス", "モーター"), end)


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
