"""Let one transaction write at a time: who answers people goes before what has time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

IN_A_ROW = 8
"""So many who answer people go before one that waits with them: a crowd must not stop deliveries."""


class WriteTurns:
    """Hands out one turn at a time, without polling; in order among those who are in a hurry, and among the others."""

    def __init__(self) -> None:
        self._holder: asyncio.Task[Any] | None = None
        self._hurried: deque[asyncio.Future[None]] = deque()
        self._patient: deque[asyncio.Future[None]] = deque()
        self._taken = False
        self._in_a_row = 0

    @asynccontextmanager
    async def turn(self, *, hurried: bool) -> AsyncIterator[None]:
        """Wait for the turn, and give it back in the end. Raises RuntimeError for a task that has it already."""
        if self._holder is asyncio.current_task():
            raise RuntimeError("begin() inside begin(): pass the open transaction on")
        if self._taken:
            await self._wait(self._hurried if hurried else self._patient)
        self._taken = True
        self._holder = asyncio.current_task()
        try:
            yield
        finally:
            self._holder = None
            self._pass_on()

    async def _wait(self, queue: deque[asyncio.Future[None]]) -> None:
        waiting = asyncio.get_running_loop().create_future()
        queue.append(waiting)
        try:
            await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled():
                self._pass_on()  # it was given the turn and cancelled at the same moment
            raise

    def _pass_on(self) -> None:
        """Give the turn to the next who still waits."""
        while self._hurried or self._patient:
            first = bool(self._hurried) and not (self._patient and self._in_a_row >= IN_A_ROW)
            self._in_a_row = self._in_a_row + 1 if first else 0
            waiting = (self._hurried if first else self._patient).popleft()
            if not waiting.done():
                waiting.set_result(None)
                return
        self._taken = False
