"""Decide when a feed is polled next, and when it has moved for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=1)
PUSHED = timedelta(hours=4)
"""A feed that a hub pushes is polled so often at most: what a push missed waits no longer."""
JITTER = 0.1
RHYTHM_ENTRIES = 20
POLLS_A_GAP = 24
"""So many polls fall between two entries: what is new waits for a twenty-fourth of the usual gap at most."""
MOVED_TIMES = 3
"""A 301 is taken at its word when it was answered so often in a row: sites under repair send it by mistake."""
_MAX_DOUBLINGS = 20


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a feed has something new: the usual time between entries, and when the newest was published."""

    gap: timedelta | None = None
    newest_at: datetime | None = None


def rhythm_of(published: Iterable[datetime | None], now: datetime) -> Rhythm:
    """Return the rhythm of entries published at these moments: the median gap of the newest twenty.

    Moments after `now` tell nothing. Without three moments there is no gap.
    """
    moments = sorted({each for each in published if each is not None and each <= now}, reverse=True)[:RHYTHM_ENTRIES]
    if not moments:
        return Rhythm()
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(moments)]
    return Rhythm(timedelta(seconds=median(gaps)) if len(gaps) > 1 else None, moments[0])


def own_interval(
    rhythm: Rhythm,
    *,
    now: datetime,
    base: timedelta,
    longest: timedelta = LONGEST,
    pushed_until: datetime | None = None,
) -> timedelta:
    """Return how long to wait between polls of a feed with this rhythm: from a minute to `longest`.

    A feed that has been silent for longer than its usual gap is polled less often; one of unknown rhythm each `base`.
    A `base` or `longest` under a minute is what somebody wants, and is the least. One that a hub pushes is polled each
    four hours at most, whatever the rest says.
    """
    if pushed_until is not None and pushed_until > now:
        return max(PUSHED, own_interval(rhythm, now=now, base=base, longest=longest))
    if rhythm.gap is None or rhythm.newest_at is None:
        return min(base, longest)
    gap = max(rhythm.gap, now - rhythm.newest_at)
    shortest = min(SHORTEST, base, longest)
    return max(shortest, min(gap / POLLS_A_GAP, longest))


def next_poll_at(
    *, now: datetime, interval: timedelta, failures: int, retry_after: float | None = None, jitter: float
) -> datetime:
    """Return when to poll next: after `interval`, doubled for each of the `failures` in a row, at most a day.

    `retry_after` is the seconds the server asked to wait, or said that its answer stays fresh; it is never polled
    sooner, unless that is over a day. `jitter` is a random number from -1 to 1 and moves the time by up to a tenth, so
    that feeds added together do not stay together.
    """
    longest = LONGEST.total_seconds()
    doubled = interval.total_seconds() * 2 ** min(max(failures, 0), _MAX_DOUBLINGS)
    delay = min(doubled, longest) * (1 + JITTER * max(-1.0, min(1.0, jitter)))
    if retry_after is not None and retry_after > delay:
        delay = min(retry_after, longest)
    return now + timedelta(seconds=delay)


@dataclass(frozen=True, slots=True)
class Move:
    """Where a feed says it has moved, and how often in a row it said so; `settled`: it is asked there from now on."""

    to: str | None = None
    times: int = 0
    settled: bool = False


def move_of(known: Move, moved_to: str | None, *, at_once: bool) -> Move:
    """Return what to keep in mind after a poll that was redirected for good to `moved_to`, or was not.

    A 308 counts `at_once`, a 301 when it leads to the same address three times in a row.
    """
    if moved_to is None:
        return Move()
    times = known.times + 1 if known.to == moved_to else 1
    return Move(moved_to, times, at_once or times >= MOVED_TIMES)
