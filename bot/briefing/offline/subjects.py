"""Tell for whom the subject of an English sentence stands that names nobody: "it", "both", "the Canadian company"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.text import Line

_LEAD = (
    r"(?:(?:in (?:return|exchange|turn|addition)|meanwhile|separately|however|also|but|and|under (?:it|the (?:deal"
    r"|agreement|accord|text|terms))|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|at the same time|on the same (?:day"
    r"|occasion)|for its part|in (?:a|another) separate (?:step|vote|deal|move)),?\s)?"
)
_ADJECTIVES = r"(?:[\w-]+\s){0,3}?"
_PLURAL = re.compile(
    rf"^{_LEAD}(?:they|both|the (?:two|three|pair|trio|duo|sides|parties|partners|neighbou?rs|companies|firms"
    r"|governments|countries|nations|allies|delegations|ministers|leaders|lenders|banks|groups|institutions"
    r"|universities|airlines|carriers|agencies|boards)|neither|each)\b"
)
_SINGULAR = {
    "company": re.compile(
        rf"^{_LEAD}the {_ADJECTIVES}(?:company|group|firm|maker|miner|airline|carrier|utility|operator|developer"
        r"|retailer|insurer|start-?up|producer|supplier|manufacturer|buyer|seller|conglomerate|contractor|chipmaker"
        r"|carmaker|automaker|drugmaker|brewer|shipbuilder|bidder|\w+maker|board)\b"
    ),
    "bank_fund": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:bank|lender|fund|investor)\b"),
    "state": re.compile(
        rf"^{_LEAD}the {_ADJECTIVES}(?:country|government|state|kingdom|nation|republic|island|emirate|sultanate"
        r"|finance ministry|foreign ministry|parliament|assembly|senate|cabinet|president|prime minister)\b"
    ),
    "igo": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:bloc|union|organi[sz]ation|alliance)\b"),
    "government_body": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:agency|ministry|regulator|authority|watchdog)\b"),
    "research_education": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:university|institute|college|school)\b"),
    "association": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:association|federation|chamber)\b"),
}
_IT = re.compile(rf"^{_LEAD}(?:its?|he|she)\b")
_KINDS = {"company": ("company", "other"), "bank_fund": ("bank_fund",), "government_body": ("government_body",)}


def referred(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """For each line the earlier mentions that its first words stand for; none where they name somebody themselves."""
    found: list[list[Mention]] = []
    seen: list[list[Mention]] = []
    """The strong mentions of the lines before, the nearest line first."""
    for line, here in zip(lines, mentions, strict=True):
        found.append(_meant(line, here, seen) if line.part else [])
        if strong := [m for m in here if not m.weak]:
            seen.insert(0, strong)
    return found


def _meant(line: Line, here: Sequence[Mention], seen: Sequence[Sequence[Mention]]) -> list[Mention]:
    if _PLURAL.match(line.folded):
        return list(next((_distinct(ms) for ms in seen if len(_distinct(ms)) > 1), []))
    if _IT.match(line.folded):
        return [seen[0][0]] if seen else []
    for kind, pattern in _SINGULAR.items():
        m = pattern.match(line.folded)
        if m is not None:
            home = next((x.entity.country for x in here if x.form == "adjective" and x.start < m.end()), "")
            kinds = _KINDS.get(kind, (kind,))
            return _nearest(seen, lambda e: e.kind in kinds and (not home or e.country == home))  # noqa: B023
    return []


def _nearest(seen: Sequence[Sequence[Mention]], fits: Callable[[Entity], bool]) -> list[Mention]:
    return next(([m] for ms in seen for m in ms if fits(m.entity)), [])


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """The first mention of each entity."""
    return list({m.entity: m for m in reversed(mentions)}.values())[::-1]
