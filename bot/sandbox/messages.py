"""Check what a bot writes, as Telegram's Bot API does: its length, its entities, what it answers to."""

from __future__ import annotations

from functools import lru_cache

from bot.sandbox.entities import EntitiesError, Entity
from bot.sandbox.errors import bad_request
from bot.sandbox.formatting import SPLITTABLE, detected, mended, utf16_length, with_detected
from bot.sandbox.html import parse_html
from bot.sandbox.params import Json, array, flag, mapping, number, picked, text

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_RAW_BYTES = 32_768
MAX_ENTITIES = 100
_GIVEN = {
    *SPLITTABLE, "code", "pre", "text_link", "text_mention", "custom_emoji", "blockquote", "expandable_blockquote",
    "date_time",
}  # fmt: skip
_EXTRAS: dict[str, dict[str, type]] = {
    "text_link": {"url": str},
    "pre": {"language": str},
    "custom_emoji": {"custom_emoji_id": str},
    "date_time": {"unix_time": int, "date_time_format": str},
}
_FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
"""Taken as entities, but Telegram finds these itself."""


def text_and_entities(params: Json, *, name: str = "text", limit: int = MAX_TEXT) -> tuple[str, list[Json]]:
    """Return the text of a call and its entities as Telegram stores them. Raises 400 with Telegram's words."""
    raw = text(params, name)
    what = "message" if name == "text" else "message caption"
    try:
        size = len(raw) if raw.isascii() else len(raw.encode())
    except UnicodeEncodeError:  # half a surrogate pair
        raise bad_request("strings must be encoded in UTF-8") from None
    if size > MAX_RAW_BYTES:
        raise bad_request(f"{what} is too long")
    plain, entities = _formatted(params, raw, "entities" if name == "text" else "caption_entities")
    if not plain and name == "text":
        raise bad_request("message text is empty")
    if len(plain) > limit:
        raise bad_request(f"{what} is too long")
    return plain, [entity.to_json() for entity in entities]


def found_entities(said: str) -> list[Json]:
    """Return the entities that Telegram finds in a person's message by itself."""
    return [entity.to_json() for entity in detected(said)[:MAX_ENTITIES]]


def answered(params: Json, known: dict[int, Json]) -> Json | None:
    """Return the message that a call replies to, without the one that it replies to. Raises 400 where it is gone."""
    reply = mapping(params, "reply_parameters", "reply parameters")
    message_id = number(reply, "message_id", 0) or number(params, "reply_to_message_id", 0)
    if not message_id:
        return None
    message = known.get(message_id)
    if message is not None:
        return {k: v for k, v in message.items() if k != "reply_to_message"}
    if flag(reply, "allow_sending_without_reply") or flag(params, "allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _formatted(params: Json, raw: str, given: str) -> tuple[str, tuple[Entity, ...]]:
    mode = text(params, "parse_mode").lower()
    if mode == "html":
        try:
            return _html(raw)
        except EntitiesError as e:
            raise bad_request(f"can't parse entities: {e}") from None
    if mode:
        raise bad_request("unsupported parse_mode: the sandbox takes HTML or none")
    if not params.get(given):
        return _shown(raw, [])
    size = utf16_length(raw)
    found = [_entity(item) for item in array(params, given, "message entities")]
    for entity in found:
        end = entity.offset + entity.length
        if entity.offset < 0 or entity.length < 0 or end > size:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the text "
                f"at UTF-16 offset {end}"
            )
    units = raw.encode("utf-16-le")
    for entity in found:
        if any(_inside_symbol(units, at) for at in (entity.offset, entity.offset + entity.length)):
            raise bad_request(f"entity at UTF-16 offset {entity.offset} begins or ends in a middle of a UTF-16 symbol")
    return _shown(raw, [entity for entity in found if entity.type in _GIVEN])


@lru_cache(maxsize=64)
def _html(raw: str) -> tuple[str, tuple[Entity, ...]]:
    """Kept, since a broadcast is one text for thousands of chats."""
    return _shown(*parse_html(raw))


def _shown(raw: str, entities: list[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """What people see, and the entities that it has then."""
    plain, entities = mended(raw, entities)
    return plain, tuple(with_detected(plain, entities)[:MAX_ENTITIES])


def _inside_symbol(units: bytes, at: int) -> bool:
    low = units[2 * at + 1 : 2 * at + 2]
    return b"\xdc" <= low <= b"\xdf"


def _entity(item: object) -> Entity:
    if not isinstance(item, dict):
        raise bad_request("can't parse MessageEntity: Expected an Object")
    kind = item.get("type")
    if not isinstance(kind, str) or kind not in _GIVEN | _FOUND:
        raise bad_request(f'can\'t parse MessageEntity: Unsupported type "{kind}" specified')
    if kind == "text_link" and not isinstance(item.get("url"), str):
        raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
    extra = picked(item, _EXTRAS.get(kind, {}))
    if kind == "text_mention":
        extra = {"user_id": number(mapping(item, "user", "user"), "id")}
    return Entity(kind, number(item, "offset"), number(item, "length"), extra)
