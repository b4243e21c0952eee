"""Queries of chats: who they are, what they follow, when their digest is due."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, and_, delete, exists, or_, select, update

from bot.model import Chat, DeliveryState, Follow, FollowKind
from bot.store.columns import Tx, insert, insert_new
from bot.store.followers import deliver_to_followers, owe_welcome
from bot.store.schema import chats as table
from bot.store.schema import deliveries, digests, follows, holds, shown_messages
from bot.store.search import needle

__all__ = [
    "Subscription",
    "deactivate_chat",
    "deliver_to_followers",
    "get_chat",
    "migrate_chat",
    "owe_welcome",
    "reactivate_chat",
    "set_digest",
    "set_language",
    "subscribe",
    "unsubscribe",
    "upsert_chat",
]


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a subscribe came to: whether the follow is new, and how many of the latest briefings are on their way."""

    new: bool
    owed: int


async def upsert_chat(tx: Tx, chat_id: int, kind: str, title: str, time_zone: str, language: str = "en") -> Chat:
    """Store a chat, or bring kind and title up to date; writes only what changed.

    `time_zone` and `language` are for a new chat.
    """
    known = await get_chat(tx, chat_id)
    if known is not None and (known.kind, known.title) == (kind, title):
        return known
    await tx.execute(
        insert(tx, table)
        .values(id=chat_id, kind=kind, title=title, time_zone=time_zone, language=language)
        .on_conflict_do_update(index_elements=["id"], set_={"kind": kind, "title": title})
    )
    stored = await get_chat(tx, chat_id)
    assert stored is not None
    return stored


async def get_chat(tx: Tx, chat_id: int) -> Chat | None:
    """Return a chat with its follows, or None."""
    found = await _load(tx, select(table).where(table.c.id == chat_id))
    return found[0] if found else None


async def subscribe(
    tx: Tx,
    chat_id: int,
    follow: Follow,
    *,
    now: datetime,
    digest_time: time | None = None,
    next_digest_at: datetime | None = None,
    welcome: int = 3,
) -> Subscription:
    """Let a known chat follow something, and owe it the `welcome` latest briefings of it that it has not had.

    The chat gets the digest of `digest_time` unless it has one, or has chosen to have none. Keywords are compared
    as `store.search` folds them.
    """
    added = insert(tx, follows).values(chat_id=chat_id, kind=follow.kind, needle=_needle(follow), value=follow.value)
    if not await insert_new(tx, added.on_conflict_do_nothing()):
        return Subscription(new=False, owed=0)
    if digest_time is not None:
        await tx.execute(
            update(table)
            .where(table.c.id == chat_id, table.c.digest_time.is_(None), table.c.digest_chosen.is_(False))
            .values(digest_time=digest_time, next_digest_at=next_digest_at)
        )
    return Subscription(new=True, owed=await owe_welcome(tx, chat_id, (follow,), welcome, now))


async def unsubscribe(tx: Tx, chat_id: int, follow: Follow | None) -> bool:
    """End one follow, or all of them (None); False when there was nothing to end.

    With the last follow everything ends: what is pending is dropped (a later subscribe may owe it again), and the
    digest is off.
    """
    which = follows.c.chat_id == chat_id
    if follow is not None:
        which = and_(which, follows.c.kind == follow.kind, follows.c.needle == _needle(follow))
    ended = (await tx.execute(delete(follows).where(which))).rowcount > 0
    if ended and not await tx.scalar(select(exists().where(follows.c.chat_id == chat_id))):
        await tx.execute(
            delete(deliveries).where(deliveries.c.chat_id == chat_id, deliveries.c.state == DeliveryState.PENDING)
        )
        await tx.execute(
            update(table)
            .where(table.c.id == chat_id)
            .values(digest_time=None, next_digest_at=None, digest_chosen=False, welcome_left=0)
        )
    return ended


async def set_digest(
    tx: Tx, chat_id: int, digest_time: time | None, time_zone: str, next_digest_at: datetime | None
) -> None:
    """Set a chat's digest as it chose: local time and zone and when it is next due, or None for no digest."""
    await tx.execute(
        update(table)
        .where(table.c.id == chat_id)
        .values(
            digest_time=digest_time,
            time_zone=time_zone,
            next_digest_at=None if digest_time is None else next_digest_at,
            digest_chosen=True,
        )
    )


async def set_language(tx: Tx, chat_id: int, language: str) -> None:
    """Set the language (ISO 639-1) that a chat is written to in."""
    await tx.execute(update(table).where(table.c.id == chat_id).values(language=language))


