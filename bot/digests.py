"""Plan the digests that are due: what each chat was not told yet of what it follows, for all that are alike at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

import structlog

from bot.delivery.digests import local_date, next_digest_at
from bot.delivery.render import Told, digest_parts
from bot.model import StoredBriefing
from bot.pipeline import Services
from bot.store import briefings, digests, folds
from bot.store.columns import Tx
from bot.store.digests import DueChats, NewDigest
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
READ = 10_000
"""Chats read at once: the more, the more of them are alike."""
BATCH = 2000
"""Chats planned in one transaction: others write in between."""
AT_ONCE = 2
"""Such transactions at once, where the database can."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of chats that are alike: their digest, if they get one, and when the next is due."""

    chats: DueChats
    digest: NewDigest | None
    next_at: datetime


@dataclass(slots=True)
class _Known:
    """What digests that are planned together share: briefings are read, matched and rendered once."""

    candidates: Candidates | None = None
    stored: dict[int, StoredBriefing] = field(default_factory=dict)
    told: dict[tuple[int, str], Told] = field(default_factory=dict)
    parts: dict[tuple[date, tuple[int, ...], str], int] = field(default_factory=dict)
    next: dict[tuple[time, str], datetime] = field(default_factory=dict)


async def plan_digests(s: Services) -> None:
    """Open the digest of its local day for each chat where it is due, once, and set when the next is."""
    now, known = s.clock(), _Known()
    while not s.stopping.is_set():
        async with s.store.read() as tx:
            due = await digests.due_chats(tx, now, limit=READ)
            told = await _choose(tx, due, now, known)
        if not due:
            return
        await _carry_out_all(s, (_plan(alike, ids, now, known) for alike, ids in zip(due, told, strict=True)), now)


async def _carry_out_all(s: Services, plans: Iterable[Awaitable[_Plan]], now: datetime) -> None:
    """Make plans, and carry out two batches of them while the next is being made: PostgreSQL works at both at once."""
    at_work: list[asyncio.Task[None]] = []
    try:
        async for batch in _batches(plans):
            if len(at_work) == AT_ONCE:
                await at_work.pop(0)
            if s.stopping.is_set():
                return
            at_work.append(asyncio.create_task(_carry_out(s, batch, now), name="digests"))
    finally:
        await asyncio.gather(*at_work)


async def _choose(tx: Tx, due: Sequence[DueChats], now: datetime, known: _Known) -> list[tuple[int, ...]]:
    """Return for each group of chats the briefings in its digest, newest first, none where it gets none; read them."""
    if not due:
        return []
    oldest = min(looks_back_to(alike) for alike in due)
    if known.candidates is None or oldest < known.candidates.since:
        known.candidates = await candidates(tx, oldest, now)
    told = [choose(alike, known.candidates, now) for alike in due]
    await _read(tx, {id_ for ids in told for id_ in ids}, known)
    return told


def looks_back_to(chats: DueChats) -> datetime:
    """Return the time after which the chats' digest takes briefings; before it they were told."""
    first = chats.due_at - timedelta(days=1) if chats.last_at is None else chats.last_at - DIGEST_OVERLAP
    return max(first, chats.due_at - DIGEST_REACH)


def choose(chats: DueChats, found: Candidates, now: datetime) -> tuple[int, ...]:
    """Return the briefings in the chats' digest, newest first; none where they get none.

    That is where there is nothing to tell, and where it is more than DIGEST_LATE overdue. What was to be pushed and
    still waits is told too, however much it is.
    """
    if now - chats.due_at > DIGEST_LATE:
        return ()
    ids = found.matching(chats.follows, since=looks_back_to(chats), without=chats.told, limit=DIGEST_LIMIT)
    return ids + tuple(sorted(set(chats.waiting).difference(ids), reverse=True))


async def _plan(chats: DueChats, ids: tuple[int, ...], now: datetime, known: _Known) -> _Plan:
    """Decide on chats that are alike. A defect in what is theirs alone costs them a day, and nobody else anything."""
    try:
        key = chats.digest_time, chats.time_zone
        if key not in known.next:
            known.next[key] = next_digest_at(*key, now)
        next_at = known.next[key]
        if not ids:
            return _Plan(chats, None, next_at)
        day = local_date(chats.time_zone, chats.due_at)
        return _Plan(chats, NewDigest(chats.ids, day, ids, await _parts(known, day, ids, chats.language)), next_at)
    except Exception:
        log.exception("digest_not_planned", chats=chats.ids[:10])
        return _Plan(chats, None, now + timedelta(days=1))


async def _batches(plans: Iterable[Awaitable[_Plan]]) -> AsyncIterator[list[_Plan]]:
    """Part what is planned into transactions of BATCH chats."""
    batch: list[_Plan] = []
    room = BATCH
    for plan in plans:
        left = await plan
        while left.chats.ids:
            some, rest = left.chats.ids[:room], left.chats.ids[room:]
            batch.append(_only(left, some))
            left = _only(left, rest)
            room -= len(some)
            if not room:
                yield batch
                batch, room = [], BATCH
    if batch:
        yield batch


def _only(plan: _Plan, ids: tuple[int, ...]) -> _Plan:
    digest = None if plan.digest is None else replace(plan.digest, chat_ids=ids)
    return _Plan(replace(plan.chats, ids=ids), digest, plan.next_at)


async def _carry_out(s: Services, plans: Sequence[_Plan], now: datetime) -> None:
    """Open the digests in one transaction."""
    async with s.store.begin() as tx:
        taken = await digests.take_due(tx, [(plan.chats, plan.next_at) for plan in plans])
        new = [
            replace(digest, chat_ids=tuple(id_ for id_ in digest.chat_ids if id_ in taken))
            for digest in (plan.digest for plan in plans)
            if digest is not None
        ]
        opened = await digests.open_digests(tx, new, now)
        until = {id_: plan.chats.due_at for plan in plans for id_ in plan.chats.ids if id_ in opened}
        if waiting := await folds.waiting_pushes(tx, until):
            told = {id_: frozenset(digest.briefing_ids) for digest in new for id_ in digest.chat_ids if id_ in waiting}
            carried = [id_ for chat, of in waiting.items() for id_, briefing in of.items() if briefing in told[chat]]
            await folds.fold_into_digests(tx, carried, now)
    log.info("digests_planned", chats=len(taken), digests=len(opened))
    if opened:
        await s.queue.defer("deliver")


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


async def _parts(known: _Known, day: date, ids: tuple[int, ...], language: str) -> int:
    """Return how many messages a digest takes; between two that are rendered for it others have their turn."""
    key = day, ids, language
    if key not in known.parts:
        await asyncio.sleep(0)
        items = [known.stored[id_] for id_ in ids if id_ in known.stored]
        known.parts[key] = digest_parts(day, items, language, known.told)
    return known.parts[key]
