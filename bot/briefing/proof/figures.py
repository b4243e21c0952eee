"""Decide whether a claimed number with its unit is what a sentence says."""

from __future__ import annotations

from functools import cache, lru_cache

from babel import Locale

from bot.briefing.text.currencies import currencies
from bot.briefing.text.numbers import Number, same
from bot.briefing.text.passages import Passages
from bot.briefing.text.values import scale_words

_PERCENT = frozenset(
    {"%", "percent", "per cent", "percentage", "pct", "percentage points", "percentage point", "percents"}
)
_NO_SCALE = "miles"
"""An English unit; the Spanish thousands stand before one: "miles de toneladas"."""
_DOLLARS = frozenset({"$", "dollar", "dollars"})


def value_in(at: Passages, text: str, value: float, unit: str) -> float | None:
    """`value` as `text` has it, where the unit beside it fits, else None.

    Mends what models get wrong: a share told as a fraction (0.152 for 15.2 percent), a scale left out (1.5 USD for
    "$1.5 billion"). Money without a currency beside it counts where the sentence, or else the article, names it.
    """
    money = is_currency(unit)
    found = [
        (n, v)
        for n in at.numbers_in(text)
        if (v := _reading(n, value, percent=unit == "percent", money=money)) is not None
    ]
    if not found:
        return None
    if not money and unit != "percent":
        return next((v for n, v in found if not n.percent and not n.currencies), None)
    exact = next((v for n, v in found if (unit in n.currencies if money else n.percent)), None)
    if exact is None:
        bare = next((v for n, v in found if n.bare), None)
        if bare is not None and (not money or unit in (currencies(text) or currencies(at.whole))):
            return bare
    return exact


@lru_cache(maxsize=1024)
def unit_of(claimed: str) -> tuple[str, float]:
    """The unit in our form and what it multiplies: "billion USD" → ("USD", 1e9), "$" → ("USD", 1), "%" → percent."""
    if claimed.casefold().endswith(_NO_SCALE):
        return claimed, 1.0
    factor = 1.0
    words = []
    for word in claimed.split():
        factors = scale_words(word) if len(word) > 1 else ()
        if factors:
            factor *= min(factors)
        else:
            words.append(word)
    unit = " ".join(words)
    lower = unit.casefold()
    if lower in _PERCENT:
        return "percent", factor
    if unit.upper() in _codes():
        return unit.upper(), factor
    named = currencies(lower)
    if "USD" in named and lower.removeprefix("us").strip(" -.") in _DOLLARS:
        return "USD", factor
    return (next(iter(named)), factor) if len(named) == 1 and len(words) <= 3 else (unit, factor)


def is_currency(unit: str) -> bool:
    """Whether `unit` is a code of ISO 4217."""
    return unit in _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").currencies)


def _reading(number: Number, value: float, *, percent: bool, money: bool) -> float | None:
    """Which value of `number` is meant by `value`."""
    for v in number.values:
        if v == value or same(v, value):
            return v
    if percent and number.percent and abs(value) < 1 and number.has(value * 100):
        return value * 100
    if money and number.mantissa != number.values and any(same(m, value) for m in number.mantissa):
        return number.values[0]
    return None
