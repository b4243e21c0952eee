"""Read in English what is told of an agreement without a word for one, by phrases that tell its kind and status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bot.briefing.offline.event import Clause, Event
from bot.briefing.offline.gate import Gated
from bot.briefing.offline.mention import Mention

FIRMS = ("company", "bank_fund", "research_education", "association")
ONE_FIRM, TWO_FIRMS, TWO, FIRM_BEHIND = "one firm", "two firms", "two", "firm behind"
"""Whom a phrase needs: a firm, two of them, two of whom one is a firm, or another and a firm behind it."""


class Quiet(NamedTuple):
    """A phrase, with what it tells, and whom it needs."""

    phrase: Gated
    kind: str
    status: str
    needs: str


def quietly_told(phrases: Iterable[Quiet], clause: Clause, *, fresh: bool) -> Event | None:
    """The agreement that the first of the phrases tells that a clause has; None without one."""
    folded = clause.line.folded
    for told in phrases:
        m = told.phrase.search(folded)
        if m is not None and clause.has(m.start()) and _fits(told.needs, clause.who, m.end()):
            return Event(clause.n, told.kind, told.status, clause.who, fresh, other_told=_count(clause.who) == 1)
    return None


def _count(who: Iterable[Mention]) -> int:
    return len({m.entity for m in who})


def _fits(needs: str, who: list[Mention], end: int) -> bool:
    """Whether a clause names whom a phrase needs that stands before `end`."""
    firms = _count(m for m in who if m.entity.kind in FIRMS)
    if needs == FIRM_BEHIND:
        behind = [m for m in who if m.start >= end]
        return bool(behind) and behind[0].entity.kind in FIRMS and _count(who) > 1
    if needs == TWO_FIRMS:
        return firms > 1
    return firms > 0 and (needs == ONE_FIRM or _count(who) > 1)
