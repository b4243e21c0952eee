"""One agreement of an article: who acts in it, what may be told of it again, and how a later sentence moves it on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.briefing.offline.clauses.event import Event
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.names.gazetteer import Entity

_ALIKE = (
    frozenset({"trade_agreement", "treaty", "partnership"}),
    frozenset({"contract", "partnership", "investment"}),
    frozenset({"financing", "contract", "investment"}),
    frozenset({"mou", "partnership", "joint_statement"}),
    frozenset({"treaty", "joint_statement", "settlement", "partnership"}),
    frozenset({"merger_acquisition", "investment"}),
)
_HEADLINED = {"signed": ("agreed",)}
"""What a title tells more exactly than the body: its status, and those of the body that it betters."""
_LATER = {
    "signed": ("ratified",),
    "agreed": ("signed", "ratified"),
    "negotiating": ("signed", "terminated", "rejected", "suspended"),
    "proposed": ("agreed", "signed", "terminated", "rejected", "suspended"),
}
"""The statuses that a later sentence may give to an agreement that was told to be at an earlier stage."""
_MOVED = {
    "agreed": ("proposed",),
    "negotiating": ("proposed",),
    "signed": ("agreed",),
    "ratified": ("agreed", "signed"),
    "in_force": ("agreed", "ratified"),
    "suspended": ("signed", "agreed", "in_force", "ratified", "negotiating"),
    "terminated": ("signed", "agreed", "in_force", "ratified", "negotiating", "suspended"),
    "rejected": ("proposed",),
}
"""From which statuses a sentence moves an agreement on that says "they signed it", "Oslo accepted", "she refused"."""
OPEN = ("negotiating", "proposed")
DONE = ("agreed", "signed", "ratified", "in_force")
"""Statuses of what is still talked about, and of what is settled."""
_NEAR_LINES = 3
"""Sentences after which "the ministers signed" is about something else."""
_MINISTRY = re.compile(r"minist|department|government|부$|省$|政府$")


@dataclass(slots=True)
class Deal:
    """An agreement of the article."""

    kind: str
    status: str
    parties: list[Entity]
    line: int
    generic: bool = False
    """What told of it first only said "agreement"."""
    tentative: bool = False
    """No noun has told its kind yet."""
    headlined: bool = False
    """Its status is that of the title."""
    moved: bool = False
    """Its status is that of a sentence that says no more: "All papers were exchanged on Monday"."""
    unsigned: bool = False
    """It was concluded, and is still to be signed."""
    lines: list[int] = field(default_factory=list)
    likely: float = 0.5
    """How likely it is one by where it is told and of whom."""
    told: set[Entity] = field(default_factory=set)
    """Those of the parties whom a sentence about it names, or means by what it says in their place."""


def actor(entity: Entity) -> str:
    """Who acts: for a ministry its country."""
    acts_for = entity.kind == "state" or (entity.kind == "government_body" and is_ministry(entity.name))
    return entity.country if acts_for and entity.country else entity.name


@lru_cache(maxsize=1024)  # each event is held against each deal
def is_ministry(name: str) -> bool:
    """Whether a name is that of a ministry or of a government."""
    return _MINISTRY.search(flat(name)) is not None


def fits(deal: Deal, event: Event) -> bool:
    """Whether the kind of the event may be that of the deal."""
    return not event.kind or deal.generic or alike(event.kind, deal.kind)


def alike(kind: str, other: str) -> bool:
    """Whether two kinds may name one agreement."""
    return kind == other or any({kind, other} <= kinds for kinds in _ALIKE)


def move(deals: Sequence[Deal], event: Event, who: Sequence[Entity], *, proves: bool = True) -> bool:
    """Take on the last agreement that was told just before of `who`, or of nobody; whether there is one.

    The line of the event becomes that of the agreement where it `proves` it with a word of agreement.
    """
    acting = {actor(e) for e in who}
    near = (d for d in reversed(deals) if event.line - d.lines[-1] <= _NEAR_LINES)
    deal = next((d for d in near if not acting or acting & {actor(e) for e in d.parties}), None)
    if deal is None:
        return False
    last, told = deal.lines[-1], deal.status
    together = (
        [d for d in deals if (d.lines[-1], d.status, d.kind) == (last, told, deal.kind)] if not acting else [deal]
    )
    for moved in together:  # "The papers were signed": those of all that one sentence told
        if told in _MOVED[event.status]:
            moved.status, moved.line = event.status, event.line if proves else moved.line
            moved.lines.append(event.line)
            moved.moved = True
    return True


def as_headlined(deals: Sequence[Deal], title: Sequence[Event]) -> None:
    """Take the status of the title where the body only says that it is agreed: "X signs order", "Y will buy"."""
    for event in title:
        acting = {actor(m.entity) for m in event.parties}
        meant = [d for d in deals if not d.unsigned and fits(d, event) and not acting.isdisjoint(map(actor, d.parties))]
        if meant and meant[0].status in _HEADLINED.get(event.status, ()):
            meant[0].status, meant[0].headlined = event.status, True


def move_on(deal: Deal, event: Event, *, next_too: bool = False) -> None:
    """Take the status of one more mention where it is a later one: of talks only where the same sentence has them.

    `next_too`: or the next one, of the same kind.
    """
    if event.to_sign and deal.status == "signed":
        deal.unsigned = True
        deal.status = "agreed"  # "ont conclu un contrat. Il sera signé en avril"
    same = event.line == deal.line or (event.line - deal.lines[-1] <= 1 and not event.kind)
    same = same or (next_too and event.line - deal.lines[-1] <= 1 and event.kind == deal.kind)
    talks = (deal.status, event.status) == ("proposed", "negotiating") and same
    again = event.again and deal.status in _MOVED.get(event.status, ())
    if talks or again or event.status in _LATER.get(deal.status, ()):
        deal.status, deal.line = event.status, event.line
