"""See whether an article bears out a date that a text tells from today: "tomorrow", "next week", "last year"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from babel import Locale

from bot.briefing.taxonomy import LANGUAGES
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import name_pattern
from bot.briefing.text.passages import Passages
from bot.briefing.text.tables import rows


def strange_relative_date(folded: str, at: Passages) -> str | None:
    """What a text (`folding.words`) tells from today, and the article tells neither so nor by a date that is then."""
    for meaning, (told, meant) in _patterns().items():
        found = told.search(folded)
        if found is None or meant.search(at.folded):
            continue
        published = at.article.published_at
        if published is None or not _is_dated(meaning, published.date(), at):
            return found[0]
    return None


def _is_dated(meaning: str, today: date, at: Passages) -> bool:
    """Whether the article has a date that is what the text says, seen from the day on which it was published."""
    unit, ahead = meaning[:-1], meaning.endswith("+")
    step = 1 if ahead else -1
    if unit == "year":
        return at.has_number(today.year + step)
    if unit == "month":
        return _has_month((today.month - 1 + step) % 12 + 1, at)
    if unit == "day":
        return _has_day(today + timedelta(step), at)
    monday = today - timedelta(today.weekday()) + timedelta(7 * step)
    # Whoever says only "on Thursday" means the nearest one.
    return any(
        at.has_number(day.day) or (abs((day - today).days) < 7 and _has_weekday(day.weekday(), at))
        for day in (monday + timedelta(n) for n in range(7))
    )


def _has_day(day: date, at: Passages) -> bool:
    return at.has_number(day.day) or _has_weekday(day.weekday(), at)


def _has_month(month: int, at: Passages) -> bool:
    return any(_stands(name, at) for name in _names()[0][month - 1]) or (
        re.search(rf"(?<!\d)0?{month}\s?[월月]|[-/.]0?{month}[-/.]", at.folded) is not None
    )


def _has_weekday(weekday: int, at: Passages) -> bool:
    return any(_stands(name, at) for name in _names()[1][weekday])


def _stands(name: str, at: Passages) -> bool:
    return name in at.folded and name_pattern(name).search(at.folded) is not None


@cache
def _names() -> tuple[list[set[str]], list[set[str]]]:
    """The folded names of the twelve months, and of the days of the week from Monday, in the six languages."""
    months: list[set[str]] = [set() for _ in range(12)]
    days: list[set[str]] = [set() for _ in range(7)]
    for language in LANGUAGES:
        locale = Locale(language)
        for width in ("wide", "abbreviated"):
            for names, table in ((months, locale.months), (days, locale.days)):
                for key, name in table["format"][width].items():
                    folded = fold_words(str(name)).rstrip(".")
                    if len(folded) > 2:  # "월" may be a month as well
                        names[int(key) - (names is months)].add(folded)
    return months, days


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """By meaning: what a text says in any of the six languages, and what an article says that means the same."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for meaning, _, where, pattern in rows("relative_dates.tsv", 4):
        text, article = found.setdefault(meaning, ([], []))
        article.append(pattern)
        if where == "text":
            text.append(pattern)
    return {meaning: (re.compile("|".join(t)), re.compile("|".join(a))) for meaning, (t, a) in found.items()}
