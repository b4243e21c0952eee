"""A call's parameters: in every form that Telegram takes, and whatever nonsense comes in them."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.cast import BOT, new_rooms
from bot.sandbox.errors import ApiError
from bot.sandbox.limits import Gate
from bot.sandbox.methods import Methods, PostedMessage
from bot.sandbox.people import People
from bot.sandbox.server import ANA, BEN, CHANNEL_ID, CHLOE, GROUP_ID
from bot.sandbox.state import World
from tests.sandbox.conftest import TOKEN, Client, Clock, running

MARKUP = {"inline_keyboard": [[{"text": "Ask", "callback_data": "a"}]]}
CALL: dict[str, Any] = {"chat_id": ANA.id, "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": MARKUP}


async def test_every_form(client: Client) -> None:
    """Query of a GET, query of a POST, form, multipart form, JSON, JSON with JSON text in it: the same message."""
    url = f"{client.sandbox.api_url}/bot{TOKEN}/sendMessage"
    flat = {k: v if isinstance(v, str) else json.dumps(v) for k, v in CALL.items()}
    multipart = aiohttp.FormData(flat)
    multipart.add_field("unused", b"x", filename="x.bin")
    answers = [
        client.http.get(url, params=flat),
        client.http.post(url, params=flat),
        client.http.post(url, data=flat),
        client.http.post(url, data=multipart),
        client.http.post(url, json=CALL),
        client.http.post(url, json=flat),
    ]
    seen = []
    for call in answers:
        async with call as answer:
            body = await answer.json()
            assert answer.status == 200, body
            seen.append({k: v for k, v in body["result"].items() if k != "message_id"})
    assert all(message == seen[0] for message in seen)
    assert seen[0]["entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert seen[0]["reply_markup"] == MARKUP


async def test_unknown_methods_and_tokens(client: Client) -> None:
    """404 for a method there is none of, 401 for a wrong token, 404 for what is no token; names in any case."""
    assert await client.api("sendMoney") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )
    assert await client.api("getMe", token="1:wrong") == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )
    assert (await client.api("getMe", token="wrong"))[0] == 404
    assert (await client.result("GETME"))["is_bot"] is True


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{", "application/json"),
        (b"[1]", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"\xff", "application/json"),
        (b"--x", "multipart/form-data; boundary=y"),
    ],
)
async def test_a_broken_body(client: Client, body: bytes, kind: str) -> None:
    """400, in Telegram's form."""
    url = f"{client.sandbox.api_url}/bot{TOKEN}/sendMessage"
    async with client.http.post(url, data=body, headers={"Content-Type": kind}) as answer:
        assert answer.status == 400
        assert (await answer.json())["ok"] is False


async def test_the_name_of_a_host_is_checked(client: Client) -> None:
    """Only loopback names are answered: another site's name that leads here is refused."""
    for path in ("/", "/sandbox/state", f"/bot{TOKEN}/getMe", "/feed.xml"):
        async with client.http.get(client.sandbox.url + path, headers={"Host": "evil.example:80"}) as answer:
            assert answer.status == 403


async def test_posts_are_told(clock: Clock) -> None:
    """Who runs the sandbox hears of each message and edit, with the chat's name."""
    told: list[PostedMessage] = []
    async with running(clock, on_message=told.append) as client:
        await client.result("sendMessage", chat_id=CHANNEL_ID, text="one")
        await client.result("editMessageText", chat_id=CHANNEL_ID, message_id=1, text="two")
    assert told == [
        PostedMessage(CHANNEL_ID, "Agreements wire", 1, "one", edited=False),
        PostedMessage(CHANNEL_ID, "Agreements wire", 1, "two", edited=True),
    ]


METHODS = [
    "getMe", "sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageReplyMarkup", "deleteMessage",
    "sendChatAction", "answerCallbackQuery", "answerInlineQuery", "setMyCommands", "getMyCommands", "deleteMyCommands",
    "getFile", "getChat", "getChatMember", "getChatAdministrators", "leaveChat",
]  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
    st.sampled_from([ANA.id, str(GROUP_ID), "@agreements_wire", "1", "true", "[]", "{}", "[[]]", "null", "1e9"]),
    st.just("\ud83d"),
)  # fmt: skip
KEYS = st.sampled_from(
    ["inline_keyboard", "keyboard", "force_reply", "text", "url", "callback_data", "message_id", "type", "id", "offset",
     "length", "command", "description", "chat_id", "is_disabled"]
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=5
)
NAMES = [
    "text", "parse_mode", "entities", "reply_markup", "reply_parameters", "reply_to_message_id", "message_id",
    "link_preview_options", "photo", "document", "caption", "caption_entities", "action", "callback_query_id",
    "inline_query_id", "results", "commands", "scope", "language_code", "user_id", "file_id", "protect_content",
    "allow_paid_broadcast", "show_alert", "chat_id",
]  # fmt: skip
PARAMS = st.builds(
    lambda chat_id, rest: {"chat_id": chat_id, **rest},
    st.sampled_from([ANA.id, GROUP_ID, CHANNEL_ID]),
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5),
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(METHODS), PARAMS)
def test_no_parameters_break_a_method(clock: Clock, method: str, params: dict[str, Any]) -> None:
    """Each call ends with a result that is JSON, or with a refusal in Telegram's form."""
    world = World(clock)
    people = People(world)
    world.open([ANA, BEN, CHLOE], new_rooms())
    world.bot = BOT
    people.say(ANA.id, ANA.id, "/start")
    methods = Methods(world, people, Gate(None, lambda: 0.0))
    methods.call("sendMessage", {"chat_id": ANA.id, "text": "mine"})
    try:
        answer = methods.call(method, params)
    except ApiError as e:
        answer = e.to_json()
    assert json.dumps(answer).encode()
