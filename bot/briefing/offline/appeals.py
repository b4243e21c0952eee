"""Read in English what one asks of another, or puts to it: "would like Chile to join", "was asked by Peru to"."""

from __future__ import annotations

import re

from bot.briefing.offline.event import STATES, Clause, Event
from bot.briefing.offline.gate import gated
from bot.briefing.offline.purchases import buys_company
from bot.briefing.offline.words import Tag, tags

_ASKS = gated(
    r"\b(?:would like|would love|wants?|wanted|wish(?:es|ed)?|urge[sd]?|urging|invite[sd]?|inviting|ask(?:s|ed|ing)?"
    r"|press(?:es|ed|ing)?|push(?:es|ed|ing)?|lobb(?:y|ies|ied|ying)|implore[sd]?|beg(?:s|ged)?|exhort(?:s|ed)?"
    r"|encourage[sd]?|call(?:s|ed|ing) on|appeal(?:s|ed|ing) to|request(?:s|ed)?)(?= )"
)
"""Before whom something is asked of: "urged Ghana to lend it a dredger"."""
_PUTS = gated(
    r"\b(?:sent|sends?|(?:wrote|writes?)(?: a letter)? to|written to|puts? to|approach(?:ed|es)|submit(?:s|ted) to"
    r"|suggest(?:s|ed) to|pitch(?:ed|es)? to|turn(?:ed|s) to|made|handed|presented|tabled|broached|raised|puts?)(?= )"
)
"""Before to whom somebody puts an idea: "has sent ASML a proposal to develop pumps"."""
_ASKED_BY = gated(
    r"\b(?:has|have|had|was|were|is|are) (?:also |now |since )?(?:been )?(?:being )?(?:asked|invited|urged|requested"
    r"|approached|pressed|called on|sounded out|begged) by (?:the )?"
)
_TO_DO = re.compile(
    r"(?:,[^,;.]{2,80},)? (?:to|not to) (?!know|see|thank|say|speak|explain|believe|think|be\b"
    r"|comment|meet|discuss|mediate|act\b|respect|reconsider|back|drop|stop|halt|withdraw|keep|refrain|reject|change|rule"
    r"|intervene|investigate|resign|return|wait|visit|attend|attack|come|go\b|leave|hurry|show|tell)[a-z]"
)
_IDEA = re.compile(
    r"(?:[^,;.]{0,30}? (?:an?|the|its|their|another|two) (?:[\w-]+ ){0,2}?(?:proposals?|offers?|plans?|draft"
    r"|ideas?|requests?"
    r"|suggestion|letter|bid|scheme|project|wish)"
    r"(?! (?:that was|which was|rejected))\b|[^,;.]{0,12}? with (?:the idea|an? (?:idea|offer|plan|proposal"
    r"|request)) |[^,;.]{0,12}? about (?:an?|the|joint|buying|selling|building|joining|taking))"
)
_LISTED = re.compile(r"(?:,|,? and|,? or|,? as well as) (?:the |its )?")
APPEALS = (_ASKS, _PUTS, _ASKED_BY)
_NEAR = 24
"""Characters between the verb and whom something is asked of."""


def appeal(clause: Clause, *, fresh: bool) -> Event | None:
    """What one of two asks of the other, or puts to them, where a word tells what it would be; None otherwise."""
    who = clause.who
    if len({m.entity for m in who}) < 2:
        return None
    folded = clause.line.folded
    if (m := _ASKED_BY.search(folded)) is not None and clause.has(m.start()):
        asked = any(x.end <= m.start() or x.start == x.end for x in who)
        by = next((x for x in who if 0 <= x.start - m.end() <= _NEAR), None)
        if asked and by is not None and _TO_DO.match(folded, by.end):
            return _event(clause, by.end, fresh=fresh)
    for pattern, behind in ((_ASKS, _TO_DO), (_PUTS, _IDEA)):
        for m in pattern.finditer(folded):
            if not clause.has(m.start()):
                continue
            mine = {x.entity for x in who if x.end <= m.start() or x.start == x.end}
            theirs = [x for x in who if x.start >= m.end() and x.entity not in mine]
            if not mine or not theirs or theirs[0].start - m.end() > _NEAR:
                continue
            last = theirs[0]
            for x in theirs[1:]:
                last = x if _LISTED.fullmatch(folded, last.end, x.start) else last
            if behind.match(folded, last.end):
                return _event(clause, last.end, fresh=fresh, idea=behind is _IDEA)
    return None


def _event(clause: Clause, at: int, *, fresh: bool, idea: bool = False) -> Event | None:
    """The proposal, of the kind that the words behind `at` tell; None where they tell none."""
    told = [t for t in tags(clause.line, "en") if t.start >= at and t.what in ("kind", "hint", "act", "may", "does")]
    states = all(m.entity.kind in STATES for m in clause.who)
    kinds = [
        kind
        for what in ("kind", "hint", "act", "may", "does")
        for t in told
        if t.what == what and (kind := _kind(t, clause))
    ]
    if not kinds and not idea:
        return None
    kind = kinds[0] if kinds else "partnership"
    if states and kind in ("contract", "investment", "merger_acquisition"):
        kind = "partnership"
    return Event(clause.n, kind, "proposed", clause.who, fresh, tentative=True)


def _kind(t: Tag, clause: Clause) -> str:
    """The kind that a word tells; of goods that are bought a contract."""
    kind = t.value.partition(":")[0]
    goods = kind == "merger_acquisition" and t.what in ("act", "may", "does") and not buys_company(t, clause)
    return "contract" if goods else kind
