"""Digests planned for many chats at once, on both databases: one a local day whatever clocks do, nothing told twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot import digests as planning
from bot.delivery.digests import next_digest_at
from bot.digests import DIGEST_LATE, DIGEST_LIMIT, plan_digests
from bot.feeds.fetch import Fetcher
from bot.model import Follow, FollowKind
from bot.pipeline import Services
from bot.store import chats
from bot.store.engine import Store
from bot.store.schema import briefings, deliveries, digests
from bot.store.schema import chats as chats_table
from tests.desks import services_for
from tests.factories import NOON, briefing, sector
from tests.moments import Timeline
from tests.rows import add_briefing

EVERYTHING = Follow(FollowKind.ALL)
HOUR = timedelta(hours=1)
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what is the same on every database."""


@dataclass
class Deferred:
    """A queue that keeps what was deferred."""

    jobs: list[str] = field(default_factory=list)

    async def defer(self, job: str, /, **ids: int) -> None:
        self.jobs.append(job)


@dataclass
class Desk:
    """A database and a clock, with what a test asks of them."""

    services: Services
    clock: Timeline = field(default_factory=Timeline)

    async def chat(
        self, chat_id: int, *follows: Follow, at: time = time(8), zone: str = "UTC", language: str = "en"
    ) -> None:
        """A chat that has a digest from now on."""
        async with self.services.store.begin() as tx:
            await chats.upsert_chat(tx, chat_id, "private", "Ana", zone, language)
            for follow in follows or (EVERYTHING,):
                await chats.subscribe(tx, chat_id, follow, now=self.clock(), welcome=0)
            await chats.set_digest(tx, chat_id, at, zone, next_digest_at(at, zone, self.clock()))

    async def brief(self, headline: str = "News", code: str = "agriculture") -> int:
        """A briefing written now."""
        async with self.services.store.begin() as tx:
            id_ = await add_briefing(tx, briefing(headline, sectors=(sector(code),)))
            await tx.execute(update(briefings).where(briefings.c.id == id_).values(created_at=self.clock()))
        return id_

    async def plan_at(self, moment: datetime) -> None:
        """Let it be that time, and plan."""
        self.clock.now = moment
        await plan_digests(self.services)

    async def told(self, chat_id: int) -> list[tuple[str, list[int]]]:
        """A chat's digests: local date and briefings."""
        async with self.services.store.read() as tx:
            rows = await tx.execute(select(digests).where(digests.c.chat_id == chat_id).order_by(digests.c.id))
            return [(row.local_date.isoformat(), row.briefing_ids) for row in rows]

    async def next_at(self, chat_id: int) -> datetime | None:
        """When a chat's digest is next due."""
        async with self.services.store.read() as tx:
            found = await chats.get_chat(tx, chat_id)
        assert found is not None
        return found.next_digest_at


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Desk]:
    """Everything real but Telegram, which planning does not ask."""
    clock = Timeline()
    async with Fetcher() as fetcher:
        services = services_for(store, fetcher, clock, Deferred())
        with capture_logs():
            yield Desk(services, clock)


# ------------------------------------------------------------------ who gets what


async def test_each_chat_gets_what_it_follows_in_its_language_and_zone(desk: Desk) -> None:
    """Everything, a sector, a word: each its own; who follows nothing that was told gets none and is asked tomorrow."""
    await desk.chat(1)
    await desk.chat(2, Follow(FollowKind.SECTOR, "nuclear"), language="de")
    await desk.chat(3, Follow(FollowKind.KEYWORD, "hydrogen"), at=time(10), zone="Europe/Berlin")
    await desk.chat(4, Follow(FollowKind.KEYWORD, "quinoa"))
    await desk.chat(5, Follow(FollowKind.SECTOR, "nuclear"), Follow(FollowKind.KEYWORD, "hydrogen"), at=time(9))
    wheat, atom, gas = await desk.brief(), await desk.brief("Atoms", "nuclear"), await desk.brief("Hydrogen pact")
    eight = NOON + 20 * HOUR
    await desk.plan_at(eight)
    assert await desk.told(1) == [("2025-09-25", [gas, atom, wheat])]
    assert await desk.told(2) == [("2025-09-25", [atom])]
    assert await desk.told(3) == [("2025-09-25", [gas])]
    assert await desk.told(4) == []
    assert await desk.told(5) == []
    assert [await desk.next_at(chat) for chat in (1, 3, 4, 5)] == [eight + 24 * HOUR] * 3 + [eight + HOUR]
    await desk.plan_at(eight + HOUR)
    assert await desk.told(5) == [("2025-09-25", [gas, atom])]
    assert isinstance(desk.services.queue, Deferred)
    assert desk.services.queue.jobs == ["deliver"] * 2


