"""What the chat page asks and is told, and what it may not be told by other sites."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from yarl import URL

import bot.sandbox.pageapi
from bot.sandbox.server import ANA, BEN, CHANNEL_ID, CHLOE, GROUP_ID
from bot.sandbox.state import KEPT_EVENTS
from tests.sandbox.conftest import TOKEN, Client, Clock, running


class Stream:
    """An open stream of events."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.answer = answer

    async def next(self) -> tuple[int, Any]:
        """Return the next event with its number."""
        number = 0
        while True:
            line = (await asyncio.wait_for(self.answer.content.readline(), 10)).decode().strip()
            if line.startswith("id: "):
                number = int(line.removeprefix("id: "))
            elif line.startswith("data: "):
                return number, json.loads(line.removeprefix("data: "))
            assert self.answer.content.at_eof() is False


def events(client: Client, after: int | None = None, **headers: str) -> Any:
    """Open the stream after a cursor."""
    query = "" if after is None else f"?after={after}"
    return client.http.get(f"{client.sandbox.url}/sandbox/events{query}", headers=headers)


async def test_state(client: Client) -> None:
    """People, chats with who may write, the menu, and a cursor to go on from."""
    _, state = await client.get("/sandbox/state")
    assert state["bot"]["first_name"] == "Communiqué"
    assert [user["first_name"] for user in state["users"]] == ["Ana", "Ben", "Chloé"]
    chats = {chat["id"]: chat for chat in state["chats"]}
    assert list(chats) == [ANA.id, BEN.id, CHLOE.id, GROUP_ID, CHANNEL_ID]
    assert (chats[ANA.id]["type"], chats[ANA.id]["user_id"], chats[ANA.id]["blocked"]) == ("private", ANA.id, False)
    assert chats[GROUP_ID]["members"] == chats[GROUP_ID]["writable_by"] == [ANA.id, BEN.id, CHLOE.id]
    assert chats[CHANNEL_ID]["writable_by"] == [ANA.id]
    assert state["cursor"] == client.sandbox.world.last_event


async def test_messages_by_pages(client: Client) -> None:
    """Newest last, before an id, at most so many."""
    for number in range(2, 8):
        client.sandbox.say(ANA.id, ANA.id, f"m{number}")
    path = f"/sandbox/chats/{ANA.id}/messages"
    found = [(await client.get(path + query))[1]["messages"] for query in ("?limit=3", "?limit=3&before=5", "")]
    assert [[m["message_id"] for m in page] for page in found] == [[5, 6, 7], [2, 3, 4], [1, 2, 3, 4, 5, 6, 7]]
    assert (await client.get("/sandbox/chats/5/messages"))[1] == {"messages": []}
    assert (await client.get(path + "?before=x"))[0] == 400


async def test_events_of_all_kinds(client: Client) -> None:
    """Message, edit, deletion, typing, answer to a press, chat, commands: in order, numbered."""
    async with events(client, client.sandbox.world.last_event) as answer:
        stream = Stream(answer)
        assert answer.content_type == "text/event-stream"
        _, pressed = await client.post("/sandbox/send", {"chat_id": ANA.id, "user_id": ANA.id, "text": "/help"})
        assert pressed["message"]["text"] == "/help"
        await client.result("sendChatAction", chat_id=ANA.id, action="typing")
        await client.result("sendMessage", chat_id=ANA.id, text="one")
        await client.result("editMessageText", chat_id=ANA.id, message_id=3, text="two")
        press = {"chat_id": ANA.id, "message_id": 3, "user_id": ANA.id, "callback_data": "x"}
        _, pressed = await client.post("/sandbox/press", press)
        await client.result("answerCallbackQuery", callback_query_id=pressed["callback_id"], text="ok", show_alert=True)
        await client.result("deleteMessage", chat_id=ANA.id, message_id=3)
        await client.post("/sandbox/block", {"user_id": ANA.id, "blocked": True})
        await client.result("setMyCommands", commands=[{"command": "help", "description": "Help"}])
        seen = [await stream.next() for _ in range(8)]
    numbers = [number for number, _ in seen]
    assert numbers == list(range(numbers[0], numbers[0] + 8))
    kinds = [event["type"] for _, event in seen]
    assert kinds == ["message", "typing", "message", "edited", "callback_answer", "deleted", "chat", "commands"]
    told = [event for _, event in seen]
    assert (told[2]["chat_id"], told[2]["message"]["text"]) == (ANA.id, "one")
    assert told[3]["message"]["text"] == "two"
    expected = {"user_id": ANA.id, "chat_id": ANA.id, "message_id": 3, "text": "ok", "show_alert": True}
    assert told[4] == {"type": "callback_answer", "callback_id": pressed["callback_id"], **expected}
    assert told[5] == {"type": "deleted", "chat_id": ANA.id, "message_id": 3}
    assert told[6]["chat"]["blocked"] is True
    assert told[7]["commands"] == [{"command": "help", "description": "Help"}]


