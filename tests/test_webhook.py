"""The webhook over real HTTP: the sandbox pushes, strangers are refused, and each update is handled once."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from structlog.testing import capture_logs
from telegram.ext import Application

from bot import handlers, webhook
from bot.errors import ConfigurationError, TokenRefused
from bot.sandbox.faults import Fault
from bot.sandbox.server import ANA, Sandbox
from bot.webhook import MAX_UPDATE_BYTES, SECRET_HEADER, serve_webhook, take_webhook, webhook_secret
from tests.handlers.sandboxed import open_sandboxed

TOKEN = "1:webhook"
SECRET = "a-secret_0"
Json = dict[str, Any]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Endpoint:
    """The bot with its endpoint, and who knocks at it."""

    sandbox: Sandbox
    application: Application[Any, Any, Any, Any, Any, Any]
    http: aiohttp.ClientSession
    port: int

    @property
    def url(self) -> str:
        """What WEBHOOK_URL is."""
        return f"http://127.0.0.1:{self.port}/hook/communique"

    async def knock(self, body: bytes, *, secret: bytes | None = SECRET.encode(), path: str = "") -> int:
        """Post to the endpoint as anybody could; returns the status."""
        headers = "" if secret is None else f"{SECRET_HEADER}: {secret.decode('latin-1')}\r\n"
        head = f"POST {path or '/hook/communique'} HTTP/1.1\r\nHost: x\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(head.encode("latin-1") + body)
        status = int((await reader.readline()).split()[1])
        writer.close()
        return status

    def take(self, **options: Any) -> asyncio.Task[None]:
        """Take updates, as `communique run` with WEBHOOK_URL does."""
        settings: Json = {
            "url": self.url,
            "secret": SECRET,
            "port": self.port,
            "allowed": handlers.ALLOWED_UPDATES,
        } | options
        return asyncio.create_task(take_webhook(self.application, **settings))

    def answers(self) -> list[str]:
        """What the bot said to Ana."""
        kept = self.sandbox.world.messages.get(ANA.id, {}).values()
        return [m["text"] for m in kept if m["from"]["is_bot"]]

    async def answered(self, number: int) -> list[str]:
        """Wait for so many answers."""
        for _ in range(300):
            if len(self.answers()) >= number:
                return self.answers()
            await asyncio.sleep(0.01)
        raise AssertionError(f"{len(self.answers())} answers")


@pytest.fixture
async def endpoint(sqlite_url: str) -> AsyncIterator[Endpoint]:
    """A sandbox, the bot's handlers on a database, and a port to listen on."""
    async with open_sandboxed(TOKEN, sqlite_url) as opened, aiohttp.ClientSession() as http:
        await opened.application.start()
        yield Endpoint(opened.sandbox, opened.application, http, free_port())
        await opened.application.stop()


async def stopped(taking: asyncio.Task[None]) -> None:
    """Stop taking updates."""
    taking.cancel()
    await asyncio.wait([taking], timeout=3)
    assert taking.cancelled()


async def test_updates_come_by_webhook_and_are_answered(endpoint: Endpoint) -> None:
    """What a person writes is pushed with the secret and answered; after a stop nobody listens."""
    taking = endpoint.take()
    endpoint.sandbox.say(ANA.id, ANA.id, "/help")
    assert "/latest" in (await endpoint.answered(1))[0]
    async with endpoint.http.get(f"http://127.0.0.1:{endpoint.port}/healthz") as answer:
        assert (answer.status, await answer.text()) == (200, "ok")
    await stopped(taking)
    with pytest.raises(ConnectionRefusedError):
        await endpoint.knock(b"{}")


async def test_an_update_that_comes_again_is_answered_once(endpoint: Endpoint) -> None:
    """Telegram repeats what it thinks was not taken; the second time it is taken, and nothing follows."""
    runner = await serve_webhook(endpoint.application, url=endpoint.url, secret=SECRET, port=endpoint.port)
    endpoint.sandbox.say(ANA.id, ANA.id, "/help")
    (update,) = endpoint.sandbox.world.updates
    body = json.dumps(update).encode()
    assert [await endpoint.knock(body) for _ in range(3)] == [200] * 3
    later = json.dumps(update | {"update_id": update["update_id"] + 1}).encode()
    assert await endpoint.knock(later) == 200
    await endpoint.answered(2)
    await asyncio.sleep(0.1)
    assert len(endpoint.answers()) == 2
    await runner.cleanup()


