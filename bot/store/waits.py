"""Queries of what waits for its time, for the case that the clock by which it waits is set back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Column, DateTime, Interval, func, literal, select, type_coerce, update

from bot.store.columns import MICROSECOND, Tx, UtcTime
from bot.store.schema import articles, deliveries, feeds, holds, hubs

WAITS: tuple[Column[datetime], ...] = (
    deliveries.c.due_at,
    deliveries.c.lease_until,
    holds.c.until,
    articles.c.next_try_at,
    feeds.c.next_poll_at,
    hubs.c.next_try_at,
)
"""The times of so long a wait, rather than of so late an hour: digests follow the clock on the wall."""


async def newest_trace(tx: Tx) -> datetime | None:
    """Return the newest time that a process wrote down when it polled a feed: the clock was there once."""
    newest: datetime | None = await tx.scalar(select(func.max(feeds.c.last_polled_at)))
    return newest


async def set_back(tx: Tx, by: timedelta, now: datetime) -> int:
    """Bring forward what waits by a clock that was set back `by` so much; return how many rows."""
    moved = 0
    for column in WAITS:
        if tx.dialect.name == "postgresql":
            earlier = type_coerce(type_coerce(column, DateTime(timezone=True)) - literal(by, Interval), UtcTime)
        else:
            earlier = type_coerce(type_coerce(column, BigInteger) - by // MICROSECOND, UtcTime)
        moved += (await tx.execute(update(column.table).where(column > now).values({column: earlier}))).rowcount
    return moved
