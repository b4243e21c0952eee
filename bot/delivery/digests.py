"""Decide when a chat's digest is due, and read what people write to set it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.delivery.zones import find_zone

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>\d{2}))?(?:\s?(?P<half>[ap])\.?m\.?)?(?=\s|,|$)", re.IGNORECASE
)
_FILLERS = re.compile(r"\s*,?\s*(?:\b(?:in|at)\b)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DigestSetting:
    """A local time of the day, and an IANA zone where one was named."""

    time: time
    time_zone: str | None


class DigestArgumentsRefused(ValueError):
    """`part` could not be read: the time, or the zone; `given` is what stands in its place."""

    def __init__(self, part: Literal["time", "zone"], given: str) -> None:
        super().__init__(f"no {part}: {given!r}")
        self.part = part
        self.given = given


def next_digest_at(local: time, time_zone: str, after: datetime) -> datetime:
    """Return the first moment after `after` (UTC) when clocks in `time_zone` show `local`, in UTC.

    On a day that skips `local` (spring forward) it is the first moment after the gap; on a day that has it twice
    the first of the two. A day that a zone left out altogether (Samoa, 30 December 2011) has no digest.
    """
    zone = ZoneInfo(time_zone)
    day = after.astimezone(zone).date() - timedelta(days=1)
    while True:
        moment = _moment(day, local, zone)
        if moment > after and moment.astimezone(zone).date() == day:
            return moment
        day += timedelta(days=1)


def local_date(time_zone: str, moment: datetime) -> date:
    """Return the day that calendars in `time_zone` show at `moment`."""
    return moment.astimezone(ZoneInfo(time_zone)).date()


def parse_digest_args(text: str) -> DigestSetting:
    """Read `8:00`, `08:00 Seoul`, `7.30`, `8am America/New_York`, `20:15 UTC+9`.

    Raises DigestArgumentsRefused, which names the part that could not be read.
    """
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    found = _TIME.match(text)
    local = _time(found) if found else None
    if found is None or local is None:
        raise DigestArgumentsRefused("time", text)
    place = _FILLERS.sub("", text[found.end() :], count=1)
    if not place:
        return DigestSetting(local, None)
    zone = find_zone(place)
    if zone is None:
        raise DigestArgumentsRefused("zone", place)
    return DigestSetting(local, zone)


def _time(found: re.Match[str]) -> time | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _moment(day: date, local: time, zone: ZoneInfo) -> datetime:
    wanted = datetime.combine(day, local.replace(tzinfo=None, fold=0), tzinfo=zone)
    moment = wanted.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return moment
    # In a gap, fold 0 reads `local` by the clock before the change and so falls after it, fold 1 before it.
    return _change(wanted.replace(fold=1).astimezone(UTC), moment, zone)


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Find the second at which the zone's offset changes in (`before`, `after`]."""
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after
