"""Hold python-telegram-bot to Telegram's rates: strict windows, order in a chat, replies before broadcasts."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import math
import time
from collections.abc import Awaitable, Callable, Coroutine
from enum import StrEnum
from functools import partial
from typing import Any, TypedDict

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.failures import Flood, NothingSent, flood_seconds
from bot.delivery.waiting import Chat, Chats, Entry, Lane, Waiter
from bot.delivery.windows import FREE_LIMIT, PAID_LIMIT, OverallWindow

_UNLIMITED = frozenset({"sendChatAction", "sendMessageDraft", "sendRichMessageDraft"})
_LIMITED = ("send", "editMessage", "copyMessage", "forwardMessage")
_PAYABLE = ("send", "copyMessage")
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

    __slots__ = (
        "_broadcasts_open",
        "_chats",
        "_clock",
        "_free",
        "_held_until",
        "_last_flood",
        "_max_wait",
        "_open",
        "_paid",
        "_paid_broadcast",
        "_sleep",
        "_tickets",
        "_timed",
        "_timer",
        "_timer_at",
    )

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
        self._chats = Chats(1 / chat, group)
        self._max_wait = max_wait
        self._clock = clock
        self._sleep = sleep
        self._timed: list[tuple[float, int, Chat]] = []  # chats that wait for a time of their own
        self._tickets = itertools.count()
        self._held_until = -math.inf
        self._last_flood: tuple[float, int | str] = (-math.inf, "")
        self._timer: asyncio.Task[None] | None = None
        self._timer_at = math.inf
        self._open = self._broadcasts_open = True

    async def initialize(self) -> None:
        """Let messages through (again)."""
        self._open = self._broadcasts_open = True

    async def shutdown(self) -> None:
        """Turn away whoever waits and whoever comes, with NothingSent; what is in flight goes on to its answer."""
        self._open = self._broadcasts_open = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer, self._timer_at = None, math.inf
        for chat in self._chats:
            self._turn_away(chat, partial(NothingSent, "the bot is stopping"))

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
        waiter = Waiter(lane, broadcast=broadcast, number=next(self._tickets))
        chat_id = _chat_id(data)
        attempt = 0
        while True:
            attempt += 1
            chat = await self._turn(chat_id, waiter, again=attempt > 1)
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
                self._finish(chat, waiter, sent=sent)

    def stop_broadcasts(self) -> None:
        """Turn away broadcasts that wait or come, with NothingSent, until `initialize`; replies go on."""
        self._broadcasts_open = False
        for chat in self._chats:
            self._turn_away(chat, partial(NothingSent, "the bot is stopping"), broadcasts_only=True)

    def hold(self, seconds: float, chat_id: int | str | None = None, *, known: bool = False) -> None:
        """Send nothing to the chat for `seconds`; to nobody, without one, or if another was held a moment ago.

        One that is `known`, from before a restart, says nothing of the others.
        """
        now = self._clock()
        if chat_id is None:
            self._hold_all(now, seconds)
            return
        chat = self._chats.get(chat_id)
        chat.window.held_until = max(chat.window.held_until, now + seconds)
        if not known:
            flooded_at, flooded = self._last_flood
            self._last_flood = (now, chat_id)
            if flooded != chat_id and now < flooded_at + REPEAT_SECONDS:
                self._hold_all(now, seconds)
        if seconds > self._max_wait:
            self._turn_away(chat, partial(Flood, seconds))
        self._chats.rest(chat)

    def broadcasts_within(self, seconds: float) -> int:
        """How many broadcasts may start within `seconds`, once none waits; at least one."""
        return max(1, math.ceil(self._broadcast_lane.window.broadcast_rate * seconds))

    @property
    def waiting_broadcasts(self) -> int:
        """How many messages wait for nothing but the window that broadcasts share."""
        return len(self._broadcast_lane.ready)

    @property
    def _broadcast_lane(self) -> Lane:
        return self._paid if self._paid_broadcast else self._free

    def held(self, chat_id: int | str | None = None) -> float:
        """Seconds for which Telegram wants to hear nothing (of the chat, or at all); 0 if it does."""
        until = self._held_until if chat_id is None else max(self._held_until, self._chats.held_until(chat_id))
        return max(0.0, until - self._clock())

    def _hold_all(self, now: float, seconds: float) -> None:
        self._held_until = max(self._held_until, now + seconds)
        if seconds > self._max_wait:
            for chat in self._chats:
                self._turn_away(chat, partial(Flood, seconds))

    def _turn_away(self, chat: Chat, error: Callable[[], Exception], *, broadcasts_only: bool = False) -> None:
        chat.turn_away(error, broadcasts_only=broadcasts_only)
        self._chats.rest(chat)

    async def _turn(self, chat_id: int | str, waiter: Waiter, *, again: bool) -> Chat:
        """Wait for the turn of a message; it is then in flight until `_finish`."""
        if not (self._broadcasts_open if waiter.broadcast else self._open):
            raise NothingSent("the bot is stopping")
        chat = self._chats.get(chat_id)
        wait = self.held(chat_id)
        if waiter.broadcast and not chat.in_flight:
            wait = max(wait, chat.window.ready_at() - self._clock())
        if wait > self._max_wait:
            self._chats.rest(chat)
            raise Flood(wait)
        waiter.future = asyncio.get_running_loop().create_future()
        queue = chat.queue(waiter)
        if again:
            queue.appendleft(waiter)
        else:
            queue.append(waiter)
        if not chat.in_flight and chat.head is waiter:
            self._place(chat)
        self._pump()
        try:
            await waiter.future
        except BaseException:
            if waiter.future.done() and not waiter.future.cancelled() and waiter.future.exception() is None:
                self._finish(chat, waiter, sent=False)  # its turn had come, and nobody is there to take it
            elif waiter in queue:
                queue.remove(waiter)
                self._chats.rest(chat)
            raise
        return chat

    def _finish(self, chat: Chat, waiter: Waiter, *, sent: bool) -> None:
        now = self._clock()
        chat.in_flight = False
        if sent:
            chat.window.finish(now)
            waiter.lane.window.finish(now, waiter.started)
        else:
            waiter.lane.window.withdraw(waiter.started)
        if chat.head is None:
            self._chats.rest(chat)
        else:
            self._place(chat)
        self._pump()

    def _place(self, chat: Chat) -> None:
        """Queue a chat by its first message: among those that may send, or those that wait for a time of their own."""
        at, now = chat.window.ready_at(), self._clock()
        if at - now > self._max_wait and chat.broadcasts:
            self._turn_away(chat, partial(Flood, at - now), broadcasts_only=True)
        head = chat.head
        if head is None:
            self._chats.rest(chat)
            return
        chat.ticket = next(self._tickets)
        if at > now:
            heapq.heappush(self._timed, (at, chat.ticket, chat))
        else:
            heapq.heappush(head.lane.ready, Entry(head.broadcast, head.number, chat.ticket, chat))

    def _pump(self) -> None:
        """Start every message whose time has come, and set the timer for the next."""
        if not self._open:
            return
        now = self._clock()
        self._chats.forget(now)
        while self._timed and self._timed[0][0] <= now:
            _, ticket, chat = heapq.heappop(self._timed)
            if ticket == chat.ticket:
                self._place(chat)
        wake = self._timed[0][0] if self._timed else math.inf
        for lane in (self._free, self._paid):
            wake = min(wake, self._drain(lane, now))
        if wake < self._timer_at:
            if self._timer is not None:
                self._timer.cancel()
            self._timer_at = wake
            self._timer = asyncio.get_running_loop().create_task(self._wake(wake - now))

    def _drain(self, lane: Lane, now: float) -> float:
        """Start what a lane may; return when it may start more."""
        while lane.ready:
            entry = lane.ready[0]
            chat = entry.chat
            head = chat.head
            valid = entry.ticket == chat.ticket
            if not valid or head is None or head.number != entry.number or chat.window.held_until > now:
                heapq.heappop(lane.ready)
                if valid:  # its first message was cancelled, or it is held since
                    self._place(chat)
                continue
            at = max(self._held_until, lane.window.free_at(now, broadcast=head.broadcast))
            if at > now:
                return at
            heapq.heappop(lane.ready)
            chat.queue(head).popleft()
            chat.ticket = -1
            chat.in_flight = True
            head.started = now
            lane.window.start(now, broadcast=head.broadcast)
            head.future.set_result(None)
        return math.inf

    async def _wake(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._timer, self._timer_at = None, math.inf
        self._pump()


def _chat_id(data: dict[str, Any]) -> int | str:
    """The chat of a request; an inline message has none and is its own."""
    value = data.get("chat_id")
    if value is None:
        return f"inline {data.get('inline_message_id')}"
    try:
        return int(value)
    except ValueError:
        return str(value).lower()
