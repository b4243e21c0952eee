"""What each answer of Telegram means for a delivery, row by row of its error table, over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import structlog
from aiohttp import web
from telegram.ext import ExtBot

from bot.delivery.limiter import Priority, RateLimitArgs, SlidingWindowLimiter
from bot.delivery.message import Button, Message
from bot.delivery.outcomes import Outcome, Retry, Sent, Uncertain
from bot.delivery.request import AiohttpRequest
from bot.delivery.sender import edit, send
from tests.delivery.test_outcomes import TABLE, TOKEN

MESSAGE = Message(
    "<b>Korea</b>", "Korea", ((Button("Open", url="https://example.org/a"),), (Button("Ask", data="f7"),))
)
RESULT = {"message_id": 77, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "Korea"}


class Server:
    """A Bot API server that answers everything with what it is told, and keeps what it was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.reply: Any = {"ok": True, "result": RESULT}
        self.asked: list[tuple[str, dict[str, Any]]] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append((request.path.rpartition("/")[2], await request.json()))
        return web.json_response(self.reply, status=self.status)


@asynccontextmanager
async def serving(limiter: SlidingWindowLimiter | None = None) -> AsyncIterator[tuple[Server, ExtBot[RateLimitArgs]]]:
    """A server on loopback and a bot that uses it."""
    server = Server()
    app = web.Application()
    app.router.add_post("/{tail:.*}", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        async with AiohttpRequest() as request:
            url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
            yield server, ExtBot(TOKEN, base_url=url, request=request, rate_limiter=limiter)
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(("code", "description", "parameters", "outcome"), TABLE)
async def test_every_row_of_telegrams_table(
    code: int, description: str, parameters: dict[str, Any], outcome: Outcome
) -> None:
    """Each error payload has the meaning that the table gives it, over HTTP from the send to the outcome."""
    async with serving() as (server, bot):
        server.status = code
        server.reply = {"ok": False, "error_code": code, "description": description}
        if parameters:
            server.reply["parameters"] = parameters
        if outcome == Sent(None):
            assert await edit(bot, 7, 77, MESSAGE) == Sent(77)
        else:
            assert await send(bot, 7, MESSAGE) == outcome
            assert await edit(bot, 7, 77, MESSAGE) == outcome


async def test_a_message_as_telegram_gets_it() -> None:
    """HTML, buttons in their rows, no link preview; a reply names the message that it answers."""
    async with serving() as (server, bot):
        assert await send(bot, 7, MESSAGE, reply_to=5) == Sent(77)
    endpoint, asked = server.asked[0]
    assert endpoint == "sendMessage"
    assert asked == {
        "chat_id": 7,
        "text": "<b>Korea</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_parameters": {"message_id": 5, "allow_sending_without_reply": True},
        "reply_markup": {
            "inline_keyboard": [
                [{"text": "Open", "url": "https://example.org/a"}],
                [{"text": "Ask", "callback_data": "f7"}],
            ]
        },
    }


async def test_plain_text_has_no_parse_mode() -> None:
    """As plain text the message goes out without its HTML, with the same buttons."""
    async with serving() as (server, bot):
        await send(bot, 7, Message("<b>x</b>", "x"), plain=True)
        await edit(bot, 7, 77, Message("<b>x</b>", "x"), plain=True)
    posted, edited = server.asked[0][1], server.asked[1][1]
    assert posted == {
        "chat_id": 7,
        "text": "x",
        "link_preview_options": {"is_disabled": True},
    }
    assert edited == {"chat_id": 7, "message_id": 77, "text": "x", "link_preview_options": {"is_disabled": True}}


@pytest.mark.parametrize("result", [{}, [], "sent", {"message_id": "x"}, None])
async def test_a_result_that_cannot_be_read(result: object) -> None:
    """When Telegram took the message and the answer makes no sense, nobody knows its id: uncertain."""
    async with serving() as (server, bot):
        server.reply = {"ok": True, "result": result}
        assert isinstance(await send(bot, 7, MESSAGE), Uncertain)


async def test_the_limiter_is_told_the_priority() -> None:
    """Priority reaches the bot's rate limiter, and holds of the limiter come back as Retry with the time."""
    limiter = SlidingWindowLimiter(max_wait=1)
    async with serving(limiter) as (server, bot):
        assert await send(bot, 7, MESSAGE, priority=Priority.BROADCAST) == Sent(77)
        limiter.hold(60, 8)
        held = await send(bot, 8, MESSAGE, priority=Priority.BROADCAST)
        assert isinstance(held, Retry)
        assert held.after == pytest.approx(60, abs=1)
        await limiter.shutdown()
        assert await send(bot, 7, MESSAGE) == Retry(None, "the bot is stopping")
    assert len(server.asked) == 1


async def test_only_broadcasts_are_paid_for() -> None:
    """With paid broadcast switched on, a broadcast is marked for it on the wire; a reply and an edit never are."""
    async with serving(SlidingWindowLimiter(paid_broadcast=True)) as (server, bot):
        assert await send(bot, 7, MESSAGE, priority=Priority.BROADCAST) == Sent(77)
        assert await send(bot, 8, MESSAGE) == Sent(77)
        assert await edit(bot, 9, 77, MESSAGE, priority=Priority.BROADCAST) == Sent(77)
    assert [asked.get("allow_paid_broadcast") for _, asked in server.asked] == [True, None, None]


async def test_refused_html_is_logged_without_the_text() -> None:
    """A parse error is our defect: it is an error in the log, with the chat and Telegram's reason, never the text."""
    async with serving() as (server, bot):
        server.status = 400
        description = 'Bad Request: can\'t parse entities: Unsupported start tag "secret "news"" at byte offset 14'
        server.reply = {"ok": False, "error_code": 400, "description": description}
        with structlog.testing.capture_logs() as logs:
            await send(bot, 7, MESSAGE)
    assert [(line["event"], line["log_level"], line["chat"]) for line in logs] == [("html_refused", "error", 7)]
    assert "offset 14" in logs[0]["reason"]
    assert "secret" not in str(logs)
    assert "Korea" not in str(logs)
