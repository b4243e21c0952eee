"""Tell from a driver's error whether the database is at fault, and what a person can do about it."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_SQLITE = {
    sqlite3.SQLITE_BUSY: "another process holds it locked; stop that one (is communique running twice?) and try again",
    sqlite3.SQLITE_LOCKED: "another process holds it locked; stop that one and try again",
    sqlite3.SQLITE_FULL: "the disk is full; make room and go on: nothing that was stored is lost",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; put a backup in its place, or save what can be read with "
    "`sqlite3 FILE .recover`",
    sqlite3.SQLITE_NOTADB: "the file is no SQLite database; point DATABASE_URL to another file",
    sqlite3.SQLITE_READONLY: "it cannot be written; give this user the right to write the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; the folder must exist and this user be allowed to write in it",
    sqlite3.SQLITE_IOERR: "reading or writing failed; look at the disk",
    sqlite3.SQLITE_PERM: "access was refused; give this user the right to write the file and its folder",
}

_POSTGRES = {
    "08": "the connection was lost; is the server running, and the address right?",
    "28": "the server refused user or password; look at DATABASE_URL",
    "3D": "there is no database of that name; create it with createdb",
    "42501": "the user may not do that; grant it the right to create and write tables",
    "25006": "it is read-only (a standby?); point DATABASE_URL to the primary",
    "53100": "the server's disk is full; make room and go on: nothing that was stored is lost",
    "53": "the server has no room for another connection or is out of memory; look at max_connections",
    "57": "the server was shut down or cancelled the statement; it is tried again",
    "58": "the server reports an error of its disk or files; look at its log",
    "XX": "the server reports damaged data; look at its log",
    "40": "two transactions got in each other's way; it is tried again",
    "55P03": "another process holds a lock; try again",
}


def explain(error: DBAPIError | PoolTimeout) -> str | None:
    """Return what is wrong with the database and what to do; None when the statement is at fault, not the database.

    Never repeats the driver's own words: they can carry parts of the address.
    """
    if isinstance(error, PoolTimeout):
        return "every connection is in use; it is tried again"
    original = error.orig
    if isinstance(original, sqlite3.Error):
        return explain_sqlite(original)
    state = getattr(original, "sqlstate", None)
    if state is not None:
        return next((_POSTGRES[head] for head in (state, state[:2]) if head in _POSTGRES), None)
    if type(original).__name__ in {"OperationalError", "ConnectionTimeout"}:
        return _unreachable(str(original))  # psycopg gives no code where no connection came about
    return None


def explain_sqlite(error: sqlite3.Error) -> str | None:
    """Like `explain`, for an error of the sqlite3 module."""
    code = getattr(error, "sqlite_errorcode", None)  # absent from errors of the module itself
    return _SQLITE.get(code & 0xFF) if code is not None else None


def _unreachable(message: str) -> str:
    if "password authentication failed" in message or "no password supplied" in message:
        return _POSTGRES["28"]
    if "does not exist" in message:
        return _POSTGRES["3D"] if "database" in message else _POSTGRES["28"]
    if "too many" in message:
        return _POSTGRES["53"]
    return "the server cannot be reached; is it running, and are host and port right?"
