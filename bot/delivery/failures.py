"""Name what became of a request to Telegram that has no answer: was anything sent, and how long to wait."""

from __future__ import annotations

import warnings
from datetime import timedelta
from typing import Any

from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.warnings import PTBDeprecationWarning


class NothingSent(NetworkError):
    """Telegram cannot have seen the request: no connection, none free in time, or the message is still here."""

    __slots__ = ()


class OutcomeUnknown(NetworkError):
    """The request went out and no usable answer came back: Telegram may have done it."""

    __slots__ = ()


class ReplyTimedOut(OutcomeUnknown, TimedOut):
    """The request went out and the answer did not come in time; polling takes it as an ordinary time-out."""

    __slots__ = ()


class ServerFault(NetworkError):
    """The server, or a proxy before it, could not serve the request (5xx, 413, a page instead of JSON)."""

    __slots__ = ("status",)

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Flood(RetryAfter):
    """Too many requests: wait `seconds`. Unlike its parent it keeps fractions and issues no deprecation warning."""

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        TelegramError.__init__(self, f"Flood control exceeded. Retry in {seconds:g} seconds")
        self.seconds = seconds
        self._retry_after = timedelta(seconds=seconds)


def flood_seconds(error: RetryAfter) -> float:
    """How long a 429 asks to wait, also one that the library raised itself."""
    if isinstance(error, Flood):
        return error.seconds
    with warnings.catch_warnings():  # the attribute is a number or a timedelta, as PTB_TIMEDELTA says
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        value: Any = error.retry_after
    return float(value.total_seconds() if isinstance(value, timedelta) else value)
