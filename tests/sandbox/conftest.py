"""A running sandbox whose clock a test sets, a plain HTTP client, and the real python-telegram-bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.server import ANA, Sandbox

TOKEN = "77:sandbox-tests"


class Clock:
    """A time that moves when a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **parts: float) -> None:
        """Move on by so many seconds, minutes, hours, days."""
        self.now += timedelta(**parts)


class Client:
    """Speaks to a sandbox as a program or a page does, without python-telegram-bot."""

    def __init__(self, sandbox: Sandbox, http: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.http = http

    async def api(self, method: str, token: str = TOKEN, **params: Any) -> tuple[int, Any]:
        """Call a method with JSON; returns the HTTP status and the body."""
        url = f"{self.sandbox.api_url}/bot{token}/{method}"
        async with self.http.post(url, json=params) as answer:
            return answer.status, await answer.json()

    async def refusal(self, method: str, **params: Any) -> str:
        """Call a method that is refused; returns the description, checked against the status."""
        status, body = await self.api(method, **params)
        assert (body["ok"], body["error_code"]) == (False, status), body
        return str(body["description"])

    async def result(self, method: str, **params: Any) -> Any:
        """Call a method that succeeds."""
        status, body = await self.api(method, **params)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        """Get from the page's API."""
        async with self.http.get(self.sandbox.url + path, headers=headers) as answer:
            return answer.status, await answer.json()

    async def post(self, path: str, body: object, **headers: str) -> tuple[int, Any]:
        """Post to the page's API."""
        async with self.http.post(self.sandbox.url + path, json=body, headers=headers) as answer:
            return answer.status, await answer.json()


@asynccontextmanager
async def running(clock: Clock, state: Path | None = None, **options: Any) -> AsyncIterator[Client]:
    """Run a sandbox without limits and sample feed, unless asked for."""
    options = {"limits": None, "sample": False, **options}
    sandbox = Sandbox(token=TOKEN, state_path=state, clock=clock, **options)
    await sandbox.start()
    try:
        async with aiohttp.ClientSession() as http:
            yield Client(sandbox, http)
    finally:
        await sandbox.stop()


@asynccontextmanager
async def telegram_bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """The real client, pointed at the sandbox."""
    base = f"{sandbox.api_url}/bot"
    request, polling = HTTPXRequest(), HTTPXRequest()
    async with Bot(TOKEN, base, f"{sandbox.api_url}/file/bot", request=request, get_updates_request=polling) as client:
        yield client


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
async def client(clock: Clock) -> AsyncIterator[Client]:
    """A sandbox that Ana has started the bot in."""
    async with running(clock) as found:
        found.sandbox.say(ANA.id, ANA.id, "/start")
        yield found


@pytest.fixture
async def bot(client: Client) -> AsyncIterator[Bot]:
    """python-telegram-bot, connected to the sandbox."""
    async with telegram_bot(client.sandbox) as found:
        yield found
