"""Leave out what is no country, and no actor, in Spanish and French: "Mauricio Macri", Granada, "el siglo XXI"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.european_regions import is_meeting
from bot.briefing.offline.names.mention import Mention

_SURNAME = re.compile(r" (?:de |del |de la )?[A-ZÀ-Þ][a-zà-ÿ]+")
_GIVEN = frozenset(["santiago", "victoria", "israel", "georgia", "asuncion", "dominica"])
"""Countries and capitals that persons are called in Spanish, beside the first names of every language."""
_CONTINENT = re.compile(r"\b(?:africa|europa|asia|america|afrique|europe|amerique|sahara) $")
_UNION = re.compile(r"[Uu]nión [Ee]uropea|\bUE\b|\b[Bb]ruselas\b")
_AFTER_UNION = re.compile(r"(?:miembros?|paises|comision|parlamento|estados) (?:de |de la )?$")
_NOBODY = re.compile(
    r"(?:(?:america|africa|europa|asia|amerique|afrique|europe|asie)(?: (?:del?|de la|du|de l['’])?\s?(?:norte|sur"
    r"|este|oeste"
    r"|central|centrale|occidental|occidentale|oriental|orientale|latina|latine|nord|sud|est|ouest))?)"
    r"|latinoamerica|iberoamerica|suramerica|occidental|oriental"
    r"|(?:cercano|proximo) oriente|oriente medio|proche-orient|moyen-orient|occidente|occident"
    r"|[ivxl]+|(?:el |la )?(?:soy|ha|he|has|me|se|si|no|hay|eso|esto|asi|juntos|juntas|todos|todas|nadie|nuestro"
    r"|nuestra)"
    r"|corte|republica|control|desarrollo|ambiente|fauna|actuaciones|constitucion|presidencia|cooperacion"
    r"|jef[ea] de (?:gobierno|gabinete|estado)(?: de .*)?|je|nous|vous|il|ils|elle|elles|on|ce|tous|toutes|voici|oui"
    r"|non"
    r"|republique|constitution|presidence|cour"
)
"""Regions of the world, beside those of name_words.tsv (pact), words that begin what is quoted, titles and fields of
offices: none of them acts."""


def countries_meant(lines: Sequence[Line], listed: Sequence[list[Mention]], language: str) -> list[list[Mention]]:
    """The listed names of an article without those that mean somebody else in Spanish or French.

    "EU" of a Spanish article are the United States, unless it speaks of members or a commission: the Union is "UE".
    """
    persons = {
        _said(line, m)
        for line, ms in zip(lines, listed, strict=True)
        for m in ms
        if m.form != "organisation" and _is_person(line, m)
    }
    spanish = language == "es"
    return [
        [
            _as_said(line, m) if spanish else m
            for m in ms
            if not _is_part_of_region(line, m)
            and (m.form == "organisation" or not (_said(line, m) in persons or (spanish and _is_word(line, m, lines))))
        ]
        for line, ms in zip(lines, listed, strict=True)
    ]


def names_nobody(name: str) -> bool:
    """Whether a run of capitalised words is no name of an actor of its own: "América del Norte", "XXI", "Canadá"."""
    folded = flat(name)
    return _NOBODY.fullmatch(folded) is not None or folded in gazetteer.place_names()


def _said(line: Line, m: Mention) -> str:
    return line.folded[m.start : m.end]


def _is_person(line: Line, m: Mention) -> bool:
    """Whether a country or a capital is the first name of somebody: "Mauricio Macri"."""
    said = _said(line, m)
    return (
        line.text[m.start].isupper()
        and (said in _GIVEN or said in name_words("given"))
        and _SURNAME.match(line.text, m.end) is not None
    )


def _is_part_of_region(line: Line, m: Mention) -> bool:
    """Whether a company's name only tells which part of a continent is meant: "África Occidental"."""
    return (
        _said(line, m) in ("occidental", "oriental", "continental")
        and _CONTINENT.search(line.folded, 0, m.start) is not None
    )


def _is_word(line: Line, m: Mention, lines: Sequence[Line]) -> bool:
    """Whether Granada is the town in Spain, and "Reunión" a meeting, as they mostly are."""
    if is_meeting(line, m.start, m.end):
        return True
    return _said(line, m) == "granada" and not any("carib" in one.folded or " isla" in one.folded for one in lines)


def _as_said(line: Line, m: Mention) -> Mention:
    if line.text[m.start : m.end] != "EU" or _AFTER_UNION.search(line.folded, 0, m.start) or _UNION.search(line.text):
        return m
    # as the seat of a government: a short name before a small letter is read as an English adjective
    return Mention(m.start, m.end, gazetteer.state("US"), "government", m.weak)
