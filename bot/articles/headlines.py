"""Find the page that a headline is of among those that its publisher lists: the same words, or none."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from tld import get_fld

from bot.articles.links import canonical_url, identity

SAYS_MUCH = 50
"""Letters of a title, those of scripts that write a syllable or a word with one counted twice, from which it is hardly
used again within days. "Morning briefing" has 15, and is the title of another page each day."""
NEAR, NEAREST = timedelta(days=3), timedelta(hours=12)
"""So far the dates of a headline and of its page may be apart: for a whole title that says much, and for another."""
MIN_CUT = 60
"""Letters, counted so, that a title cut off with "…" has to share with the whole one."""
HEADLINE = "headline:"
"""What an identity begins with that is that of a headline."""
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")
_TAIL = re.compile(r"(.*\S)\s+[-–—|·•:»]\s+(\S.{0,59})", re.DOTALL)
_NUMBER = re.compile(r"(?<=\d)[.,:](?=\d)")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]|[\U00020000-\U0003ffff]")


class Listed(Protocol):
    """A page in a list of its publisher's."""

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def published_at(self) -> datetime | None: ...
    @property
    def publication(self) -> str:
        """What the publisher is called there."""
        ...


class Missed(Enum):
    """Why there is no page for a headline."""

    UNKNOWN = "no page has this title"
    SEVERAL = "several pages have this title"
    OTHER_DAY = "the page with this title is of another day"


@dataclass(frozen=True, slots=True)
class _Title:
    """A title's words as they are compared: all of it, and without what stands after its last separator."""

    whole: str
    head: str = ""
    tail: str = ""
    cut: bool = False
    """It ends with "…"."""


class Titles:
    """The pages that the publisher at `site` lists, to be found by their titles."""

    def __init__(self, pages: Iterable[Listed], site: str) -> None:
        """Pages of other sites are left out: a list cannot speak for them."""
        self._names = frozenset(_site_names(site))
        self._by_whole: dict[str, list[Listed]] = defaultdict(list)
        self._by_head: dict[str, list[tuple[str, Listed]]] = defaultdict(list)
        self._cut: list[tuple[str, Listed]] = []
        self._count = 0
        own = site_of(site)
        for page in pages:
            if own and site_of(page.url) == own:
                self._add(page)

    def __len__(self) -> int:
        return self._count

    def find(self, headline: str, publisher: str | None, published_at: datetime) -> Listed | Missed:
        """Return the page of `headline`, which the publisher of this name published at about that time.

        Its title has the same letters and figures, in the same order, with or without the publisher's name at its end;
        where one of the two is cut off, it is a long part of the other. Pages of the same address are one.
        """
        names = (self._names | {folded(publisher or "")}) - {""}
        wanted = _title(headline)
        same = self._same(wanted, names)
        found = same or list(self._longer(wanted, names))
        if not found:
            return Missed.UNKNOWN
        if len({identity(page.url) for page in found}) > 1:
            return Missed.SEVERAL
        dates = [page.published_at for page in found if page.published_at is not None]
        near = NEAR if same and weight(wanted.whole) >= SAYS_MUCH else NEAREST
        if not any(abs(date - published_at) <= near for date in dates):
            return Missed.OTHER_DAY
        return found[0]

    def _add(self, page: Listed) -> None:
        title = _title(page.title)
        if not title.whole:
            return
        self._count += 1
        if title.cut:
            self._cut.append((title.whole, page))
            return
        self._by_whole[title.whole].append(page)
        if title.head:
            self._by_head[title.head].append((title.tail, page))

    def _same(self, wanted: _Title, names: frozenset[str]) -> list[Listed]:
        if wanted.cut:
            return []
        found: list[Listed] = []
        for words in _readings(wanted, names):
            found += self._by_whole.get(words, ())
            found += [page for tail, page in self._by_head.get(words, ()) if _is_name(tail, page, names)]
        return found

    def _longer(self, wanted: _Title, names: frozenset[str]) -> Iterator[Listed]:
        """Pages of which one of the two titles is cut off."""
        if wanted.cut:
            if weight(wanted.whole) >= MIN_CUT:
                for whole, pages in self._by_whole.items():
                    if whole.startswith(wanted.whole):
                        yield from pages
                yield from (page for whole, page in self._cut if _begin_alike(whole, wanted.whole))
            return
        for words in _readings(wanted, names):
            yield from (page for whole, page in self._cut if words.startswith(whole) and weight(whole) >= MIN_CUT)


