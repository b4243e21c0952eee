"""Queries of revisions: a briefing rewritten, and the edits and news of it that are owed to chats that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, func, literal, or_, select, update

from bot.model import Briefing, Changes, Delivery, DeliveryKind, DeliveryState, StoredBriefing
from bot.store.briefings import content, get_briefing, store_sectors
from bot.store.columns import Lock, Tx, UtcTime, insert, insert_new, take_lock
from bot.store.followers import followers, followers_since, owe_push
from bot.store.schema import briefing_revisions as table
from bot.store.schema import briefing_texts, briefings, chats, deliveries, shown_messages

EDIT_WAIT = timedelta(seconds=5)
"""How long an edit waits for the next: articles on one event often come together."""

_WHOLE = (DeliveryKind.PUSH, DeliveryKind.REPLY)
"""Kinds of messages that are a briefing in full, and so can be edited into its next revision."""
_changes = TypeAdapter(Changes)


@dataclass(frozen=True, slots=True)
class Owed:
    """How many of each a revision owes to chats."""

    edits: int = 0
    changes: int = 0
    pushes: int = 0

    def __bool__(self) -> bool:
        return bool(self.edits or self.changes or self.pushes)


NOTHING_OWED = Owed()


@dataclass(frozen=True, slots=True)
class Had:
    """What a chat has of a briefing. `message_id`: the message that shows it in full, None where there is none."""

    message_id: int | None = None
    shown: int = 0
    """The revision that this message shows."""
    told: int = 0
    """The newest revision that came with a message of its own."""


async def story_briefing(tx: Tx, story_id: int) -> StoredBriefing | None:
    """Return a story's briefing, or None; no other transaction revises it until this one ends."""
    found = select(briefings.c.id).where(briefings.c.story_id == story_id).with_for_update()
    briefing_id = await tx.scalar(found)
    return None if briefing_id is None else await get_briefing(tx, briefing_id)


async def add_revision(
    tx: Tx, stored: StoredBriefing, briefing: Briefing, *, article_id: int, changes: Changes, now: datetime
) -> int:
    """Rewrite a briefing, which the caller has from `story_briefing`; return the number of the revision.

    `article_id`: the article that brought it. Translations go on where headline and summary stay.
    """
    revision = stored.revision + 1
    values = await content(tx, stored.story_id, briefing)
    values |= {"revision": revision, "article_id": int(briefing.id)}
    await tx.execute(update(briefings).where(briefings.c.id == stored.id).values(values))
    await store_sectors(tx, stored.id, briefing)
    kept = {"briefing_id": stored.id, "revision": revision, "article_id": article_id, "created_at": now}
    await tx.execute(insert(tx, table).values(**kept, changes=_changes.dump_python(changes, mode="json")))
    before = stored.briefing
    if (before.headline, before.summary, before.language) == (briefing.headline, briefing.summary, briefing.language):
        old = briefing_texts.c
        same = select(old.briefing_id, literal(revision), old.language, old.headline, old.summary).where(
            old.briefing_id == stored.id, old.revision == stored.revision
        )
        columns = ["briefing_id", "revision", "language", "headline", "summary"]
        await tx.execute(insert(tx, briefing_texts).from_select(columns, same).on_conflict_do_nothing())
    return revision


async def remove_briefing(tx: Tx, briefing_id: int) -> None:
    """Forget a briefing that no article tells any more, with what is owed of it."""
    await tx.execute(delete(briefings).where(briefings.c.id == briefing_id))


async def changes_between(tx: Tx, briefing_id: int, first: int, last: int) -> Changes:
    """Return what the revisions from `first` to `last` changed, each agreement as the newest of them leaves it."""
    found = select(table.c.changes).where(table.c.briefing_id == briefing_id, table.c.revision.between(first, last))
    each = [_changes.validate_python(row) for row in (await tx.execute(found.order_by(table.c.revision))).scalars()]
    return Changes(
        tuple(moved for changes in each for moved in changes.moved),
        tuple(added for changes in each for added in changes.added),
        tuple(party for changes in each for party in changes.joined),
    )


