"""Know countries and organisations by name: lexicons of data/countries.tsv, data/organisations.tsv and CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from bot.briefing.offline.lines.lexicon import Hit, Lexicon, flat
from bot.briefing.text.names import cldr_aliases, cldr_cities, country_name
from bot.briefing.text.tables import alternatives, rows


class Entity(NamedTuple):
    """An actor by its canonical English name; `country` is ISO 3166-1 alpha-2 or empty."""

    name: str
    kind: str
    country: str = ""


_DECLINED = re.compile(r"([A-ZÄÖÜ][\wäöüß-]*(?:isch|eutsch|ational|rei|einigt))e([rs]?) (?=[A-ZÄÖÜ])")
"""The German adjective that a name begins with."""

Form = Literal["name", "adjective", "government"]
WordPlace = Literal["in", "before"]


class Place(NamedTuple):
    """How a text speaks of a country: by its name, by an adjective, or by the seat of its government."""

    code: str
    form: Form


class OrganisationWord(NamedTuple):
    """What kind of organisation a word tells of."""

    kind: str
    word: str


@lru_cache(maxsize=512)
def state(code: str) -> Entity:
    """A country as an actor, by its code."""
    return Entity(country_name(code) or code, "state", code)


@cache
def places() -> Lexicon[Place]:
    """Countries, by name and capital: proper names in all six languages."""
    found: dict[str, Place] = {}
    for code, names, _, capitals in rows("countries.tsv", 4):
        for name in (*alternatives(names), *cldr_aliases(country_name(code) or code)):
            if len(name) > 1:
                found.setdefault(name, Place(code, "name"))
        for capital in alternatives(capitals):
            for name in (capital, *cldr_cities(capital)):
                found.setdefault(name, Place(code, "government"))
    return Lexicon(found.items(), proper=True)


@cache
def place_names() -> frozenset[str]:
    """The names of countries and capitals, folded."""
    return frozenset(places().entries())


def may_end_place(text: str) -> bool:
    """Whether `text` ends as the name of a country or a capital does: most words do not."""
    return text[-2:] in _place_endings()


@cache
def _place_endings() -> frozenset[str]:
    return frozenset(written[-2:] for written in place_names())


@cache
def adjectives() -> Lexicon[Place]:
    """The adjectives of countries and the names of their people, in lower or upper case."""
    return Lexicon(
        (word, Place(code, "adjective")) for code, _, cell, _ in rows("countries.tsv", 4) for word in alternatives(cell)
    )


@cache
def inhabitants() -> frozenset[str]:
    """The last words of the names of people and of their adjectives, folded: "lankan", "swedes"."""
    cells = (cell for _, _, cell, _ in rows("countries.tsv", 4))
    return frozenset(flat(word).rpartition(" ")[2] for cell in cells for word in alternatives(cell) if "*" not in word)


@cache
def heads(language: str) -> Lexicon[str]:
    """Those who act for a country, with its code."""
    tables = ("heads.tsv", "french_heads.tsv") if language == "fr" else ("heads.tsv",)
    each = (row for table in tables for row in rows(table, 2))
    return Lexicon(((name, code) for code, cell in each for name in alternatives(cell)), proper=True)


@cache
def organisations() -> Lexicon[Entity]:
    """Well-known organisations and companies."""
    return Lexicon(
        (
            (alias, Entity(name, kind, "" if country == "-" else country))
            for name, kind, country, cell in rows("organisations.tsv", 4)
            for written in (name, *alternatives(cell), *_shortened(name))
            for alias in (written, *declined(written))
        ),
        proper=True,
    )


@cache
def union() -> Entity:
    """The European Union, for which its presidents act."""
    name = "European Union"
    return next(hit.value for hit in organisations().find(name, flat(name)))


@lru_cache(maxsize=4096)
def is_listed(name: str) -> bool:
    """Whether a name is one of an organisation of the table, under which it is known everywhere."""
    return any(hit.end - hit.start == len(name) for hit in organisations().find(name, flat(name)))


def declined(name: str) -> Iterator[str]:
    """A German name as it stands in other cases: "Deutscher Städtetag", "vom Deutschen Städtetag"."""
    if m := _DECLINED.match(name):
        yield from (f"{m[1]}e{case} {name[m.end() :]}" for case in ("", "n") if case or m[2])
    if name.lower().endswith(("werke", "betriebe")):
        yield f"{name}n"


def _shortened(name: str) -> Iterator[str]:
    """A name with the legal form as news write it: "Mitsubishi Corp"."""
    for whole, short in (("Corporation", "Corp"), ("Company", "Co"), ("Limited", "Ltd"), ("Incorporated", "Inc")):
        if name.endswith(f" {whole}"):
            yield name.removesuffix(whole) + short


@cache
def organisation_words(place: WordPlace) -> Lexicon[OrganisationWord]:
    """The words that tell the kind of an organisation: in its name, or before it."""
    return Lexicon(
        (
            (word, OrganisationWord(kind, word))
            for kind, where, cell in rows("organisation_words.tsv", 3)
            if where == place
            for word in alternatives(cell)
        ),
        group="" if place == "before" else "names",
    )


@lru_cache(maxsize=4096)
def kinds_in(name: str) -> tuple[Hit[OrganisationWord], ...]:
    """The words of a name that tell its kind: kept, because articles repeat names."""
    return tuple(organisation_words("in").find(name, flat(name)))


@lru_cache(maxsize=64)
def kinds_told(folded: str) -> tuple[Hit[OrganisationWord], ...]:
    """The words of a folded line that tell the kind of what stands beside them."""
    return tuple(organisation_words("before").find(folded, folded))


@cache
def name_endings() -> dict[str, str]:
    """Korean and Japanese words that end the name of an organisation, with its kind."""
    return {
        word: kind
        for kind, where, cell in rows("organisation_words.tsv", 3)
        if where == "in"
        for word in alternatives(cell)
        if word[0] >= "\u1100"
    }


@cache
def bare_words() -> frozenset[str]:
    """The words that tell a kind, folded: alone they name nobody."""
    return frozenset(
        flat(word.rstrip("*")) for _, _, cell in rows("organisation_words.tsv", 3) for word in alternatives(cell)
    )
