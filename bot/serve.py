"""Run what `app` opened: until a signal, once, or as a worker."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack, suppress

import structlog
from telegram import BotCommand
from telegram.error import Conflict, TelegramError

from bot import handlers
from bot.app import App, Telegram
from bot.errors import ConfigurationError
from bot.jobs.inline import InlineQueue
from bot.pipeline import Services, due_work
from bot.sandbox.server import ANA, CHANNEL_ID, Sandbox
from bot.schedule import build_scheduler, tick
from bot.store import feeds
from bot.webhook import serve_webhook, webhook_secret

log = structlog.get_logger()

MAX_PASSES = 50


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


# ------------------------------------------------------------------ updates


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
