"""Queries of the outbox: what is owed to whom, leased to a sender, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Executable,
    Integer,
    RowMapping,
    ScalarSelect,
    Text,
    Update,
    and_,
    bindparam,
    column,
    delete,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from bot.model import Delivery, DeliveryKind, DeliveryState
from bot.store.columns import Lock, Tx, UtcTime, each_of, insert, take_lock
from bot.store.schema import briefings, chats, digests, holds, shown_messages
from bot.store.schema import deliveries as table

EVERY_CHAT = 0
"""In place of a chat's id: a hold on the whole token. Telegram gives no chat this id."""


async def lease(tx: Tx, *, now: datetime, lease_until: datetime, limit: int, owner: str = "") -> list[Delivery]:
    """Take up to `limit` due deliveries for sending, SENDING until `lease_until`; longest due first, edits last.

    Of each chat only its oldest, and only when none of its others is on its way: a chat's order is kept, also when
    its first message has to wait; only edits let the others pass. Chats that are inactive or held get none. Two
    senders never get the same.
    """
    # One at a time, for what another sender is about to take of a chat is not seen here.
    await take_lock(tx, Lock.LEASE, in_order=True)
    leased: list[Delivery] = []
    for edits in (False, True):
        given = {"now": now, "most": limit - len(leased), "lease_until": lease_until, "leased_by": owner}
        leased += await _taken(tx, _leasing(edits=edits), given)
        if len(leased) == limit:
            break
    return leased


async def take(tx: Tx, which: ColumnElement[bool], *, lease_until: datetime, owner: str = "") -> list[Delivery]:
    """Lease just these deliveries; longest due first."""
    return await _taken(tx, _take(which), {"lease_until": lease_until, "leased_by": owner})


async def _taken(tx: Tx, taking: Executable, given: dict[str, Any]) -> list[Delivery]:
    leased = await tx.execute(taking, given)
    return sorted((_delivery(row) for row in leased.mappings()), key=lambda d: (d.due_at, d.id))


def _take(which: ColumnElement[bool]) -> Executable:
    return (
        update(table)
        .where(which)
        .values(
            state=DeliveryState.SENDING,
            lease_until=bindparam("lease_until", type_=UtcTime()),
            leased_by=bindparam("leased_by", type_=Text()),
            revision=revision_now(),
        )
        .returning(*_COLUMNS, _LANGUAGE)
    )


@cache
def _leasing(*, edits: bool) -> Executable:
    """Kept, for putting it together takes longer than the database does.

    What is asked of each row is asked in a subquery with a LIMIT: as a join, PostgreSQL would look at all that is owed
    for the sake of a few rows.
    """
    now = bindparam("now", type_=UtcTime())
    first = (
        select(table.c.id)
        .where(
            _next_of_chat(edits=edits),
            table.c.due_at <= now,
            _none(holds.c.chat_id == EVERY_CHAT, holds.c.until > now),
            _none(holds.c.chat_id == table.c.chat_id, holds.c.until > now),
        )
        .order_by(table.c.due_at, table.c.id)
        .limit(bindparam("most", type_=Integer()))
        .with_for_update(of=table, skip_locked=True)
        .cte("first")
    )
    return _take(table.c.id.in_(select(first.c.id)))


def revision_now() -> ScalarSelect[int]:
    """The revision that a delivery's briefing has at the moment, as a value of an UPDATE of deliveries."""
    return select(briefings.c.revision).where(briefings.c.id == table.c.briefing_id).scalar_subquery()


async def next_due_at(tx: Tx, now: datetime) -> datetime | None:
    """Return when the next of the deliveries that are not due yet will be, or None."""
    waiting = select(func.min(table.c.due_at)).where(table.c.state == DeliveryState.PENDING, table.c.due_at > now)
    edits = table.c.kind == DeliveryKind.EDIT
    moments = [await tx.scalar(waiting.where(kind)) for kind in (edits, ~edits)]  # each has an index of its own
    return min((moment for moment in moments if moment is not None), default=None)


