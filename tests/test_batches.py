"""What is done in batches, and what is done beside the event loop."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import pytest

from bot.batches import Batches
from bot.errors import NoArticleText, NotAFeed, SourceUnavailable, SummarizerFailed
from bot.parsing import read_feed
from bot.workers import FEW, LONG, Workers

URL = "https://wire.example/"


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
    workers = Workers(1, many=1)
    try:
        assert await workers.run(pid, 0) == os.getpid()
        assert await workers.run_long(pid, 0) == os.getpid()
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


async def test_much_for_a_moment_starts_no_process() -> None:
    """Only what goes on does, in waves too; a few long calls are much."""
    workers = Workers(1, many=4)
    try:
        await asyncio.gather(*(workers.run(pid, 0.001) for _ in range(FEW + 2)))
        await asyncio.gather(*(workers.run_long(pid, 0.001) for _ in range(FEW // LONG + 1)))
        assert workers._starting is None
        await asyncio.gather(*(workers.run_long(pid, 0.001) for _ in range(FEW // LONG + 1)))
        assert workers._starting is not None or workers._pool is not None
    finally:
        workers.close()


@pytest.mark.parametrize("where", ["thread", "process"])
async def test_errors_come_back_as_they_are(where: str) -> None:
    """From a thread as from a call, and from another process with all that they tell."""
    workers = Workers(1, many=1)
    try:
        if where == "process":
            await workers._start()
        with pytest.raises(ZeroDivisionError):
            await workers.run(divmod, 1, 0)
        with pytest.raises(NotAFeed) as caught:
            await workers.run(read_feed, b'<html><link rel="alternate" type="application/rss+xml" href="/f">', URL, "")
        assert (caught.value.url, caught.value.candidates) == (URL, ("https://wire.example/f",))
        assert caught.value.reason in str(caught.value)
        assert (workers._pool is not None) == (where == "process")
    finally:
        workers.close()


@pytest.mark.parametrize(
    "error",
    [
        NoArticleText("https://a.example", "is empty", ("https://b.example",), retry_after=3),
        SourceUnavailable("https://a.example", "is gone", gone=True, status=410),
        SummarizerFailed("too slow", retry_after=2),
    ],
)
def test_errors_can_be_pickled(error: Exception) -> None:
    """With every attribute."""
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
