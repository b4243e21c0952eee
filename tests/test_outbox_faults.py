"""Everything that can befall a message, at random, on both databases: each chat ends as docs/operations.md says."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.delivery import sender
from bot.model import DeliveryState
from bot.sandbox.faults import Fault
from bot.store import chats
from bot.store.schema import chats as chat_table
from tests.rows import add_briefing, owe_digest
from tests.test_outbox import DEAD, SENT, UNCERTAIN, World, built, logged, requests, sandbox, world

__all__ = ["built", "logged", "requests", "sandbox", "world"]

CHATS = 120
FAULTS = {
    "429": Fault("status", status=429, description="Too Many Requests: retry after 1", retry_after=1),
    "500": Fault("status", status=500),
    "reset before": Fault("reset_before"),
    "reset after": Fault("reset_after"),
    "time-out": Fault("timeout_after", seconds=5),
    "403": Fault("leave"),
    "migration": Fault("migrate"),
}


def expected(befell: list[str], *, digest: bool) -> tuple[DeliveryState, int]:
    """How a message ends, and how often it arrives, by what befell it in order."""
    arrived = 0
    for name in befell:
        arrived += name in ("reset after", "time-out")
        if name == "403":
            return DEAD, arrived
        if name in ("reset before", "reset after", "time-out") and not digest:
            return UNCERTAIN, arrived
    return SENT, arrived + 1


@pytest.mark.parametrize("digest", [False, True], ids=["push", "digest"])
async def test_each_chat_ends_as_the_table_says_for_what_befell_it(
    world: World, digest: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A twentieth each of 429, 500, reset before and after, time-out, block and migration, among people and groups."""
    monkeypatch.setattr(sender, "READ_SECONDS", 3.0)
    people = range(5000, 5000 + CHATS)
    groups = [-chat for chat in people]
    world.sandbox.people.add_users(people)
    world.sandbox.people.add_groups(groups, people[0])
    if digest:
        async with world.store.begin() as tx:
            ids = [await add_briefing(tx)]
            for chat in [*people, *groups]:
                await chats.upsert_chat(tx, chat, "private" if chat > 0 else "group", "", "UTC")
                await owe_digest(tx, chat, *ids)
    else:
        await world.owe([*people, *groups], "News")
    scripted = {name: replace(fault, probability=0.05, times=None) for name, fault in FAULTS.items()}
    world.sandbox.faults.add(*scripted.values())
    await world.deliver_until_settled(60)

    names = {id(fault): name for name, fault in scripted.items()}
    old = {room.migrated_to: room.id for room in world.sandbox.world.rooms.values() if room.migrated_to}
    befell: dict[int, list[str]] = defaultdict(list)
    for fault, where in world.sandbox.faults.struck:
        name, chat = names[id(fault)], int(str(where))
        if name != "migration" or chat in old.values():
            befell[old.get(chat, chat)].append(name)
    async with world.store.read() as tx:
        active = {row.id: row.active for row in await tx.execute(select(chat_table.c.id, chat_table.c.active))}
    ended, right = {}, {}
    for row in await world.rows():
        chat = old.get(row.chat_id, row.chat_id)
        had = len(world.arrived(chat)) + (len(world.arrived(row.chat_id)) if chat != row.chat_id else 0)
        ended[chat] = row.state, had, active[row.chat_id]
        state, times = expected(befell[chat], digest=digest)
        right[chat] = state, times, state != DEAD
    assert ended == right
    assert len(ended) == 2 * CHATS
    assert set(Counter(name for met in befell.values() for name in met)) == set(FAULTS)
