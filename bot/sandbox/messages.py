"""Check and build what a bot sends: text, entities, keyboards, as Telegram's Bot API does."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.errors import bad_request
from bot.sandbox.html import EntitiesError, Entity, parse_html
from bot.sandbox.links import checked_link

Json = dict[str, Any]
MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_RAW_BYTES = 32_768
MAX_ENTITIES = 100
MAX_CALLBACK_BYTES = 64
MAX_BUTTONS = 100

_DETECTED = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]'»“”])"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})\b"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d_]\w*)"
)
_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_CONTROL = {c: " " for c in range(32) if c not in (10, 13)} | {13: None}
_CONTROL |= dict.fromkeys((*range(0x2028, 0x202F), 0x333, 0x33F, 0x30A))


def text_and_entities(params: Json, *, name: str = "text", limit: int = MAX_TEXT) -> tuple[str, list[Json]]:
    """Return the text of a call and its entities, parsed, cleaned and trimmed. Raises 400 with Telegram's words."""
    raw = params.get(name)
    raw = "" if raw is None else str(raw)
    what = "message" if name == "text" else "message caption"
    if len(raw.encode("utf-8", "surrogatepass")) > MAX_RAW_BYTES:
        raise bad_request(f"{what} is too long")
    mode = str(params.get("parse_mode") or "").lower()
    if mode == "html":
        try:
            text, entities = parse_html(raw)
        except EntitiesError as e:
            raise bad_request(f"can't parse entities: {e}") from None
    elif mode:
        raise bad_request("unsupported parse_mode: the sandbox takes HTML or none")
    else:
        text, entities = raw, _given_entities(params.get("entities" if name == "text" else "caption_entities"))
    text, entities = _clean(text, entities)
    if not text and name == "text":
        raise bad_request("message text is empty")
    if len(text) > limit:
        raise bad_request(f"{what} is too long")
    found = sorted(_merged(entities) + _detect(text, entities), key=lambda e: (e.offset, -e.length))
    return text, [entity.to_json() for entity in found[:MAX_ENTITIES]]


def detected(text: str) -> list[Json]:
    """Return the entities that Telegram finds in a person's message by itself."""
    return [entity.to_json() for entity in _detect(text, [])]


def _given_entities(value: Any) -> list[Entity]:
    items = from_json(value, "entities") or []
    try:
        return [
            Entity(
                str(item["type"]),
                int(item["offset"]),
                int(item["length"]),
                {k: v for k, v in item.items() if k not in ("type", "offset", "length")},
            )
            for item in items
        ]
    except (TypeError, KeyError, ValueError):
        raise bad_request("can't parse MessageEntity") from None


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Remove what Telegram removes (control characters, white space at both ends) and move entities along."""
    cleaned = text.translate(_CONTROL)
    if len(cleaned) != len(text):
        gone = [0]
        for character in text:
            units = 1 + (ord(character) > 0xFFFF)
            dropped = _CONTROL.get(ord(character), "") is None
            gone += [gone[-1]] * (units - 1) + [gone[-1] + dropped]
        for entity in entities:
            end = entity.offset + entity.length
            start = entity.offset - gone[min(entity.offset, len(gone) - 1)]
            entity.length = end - gone[min(end, len(gone) - 1)] - start
            entity.offset = start
    stripped = cleaned.rstrip(" \n")
    units = _units(stripped)
    left = len(stripped) - len(stripped.lstrip(" \n"))
    kept = []
    for entity in entities:
        end = min(entity.offset + entity.length, units)
        offset = max(entity.offset - left, 0)
        if end - left > offset:
            kept.append(Entity(entity.type, offset, end - left - offset, entity.extra))
    return stripped[left:], kept


def _merged(entities: list[Entity]) -> list[Entity]:
    """Make one of bold in bold, and take formatting out of code, as Telegram does."""
    solid = [(e.offset, e.offset + e.length) for e in entities if e.type in ("code", "pre")]
    merged: list[Entity] = []
    last: dict[str, Entity] = {}
    for entity in sorted(entities, key=lambda e: (e.offset, -e.length)):
        end = entity.offset + entity.length
        if entity.type in _SPLITTABLE:
            if any(start <= entity.offset and end <= stop for start, stop in solid):
                continue
            before = last.get(entity.type)
            if before is not None and entity.offset <= before.offset + before.length:
                before.length = max(before.length, end - before.offset)
                continue
            last[entity.type] = entity
        merged.append(entity)
    return merged


def _detect(text: str, entities: list[Entity]) -> list[Entity]:
    taken = [
        (e.offset, e.offset + e.length)
        for e in entities
        if e.type in ("code", "pre", "text_link", "text_mention", "custom_emoji")
    ]
    found = []
    for match in _DETECTED.finditer(text):
        offset, length = _units(text[: match.start()]), _units(match.group())
        if not any(offset < stop and start < offset + length for start, stop in taken):
            found.append(Entity(match.lastgroup or "", offset, length))
    return found


def _units(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text) if not text.isascii() else len(text)


# ------------------------------------------------------------------ keyboards


def keyboard(params: Json) -> Json | None:
    """Return the call's checked reply markup. Raises 400 with Telegram's words."""
    markup = from_json(params.get("reply_markup"), "reply markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return None if markup.get("remove_keyboard") or markup.get("force_reply") else markup
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse inline keyboard button: Field "inline_keyboard" must be of type Array')
    checked = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, checked)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked} if checked else None


def _button(button: Any) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    if "callback_data" in button:
        if not 1 <= len(str(button["callback_data"]).encode()) <= MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        link = checked_link(str(button["url"]).encode())
        if link is None or urlsplit(link).scheme not in ("http", "https", "tg", "ton"):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        button = {**button, "url": link}
    elif not set(button) & {"switch_inline_query", "switch_inline_query_current_chat", "copy_text", "web_app", "pay"}:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    checked: Json = button
    return checked


def from_json(value: Any, what: str) -> Any:
    """Return a parameter that may be JSON text. Raises 400."""
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None
    return value
