"""Read what becomes of a project of two that no noun of agreements names: "a plant that X and Y had planned"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import STATES, Clause, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.vocabulary.words import ENDED, Tag

PLANNED = gated(
    r"\b(?:plants?|factory|factories|railways?|pipelines?|cables?|terminals?|refinery|mines?|bridges?|dams?|tunnels?"
    r"|projects?|ventures?|reactors?|power stations?|wind farms?|solar parks?|hubs?|campus(?:es)?|ports?|smelters?"
    r"|mills?|hospitals?|motorways?|highways?|interconnectors?|corridors?|satellites?|airports?|shipyards?"
    r"|laborator(?:y|ies)"
    r"|institutes?|stud(?:y|ies)|schemes?|summits?|exhibitions?|festivals?|series|films?)"
    r"(?: (?:planned|proposed|envisaged|announced|mooted|agreed|designed|backed|promoted) by\b"
    r"|(?: that| which)?[^,.;]{2,60}? (?:had |have |has |once |both )*(?:planned|wanted|hoped|agreed|intended|meant"
    r"|proposed|promised|were to|was to|were going to|envisaged) (?:to |in |on |near |together|jointly|for )"
    r"|[^,.;]{0,24}? (?:of|between|by|with) [^,.;]{2,60}? (?:has|have|had|is|are|was|were|will) )"
    r"|\b(?:planned|proposed) (?:[\w-]+ ){0,3}?(?:plants?|factory|railway|pipeline|cable|terminal|refinery|mine|bridge"
    r"|venture|reactor|power station|wind farm|solar park|hub|port|smelter|hospital|interconnector|corridor|satellite"
    r"|airport|shipyard)\b"
    r"|\bjoint (?:[\w-]+ ){1,3}?(?=(?:of|between|by|with|has|have|is|was|will)\b)"
)
"""What two want to build or do, before the verb that tells what has become of it."""
_WORKS = re.compile(
    r"\b(?:plants?|factor|railway|pipeline|cable|terminal|refiner|mines?\b|bridge|reactor|power station"
    r"|wind farm|solar park"
    r"|smelter|mills?\b|hospital|interconnector|shipyard|ports?\b|airport)"
)
"""What is built with money."""


def project(clause: Clause, told: Sequence[tuple[Tag, str]], *, fresh: bool) -> Event | None:
    """The end, or the pause, of what two had planned together; None where the clause tells of none."""
    ended = next(((v, s) for v, s in told if s in ENDED and s != "rejected"), None)
    if ended is None or len({m.entity for m in clause.who}) < 2:
        return None
    verb, status = ended
    m = PLANNED.search(clause.line.folded, 0, max(verb.start, verb.end - 1))
    if m is None or not clause.has(m.start()):
        return None
    states = all(m.entity.kind in STATES for m in clause.who)
    built = _WORKS.search(clause.line.folded, m.start(), m.end()) is not None
    return Event(clause.n, "investment" if built and not states else "partnership", status, clause.who, fresh)
