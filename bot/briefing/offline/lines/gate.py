"""Search a line with a pattern only where it has words that the pattern needs: most lines have none.

The words come from the pattern itself, so a rule is written as ever, with `gated(r"...")` for `re.compile(r"...")`. It
pays for a search through whole lines that seldom finds anything, not for a look at the few letters beside a name.
What patterns need is read when the first text is, and a pattern is compiled when a text may match it: an article needs
few of them, and whoever imports the rules to ask something else needs none.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from bot.briefing.offline.lines.lexicon import keys
from bot.briefing.offline.lines.needs import BEGINS, ENDS, SHORTEST, Pieces, ways_of
from bot.briefing.text.kept import Kept

T = TypeVar("T")
_CJK = "\u1100"
MAX_KNOWN = 100_000
"""Words of texts whose look-up is kept."""


class Sourced:
    """A pattern that is compiled when it is first asked for."""

    __slots__ = ("pattern", "source")
    pattern: re.Pattern[str]

    def __init__(self, source: str) -> None:
        self.source = source

    def __getattr__(self, name: str) -> re.Pattern[str]:
        if name != "pattern":  # which is found without this once it is there
            raise AttributeError(name)
        self.pattern = re.compile(self.source)
        return self.pattern


class Gated(Sourced):
    """A pattern with the pieces of words that every match has. It finds what the pattern finds, sooner."""

    __slots__ = ()

    def __init__(self, source: str) -> None:
        super().__init__(source)
        _UNREAD.append(self)
        opened.cache_clear()

    def may(self, text: str) -> bool:
        """Whether `text`, or a part of it, may have a match: False is sure."""
        return self in opened(text)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As that of the pattern."""
        return self.pattern.search(text, start, end) if self in opened(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match[str]]:
        """As that of the pattern."""
        return self.pattern.finditer(text, start, end) if self in opened(text) else ()


def gated(pattern: str) -> Gated:
    """`re.compile` for a pattern that most lines do not match."""
    return Gated(pattern)


class ByWord(Generic[T]):
    """Things that a text may have only where one of its words has one of their pieces."""

    def __init__(self) -> None:
        self._by_letters: dict[str, list[tuple[str, T]]] = defaultdict(list)
        self._by_beginning: dict[str, list[tuple[str, T]]] = defaultdict(list)
        self._by_word: dict[str, list[T]] = defaultdict(list)

    def add(self, thing: T, pieces: Iterable[str]) -> None:
        """Let a word with one of the pieces tell of a thing."""
        for piece in pieces:
            # Latin pieces stand by their first letters, Korean and Japanese ones by themselves.
            if piece >= _CJK:
                self._by_letters[piece].append((piece, thing))
            elif piece[-1] == ENDS:
                self._by_word[piece[1:-1]].append(thing)
            elif piece[0] == BEGINS:
                self._by_beginning[piece[1 : 1 + SHORTEST]].append((piece[1:], thing))
            else:
                self._by_letters[piece[:SHORTEST]].append((piece, thing))

    def of(self, word: str) -> Iterator[T]:
        """What a word tells of, or two characters of Korean or Japanese."""
        known = self._by_letters
        if _CJK <= word[0] <= "\uffff":
            yield from (thing for _, thing in (*known.get(word, ()), *known.get(word[0], ())))
            return
        yield from self._by_word.get(word, ())
        yield from (thing for piece, thing in self._by_beginning.get(word[:SHORTEST], ()) if word.startswith(piece))
        for at in range(len(word) - SHORTEST + 1):
            for piece, thing in known.get(word[at : at + SHORTEST], ()):
                if word.startswith(piece, at):
                    yield thing


class _Way(NamedTuple):
    """One of the ways in which a pattern may match, and the bits of what it needs beside what tells most."""

    gate: Gated
    needs: int


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """What a word of a text has: the gates that it opens alone, and those that need more of the text."""

    opens: tuple[Gated, ...]
    ways: tuple[_Way, ...]
    bits: int
    """Those of the pieces that ways need beside what tells most."""


_UNREAD: list[Gated] = []
"""The gates whose patterns are not read yet for what they need."""
_READING = Lock()
_OPEN: set[Gated] = set()
"""The gates that need nothing."""
_BITS: dict[Pieces, int] = {}
"""A bit for each set of pieces of which a way needs one beside what tells most."""
_WITH_PIECE: ByWord[int | _Way] = ByWord()
"""The bits, and the ways by what tells most of all that they need."""


def _read() -> None:
    """Read what the patterns need that were not read yet."""
    with _READING:
        while _UNREAD:
            gate = _UNREAD[-1]  # others wait as long as it is there
            if ways := ways_of(gate.source):
                for needs in ways:
                    _add(gate, needs)
            else:
                _OPEN.add(gate)
            _KNOWN.clear()
            _SHARED.clear()
            _UNREAD.pop()


def _add(gate: Gated, needs: tuple[Pieces, ...]) -> None:
    bits = 0
    for pieces in needs[1:]:
        if pieces not in _BITS:
            _BITS[pieces] = 1 << len(_BITS)
            _WITH_PIECE.add(_BITS[pieces], pieces)
        bits |= _BITS[pieces]
    _WITH_PIECE.add(_Way(gate, bits), needs[0])


def _told_by(word: str) -> _Word:
    """What a word of a text has, or two characters of Korean or Japanese."""
    each = frozenset(_WITH_PIECE.of(word))
    if each not in _SHARED:
        ways = [told for told in each if isinstance(told, _Way)]
        _SHARED[each] = _Word(
            tuple(way.gate for way in ways if not way.needs),
            tuple(way for way in ways if way.needs),
            sum(told for told in each if isinstance(told, int)),
        )
    return _SHARED[each]


_KNOWN = Kept(_told_by, MAX_KNOWN)
_SHARED: dict[frozenset[int | _Way], _Word] = {}
"""One for all words that have the same: most have nothing, and one for each would be most of the memory."""


@lru_cache(maxsize=512)
def opened(text: str) -> frozenset[Gated]:
    """The gates that the words of `text` open: what is none of them has no match in it, nor in a part of it."""
    if _UNREAD:
        _read()
    words = set(map(_KNOWN.__getitem__, keys(text)[0]))
    found, bits = [*_OPEN], 0
    for word in words:
        found += word.opens
        bits |= word.bits
    found += [gate for word in words for gate, needs in word.ways if needs & bits == needs]
    return frozenset(found)
