"""Find bodies that Spanish, French and German name by a noun and a town or field: "Stadt Graz", "Servicio Agrícola"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.european_names import looks_foreign
from bot.briefing.offline.names.european_regions import by_alias
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.runs import nations
from bot.briefing.text.tables import alternatives, rows

_WORD = r"[A-ZÀ-Þ][\wÀ-ÿ'’]+(?:-[\wÀ-ÿ'’]+)*"
_SMALL = r"[a-zà-ÿ-]{4,}"
_GOES_ON = {
    "de town": rf"(?:e?s)? (?:am |im |in |bei )?{_WORD}(?: (?:am|an der|im) {_WORD})?",
    "de field": rf" für (?:{_WORD}-?(?:, {_WORD}-?)? und )?{_WORD}(?: {_WORD})?",
    "es town": rf"(?: e Industria| y Servicios)?(?: de la | del | de los | de | )(?:La |El |San |Santa )?{_WORD}",
    "es field": rf"(?: (?!De\b){_WORD}){{0,2}}(?:(?: de la | de los | de las | del | de | para la | para el | para )"
    rf"{_WORD}(?: {_WORD}){{0,2}}(?:,? (?:y|e) (?:de )?{_WORD}(?: {_WORD}){{0,2}})?| (?:y|e) {_WORD})",
    "fr town": rf"(?: de la | de l['’]| du | des | de | d['’]){_WORD}",
    "fr field": rf"(?: {_SMALL}){{0,2}}(?: de la | de l['’]| du | des | de | d['’])(?:{_SMALL}|{_WORD})"
    rf"(?: et (?:de la |de l['’]|du |des |d['’])(?:{_SMALL}|{_WORD})|(?: {_SMALL}(?:es|aux|als|iques?"
    rf"|ales?))(?=[ ,.]))?",
}
"""Behind the beginning of a name, the rest of it."""
_PLACED = re.compile(
    r"\b(?:in|im|am|aus|nach|vor|nahe|rund um|en|desde|hacia|cerca de|frente al?|dans|depuis|vers|pres de)"
    r" (?:der |dem |den |die |das |la |el |le |los |les |l')?$"
)
"""Before a body that only tells where something is."""
_TOWN = re.compile(
    r"(?:(?:Hanse|Landeshaupt)?[Ss]tadt|Gemeinde|[Vv]ille de|[Vv]ille d['’]|[Mm]airie de|[Cc]ommune de) ?(.+)"
)
"""A town is named without the word for it."""
_SURE = re.compile(r"Landkreis|Kreistag|IHK|AHK|[\w -]*[Kk]ammer\b|Universitäts")
_TOWN_ENDS = re.compile(
    r"(?:burg|ach|stadt|heim|hausen|ingen|furt|berg|dorf|bach|bruck|brucken|kirchen|feld|felden|tal|munde|wald|stein"
    r"|born|hagen"
    r"|leben|weiler|walde|roda|rode|beck|horst|hofen|hof|kamp|fels|felde|munster|see|zell|wil|ikon|au|itz|ow)$"
)
_GENITIVE = re.compile(r"^(Landkreis|Stadtrat|Gemeinderat|Kreistag)(?:e?s)\b")
_CASE = re.compile(r"^(?:Deutsche[ns]?) (Zentrum|Gesellschaft)\b")
_NOMINATIVE = {"Zentrum": "Deutsches Zentrum", "Gesellschaft": "Deutsche Gesellschaft"}


class _Bodies(NamedTuple):
    """The bodies whose names begin and go on alike."""

    kind: str
    name: re.Pattern[str]
    gate: Gated
    """What a folded line has that names one."""
    of_town: bool


_FOUNDED = _Bodies(
    "association",
    re.compile(rf"(?<![\w-])(?:(?!Die\b|Der\b|Das\b|Den\b){_WORD} )?{_WORD}-Stiftung\b"),
    gated(r"-stiftung\b"),
    of_town=True,
)
"""Foundations that are named after somebody: "Else Kröner-Fresenius-Stiftung"."""


def find_bodies(line: Line, language: str) -> Iterator[Mention]:
    """Where a line names a body of a town, or of a field."""
    for bodies in _bodies(language):
        for m in bodies.name.finditer(line.text) if bodies.gate.may(line.folded) else ():
            of_country = not bodies.of_town and flat(m[0]).rpartition(" ")[2] in nations()
            if of_country or line.text.startswith("-", m.end()) or not _may_be_town(m[0], language, bodies):
                continue  # "Servicio Exterior de España" is its country's
            entity = by_alias().get(flat(m[0])) or Entity(_named(m[0]), bodies.kind)
            weak = _PLACED.search(line.folded, max(0, m.start() - 24), m.start()) is not None
            yield Mention(m.start(), m.end(), entity, "organisation", weak)


def _may_be_town(name: str, language: str, bodies: _Bodies) -> bool:
    """Whether what goes on a German body may be a town, and no noun: not "hat die Stadt Wohnungen gebaut"."""
    if language != "de" or not bodies.of_town or bodies is _FOUNDED:
        return True
    if _SURE.match(name):
        return True
    word = flat(name).rpartition(" ")[2]
    known = word in gazetteer.name_words("city") or word in nations() or word in by_alias()
    return known or _TOWN_ENDS.search(word) is not None or looks_foreign(name.rpartition(" ")[2])


@cache
def _bodies(language: str) -> tuple[_Bodies, ...]:
    found = []
    for spoken, kind, cell, rest in rows("european_bodies.tsv", 4):
        if spoken == language:
            begins = sorted(alternatives(cell), key=len, reverse=True)
            heads = "|".join(map(re.escape, begins))
            name = re.compile(rf"(?<![\w-])(?:{heads}){_GOES_ON[f'{language} {rest}']}")
            found.append(
                _Bodies(
                    kind, name, gated(rf"\b(?:{'|'.join(re.escape(flat(head)) for head in begins)})"), rest == "town"
                )
            )
    return (*found, _FOUNDED) if language == "de" else tuple(found)


def _named(name: str) -> str:
    """A name in the nominative, with a capital: "des Landkreises Lüneburg"."""
    town = _TOWN.match(name)
    if town is not None and nations().isdisjoint(flat(town[1]).split()):
        return town[1]
    name = _GENITIVE.sub(r"\1", name)
    name = _CASE.sub(lambda m: _NOMINATIVE[m[1]], name)
    return name[0].upper() + name[1:]
