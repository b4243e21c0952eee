"""Name a ministry in English that German tells by an adjective and a compound: "das georgische Verkehrsministerium"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.text.names import code_of_name, country_name
from bot.briefing.text.tables import alternatives, rows

_COMPOUND = re.compile(r"(?:([a-z]+)-,? und )?([a-z]+)ministerium(?:s? [a-z]+)?$")
_NAME = re.compile(r"Ministry of (.+) of (.+)")
_ENDINGS = ("e", "en", "es", "em", "er")


def ministry_name(told: str, country: str) -> str:
    """The English name of a ministry of the country with the code `country`; "" where its field is not known."""
    m = _COMPOUND.search(flat(told).removesuffix("s"))
    fields = [_fields().get(word if word in _fields() else f"{word}s") for word in (m.groups() if m else ()) if word]
    home = country_name(country)
    if not (fields and all(fields) and home):
        return ""
    return f"Ministry of {' and '.join(f for f in fields if f)} of {home}"


def ministry_aliases(name: str) -> Iterator[str]:
    """The German names of a ministry that `ministry_name` gives."""
    m = _NAME.fullmatch(name)
    code = code_of_name(m[2]) if m else None
    if m is None or code is None:
        return
    told = [[w for w, field in _written() if field == part] for part in m[1].split(" and ")]
    if not all(told):
        return
    compounds = [f"{word}ministerium" for word in told[-1]]
    if len(told) > 1:
        compounds = [f"{first}- und {last}" for first in told[0] for last in compounds]
    for adjective in _adjectives(code):
        yield from (f"{adjective}{ending} {compound}" for ending in _ENDINGS for compound in compounds)
    yield from compounds


@cache
def _written() -> tuple[tuple[str, str], ...]:
    return tuple((word, field) for field, cell in rows("ministries.tsv", 2) for word in alternatives(cell))


@cache
def _fields() -> dict[str, str]:
    return {flat(word): field for word, field in _written()}


@cache
def _adjectives(code: str) -> tuple[str, ...]:
    """The stems of the German adjectives of a country: "georgisch"."""
    words = next((row[2] for row in rows("countries.tsv", 4) if row[0] == code), "")
    return tuple(w.removesuffix("*") for w in alternatives(words) if flat(w).endswith("isch*"))
