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
from importlib import import_module
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

from bot.briefing.kept import Kept
from bot.briefing.offline.lines.lexicon import keys

try:
    parser: Any = import_module("re._parser")
    constants: Any = import_module("re._constants")
except ImportError:  # a Python that keeps them elsewhere searches every line, and finds the same
    parser = None

T = TypeVar("T")
Pieces = frozenset[str]
"""Pieces of words of which a text needs one."""
_PIECE = re.compile(r"[^\W_\u1100-\uffff]+|[\u1100-\uffff]{1,2}")
"""What a literal has of one word of `lexicon.keys`, or of two Korean or Japanese characters."""
_CJK = "\u1100"
_BEGINS, _ENDS = "^", "$"
"""Mark a piece with which a word begins, and one that is the whole of it."""
_SHORTEST = 3
"""Letters of a Latin word that tell enough to look for it."""
_LONG = 6
MAX_KNOWN = 100_000
"""Words of texts whose look-up is kept."""
_FREQUENT = frozenset(
    {"and", "are", "con", "der", "die", "for", "from", "has", "las", "les", "los", "que", "the", "was", "will", "with"}
)


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
            elif piece[-1] == _ENDS:
                self._by_word[piece[1:-1]].append(thing)
            elif piece[0] == _BEGINS:
                self._by_beginning[piece[1 : 1 + _SHORTEST]].append((piece[1:], thing))
            else:
                self._by_letters[piece[:_SHORTEST]].append((piece, thing))

    def of(self, word: str) -> Iterator[T]:
        """What a word tells of, or two characters of Korean or Japanese."""
        known = self._by_letters
        if _CJK <= word[0] <= "\uffff":
            yield from (thing for _, thing in (*known.get(word, ()), *known.get(word[0], ())))
            return
        yield from self._by_word.get(word, ())
        yield from (thing for piece, thing in self._by_beginning.get(word[:_SHORTEST], ()) if word.startswith(piece))
        for at in range(len(word) - _SHORTEST + 1):
            for piece, thing in known.get(word[at : at + _SHORTEST], ()):
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


# ---------------------------------------------------------------------- what a pattern needs


def parse(source: str) -> Any:
    """A pattern as Python's own parser reads it; None where it cannot be read, or matches letters of either case."""
    parsed = parser and parser.parse(source)
    return None if parsed is None or parsed.state.flags & re.IGNORECASE else parsed


def needed_by(parsed: Any) -> Pieces | None:
    """Pieces of which one stands in whatever a parsed pattern matches, wherever in a word; None where it has none."""
    pieces = _needed(parsed, begun=False, ended=False)
    return frozenset(map(_letters, pieces)) if pieces else None


def ways_of(source: str) -> list[tuple[Pieces, ...]] | None:
    """The ways in which a pattern may match, each all that it needs; None where one needs nothing."""
    parsed = parse(source)
    return None if parsed is None else _ways(parsed, begun=False, ended=False)


def _ways(parsed: Any, *, begun: bool, ended: bool) -> list[tuple[Pieces, ...]] | None:
    """The ways in which what is parsed may match: its alternatives where nothing else of it needs a word."""
    parts = [part for part in _parts(parsed, begun=begun, ended=ended) if part.pieces]
    if not parts:
        return None
    one = parts[0]
    if len(parts) == 1 and one.op is constants.SUBPATTERN and not one.told[1] & re.IGNORECASE:
        return _ways(one.told[3], begun=one.begun, ended=one.ended)
    if len(parts) == 1 and one.op is constants.BRANCH:
        each = [_ways(alternative, begun=one.begun, ended=one.ended) for alternative in one.told[1]]
        return [way for ways in each for way in ways or ()]
    return [tuple(sorted({part.pieces for part in parts if part.pieces}, key=_tells, reverse=True))]


def _needed(parsed: Any, *, begun: bool, ended: bool) -> Pieces | None:
    """Pieces of which one stands in whatever a parsed pattern matches: the most telling; None where it has none."""
    parts = _parts(parsed, begun=begun, ended=ended)
    return max((part.pieces for part in parts if part.pieces), key=_tells, default=None)


class _Part(NamedTuple):
    """A part of a sequence, whether a word begins with it, and ends, and the pieces of which it needs one."""

    op: Any
    told: Any
    begun: bool
    ended: bool
    pieces: Pieces | None


