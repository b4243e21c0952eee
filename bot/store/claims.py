"""Be the only process that sends: a lock that PostgreSQL gives back the moment its holder is gone."""

from __future__ import annotations

from enum import Enum

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.columns import Lock


class Claim(Enum):
    """What came of asking to be the one that sends."""

    NEW = "new"
    """From now on: whoever sent before is gone, and what it left on its way is the caller's to settle."""
    HELD = "held"
    """As before."""
    REFUSED = "refused"
    """Another process sends."""


class SoleSender:
    """The claim of one process, held by a connection of its own to PostgreSQL until `release`, or the process ends.

    A killed process is noticed at once, a machine that lost its power or its network within half a minute. On SQLite
    one process works on a file, and the claim is always granted.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._held = False

    async def take(self) -> Claim:
        """Ask to be the one, or whether it still is so. Raises DBAPIError."""
        if self._engine.dialect.name != "postgresql":
            claim = Claim.HELD if self._held else Claim.NEW
        elif await self._alive():
            claim = Claim.HELD
        else:
            claim = await self._lock()
        self._held = claim is not Claim.REFUSED
        return claim

    async def release(self) -> None:
        """Let another process send."""
        connection, self._connection = self._connection, None
        self._held = False
        if connection is not None:
            try:
                await connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": Lock.SENDER.value})
            except DBAPIError:  # a connection that is lost holds no lock
                pass
            finally:
                await connection.close()

    async def _alive(self) -> bool:
        if self._connection is None:
            return False
        try:
            await self._connection.execute(text("SELECT 1"))
        except DBAPIError:
            await self.release()
            return False
        return True

    async def _lock(self) -> Claim:
        connection = await self._engine.connect()
        try:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            for setting in ("idle = 10", "interval = 5", "count = 3"):
                await connection.execute(text(f"SET tcp_keepalives_{setting}"))
            locking = text("SELECT pg_try_advisory_lock(:lock)")
            locked = await connection.scalar(locking, {"lock": Lock.SENDER.value})
        except BaseException:
            await connection.close()
            raise
        if not locked:
            await connection.close()
            return Claim.REFUSED
        self._connection = connection
        return Claim.NEW
