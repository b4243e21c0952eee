"""Keep model answers and their cost in memory, for as long as the process runs."""

from __future__ import annotations

from collections import Counter, OrderedDict
from datetime import date

from bot.ports import Clock, TokenUsage

MAX_ANSWERS = 500


class MemoryLedger:
    """A `ports.Ledger` for `communique brief` and for tests: nothing of it outlives the process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._answers: OrderedDict[str, str] = OrderedDict()
        self._spent: Counter[date] = Counter()

    async def get(self, key: str) -> str | None:
        """Return the answer kept under `key`, or None."""
        return self._answers.get(key)

    async def put(self, key: str, answer: str) -> None:
        """Keep an answer; beyond `MAX_ANSWERS` the oldest goes."""
        self._answers[key] = answer
        if len(self._answers) > MAX_ANSWERS:
            self._answers.popitem(last=False)

    async def spend(self, usage: TokenUsage) -> None:
        """Count the tokens of a request."""
        self._spent[self._clock().date()] += usage.prompt_tokens + usage.completion_tokens

    async def spent_today(self) -> int:
        """Return the tokens since midnight UTC."""
        return self._spent[self._clock().date()]
