"""Decide whether a claimed number with its unit is what a sentence says."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale

from bot.briefing.text.currencies import currencies
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.numbers import Number, find_numbers, same
from bot.briefing.text.passages import Passages
from bot.briefing.text.tables import alternatives, rows
from bot.briefing.text.values import scale_words

_PERCENT = frozenset(
    {"%", "percent", "per cent", "percentage", "pct", "percentage points", "percentage point", "percents"}
)
_NO_SCALE = "miles"
"""An English unit; the Spanish thousands stand before one: "miles de toneladas"."""
_DOLLARS = frozenset({"$", "dollar", "dollars"})
_WORD = re.compile(r"\w*[^\W\d_]\w*")
"""A word of a unit: it has a letter."""
_OF_WHAT = re.compile(r"/| (?:per|an?|of|in|each|every|for) ")
"""What stands behind it in a unit tells no more what is counted: "tonnes of LNG", "barrels per day"."""
_ENDING = re.compile(r"(?:ies|(?<![aeiou])y|es|s|e)$")
_SHORT = 3
"""Letters of a word that is looked for whole."""


def value_in(at: Passages, text: str, value: float, unit: str, *, spelled: bool = True) -> float | None:
    """`value` as `text` has it, where the unit beside it fits, else None. Without `spelled`, words are no numbers.

    Mends what models get wrong: a share told as a fraction (0.152 for 15.2 percent), a scale left out (1.5 USD for
    "$1.5 billion"). Money without a currency beside it counts where the sentence, or else the article, names it.
    """
    money = is_currency(unit)
    numbers = at.numbers_in(text) if spelled else find_numbers(text, language=at.article.language, spelled=False)
    found = [(n, v) for n in numbers if (v := _reading(n, value, percent=unit == "percent", money=money)) is not None]
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


def is_word_alone(value: float, unit: str) -> bool:
    """Whether `value` may be but an article ("un contrat"): it is one, and `unit` has no word for what is counted."""
    return same(value, 1) and not is_currency(unit) and unit != "percent" and not _WORD.search(unit)


def is_counted(at: Passages, unit: str) -> bool:
    """Whether something may be counted in `unit`: it is known, or the article has a word of it, whatever its ending.

    Known are currencies, shares and the English units of data/units.tsv, which articles in other languages do not have.
    """
    if unit == "percent" or is_currency(unit) or not _WORD.search(unit):
        return True
    folded = fold_words(unit)
    whole = _stems(folded)
    head = _stems(_OF_WHAT.split(folded, maxsplit=1)[0]) or whole
    runs = (head[first:after] for after in range(1, len(head) + 1) for first in range(after))
    if whole in _known_units() or any(run in _known_units() for run in runs):
        return True
    telling = [stem for stem in head if len(stem) > _SHORT or not stem.isascii()] or head
    return any(_stands(at, stem) for stem in telling)


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


def _stems(folded: str) -> tuple[str, ...]:
    """The words of a unit without their plurals."""
    return tuple(_ENDING.sub("", word) if len(word) > _SHORT else word for word in _WORD.findall(folded))


@cache
def _known_units() -> frozenset[tuple[str, ...]]:
    """The stems of our units but those that only Spanish articles are read for, and of the English words for them."""
    table = rows("units.tsv", 3)
    english = {word for _, language, cell in table if language in ("en", "*") for word in alternatives(cell)}
    named = {unit for unit, language, _ in table if language != "es" or unit in english}
    return frozenset(_stems(fold_words(name)) for name in english | named)


def _stands(at: Passages, stem: str) -> bool:
    """Whether a word of the article begins with `stem`; in German it may be the last of a compound."""
    if stem[0] >= "\u1100":
        return stem in at.folded
    begins = "" if at.article.language == "de" else r"(?<![^\W\d_])"
    ends = r"(?:ies|y|e?s|en?|n)?(?![^\W\d_])" if len(stem) <= _SHORT else ""
    return re.search(f"{begins}{re.escape(stem)}{ends}", at.folded) is not None
