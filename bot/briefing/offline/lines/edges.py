"""Try a pattern beside a name only where the word next to the name may be one that it has there: few may.

As `gate` does for lines, this takes from the pattern itself which words those are: the first letters of the word behind
a name for a pattern that begins there, the last letters of the word before it for one that ends there. A rule is
written as ever, with `ending(r"...$")` or `beginning(r"^...")` for `re.compile`; `edges_before` and `edges_behind` tell
once for a name which of all rules are worth trying, as a number with the bits of these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from threading import Lock
from typing import Any

from bot.briefing.offline.lines.gate import MAX_KNOWN, ByWord, Sourced
from bot.briefing.offline.lines.lexicon import keys
from bot.briefing.offline.lines.needs import constants, needed_by, parse
from bot.briefing.text.kept import Kept

_TOLD = 3
"""Letters of a word that are compared."""
_MOST = 4000
"""Beginnings of words beyond which a pattern may have any."""
_FEW = 10
_ANY = "*"
_FIRST = re.compile(r"\W*(\w{0,3})")
_KEPT = 30_000
"""Characters beside names whose look-up is kept."""
_WINDOW = 12
"""Characters before a name in which its neighbour ends, as a rule."""
_State = tuple[str, bool]
"""The letters of the word beside the name so far, from the name on, and whether no more are needed."""


class Edge(Sourced):
    """A pattern that ends where a name begins, or begins where it ends; its bit tells where it is worth trying."""

    __slots__ = ("bit",)

    def __init__(self, source: str, bit: int) -> None:
        super().__init__(source)
        self.bit = bit

    def end(self, before: str, may: int) -> re.Match[str] | None:
        """The match of an `ending` pattern at the end of `before`, where `may` allows it."""
        return self.pattern.search(before) if self.bit & may else None

    def begin(self, after: str, may: int) -> re.Match[str] | None:
        """The match of a `beginning` pattern at the beginning of `after`, where `may` allows it."""
        return self.pattern.match(after) if self.bit & may else None


class Edges:
    """Patterns of one side that tell the same."""

    def __init__(self, *edges: Edge) -> None:
        self._edges = edges
        self._bits = bits(*edges)

    def end(self, before: str, may: int) -> bool:
        """Whether one of `ending` patterns, of those that `may` allows, has a match at the end of `before`."""
        if self._bits & may:
            for edge in self._edges:
                if edge.bit & may and edge.pattern.search(before):
                    return True
        return False

    def begin(self, after: str, may: int) -> bool:
        """Whether one of `beginning` patterns, of those that `may` allows, has a match at the beginning of `after`."""
        if self._bits & may:
            for edge in self._edges:
                if edge.bit & may and edge.pattern.match(after):
                    return True
        return False


def bits(*edges: Edge) -> int:
    """The bits of patterns: where `may` has none of them, none of them has a match."""
    return reduce(or_, (edge.bit for edge in edges), 0)


def ending(pattern: str) -> Edge:
    """`re.compile` for a pattern that is searched for right before a name."""
    return _edge(pattern, _BEFORE)


def beginning(pattern: str) -> Edge:
    """`re.compile` for a pattern that is matched right behind a name."""
    return _edge(pattern, _BEHIND)


def edges_before(folded: str, at: int) -> int:
    """The `ending` patterns that a line may have before `at`: what is none of them has no match that ends there."""
    alone, others = _BESIDE[folded[at - 1 - _TOLD : at]] if at > _TOLD else (0, -1)
    if others < 0:  # no word of letters stands there with a space behind it, as one does before most names
        letters = _letters_before(folded, at) if at else ""
        alone, others = (_BEFORE.every, 0) if letters is None else _BEFORE[letters]
    return alone | (others & _opened(folded)) if others else alone


def _letters_before(folded: str, at: int) -> str | None:
    """The last letters of the word before `at`, backwards; None where it is too far away."""
    low = max(0, at - _WINDOW)
    end = at
    while end > low and not _is_letter(folded[end - 1]):
        end -= 1
    if end == low and low:
        return None
    begin = end
    while begin > low and end - begin < _TOLD and _is_letter(folded[begin - 1]):
        begin -= 1
    return folded[begin:end][::-1]


def _beside(characters: str) -> tuple[int, int]:
    """What `_BEFORE` has for the word before a space; a negative number for other characters."""
    word = characters[:-1].rpartition(" ")[2]
    return _BEFORE[word[::-1]] if word.isalnum() and characters[-1] == " " else (0, -1)


def _is_letter(char: str) -> bool:
    """Whether a character is one of `\\w`."""
    return char.isalnum() or char == "_"


def edges_behind(folded: str, at: int) -> int:
    """The `beginning` patterns that a line may have at `at`: what is none of them has no match there."""
    alone, others = _FOLLOWING[folded[at : at + 1 + _TOLD]]
    if others < 0:
        found = _FIRST.match(folded, at)
        alone, others = _BEHIND[found[1] if found else ""]
    return alone | (others & _opened(folded)) if others else alone


def _following(characters: str) -> tuple[int, int]:
    """What `_BEHIND` has for the word behind a space; a negative number for other characters."""
    word = characters[1:].partition(" ")[0]
    return _BEHIND[word] if word.isalnum() and characters[0] == " " else (0, -1)


class _Side(dict[str, tuple[int, int]]):
    """The patterns of one side by the letters beside a name: those to try, and those that the line must open too."""

    def __init__(self, *, backwards: bool) -> None:
        self.backwards = backwards
        self.every = 0
        self._by_letters: dict[str, int] = defaultdict(int)
        self._alone = 0

    def add(self, edge: Edge, letters: Iterable[str], *, alone: bool) -> None:
        """Add a pattern that needs one of `letters`; `alone` where it needs no word anywhere else in the line."""
        if alone:
            self._alone |= edge.bit
        for told in letters:
            self._by_letters[told] |= edge.bit

    def __missing__(self, letters: str) -> tuple[int, int]:
        if _UNREAD:
            _read()
        begun = (f"{letters[:n]}{_ANY}" for n in range(len(letters) + 1))
        found = reduce(or_, (self._by_letters.get(told, 0) for told in (letters, *begun)))
        self[letters] = found & self._alone, found & ~self._alone
        return self[letters]


_BEFORE = _Side(backwards=True)
_BEHIND = _Side(backwards=False)
_BESIDE = Kept(_beside, _KEPT)
_FOLLOWING = Kept(_following, _KEPT)
"""What stands before and behind names: few characters, which come again and again."""
_WITH_WORD: ByWord[Edge] = ByWord()


def _opened_by(word: str) -> int:
    """The patterns that may match in a line with a word."""
    return reduce(or_, (edge.bit for edge in _WITH_WORD.of(word)), 0)


_KNOWN = Kept(_opened_by, MAX_KNOWN)


@lru_cache(maxsize=256)
def _opened(folded: str) -> int:
    """The patterns that the words of a line allow."""
    return reduce(or_, set(map(_KNOWN.__getitem__, keys(folded)[0])), 0)


_UNREAD: list[tuple[Edge, _Side]] = []
"""The patterns that are not read yet for what they need, with their sides."""
_READING = Lock()


def _edge(source: str, side: _Side) -> Edge:
    edge = Edge(source, 1 << (_BEFORE.every | _BEHIND.every).bit_length())
    side.every |= edge.bit
    _UNREAD.append((edge, side))
    for known in (_BEFORE, _BEHIND, _BESIDE, _FOLLOWING):
        known.clear()
    return edge


def _read() -> None:
    """Read what the patterns need that were not read yet."""
    with _READING:
        while _UNREAD:
            edge, side = _UNREAD[-1]  # others wait as long as it is there
            parsed = parse(edge.source)
            literals = None if parsed is None else needed_by(parsed)
            if literals:
                _WITH_WORD.add(edge, literals)
            side.add(edge, _letters(parsed, backwards=side.backwards), alone=not literals)
            _KNOWN.clear()
            _opened.cache_clear()
            _UNREAD.pop()


# ---------------------------------------------------------------------- what may stand beside a name


def _letters(parsed: Any, *, backwards: bool) -> set[str]:
    """What the word may begin with that a pattern has next to a name, from the name on; `*` where any may follow."""
    if parsed is None:
        return {_ANY}
    states = _sequence(parsed, {("", False)}, backwards=backwards)
    found = {letters if done else letters + _ANY for letters, done in states}
    return {_ANY} if _ANY in found or len(found) > _MOST else found


def _sequence(parsed: Any, states: set[_State], *, backwards: bool) -> set[_State]:
    """The states behind a sequence of parts."""
    done = {state for state in states if state[1]}
    states = states - done
    for op, told in reversed(parsed) if backwards else parsed:
        if not states or len(states) > _MOST:
            break
        after = _part(op, told, states, backwards=backwards)
        done |= {state for state in after if state[1]}
        states = {state for state in after if not state[1]}
    return done | states


def _part(op: Any, told: Any, states: set[_State], *, backwards: bool) -> set[_State]:
    """The states behind one part."""
    if op is constants.SUBPATTERN:
        return _sequence(told[3], states, backwards=backwards)
    if op is constants.BRANCH:
        return set().union(*(_sequence(each, states, backwards=backwards) for each in told[1]))
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
        return _repeat(told, states, backwards=backwards)
    if op is constants.AT:
        return _end(states) if told is constants.AT_BOUNDARY else states
    if op in (constants.ASSERT, constants.ASSERT_NOT):
        return states  # they only forbid
    return _characters(_chosen(op, told), states)


def _repeat(told: Any, states: set[_State], *, backwards: bool) -> set[_State]:
    """The states behind what is repeated, or may be left out."""
    least, most, parsed = told
    found = set(states) if least == 0 else set()
    for n in range(min(most, _TOLD)):
        states = _sequence(parsed, states, backwards=backwards)
        found |= states if n + 1 >= least or n + 1 == _TOLD else {state for state in states if state[1]}
        states = {state for state in states if not state[1]}
    return found


def _chosen(op: Any, told: Any) -> str | None:
    """The characters of which a part is one: all that are no letters as a space; None where any letter may be."""
    if op is constants.LITERAL:
        return chr(told)
    if op is not constants.IN:
        return None
    found = ""
    for kind, what in told:
        if kind is constants.LITERAL:
            found += chr(what)
        elif kind is constants.RANGE and what[1] - what[0] < _FEW:
            found += "".join(map(chr, range(what[0], what[1] + 1)))
        elif kind is constants.CATEGORY and what in (constants.CATEGORY_SPACE, constants.CATEGORY_NOT_WORD):
            found += " "
        else:
            return None
    return found


def _characters(chosen: str | None, states: set[_State]) -> set[_State]:
    """The states behind one of some characters."""
    if chosen is None:
        return {(letters + _ANY, True) for letters, _ in states}
    found: set[_State] = set()
    for char in chosen:
        if char.isalnum() or char == "_":
            found |= {(letters + char, len(letters) + 1 == _TOLD) for letters, _ in states}
        else:
            found |= _end(states)
    return found


def _end(states: set[_State]) -> set[_State]:
    """The states where a word ends, if one has begun."""
    return {(letters, bool(letters)) for letters, _ in states}
