"""Tell what a written number is worth: digits with their marks, Korean and Japanese signs, number words, scales."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.briefing.text.tables import alternatives, rows

_CJK_SCALES = {"十": 10, "百": 100, "千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12}
_CJK_SCALES |= {"십": 10, "백": 100, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
_CJK_DIGITS = dict(zip("〇一二三四五六七八九", range(10), strict=True)) | {"兩": 2, "两": 2, "零": 0}
CJK = "".join(_CJK_SCALES)
_TERM = re.compile(r"(\w+(?:-\w+)?)-(?:year|month|week)", re.IGNORECASE)
"""The number in "a five-year contract"."""


def scale_words(word: str) -> tuple[float, ...]:
    """What `word` multiplies a number by: "million" → (1e6,); nothing for other words."""
    return scales().get(word.casefold().rstrip("."), ())


def times(value: float, factor: float) -> float:
    """Their product as one would write it: 4.1 times a billion is 4,100,000,000, not 4,099,999,999.9999995."""
    return float(f"{value * factor:.15g}")  # as many digits as a binary fraction holds


@lru_cache(maxsize=2048)
def readings(digits: str) -> tuple[float, ...]:
    """What `digits` may mean: "1.200" is 1200 in Spanish and 1.2 in English, "2,5" is 2.5, "12,345.6" is clear."""
    if digits.isdecimal():
        return (float(digits),)
    plain = re.sub(r"[ \u00a0\u202f'’]", "", digits)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return (float(plain),)
    head, tail = re.split(r"[.,](?=[^.,]*$)", plain, maxsplit=1)
    whole = re.sub(r"[.,]", "", head)
    decimal, thousands = float(f"{whole}.{tail}"), float(whole + tail)
    if len(set(marks)) == 2:
        return (decimal,)
    if len(marks) > 1:
        return (thousands,)
    return (thousands, decimal) if len(tail) == 3 and len(head) <= 3 and head != "0" else (decimal,)


def read_cjk(written: str) -> float:
    """ "1조 5000억", "2億3千万", "6만5천", "3.5億"."""
    total = section = 0.0
    for digits, scales in re.findall(rf"(\d[\d,.]*)\s?([{CJK}]*)", written):
        value = readings(digits.rstrip(",."))[0]
        for scale in scales:
            factor = _CJK_SCALES[scale]
            if factor >= 1e4:
                total += times(section + value, factor)
                section = value = 0.0
            else:
                value = (value or 1) * factor
        section += value
    return total + section


def read_kanji(written: str) -> float | None:
    """ "三億五千万", "十二". None where it is no number (一方, 二国)."""
    total = section = digit = 0.0
    if len(written) == 1:
        return float(_CJK_DIGITS[written]) if written in _CJK_DIGITS else None
    for c in written:
        if c in _CJK_DIGITS:
            digit = digit * 10 + _CJK_DIGITS[c]
        elif _CJK_SCALES[c] >= 1e4:
            total += (section + digit) * _CJK_SCALES[c]
            section = digit = 0.0
        else:
            section += (digit or 1) * _CJK_SCALES[c]
            digit = 0.0
    return total + section + digit


@cache
def _words() -> dict[str, float]:
    from_table = rows("number_words.tsv", 2)
    return {word: float(value) for value, cell in from_table for word in alternatives(cell)}


@cache
def number_words() -> frozenset[str]:
    """What every spelled number has one of, between its hyphens."""
    spelled = {*_words(), *_german_units(), "dreissig"}
    return frozenset(part for word in spelled for part in word.split("-")) | {w.casefold() for w in spelled}


@cache
def scales() -> dict[str, tuple[float, ...]]:
    found: dict[str, tuple[float, ...]] = {}
    for value, cell in rows("number_scales.tsv", 2):
        for word in alternatives(cell):
            found[word] = (*found.get(word, ()), float(value))
    return found


@cache
def _german_units() -> dict[str, float]:
    """ "einundzwanzig" ... "neunundneunzig", which German writes in one word."""
    units = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
    tens = {"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70}
    tens |= {"achtzig": 80, "neunzig": 90}
    return {f"{unit}und{ten}": u + t for unit, u in units.items() for ten, t in tens.items()}


@lru_cache(maxsize=16384)
def read_word(word: str) -> tuple[tuple[float, ...], int] | None:
    """The values of a spelled number with the length that it has of `word`, or None: texts repeat their words."""
    if values := _spelled(word):
        return values, len(word)
    if (term := _TERM.fullmatch(word)) and (values := _spelled(term[1])):
        return values, term.end(1)
    return None


def _spelled(word: str) -> tuple[float, ...]:
    """The value of a spelled number of at most two parts ("twenty-one", "vingt-neuvième"), or nothing."""
    word = word.casefold().replace("dreissig", "dreißig")
    known = _words()
    if word in known:
        return (known[word],)
    if word in _german_units():
        return (_german_units()[word],)
    parts = [p for p in word.split("-") if p not in ("et", "and", "und", "y")]
    if len(parts) < 2 or parts[-1] not in known:
        return ()
    head = known.get("-".join(parts[:-1]))
    if head is None or not (head % 10 == 0 and head > known[parts[-1]]):
        return ()
    return (head + known[parts[-1]],)
