"""Find the sectors that an agreement may cover, from the words of data/sector_words.tsv in the lines that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.briefing.offline.lines.lexicon import Hit, Lexicon, flat, words
from bot.briefing.offline.lines.text import Line, is_inside
from bot.briefing.text.tables import alternatives, rows

MAX_SECTORS = 10
_LIST = re.compile(
    r"(?:\s[\w-]{1,14})?(?:,| and| y| et| und|,? as well as|·|・|、|와|과|및|や|と)\s?(?:[\w-]{1,14}\s)?"
)
_BETWEEN = 43
"""Characters that it has at most."""
_LONG_LIST = 3
"""Sectors in a list that is one of what is agreed, wherever it stands."""
_STEM = 5
"""Letters by which two words are one: "ship" and "shipping" tell a sector once."""
_WORDS = 3
"""Words of a sector that are counted, the best ones."""
_EARLY = 1
"""The last line of title and lead."""


class Place(IntEnum):
    """What a line tells of the agreements of an article, the most telling first."""

    TOLD = 0
    """It tells one of them."""
    TITLE = 1
    SPOKEN = 2
    """It has a word of agreement."""
    ELSE = 3
    BACK = 4
    """It tells of earlier times."""


_POINTS = (1.0, 0.8, 0.7, 0.6, 0.2)
"""What a word tells at each place. The points were fitted to our own articles, file by file with one left out."""
_WEAK_POINTS = (0.3, 0.2, 0.25, 0.25, 0.0)
_ENOUGH, _ENOUGH_ALONE = 1.0, 0.65
"""Points of a sector that is told; of the best one where none has so many: an agreement seldom covers no sector."""
_BROAD, _ENOUGH_OF_BROAD = ("finance", "labour", "security", "standards", "transport"), 1.2
"""Sectors of which many an article about something else has the words, and their points."""
_LISTED = 0.5
"""A weak word in a list of fields."""
_NAMED, _NAMED_WEAK = 0.55, 0.2
"""A word that is part of an organisation's name."""
_FURTHER_LINE, _MAX_LINES = 0.1, 4
_AGAIN, _MAX_AGAIN = 0.2, 2
"""A word once more in the title or where an agreement is told."""
_LEAD = 0.15
"""The title or the lead has one of the words."""


_SHORTEST = 7
"""Letters of the shortest German compound that is looked at."""
_SYLLABLES = 2
_IN_KATAKANA = re.compile(r"[ァ-ヴー]{2}")


class Word(NamedTuple):
    """A sector's word; a weak one needs company."""

    code: str
    weak: bool


@dataclass(slots=True)
class Told:
    """What was found of one sector."""

    seen: list[tuple[str, bool, Place]] = field(default_factory=list)
    """Each word as it is written, whether it is weak, and where it stands."""
    words: dict[str, float] = field(default_factory=dict)
    """Points by stem."""
    again: int = 0
    lines: set[int] = field(default_factory=set)
    best: tuple[float, int] = (-1.0, 0)
    """The most points of a line that may prove it, and the line."""

    def points(self) -> float:
        """How much speaks for the sector."""
        return (
            sum(sorted(self.words.values(), reverse=True)[:_WORDS])
            + _AGAIN * min(self.again, _MAX_AGAIN)
            + _FURTHER_LINE * min(len(self.lines), _MAX_LINES)
            + _LEAD * (min(self.lines) <= _EARLY)
        )

    @property
    def proof(self) -> int:
        """The line that proves it best."""
        return -self.best[1]


def told_sectors(
    lines: list[Line],
    places: Sequence[Place],
    language: str,
    names: list[list[tuple[int, int]]],
    *,
    fields: bool,
) -> dict[str, Told]:
    """All sectors of which the lines have a word; words inside `names` tell little.

    `fields`: the agreement is of a kind that lists fields of cooperation.
    """
    found: dict[str, Told] = {}
    for n in sorted(range(len(lines)), key=places.__getitem__):
        line, place = lines[n], places[n]
        hits = sector_words(line, language)
        if not hits:
            continue
        listed = _listed(line, hits) if fields else {}
        if len(listed) >= _LONG_LIST and len(set(listed.values())) >= _LONG_LIST:
            place = Place.TOLD
        again = place <= Place.TITLE
        ends = {end for _, end, _ in hits}
        named = names[n]
        for start, end, (code, weak) in hits:
            if end - start <= _SYLLABLES and _is_cut(line.text, start, end):
                continue
            if weak and start - 1 in ends:
                continue  # the "energy" of "hydrogen energy" is hydrogen
            points = _points(weak, place, listed=start in listed, inside=is_inside(start, end, named))
            told = found.get(code)
            if told is None:
                told = found[code] = Told()
            told.seen.append((line.folded[start:end], weak, place))
            stem = line.folded[start : min(end, start + _STEM)]
            known = told.words.get(stem)
            told.again += again and known is not None
            if known is None or points > known:
                told.words[stem] = points
            told.lines.add(n)
            proves = (points if line.part else points / 10, -n)
            if proves > told.best:
                told.best = proves
    return found


