"""See whether a number of a text counts there what it counts in the article: money, a share, tonnes, people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from bot.briefing.text.currencies import currencies
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.numbers import Number, find_numbers
from bot.briefing.text.passages import Passages
from bot.briefing.text.tables import alternatives, rows

_LOOSE = 12
"""Up to this a number in words may count what the article lists: "both", "three companies"."""
_LARGE = 10_000
"""From here on a Korean or Japanese number may be money whose currency is told elsewhere."""
_SHARE = re.compile(r"-?\s?(?:pct\b|percentage|per\W?cent|prozent|por\W?cien|pour\W?cent)", re.IGNORECASE)
"""Behind a number that is no share by its sign: "a 30-percent stake", "30-prozentige Beteiligung"."""
_BEHIND = re.compile(r"[\s\u00a0-]?(?:(?:of|de|des|von) |d['’])?([^\W\d_][\w'’]*)(?:[\s\u00a0-]([^\W\d_][\w'’]*))?")
_CJK = "\u1100"
_SHORT = 4
"""Letters of a word that counts nothing by itself: "for", "with", "y", "bis"."""
_PEOPLE, _THINGS = "people", "things"
_MEASURES = frozenset(
    alternatives(
        "tonnes|barrels|MW|GW|kW|MWh|GWh|TWh|kV|km|metres|feet|miles|nautical miles|hectares|acres|square metres"
        "|square kilometres|cubic metres|cubic feet|cubic kilometres|bcm|litres|gigalitres|megalitres|hectolitres"
        "|kilograms|ounces|bushels|years|decades|months|weeks|days|hours|minutes"
        "|basis points|dollars a share|votes|shares"
    )
)
"""Units that are no others; of things, each language and each text has its own words: "aircraft", "jets", "40대"."""


def strange_number(sentence: str, at: Passages, language: str | None) -> str | None:
    """Why a number of the sentence is none of the article's: its value, whose money it is, or what it counts."""
    sentence = unicodedata.normalize("NFKC", sentence)
    for number in find_numbers(sentence, language=language):
        if _counts_loosely(sentence, number):
            continue
        told = [n for n in at.numbers if any(n.has(v) for v in number.values)]
        written = sentence[number.start : number.end] or f"{number.values[0]:g}"
        if not told:
            return f"the number {written} is not in the article"
        if number.currencies and all(n.currencies and not n.currencies & number.currencies for n in told):
            return f"{written} is of another currency in the article"
        if _counts_otherwise(number, told, at, language):
            return f"the article counts something else with {written}"
    return None


def _counts_loosely(sentence: str, number: Number) -> bool:
    """Whether a number is a small one in words."""
    written = sentence[number.start : number.end]
    return not any(c.isdigit() for c in written) and number.values == number.mantissa and max(number.values) <= _LOOSE


def _counts_otherwise(number: Number, told: Iterable[Number], at: Passages, language: str | None) -> bool:
    """Whether no number of the article that has the value can be of what this one is of."""
    there = at.article.language
    if number.percent:
        return not any(n.percent or n.bare or _SHARE.match(n.after) for n in told)
    if money := number.currencies:
        return not any(n.currencies & money or _may_be_money(n, at) for n in told)
    unit = _of_what(number, language)
    if not unit and _words_behind(number).isdisjoint(_counted(at)):
        return False
    return all(n.percent or n.currencies or _of_what(n, there) not in ("", unit) for n in told)


def _may_be_money(number: Number, at: Passages) -> bool:
    """Whether a number may be money whose currency is told elsewhere."""
    if number.percent or number.currencies or _unit(number, at.article.language):
        return False
    large = at.article.language in ("ko", "ja") and max(number.values) >= _LARGE
    return (number.bare or large) and bool(currencies(at.whole))


def _of_what(number: Number, language: str | None) -> str:
    """What a number counts: a measure, people, things; or "" where none of them shows."""
    unit = _unit(number, language)
    if not unit or unit in _MEASURES:
        return unit
    return _PEOPLE if unit in ("people", "jobs") else _THINGS


def _unit(number: Number, language: str | None) -> str:
    """The unit of data/units.tsv that stands behind a number, or one word further; or ""."""
    after = number.after.lstrip(" \u00a0").casefold()
    if after[:1] >= _CJK:
        return next((unit for word, unit in _units(language).items() if word[0] >= _CJK and after.startswith(word)), "")
    m = _BEHIND.match(number.after)
    if m is None:
        return ""
    known = _units(language)
    first, second = fold_words(m[1]), fold_words(m[2] or "")
    return known.get(f"{first} {second}") or known.get(first) or known.get(second, "")


def _words_behind(number: Number) -> frozenset[str]:
    """The words that stand behind a number, of Latin letters, as far as they may be counted."""
    m = _BEHIND.match(number.after)
    return frozenset(fold_words(word) for word in m.groups() if word and len(word) > _SHORT) if m else frozenset()


def _counted(at: Passages) -> frozenset[str]:
    """The words that stand behind the numbers of an article that are neither money nor shares."""
    counts = (n for n in at.numbers if not n.percent and not n.currencies)
    return frozenset[str]().union(*map(_words_behind, counts))


@cache
def _units(language: str | None) -> dict[str, str]:
    """The words of data/units.tsv in a language (None: in any), folded, each with its unit, the longest first."""
    found: dict[str, str] = {}
    for unit, of, cell in rows("units.tsv", 3):
        if language is None or of in (language, "*"):
            for word in alternatives(cell):
                found.setdefault(fold_words(word), unit)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))
