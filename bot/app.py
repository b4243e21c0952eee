"""Wire everything together, open it, run it, close it: the only place that does."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from telegram import BotCommand
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot import handlers
from bot.briefing.offline import OfflineAnalyst
from bot.briefing.openai import OpenAIAnalyst
from bot.briefing.taxonomy import SECTORS, find_sectors
from bot.catalogue import add_checked_feed, add_configured_feeds, configured_feeds
from bot.delivery.limiter import SlidingWindowLimiter
from bot.delivery.request import AiohttpRequest
from bot.errors import ConfigurationError, TokenRefused
from bot.feeds.fetch import Fetcher
from bot.handlers.services import HandlerServices
from bot.jobs.inline import InlineQueue
from bot.jobs.registry import CONCURRENCY, jobs
from bot.outbox import recover
from bot.pipeline import Services, due_work
from bot.ports import Analyst, Clock, Ledger
from bot.sandbox.server import ANA, CHANNEL_ID, PostedMessage, Sandbox
from bot.schedule import build_scheduler, tick
from bot.settings import Settings
from bot.store import feeds
from bot.store.engine import Store, postgres_address
from bot.store.ledger import StoreLedger
from bot.webhook import serve_webhook, webhook_secret

if TYPE_CHECKING:
    from bot.jobs.postgres import PostgresQueue

log = structlog.get_logger()

SANDBOX_FILES = "communique-sandbox"
"""Database and state of the sandbox, in the folder it is started in."""
CONCURRENT_UPDATES = 64
MAX_PASSES = 50
SANDBOX_TOKEN = "1:sandbox"  # noqa: S105 known to everybody: it opens nothing but the sandbox on loopback
GRACE_SECONDS = 8
"""How long a stop waits for what is in flight; with closing it stays under ten seconds."""

Telegram = Application[Any, Any, Any, Any, Any, Any]


def utc_now() -> datetime:
    """Return the time now, aware and in UTC."""
    return datetime.now(UTC)


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
    sender: str = "run",
) -> AsyncIterator[App]:
    """Open the database, the sandbox where there is no token, the clients and the handlers; close them all at the end.

    `share_jobs`: on PostgreSQL, put jobs where workers on other machines can take them. `sender`: under which name
    deliveries are leased (pipeline.Services.sender).
    Raises ConfigurationError (TokenRefused for a wrong token) and DatabaseUnavailable.
    """
    addresses = configured_feeds(settings.feeds)
    url = database_url(settings)
    async with AsyncExitStack() as stack:
        store = await Store.open(url)
        stack.push_async_callback(store.close)
        sandbox = await _open_sandbox(settings, clock, on_post) if settings.sandbox else None
        if sandbox is not None:
            stack.push_async_callback(sandbox.stop)
        fetcher = await stack.enter_async_context(build_fetcher(settings, sandbox))
        analyst = await stack.enter_async_context(open_analyst(settings, StoreLedger(store, clock)))
        telegram = build_telegram(settings, sandbox)
        await _initialize(telegram)
        stack.push_async_callback(telegram.shutdown)
        queue = await _open_queue(url if share_jobs else None)
        stack.push_async_callback(queue.close)
        services = Services(
            store=store,
            fetcher=fetcher,
            analyst=analyst,
            bot=telegram.bot,
            queue=queue,
            clock=clock,
            poll_interval=timedelta(seconds=settings.poll_interval),
            sender=sender,
            jitter=lambda: random.uniform(-1, 1),  # noqa: S311 spreads load, keeps no secret
        )
        queue.bind(jobs(services))
        handlers.register(telegram, _handler_services(settings, services))
        if sandbox is not None and not addresses:
            addresses = [sandbox.feed_url]
        await add_configured_feeds(store, clock, addresses)
        await recover(services, restarted=store.dialect == "sqlite")  # else another machine may be sending
        yield App(settings, services, telegram, queue, sandbox)


async def _open_queue(shared_url: str | None) -> InlineQueue | PostgresQueue:
    address = postgres_address(shared_url) if shared_url else None
    if address is None:
        return InlineQueue(CONCURRENCY, grace=GRACE_SECONDS)
    from bot.jobs.postgres import PostgresQueue  # its packages come with the extra `postgres`

    queue = PostgresQueue(address, grace=GRACE_SECONDS)
    await queue.open()
    return queue


def database_url(settings: Settings) -> str:
    """Return DATABASE_URL; the sandbox has a file of its own, so that its made-up chats never meet Telegram."""
    if settings.sandbox and "database_url" not in settings.model_fields_set:
        return f"sqlite:///{SANDBOX_FILES}.db"
    return settings.database_url.get_secret_value()


def build_fetcher(settings: Settings, sandbox: Sandbox | None = None) -> Fetcher:
    """Return the client for feeds and pages; of private addresses it asks the sandbox's own feed alone."""
    allowed = frozenset([sandbox.url]) if sandbox else frozenset[str]()
    return Fetcher(allow_private=settings.allow_private_networks, allowed_origins=allowed)


