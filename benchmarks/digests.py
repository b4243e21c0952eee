"""Measure the planning of the daily digest: every chat's at 08:00 of its zone, in one stroke.

    python -m benchmarks.digests [--chats 50000] [--database sqlite postgres]

Each chat follows one of 200 sets of sectors and words, or everything, in one of six languages; 150 briefings were
written since yesterday's digest, of which every chat has one. The target is 50,000 chats in under five seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from dataclasses import replace
from datetime import datetime, timedelta
from datetime import time as clock_time

import structlog
from sqlalchemy import func, insert, select, update
from telegram import Bot

from benchmarks import crowd
from bot.briefing.taxonomy import SECTORS
from bot.digests import plan_digests
from bot.model import Follow, FollowKind, Sector
from bot.store.engine import Store
from bot.store.schema import briefings, chats, deliveries, digests

TARGET_SECONDS, TARGET_CHATS = 5.0, 50_000
BRIEFINGS = 150
SETS = 200
WORDS = ("hydrogen", "Chile", "memorandum", "tariff", "Norway", "semiconductor", "port", "gas", "visa", "rail")
LANGUAGES = ("en", "de", "fr", "es", "ja", "ko")


async def fill(store: Store, number: int, due: datetime) -> None:
    """Store the chats with what they follow, yesterday's digests and today's briefings."""
    rng = random.Random(4)
    content = await crowd.written()
    codes = sorted(SECTORS)
    quote = content.parties[0].evidence
    async with store.begin() as tx:
        ids = await crowd.add_chats(tx, number, digest=clock_time(8), due=due)
        wanted: list[tuple[Follow, ...]] = [(Follow(FollowKind.ALL),)]
        wanted += [
            (
                *(Follow(FollowKind.SECTOR, code) for code in rng.sample(codes, rng.randint(1, 4))),
                *(Follow(FollowKind.KEYWORD, word.lower()) for word in rng.sample(WORDS, rng.randint(0, 2))),
            )
            for _ in range(SETS - 1)
        ]
        for at, one in enumerate(wanted):
            await crowd.follow(tx, ids[at :: len(wanted)], one)
        for at, language in enumerate(LANGUAGES):
            theirs = update(chats).where(chats.c.id % len(LANGUAGES) == at)
            await tx.execute(theirs.values(language=language))
        yesterday = due - timedelta(days=1)
        told = [
            {"chat_id": id_, "local_date": yesterday.date(), "briefing_ids": [1, 2, 3], "created_at": yesterday}
            for id_ in ids
        ]
        await tx.execute(insert(digests), told)
        for at in range(BRIEFINGS):
            sectors = tuple(Sector(code, code, quote) for code in rng.sample(codes, 2))
            await crowd.add_briefing(tx, replace(content, headline=f"{content.headline} {at}", sectors=sectors), at)
        await tx.execute(update(briefings).values(created_at=due - timedelta(hours=3)))


async def measure(database: str, number: int) -> float:
    """Return the seconds that planning takes, and print them."""
    due = crowd.now().replace(hour=8, minute=0, second=0, microsecond=0)
    store = await Store.open(database)
    try:
        await fill(store, number, due)
        await asyncio.to_thread(crowd.rest, database)
        longest = 0.0
        async with crowd.services(store, Bot(crowd.TOKEN)) as real:
            services = replace(real, clock=lambda: due + timedelta(seconds=1), queue=Nobody())
            start, worked = time.perf_counter(), time.process_time()
            planning = asyncio.create_task(plan_digests(services))
            while not planning.done():
                begun = time.perf_counter()
                await asyncio.sleep(0.001)
                longest = max(longest, time.perf_counter() - begun)
            await planning
            seconds, worked = time.perf_counter() - start, time.process_time() - worked
        async with store.read() as tx:
            opened = await tx.scalar(
                select(func.count()).select_from(digests).where(digests.c.local_date == due.date())
            )
            owed = await tx.scalar(select(func.count()).select_from(deliveries))
            late = await tx.scalar(select(func.count()).select_from(chats).where(chats.c.next_digest_at <= due))
        assert late == 0
        print(
            f"{store.dialect}: {number} chats, {opened} digests of {owed} messages planned in {seconds:.1f} s, "
            f"{worked:.1f} s of work for this process; event loop blocked for {longest * 1000:.0f} ms at most",
            flush=True,
        )
        return seconds
    finally:
        await store.close()


class Nobody:
    """A queue behind which nobody sends."""

    async def defer(self, job: str, /, **ids: int) -> None:
        """Do nothing."""


def main() -> None:
    """Measure on each database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=TARGET_CHATS)
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    options = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    for kind in options.database:
        with crowd.database(kind) as address:
            seconds = asyncio.run(measure(address, options.chats))
        held = seconds / options.chats * TARGET_CHATS < TARGET_SECONDS
        print(f"target: 50,000 chats in under {TARGET_SECONDS:g} s: {'met' if held else 'MISSED'}", flush=True)


if __name__ == "__main__":
    main()
