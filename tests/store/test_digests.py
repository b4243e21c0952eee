"""Each chat has one digest for each local day."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from sqlalchemy import func, select

from bot.store import deliveries, digests
from bot.store.engine import Store
from bot.store.schema import deliveries as outbox
from tests.factories import NOON
from tests.rows import add_chat

DAY = date(2025, 9, 24)


async def test_a_day_has_one_digest(store: Store) -> None:
    """The second is refused; the next day, and another chat, have their own."""
    async with store.begin() as tx:
        await add_chat(tx, 1)
        await add_chat(tx, 2)
        assert await digests.last_digest_at(tx, 1) is None
        first = await digests.open_digest(tx, 1, DAY, [3, 1, 2], NOON)
        assert first is not None
        assert await digests.open_digest(tx, 1, DAY, [4], NOON) is None
        assert await digests.get_digest(tx, first.id) == first
        assert first.briefing_ids == (3, 1, 2)
        assert await digests.open_digest(tx, 1, date(2025, 9, 25), [], NOON + timedelta(days=1)) is not None
        assert await digests.open_digest(tx, 2, DAY, [], NOON) is not None
        assert await digests.last_digest_at(tx, 1) == NOON + timedelta(days=1)
        assert await digests.get_digest(tx, 999) is None


async def test_a_part_of_a_digest_is_owed_once(store: Store) -> None:
    """Each part of a long digest, and none twice."""
    async with store.begin() as tx:
        await add_chat(tx, 1)
        digest = await digests.open_digest(tx, 1, DAY, [], NOON)
        assert digest is not None
        for part in (0, 1, 0):
            await deliveries.add_digest_delivery(tx, digest.id, 1, NOON, part)
        assert await tx.scalar(select(func.count()).select_from(outbox)) == 2


async def test_two_processes_plan_a_digest_once(database_url: str) -> None:
    """Exactly one of them opens it."""
    stores = [await Store.open(database_url) for _ in range(3)]
    async with stores[0].begin() as tx:
        await add_chat(tx, 1)

    async def plan(store: Store) -> bool:
        async with store.begin() as tx:
            return await digests.open_digest(tx, 1, DAY, [1], NOON) is not None

    assert sorted(await asyncio.gather(*(plan(store) for store in stores))) == [False, False, True]
    for store in stores:
        await store.close()
