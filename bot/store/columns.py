"""Column types that mean the same on SQLite and PostgreSQL, and the dialects' INSERT."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from pydantic_core import from_json
from sqlalchemy import (
    BigInteger,
    Dialect,
    Insert,
    Integer,
    Select,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    column,
    func,
    select,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

Tx = AsyncConnection
"""A transaction of the caller's: from `Store.begin()`, or from `Store.read()` for what only reads."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Id = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts ids up only in a column that is called INTEGER."""


_UNORDERED = ("sort", "bitmapscan", "seqscan")
"""PostgreSQL's ways to find rows that are in no order."""


class Lock(Enum):
    """What one transaction does at a time: keys of PostgreSQL's advisory locks, any numbers that stay the same."""

    MIGRATION = 0x636F6D01
    STORIES = 0x636F6D02
    FOLLOWERS = 0x636F6D03
    LEASE = 0x636F6D04
    SENDER = 0x636F6D05


class UtcTime(TypeDecorator[datetime]):
    """An aware datetime in UTC: timestamptz on PostgreSQL; on SQLite whole microseconds since 1970, which sort and
    compare as numbers and cost no parsing. A naive datetime is a defect, and refused.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.TIMESTAMP(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone; times are stored in UTC")
        return value if dialect.name == "postgresql" else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return EPOCH + int(value) * MICROSECOND


class CleanText(TypeDecorator[str]):
    """Text from outside, without what databases refuse: PostgreSQL no NUL, neither of them half a surrogate pair."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class Json(TypeDecorator[Any]):
    """A JSON value as text, the same on both databases (jsonb would refuse an escaped NUL)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else from_json(value)  # twice as fast as json, and equal words are one in memory


def clean(text: str) -> str:
    """Return `text` without NUL, and with a question mark for each half of a surrogate pair."""
    text = str(text).replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def key(text: str) -> str:
    """Return `text` as a unique index can hold it: as it is up to 1,000 bytes, else its beginning and its hash.

    PostgreSQL refuses index rows over about 2,700 bytes, and feeds may send guids of any length.
    """
    text = clean(text)
    raw = text.encode()
    if len(raw) <= 1000:
        return text
    return f"{text[:200]}#sha256:{hashlib.sha256(raw).hexdigest()}"


async def take_lock(tx: Tx, lock: Lock, *, shared: bool = False, in_order: bool = False) -> None:
    """Wait until no other transaction holds `lock`, and hold it to the end of this one. `shared` ones share it.

    `in_order`: what the transaction reads then is to be read from an index in its order as far as needed. PostgreSQL
    would sort all that it takes for few, and of what was written this minute it knows nothing.

    On SQLite there is nothing to wait for: one transaction writes at a time.
    """
    if tx.dialect.name == "postgresql":
        function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        wanted = "".join(f", set_config('enable_{way}', 'off', true)" for way in _UNORDERED) if in_order else ""
        await tx.execute(sql(f"SELECT {function}(:lock){wanted}"), {"lock": lock.value})


async def insert_new(tx: Tx, statement: Insert) -> int:
    """Run an INSERT … ON CONFLICT DO NOTHING, and return how many rows were new."""
    done = await tx.execute(statement, execution_options={"preserve_rowcount": True})
    return max(done.rowcount, 0)


def each_of(tx: Tx, ids: Sequence[int]) -> Select[tuple[int]]:
    """Return a SELECT of `ids`, for `IN`: they are one parameter, and the statement is the same for however many."""
    if tx.dialect.name == "postgresql":
        listed = func.unnest(bindparam(None, list(ids), postgresql.ARRAY(BigInteger))).column_valued("listed")
        return select(listed)
    each = func.json_each(bindparam(None, json.dumps(list(ids)), Text)).table_valued(column("value", BigInteger))
    return select(each.c.value)


def insert(tx: Tx, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return the dialect's INSERT, for its ON CONFLICT; both spell it alike."""
    return postgresql.insert(table) if tx.dialect.name == "postgresql" else sqlite.insert(table)
