"""Measure a broadcast: one briefing to many chats through the outbox, and the same sends without it.

    python benchmarks/broadcast.py [--chats 5000] [--database postgresql://…] [--paid]

The sandbox runs in a process of its own, without limits; the database is a new SQLite file unless one is named, which
has to be empty. `--paid` puts the rate limiter of a paid broadcast in between (972 messages a second).
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import structlog
from telegram import Bot
from telegram.ext import ExtBot

from bot.briefing.offline import OfflineAnalyst
from bot.delivery.limiter import Priority, SlidingWindowLimiter
from bot.delivery.render import briefing_message
from bot.delivery.request import AiohttpRequest
from bot.delivery.sender import Sent, send
from bot.feeds.fetch import Fetcher
from bot.jobs.inline import InlineQueue
from bot.model import ArticleText, FeedEntry, Follow, FollowKind, StoredBriefing
from bot.outbox import IN_FLIGHT, deliver
from bot.pipeline import Services
from bot.sandbox.server import Sandbox
from bot.store import articles, briefings, chats, feeds
from bot.store.engine import Store
from bot.store.stats import counts

TOKEN = "1:benchmark"
FIRST_CHAT = 10_000
TITLE = "Norway and Chile sign hydrogen memorandum"
TEXT = (
    "Norway and Chile signed a memorandum of understanding on hydrogen on Wednesday, the energy ministers of both "
    "countries said.\n\nUnder the document, companies from the two countries will study a hydrogen plant worth 450 "
    "million dollars and train 120 engineers over the next three years."
)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def serve(port: Connection, people: int) -> None:
    """Run the sandbox until the process is ended."""

    async def run() -> None:
        sandbox = Sandbox(token=TOKEN, limits=None, sample=False)
        await sandbox.start()
        sandbox.people.add_users(range(FIRST_CHAT, FIRST_CHAT + people))
        port.send(sandbox.api_url)
        await asyncio.Event().wait()

    asyncio.run(run())


async def owe(store: Store, analyst: OfflineAnalyst, people: int) -> StoredBriefing:
    """Store a briefing that every chat is owed."""
    briefing = await analyst.brief(ArticleText("1", TITLE, TEXT, now(), "en", "https://example.org/1"))
    async with store.begin() as tx:
        for chat in range(FIRST_CHAT, FIRST_CHAT + people):
            await chats.upsert_chat(tx, chat, "private", "", "UTC")
            await chats.subscribe(tx, chat, Follow(FollowKind.ALL), now=now(), welcome=0)
        feed, _ = await feeds.add_feed(tx, "https://example.org/feed", now())
        entry = FeedEntry("1", "https://example.org/1", TITLE, "")
        (article,) = await articles.add_entries(
            tx, feed.id, [entry], identities=["1"], now=now(), backlog=False, backlog_limit=0
        )
        story = await articles.mark_read(
            tx, article, text=TEXT, language="en", fingerprint={}, story_id=None, now=now()
        )
        briefing_id = await briefings.add_briefing(tx, story, article, briefing, now())
        assert briefing_id is not None
        assert await chats.deliver_to_followers(tx, briefing_id, now=now(), push=True) == people
        stored = await briefings.get_briefing(tx, briefing_id)
        assert stored is not None
        return stored


async def plain_sends(bot: Bot, stored: StoredBriefing, people: int) -> float:
    """Return messages a second without the outbox, as many in flight as it has."""
    message, todo = briefing_message(stored), iter(range(FIRST_CHAT, FIRST_CHAT + people))

    async def worker(todo: Iterator[int]) -> None:
        for chat in todo:
            assert isinstance(await send(bot, chat, message, priority=Priority.BROADCAST), Sent)

    start = time.perf_counter()
    await asyncio.gather(*(worker(todo) for _ in range(IN_FLIGHT)))
    return people / (time.perf_counter() - start)


async def broadcast(services: Services, people: int) -> float:
    """Return messages a second through the outbox: leased, sent, recorded."""
    start = time.perf_counter()
    await deliver(services)
    rate = people / (time.perf_counter() - start)
    async with services.store.read() as tx:
        assert (await counts(tx, now()))["deliveries_sent"] == people
    return rate


@asynccontextmanager
async def telegram(url: str, *, paid: bool) -> AsyncIterator[Bot]:
    """The library's bot on our request class; with the limiter of paid broadcasts, or none."""
    limiter = SlidingWindowLimiter(paid_broadcast=True) if paid else None
    async with ExtBot(
        TOKEN,
        base_url=f"{url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
        rate_limiter=limiter,
    ) as bot:
        yield bot


async def measure(url: str, database: str, people: int, *, paid: bool) -> None:
    """Print both rates."""
    store = await Store.open(database)
    try:
        async with telegram(url, paid=paid) as bot, Fetcher() as fetcher:
            analyst = OfflineAnalyst()
            stored = await owe(store, analyst, people)
            services = Services(
                store=store,
                fetcher=fetcher,
                analyst=analyst,
                bot=bot,
                queue=InlineQueue({}),
                clock=now,
                poll_interval=timedelta(minutes=5),
                jitter=lambda: random.uniform(-1, 1),
                sender="benchmark",
            )
            print(f"{people} chats, {IN_FLIGHT} in flight, {store.dialect}, messages a second")
            print(f"plain sends   {await plain_sends(bot, stored, people):7.0f}", flush=True)
            print(f"the outbox    {await broadcast(services, people):7.0f}", flush=True)
    finally:
        await store.close()


def main() -> None:
    """Start the sandbox, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=5000)
    parser.add_argument("--database", help="DATABASE_URL of an empty database")
    parser.add_argument("--paid", action="store_true", help="with the limiter of paid broadcasts")
    options = parser.parse_args()
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # a line a message is not what is measured
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there, options.chats), daemon=True)
    server.start()
    try:
        if not here.poll(30):
            raise SystemExit("the sandbox did not start")
        with tempfile.TemporaryDirectory() as folder:
            database = options.database or f"sqlite:///{Path(folder) / 'benchmark.db'}"
            asyncio.run(measure(here.recv(), database, options.chats, paid=options.paid))
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
