"""Read in English what one asks of another, or puts to it: "would like Chile to join", "was asked by Peru to"."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import STATES, Clause, Event
from bot.briefing.offline.clauses.purchases import buys_company
from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag, tags

_ASKS = gated(
    r"\b(?:would like|would love|wants?|wanted|wish(?:es|ed)?|urge[sd]?|urging|invite[sd]?|inviting|ask(?:s|ed|ing)?"
    r"|press(?:es|ed|ing)?|push(?:es|ed|ing)?|lobb(?:y|ies|ied|ying)|implore[sd]?|beg(?:s|ged)?|exhort(?:s|ed)?"
    r"|encourage[sd]?|call(?:s|ed|ing) on|appeal(?:s|ed|ing) to|request(?:s|ed)?|approach(?:es|ed)?|hop(?:es?|ing) for"
    r"|looks? to|looking to|court(?:s|ed|ing)?|tempt(?:s|ed|ing)?)(?= )"
)
"""Before whom something is asked of: "urged Ghana to lend it a dredger"."""
_PUTS = gated(
    r"\b(?:sent|sends?|(?:wrote|writes?)(?: a letter)? to|written to|puts? to|approach(?:ed|es)|submit(?:s|ted) to"
    r"|suggest(?:s|ed) to|pitch(?:ed|es)? to|turn(?:ed|s) to|made|handed|presented|tabled|broached|raised|puts?"
    r"|sound(?:s|ed|ing) out|contact(?:s|ed)|consult(?:s|ed))(?= )"
)
"""Before to whom somebody puts an idea: "has sent ASML a proposal to develop pumps"."""
_THAT = gated(
    r"\b(?<!had )(?:hop(?:es?|ed|ing)|propos(?:e[sd]?|ing)|suggest(?:s|ed|ing)?|ask(?:s|ed|ing)?|request(?:s|ed)?"
    r"|recommend(?:s|ed)?|wish(?:es|ed)?|proposal|suggestion|idea|invitation)"
    r"(?: (?:to|by|from|of) [^,.;]{2,40}?)? that(?= )"
)
"""Before who is to do something: "hopes that Chile will open its market", "suggested that X buy the gas"."""
_ASKED_BY = gated(
    r"\b(?:has|have|had|was|were|is|are) (?:also |now |since )?(?:been )?(?:being )?(?:asked|invited|urged|requested"
    r"|approached|pressed|called on|sounded out|begged) by (?:the )?"
)
_TO_DO = re.compile(
    r"(?:,[^,;.]{2,80},)? (?:(?:whether|if) (?:it|they|he|she|that) (?:would|could|might|will|can|may|was ready to"
    r"|wanted to|were ready to)|to|not to) (?!know|see|thank|say|speak|explain|believe|think|be\b"
    r"|comment|meet|discuss|mediate|act\b|respect|reconsider|back|drop|stop|halt|withdraw|keep|refrain|reject|change|rule"
    r"|intervene|investigate|resign|return|wait|visit|attend|attack|come|go\b|leave|hurry|show|tell)[a-z]"
)
_WOULD_DO = re.compile(
    r"(?:,[^,;.]{2,80},)? (?:(?:will|would|can|could|might|may|should) (?:also |soon |then )?)?"
    r"(?!will|would|can|could|was|is\b|are\b|were|be\b|has|have|had|did|does|do\b|said|says|not\b|and\b|or\b|in\b|on\b"
    r"|at\b|of\b|see\b|become\b|come\b|return|respond|answer|follow|learn|understand|stop|agree\b|continue|keep|remain"
    r"|stay)[a-z-]+ "
)
"""Behind whom somebody hopes for, what they are to do; a bare verb, or one behind "will"."""
_IDEA = re.compile(
    r"(?:[^,;.]{0,30}? (?:an?|the|its|their|another|two) (?:[\w-]+ ){0,2}?(?:proposals?|offers?|plans?|draft"
    r"|ideas?|requests?"
    r"|suggestion|letter|bid|scheme|project|wish)"
    r"(?! (?:that was|which was|rejected))\b|[^,;.]{0,12}? with (?:the idea|an? (?:idea|offer|plan|proposal"
    r"|request)) |[^,;.]{0,12}? about (?:an?|the|joint|buying|selling|building|joining|taking))"
)
_LISTED = re.compile(r"(?:,|,? and|,? or|,? as well as) (?:the |its )?")
APPEALS = (_ASKS, _PUTS, _ASKED_BY, _THAT)
_TELLING = ("kind", "hint", "act", "may", "does")
"""Words that tell what is asked for, the surest first."""
_NOT = ("no longer ", " not ", " never ")
"""Before what is not asked."""
_NEAR = 24
"""Characters between the verb and whom something is asked of."""
_WHOM = re.compile(
    r"[ ,]*(?:(?:the|its|their|an?) )?(?:(?!(?:to|that|for|whether|if|and|with|of|in|about)\b)[\w'’&.-]+ ){0,8}"
)
"""Between the verb and whom it is asked of, who is described: "wants the state-run freight company X to"."""


def may_ask(line: Line, gates: frozenset[Gated]) -> bool:
    """Whether a line with these gates open has a word for asking, and one behind it for what may be asked."""
    for pattern in gates.intersection(APPEALS):
        for m in pattern.pattern.finditer(line.folded):
            if any(t.start >= m.end() and t.what in _TELLING and t.value for t in tags(line, "en")):
                return True
            if pattern is _PUTS and _IDEA.search(line.folded, m.end()):
                return True
    return False


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
    for pattern, behind in ((_ASKS, _TO_DO), (_PUTS, _IDEA), (_THAT, _WOULD_DO)):
        for m in pattern.finditer(folded):
            if not clause.has(m.start()) or folded.endswith(_NOT, 0, m.start()):
                continue
            mine = {x.entity for x in who if x.end <= m.end() or x.start == x.end}
            theirs = [x for x in who if x.start >= m.end() and x.entity not in mine]
            if not mine or not theirs:
                continue
            if theirs[0].start - m.end() > _NEAR and not _WHOM.fullmatch(folded, m.end(), theirs[0].start):
                continue
            last = theirs[0]
            for x in theirs[1:]:
                last = x if _LISTED.fullmatch(folded, last.end, x.start) else last
            if behind.match(folded, last.end):
                return _event(clause, last.end, fresh=fresh, idea=behind is _IDEA)
    return None


def _event(clause: Clause, at: int, *, fresh: bool, idea: bool = False) -> Event | None:
    """The proposal, of the kind that the words behind `at` tell; None where they tell none."""
    told = [t for t in tags(clause.line, "en") if t.start >= at and t.what in _TELLING]
    states = all(m.entity.kind in STATES for m in clause.who)
    kinds = [kind for what in _TELLING for t in told if t.what == what and (kind := _kind(t, clause))]
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
