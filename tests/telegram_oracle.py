"""Ask Telegram's own HTML parser, which the package tdjson carries, what it makes of a text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import tdjson

tdjson.td_execute(json.dumps({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}).encode())


@dataclass(frozen=True)
class Parsed:
    """The text that people see, and its entities as (type, text, url)."""

    text: str
    entities: tuple[tuple[str, str, str | None], ...]


def parse_html(html: str) -> Parsed:
    """Parse as Telegram does. Raises ValueError with Telegram's words for what it refuses."""
    request = {"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}}
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    if answer["@type"] == "error":
        raise ValueError(answer["message"])
    units = answer["text"].encode("utf-16-le")
    found = []
    for entity in answer["entities"]:
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        kind = entity["type"]["@type"].removeprefix("textEntityType")
        found.append((kind, units[start:end].decode("utf-16-le"), entity["type"].get("url")))
    return Parsed(answer["text"], tuple(found))
