"""Read a call's parameters: every value may be its JSON type or text, as Telegram takes both."""

from __future__ import annotations

import json
from typing import Any

from bot.sandbox.errors import bad_request

Json = dict[str, Any]


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
    value = params.get(name)
    return value is True or (not isinstance(value, bool) and str(value).lower() in ("true", "1", "yes"))


def text(params: Json, name: str) -> str:
    """Return a text parameter, empty where it is missing."""
    value = params.get(name)
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


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
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {what} JSON object") from None
    return value
