"""Typed callback data of at most 64 bytes; rubbish is read as None, never as an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MAX_BYTES = 64
"""Bot API, InlineKeyboardButton.callback_data."""
MAX_PAGE = 10
_ID = re.compile(r"[1-9][0-9]{0,17}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")


class PageKind(StrEnum):
    """What a list was asked for."""

    LATEST = "l"
    SECTOR = "s"
    WORDS = "w"


@dataclass(frozen=True, slots=True)
class Open:
    """Show this briefing as a message of its own."""

    briefing_id: int

    def pack(self) -> str:
        return _packed("o", self.briefing_id)


@dataclass(frozen=True, slots=True)
class Proof:
    """Show every quote of this briefing."""

    briefing_id: int

    def pack(self) -> str:
        return _packed("e", self.briefing_id)


@dataclass(frozen=True, slots=True)
class Ask:
    """Say how to ask about this briefing."""

    briefing_id: int

    def pack(self) -> str:
        return _packed("a", self.briefing_id)


@dataclass(frozen=True, slots=True)
class More:
    """Send the latest briefings: of one sector, or of all when `sector` is empty."""

    sector: str = ""

    def pack(self) -> str:
        return _packed("m", self.sector)


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Follow a sector, or everything when `sector` is empty."""

    sector: str = ""

    def pack(self) -> str:
        return _packed("f", self.sector)


@dataclass(frozen=True, slots=True)
class Page:
    """Put another page of a list in place of the one shown: `size` briefings older than `before_id` (0: the newest).

    `value` is a sector's code or the words that were searched, as `kind` says.
    """

    kind: PageKind
    value: str
    size: int
    before_id: int = 0

    def pack(self) -> str:
        return _packed("p", self.kind.value, self.size, self.before_id, self.value)

    @property
    def fits(self) -> bool:
        """Whether `pack` succeeds: long words do not fit into 64 bytes."""
        try:
            self.pack()
        except ValueError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Speak:
    """Set the chat's language (ISO 639-1)."""

    language: str

    def pack(self) -> str:
        return _packed("g", self.language)


Callback = Open | Proof | Ask | More | Subscribe | Page | Speak


def unpack(data: str | None) -> Callback | None:
    """Read callback data. None for anything that `pack` did not write: old versions, rubbish, forgeries."""
    tag, colon, rest = (data or "").partition(":")
    if not colon:
        return None
    match tag:
        case "o" if _ID.fullmatch(rest):
            return Open(int(rest))
        case "e" if _ID.fullmatch(rest):
            return Proof(int(rest))
        case "a" if _ID.fullmatch(rest):
            return Ask(int(rest))
        case "m" if not rest or _CODE.fullmatch(rest):
            return More(rest)
        case "f" if not rest or _CODE.fullmatch(rest):
            return Subscribe(rest)
        case "g" if _LANGUAGE.fullmatch(rest):
            return Speak(rest)
        case "p":
            return _page(rest)
    return None


def _page(rest: str) -> Page | None:
    kind, *more = rest.split(":", 3)
    if len(more) != 3 or kind not in set(PageKind):
        return None
    size, before, value = more
    if not (_ID.fullmatch(size) and int(size) <= MAX_PAGE and (before == "0" or _ID.fullmatch(before))):
        return None
    page = Page(PageKind(kind), value, int(size), int(before))
    sensible = {
        PageKind.LATEST: value == "",
        PageKind.SECTOR: _CODE.fullmatch(value) is not None,
        PageKind.WORDS: value.strip() != "",
    }
    return page if sensible[page.kind] else None


def _packed(*fields: str | int) -> str:
    data = ":".join(map(str, fields))
    if len(data.encode(errors="surrogatepass")) > MAX_BYTES:
        raise ValueError(f"callback data of more than {MAX_BYTES} bytes")
    return data
