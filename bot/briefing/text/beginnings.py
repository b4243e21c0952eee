"""Tell by the first letters of a text's words which words it cannot have."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from bot.briefing.text.folding import words_of_ascii

LATIN = "0-9a-zà-ɏ"
"""The letters and digits of a Latin word in a folded text, for a set of characters."""
_WORD = re.compile(f"[{LATIN}]+")
_LONG, _SHORT = 5, 3
_BEGUN = re.compile(f"([{LATIN}]{{1,{_LONG}}})[{LATIN}]*")


def beginnings(folded: str) -> Set[str]:
    """The first three and five letters of a text's Latin words, its characters beyond ASCII, and "" of any text."""
    if folded.isascii():  # as most folded texts in Latin script are
        begun = {word[:_LONG] for word in set(words_of_ascii(folded))}
    else:
        begun = set(_BEGUN.findall(folded)).union(folded)
    begun.update([b[:_SHORT] for b in begun])
    begun.add("")
    return begun


beginnings_of_sentence = lru_cache(maxsize=128)(beginnings)
"""The same, kept: a sentence is asked for names, and for the words of several tables."""


def beginning(needle: str) -> str:
    """As much of a word as `beginnings` has of it, whatever ending it has in the text; "" of the shortest."""
    latin = _WORD.match(needle)
    if latin is None:
        return "" if needle[:1].isascii() else needle[:1]
    length = latin.end()
    return needle[:_LONG] if length >= _LONG else needle[:_SHORT] if length >= _SHORT else ""
