"""Read the numbers of a text in the usual notations of six languages, with the unit that stands beside each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from bot.briefing.phrases import Phrase, find_phrases
from bot.briefing.tables import alternatives, rows

# A decimal or thousands mark is a full stop, comma, apostrophe or thin/no-break space between digits.
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*"
_CJK_SCALES = {"十": 10, "百": 100, "千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12}
_CJK_SCALES |= {"십": 10, "백": 100, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
_CJK_DIGITS = dict(zip("〇一二三四五六七八九", range(10), strict=True)) | {"兩": 2, "两": 2, "零": 0}
_CJK = "".join(_CJK_SCALES)
_FIGURE = re.compile(
    rf"(?=[\d〇一二三四五六七八九])(?:(?P<cjk>(?:\d[\d,.]*\s?[{_CJK}]+\s?(?:여\s?)?)+(?:\d[\d,.]*)?)"
    rf"|(?P<kanji>[〇一二三四五六七八九][{_CJK}〇一二三四五六七八九]*)"
    rf"|(?P<digits>{_DIGITS}))"
)
_NUMBER = re.compile(rf"(?P<word>[^\W\d_〇一二三四五六七八九][^\W\d_]*(?:-[^\W\d_]+)*)|{_FIGURE.pattern}")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"[\d〇一二三四五六七八九]\d*")
_NO_LETTERS = {n: " " for n in range(128) if not chr(n).isalpha()}
_KANJI = re.compile("[〇一二三四五六七八九]")
_SIGN = re.compile(f"[〇一二三四五六七八九{_CJK}]")
_SCALE_AFTER = re.compile(r"[\s\u00a0-]?\s?([^\W\d_]+\.?)(?!\d)(?:\s+([^\W\d_]+))?")
_PERCENT = re.compile(
    r"\s?(?:%|‰|p\.?p\.?\b|per\s?cent|por\s?ciento|por cien|pour\s?cent|prozent|(?<=\d)pc\b"
    r"|퍼센트|프로(?![가-힣])|パーセント|ポイント)",
    re.IGNORECASE,
)
_TENTHS = re.compile(r"割(?![りる当安高増]|引(?!き[上下]))(?:(\d)分(?!の))?")
"""Japanese shares in tenths, with hundredths behind: "3割", "2割5分"."""
_RANGE = re.compile(r"\s?(?:[-–~〜,]|to|and|or|bis|und|oder|a|y|o|à|et|ou|から|에서|및)\s?[$€£¥₩]?\d", re.IGNORECASE)
_SCALE_RANGE = re.compile(r"\s?(?:[-–~]|to|or|bis|oder|à|ou|a|o|(and|und|et|y))\s?[$€£¥₩]?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:between|zwischen|entre)\s(?:[$€£¥₩])?$", re.IGNORECASE)
_OTHER_UNIT = re.compile(r"(?:[^\W\d_]{0,3}[$€£¥₩]\s?|\b[A-Z]{3}\s?)?\d|[;:()\[\]]|[,.]\s")
"""Where the words beside a number end: the next number with its own sign, a bracket, the end of a clause."""
_NEAR = 24
"""Characters on either side of a number in which its unit is looked for."""

_ONLY_SCALES = re.compile(
    rf"[\s여余約약{_CJK}]*(?:(?![일월년명개대건척톤위곳])[가-힣]{{1,5}} ?|[一-龠ァ-ヶー]{{1,6}}・?)?"
)
"""What may stand between a number and a Korean or Japanese currency: scales, and whose dollars they are."""
_MONEY_SCALES = "bt"
"""Letters that mean billion and trillion behind money alone."""
_LETTER_SIGN = re.compile(r"(?<![^\W_])([RN])$")
"""Signs of the rand and the naira, before billions and millions."""
_MIL = re.compile(r"\smil\s(\d{3})\b")
"""Behind the thousands of a Mexican number: "16 mil 300 millones"."""
_TERM = re.compile(r"(\w+(?:-\w+)?)-(?:year|month|week)", re.IGNORECASE)
"""The number in "a five-year contract"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: its possible values (1.200 is 1.2 or 1200), as written, and its unit as far as it shows."""

    start: int
    end: int
    values: tuple[float, ...]
    mantissa: tuple[float, ...]
    """The values without "million" and the like."""
    percent: bool
    _before: str
    _after: str

    @property
    def currencies(self) -> frozenset[str]:
        """The currencies that the sign or word beside the number may stand for; none where there is none."""
        if self.values != self.mantissa and (sign := _LETTER_SIGN.search(self._before)):
            return frozenset({"ZAR" if sign[1] == "R" else "NGN"})
        return frozenset() if self.percent else _currencies_beside(self._before, self._after)

    @property
    def bare(self) -> bool:
        """Whether its unit may stand elsewhere: "3 to 5 billion euros", "the remaining 500 million"."""
        if self.percent or self.currencies:
            return False
        return self.values != self.mantissa or _RANGE.match(self._after) is not None

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
    text = unicodedata.normalize("NFKC", text)
    phrases = find_phrases(text) if spelled and language in ("en", None) else []
    folded = text.casefold()
    words = _number_words().intersection(_runs_of_letters(folded)) if spelled else frozenset[str]()
    spelled = bool(phrases or words) or (spelled and not text.isascii() and _KANJI.search(text) is not None)
    found: list[Number] = []
    for m in _candidates(text, [p.start for p in phrases], folded, words, spelled=spelled):
        written, form = m[0], m.lastgroup
        while phrases and phrases[0].start <= m.start():
            found.append(_of_phrase(text, phrases.pop(0)))
        if found and m.start() < found[-1].end:
            continue  # the "hundred" of "six hundred"
        if form == "word":
            if (read := _read_word(written)) is None:
                continue
            values, length = read
            if length == len(written):
                found.append(_scaled(text, m.start(), m.end(), values, language))
            else:
                found.append(_number(text, m.start(), m.start() + length, values, values))
        elif form == "digits":
            if mil := _MIL.match(text, m.end()):
                values = (1000 * int(written) + int(mil[1]),) if written.isdigit() else _readings(written)
                found.append(_scaled(text, m.start(), mil.end() if written.isdigit() else m.end(), values, language))
                continue
            found.append(_scaled(text, m.start(), m.end(), _readings(written), language))
        elif form == "cjk":
            value = _read_cjk(written)
            found.append(_number(text, m.start(), m.end(), (value,), (value,)))
        elif spelled and (counted := _read_kanji(written)) is not None:
            found.append(_number(text, m.start(), m.end(), (counted,), (counted,)))
    found += [_of_phrase(text, phrase) for phrase in phrases]
    return tuple(_ranged(text, found))


def _candidates(
    text: str, starts: list[int], folded: str, words: Set[str], *, spelled: bool
) -> Iterator[re.Match[str]]:
    """What may be a number, `starts` among them: digits, and spelled numbers, which have one of `words`.

    `folded` is the `casefold` of `text`.
    """
    if spelled and (len(folded) != len(text) or (not text.isascii() and _SIGN.search(text))):
        yield from _NUMBER.finditer(text)
        return
    starts += [m.start() for m in _BEGINS.finditer(text)]
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
    at = folded.find(word)
    while at >= 0:
        start = at
        while start and (
            _is_letter(folded[start - 1]) or (folded[start - 1] == "-" and _is_letter(folded[start - 2 : start - 1]))
        ):
            start -= 1
        yield start
        at = folded.find(word, at + 1)


def _runs_of_letters(folded: str) -> list[str]:
    return folded.translate(_NO_LETTERS).split() if folded.isascii() else _LETTERS.findall(folded)


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
        found[n] = replace(one, values=(*(v * factor for v in one.mantissa), *one.mantissa))
    return found


def scale_words(word: str) -> tuple[float, ...]:
    """What `word` multiplies a number by: "million" → (1e6,); nothing for other words."""
    return _scales().get(word.casefold().rstrip("."), ())


@lru_cache(maxsize=64)
def currencies(text: str) -> frozenset[str]:
    """The currencies (ISO 4217) that `text` names in words, codes or signs; a bare $ counts for each dollar."""
    found: set[str] = set()
    for m in _currency_pattern().finditer(unicodedata.normalize("NFKC", text).casefold()):
        found |= _currency_words()[m[0]]
    return frozenset(found)


def _readings(digits: str) -> tuple[float, ...]:
    """What `digits` may mean: "1.200" is 1200 in Spanish and 1.2 in English, "2,5" is 2.5, "12,345.6" is clear."""
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


def _read_cjk(written: str) -> float:
    """ "1조 5000억", "2億3千万", "6만5천", "3.5億"."""
    total = section = 0.0
    for digits, scales in re.findall(rf"(\d[\d,.]*)\s?([{_CJK}]*)", written):
        value = _readings(digits.rstrip(",."))[0]
        for scale in scales:
            factor = _CJK_SCALES[scale]
            if factor >= 1e4:
                total += (section + value) * factor
                section = value = 0.0
            else:
                value = (value or 1) * factor
        section += value
    return total + section


def _read_kanji(written: str) -> float | None:
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
def _number_words() -> frozenset[str]:
    """What every spelled number has one of, between its hyphens."""
    spelled = {*_words(), *_german_units(), "dreissig"}
    return frozenset(part for word in spelled for part in word.split("-")) | {w.casefold() for w in spelled}


@cache
def _scales() -> dict[str, tuple[float, ...]]:
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
def _read_word(word: str) -> tuple[tuple[float, ...], int] | None:
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


def _scaled(text: str, start: int, end: int, mantissa: tuple[float, ...], language: str | None) -> Number:
    """Multiply by the scale word that follows: "million", "Mrd.", "mil millones"; tenths are percents."""
    values = mantissa
    if tenths := _TENTHS.match(text, end):
        shares = tuple(10 * v + float(tenths[1] or 0) for v in mantissa)
        return Number(start, tenths.end(), shares, shares, True, "", text[tenths.end() : tenths.end() + _NEAR])
    if m := _SCALE_AFTER.match(text, end):
        first, second = m[1].rstrip(".").casefold(), (m[2] or "").casefold()
        factors = _scales().get(f"{first} {second}")
        if factors:
            end = m.end()
        elif language == "en" and first == "miles":
            factors = ()
        elif factors := _scales().get(first):
            if (
                len(first) == 1
                and first in _MONEY_SCALES
                and not _currencies_beside(text[max(0, start - 5) : start], "")
            ):
                factors = ()  # "Block 2814B", "600,000 t"
            else:
                end = m.end(1)
        if factors and len(factors) > 1 and language is not None:  # "billion": 10^12 in German and French only
            factors = (max(factors),) if language in ("de", "fr") else (min(factors),)
        if factors:
            values = tuple(value * factor for value in mantissa for factor in factors)
    return _number(text, start, end, values, mantissa)


def _of_phrase(text: str, phrase: Phrase) -> Number:
    mantissa = (0.0,) if phrase.scaled else (phrase.value,)
    return _number(text, phrase.start, phrase.end, (phrase.value,), mantissa)


def _number(text: str, start: int, end: int, values: tuple[float, ...], mantissa: tuple[float, ...]) -> Number:
    percent = bool(_PERCENT.match(text, end))
    return Number(start, end, values, mantissa, percent, text[max(0, start - 5) : start], text[end : end + _NEAR])


@lru_cache(maxsize=2048)
def _currencies_beside(before: str, after: str) -> frozenset[str]:
    before = before.casefold().rstrip()
    for m in _currency_pattern().finditer(before):
        if m.end() == len(before) and not (m[0][0] >= "\u1100" and m[0][0].isalpha()):
            return _currency_words()[m[0]]
    after = _OTHER_UNIT.split(after, maxsplit=1)[0].casefold()
    found = _currency_pattern().search(after.rstrip("$€£¥₩") if len(after) > 3 else after)
    # Korean and Japanese words are currencies only right behind the number: 원 and 바트 are parts of many words.
    if found and (found[0][0] < "\u1100" or found[0] in "￥￦" or _ONLY_SCALES.fullmatch(after, 0, found.start())):
        return _currency_words()[found[0]]
    return frozenset()


@cache
def _currency_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for code, cell in rows("currencies.tsv", 2):
        for word in alternatives(cell):
            found[word] = found.get(word, frozenset()) | {code}
    return found


@cache
def _currency_pattern() -> re.Pattern[str]:
    latin: list[str] = []
    other: list[str] = []
    for word in sorted(_currency_words(), key=len, reverse=True):
        right = r"(?![^\W\d_])" if word[-1].isalpha() and word[-1] < "\u3000" else ""
        (latin if word[0].isalpha() and word[0] < "\u3000" else other).append(re.escape(word) + right)
    return re.compile(rf"(?<![^\W\d_])(?:{_one_of(latin)})|{_one_of(other)}")


def _one_of(patterns: Iterable[str]) -> str:
    """The alternatives by their first characters: a search passes most places after a look at these."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        first = pattern[: 2 if pattern[0] == "\\" else 1]
        groups.setdefault(first, []).append(pattern[len(first) :])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
