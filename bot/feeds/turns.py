"""Give each host its turns: few requests at once, some time apart, and none while it asks to be left alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

KEPT_HOSTS = 2000
LONGEST_PAUSE = 3600.0


class HostPaused(Exception):
    """The host asked to be left alone for `seconds` more."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s")
        self.seconds = seconds


@dataclass
class _Host:
    slots: asyncio.Semaphore
    apart: float
    next_start: float = 0
    paused_until: float = 0
    users: int = 0


class Turns:
    """The turns of all hosts, on one event loop. `apart` is seconds between two starts, at most `at_once` at a time."""

    def __init__(self, *, at_once: int, apart: float) -> None:
        self._at_once = at_once
        self._apart = apart
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str, deadline: asyncio.Timeout) -> AsyncIterator[None]:
        """Wait for a turn and hold it; `deadline` stands still meanwhile. Raises HostPaused."""
        state = self._host(host)
        state.users += 1
        try:
            async with paused(deadline):
                await state.slots.acquire()
            try:
                async with paused(deadline):
                    await _until(state)
                yield
            finally:
                state.slots.release()
        finally:
            state.users -= 1

    def pause(self, host: str, seconds: float) -> None:
        """Begin nothing at `host` for that long, an hour at most: it said 429 or 503 and how long to wait."""
        self._host(host).paused_until = asyncio.get_running_loop().time() + min(seconds, LONGEST_PAUSE)

    def space(self, host: str, seconds: float) -> None:
        """Keep requests of `host` at least so far apart."""
        state = self._host(host)
        state.apart = max(state.apart, seconds)

    def _host(self, name: str) -> _Host:
        found = self._hosts.get(name)
        if found is None:
            if len(self._hosts) >= KEPT_HOSTS:
                self._forget_idle()
            found = self._hosts[name] = _Host(asyncio.Semaphore(self._at_once), self._apart)
        return found

    def _forget_idle(self) -> None:
        now = asyncio.get_running_loop().time()
        for name, state in list(self._hosts.items()):
            if not state.users and state.next_start <= now and state.paused_until <= now:
                del self._hosts[name]


async def _until(state: _Host) -> None:
    now = asyncio.get_running_loop().time()
    if state.paused_until > now:
        raise HostPaused(state.paused_until - now)
    start = max(now, state.next_start)
    state.next_start = start + state.apart
    if start > now:
        await asyncio.sleep(start - now)


@asynccontextmanager
async def paused(deadline: asyncio.Timeout) -> AsyncIterator[None]:
    """Let `deadline` stand still."""
    loop = asyncio.get_running_loop()
    when = deadline.when()
    assert when is not None
    left = when - loop.time()
    deadline.reschedule(None)
    try:
        yield
    finally:
        deadline.reschedule(loop.time() + left)
