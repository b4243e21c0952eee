"""Find many words and names in a text in one pass: dictionaries by first word instead of one long alternation."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress
from operator import itemgetter
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")
_LETTERS = "".join(re.findall(r"[^\W_]", "".join(map(chr, range(0x1100)))))
_WORD = re.compile(f"([{_LETTERS}]+)")
"""All but Korean and Japanese; letters that are written out are found in half the time of `[^\\W_]`."""
_HAS_CJK = re.compile("[\u1100-\uffff]")
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
_FLAT_ASCII = bytes(ord(_FLAT[n]) if n < 128 else n for n in range(256))
_UNEVEN = re.compile("[`\t-\r\x1c-\x1f\x80-\u10ff\u1680\u1e00-\u2bff\u3000\uff00-\U0010ffff]+")
"""What `flat` changes of a text in small letters: most of a text in Korean or Japanese it does not."""


class _Even(dict[str, str]):
    """What `flat` makes of the few characters between even ones, which texts repeat."""

    def __missing__(self, uneven: str) -> str:
        found = uneven.translate(_FLAT)
        if len(self) < _MAX_KNOWN and len(uneven) <= _SHORT:
            self[uneven] = found
        return found


_EVEN = _Even()
_SHORT = 4


def flat(text: str) -> str:
    """`text` in lower case without accents, character by character: offsets are those of `text`."""
    return _flat_word(text) if len(text) <= _WORD_LENGTH else _flat(text)


def _flat(text: str) -> str:
    if text.isascii():
        return text.encode().translate(_FLAT_ASCII).decode()  # in a tenth of the time of `str.translate`
    lower = text.lower()
    if len(lower) != len(text):
        return text.translate(_FLAT)
    return _UNEVEN.sub(lambda m: _EVEN[m[0]], lower)  # `translate` is slow where a text is not ASCII


_WORD_LENGTH = 24
_flat_word = lru_cache(maxsize=16384)(_flat)  # texts repeat their words


@lru_cache(maxsize=256)
def keys(folded: str) -> tuple[Sequence[str], Sequence[int]]:
    """What entries of a folded text are looked up by, and where each stands.

    These are its Latin words in their order, then each Korean or Japanese character with the one behind it.
    """
    parts = _WORD.split(folded)  # what stands between words, and the words, in turn
    latin, places = parts[1::2], list(accumulate(map(len, parts)))[::2]
    if folded.isascii() or not _HAS_CJK.search(folded):
        return latin, places
    signs, ended = [at for at, char in enumerate(folded) if char >= _CJK], f"{folded} "
    return [*latin, *[ended[at : at + 2] for at in signs]], [*places[: len(latin)], *signs]


def words(folded: str) -> tuple[tuple[str, int], ...]:
    """The words of a folded text with their places, without Korean and Japanese."""
    return tuple([(word, at) for word, at in zip(*keys(folded), strict=False) if word < _CJK])


_Entry = tuple[str, bool, bool, T]
"""How an entry is written, whether a word ends there, whether it is in capitals, and its value."""


class _Candidates(NamedTuple, Generic[T]):
    """The entries of one lexicon that a text may have at a word, the longest first."""

    longer: Sequence[_Entry[T]]
    """Those that go on behind the word."""
    own: tuple[tuple[int, bool, T], ...]
    """Those of this word, perhaps with an ending: their length, whether in capitals."""
    begun: tuple[T, ...]
    """The values of the longest `word*` that it begins with."""


_Place = tuple[str, int, _Candidates[Any]]
"""A word, where it stands, and what may begin there."""
_Numbered = tuple[tuple[int, _Candidates[Any]], ...]
"""Candidates with the numbers of their lexicons."""
_May = tuple[int, dict[str, _Numbered], _Numbered]
"""What may begin at a word by so many characters from its beginning on, and what may whatever follows.

