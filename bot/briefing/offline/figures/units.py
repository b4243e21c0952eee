"""Know the unit that stands behind a number: data/units.tsv, else the plural noun that is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.text.tables import alternatives, rows

_WORD = r"([^\W\d_][\w'’-]*)"
_NEXT_WORDS = re.compile(rf"^[\s\u00a0-]?{_WORD}" + rf"(?:\s{_WORD})?" * 4)
_LOOK_AHEAD = 5
_TERM_BEFORE = re.compile(r"(?:期間|期限|契約|ローン|償還)(?:は|を|が|で)?$|(?:기간|만기|거치|상환)(?:은|이|을)? ?$")
_COMPOUNDS = (
    ("zuge", "trains"),
    ("zugen", "trains"),
    ("krafte", "people"),
    ("kraften", "people"),
    ("schiffe", "ships"),
    ("fahrzeuge", "vehicles"),
    ("arbeiter", "people"),
    ("flugzeuge", "aircraft"),
    ("hubschrauber", "helicopters"),
    ("busse", "buses"),
    ("panzer", "tanks"),
)
"""Ends of German compounds that count something: "Fernzüge"."""
_OF_GROUPS = ("countries", "nations", "states", "companies", "governments", "people")
"""What no compound counts: a "27-nation bloc" is one."""
_COUNTED_BEFORE = re.compile(
    r"(일자리|기업|업체|회사|공장|병원|학교|점포|매장|국가|나라)"
    r"(?:은|는|이|가|을|를|도|만|수는)?,? ?(?:약|모두|총|최대|최소)? ?$"
)
_COUNTED = {
    **dict.fromkeys(("기업", "업체", "회사"), "companies"),
    **dict.fromkeys(("점포", "매장"), "stores"),
    **dict.fromkeys(("국가", "나라"), "countries"),
    "일자리": "jobs",
    "공장": "plants",
    "병원": "hospitals",
    "학교": "schools",
}
"""What Korean names before its count: "일자리는 190개", "중소기업 120곳"."""
_MORE = re.compile(r"^\s(?:more|new|additional|further|extra|other)\s")
_MORE_BEGINS, _OF_BEGINS = frozenset("mnafeo"), frozenset("do")
"""The letters that these begin with, which most words do not."""
_OF = re.compile(r"^(?:de |d'|of )(?:ces |ses |leurs |cet(?:te)? |estos |estas |sus )?")
_Units = tuple[tuple[str, ...], Sequence[tuple[str, str]]]
"""Words, and the same with the unit of each."""
_NO_UNITS: _Units = ((), ())
_PLURAL = re.compile(r"^(?!.*(?:ss|us|'s|ous)$)\w[\w-]{2,}s$")


def unit_behind(after: str, language: str) -> str:
    """The unit of data/units.tsv that stands behind a number ("*": any language's), its adjectives skipped; or ""."""
    if language == "en" and after[1:2] in _MORE_BEGINS:
        after = _MORE.sub(" ", after)
    stripped = after.lstrip(" \u00a0-")
    if stripped[:1] in _OF_BEGINS:
        stripped = _OF.sub("", stripped)
    words, units = _units_by_letters(language).get(stripped[:2], _NO_UNITS)
    if not words:
        words, units = _units_by_letters(language).get(stripped[:1], _NO_UNITS)
    for word, unit in units if stripped.startswith(words) else ():
        behind = stripped[len(word) : len(word) + 1]
        if len(word) == 1 and behind == "-":
            continue  # the "T" of "12 T-6 trainers"
        if stripped.startswith(word) and (word[-1] >= "\u1100" or not _goes_on(behind)):
            return unit
    m = _NEXT_WORDS.match(after)
    if not m or language in ("ko", "ja", "*"):
        return ""
    by_word = _units_by_word(language)
    for n in range(2, _LOOK_AHEAD + 1):
        if not m[n] or (m[n - 1] in count_words("stop") and m[n - 1] != "and"):
            return ""
        if m[n] in by_word:
            # "400,000 cars a year" counts cars; a term stands right behind its number.
            return "" if n > 2 and by_word[m[n]] in ("years", "months", "weeks", "days") else by_word[m[n]]
    return ""


def unit_of_compound(word: str) -> str:
    """The unit of an English compound: the "mile" of "a 610-mile line"; nothing where it is none that is known."""
    units = _units_by_word("en")
    unit = units.get(word) or units.get(f"{word}s", "")
    return "" if unit in _OF_GROUPS else unit


def _goes_on(char: str) -> bool:
    """Whether a Latin word goes on with `char`: Hangul and kana may follow it at once."""
    return char.isalpha() and char < "\u1100"


def years_behind(before: str, after: str, language: str) -> str:
    """The years of "期間は12年" and "만기 10년": without a word for a term before it, it is a date."""
    mark = "年" if language == "ja" else "년"
    return "years" if after.startswith(mark) and _TERM_BEFORE.search(before) else ""


def named_before(before: str, after: str, language: str) -> str:
    """What Korean counts that it names before the number: "일자리는 190개"."""
    counts = language == "ko" and after.lstrip("여 ").startswith(("개", "곳"))
    named = _COUNTED_BEFORE.search(before) if counts else None
    return _COUNTED[named[1]] if named else ""


def noun_behind(after: str, written: str, language: str) -> str:
    """The plural noun that is counted: "37 Costa Rican plants" → plants. `after` is folded, `written` is not."""
    m = _NEXT_WORDS.match(after) if language in ("en", "es", "fr", "de") else None
    for n in (1, 2, 3):
        word = m[n] if m else None
        if not word or word in count_words("stop"):
            return ""
        if m and language == "de":
            if counted := next((unit for ending, unit in _COMPOUNDS if word.endswith(ending)), ""):
                return counted
            if written[m.start(n)].isupper():
                return written[m.start(n) : m.end(n)]
        elif m and len(word) > 3 and _PLURAL.match(word) and not (language == "en" and written[m.start(n)].isupper()):
            return written[m.start(n) : m.end(n)].lower()
    return ""


@cache
def is_unit(unit: str) -> bool:
    """Whether `unit` is one of data/units.tsv."""
    return any(unit == known for known, _, _ in rows("units.tsv", 3))


@cache
def count_words(what: str) -> frozenset[str]:
    """The words of data/count_words.tsv that are `what`."""
    return frozenset(word for kind, cell in rows("count_words.tsv", 2) if kind == what for word in alternatives(cell))


@cache
def _units_by_word(language: str) -> dict[str, str]:
    return dict(_units(language))


@cache
def _units_by_letters(language: str) -> dict[str, _Units]:
    """The words of units by their first two letters, with those of the first alone, which stand by themselves too."""
    found: dict[str, list[tuple[str, str]]] = {}
    for begun in {word[:2] for word, _ in _units(language)}:
        found[begun] = [told for told in _units(language) if told[0][:2] == begun or told[0] == begun[0]]
    return {letters: (tuple(word for word, _ in told), told) for letters, told in found.items()}


@cache
def _units(language: str) -> tuple[tuple[str, str], ...]:
    found = [
        (flat(word), unit)
        for unit, spoken, cell in rows("units.tsv", 3)
        if spoken in (language, "*")
        for word in alternatives(cell)
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
