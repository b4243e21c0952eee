"""When a feed is polled next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.polling import next_poll_at

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