# ------------------------------------------------------------------ what is owed


async def owe_revision(
    tx: Tx, before: StoredBriefing, searched: str, revision: int, *, now: datetime, news: bool
) -> Owed:
    """Owe a revision of a briefing, which was `before` and said `searched`: an edit to each chat that shows it in full.

    With `news` each follower that was told the briefing also gets what changed, and the others get it as a push;
    without, it is pushed to those alone whose follows it meets now and did not meet before.
    """
    await take_lock(tx, Lock.FOLLOWERS)
    edits = await _owe_edits(tx, before.id, revision, now)
    codes = frozenset(sector.code for sector in before.briefing.sectors)
    if not news:
        ways = await followers_since(tx, before.id, codes, searched)
        return Owed(edits, 0, sum([await owe_push(tx, before.id, way, now) for way in ways]))
    ways = await followers(tx, before.id)
    changes = sum([await _owe_changes(tx, before.id, revision, way, now) for way in ways])
    return Owed(edits, changes, sum([await owe_push(tx, before.id, way, now) for way in ways]))


async def _owe_edits(tx: Tx, briefing_id: int, revision: int, now: datetime) -> int:
    """One edit a chat is kept: one that waits shows what is newest when it is sent, and takes the place of one made."""
    made = and_(deliveries.c.kind == DeliveryKind.EDIT, deliveries.c.state == DeliveryState.SENT)
    await tx.execute(delete(deliveries).where(deliveries.c.briefing_id == briefing_id, made))
    pushed = select(deliveries.c.chat_id).where(
        deliveries.c.briefing_id == briefing_id,
        deliveries.c.kind.in_(_WHOLE),
        deliveries.c.state.in_((DeliveryState.SENDING, DeliveryState.SENT)),
    )
    opened = select(shown_messages.c.chat_id).where(
        shown_messages.c.briefing_id == briefing_id, shown_messages.c.revision.is_not(None)
    )
    some = or_(chats.c.id.in_(pushed), chats.c.id.in_(opened))
    return await _owe(tx, DeliveryKind.EDIT, briefing_id, revision, some, now, now + EDIT_WAIT)


async def _owe_changes(tx: Tx, briefing_id: int, revision: int, follows_it: ColumnElement[bool], now: datetime) -> int:
    told = select(deliveries.c.chat_id).where(
        deliveries.c.briefing_id == briefing_id,
        deliveries.c.kind == DeliveryKind.PUSH,
        deliveries.c.state.not_in((DeliveryState.PENDING, DeliveryState.DEAD)),
    )
    return await _owe(tx, DeliveryKind.CHANGE, briefing_id, revision, and_(chats.c.id.in_(told), follows_it), now, now)


async def _owe(
    tx: Tx,
    kind: DeliveryKind,
    briefing_id: int,
    revision: int,
    which: ColumnElement[bool],
    now: datetime,
    due_at: datetime,
) -> int:
    waiting = exists().where(
        deliveries.c.chat_id == chats.c.id,
        deliveries.c.briefing_id == briefing_id,
        deliveries.c.kind == kind,
        deliveries.c.state == DeliveryState.PENDING,
    )
    values = {
        "chat_id": chats.c.id,
        "kind": literal(kind.value),
        "briefing_id": literal(briefing_id),
        "part": literal(revision),
        "state": literal(DeliveryState.PENDING.value),
        "due_at": bindparam("due_at", due_at, UtcTime()),
        "created_at": bindparam("created_at", now, UtcTime()),
    }
    owing = select(*values.values()).where(chats.c.active, which, ~waiting)
    return await insert_new(tx, insert(tx, deliveries).from_select([*values], owing).on_conflict_do_nothing())


