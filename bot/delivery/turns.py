"""Let each message start when it is its turn: when its chat, the overall window and Telegram's holds allow it."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import math
from collections.abc import Awaitable, Callable
from functools import partial

from bot.delivery.failures import Flood, NothingSent
from bot.delivery.waiting import Chat, Chats, Entry, Lane, Waiter

STEP_SECONDS = 0.005
"""A timer fires no sooner: what is due within one step starts together, and the windows catch up with what is late."""


class Turns:
    """Who goes next, in `lanes` with an overall window each.

    Within a chat one message is in flight at a time, and those of one priority go in the order they came. A reply goes
    before every broadcast that has not started, also of its own chat. Who would be held for more than `max_wait`
    seconds gets Flood at once; so does a broadcast to a group whose minute is full.

    `clock` is monotonic, in seconds; `sleep` waits for as many. O(log n) for n waiting chats.
    """

    __slots__ = (
        "_broadcasts_open",
        "_clock",
        "_held_until",
        "_lanes",
        "_max_wait",
        "_open",
        "_sleep",
        "_tickets",
        "_timed",
        "_timer",
        "_timer_at",
        "chats",
    )

    def __init__(
        self,
        lanes: tuple[Lane, ...],
        chats: Chats,
        *,
        max_wait: float,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self.chats = chats
        self._lanes = lanes
        self._max_wait = max_wait
        self._clock = clock
        self._sleep = sleep
        self._timed: list[tuple[float, int, Chat]] = []  # chats that wait for a time of their own
        self._tickets = itertools.count()
        self._held_until = -math.inf
        self._timer: asyncio.Task[None] | None = None
        self._timer_at = math.inf
        self._open = self._broadcasts_open = True

    def open(self) -> None:
        """Let messages through (again)."""
        self._open = self._broadcasts_open = True

    def close(self) -> None:
        """Turn away whoever waits and whoever comes, with NothingSent; what is in flight goes on to its answer."""
        self._open = self._broadcasts_open = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer, self._timer_at = None, math.inf
        for chat in self.chats:
            self._turn_away(chat, partial(NothingSent, "the bot is stopping"))

    def stop_broadcasts(self) -> None:
        """Turn away broadcasts that wait or come, with NothingSent, until `open`; replies go on."""
        self._broadcasts_open = False
        for chat in self.chats:
            self._turn_away(chat, partial(NothingSent, "the bot is stopping"), broadcasts_only=True)

    # ------------------------------------------------------------------ holds

    def hold(self, chat_id: int | str, seconds: float) -> None:
        """Start nothing in a chat for `seconds`."""
        chat = self.chats.get(chat_id)
        chat.window.held_until = max(chat.window.held_until, self._clock() + seconds)
        if seconds > self._max_wait:
            self._turn_away(chat, partial(Flood, seconds))
        self.chats.rest(chat)

    def hold_all(self, seconds: float) -> None:
        """Start nothing at all for `seconds`."""
        self._held_until = max(self._held_until, self._clock() + seconds)
        if seconds > self._max_wait:
            for chat in self.chats:
                self._turn_away(chat, partial(Flood, seconds))

    def held(self, chat_id: int | str | None = None) -> float:
        """Seconds for which nothing starts (in the chat, or at all); 0 if something may."""
        until = self._held_until if chat_id is None else max(self._held_until, self.chats.held_until(chat_id))
        return max(0.0, until - self._clock())

    # ------------------------------------------------------------------ turns

    def waiter(self, lane: Lane, *, broadcast: bool) -> Waiter:
        """One message, in the order in which it came."""
        return Waiter(lane, broadcast=broadcast, number=next(self._tickets))

    async def wait(self, chat_id: int | str, waiter: Waiter, *, again: bool) -> Chat:
        """Wait for the turn of a message; it is then in flight until `finish`. `again`: it goes before its like."""
        if not (self._broadcasts_open if waiter.broadcast else self._open):
            raise NothingSent("the bot is stopping")
        chat, now = self.chats.get(chat_id), self._clock()
        wait = max(self._held_until, chat.window.held_until) - now
        if waiter.broadcast and not chat.in_flight:
            wait = max(wait, chat.window.ready_at() - now)
        if wait > self._max_wait:
            self.chats.rest(chat)
            raise Flood(wait)
        waiter.future = asyncio.get_running_loop().create_future()
        queue = chat.queue(waiter)
        if again:
            queue.appendleft(waiter)
        else:
            queue.append(waiter)
        if not chat.in_flight and chat.head is waiter:
            self._place(chat, now)
        self.pump()
        try:
            await waiter.future
        except BaseException:
            if waiter.future.done() and not waiter.future.cancelled() and waiter.future.exception() is None:
                self.finish(chat, waiter, sent=False)  # its turn had come, and nobody is there to take it
            elif waiter in queue:
                queue.remove(waiter)
                self.chats.rest(chat)
            raise
        return chat

    def finish(self, chat: Chat, waiter: Waiter, *, sent: bool) -> None:
        """The message was answered, or was given up without knowing; not `sent`: it has not gone out."""
        now = self._clock()
        chat.in_flight = False
        if sent:
            chat.window.finish(now)
            waiter.lane.window.finish(now, waiter.started)
        else:
            waiter.lane.window.withdraw(waiter.started)
        if chat.head is None:
            self.chats.rest(chat)
        else:
            self._place(chat, now)
        self.pump()

    def pump(self) -> None:
        """Start every message whose time has come, and set the timer for the next."""
        if not self._open:
            return
        now, timed = self._clock(), self._timed
        self.chats.forget(now)
        while timed and timed[0][0] <= now:
            _, ticket, chat = heapq.heappop(timed)
            if ticket == chat.ticket:
                self._place(chat, now)
        wake = timed[0][0] if timed else math.inf
        for lane in self._lanes:
            if lane.ready:
                wake = min(wake, self._drain(lane, now))
        wake = max(wake, now + STEP_SECONDS)
        if wake < self._timer_at:
            if self._timer is not None:
                self._timer.cancel()
            self._timer_at = wake
            self._timer = asyncio.get_running_loop().create_task(self._wake(wake - now))

    def _turn_away(self, chat: Chat, error: Callable[[], Exception], *, broadcasts_only: bool = False) -> None:
        chat.turn_away(error, broadcasts_only=broadcasts_only)
        self.chats.rest(chat)

    def _place(self, chat: Chat, now: float) -> None:
        """Queue a chat by its first message: among those that may send, or those that wait for a time of their own."""
        at = chat.window.ready_at()
        if at - now > self._max_wait and chat.broadcasts:
            self._turn_away(chat, partial(Flood, at - now), broadcasts_only=True)
        head = chat.head
        if head is None:
            self.chats.rest(chat)
            return
        chat.ticket = next(self._tickets)
        if at > now:
            heapq.heappush(self._timed, (at, chat.ticket, chat))
        else:
            heapq.heappush(head.lane.ready, Entry(head.broadcast, head.number, chat.ticket, chat))

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
                    self._place(chat, now)
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
        self.pump()
