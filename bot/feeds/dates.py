"""Read the dates of feeds in whatever form they have."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from time import struct_time
from zoneinfo import ZoneInfo

from babel import Locale

# Nearly all of RSS: "Wed, 28 May 2025 19:27:00 +0900".
_USUAL = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? "
    r"(?:(GMT|UTC|Z)|([+-](?:0\d|1[0-4]))([0-5]\d))"
)
_USUAL_MONTHS = {name: number for number, name in enumerate(calendar.month_abbr) if name}
_ERA = re.compile(r"令和\s*(\d{1,2}|元)\s*年")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*[-./年년]\s*(?P<month>\d{1,2})\s*[-./月월]\s*(?P<day>\d{1,2})(?!\d)(?:\s*[日일.])?"
)
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)[T ]?(?P<time>\d{4}(?:\d\d)?)(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\.|er|[º°]|th|st|nd|rd)?[\s/-]+(?:de\s+|of\s+)?(?P<month>[^\W\d_]{3,12})\.?,?[\s/-]+"
    r"(?:de\s+|del\s+)?(?P<year>\d{4}|\d{2}(?!\s*[.:h]))(?!\d)"
)
# Unix writes the time before the year: "Tue May 27 22:00:00 EDT 2025".
_MONTH_DAY = re.compile(
    r"(?P<month>[^\W\d_]{3,12})\.?\s+(?P<day>\d{1,2})(?:th|st|nd|rd)?,?\s+"
    r"(?P<time>\d{1,2}:\d\d(?::\d\d)?\s+(?:[A-Z+-][\w:+-]*\s+)?)?(?P<year>\d{4})(?!\d)"
)
_SLASHES = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)")
_TIME = re.compile(
    r"(?P<before>오전|오후|午前|午後|上午|下午)?\s*(?<![\d.:+-])(?P<hour>\d{1,2})"
    r"(?:\s*[:.h時시点]\s*(?P<minute>\d\d)(?:\s*[:.分분]\s*(?P<second>\d\d))?(?!\d)|(?=\s?[ap]\.?\s?m\b|\s*[時시点]|h\b|\s*Uhr\b))"
    r"(?:[.,]\d+)?\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_AFTERNOON = frozenset({"오후", "午後", "下午"})
_OFFSET = re.compile(r"([+-])(\d{1,2}):?([0-5]\d)?(?!\d)")
_ZONE_NAME = re.compile(r"(?<![A-Za-z])[A-Z]{1,5}(?![A-Za-z])")
# Hours east of Greenwich. Where a name has several meanings it is the one of news: IST is India's, BST Britain's.
_ZONES = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "WAT": 1, "CEST": 2,
    "MESZ": 2, "EET": 2, "SAST": 2, "CAT": 2, "EEST": 3, "MSK": 3, "TRT": 3, "EAT": 3, "GST": 4, "PKT": 5, "IST": 5.5,
    "ICT": 7, "WIB": 7, "WITA": 8, "SGT": 8, "HKT": 8, "PHT": 8, "AWST": 8, "KST": 9, "JST": 9, "WIT": 9, "ACST": 9.5,
    "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "NST": -3.5, "BRT": -3, "ART": -3, "CLT": -4,
    "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "COT": -5, "PET": -5, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
# What Americans write when they mean whichever is in force.
_IN_FORCE = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
_EASTMOST = 14
_LANGUAGES = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "tr"),
    *("id", "vi", "sv", "da", "nb", "fi", "cs", "uk", "ro", "ar"),
)


def parse_date(text: str | None) -> datetime | None:
    """Return the moment `text` names, aware and in UTC; no zone means UTC. None when it is no date."""
    text = (text or "").strip()[:100]
    if not text:
        return None
    if not text.isascii():
        text = _ERA.sub(_year_of_era, unicodedata.normalize("NFKC", text))  # "（" and "２" become "(" and "2"
    for read in _READERS:
        try:
            moment = read(text)
        except (ValueError, OverflowError):
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


def _usual(text: str) -> datetime | None:
    found = _USUAL.fullmatch(text)
    if found is None or found[2] not in _USUAL_MONTHS:
        return None
    offset = timedelta(hours=int(found[8]), minutes=int(f"{found[8][0]}{found[9]}")) if found[8] else timedelta()
    hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
    return datetime(int(found[3]), _USUAL_MONTHS[found[2]], int(found[1]), hour, minute, second, tzinfo=UTC) - offset


def _iso(text: str) -> datetime | None:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _digits(text: str) -> datetime | None:
    """20250528192700, with a zone or without."""
    found = _DIGITS.match(text)
    if found is None:
        return None
    time = ":".join(re.findall(r"\d\d", found["time"]))
    return _moment(int(found["year"]), int(found["month"]), int(found["day"]), f" {time} {text[found.end() :]}")


def _year_first(text: str) -> datetime | None:
    found = _YEAR_FIRST.search(text)
    if found is None:
        return None
    return _moment(int(found["year"]), int(found["month"]), int(found["day"]), _rest(text, found))


def _named(text: str) -> datetime | None:
    """Dates with the month's name in the language of the feed: "mer. 28 mai 2025, 10:00", "May 28, 2025 3:00 PM"."""
    for form in (_DAY_MONTH, _MONTH_DAY):
        for found in form.finditer(text):
            if month := _month(found["month"]):
                year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
                return _moment(year, month, int(found["day"]), _rest(text, found))
    return None


