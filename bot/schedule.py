"""Tick: APScheduler says when to ask the tables what is due, and what is due is enqueued. No state is kept here."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.errors import DatabaseUnavailable
from bot.pipeline import Services, due_work
from bot.store.waits import newest_trace, set_back

log = structlog.get_logger()

TICK_SECONDS = 1.0
PRUNE_SECONDS = 3600.0
SET_BACK = timedelta(seconds=2)
"""A clock that lost less than this was not set back; a second of waiting does no harm."""


async def keep_ticking(s: Services, *, monotonic: Callable[[], float] = time.monotonic) -> None:
    """Tick once a second, and prune at once and each hour, until cancelled.

    The scheduler waits by the clock on the wall: when that is set back, its jobs are brought forward by as much.
    """
    watch, scheduler = ClockWatch(s, monotonic), build_scheduler(s)
    await watch.look()
    scheduler.start()
    try:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            lost = await watch.look()
            if lost > SET_BACK:
                for job in scheduler.get_jobs():
                    job.modify(next_run_time=job.next_run_time - lost)
    finally:
        scheduler.shutdown(wait=False)


def build_scheduler(s: Services) -> AsyncIOScheduler:
    """Return a scheduler, not yet started: one tick a second over what is due, one pruning an hour, both at once."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for name, job, seconds in (("prune", _prune, PRUNE_SECONDS), ("tick", tick, TICK_SECONDS)):
        scheduler.add_job(
            _until_shut_down,
            Every(seconds=seconds),
            args=[job, s],
            id=name,
            name=name,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            misfire_grace_time=None,
        )
    return scheduler


async def _until_shut_down(job: Callable[[Services], Awaitable[None]], s: Services) -> None:
    """Run a job. The scheduler cancels what runs when it is shut down, and would log that as an error."""
    with suppress(asyncio.CancelledError):
        await job(s)


class Every(IntervalTrigger):  # type: ignore[misc]
    """An interval from now on. APScheduler's own counts through each second of a machine's sleep when it wakes."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return when it is due next, at `now` for the first time."""
        return now if previous_fire_time is None else now + self.interval


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

    async def look(self) -> timedelta:
        """Compare the clocks, and return how much the one on the wall lost since the last look.

        Where the database cannot be asked, the next look brings forward what waits there.
        """
        now, ticks = self._s.clock(), self._monotonic()
        lost = _lost(self._last, (now, ticks))
        self._last = now, ticks
        self._lost += lost
        try:
            await self._bring_forward(now)
        except DatabaseUnavailable as e:
            log.warning("clock_not_compared", error=str(e))
        except Exception:  # nor may this end the ticking
            log.exception("clock_not_compared")
        return lost

    async def _bring_forward(self, now: datetime) -> None:
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


def _lost(last: tuple[datetime, float], now: tuple[datetime, float]) -> timedelta:
    """How much less has passed on the wall than in truth."""
    return max(timedelta(), timedelta(seconds=now[1] - last[1]) - (now[0] - last[0]))
