"""The way of an article and of a message: one function a step, each found again from the tables after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial

import structlog
from telegram import Bot

from bot import revisions
from bot.articles.fingerprints import Fingerprint
from bot.articles.language import detect_language
from bot.articles.links import identity, keeps_its_page
from bot.articles.notices import is_enough
from bot.articles.rarity import LATEST
from bot.batches import Batches
from bot.delivery.flights import Flights
from bot.errors import AddressRefused, NoArticleText, RobotsRefused, SourceUnavailable
from bot.feeds.addresses import shown
from bot.feeds.fetch import Fetcher
from bot.feeds.polling import LONGEST
from bot.joining import STORY_WINDOW, Joined, Joiner, fingerprint_of
from bot.model import Article, ArticleState, ArticleText
from bot.pages import read_page
from bot.ports import Analyst, Clock, Queue, Translator
from bot.publishers import Publishers
from bot.store import articles, digests, feeds, hubs, stats, stories, texts
from bot.store.engine import Store
from bot.workers import Workers

log = structlog.get_logger()

CONCURRENT_READS = 8
"""Articles that are read at a time."""
READ_ATTEMPTS = 4
READ_BACKOFF = timedelta(minutes=5)
TRANSLATION_WAIT = timedelta(seconds=90)
"""Chats of another language than a briefing's get it after this at the latest, translated or not."""


@dataclass(frozen=True)
class Services:
    """What the steps work with; built and closed by `app`."""

    store: Store
    fetcher: Fetcher
    analyst: Analyst
    bot: Bot
    queue: Queue
    clock: Clock
    poll_interval: timedelta
    jitter: Callable[[], float]
    """Uniform in [-1, 1]."""
    sender: str
    """Who leases deliveries: after a crash a process settles what one of the same name left on its way."""
    longest_interval: timedelta = LONGEST
    """A feed is polled so often at least, however seldom it has something new."""
    callback: str | None = None
    """Below which public address hubs push feeds; None: they are only polled."""
    workers: Workers = field(default_factory=Workers)
    """What runs beside the event loop: parsing, extracting, drafting."""
    joiner: Joiner = field(default_factory=Joiner)
    """What it knows of the latest articles is read from the store when it is first needed."""
    flights: Flights = field(default_factory=Flights)
    """What is on its way to Telegram, for the process after a kill."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the process is to stop: what is in flight is finished, nothing new is begun."""
    fatal: list[Exception] = field(default_factory=list)
    """Why the process has to stop, where it was not asked to."""

    @cached_property
    def join(self) -> Batches[tuple[ArticleText, Fingerprint], Joined]:
        """Stores an article in its story: those that were read at the same time in one transaction."""
        return Batches(partial(_join, self), CONCURRENT_READS)

    @cached_property
    def publishers(self) -> Publishers:
        """What the publishers of headlines list, known for some minutes."""
        return Publishers(self.fetcher, self.clock, self.workers.run_long)

    def stop(self, why: Exception | None = None) -> None:
        """Ask the process to stop; `why` ends it with an error."""
        if why is not None:
            self.fatal.append(why)
        self.stopping.set()


async def due_work(s: Services) -> list[tuple[str, dict[str, int]]]:
    """Return the jobs that are due by the tables. Running one that was already done changes nothing."""
    now = s.clock()
    async with s.store.read() as tx:
        work = [("poll_feed", {"feed_id": feed_id}) for feed_id in await feeds.due_feeds(tx, now, limit=300)]
        if s.callback is not None:
            work += [("subscribe_hub", {"feed_id": feed_id}) for feed_id in await hubs.due_hubs(tx, now, limit=50)]
        for article_id, state in await articles.due_articles(tx, now, limit=200):
            step = "read_article" if state is ArticleState.FOUND else "write_briefing"
            work.append((step, {"article_id": article_id}))
        if await digests.any_due(tx, now):
            work.append(("plan_digests", {}))
    return [*work, ("deliver", {})]


# ------------------------------------------------------------------ articles


async def read_article(s: Services, article_id: int) -> None:
    """Get an article's full text, its language and the story it tells."""
    async with s.store.read() as tx:
        article = await articles.get_article(tx, article_id)
    if article is None or article.state is not ArticleState.FOUND or article.next_try_at > s.clock():
        return
    try:
        if keeps_its_page(article.url) and article.publisher_url:
            await _follow_headline(s, article, article.publisher_url)
            return
        read = await _full_text(s, article)
    except SourceUnavailable as e:
        await _retry_reading(s, article, e)
        return
    prints = await s.workers.run_long(fingerprint_of, read)
    joined = await s.join((read, prints))
    log.info(
        "article_read",
        article=article.id,
        story=joined.story_id,
        joined=not joined.opened,
        why="; ".join(joined.match.reasons) if joined.match else "",
    )
    await s.queue.defer("write_briefing", article_id=article.id)


