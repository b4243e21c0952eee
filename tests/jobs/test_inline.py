"""The queue on one event loop: each job once while it waits, again if it became due while it ran, bounded."""

import asyncio

import pytest

from bot.jobs.inline import InlineQueue


async def test_a_waiting_job_is_not_enqueued_twice() -> None:
    """Ten ticks that find the same work before it starts run it once."""
    ran: list[int] = []

    async def step(number: int) -> None:
        ran.append(number)

    queue = InlineQueue({"step": 2})
    queue.bind({"step": step})
    for _ in range(10):
        await queue.defer("step", number=1)
    await queue.defer("step", number=2)
    await queue.drain()
    assert sorted(ran) == [1, 2]


async def test_work_that_comes_while_a_job_runs_is_done_after_it() -> None:
    """A job deferred while it runs runs once more, never beside itself: what came late is not missed."""
    started, go = asyncio.Event(), asyncio.Event()
    running = most = ran = 0

    async def step() -> None:
        nonlocal running, most, ran
        running += 1
        most = max(most, running)
        started.set()
        await go.wait()
        running -= 1
        ran += 1

    queue = InlineQueue({"step": 4})
    queue.bind({"step": step})
    await queue.defer("step")
    await started.wait()
    await queue.defer("step")
    await queue.defer("step")
    go.set()
    await queue.drain()
    assert (ran, most) == (2, 1)


async def test_no_more_at_once_than_allowed() -> None:
    """Two hundred jobs of a kind limited to three never run more than three at once."""
    running = most = 0

    async def step(number: int) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1

    queue = InlineQueue({"step": 3})
    queue.bind({"step": step})
    for number in range(200):
        await queue.defer("step", number=number)
    await queue.drain()
    assert most == 3


async def test_a_job_that_fails_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """A defect in one job is logged; the others run, and the same job can run again."""
    ran: list[int] = []

    async def step(number: int) -> None:
        if number == 1:
            raise RuntimeError("defect")
        ran.append(number)

    queue = InlineQueue({"step": 1})
    queue.bind({"step": step})
    for number in (1, 2, 1, 3):
        await queue.defer("step", number=number)
    await queue.drain()
    assert ran == [2, 3]


async def test_close_waits_for_what_runs_and_cancels_what_hangs() -> None:
    """Closing lets a job finish within the grace, cancels one that hangs, and takes no new one."""
    done: list[str] = []

    async def quick() -> None:
        await asyncio.sleep(0.01)
        done.append("quick")

    async def hangs() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            done.append("cancelled")

    queue = InlineQueue({"quick": 1, "hangs": 1}, grace=0.1)
    queue.bind({"quick": quick, "hangs": hangs})
    await queue.defer("quick")
    await queue.defer("hangs")
    await queue.close()
    await queue.defer("quick")
    await queue.drain()
    assert done == ["quick", "cancelled"]


async def test_an_unknown_job_is_an_error() -> None:
    """A name that is not in the registry is a defect of the caller's."""
    with pytest.raises(KeyError):
        await InlineQueue({}).defer("nothing")
