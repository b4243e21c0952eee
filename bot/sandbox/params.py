"""Read a call's parameters: every value may be its JSON type or text, as Telegram takes both."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from aiohttp import web
from aiohttp.http import HttpProcessingError

from bot.sandbox.errors import bad_request

Json = dict[str, Any]
Upload = tuple[str, str, bytes]
"""File name, content type, bytes: what a parameter is that was uploaded."""

UNREADABLE = (ValueError, LookupError, HttpProcessingError, web.RequestPayloadError)
"""What reading a body raises: no JSON, an unknown charset, a torn multipart form, a content encoding that is none."""


def loads(data: str | bytes) -> Any:
    """Read JSON as Telegram does. Raises ValueError, also for NaN, half a surrogate pair, and too deep a nesting."""
    source = data if isinstance(data, str) else data.decode()
    try:
        found = _DECODER.decode(source)
        if _SURROGATE.search(source):
            json.dumps(found, ensure_ascii=False).encode()
    except RecursionError:
        raise ValueError("nested too deep") from None
    return found


def number(params: Json, name: str, default: int | None = None) -> int:
    """Return an integer parameter. Raises 400 where it is none, or missing without a default."""
    value = params.get(name)
    if value in (None, "") and default is not None:
        return default
    try:
        if isinstance(value, float) and not value.is_integer():
            raise ValueError
        found = int(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise bad_request(f"{name} must be an integer") from None
    if abs(found) >= 2**63:
        raise bad_request(f"{name} must be an integer")
    return found


def flag(params: Json, name: str) -> bool:
    """Return a boolean parameter, false where it is missing."""
    return text(params, name).lower() in ("true", "1", "yes")


def text(params: Json, name: str) -> str:
    """Return a text parameter, empty where it is missing or a file."""
    value = params.get(name)
    if value is None or isinstance(value, tuple):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def array(params: Json, name: str, what: str) -> list[Any]:
    """Return an array parameter, empty where it is missing. Raises 400."""
    value = from_json(params.get(name), what)
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request(f"can't parse {what}: Expected an Array")
    return value


def mapping(params: Json, name: str, what: str) -> Json:
    """Return an object parameter, empty where it is missing. Raises 400."""
    value = from_json(params.get(name), what)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise bad_request(f"object expected as {what}")
    return value


def from_json(value: Any, what: str) -> Any:
    """Return a value that may be JSON text. Raises 400."""
    if isinstance(value, str):
        if not value.strip():
            return None
        try:
            return loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None
    return value


def picked(source: Json, fields: Mapping[str, type]) -> Json:
    """Return the fields of an object that are known and of their type: nothing else is stored or handed out."""
    return {name: source[name] for name, kind in fields.items() if isinstance(source.get(name), kind)}


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_DECODER = json.JSONDecoder(parse_constant=_no_constant)
