"""Queries of digests: one a chat and local day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import Text, bindparam, cast, exists, func, literal, select, type_coerce, update

from bot.model import DeliveryKind, DeliveryState, Digest, Follow, FollowKind
from bot.store.columns import Tx, insert
from bot.store.schema import chats, deliveries, follows
from bot.store.schema import digests as table

REMEMBERED = timedelta(days=2)
"""What digests of so many days told is not told again, also where two of them overlap."""


class DueChat(NamedTuple):
    """A chat whose digest was due at `due_at`."""

    id: int
    time_zone: str
    language: str
    digest_time: time
    due_at: datetime
    follows: tuple[Follow, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a chat's digests told: when the last was made, and the briefings of those of the last days."""

    last_at: datetime
    told: frozenset[int]


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A digest to be opened, told in so many messages."""

    chat_id: int
    local_date: date
    briefing_ids: tuple[int, ...]
    parts: int


async def any_due(tx: Tx, now: datetime) -> bool:
    """Whether a digest is to be planned."""
    return bool(await tx.scalar(select(exists().where(chats.c.next_digest_at <= now, chats.c.active))))


async def due_chats(tx: Tx, now: datetime, limit: int) -> list[DueChat]:
    """Return up to `limit` active chats whose digest is due, longest overdue first; `take_due` makes them one's own."""
    array, each = (
        (func.json_agg, func.json_build_array)
        if tx.dialect.name == "postgresql"
        else (func.json_group_array, func.json_array)
    )
    followed = (
        select(cast(array(each(follows.c.kind, follows.c.value)), Text))
        .where(follows.c.chat_id == chats.c.id)
        .scalar_subquery()
    )
    due = (
        select(chats.c.id, chats.c.time_zone, chats.c.language, chats.c.digest_time, chats.c.next_digest_at, followed)
        .where(chats.c.next_digest_at <= now, chats.c.active)
        .order_by(chats.c.next_digest_at)
        .limit(limit)
    )
    read: dict[str | None, tuple[Follow, ...]] = {None: ()}
    found = []
    for chat_id, time_zone, language, digest_time, due_at, wanted in await tx.execute(due):
        if wanted not in read:  # many chats follow the same
            read[wanted] = tuple(Follow(FollowKind(kind), value) for kind, value in sorted(json.loads(wanted)))
        found.append(DueChat(chat_id, time_zone, language, digest_time, due_at, read[wanted]))
    return found


async def open_digests(tx: Tx, new: Sequence[NewDigest], now: datetime) -> set[int]:
    """Store digests and owe each to its chat; a chat's local day that has one keeps it. Return the chats of the new."""
    if not new:
        return set()
    lists = {ids: json.dumps(ids) for ids in {d.briefing_ids for d in new}}
    rows = [{"chat_id": d.chat_id, "local_date": d.local_date, "ids": lists[d.briefing_ids]} for d in new]
    opening = insert(tx, table).values(briefing_ids=type_coerce(bindparam("ids"), Text), created_at=now)
    opened = await tx.execute(opening.on_conflict_do_nothing().returning(table.c.id, table.c.chat_id), rows)
    ids = {chat_id: digest_id for digest_id, chat_id in opened}
    if not ids:
        return set()
    owing = select(
        table.c.chat_id,
        table.c.id,
        literal(DeliveryKind.DIGEST.value),
        literal(DeliveryState.PENDING.value),
        table.c.created_at,
        table.c.created_at,
    ).where(table.c.id.between(min(ids.values()), max(ids.values())), table.c.created_at == now)
    columns = ["chat_id", "digest_id", "kind", "state", "due_at", "created_at"]
    await tx.execute(insert(tx, deliveries).from_select(columns, owing).on_conflict_do_nothing())
    further = [
        {"chat_id": d.chat_id, "digest_id": ids[d.chat_id], "part": part}
        for d in new
        if d.chat_id in ids
        for part in range(1, d.parts)
    ]
    if further:
        values = {"kind": DeliveryKind.DIGEST, "state": DeliveryState.PENDING, "due_at": now, "created_at": now}
        await tx.execute(insert(tx, deliveries).values(values).on_conflict_do_nothing(), further)
    return set(ids)


async def get_digest(tx: Tx, digest_id: int) -> Digest | None:
    """Return a digest, or None."""
    row = (await tx.execute(select(table).where(table.c.id == digest_id))).one_or_none()
    return None if row is None else Digest(row.id, row.chat_id, row.local_date, tuple(row.briefing_ids))


async def earlier_digests(tx: Tx, chat_ids: Sequence[int], now: datetime) -> dict[int, Earlier]:
    """Return what each of the chats was told before; chats that never had a digest are left out."""
    texts: dict[int, list[str]] = defaultdict(list)
    last: dict[int, datetime] = {}
    columns = select(table.c.chat_id, table.c.created_at, type_coerce(table.c.briefing_ids, Text))
    recent = columns.where(table.c.chat_id.in_(chat_ids), table.c.local_date >= (now - REMEMBERED).date())
    for chat_id, made, ids in await tx.execute(recent.order_by(table.c.local_date)):
        texts[chat_id].append(ids)
        last[chat_id] = max(made, last.get(chat_id, made))
    # Many chats were told the same: each list is read once.
    read = {told: frozenset(id_ for ids in told for id_ in json.loads(ids)) for told in {*map(tuple, texts.values())}}
    # The others' last one is long ago: only when it was made is of interest.
    rest = [chat_id for chat_id in chat_ids if chat_id not in last]
    older = select(table.c.chat_id, func.max(table.c.created_at)).where(table.c.chat_id.in_(rest))
    last.update((row[0], row[1]) for row in await tx.execute(older.group_by(table.c.chat_id)))
    return {chat_id: Earlier(at, read.get(tuple(texts[chat_id]), frozenset())) for chat_id, at in last.items()}


async def take_due(tx: Tx, next_at: Mapping[DueChat, datetime]) -> set[int]:
    """Set when the next digest of chats is due; return the ids of those whose present one is the caller's to open.

    A chat that switched its digest off, chose another time, or was planned by another process meanwhile is none.
    """
    same: dict[tuple[datetime, datetime], list[int]] = defaultdict(list)
    for chat, moment in next_at.items():
        same[chat.due_at, moment].append(chat.id)
    taken: set[int] = set()
    for (due_at, moment), chat_ids in same.items():
        theirs = update(chats).where(chats.c.id.in_(chat_ids), chats.c.next_digest_at == due_at)
        taken.update((await tx.execute(theirs.values(next_digest_at=moment).returning(chats.c.id))).scalars())
    return taken
