"""Everything that can befall a message, at random, on both databases: each chat ends as docs/operations.md says."""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot import outbox
from bot.delivery import sender
from bot.delivery.flights import Flights
from bot.errors import DatabaseUnavailable
from bot.model import DeliveryState
from bot.outbox import deliver
from bot.sandbox.faults import Fault
from bot.store import chats, engine
from bot.store.schema import chats as chat_table
from tests.moments import until
from tests.rows import add_briefing, owe_digest
from tests.test_outbox import DEAD, SENT, UNCERTAIN, Build, World, built, logged, requests, sandbox, world

__all__ = ["built", "logged", "requests", "sandbox", "world"]

CHATS = 120
PAGE = 4096
"""SQLite's, of which the first tells what the file is."""
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


# ------------------------------------------------------------------ the disk


async def delivered_despite(world: World, trouble: Callable[[Path], AbstractContextManager[None]], path: Path) -> str:
    """Deliver to fifty chats, with trouble from the first message on for a while; return what was logged of it."""
    world.fail("delay", times=None, seconds=0.1)
    await world.owe(range(5000, 5050), "One", "Two")
    with capture_logs() as logged:
        sending = asyncio.create_task(deliver(world.services))
        await until(lambda: world.total > 0)
        begun = trouble(path)
        await asyncio.to_thread(begun.__enter__)  # to lock the file may have to wait for a transaction of ours
        try:
            await asyncio.sleep(1)
        finally:
            begun.__exit__(None, None, None)
        await asyncio.wait_for(sending, 60)
    assert await world.states() == {SENT: 100}
    assert all(world.arrived(chat) == ["One", "Two"] for chat in range(5000, 5050))
    return " ".join(str(line.get("error")) for line in logged if line["event"] == "not_recorded")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another connection, as of a second process, that writes for long."""
    other = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@contextmanager
def full(path: Path) -> Iterator[None]:
    """No file may grow any more."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = max(Path(f"{path}-wal").stat().st_size, 1 << 16)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@pytest.mark.parametrize("trouble", [locked, full])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_disk_in_trouble_in_the_middle_of_a_broadcast(
    built: Build, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, trouble: Any
) -> None:
    """The file is locked by another process, or cannot grow: said clearly, and what Telegram took meanwhile is recorded
    when it is over, so that nothing is lost or sent twice."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr(outbox, "LOOK_SECONDS", 0.1)
    store = await engine.Store.open(sqlite_url)
    try:
        world = built()
        world = replace(world, store=store, services=replace(world.services, store=store))
        said = await delivered_despite(world, trouble, Path(sqlite_url.removeprefix("sqlite:///")))
    finally:
        await store.close()
    assert ("another process holds it locked" if trouble is locked else "look at the disk") in said


def damage(path: Path) -> bytes:
    """Put garbage in place of the tables, and return what stood there."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as other:
        while other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            time.sleep(0.01)
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE chats SET title = 'Ana' WHERE id = 5000")  # after a write, nobody relies on pages read
        sound = path.read_bytes()
        with path.open("r+b") as file:
            file.seek(PAGE)
            file.write(b"\xff" * (len(sound) - PAGE))
        other.execute("COMMIT")
    return sound


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_file_that_is_damaged_in_the_middle_of_a_broadcast(
    built: Build, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said clearly, and no more is sent. Once the file is put right, the next start knows from what was noted beside it
    what Telegram took last: nothing is lost, and nothing comes twice."""
    monkeypatch.setattr(outbox, "LOOK_SECONDS", 0.01)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    world, chats_owed = built(), range(5000, 5000 + 3 * outbox.LEASED)

    async def start() -> tuple[engine.Store, World]:
        store = await engine.Store.open(sqlite_url)
        flights = Flights.open(Path(f"{path}-flights"))
        return store, replace(world, store=store, services=replace(world.services, store=store, flights=flights))

    store, first = await start()
    world.fail("delay", times=None, seconds=0.05)
    await first.owe(chats_owed)
    sending = asyncio.create_task(deliver(first.services))
    await until(lambda: first.total > 10)
    sound = await asyncio.to_thread(damage, path)
    with pytest.raises(DatabaseUnavailable, match="the file is damaged; put a backup in its place"):
        await asyncio.wait_for(sending, 60)
    await store.close()
    first.services.flights.close()
    took = {chat for chat in chats_owed if world.arrived(chat)}
    assert len(took) < len(chats_owed)

    with path.open("r+b") as file:
        file.write(sound)
    store, second = await start()
    try:
        await deliver(second.services)
        assert await second.states() == {SENT: len(chats_owed)}
    finally:
        await store.close()
        second.services.flights.close()
    assert all(world.arrived(chat) == ["News"] for chat in chats_owed)
