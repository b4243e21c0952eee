"""A clock that is set back: nothing waits the longer for it, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import apscheduler.executors.base as executors_base
import apscheduler.schedulers.base as schedulers_base
import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot import schedule
from bot.feeds.fetch import Fetcher
from bot.jobs.inline import InlineQueue
from bot.log import set_up_logging
from bot.model import Follow, FollowKind
from bot.pipeline import Services
from bot.schedule import ClockWatch
from bot.store import chats, deliveries
from bot.store import feeds as feeds_
from bot.store.engine import Store
from bot.store.schema import deliveries as table
from bot.store.schema import feeds
from tests.desks import services_for
from tests.factories import NOON
from tests.rows import add_briefing, add_chat

HOUR = timedelta(hours=1)


@dataclass
class Clocks:
    """The one on the wall, and the one that nobody sets."""

    wall: datetime = NOON
    ticks: float = 1000.0

    def now(self) -> datetime:
        """What the wall shows."""
        return self.wall

    def monotonic(self) -> float:
        """Seconds that have passed."""
        return self.ticks

    def later(self, seconds: float, jump: timedelta = timedelta()) -> None:
        """Let time pass, and the clock be set meanwhile."""
        self.ticks += seconds
        self.wall += timedelta(seconds=seconds) + jump


@pytest.fixture
async def services(store: Store) -> AsyncIterator[Services]:
    """A database and a clock; nobody is asked."""
    async with Fetcher() as fetcher:
        yield services_for(store, fetcher, Clocks().now, InlineQueue({}))


@pytest.fixture
def clocks(services: Services) -> Clocks:
    """The clocks of these services."""
    clocks: Clocks = services.clock.__self__  # type: ignore[attr-defined]
    return clocks


async def waits(s: Services) -> list[Any]:
    """When each message is due and leased until, and each feed is due."""
    async with s.store.read() as tx:
        due = (await tx.execute(select(table.c.due_at, table.c.lease_until).order_by(table.c.id))).all()
        return [*map(tuple, due), *(await tx.execute(select(feeds.c.next_poll_at))).scalars()]


async def wait(s: Services) -> None:
    """A message on its way, one that waits for two seconds, a hold of a minute, a feed that is due in five."""
    async with s.store.begin() as tx:
        for chat_id in (1, 2):
            await add_chat(tx, chat_id)
            await chats.subscribe(tx, chat_id, Follow(FollowKind.ALL), now=s.clock(), welcome=0)
        briefing_id = await add_briefing(tx)
        await chats.deliver_to_followers(tx, briefing_id, now=s.clock(), push=True)
        _, second = await deliveries.lease(tx, now=NOON, lease_until=NOON + timedelta(minutes=3), limit=2)
        await deliveries.requeue(tx, second.id, NOON + timedelta(seconds=2), "busy")
        await deliveries.hold(tx, NOON + timedelta(minutes=1))
        (feed,) = await feeds_.list_feeds(tx)
        polled = update(feeds).where(feeds.c.id == feed.id)
        await tx.execute(polled.values(last_polled_at=NOON, next_poll_at=NOON + timedelta(minutes=5)))


async def test_what_waits_waits_no_longer_when_the_clock_is_set_back(services: Services, clocks: Clocks) -> None:
    """An hour back, noticed within a second: leases, retries, holds and polls are an hour earlier on that clock."""
    await wait(services)
    before, watch = await waits(services), ClockWatch(services, clocks.monotonic)
    await watch.look()
    clocks.later(1)
    await watch.look()
    assert await waits(services) == before
    clocks.later(1, -HOUR)
    with capture_logs() as logged:
        await watch.look()
    assert [line["event"] for line in logged] == ["clock_set_back"]
    (lease, retry, poll) = await waits(services)
    assert lease == (NOON - HOUR, NOON - HOUR + timedelta(minutes=3))
    assert retry == (NOON - HOUR + timedelta(seconds=2), None)
    assert poll == NOON - HOUR + timedelta(minutes=5)
    async with services.store.read() as tx:
        assert await deliveries.held_until(tx) == NOON - HOUR + timedelta(minutes=1)
    clocks.later(1)
    await watch.look()
    assert await waits(services) == [lease, retry, poll]


async def test_a_clock_that_was_set_back_while_nobody_looked(services: Services, clocks: Clocks) -> None:
    """The first look of a process finds that a feed was polled in what is now the future."""
    await wait(services)
    clocks.later(0, -HOUR)
    await ClockWatch(services, clocks.monotonic).look()
    assert (await waits(services))[1] == (NOON - HOUR + timedelta(seconds=2), None)


@pytest.mark.parametrize("jump", [HOUR, timedelta(days=2), timedelta(seconds=-1)])
async def test_a_clock_that_goes_forward_or_trembles_moves_nothing(
    services: Services, clocks: Clocks, jump: timedelta
) -> None:
    """As after a night's sleep of the machine, or a correction of a second."""
    await wait(services)
    before, watch = await waits(services), ClockWatch(services, clocks.monotonic)
    await watch.look()
    clocks.later(1, jump)
    await watch.look()
    assert await waits(services) == before