async def _join(s: Services, batch: Sequence[tuple[ArticleText, Fingerprint]]) -> list[Joined]:
    async with s.store.begin() as tx:
        return await s.joiner.read(tx, batch, s.clock())


async def _full_text(s: Services, article: Article) -> ArticleText:
    """Return the article's text from its feed where that carries it, else from its page.

    A page that cannot be read is no loss where the feed's own text is long enough to stand on its own; that of Google
    News is a list of other headlines.
    """
    title, text, url, published = article.title, article.content, article.url, article.published_at
    author = picture = None
    if not article.full:
        try:
            page, url = await read_page(s.fetcher, article.url, robots=True, run=s.workers.run_long)
        except SourceUnavailable:
            if not is_enough(article.content) or keeps_its_page(article.url):
                raise
        else:
            text, title = page.text, article.title or page.title or ""
            published, author, picture = published or page.published_at, page.author, page.picture
    language = detect_language(f"{title}\n{text}")
    return ArticleText(str(article.id), title, text, published, language, url, author, picture)


async def _follow_headline(s: Services, article: Article, publisher_url: str) -> None:
    """Make the page of a headline, which its publisher lists, an article of its own, unless it is one already."""
    published_at = article.published_at or article.seen_at
    found = await s.publishers.find(publisher_url, article.publisher, article.title, published_at)
    async with s.store.begin() as tx:
        page_id = await articles.lead_to(
            tx, article, url=found.url, title=found.title, identity=identity(found.url), now=s.clock()
        )
    log.info("headline_followed", article=article.id, page=page_id, url=shown(found.url))
    if page_id is not None:
        await s.queue.defer("read_article", article_id=page_id)


async def _retry_reading(s: Services, article: Article, error: SourceUnavailable) -> None:
    """Try again later what may come back; say why for what will not."""
    final = (
        isinstance(error, AddressRefused | RobotsRefused)
        or (isinstance(error, NoArticleText) and error.retry_after is None)
        or error.gone
        or article.attempts + 1 >= READ_ATTEMPTS
    )
    wait = READ_BACKOFF * 2**article.attempts
    if error.retry_after is not None:
        wait = max(wait, timedelta(seconds=min(error.retry_after, 86_400)))
    async with s.store.begin() as tx:
        if final:
            await articles.mark_final(tx, article.id, ArticleState.FAILED, reason=error.reason)
        else:
            await articles.retry_article(tx, article.id, next_try_at=s.clock() + wait, reason=error.reason)
    log.warning("article_unreadable", article=article.id, reason=error.reason, final=final)


# ------------------------------------------------------------------ briefings


async def write_briefing(s: Services, article_id: int) -> None:
    """Brief an article: the first of a story opens its briefing, a further one revises it.

    The briefing, or its revision, and what is owed of it to each chat are stored in one transaction.
    """
    async with s.store.read() as tx:
        article = await articles.get_article(tx, article_id)
        if article is None or article.state is not ArticleState.READ or article.story_id is None:
            return
        if not await articles.is_first_unbriefed(tx, article):
            return  # an earlier article of the story is being briefed: the next tick finds this one again
        copied = await revisions.is_told(tx, article)
    text = ArticleText(
        str(article.id), article.title, article.text or "", article.published_at, article.language, article.url
    )
    briefing = None if copied else await s.analyst.brief(text)
    now = s.clock()
    async with s.store.begin() as tx:
        told = await revisions.tell(tx, article, briefing, now)
        waiting = (
            told is not None
            and isinstance(s.analyst, Translator)
            and await texts.hold_for_texts(tx, told.briefing_id, told.language, now + TRANSLATION_WAIT)
        )
    if told is None:
        log.info("nothing_to_report", article=article.id)
        return
    log.info(
        "briefing_revised" if told.revision != 1 else "briefing_written",
        briefing=told.briefing_id,
        revision=told.revision,
        news=told.news,
        article=article.id,
        story=article.story_id,
        summarizer=briefing.summarizer if briefing else None,
        dropped=len(briefing.dropped) if briefing else 0,
        pushes=told.owed.pushes,
        changes=told.owed.changes,
        edits=told.owed.edits,
    )
    if waiting:
        await s.queue.defer("translate_briefing", briefing_id=told.briefing_id)
    if told.owed:
        await s.queue.defer("deliver")


async def prune(s: Services) -> None:
    """Forget what is no longer of use: which message showed what, which updates were handled, old answers of models,
    what finds the stories of articles that are too old to tell one with a new article."""
    async with s.store.begin() as tx:
        await stats.prune(tx, s.clock())
        await stories.prune(tx, s.clock() - STORY_WINDOW, LATEST)