Of a hundred entries that begin with "agreed" few go on as the text does, in most places none.
"""
_NEXT, _NEXT_CJK = 3, 2
"""Characters that are looked at behind a Latin word, and behind two Korean or Japanese ones."""


class _Reading(dict[str, _May | None]):
    """Which entries of some lexicons may begin at a word.

    A text is read once for all of them; what they have at a word is kept, because texts repeat their words.
    """

    def __init__(self, lexicons: tuple[Lexicon[Any], ...]) -> None:
        self._lexicons = lexicons
        self.places = lru_cache(maxsize=256)(self._places)

    def __missing__(self, word: str) -> _May | None:
        each = [(n, may) for n, lexicon in enumerate(self._lexicons) if (may := lexicon.candidates(word))]
        found = _by_next(word, each) if each else None
        if len(self) < _MAX_KNOWN:
            self[word] = found
        return found

    def _places(self, folded: str) -> dict[int, list[_Place]]:
        """For each lexicon, by its number, where an entry may begin in a folded text."""
        found: dict[int, list[_Place]] = {}
        each, places = keys(folded)
        told: list[Any] = list(map(self.__getitem__, each))
        for word, at, may in compress(zip(each, places, told, strict=False), told):  # at most words nothing begins
            after, by_next, otherwise = may
            here = by_next.get(folded[at : at + after], otherwise) if by_next else otherwise
            for n, candidates in here:
                found.setdefault(n, []).append((word, at, candidates))
        if each and each[-1] >= _CJK > each[0]:
            for places_of in found.values():
                places_of.sort(key=itemgetter(1))
        return found


def _by_next(word: str, each: list[tuple[int, _Candidates[Any]]]) -> _May:
    """The candidates of lexicons at a word by what follows it; those that go on by less are in all of these."""
    after = len(word) + (_NEXT if word < _CJK else _NEXT_CJK)
    short: dict[int, list[_Entry[Any]]] = {n: [] for n, _ in each}
    long: dict[str, dict[int, list[_Entry[Any]]]] = defaultdict(lambda: defaultdict(list))
    for n, may in each:
        for entry in may.longer:
            (long[entry[0][:after]][n] if len(entry[0]) >= after else short[n]).append(entry)
    by_next = {
        begun: _numbered(each, {n: [*told.get(n, ()), *(e for e in short[n] if begun.startswith(e[0]))] for n in short})
        for begun, told in long.items()
    }
    return after, by_next, _numbered(each, short)


def _numbered(each: list[tuple[int, _Candidates[Any]]], longer: dict[int, list[_Entry[Any]]]) -> _Numbered:
    """The candidates of lexicons of which `longer` are left; none of a lexicon that has no other."""
    told = ((n, _Candidates(longer[n], may.own, may.begun)) for n, may in each)
    return tuple([(n, may) for n, may in told if any(may)])


class _Group:
    """Lexicons that read the same texts. One that joins them begins a new reading.

    A thread that still reads with the others keeps what it finds in the old one, where it hides nothing from the new.
    """

    def __init__(self) -> None:
        self._lexicons: tuple[Lexicon[Any], ...] = ()
        self.reading = _Reading(())

    def add(self, lexicon: Lexicon[Any]) -> int:
        """Let a lexicon read with the others; its number among them: its twin's where another thread built one."""
        with _JOINING:
            for number, other in enumerate(self._lexicons):
                if lexicon.is_twin(other):
                    return number
            self._lexicons = (*self._lexicons, lexicon)
            self.reading = _Reading(self._lexicons)
            return len(self._lexicons) - 1


_JOINING = Lock()
_GROUPS: dict[str, _Group] = defaultdict(_Group)


