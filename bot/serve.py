"""Run what `app` opened: until a signal, once, or as a worker."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from contextlib import AsyncExitStack, suppress
from threading import Thread
from urllib.parse import urlsplit

import structlog
from telegram import BotCommand
from telegram.error import TelegramError

from bot import handlers, websub
from bot.app import GRACE_SECONDS, App, Telegram
from bot.articles.language import detect_language
from bot.briefing import taxonomy
from bot.briefing.offline import aliases, statuses_told
from bot.briefing.text.names import code_of_name
from bot.delivery.render import LANGUAGES
from bot.errors import ConfigurationError
from bot.jobs.inline import InlineQueue
from bot.longpoll import poll_updates
from bot.pipeline import Services, due_work
from bot.sandbox.server import ANA, CHANNEL_ID, Sandbox
from bot.schedule import keep_ticking, tick
from bot.store import deliveries, feeds
from bot.webhook import take_webhook, webhook_secret

log = structlog.get_logger()

SWITCH_SECONDS = 0.001
"""After so long a thread that computes lets the event loop go on; Python's own five milliseconds add up, for a
transaction takes a dozen turns."""
_TELLS_A_DEAL = "Peru and Chile signed a treaty."
_TELLS_A_SCRIPT = ("The ministers of both countries have met.", "Министры обеих стран встретились.")
"""Texts in the scripts that several languages share: word lists tell these apart."""
MAX_PASSES = 50
A_MOMENT = 6.0
"""For so many seconds `run --once` waits for what is due then: an edit, and the second attempt at a message. What is
due later is left to the next run."""


async def run(app: App) -> None:
    """Serve until SIGINT or SIGTERM; finish what is in flight, leave the rest to the tables. Raises what was fatal."""
    services = app.services
    _stop_on_signals(services)
    read_tables()
    spare_what_stays()
    sys.setswitchinterval(SWITCH_SECONDS)
    async with AsyncExitStack() as stack:
        await app.telegram.start()
        stack.push_async_callback(_finish, app)
        listening = asyncio.create_task(_listen(app), name="listening")
        listening.add_done_callback(lambda task: _stop_with(services, task))
        stack.push_async_callback(_cancel, listening)
        if not isinstance(app.queue, InlineQueue):
            app.queue.start()
        ticking = asyncio.create_task(keep_ticking(services), name="ticking")
        stack.push_async_callback(_cancel, ticking)
        _introduce(app.sandbox)
        log.info("running", bot=app.telegram.bot.username, summarizer=services.analyst.name)
        await services.stopping.wait()
        log.info("stopping")
    _raise_fatal(services)


def read_tables() -> None:
    """Read the tables that are asked on the event loop before anybody waits: each would block it for 50 ms and more.

    Those that only briefings ask are read by the threads and processes that draft them.
    """
    for text in _TELLS_A_SCRIPT:
        detect_language(text)
    next(aliases("Japan"), None)
    code_of_name("Japan")
    statuses_told(_TELLS_A_DEAL, "en")  # as a headline is read when a story goes on
    Thread(target=_read_other_languages, daemon=True).start()


def _read_other_languages() -> None:
    """As those of English, which most feeds need first, but while others wait for nothing."""
    for language in taxonomy.LANGUAGES:
        statuses_told(_TELLS_A_DEAL, language)


def spare_what_stays() -> None:
    """Take what was loaded at the start out of Python's garbage collection.

    The tables of the offline summarizer are a million objects, and looking through them blocks the event loop for a
    tenth of a second each time.
    """
    gc.collect()
    gc.freeze()


async def work(app: App) -> None:
    """Take jobs until SIGINT or SIGTERM. Raises ConfigurationError where the database is not PostgreSQL."""
    if isinstance(app.queue, InlineQueue):
        raise ConfigurationError(
            "DATABASE_URL: a worker takes jobs from PostgreSQL; on SQLite one communique run does everything"
        )
    _stop_on_signals(app.services)
    read_tables()
    spare_what_stays()
    app.queue.start()
    log.info("working")
    await app.services.stopping.wait()
    log.info("stopping")
    _raise_fatal(app.services)


async def run_once(app: App) -> None:
    """Handle waiting updates, poll every feed once, brief, deliver what is pending, or due in a moment."""
    services, queue = app.services, app.queue
    assert isinstance(queue, InlineQueue)
    _stop_on_signals(services)
    _introduce(app.sandbox)
    if app.settings.webhook_url is None:
        await _take_pending_updates(app)
    async with services.store.begin() as tx:
        await feeds.make_all_due(tx, services.clock())
    await queue.defer("prune")
    for _ in range(MAX_PASSES):
        await tick(services)
        await queue.drain()
        idle = all(job == "deliver" for job, _ in await due_work(services))
        if services.stopping.is_set() or (idle and not await _more_comes(services)):
            break
    _raise_fatal(services)


async def _more_comes(services: Services) -> bool:
    """Wait for the next message where it is due in a moment, as an edit is, and say whether there is one."""
    async with services.store.read() as tx:
        next_at = await deliveries.next_due_at(tx, services.clock())
    if next_at is None or (wait := (next_at - services.clock()).total_seconds()) > A_MOMENT:
        return False
    with suppress(TimeoutError):
        await asyncio.wait_for(services.stopping.wait(), max(0.0, wait))
    return True


def _introduce(sandbox: Sandbox | None) -> None:
    """Subscribe the channel of a new sandbox, as its owner would, so that a newcomer sees briefings at once."""
    if sandbox is not None and sandbox.fresh:
        sandbox.say(CHANNEL_ID, ANA.id, "/subscribe")


# ------------------------------------------------------------------ stopping


def _stop_on_signals(services: Services) -> None:
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has none: Ctrl-C ends asyncio.run there
            loop.add_signal_handler(signum, services.stop)


def _stop_with(services: Services, task: asyncio.Task[None]) -> None:
    """A process that takes no updates any more is of no use: let whoever started it know."""
    if not task.cancelled() and isinstance(error := task.exception(), Exception):
        services.stop(error)


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])


async def _finish(app: App) -> None:
    """Answer the updates that were taken, and end the jobs: both at once, for both may take all the time there is."""

    async def finish_updates() -> None:
        try:
            async with asyncio.timeout(GRACE_SECONDS):
                await app.telegram.stop()
        except TimeoutError:
            log.warning("updates_cut_off")

    await asyncio.gather(finish_updates(), app.queue.stop())


def _raise_fatal(services: Services) -> None:
    if services.fatal:
        raise services.fatal[0]


# ------------------------------------------------------------------ updates


async def _listen(app: App) -> None:
    """Take updates until cancelled, by long polling, or by webhook where WEBHOOK_URL is set."""
    settings, telegram = app.settings, app.telegram
    await _announce_commands(telegram)
    if settings.webhook_url is None:
        await poll_updates(telegram, handlers.ALLOWED_UPDATES)
        return
    configured = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    await take_webhook(
        telegram,
        url=settings.webhook_url,
        secret=webhook_secret(telegram.bot.token, configured),
        port=settings.port,
        allowed=handlers.ALLOWED_UPDATES,
        routes=websub.routes(app.services, urlsplit(settings.webhook_url).path),
    )


async def _take_pending_updates(app: App) -> None:
    """Handle what waits at Telegram now, and confirm it; for `run --once`."""
    offset = None
    try:
        while updates := await app.telegram.bot.get_updates(
            offset=offset, timeout=0, allowed_updates=handlers.ALLOWED_UPDATES
        ):
            for update in updates:
                await app.telegram.process_update(update)
                offset = update.update_id + 1
    except TelegramError as e:  # they can wait for the next run; the feeds need not
        log.warning("updates_not_taken", error=type(e).__name__)


async def _announce_commands(telegram: Telegram) -> None:
    """Set the command menu in each language; English is what Telegram shows in all others."""
    try:
        for language in LANGUAGES:
            commands = [BotCommand(name, description) for name, description in handlers.command_menu(language)]
            await telegram.bot.set_my_commands(commands, language_code=None if language == "en" else language)
    except TelegramError as e:
        log.warning("command_menu_not_set", error=type(e).__name__)
