"""Read the dates of feeds in whatever form they have."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from time import struct_time

from babel import Locale

_NUMERIC = re.compile(
    r"(?P<year>\d{4})\s*[-./年년]\s*(?P<month>\d{1,2})\s*[-./月월]\s*(?P<day>\d{1,2})(?:\s*[日일.])?"
    r"(?:[T\s,(]+(?:[^\d:]{1,8}?)?(?P<hour>\d{1,2})\s*[:時시]\s*(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|KST|JST|[+-]\d{2}:?\d{2})?"
)
_DAY_MONTH = re.compile(
    r"(?P<day>\d{1,2})(?:\.|er|º|th|st|nd|rd)?\s+(?:de\s+|of\s+)?(?P<month>[^\W\d]{3,12})\.?,?\s+(?:de\s+|del\s+)?(?P<year>\d{4})"
)
_MONTH_DAY = re.compile(r"(?P<month>[^\W\d]{3,12})\.?\s+(?P<day>\d{1,2})(?:th|st|nd|rd)?,?\s+(?P<year>\d{4})")
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_TIME = re.compile(r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2}))?")
_HALF_DAY = re.compile(r"\b([ap])\.?m\b", re.IGNORECASE)
_AFTERNOON = re.compile("오후|午後|下午")
_ZONE = re.compile(r"Z\b|UTC|GMT|KST|JST|[+-]\d{2}:?\d{2}")
_LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "pl",
    "ru",
    "tr",
    "id",
    "vi",
    "sv",
    "da",
    "nb",
    "fi",
    "cs",
    "uk",
    "ro",
    "ar",
)
_ZONES = {"Z": "+0000", "UTC": "+0000", "GMT": "+0000", "KST": "+0900", "JST": "+0900", None: "+0000"}


def parse_date(text: str | None) -> datetime | None:
    """Return the moment `text` names, aware and in UTC; no zone means UTC. None when it is no date."""
    text = (text or "").strip()[:100]
    if not text:
        return None
    # The reader of e-mail dates stops at the time, and would take 3:00 PM for the middle of the night.
    readers = (_named, _day_first) if _HALF_DAY.search(text) else (_iso, _rfc822, _numeric, _named, _day_first, _epoch)
    for read in readers:
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
    year, month, day, hour, minute, second = numbers
    if hour < 12 and _AFTERNOON.search(text):
        hour += 12
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC) - _offset(found["zone"])


def _named(text: str) -> datetime | None:
    """Dates with the month's name in the language of the feed: "mer. 28 mai 2025, 10:00", "May 28, 2025 3:00 PM"."""
    found = _DAY_MONTH.search(text) or _MONTH_DAY.search(text)
    if found is None:
        return None
    month = _months().get(found["month"].casefold().rstrip("."))
    return None if month is None else _moment(int(found["year"]), month, int(found["day"]), text[found.end() :])


def _day_first(text: str) -> datetime | None:
    """28/05/2025; 5/28/2025 where it cannot be otherwise, or has AM or PM after it."""
    found = _SLASHES.match(text)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    rest = text[found.end() :]
    if month > 12 or (day <= 12 and _HALF_DAY.search(rest)):
        day, month = month, day
    return _moment(year, month, day, rest)


def _epoch(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970."""
    if not re.fullmatch(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", text):
        return None
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)


def _moment(year: int, month: int, day: int, rest: str) -> datetime:
    """The moment of a date and what follows it: a time of day, AM or PM, a zone, each where it is there."""
    time = _TIME.search(rest)
    hour, minute, second = (int(time[name] or 0) for name in ("hour", "minute", "second")) if time else (0, 0, 0)
    half = _HALF_DAY.search(rest)
    if half is not None:
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    zone = _ZONE.search(rest, time.end() if time else 0)
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC) - _offset(zone[0] if zone else None)


def _offset(zone: str | None) -> timedelta:
    numbers = _ZONES.get(zone) or (zone or "").replace(":", "")
    return timedelta(hours=int(numbers[1:3]), minutes=int(numbers[3:5])) * (-1 if numbers[0] == "-" else 1)


@cache
def _months() -> dict[str, int]:
    """The names of months, long and short, in the languages that feeds here are written in."""
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        months = Locale(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    names.setdefault(name.casefold().rstrip("."), number)
    return names


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