def is_cut(title: str) -> bool:
    """Whether a title is cut off: it ends with "…" or three points."""
    return bool(_CUT.search(title))


def headline_identity(publisher_url: str, headline: str, published_at: datetime | None) -> str:
    """Return what stands for a headline of the publisher at `publisher_url` whose link says nothing of its page.

    Google gives the same article other links and guids from time to time; publisher, words and day stay.
    """
    day = published_at.astimezone(UTC).date().isoformat() if published_at else ""
    return f"{HEADLINE}{site_of(publisher_url)}/{folded(headline)}/{day}"


def same_publisher(link: str, site: str) -> bool:
    """Whether `link` leads to a page of the publisher who has the page `site`: to the same registrable domain."""
    return bool(site_of(link)) and site_of(link) == site_of(site)


def site_of(url: str) -> str:
    """Return the registrable domain of a web address ("bbc.co.uk"), by the public suffix list.

    Where there is none (an IP address, a name of one's own network) it is host and port; for what is no address, "".
    """
    try:
        parts = urlsplit(url)
        return _site(parts.scheme, parts.netloc) if parts.hostname else ""
    except ValueError:
        return ""


@lru_cache(maxsize=2000)
def _site(scheme: str, netloc: str) -> str:
    parts = urlsplit(canonical_url(f"{scheme}://{netloc}/"))
    host, _ = parts.hostname, parts.port
    if parts.scheme not in ("http", "https") or not host:
        return ""
    domain: str | None = get_fld(f"https://{host}/", fail_silently=True) if "." in host else None
    return domain or parts.netloc.removeprefix("www.")


def folded(title: str) -> str:
    """Return the letters, figures and signs of currencies of a title, in small letters and one form each.

    White space, punctuation and quotes do not count, but for the point or comma inside a number.
    """
    if title.isascii():
        text = title.lower()
    else:
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", title).casefold())
    return _NUMBER.sub(lambda found: _INSIDE[found[0]], text).translate(_KEPT)


def weight(words: str) -> int:
    """Return how much folded words say, in letters of an alphabet."""
    return len(words) + len(_WIDE.findall(words))


class _Kept(dict[int, str]):
    """What becomes of a character, looked up once for those of the basic plane."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        kept = char if kind[0] in "LNM" or kind == "Sc" or char in "%+" else ""
        if code < 0x10000:
            self[code] = kept
        return kept


_INSIDE = {".": "\ue000", ",": "\ue001", ":": "\ue002"}
"""What stands for a sign inside a number until the others are gone."""
_KEPT = _Kept({ord(marked): sign for sign, marked in _INSIDE.items()})


def _title(text: str) -> _Title:
    text = text.strip()
    if is_cut(text):
        return _Title(folded(_CUT.sub("", text)), cut=True)
    parted = _TAIL.fullmatch(text)
    if parted is None:
        return _Title(folded(text))
    head, tail = folded(parted[1]), folded(parted[2])
    return _Title(head + tail, head, tail)


def _readings(title: _Title, names: frozenset[str]) -> Iterator[str]:
    if title.whole:
        yield title.whole
    if title.head and title.tail in names:
        yield title.head


def _is_name(tail: str, page: Listed, names: frozenset[str]) -> bool:
    return bool(tail) and (tail in names or tail == folded(page.publication))


def _begin_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and weight(shorter) >= MIN_CUT


def _site_names(site: str) -> Iterator[str]:
    """What a site is called by its address: "bbc.co.uk", "www.bbc.co.uk", "bbc"."""
    domain = site_of(site)
    host = (urlsplit(site).hostname or "") if domain else ""
    for name in (domain, host, host.removeprefix("www."), domain.partition(".")[0]):
        yield folded(name)