def _parts(parsed: Any, *, begun: bool, ended: bool) -> Iterator[_Part]:
    """The parts of a sequence that begins a word, or ends one, where it is told so.

    Literals are one part together, which is told behind them.
    """
    run, first = "", begun
    sequence = list(parsed)
    for n, (op, told) in enumerate(sequence):
        if op is constants.LITERAL:
            run += chr(told)
            continue
        closed = _closes(sequence[n + 1]) if n + 1 < len(sequence) else ended
        stem = _stem(run)
        if stem and op is constants.MAX_REPEAT and told[:2] == (0, 1):
            op, told = constants.BRANCH, (None, [[], list(told[2])])  # noqa: PLW2901  the "s?" of "banks?"
        stem = stem if op in (constants.BRANCH, constants.SUBPATTERN) else ""
        if literal := run.removesuffix(stem):
            pieces = _piece(literal, begun=first, ended=not stem and _closes((op, told)))
            yield _Part(constants.LITERAL, literal, first, False, pieces)
            begun = not literal[-1].isalnum()
        part = _with_stem(stem, op, told) if stem else told
        yield _Part(op, part, begun, closed, _of_part(op, part, begun=begun, ended=closed))
        begun = _behind(op, part, begun=begun)
        run, first = "", begun
    if run:
        yield _Part(constants.LITERAL, run, first, ended, _piece(run, begun=first, ended=ended))


def _closes(part: tuple[Any, Any]) -> bool:
    """Whether no letter stands behind what a part follows: it is a boundary of words, or begins with another sign."""
    op, told = part
    if op is constants.AT:
        return told in (constants.AT_BOUNDARY, constants.AT_END)
    return op is constants.LITERAL and not chr(told).isalnum()


def _stem(literal: str) -> str:
    """The short beginning of a word with which a literal ends: the "th" of "th(?:at|is)"."""
    letters = 0
    while letters < len(literal) and literal[-1 - letters].isalnum():
        letters += 1
    return literal[-letters:] if 0 < letters < _LONG else ""


def _with_stem(stem: str, op: Any, told: Any) -> Any:
    """A group, or alternatives, of which each goes on with the word of which these letters are the beginning."""
    letters = [(constants.LITERAL, ord(letter)) for letter in stem]
    if op is constants.BRANCH:
        return told[0], [[*letters, *alternative] for alternative in told[1]]
    return *told[:3], [*letters, *told[3]]


def _of_part(op: Any, told: Any, *, begun: bool, ended: bool) -> Pieces | None:
    """The pieces of which a part needs one: a group, what is repeated or looked at, and one of each alternative."""
    if op is constants.SUBPATTERN:
        return None if told[1] & re.IGNORECASE else _needed(told[3], begun=begun, ended=ended)
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
        return _needed(told[2], begun=begun and _ends(told[2]), ended=False) if told[0] else None
    if op is constants.ATOMIC_GROUP:
        return _needed(told, begun=begun, ended=ended)
    if op is constants.ASSERT:
        return _needed(told[1], begun=begun and told[0] > 0, ended=False)
    if op is constants.BRANCH:
        each = [_needed(alternative, begun=begun, ended=ended) for alternative in told[1]]
        return None if None in each else frozenset().union(*(pieces for pieces in each if pieces))
    return None


def _behind(op: Any, told: Any, *, begun: bool) -> bool:
    """Whether letters behind a part begin a word; `begun` tells this of its own."""
    if op is constants.SUBPATTERN:
        return _ends(told[3], begun=begun)
    if op is constants.BRANCH:
        return all(_ends(alternative, begun=begun) for alternative in told[1])
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT):
        return _ends(told[2]) and (begun or told[0] > 0)
    if op in (constants.ASSERT, constants.ASSERT_NOT):
        return begun
    if op is constants.AT:
        return begun or told in (constants.AT_BOUNDARY, constants.AT_BEGINNING)
    return op is constants.IN and told == [(constants.CATEGORY, constants.CATEGORY_SPACE)]


def _ends(parsed: Any, *, begun: bool = False) -> bool:
    """Whether letters behind a sequence begin a word."""
    for op, told in parsed:
        begun = not chr(told).isalnum() if op is constants.LITERAL else _behind(op, told, begun=begun)
    return begun


def _piece(literal: str, *, begun: bool, ended: bool) -> Pieces | None:
    """The most telling piece of a literal, with whose first letters a word may begin, and with its last one end."""
    pieces = []
    for m in _PIECE.finditer(literal):
        if m[0] >= _CJK:
            pieces.append(m[0])
        elif len(m[0]) >= _SHORTEST:
            begins = begun if m.start() == 0 else literal[m.start() - 1] < _CJK
            ends = ended if m.end() == len(literal) else literal[m.end()] < _CJK
            pieces.append(f"{_BEGINS}{m[0]}{_ENDS if ends else ''}" if begins else m[0])
    return frozenset({max(pieces, key=_worth)}) if pieces else None


def _letters(piece: str) -> str:
    return piece.removeprefix(_BEGINS).removesuffix(_ENDS)


def _tells(pieces: Pieces) -> tuple[int, int, list[str]]:
    """How much it tells that a text has one of the pieces, for an order that is always the same."""
    return min(map(_worth, pieces)), -len(pieces), sorted(pieces)


def _worth(piece: str) -> int:
    """How much it tells that a text has a piece."""
    if piece >= _CJK:
        return 3 * len(piece)
    letters = _letters(piece)
    return 0 if letters in _FREQUENT else min(len(letters), _LONG) + len(piece) - len(letters)
