"""Sending against the sandbox over real HTTP: its limits are on, its faults are scripted, nothing is simulated."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.delivery.limiter import Priority, RateLimitArgs, SlidingWindowLimiter
from bot.delivery.message import Button, Message
from bot.delivery.outcomes import Deactivate, Migrate, Outcome, PlainText, Retry, Sent, Stop, Uncertain
from bot.delivery.request import AiohttpRequest
from bot.delivery.sender import edit, send
from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox

TOKEN = "4242:sandbox-token-of-the-tests"
MESSAGE = Message("<b>Korea &amp; Japan</b>", "Korea & Japan", ((Button("Ask", data="f7"),),))
ANA, DESK = 1001, -2001
STRICT = Limits(chat=(1, 1.0))
"""One message a second in a chat, without the short bursts that Telegram lets pass."""


@asynccontextmanager
async def telegram(
    limits: Limits | None = STRICT, *, limiter: SlidingWindowLimiter | None = None, token: str = TOKEN
) -> AsyncIterator[tuple[Sandbox, ExtBot[RateLimitArgs]]]:
    """A sandbox in which Ana has started the bot, and a bot that talks to it."""
    sandbox = Sandbox(token=TOKEN, limits=limits, sample=False)
    await sandbox.start()
    sandbox.say(ANA, ANA, "/start")
    request, polling = AiohttpRequest(), AiohttpRequest(connections=1)
    try:
        async with request, polling:
            yield (
                sandbox,
                ExtBot(
                    token,
                    base_url=f"{sandbox.api_url}/bot",
                    request=request,
                    get_updates_request=polling,
                    rate_limiter=limiter,
                ),
            )
    finally:
        await sandbox.stop()


async def test_a_broadcast_earns_no_429_and_holds_up_no_reply() -> None:
    """120 messages to 60 chats at 28 a second: every one arrives, not one 429, and hardly one before a reply."""
    async with telegram(limiter=SlidingWindowLimiter()) as (sandbox, bot):
        sandbox.people.add_users(range(5001, 5081))
        chats = range(5001, 5061)
        arrived = 0

        async def pushed(chat_id: int) -> Outcome:
            nonlocal arrived
            outcome = await send(bot, chat_id, MESSAGE, priority=Priority.BROADCAST)
            arrived += 1
            return outcome

        async def asked(chat_id: int, after: float) -> int:
            await asyncio.sleep(after)
            before = arrived
            assert isinstance(await send(bot, chat_id, MESSAGE), Sent)
            return arrived - before

        replies = asyncio.gather(*(asked(5061 + i, 1.0 + 0.1 * i) for i in range(20)))
        outcomes = await asyncio.gather(*(pushed(chat) for _ in range(2) for chat in chats))
        overtaken = sorted(await replies)
        assert all(isinstance(outcome, Sent) for outcome in outcomes)
        assert sandbox.gate.refused == 0
        assert all(len(sandbox.world.messages[chat]) == 2 for chat in chats)
    assert overtaken[len(overtaken) // 2] <= 2  # the backlog has dozens
    assert overtaken[-1] <= 28


async def test_a_429_of_the_server_is_waited_for() -> None:
    """A message that met a 429 goes out once Telegram lets it, by itself, and once."""
    async with telegram(limiter=SlidingWindowLimiter()) as (sandbox, bot):
        sandbox.faults.add(Fault("status", status=429, description="Too Many Requests: retry after 1", retry_after=1))
        start = time.monotonic()
        assert isinstance(await send(bot, ANA, MESSAGE), Sent)
        assert time.monotonic() - start >= 1
        assert len(sandbox.world.messages[ANA]) == 2


async def test_without_a_limiter_a_429_comes_back() -> None:
    """The same without a limiter tells the caller how long to wait."""
    async with telegram() as (_, bot):
        assert isinstance(await send(bot, ANA, MESSAGE), Sent)
        assert await send(bot, ANA, MESSAGE) == Retry(1.0, "too many requests")


@pytest.mark.parametrize(
    ("fault", "outcome", "arrived"),
    [
        (Fault("status"), Retry, 0),
        (Fault("status", status=502, description="Bad Gateway"), Retry, 0),
        (Fault("reset_before"), Uncertain, 0),
        (Fault("reset_after"), Uncertain, 1),
        (Fault("timeout_after", seconds=0.1), Uncertain, 1),
        (Fault("delay", seconds=0.1), Sent, 1),
    ],
)
async def test_scripted_faults(fault: Fault, outcome: type[Outcome], arrived: int) -> None:
    """What surely failed is tried again; where the message may have arrived, the outcome says so."""
    async with telegram(None) as (sandbox, bot):
        sandbox.faults.add(fault)
        assert type(await send(bot, ANA, MESSAGE)) is outcome
        assert len(sandbox.world.messages[ANA]) - 1 == arrived
        assert isinstance(await send(bot, ANA, MESSAGE), Sent)


async def test_what_the_server_refuses() -> None:
    """Blocked, unknown, migrated, malformed: each refusal of the strict server has its outcome."""
    async with telegram(None) as (sandbox, bot):
        broken = Message("<b>unclosed", "unclosed")
        assert isinstance(await send(bot, ANA, broken), PlainText)
        assert isinstance(await send(bot, ANA, broken, plain=True), Sent)
        assert isinstance(await send(bot, 987654, MESSAGE), Deactivate)
        sandbox.people.block(ANA, blocked=True)
        assert await send(bot, ANA, MESSAGE) == Deactivate("bot was blocked by the user")
        moved = sandbox.people.migrate(DESK)
        assert await send(bot, DESK, MESSAGE) == Migrate(moved)
        assert isinstance(await send(bot, moved, MESSAGE), Sent)


async def test_a_wrong_token_stops() -> None:
    """A token that the server does not know ends everything, with words for a person and without the token."""
    async with telegram(None, token="4242:another-token") as (_, bot):
        outcome = await send(bot, ANA, MESSAGE)
    assert isinstance(outcome, Stop)
    assert "TELEGRAM_BOT_TOKEN" in outcome.reason
    assert "another-token" not in outcome.reason


async def test_an_edit() -> None:
    """A message changes in place; putting the same there again is a success too."""
    async with telegram(None) as (sandbox, bot):
        posted = await send(bot, ANA, MESSAGE, reply_to=1)
        assert isinstance(posted, Sent)
        assert posted.message_id is not None
        changed = Message("<i>signed</i>", "signed")
        for _ in range(2):
            assert await edit(bot, ANA, posted.message_id, changed) == posted
        shown: dict[str, Any] = sandbox.world.messages[ANA][posted.message_id]
        assert shown["text"] == "signed"
        assert shown["entities"] == [{"type": "italic", "offset": 0, "length": 6}]


async def test_updates_come_by_long_poll() -> None:
    """A long poll through the request class brings what was written while it waited."""
    async with telegram(None) as (sandbox, bot):
        (first,) = await bot.get_updates()
        polling = asyncio.ensure_future(bot.get_updates(offset=first.update_id + 1, timeout=20))
        await asyncio.sleep(0.1)
        sandbox.say(ANA, ANA, "한국")
        (second,) = await polling
        assert second.message is not None
        assert second.message.text == "한국"
