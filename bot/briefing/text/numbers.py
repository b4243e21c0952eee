"""Read the numbers of a text in the usual notations of six languages, with the unit that stands beside each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.briefing.text.currencies import currencies_beside
from bot.briefing.text.folding import runs_of_letters
from bot.briefing.text.phrases import WORDS, Phrase, find_phrases
from bot.briefing.text.values import CJK, number_words, read_cjk, read_kanji, read_word, readings, scales, times

# A decimal or thousands mark is a full stop, comma, apostrophe or thin/no-break space between digits.
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*"
_FIGURE = re.compile(
    rf"(?=[\d〇一二三四五六七八九])(?:(?P<cjk>(?:\d[\d,.]*\s?[{CJK}]+\s?(?:여\s?)?)+(?:\d[\d,.]*)?)"
    rf"|(?P<kanji>[〇一二三四五六七八九][{CJK}〇一二三四五六七八九]*)"
    rf"|(?P<digits>{_DIGITS}))"
)
_NUMBER = re.compile(rf"(?P<word>[^\W\d_〇一二三四五六七八九][^\W\d_]*(?:-[^\W\d_]+)*)|{_FIGURE.pattern}")
_BEGINS = re.compile(r"[\d〇一二三四五六七八九]\d*")
_BEGINS_ASCII = re.compile("[0-9]+")
_KANJI = re.compile("[〇一二三四五六七八九]")
_SIGN = re.compile(f"[〇一二三四五六七八九{CJK}]")
_SCALE_AFTER = re.compile(r"[\s\u00a0-]?\s?([^\W\d_]{7,9}(?=d['’][a-z])|[^\W\d_]++\.?)(?!\d)(?:\s+([^\W\d_]+))?")
"""A scale, perhaps without the space behind it that French papers lose: "330 millionsd'euros"; "km2" is none."""
_PERCENT = re.compile(
    r"\s?(?:%|‰|p\.?p\.?\b|per\s?cent|por\s?ciento|por cien|pour\s?cent|prozent|(?<=\d)pc\b"
    r"|퍼센트|프로(?![가-힣])|パーセント|ポイント)",
    re.IGNORECASE,
)
_PERCENT_BEGINS = "%‰pP퍼프パポ"
_TENTHS = re.compile(r"割(?![りる当安高増]|引(?!き[上下]))(?:(\d)分(?!の))?")
"""Japanese shares in tenths, with hundredths behind: "3割", "2割5分"."""
_RANGE = re.compile(r"\s?(?:[-–~〜,]|to|and|or|bis|und|oder|a|y|o|à|et|ou|から|에서|및)\s?[$€£¥₩]?\d", re.IGNORECASE)
_SCALE_RANGE = re.compile(r"\s?(?:[-–~]|to|or|bis|oder|à|ou|a|o|(and|und|et|y))\s?[$€£¥₩]?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|zwischen|entre)\s(?:[$€£¥₩])?$", re.IGNORECASE)
_NEAR = 24
"""Characters on either side of a number in which its unit is looked for."""

_MONEY_SCALES = "bt"
"""Letters that mean billion and trillion behind money alone."""
_LETTER_SIGN = re.compile(r"(?<![^\W_])([RN])$")
"""Signs of the rand and the naira, before billions and millions."""
_MODEL_BEFORE = re.compile(r"(?<![^\W_])(?:[A-MO-QS-Z]|A[A-Z])$")
"""Letters of a name that a number goes on with; "R45m" and "N5m" are money."""
_MIL = re.compile(r"\smil\s(\d{3})\b")
"""Behind the thousands of a Mexican number: "16 mil 300 millones"."""


class Number(NamedTuple):
    """A number of a text: its possible values (1.200 is 1.2 or 1200), as written, and its unit as far as it shows."""

    start: int
    end: int
    values: tuple[float, ...]
    mantissa: tuple[float, ...]
    """The values without "million" and the like."""
    percent: bool
    before: str
    """A few characters before it."""
    after: str
    """Those in which its unit may stand."""

    @property
    def currencies(self) -> frozenset[str]:
        """The currencies that the sign or word beside the number may stand for; none where there is none."""
        if self.values != self.mantissa and (sign := _LETTER_SIGN.search(self.before)):
            return frozenset({"ZAR" if sign[1] == "R" else "NGN"})
        return frozenset() if self.percent else currencies_beside(self.before, self.after)

    @property
    def bare(self) -> bool:
        """Whether its unit may stand elsewhere: "3 to 5 billion euros", "the remaining 500 million"."""
        if self.percent or self.currencies:
            return False
        return self.values != self.mantissa or _RANGE.match(self.after) is not None

    def has(self, value: float) -> bool:
        """Whether this may be `value`, but for rounding of floats."""
        return any(same(value, v) for v in self.values)

    def meant(self, written: str, language: str) -> float:
        """The value meant: where "1.200" may be two numbers, the language (ISO 639-1) says what its mark is."""
        if len(self.values) == 1 or (len(self.mantissa) == 1 and self.values[0] != self.mantissa[0]):
            return self.values[0]
        decimal = "," if language in ("fr", "de") else "." if language != "es" else ""
        mark = next((c for c in written if c in ".,"), "")  # in Spanish either parts thousands, by country
        return min(self.values) if mark == decimal else max(self.values)


def same(a: float, b: float) -> bool:
    """Equal but for the rounding of binary fractions."""
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1e-9)


def find_numbers(text: str, *, language: str | None = None, spelled: bool = True) -> tuple[Number, ...]:
    """Return the numbers of `text`; offsets are those of its NFKC form.

    `language` (ISO 639-1) decides what "billion" is; `spelled` reads "three", "zwanzig", "다섯" too.
    """
    return _find(text, language, spelled)


@lru_cache(maxsize=256)  # who drafts and who grounds read the same sentences
def _find(text: str, language: str | None, spelled: bool) -> tuple[Number, ...]:
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    folded = text.casefold() if spelled else ""
    told = _telling().intersection(runs_of_letters(folded)) if spelled else frozenset[str]()
    words = told & number_words() if told else told
    phrases = find_phrases(text, told) if spelled and language in ("en", None) else []
    spelled = bool(phrases or words) or (spelled and not text.isascii() and _KANJI.search(text) is not None)
    digits = [m.start() for m in (_BEGINS_ASCII if text.isascii() else _BEGINS).finditer(text)]
    if not spelled and not digits:
        return ()
    found: list[Number] = []
    for m in _candidates(text, [*digits, *[p.start for p in phrases]], folded, words, spelled=spelled):
        written, form = m[0], m.lastgroup
        while phrases and phrases[0].start <= m.start():
            found.append(_of_phrase(text, phrases.pop(0)))
        if (found and m.start() < found[-1].end) or (form == "digits" and _is_model(text, m.start(), m.end())):
            continue  # the "hundred" of "six hundred"
        if form == "word":
            if (read := read_word(written)) is None:
                continue
            values, length = read
            if length == len(written):
                found.append(_scaled(text, m.start(), m.end(), values, language))
            else:
                found.append(_number(text, m.start(), m.start() + length, values, values))
        elif form == "digits":
            if text.startswith("mil", m.end() + 1) and (mil := _MIL.match(text, m.end())):
                values = (1000 * int(written) + int(mil[1]),) if written.isdigit() else readings(written)
                found.append(_scaled(text, m.start(), mil.end() if written.isdigit() else m.end(), values, language))
                continue
            found.append(_scaled(text, m.start(), m.end(), readings(written), language))
        elif form == "cjk":
            value = read_cjk(written)
            found.append(_number(text, m.start(), m.end(), (value,), (value,)))
        elif spelled and (counted := read_kanji(written)) is not None:
            found.append(_number(text, m.start(), m.end(), (counted,), (counted,)))
    found += [_of_phrase(text, phrase) for phrase in phrases]
    return tuple(_ranged(text, found))


def _is_model(text: str, start: int, end: int) -> bool:
    """Whether a number stands within the name of a model: the helicopter "H225M" costs no 225 million."""
    return text[end : end + 1].isalpha() and _MODEL_BEFORE.search(text, max(0, start - 3), start) is not None


@cache
def _telling() -> frozenset[str]:
    """Words of which a spelled number has one, and those of several words."""
    return number_words() | WORDS


def _candidates(
    text: str, starts: list[int], folded: str, words: Set[str], *, spelled: bool
) -> Iterator[re.Match[str]]:
    """What may be a number, `starts` among them: digits, and spelled numbers, which have one of `words`.

    `folded` is the `casefold` of `text`.
    """
    if spelled and (len(folded) != len(text) or (not text.isascii() and _SIGN.search(text))):
        yield from _NUMBER.finditer(text)
        return
    starts += [at for word in words for at in _chains(folded, word)]
    pattern = _NUMBER if spelled else _FIGURE
    end = 0
    for start in sorted(starts):
        at = start
        while at >= end and (m := pattern.match(text, at)):
            yield m
            end = m.end()
            at = end if text[end : end + 1].isdecimal() else -1  # the "6" of "12 3456"


def _chains(folded: str, word: str) -> Iterator[int]:
    """Where the words begin that have `word`, or are joined to it with a hyphen."""
    at, last, first = folded.find(word), -1, 0
    while at >= 0:
        start = at
        while start and (
            _is_letter(folded[start - 1]) or (folded[start - 1] == "-" and _is_letter(folded[start - 2 : start - 1]))
        ):
            start -= 1
            if start == last:  # joined to the one before
                start = first
                break
        yield start
        last, first = at, start
        at = folded.find(word, at + 1)


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def _ranged(text: str, found: list[Number]) -> list[Number]:
    """The numbers, the first of "between 3 and 5 million" read as millions too."""
    for n, (one, other) in enumerate(pairwise(found)):
        if (
            one.values != one.mantissa
            or other.values == other.mantissa
            or one.percent
            or (other.currencies and one.currencies - other.currencies)
        ):
            continue
        m = _SCALE_RANGE.fullmatch(text, one.end, other.start)
        if m is None or one.mantissa[0] >= other.mantissa[0]:
            continue
        if m[1] and not _BETWEEN.search(text, max(0, one.start - 12), one.start):
            continue
        factor = other.values[0] / other.mantissa[0]
        found[n] = one._replace(values=(*(times(v, factor) for v in one.mantissa), *one.mantissa))
    return found


def _scaled(text: str, start: int, end: int, mantissa: tuple[float, ...], language: str | None) -> Number:
    """Multiply by the scale word that follows: "million", "Mrd.", "mil millones"; tenths are percents."""
    values = mantissa
    if text.startswith("割", end) and (tenths := _TENTHS.match(text, end)):
        shares = tuple(10 * v + float(tenths[1] or 0) for v in mantissa)
        return Number(start, tenths.end(), shares, shares, True, "", _behind(text, tenths.end()))
    if m := _SCALE_AFTER.match(text, end):
        first, second = m[1].rstrip(".").casefold(), (m[2] or "").casefold()
        factors = scales().get(f"{first} {second}")
        if factors:
            end = m.end()
        elif language == "en" and first == "miles":
            factors = ()
        elif language == "en" and first == "mil":  # thousands elsewhere
            factors, end = scales()["million"], m.end(1)
        elif factors := scales().get(first):
            if (
                len(first) == 1
                and first in _MONEY_SCALES
                and not currencies_beside(text[max(0, start - 5) : start], "")
            ):
                factors = ()  # "Block 2814B", "600,000 t"
            else:
                end = m.end(1)
        if factors and len(factors) > 1 and language is not None:  # "billion": 10^12 in German and French only
            factors = (max(factors),) if language in ("de", "fr") else (min(factors),)
        if factors:
            values = tuple([times(value, factor) for value in mantissa for factor in factors])
    return _number(text, start, end, values, mantissa)


def _of_phrase(text: str, phrase: Phrase) -> Number:
    mantissa = (0.0,) if phrase.scaled else (phrase.value,)
    return _number(text, phrase.start, phrase.end, (phrase.value,), mantissa)


def _number(text: str, start: int, end: int, values: tuple[float, ...], mantissa: tuple[float, ...]) -> Number:
    percent = text[end : end + 2].lstrip()[:1] in _PERCENT_BEGINS and _PERCENT.match(text, end) is not None
    return Number(start, end, values, mantissa, percent, text[max(0, start - 5) : start], _behind(text, end))


def _behind(text: str, end: int) -> str:
    """What stands behind a number, without the beginning of a Latin word: "28 boats of Euro|pean" names no euro."""
    cut = end + _NEAR
    if text[cut : cut + 1].isalpha():
        while cut > end and text[cut - 1].isalpha() and text[cut - 1] < "\u1100":
            cut -= 1
    return text[end:cut]
