"""Wire everything together, open it, run it, close it: the only place that does."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application, ApplicationBuilder

from bot import handlers
from bot.briefing.taxonomy import SECTORS, find_sectors
from bot.catalogue import add_checked_feed, add_configured_feeds, configured_feeds, wants_starter
from bot.clients import SANDBOX_FILES, build_fetcher, database_url, open_analyst, utc_now
from bot.delivery.flights import Flights
from bot.delivery.limiter import SlidingWindowLimiter
from bot.delivery.request import AiohttpRequest
from bot.errors import ConfigurationError, DatabaseUnavailable, TokenRefused
from bot.feeds.polling import LONGEST
from bot.handlers.services import HandlerServices
from bot.jobs.inline import InlineQueue
from bot.jobs.registry import CONCURRENCY, jobs
from bot.pipeline import Services
from bot.ports import Clock
from bot.sandbox.server import PostedMessage, Sandbox
from bot.settings import Settings
from bot.starter import take_starter
from bot.store import feeds
from bot.store.engine import Store, postgres_address
from bot.store.ledger import StoreLedger
from bot.workers import Workers

if TYPE_CHECKING:
    from bot.jobs.postgres import PostgresQueue

log = structlog.get_logger()

CONCURRENT_UPDATES = 64
SANDBOX_POLL_INTERVAL = timedelta(seconds=15)
"""The sample feed has a new article a minute: a newcomer should see it come."""
SANDBOX_TOKEN = "1:sandbox"  # noqa: S105 known to everybody: it opens nothing but the sandbox on loopback
_SAMPLE_FEED = re.compile(r"http://127\.0\.0\.1:\d+/feed\.xml")
GRACE_SECONDS = 8
"""How long a stop waits for what is in flight; with closing it stays under ten seconds."""

Telegram = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True)
class App:
    """Everything one process holds open."""

    settings: Settings
    services: Services
    telegram: Telegram
    queue: InlineQueue | PostgresQueue
    sandbox: Sandbox | None


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    clock: Clock = utc_now,
    on_post: Callable[[PostedMessage], None] | None = None,
    share_jobs: bool = False,
    sends: bool = True,
    sender: str = "run",
) -> AsyncIterator[App]:
    """Open the database, the sandbox where there is no token, the clients and the handlers; close them all at the end.

    `share_jobs`: on PostgreSQL, put jobs where workers on other machines can take them. `sends`: deliver here what is
    owed, which is for the process that answers people: all that is sent goes through its limiter. `sender`: under which
    name deliveries are leased (pipeline.Services.sender).
    Raises ConfigurationError (TokenRefused for a wrong token) and DatabaseUnavailable.
    """
    addresses = configured_feeds(settings.feeds)
    url = database_url(settings)
    if not sends and postgres_address(url) is None:  # before anything is opened, and a sandbox's feed is added
        raise ConfigurationError(
            "DATABASE_URL: a worker takes jobs from PostgreSQL; on SQLite one communique run does everything"
        )
    async with AsyncExitStack() as stack:
        store = await Store.open(url)
        stack.push_async_callback(store.close)
        flights = _open_flights(store) if sends else Flights()
        stack.callback(flights.close)
        sandbox = await _open_sandbox(settings, clock, on_post, store.path) if settings.sandbox else None
        if sandbox is not None:
            stack.push_async_callback(sandbox.stop)
        fetcher = await stack.enter_async_context(build_fetcher(settings, sandbox.url if sandbox else None))
        workers = Workers()
        stack.callback(workers.close)
        analyst = await stack.enter_async_context(open_analyst(settings, StoreLedger(store, clock), workers.run_long))
        telegram = build_telegram(settings, sandbox)
        stack.push_async_callback(telegram.bot.shutdown)  # closes connections also where initializing is not finished
        await _initialize(telegram)
        stack.push_async_callback(telegram.shutdown)
        queue = await _open_queue(url if share_jobs else None, sends=sends)
        stack.push_async_callback(queue.close)
        services = Services(
            store=store,
            fetcher=fetcher,
            analyst=analyst,
            bot=telegram.bot,
            queue=queue,
            clock=clock,
            poll_interval=_poll_interval(settings),
            longest_interval=_longest_interval(settings),
            callback=settings.webhook_url if sender != "once" else None,
            sender=sender,
            workers=workers,
            flights=flights,
            jitter=lambda: random.uniform(-1, 1),  # noqa: S311 spreads load, keeps no secret
        )
        queue.bind(jobs(services))
        handlers.register(telegram, _handler_services(settings, services))
        starter = wants_starter(settings.feeds)
        if sandbox is not None and not addresses and not starter:
            addresses = [sandbox.feed_url]
        await add_configured_feeds(store, clock, addresses)
        if sandbox is not None and not settings.allow_private_networks:
            await _drop_old_samples(store, sandbox)
        if starter:
            await take_starter(store, fetcher, clock, lambda line: log.info("starter", feed=line))
        yield App(settings, services, telegram, queue, sandbox)


async def _drop_old_samples(store: Store, sandbox: Sandbox) -> None:
    """Watch no more the sample feed of a run on another port, which cannot be asked and would be said to fail."""
    async with store.begin() as tx:
        for feed in await feeds.list_feeds(tx):
            if feed.url != sandbox.feed_url and _SAMPLE_FEED.fullmatch(feed.url):
                await feeds.remove_feed(tx, feed.id)


def _open_flights(store: Store) -> Flights:
    """Note what is on its way; on SQLite the file also says that this process, and no other, works on the database."""
    path = Path(f"{store.path or 'communique'}-flights")
    try:
        return Flights.open(path)
    except BlockingIOError:
        if store.path is None:  # on PostgreSQL a lock of the database decides, and another may be that of another bot
            return Flights()
        raise DatabaseUnavailable(
            f"database {store.path}: another communique run uses it (it holds {path.name} locked); stop that one "
            "first, or give this one a file of its own in DATABASE_URL"
        ) from None


def _poll_interval(settings: Settings) -> timedelta:
    if settings.sandbox and "poll_interval" not in settings.model_fields_set:
        return SANDBOX_POLL_INTERVAL
    return timedelta(seconds=settings.poll_interval)


def _longest_interval(settings: Settings) -> timedelta:
    """Without POLL_INTERVAL feeds are polled by their own rhythm; who sets it never waits longer than that."""
    if settings.sandbox or "poll_interval" in settings.model_fields_set:
        return _poll_interval(settings)
    return LONGEST


async def _open_queue(shared_url: str | None, *, sends: bool) -> InlineQueue | PostgresQueue:
    address = postgres_address(shared_url) if shared_url else None
    if address is None:
        return InlineQueue(CONCURRENCY, grace=GRACE_SECONDS)
    from bot.jobs.postgres import PostgresQueue  # its packages come with the extra `postgres`

    queue = PostgresQueue(address, grace=GRACE_SECONDS, sends=sends)
    await queue.open()
    return queue


def _handler_services(settings: Settings, s: Services) -> HandlerServices:
    return HandlerServices(
        store=s.store.for_people(),
        analyst=s.analyst,
        clock=s.clock,
        time_zone=settings.timezone,
        digest_time=settings.digest_time,
        admin_ids=settings.telegram_admin_ids,
        wake=partial(s.queue.defer, "deliver"),
        sectors=SECTORS,
        find_sectors=find_sectors,
        add_feed=partial(add_checked_feed, s.store, s.fetcher, s.clock),
    )


async def _open_sandbox(
    settings: Settings, clock: Clock, on_post: Callable[[PostedMessage], None] | None, database: Path | None
) -> Sandbox:
    """Start the sandbox; its state stands beside the SQLite file, so that no two processes write the same."""
    sandbox = Sandbox(
        token=SANDBOX_TOKEN,
        port=settings.sandbox_port,
        state_path=(database or Path(SANDBOX_FILES)).with_suffix(".jsonl"),
        on_message=on_post,
        clock=clock,
    )
    try:
        await sandbox.start()
    except OSError as e:
        raise ConfigurationError(
            f"SANDBOX_PORT: cannot listen on 127.0.0.1:{settings.sandbox_port} ({e.strerror}); "
            "is the sandbox running already? Stop it, or set SANDBOX_PORT to another port"
        ) from None
    return sandbox


# ------------------------------------------------------------------ Telegram


def build_telegram(settings: Settings, sandbox: Sandbox | None) -> Telegram:
    """Return the application for Telegram, or for the sandbox; not yet initialized."""
    token = settings.telegram_bot_token.get_secret_value() if settings.telegram_bot_token else SANDBOX_TOKEN
    api = sandbox.api_url if sandbox else settings.telegram_api_url
    paid = settings.telegram_paid_broadcast
    limiter = (
        SlidingWindowLimiter(paid_broadcast=True, paid=settings.telegram_rate)
        if paid
        else SlidingWindowLimiter(overall=settings.telegram_rate)
    )
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest())
        .rate_limiter(limiter)
        .concurrent_updates(CONCURRENT_UPDATES)
        .build()
    )


async def _initialize(telegram: Telegram) -> None:
    """Ask Telegram who we are; wait for it as long as it cannot be reached."""
    wait = 1.0
    while True:
        try:
            await telegram.initialize()
        except InvalidToken:
            raise TokenRefused(
                "TELEGRAM_BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather"
            ) from None
        except NetworkError as e:
            log.warning(
                "telegram_unreachable", api=telegram.bot.base_url.partition("/bot")[0], error=str(e), again_in=wait
            )
            await asyncio.sleep(wait)
            wait = min(wait * 2, 60)
        else:
            return
