"""Telegram's own library, as the package tdjson carries it: its verdicts in the Bot API's words."""

from __future__ import annotations

import json
from typing import Any

import tdjson

KINDS = {
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeUnderline": "underline",
    "textEntityTypeStrikethrough": "strikethrough",
    "textEntityTypeSpoiler": "spoiler",
    "textEntityTypeCode": "code",
    "textEntityTypePre": "pre",
    "textEntityTypePreCode": "pre",
    "textEntityTypeTextUrl": "text_link",
    "textEntityTypeMentionName": "text_mention",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
    "textEntityTypeCustomEmoji": "custom_emoji",
    "textEntityTypeDateTime": "date_time",
    "textEntityTypeMention": "mention",
    "textEntityTypeHashtag": "hashtag",
    "textEntityTypeCashtag": "cashtag",
    "textEntityTypeBotCommand": "bot_command",
    "textEntityTypeUrl": "url",
    "textEntityTypeEmailAddress": "email",
}
EXTRAS = ("url", "language", "user_id", "custom_emoji_id", "unix_time")

Found = tuple[str, int, int, dict[str, Any]]

tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())


def ask(**request: Any) -> Any:
    """Let the library answer one request; `type` is the request's name."""
    request["@type"] = request.pop("type")
    return json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")


def entities_of(answer: Any) -> list[Found]:
    """Return the entities of an answer as (type, offset, length, rest); kinds the sandbox does not detect left out."""
    found = []
    for entity in answer["entities"]:
        kind = entity["type"]
        if kind["@type"] in KINDS:
            extra = {name: kind[name] for name in EXTRAS if kind.get(name)}
            found.append((KINDS[kind["@type"]], entity["offset"], entity["length"], extra))
    return found
