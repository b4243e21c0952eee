"""Queries of what is told together: the pushes of a chat that one fold, or its digest, carries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, or_, select, update
from sqlalchemy import insert as plain_insert

from bot.model import Delivery, DeliveryKind, DeliveryState, Traffic
from bot.store.columns import Tx, UtcTime, each_of
from bot.store.deliveries import revision_now, take
from bot.store.schema import chats
from bot.store.schema import deliveries as table

FOLDABLE = (DeliveryKind.PUSH, DeliveryKind.CHANGE)
"""What tells a briefing, or what is new in it, and can as well be a line of a list."""


async def traffic(tx: Tx, chat_ids: Collection[int], now: datetime, burst: int) -> dict[int, Traffic]:
    """Return of each chat how many pushes are due, and what its newest `burst` messages say of its last minutes.

    The push that the caller leased of each chat counts as due.
    """
    found = await tx.execute(_traffic(burst), {"chat_ids": list(chat_ids), "now": now})
    return {row.id: Traffic(row.waiting + 1, row.since, row.folded) for row in found}


@cache
def _traffic(burst: int) -> Select[Any]:
    """Kept, for it is asked with each lease, and putting it together takes longer than the database does."""
    newest = table.alias("newest")
    last = (
        select(newest.c.kind, newest.c.sent_at)
        .where(newest.c.chat_id == chats.c.id, newest.c.message_id.is_not(None))
        .order_by(newest.c.message_id.desc())
    )
    folded = last.limit(burst).correlate(chats).subquery()
    due = _due(bindparam("now", type_=UtcTime()))
    return select(
        chats.c.id,
        select(func.count()).where(table.c.chat_id == chats.c.id, due).scalar_subquery().label("waiting"),
        last.with_only_columns(newest.c.sent_at).limit(1).offset(burst - 1).scalar_subquery().label("since"),
        select(func.max(folded.c.sent_at)).where(folded.c.kind == DeliveryKind.FOLD).scalar_subquery().label("folded"),
    ).where(chats.c.id.in_(bindparam("chat_ids", expanding=True)))


async def fold(
    tx: Tx, leased: Sequence[Delivery], *, now: datetime, lease_until: datetime, most: int, owner: str = ""
) -> list[Delivery]:
    """Put each of the leased pushes (one a chat) and what else is due in its chat into one message, and lease that.

    A fold carries its chat's `most` oldest; they are FOLDED, and what becomes of it becomes of them.
    """
    heads, chat_ids = [one.id for one in leased], [one.chat_id for one in leased]
    place = func.row_number().over(partition_by=table.c.chat_id, order_by=table.c.id).label("place")
    due = select(table.c.id, place).where(table.c.chat_id.in_(chat_ids), or_(_due(now), table.c.id.in_(heads)))
    ranked = due.subquery()
    opened = await tx.execute(
        plain_insert(table).returning(table.c.id),
        [
            {
                "chat_id": one.chat_id,
                "kind": DeliveryKind.FOLD,
                "state": DeliveryState.PENDING,
                "due_at": one.due_at,
                "created_at": now,
            }
            for one in leased
        ],
    )
    fold_ids = list(opened.scalars())
    its_fold = table.alias("its_fold")
    carrier = select(its_fold.c.id).where(its_fold.c.chat_id == table.c.chat_id, its_fold.c.id.in_(fold_ids))
    await _carry(tx, table.c.id.in_(select(ranked.c.id).where(ranked.c.place <= most)), carrier.scalar_subquery())
    return await take(tx, table.c.id.in_(fold_ids), lease_until=lease_until, owner=owner)


async def waiting_pushes(tx: Tx, until: Mapping[int, datetime]) -> dict[int, dict[int, int]]:
    """Return the pushes to chats that were to be sent by a time each and still wait: chat → delivery → briefing.

    In a transaction that writes they are the caller's until it ends; for digests, which are planned at that time.
    """
    waiting = (
        select(table.c.chat_id, table.c.id, table.c.briefing_id, table.c.created_at)
        .where(table.c.chat_id.in_(each_of(tx, [*until])))
        .where(table.c.kind.in_(FOLDABLE), table.c.state == DeliveryState.PENDING)
        .order_by(table.c.chat_id, table.c.id)
    )
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for chat_id, delivery_id, briefing_id, created_at in await tx.execute(waiting):
        if created_at <= until[chat_id]:
            found[chat_id][delivery_id] = briefing_id
    return dict(found)


async def fold_into_digests(tx: Tx, delivery_ids: Collection[int], now: datetime) -> None:
    """Let the digests that were opened at `now` carry pushes that still wait and that they tell."""
    if not delivery_ids:
        return
    digest = table.alias("digest")
    carrier = select(func.min(digest.c.id)).where(
        digest.c.chat_id == table.c.chat_id, digest.c.kind == DeliveryKind.DIGEST, digest.c.created_at == now
    )
    pushes = and_(table.c.id.in_(delivery_ids), table.c.kind.in_(FOLDABLE), table.c.state == DeliveryState.PENDING)
    await _carry(tx, pushes, carrier.correlate(table).scalar_subquery())


async def postpone(tx: Tx, until: Mapping[int, datetime]) -> None:
    """Put leased deliveries back until a time each, as if they had not been touched."""
    rows = [{"delivery": delivery_id, "until": at} for delivery_id, at in until.items()]
    if rows:
        back = update(table).where(table.c.id == bindparam("delivery"))
        values = {"state": DeliveryState.PENDING, "lease_until": None, "leased_by": None}
        await tx.execute(back.values(due_at=bindparam("until"), **values), rows)


async def _carry(tx: Tx, which: ColumnElement[bool], carrier: Any) -> None:
    """Let a delivery carry others; those that another transaction has in hand are left alone."""
    free = select(table.c.id).where(which).with_for_update(skip_locked=True).cte("free")
    await tx.execute(
        update(table)
        .where(table.c.id.in_(select(free.c.id)))
        .values(
            state=DeliveryState.FOLDED,
            carrier_id=carrier,
            revision=revision_now(),
            lease_until=None,
            leased_by=None,
            reason=None,
        )
    )


def _due(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(table.c.state == DeliveryState.PENDING, table.c.kind.in_(FOLDABLE), table.c.due_at <= now)
