"""Read what one state lets in of another: "will let in Chilean cherries", "has lifted its ban on Lithuanian beef"."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.lines.gate import gated

LETS_IN = gated(
    r"\b(?:will (?:again )?|is to |agreed to |agrees to |has |have |to )?"
    r"(?:let(?:ting|s)? in|admit(?:s|ted)?|(?:re-?)?open(?:s|ed|ing)? (?:its|their) (?:market|door)s? (?:to|for)"
    r"|(?:allow|accept|resum|permit|restart|clear|approv)(?:e|s|es|ed|ing)?(?: the)? (?:imports?"
    r"|shipments?|purchases?|sales?)"
    r"(?: of)?|(?:lift|eas|end|scrap|drop|remov|relax)(?:e|s|es|ed|ing)? (?:its|their|a|the|all|most) (?:[a-z-]+ )?"
    r"(?:ban|curbs|restrictions|embargo|quotas?|limits|tariffs?|duties|duty|levy"
    r"|levies)(?: of [\w.%]+)? (?:on|for|against))"
    r" (?:imports? (?:of|from) |shipments? of |(?:more|some|all|frozen|fresh|certain) )?"
)
_LETS_IN = re.compile(f"{LETS_IN.source}$")
"""The same right before whose goods they are."""
_NOT_SURE = re.compile(
    r"\b(?:would|could|may|might|not|never|wants?|asked|urged?|hopes?|plans?|if|unless|refus\w+|until)\b"
)
_GOODS = re.compile(
    r" (?!(?:and|or|is|are|was|were|has|have|to|by|for|in|on|at|from|with|government|officials?)\b)[a-z]"
)


def lets_in(clause: Clause, *, fresh: bool) -> Event | None:
    """The agreement by which the one state that a clause names lets in goods of another; None without one."""
    folded = clause.line.folded
    state = next((m for m in clause.who if m.entity.kind == "state"), None)
    if state is None or len({m.entity for m in clause.who}) > 1:
        return None
    for m in clause.adjectives:
        other = m.weak and m.entity != state.entity and state.end <= m.start and clause.has(m.start)
        if not other or not _GOODS.match(folded, m.end):
            continue
        told = LETS_IN.may(folded) and _LETS_IN.search(folded, 0, m.start)
        if told and not _NOT_SURE.search(folded, state.end, m.start):
            return Event(clause.n, "regulatory", "agreed", [*clause.who, m], fresh, tentative=True)
    return None