@asynccontextmanager
async def open_analyst(settings: Settings, ledger: Ledger) -> AsyncIterator[Analyst]:
    """Open what writes briefings: a model where one is configured, with the offline summarizer behind it."""
    offline = OfflineAnalyst()
    if not settings.uses_model:
        yield offline
        return
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
    async with OpenAIAnalyst(
        api_key=key,
        base_url=settings.openai_base_url,
        model=settings.openai_model,
        daily_tokens=settings.llm_daily_tokens,
        fallback=offline,
        ledger=ledger,
    ) as analyst:
        yield analyst


def _handler_services(settings: Settings, s: Services) -> HandlerServices:
    return HandlerServices(
        store=s.store,
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


async def _open_sandbox(settings: Settings, clock: Clock, on_post: Callable[[PostedMessage], None] | None) -> Sandbox:
    sandbox = Sandbox(
        token=SANDBOX_TOKEN,
        port=settings.sandbox_port,
        state_path=Path(f"{SANDBOX_FILES}.jsonl"),
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
            log.warning("telegram_unreachable", error=type(e).__name__, again_in=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 60)
        else:
            return


async def _listen(app: App, stack: AsyncExitStack) -> None:
    """Take updates by long polling, or by webhook where WEBHOOK_URL is set."""
    settings, telegram = app.settings, app.telegram
    await telegram.start()
    stack.push_async_callback(telegram.stop)
    if settings.webhook_url is None:
        assert telegram.updater is not None
        await telegram.updater.start_polling(
            allowed_updates=handlers.ALLOWED_UPDATES, error_callback=_polling_error, bootstrap_retries=-1
        )
        stack.push_async_callback(telegram.updater.stop)
        return
    configured = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    secret = webhook_secret(telegram.bot.token, configured)
    runner = await serve_webhook(telegram, url=settings.webhook_url, secret=secret, port=settings.port)
    stack.push_async_callback(runner.cleanup)
    await telegram.bot.set_webhook(settings.webhook_url, secret_token=secret, allowed_updates=handlers.ALLOWED_UPDATES)


def _polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("second_poller", hint="another process takes this bot's updates; stop one of the two")
    else:
        log.warning("polling_failed", error=type(error).__name__)


async def _take_pending_updates(app: App) -> None:
    """Handle what waits at Telegram now, and confirm it; for `run --once`."""
    offset = None
    while updates := await app.telegram.bot.get_updates(
        offset=offset, timeout=0, allowed_updates=handlers.ALLOWED_UPDATES
    ):
        for update in updates:
            await app.telegram.process_update(update)
            offset = update.update_id + 1


async def _announce_commands(telegram: Telegram) -> None:
    commands = [BotCommand(name, description) for name, description in handlers.COMMANDS]
    try:
        await telegram.bot.set_my_commands(commands)
    except TelegramError as e:
        log.warning("command_menu_not_set", error=type(e).__name__)


# ------------------------------------------------------------------ running


async def run(app: App) -> None:
    """Serve until SIGINT or SIGTERM; finish what is in flight, leave the rest to the tables."""
    services = app.services
    _stop_on_signals(services)
    async with AsyncExitStack() as stack:
        await _announce_commands(app.telegram)
        await _listen(app, stack)
        if not isinstance(app.queue, InlineQueue):
            app.queue.start()
        scheduler = build_scheduler(services)
        scheduler.start()
        stack.callback(scheduler.shutdown, wait=False)
        await tick(services)
        _introduce(app.sandbox)
        log.info("running", bot=app.telegram.bot.username, summarizer=services.analyst.name)
        await services.stopping.wait()
        log.info("stopping")
    if services.fatal:
        raise services.fatal[0]


def _introduce(sandbox: Sandbox | None) -> None:
    """Subscribe the channel of a new sandbox, as its owner would, so that a newcomer sees briefings at once."""
    if sandbox is not None and sandbox.fresh:
        sandbox.say(CHANNEL_ID, ANA.id, "/subscribe")


async def work(app: App) -> None:
    """Take jobs until SIGINT or SIGTERM. Raises ConfigurationError where the database is not PostgreSQL."""
    if isinstance(app.queue, InlineQueue):
        raise ConfigurationError(
            "DATABASE_URL: a worker takes jobs from PostgreSQL; on SQLite one communique run does everything"
        )
    _stop_on_signals(app.services)
    app.queue.start()
    log.info("working")
    await app.services.stopping.wait()
    log.info("stopping")
    if app.services.fatal:
        raise app.services.fatal[0]


def _stop_on_signals(services: Services) -> None:
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has none: Ctrl-C ends asyncio.run there
            loop.add_signal_handler(signum, services.stop)


async def run_once(app: App) -> None:
    """Handle waiting updates, poll every feed once, brief, deliver what is pending."""
    services, queue = app.services, app.queue
    assert isinstance(queue, InlineQueue)
    _introduce(app.sandbox)
    if app.settings.webhook_url is None:
        await _take_pending_updates(app)
    async with services.store.begin() as tx:
        await feeds.make_all_due(tx, services.clock())
    for _ in range(MAX_PASSES):
        await tick(services)
        await queue.drain()
        if not [job for job, _ in await due_work(services) if job != "deliver"]:
            break
    if services.fatal:
        raise services.fatal[0]
