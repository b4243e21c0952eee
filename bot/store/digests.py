"""Queries of digests: one a chat and local day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from bot.model import Digest
from bot.store.columns import Tx, insert
from bot.store.schema import digests as table


async def open_digest(
    tx: Tx, chat_id: int, local_date: date, briefing_ids: Sequence[int], now: datetime
) -> Digest | None:
    """Store a chat's digest of a local day; None when that day has one."""
    added = await tx.execute(
        insert(tx, table)
        .values(chat_id=chat_id, local_date=local_date, briefing_ids=list(briefing_ids), created_at=now)
        .on_conflict_do_nothing()
        .returning(table.c.id)
    )
    digest_id = added.scalar_one_or_none()
    return None if digest_id is None else Digest(digest_id, chat_id, local_date, tuple(briefing_ids))


async def get_digest(tx: Tx, digest_id: int) -> Digest | None:
    """Return a digest, or None."""
    row = (await tx.execute(select(table).where(table.c.id == digest_id))).one_or_none()
    return None if row is None else Digest(row.id, row.chat_id, row.local_date, tuple(row.briefing_ids))


async def last_digest_at(tx: Tx, chat_id: int) -> datetime | None:
    """Return when a chat's last digest was made, or None: the next one goes on from there."""
    last: datetime | None = await tx.scalar(select(func.max(table.c.created_at)).where(table.c.chat_id == chat_id))
    return last
