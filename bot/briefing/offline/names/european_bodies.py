"""Find bodies that Spanish, French and German name by a noun and a town or field: "Stadt Graz", "Servicio Agrícola"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
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
    "de ministry": rf"s? (?:für|der|des) (?:(?:{_SMALL} )?{_WORD}-?(?:, (?:{_SMALL} )?{_WORD}-?){{0,2}},? und )?"
    rf"(?:{_SMALL} )?{_WORD}",
    "es town": rf"(?: e Industria| y Servicios)?(?: de la | del | de los | de | )"
    rf"(?:La |El |Los |Las |San |Santa |Gran |Nuev[ao] )?{_WORD}",
    "es field": rf"(?: (?!De\b){_WORD}){{0,2}}(?:(?: de la | de los | de las | del | de | para la | para el | para )"
    rf"{_WORD}(?: {_WORD}){{0,2}}(?:,? (?:y|e) (?:de )?{_WORD}(?: {_WORD}){{0,2}})?| (?:y|e) {_WORD})",
    "es purpose": rf"(?: de {_WORD}| {_SMALL})? para (?:el |la |los |las )?{_WORD}(?: {_WORD})?"
    rf"(?:,? (?:y|e) (?:el |la |los |las )?{_WORD}(?: {_WORD})?)?(?: (?:de la|de los|de las|del|de) {_WORD})?",
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
    r"(?:(?:Hanse|Landeshaupt)?[Ss]tadt(?= )|Gemeinde|[Vv]ille de|[Vv]ille d['’]|[Mm]airie de|[Cc]ommune de) ?(.+)"
)
"""A town is named without the word for it."""
_SURE = re.compile(
    r"Landkreis|Kreistag|IHK|AHK|[\w -]*[Kk]ammer\b|Universitäts|TU |FH |PH |Uni |[\w ]*[Uu]niversität |Bergakademie"
    r"|Stadtwerke?n? |Forschungszentrum |[\w]*[Hh]ochschule "
)
_TOWN_ENDS = re.compile(
    r"(?:burg|ach|stadt|heim|hausen|ingen|furt|berg|dorf|bach|bruck|brucken|kirchen|feld|felden|tal|munde|wald|stein"
    r"|born|hagen"
    r"|leben|weiler|walde|roda|rode|beck|horst|hofen|hof|kamp|fels|felde|munster|see|zell|wil|ikon|au|itz|ow)$"
)
_GENITIVE = re.compile(r"^(Landkreis|Stadtrat|Gemeinderat|Kreistag)(?:e?s)\b")
_CASE = re.compile(
    r"^(Deutsche|Eidgenössische|Medizinische)[ns]? (Zentrum|Gesellschaft|Departement|Universität)\b|^Stadtwerken\b"
)
_NEUTER = ("Zentrum", "Departement")


_ADJECTIVE = r"[A-ZÄÖÜ][\wäöüß-]*(?:isch|eutsch|ational|rei|lich)(?P<case>e[nrsm]?)"
_OF_PLACE = r"(?!(?:D|Ein|Kein|Dies|Jed|Jen|Unser|Ihr|Sein|Neu|Groß|Weiter|All|Ander|Kein)er\b)[A-ZÄÖÜ][\wäöüß-]+er"
"""The German adjectives that begin a name with a capital: "Norddeutscher Rundfunk", "Berliner Wasserbetriebe"."""
_MORE_OF = {
    "association": rf"(?: für (?:{_WORD}-? und )?{_WORD})?",
    "research_education": rf"(?: (?:für|der) (?:{_WORD}-? und )?{_WORD}| (?!und\b){_WORD}(?![\w-]))?",
}
_ENDINGS = {"f": "e", "m": "er", "n": "es", "pl": "e"}
_ARTICLE = re.compile(r"(?:\b|^)(?:d(?:ie|er|as|en|em|es)|vom|beim|zum|zur|im|am) $")
"""Before a name: without one, what begins a sentence may be several: "Chinesische Stahlwerke drosseln ..."."""


_MAY = re.compile(r"[A-ZÄÖÜ](?!er )[\wäöüß-]*(?:(?:isch|eutsch|ational|rei|lich)e[nrsm]?|er) [A-ZÄÖÜ]")
"""What a line has where such an adjective begins a name: most lines have none."""


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
            of_country = language != "de" and not bodies.of_town and flat(m[0]).rpartition(" ")[2] in nations()
            if of_country or line.text.startswith("-", m.end()) or not _may_be_town(m[0], language, bodies):
                continue  # "Servicio Exterior de España" is its country's
            name = m[0]
            if not bodies.of_town and flat(name).rpartition(" ")[2].removesuffix("s") in nations():
                name = name.rpartition(" und ")[0] or name  # "das Institut für Optik und Norwegen"
            entity = by_alias().get(flat(name)) or Entity(_named(name), bodies.kind)
            weak = _PLACED.search(line.folded, max(0, m.start() - 24), m.start()) is not None
            yield Mention(m.start(), m.start() + len(name), entity, "organisation", weak)


def find_by_adjective(line: Line) -> Iterator[Mention]:
    """Where a German line names a body by an adjective and what it is: "die Oesterreichische Kontrollbank"."""
    for bodies, gender in _by_adjective() if _MAY.search(line.text) else ():
        for m in bodies.name.finditer(line.text) if bodies.gate.may(line.folded) else ():
            article = _ARTICLE.search(line.folded, max(0, m.start() - 6), m.start()) is not None
            begins = not m.start() or line.text.endswith((". ", "– ", ": "), 0, m.start())
            if line.text.startswith("-", m.end()) or (begins and not article and gender == "pl"):
                continue
            name, case = m[0], m["case"]
            if case:
                at = m.end("case") - m.start()
                name = name[: at - len(case)] + _ENDINGS[gender] + name[at:]
            if m["dative"]:
                name = name.removesuffix("n")
            weak = _PLACED.search(line.folded, max(0, m.start() - 24), m.start()) is not None and gender != "pl"
            yield Mention(m.start(), m.end(), Entity(name, bodies.kind), "organisation", weak)


@cache
def _by_adjective() -> tuple[tuple[_Bodies, str], ...]:
    """The bodies that begin with an adjective, with the gender of what they are."""
    found = []
    for spoken, kind, cell, rest in rows("european_bodies.tsv", 4):
        how, _, gender = rest.partition(" ")
        if spoken == "de" and how in ("adjective", "place"):
            each = sorted(alternatives(cell), key=len, reverse=True)
            heads = "|".join(
                rf"[A-ZÄÖÜ][\wäöüß-]*(?i:{re.escape(h[1:])})" if h.startswith("*") else re.escape(h) for h in each
            )
            before = _ADJECTIVE if how == "adjective" else rf"(?:{_ADJECTIVE}|{_OF_PLACE})"
            dative = "(?P<dative>n)?" if gender == "pl" else "(?P<dative>)"
            more = _MORE_OF.get(kind, "")
            name = re.compile(rf"(?<![\w-]){before} (?:{heads}){dative}(?!\w){more}")
            gate = gated(rf"(?:{'|'.join(re.escape(flat(h.lstrip('*'))) for h in each)})")
            found.append((_Bodies(kind, name, gate, of_town=False), gender))
    return tuple(found)


def _may_be_town(name: str, language: str, bodies: _Bodies) -> bool:
    """Whether what goes on a German body may be a town, and no noun: not "hat die Stadt Wohnungen gebaut"."""
    if language != "de" or not bodies.of_town or bodies is _FOUNDED:
        return True
    if _SURE.match(name):
        return True
    word = flat(name).rpartition(" ")[2]
    known = word in name_words("city") or word in nations() or word in by_alias()
    return known or _TOWN_ENDS.search(word) is not None or looks_foreign(name.rpartition(" ")[2])


@cache
def _bodies(language: str) -> tuple[_Bodies, ...]:
    found = []
    for spoken, kind, cell, rest in rows("european_bodies.tsv", 4):
        if f"{language} {rest}" in _GOES_ON and spoken == language:
            begins = sorted(alternatives(cell), key=len, reverse=True)
            heads = "|".join(map(re.escape, begins))
            town = rf"(?:{_OF_PLACE} )?" if f"{language} {rest}" == "de field" else ""
            name = re.compile(rf"(?<![\w-]){town}(?:{heads}){_GOES_ON[f'{language} {rest}']}")
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
    name = _CASE.sub(lambda m: f"{m[1]}{'s' * (m[2] in _NEUTER)} {m[2]}" if m[1] else "Stadtwerke", name)
    return name[0].upper() + name[1:]
