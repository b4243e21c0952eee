"""The rates that Telegram documents, in strict sliding windows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.errors import ApiError
from bot.sandbox.limits import Gate, Limits
from bot.sandbox.server import ANA
from tests.sandbox.conftest import Clock, running


class Ticks:
    """A monotonic clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wait_of(gate: Gate, chat_id: int, *, group: bool = False, paid: bool = False) -> int:
    """Try to send; 0 where it passes, else the seconds to wait."""
    try:
        gate.admit(chat_id, group=group, paid=paid)
    except ApiError as e:
        seconds = int(e.parameters["retry_after"])
        return seconds if e.description == f"Too Many Requests: retry after {seconds}" else -1
    return 0


def test_overall() -> None:
    """Thirty in any second; a refused one does not count."""
    ticks = Ticks()
    gate = Gate(Limits(), ticks)
    assert [wait_of(gate, chat) for chat in range(1, 32)] == [0] * 30 + [1]
    ticks.now += 0.999
    assert wait_of(gate, 99) == 1
    ticks.now += 0.001
    assert wait_of(gate, 99) == 0


def test_paid() -> None:
    """A thousand a second where each is paid for, besides the thirty."""
    gate = Gate(Limits(), Ticks())
    assert [wait_of(gate, chat, paid=True) for chat in range(1001)] == [0] * 1000 + [1]
    assert wait_of(gate, 2000) == 0


def test_a_chat() -> None:
    """A burst of three, then no more until the first is long enough ago."""
    ticks = Ticks()
    gate = Gate(Limits(), ticks)
    assert [wait_of(gate, 5) for _ in range(4)] == [0, 0, 0, 3]
    ticks.now += 2
    assert wait_of(gate, 5) == 1
    ticks.now += 0.5
    assert wait_of(gate, 5) == 0


def test_a_group() -> None:
    """Twenty in any minute, and no faster than any chat."""
    ticks = Ticks()
    gate = Gate(Limits(), ticks)
    for _ in range(20):
        assert wait_of(gate, -5, group=True) == 0
        ticks.now += 1
    assert wait_of(gate, -5, group=True) == 40
    ticks.now += 40
    assert wait_of(gate, -5, group=True) == 0
    assert [wait_of(gate, -6, group=True) for _ in range(4)] == [0, 0, 0, 3]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1.5)), max_size=80))
def test_no_window_holds_more_than_its_limit(sends: list[tuple[int, float]]) -> None:
    """Whatever comes when: what passed keeps every rate in every window; to wait as told is enough."""
    ticks = Ticks()
    gate = Gate(Limits(overall=(4, 1.0), chat=(2, 2.0)), ticks)
    passed: list[tuple[float, int]] = []
    for chat, after in sends:
        ticks.now += after
        wait = wait_of(gate, chat)
        if wait:
            ticks.now += wait
            assert wait_of(gate, chat) == 0
        passed.append((ticks.now, chat))
    for at, chat in passed:
        assert sum(at - 1 < other <= at for other, _ in passed) <= 4
        assert sum(at - 2 < other <= at for other, c in passed if c == chat) <= 2


def test_idle_chats_are_forgotten() -> None:
    """A broadcast to many leaves nothing behind."""
    ticks = Ticks()
    gate = Gate(Limits(overall=(10**6, 1.0)), ticks)
    for chat in range(20_000):
        gate.admit(chat, group=False, paid=False)
        ticks.now += 0.05
    assert len(gate._sent) < 5000


async def test_over_http(clock: Clock) -> None:
    """HTTP's status and Retry-After say it too; no limits where they are switched off."""
    async with running(clock, limits=Limits(chat=(1, 7.0))) as client:
        client.sandbox.say(ANA.id, ANA.id, "/start")
        await client.result("sendMessage", chat_id=ANA.id, text="one")
        url = f"{client.sandbox.api_url}/bot77:sandbox-tests/sendMessage"
        async with client.http.post(url, data={"chat_id": str(ANA.id), "text": "two"}) as answer:
            body = await answer.json()
            assert (answer.status, answer.headers["Retry-After"]) == (429, "7")
        assert body["parameters"] == {"retry_after": 7}
        assert client.sandbox.gate.refused == 1
        await client.result("editMessageText", chat_id=ANA.id, message_id=2, text="edits pass")
    async with running(clock) as client:
        client.sandbox.say(ANA.id, ANA.id, "/start")
        for number in range(40):
            await client.result("sendMessage", chat_id=ANA.id, text=str(number))


@pytest.mark.parametrize("text", ["", "x" * 4097])
async def test_what_is_refused_anyway_does_not_count(clock: Clock, text: str) -> None:
    """A message that is no message uses nothing of the rate."""
    async with running(clock, limits=Limits(chat=(1, 7.0))) as client:
        client.sandbox.say(ANA.id, ANA.id, "/start")
        await client.refusal("sendMessage", chat_id=ANA.id, text=text)
        await client.result("sendMessage", chat_id=ANA.id, text="one")
