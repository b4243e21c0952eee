"""Know German compounds of agreements by how they end and begin (data/german_compounds.tsv): "Auslieferungsvertrag"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.text.tables import alternatives, rows

_ANY = "*"
_SHORT = 3
"""Letters of a beginning that is a whole one: "Diffusion" is no fusion, and "Berlin-Fusion" one."""
_TALKS = ("gesprache", "gesprachen", "verhandlungen", "konsultationen", "unterredungen", "sondierungen")
"""Compounds that end like this tell how far it is, too."""
Told = tuple[int, int, str, str]
"""Where a word stands, what it is and its value, as in data/event_words.tsv."""


def compounds(folded: str) -> Iterator[Told]:
    """The compounds of a folded text that name an agreement, or talks."""
    for m in _pattern().finditer(folded):
        what, value = _named(m[1], m[2])
        if what:
            yield m.start(), m.end(), what, value
            if m[2] in _TALKS:
                yield m.start(), m.end(), "status", "negotiating"


@lru_cache(maxsize=4096)
def _named(first: str, head: str) -> tuple[str, str]:
    """What a compound of two parts names; "" for nothing."""
    for what, begins in _endings()[head]:
        if _ANY in begins or first in begins or any(len(b) > _SHORT and first.endswith(b) for b in begins):
            named, _, value = what.partition(":")
            return ("", "") if named == "none" else (named, value)
    return "", ""


@cache
def _endings() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By ending, what compounds name with their beginnings, in the order of the table."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for what, heads, begins in rows("german_compounds.tsv", 3):
        for head in alternatives(heads):
            found[head].append((what, alternatives(begins)))
    return dict(found)


@cache
def _pattern() -> Gated:
    heads = "|".join(sorted(_endings(), key=len, reverse=True))
    return gated(rf"\b([a-z][a-z-]+?)({heads})\b")
