"""Know what questions and sentences speak of, in whatever words: the terms of data/question_terms.tsv, and sectors."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.briefing.offline.lines.lexicon import Hit, Lexicon, flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.sectors import sector_words
from bot.briefing.text.tables import alternatives, rows

_IN_COMPOUND = 5
"""Letters of a word that is looked for inside German compounds."""
_OF_SECTOR, _OF_KIND = 0.5, 0.6
"""How much a sentence speaks of "wheat" that has another word of its sector; and where it is asked which crop."""
_TERM = 0.9


@dataclass(frozen=True, slots=True)
class Asked:
    """A content word of a question. A sentence speaks of it that has the word, a word of its terms or its sectors."""

    word: str
    """Its beginning, folded."""
    terms: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    whole: bool = False
    """Whether it is an acronym, which no other word begins with; of a Korean or Japanese one, whether it counts."""
    name: bool = False
    """Whether it is written like a name."""
    which: bool = False
    """Whether it is asked which one of its kind."""

    def spoken_of(self, line: Line, language: str) -> float:
        """How much a sentence in `language` speaks of it, up to 1."""
        if _pattern(self.word, language, whole=self.whole).search(line.folded):
            return 1.0
        if self.terms and self.terms & terms_in(line.text, line.folded, language):
            return _TERM
        if self.sectors and self.sectors & sectors_in(line, language):
            return _OF_KIND if self.which else _OF_SECTOR
        return 0.0


def question_terms(language: str) -> Lexicon[frozenset[str]]:
    """The words by which questions ask for terms."""
    return _terms(language, said=False)


def term_hits(line: Line, language: str) -> list[Hit[frozenset[str]]]:
    """Where a sentence speaks of which terms."""
    return _terms(language, said=True).find(line.text, line.folded)


def sectors_in(line: Line, language: str) -> frozenset[str]:
    """The sectors of which a sentence has a word."""
    return frozenset(hit.value.code for hit in sector_words(line, language))


@lru_cache(maxsize=4096)
def terms_in(text: str, folded: str, language: str) -> frozenset[str]:
    """The terms of which a sentence speaks."""
    return frozenset(term for hit in _terms(language, said=True).find(text, folded) for term in hit.value)


@cache
def _terms(language: str, *, said: bool) -> Lexicon[frozenset[str]]:
    """The terms by their words; with those words that only tell them, if `said`."""
    found: dict[str, set[str]] = defaultdict(set)
    for term, spoken, cell in rows("question_terms.tsv", 3):
        if spoken == language and (said or not term.startswith("said:")):
            for word in alternatives(cell):
                found[word].add(term.removeprefix("said:"))
    # The longest word wins: so it tells what shorter ones do that it begins with.
    begun = [(flat(word.rstrip("*")), told) for word, told in found.items() if word[-1] == "*" or word[-1] >= "\u1100"]
    for word, told in found.items():
        folded = flat(word.rstrip("*"))
        told.update(term for short, terms in begun if folded.startswith(short) for term in tuple(terms))
    return Lexicon(((word, frozenset(told)) for word, told in found.items()), group=f"answers {language} {said}")


@lru_cache(maxsize=4096)
def _pattern(word: str, language: str, *, whole: bool) -> re.Pattern[str]:
    """Where a text has a word that begins so."""
    written = re.escape(word)
    if whole and word[:1] >= "\u1100":
        return re.compile(rf"[\d십백천만억十百千万億] ?{written}")
    if word[:1] >= "\u1100" or (language == "de" and len(word) >= _IN_COMPOUND):
        return re.compile(written)
    return re.compile(rf"(?<![a-z0-9]){written}" + ("(?![a-z0-9])" if whole else ""))
