"""Tell the currency that a text names, or that stands beside a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from bot.briefing.text.folding import runs_of_letters
from bot.briefing.text.tables import alternatives, rows
from bot.briefing.text.values import CJK

_OTHER_UNIT = re.compile(r"(?:[^\W\d_]{0,3}[$€£¥₩]\s?|\b[A-Z]{3}\s?)?\d|[;:()\[\]]|[,.]\s")
"""Where the words beside a number end: the next number with its own sign, a bracket, the end of a clause."""
_ONLY_SCALES = re.compile(
    rf"[\s여余約약{CJK}]*(?:(?![일월년명개대건척톤위곳])[가-힣]{{1,5}} ?|[一-龠ァ-ヶー]{{1,6}}・?)?"
)
"""What may stand between a number and a Korean or Japanese currency: scales, and whose dollars they are."""
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=64)
def currencies(text: str) -> frozenset[str]:
    """The currencies (ISO 4217) that `text` names in words, codes or signs; a bare $ counts for each dollar."""
    found: set[str] = set()
    for m in _currency_pattern().finditer(unicodedata.normalize("NFKC", text).casefold()):
        found |= _currency_words()[m[0]]
    return frozenset(found)


@lru_cache(maxsize=2048)
def currencies_beside(before: str, after: str) -> frozenset[str]:
    """The currencies that the end of `before`, or else the beginning of `after`, names beside a number."""
    if told := _before(before):
        return told
    if _begins_none(after):
        return frozenset()
    if other := _OTHER_UNIT.search(after):
        after = after[: other.start()]
        if _begins_none(after):
            return frozenset()
    after = after.casefold()
    found = _currency_pattern().search(after.rstrip("$€£¥₩") if len(after) > 3 else after)
    # Korean and Japanese words are currencies only right behind the number: 원 and 바트 are parts of many words.
    if found and (found[0][0] < "\u1100" or found[0] in "￥￦" or _ONLY_SCALES.fullmatch(after, 0, found.start())):
        return _currency_words()[found[0]]
    return frozenset()


def _begins_none(text: str) -> bool:
    """Whether no word of a text, and no sign, begins a currency: sooner seen than by the pattern."""
    words, signs = _beginnings()
    folded = text.casefold()
    return words.isdisjoint(runs_of_letters(folded)) and signs.search(folded) is None


@lru_cache(maxsize=2048)  # texts repeat the few characters before a number
def _before(text: str) -> frozenset[str]:
    """The currencies that the end of `text` names."""
    text = text.casefold().rstrip()
    for m in _currency_pattern().finditer(text):
        if m.end() == len(text) and not (m[0][0] >= "\u1100" and m[0][0].isalpha()):
            return _currency_words()[m[0]]
    return frozenset()


@cache
def _currency_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code, cell in rows("currencies.tsv", 2):
        for word in alternatives(cell):
            found[word] = found.get(word, frozenset()) | {code}
    return found


@cache
def _beginnings() -> tuple[frozenset[str], re.Pattern[str]]:
    """The letters that begin each currency, up to what is none; of those in signs or another script, one of these."""
    latin, signs = set(), set()
    for word in _currency_words():
        begun = _LETTERS.match(word)
        if begun is not None and max(begun[0]) < "\u1100":
            latin.add(begun[0])
        else:
            signs.add(max(begun[0]) if begun else word[0])
    return frozenset(latin), re.compile(f"[{re.escape(''.join(signs))}]")


@cache
def _currency_pattern() -> re.Pattern[str]:
    latin: list[str] = []
    other: list[str] = []
    for word in sorted(_currency_words(), key=len, reverse=True):
        right = r"(?![^\W\d_])" if word[-1].isalpha() and word[-1] < "\u3000" else ""
        (latin if word[0].isalpha() and word[0] < "\u3000" else other).append(re.escape(word) + right)
    return re.compile(rf"(?<![^\W\d_])(?:{_one_of(latin)})|{_one_of(other)}")


def _one_of(patterns: Iterable[str]) -> str:
    """The alternatives by their first characters: a search passes most places after a look at these."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        first = pattern[: 2 if pattern[0] == "\\" else 1]
        groups.setdefault(first, []).append(pattern[len(first) :])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
