"""Add, check and import feeds: what a person asks for, from the command line or a chat."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from bot.articles.links import keeps_its_page
from bot.errors import AddressRefused, ConfigurationError, NotAFeed, SourceUnavailable
from bot.feeds.addresses import shown
from bot.feeds.fetch import Fetcher
from bot.feeds.opml import OpmlFeed, read_opml
from bot.feeds.parse import ParsedFeed, parse_feed
from bot.feeds.places import Place, bing_news, known_places, usual_places, written_address
from bot.model import Feed
from bot.pages import HEADLINE_ONLY
from bot.ports import Clock
from bot.store import feeds
from bot.store.engine import Store

STARTER = "starter"
TRIED = 8
"""So many of the feeds that a page names are tried, those that its pages of feeds name among them."""


@dataclass(frozen=True, slots=True)
class CheckedFeed:
    """A feed that answered: the address it was found at, what it holds, and in one line how it was found."""

    url: str
    feed: ParsedFeed
    how: str
    others: tuple[str, ...] = ()
    """Other feeds that may be meant, not asked."""

    @property
    def headlines(self) -> int:
        """How many of its links do not say which page they lead to."""
        return sum(keeps_its_page(each.url) for each in self.feed.entries)

    @property
    def unreadable(self) -> str | None:
        """Why nothing of it could be briefed, where all links are such and no entry says whose it is."""
        if not self.headlines or any(each.publisher_url or not keeps_its_page(each.url) for each in self.feed.entries):
            return None
        return f"{HEADLINE_ONLY}; add the publishers' own feeds"

    @property
    def instead(self) -> str | None:
        """A feed of the same search whose links say where they lead, for one of Google News."""
        words = parse_qs(urlsplit(self.url).query).get("q") if self.headlines else None
        return bing_news(words[0]).url if words else None


async def check_feed(fetcher: Fetcher, url: str) -> CheckedFeed:
    """Find the feed that somebody means who pastes `url`: a feed, a page of a well-known service, a site.

    Raises SourceUnavailable or NotAFeed.
    """
    url = written_address(url)
    if places := known_places(url):
        return await _feed_of_service(fetcher, url, places)
    try:
        return CheckedFeed(url, await _read(fetcher, url), "is a feed")
    except NotAFeed as e:
        problem: SourceUnavailable = e
        named = e.candidates
    except AddressRefused:
        raise
    except SourceUnavailable as e:
        if e.status in (None, HTTPStatus.TOO_MANY_REQUESTS) or e.gone:
            raise
        problem, named = e, ()  # a site that refuses programs may serve its feed to them
    found = await _first_named(fetcher, named) or await _first_usual(fetcher, url)
    if found is None and named:
        raise NotAFeed(problem.url, "is a web page, and no feed that it names can be had")
    if found is None:
        raise problem
    return found


async def _feed_of_service(fetcher: Fetcher, url: str, places: Sequence[Place]) -> CheckedFeed:
    """A feed of a service's page: where it should be, or else one that the page names."""
    try:
        return await _first_of_service(fetcher, places)
    except SourceUnavailable as e:
        problem = e
    if problem.status in (HTTPStatus.NOT_FOUND, HTTPStatus.BAD_REQUEST) or isinstance(problem, NotAFeed):
        try:
            await _read(fetcher, url)
        except NotAFeed as e:
            if found := await _first_named(fetcher, e.candidates):
                return found
        except SourceUnavailable:
            pass
    raise problem


async def _first_of_service(fetcher: Fetcher, places: Sequence[Place]) -> CheckedFeed:
    """The first feed with entries of a service's page, or else the first that answers."""
    empty: CheckedFeed | None = None
    problem: SourceUnavailable | None = None
    for place in places:
        others = tuple(each.url for each in places if each is not place)
        try:
            found = CheckedFeed(place.url, await _read(fetcher, place.url), f"is {place.what}", others)
        except SourceUnavailable as e:
            problem = problem or e
            continue
        if found.feed.entries:
            return found
        empty = empty or found
    if empty is not None:
        return empty
    assert problem is not None
    raise problem


