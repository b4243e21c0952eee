"""When briefings of a chat are folded: at most five messages a minute, nothing for longer than a minute."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.folding import BURST, FULL, WINDOW, Alone, Later, Together, fold
from bot.model import Traffic
from tests.factories import NOON


def ago(seconds: float) -> datetime:
    """A moment before noon."""
    return NOON - timedelta(seconds=seconds)


def test_five_are_sent_by_themselves_and_a_sixth_folds_them() -> None:
    """More than five are one message."""
    assert fold(Traffic(waiting=BURST), NOON) == Alone()
    assert fold(Traffic(waiting=BURST + 1), NOON) == Together()


def test_after_five_within_a_minute_the_next_waits_for_that_minute_to_end() -> None:
    """It is sent alone, or with what came meanwhile, as soon as the oldest of the five is a minute old."""
    assert fold(Traffic(1, burst_since=ago(20)), NOON) == Later(ago(20) + WINDOW)
    assert fold(Traffic(6, burst_since=ago(20)), NOON) == Together()
    assert fold(Traffic(1, burst_since=ago(60)), NOON) == Alone()


def test_one_fold_a_minute_unless_it_is_full() -> None:
    """What comes behind a fold is collected; forty do not wait."""
    assert fold(Traffic(9, ago(30), ago(10)), NOON) == Later(ago(10) + WINDOW)
    assert fold(Traffic(FULL, ago(30), ago(10)), NOON) == Together()
    assert fold(Traffic(1, ago(90), ago(10)), NOON) == Later(ago(10) + WINDOW)


times = st.none() | st.integers(-4000, 4000).map(lambda seconds: NOON + timedelta(seconds=seconds))


@given(st.integers(1, 500), times, times)
def test_nothing_waits_for_more_than_a_minute(waiting: int, since: datetime | None, folded: datetime | None) -> None:
    """Whatever was sent, and whatever the clock did meanwhile."""
    decision = fold(Traffic(waiting, since, folded), NOON)
    assert not isinstance(decision, Later) or NOON < decision.until <= NOON + WINDOW
    assert not isinstance(decision, Alone) or waiting <= BURST
