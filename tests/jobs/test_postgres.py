"""The queue on PostgreSQL: shared by processes, deduplicated, and not stopped by a worker that dies."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from procrastinate import App, PsycopgConnector

from bot.jobs.postgres import PostgresQueue


@pytest.fixture
async def queues(postgres_url: str) -> AsyncIterator[tuple[PostgresQueue, PostgresQueue]]:
    """Two queues on one database, opened at once as two processes would."""
    pair = (PostgresQueue(postgres_url, grace=1), PostgresQueue(postgres_url, grace=1))
    await asyncio.gather(*(queue.open() for queue in pair))
    yield pair
    for queue in pair:
        await queue.close()


async def test_any_worker_takes_a_job_and_waiting_ones_are_folded(
    queues: tuple[PostgresQueue, PostgresQueue],
) -> None:
    """Ten ticks that defer the same job before a worker is there run it once, on whichever takes it."""
    ran: list[int] = []
    done = asyncio.Event()

    async def step(number: int) -> None:
        ran.append(number)
        if len(ran) == 2:
            done.set()

    giver, taker = queues
    giver.bind({"step": step})
    taker.bind({"step": step})
    for _ in range(10):
        await giver.defer("step", number=1)
    await giver.defer("step", number=2)
    taker.start()
    await asyncio.wait_for(done.wait(), 10)
    await asyncio.sleep(0.1)
    assert sorted(ran) == [1, 2]


async def test_sending_stays_in_the_process_that_sends(postgres_url: str) -> None:
    """What a worker defers is left to the sender's tick; the sender does it at once, one at a time, once more for what
    came meanwhile, and lets it finish at the end."""
    running = most = ran = 0

    async def deliver() -> None:
        nonlocal running, most, ran
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.1)
        running -= 1
        ran += 1

    async def none() -> None:
        raise AssertionError("a worker sends nothing")

    sender, worker = PostgresQueue(postgres_url, grace=1), PostgresQueue(postgres_url, grace=1, sends=False)
    for queue, run in ((sender, deliver), (worker, none)):
        await queue.open()
        queue.bind({"deliver": run})
        queue.start()
    await worker.defer("deliver")
    for _ in range(3):
        await sender.defer("deliver")
        await asyncio.sleep(0.02)
    for queue in (sender, worker):
        await queue.close()
    assert (most, ran) == (1, 2)


async def test_a_failing_job_leaves_the_worker_running(queues: tuple[PostgresQueue, PostgresQueue]) -> None:
    """A defect in one job is logged; the next runs."""
    ran = asyncio.Event()

    async def step(number: int) -> None:
        if number == 1:
            raise RuntimeError("defect")
        ran.set()

    queue = queues[0]
    queue.bind({"step": step})
    queue.start()
    await queue.defer("step", number=1)
    await queue.defer("step", number=2)
    await asyncio.wait_for(ran.wait(), 10)


async def test_what_a_dead_worker_held_is_freed(queues: tuple[PostgresQueue, PostgresQueue], postgres_url: str) -> None:
    """A worker that died holds the lock of its job only until its heartbeat is missed."""
    ran = asyncio.Event()

    async def step() -> None:
        ran.set()

    queue = queues[0]
    queue.bind({"step": step})
    await queue.defer("step")
    dead = App(connector=PsycopgConnector(conninfo=postgres_url))
    async with dead.open_async():
        worker_id = await dead.job_manager.register_worker()
        held = await dead.job_manager.fetch_job(queues=None, worker_id=worker_id)
        assert held is not None
        await dead.connector.execute_query_async(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )
    queue.start()
    await queue.defer("step")
    await asyncio.sleep(0.3)
    assert not ran.is_set()
    assert await queue.rescue() == 1
    await asyncio.wait_for(ran.wait(), 10)
