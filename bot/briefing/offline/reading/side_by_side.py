"""Read in English what two sign or agree side by side that no noun of agreements tells: "initialled rules for gold"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import Tag

_WHAT = (
    "rules?|routes?|fees?|prices?|tariffs?|rates?|caps?|floors?|quotas?|terms|timetables?|schedules?|formulas?|standards?"
    "|charter|principles|guidelines|plans?|maps?|lists?|limits?|cuts?|changes?|measures|steps|conditions|statutes"
    "|documents?|papers?|texts?|blueprint|roadmap|calendar|design|budget|shares?|split|division|borders?|boundary"
    "|ceilings?|targets?|use|bonus|wages?|pay|rent|tolls?|volumes?"
)
_CONCLUDES = re.compile(
    r"(?:sign(?:ed|s)|initial(?:l?ed|s)|inked|countersigned|clinched|sealed|thrashed out|hammered out|ironed out"
    r"|settled on|agree[ds]?|struck|finali[sz]ed)(?: (?:on|late|early|last|this) [\w ]{3,20}?)?(?: for)?"
    r"(?: (?:an?|the|their|its|new|common|joint|lower|higher|single|shared|uniform|stricter|mutual|draft|detailed))?"
    rf" (?:[\w-]+ ){{0,3}}?(?:{_WHAT})\b"
)
"""A verb and what it is about, though that is an agreement only when two have made it."""
_PAIR = 2
_LIST = re.compile(
    r"(?:'s?)?(?: \([^()]{1,24}\))?(?:,|,? and|,? as well as|,? along with|,? together with)"
    r" (?:(?:the|[\w.'’-]+) ){0,5}?"
)


def may_conclude(verb: Tag, folded: str) -> bool:
    """Whether a verb stands before what two may have signed or agreed."""
    return _CONCLUDES.match(folded, verb.start) is not None


def concluded(told: Sequence[tuple[Tag, str]], clause: Clause, *, fresh: bool) -> Event | None:
    """What two have signed or agreed who are its subject together; None where the clause tells of none."""
    for verb, status in told:
        if status not in ("signed", "agreed") or not _CONCLUDES.match(clause.line.folded, verb.start):
            continue
        before = [m for m in clause.who if m.start < verb.start]
        if len({m.entity for m in before}) >= _PAIR and listed(before, clause):
            hints = (t.value for t in clause.tags if t.what in ("hint", "may") and t.value and t.start >= verb.end)
            kind = next(hints, "")
            return Event(clause.n, kind, status, clause.who, fresh, tentative=not kind)
    return None


def listed(before: Sequence[Mention], clause: Clause) -> bool:
    """Whether two of those before the verb are its subject side by side: "X and Y"."""
    pairs = pairwise(before)
    return any(a.entity != b.entity and _LIST.fullmatch(clause.line.folded, a.end, b.start) for a, b in pairs) or (
        all(not clause.has(m.start) or m.start == m.end for m in before)
    )
