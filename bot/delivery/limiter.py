"""Hold python-telegram-bot to Telegram's rates: strict windows, order in a chat, replies before broadcasts."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Coroutine
from enum import StrEnum
from typing import Any, TypedDict

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.failures import NothingSent, flood_seconds
from bot.delivery.turns import Turns
from bot.delivery.waiting import Chats, Lane
from bot.delivery.windows import FREE_LIMIT, PAID_LIMIT, OverallWindow

_UNLIMITED = frozenset({"sendChatAction", "sendMessageDraft", "sendRichMessageDraft"})
_LIMITED = ("send", "editMessage", "copyMessage", "forwardMessage")
_PAYABLE = ("send", "copyMessage")
IN_FLIGHT = 64
"""Broadcasts on their way at once: enough to keep Telegram's rate with answers that take two seconds."""
PAID_IN_FLIGHT = (24, 256)
"""The fewest and the most paid ones: a reply waits for 25 ms behind so few; so many are enough for answers that take a
quarter of a second."""
_ATTEMPTS = 3
"""How often one message is tried when Telegram answers 429 with a short hold."""
REPEAT_SECONDS = 10.0
"""A 429 in a second chat within this time means the whole bot: everything is held."""


class Priority(StrEnum):
    """Who goes first: what a person waits for, or what is pushed to many."""

    REPLY = "reply"
    BROADCAST = "broadcast"


class RateLimitArgs(TypedDict, total=False):
    """`rate_limit_args` of the bot's methods. Without it a message is a reply.

    `starting` is called when its turn has come, just before its request; it may raise NothingSent.
    """

    priority: str
    starting: Callable[[], None]


