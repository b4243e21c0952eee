"""Do what takes milliseconds of a processor beside the event loop: in a thread, or in a process when much waits."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, TypeVar

import structlog

T = TypeVar("T")
Run = Callable[..., Awaitable[Any]]
"""`await run(work, *args)` returns `work(*args)`: in a thread as `asyncio.to_thread`, or as `Workers` does it."""

log = structlog.get_logger()

FEW = 8
"""So many calls at once are done in threads; where that is not enough, a process of its own takes the work."""
LONG = 4
"""What takes ten times as long, the page of an article beside a feed, counts as so many."""
MANY, SPAN = 24, 3.0
"""So many calls have to find more than a few before them within so many seconds."""
THREADS = 2
"""Python's threads take turns: more of them do no more, and leave the event loop less."""
NICE = 5
"""The event loop comes first where there is one processor for all."""


class Workers:
    """Runs functions beside the event loop; `close` it at the end.

    A small bot never starts a process. With thousands of feeds, or hundreds of articles to read, one comes when it is
    needed, and stays: Python's threads take turns with the event loop, a process does not.
    """

    def __init__(self, processes: int | None = None, *, many: int = MANY) -> None:
        """`processes` at most; by default one less than there are processors, and at least one."""
        self._processes = processes or max(1, (os.cpu_count() or 1) - 1)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="worker")
        self._pool: ProcessPoolExecutor | None = None
        self._starting: asyncio.Task[None] | None = None
        self._running = 0
        self._crowded: deque[float] = deque(maxlen=many)
        self._closed = False

    async def run(self, work: Callable[..., T], *args: object) -> T:
        """Return `work(*args)`, where `work` is a module's function that is given and returns what can be pickled."""
        return await self._run(1, work, *args)

    async def run_long(self, work: Callable[..., T], *args: object) -> T:
        """As `run`, for what takes tens of milliseconds rather than a few."""
        return await self._run(LONG, work, *args)

    async def _run(self, weight: int, work: Callable[..., T], *args: object) -> T:
        self._running += weight
        loop = asyncio.get_running_loop()
        try:
            if self._pool is None and self._starting is None and self._is_crowded():
                self._starting = loop.create_task(self._start())
            if self._pool is not None:
                try:
                    return await loop.run_in_executor(self._pool, work, *args)
                except BrokenExecutor:
                    log.warning("worker_process_lost")  # killed, or out of memory: what it did is done again here
                    self._pool = None
            return await loop.run_in_executor(self._threads, work, *args)
        finally:
            self._running -= weight

    def _is_crowded(self) -> bool:
        """Count a call, and say whether many have come lately that found more than a few before them."""
        if self._running <= FEW:
            return False
        now = time.monotonic()
        self._crowded.append(now)
        return len(self._crowded) == self._crowded.maxlen and now - self._crowded[0] <= SPAN

    def close(self) -> None:
        """End the threads and processes; what they are doing is finished first."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    async def _start(self) -> None:
        """Start the processes from a thread, for it takes a tenth of a second."""
        pool = await asyncio.to_thread(_started, self._processes)
        self._starting = None
        if self._closed:
            pool.shutdown(wait=False)
        else:
            self._pool = pool


def _started(processes: int) -> ProcessPoolExecutor:
    pool = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)
    pool.submit(os.getpid)
    return pool


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end with it, however it ends."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(0)

    threading.Thread(target=follow, daemon=True).start()
