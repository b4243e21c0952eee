"""Read in English what one organisation will do for another, whatever verb tells it: "will fly ten jets of X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import ORGANISATIONS, Clause, Event
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading.side_by_side import listed

_BUYERS = (*ORGANISATIONS, "government_body", "state")
"""Who may have something done by a company."""
_WILL = re.compile(
    r"\b(?:will|shall|is to|are to) (?:(?:\w+ly|also|now|first|then|soon|in (?:turn|future"
    r"|return)|again|from \w+(?: \d+)?|in \w+|once more|each|both) ){0,3}(?!not\b)(be (?:\w+ly )?(?=[\w-]+(?:ed|en|wn"
    r"|un|de|ld|pt|nt|ought)\b)|have (?:its|their|the|all|some|most|those) )?([a-z-]+)\b(?! (?:no|nothing|neither)\b)"
)
"""What will be done; of a passive "be" or "have its", which tell who has it done, the first group."""
_SAID = (" will ", " is to ", " are to ", " shall ")
"""One of these is in whatever `_WILL` finds."""
_ALONE = re.compile(
    r"(?:alternate|announce|appeal|appear|apply|argue|ask|attack|attend|avoid|ban|be|beat|become|benefit|block|call"
    r"|celebrate|challenge|close|compete|consider|contest|continue|copy|cost|cut|decide|decline|defend|delay|depend"
    r"|discuss|display|drop|dwarf|eclipse|eliminate|end|enrich|examine|face|fall|fight|find|fine|follow|gain|get|grow"
    r"|halt|have|hear|help|investigate|issue|join|keep|know|lead|learn|leave|like|list|look|lose|match|mean|meet|mimic"
    r"|mirror|need|not|oppose|opt|outpace|overtake|pay|play|present|prevent|probe|prove|publish|punish|quit|receive"
    r"|reject|rely|remain|replace|report|require|resign|resist|resurrect|retire|reveal|review|rise|rival|rule|say|see"
    r"|seek|seem|show|shut|speak|stay|step|stop|struggle|succeed|sue|suffer|surpass|tap|target|tell|think|trade|trail"
    r"|transition|try|unveil|vote|wait|want|watch|win)"
)
"""Verbs of what one does alone, or against another; or that other rules read."""
_LINK = re.compile(
    r"(?:^|\s)(?:of|for|from|at|with|to|by|on|in|aboard|alongside|into|through|via|under) (?:the |its "
    r"|an? )?(?:(?!(?:rivals?|competitors?|than|like|unlike|against|and|or)\b)[\w'’-]+ ){0,5}$"
)
"""Between a verb and with whom it is done, who is described: "the pipeline of Danish operator X"."""
_BY = re.compile(r"\sby (?:the )?(?:[\w'’-]+ ){0,6}$")
_OWN = re.compile(r"['’]s? (?!(?:rivals?|competitors?|shares?|stock|lead|record|dominance|efforts?)\b)")
"""Behind whose thing is used: "will use X's pipeline"."""
_TOGETHER = re.compile(
    r"\b(?:each other|one another|the other|together|jointly|joint|common|shared|side by side|a single|one (?!of|day"
    r"|another))\b"
)
_AND = re.compile(r"(?:['’]s)?(?: [\w'’-]+){0,4},? and (?:the |its )?(?:[\w'’-]+ ){0,3}")
"""Between two states side by side: "Ghana's cocoa board and its Ivorian counterpart"."""
_PAIR = 2
_NEAR, _FAR = 60, 110
"""Characters between whoever acts and the verb, and from it to the counterpart."""
_THOUGHT = re.compile(r"\b(?:if|unless|whether|when|how|why|expects?|analysts?|reportedly|rumou?r\w*)\b")
"""Beside what is only thought of."""


def speaks_of_future(line: Line) -> bool:
    """Whether a line of the body may tell what somebody will do: False is sure."""
    return line.part > 0 and any(word in line.folded for word in _SAID)


def may_do(line: Line, who: Sequence[Mention]) -> bool:
    """Whether a line may tell what one of those that it names will do for another: False is sure."""
    return len(who) >= _PAIR and speaks_of_future(line) and len({m.entity for m in who}) >= _PAIR


def future_deed(clause: Clause, *, fresh: bool) -> Event | None:
    """What one of two organisations of a clause will do for the other, or have it do; None where it tells none."""
    if not may_do(clause.line, clause.named):
        return None
    folded = clause.line.folded
    for m in _WILL.finditer(folded):
        if not clause.has(m.start()) or _THOUGHT.search(folded, 0, m.start()):
            continue
        if _states_together(m, clause):
            return Event(clause.n, "partnership", "agreed", list(_states(clause, m.start())), fresh, tentative=True)
        mine = [x for x in clause.who if x.end <= m.start() <= x.end + _NEAR and x.entity.kind in _BUYERS]
        mine = mine or (_states(clause, m.start()) if m[1] else [])  # "X-rays of Sri Lankan hospitals will be read by"
        if not mine:
            continue
        own = {x.entity for x in mine}
        theirs = [
            x
            for x in clause.who
            if m.end() <= x.start <= m.end() + _FAR and x.entity not in own and x.entity.kind in _BUYERS
        ]
        kind = _kind(m, mine, theirs, clause)
        if kind:
            return Event(clause.n, kind, "agreed", [*mine, *theirs], fresh, tentative=True)
    return None


def _states(clause: Clause, end: int) -> list[Mention]:
    """The states that a clause names before a place, in whatever form, each once."""
    return list(
        {
            x.entity: x for x in clause.named if x.entity.kind == "state" and x.end <= end and clause.has(x.start)
        }.values()
    )


def _states_together(m: re.Match[str], clause: Clause) -> bool:
    """Whether two states side by side will do something together: "Uzbek and Kazakh guards will patrol together"."""
    folded, states = clause.line.folded, _states(clause, m.start())
    return (
        len(states) == _PAIR
        and not _ALONE.fullmatch(m[2])
        and _AND.fullmatch(folded, states[0].end, states[1].start) is not None
        and m.start() - states[1].end <= _NEAR
        and _TOGETHER.search(folded, m.end(), m.end() + _NEAR) is not None
    )


def _kind(m: re.Match[str], mine: Sequence[Mention], theirs: Sequence[Mention], clause: Clause) -> str:
    """The kind of what is done; "" for what is no agreement."""
    folded = clause.line.folded
    if m[1]:
        done = [x for x in theirs if x.entity.kind in ORGANISATIONS and _BY.search(folded, m.end(), x.start)]
        return "contract" if done else ""
    if _ALONE.fullmatch(m[2]):
        return ""
    if listed(mine, clause) and len({x.entity for x in mine}) > 1:
        return "partnership" if _TOGETHER.search(folded, m.end(), m.end() + _NEAR) else ""
    if len({x.entity for x in (*mine, *theirs) if x.entity.kind in ORGANISATIONS}) < _PAIR:
        return ""
    linked = any(_LINK.search(folded, m.end(), x.start) or _OWN.match(folded, x.end) for x in theirs)
    return "contract" if linked else ""
