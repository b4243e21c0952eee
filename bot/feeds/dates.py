"""Read the dates of feeds in whatever form they have."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import struct_time

_NUMERIC = re.compile(
    r"(?P<year>\d{4})\s*[-./年년]\s*(?P<month>\d{1,2})\s*[-./月월]\s*(?P<day>\d{1,2})(?:\s*[日일.])?"
    r"(?:[T\s,(]+(?:\D{1,4}\)\s*)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|KST|JST|[+-]\d{2}:?\d{2})?"
)
_ZONES = {"Z": "+0000", "UTC": "+0000", "GMT": "+0000", "KST": "+0900", "JST": "+0900", None: "+0000"}


def parse_date(text: str | None) -> datetime | None:
    """Return the moment `text` names, aware and in UTC; no zone means UTC. None when it is no date."""
    text = (text or "").strip()[:100]
    if not text:
        return None
    for read in (_iso, _rfc822, _numeric):
        try:
            moment = read(text)
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
        if moment is not None and 1980 <= moment.year <= 2200:
            return moment
    return None


def from_struct(parsed: struct_time | None) -> datetime | None:
    """Return the moment of a UTC `struct_time`, as feedparser gives it."""
    if parsed is None:
        return None
    try:
        moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if 1980 <= moment.year <= 2200 else None


def _iso(text: str) -> datetime | None:
    return _utc(datetime.fromisoformat(text))


def _rfc822(text: str) -> datetime | None:
    return _utc(parsedate_to_datetime(text))


def _numeric(text: str) -> datetime | None:
    found = _NUMERIC.search(text)
    if found is None:
        return None
    numbers = [int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    zone = _ZONES.get(found["zone"]) or found["zone"].replace(":", "")
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5])) * (-1 if zone[0] == "-" else 1)
    year, month, day, hour, minute, second = numbers
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC) - offset


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
