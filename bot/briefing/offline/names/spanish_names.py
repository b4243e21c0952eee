"""Know Spanish names that are no actor of an agreement: political parties, politicians, chambers, courts, media."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_PARLIAMENTARY = re.compile(
    r"(?:grupo (?:parlamentario|popular|socialista|confederal|mixto)|mesa (?:del?|de la) |diputacion permanente"
    r"|comite (?:federal|electoral|ejecutivo nacional)|consejo ciudadano|ejecutiva |partido (?!farmaceutic)"
    r"|tribunal (?:supremo|constitucional|superior)|audiencia |juzgado|fiscalia|sala (?:de lo|primera|segunda|tercera)"
    r"|senado |congreso de los diputados|camara (?:alta|baja)|gobierno de coalicion)"
)
"""How names of bodies begin that only have a part in the politics, or the law, of their own state."""
_TOLD_TO = re.compile(
    r"\b(?:al?|segun|en|para) (?:(?:la|el|los|diario|periodico|cadena|agencia|canal|television|revista) )*[\"“'‘]?$"
)
"""Before a medium that is only told something, or where somebody reads it."""
_SOLD = re.compile(
    r"\b(?:compr\w+|vend\w*|vent[ae]|adqui\w+|accion(?:es|istas?|ariado)|capital|participacion|opa|fusion\w*|derechos"
    r"|patrocin\w+|acuerdo|contrato|convenio|alianza|huelga|concesion)\b"
)
"""Beside a medium that is dealt with itself."""


def actors(mentions: list[Mention], line: Line) -> list[Mention]:
    """Those of a Spanish line who may agree something with others abroad, or in business."""
    return [m for m in mentions if m.form != "organisation" or not _is_nobody(m, line)]


def _is_nobody(m: Mention, line: Line) -> bool:
    """Whether it is a political party, a politician by his surname, a chamber, a court, or a medium that only tells."""
    names = {flat(line.text[m.start : m.end]), flat(m.entity.name)}
    if not names.isdisjoint(name_words("faction_es", "nobody_es", "politician")):
        return True
    if any(_PARLIAMENTARY.match(name) for name in names) or any(map(_is_person, names)):
        return True
    medium = not names.isdisjoint(name_words("media_es"))
    return medium and not (_SOLD.search(line.folded) and not _TOLD_TO.search(line.folded, 0, m.start))


def _is_person(name: str) -> bool:
    """Whether it is the whole name of a politician, or begins with a party: "Mariano Rajoy", "Podemos Iglesias"."""
    first, _, last = name.partition(" ")
    return (first in name_words("given") or first in name_words("faction_es")) and last in name_words("politician")