# ------------------------------------------------------------------ what a chat has


async def what_chats_have(tx: Tx, owed: Collection[Delivery]) -> dict[tuple[int, int], Had]:
    """Return what the chats of these deliveries have of their briefings: (chat's id, briefing's id) → Had.

    The message in full is the newest that was pushed, else the newest that was opened from a list.
    """
    pairs = {(one.chat_id, one.briefing_id): one.id for one in owed if one.briefing_id is not None}
    sent: dict[tuple[int, int], list[tuple[DeliveryKind, int | None, int]]] = defaultdict(list)
    # Joined with themselves: a comparison of pairs would have SQLite read the whole table.
    mine, d = deliveries.alias("mine"), deliveries.c
    settled = or_(
        d.state == DeliveryState.SENT,
        and_(d.kind != DeliveryKind.EDIT, d.state.in_((DeliveryState.UNCERTAIN, DeliveryState.FOLDED))),
    )
    query = (
        select(d.chat_id, d.briefing_id, d.kind, d.message_id, func.coalesce(d.revision, 1).label("revision"))
        .join_from(mine, deliveries, and_(d.chat_id == mine.c.chat_id, d.briefing_id == mine.c.briefing_id))
        .where(mine.c.id.in_(pairs.values()), settled)
        .order_by(d.id)
    )
    for row in await tx.execute(query):
        sent[row.chat_id, row.briefing_id].append((DeliveryKind(row.kind), row.message_id, row.revision))
    opened = await _opened(tx, [pair for pair in pairs if not _whole(sent[pair])])
    return {pair: _had(sent[pair], opened.get(pair)) for pair in pairs}


async def _opened(tx: Tx, pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """The newest message that shows a chat a briefing in full, and its revision, where it was opened from a list."""
    if not pairs:
        return {}
    m = shown_messages.c
    seen = select(m.chat_id, m.briefing_id, m.message_id, m.revision).order_by(m.message_id)
    theirs = seen.where(m.chat_id.in_({chat for chat, _ in pairs}), m.revision.is_not(None))
    return {(row[0], row[1]): (row[2], row[3]) for row in await tx.execute(theirs)}


def _had(sent: Sequence[tuple[DeliveryKind, int | None, int]], opened: tuple[int, int] | None) -> Had:
    whole = _whole(sent)
    message_id, shown = whole[-1] if whole else opened or (None, 0)
    edited = [revision for kind, _, revision in sent if kind is DeliveryKind.EDIT]
    told = [revision for kind, _, revision in sent if kind is not DeliveryKind.EDIT]
    return Had(message_id, max([shown, *edited]), max(told, default=0))


def _whole(sent: Sequence[tuple[DeliveryKind, int | None, int]]) -> list[tuple[int, int]]:
    return [(message, revision) for kind, message, revision in sent if kind in _WHOLE and message is not None]


async def drop(tx: Tx, delivery_ids: Collection[int]) -> None:
    """Forget leased edits and changes that a chat has already."""
    if delivery_ids:
        await tx.execute(delete(deliveries).where(deliveries.c.id.in_(delivery_ids)))


async def reply_instead(tx: Tx, delivery: Delivery, reason: str, now: datetime) -> None:
    """Let a reply say what an edit could not; where what changed came as a message of its own, that was it."""
    other = deliveries.alias()
    told = exists().where(
        other.c.chat_id == delivery.chat_id,
        other.c.briefing_id == delivery.briefing_id,
        other.c.kind == DeliveryKind.CHANGE,
        other.c.part >= delivery.part,
        other.c.state != DeliveryState.DEAD,
    )
    if await tx.scalar(select(told)):
        await drop(tx, [delivery.id])
        return
    values = {"kind": DeliveryKind.REPLY, "state": DeliveryState.PENDING, "due_at": now, "attempts": 0}
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery.id)
        .values(**values, lease_until=None, leased_by=None, reason=reason)
    )
