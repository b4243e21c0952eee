"""The day's tokens are held to whoever is cancelled, and whatever is answered meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.briefing.endpoint.asking import Request
from bot.briefing.endpoint.client import Endpoint, Reply
from bot.briefing.endpoint.ledger import MemoryLedger
from bot.briefing.endpoint.paid import PaidModel
from bot.briefing.prompts import load_prompt
from bot.errors import SummarizerFailed
from bot.ports import TokenUsage

COST = 60


class Slow(Endpoint):
    """An endpoint that answers when it is told to."""

    def __init__(self, ledger: MemoryLedger, spends: int) -> None:
        self.model = "m"
        self.may_answer = asyncio.Event()
        self._ledger, self._spends = ledger, spends

    def cost_of(self, request: Request) -> int:
        """The same for each request."""
        return COST

    async def ask(self, request: Request, *, allow: Callable[[], Awaitable[None]]) -> Reply:
        """Wait, spend and answer."""
        await allow()
        await self.may_answer.wait()
        await self._ledger.spend(TokenUsage("m", self._spends, 0))
        return Reply({})


class Held(MemoryLedger):
    """A ledger whose database is slow to say what it has read."""

    def __init__(self) -> None:
        super().__init__(lambda: datetime(2026, 3, 5, tzinfo=UTC))
        self.may_say = asyncio.Event()

    async def spent_today(self) -> int:
        """What was spent when it was asked."""
        spent = await super().spent_today()
        await self.may_say.wait()
        return spent


async def two_asked(*, spends: int) -> tuple[asyncio.Task[Reply], asyncio.Task[Reply], Held]:
    """A request that has been answered, while the next waits for the ledger."""
    ledger = Held()
    endpoint = Slow(ledger, spends)
    model = PaidModel(endpoint, ledger, address="", daily_tokens=100)
    prompt = load_prompt("translation")

    def ask(text: str) -> asyncio.Task[Reply]:
        values = {"headline": text, "summary": "", "language": "German"}
        return asyncio.create_task(model.ask(prompt, {}, text, **values))

    ledger.may_say.set()
    first = ask("one")
    await asyncio.sleep(0.01)
    ledger.may_say.clear()
    second = ask("two")
    await asyncio.sleep(0.01)
    endpoint.may_answer.set()
    await asyncio.sleep(0.01)
    return first, second, ledger


async def test_who_is_cancelled_at_its_end_keeps_nothing_set_aside() -> None:
    """Else all others would wait for it for ever."""
    first, second, ledger = await two_asked(spends=10)
    first.cancel()
    await asyncio.sleep(0.01)
    ledger.may_say.set()
    assert await asyncio.wait_for(second, 5) == Reply({})


async def test_what_is_spent_while_the_ledger_is_read_counts() -> None:
    """What it says then is of before."""
    _, second, ledger = await two_asked(spends=100)
    ledger.may_say.set()
    with pytest.raises(SummarizerFailed, match="LLM_DAILY_TOKENS"):
        await asyncio.wait_for(second, 5)
