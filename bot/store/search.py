"""Fold text and words so that what a person types is found in what a briefing says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NEEDLE = 200
"""Characters of a keyword; an index must hold it."""
MOST_WORDS = 30
"""Words of a search: SQLite limits how deep a condition nests, and nobody means the thirty-first."""
_ACCENTS = re.compile("[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[\W_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Korean, whose endings are glued to the word
    "\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"  # Japanese, Chinese
)


def fold(text: str) -> str:
    """Return the words of `text`, case and accents removed (NFKC), one space between them and around the whole."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return f" {_NOT_WORD.sub(' ', unicodedata.normalize('NFC', plain)).strip()} "


def needle(words: str) -> str:
    """Return the folded form of a keyword, under which it is stored: "  Hyundai-Motor" and "hyundai motor" are one."""
    return fold(words).strip()[:LONGEST_NEEDLE].strip()


def terms(words: str | Iterable[str]) -> tuple[str, ...]:
    """Return what a folded text must contain, each term somewhere, for `words` to match; none for no words.

    A word of up to three letters stands for itself ("AI" is not in "said" nor in "aid"), a longer one also for
    words that begin with it ("tariff": "tariffs"). Scripts that glue words or endings together (Chinese, Japanese,
    Korean, Thai) match anywhere.
    """
    folded = fold(words if isinstance(words, str) else " ".join(words)).split()
    return tuple(dict.fromkeys(_term(word) for word in folded))[:MOST_WORDS]


def contains(folded: str, wanted: Iterable[str]) -> bool:
    """Whether a folded text contains every one of the terms."""
    return all(term in folded for term in wanted)


def _term(word: str) -> str:
    if _UNSPACED.search(word):
        return word
    return f" {word} " if len(word) <= 3 else f" {word}"
