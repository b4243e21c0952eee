"""Read in English what is told of an agreement without a word for one, by phrases that tell its kind and status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.briefing.offline.clauses.event import ORGANISATIONS, STATES, Clause, Event
from bot.briefing.offline.lines.gate import Gated, opened
from bot.briefing.offline.names.mention import Mention

ONE_FIRM, TWO_FIRMS, TWO, FIRM_BEHIND, ANY_TWO = "one firm", "two firms", "two", "firm behind", "any two"
"""Whom a phrase needs: a firm, two of them, two of whom one is a firm, or another and a firm behind it; or any two."""
TWO_STATES, BODY_BEHIND = "two states", "body behind"
"""Two states, and no firm; or states and behind the phrase an organisation of states."""
_PAIR = 2
_NEAR = 40
"""Characters between who leaves and the name of what it leaves: "the West African bloc "."""


class Quiet(NamedTuple):
    """A phrase, with what it tells, and whom it needs."""

    phrase: Gated
    kind: str
    status: str
    needs: str


def quietly_told(phrases: Iterable[Quiet], clause: Clause, *, fresh: bool) -> Event | None:
    """The agreement that the first of the phrases tells that a clause has; None without one."""
    folded = clause.line.folded
    gates = opened(folded)  # few of so many phrases
    for told in phrases:
        m = told.phrase.pattern.search(folded) if told.phrase in gates else None
        if m is None or not clause.has(m.start()):
            continue
        beside = told.needs in (ANY_TWO, TWO_STATES) and _count(clause.who) < _PAIR
        who = _of_line(clause, states_only=told.needs == TWO_STATES) if beside else clause.who
        if _fits(told.needs, who, m.end()):
            alone = _count(who) == 1
            kind = told.kind or next((t.value for t in clause.tags if t.what == "kind"), "")
            outsider = alone and told.status == "proposed"
            return Event(clause.n, kind, told.status, who, fresh, other_told=alone, outsider=outsider)
    return None


def _acts(m: Mention, clause: Clause) -> bool:
    """Whether a state, or its people, is more than a place: not "in Ghana"."""
    return not clause.line.folded.endswith((" in ", " in the ", " at "), 0, m.start)


def _of_line(clause: Clause, *, states_only: bool) -> list[Mention]:
    """Whom the line of a clause names beside it, or the two states that it names in whatever form."""
    strong = [m for m in clause.named if not m.weak]
    told = (m for m in clause.named if m.entity.kind == "state" and (not states_only or _acts(m, clause)))
    states = {m.entity: m for m in told}
    return strong if _count(strong) > 1 else list(states.values()) if len(states) == _PAIR else clause.who


def _count(who: Iterable[Mention]) -> int:
    return len({m.entity for m in who})


def _fits(needs: str, who: list[Mention], end: int) -> bool:
    """Whether a clause names whom a phrase needs that stands before `end`."""
    firms = _count(m for m in who if m.entity.kind in ORGANISATIONS)
    if needs == FIRM_BEHIND:
        behind = [m for m in who if m.start >= end]
        return bool(behind) and behind[0].entity.kind in ORGANISATIONS and _count(who) > 1
    if needs == TWO_STATES:
        return _count(who) > 1 and all(m.entity.kind in (*STATES, "person") for m in who)
    if needs == BODY_BEHIND:
        states = [m for m in who if m.end <= end and m.entity.kind == "state"]
        body = next((m for m in who if m.start >= end), None)
        return bool(states) and body is not None and body.entity.kind == "igo" and body.start - end <= _NEAR
    if needs == ANY_TWO:
        return _count(m for m in who if m.entity.kind != "person") > 1
    if needs == TWO_FIRMS:
        return firms > 1
    firms += _count(m for m in who if m.entity.kind == "igo") if needs == TWO else 0
    return firms > 0 and (needs == ONE_FIRM or _count(who) > 1)