async def deactivate_chat(tx: Tx, chat_id: int, reason: str) -> None:
    """Send a chat nothing more, as Telegram refuses it; what is pending is dead, or it would wait for ever."""
    await tx.execute(update(table).where(table.c.id == chat_id).values(active=False, inactive_reason=reason))
    carrier = deliveries.alias()
    pending = select(carrier.c.id).where(carrier.c.chat_id == chat_id, carrier.c.state == DeliveryState.PENDING)
    await tx.execute(
        update(deliveries)
        .where(or_(deliveries.c.id.in_(pending), deliveries.c.carrier_id.in_(pending)))
        .values(state=DeliveryState.DEAD, reason=reason, carrier_id=None)
    )


async def reactivate_chat(tx: Tx, chat_id: int, next_digest_at: datetime | None = None) -> None:
    """Send a chat again what it follows; `next_digest_at` replaces a time that passed meanwhile, if it has a digest."""
    await tx.execute(update(table).where(table.c.id == chat_id).values(active=True, inactive_reason=None))
    if next_digest_at is not None:
        theirs = update(table).where(table.c.id == chat_id, table.c.digest_time.is_not(None))
        await tx.execute(theirs.values(next_digest_at=next_digest_at))


async def migrate_chat(tx: Tx, old: int, new: int) -> None:
    """Rewrite a group's id everywhere, after Telegram made it a supergroup; the two become one where both are known.

    What was on its way to the old id is pending again: Telegram took none of it. Message ids are dropped, for a
    supergroup counts its messages anew.
    """
    row = (await tx.execute(select(table).where(table.c.id == old))).mappings().one_or_none()
    if row is None or old == new:
        return
    values = dict(row) | {"id": new, "kind": "supergroup", "active": True, "inactive_reason": None}
    settings = {
        name: values[name] for name in ("time_zone", "language", "digest_time", "digest_chosen", "next_digest_at")
    }
    await tx.execute(
        insert(tx, table)
        .values(values)
        .on_conflict_do_update(index_elements=["id"], set_={**settings, "active": True, "inactive_reason": None})
    )
    theirs = follows.alias()
    await tx.execute(
        update(follows)
        .where(
            follows.c.chat_id == old,
            ~exists().where(
                theirs.c.chat_id == new, theirs.c.kind == follows.c.kind, theirs.c.needle == follows.c.needle
            ),
        )
        .values(chat_id=new)
    )
    await _move_digests(tx, old, new)
    await _move_deliveries(tx, old, new)
    await tx.execute(delete(shown_messages).where(shown_messages.c.chat_id == old))
    await tx.execute(delete(holds).where(holds.c.chat_id == old))
    await tx.execute(delete(table).where(table.c.id == old))


async def _move_digests(tx: Tx, old: int, new: int) -> None:
    theirs = digests.alias()
    same = exists().where(theirs.c.chat_id == new, theirs.c.local_date == digests.c.local_date)
    await tx.execute(update(digests).where(digests.c.chat_id == old, ~same).values(chat_id=new))


async def _move_deliveries(tx: Tx, old: int, new: int) -> None:
    """Move what the old chat is owed and had; where both have a message, what was sent counts before what was not."""
    theirs = deliveries.alias()
    same_message = and_(
        theirs.c.kind == deliveries.c.kind,
        theirs.c.part == deliveries.c.part,
        or_(theirs.c.briefing_id == deliveries.c.briefing_id, theirs.c.digest_id == deliveries.c.digest_id),
    )
    await tx.execute(
        delete(deliveries).where(
            deliveries.c.chat_id == new,
            deliveries.c.state == DeliveryState.PENDING,
            exists().where(theirs.c.chat_id == old, theirs.c.state != DeliveryState.DEAD, same_message),
        )
    )
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == old, deliveries.c.state == DeliveryState.SENDING)
        .values(state=DeliveryState.PENDING, lease_until=None, leased_by=None)
    )
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.chat_id == old, ~exists().where(theirs.c.chat_id == new, same_message))
        .values(chat_id=new, message_id=None)
    )


def _needle(follow: Follow) -> str:
    return needle(follow.value) if follow.kind is FollowKind.KEYWORD else follow.value


async def _load(tx: Tx, query: Any) -> list[Chat]:
    rows = (await tx.execute(query)).all()
    followed: dict[int, list[Follow]] = defaultdict(list)
    if rows:
        theirs = (
            select(follows.c.chat_id, follows.c.kind, follows.c.value)
            .where(follows.c.chat_id.in_([row.id for row in rows]))
            .order_by(follows.c.kind, follows.c.value)
        )
        for row in await tx.execute(theirs):
            followed[row.chat_id].append(Follow(FollowKind(row.kind), row.value))
    return [_chat(row, tuple(followed[row.id])) for row in rows]


def _chat(row: Row[Any], followed: tuple[Follow, ...]) -> Chat:
    return Chat(
        id=row.id,
        kind=row.kind,
        title=row.title,
        time_zone=row.time_zone,
        language=row.language,
        active=row.active,
        digest_time=row.digest_time,
        next_digest_at=row.next_digest_at,
        welcome_left=row.welcome_left,
        follows=followed,
    )
