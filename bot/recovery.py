"""Settle what a former process left on its way, and go on with the holds that it was told."""

from __future__ import annotations

import structlog

from bot.delivery.sender import go_on_holding
from bot.pipeline import Services
from bot.store import deliveries, recovery

log = structlog.get_logger()


async def recover(s: Services, *, restarted: bool = False) -> None:
    """Settle what was on its way when its sender stopped: at a lease's end, or at once when this one took its place.

    On PostgreSQL that is whoever held the claim before, on SQLite the process of this name before it. What Telegram
    may have taken is uncertain (docs/operations.md says what follows).
    """
    now, count = s.clock(), 0
    async with s.store.begin() as tx:
        if restarted and (left := s.flights.left()) is not None:
            count += await recovery.recover_left(tx, now, left.owner, left.sent, left.begun)
        count += await recovery.recover_expired(tx, now)
        if restarted:
            count += await recovery.recover_all(tx, now, owner=s.sender if s.store.dialect == "sqlite" else None)
            held = await deliveries.holds_after(tx, now)
            go_on_holding(s.bot, {chat or None: (until - now).total_seconds() for chat, until in held.items()})
    if restarted:
        s.flights.start(s.sender)
    if count:
        log.warning("deliveries_recovered", count=count)
