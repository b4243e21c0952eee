"""Say what an entity is, in which order entities stand, and what a tag's argument makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.links import checked_link, mentioned_user

_PRIORITY = {
    "code": 20, "pre": 11, "text_link": 49, "text_mention": 49, "bold": 90, "italic": 91, "underline": 92,
    "strikethrough": 93, "blockquote": 0, "expandable_blockquote": 0, "custom_emoji": 99, "spoiler": 94,
    "date_time": 30, **dict.fromkeys(("mention", "hashtag", "cashtag", "bot_command", "url", "email"), 50),
}  # fmt: skip


class EntitiesError(ValueError):
    """Telegram refuses the text; the message is its own."""


@dataclass(slots=True)
class Entity:
    """A part of a text, in UTF-16 units, as the Bot API has it."""

    type: str
    offset: int
    length: int
    extra: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the Bot API's MessageEntity."""
        return {"type": self.type, "offset": self.offset, "length": self.length, **self.extra}


def order(entity: Entity) -> tuple[int, int, int]:
    """Return what entities are sorted by: where they begin, the longer first, then by their type."""
    priority = 10 if entity.type == "pre" and entity.extra.get("language") else _PRIORITY[entity.type]
    return entity.offset, -entity.length, priority


def joined(kind: str, language: str, previous: Entity | None) -> bool:
    """Make `pre` and `code class="language-…"` over the same text one entity, whichever is inside."""
    if previous is None:
        return False
    if kind == "pre" and previous.type == "code" and previous.extra["language"]:
        previous.type = "pre"
        return True
    if kind == "code" and previous.type == "pre" and language and not previous.extra:
        previous.extra["language"] = language
        return True
    return False


def custom_emoji(argument: bytes) -> str:
    """Return the emoji's id. Raises EntitiesError."""
    number = int(argument) if re.fullmatch(rb"-?[0-9]{1,19}", argument) else 0
    if number == 0 or not -(2**63) <= number < 2**63:
        raise EntitiesError("Invalid custom emoji identifier specified")
    return str(number)


def linked(entity: Entity, url: bytes) -> bool:
    """Say where a link leads; False for an address that Telegram drops."""
    if user := mentioned_user(url):
        entity.type, entity.extra["user_id"] = "text_mention", user
    elif link := checked_link(url):
        entity.extra["url"] = link
    else:
        return False
    return True
