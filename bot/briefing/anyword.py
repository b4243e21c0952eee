"""Tell whether a text has any of many words, without a pattern: most texts have none of them, which is soon seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.briefing.beginnings import beginning, beginnings
from bot.briefing.folding import words as fold_words

_WHOLE = re.compile(r"(?:'?s|es|n)?(?![a-z0-9])")
"""Behind a Latin word: an ending at most. Hangul and kana may follow it at once."""
_beginnings = lru_cache(maxsize=128)(beginnings)  # sentences are asked for the words of several tables


class AnyWord:
    """Words of a table; their form is told at the head of data/sector_words.tsv. `*word` may end another word."""

    def __init__(self, table_words: Iterable[str]) -> None:
        anywhere: list[str] = []
        inside: list[str] = []
        self._by_beginning: dict[str, list[tuple[str, re.Pattern[str] | None]]] = {}
        """Latin words by their `beginning`, with what must stand behind each."""
        for word in table_words:
            folded = fold_words(word.strip("*"))
            if word[0] == "*" or word[0] >= "\u1100":
                (inside if word[0] == "*" else anywhere).append(folded)
            else:
                behind = None if word.endswith("*") else _WHOLE
                self._by_beginning.setdefault(beginning(folded), []).append((folded, behind))
        self._anywhere, self._inside = tuple(anywhere), tuple(inside)

    def stand_in(self, folded: str) -> bool:
        """Whether one of them stands in a text folded with `folding.words`."""
        if not folded.isascii() and any(word in folded for word in self._anywhere):
            return True
        for begun in self._by_beginning.keys() & _beginnings(folded):
            for word, behind in self._by_beginning[begun]:
                if word in folded and _begins(word, folded, behind):
                    return True
        return any(word in folded for word in self._inside)


def _begins(word: str, folded: str, behind: re.Pattern[str] | None) -> bool:
    """Whether `word` stands where a Latin word begins, with what `behind` allows behind it."""
    at = folded.find(word)
    while at >= 0:
        before = folded[at - 1 : at]
        begun = not ("a" <= before <= "z" or "0" <= before <= "9")
        if begun and (behind is None or behind.match(folded, at + len(word))):
            return True
        at = folded.find(word, at + 1)
    return False