def _day_first(text: str) -> datetime | None:
    """28/05/2025; 5/28/2025 where it cannot be otherwise, or has AM or PM after it."""
    found = _SLASHES.search(text)
    if found is None:
        return None
    day, month, rest = int(found["day"]), int(found["month"]), _rest(text, found)
    time = _TIME.search(rest)
    if month > 12 or (day <= 12 and time is not None and time["half"]):
        day, month = month, day
    return _moment(int(found["year"]), month, day, rest)


def _epoch(text: str) -> datetime | None:
    """Seconds or milliseconds since 1970."""
    if not re.fullmatch(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", text):
        return None
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)


_READERS: tuple[Callable[[str], datetime | None], ...] = (
    _usual, _iso, _digits, _year_first, _named, _day_first, _epoch,
)  # fmt: skip


def _rest(text: str, date: re.Match[str]) -> str:
    """What stands around a date, and inside it where it has the time there: where time of day and zone are."""
    inside = date.groupdict().get("time") or ""
    return f"{text[: date.start()]} {inside} {text[date.end() :]}"


def _moment(year: int, month: int, day: int, rest: str) -> datetime:
    """The moment of a date and what stands beside it: a time of day, AM or PM, a zone, each where it is there.

    24:00 is the end of the day; a leap second is the one before it.
    """
    time = _TIME.search(rest)
    hour, minute, second = (int(time[name] or 0) for name in ("hour", "minute", "second")) if time else (0, 0, 0)
    half = ((time["half"] or time["before"]) if time else None) or ""
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pP" or half in _AFTERNOON else 0)
    midnight = datetime(year, month, day, tzinfo=UTC)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(rest)
    moment = midnight + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    return moment - _offset(rest[time.end() :] if time else "", moment)


def _offset(rest: str, moment: datetime) -> timedelta:
    """How far east of Greenwich the first zone in `rest` is: an offset, which also stands after a name, or a name."""
    if (found := _OFFSET.search(rest)) and int(found[2]) <= _EASTMOST:
        return timedelta(hours=int(found[2]), minutes=int(found[3] or 0)) * (-1 if found[1] == "-" else 1)
    for name in _ZONE_NAME.findall(rest):
        if name in _ZONES:
            return timedelta(hours=_ZONES[name])
        if name in _IN_FORCE:
            return moment.replace(tzinfo=ZoneInfo(_IN_FORCE[name])).utcoffset() or timedelta()
    return timedelta()


def _year_of_era(found: re.Match[str]) -> str:
    return f"{2018 + (1 if found[1] == '元' else int(found[1]))}年"


def _month(word: str) -> int | None:
    """The number of a month by its name, also one cut short in another way than usual: "ноя" for "нояб."."""
    word = word.casefold()
    if found := _months().get(word):
        return found
    beginning = {number for name, number in _months().items() if name.startswith(word)}
    return beginning.pop() if len(beginning) == 1 else None


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
