"""Find the page of a headline at its publisher, where a feed over many publishers does not say where it is.

No request goes to who made that feed: the publisher's own news sitemap is read, which its robots.txt names, or else the
feed that its front page names.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import partial
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

from bot.articles.headlines import Missed, Titles, is_cut, same_publisher, site_of
from bot.errors import AddressRefused, NoArticleText, RobotsRefused, SourceUnavailable
from bot.feeds.addresses import shown, web_address
from bot.feeds.bodies import BodyDamaged, BodyTooBig
from bot.feeds.discover import feed_links
from bot.feeds.fetch import Fetched, Fetcher
from bot.feeds.freshness import fresh_seconds
from bot.feeds.places import usual_places
from bot.feeds.sitemaps import USUAL, ListedPage, Sitemap, SitemapLink, feed_pages, likely_news, read_sitemap
from bot.ports import Clock
from bot.workers import Run

T = TypeVar("T")

MAX_SITEMAPS = 16
"""So many sitemaps of a publisher are read at most, indexes among them; so deep indexes name indexes."""
MAX_DEPTH = 3
MAX_FEEDS = 3
"""So many of the feeds that a front page names are read; where it names none, so many usual places are tried."""
LONGEST = 60.0
"""Seconds for all that is read of one publisher at a time: what was read until then is used."""
KEPT, KEPT_AT_MOST, KEPT_EMPTY = timedelta(minutes=10), timedelta(hours=1), timedelta(hours=1)
"""A list is read again after this, later where its server says that it stays fresh; an empty one after an hour."""
MAX_PAGES = 5000
"""Of a publisher so many pages are kept, the newest."""
KEPT_PAGES = 30_000
"""Over all publishers, some 20 MB: the lists that were not asked for the longest go."""
LATE = timedelta(minutes=15)
"""After so long it is looked again for a headline that is not listed yet."""
HEADLINE_ONLY = "headline only"


class Rank(IntEnum):
    """In which order sitemaps are read."""

    NEWS = 0
    """Of news by its name, or named by an index that is."""
    NAMED = 1
    """Named by robots.txt: an index, often."""
    USUAL = 2
    """Where a news sitemap often is."""
    INNER = 3
    """Named by an index, among others."""


MOST = {Rank.NEWS: MAX_SITEMAPS, Rank.NAMED: 3, Rank.USUAL: len(USUAL) + 1, Rank.INNER: 2}
"""So many of each are read; of none but the first where there are pages already."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A headline's page at its publisher, and the whole title."""

    url: str
    title: str


@dataclass
class _Read:
    """What came of reading a publisher's lists."""

    pages: list[ListedPage] = field(default_factory=list)
    problem: SourceUnavailable | None = None
    """The first that may pass."""
    refused: RobotsRefused | None = None
    fresh: timedelta = KEPT


@dataclass(frozen=True)
class _List:
    titles: Titles
    problem: SourceUnavailable | None
    """Why there are none, where that may pass or is wanted so."""
    until: datetime


