"""Give other names of a country or an organisation: those of the tables, and of a country those with its sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from bot.briefing.offline.names.country_signs import signs
from bot.briefing.offline.names.gazetteer import declined
from bot.briefing.offline.names.ministries import ministry_aliases
from bot.briefing.text.names import country_name
from bot.briefing.text.tables import alternatives, rows

_OFTEN = ("KR", "JP", "US", "CN")
"""Whose signs articles put before the name of another country."""
_PACTS = ("EU", "ASEAN", "ＡＳＥＡＮ", "GCC", "아세안", "걸프", "メルコスール", "유럽연합", "메르코수르")
_MARKS = ("", "·", "・", "-", "ㆍ")


def aliases(name: str) -> Iterator[str]:
    """Other names of a country or organisation, by its canonical English name."""
    yield from _aliases().get(name.casefold(), ())
    yield from declined(name)
    if name.startswith("Ministry of "):
        yield from ministry_aliases(name)


def aliases_in(language: str) -> Callable[[str], Iterator[str]]:
    """As `aliases`, with what only one language calls somebody: Spanish has "EU" for the United States."""
    return _spanish_aliases if language == "es" else aliases


def _spanish_aliases(name: str) -> Iterator[str]:
    yield from aliases(name)
    if name == "United States":
        yield "EU"


def _pair_names(code: str) -> tuple[str, ...]:
    """How a country is named together with each other one that has a sign: 日越, 한·중."""
    return tuple(
        joined
        for own, mine in signs().items()
        for sign, other in signs().items()
        if mine == code != other and (own >= "가") == (sign >= "가")
        for mark in _MARKS
        for joined in (f"{own}{mark}{sign}", f"{sign}{mark}{own}")
    )


def _beside_names(code: str) -> Iterator[str]:
    """How a country is named by its sign beside the name of another: 日トルコ, 한·몽골."""
    own = [(sign, sign >= "가") for sign, other in signs().items() if other == code]
    for _, names, _, _ in rows("countries.tsv", 4):
        for name in (n for n in alternatives(names) if n[0] >= "ァ"):
            korean = name[0] >= "가"
            yield from (f"{s}{mark}{name}" for s, hangul in own if korean or not hangul for mark in _MARKS)


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, names, words, capitals in rows("countries.tsv", 4):
        known = tuple(w.rstrip("*") for cell in (names, words, capitals) for w in alternatives(cell))
        found[(country_name(code) or code).casefold()] = known + _pair_names(code)
    for code in _OFTEN:
        pacts = (
            f"{s}{mark}{other}"
            for s, signed in signs().items()
            if signed == code
            for mark in _MARKS
            for other in _PACTS
        )
        found[(country_name(code) or code).casefold()] += (*_beside_names(code), *pacts)
    for code, cell in (*rows("heads.tsv", 2), *rows("french_heads.tsv", 2)):
        found[(country_name(code) or code).casefold()] += alternatives(cell)
    for name, _, cell in rows("regions.tsv", 3):
        found[name.casefold()] = alternatives(cell)
    for name, _, _, cell in rows("organisations.tsv", 4):
        found[name.casefold()] = tuple(a for other in alternatives(cell) for a in (other, *declined(other)))
    for name, _, cell, words in rows("european_regions.tsv", 4):
        known = alternatives(cell) + tuple(w.rstrip("*") for w in alternatives(words))
        found[name.casefold()] = (*found.get(name.casefold(), ()), *known)
    return found