async def test_a_stream_goes_on_where_it_broke(client: Client) -> None:
    """From `after`, or from the Last-Event-ID that a browser sends, which comes first."""
    start = client.sandbox.world.last_event
    for text in ("a", "b", "c"):
        client.sandbox.say(ANA.id, ANA.id, text)
    async with events(client, start + 1) as answer:
        assert (await Stream(answer).next())[1]["message"]["text"] == "b"
    async with events(client, start, **{"Last-Event-ID": str(start + 2)}) as answer:
        assert (await Stream(answer).next())[1]["message"]["text"] == "c"


async def test_a_cursor_that_cannot_be_gone_on_from(client: Client, clock: Clock) -> None:
    """Too old, or of another run: the page is told to load anew, then goes on."""
    start = client.sandbox.world.last_event
    for _ in range(KEPT_EVENTS + 1):
        client.sandbox.world.show({"type": "typing", "chat_id": ANA.id})
    for cursor in (start, start + 10**9, 5, 0):
        async with events(client, cursor) as answer:
            stream = Stream(answer)
            assert await stream.next() == (client.sandbox.world.last_event, {"type": "reset"})
            client.sandbox.say(ANA.id, ANA.id, "next")
            assert (await stream.next())[1]["message"]["text"] == "next"
    clock.pass_time(seconds=1)
    async with running(clock) as restarted:
        assert restarted.sandbox.world.last_event > start


async def test_a_quiet_stream_is_kept_alive(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment now and then; the stream ends when the sandbox does."""
    monkeypatch.setattr(bot.sandbox.pageapi, "KEEP_ALIVE_SECONDS", 0.02)
    async with events(client) as answer:
        assert await asyncio.wait_for(answer.content.readline(), 10) == b": still here\n"
        await client.sandbox.stop()
        await asyncio.wait_for(answer.content.read(), 10)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("send", {"chat_id": ANA.id, "user_id": BEN.id, "text": "x"}, 403),
        ("send", {"chat_id": ANA.id, "user_id": ANA.id}, 400),
        ("send", {"chat_id": "x", "user_id": ANA.id, "text": "x"}, 400),
        ("send", {"chat_id": True, "user_id": ANA.id, "text": "x"}, 400),
        ("send", {"chat_id": ANA.id, "user_id": ANA.id, "text": "x", "reply_to_message_id": []}, 400),
        ("send", [], 400),
        ("send", {"chat_id": ANA.id, "user_id": ANA.id, "text": "x" * 300_000}, 413),
        ("press", {"chat_id": ANA.id, "message_id": 9, "user_id": ANA.id, "callback_data": "x"}, 400),
        ("press", {"chat_id": ANA.id, "message_id": 1, "user_id": BEN.id, "callback_data": "x"}, 400),
        ("press", {"chat_id": ANA.id, "message_id": 1, "user_id": ANA.id, "callback_data": "x" * 65}, 400),
        ("block", {"user_id": GROUP_ID, "blocked": True}, 400),
        ("member", {"chat_id": GROUP_ID, "status": "king"}, 400),
        ("migrate", {"chat_id": ANA.id}, 400),
        ("faults", {"faults": "x"}, 400),
    ],
)
async def test_what_the_page_asks_wrongly(client: Client, path: str, body: object, status: int) -> None:
    """A reason, and nothing happens."""
    before = client.sandbox.world.last_event
    found, answer = await client.post(f"/sandbox/{path}", body)
    assert (found, list(answer)) == (status, ["error"])
    assert client.sandbox.world.last_event == before


async def test_what_the_page_does(client: Client) -> None:
    """Membership and migration, as buttons of the page have them."""
    assert await client.post("/sandbox/member", {"chat_id": GROUP_ID, "status": "kicked"}) == (200, {})
    assert "kicked" in await client.refusal("sendMessage", chat_id=GROUP_ID, text="x")
    _, body = await client.post("/sandbox/migrate", {"chat_id": GROUP_ID})
    assert client.sandbox.world.rooms[GROUP_ID].migrated_to == body["migrate_to_chat_id"]


async def test_other_sites_can_do_nothing(client: Client) -> None:
    """A form of another site is no JSON; a page of it has another Host."""
    url = f"{client.sandbox.url}/sandbox/send"
    body = json.dumps({"chat_id": ANA.id, "user_id": ANA.id, "text": "x"})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        async with client.http.post(url, data=body, headers={"Content-Type": kind}) as answer:
            assert answer.status == 415
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8080", "localhost.evil.example:80"):
        assert (await client.post("/sandbox/send", {}, Host=host))[0] == 403
    for host in ("localhost", "localhost:1", "127.0.0.1"):
        assert (await client.get("/sandbox/state", Host=host))[0] == 200


async def test_files_of_the_page(client: Client) -> None:
    """The page and its files, and nothing outside their folder; every answer forbids scripts of others."""
    async with client.http.get(client.sandbox.url) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    outside = (
        "/static/../server.py",
        "/static/..%2fserver.py",
        "/static/%2e%2e/server.py",
        "/static//etc/passwd",
        "/x",
    )
    for path in outside:
        address = URL(client.sandbox.url + path, encoded=True)
        async with client.http.get(address) as answer:
            assert answer.status in (403, 404)
            assert "X-Content-Type-Options" in answer.headers
            assert TOKEN not in await answer.text()
