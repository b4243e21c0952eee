"""Take those who deal with a firm or a state together, and have no name, for a party: "a deal with its creditors"."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention, is_free

_GROUP = (
    r"(creditors|bond ?holders|noteholders|policyholders|minority (?:share|stock)holders|(?:trade |labou?r )?unions"
    r"|union leaders|victims)"
)
_OF = r"(?:(?:its|the|their|his|her|most|many|of|some|all|main|big|biggest|largest|foreign|private|international|bank"
_DEAL_WITH = gated(
    r"\b(?:talks|negotiations|discussions|deals?|agreements?|accord|settlements?|pact|truce|compromise|terms|negotiat\w+"
    r"|swap|dispute|agreed|agree|settled?|settling) (?:[\w'’$£€.-]+ ){0,5}?(?:with|between) "
    rf"{_OF}|other|company's|firm's|\d+|two|three|four|five) ){{0,3}}{_GROUP}\b"
)
"""Before and with whom something is agreed."""
_ACCEPTS = gated(
    rf"\b{_GROUP}(?: (?:who|holding|representing|owed|of|in|at)\b[^,.;]{{0,40}})?(?:,? (?:and|which)\b[^.;]{{0,60}})?"
    r" (?:(?:have|has|had|also|already|finally|overwhelmingly|to|are|will|expected) ){0,3}(?:agreed?|accept(?:ed)?"
    r"|reject(?:ed)?|approved?|voted|endorsed?|struck|reached|turned down)\b"
)
"""A group that agrees, or does not."""


def find_groups(line: Line, taken: list[Mention]) -> list[Mention]:
    """The groups of a line that agree with somebody."""
    found: list[Mention] = []
    for rule in (_DEAL_WITH, _ACCEPTS):
        if rule.may(line.folded) and (m := rule.pattern.search(line.folded)):
            start, end = m.span(1)
            if is_free(start, end, (*taken, *found)):
                kind = "association" if "union" in m[1] else "other"
                found.append(Mention(start, end, Entity(m[1], kind), "organisation"))
    return found