async def test_more_chats_than_a_batch_are_each_planned_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when planning was cut off between two batches, and is done twice at last."""
    monkeypatch.setattr(planning, "BATCH", 10)
    monkeypatch.setattr(planning, "READ", 25)
    for chat in range(1, 36):
        await desk.chat(chat, language=("en", "ko")[chat % 2])
    ids = [await desk.brief(f"News {number} " + "of a long headline " * 9) for number in range(DIGEST_LIMIT + 5)]
    begin, begun = desk.services.store.begin, 0

    def cut_off() -> object:
        nonlocal begun
        begun += 1
        if begun == 3:
            raise RuntimeError("killed")
        return begin()

    monkeypatch.setattr(desk.services.store, "begin", cut_off)
    with pytest.raises(RuntimeError, match="killed"):
        await desk.plan_at(NOON + 20 * HOUR)
    for _ in range(2):
        await desk.plan_at(NOON + 20 * HOUR + timedelta(minutes=1))
    newest = ids[::-1][:DIGEST_LIMIT]
    assert [await desk.told(chat) for chat in range(1, 36)] == [[("2025-09-25", newest)]] * 35
    async with desk.services.store.read() as tx:
        parts = Counter((await tx.execute(select(deliveries.c.chat_id))).scalars())
    assert min(parts.values()) >= 2  # thirty briefings take more than one message
    assert len(parts) == 35


@on_sqlite
async def test_a_briefing_that_cannot_be_read_is_left_out_and_stops_no_digest(desk: Desk) -> None:
    """A defect in one costs that one alone."""
    await desk.chat(1)
    broken, fine = await desk.brief("Broken"), await desk.brief("Fine")
    async with desk.services.store.begin() as tx:
        await tx.execute(update(briefings).where(briefings.c.id == broken).values(facts={"parties": [{}]}))
    await desk.plan_at(NOON + 20 * HOUR)
    assert [day for day, _ in await desk.told(1)] == ["2025-09-25"]
    assert fine in (await desk.told(1))[0][1]


@on_sqlite
async def test_a_chat_that_cannot_be_planned_costs_nobody_else_a_digest(desk: Desk) -> None:
    """It is left alone until the next day, and told then what it missed."""
    for chat in (1, 2):
        await desk.chat(chat)
    first, eight = await desk.brief(), NOON + 20 * HOUR
    await desk.plan_at(eight)
    async with desk.services.store.begin() as tx:
        await tx.execute(update(chats_table).where(chats_table.c.id == 1).values(time_zone="Nowhere/At_All"))
    second = await desk.brief()
    await desk.plan_at(eight + 24 * HOUR)
    assert await desk.told(1) == [("2025-09-25", [first])]
    assert await desk.told(2) == [("2025-09-25", [first]), ("2025-09-26", [second])]
    assert await desk.next_at(1) == eight + 48 * HOUR
    async with desk.services.store.begin() as tx:
        await tx.execute(update(chats_table).where(chats_table.c.id == 1).values(time_zone="UTC"))
    await desk.plan_at(eight + 48 * HOUR)
    assert await desk.told(1) == [("2025-09-25", [first]), ("2025-09-27", [second])]


@on_sqlite
async def test_a_digest_tells_what_came_since_the_last_one_a_week_back_at_most(desk: Desk) -> None:
    """A chat that had nothing to be told for long, or came back after a month, is not told old news."""
    await desk.chat(1)
    await desk.brief("Old")
    await desk.plan_at(NOON + 20 * HOUR)
    async with desk.services.store.begin() as tx:
        await chats.deactivate_chat(tx, 1, "blocked")
    await desk.brief("Missed")
    desk.clock.now += timedelta(days=30)
    async with desk.services.store.begin() as tx:
        await chats.reactivate_chat(tx, 1, next_digest_at(time(8), "UTC", desk.clock()))
    new = await desk.brief("New")
    await desk.plan_at(desk.clock() + 24 * HOUR)
    assert (await desk.told(1))[1:] == [("2025-10-26", [new])]


# ------------------------------------------------------------------ clocks


async def pass_time(desk: Desk, start: datetime, hours: int) -> list[int]:
    """A briefing every three hours, and a look for digests each half hour; what was briefed."""
    made = []
    for half in range(hours * 2):
        moment = start + half * HOUR / 2
        if half % 6 == 0:
            desk.clock.now = moment
            made.append(await desk.brief(f"Of half hour {half}"))
        await desk.plan_at(moment + timedelta(seconds=1))
    return made


async def told_once(desk: Desk, chat: int, made: list[int]) -> list[str]:
    """Check that every briefing up to the last one told was told once; return the days of the digests."""
    told = await desk.told(chat)
    ids = [id_ for _, told_ids in told for id_ in told_ids]
    assert sorted(ids) == made[: len(ids)]
    return [day for day, _ in told]


@on_sqlite
@pytest.mark.parametrize("at", [time(2, 30), time(0)])
@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", datetime(2025, 3, 30, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2025, 10, 26, tzinfo=UTC)),
        ("America/New_York", datetime(2025, 3, 9, tzinfo=UTC)),
        ("America/New_York", datetime(2025, 11, 2, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2025, 10, 5, tzinfo=UTC)),  # by half an hour, at two in the night
        ("Australia/Lord_Howe", datetime(2025, 4, 6, tzinfo=UTC)),
    ],
)
async def test_daylight_saving_both_ways(desk: Desk, zone: str, day: datetime, at: time) -> None:
    """Three days around a change of clocks: one digest for each local day at its local time (where clocks skip that,
    after the gap; where they show it twice, the first time), and every briefing told once."""
    start = day - 36 * HOUR
    desk.clock.now = start
    await desk.chat(1, at=at, zone=zone)
    made = await pass_time(desk, start, 72)
    days = await told_once(desk, 1, made)
    assert days == sorted(set(days))
    assert len(days) == 3
    async with desk.services.store.read() as tx:
        times = (await tx.execute(select(digests.c.created_at).order_by(digests.c.id))).scalars().all()
    shown = [moment.astimezone(ZoneInfo(zone)) for moment in times]
    assert [clock.date().isoformat() for clock in shown] == days
    assert sum((clock.hour, clock.minute) != (at.hour, at.minute) for clock in shown) <= 1


@on_sqlite
@pytest.mark.parametrize("jump", [HOUR, -HOUR])
@pytest.mark.parametrize("minutes", [-90, -1, 1, 90])
async def test_a_clock_that_jumps_an_hour(desk: Desk, jump: timedelta, minutes: int) -> None:
    """Forward or back, before or after a digest: each day around it has one digest, every briefing is told once."""
    await desk.chat(1)
    made = await pass_time(desk, NOON, 18)
    moment = NOON + 20 * HOUR + timedelta(minutes=minutes)
    await desk.plan_at(moment - timedelta(seconds=1))
    made.append(await desk.brief("Just before"))
    desk.clock.now = moment + jump
    made.append(await desk.brief("Just after"))
    made += await pass_time(desk, moment + jump + timedelta(seconds=1), 30)
    assert await told_once(desk, 1, made) == ["2025-09-25", "2025-09-26"]


@on_sqlite
async def test_a_machine_asleep_over_a_digest(desk: Desk) -> None:
    """Up to twelve hours late it comes when the machine wakes, for its own day; later it is left out, and what it would
    have told is in the next."""
    await desk.chat(1)
    await desk.chat(2, at=time(20))
    first = await desk.brief("First")
    await desk.plan_at(NOON + 20 * HOUR + DIGEST_LATE)
    assert await desk.told(1) == [("2025-09-25", [first])]
    assert await desk.told(2) == []  # of yesterday at eight in the evening: a day late by now
    assert await desk.next_at(2) == NOON + 56 * HOUR
    second = await desk.brief("Second")
    await desk.plan_at(NOON + 44 * HOUR + DIGEST_LATE + timedelta(seconds=1))
    assert len(await desk.told(1)) == 1
    await desk.plan_at(NOON + 68 * HOUR)
    assert await desk.told(1) == [("2025-09-25", [first]), ("2025-09-27", [second])]
