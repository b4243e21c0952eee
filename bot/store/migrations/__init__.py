"""Bring a database to the newest schema with Alembic, whoever starts first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.errors import DatabaseUnavailable
from bot.store.columns import Lock, Tx, take_lock

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0009"
"""The newest revision in `versions`."""


async def is_current(tx: Tx) -> bool:
    """Whether the schema is the newest."""
    return await tx.run_sync(_revision) == HEAD


async def upgrade(tx: Tx) -> None:
    """Migrate to the newest schema in the caller's transaction: all of it, or nothing.

    A second process that starts meanwhile waits (SQLite's write lock, PostgreSQL's advisory lock) and finds it done.
    Raises DatabaseUnavailable for a database of a newer version of this program.
    """
    await take_lock(tx, Lock.MIGRATION)
    await tx.run_sync(_upgrade)


def config(connection: Connection) -> Config:
    """Return Alembic's configuration; there is no alembic.ini, so that it works from a wheel."""
    from alembic.config import Config

    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection) -> None:
    # Imported here: loading Alembic takes a tenth of a second, and most starts find the schema up to date.
    from alembic import command
    from alembic.util.exc import CommandError

    try:
        command.upgrade(config(connection), "head")
    except CommandError:
        raise DatabaseUnavailable(
            "the database was written by a newer version of communique; install that version, or use another database"
        ) from None