def enough(code: str) -> float:
    """The points from which the rules take a sector to be told."""
    return _ENOUGH_OF_BROAD if code in _BROAD else _ENOUGH


def choose(scores: dict[str, float]) -> list[str]:
    """The sectors that the rules choose by the points of each, those of most points first."""
    ranked = sorted(scores, key=lambda code: -scores[code])[:MAX_SECTORS]
    chosen = [code for code in ranked if scores[code] >= enough(code)]
    return chosen or [code for code in ranked[:1] if scores[code] >= _ENOUGH_ALONE]


def _points(weak: bool, place: Place, *, listed: bool, inside: bool) -> float:
    """What a word tells of its sector."""
    if inside:
        return _NAMED_WEAK if weak else _NAMED
    if weak:
        return max(_LISTED, _WEAK_POINTS[place]) if listed else _WEAK_POINTS[place]
    return _POINTS[place]


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether two katakana are a part of another word: the "ダム" of "ロッテルダム"."""
    if text.startswith("ガス", start):
        return False
    return _IN_KATAKANA.match(text, start) is not None and (
        _IN_KATAKANA.match(text, start - 1) is not None or _IN_KATAKANA.match(text, end - 1) is not None
    )


def sector_words(line: Line, language: str) -> list[Hit[Word]]:
    """The words of sectors in a line, each once for a sector though two entries match it."""
    found: dict[tuple[int, str], Hit[Word]] = {}
    hits = _lexicon(language).find(line.text, line.folded)
    if len(hits) < 2 and language != "de":
        return [hit for hit in hits if hit.value.code]
    for hit in hits:
        known = found.setdefault((hit.start, hit.value.code), hit)
        if hit.value.weak > known.value.weak:
            found[hit.start, hit.value.code] = hit
    if language == "de":
        for hit in _compounds(line.folded):
            if (hit.start, hit.value.code) not in found:
                found[hit.start, hit.value.code] = hit
        return sorted((hit for hit in found.values() if hit.value.code), key=lambda hit: hit.start)
    return [hit for hit in found.values() if hit.value.code]


def _compounds(folded: str) -> Iterator[Hit[Word]]:
    """The German compounds of a text that end in a word of a sector: "Fährreederei"."""
    for word, at in words(folded):
        for told in _told_by_end(word) if len(word) > _SHORTEST else ():
            yield Hit(at, at + len(word), told)


@lru_cache(maxsize=16384)
def _told_by_end(word: str) -> tuple[Word, ...]:
    """The sectors of the longest end of a German word that tells any."""
    ends = _ends()
    for cut in range(2, len(word) - 3):
        if (told := ends.get(word[cut:])) is not None:
            return told
    return ()


@cache
def _ends() -> dict[str, tuple[Word, ...]]:
    """The ends `*word` of German compounds, with the endings of their cases, and the sectors that they tell."""
    found: dict[str, list[Word]] = {}
    for code, written in _rows("sector_words.tsv", "de"):
        if written.startswith("*"):
            for ending in ("", "s", "n", "en", "e", "es", "er", "ern"):
                found.setdefault(flat(written[1:]) + ending, []).append(Word(code, weak=False))
    return {end: tuple(told) for end, told in found.items()}


def _listed(line: Line, hits: list[Hit[Word]]) -> dict[int, str]:
    """Where words stand in a list of fields ("ports, energy and health"), and the sectors that they mean there."""
    found: dict[int, str] = {}
    for one, other in pairwise(hits):
        if (
            one.value.code != other.value.code
            and other.start - one.end <= _BETWEEN
            and _LIST.fullmatch(line.folded, one.end, other.start)
        ):
            found |= {one.start: one.value.code, other.start: other.value.code}
    return found


@cache
def _lexicon(language: str) -> Lexicon[Word]:
    weak = {(code, word) for code, word in _rows("sector_weak.tsv", language)}
    entries = [
        (word, Word(code, (code, word) in weak)) for code, word in _rows("sector_words.tsv", language) if word[0] != "*"
    ]
    nothing = [
        (word, Word("", weak=True))
        for spoken, cell in rows("sector_not.tsv", 2)
        if spoken == language
        for word in alternatives(cell)
    ]
    return Lexicon([*entries, *nothing], group=language)


def _rows(table: str, language: str) -> Iterator[tuple[str, str]]:
    """The sector codes and words of a language."""
    for code, spoken, cell in rows(table, 3):
        if spoken == language:
            yield from ((code, word) for word in alternatives(cell))
