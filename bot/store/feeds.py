"""Queries of feeds: which there are, which are due, how the last poll went."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.model import Feed
from bot.store.columns import Tx, insert, key
from bot.store.schema import feeds as table

__all__ = [
    "Tx",
    "add_feed",
    "due_feeds",
    "get_feed",
    "list_feeds",
    "make_all_due",
    "move_feed",
    "record_failure",
    "record_poll",
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


async def record_poll(
    tx: Tx,
    feed_id: int,
    *,
    now: datetime,
    next_poll_at: datetime,
    title: str | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
    gap: timedelta | None = None,
    newest_at: datetime | None = None,
    moved_to: str | None = None,
    moved_times: int = 0,
) -> None:
    """Record that a poll went well. A missing title keeps the one known; whatever else is missing is forgotten."""
    values: dict[str, Any] = {
        "next_poll_at": next_poll_at,
        "last_polled_at": now,
        "last_success_at": now,
        "failures": 0,
        "last_error": None,
        "etag": etag,
        "last_modified": last_modified,
        "gap_seconds": None if gap is None else int(gap.total_seconds()),
        "newest_at": newest_at,
        "moved_to": moved_to,
        "moved_times": moved_times,
    }
    if title:
        values["title"] = title
    await tx.execute(update(table).where(table.c.id == feed_id).values(values))


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


async def record_failure(tx: Tx, feed_id: int, *, now: datetime, next_poll_at: datetime, reason: str) -> None:
    """Record that a poll failed and why: one more in a row."""
    await tx.execute(
        update(table)
        .where(table.c.id == feed_id)
        .values(next_poll_at=next_poll_at, last_polled_at=now, failures=table.c.failures + 1, last_error=reason)
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
