"""What the errors of Telegram and of the network mean."""

from __future__ import annotations

import json
from typing import Any

import pytest
from telegram import Bot
from telegram.error import EndPointNotFound, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.delivery.failures import Flood, NothingSent, OutcomeUnknown, ReplyTimedOut, ServerFault
from bot.delivery.outcomes import (
    Deactivate,
    Dead,
    Migrate,
    Outcome,
    PlainText,
    Retry,
    Sent,
    Stop,
    Uncertain,
    Uneditable,
    classify,
)

TOKEN = "123456:AAF-secret_token_of_the_tests"
BAD_TOKEN = "Telegram does not know TELEGRAM_BOT_TOKEN. Copy it again from @BotFather."

TABLE: list[tuple[int, str, dict[str, Any], Outcome]] = [
    (429, "Too Many Requests: retry after 7", {"retry_after": 7}, Retry(7.0, "too many requests")),
    (403, "Forbidden: bot was blocked by the user", {}, Deactivate("bot was blocked by the user")),
    (403, "Forbidden: user is deactivated", {}, Deactivate("user is deactivated")),
    (
        403,
        "Forbidden: bot can't initiate conversation with a user",
        {},
        Deactivate("bot can't initiate conversation with a user"),
    ),
    (
        403,
        "Forbidden: bot was kicked from the group chat",
        {},
        Deactivate("bot was kicked from the group chat"),
    ),
    (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
        {},
        Deactivate("bot was kicked from the supergroup chat"),
    ),
    (
        403,
        "Forbidden: bot was kicked from the channel chat",
        {},
        Deactivate("bot was kicked from the channel chat"),
    ),
    (
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": -1002000000009},
        Migrate(-1002000000009),
    ),
    (400, "Bad Request: chat not found", {}, Deactivate("Chat not found")),
    (
        400,
        "Bad Request: not enough rights to send text messages to the chat",
        {},
        Deactivate("Not enough rights to send text messages to the chat"),
    ),
    (
        400,
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
        "a current content and reply markup of the message",
        {},
        Sent(None),
    ),
    (
        400,
        'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 1',
        {},
        PlainText('Can\'t parse entities: unsupported start tag "…" at byte offset 1'),
    ),
    (400, "Bad Request: message is too long", {}, Dead("Message is too long")),
    (400, "Bad Request: message text is empty", {}, Dead("Message text is empty")),
    (400, "Bad Request: message can't be edited", {}, Uneditable("Message can't be edited")),
    (400, "Bad Request: message to edit not found", {}, Uneditable("Message to edit not found")),
    (400, "Bad Request: MESSAGE_ID_INVALID", {}, Uneditable("Message_id_invalid")),
    (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        {},
        Dead("Query is too old and response timeout expired or query id is invalid"),
    ),
    (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        {},
        Stop("another process polls with this TELEGRAM_BOT_TOKEN: only one may run"),
    ),
    (401, "Unauthorized", {}, Stop(BAD_TOKEN)),
    (404, "Not Found", {}, Stop(BAD_TOKEN)),
    (500, "Internal Server Error", {}, Retry(None, "Internal Server Error")),
    (502, "Bad Gateway", {}, Retry(None, "Bad Gateway")),
    (503, "Service Unavailable", {}, Retry(None, "Service Unavailable")),
    (504, "Gateway Timeout", {}, Retry(None, "Gateway Timeout")),
    (413, "Request Entity Too Large", {}, Retry(None, "Request Entity Too Large")),
]


class Canned(BaseRequest):
    """The library's own parsing of one reply, without any of our request class."""

    def __init__(self, status: int, payload: bytes) -> None:
        self.status, self.payload = status, payload

    @property
    def read_timeout(self) -> float | None:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        del url, method, request_data
        return self.status, self.payload


@pytest.mark.parametrize(("code", "description", "parameters", "outcome"), TABLE)
async def test_the_librarys_own_errors_mean_the_same(
    code: int,
    description: str,
    parameters: dict[str, Any],
    outcome: Outcome,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The errors that python-telegram-bot itself makes of these payloads are understood alike."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    payload = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    with pytest.raises(TelegramError) as raised:
        await Bot(TOKEN, request=Canned(code, json.dumps(payload).encode())).send_message(7, "Korea")
    assert classify(raised.value) == outcome


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Flood(2.5), Retry(2.5, "too many requests")),
        (NothingSent("no connection"), Retry(None, "no connection")),
        (ServerFault(502, "Bad Gateway"), Retry(None, "Bad Gateway")),
        (OutcomeUnknown("broke"), Uncertain("broke")),
        (ReplyTimedOut("late"), Uncertain("late")),
        (TimedOut(), Uncertain("Timed out")),
        (NetworkError("httpx.ReadError: "), Uncertain("httpx.ReadError: ")),
        (EndPointNotFound("Endpoint 'sendMessage' not found"), Stop(BAD_TOKEN)),
        (KeyError("message_id"), Uncertain("KeyError")),
    ],
)
def test_what_the_network_does(error: Exception, outcome: Outcome) -> None:
    """Nothing sent is tried again; whatever is not known for sure is uncertain, and never sent twice by accident. A
    method that is not found means the token, for Telegram has the methods."""
    assert classify(error) == outcome
