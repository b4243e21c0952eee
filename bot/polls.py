"""Poll feeds: fetch, parse, store what is new, each entry once, and decide when to come back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.batches import Batches
from bot.errors import SourceUnavailable
from bot.feeds.addresses import shown
from bot.feeds.fetch import Fetched
from bot.feeds.freshness import fresh_seconds
from bot.feeds.hubs import told_hub
from bot.feeds.polling import Move, Rhythm, move_of, next_poll_at, own_interval, rhythm_of
from bot.model import Feed
from bot.parsing import ReadFeed, read_feed
from bot.pipeline import Services
from bot.store import articles, feeds, hubs
from bot.store.articles import FeedEntries
from bot.store.columns import Tx
from bot.store.feeds import PollFailed, PollWent

log = structlog.get_logger()

BACKLOG_BRIEFED = 10
"""Of what a feed held when it was added, so many of the newest are briefed (never pushed); the rest is archived."""
BATCH = 32


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of asking a feed: `read` is None where nothing changed, `fetched` where it failed."""

    feed: Feed
    fetched: Fetched | None = None
    read: ReadFeed | None = None
    error: SourceUnavailable | None = None


class Poller:
    """Polls feeds, many at once: what they need of the database is read and written for many together."""

    def __init__(self, services: Services) -> None:
        self._s = services
        self._load: Batches[int, Feed | None] = Batches(self._load_feeds, BATCH)
        self._save: Batches[Polled, list[int]] = Batches(self._save_polled, BATCH)

    async def poll(self, feed_id: int) -> None:
        """Fetch a feed if it is due and store its new entries, each once; a failure is recorded with its reason.

        What is new is found by the next tick: thousands of feeds would fill the queue with what has to wait anyway.
        """
        feed = await self._load(feed_id)
        if feed is None or feed.retired_at is not None or feed.next_poll_at > self._s.clock():
            return
        polled = await self._ask(feed)
        new = await self._save(polled)
        if polled.error is None:
            broken = polled.read.feed.broken if polled.read else 0
            log.info("feed_polled", feed=feed.id, new=len(new), changed=polled.read is not None, broken=broken)

    async def _ask(self, feed: Feed) -> Polled:
        try:
            fetched = await self._s.fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
            if fetched.not_modified:
                return Polled(feed, fetched)
            read = await self._s.workers.run(read_feed, fetched.body, fetched.url, fetched.content_type)
        except SourceUnavailable as e:
            return Polled(feed, error=e)
        return Polled(feed, fetched, read)

    async def _load_feeds(self, ids: Sequence[int]) -> list[Feed | None]:
        async with self._s.store.read() as tx:
            found = await feeds.get_feeds(tx, ids)
        return [found.get(feed_id) for feed_id in ids]

    async def _save_polled(self, batch: Sequence[Polled]) -> list[list[int]]:
        """Store the new entries and how the polls went, in one transaction; return the ids of what is new by feed."""
        now = self._s.clock()
        went = [_went(self._s, each, now) for each in batch if each.error is None]
        failed = [_failed(self._s, each.feed, each.error, now) for each in batch if each.error and not each.error.gone]
        async with self._s.store.begin() as tx:
            new = await articles.add_batch(
                tx,
                [FeedEntries(p.feed.id, p.read.feed.entries, p.read.identities, _is_new(p)) for p in batch if p.read],
                now=now,
                backlog_limit=BACKLOG_BRIEFED,
            )
            await feeds.record_polls(tx, went, now)
            await feeds.record_failures(tx, failed, now)
            for each in batch:
                await self._keep_hub(tx, each, now)
                await _move_or_retire(tx, each, now)
        return [new.get(each.feed.id, []) for each in batch]

    async def _keep_hub(self, tx: Tx, polled: Polled, now: datetime) -> None:
        """Remember who pushes a feed, where the bot can be told."""
        if self._s.callback is None or polled.read is None or polled.fetched is None:
            return
        if told := told_hub(polled.read.feed, polled.fetched.headers, polled.fetched.url):
            await hubs.offer_hub(tx, polled.feed.id, *told, secrets.token_hex(32), now)
        elif polled.feed.pushed_until is not None:
            await hubs.remove_hub(tx, polled.feed.id)


def _is_new(polled: Polled) -> bool:
    return polled.feed.last_success_at is None


def _went(s: Services, polled: Polled, now: datetime) -> PollWent:
    feed, fetched, read = polled.feed, polled.fetched, polled.read
    assert fetched is not None
    rhythm = Rhythm(feed.gap, feed.newest_at)
    if read is not None:
        rhythm = rhythm_of((each.published_at for each in read.feed.entries), now)
    move = _move(polled)
    due = next_poll_at(
        now=now,
        interval=own_interval(
            rhythm, now=now, base=s.poll_interval, longest=s.longest_interval, pushed_until=feed.pushed_until
        ),
        failures=0,
        retry_after=fresh_seconds(fetched.headers, now),
        jitter=s.jitter(),
    )
    return PollWent(
        feed.id,
        next_poll_at=due,
        title=read.feed.title if read else None,
        etag=fetched.headers.get("ETag", feed.etag),
        last_modified=fetched.headers.get("Last-Modified", feed.last_modified),
        gap=rhythm.gap,
        newest_at=rhythm.newest_at,
        moved_to=move.to,
        moved_times=move.times,
    )


def _failed(s: Services, feed: Feed, error: SourceUnavailable, now: datetime) -> PollFailed:
    rhythm = Rhythm(feed.gap, feed.newest_at)
    due = next_poll_at(
        now=now,
        interval=own_interval(rhythm, now=now, base=s.poll_interval, longest=s.longest_interval),
        failures=feed.failures + 1,
        retry_after=error.retry_after,
        jitter=s.jitter(),
    )
    log.warning("feed_failed", feed=feed.id, reason=error.reason, failures=feed.failures + 1, again_at=due.isoformat())
    return PollFailed(feed.id, next_poll_at=due, reason=error.reason)


def _move(polled: Polled) -> Move:
    feed, fetched = polled.feed, polled.fetched
    if fetched is None:
        return Move()
    return move_of(Move(feed.moved_to, feed.moved_times), fetched.moved_to, at_once=fetched.moved_at_once)


async def _move_or_retire(tx: Tx, polled: Polled, now: datetime) -> None:
    feed, reason = polled.feed, ""
    if polled.error is not None and polled.error.gone:
        reason = polled.error.reason
    move = _move(polled)
    if move.settled and move.to is not None:
        if await feeds.move_feed(tx, feed.id, move.to):
            log.info("feed_moved", feed=feed.id, to=shown(move.to))
        else:
            reason = f"moved to {shown(move.to)}, which is watched already"
    if reason:
        await feeds.retire_feed(tx, feed.id, now=now, reason=reason)
        await hubs.remove_hub(tx, feed.id)
        log.warning("feed_retired", feed=feed.id, reason=reason)
