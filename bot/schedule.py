"""Tick: ask the tables what is due and enqueue it. No state is kept here."""

from __future__ import annotations

from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.errors import DatabaseUnavailable
from bot.pipeline import Services, due_work

log = structlog.get_logger()

TICK_SECONDS = 1
PRUNE_SECONDS = 3600


def build_scheduler(s: Services) -> AsyncIOScheduler:
    """Return a scheduler, not yet started: one tick a second over what is due, one pruning at once and each hour."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    one_at_a_time = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    each_second, each_hour = IntervalTrigger(seconds=TICK_SECONDS), IntervalTrigger(seconds=PRUNE_SECONDS)
    scheduler.add_job(tick, each_second, args=[s], id="tick", **one_at_a_time)
    scheduler.add_job(_prune, each_hour, args=[s], id="prune", next_run_time=datetime.now(UTC), **one_at_a_time)
    return scheduler


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
