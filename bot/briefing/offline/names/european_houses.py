"""Find the chambers of the German-speaking parliaments, which act for their country: "Der Nationalrat billigte"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_HOUSES = gated(
    r"\b(?:(schweizer|osterreichische[nrs]?|deutsche[nrs]?) )?(bundestag|nationalrat|standerat|bundesrat)(?:e?s)?\b"
)
_HOUSE = re.compile(r"(?:\w+ )?(?:bundestag|nationalrat|standerat|bundesrat)")
_ADJECTIVES = {"s": "CH", "o": "AT", "d": "DE"}
_WHERE = {"bundestag": "DE", "nationalrat": "CH AT", "standerat": "CH", "bundesrat": "CH AT DE"}
"""Whose chamber it may be, in the order in which the countries that an article names are asked."""


def find_houses(line: Line, named: frozenset[str]) -> Iterator[Mention]:
    """Where a German line names a chamber, as its country; `named` are the codes of those that the article names."""
    if not _HOUSES.may(line.folded):
        return
    for m in _HOUSES.pattern.finditer(line.folded):
        may = _WHERE[m[2]].split()
        code = _ADJECTIVES[m[1][0]] if m[1] else next((c for c in may if c in named), may[-1])
        yield Mention(m.start(), m.end(), gazetteer.state(code), "government")


def is_house(name: str) -> bool:
    """Whether a folded name is that of a chamber."""
    return _HOUSE.match(name) is not None
