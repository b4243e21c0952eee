"""Decide whether a briefing goes to its chat by itself, in one message with others, or a little later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import Traffic

BURST = 5
"""So many messages come to a chat within `WINDOW`; what is due beyond that is folded into one."""
WINDOW = timedelta(minutes=1)
FULL = 40
"""Briefings of one fold: so many fit into a message with a headline each, and it takes 100 buttons."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Send the briefing by itself."""


@dataclass(frozen=True, slots=True)
class Together:
    """Send what waits as one message, at most `FULL` of it."""


@dataclass(frozen=True, slots=True)
class Later:
    """Send nothing before `until`: what comes meanwhile goes along."""

    until: datetime


def fold(traffic: Traffic, now: datetime) -> Alone | Together | Later:
    """Decide about the next push of a chat: no more than `BURST` messages and one fold within `WINDOW`, unless full.

    Nobody waits for longer than `WINDOW`. A time that is still to come, as after a clock was set back, is none.
    """
    if traffic.waiting >= FULL:
        return Together()
    if _lately(traffic.fold_sent_at, now):
        return _after(traffic.fold_sent_at)
    if traffic.waiting > BURST:
        return Together()
    if _lately(traffic.burst_since, now):
        return _after(traffic.burst_since)
    return Alone()


def _lately(at: datetime | None, now: datetime) -> bool:
    return at is not None and now - WINDOW < at <= now


def _after(at: datetime | None) -> Later:
    assert at is not None
    return Later(at + WINDOW)
