"""Queries of feeds: which there are, which are due, how the last poll went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from bot.model import Feed
from bot.store.columns import CleanText, Tx, insert, key
from bot.store.schema import feeds as table
from bot.store.schema import hubs

__all__ = [
    "PollFailed",
    "PollWent",
    "Tx",
    "add_feed",
    "due_feeds",
    "get_feed",
    "get_feeds",
    "list_feeds",
    "make_all_due",
    "make_due",
    "move_feed",
    "record_failures",
    "record_polls",
    "remove_feed",
    "retire_feed",
]


async def add_feed(
    tx: Tx, url: str, now: datetime, title: str | None = None, *, revive: bool = False
) -> tuple[Feed, bool]:
    """Store a feed, due at once, and whether it is new; one that is there already is returned as it is.

    `revive`: one that was retired is polled again.
    """
    added = await tx.execute(
        insert(tx, table)
        .values(url=url, url_key=key(url), title=title, next_poll_at=now)
        .on_conflict_do_nothing()
        .returning(table)
    )
    if (row := added.one_or_none()) is not None:
        return _feed(row), True
    if revive:
        again = {"retired_at": None, "failures": 0, "last_error": None, "next_poll_at": now}
        retired = (table.c.url_key == key(url)) & table.c.retired_at.is_not(None)
        await tx.execute(update(table).where(retired).values(again))
    return _feed((await tx.execute(select(table).where(table.c.url_key == key(url)))).one()), False


async def remove_feed(tx: Tx, feed: str | int) -> bool:
    """Remove a feed by address or id; its articles and briefings stay. False when there was none."""
    which = table.c.id == feed if isinstance(feed, int) else table.c.url_key == key(feed)
    return (await tx.execute(delete(table).where(which))).rowcount > 0


async def get_feed(tx: Tx, feed_id: int) -> Feed | None:
    """Return a feed, or None."""
    row = (await tx.execute(select(table).where(table.c.id == feed_id))).one_or_none()
    return _feed(row) if row else None


async def get_feeds(tx: Tx, ids: Sequence[int]) -> dict[int, Feed]:
    """Return feeds by their ids, with how long they are pushed; those that are not there are left out."""
    found = select(table, hubs.c.lease_until).outerjoin(hubs, hubs.c.feed_id == table.c.id).where(table.c.id.in_(ids))
    return {row.id: replace(_feed(row), pushed_until=row.lease_until) for row in await tx.execute(found)}


async def list_feeds(tx: Tx) -> list[Feed]:
    """Return every feed, first added first."""
    return [_feed(row) for row in await tx.execute(select(table).order_by(table.c.id))]


async def due_feeds(tx: Tx, now: datetime, limit: int) -> list[int]:
    """Return the ids of up to `limit` feeds that are due, longest overdue first."""
    due = (
        select(table.c.id)
        .where(table.c.next_poll_at <= now, table.c.retired_at.is_(None))
        .order_by(table.c.next_poll_at, table.c.id)
        .limit(limit)
    )
    return list((await tx.execute(due)).scalars())


async def make_all_due(tx: Tx, now: datetime) -> None:
    """Let every feed be polled now, but for retired ones."""
    later = (table.c.next_poll_at > now) & table.c.retired_at.is_(None)
    await tx.execute(update(table).where(later).values(next_poll_at=now))


async def make_due(tx: Tx, feed_id: int, now: datetime) -> None:
    """Let a feed be polled now."""
    await tx.execute(update(table).where(table.c.id == feed_id).values(next_poll_at=now))


@dataclass(frozen=True, slots=True)
class PollWent:
    """How a poll went well. A missing title keeps the one known; whatever else is missing is forgotten."""

    feed_id: int
    next_poll_at: datetime
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    gap: timedelta | None = None
    newest_at: datetime | None = None
    moved_to: str | None = None
    moved_times: int = 0


@dataclass(frozen=True, slots=True)
class PollFailed:
    """That a poll failed, and why."""

    feed_id: int
    next_poll_at: datetime
    reason: str


async def record_polls(tx: Tx, went: Sequence[PollWent], now: datetime) -> None:
    """Record polls that went well."""
    rows = [
        {
            "b_id": each.feed_id,
            "b_next_poll_at": each.next_poll_at,
            "b_title": each.title or None,
            "b_etag": each.etag,
            "b_last_modified": each.last_modified,
            "b_gap_seconds": None if each.gap is None else int(each.gap.total_seconds()),
            "b_newest_at": each.newest_at,
            "b_moved_to": each.moved_to,
            "b_moved_times": each.moved_times,
            "b_now": now,
        }
        for each in sorted(went, key=lambda each: each.feed_id)
    ]
    if rows:
        await tx.execute(_WENT, rows)


async def record_failures(tx: Tx, failed: Sequence[PollFailed], now: datetime) -> None:
    """Record polls that failed: one more in a row."""
    rows = [
        {"b_id": each.feed_id, "b_next_poll_at": each.next_poll_at, "b_reason": each.reason, "b_now": now}
        for each in sorted(failed, key=lambda each: each.feed_id)
    ]
    if rows:
        await tx.execute(_FAILED, rows)


# The names of the parameters differ from those of the columns, which SQLAlchemy would set by itself.
_WENT = (
    update(table)
    .where(table.c.id == bindparam("b_id"))
    .values(
        next_poll_at=bindparam("b_next_poll_at"),
        last_polled_at=bindparam("b_now"),
        last_success_at=bindparam("b_now"),
        failures=0,
        last_error=None,
        title=func.coalesce(bindparam("b_title", type_=CleanText()), table.c.title),
        etag=bindparam("b_etag"),
        last_modified=bindparam("b_last_modified"),
        gap_seconds=bindparam("b_gap_seconds"),
        newest_at=bindparam("b_newest_at"),
        moved_to=bindparam("b_moved_to"),
        moved_times=bindparam("b_moved_times"),
    )
)
_FAILED = (
    update(table)
    .where(table.c.id == bindparam("b_id"))
    .values(
        next_poll_at=bindparam("b_next_poll_at"),
        last_polled_at=bindparam("b_now"),
        failures=table.c.failures + 1,
        last_error=bindparam("b_reason"),
    )
)


async def move_feed(tx: Tx, feed_id: int, url: str) -> bool:
    """Let a feed be asked at another address from now on; False where another feed is asked there already."""
    taken = await tx.scalar(select(table.c.id).where(table.c.url_key == key(url), table.c.id != feed_id))
    if taken is not None:
        return False
    moved = {"url": url, "url_key": key(url), "moved_to": None, "moved_times": 0}
    await tx.execute(update(table).where(table.c.id == feed_id).values(moved))
    return True


async def retire_feed(tx: Tx, feed_id: int, *, now: datetime, reason: str) -> None:
    """Poll a feed no more, and keep why."""
    await tx.execute(
        update(table)
        .where(table.c.id == feed_id)
        .values(retired_at=now, last_polled_at=now, last_error=reason, failures=table.c.failures + 1)
    )


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        id=row.id,
        url=row.url,
        title=row.title,
        next_poll_at=row.next_poll_at,
        etag=row.etag,
        last_modified=row.last_modified,
        last_polled_at=row.last_polled_at,
        last_success_at=row.last_success_at,
        failures=row.failures,
        last_error=row.last_error,
        gap=None if row.gap_seconds is None else timedelta(seconds=row.gap_seconds),
        newest_at=row.newest_at,
        moved_to=row.moved_to,
        moved_times=row.moved_times,
        retired_at=row.retired_at,
    )