# ------------------------------------------------------------------ the ticking itself


@dataclass
class Wall:
    """A clock on the wall that can be set, which APScheduler looks at as well."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        """What it shows."""
        return datetime.now(UTC) + self.ahead

    def hang_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let APScheduler look at it."""

        class Shown(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return datetime.now(tz) + self.ahead

        for module in (schedulers_base, executors_base):
            monkeypatch.setattr(module, "datetime", Shown)


class Ticks(asyncio.Queue[str]):
    """A queue of jobs that nobody does."""

    async def defer(self, job: str, /, **ids: int) -> None:
        """Take it."""
        if job == "deliver":  # is due at each tick
            self.put_nowait(job)

    async def more(self) -> None:
        """Wait until two more came: the first may have been under way already."""
        while not self.empty():
            self.get_nowait()
        for _ in range(2):
            await self.get()


@pytest.mark.parametrize("jump", [-HOUR, HOUR, timedelta(days=400)])
async def test_ticks_go_on_however_the_clock_is_set(
    services: Services, monkeypatch: pytest.MonkeyPatch, jump: timedelta
) -> None:
    """An hour back, an hour ahead, and a machine that learns the date after its start: APScheduler ticks on."""
    wall, ticks = Wall(), Ticks()
    wall.hang_up(monkeypatch)
    monkeypatch.setattr(schedule, "TICK_SECONDS", 0.05)
    ticking = asyncio.create_task(schedule.keep_ticking(replace(services, clock=wall.now, queue=ticks)))
    try:
        async with asyncio.timeout(10):
            await ticks.more()
            wall.ahead = jump
            await ticks.more()
    finally:
        ticking.cancel()


def slow_work(monkeypatch: pytest.MonkeyPatch, seconds: float) -> asyncio.Event:
    """Let each tick take so long; return what is set when the first begins."""
    ticks = asyncio.Event()

    async def slow(_: Services) -> list[Any]:
        ticks.set()
        await asyncio.sleep(seconds)
        return []

    monkeypatch.setattr(schedule, "due_work", slow)
    return ticks


async def test_a_stop_cuts_a_tick_short_and_complains_of_nothing(
    services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Who stops the bot while a tick waits for the database sees no error of the scheduler's."""
    ticks = slow_work(monkeypatch, 60)
    ticking = asyncio.create_task(schedule.keep_ticking(services))
    await ticks.wait()
    ticking.cancel()
    await asyncio.wait([ticking])
    await asyncio.sleep(0.05)  # for what the scheduler cancels
    assert not [r for r in caplog.records if r.levelname in ("ERROR", "CRITICAL")]


async def test_a_tick_that_a_slow_one_holds_up_is_no_warning(
    services: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a busy machine a tick may take a second: the next one is left out, and nobody is told."""
    set_up_logging()
    monkeypatch.setattr(schedule, "TICK_SECONDS", 0.02)
    ticks = slow_work(monkeypatch, 0.2)
    ticking = asyncio.create_task(schedule.keep_ticking(services))
    await ticks.wait()
    await asyncio.sleep(0.1)
    ticking.cancel()
    await asyncio.wait([ticking])
    assert "skipped" not in capsys.readouterr().err
