"""Measure revisions and bursts in the outbox: owing edits to many chats, pushes beside them, folds.

    python -m benchmarks.edits [--chats 50000] [--database sqlite|postgres]

Prints how long it takes to revise a briefing that every chat has, to lease pushes while the edits wait, and how many
messages a burst of 200 briefings makes of each chat.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import update

from benchmarks import crowd
from bot import leasing, revisions
from bot.model import Delivery, DeliveryKind, DeliveryState, FeedEntry
from bot.store import articles, deliveries, feeds
from bot.store.articles import FeedEntries, ReadArticle
from bot.store.engine import Store
from bot.store.followers import deliver_to_followers
from bot.store.schema import deliveries as table

BATCH = 64
ROUNDS = 40
BURST = 200
BURST_CHATS = 200


async def push(store: Store, number: int, at: datetime) -> int:
    """Owe a new briefing to everybody."""
    async with store.begin() as tx:
        briefing_id = await crowd.add_briefing(tx, await crowd.written(), number)
        await deliver_to_followers(tx, briefing_id, now=at, push=True)
    return briefing_id


async def settle_pushes(store: Store) -> None:
    """Let the pushes that wait have been sent when they were written; edits wait on."""
    sent = {"state": DeliveryState.SENT, "message_id": table.c.id, "revision": 1, "sent_at": table.c.created_at}
    waiting = (table.c.state == DeliveryState.PENDING, table.c.kind == DeliveryKind.PUSH)
    async with store.begin() as tx:
        await tx.execute(update(table).where(*waiting).values(sent))


async def lease(store: Store, at: datetime) -> tuple[float, list[Delivery]]:
    """Lease a batch and record it as sent; return the seconds that leasing took."""
    async with store.begin() as tx:
        start = time.perf_counter()
        until = at + timedelta(minutes=3)
        leased = await leasing.lease(tx, now=at, lease_until=until, limit=BATCH, owner="benchmark")
        took = time.perf_counter() - start
        await deliveries.mark_all_sent(tx, {one.id: one.id for one in leased}, at)
    return took, leased


async def median_lease(store: Store, at: datetime) -> tuple[float, Counter[DeliveryKind]]:
    """The median of some leases in milliseconds, and what was leased."""
    found = [await lease(store, at) for _ in range(ROUNDS)]
    kinds = Counter(one.kind for _, leased in found for one in leased)
    return 1000 * statistics.median(took for took, _ in found), kinds


async def revise(store: Store, at: datetime) -> tuple[float, int]:
    """Let a second article with another figure join the first briefing; return the seconds and the edits owed."""
    content = await crowd.written()
    more = replace(content.figures[0], value=7.0, unit="percent", label="tariffs")
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, "https://example.org/feed", at)
        second = FeedEntry("second", "https://example.org/second", "Again", "")
        batch = [FeedEntries(feed.id, [second], ["second"], backlog=False)]
        ((number,),) = (await articles.add_batch(tx, batch, now=at, backlog_limit=0)).values()
        await articles.mark_read(tx, [ReadArticle(number, 1, "", "en", {})], at)
        article = await articles.get_article(tx, number)
        assert article is not None
        start = time.perf_counter()
        told = await revisions.tell(tx, article, replace(content, id=str(number), figures=(more,)), at)
        took = time.perf_counter() - start
    assert told is not None
    return took, told.owed.edits


async def burst(store: Store, at: datetime) -> float:
    """Owe BURST briefings to BURST_CHATS chats at once; return how many messages each chat gets."""
    async with store.begin() as tx:
        await crowd.follow(tx, await crowd.add_chats(tx, BURST_CHATS), crowd.EVERYTHING)
    for number in range(BURST):
        await push(store, 1000 + number, at)
    messages = 0
    while leased := (await lease(store, at))[1]:
        messages += len(leased)
    return messages / BURST_CHATS


async def main(people: int, kind: str) -> None:
    """Measure, and print."""
    start = crowd.now()
    with crowd.database(kind) as url:
        store = await Store.open(url)
        async with store.begin() as tx:
            await crowd.follow(tx, await crowd.add_chats(tx, people), crowd.EVERYTHING)
        await push(store, 1, start)
        alone, _ = await median_lease(store, start)
        await settle_pushes(store)
        took, edits = await revise(store, start + timedelta(minutes=5))
        await push(store, 2, start + timedelta(minutes=10))
        beside, kinds = await median_lease(store, start + timedelta(minutes=10))
        await settle_pushes(store)
        of_edits, edited = await median_lease(store, start + timedelta(minutes=20))
        await store.close()
    with crowd.database(kind) as url:
        store = await Store.open(url)
        each = await burst(store, start)
        await store.close()
    print(f"revise a briefing that {people} chats have: {took:.2f} s, {edits} edits owed")
    print(f"lease {BATCH} pushes: {alone:.1f} ms; while {edits} edits wait: {beside:.1f} ms ({dict(kinds)})")
    print(f"lease {BATCH} edits: {of_edits:.1f} ms ({dict(edited)})")
    print(f"{BURST} briefings at once: {each:.1f} messages a chat")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chats", type=int, default=50_000)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    options = parser.parse_args()
    asyncio.run(main(options.chats, options.database))
