"""Tell whether "and" stands within the name of one company of two trades: "Sika Savings and Loans", "X Oil and Gas"."""

from __future__ import annotations

import re
from functools import cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.text.tables import alternatives, rows

_WORDS = re.compile(r"((?:[A-Z][a-z]+\s){0,2}[A-Z][a-z]+)(?![\w'’&-]|\s[A-Z]|\s\()")
"""Up to three capitalised words of letters with no more of a name behind them."""
_NO_COMPANY = frozenset({"plc", "inc", "ltd", "limited", "group", "holding", "holdings", "international", "airlines"})
"""Words behind which a name is whole: "Norvane Group and Energy Foods"."""


def goes_on(so_far: list[str], rest: str) -> bool:
    """Whether a name of the words `so_far` goes on behind "and" with `rest`, which names but another trade."""
    if len(so_far) < 2 or flat(so_far[-1]) not in trades() or all(flat(word) in trades() for word in so_far):
        return False
    m = _WORDS.match(rest)
    return m is not None and all(flat(word) in trades() for word in m[1].split())


@cache
def trades() -> frozenset[str]:
    """Words for what companies make and do, in their names."""
    fields = name_words("trade") | name_words("field")
    told = {
        flat(word)
        for kind, place, cell in rows("organisation_words.tsv", 3)
        if kind == "company" and place == "in"
        for word in alternatives(cell)
    }
    return frozenset(fields | told) - _NO_COMPANY
