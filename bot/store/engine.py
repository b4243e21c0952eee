"""Open the database, bring it up to date, and hand out transactions; say in words when it cannot be used."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import DatabaseUnavailable
from bot.store.claims import Claim, SoleSender
from bot.store.columns import Tx
from bot.store.failures import explain, explain_sqlite
from bot.store.migrations import is_current, upgrade
from bot.store.turns import WriteTurns

BUSY_SECONDS = 5
"""How long SQLite waits for another process's write before it says "locked"."""
READERS = 4
SQLITE_FORMS = {"sqlite", "sqlite+aiosqlite"}
POSTGRES_FORMS = {"postgres", "postgresql", "postgresql+psycopg"}
FORMS = "write sqlite:///communique.db or postgresql://user:password@host/name"


class Store:
    """The open database. One for a process; `await store.close()` at the end, or the process may not end.

    On SQLite one transaction writes at a time (the next waits its turn, without polling), and any number read beside
    it. A transaction waits for nothing but the database: no network, no model while one is open.
    """

    def __init__(
        self,
        writer: AsyncEngine,
        reader: AsyncEngine,
        where: str,
        turns: WriteTurns | None = None,
        *,
        hurried: bool = False,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self._where = where
        self._sender = SoleSender(writer)
        self._turns = turns or WriteTurns()
        self._hurried = hurried

    @classmethod
    async def open(cls, url: str) -> Store:
        """Connect to DATABASE_URL and migrate it to the newest schema. Raises DatabaseUnavailable."""
        address = parse_url(url)
        where = f"database {_shown(address)}"
        try:
            if address.get_backend_name() == "sqlite":
                await asyncio.to_thread(_check_file, str(address.database), where)
                store = cls(_sqlite(address, read_only=False), _sqlite(address, read_only=True), where)
            else:
                engine = _postgres(address)
                store = cls(engine, engine.execution_options(postgresql_readonly=True), where)
        except ModuleNotFoundError:
            raise DatabaseUnavailable(
                "DATABASE_URL: PostgreSQL needs the package psycopg; install it with pip install 'communique[postgres]'"
            ) from None
        try:
            async with store.begin() as tx:
                if not await is_current(tx):
                    await upgrade(tx)
        except BaseException:
            await store.close()
            raise
        return store

    def for_people(self) -> Store:
        """Return the same database for who answers people: what it writes goes before what has time."""
        return Store(self._writer, self._reader, self._where, self._turns, hurried=True)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._writer.dialect.name

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Tx]:
        """Open a transaction that writes: committed at the end, rolled back on an error.

        Raises DatabaseUnavailable when the database is locked by another process, full, damaged or gone.
        """
        async with self._one_writer():
            with self._explained():
                async with self._writer.begin() as tx:
                    yield tx

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """Open a transaction that only reads: on SQLite a snapshot that waits for no writer. A write is refused."""
        with self._explained():
            async with self._reader.connect() as tx:
                yield tx

    @property
    def path(self) -> Path | None:
        """The file, on SQLite."""
        return Path(str(self._writer.url.database)) if self.dialect == "sqlite" else None

    async def claim_sending(self) -> Claim:
        """Ask to be the one process that sends from this database. Raises DatabaseUnavailable."""
        with self._explained():
            return await self._sender.take()

    async def close(self) -> None:
        """Close every connection, and let another process send."""
        await self._sender.release()
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def _one_writer(self) -> AsyncIterator[None]:
        if self.dialect != "sqlite":
            yield
            return
        async with self._turns.turn(hurried=self._hurried):
            yield

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, PoolTimeout) as e:
            reason = explain(e)
            if reason is None:
                raise
            raise DatabaseUnavailable(f"{self._where}: {reason}") from None


def parse_url(url: str) -> URL:
    """Read DATABASE_URL. Raises DatabaseUnavailable, without showing it, for what is none."""
    try:
        address = make_url(url.strip())
    except (ArgumentError, ValueError):
        raise DatabaseUnavailable(
            f"DATABASE_URL: this is no address of a database; {FORMS} (a password with : / @ or % percent-encoded)"
        ) from None
    if address.drivername in POSTGRES_FORMS:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername not in SQLITE_FORMS:
        raise DatabaseUnavailable(f"DATABASE_URL: {address.drivername} is not supported; {FORMS}")
    if address.host:
        raise DatabaseUnavailable(f"DATABASE_URL: sqlite takes three slashes, or four for an absolute path; {FORMS}")
    if address.database in (None, "", ":memory:"):
        raise DatabaseUnavailable(f"DATABASE_URL: a file is needed, nothing in memory outlives a restart; {FORMS}")
    return address.set(drivername="sqlite+aiosqlite")


def postgres_address(url: str) -> str | None:
    """Return DATABASE_URL as PostgreSQL's own library takes it, None for SQLite. Raises DatabaseUnavailable."""
    address = parse_url(url)
    if address.get_backend_name() == "sqlite":
        return None
    return address.set(drivername="postgresql").render_as_string(hide_password=False)


def _check_file(path: str, where: str) -> None:
    """Raise DatabaseUnavailable for a file that cannot be opened.

    aiosqlite would say the same, but its thread would then trip over the closed event loop, and print a traceback.
    """
    try:
        sqlite3.connect(path, uri=path.startswith("file:")).close()
    except sqlite3.Error as e:
        raise DatabaseUnavailable(f"{where}: {explain_sqlite(e) or e}") from None


def _shown(address: URL) -> str:
    if address.get_backend_name() == "sqlite":
        return str(address.database)
    return URL.create("postgresql", host=address.host, port=address.port, database=address.database).render_as_string()


def _sqlite(address: URL, *, read_only: bool) -> AsyncEngine:
    """Return an engine for a file. SQLAlchemy's documented recipe: the driver begins nothing, we say BEGIN."""
    engine = create_async_engine(
        address,
        pool_size=READERS if read_only else 1,
        max_overflow=0,
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
    )
    # IMMEDIATE takes the write lock at once: a transaction that reads first could otherwise not go on to write.
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: DBAPIConnection, _: object) -> None:
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA journal_mode = WAL")
            # With NORMAL a kill loses nothing, but a power cut may lose the last commits, "sent" among them, and
            # those messages would go out twice. FULL costs one fsync a commit; the outbox batches its commits.
            cursor.execute("PRAGMA synchronous = FULL")
            cursor.execute("PRAGMA foreign_keys = ON")
            if read_only:
                cursor.execute("PRAGMA query_only = ON")
            cursor.close()
        except BaseException:
            connection.close()  # the pool forgets a connection that could not be set up, and its thread with it
            raise

    @event.listens_for(engine.sync_engine, "invalidate")
    def roll_back(connection: DBAPIConnection, *_: object) -> None:
        # What a cancelled task leaves is closed, but SQLite keeps it, and its lock, while a cursor with a statement in
        # progress is left in memory: until the garbage collector comes by, all others would find the file locked.
        with suppress(Exception):  # it may be closed, or never have been opened
            connection.rollback()

    @event.listens_for(engine.sync_engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgres(address: URL) -> AsyncEngine:
    try:
        return create_async_engine(
            address,
            pool_size=5,
            max_overflow=5,
            pool_pre_ping=True,  # a restarted server costs one reconnect, not an error
            pool_recycle=1800,
            connect_args={"connect_timeout": 10, "application_name": "communique"},
        )
    except NoSuchModuleError as e:
        raise DatabaseUnavailable(f"DATABASE_URL: {e}; {FORMS}") from None
