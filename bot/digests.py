"""Plan the digests that are due: what each chat was not told yet of what it follows, a thousand chats at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import structlog

from bot.delivery.digests import local_date, next_digest_at
from bot.delivery.render import digest_messages
from bot.model import StoredBriefing
from bot.pipeline import Services
from bot.store import briefings, digests, folds
from bot.store.columns import Tx
from bot.store.digests import DueChat, Earlier, NewDigest
from bot.store.matching import Candidates, candidates

log = structlog.get_logger()

DIGEST_LATE = timedelta(hours=12)
"""A digest that could not be planned for longer than this is left out; its briefings go into the next."""
DIGEST_LIMIT = 30
DIGEST_REACH = timedelta(days=7)
"""How far back a digest looks at most, where a chat's last one is long ago."""
DIGEST_OVERLAP = timedelta(hours=2)
"""How far a digest looks back beyond the last one, for what that did not tell: a clock that was set back, or a
transaction that took its time, hides nothing."""
BATCH = 1000
"""Chats planned in one transaction: others write in between."""

Chosen = tuple[DueChat, date, tuple[int, ...]]
"""A chat, the local day of its digest, and the briefings in it, newest first."""


@dataclass(slots=True)
class _Known:
    """What digests that are planned together share: briefings are read, matched and rendered once."""

    candidates: Candidates | None = None
    stored: dict[int, StoredBriefing] = field(default_factory=dict)
    parts: dict[tuple[date, tuple[int, ...], str], int] = field(default_factory=dict)
    next: dict[tuple[time, str], datetime] = field(default_factory=dict)


async def plan_digests(s: Services) -> None:
    """Open the digest of its local day for each chat where it is due, once, and set when the next is."""
    now, known = s.clock(), _Known()
    while not s.stopping.is_set():
        async with s.store.read() as tx:
            due = await digests.due_chats(tx, now, limit=BATCH)
            chosen = await _chosen(tx, due, now, known)
        if not due:
            return
        new = [NewDigest(chat.id, day, ids, await _parts(known, day, ids, chat.language)) for chat, day, ids in chosen]
        async with s.store.begin() as tx:
            taken = await digests.take_due(tx, {chat: _next(known, chat, now) for chat in due})
            opened = await digests.open_digests(tx, [one for one in new if one.chat_id in taken], now)
            told = {one.chat_id: one.briefing_ids for one in new if one.chat_id in opened}
            waiting = await folds.waiting_pushes(tx, {chat.id: chat.due_at for chat in due if chat.id in opened})
            carried = [id_ for chat, of in waiting.items() for id_, briefing in of.items() if briefing in told[chat]]
            await folds.fold_into_digests(tx, carried, now)
        log.info("digests_planned", chats=len(taken), digests=len(opened))
        if opened:
            await s.queue.defer("deliver")


async def _chosen(tx: Tx, due: Sequence[DueChat], now: datetime, known: _Known) -> list[Chosen]:
    """Read what is new, and choose for each chat; see `choose`."""
    if not due:
        return []
    earlier = await digests.earlier_digests(tx, [chat.id for chat in due], now)
    since = {chat.id: looks_back_to(chat, earlier.get(chat.id)) for chat in due}
    oldest = min(since.values())
    if known.candidates is None or oldest < known.candidates.since:
        known.candidates = await candidates(tx, oldest, now)
    waiting = await folds.waiting_pushes(tx, {chat.id: chat.due_at for chat in due})
    chosen = choose(due, since, earlier, waiting, known.candidates, now)
    await _read(tx, {id_ for _, _, ids in chosen for id_ in ids}, known)
    return chosen


def looks_back_to(chat: DueChat, earlier: Earlier | None) -> datetime:
    """Return the time after which a chat's digest takes briefings; before it they were told."""
    first = chat.due_at - timedelta(days=1) if earlier is None else earlier.last_at - DIGEST_OVERLAP
    return max(first, chat.due_at - DIGEST_REACH)


def choose(
    due: Sequence[DueChat],
    since: Mapping[int, datetime],
    earlier: Mapping[int, Earlier],
    waiting: Mapping[int, Mapping[int, int]],
    found: Candidates,
    now: datetime,
) -> list[Chosen]:
    """Return the chats that get a digest, with their local day and its briefings, newest first.

    What was to be pushed and still is `waiting` is told too, however much it is. Left out are chats with nothing to
    tell, and those whose digest is more than DIGEST_LATE overdue.
    """
    chosen = []
    days: dict[tuple[str, datetime], date] = {}
    same: dict[tuple[object, ...], tuple[int, ...]] = {}
    for chat in due:
        if now - chat.due_at > DIGEST_LATE:
            continue
        told = earlier[chat.id].told if chat.id in earlier else frozenset()
        key = (chat.follows, since[chat.id], told)
        ids = same.get(key)
        if ids is None:
            ids = found.matching(chat.follows, since=since[chat.id], without=told, limit=DIGEST_LIMIT)
            same[key] = ids
        if left := set(waiting.get(chat.id, {}).values()).difference(ids):
            ids += tuple(sorted(left, reverse=True))
        if ids:
            zone = chat.time_zone, chat.due_at
            day = days.get(zone) or days.setdefault(zone, local_date(*zone))
            chosen.append((chat, day, ids))
    return chosen


async def _read(tx: Tx, ids: set[int], known: _Known) -> None:
    """Read the briefings that are not known yet. One whose data is broken is left out, and stops no digest."""
    wanted = sorted(ids - known.stored.keys())
    try:
        known.stored |= {stored.id: stored for stored in await briefings.get_briefings(tx, wanted)}
    except ValueError:
        log.exception("briefing_unreadable", briefings=wanted)
        if len(wanted) > 1:
            for id_ in wanted:
                await _read(tx, {id_}, known)


def _next(known: _Known, chat: DueChat, now: datetime) -> datetime:
    key = chat.digest_time, chat.time_zone
    if key not in known.next:
        known.next[key] = next_digest_at(chat.digest_time, chat.time_zone, now)
    return known.next[key]


async def _parts(known: _Known, day: date, ids: tuple[int, ...], language: str) -> int:
    """Return how many messages a digest takes; between two that are rendered for it others have their turn."""
    key = day, ids, language
    if key not in known.parts:
        await asyncio.sleep(0)
        items = [known.stored[id_] for id_ in ids if id_ in known.stored]
        known.parts[key] = len(digest_messages(day, items, language))
    return known.parts[key]
