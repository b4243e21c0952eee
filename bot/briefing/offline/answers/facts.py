"""Choose what the briefing has of the topic of a question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.briefing.offline.answers.amounts import figures_asked
from bot.briefing.offline.answers.questions import Part
from bot.briefing.offline.answers.told import Told
from bot.model import Briefing, Fact, Party

_MAX_FACTS = 8
_DONE = ("signed", "agreed", "ratified", "in_force")
_ROLES = {
    "opponent": "opponent",
    "mediator": "mediator",
    "supporter": "supporter",
    "host": "host",
    "money_giver": "investor",
}
"""Roles of parties by the terms that ask for them."""


def facts_of(part: Part, told: Told, best: Sequence[int], *, asked_for: bool) -> tuple[Fact, ...]:
    """What the briefing has of the topic; only what the lines `best` tell, where they were `asked_for`."""
    briefing = told.briefing
    facts: Sequence[Fact] = ()
    if part.topic == "who":
        facts = _parties(part, briefing, asked_for=asked_for)
    elif part.topic == "sectors":
        facts = briefing.sectors
    elif part.topic == "status":
        facts = briefing.agreements
    elif part.topic == "how_much":
        facts = figures_asked(part, briefing)
    if asked_for or part.topic == "how_much":
        facts = [fact for fact in facts if any(told.proves(n, fact) for n in best)]
    return tuple(facts)[:_MAX_FACTS]


def _parties(part: Part, briefing: Briefing, *, asked_for: bool) -> Sequence[Party]:
    """The parties that are asked for: by their role, or those of what was signed; else all, where nothing else is."""
    if roles := {_ROLES[term] for term in part.terms if term in _ROLES}:
        return [p for p in briefing.parties if p.role.value in roles]
    if asked_for:
        return ()
    if "sign" in part.terms:
        names = {name for a in briefing.agreements if a.status.value in _DONE for name in a.parties}
        return [p for p in briefing.parties if p.name in names] or briefing.parties
    return briefing.parties
