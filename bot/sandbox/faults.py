"""Fail on purpose: errors, resets before and after delivery, time-outs, delays, as a test scripts them."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Any

from bot.sandbox.errors import bad_request

KINDS = ("status", "reset_before", "reset_after", "timeout_after", "delay", "leave", "migrate")
"""`leave`: a person blocks the bot, a group removes it; `migrate`: a group becomes a supergroup; before the call."""
KEPT_STRIKES = 100_000


MAX_SECONDS = 86_400.0


@dataclass
class Fault:
    """One fault: of `method` (`*`: any) in `chat_id` (None: any), `times` times (None: always)."""

    kind: str
    method: str = "sendMessage"
    chat_id: int | None = None
    times: int | None = 1
    probability: float = 1.0
    status: int = 500
    description: str = "Internal Server Error"
    retry_after: int | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    seconds: float = 60.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"a fault is one of {', '.join(KINDS)}")
        if not isinstance(self.method, str) or not isinstance(self.description, str):
            raise TypeError("method and description are text")
        if not isinstance(self.parameters, dict):
            raise TypeError("parameters are an object")
        for name, low, high in (("chat_id", -(2**63), 2**63), ("times", 1, 2**31), ("retry_after", 0, 2**31)):
            value = getattr(self, name)
            if value is not None and not (_is(value, int) and low <= value <= high):
                raise ValueError(f"{name} is null or a whole number from {low}")
        if not (_is(self.status, int) and 400 <= self.status <= 599):
            raise ValueError("status is 400 to 599")
        for name, most in (("probability", 1.0), ("seconds", MAX_SECONDS)):
            value = getattr(self, name)
            if not (_is(value, int | float) and 0 <= value <= most):
                raise ValueError(f"{name} is a number from 0 to {most:g}")


class Faults:
    """The faults that are still to happen; draws are from a seeded generator, so that a run can be repeated."""

    def __init__(self, faults: Iterable[Fault] = (), seed: int = 0) -> None:
        self.faults = list(faults)
        self.happened: dict[str, int] = {}
        self.struck: deque[tuple[Fault, object]] = deque(maxlen=KEPT_STRIKES)
        """Each fault that happened, with the chat, in order."""
        self._random = random.Random(seed)  # noqa: S311 a repeatable draw, no secret

    def add(self, *faults: Fault) -> None:
        """Script further faults."""
        self.faults += faults

    def replace(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Take faults as JSON in place of those before. Raises 400 for a malformed one."""
        try:
            self.faults = [Fault(**item) for item in items]
        except (TypeError, ValueError) as e:
            raise bad_request(str(e)) from None

    def draw(self, method: str, chat_id: object) -> Fault | None:
        """Return the fault that befalls this call, and count it."""
        for fault in self.faults:
            if fault.method.lower() not in ("*", method.lower()):
                continue
            if fault.chat_id is not None and str(fault.chat_id) != str(chat_id):
                continue
            if fault.probability < 1 and self._random.random() >= fault.probability:
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times == 0:
                    self.faults = [other for other in self.faults if other is not fault]
            self.happened[fault.kind] = self.happened.get(fault.kind, 0) + 1
            self.struck.append((fault, chat_id))
            return fault
        return None


def _is(value: object, kind: type | UnionType) -> bool:
    return isinstance(value, kind) and not isinstance(value, bool)