async def mark_all_sent(tx: Tx, message_ids: Mapping[int, int | None], now: datetime) -> None:
    """Record that Telegram took messages, whatever was thought of them before: delivery's id → message's id."""
    if not message_ids:
        return
    if tx.dialect.name == "postgresql":
        given: dict[str, Any] = {"deliveries": [*message_ids], "messages": [*message_ids.values()]}
    else:
        given = {"pairs": json.dumps([*message_ids.items()])}
    await tx.execute(_sent(tx.dialect.name), given | {"now": now})


@cache
def _sent(dialect: str) -> Update:
    """One statement for all, which both databases do faster than one for each."""
    delivery: ColumnElement[int]
    message: ColumnElement[int]
    if dialect == "postgresql":
        array = ARRAY(BigInteger)
        both = func.unnest(bindparam("deliveries", type_=array), bindparam("messages", type_=array))
        one = both.table_valued("delivery", "message", name="one").render_derived().c
        delivery, message = one.delivery, one.message
    else:
        pair = func.json_each(bindparam("pairs", type_=Text())).table_valued(column("value", Text()), name="pair")
        delivery, message = (func.json_extract(pair.c.value, at, type_=BigInteger()) for at in ("$[0]", "$[1]"))
    return (
        update(table)
        .where(table.c.id == delivery)
        .values(
            state=DeliveryState.SENT,
            message_id=message,
            sent_at=bindparam("now", type_=UtcTime()),
            lease_until=None,
            leased_by=None,
            reason=None,
        )
    )


async def mark_uncertain(tx: Tx, delivery_id: int, reason: str) -> None:
    """Record that Telegram may have taken a message, and that it is not sent again."""
    await _settle(tx, delivery_id, DeliveryState.UNCERTAIN, reason=reason)


async def mark_dead(tx: Tx, delivery_id: int, reason: str) -> None:
    """Record that a message cannot be sent, nor what it was to tell with others."""
    await _settle(tx, delivery_id, DeliveryState.DEAD, reason=reason)
    carried = update(table).where(table.c.carrier_id == delivery_id)
    await tx.execute(carried.values(state=DeliveryState.DEAD, carrier_id=None, reason=reason))


async def requeue(
    tx: Tx, delivery_id: int, due_at: datetime, reason: str, *, plain: bool = False, counted: bool = True
) -> None:
    """Send a message again at `due_at`; `attempts` counts one more, if `counted`. Sent or dead stays as it is."""
    values: dict[str, Any] = {"due_at": due_at, "reason": reason}
    if counted:
        values["attempts"] = table.c.attempts + 1
    if plain:
        values["plain"] = True
    await _settle(tx, delivery_id, DeliveryState.PENDING, **values)


async def put_back(tx: Tx, delivery_ids: Sequence[int]) -> None:
    """Let deliveries that were leased and not begun wait again, as if they had not been touched."""
    if not delivery_ids:
        return
    back = update(table).where(table.c.id.in_(each_of(tx, delivery_ids)), table.c.state == DeliveryState.SENDING)
    await tx.execute(back.values(state=DeliveryState.PENDING, lease_until=None, leased_by=None))


async def _settle(tx: Tx, delivery_id: int, state: DeliveryState, **values: Any) -> None:
    settled = update(table).where(table.c.id == delivery_id)
    if state is not DeliveryState.SENT:
        settled = settled.where(table.c.state.not_in((DeliveryState.SENT, DeliveryState.DEAD)))
    await tx.execute(settled.values(state=state, lease_until=None, leased_by=None, **values))


# ------------------------------------------------------------------ holds


async def hold(tx: Tx, until: datetime, chat_id: int = EVERY_CHAT) -> None:
    """Lease nothing for a chat, or for all, before `until`: Telegram asked for it. A longer hold stays."""
    stored = insert(tx, holds).values(chat_id=chat_id, until=until)
    longer = stored.excluded.until
    await tx.execute(
        stored.on_conflict_do_update(index_elements=["chat_id"], set_={"until": longer}, where=holds.c.until < longer)
    )


