"""Run jobs on this process's event loop: bounded, deduplicated, one failure never stopping another."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog

log = structlog.get_logger()

Job = Callable[..., Awaitable[None]]
Key = tuple[str, tuple[tuple[str, int], ...]]


class InlineQueue:
    """Implements `ports.Queue` with asyncio tasks.

    A job that is deferred again while it waits is folded into the waiting one; while it runs, it runs once more
    afterwards, so that nothing that became due meanwhile is missed. State is in the database: what is lost here
    in a crash is found again by the next tick.
    """

    def __init__(self, concurrency: Mapping[str, int], *, grace: float = 8) -> None:
        self._grace = grace
        self._jobs: dict[str, Job] = {}
        self._slots = {name: asyncio.Semaphore(n) for name, n in concurrency.items()}
        self._waiting: set[Key] = set()
        self._running: dict[Key, asyncio.Lock] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def bind(self, jobs: Mapping[str, Job]) -> None:
        """Say what runs under each name; jobs need the queue themselves, so they come after it."""
        self._jobs.update(jobs)

    async def defer(self, job: str, /, **ids: int) -> None:
        """Enqueue `job`; returns at once. Raises KeyError for a job that is not in the registry."""
        key: Key = (job, tuple(sorted(ids.items())))
        run = self._jobs[job]
        if self._closed or key in self._waiting:
            return
        self._waiting.add(key)
        task = asyncio.create_task(self._run(key, run, ids), name=job)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, key: Key, run: Job, ids: Mapping[str, int]) -> None:
        lock = self._running.setdefault(key, asyncio.Lock())
        try:
            async with lock, self._slots[key[0]]:
                self._waiting.discard(key)
                await run(**ids)
        except asyncio.CancelledError:
            raise
        except Exception:  # the job's own errors are decided in the pipeline; this one is a defect of ours
            log.exception("job_failed", job=key[0], **ids)
        finally:
            if key not in self._waiting and not lock.locked():
                self._running.pop(key, None)

    async def drain(self) -> None:
        """Wait until no job waits or runs, including those that jobs deferred."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def close(self) -> None:
        """Stop, where that was not done."""
        await self.stop()

    async def stop(self) -> None:
        """Take no more jobs, wait up to `grace` seconds for the running ones, then cancel the rest."""
        self._closed = True
        tasks = set(self._tasks)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=self._grace)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
