"""Check a reply markup as Telegram does."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import bad_request
from bot.sandbox.links import checked_link
from bot.sandbox.params import Json, mapping

MAX_CALLBACK_BYTES = 64
MAX_BUTTONS = 100
_OTHER_ACTIONS = {"switch_inline_query", "switch_inline_query_current_chat", "copy_text", "web_app", "pay", "login_url"}
_OTHER_MARKUPS = {"keyboard": list, "remove_keyboard": bool, "force_reply": bool}


def inline_keyboard(params: Json) -> Json | None:
    """Return the call's inline keyboard, or None where it has none. Raises 400 with Telegram's words."""
    rows = mapping(params, "reply_markup", "reply markup").get("inline_keyboard")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse inline keyboard: Field "inline_keyboard" must be an Array of Array')
    checked = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, checked)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def other_markup(params: Json) -> bool:
    """Say whether the call has a keyboard that is not inline: such a message cannot be edited. Raises 400."""
    markup = mapping(params, "reply_markup", "reply markup")
    if not markup or "inline_keyboard" in markup:
        return False
    for name, kind in _OTHER_MARKUPS.items():
        if isinstance(markup.get(name), kind):
            return True
    raise bad_request("can't parse reply keyboard markup JSON object")


def _button(button: Any) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    if "callback_data" in button:
        if not 1 <= len(str(button["callback_data"]).encode("utf-8", "surrogatepass")) <= MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        return {**button, "url": _checked_url(str(button["url"]))}
    elif not set(button) & _OTHER_ACTIONS:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return dict(button)


def _checked_url(url: str) -> str:
    link = checked_link(url.encode("utf-8", "surrogatepass"))
    if link is None or urlsplit(link).scheme not in ("http", "https", "tg", "ton"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link
