"""Queries of digests: one a chat and local day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    TextClause,
    and_,
    bindparam,
    cast,
    exists,
    func,
    select,
    text,
    type_coerce,
    update,
)

from bot.model import DeliveryState, Digest, Follow, FollowKind
from bot.store.columns import Tx, UtcTime, each_of
from bot.store.folds import FOLDABLE
from bot.store.schema import chats, deliveries, follows
from bot.store.schema import digests as table

REMEMBERED = timedelta(days=2)
"""What digests of so many days told is not told again, also where two of them overlap."""


@dataclass(frozen=True, slots=True)
class DueChats:
    """Chats whose digest was due at `due_at`, and that are alike in all that decides what it tells."""

    ids: tuple[int, ...]
    time_zone: str
    language: str
    digest_time: time
    due_at: datetime
    follows: tuple[Follow, ...]
    last_at: datetime | None
    """When their last digest was made."""
    told: frozenset[int]
    """The briefings in their digests of the last days."""
    waiting: tuple[int, ...]
    """The briefings of pushes that were to be sent by `due_at` and still wait."""


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A digest to be opened for each of several chats, told in so many messages."""

    chat_ids: tuple[int, ...]
    local_date: date
    briefing_ids: tuple[int, ...]
    parts: int


async def any_due(tx: Tx, now: datetime) -> bool:
    """Whether a digest is to be planned."""
    return bool(await tx.scalar(select(exists().where(chats.c.next_digest_at <= now, chats.c.active))))


async def due_chats(tx: Tx, now: datetime, limit: int) -> list[DueChats]:
    """Return up to `limit` active chats whose digest is due, longest overdue first; `take_due` makes them one's own.

    The database puts together those that are alike, which are many: what is decided for one is decided for all.
    """
    given = {"now": now, "day": (now - REMEMBERED).date(), "most": limit}
    groups = (await tx.execute(_due(tx.dialect.name), given)).all()
    read: dict[str | None, tuple[Follow, ...]] = {None: ()}
    for wanted in {row.wanted for row in groups} - {None}:
        read[wanted] = tuple(Follow(FollowKind(kind), value) for kind, value in sorted(json.loads(wanted)))
    return [
        DueChats(
            tuple(json.loads(row.ids)),
            row.time_zone,
            row.language,
            row.digest_time,
            row.next_digest_at,
            read[row.wanted],
            row.last_at,
            frozenset(id_ for ids in json.loads(row.told or "[]") for id_ in json.loads(ids)),
            tuple(json.loads(row.waiting or "[]")),
        )
        for row in groups
    ]


@cache
def _due(dialect: str) -> Select[Any]:
    array, each = (
        (func.json_agg, func.json_build_array) if dialect == "postgresql" else (func.json_group_array, func.json_array)
    )
    theirs = table.c.chat_id == chats.c.id
    recent = and_(theirs, table.c.local_date >= bindparam("day", type_=Date()))
    waiting = (
        deliveries.c.chat_id == chats.c.id,
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.kind.in_(FOLDABLE),
        deliveries.c.created_at <= chats.c.next_digest_at,
    )
    due = (
        select(
            chats.c.id,
            chats.c.time_zone,
            chats.c.language,
            chats.c.digest_time,
            chats.c.next_digest_at,
            _listed(array(each(follows.c.kind, follows.c.value)), follows.c.chat_id == chats.c.id).label("wanted"),
            select(func.max(table.c.created_at)).where(theirs).scalar_subquery().label("last_at"),
            _listed(array(type_coerce(table.c.briefing_ids, Text)), recent).label("told"),
            _listed(array(deliveries.c.briefing_id), *waiting).label("waiting"),
        )
        .where(chats.c.next_digest_at <= bindparam("now", type_=UtcTime()), chats.c.active)
        .order_by(chats.c.next_digest_at)
        .limit(bindparam("most", type_=Integer()))
        .cte("due")
    )
    alike = [column for column in due.c if column.name != "id"]
    return select(cast(array(due.c.id), Text).label("ids"), *alike).group_by(*alike)


def _listed(array: ColumnElement[Any], *which: ColumnElement[bool]) -> ColumnElement[Any]:
    return select(cast(array, Text)).where(*which).scalar_subquery()


async def take_due(tx: Tx, next_at: Sequence[tuple[DueChats, datetime]]) -> set[int]:
    """Set when the next digest of chats is due; return the ids of those whose present one is the caller's to open.

    A chat that switched its digest off, chose another time, or was planned by another process meanwhile is none.
    """
    same: dict[tuple[datetime, datetime], list[int]] = defaultdict(list)
    for alike, moment in next_at:
        same[alike.due_at, moment] += alike.ids
    taken: set[int] = set()
    for (due_at, moment), chat_ids in same.items():
        theirs = update(chats).where(chats.c.id.in_(each_of(tx, chat_ids)), chats.c.next_digest_at == due_at)
        taken.update((await tx.execute(theirs.values(next_digest_at=moment).returning(chats.c.id))).scalars())
    return taken


async def open_digests(tx: Tx, new: Sequence[NewDigest], now: datetime) -> set[int]:
    """Store digests and owe each to its chat; a chat's local day that has one keeps it. Return the chats of the new."""
    days = [(one.local_date.isoformat(), json.dumps(one.briefing_ids), one.chat_ids) for one in new]
    parts = {chat_id: one.parts for one in new for chat_id in one.chat_ids}
    opening, owing = _OPENING[tx.dialect.name]
    opened = [(row.id, row.chat_id) for row in await tx.execute(opening, {"new": json.dumps(days), "now": now})]
    if opened:
        owed = [(part, *one) for one in opened for part in range(parts[one[1]])]
        await tx.execute(owing, {"new": json.dumps(sorted(owed)), "now": now})
    return {chat_id for _, chat_id in opened}


def _opening(rows: str, chats_of_rows: str, number: str = "{}", day: str = "{}") -> tuple[TextClause, TextClause]:
    """The statements that store digests, and that owe them, with what takes lists apart in a dialect.

    Written out, with one parameter for all rows: a value for each column of each row would take the database longer to
    read than to store.
    """
    first, second, third = (f"one.value ->> {place}" for place in range(3))
    opening = f"""
INSERT INTO digests (chat_id, local_date, briefing_ids, created_at)
SELECT {number.format("chat.value")}, {day.format(first)}, {second}, :now FROM {rows}, {chats_of_rows} WHERE true
ON CONFLICT DO NOTHING RETURNING id, chat_id"""  # noqa: S608 of the words below
    owing = f"""
INSERT INTO deliveries (part, digest_id, chat_id, kind, state, due_at, created_at)
SELECT {number.format(first)}, {number.format(second)}, {number.format(third)}, 'digest', 'pending', :now, :now
FROM {rows}"""  # noqa: S608
    now = bindparam("now", type_=UtcTime())
    return text(opening).bindparams(now), text(owing).bindparams(now)


_OPENING = {
    "sqlite": _opening("json_each(:new) AS one", "json_each(one.value, '$[2]') AS chat"),
    "postgresql": _opening(
        "json_array_elements(CAST(:new AS json)) AS one (value)",
        "json_array_elements_text(one.value -> 2) AS chat (value)",
        number="CAST({} AS bigint)",
        day="CAST({} AS date)",
    ),
}


async def get_digest(tx: Tx, digest_id: int) -> Digest | None:
    """Return a digest, or None."""
    row = (await tx.execute(select(table).where(table.c.id == digest_id))).one_or_none()
    return None if row is None else Digest(row.id, row.chat_id, row.local_date, tuple(row.briefing_ids))