class SlidingWindowLimiter(BaseRateLimiter[RateLimitArgs]):
    """Let messages through as Telegram takes them: `overall` and `chat` a second, `group` a minute (negative ids).

    Limited is what makes or changes a message in a chat: send*, editMessage*, copyMessage*, forwardMessage*. Telegram
    counts edits in a group like messages, so they count here everywhere. An album counts as one. Everything else
    (getMe, answerCallbackQuery, sendChatAction, ...) passes at once. With `paid_broadcast`, broadcasts are marked
    `allow_paid_broadcast` (for a fee of 0.1 Telegram Stars each); what is so marked has an overall window of its
    own, `paid` a second.

    Within a chat one message is in flight at a time, and those of one priority go in the order they came. A reply
    goes before every broadcast that has not started, also of its own chat.

    A 429 holds its chat until the time Telegram named; a second one elsewhere within REPEAT_SECONDS holds everything.
    Who would be held for more than `max_wait` seconds gets Flood at once, with nothing sent, and is to come again;
    so does a broadcast to a group whose minute is full. Shorter holds are waited for here.

    `clock` is monotonic, in seconds; `sleep` waits for as many. O(log n) for n waiting chats; a chat that is idle and
    owes no wait is forgotten.
    """

    __slots__ = ("_clock", "_free", "_last_flood", "_max_wait", "_paid", "_paid_broadcast", "_turns")

    def __init__(
        self,
        *,
        overall: float = 28,
        chat: float = 1,
        group: int = 19,
        paid_broadcast: bool = False,
        paid: float = PAID_LIMIT - 28,
        max_wait: float = 10,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        free = OverallWindow(overall, ceiling=min(FREE_LIMIT, int(overall) + int(overall) // 14))
        self._free = Lane(free)
        self._paid = Lane(OverallWindow(paid, ceiling=PAID_LIMIT - free.limit, share=1))
        self._paid_broadcast = paid_broadcast
        lanes, chats = (self._free, self._paid), Chats(1 / chat, group)
        self._turns = Turns(lanes, chats, max_wait=max_wait, clock=clock, sleep=sleep)
        self._max_wait = max_wait
        self._clock = clock
        self._last_flood: tuple[float, int | str] = (-math.inf, "")

    async def initialize(self) -> None:
        """Let messages through (again)."""
        self._turns.open()

    async def shutdown(self) -> None:
        """Turn away whoever waits and whoever comes, with NothingSent; what is in flight goes on to its answer."""
        self._turns.close()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: RateLimitArgs | None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Call `callback` when it is its turn. Raises what it raises, Flood, and NothingSent after a shutdown."""
        if not endpoint.startswith(_LIMITED) or endpoint in _UNLIMITED:
            return await callback(*args, **kwargs)
        wanted: RateLimitArgs = rate_limit_args or {}
        broadcast, starting = wanted.get("priority") == Priority.BROADCAST, wanted.get("starting")
        if broadcast and self._paid_broadcast and endpoint.startswith(_PAYABLE):
            data["allow_paid_broadcast"] = True
        lane = self._paid if data.get("allow_paid_broadcast") else self._free
        waiter = self._turns.waiter(lane, broadcast=broadcast)
        chat_id = _chat_id(data)
        attempt = 0
        while True:
            attempt += 1
            chat = await self._turns.wait(chat_id, waiter, again=attempt > 1)
            sent = True
            try:
                if starting is not None:
                    starting()
                return await callback(*args, **kwargs)
            except NothingSent:
                sent = False
                raise
            except RetryAfter as e:
                self.hold(flood_seconds(e), chat_id)
                if attempt == _ATTEMPTS or self.held(chat_id) > self._max_wait:
                    raise
            finally:
                self._turns.finish(chat, waiter, sent=sent)

    def stop_broadcasts(self) -> None:
        """Turn away broadcasts that wait or come, with NothingSent, until `initialize`; replies go on."""
        self._turns.stop_broadcasts()

    def hold(self, seconds: float, chat_id: int | str | None = None, *, known: bool = False) -> None:
        """Send nothing to the chat for `seconds`; to nobody, without one, or if another was held a moment ago.

        One that is `known`, from before a restart, says nothing of the others.
        """
        if chat_id is None:
            self._turns.hold_all(seconds)
            return
        self._turns.hold(chat_id, seconds)
        if not known:
            now = self._clock()
            flooded_at, flooded = self._last_flood
            self._last_flood = (now, chat_id)
            if flooded != chat_id and now < flooded_at + REPEAT_SECONDS:
                self._turns.hold_all(seconds)

    def held(self, chat_id: int | str | None = None) -> float:
        """Seconds for which Telegram wants to hear nothing (of the chat, or at all); 0 if it does."""
        return self._turns.held(chat_id)

    def broadcasts_within(self, seconds: float) -> int:
        """How many broadcasts may start within `seconds`, once none waits; at least one."""
        return max(1, math.ceil(self._broadcast_lane.window.broadcast_rate * seconds))

    @property
    def broadcasts_at_once(self) -> int:
        """How many broadcasts are to be sent at the same time, those included that wait here.

        Paid ones: four times as many as start while the quickest is answered. What is more would queue at the far end,
        and replies behind it.
        """
        if not self._paid_broadcast:
            return IN_FLIGHT
        trips = [lane.window.trip for lane in (self._free, self._paid) if lane.window.trip is not None]
        wanted = math.ceil(4 * self._paid.window.broadcast_rate * min(trips)) if trips else IN_FLIGHT
        return min(max(wanted, PAID_IN_FLIGHT[0]), PAID_IN_FLIGHT[1])

    @property
    def waiting_broadcasts(self) -> int:
        """How many messages wait for nothing but the window that broadcasts share."""
        return len(self._broadcast_lane.ready)

    @property
    def _broadcast_lane(self) -> Lane:
        return self._paid if self._paid_broadcast else self._free


def _chat_id(data: dict[str, Any]) -> int | str:
    """The chat of a request; an inline message has none and is its own."""
    value = data.get("chat_id")
    if value is None:
        return f"inline {data.get('inline_message_id')}"
    try:
        return int(value)
    except ValueError:
        return str(value).lower()
