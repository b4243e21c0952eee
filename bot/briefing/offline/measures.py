"""Find the figures of an article: money, shares, counts and terms with their units, in the notations of six languages."""

from __future__ import annotations

import re
from functools import cache

from bot.briefing.draft import FigureDraft
from bot.briefing.numbers import Number, currencies, find_numbers
from bot.briefing.offline.lexicon import flat
from bot.briefing.offline.text import Line
from bot.briefing.tables import alternatives, rows

_MAX = 40
_SPELLED_MIN = 2
_DATE_AFTER = re.compile(
    r"^(?:st|nd|rd|th|er|º|ª|°|\.º)?\.?\s?(?:of\s|de\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|fevr|avr|mai|juin|juil|aout|"
    r"marz|okt|dez|juli|juni)[a-z.]*\b|^\s?[年月日時](?!間)|^\s?(?:년(?!간|\s?(?:동안|만|간|계약))|월|일(?!간)|시(?!간)|분기|호|번지|대 )|^\s?(?:uhr|a\.m\.|p\.m\.|h\d|時)"
)
_DATE_BEFORE = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\.?\s|\b(?:in|by|since|until|from|of|year|en|desde|depuis|bis|seit|ende|anfang|mitte|before|after|early|late|mid-|through|to)\s|[/-]|article |no\. |"
    r"chapter |g|第|제)$"
)
_ORDINAL = re.compile(r"^(?:st|nd|rd|th|e|eme|er|re|º|ª|\.º)\b|^\s?(?:주년|번째|호기|차 |周年|回|番目|号)")
_NO_NUMBER = frozenset(
    [
        "both",
        "twice",
        "pair",
        "couple",
        "half",
        "single",
        "second",
        "third",
        "first",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "dozen",
        "score",
        "beide",
        "ambos",
        "ambas",
        "beiden",
        "deux",
        "second",
        "seconde",
        "segundo",
        "segunda",
        "zweite",
        "zweiten",
        "dritte",
        "dritten",
        "tercer",
        "tercero",
        "one",
        "ein",
        "eine",
        "einen",
        "einer",
        "un",
        "une",
        "una",
        "uno",
        "eins",
        "moitie",
        "mitad",
        "halb",
        "halben",
    ]
)
_REFERRED = frozenset({"countries", "companies", "people"})
"""Units of "the two countries", which counts nothing."""
_AGO = re.compile(
    r"^\s(?:\w+\s)?(?:weeks?|days?|months?|years?|decades?)(?: and a half)? (?:ago|earlier|later|after|before|old|since|on|in a row|running)\b|^\s(?:semanas|dias|meses|anos) (?:despues|antes|atras)|"
    r"^\s(?:semaines|jours|mois|ans) (?:plus tard|apres|auparavant)|^\s(?:wochen|tage|monate|jahre)n? (?:spater|zuvor|nach|vor)|^\s?(?:년|개월|주|일) ?(?:전|뒤|후)|^\s?(?:年|カ月|日|週間)(?:前|後|ぶり)"
)
_TERM_BEFORE = re.compile(r"(?:期間|期限|契約|ローン|償還)(?:は|を|が|で)?$|(?:기간|만기|거치|상환)(?:은|이|을)? ?$")
_YEAR_LIKE = re.compile(r"^(?:19|20)\d\d$")
_NEXT_WORD = re.compile(
    r"^[\s\u00a0-]?([^\W\d_][\w'’-]*)(?:\s([^\W\d_][\w'’-]*))?(?:\s([^\W\d_][\w'’-]*))?(?:\s([^\W\d_][\w'’-]*))?(?:\s([^\W\d_][\w'’-]*))?"
)
_DOLLAR_AFTER = (
    (re.compile(r"^[^.,;]{0,12}\b(?:canadian|canadienses|canadiens|kanadische)"), "CAD"),
    (re.compile(r"^[^.,;]{0,12}\b(?:australian|australianos|australiens|australische)"), "AUD"),
    (re.compile(r"^[^.,;]{0,12}\b(?:new zealand|neozelandeses)"), "NZD"),
    (re.compile(r"^[^.,;]{0,12}\b(?:singapore|hong kong|taiwan)"), "SGD"),
)
_COUNT_STOP = frozenset(
    [
        "of",
        "and",
        "or",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "with",
        "by",
        "the",
        "a",
        "an",
        "other",
        "more",
        "new",
        "such",
        "times",
        "year-old",
        "years-old",
        "per",
        "cent",
        "percent",
        "point",
        "points",
        "th",
        "st",
        "nd",
        "rd",
        "degrees",
        "pm",
        "am",
        "million",
        "billion",
        "trillion",
        "o",
        "de",
        "del",
        "y",
        "e",
        "et",
        "und",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "le",
        "la",
        "les",
        "los",
        "las",
        "un",
        "una",
        "million",
        "percent",
        "weeks",
        "hours",
        "minutes",
        "seconds",
        "o'clock",
        "largest",
        "biggest",
        "main",
        "such",
        "same",
        "different",
        "former",
        "key",
    ]
)


def find_figures(lines: list[Line], skip: list[bool], language: str, home: str) -> list[FigureDraft]:
    """The figures of the lines that `skip` leaves; `home` is the currency of a bare sign such as "pesos"."""
    found: dict[tuple[float, str], FigureDraft] = {}
    last = home
    for line, skipped in zip(lines, skip, strict=True):
        if skipped or (not any(c.isdigit() for c in line.text) and line.part == 0):
            continue
        for number in find_numbers(line.text, language=language):
            for value, unit in _read(line, number, language, last):
                last = unit if len(unit) == 3 and unit.isupper() else last
                if unit and (value, unit) not in found:
                    label = _label(line.text, number)
                    found[value, unit] = FigureDraft(
                        label=label, value=value, unit=unit, role=_role(unit), evidence=line.text
                    )
        if len(found) >= _MAX:
            break
    return list(found.values())[:_MAX]


