"""Who follows what: owe a new briefing to its followers, and the latest briefings to a new follower."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, exists, or_, select, update

from bot.model import DeliveryState, Follow, FollowKind
from bot.store.briefings import matched_by
from bot.store.columns import Lock, Tx, UtcTime, insert, insert_new, take_lock
from bot.store.schema import briefing_sectors, briefings, chats, deliveries, follows
from bot.store.search import contains, terms

CHUNK = 1000
"""Values in one statement; SQLite takes 32,766."""


async def deliver_to_followers(tx: Tx, briefing_id: int, *, now: datetime, push: bool) -> int:
    """Owe a new briefing to every active chat that follows it, and return to how many; those that have it are left out.

    Without `push` (a briefing of a feed's backlog) only to chats that are still owed a welcome. For these it counts
    as one of the latest briefings either way. The rows are written by the database: 200,000 chats cost no memory here.
    """
    # Either this waits for a chat that is subscribing and finds it, or that one waits and finds this briefing.
    await take_lock(tx, Lock.FOLLOWERS)
    owed = 0
    for follows_it in await followers(tx, briefing_id):
        welcomed = await _newcomers(tx, briefing_id, follows_it)
        for at in range(0, len(welcomed), CHUNK):
            chunk = welcomed[at : at + CHUNK]
            await tx.execute(update(chats).where(chats.c.id.in_(chunk)).values(welcome_left=chats.c.welcome_left - 1))
            owed += await _owe(tx, _owing(now).where(chats.c.id.in_(chunk), briefings.c.id == briefing_id))
        if push:
            owed += await owe_push(tx, briefing_id, follows_it, now)
    return owed


async def owe_push(tx: Tx, briefing_id: int, which: ColumnElement[bool], now: datetime) -> int:
    """Owe a briefing to the active chats of a condition that have not had it, and return to how many."""
    return await _owe(tx, _owing(now).where(chats.c.active, which, briefings.c.id == briefing_id))


async def owe_welcome(tx: Tx, chat_id: int, followed: Sequence[Follow], n: int, now: datetime) -> int:
    """Owe a chat the `n` latest briefings of what it follows that it has not had, oldest first; return how many.

    Where there are fewer than `n` yet, `deliver_to_followers` makes up for the rest as they are written. What was
    given up while the chat could not be reached is owed again.
    """
    await take_lock(tx, Lock.FOLLOWERS, shared=True)
    latest = select(briefings.c.id).where(matched_by(followed)).order_by(briefings.c.id.desc()).limit(n)
    ids = sorted((await tx.execute(latest)).scalars())
    left = n - len(ids)
    await tx.execute(update(chats).where(chats.c.id == chat_id, chats.c.welcome_left < left).values(welcome_left=left))
    if not ids:
        return 0
    await tx.execute(
        delete(deliveries).where(
            deliveries.c.chat_id == chat_id,
            deliveries.c.briefing_id.in_(ids),
            deliveries.c.state == DeliveryState.DEAD,
        )
    )
    return await _owe(tx, _owing(now).where(chats.c.id == chat_id, briefings.c.id.in_(ids)).order_by(briefings.c.id))


def _owing(now: datetime) -> Select[Any]:
    """Select a pending delivery for each chat and briefing that the caller's conditions leave."""
    return select(
        chats.c.id,
        briefings.c.id,
        bindparam("state", DeliveryState.PENDING.value, deliveries.c.state.type),
        bindparam("due_at", now, UtcTime()),
        bindparam("created_at", now, UtcTime()),
    ).select_from(chats.join(briefings, onclause=briefings.c.id.is_not(None)))


async def _owe(tx: Tx, owing: Select[Any]) -> int:
    columns = ["chat_id", "briefing_id", "state", "due_at", "created_at"]
    return await insert_new(tx, insert(tx, deliveries).from_select(columns, owing).on_conflict_do_nothing())


async def followers(tx: Tx, briefing_id: int) -> list[ColumnElement[bool]]:
    """Return conditions on a chat, which between them hold for the chats that follow a briefing; mostly one.

    Keywords are many chats' few, so that each is looked for once, here, and the index finds who follows it.
    """
    folded = await tx.scalar(select(briefings.c.search_text).where(briefings.c.id == briefing_id))
    if folded is None:
        return []
    codes = select(briefing_sectors.c.code).where(briefing_sectors.c.briefing_id == briefing_id)
    sector = and_(follows.c.kind == FollowKind.SECTOR, follows.c.needle.in_(codes))
    said = _keywords(await _said(tx, folded))
    return _chats(or_(follows.c.kind == FollowKind.ALL, sector, *said[:1]), *said[1:])


async def followers_since(tx: Tx, briefing_id: int, codes: Collection[str], searched: str) -> list[ColumnElement[bool]]:
    """Return the same for follows that a briefing did not meet when its sectors were `codes` and it said `searched`."""
    now = await tx.scalar(select(briefings.c.search_text).where(briefings.c.id == briefing_id)) or ""
    present = select(briefing_sectors.c.code).where(briefing_sectors.c.briefing_id == briefing_id)
    ways = _keywords([word for word in await _said(tx, now) if not contains(searched, terms(word))])
    if added := {*(await tx.execute(present)).scalars()} - {*codes}:
        ways.append(and_(follows.c.kind == FollowKind.SECTOR, follows.c.needle.in_(sorted(added))))
    return _chats(*ways)


async def _said(tx: Tx, folded: str) -> list[str]:
    """The keywords that anybody follows and a folded text contains."""
    keywords = select(follows.c.needle).where(follows.c.kind == FollowKind.KEYWORD).distinct()
    return [word for word in (await tx.execute(keywords)).scalars() if (t := terms(word)) and contains(folded, t)]


def _keywords(said: Sequence[str]) -> list[ColumnElement[bool]]:
    return [
        and_(follows.c.kind == FollowKind.KEYWORD, follows.c.needle.in_(said[at : at + CHUNK]))
        for at in range(0, len(said), CHUNK)
    ]


def _chats(*ways: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    return [chats.c.id.in_(select(follows.c.chat_id).where(way)) for way in ways]


async def _newcomers(tx: Tx, briefing_id: int, follows_it: ColumnElement[bool]) -> list[int]:
    """Return the chats that are owed a welcome and have not had this briefing."""
    had = exists().where(deliveries.c.chat_id == chats.c.id, deliveries.c.briefing_id == briefing_id)
    newcomers = select(chats.c.id).where(chats.c.welcome_left > 0, chats.c.active, follows_it, ~had)
    return list((await tx.execute(newcomers)).scalars())
