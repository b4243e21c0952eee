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
from bot.sandbox.faults import Faults
from bot.sandbox.limits import Gate, Limits
from bot.sandbox.methods import Methods, PostedMessage
from bot.sandbox.pageapi import PageApi, guard
from bot.sandbox.people import People
from bot.sandbox.sample import SampleFeed
from bot.sandbox.state import BOT_ID, Json, Room, User, World

__all__ = ["Faults", "Limits", "PostedMessage", "Sandbox"]

MAX_REQUEST_BYTES = 50 * 1024 * 1024
BOT_NAME = "communique_bot"
ANA, BEN, CHLOE = User(1001, "Ana", "ana"), User(1002, "Ben", "ben"), User(1003, "Chloé", "chloe")
GROUP_ID, CHANNEL_ID = -2001, -1_002_000_000_001


def cast() -> list[Room]:
    """Return the chats that a new sandbox has."""
    people = [ANA, BEN, CHLOE]
    members = [user.id for user in people]
    return [
        *(Room(user.id, "private", user.first_name, [user.id]) for user in people),
        Room(GROUP_ID, "group", "Trade desk", members, owner=ANA.id),
        Room(CHANNEL_ID, "channel", "Agreements wire", members, "agreements_wire", ANA.id, "administrator"),
    ]


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
        sample_interval: float = 60.0,
        on_message: Callable[[PostedMessage], None] | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._host, self._port = host, port
        self.world = World(clock, state_path)
        self.world.bot = {"id": BOT_ID, "is_bot": True, "first_name": "Communiqué", "username": BOT_NAME}
        self.people = People(self.world)
        self.faults = faults or Faults()
        self.gate = Gate(limits, monotonic)
        self._methods = Methods(self.world, self.people, self.gate, on_message)
        self._api = BotApi(token, self.world, self._methods, self.faults)
        self._page = PageApi(self.world, self.people, self.faults)
        self._sample = SampleFeed(self.world, interval=sample_interval) if sample else None
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
        """Listen. Raises OSError where the port is taken."""
        app = web.Application(middlewares=[guard], client_max_size=MAX_REQUEST_BYTES)
        app.add_routes(self._api.routes())
        app.add_routes(self._page.routes())
        if self._sample is not None:
            app.add_routes(self._sample.routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        try:
            site = web.TCPSite(self._runner, self._host, self._port)
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._port = self._runner.addresses[0][1]
        self.world.open([ANA, BEN, CHLOE], cast())  # after the port is ours: another sandbox may own the state
        if self._sample is not None:
            self._publishing = asyncio.create_task(self._sample.publish_forever())

    async def stop(self) -> None:
        """Close everything; the state stays in its file."""
        if self._publishing is not None:
            self._publishing.cancel()
            with suppress(asyncio.CancelledError):
                await self._publishing
        self._page.close()
        await self._api.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self.world.journal.close()

    def say(self, chat_id: int, user_id: int, text: str, reply_to: int | None = None) -> Json:
        """Write as a person. Raises ApiError where that person may not."""
        return self.people.say(chat_id, user_id, text, reply_to)
