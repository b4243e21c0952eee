"""Read what people write: commands, follows, mentions. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from bot.delivery.render import sector_named
from bot.delivery.render.words import tables
from bot.model import Follow, FollowKind

_COMMAND = re.compile(r"/([^\s@/]{1,64})(?:@(\w{1,64}))?(?:\s+(.*))?", re.DOTALL)
_QUOTED = re.compile("[\"“”„«»'](.+)[\"“”«»']", re.DOTALL)
_EVERYTHING = {"", "all", "*"} | {name.casefold() for name in tables()["everything"].values()}
_OFF = {"off", "none", "no", "stop", "never"}
MAX_KEYWORD = 100
_SMALL_WORDS = """
a an and at between by for from in of on or the to with  de del el en la las le les los et y con des du
und der die das mit von im
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that a search does not have to find."""

FindSectors = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name without slash, in lower case, whom it is for, and the words behind it."""

    name: str
    bot: str | None
    words: str


def parse_command(text: str) -> Command | None:
    """Read `/topic@communique_bot green hydrogen`; None for a text that is no command."""
    found = _COMMAND.fullmatch(text.strip())
    return Command(found[1].casefold(), found[2], (found[3] or "").strip()) if found else None


def closest_command(name: str, known: Iterable[str]) -> str | None:
    """The command that was most likely meant."""
    return next(iter(get_close_matches(name[:32], list(known), n=1, cutoff=0.6)), None)


def meant_sectors(words: str, find_sectors: FindSectors) -> tuple[str, ...]:
    """The sectors that the words as a whole name; none where they name something beside: "Bank of Japan".

    A word that belongs to no sector and begins with a capital is taken for a name, unless the sectors come from the
    words together ("Artificial Intelligence"). The name that a chat sees, in any language, is always its sector.
    """
    if code := sector_named(words):
        return (code,)
    codes = find_sectors(words)
    alone = {word: find_sectors(word) for word in words.split()}
    together = set(codes) - {code for found in alone.values() for code in found}
    named = any(word[0].isupper() and not found for word, found in alone.items())
    return () if named and not together else codes


def search_words(text: str) -> list[str]:
    """The words that a briefing must contain; the small ones only where there are no others."""
    words = text.split()
    return [word for word in words if word.casefold() not in _SMALL] or words


def read_follows(words: str, find_sectors: FindSectors) -> tuple[Follow, ...]:
    """What somebody wants to follow: everything, sectors they name, or the words themselves (always when quoted).

    Empty when the words hold fewer than two letters or digits.
    """
    words = " ".join(words.split())
    if words.casefold() in _EVERYTHING:
        return (Follow(FollowKind.ALL),)
    quoted = _QUOTED.fullmatch(words)
    if quoted is None and (codes := meant_sectors(words, find_sectors)):
        return tuple(Follow(FollowKind.SECTOR, code) for code in codes)
    keyword = (quoted[1] if quoted else words)[:MAX_KEYWORD].strip()
    return (Follow(FollowKind.KEYWORD, keyword),) if sum(map(str.isalnum, keyword)) >= 2 else ()


def is_off(words: str) -> bool:
    """Whether the words switch something off."""
    return words.casefold().strip(" .!") in _OFF


def without_mention(text: str, username: str) -> str | None:
    """The text without `@username`, or None where it is not mentioned."""
    mention = re.compile(rf"@{re.escape(username)}\b[,:]?", re.IGNORECASE)
    return " ".join(mention.sub(" ", text).split()) if mention.search(text) else None
