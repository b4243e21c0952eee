"""What is done in batches, and what is done beside the event loop."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import pytest

from bot.batches import Batches
from bot.workers import FEW, Workers


class Doubling:
    """Doubles numbers in batches, and notes them; thirteen it does not like."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []

    async def __call__(self, numbers: Sequence[int]) -> list[int]:
        """Return each twice."""
        self.batches.append(list(numbers))
        await asyncio.sleep(0.01)
        if 13 in numbers:
            raise ValueError("thirteen")
        return [2 * each for each in numbers]


async def test_what_comes_while_a_batch_is_done_goes_into_the_next() -> None:
    """Each call has its own result, and there are few batches of bounded size."""
    doubling = Doubling()
    batches = Batches(doubling, 4)
    assert await asyncio.gather(*(batches(n) for n in range(10))) == [2 * n for n in range(10)]
    assert [len(each) for each in doubling.batches] == [4, 4, 2]
    assert await batches(50) == 100


async def test_one_that_fails_spoils_no_other() -> None:
    """The rest of its batch is done again one by one."""
    results = await asyncio.gather(*(Batches(Doubling(), 4)(n) for n in (1,)), return_exceptions=True)
    assert results == [2]
    batches = Batches(Doubling(), 4)
    mixed = await asyncio.gather(*(batches(n) for n in (1, 13, 3)), return_exceptions=True)
    assert (mixed[0], mixed[2]) == (2, 6)
    assert isinstance(mixed[1], ValueError)


async def test_who_gave_up_waiting_disturbs_nobody() -> None:
    """A cancelled call is left out."""
    doubling = Doubling()
    batches = Batches(doubling, 1)
    first, second, third = (asyncio.create_task(batches(n)) for n in (1, 2, 3))
    await asyncio.sleep(0)
    second.cancel()
    assert (await first, await third) == (2, 6)
    assert doubling.batches == [[1], [3]]


def pid(seconds: float) -> int:
    """Where this ran."""
    time.sleep(seconds)
    return os.getpid()


async def test_a_little_work_starts_no_process_and_much_does() -> None:
    """Few calls run in threads of this process, and many in another one; when that is killed the work is done here."""
    workers = Workers(1)
    try:
        assert await workers.run(pid, 0) == os.getpid()
        assert workers._pool is None
        await asyncio.gather(*(workers.run(pid, 0.01) for _ in range(FEW + 1)))
        if workers._starting is not None:
            await workers._starting
        assert isinstance(workers._pool, ProcessPoolExecutor)
        other = await workers.run(pid, 0)
        assert other != os.getpid()
        os.kill(other, signal.SIGKILL)
        assert await workers.run(pid, 0) == os.getpid()
    finally:
        workers.close()


async def test_errors_come_back_as_they_are() -> None:
    """From a thread as from a call."""
    workers = Workers(1)
    with pytest.raises(ZeroDivisionError):
        await workers.run(divmod, 1, 0)
    workers.close()
