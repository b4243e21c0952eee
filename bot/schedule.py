"""Tick: ask the tables what is due and enqueue it. No state is kept here."""

from __future__ import annotations

from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.pipeline import Services, due_work

log = structlog.get_logger()

TICK_SECONDS = 1
PRUNE_SECONDS = 3600


def build_scheduler(s: Services) -> AsyncIOScheduler:
    """Return a scheduler, not yet started: one tick a second over what is due, one pruning an hour."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    one_at_a_time = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler.add_job(tick, IntervalTrigger(seconds=TICK_SECONDS), args=[s], id="tick", **one_at_a_time)
    scheduler.add_job(
        s.queue.defer, IntervalTrigger(seconds=PRUNE_SECONDS), args=["prune"], id="prune", **one_at_a_time
    )
    return scheduler


async def tick(s: Services) -> None:
    """Enqueue what is due; an unreachable database is reported, and the next tick tries again."""
    if s.stopping.is_set():
        return
    try:
        work = await due_work(s)
    except Exception:  # nothing may end the ticking: what is due stays due
        log.exception("tick_failed")
        return
    for job, ids in work:
        await s.queue.defer(job, **ids)
