"""What the sandbox acknowledged outlives it: a stop, a kill, a line cut short."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.cast import Room, User
from bot.sandbox.server import ANA, BEN, GROUP_ID
from bot.sandbox.state import KEPT_EVENTS, KEPT_MESSAGES, World
from tests.sandbox.conftest import Client, Clock, running


def everything(client: Client) -> dict[str, Any]:
    """What must be the same after a restart."""
    world = client.sandbox.world
    return {
        "rooms": world.rooms,
        "users": world.users,
        "messages": world.messages,
        "updates": list(world.updates),
        "last": world.last_update_id,
        "commands": world.commands,
        "presses": world.presses,
        "uneditable": world.uneditable,
        "webhook": world.webhook,
        "allowed": world.allowed,
        "published": world.published,
    }


async def test_a_restart_goes_on(clock: Clock, tmp_path: Path) -> None:
    """Messages, updates, presses, menus, memberships, webhook: all as it was, twice over."""
    path = tmp_path / "state.jsonl"
    async with running(clock, path, sample=True) as client:
        assert client.sandbox.fresh
        client.sandbox.say(ANA.id, ANA.id, "/start 한국 👍")
        client.sandbox.add_users(range(8001, 8003))
        await client.result("sendMessage", chat_id=ANA.id, text="one")
        await client.result("sendMessage", chat_id=ANA.id, text="two", reply_markup={"force_reply": True})
        await client.result("editMessageText", chat_id=ANA.id, message_id=2, text="edited")
        await client.result("getUpdates", offset=2, allowed_updates=["message", "callback_query"])
        client.sandbox.people.press(ANA.id, 2, ANA.id, "x")
        await client.result("setMyCommands", commands=[{"command": "help", "description": "Help"}])
        client.sandbox.people.migrate(GROUP_ID)
        client.sandbox.people.block(BEN.id, blocked=True)
        await client.result("deleteMessage", chat_id=ANA.id, message_id=1)
        before = everything(client)
        press_id = next(iter(client.sandbox.world.presses))
    for _ in range(2):
        async with running(clock, path, sample=True) as client:
            assert not client.sandbox.fresh
            assert everything(client) == before
    async with running(clock, path, sample=True) as client:
        assert await client.result("answerCallbackQuery", callback_query_id=press_id)
        assert (await client.result("sendMessage", chat_id=ANA.id, text="three"))["message_id"] == 4
        assert await client.refusal("editMessageText", chat_id=ANA.id, message_id=3, text="x")
        await client.result("setWebhook", url="http://127.0.0.1:9/")
    async with running(clock, path, sample=True) as client:
        assert (await client.result("getWebhookInfo"))["url"] == "http://127.0.0.1:9/"
        assert "query is too old" in await client.refusal("answerCallbackQuery", callback_query_id=press_id)


SERVER = """
import asyncio, sys
from pathlib import Path
from bot.sandbox.server import Sandbox

async def main():
    sandbox = Sandbox(token="77:x", limits=None, sample=False, state_path=Path(sys.argv[1]))
    await sandbox.start()
    sandbox.say(1001, 1001, "/start")
    print(sandbox.url, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def send_until_killed(path: Path, count: int) -> list[Any]:
    """Run a sandbox in a process of its own, send to it, kill it; returns the messages that it acknowledged."""
    with subprocess.Popen([sys.executable, "-c", SERVER, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        acknowledged = []
        for number in range(count):
            with urllib.request.urlopen(f"{url}/bot77:x/sendMessage?chat_id=1001&text=n{number}", timeout=5) as sent:
                acknowledged.append(json.load(sent)["result"])
        os.kill(process.pid, signal.SIGKILL)
        process.wait(5)
    return acknowledged


async def test_kill_loses_nothing_acknowledged(clock: Clock, tmp_path: Path) -> None:
    """Every message that was answered is there after kill -9."""
    path = tmp_path / "state.jsonl"
    acknowledged = await asyncio.to_thread(send_until_killed, path, 20)
    async with running(clock, path) as client:
        kept = client.sandbox.world.messages[ANA.id]
        assert [kept[message["message_id"]] for message in acknowledged] == acknowledged
        assert [u["message"]["text"] for u in client.sandbox.world.updates] == ["/start"]


@pytest.mark.parametrize("tail", ['["message",{"mess', "\x00\x00\x00", "7\n", "null\n", '["future-kind",{}]\n'])
async def test_a_damaged_end_is_left_out(clock: Clock, tmp_path: Path, tail: str) -> None:
    """A line that a kill cut short, or that is none, costs itself alone."""
    path = tmp_path / "state.jsonl"
    async with running(clock, path) as client:
        client.sandbox.say(ANA.id, ANA.id, "kept")
    with path.open("a") as file:
        file.write(tail)
    async with running(clock, path) as client:
        assert client.sandbox.world.messages[ANA.id][1]["text"] == "kept"
        client.sandbox.say(ANA.id, ANA.id, "more")
    async with running(clock, path) as client:
        assert len(client.sandbox.world.messages[ANA.id]) == 2


async def test_a_start_makes_the_file_small_again(clock: Clock, tmp_path: Path) -> None:
    """Edits and confirmed updates leave nothing in the next run's file."""
    path = tmp_path / "state.jsonl"
    async with running(clock, path) as client:
        for number in range(50):
            client.sandbox.say(ANA.id, ANA.id, "x" * 1000)
            await client.result("getUpdates", offset=client.sandbox.world.last_update_id + 1)
            await client.result("deleteMessage", chat_id=ANA.id, message_id=number + 1)
    assert path.stat().st_size > 100_000
    async with running(clock, path):
        assert path.stat().st_size < 5_000


def test_memory_is_bounded(clock: Clock) -> None:
    """Of each chat the latest messages are kept, of the events the latest; ids go on."""
    world = World(clock)
    world.open([User(1, "A")], [Room(1, "private", "A", [1])])
    for number in range(1, 6001):
        world.put_message({"message_id": number, "chat": {"id": 1}, "date": 0, "text": "x"})
        world.forbid_edits(1, number)
    assert list(world.messages[1]) == list(range(6001 - KEPT_MESSAGES, 6001))
    assert len(world.uneditable[1]) == KEPT_MESSAGES
    assert len(world.events) == KEPT_EVENTS
    assert world.next_message_id(world.rooms[1]) == 6001


async def test_numbers_of_updates_go_on_without_the_file(clock: Clock, tmp_path: Path) -> None:
    """Who deletes it, and keeps the bot's database, is answered all the same: no number comes twice."""
    path = tmp_path / "state.jsonl"
    seen: list[int] = []
    for _ in range(2):
        async with running(clock, path) as client:
            client.sandbox.say(ANA.id, ANA.id, "/start")
            client.sandbox.say(ANA.id, ANA.id, "/help")
            waiting = await client.result("getUpdates")
            assert [each["update_id"] for each in await client.result("getUpdates", offset=-1)] == [
                waiting[-1]["update_id"]
            ]
            seen += [each["update_id"] for each in waiting]
        path.unlink()
        clock.pass_time(minutes=1)
    assert len({*seen}) == 4
    assert seen == sorted(seen)
