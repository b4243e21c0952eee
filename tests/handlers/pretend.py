"""A Telegram without network for handler tests: it keeps what the bot sends and can be told to refuse."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from telegram.request import BaseRequest, RequestData

from tests.telegram_oracle import parse_html

BOT = {"id": 42, "is_bot": True, "first_name": "Communiqué", "username": "communique_bot"}


@dataclass(frozen=True)
class Posted:
    """A message as people see it, and its buttons (text → callback data or address)."""

    message_id: int
    chat_id: int
    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    reply_to: int | None = None
    edited: bool = False


class PretendTelegram(BaseRequest):
    """Answers the few methods that handlers call. HTML goes through Telegram's own parser."""

    def __init__(self) -> None:
        self.posted: list[Posted] = []
        self.alerts: list[str | None] = []
        """Texts of answered presses."""
        self.actions: list[str] = []
        self.admins: set[int] = set()
        """Users who administer every group and channel."""
        self.refuse: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        """Method → answers (status, payload) that it gives first."""
        self._next_id = 1000

    @property
    def read_timeout(self) -> float:
        """Seconds."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Answer one call of the Bot API."""
        name = url.rsplit("/", 1)[1]
        if waiting := self.refuse.get(name):
            status, payload = waiting.pop(0)
            return status, json.dumps({"ok": False, "error_code": status, **payload}).encode()
        parameters = dict(request_data.parameters) if request_data else {}
        result = getattr(self, f"_{name}")(parameters)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _getMe(self, _: dict[str, Any]) -> object:  # noqa: N802 named as Telegram's method
        return BOT

    def _sendMessage(self, given: dict[str, Any]) -> object:  # noqa: N802
        self._next_id += 1
        self.posted.append(_posted(self._next_id, given))
        chat = {"id": given["chat_id"], "type": "private" if given["chat_id"] > 0 else "supergroup"}
        return {"message_id": self._next_id, "date": 0, "chat": chat, "from": BOT, "text": "…"}

    def _editMessageText(self, given: dict[str, Any]) -> object:  # noqa: N802
        self.posted.append(_posted(given["message_id"], given, edited=True))
        return True

    def _answerCallbackQuery(self, given: dict[str, Any]) -> object:  # noqa: N802
        self.alerts.append(given.get("text"))
        assert len(given.get("text") or "") <= 200
        return True

    def _sendChatAction(self, given: dict[str, Any]) -> object:  # noqa: N802
        self.actions.append(given["action"])
        return True

    def _getChatMember(self, given: dict[str, Any]) -> object:  # noqa: N802
        user = {"id": given["user_id"], "is_bot": False, "first_name": "x"}
        if given["user_id"] in self.admins:
            return {"status": "creator", "user": user, "is_anonymous": False}
        return {"status": "member", "user": user}


def _posted(message_id: int, given: dict[str, Any], *, edited: bool = False) -> Posted:
    text = parse_html(given["text"]).text if given.get("parse_mode") == "HTML" else given["text"]
    assert 1 <= len(text) <= 4096
    markup = given.get("reply_markup") or {"inline_keyboard": []}
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else markup.to_dict()["inline_keyboard"]
    buttons = {b["text"]: b.get("callback_data") or b["url"] for row in rows for b in row}
    reply = given.get("reply_parameters") or {}
    return Posted(message_id, given["chat_id"], text, buttons, reply.get("message_id"), edited)
