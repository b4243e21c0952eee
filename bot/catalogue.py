"""Add, check and import feeds: what a person asks for, from the command line or a chat."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ConfigurationError, NotAFeed
from bot.feeds.fetch import Fetcher
from bot.feeds.opml import read_opml
from bot.feeds.parse import ParsedFeed, parse_feed
from bot.model import Feed
from bot.ports import Clock
from bot.store import feeds
from bot.store.engine import Store


@dataclass(frozen=True, slots=True)
class CheckedFeed:
    """A feed that answered: the address it was found at and what it holds."""

    url: str
    feed: ParsedFeed


async def check_feed(fetcher: Fetcher, url: str) -> CheckedFeed:
    """Fetch `url`; where it is a site, the first feed that it names. Raises SourceUnavailable or NotAFeed."""
    try:
        return await _read(fetcher, url)
    except NotAFeed as e:
        if not e.candidates:
            raise
        return await _read(fetcher, e.candidates[0])


async def _read(fetcher: Fetcher, url: str) -> CheckedFeed:
    fetched = await fetcher.fetch(url)
    parsed = await asyncio.to_thread(parse_feed, fetched.body, url=fetched.url, content_type=fetched.content_type)
    return CheckedFeed(url, parsed)


async def add_checked_feed(store: Store, fetcher: Fetcher, clock: Clock, url: str) -> tuple[Feed, bool]:
    """Check `url` and store its feed, due at once; False when it was there already."""
    checked = await check_feed(fetcher, url)
    async with store.begin() as tx:
        return await feeds.add_feed(tx, checked.url, clock(), title=checked.feed.title, revive=True)


async def add_configured_feeds(store: Store, clock: Clock, urls: Iterable[str]) -> int:
    """Store addresses that are not there yet without asking them: one that does not answer shows up when polled."""
    added = 0
    async with store.begin() as tx:
        for url in urls:
            _, created = await feeds.add_feed(tx, url, clock())
            added += created
    return added


def configured_feeds(value: str) -> list[str]:
    """Read FEEDS: addresses separated by commas or white space, or the path of an OPML file.

    Raises ConfigurationError for what is neither.
    """
    value = value.strip()
    if not value:
        return []
    if not value.startswith(("http://", "https://")):
        path = Path(value)
        if not path.is_file():
            raise ConfigurationError(f"FEEDS: {value!r} is neither addresses (http://… or https://…) nor an OPML file")
        try:
            return [feed.url for feed in read_opml(path.read_bytes())]
        except ValueError as e:
            raise ConfigurationError(f"FEEDS: {value}: {e}") from None
    urls = value.replace(",", " ").split()
    for url in urls:
        if not url.startswith(("http://", "https://")):
            raise ConfigurationError(f"FEEDS: {url!r} is no address; write http://… or https://…")
    return urls
