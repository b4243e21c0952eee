"""Read in a pattern which words a text needs for it to match: pieces of words, of which every match has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

try:
    parser: Any = import_module("re._parser")
    constants: Any = import_module("re._constants")
except ImportError:  # a Python that keeps them elsewhere searches every line, and finds the same
    parser = None

Pieces = frozenset[str]
"""Pieces of words of which a text needs one."""
_PIECE = re.compile(r"[^\W_\u1100-\uffff]+|[\u1100-\uffff]{1,2}")
"""What a literal has of one word of `lexicon.keys`, or of two Korean or Japanese characters."""
_CJK = "\u1100"
BEGINS, ENDS = "^", "$"
"""Mark a piece with which a word begins, and one that is the whole of it."""
SHORTEST = 3
"""Letters of a Latin word that tell enough to look for it."""
_LONG = 6
_FREQUENT = frozenset(
    {"and", "are", "con", "der", "die", "for", "from", "has", "las", "les", "los", "que", "the", "was", "will", "with"}
)


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
        elif len(m[0]) >= SHORTEST:
            begins = begun if m.start() == 0 else literal[m.start() - 1] < _CJK
            ends = ended if m.end() == len(literal) else literal[m.end()] < _CJK
            pieces.append(f"{BEGINS}{m[0]}{ENDS if ends else ''}" if begins else m[0])
    return frozenset({max(pieces, key=_worth)}) if pieces else None


def _letters(piece: str) -> str:
    return piece.removeprefix(BEGINS).removesuffix(ENDS)


def _tells(pieces: Pieces) -> tuple[int, int, list[str]]:
    """How much it tells that a text has one of the pieces, for an order that is always the same."""
    return min(map(_worth, pieces)), -len(pieces), sorted(pieces)


def _worth(piece: str) -> int:
    """How much it tells that a text has a piece."""
    if piece >= _CJK:
        return 3 * len(piece)
    letters = _letters(piece)
    return 0 if letters in _FREQUENT else min(len(letters), _LONG) + len(piece) - len(letters)