class Publishers:
    """The lists of pages of many publishers, each read once for all its headlines."""

    def __init__(self, fetcher: Fetcher, clock: Clock, run: Run = asyncio.to_thread) -> None:
        """`run` does what takes time beside the event loop: a long sitemap takes a second."""
        self._fetcher = fetcher
        self._clock = clock
        self._run = run
        self._lists: dict[tuple[str, str], asyncio.Task[_List]] = {}

    async def find(self, site: str, publisher: str | None, headline: str, published_at: datetime) -> FoundPage:
        """Return the page of `headline` at the publisher of this name, whose address is `site`.

        Raises NoArticleText where nothing is certain, with `retry_after` where the page may be listed later;
        SourceUnavailable where the publisher does not answer.
        """
        problem: SourceUnavailable | None = None
        listed = False
        for kind, read in (("sitemaps", self._read_sitemaps), ("feeds", self._read_feeds)):
            known = await self._list(kind, site, read)
            found = known.titles.find(headline, publisher, published_at)
            if not isinstance(found, Missed):
                return FoundPage(found.url, found.title if is_cut(headline) else headline)
            if found is Missed.SEVERAL:
                raise NoArticleText(shown(site), f"{HEADLINE_ONLY}: {site_of(site)} has several pages of this title")
            problem, listed = problem or known.problem, listed or len(known.titles) > 0
        if problem is not None and not (listed and isinstance(problem, RobotsRefused)):
            raise problem
        if not listed:
            raise NoArticleText(shown(site), f"{HEADLINE_ONLY}: {site_of(site)} has neither a news sitemap nor a feed")
        late = LATE.total_seconds() if self._clock() - published_at < timedelta(days=1) else None
        raise NoArticleText(
            shown(site), f"{HEADLINE_ONLY}: it is not in the lists of pages of {site_of(site)}", retry_after=late
        )

    async def _list(self, kind: str, site: str, read: Callable[[str, _Read], Awaitable[None]]) -> _List:
        parts = urlsplit(site)
        name = kind, f"{parts.scheme}://{parts.netloc}".lower()
        task = self._lists.pop(name, None)
        if task is None or (task.done() and (_failed(task) or task.result().until <= self._clock())):
            task = asyncio.create_task(self._within_time(site, read), name=kind)
        self._lists[name] = task  # at the end: what is asked for stays
        self._forget()
        return await asyncio.shield(task)

    def _forget(self) -> None:
        done = {name: task for name, task in self._lists.items() if task.done() and not _failed(task)}
        kept = sum(len(task.result().titles) + 10 for task in done.values())
        for name, task in done.items():
            if kept <= KEPT_PAGES:
                break
            kept -= len(task.result().titles) + 10
            del self._lists[name]

    async def _within_time(self, site: str, read: Callable[[str, _Read], Awaitable[None]]) -> _List:
        so_far = _Read()
        try:
            async with asyncio.timeout(LONGEST):
                await read(site, so_far)
        except SourceUnavailable as e:
            so_far.problem = e
        except TimeoutError:
            so_far.problem = SourceUnavailable(shown(site), f"its lists of pages took longer than {LONGEST:g} s")
        titles: Titles = await self._run(Titles, _newest(so_far.pages), site)
        kept = so_far.fresh if len(titles) or so_far.problem else KEPT_EMPTY
        return _List(titles, None if len(titles) else so_far.problem or so_far.refused, self._clock() + kept)

    async def _read_sitemaps(self, site: str, into: _Read) -> None:
        now = self._clock()
        told = [web_address(url, site) for url in await self._fetcher.sitemaps(site) if url.strip()]
        named = [SitemapLink(url) for url in told if url]
        waiting = [(Rank.NEWS if news else Rank.NAMED, 1, link) for news, link in likely_news(named, now)]
        usual = USUAL if named else (*USUAL, "sitemap.xml")
        waiting += [(Rank.USUAL, 1, SitemapLink(urljoin(site, f"/{name}"))) for name in usual]
        asked: dict[str, Rank] = {}
        while waiting and len(asked) < MAX_SITEMAPS and len(into.pages) < MAX_PAGES:
            waiting.sort(key=lambda each: each[0])  # stable: by rank, then as they were named
            rank, depth, link = waiting.pop(0)
            if rank is not Rank.NEWS and into.pages:
                break  # the news sitemaps have told
            if link.url in asked or sum(each is rank for each in asked.values()) >= MOST[rank]:
                continue
            asked[link.url] = rank
            inner = await self._read_sitemap(link.url, into)
            if depth < MAX_DEPTH:
                found = likely_news((each for each in inner if _may_name(each.url, link.url, site)), now)
                of_news = rank is Rank.NEWS
                waiting += [(Rank.NEWS if news or of_news else Rank.INNER, depth + 1, each) for news, each in found]

    async def _read_sitemap(self, url: str, into: _Read) -> tuple[SitemapLink, ...]:
        """Keep the pages of a sitemap, and return the sitemaps that it names."""
        fetched = await self._fetch(url, into)
        if fetched is None:
            return ()
        try:
            read: Sitemap = await self._run(_reading(read_sitemap, fetched))
        except (BodyTooBig, BodyDamaged):
            return ()
        self._keep(into, fetched, read.pages)
        return read.sitemaps

    async def _read_feeds(self, site: str, into: _Read) -> None:
        front = await self._fetch(site, into)
        if front is None and into.problem is not None:
            return
        links: tuple[str, ...] = await self._run(_reading(feed_links, front)) if front else ()
        for place in links[:MAX_FEEDS] or usual_places(site)[:MAX_FEEDS]:
            fetched = await self._fetch(place, into)
            if fetched is None:
                continue
            pages: tuple[ListedPage, ...] = await self._run(_reading(feed_pages, fetched))
            self._keep(into, fetched, pages)
            if pages and not links:
                return

    async def _fetch(self, url: str, into: _Read) -> Fetched | None:
        """What `url` has; nobody asked for it by name, so that robots.txt counts."""
        try:
            return await self._fetcher.fetch(url, robots=True)
        except RobotsRefused as e:
            into.refused = into.refused or e
        except SourceUnavailable as e:
            if into.problem is None and _may_pass(e):
                into.problem = e
        return None

    def _keep(self, into: _Read, fetched: Fetched, pages: Iterable[ListedPage]) -> None:
        into.pages += pages
        fresh = fresh_seconds(fetched.headers, self._clock())
        fresh = min(fresh or 0.0, KEPT_AT_MOST.total_seconds())
        into.fresh = max(into.fresh, timedelta(seconds=fresh))


def _reading(work: Callable[..., T], fetched: Fetched) -> Callable[[], T]:
    return partial(work, fetched.body, url=fetched.url, content_type=fetched.content_type)


def _newest(pages: list[ListedPage]) -> list[ListedPage]:
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(pages, key=lambda page: page.published_at or never, reverse=True)[:MAX_PAGES]


def _may_name(link: str, index: str, site: str) -> bool:
    """Whether an index may speak for a sitemap: of its own host, or of the publisher."""
    return urlsplit(link).netloc == urlsplit(index).netloc or same_publisher(link, site)


def _failed(task: asyncio.Task[_List]) -> bool:
    return task.cancelled() or task.exception() is not None


def _may_pass(error: SourceUnavailable) -> bool:
    if isinstance(error, AddressRefused) or error.gone:
        return False
    return error.status is None or error.status >= 500 or error.status in (408, 429)