async def holds_after(tx: Tx, now: datetime) -> dict[int, datetime]:
    """Return the holds that go on: chat's id (EVERY_CHAT: all) → until when."""
    rows = await tx.execute(select(holds.c.chat_id, holds.c.until).where(holds.c.until > now))
    return {row.chat_id: row.until for row in rows}


async def held_until(tx: Tx, chat_id: int = EVERY_CHAT) -> datetime | None:
    """Return until when a chat, or everything, is held, or None. It may have passed."""
    until: datetime | None = await tx.scalar(select(holds.c.until).where(holds.c.chat_id == chat_id))
    return until


# ------------------------------------------------------------------ which briefings a message shows


async def record_shown(
    tx: Tx,
    chat_id: int,
    message_id: int,
    briefing_ids: Sequence[int],
    now: datetime,
    *,
    revision: int | None = None,
) -> None:
    """Remember which briefings a message shows that no delivery accounts for (/latest), so that a reply finds them.

    `revision`: it is one briefing in full, of that revision, and is edited into the next.
    """
    one = {"chat_id": chat_id, "message_id": message_id, "revision": revision, "shown_at": now}
    rows = [one | {"position": place, "briefing_id": id_} for place, id_ in enumerate(briefing_ids)]
    await tx.execute(
        delete(shown_messages).where(shown_messages.c.chat_id == chat_id, shown_messages.c.message_id == message_id)
    )
    if rows:
        await tx.execute(insert(tx, shown_messages), rows)


async def briefing_of_message(tx: Tx, chat_id: int, message_id: int) -> tuple[int, ...]:
    """Return the briefings that a message of ours shows, in its order; none when it shows none or is long gone."""
    sent = await tx.execute(
        select(table.c.id, table.c.briefing_id, digests.c.briefing_ids)
        .outerjoin(digests, digests.c.id == table.c.digest_id)
        .where(table.c.chat_id == chat_id, table.c.message_id == message_id)
    )
    if (row := sent.first()) is not None:
        if row.briefing_id is not None:
            return (row.briefing_id,)
        return tuple(row.briefing_ids or [one.briefing_id for one in await carried(tx, row.id)])
    shown = (
        select(shown_messages.c.briefing_id)
        .where(shown_messages.c.chat_id == chat_id, shown_messages.c.message_id == message_id)
        .order_by(shown_messages.c.position)
    )
    return tuple((await tx.execute(shown)).scalars())


async def carried(tx: Tx, delivery_id: int) -> list[Delivery]:
    """Return what a fold tells, in its order."""
    members = select(*_COLUMNS, _LANGUAGE).where(table.c.carrier_id == delivery_id).order_by(table.c.id)
    return [_delivery(row) for row in (await tx.execute(members)).mappings()]


# ------------------------------------------------------------------ helpers

_COLUMNS = [table.c[name] for name in Delivery.__dataclass_fields__ if name not in {"language", "target"}]
_LANGUAGE = select(chats.c.language).where(chats.c.id == table.c.chat_id).scalar_subquery().label("language")


def _next_of_chat(*, edits: bool) -> ColumnElement[bool]:
    """The condition that a delivery is the one its chat gets next: an edit when there is nothing else."""
    other = table.alias("other")
    kind, others = table.c.kind != DeliveryKind.EDIT, and_(other.c.kind != DeliveryKind.EDIT, other.c.id < table.c.id)
    if edits:
        kind, others = (
            table.c.kind == DeliveryKind.EDIT,
            or_(other.c.kind != DeliveryKind.EDIT, other.c.id < table.c.id),
        )
    return and_(
        table.c.state == DeliveryState.PENDING,
        kind,
        ~_none(chats.c.id == table.c.chat_id, chats.c.active),
        _none(other.c.chat_id == table.c.chat_id, other.c.state == DeliveryState.PENDING, others),
        _none(other.c.chat_id == table.c.chat_id, other.c.state == DeliveryState.SENDING),
    )


def _none(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(literal(1)).where(*which).correlate(table).limit(literal_column("1")).scalar_subquery().is_(None)


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(**dict(row) | {"state": DeliveryState(row["state"]), "kind": DeliveryKind(row["kind"])})
