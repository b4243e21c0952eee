"""What a killed process left on its way, over real HTTP and both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot import outbox
from bot.delivery.flights import Flights
from bot.outbox import deliver
from bot.recovery import recover
from bot.store import deliveries
from tests.factories import NOON
from tests.moments import until
from tests.test_outbox import PENDING, SENDING, SENT, UNCERTAIN, Build, World, built, logged, requests, sandbox, world

__all__ = ["built", "logged", "requests", "sandbox", "world"]


@pytest.mark.parametrize("kind", ["delay", "timeout_after"])
async def test_what_is_cut_off_in_the_middle_is_settled_at_the_next_start(world: World, kind: str) -> None:
    """Killed while Telegram has the request: until the next start it is on its way; then a briefing is uncertain, a
    digest is sent (again), and what had come back is recorded as sent."""
    for chat in (5000, 5001):
        world.fail(kind, chat_id=chat, seconds=5)
    await world.owe([5000, 5002])
    await world.owe_digest(5001)
    sending = asyncio.create_task(deliver(world.services))
    await until(lambda: world.sandbox.faults.happened.get(kind) == 2 and world.arrived(5002) != [])
    await asyncio.sleep(0.05)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert await world.states() == {SENDING: 2, SENT: 1}
    if world.store.dialect == "sqlite":
        await recover(replace(world.services, sender="once"), restarted=True)
        assert await world.states() == {SENDING: 2, SENT: 1}
    await recover(world.services, restarted=True)
    assert await world.states() == {UNCERTAIN: 1, PENDING: 1, SENT: 1}
    await deliver(world.services)
    assert await world.states() == {UNCERTAIN: 1, SENT: 2}


async def test_a_kill_leaves_in_doubt_only_what_was_on_its_way(built: Build, tmp_path: Path) -> None:
    """Killed: what had come back is sent, what waited for its turn is pending, what Telegram had is uncertain."""
    world, path = built(overall=0.1), tmp_path / "flights"
    noted = Flights.open(path)
    killed = replace(world.services, flights=noted)
    world.fail("delay", seconds=5)
    await world.owe(range(5000, 5004))
    sending = asyncio.create_task(deliver(killed))
    await until(lambda: world.sandbox.faults.happened.get("delay") == 1)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    async with world.store.begin() as tx:
        lease_until = NOON + outbox.LEASE
        assert noted.owner is not None
        await deliveries.lease(tx, now=world.clock(), lease_until=lease_until, limit=9, owner=noted.owner)
    rows = await world.rows()
    assert {row.state for row in rows} == {SENDING}
    came_back = rows[3].id
    noted.begin(came_back)
    noted.sent(came_back, 77)
    noted.close()

    restarted = replace(built().services, flights=Flights.open(path))
    await recover(restarted, restarted=True)
    states = [(row.state, row.message_id, row.leased_by, row.attempts) for row in await world.rows()]
    assert states == [(UNCERTAIN, None, None, 0), *[(PENDING, None, None, 0)] * 2, (SENT, 77, None, 0)]
    await deliver(restarted)
    assert await world.states() == {SENT: 3, UNCERTAIN: 1}
    restarted.flights.close()


async def test_what_another_leased_is_in_doubt_whatever_the_file_says(world: World, tmp_path: Path) -> None:
    """The file tells of one process, by name; a database that it does not belong to is not settled by it."""
    await world.owe([5000])
    noted = Flights.open(tmp_path / "flights")
    noted.start("test")
    async with world.store.begin() as tx:
        await deliveries.lease(tx, now=NOON, lease_until=NOON + outbox.LEASE, limit=9, owner="test/else/where")
    await recover(replace(world.services, flights=noted), restarted=True)
    assert await world.states() == {UNCERTAIN: 1}
    noted.close()


async def test_a_sender_that_vanished_is_noticed(world: World) -> None:
    """A message that a process of another name has on its way is left alone until its lease ends, then uncertain;
    where the database says who is alive, at once."""
    await world.owe([5000])
    async with world.store.begin() as tx:
        until_ = world.clock() + outbox.LEASE
        await deliveries.lease(tx, now=world.clock(), lease_until=until_, limit=9, owner="gone")
    await deliver(world.services)
    if world.store.dialect == "sqlite":
        assert await world.states() == {SENDING: 1}
        world.clock.shift += outbox.LEASE.total_seconds()
        await deliver(world.services)
    assert await world.states() == {UNCERTAIN: 1}
