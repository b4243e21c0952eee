"""Tell which sectors an agreement covers, from the words of data/sector_words.tsv in the lines that tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bot.briefing.draft import SectorDraft
from bot.briefing.offline.lexicon import Hit, Lexicon
from bot.briefing.offline.text import Line
from bot.briefing.tables import alternatives, rows

_ENOUGH = 1.2
_ENOUGH_WEAK = 1.9
_MAX = 10
_LIST = re.compile(
    r"(?:\s[\w-]{1,14})?(?:,| and| y| et| und|,? as well as|·|・|、|와|과|및|や|と)\s?(?:[\w-]{1,14}\s)?"
)


class Word(NamedTuple):
    """A sector's word; a weak one needs company."""

    code: str
    weak: bool


def find_sectors(
    lines: list[Line],
    weights: Mapping[int, float],
    language: str,
    names: list[list[tuple[int, int]]],
    *,
    fields: bool,
) -> list[SectorDraft]:
    """The sectors of the lines with a weight, the weightiest first; words inside `names` tell little.

    `fields`: the agreement is of a kind that lists fields of cooperation.
    """
    scores: dict[str, float] = {}
    strong: set[str] = set()
    told: set[tuple[str, str]] = set()
    best: dict[str, tuple[float, int]] = {}
    for n, weight in weights.items():
        line = lines[n]
        hits = _lexicon(language).find(line.text, line.folded)
        listed = _listed(line, hits) if fields else set()
        ends = {h.end for h in hits}
        for hit in hits:
            code = hit.value.code
            if hit.value.weak and hit.start - 1 in ends:
                continue  # the "energy" of "hydrogen energy" is hydrogen
            weak = hit.value.weak and hit.start not in listed
            inside = any(s <= hit.start and hit.end <= e for s, e in names[n])
            word = (code, line.folded[hit.start : hit.start + 5])
            points = weight * (0.5 if weak else 1.0) * (0.35 if inside else 1.0) * (0.3 if word in told else 1.0)
            told.add(word)
            scores[code] = scores.get(code, 0.0) + points
            if not weak and not inside:
                strong.add(code)
            proof = points if line.part else points / 10
            if code not in best or proof > best[code][0]:
                best[code] = (proof, n)
    chosen = sorted(
        (c for c, s in scores.items() if s >= (_ENOUGH if c in strong else _ENOUGH_WEAK)), key=lambda c: -scores[c]
    )
    return [SectorDraft(code=code, evidence=lines[best[code][1]].text) for code in chosen[:_MAX]]


def told_outright(line: Line, language: str) -> list[tuple[int, int, str]]:
    """Where a line has a word that tells a sector by itself, and the sector's code."""
    return [(h.start, h.end, h.value.code) for h in _lexicon(language).find(line.text, line.folded) if not h.value.weak]


def _listed(line: Line, hits: list[Hit[Word]]) -> set[int]:
    """Where words stand in a list of fields ("ports, energy and health"): there a weak word means its sector."""
    found: set[int] = set()
    for one, other in pairwise(hits):
        if one.value.code != other.value.code and _LIST.fullmatch(line.folded, one.end, other.start):
            found |= {one.start, other.start}
    return found


@cache
def _lexicon(language: str) -> Lexicon[Word]:
    weak = {(code, word) for code, cell in rows("sector_weak.tsv", 2) for word in alternatives(cell)}
    return Lexicon(
        (
            (word, Word(code, (code, word) in weak))
            for code, spoken, cell in rows("sector_words.tsv", 3)
            if spoken == language
            for word in alternatives(cell)
        ),
        group=language,
    )
