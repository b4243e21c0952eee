"""Tick: ask the tables what is due and enqueue it. What is due stands there, and no state is kept here."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.errors import DatabaseUnavailable
from bot.pipeline import Services, due_work
from bot.store.waits import newest_trace, set_back

log = structlog.get_logger()

TICK_SECONDS = 1.0
PRUNE_SECONDS = 3600.0
SET_BACK = timedelta(seconds=2)
"""A clock that lost less than this was not set back; a second of waiting does no harm."""


async def keep_ticking(s: Services, *, monotonic: Callable[[], float] = time.monotonic) -> None:
    """Tick once a second by a clock that nobody sets, and prune at once and each hour, until cancelled."""
    watch, prune_at = ClockWatch(s, monotonic), monotonic()
    while True:
        if monotonic() >= prune_at:
            prune_at = monotonic() + PRUNE_SECONDS
            await _prune(s)
        await watch.look()
        await tick(s)
        await asyncio.sleep(TICK_SECONDS)


async def tick(s: Services) -> None:
    """Enqueue what is due; an unreachable database is reported, and the next tick tries again."""
    if s.stopping.is_set():
        return
    try:
        for job, ids in await due_work(s):
            await s.queue.defer(job, **ids)
    except DatabaseUnavailable as e:
        log.warning("tick_failed", error=str(e))
    except Exception:  # nothing may end the ticking: what is due stays due
        log.exception("tick_failed")


async def _prune(s: Services) -> None:
    try:
        await s.queue.defer("prune")
    except Exception:  # an hour later is early enough
        log.exception("prune_failed")


class ClockWatch:
    """Notices when the clock on the wall is set back, also between two runs, and lets nothing wait the longer for it.

    A clock that is set forward, or a machine that slept, needs no care: what became due meanwhile is due.
    """

    def __init__(self, s: Services, monotonic: Callable[[], float]) -> None:
        self._s = s
        self._monotonic = monotonic
        self._last = s.clock(), monotonic()
        self._lost = timedelta()
        self._first = True

    async def look(self) -> None:
        """Compare the clocks; where the database cannot be asked, the next look does it."""
        now, ticks = self._s.clock(), self._monotonic()
        self._lost += _lost(self._last, (now, ticks))
        self._last = now, ticks
        try:
            if self._first:
                async with self._s.store.read() as tx:
                    trace = await newest_trace(tx)
                self._lost += max(timedelta(), trace - now) if trace is not None else timedelta()
                self._first = False
            if self._lost > SET_BACK:
                async with self._s.store.begin() as tx:
                    moved = await set_back(tx, self._lost, now)
                log.warning("clock_set_back", seconds=round(self._lost.total_seconds(), 1), rows=moved)
            self._lost = timedelta()
        except DatabaseUnavailable as e:
            log.warning("tick_failed", error=str(e))


def _lost(last: tuple[datetime, float], now: tuple[datetime, float]) -> timedelta:
    """How much less has passed on the wall than in truth."""
    return max(timedelta(), timedelta(seconds=now[1] - last[1]) - (now[0] - last[0]))