def _read(line: Line, number: Number, language: str, home: str) -> list[tuple[float, str]]:
    text = line.text
    written = text[number.start : number.end]
    value = _value(number, language)
    spelled = not any(c.isdigit() for c in written)
    if spelled and (flat(written) in _NO_NUMBER or language in ("ko", "ja")):
        return []
    if number.percent:
        return [(value, "percent")]
    before, after = line.folded[max(0, number.start - 24) : number.start], line.folded[number.end : number.end + 64]
    money = number.currencies
    if (
        money
        and spelled
        and number.values == number.mantissa
        and not currencies(after.split(" ", 2)[1] if " " in after else "")
    ):
        money = frozenset()
    if money:
        return [(value, _currency(money, before, after, home))]
    if (
        number.values != number.mantissa
        and not _unit(after, language)
        and not _noun(after, text[number.end : number.end + 64], language)
    ):
        unit = _shared_currency(line, number, language, home)
        return [(value, unit)] if unit else []
    if (
        _ORDINAL.match(after)
        or _DATE_AFTER.match(after)
        or (_YEAR_LIKE.match(written) and not re.match(r"\s(?:tonn|km|mw|people|job)", after))
    ):
        return []
    if spelled and (value < _SPELLED_MIN or value != int(value)):
        return []
    if _AGO.match(after):
        return []
    unit = _unit(after, language) or _years(before, after, language)
    if unit and spelled and unit in _REFERRED and value <= 3:
        return []
    if unit:
        return [(value, unit)]
    if (spelled and language != "en") or (spelled and value < 3):
        return []
    if _DATE_BEFORE.search(before) and value <= 31 and not spelled:
        return []
    noun = _noun(after, text[number.end : number.end + 64], language) if language in ("en", "es", "fr", "de") else ""
    return [(value, noun)] if noun else []


def _value(number: Number, language: str) -> float:
    """The value meant: where "1.200" may be two numbers, the language decides."""
    if len(number.values) == 1:
        return number.values[0]
    return (
        max(number.values) if language in ("es", "fr", "de") or number.values == number.mantissa else min(number.values)
    )


def _currency(found: frozenset[str], before: str, after: str, home: str) -> str:
    if "USD" in found:
        for pattern, code in _DOLLAR_AFTER:
            if pattern.match(after):
                return code
        return "USD"
    if len(found) == 1:
        return next(iter(found))
    return home if home in found else "EUR" if "EUR" in found else "JPY" if "JPY" in found else sorted(found)[0]


def _shared_currency(line: Line, number: Number, language: str, home: str) -> str:
    """The currency of "the remaining 500 million": that of the other sums of the line."""
    for other in find_numbers(line.text, language=language):
        if other.currencies:
            return _currency(other.currencies, "", line.folded[other.end : other.end + 40], home)
    return home


def _unit(after: str, language: str) -> str:
    """The unit of data/units.tsv that stands behind a number, its adjectives skipped."""
    stripped = after.lstrip(" \u00a0-")
    for word, unit in _units(language):
        if stripped.startswith(word):
            end = len(word)
            if word[-1] >= "\u1100" or not stripped[end : end + 1].isalpha():
                return unit
    m = _NEXT_WORD.match(after)
    if not m or language in ("ko", "ja"):
        return ""
    for n in (2, 3, 4, 5):
        if m[n] and (flat(m[n - 1]) not in _COUNT_STOP or m[n - 1] == "and"):
            for word, unit in _units(language):
                if m[n] == word:
                    return unit
    return ""


def _years(before: str, after: str, language: str) -> str:
    """The years of "期間は12年" and "10년": a date has a month, a day or four digits."""
    if language == "ja" and after.startswith("年") and _TERM_BEFORE.search(before):
        return "years"
    return "years" if language == "ko" and after.startswith("년") and _TERM_BEFORE.search(before) else ""


def _noun(after: str, written: str, language: str) -> str:
    """The plural noun that is counted: "37 Costa Rican plants" → plants."""
    m = _NEXT_WORD.match(after)
    if not m:
        return ""
    for n in (1, 2, 3):
        word = m[n]
        if not word or word in _COUNT_STOP:
            return ""
        if language == "de" and written[m.start(n)].isupper() and word.endswith(("e", "en", "er", "s")):
            return written[m.start(n) : m.end(n)]
        if len(word) > 3 and (word.endswith("s") and not word.endswith(("ss", "us", "'s", "ous"))):
            return str(word)
    return ""


def _label(text: str, number: Number) -> str:
    start = max(0, text.rfind(" ", 0, max(0, number.start - 30)) + 1)
    return text[start : number.end + 30].strip()[:100]


def _role(unit: str) -> str:
    if unit == "percent":
        return "share"
    if unit in ("years", "months", "days", "weeks"):
        return "term"
    return "amount" if unit.isupper() and len(unit) == 3 else "count"


@cache
def _units(language: str) -> tuple[tuple[str, str], ...]:
    found = [
        (flat(word), unit)
        for unit, spoken, cell in rows("units.tsv", 3)
        if spoken in (language, "*")
        for word in alternatives(cell)
    ]
    return tuple(sorted(found, key=lambda p: -len(p[0])))
