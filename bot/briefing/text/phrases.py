"""Read English numbers of several words: "half a billion", "two and a half million", "one hundred and twenty"."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from typing import NamedTuple

from bot.briefing.text.tables import alternatives, rows

_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PARTS = {"half": 0.5, "quarter": 0.25, "quarters": 0.25, "third": 1 / 3, "thirds": 1 / 3}
_GATE = frozenset({"half", "quarter", "quarters", "third", "thirds", "hundred", "thousand", "dozen"})
_AFTER_A = frozenset({"million", "billion", "trillion"})
"""One of these words is in every such number, the large ones behind "a"; what has one word and a scale is read as any
number is."""
WORDS = _GATE | _AFTER_A
_SLASH = "⁄"
"""In a fraction, "½" among them."""
_SCALE = "dozen|hundred|thousand|million|billion|trillion"
_LARGE = "thousand|million|billion|trillion"


class Phrase(NamedTuple):
    """A number of several words, with its place; `scaled`: it is told in thousands or more."""

    start: int
    end: int
    value: float
    scaled: bool


def find_phrases(text: str, words: Set[str]) -> list[Phrase]:
    """The numbers of several words in an English text, in their order; `words` has those of `WORDS` that it has."""
    if _GATE.isdisjoint(words) and _SLASH not in text and not _has_large(text, words):
        return []
    lower = text.replace("İ", "I").lower()  # the one letter that gets longer
    return [phrase for m in _pattern().finditer(lower) if (phrase := _read(m)) is not None]


def _has_large(text: str, words: Set[str]) -> bool:
    """Whether a text has "a million" or the like."""
    return not _AFTER_A.isdisjoint(words) and any(f" a {word}" in f" {text.lower()}" for word in _AFTER_A)


@cache
def _words() -> dict[str, int]:
    """Cardinal numbers below a hundred, "twenty-one" among them."""
    told = {word: value for value, cell in rows("number_words.tsv", 2) for word in alternatives(cell)[:1]}
    plain = {word: int(value) for word, value in told.items() if value.isdigit() and 0 < int(value) < 100}
    english = {word: value for word, value in plain.items() if word.isascii() and not word.startswith("v")}
    tens = {word: value for word, value in english.items() if value >= 20 and value % 10 == 0}
    units = {word: value for word, value in english.items() if value < 10}
    return english | {f"{t}-{u}": tens[t] + units[u] for t in tens for u in units}


@cache
def _pattern() -> re.Pattern[str]:
    """The forms of such numbers; the word before "hundred" is any, and looked up afterwards: that is sooner found."""
    any_word = r"[a-z]+(?:-[a-z]+)?"
    word = "|".join(sorted(_words(), key=len, reverse=True))
    return re.compile(
        rf"\bhalf[ -]an? (?P<half>{_SCALE})\b"
        rf"|\b(?P<parts>an?|one|two|three)[ -](?P<part>quarters?|thirds?) of an? (?P<whole>{_LARGE})\b"
        rf"|\b(?P<sum>\d+|[a-z]+)[ -]and[ -]a[ -]half(?:[ -](?P<summed>{_SCALE}))?\b(?! times)"
        rf"|\b(?P<hundreds>{any_word}) hundred(?:(?: and)? (?P<rest>{word}))?(?: (?P<of>{_LARGE}))?\b"
        rf"|\b(?P<one>an?) (?P<scale>{_SCALE})(?P<more> and a half)?\b"
        r"|(?<![\d.,])(?P<digits>\d*)(?P<over>[13])⁄(?P<under>[24])"
        r"(?: (?P<times>thousand|million|billion|trillion|bn))?"
    )


def _read(m: re.Match[str]) -> Phrase | None:
    said = {name: part for name, part in m.groupdict().items() if part}
    if "under" in said:
        value = int(said.get("digits", "0")) + int(said["over"]) / int(said["under"])
        scale = {"bn": "billion"}.get(said.get("times", ""), said.get("times", ""))
    elif "half" in said:
        value, scale = 0.5, said["half"]
    elif "whole" in said:
        value, scale = _count(said["parts"]) * _PARTS[said["part"]], said["whole"]
    elif "sum" in said:
        value, scale = _count(said["sum"]), said.get("summed", "")
        value += 0.5 if value else 0
    elif "hundreds" in said:
        value, scale = _count(said["hundreds"]) * 100, said.get("of", "")
        value += _count(said.get("rest", "")) if value else 0
    else:
        value, scale = 1 + (0.5 if "more" in said else 0), said["scale"]
    times = _SCALES.get(scale, 1)
    return Phrase(m.start(), m.end(), float(value * times), times >= _SCALES["thousand"]) if value else None


def _count(word: str) -> int:
    """The value of a word or of digits; "a" is one, what is no number is none."""
    return 1 if word in ("a", "an") else int(word) if word.isdigit() else _words().get(word, 0)