@pytest.mark.parametrize(
    ("secret", "path", "status"),
    [
        (None, "", 403),
        (b"", "", 403),
        (b"another", "", 403),
        (SECRET.encode() + b"x", "", 403),
        ("gehe\N{LATIN SMALL LETTER I}m".encode("utf-16"), "", 400),
        (b"\xff\xfe", "", 403),
        (SECRET.encode(), "/", 404),
        (SECRET.encode(), "/healthz", 405),
    ],
)
async def test_strangers_are_refused(endpoint: Endpoint, secret: bytes | None, path: str, status: int) -> None:
    """Without the secret, with another, with bytes that are no text, or elsewhere: refused, and nothing is handled."""
    runner = await serve_webhook(endpoint.application, url=endpoint.url, secret=SECRET, port=endpoint.port)
    endpoint.sandbox.say(ANA.id, ANA.id, "/help")
    body = json.dumps(endpoint.sandbox.world.updates[0]).encode()
    assert await endpoint.knock(body, secret=secret, path=path) == status
    await asyncio.sleep(0.02)
    assert endpoint.answers() == []
    await runner.cleanup()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"7",
        b'"text"',
        b"{}",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"update_id": 1, "message": 7}',
        b'{"update_id": 1, "message": {}}',
        b'{"update_id": 1, "message": {"message_id": 1, "date": 1e300, "chat": {"id": 1, "type": "private"}}}',
        b'{"update_id": 1, "message": {"message_id": 1, "date": "now", "chat": {"id": 1, "type": "private"}}}',
    ],
    ids=lambda body: body[:30].decode("latin-1"),
)
async def test_what_is_no_update_is_refused_and_the_next_is_taken(endpoint: Endpoint, body: bytes) -> None:
    """With the secret, but malformed: 400, and the endpoint goes on."""
    runner = await serve_webhook(endpoint.application, url=endpoint.url, secret=SECRET, port=endpoint.port)
    assert await endpoint.knock(body) == 400
    endpoint.sandbox.say(ANA.id, ANA.id, "/help")
    assert await endpoint.knock(json.dumps(endpoint.sandbox.world.updates[0]).encode()) == 200
    await endpoint.answered(1)
    await runner.cleanup()


async def test_what_is_too_big_is_refused(endpoint: Endpoint) -> None:
    """More than a megabyte is never read to its end; who does not know the secret does not even get that far."""
    runner = await serve_webhook(endpoint.application, url=endpoint.url, secret=SECRET, port=endpoint.port)
    body = b" " * (MAX_UPDATE_BYTES + 1)
    assert await endpoint.knock(body) == 413
    assert await endpoint.knock(body, secret=None) == 403
    await runner.cleanup()


def test_without_a_secret_one_is_derived_from_the_token() -> None:
    """It is Telegram's alphabet, the same at each start, another for another token, and does not show the token."""
    derived = webhook_secret(TOKEN, None)
    assert derived == webhook_secret(TOKEN, "")
    assert derived != webhook_secret("2:webhook", None)
    assert TOKEN not in derived
    assert derived.isalnum()
    assert len(derived) <= 256
    assert webhook_secret(TOKEN, SECRET) == SECRET


async def test_a_port_that_is_taken_is_named(endpoint: Endpoint) -> None:
    """The error says which setting to change."""
    runner = await serve_webhook(endpoint.application, url=endpoint.url, secret=SECRET, port=endpoint.port)
    with pytest.raises(ConfigurationError, match="PORT"):
        await endpoint.take()
    await runner.cleanup()


async def test_an_address_that_telegram_refuses_is_named(endpoint: Endpoint) -> None:
    """So is a secret with characters that Telegram does not take; the port is free again afterwards."""
    with pytest.raises(ConfigurationError, match="WEBHOOK_URL"):
        await endpoint.take(secret="no spaces, please")
    assert endpoint.sandbox.faults.happened == {}
    with pytest.raises(ConnectionRefusedError):
        await endpoint.knock(b"{}")


async def test_a_refused_token_is_named(endpoint: Endpoint) -> None:
    """A 401 ends it at once."""
    endpoint.sandbox.faults.add(Fault("status", method="setWebhook", status=401, description="Unauthorized"))
    with pytest.raises(TokenRefused):
        await asyncio.wait_for(endpoint.take(), 3)


async def test_a_telegram_that_cannot_be_reached_is_waited_for(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Registering is tried until it works, and then updates come."""
    monkeypatch.setattr(webhook, "FIRST_WAIT", 0.01)
    endpoint.sandbox.faults.add(Fault("reset_before", method="setWebhook"), Fault("status", method="setWebhook"))
    with capture_logs() as lines:
        taking = endpoint.take()
        endpoint.sandbox.say(ANA.id, ANA.id, "/help")
        await endpoint.answered(1)
    assert [line["event"] for line in lines].count("webhook_not_set") == 2
    await stopped(taking)
