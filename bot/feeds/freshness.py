"""Read from a response how long a server wants to be left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_DIRECTIVE = re.compile(r"""([a-z-]+)(?:\s*=\s*"?(\d{1,10})"?)?""")


def retry_after_seconds(value: str | None, now: datetime) -> float | None:
    """Return the seconds a Retry-After header asks to wait: it is a number or an HTTP date. None when neither."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    moment = _http_date(text)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def fresh_seconds(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return for how long the response says it stays fresh, by Cache-Control or Expires; None where it does not say.

    What a cache on the way has used up of it (Age) is gone. `no-cache` and `no-store` say that it is not fresh at all.
    """
    directives = dict(_DIRECTIVE.findall(headers.get("Cache-Control", "").lower()))
    if {"no-cache", "no-store"} & set(directives):
        return None
    if seconds := directives.get("max-age"):
        age = headers.get("Age", "").strip()
        used = int(age[:9]) if age.isascii() and age.isdigit() else 0
        return float(max(0, int(seconds) - used))
    expires = _http_date(headers.get("Expires", ""))
    if expires is None:
        return None
    return max(0.0, (expires - (_http_date(headers.get("Date", "")) or now)).total_seconds())


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text.strip())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, IndexError, OverflowError):
        return None
