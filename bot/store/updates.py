"""Queries of Telegram's updates: each is handled once."""

from __future__ import annotations

from datetime import datetime

from bot.store.columns import Tx, insert
from bot.store.schema import handled_updates as table


async def first_time(tx: Tx, update_id: int, now: datetime) -> bool:
    """Whether an update is new; if so it counts as handled when the transaction commits."""
    added = await tx.execute(insert(tx, table).values(update_id=update_id, handled_at=now).on_conflict_do_nothing())
    return added.rowcount > 0
