"""Cut a line into its words, and know of each what its form tells: whether it may begin a name, go on one, end it.

What the form of a word tells is kept, because texts repeat their words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.text.kept import Kept

TOKEN = re.compile(r"[^\W\d_][\w&+]*(?:['’.-][\w&]+)*\.?")
_APOSTROPHES = ("'", "’")
_ELIDED = re.compile(r"[ldLD]['’](?=[A-ZÀ-Þ])")
_MAX_KNOWN = 30_000
"""Words of texts whose facts are kept, and pieces."""
PEOPLE = re.compile(r"(?:men|women|people|children|ers|ors|ists|ents|ees)['’]s?$")
"""Whose genitive goes on in a name: "Fishermen's Association"."""
_HOME = re.compile(r"-(?:based|led|backed|owned|listed|born|controlled|funded)$")
"""Of "Manila-based": where somebody is from, and no name."""


_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
"""What stands behind a name in American English without "on"."""


class Token(NamedTuple):
    """A word of a line where it stands."""

    text: str
    start: int
    end: int


BEGINS, GOES_ON, JOINS, ENDS, IS_ELIDED, IS_SMALL = (1 << n for n in range(6))
"""What the form of a word tells: that it may begin a name, go on one, stand within it or end it, ..."""


def without_article(text: str, word: str, start: int) -> Token:
    """What stands behind the article of a word: of "d'Oxalux" the name."""
    behind = TOKEN.match(text, start + 2)
    return Token(behind[0], *behind.span()) if behind else Token(word, start, start + len(word))


def _facts(token: str) -> int:
    """What the form of a word tells, as a number with the bits of it."""
    facts = BEGINS * _capital(token, joined=False) | GOES_ON * _capital(token, joined=True)
    elided = token[1:2] in _APOSTROPHES and _ELIDED.match(token) is not None
    return (
        facts | JOINS * _is_joiner(token) | ENDS * _ends_name(token) | IS_ELIDED * elided | IS_SMALL * token.islower()
    )


FACTS = Kept(_facts, _MAX_KNOWN)
"""The facts of the words of texts, which repeat them."""


class Piece(NamedTuple):
    """What stands between two spaces of a line."""

    begins: bool
    """Whether a word of it may begin a name."""
    words: tuple[tuple[str, int, int], ...]
    """Its words with the place in it where each begins, and what its form tells."""


def _piece(piece: str) -> Piece:
    words = tuple((m[0], m.start(), FACTS[m[0]]) for m in TOKEN.finditer(piece))
    return Piece(any(facts & (BEGINS | IS_ELIDED) for _, _, facts in words), words)


PIECES = Kept(_piece, _MAX_KNOWN)
"""The pieces of texts, which repeat them: no word goes over a space."""


def _capital(token: str, *, joined: bool) -> bool:
    """Whether a word may begin a name, or go on one that it is `joined` to."""
    if "-" in token and _HOME.search(token):
        return False
    if token[1:2] in _APOSTROPHES and token[2:3].islower():
        return False  # "L'organisation X"
    if joined and token in _DAYS:
        return False  # "agreed with Halden Corp Monday"
    return token[0].isupper() or (token[1:2].isupper() and (joined or token[0].islower()))


def _ends_name(token: str) -> bool:
    """Whether a name ends with a genitive: "Norvane's", not "Fishermen's"."""
    if not token.endswith(("'s", "’s")):
        return False
    return flat(token[:-2]) not in name_words("owner") and not PEOPLE.search(token)


def _is_joiner(token: str) -> bool:
    """Whether a small word may stand within a name."""
    return flat(token) in name_words("joiner")
