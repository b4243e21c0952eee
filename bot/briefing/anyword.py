"""Tell whether a text has any of many words, without a pattern: most texts have none of them, which is soon seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.briefing.folding import words as fold_words

_WHOLE = re.compile(r"(?:'?s|es|n)?(?![a-z0-9])")
"""Behind a Latin word: an ending at most. Hangul and kana may follow it at once."""
_SHORT, _LONG = 3, 5
_BEGUN = re.compile(rf"(?<![a-z0-9])[a-z0-9]{{{_SHORT},{_LONG}}}")
"""The beginning of a Latin word, by which words are looked up: five letters, of shorter words three."""


class AnyWord:
    """Words of a table; their form is told at the head of data/sector_words.tsv. `*word` may end another word."""

    def __init__(self, table_words: Iterable[str]) -> None:
        anywhere: list[str] = []
        inside: list[str] = []
        self._by_beginning: dict[str, list[tuple[str, re.Pattern[str] | None]]] = {}
        """Latin words by their beginning, the shortest by "", with what must stand behind each."""
        for word in table_words:
            folded = fold_words(word.strip("*"))
            if word[0] == "*" or word[0] >= "\u1100":
                (inside if word[0] == "*" else anywhere).append(folded)
            else:
                begun = _BEGUN.match(folded)
                beginning = "" if begun is None else begun[0] if len(begun[0]) == _LONG else begun[0][:_SHORT]
                behind = None if word.endswith("*") else _WHOLE
                self._by_beginning.setdefault(beginning, []).append((folded, behind))
        self._anywhere, self._inside = tuple(anywhere), tuple(inside)

    def stand_in(self, folded: str) -> bool:
        """Whether one of them stands in a text folded with `folding.words`."""
        if not folded.isascii() and any(word in folded for word in self._anywhere):
            return True
        for beginning in self._by_beginning.keys() & _beginnings(folded):
            for word, behind in self._by_beginning[beginning]:
                if word in folded and _begins(word, folded, behind):
                    return True
        return any(word in folded for word in self._inside)


@lru_cache(maxsize=128)  # sentences are asked for the words of several tables
def _beginnings(folded: str) -> frozenset[str]:
    """How the Latin words of a text begin, and "" for the words that are shorter than a beginning."""
    begun = _BEGUN.findall(folded)
    return frozenset([*begun, *[b[:_SHORT] for b in begun], ""])


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
