"""Check a reply markup as Telegram does."""

from __future__ import annotations

from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.links import checked_link
from bot.sandbox.params import Json, mapping, picked

MAX_CALLBACK_BYTES = 64
MAX_BUTTONS = 100
_FIELDS = {
    "text": str, "url": str, "callback_data": str, "switch_inline_query": str, "switch_inline_query_current_chat": str,
    "pay": bool,
}  # fmt: skip
_OBJECTS = ("copy_text", "web_app", "login_url")
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
    for name in ("callback_data", "url"):
        if not isinstance(button.get(name, ""), str):
            raise bad_request(f'can\'t parse inline keyboard button: Field "{name}" must be of type String')
    checked = picked(button, _FIELDS)
    for name in _OBJECTS:
        if isinstance(button.get(name), dict):
            checked[name] = {k: v for k, v in button[name].items() if isinstance(v, str | bool)}
    if "callback_data" in button:
        if not 1 <= len(button["callback_data"].encode("utf-8", "surrogatepass")) <= MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        checked["url"] = _checked_url(button["url"])
    elif len(checked) == 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return checked


def _checked_url(url: str) -> str:
    link = checked_link(url.encode("utf-8", "surrogatepass"))
    if link is None or link.partition(":")[0] not in ("http", "https", "tg", "ton"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link
