"""Ask a model nothing twice, and nothing beyond the day's budget."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import Any
from weakref import WeakValueDictionary

from bot.briefing.endpoint.asking import Request
from bot.briefing.endpoint.client import Endpoint, Reply
from bot.briefing.prompts import Prompt, new_fence
from bot.errors import SummarizerFailed
from bot.ports import Ledger


class PaidModel:
    """A model behind an endpoint, with a ledger of its answers and a budget of tokens a day (None: no limit)."""

    def __init__(self, endpoint: Endpoint, ledger: Ledger, *, address: str, daily_tokens: int | None) -> None:
        self.endpoint = endpoint
        self._ledger = ledger
        self._address = address
        self._daily_tokens = daily_tokens
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def ask(self, prompt: Prompt, schema: dict[str, Any], article_id: str, **values: str) -> Reply:
        """Return the answer to `prompt` filled with `values` and a fence; raises SummarizerFailed, TooLong.

        One answer is kept for each content, version of the prompt, schema, endpoint and model; who asks the same while
        it is under way waits for it. What was cut off is not kept.
        """
        # The fence is new each time, and no part of what decides the answer.
        content = [prompt.label, prompt.system, prompt.user, self._address, self.endpoint.model, schema, values]
        key = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            kept = await self._ledger.get(key)
            if kept is not None:
                return Reply(json.loads(kept))
            user = prompt.render(fence=new_fence(*values.values()), **values)
            request = Request(prompt.system, user, prompt.id, schema, article_id)
            reply = await self.endpoint.ask(request, allow=self._within_budget)
            if not reply.cut_off:
                await self._ledger.put(key, json.dumps(reply.data))  # in ASCII: no database takes half a surrogate
            return reply

    async def _within_budget(self) -> None:
        """Raise SummarizerFailed where the day's tokens are used up, by those too who were asked meanwhile."""
        if self._daily_tokens is not None and await self._ledger.spent_today() >= self._daily_tokens:
            raise SummarizerFailed(f"the day's {self._daily_tokens} tokens are used up (LLM_DAILY_TOKENS)")
