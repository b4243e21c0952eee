"""When a feed is polled next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.freshness import fresh_seconds
from bot.feeds.polling import Move, Rhythm, move_of, next_poll_at, own_interval, rhythm_of

NOW = datetime(2025, 5, 28, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("failures", "minutes"), [(0, 5), (1, 10), (2, 20), (8, 1280), (9, 1440), (10**6, 1440)])
def test_each_failure_doubles_the_wait_up_to_a_day(failures: int, minutes: int) -> None:
    """A feed that fails is polled less often, and at least once a day."""
    assert next_poll_at(now=NOW, interval=5 * MINUTE, failures=failures, jitter=0) == NOW + minutes * MINUTE


@pytest.mark.parametrize(("retry_after", "minutes"), [(60, 5), (600, 10), (10**9, 1440), (None, 5)])
def test_what_the_server_asks_is_honoured_up_to_a_day(retry_after: float | None, minutes: int) -> None:
    """Never sooner than asked, never sooner than the interval, never later than a day."""
    due = next_poll_at(now=NOW, interval=5 * MINUTE, failures=0, retry_after=retry_after, jitter=0)
    assert due == NOW + minutes * MINUTE


@given(st.floats(-5, 5), st.integers(0, 50), st.none() | st.floats(0, 10**7))
def test_jitter_moves_by_at_most_a_tenth(jitter: float, failures: int, retry_after: float | None) -> None:
    """Whatever the random number, the time is within a tenth of the plain one, and after now."""
    plain = next_poll_at(now=NOW, interval=5 * MINUTE, failures=failures, retry_after=retry_after, jitter=0) - NOW
    due = next_poll_at(now=NOW, interval=5 * MINUTE, failures=failures, retry_after=retry_after, jitter=jitter) - NOW
    assert plain * 0.9 - timedelta(seconds=1) <= due <= plain * 1.1 + timedelta(seconds=1)
    assert due >= 4 * MINUTE


def moments(*hours_ago: float) -> list[datetime | None]:
    """Moments so many hours before now."""
    return [NOW - timedelta(hours=each) for each in hours_ago]


@pytest.mark.parametrize(
    ("published", "gap_hours", "newest_hours"),
    [
        (moments(1, 3, 5, 7), 2, 1),
        (moments(7, 1, 5, 3, 3), 2, 1),
        ([*moments(1, 3, 5), None], 2, 1),
        (moments(-5, 1, 3, 5), 2, 1),
        (moments(*range(20), 5000, 9000), 1, 0),
        (moments(4, 9), None, 4),
        (moments(-1), None, None),
        ([None], None, None),
    ],
)
def test_a_rhythm_is_the_usual_gap(
    published: list[datetime | None], gap_hours: float | None, newest_hours: float | None
) -> None:
    """In any order, without what has no date, lies in the future or beyond the newest twenty; two tell nothing."""
    rhythm = rhythm_of(published, NOW)
    assert rhythm.gap == (None if gap_hours is None else timedelta(hours=gap_hours))
    assert rhythm.newest_at == (None if newest_hours is None else NOW - timedelta(hours=newest_hours))


@pytest.mark.parametrize(
    ("gap_hours", "silent_hours", "minutes"),
    [(24, 0, 60), (1, 0, 2.5), (0.1, 0, 1), (24 * 7, 0, 7 * 60), (24 * 90, 0, 1440), (1, 48, 120), (1, 24 * 365, 1440)],
)
def test_a_feed_is_polled_by_its_own_rhythm(gap_hours: float, silent_hours: float, minutes: float) -> None:
    """Two dozen polls between two entries, from a minute to a day; a feed that fell silent is polled less often."""
    rhythm = Rhythm(timedelta(hours=gap_hours), NOW - timedelta(hours=silent_hours))
    assert own_interval(rhythm, now=NOW, base=5 * MINUTE) == minutes * MINUTE


def test_a_feed_of_unknown_rhythm_is_polled_at_the_base_interval() -> None:
    """POLL_INTERVAL holds until a feed has shown its rhythm, and is the longest wait where somebody set it."""
    assert own_interval(Rhythm(), now=NOW, base=5 * MINUTE) == 5 * MINUTE
    daily = Rhythm(timedelta(days=1), NOW)
    assert own_interval(daily, now=NOW, base=5 * MINUTE, longest=5 * MINUTE) == 5 * MINUTE
    assert own_interval(daily, now=NOW, base=MINUTE / 30, longest=MINUTE / 30) == MINUTE / 30


def test_a_permanent_redirect_is_believed_when_it_is_repeated() -> None:
    """A 308 at once, a 301 the third time in a row; another address or none in between starts anew."""
    assert move_of(Move(), "https://b.example/", at_once=True).settled
    once = move_of(Move(), "https://b.example/", at_once=False)
    twice = move_of(once, "https://b.example/", at_once=False)
    assert (once.settled, twice.settled) == (False, False)
    assert move_of(twice, "https://b.example/", at_once=False).settled
    assert not move_of(twice, "https://c.example/", at_once=False).settled
    assert move_of(twice, None, at_once=False) == Move()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "public, max-age=600"}, 600),
        ({"Cache-Control": 'MAX-AGE="600"', "Age": "200"}, 400),
        ({"Cache-Control": "max-age=600", "Age": "900"}, 0),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Cache-Control": "s-maxage=900, max-age=60"}, 60),
        ({"Cache-Control": "max-age=soon"}, None),
        ({"Expires": "Wed, 28 May 2025 12:10:00 GMT"}, 600),
        ({"Expires": "Wed, 28 May 2025 12:10:00 GMT", "Date": "Wed, 28 May 2025 12:05:00 GMT"}, 300),
        ({"Expires": "0"}, None),
        ({"Expires": "Wed, 28 May 2020 12:10:00 GMT"}, 0),
        ({}, None),
    ],
)
def test_a_response_says_how_long_it_is_fresh(headers: dict[str, str], seconds: float | None) -> None:
    """Cache-Control before Expires, less what a cache on the way has used up."""
    assert fresh_seconds(headers, NOW) == seconds
