"""Do what takes milliseconds of a processor beside the event loop: in a thread, or in a process when much waits."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import TypeVar

import structlog

T = TypeVar("T")

log = structlog.get_logger()

FEW = 8
"""So many calls at once are done in threads; with more, a process of its own takes the work from the event loop's."""
THREADS = 4


class Workers:
    """Runs functions beside the event loop; `close` it at the end.

    A small bot never starts a process. With thousands of feeds one comes when it is needed, and stays: Python's
    threads take turns with the event loop, a process does not.
    """

    def __init__(self, processes: int | None = None) -> None:
        """`processes` at most; by default one less than there are processors, and at least one."""
        self._processes = processes or max(1, (os.cpu_count() or 1) - 1)
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="worker")
        self._pool: ProcessPoolExecutor | None = None
        self._starting: asyncio.Task[None] | None = None
        self._running = 0
        self._closed = False

    async def run(self, work: Callable[..., T], *args: object) -> T:
        """Return `work(*args)`, where `work` is a module's function that is given and returns what can be pickled."""
        self._running += 1
        loop = asyncio.get_running_loop()
        try:
            if self._pool is None and self._running > FEW and self._starting is None:
                self._starting = loop.create_task(self._start())
            if self._pool is not None:
                try:
                    return await loop.run_in_executor(self._pool, work, *args)
                except BrokenExecutor:
                    log.warning("worker_process_lost")  # killed, or out of memory: what it did is done again here
                    self._pool = None
            return await loop.run_in_executor(self._threads, work, *args)
        finally:
            self._running -= 1

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
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(0)

    threading.Thread(target=follow, daemon=True).start()
