"""Keep what models answered and what they cost, for good: the store's `ports.Ledger`."""

from __future__ import annotations

from bot.ports import Clock, TokenUsage
from bot.store import llm
from bot.store.engine import Store


class StoreLedger:
    """A `ports.Ledger` over the tables of `llm`; each call is a transaction of its own."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def get(self, key: str) -> str | None:
        """Return the answer kept under `key`, or None."""
        async with self._store.read() as tx:
            return await llm.cached_answer(tx, key)

    async def put(self, key: str, answer: str) -> None:
        """Keep a usable answer."""
        async with self._store.begin() as tx:
            await llm.keep_answer(tx, key, answer, self._clock())

    async def spend(self, usage: TokenUsage) -> None:
        """Count the tokens of a request."""
        async with self._store.begin() as tx:
            await llm.add_spend(tx, self._clock().date(), usage)

    async def spent_today(self) -> int:
        """Return the tokens of all models since midnight UTC."""
        async with self._store.read() as tx:
            return await llm.spent(tx, self._clock().date())
