"""Each chat has one digest for each local day, and is told nothing twice."""

from __future__ import annotations

import asyncio
from datetime import date, time, timedelta

from sqlalchemy import insert, select

from bot.model import DeliveryState, Follow, FollowKind
from bot.store import chats, digests
from bot.store.digests import NewDigest
from bot.store.engine import Store
from bot.store.schema import deliveries as outbox
from tests.factories import NOON
from tests.rows import add_briefing, add_chat, owe_digest

DAY = date(2025, 9, 24)
ONE_DAY = timedelta(days=1)


async def test_a_day_has_one_digest(store: Store) -> None:
    """The second is refused; the next day, and another chat, have their own."""
    async with store.begin() as tx:
        await add_chat(tx, 1)
        await add_chat(tx, 2)
        first = await owe_digest(tx, 1, 3, 1, 2, day=DAY)
        assert first is not None
        assert await owe_digest(tx, 1, 4, day=DAY) is None
        told = await digests.get_digest(tx, first)
        assert told is not None
        assert (told.chat_id, told.local_date, told.briefing_ids) == (1, DAY, (3, 1, 2))
        assert await owe_digest(tx, 1, day=date(2025, 9, 25)) is not None
        assert await owe_digest(tx, 2, day=DAY) is not None
        assert await digests.get_digest(tx, 999) is None


async def test_many_are_opened_at_once_and_each_part_is_owed_once(store: Store) -> None:
    """Each part of a long digest, and none twice; where one chat has its day's already the others get theirs."""
    async with store.begin() as tx:
        for chat_id in range(1, 4):
            await add_chat(tx, chat_id)
        assert await digests.open_digests(tx, [NewDigest((2,), DAY, (7,), 1)], NOON) == {2}
        new = [NewDigest((1, 2), DAY, (7, 8), 2), NewDigest((3,), DAY, (7, 8), 2)]
        assert [await digests.open_digests(tx, new, NOON) for _ in range(2)] == [{1, 3}, set()]
        assert await digests.open_digests(tx, [], NOON) == set()
        rows = await tx.execute(select(outbox.c.chat_id, outbox.c.part).order_by(outbox.c.chat_id, outbox.c.part))
        assert [tuple(row) for row in rows] == [(1, 0), (1, 1), (2, 0), (3, 0), (3, 1)]


async def test_what_a_chat_was_told_before(store: Store) -> None:
    """When its last digest was made, and what those of the last days told; older ones only count by their time."""
    async with store.begin() as tx:
        for chat_id in range(1, 5):
            await add_chat(tx, chat_id)
            await chats.set_digest(tx, chat_id, time(8), "UTC", NOON)
        await owe_digest(tx, 1, 1, 2, day=DAY - 2 * ONE_DAY, now=NOON - 2 * ONE_DAY)
        await owe_digest(tx, 1, 3, day=DAY - ONE_DAY, now=NOON - ONE_DAY)
        await owe_digest(tx, 2, 9, day=DAY - 9 * ONE_DAY, now=NOON - 9 * ONE_DAY)
        due = await digests.due_chats(tx, NOON, limit=9)
        assert {(tuple(sorted(alike.ids)), alike.last_at, alike.told) for alike in due} == {
            ((1,), NOON - ONE_DAY, frozenset({1, 2, 3})),
            ((2,), NOON - 9 * ONE_DAY, frozenset()),
            ((3, 4), None, frozenset()),
        }


async def test_chats_are_alike_in_what_decides_on_their_digest(store: Store) -> None:
    """Those that differ in what they follow, in language, zone or time, or in what still waits, stand apart."""
    async with store.begin() as tx:
        briefing_id = await add_briefing(tx)
        for chat_id in range(1, 9):
            await chats.upsert_chat(tx, chat_id, "private", "Ana", "UTC", "de" if chat_id == 3 else "en")
            for value in ("gas", "steel") if chat_id != 4 else ("gas",):
                await chats.subscribe(tx, chat_id, Follow(FollowKind.KEYWORD, value), now=NOON)
            zone = "Asia/Seoul" if chat_id == 5 else "UTC"
            await chats.set_digest(tx, chat_id, time(9 if chat_id == 6 else 8), zone, NOON)
        rows = {"briefing_id": briefing_id, "state": DeliveryState.PENDING, "due_at": NOON}
        await tx.execute(insert(outbox), [{**rows, "chat_id": 7, "created_at": NOON}])
        await tx.execute(insert(outbox), [{**rows, "chat_id": 8, "created_at": NOON + timedelta(seconds=1)}])
        due = await digests.due_chats(tx, NOON, limit=99)
        assert sorted((tuple(sorted(alike.ids)), alike.waiting) for alike in due) == [
            ((1, 2, 8), ()),
            ((3,), ()),
            ((4,), ()),
            ((5,), ()),
            ((6,), ()),
            ((7,), (briefing_id,)),
        ]
        assert {alike.follows for alike in due if alike.ids != (4,)} == {
            (Follow(FollowKind.KEYWORD, "gas"), Follow(FollowKind.KEYWORD, "steel"))
        }


async def test_two_processes_plan_a_digest_once(database_url: str) -> None:
    """Exactly one of them opens it."""
    stores = [await Store.open(database_url) for _ in range(3)]
    async with stores[0].begin() as tx:
        await add_chat(tx, 1)

    async def plan(store: Store) -> set[int]:
        async with store.begin() as tx:
            return await digests.open_digests(tx, [NewDigest((1,), DAY, (1,), 1)], NOON)

    planned = await asyncio.gather(*(plan(store) for store in stores))
    assert sorted(map(len, planned)) == [0, 0, 1]
    for store in stores:
        await store.close()
