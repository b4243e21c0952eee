"""Time in tests: a clock that a test sets, and waiting for what has no event."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tests.factories import NOON


@dataclass
class Timeline:
    """A clock that a test sets."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


async def until(holds: Callable[[], object], seconds: float = 10) -> None:
    """Wait for something to happen, so many seconds at most."""
    try:
        async with asyncio.timeout(seconds):
            while not holds():  # noqa: ASYNC110 what is waited for has no event
                await asyncio.sleep(0.005)
    except TimeoutError:
        raise AssertionError("it did not happen") from None