async def _first_named(fetcher: Fetcher, named: Sequence[str]) -> CheckedFeed | None:
    """The first feed with entries that a page names, or else the first that answers; a page of feeds that it names
    counts with the feeds on it."""
    waiting = deque((url, 1) for url in named)
    tried: set[str] = set()
    empty: CheckedFeed | None = None
    while waiting and len(tried) < TRIED:
        url, depth = waiting.popleft()
        if url in tried:
            continue
        tried.add(url)
        try:
            feed = await _read(fetcher, url)
        except NotAFeed as e:
            if depth:
                waiting.extend((each, depth - 1) for each in e.candidates)
            continue
        except SourceUnavailable:
            continue
        others = tuple(each for each in named if each not in tried)
        found = CheckedFeed(url, feed, "is a page that names this feed", others)
        if feed.entries:
            return found
        empty = empty or found
    return empty


async def _first_usual(fetcher: Fetcher, url: str) -> CheckedFeed | None:
    for place in usual_places(url):
        try:
            feed = await _read(fetcher, place)
        except SourceUnavailable:
            continue
        return CheckedFeed(place, feed, "is a page that names no feed; this one is where sites often have it")
    return None


async def _read(fetcher: Fetcher, url: str) -> ParsedFeed:
    fetched = await fetcher.fetch(url)
    return await asyncio.to_thread(parse_feed, fetched.body, url=fetched.url, content_type=fetched.content_type)


async def add_checked_feed(store: Store, fetcher: Fetcher, clock: Clock, url: str) -> tuple[Feed, bool]:
    """Check `url` and store its feed, due at once; False when it was there already.

    Raises SourceUnavailable or NotAFeed, and the former for a feed of which nothing could ever be briefed.
    """
    checked = await check_feed(fetcher, url)
    if problem := checked.unreadable:
        raise SourceUnavailable(shown(checked.url), problem)
    async with store.begin() as tx:
        return await feeds.add_feed(tx, checked.url, clock(), title=checked.feed.title, revive=True)


async def add_configured_feeds(
    store: Store, clock: Clock, urls: Iterable[str], titles: Mapping[str, str] | None = None
) -> int:
    """Store addresses that are not there yet without asking them: one that does not answer shows up when polled.

    `titles` are what to call them until then.
    """
    added = 0
    async with store.begin() as tx:
        for url in urls:
            _, created = await feeds.add_feed(tx, url, clock(), (titles or {}).get(url))
            added += created
    return added


def configured_feeds(value: str) -> list[str]:
    """Read FEEDS: addresses separated by commas or white space, or the path of an OPML file.

    The word `starter` among addresses is none of them: see `wants_starter`.
    Raises ConfigurationError for what is neither.
    """
    value = value.strip()
    if not value:
        return []
    words = [word for word in value.replace(",", " ").split() if word != STARTER]
    if not words:
        return []
    if not words[0].startswith(("http://", "https://")):
        path = Path(value)
        if not path.is_file():
            raise ConfigurationError(f"FEEDS: {value!r} is neither addresses (http://… or https://…) nor an OPML file")
        return [feed.url for feed in opml_feeds(path)]
    for url in words:
        if not url.startswith(("http://", "https://")):
            raise ConfigurationError(f"FEEDS: {url!r} is no address; write http://… or https://…")
    return [_only_place(url) for url in words]


def _only_place(url: str) -> str:
    """The feed of a page of a well-known service that has just one: a search of Google News, a channel of YouTube."""
    places = known_places(url)
    return places[0].url if len(places) == 1 else url


def opml_feeds(file: Path) -> tuple[OpmlFeed, ...]:
    """Return the feeds of an OPML file. Raises ConfigurationError where it is none or cannot be read."""
    try:
        return read_opml(file.read_bytes())
    except OSError as e:
        raise ConfigurationError(f"{file}: {e.strerror}") from None
    except NotAFeed as e:
        raise ConfigurationError(f"{file} {e.reason}") from None


def wants_starter(value: str) -> bool:
    """Whether FEEDS asks for the feeds to begin with (bot/starter.py)."""
    return STARTER in value.replace(",", " ").split()
