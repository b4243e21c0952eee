"""Poll feeds: fetch, parse, store what is new, each entry once, and decide when to come back."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from bot.articles.links import identity
from bot.errors import SourceUnavailable
from bot.feeds.addresses import shown
from bot.feeds.fetch import Fetched
from bot.feeds.freshness import fresh_seconds
from bot.feeds.parse import ParsedFeed, parse_feed
from bot.feeds.polling import Move, Rhythm, move_of, next_poll_at, own_interval, rhythm_of
from bot.model import Feed, FeedEntry
from bot.pipeline import Services
from bot.store import articles, feeds
from bot.store.columns import Tx

log = structlog.get_logger()

BACKLOG_BRIEFED = 10
"""Of what a feed held when it was added, so many of the newest are briefed (never pushed); the rest is archived."""


async def poll_feed(s: Services, feed_id: int) -> None:
    """Fetch a feed if it is due and store its new entries, each once; a failure is recorded with its reason."""
    async with s.store.read() as tx:
        feed = await feeds.get_feed(tx, feed_id)
    if feed is None or feed.retired_at is not None or feed.next_poll_at > s.clock():
        return
    try:
        fetched = await s.fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        parsed = None
        if not fetched.not_modified:
            parsed = await asyncio.to_thread(
                parse_feed, fetched.body, url=fetched.url, content_type=fetched.content_type
            )
    except SourceUnavailable as e:
        await _record_failure(s, feed, e)
        return
    async with s.store.begin() as tx:
        new = await store_entries(tx, feed, parsed.entries, s.clock()) if parsed else []
        await _record_success(s, tx, feed, fetched, parsed)
    log.info(
        "feed_polled", feed=feed.id, new=len(new), changed=parsed is not None, broken=parsed.broken if parsed else 0
    )
    for article_id in new:
        await s.queue.defer("read_article", article_id=article_id)


async def store_entries(tx: Tx, feed: Feed, entries: Sequence[FeedEntry], now: datetime) -> list[int]:
    """Store what is new of a feed's entries, and return the ids, newest first."""
    return await articles.add_entries(
        tx,
        feed.id,
        [replace(entry, guid=identity(entry.guid)) for entry in entries],
        identities=identities(entries),
        now=now,
        backlog=feed.last_success_at is None,
        backlog_limit=BACKLOG_BRIEFED,
    )


def identities(entries: Sequence[FeedEntry]) -> list[str]:
    """Return what stands for each entry over all feeds: its page, however the address is written.

    Entries of one feed that lead to the same page (a list of changes, a front page) are told apart by their guids.
    """
    pages = [identity(entry.url) for entry in entries]
    shared = Counter(pages)
    return [
        page if shared[page] == 1 else f"{page}#{identity(entry.guid)}"
        for page, entry in zip(pages, entries, strict=True)
    ]


async def _record_success(s: Services, tx: Tx, feed: Feed, fetched: Fetched, parsed: ParsedFeed | None) -> None:
    now = s.clock()
    rhythm = (
        rhythm_of((each.published_at for each in parsed.entries), now) if parsed else Rhythm(feed.gap, feed.newest_at)
    )
    move = move_of(Move(feed.moved_to, feed.moved_times), fetched.moved_to, at_once=fetched.moved_at_once)
    await feeds.record_poll(
        tx,
        feed.id,
        now=now,
        next_poll_at=next_poll_at(
            now=now,
            interval=own_interval(rhythm, now=now, base=s.poll_interval, longest=s.longest_interval),
            failures=0,
            retry_after=fresh_seconds(fetched.headers, now),
            jitter=s.jitter(),
        ),
        title=parsed.title if parsed else None,
        etag=fetched.headers.get("ETag", feed.etag),
        last_modified=fetched.headers.get("Last-Modified", feed.last_modified),
        gap=rhythm.gap,
        newest_at=rhythm.newest_at,
        moved_to=move.to,
        moved_times=move.times,
    )
    if move.settled and move.to is not None:
        await _move(tx, feed, move.to, now)


async def _move(tx: Tx, feed: Feed, url: str, now: datetime) -> None:
    if await feeds.move_feed(tx, feed.id, url):
        log.info("feed_moved", feed=feed.id, to=shown(url))
    else:
        await feeds.retire_feed(tx, feed.id, now=now, reason=f"moved to {shown(url)}, which is watched already")
        log.info("feed_retired", feed=feed.id, reason="moved to another feed's address")


async def _record_failure(s: Services, feed: Feed, error: SourceUnavailable) -> None:
    now = s.clock()
    if error.gone:
        async with s.store.begin() as tx:
            await feeds.retire_feed(tx, feed.id, now=now, reason=error.reason)
        log.warning("feed_retired", feed=feed.id, reason=error.reason)
        return
    due = next_poll_at(
        now=now,
        interval=own_interval(
            Rhythm(feed.gap, feed.newest_at), now=now, base=s.poll_interval, longest=s.longest_interval
        ),
        failures=feed.failures + 1,
        retry_after=error.retry_after,
        jitter=s.jitter(),
    )
    async with s.store.begin() as tx:
        await feeds.record_failure(tx, feed.id, now=now, next_poll_at=due, reason=error.reason)
    log.warning("feed_failed", feed=feed.id, reason=error.reason, failures=feed.failures + 1, again_at=due.isoformat())
