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
        self._ended = asyncio.Event()
        """Set once the next request has ended, and then replaced."""
        self._under_way = 0
        """Tokens that the requests may cost that are not answered yet."""

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
            reply = await self._ask(request)
            if not reply.cut_off:
                await self._ledger.put(key, json.dumps(reply.data))  # in ASCII: no database takes half a surrogate
            return reply

    async def _ask(self, request: Request) -> Reply:
        """Ask within the day's budget, with what is under way beside."""
        if self._daily_tokens is None:
            return await self.endpoint.ask(request, allow=_at_once)
        reserved = 0

        async def allow() -> None:
            nonlocal reserved
            reserved = await self._reserve(self.endpoint.cost_of(request))

        try:
            return await self.endpoint.ask(request, allow=allow)
        finally:  # without waiting: who is cancelled here must not keep what is set aside
            self._under_way -= reserved
            self._ended.set()
            self._ended = asyncio.Event()

    async def _reserve(self, tokens: int) -> int:
        """Set `tokens` aside and return them, once what is under way leaves room or has ended.

        Raises SummarizerFailed where the day's tokens are used up, by those too who were asked meanwhile.
        """
        budget = self._daily_tokens or 0
        while True:
            ended = self._ended
            spent = await self._ledger.spent_today()
            if spent >= budget:
                raise SummarizerFailed(f"the day's {budget} tokens are used up (LLM_DAILY_TOKENS)")
            if ended.is_set():  # what it cost may not be among what is spent
                continue
            if not self._under_way or spent + self._under_way + tokens < budget:
                self._under_way += tokens
                return tokens
            await ended.wait()


async def _at_once() -> None:
    """Where there is no budget."""
