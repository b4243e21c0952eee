"""Feeds, their hubs, and the entries they carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is polled. `next_poll_at` is when it is due; all times are aware and in UTC."""

    id: int
    url: str
    title: str | None
    next_poll_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    last_polled_at: datetime | None = None
    last_success_at: datetime | None = None
    failures: int = 0
    """Failed polls in a row."""
    last_error: str | None = None
    gap: timedelta | None = None
    """The usual time between two entries, where it is known."""
    newest_at: datetime | None = None
    moved_to: str | None = None
    """Where it was redirected for good at the last poll, `moved_times` polls in a row."""
    moved_times: int = 0
    pushed_until: datetime | None = None
    """Until when its hub pushes it."""
    retired_at: datetime | None = None
    """Since when it is not polled any more; `last_error` says why."""


@dataclass(frozen=True, slots=True)
class Hub:
    """A WebSub hub that pushes what is new in a feed, once it has confirmed: until `lease_until`."""

    feed_id: int
    hub: str
    topic: str
    secret: str
    next_try_at: datetime
    """It is not asked before."""
    lease_until: datetime | None = None
    failures: int = 0
    last_error: str | None = None


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry as a feed has it, before it is stored. `url` is absolute; `content` is plain text."""

    guid: str
    url: str
    title: str
    content: str
    published_at: datetime | None = None
    full: bool = False
    """The feed carries the whole article (`content:encoded`, Atom `content`, JSON Feed `content_html`)."""
    language: str | None = None
    author: str | None = None
    publisher: str | None = None
    """Whose article it is by the words of a feed over many publishers, and where they are on the web."""
    publisher_url: str | None = None
