"""Know Spanish names that are no actor of an agreement: political parties, politicians, chambers, courts, media."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_PARLIAMENTARY = re.compile(
    r"(?:grupo (?:parlamentario|popular|socialista|confederal|mixto)|mesa (?:del?|de la) |diputacion permanente"
    r"|comite (?:federal|electoral|ejecutivo nacional)|consejo ciudadano|ejecutiva |partido (?!farmaceutic)"
    r"|tribunal (?:supremo|constitucional|superior)|audiencia |juzgado|fiscalia|sala (?:de lo|primera|segunda|tercera)"
    r"|senado |congreso de los diputados|camara (?:alta|baja)|gobierno de coalicion)"
)
"""How names of bodies begin that only have a part in the politics, or the law, of their own state."""
_GOVERNMENT_OF = re.compile(r"(?:gobierno|administracion|ejecutivo|gabinete|equipo|era) (?:de |del )?(?:[a-z]+ )?")
"""Before a politician, whose government is that of a state which the article names too."""
_GLUED = re.compile(r" (?:El|La|Los|Las|Un|Una|En|Este|Esta|Agencias?)(?: (?:Gobierno|Este|Sur|Norte)\b|$)")
"""In a name to which the beginning of the next sentence sticks, as behind the by-lines of papers."""
_BORN = re.compile(r"(?:, [A-ZÁÉÍÓÚ][\w ]+)?, (?:19|20)\d\d\)")
"""Behind where somebody was born: "(Lima, Perú, 1964)"."""
_TOLD_TO = re.compile(
    r"\b(?:al?|segun|en|para) (?:(?:la|el|los|diario|periodico|cadena|agencia|canal|television|revista) )*[\"“'‘]?$"
)
"""Before a medium that is only told something, or where somebody reads it."""
_SOLD = re.compile(
    r"\b(?:compr\w+|vend\w*|vent[ae]|adqui\w+|accion(?:es|istas?|ariado)|capital|participacion|opa|fusion\w*|derechos"
    r"|patrocin\w+|acuerdo|contrato|convenio|alianza|huelga|concesion)\b"
)
"""Beside a medium that is dealt with itself."""
_IN_TOWN = re.compile(r"\b(?:sede|planta|fabrica|puerto|ciudad|aeropuerto|en|desde) (?:de )?$")
"""Before a town after which a company is called too."""
_NAMES = 3
"""How many names a person has at most."""


def actors(mentions: list[Mention], line: Line) -> list[Mention]:
    """Those of a Spanish line who may agree something with others abroad, or in business."""
    return [
        m
        for m in mentions
        if not (_is_nobody(m, line) if m.form == "organisation" else _BORN.match(line.text, m.end) is not None)
    ]


def _is_nobody(m: Mention, line: Line) -> bool:
    """Whether it is a political party, a politician by his surname, a chamber, a court, or a medium that only tells."""
    said = flat(line.text[m.start : m.end])
    if said != flat(m.entity.name) and said in name_words("city") and _IN_TOWN.search(line.folded, 0, m.start):
        return True  # "su sede de Yokohama"
    names = {said, flat(m.entity.name)}
    if not names.isdisjoint(name_words("faction_es", "nobody_es", "politician")):
        return True
    if any(_PARLIAMENTARY.match(name) for name in names) or any(map(_is_person, names)):
        return True
    if _GLUED.search(m.entity.name) or _has_person(flat(m.entity.name)):
        return True
    medium = not names.isdisjoint(name_words("media_es"))
    return medium and not (_SOLD.search(line.folded) and not _TOLD_TO.search(line.folded, 0, m.start))


def _is_person(name: str) -> bool:
    """Whether it is a politician with first name, party or government: "Mariano Rajoy", "Gobierno de Trump"."""
    if (of := _GOVERNMENT_OF.match(name)) and name[of.end() :] in name_words("politician"):
        return True
    first, _, last = name.partition(" ")
    return (first in name_words("given") or first in name_words("faction_es")) and last in name_words("politician")


def _has_person(name: str) -> bool:
    """Whether a person stands behind another name without a joint: "Zimtora Rafael Ruiz Peña", from a by-line."""
    words = name.split()
    given = any(word in name_words("given") for word in words[1:-1])
    return len(words) > _NAMES and given and not gazetteer.kinds_in(name) and name_words("joiner").isdisjoint(words)
