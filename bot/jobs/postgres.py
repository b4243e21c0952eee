"""Run jobs on any worker of a PostgreSQL, with procrastinate: a dead worker's jobs come back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

import structlog
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status
from psycopg import OperationalError

from bot.errors import DatabaseUnavailable
from bot.jobs.inline import InlineQueue, Job

log = structlog.get_logger()

CONCURRENCY = 16
HEARTBEAT_SECONDS = 5.0
DEAD_AFTER_SECONDS = 20.0
SENDING = "deliver"
"""Stays in the process that answers people: Telegram's limit is a token's, so one limiter has to see all messages."""


class PostgresQueue:
    """Implements `ports.Queue`; jobs are rows, shared by all processes on the same database.

    Only SENDING is done where it is deferred, if this process `sends`, and otherwise left to the tick of the one that
    does: what is to be sent stands in the tables.
    """

    def __init__(self, url: str, *, grace: float = 8, sends: bool = True) -> None:
        self._local = InlineQueue({SENDING: 1}, grace=grace) if sends else None
        self._grace = grace
        self._app = App(connector=PsycopgConnector(conninfo=url, min_size=1, max_size=CONCURRENCY + 2))
        self._worker: asyncio.Task[None] | None = None
        self._rescuer: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect, and create procrastinate's tables where they are not. Raises DatabaseUnavailable."""
        try:
            await self._app.open_async()
            if not await self._app.check_connection_async():
                try:
                    await self._app.schema_manager.apply_schema_async()
                except ConnectorException:
                    if not await self._app.check_connection_async():  # else another process was first
                        raise
        except (ConnectorException, OperationalError) as e:
            raise DatabaseUnavailable(f"DATABASE_URL: the job queue cannot be opened ({type(e).__name__})") from None

    def bind(self, jobs: Mapping[str, Job]) -> None:
        """Say what runs under each name."""
        for name, run in jobs.items():
            if name == SENDING:
                if self._local is not None:
                    self._local.bind({name: run})
                continue
            self._app.task(name=name)(_guarded(name, run))

    async def defer(self, job: str, /, **ids: int) -> None:
        """Enqueue `job` for whichever worker is free; one that waits already with these ids is not enqueued again."""
        if job == SENDING:
            if self._local is not None:
                await self._local.defer(job, **ids)
            return
        key = ":".join([job, *(str(ids[name]) for name in sorted(ids))])
        with suppress(AlreadyEnqueued):
            await self._app.configure_task(name=job, lock=key, queueing_lock=key).defer_async(**ids)

    def start(self) -> None:
        """Take jobs in this process until `close`, which lets the running ones finish."""
        self._worker = asyncio.create_task(
            self._app.run_worker_async(
                concurrency=CONCURRENCY,
                install_signal_handlers=False,
                shutdown_graceful_timeout=self._grace,
                delete_jobs="always",  # the tables of the pipeline are the record; finished jobs are only weight
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS,
            ),
            name="worker",
        )
        self._rescuer = asyncio.create_task(self._rescue_forever(), name="rescuer")

    async def _rescue_forever(self) -> None:
        while True:
            await asyncio.sleep(DEAD_AFTER_SECONDS / 2)
            try:
                rescued = await self.rescue()
            except ConnectorException as e:
                log.warning("rescue_failed", error=type(e).__name__)
            else:
                if rescued:
                    log.warning("jobs_rescued", count=rescued)

    async def rescue(self) -> int:
        """Free what dead workers held; return how many jobs. Their work is still due, so it is found again."""
        stalled = list(await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS))
        for job in stalled:
            await self._app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
        return len(stalled)

    async def stop(self) -> None:
        """Take no more jobs and let the running ones finish, for `grace` seconds; jobs can still be enqueued."""
        worker, self._worker = self._worker, None
        if self._rescuer is not None:
            self._rescuer.cancel()
        ending = [self._local.stop()] if self._local is not None else []
        if worker is not None:
            worker.cancel()  # procrastinate takes a cancellation as the wish to stop
            ending.append(_ended(worker))
        await asyncio.gather(*ending)

    async def close(self) -> None:
        """Stop, and disconnect."""
        await self.stop()
        await self._app.close_async()


async def _ended(task: asyncio.Task[None]) -> None:
    await asyncio.wait([task])


def _guarded(name: str, run: Job) -> Job:
    async def job(**ids: int) -> None:
        try:
            await run(**ids)
        except Exception:  # the job's own errors are decided in the pipeline; this one is a defect of ours
            log.exception("job_failed", job=name, **ids)

    return job
