"""Find the days and years that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale

from bot.articles.language import MAX_CHARACTERS

_LOCALES = ("en", "es", "fr", "de", "pt", "it")
_MIN_NAME = 3
_NUMBER = re.compile(r"(?<![\w.,:/$€£¥₩-])[0-3]?\d(?![\d:%/]|[.,]\d)")
_BEFORE = re.compile(r"([^\W\d_]{3,})\.?\s$")
_AFTER = re.compile(r"(?:st|nd|rd|th|er|º|\.)?\s(?:(?:de|of)\s)?([^\W\d_]{3,})")
_ISO = re.compile(r"\b(?:19|20)\d\d[-/.년年]\s?([01]?\d)[-/.월月]\s?([0-3]?\d)(?:日|일|\b)")
_DENSE = re.compile(r"(?<!\d)([01]?\d)\s?[월月]\s?([0-3]?\d)\s?[日일]")
_YEAR = re.compile(r"(?<![\d.,$€£¥₩])(?:19[5-9]|20[0-4])\d(?!\d|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_DENSE_WEEKDAY = re.compile("([月火水木金土日])曜|([월화수목금토일])요일")


def days_named(text: str) -> frozenset[str]:
    """Return the days of a year (`07-24`) and the years (`2026`) that `text` names.

    In six languages of Latin script, Korean and Japanese; names of months are CLDR's. Dates of numbers alone count
    where their order is plain (`2026-07-24`). At most 6,000 characters are read.
    """
    text = text[:MAX_CHARACTERS]
    return frozenset((*_days(text), *_YEAR.findall(text)))


def weekdays_named(text: str) -> frozenset[str]:
    """Return the days of the week that `text` names: `d0` is Monday."""
    days = _names("days", "wide")
    found = [days[word] for word in _WORD.findall(text.casefold()) if word in days]
    for ours, theirs in _DENSE_WEEKDAY.findall(text):
        found.append("月火水木金土日".index(ours) if ours else "월화수목금토일".index(theirs))
    return frozenset(f"d{day}" for day in found)


def _days(text: str) -> Iterator[str]:
    months = _months()
    for found in _NUMBER.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - 14) : found.start()])
        after = _AFTER.match(text, found.end())
        for word in (before, after):
            month = months.get(word[1].casefold()) if word else None
            if month:
                yield from _day(month, int(found[0]))
                break
    for pattern in (_ISO, _DENSE):
        for found in pattern.finditer(text):
            yield from _day(int(found[1]), int(found[2]))


def _day(month: int, day: int) -> Iterator[str]:
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield f"{month:02}-{day:02}"


@cache
def _months() -> dict[str, int]:
    return {**_names("months", "abbreviated"), **_names("months", "wide"), "sept": 9}


@cache
def _names(kind: str, width: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for code in _LOCALES:
        for context in ("format", "stand-alone"):
            for number, name in getattr(Locale(code), kind)[context][width].items():
                if len(name := name.casefold().rstrip(".")) >= _MIN_NAME:
                    found.setdefault(name, number)
    return found
