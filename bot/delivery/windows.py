"""Count what was sent in sliding windows of time, and say when the next message may go. No clock, no waiting: pure."""

from __future__ import annotations

import math
from collections import deque

FREE_LIMIT = 30
"""Messages a second that Telegram takes from a bot (core.telegram.org/bots/faq)."""
PAID_LIMIT = 1000
"""The same with `allow_paid_broadcast`."""
BROADCAST_SHARE = 0.985
"""Of the overall rate, for broadcasts: the little that is left lets a reply in at once, more often than not."""
GROUP_PERIOD = 60.0
"""Seconds of a group's window; Telegram takes 20 messages of a bot in it."""
REPLIES_FOLLOW = 3.0
"""For so many seconds after a reply broadcasts leave one place free: who writes to a bot often writes again."""
_FEW = 4
"""At a rate so low a place that is kept free would cost too much of it."""
_FEWEST, _LATEST = 64, 4_096
"""Answers of which the quickest tells how long the way takes at least: so many at least, and the latest so many."""


class OverallWindow:
    """At most `rate` messages a second start, in any stretch of time, and broadcasts start evenly spread.

    Telegram counts when it processes a message, which is somewhere between its start and its reply. So a second count
    holds what may be processed within one period of the next message to `ceiling`, Telegram's own limit: what is in
    flight, and what was answered less than a period before. However late messages arrive, and however they bunch on the
    way, they cannot earn a 429. The way back from the processing of the one and there to that of the other, together as
    long as the quickest of many answers took, is no part of the period: a way that is long but steady costs no rate.
    """

    __slots__ = (
        "_answered",
        "_answers",
        "_burst",
        "_in_flight",
        "_interval",
        "_pace",
        "_quickest",
        "_replied",
        "_started",
        "ceiling",
        "limit",
        "period",
    )

    def __init__(self, rate: float, *, ceiling: int, share: float = BROADCAST_SHARE) -> None:
        self.limit = max(1, math.floor(rate))
        self.period = self.limit / rate
        self.ceiling = max(self.limit, ceiling)
        self._interval = 1 / (rate * share)
        # A timer that fires late, as on a busy machine, must not cost rate: so much of the schedule is caught up with.
        self._burst = max(3 * self._interval, 0.1)
        self._pace = self._replied = -math.inf
        self._started: deque[float] = deque()
        self._answered: deque[float] = deque()
        self._answers = 0
        self._quickest: deque[tuple[int, float]] = deque()
        """Of the latest answers each that no later one was quicker than, with its number: the first is the quickest."""
        self._in_flight = 0

    @property
    def broadcast_rate(self) -> float:
        """Broadcasts a second."""
        return 1 / self._interval

    @property
    def trip(self) -> float | None:
        """Seconds that the quickest of the latest answers took; None before there are enough to tell."""
        return self._quickest[0][1] if self._answers >= _FEWEST else None

    def free_at(self, now: float, *, broadcast: bool) -> float:
        """When the next message may start: `now` or earlier if at once, infinity if not before an answer comes."""
        started, answered = self._started, self._answered
        while started and started[0] + self.period <= now:
            started.popleft()
        counts = self.period - (self.trip or 0.0)
        while answered and answered[0] + counts <= now:
            answered.popleft()
        left = 0  # places that are not for this one
        if broadcast and now < self._replied + REPLIES_FOLLOW and self.limit > _FEW:
            left = 1
        at = now
        if (over := len(started) + left - self.limit) >= 0:
            at = started[over] + self.period
        if (over := self._in_flight + len(answered) + left - self.ceiling) >= 0:
            at = max(at, answered[over] + counts if over < len(answered) else math.inf)
        return max(at, self._pace) if broadcast else at

    def start(self, now: float, *, broadcast: bool) -> None:
        """A message starts now."""
        self._started.append(now)
        self._in_flight += 1
        if broadcast:
            self._pace = max(self._pace, now - self._burst) + self._interval
        else:
            self._replied = now

    def finish(self, now: float, started: float) -> None:
        """The message that started at `started` was answered, or was given up without knowing."""
        self._in_flight -= 1
        self._answered.append(now)
        self._answers += 1
        trip, quickest = now - started, self._quickest
        while quickest and quickest[-1][1] >= trip:
            quickest.pop()
        quickest.append((self._answers, trip))
        if quickest[0][0] <= self._answers - _LATEST:
            quickest.popleft()

    def withdraw(self, started: float) -> None:
        """The message that started at `started` was not sent after all."""
        self._in_flight -= 1
        if started in self._started:
            self._started.remove(started)


class ChatWindow:
    """In one chat: one message in flight, `interval` seconds from an answer to the next start, `per_minute` in a group.

    Counted from the answer, since by then Telegram has processed it: no jitter on the way can break the limit.
    """

    __slots__ = ("_answered", "_interval", "_last", "_per_minute", "held_until")

    def __init__(self, interval: float, per_minute: int | None) -> None:
        self._interval = interval
        self._per_minute = per_minute
        self._last = -math.inf
        self._answered: deque[float] | None = None if per_minute is None else deque(maxlen=per_minute)
        self.held_until = -math.inf
        """Until then Telegram wants to hear nothing of this chat."""

    def ready_at(self) -> float:
        """When the next message may start, if none is in flight."""
        at = max(self.held_until, self._last + self._interval)
        if self._answered is not None and len(self._answered) == self._per_minute:
            at = max(at, self._answered[0] + GROUP_PERIOD)
        return at

    def finish(self, now: float) -> None:
        """A message was answered, or was given up without knowing."""
        self._last = now
        if self._answered is not None:
            self._answered.append(now)

    def forget_at(self) -> float:
        """From then on a new window would say the same."""
        return max(self.held_until, self._last + (self._interval if self._answered is None else GROUP_PERIOD))
