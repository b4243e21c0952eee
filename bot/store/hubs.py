"""Queries of hubs: who pushes which feed, until when, and when to ask again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.model import Hub
from bot.store.columns import Tx, insert
from bot.store.schema import hubs as table


async def offer_hub(tx: Tx, feed_id: int, hub: str, topic: str, secret: str, now: datetime) -> None:
    """Keep which hub pushes a feed, to be asked now; nothing changes where it is known already."""
    known = await get_hub(tx, feed_id)
    if known is not None and (known.hub, known.topic) == (hub, topic):
        return
    await remove_hub(tx, feed_id)
    values = {"feed_id": feed_id, "hub": hub, "topic": topic, "secret": secret, "next_try_at": now}
    await tx.execute(insert(tx, table).values(values).on_conflict_do_nothing())


async def get_hub(tx: Tx, feed_id: int) -> Hub | None:
    """Return the hub of a feed, or None."""
    row = (await tx.execute(select(table).where(table.c.feed_id == feed_id))).one_or_none()
    return _hub(row) if row else None


async def due_hubs(tx: Tx, now: datetime, limit: int) -> list[int]:
    """Return feeds whose hubs are to be asked, or asked again before their lease ends."""
    due = select(table.c.feed_id).where(table.c.next_try_at <= now).order_by(table.c.next_try_at).limit(limit)
    return list((await tx.execute(due)).scalars())


async def record_asked(tx: Tx, feed_id: int, next_try_at: datetime) -> None:
    """Record that a hub took our request: it will confirm, or be asked again."""
    await tx.execute(update(table).where(table.c.feed_id == feed_id).values(next_try_at=next_try_at))


async def record_confirmed(tx: Tx, feed_id: int, *, lease_until: datetime, next_try_at: datetime) -> None:
    """Record that a hub pushes the feed until `lease_until`."""
    values = {"lease_until": lease_until, "next_try_at": next_try_at, "failures": 0, "last_error": None}
    await tx.execute(update(table).where(table.c.feed_id == feed_id).values(values))


async def record_refused(tx: Tx, feed_id: int, *, next_try_at: datetime, reason: str) -> None:
    """Record that a hub does not push the feed, and why."""
    values = {"lease_until": None, "next_try_at": next_try_at, "last_error": reason}
    refused = update(table).where(table.c.feed_id == feed_id)
    await tx.execute(refused.values(values | {"failures": table.c.failures + 1}))


async def remove_hub(tx: Tx, feed_id: int) -> None:
    """Forget the hub of a feed."""
    await tx.execute(delete(table).where(table.c.feed_id == feed_id))


def _hub(row: Row[Any]) -> Hub:
    return Hub(
        row.feed_id, row.hub, row.topic, row.secret, row.next_try_at, row.lease_until, row.failures, row.last_error
    )
