"""Tell whether a text has any of many words, without a pattern: most texts have none of them, which is soon seen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.briefing.text.beginnings import beginning, beginnings_of_sentence
from bot.briefing.text.folding import words as fold_words

_WHOLE = re.compile(r"(?:'?s|es|n)?(?![a-z0-9])")
"""Behind a Latin word: an ending at most. Hangul and kana may follow it at once."""


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
        self._anywhere: dict[str, list[str]] = {}
        """Korean and Japanese words by their first sign."""
        for word in anywhere:
            self._anywhere.setdefault(word[0], []).append(word)
        self._inside = tuple(inside)

    def stand_in(self, folded: str) -> bool:
        """Whether one of them stands in a text folded with `folding.words`."""
        begun = beginnings_of_sentence(folded)
        if not folded.isascii():
            for first in self._anywhere.keys() & begun:
                for word in self._anywhere[first]:
                    if word in folded:
                        return True
        for each in self._by_beginning.keys() & begun:
            for word, behind in self._by_beginning[each]:
                if word in folded and _begins(word, folded, behind):
                    return True
        for word in self._inside:  # noqa: SIM110  a loop is twice as fast as a generator
            if word in folded:
                return True
        return False


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
