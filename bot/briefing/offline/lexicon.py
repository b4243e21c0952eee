"""Find many words and names in a text in one pass: dictionaries by first word instead of one long alternation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")
_WORD = re.compile(r"[^\W_\u1100-\uffff]+|[\u1100-\uffff]")
_ENDINGS = frozenset({"", "s", "'s", "es", "n"})
_MAX_ENDING = 3
_MAX_KNOWN = 100_000
"""Words of texts whose look-up is kept."""
_CJK = "\u1100"


class Hit(NamedTuple, Generic[T]):
    """Where an entry stands: offsets into the text that was searched."""

    start: int
    end: int
    value: T


class _Flat(dict[int, str]):
    """Fold one character to one character, so that offsets stay: lower case, no accents, no full-width forms."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        folded = char
        if point < 0x1100 or point >= 0xFF00 or 0x1E00 <= point < 0x2C00:
            base = unicodedata.normalize("NFKD", char)[:1] or char
            folded = (base if point < 0x250 or 0x1E00 <= point < 0x1F00 or point >= 0xFF00 else char).lower()
        folded = "'" if char in "’‘`´" else "-" if char in "‐‑–—−" else " " if char.isspace() else folded
        self[point] = folded if len(folded) == 1 else char
        return self[point]


_FLAT = _Flat()
_UNEVEN = re.compile("[`\t-\r\x1c-\x1f\x80-\u10ff\u1680\u1e00-\u2bff\u3000\uff00-\U0010ffff]+")
"""What `flat` changes of a text in small letters: most of a text in Korean or Japanese it does not."""


def flat(text: str) -> str:
    """`text` in lower case without accents, character by character: offsets are those of `text`."""
    return _flat_word(text) if len(text) <= _WORD_LENGTH else _flat(text)


def _flat(text: str) -> str:
    lower = text.lower()
    if text.isascii() or len(lower) != len(text):
        return text.translate(_FLAT)
    return _UNEVEN.sub(lambda m: m[0].translate(_FLAT), lower)  # `translate` is slow where a text is not ASCII


_WORD_LENGTH = 24
_flat_word = lru_cache(maxsize=16384)(_flat)  # texts repeat their words


@lru_cache(maxsize=256)
def words(folded: str) -> tuple[tuple[str, int], ...]:
    """The words of a folded text with their places; each CJK character stands alone."""
    return tuple((m[0], m.start()) for m in _WORD.finditer(folded))


@lru_cache(maxsize=512)
def _index(folded: str, count: int) -> dict[int, list[tuple[str, int]]]:
    """For each of the `count` lexicons the words of a text that an entry of it may begin with: one pass for all."""
    index: dict[int, list[tuple[str, int]]] = {}
    for word, at in words(folded):
        key = word if word < _CJK else folded[at : at + 2]
        may = _MAY.get(key)
        if may is None:
            may = tuple(n for n, lexicon in enumerate(_LEXICONS[:count]) if lexicon.may_begin(key))
            if len(_MAY) < _MAX_KNOWN:
                _MAY[key] = may
        for n in may:
            index.setdefault(n, []).append((word, at))
    return index


class Lexicon(Generic[T]):
    """Words with values. A Latin word matches whole, with a plural or case ending; `word*` any ending; CJK anywhere.

    `proper`: names, which begin with a capital; short acronyms are in capitals throughout ("US" is no "us").
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, proper: bool = False) -> None:
        self._proper = proper
        self._exact: dict[str, list[tuple[str, bool, bool, T]]] = {}
        self._begun: dict[str, list[T]] = {}
        for written, value in entries:
            begun = written.endswith("*")
            word = flat(written.rstrip("*").strip())
            if not word:
                continue
            first = _WORD.match(word)
            if begun and first is not None and first.end() == len(word) and word[0] < _CJK:
                self._begun.setdefault(word, []).append(value)
                continue
            acronym = proper and written.isascii() and written.upper() == written and len(written) <= 5
            key = word[:2] if word[0] >= _CJK else first[0] if first else word[0]
            self._exact.setdefault(key, []).append((word, begun, acronym, value))
        for bucket in self._exact.values():
            bucket.sort(key=lambda e: -len(e[0]))
        self._lengths = sorted({len(w) for w in self._begun}, reverse=True)
        self._id = len(_LEXICONS)
        _LEXICONS.append(self)
        _MAY.clear()

    def find(self, text: str, folded: str) -> list[Hit[T]]:
        """The entries in `text` (`folded` is its `flat`), longest first at each place, without overlaps."""
        found: list[Hit[T]] = []
        after = 0
        for word, at in _index(folded, len(_LEXICONS)).get(self._id, ()):
            if at >= after and not (self._proper and word < _CJK and not text[at].isupper()):
                after = max(after, self._at(text, folded, at, word, found))
        return found

    def may_begin(self, key: str) -> bool:
        """Whether an entry may begin with this Latin word, or with these two CJK characters."""
        if key >= _CJK:
            return key in self._exact or key[0] in self._exact
        stems = (key, *((key[:-1], key[:-2]) if key[-1] in "sn" else ()))
        return any(stem in self._exact for stem in stems) or any(key[:n] in self._begun for n in self._lengths)

    def _at(self, text: str, folded: str, at: int, word: str, found: list[Hit[T]]) -> int:
        if word[0] >= _CJK:
            buckets = (self._exact.get(folded[at : at + 2]), self._exact.get(word))
        else:
            buckets = (self._exact.get(word), self._exact.get(word[:-1]) if word[-1] in "sn" else None)
            if word.endswith("es") and buckets[1] is None:
                buckets = (buckets[0], self._exact.get(word[:-2]))
        best = 0
        for written, begun, acronym, value in (entry for bucket in buckets if bucket for entry in bucket):
            end = at + len(written)
            if end < best or not folded.startswith(written, at) or (acronym and not text[at:end].isupper()):
                continue
            whole = written[-1] < _CJK and not begun
            stop = self._boundary(folded, end) if whole else end
            if stop >= max(best, 1):
                best = stop
                found.append(Hit(at, end, value))
        if best or word[0] >= _CJK:
            return best
        for length in self._lengths:
            if length <= len(word) and (values := self._begun.get(word[:length])):
                found.extend(Hit(at, at + len(word), value) for value in values)
                return at + len(word)
        return 0

    @staticmethod
    def _boundary(folded: str, end: int) -> int:
        """Where the word that goes on at `end` stops, if only an ending is left; else -1."""
        stop = end
        while (
            stop < len(folded) and stop - end <= _MAX_ENDING and ("a" <= folded[stop] <= "z" or folded[stop].isdigit())
        ):
            stop += 1
        if stop == end and folded[end : end + 2] == "'s" and not folded[end + 2 : end + 3].isalpha():
            return end + 2
        return stop if folded[end:stop] in _ENDINGS else -1


_LEXICONS: list[Lexicon[Any]] = []
"""Every lexicon, so that the words of a text are looked up once for all of them."""
_MAY: dict[str, tuple[int, ...]] = {}
"""Which lexicons a word may begin an entry of: texts repeat their words."""
