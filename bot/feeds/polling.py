"""Decide when a feed is polled next."""

from __future__ import annotations

from datetime import datetime, timedelta

LONGEST = timedelta(days=1)
JITTER = 0.1
_MAX_DOUBLINGS = 20


def next_poll_at(
    *, now: datetime, interval: timedelta, failures: int, retry_after: float | None = None, jitter: float
) -> datetime:
    """Return when to poll next: after `interval`, doubled for each of the `failures` in a row, at most a day.

    `retry_after` is the seconds the server asked to wait; it is never polled sooner, unless that is over a day.
    `jitter` is a random number from -1 to 1 and moves the time by up to a tenth, so that feeds added together do not
    stay together.
    """
    longest = LONGEST.total_seconds()
    doubled = interval.total_seconds() * 2 ** min(max(failures, 0), _MAX_DOUBLINGS)
    delay = min(doubled, longest) * (1 + JITTER * max(-1.0, min(1.0, jitter)))
    if retry_after is not None and retry_after > delay:
        delay = min(retry_after, longest)
    return now + timedelta(seconds=delay)