class Lexicon(Generic[T]):
    """Words with values. A Latin word matches whole, with a plural or case ending; `word*` any ending; CJK anywhere.

    `proper`: names, which begin with a capital unless they are written with a small letter ("ver.di"); short acronyms
    are in capitals throughout ("US" is no "us").
    `group`: the lexicons that read the same texts, such as those of a language: a text is read once for all of them.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, proper: bool = False, group: str = "") -> None:
        self._proper = proper
        self._group = _GROUPS[group]
        self._exact: dict[str, list[_Entry[T]]] = {}
        self._begun: dict[str, list[T]] = {}
        self._small: set[str] = set()
        for written, value in entries:
            begun = written.endswith("*")
            word = flat(written.rstrip("*").strip())
            if not word:
                continue
            first = _WORD.match(word)
            if begun and first is not None and first.end() == len(word):
                self._begun.setdefault(word, []).append(value)
                continue
            acronym = proper and written.isascii() and written.upper() == written and len(written) <= 5
            key = word[:2] if word[0] >= _CJK else first[0] if first else word[0]
            if proper and written[0].islower():
                self._small.add(key)
            self._exact.setdefault(key, []).append((word, _is_whole(word) and not begun, acronym, value))
        for bucket in self._exact.values():
            bucket.sort(key=lambda e: -len(e[0]))
        self._lengths = sorted({len(w) for w in self._begun}, reverse=True)
        self._number = self._group.add(self)

    def find(self, text: str, folded: str) -> list[Hit[T]]:
        """The entries in `text` (`folded` is its `flat`), longest first at each place, without overlaps."""
        found: list[Hit[T]] = []
        places = self._group.reading.places(folded).get(self._number)
        if places is None:
            return found
        proper = self._proper
        after = 0
        for word, at, may in places:
            small = proper and word < _CJK and not text[at].isupper()
            if at >= after and (not small or word in self._small):
                stop = self._at(text, folded, at, word, may, found)
                if stop > after:
                    after = stop
        return found

    def is_twin(self, other: Lexicon[Any]) -> bool:
        """Whether both have the same entries with the same values."""
        return (self._proper, self._exact, self._begun) == (other._proper, other._exact, other._begun)

    def entries(self) -> Iterator[str]:
        """Every entry, folded, without the star of `word*`."""
        yield from self._begun
        for bucket in self._exact.values():
            yield from (written for written, *_ in bucket)

    def candidates(self, word: str) -> _Candidates[T] | None:
        """What may begin at a Latin word, or at two characters of which the first is Korean or Japanese."""
        if word >= _CJK:
            longer = [*self._exact.get(word, ()), *self._exact.get(word[0], ())]
            return _Candidates(longer, (), ()) if longer else None
        endings = ("s",) if self._proper else ("s", "n", "es")  # "Bayern" is no dative of Bayer
        stems = [word, *(word[: -len(e)] for e in endings if word.endswith(e))]
        exact = [(entry, stem) for stem in stems for entry in self._exact.get(stem, ())]
        # A stem's longer entries cannot go on behind the ending.
        longer = [entry for entry, _ in exact if entry[0].startswith(word) and entry[0] != word]
        own = tuple((len(stem), acronym, value) for (e, _, acronym, value), stem in exact if e == stem)
        begun = next((self._begun[word[:n]] for n in self._lengths if n <= len(word) and word[:n] in self._begun), [])
        if not (longer or own or begun):
            return None
        return _Candidates(longer, own, tuple(begun))

    def _at(self, text: str, folded: str, at: int, word: str, may: _Candidates[T], found: list[Hit[T]]) -> int:
        """Add what begins at `at`; where it ends, or 0."""
        longer, own, begun = may
        best = 0
        for written, whole, acronym, value in longer:
            if folded.startswith(written, at):
                end = at + len(written)
                stop = self._boundary(folded, end) if whole else end
                if stop >= best and end >= best and not (acronym and not text[at:end].isupper()):
                    best = stop
                    found.append(Hit(at, end, value))
        for length, acronym, value in own:
            end = at + length
            if end >= best and not (acronym and not text[at:end].isupper()):
                stop = at + len(word)
                if stop == end and folded.startswith("'s", end) and not folded[end + 2 : end + 3].isalpha():
                    stop += 2
                if stop >= best:
                    best = stop
                    found.append(Hit(at, end, value))
        if not best and begun:
            best = at + len(word)
            found += [Hit(at, best, value) for value in begun]
        return best

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


def _is_whole(word: str) -> bool:
    """Whether no other word may go on where an entry ends: behind "rejoindre l'", as behind Korean, one does."""
    return word[-1] < _CJK and word[-1] != "'"
