"""The sandbox: a strict Bot API server on loopback, its chat page and its sample feed, on one port."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.sandbox.botapi import BotApi
from bot.sandbox.cast import ANA, BEN, BOT, BOT_NAME, CHANNEL_ID, CHLOE, GROUP_ID, Json, new_rooms
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.limits import Gate, Limits
from bot.sandbox.methods import Methods, PostedMessage
from bot.sandbox.pageapi import PageApi, guard
from bot.sandbox.people import People
from bot.sandbox.sample import ARTICLES, SampleFeed
from bot.sandbox.state import World
from bot.sandbox.updates import Updates

__all__ = [
    "ANA", "BEN", "BOT_NAME", "CHANNEL_ID", "CHLOE", "GROUP_ID",
    "Fault", "Faults", "Limits", "PostedMessage", "Sandbox",
]  # fmt: skip

SHUTDOWN_SECONDS = 0.5
"""Calls that are under way have this long to end, and as long again to take their cancelling."""
MAX_REQUEST_BYTES = 50 * 1024 * 1024


class Sandbox:
    """One bot's world. Everything is in memory, and in `state_path` where one is given."""

    def __init__(
        self,
        *,
        token: str,
        host: str = "127.0.0.1",
        port: int = 0,
        state_path: Path | None = None,
        limits: Limits | None = Limits(),  # noqa: B008 frozen
        faults: Faults | None = None,
        sample: bool = True,
        sample_articles: Path = ARTICLES,
        sample_initial: int = 4,
        sample_interval: float = 60.0,
        on_message: Callable[[PostedMessage], None] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._host, self._port = host, port
        self.world = World(clock, state_path)
        self.world.bot = dict(BOT)
        self.people = People(self.world)
        self.faults = faults or Faults()
        self.gate = Gate(limits, monotonic)
        self._methods = Methods(self.world, self.people, self.gate, on_message)
        self._updates = Updates(self.world)
        self._api = BotApi(token, self._methods, self._updates, self.faults, self.people)
        self._page = PageApi(self.world, self.people, self.faults, self._methods.files)
        self._sample = (
            SampleFeed(self.world, sample_articles, initial=sample_initial, interval=sample_interval)
            if sample
            else None
        )
        self._publishing: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """The address of the chat page, and the origin of everything else."""
        return f"http://{self._host}:{self._port}"

    @property
    def api_url(self) -> str:
        """What TELEGRAM_API_URL would be."""
        return self.url

    @property
    def feed_url(self) -> str:
        """The address of the sample feed."""
        return f"{self.url}/feed.xml"

    @property
    def unpublished(self) -> list[str]:
        """The slugs of the sample articles that are still to come, in their order."""
        articles = self._sample.articles if self._sample else []
        return [article.slug for article in articles if article.slug not in self.world.published]

    @property
    def fresh(self) -> bool:
        """Whether this sandbox starts for the first time."""
        return self.world.fresh

    async def start(self) -> None:
        """Listen. Raises OSError where the port is taken, or the state cannot be read or written."""
        app = web.Application(middlewares=[guard], client_max_size=MAX_REQUEST_BYTES)
        app.add_routes(self._api.routes())
        app.add_routes(self._page.routes())
        if self._sample is not None:
            app.add_routes(self._sample.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await self._runner.setup()
        try:
            site = web.TCPSite(self._runner, self._host, self._port)
            await site.start()
            self.world.open([ANA, BEN, CHLOE], new_rooms())  # after the port is ours: another sandbox may own the state
        except BaseException:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        self._updates.start()
        if self._sample is not None:
            self._sample.publish_first()
            self._publishing = asyncio.create_task(self._sample.publish_forever())

    async def stop(self) -> None:
        """Close everything; the state stays in its file."""
        if self._publishing is not None:
            self._publishing.cancel()
            with suppress(asyncio.CancelledError):
                await self._publishing
        self._page.close()
        self._api.close()
        await self._updates.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self.world.journal.close()

    def say(self, chat_id: int, user_id: int, text: str, reply_to: int | None = None) -> Json:
        """Write as a person. Raises ApiError where that person may not."""
        return self.people.say(chat_id, user_id, text, reply_to)

    def add_users(self, ids: range, *, started: bool = True) -> None:
        """Add people with private chats, for tests and load; `started`: the bot may write to them."""
        self.people.add_users(ids, started=started)
