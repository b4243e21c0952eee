"""Queries of Telegram's updates: each is handled once."""

from __future__ import annotations

from datetime import datetime

from bot.store.columns import Tx, insert, insert_new
from bot.store.schema import handled_updates as table


async def first_time(tx: Tx, update_id: int, now: datetime) -> bool:
    """Whether an update is new; if so it counts as handled when the transaction commits."""
    added = insert(tx, table).values(update_id=update_id, handled_at=now)
    return await insert_new(tx, added.on_conflict_do_nothing()) > 0
