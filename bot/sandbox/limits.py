"""Refuse what goes over a rate, as Telegram does: in one chat, in one group, over all."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.errors import too_many_requests

KEPT_CHATS = 4096
Window = tuple[int, float]
"""So many messages in so many seconds."""


@dataclass(frozen=True)
class Limits:
    """What Telegram documents (core.telegram.org/bots/faq): about 30 a second over all, one a second in a chat with
    short bursts, 20 a minute in a group besides; paid broadcasts 1,000 a second."""

    overall: Window = (30, 1.0)
    chat: Window = (3, 2.5)
    group: Window = (20, 60.0)
    paid: Window = (1000, 1.0)


@dataclass
class Gate:
    """Counts sent messages in sliding windows; `limits` None lets everything through."""

    limits: Limits | None
    monotonic: Callable[[], float]
    refused: int = 0
    _sent: dict[object, deque[float]] = field(default_factory=dict)
    _forget_at: int = KEPT_CHATS

    def admit(self, chat_id: int, *, group: bool, paid: bool) -> None:
        """Count one message. Raises 429 with the seconds until it would pass."""
        if self.limits is None:
            return
        now = self.monotonic()
        rules: list[tuple[object, Window]] = [
            (("paid" if paid else "overall"), self.limits.paid if paid else self.limits.overall),
            (("chat", chat_id), self.limits.chat),
        ]
        if group:
            rules.append((("group", chat_id), self.limits.group))
        waits = [self._wait(key, window, now) for key, window in rules]
        if max(waits) > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(max(waits))))
        for key, _ in rules:
            self._sent.setdefault(key, deque()).append(now)
        if len(self._sent) > self._forget_at:
            self._forget(now)
            self._forget_at = max(KEPT_CHATS, 2 * len(self._sent))  # else a wide broadcast would look at all each time

    def _wait(self, key: object, window: Window, now: float) -> float:
        count, seconds = window
        sent = self._sent.get(key)
        if sent is None:
            return 0.0
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return sent[-count] + seconds - now if len(sent) >= count else 0.0

    def _forget(self, now: float) -> None:
        assert self.limits is not None
        longest = max(self.limits.group[1], self.limits.chat[1])
        for key in [k for k, sent in self._sent.items() if not sent or sent[-1] <= now - longest]:
            del self._sent[key]
