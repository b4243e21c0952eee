"""Tell whether a text has any of many words, without a pattern: most texts have none of them, which is soon seen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.briefing.folding import words as fold_words

_WHOLE = re.compile(r"(?:'?s|es|n)?(?![a-z0-9])")
"""Behind a Latin word: an ending at most. Hangul and kana may follow it at once."""


class AnyWord:
    """Words of a table; their form is told at the head of data/sector_words.tsv. `*word` may end another word."""

    def __init__(self, table_words: Iterable[str]) -> None:
        whole: list[str] = []
        begun: list[str] = []
        anywhere: list[str] = []
        inside: list[str] = []
        for word in table_words:
            folded = fold_words(word.strip("*"))
            (
                inside
                if word[0] == "*"
                else anywhere
                if word[0] >= "\u1100"
                else begun
                if word.endswith("*")
                else whole
            ).append(folded)
        self._whole, self._begun, self._anywhere = tuple(whole), tuple(begun), tuple(anywhere)
        self._inside = tuple(inside)

    def stand_in(self, folded: str) -> bool:
        """Whether one of them stands in a text folded with `folding.words`."""
        if not folded.isascii() and any(word in folded for word in self._anywhere):
            return True
        if any(_begins(word, folded) for word in self._begun if word in folded):
            return True
        if any(word in folded for word in self._inside):
            return True
        return any(_begins(word, folded, _WHOLE) for word in self._whole if word in folded)


def _begins(word: str, folded: str, behind: re.Pattern[str] | None = None) -> bool:
    """Whether `word` stands where a Latin word begins, with what `behind` allows behind it."""
    at = folded.find(word)
    while at >= 0:
        before = folded[at - 1 : at]
        begun = not ("a" <= before <= "z" or "0" <= before <= "9")
        if begun and (behind is None or behind.match(folded, at + len(word))):
            return True
        at = folded.find(word, at + 1)
    return False
