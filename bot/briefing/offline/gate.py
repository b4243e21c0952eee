"""Search a line with a pattern only where it has a word that the pattern needs: most lines have none.

The words come from the pattern itself, so a rule is written as ever, with `gated(r"...")` for `re.compile(r"...")`. It
pays for a search through whole lines that seldom finds anything, not for a look at the few letters beside a name.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any, Generic, TypeVar

from bot.briefing.kept import Kept
from bot.briefing.offline.lexicon import keys

try:
    parser: Any = import_module("re._parser")
    constants: Any = import_module("re._constants")
except ImportError:  # a Python that keeps them elsewhere searches every line, and finds the same
    parser = None

T = TypeVar("T")
_PIECE = re.compile(r"[^\W_\u1100-\uffff]+|[\u1100-\uffff]{1,2}")
"""What a literal has of one word of `lexicon.keys`, or of two Korean or Japanese characters."""
_CJK = "\u1100"
_SHORTEST = 3
"""Letters of a Latin word that tell enough to look for it."""
_LONG = 6
MAX_KNOWN = 100_000
"""Words of texts whose look-up is kept."""
_FREQUENT = frozenset(
    {"and", "are", "con", "der", "die", "for", "has", "las", "les", "los", "que", "the", "was", "with"}
)


class Gated:
    """A pattern with the literals of which every match has one. It finds what the pattern finds, sooner."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        if literals := needed_by(pattern):
            _GATES.add(self, literals)
        else:
            _OPEN.add(self)
        _KNOWN.clear()
        opened.cache_clear()

    def may(self, text: str) -> bool:
        """Whether `text`, or a part of it, may have a match: False is sure."""
        return self in opened(text)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As that of the pattern."""
        return self.pattern.search(text, start, end) if self in opened(text) else None

    def search_in(self, part: str, whole: str) -> re.Match[str] | None:
        """`search` in a part that was cut out of the line `whole`."""
        return self.pattern.search(part) if self in opened(whole) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match[str]]:
        """As that of the pattern."""
        return self.pattern.finditer(text, start, end) if self in opened(text) else ()


def gated(pattern: str) -> Gated:
    """`re.compile` for a pattern that most lines do not match."""
    return Gated(re.compile(pattern))


class ByWord(Generic[T]):
    """Things that a text may have only where one of its words has one of their literals."""

    def __init__(self) -> None:
        self._by_beginning: dict[str, list[tuple[str, T]]] = defaultdict(list)

    def add(self, thing: T, literals: Iterable[str]) -> None:
        """Let a word with one of the literals tell of a thing."""
        for literal in literals:
            # Latin literals stand by their first letters, Korean and Japanese ones by themselves.
            self._by_beginning[literal if literal >= _CJK else literal[:_SHORTEST]].append((literal, thing))

    def of(self, word: str) -> Iterator[T]:
        """What a word tells of, or two characters of Korean or Japanese."""
        known = self._by_beginning
        if _CJK <= word[0] <= "\uffff":
            yield from (thing for _, thing in (*known.get(word, ()), *known.get(word[0], ())))
            return
        for at in range(len(word) - _SHORTEST + 1):
            for literal, thing in known.get(word[at : at + _SHORTEST], ()):
                if word.startswith(literal, at):
                    yield thing


_GATES: ByWord[Gated] = ByWord()
_OPEN: set[Gated] = set()
"""The gates without a literal."""


def _opened_by(word: str) -> frozenset[Gated]:
    """The gates that a word of a text opens, or two characters of Korean or Japanese."""
    found = frozenset(_GATES.of(word))
    return _SHARED.setdefault(found, found)


_KNOWN = Kept(_opened_by, MAX_KNOWN)
_SHARED: dict[frozenset[Gated], frozenset[Gated]] = {}
"""One of all equal sets: most words open none, and a set of its own for each would be most of the memory."""


@lru_cache(maxsize=512)
def opened(text: str) -> frozenset[Gated]:
    """The gates that the words of `text` open: what is none of them has no match in it, nor in a part of it."""
    return frozenset().union(_OPEN, *set(map(_KNOWN.__getitem__, keys(text)[0])))


# ---------------------------------------------------------------------- what a pattern needs


def needed_by(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Pieces of which one stands in whatever a pattern matches; None where it has none."""
    return None if parser is None or pattern.flags & re.IGNORECASE else _needed(parser.parse(pattern.pattern))


def _needed(parsed: Any) -> frozenset[str] | None:
    """Pieces of which one stands in whatever a parsed pattern matches: the most telling; None where it has none."""
    choices = [choice for choice in _choices(parsed) if choice]
    return max(choices, key=lambda c: (min(_worth(piece) for piece in c), -len(c)), default=None)


def _choices(parsed: Any) -> Iterator[frozenset[str] | None]:
    """For each part of a sequence the pieces of which it needs one."""
    run = ""
    for op, told in parsed:
        if op is constants.LITERAL:
            run += chr(told)
            continue
        yield _piece(run)
        run = ""
        yield _of_part(op, told)
    yield _piece(run)


def _of_part(op: Any, told: Any) -> frozenset[str] | None:
    """The pieces of which a part needs one: a group, what is repeated or looked at, and one of each alternative."""
    if op is constants.SUBPATTERN:
        return None if told[1] & re.IGNORECASE else _needed(told[3])
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
        return _needed(told[2]) if told[0] else None
    if op is constants.ATOMIC_GROUP:
        return _needed(told)
    if op is constants.ASSERT:
        return _needed(told[1])
    if op is constants.BRANCH:
        each = [_needed(alternative) for alternative in told[1]]
        return None if None in each else frozenset().union(*(pieces for pieces in each if pieces))
    return None


def _piece(literal: str) -> frozenset[str] | None:
    """The most telling piece of a literal."""
    pieces = [p for p in _PIECE.findall(literal) if p >= _CJK or len(p) >= _SHORTEST]
    return frozenset({max(pieces, key=_worth)}) if pieces else None


def _worth(piece: str) -> int:
    """How much it tells that a text has a piece."""
    if piece >= _CJK:
        return 3 * len(piece)
    return 0 if piece in _FREQUENT else min(len(piece), _LONG)
