"""Keep the messages that wait for their turn, by chat and in order, and forget chats that are done."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import math
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bot.delivery.windows import ChatWindow, OverallWindow


class Waiter:
    """One message that waits: `future` is done when its turn has come, `number` is its place in order of arrival."""

    __slots__ = ("broadcast", "future", "lane", "number", "started")

    future: asyncio.Future[None]

    def __init__(self, lane: Lane, *, broadcast: bool, number: int) -> None:
        self.lane = lane
        self.broadcast = broadcast
        self.number = number
        self.started = -math.inf


class Chat:
    """A chat with its waiting messages. `ticket` names its one valid entry in a heap; -1: it has none."""

    __slots__ = ("broadcasts", "id", "in_flight", "replies", "resting", "ticket", "window")

    def __init__(self, chat_id: int | str, window: ChatWindow) -> None:
        self.id = chat_id
        self.window = window
        self.replies: deque[Waiter] = deque()
        self.broadcasts: deque[Waiter] = deque()
        self.in_flight = False
        self.resting = False
        self.ticket = -1

    @property
    def head(self) -> Waiter | None:
        """The message that is next: replies first, each kind as it came."""
        if self.replies:
            return self.replies[0]
        return self.broadcasts[0] if self.broadcasts else None

    def queue(self, waiter: Waiter) -> deque[Waiter]:
        """The queue a message belongs to."""
        return self.broadcasts if waiter.broadcast else self.replies

    def turn_away(self, error: Callable[[], Exception], *, broadcasts_only: bool = False) -> None:
        """Let nobody wait any longer: an `error` of its own is raised in each."""
        for queue in (self.broadcasts,) if broadcasts_only else (self.replies, self.broadcasts):
            for waiter in queue:
                if not waiter.future.done():
                    waiter.future.set_exception(error())
            queue.clear()


class Entry(NamedTuple):
    """A chat that may send, in the order of a lane: replies first, then as they came."""

    broadcast: bool
    number: int
    ticket: int
    chat: Chat


class Lane:
    """Messages that share an overall window, and a heap of the chats that wait for it."""

    __slots__ = ("ready", "window")

    def __init__(self, window: OverallWindow) -> None:
        self.window = window
        self.ready: list[Entry] = []


class Chats:
    """Every chat that waits, is in flight or owes a wait; others are forgotten, so memory follows what is going on."""

    __slots__ = ("_by_id", "_group", "_idle", "_interval", "_order")

    def __init__(self, interval: float, group: int) -> None:
        self._by_id: dict[int | str, Chat] = {}
        self._interval = interval
        self._group = group
        self._idle: list[tuple[float, int, Chat]] = []
        self._order = itertools.count()

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Chat]:
        return iter(tuple(self._by_id.values()))

    def get(self, chat_id: int | str) -> Chat:
        """The chat, new if it is not known. Groups and channels have negative ids, or are named."""
        chat = self._by_id.get(chat_id)
        if chat is None:
            group = not isinstance(chat_id, int) or chat_id < 0
            chat = self._by_id[chat_id] = Chat(chat_id, ChatWindow(self._interval, self._group if group else None))
        return chat

    def held_until(self, chat_id: int | str) -> float:
        """Until when the chat is held; it does not become known by asking."""
        chat = self._by_id.get(chat_id)
        return -math.inf if chat is None else chat.window.held_until

    def rest(self, chat: Chat) -> None:
        """Note when the chat can be forgotten, if it has nothing to do."""
        if not chat.resting and not chat.in_flight and chat.head is None:
            chat.resting = True
            heapq.heappush(self._idle, (chat.window.forget_at(), next(self._order), chat))

    def forget(self, now: float) -> None:
        """Drop the chats whose windows are empty again."""
        while self._idle and self._idle[0][0] <= now:
            chat = heapq.heappop(self._idle)[2]
            chat.resting = False
            if chat.in_flight or chat.head is not None:
                continue
            if chat.window.forget_at() > now:
                self.rest(chat)
            else:
                chat.ticket = -1
                del self._by_id[chat.id]
