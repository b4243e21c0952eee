"""Faults happen as they are scripted: to which call, how often, before or after it had its effect."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import aiohttp
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.sandbox.errors import ApiError
from bot.sandbox.server import ANA, BEN, CHANNEL_ID, GROUP_ID, Fault, Faults
from tests.sandbox.conftest import Client


def posted(client: Client) -> int:
    """How many messages of the bot Ana has."""
    return sum("text" in m and m["from"]["is_bot"] for m in client.sandbox.world.messages[ANA.id].values())


async def test_statuses(client: Client, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any status with any text, nothing posted; 429 with its seconds."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    client.sandbox.faults.add(
        Fault("status", status=502, description="Bad Gateway"),
        Fault("status", status=429, description="Too Many Requests: retry after 9", retry_after=9),
    )
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ANA.id, "x")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(ANA.id, "x")
    assert refused.value.retry_after == timedelta(seconds=9)
    assert posted(client) == 0
    await bot.send_message(ANA.id, "x")
    assert posted(client) == 1


@pytest.mark.parametrize(("kind", "arrived"), [("reset_before", 0), ("reset_after", 1)])
async def test_resets(client: Client, kind: str, arrived: int) -> None:
    """The connection ends without an answer; the message is there or not."""
    client.sandbox.faults.add(Fault(kind))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.api("sendMessage", chat_id=ANA.id, text="x")
    assert posted(client) == arrived


async def test_a_time_out_after_delivery(client: Client, bot: Bot) -> None:
    """The message is there, its answer never comes; stopping does not wait for it."""
    client.sandbox.faults.add(Fault("timeout_after", seconds=60))
    with pytest.raises(TimedOut):
        await bot.send_message(ANA.id, "x", read_timeout=0.05)
    assert posted(client) == 1
    started = time.monotonic()
    await client.sandbox.stop()
    assert time.monotonic() - started < 30


async def test_a_delay(client: Client) -> None:
    """The answer comes late, and is right."""
    client.sandbox.faults.add(Fault("delay", seconds=0.05))
    started = time.monotonic()
    await client.result("sendMessage", chat_id=ANA.id, text="x")
    assert time.monotonic() - started >= 0.05


async def test_which_calls_are_hit(client: Client) -> None:
    """A method in any case, a chat, any method."""
    client.sandbox.add_users(range(BEN.id, BEN.id + 1))
    client.sandbox.faults.add(Fault("status", method="SENDMESSAGE", chat_id=BEN.id, times=None))
    await client.result("sendMessage", chat_id=ANA.id, text="x")
    await client.result("getMe")
    for _ in range(3):
        assert await client.refusal("sendMessage", chat_id=BEN.id, text="x") == "Internal Server Error"
    client.sandbox.faults.add(Fault("status", method="*", status=503, description="Down"))
    assert await client.refusal("getMe") == "Down"
    await client.result("getMe")
    assert client.sandbox.faults.happened == {"status": 4}


def test_draws_can_be_repeated() -> None:
    """The same seed, the same calls hit; about as many as the probability says."""
    runs = []
    for _ in range(2):
        faults = Faults([Fault("status", probability=0.3, times=None)], seed=7)
        runs.append([faults.draw("sendMessage", 1) is not None for _ in range(300)])
    assert runs[0] == runs[1]
    assert 60 < sum(runs[0]) < 120


async def test_over_http(client: Client) -> None:
    """POST /sandbox/faults scripts them in place of those before."""
    script = {"method": "sendMessage", "kind": "status", "times": 1, "status": 500, "chat_id": ANA.id}
    assert (await client.post("/sandbox/faults", {"faults": [script]}))[0] == 200
    assert await client.refusal("sendMessage", chat_id=ANA.id, text="x") == "Internal Server Error"
    await client.post("/sandbox/faults", {"faults": [script]})
    await client.post("/sandbox/faults", {"faults": []})
    await client.result("sendMessage", chat_id=ANA.id, text="x")


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "explosion"}, {}, {"kind": "status", "unknown": 1}, {"kind": "status", "times": "2"},
        {"kind": "delay", "seconds": -1}, {"kind": "status", "status": 7}, {"kind": "status", "probability": 2},
        {"kind": "status", "method": 5}, "x", {"kind": ["status"]}, {"kind": "delay", "seconds": "x"},
    ],
)  # fmt: skip
async def test_a_wrong_script_is_refused(client: Client, fault: object) -> None:
    """With a reason, and what was scripted before stays."""
    client.sandbox.faults.add(Fault("delay", seconds=0))
    status, body = await client.post("/sandbox/faults", {"faults": [fault]})
    assert status == 400
    assert body["error"].startswith("Bad Request: ")
    assert len(client.sandbox.faults.faults) == 1


async def test_people_leave_and_groups_move_in_the_middle(client: Client) -> None:
    """What befalls a chat stays so, and where it cannot happen nothing does; each is kept with its chat."""
    faults = client.sandbox.faults
    faults.add(Fault("migrate"), Fault("leave"))
    assert (await client.result("sendMessage", chat_id=ANA.id, text="x"))["text"] == "x"  # no group
    for _ in range(2):
        assert "bot was blocked by the user" in await client.refusal("sendMessage", chat_id=ANA.id, text="x")
    faults.add(Fault("migrate", chat_id=GROUP_ID))
    refusal = await client.refusal("sendMessage", chat_id=GROUP_ID, text="x")
    assert refusal == "Bad Request: group chat was upgraded to a supergroup chat"
    faults.add(Fault("leave", chat_id=CHANNEL_ID))
    assert "Forbidden" in await client.refusal("sendMessage", chat_id=CHANNEL_ID, text="x")
    struck = [(fault.kind, chat) for fault, chat in faults.struck]
    assert struck == [("migrate", ANA.id), ("leave", ANA.id), ("migrate", GROUP_ID), ("leave", CHANNEL_ID)]


def test_a_kind_is_checked_in_code_too() -> None:
    """A misspelt kind does not pass in silence."""
    with pytest.raises(ValueError, match="a fault is one of status, "):
        Fault("timeout")
    with pytest.raises(ApiError):
        Faults().replace([{"kind": "timeout"}])


async def test_a_poll_can_fail(client: Client) -> None:
    """Faults reach getUpdates as any method."""
    client.sandbox.faults.add(Fault("status", method="getUpdates", status=500))
    assert await client.refusal("getUpdates") == "Internal Server Error"
    assert len(await asyncio.wait_for(client.result("getUpdates"), 1)) == 1
