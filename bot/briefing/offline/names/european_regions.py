"""Find parts of countries with a government of their own in Spanish, French and German: they act, or are places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bot.briefing.offline.lines.lexicon import Lexicon, flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.text.tables import alternatives, rows

_ACTS_BEFORE = re.compile(
    r"\b(?:freistaats?|bundesland(?:es)?|land(?:es|e)?|hansestadt|senats?|kantons?|regierung|gobierno|junta|xunta"
    r"|ejecutivo|generalitat|parlamento|estado|provincia|gobernacion|comunidad|region|gouvernement|exec?utif|province"
    r"|etat|canton|collectivite|conseil regional|parlement|staatsregierung|landesregierung|landtag|mit|con|avec)"
    r"\s(?:de la |de las |de |du |d'|des |dem |der |den |von |la |le |el |l')?$"
)
"""Before the name of a region that acts, or with which something is done."""
_BEGINS = re.compile(
    r"(?:^|[:|;.»\"-]\s|,\s(?:y|et|und|mientras|pero|mais|aber|wahrend|tandis que)\s)"
    r"(?:(?:das|der|die|la|le|el|les|los|las)\s|l')?$"
)
_GOVERNS = ("kanton ", "freistaat ", "land ", "bundesland ", "junta de ", "xunta", "gobierno ")
"""What German and Spanish names of regions begin with where they are those of their governments."""
_DISPUTED, _BESIDE = "generalitat", (" y la ", " a la ")
"""What is in the news for its politics, and before one that does something with who is named before, or gets it."""
_JOINED = re.compile(r"(?:,|,? (?:und|sowie|y|e|et|ainsi que))\s(?:(?:das|der|die|dem|den|la|le|el|les|los|las)\s|l')?")
_IN = re.compile(r"\b(?:im|in|aus|nach|en|dans|desde|hacia|au|aux|depuis)(?: (?:dem|der|den|el|la|le|los|las))? ?$")
_LAND = re.compile(r"\b(?:Land|Bundesland|Freistaat) $")


class Region(NamedTuple):
    """How a text speaks of a region: by its name, or by an adjective."""

    entity: Entity
    adjective: bool


def find_regions(line: Line) -> Iterator[tuple[int, int, Region]]:
    """Where a line names a region; an adjective is told only before or behind who governs."""
    for lexicon in (_names(), _adjectives()):
        for hit in lexicon.find(line.text, line.folded):
            if line.text.startswith("Para ", hit.start):
                continue  # the Spanish word, and no Pará
            if is_meeting(line, hit.start, hit.end):
                continue
            if not hit.value.adjective or line.text[hit.start].islower() or line.folded.startswith("er ", hit.end - 2):
                land = _LAND.search(line.text, max(0, hit.start - 12), hit.start)
                yield (land.start() if land else hit.start), hit.end, hit.value


def is_meeting(line: Line, start: int, end: int) -> bool:
    """Whether "Reunión" is the Spanish word, as it mostly is, and no island."""
    return line.text[start:end].lower().endswith("reunión") and " isla " not in line.folded


def weigh_regions(line: Line, mentions: list[Mention]) -> None:
    """Leave those strong that act: named first, behind a word of government or "with", or joined to one that acts."""
    acting = -1
    for m in mentions:
        region = m.form == "name" and m.entity.name in _regions()
        if region:
            joined = acting >= 0 and _JOINED.fullmatch(line.folded, acting, m.start) is not None
            begins = _BEGINS.search(line.folded, 0, m.start) is not None
            named = line.folded.startswith(_GOVERNS, m.start) or line.folded.endswith(" senat", m.start, m.end)
            named = named or (line.folded.startswith(_DISPUTED, m.start) and line.folded.endswith(_BESIDE, 0, m.start))
            named = named and not _IN.search(line.folded, 0, m.start)
            acts = (
                joined or begins or named or _ACTS_BEFORE.search(line.folded, max(0, m.start - 36), m.start) is not None
            )
            m.weak = m.weak or not acts
        if m.form in ("name", "government") and not m.weak:
            acting = m.end


@cache
def _regions() -> frozenset[str]:
    return frozenset(row[0] for row in rows("european_regions.tsv", 4))


@cache
def by_alias() -> dict[str, Entity]:
    """The regions by every name that they have, folded."""
    return {
        flat(alias): Entity(name, "government_body", country)
        for name, country, cell, _ in rows("european_regions.tsv", 4)
        for alias in (name, *alternatives(cell))
    }


@cache
def _names() -> Lexicon[Region]:
    return Lexicon(
        (
            (alias, Region(Entity(name, "government_body", country), adjective=False))
            for name, country, cell, _ in rows("european_regions.tsv", 4)
            for alias in dict.fromkeys((name, *alternatives(cell)))
        ),
        proper=True,
    )


@cache
def _adjectives() -> Lexicon[Region]:
    return Lexicon(
        (word, Region(Entity(name, "government_body", country), adjective=True))
        for name, country, _, cell in rows("european_regions.tsv", 4)
        for word in alternatives(cell)
    )
