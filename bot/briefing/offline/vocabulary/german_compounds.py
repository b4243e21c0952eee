"""Know German compounds of agreements by how they end and begin (data/german_compounds.tsv): "Auslieferungsvertrag"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.told import Told
from bot.briefing.text.tables import alternatives, rows

_WORD = re.compile(r"\b[a-z][a-z-]{5,}\b")
_LEAST = 2
"""Letters of a beginning."""
_ANY = "*"
_SHORT = 3
"""Letters of a beginning that is a whole one: "Diffusion" is no fusion, and "Berlin-Fusion" one."""
_TALKS = ("gesprache", "gesprachen", "verhandlungen", "konsultationen", "unterredungen", "sondierungen")
"""Compounds that end like this tell how far it is, too."""


def compounds(folded: str) -> Iterator[Told]:
    """The compounds of a folded text that name an agreement, or talks."""
    if not _any().may(folded):
        return
    for m in _WORD.finditer(folded):
        what, value, talks = _named(m[0])
        if what:
            yield m.start(), m.end(), what, value
            if talks:
                yield m.start(), m.end(), "status", "negotiating"


@lru_cache(maxsize=16384)
def _named(word: str) -> tuple[str, str, bool]:
    """What a word names, its value and whether it is talks; "" for nothing."""
    head = next((head for head in _endings() if word.endswith(head)), "")
    first = word.removesuffix(head)
    if not head or len(first) < _LEAST:
        return "", "", False
    for what, begins in _endings()[head]:
        if _ANY in begins or first in begins or any(len(b) > _SHORT and first.endswith(b) for b in begins):
            named, _, value = what.partition(":")
            return ("", "", False) if named == "none" else (named, value, head in _TALKS)
    return "", "", False


@cache
def _endings() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By ending, the longest first, what compounds name with their beginnings, in the order of the table."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for what, heads, begins in rows("german_compounds.tsv", 3):
        for head in alternatives(heads):
            found[head].append((what, alternatives(begins)))
    return {head: found[head] for head in sorted(found, key=len, reverse=True)}


@cache
def _any() -> Gated:
    return gated("|".join(_endings()))
