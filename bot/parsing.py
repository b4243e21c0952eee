"""Parse a feed all the way to what is stored: entries, and what stands for each of them over all feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.articles.headlines import HEADLINE, headline_identity
from bot.articles.links import identity, keeps_its_page
from bot.feeds.parse import ParsedFeed, parse_feed
from bot.model import FeedEntry


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed as it was parsed, with one identity for each entry, in its order."""

    feed: ParsedFeed
    identities: tuple[str, ...]


def read_feed(body: bytes, url: str, content_type: str) -> ReadFeed:
    """Return the feed in `body` that was found at `url`. Raises NotAFeed. Not for the event loop."""
    parsed = parse_feed(body, url=url, content_type=content_type)
    entries = tuple(replace(entry, guid=_guid(entry.guid)) for entry in parsed.entries)
    return ReadFeed(replace(parsed, entries=entries), tuple(identities(entries)))


def identities(entries: Sequence[FeedEntry]) -> list[str]:
    """Return what stands for each entry over all feeds: its page, however the address is written.

    Entries of one feed that lead to the same page (a list of changes, a front page) are told apart by their guids. For
    a link of Google News, which says nothing of its page and is another one tomorrow, it is publisher, words and day.
    """
    pages = [_page(entry) for entry in entries]
    shared = Counter(pages)
    return [
        page if shared[page] == 1 or page.startswith(HEADLINE) else f"{page}#{entry.guid}"
        for page, entry in zip(pages, entries, strict=True)
    ]


def _guid(guid: str) -> str:
    """However its address is written, with the place on the page: lists of news have several entries on one."""
    place, page = guid.partition("#")[2], identity(guid)
    return f"{page}#{place}" if place and page != guid else page


def _page(entry: FeedEntry) -> str:
    if entry.publisher_url and keeps_its_page(entry.url):
        return headline_identity(entry.publisher_url, entry.title, entry.published_at)
    return identity(entry.url)
