"""Choose whom of those who were spoken of a sentence means that names one side alone: "Talks with Peru go on"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.clauses.described import NOUNS
from bot.briefing.offline.clauses.event import LENDERS, MADE_BY_STATES, STATES, Event
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import ENDED

_BORROWERS = ("state", "company", "research_education")
_EQUITY = re.compile(r"\b(?:equity|stake|shares)\b")
"""What only a company has to give."""
_TO_IT = re.compile(r" (?:to|with) it\b")
_WITH_ONE = re.compile(
    r"\bwith (?:the|an?|its|his|her|their|one of) (?:[\w'’-]+ ){0,3}?(?:"
    + "|".join(NOUNS)
    + r"|port|city|town|council|municipality|trust|cent(?:re|er)|union|club|major|party|clinic|village|county"
    r"|province)\b"
)
"""Before whom a sentence describes and does not name: "X is in talks with the port"."""
_NAME = re.compile(
    r"(?<![.!?:\"“] )(?<!^)\b[A-ZÀ-Þ][\w'’&.-]*[a-z]\w*(?:\s[A-ZÀ-Þ][\w'’&.-]*)+|^[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)+"
)
"""Two capitalised words, which name somebody."""
_PAIR = 2


def names_another(line: Line, mentions: Sequence[Mention], end: int) -> bool:
    """Whether an English line has a name before `end` that no mention has: it is the other side."""
    return any(
        not any(m.start < n.end() and n.start() < m.end for m in mentions) for n in _NAME.finditer(line.text, 0, end)
    )


def describes_another(event: Event, line: Line) -> bool:
    """Whether all parties of an English sentence stand before "with", and somebody is described behind it."""
    m = _WITH_ONE.search(line.folded)
    return m is not None and bool(event.parties) and all(0 < x.end <= m.start() for x in event.parties)


def partner(
    who: Sequence[Entity], kind: str, deals: Sequence[Deal], last: Deal, spoken: Sequence[Entity]
) -> list[Entity]:
    """Who is meant beside `who` in an agreement of this `kind`: the first of the `last` that may be.

    Of lenders and their borrower it is the borrower. Where the last agreement was told of one alone, who may have had
    no part in others, it is he whom the article is about: the first of those `spoken` of most.
    """
    lender = any(e.kind in (*LENDERS, "association") for e in who)
    found = [e for e in last.parties if e not in who and _may(e, who, kind)]
    if len(last.parties) < _PAIR and len(deals) > 1:
        found = [e for e in spoken if e not in who and _may(e, who, kind)][:1] or found
    # Of a union and a member of its talks the union goes on with the next: "Con Senegal, en cambio, ...".
    union = not lender and all(e.kind == "state" for e in who) and any(e.kind == "state" for e in last.parties)

    def rank(entity: Entity) -> bool:
        if lender:
            return entity.kind != "state"
        return entity.kind == "bank_fund" or (entity.kind == "igo") != union

    return sorted(found, key=rank)[:1]


def borrowers(
    deal: Deal, deals: Sequence[Deal], lines: Sequence[Line], mentions: Sequence[Sequence[Mention]], *, english: bool
) -> list[Entity]:
    """To whom lenders lend that are named alone: who else their sentence names, or those of whom was told first.

    A bank of a country lends to others than its country. In English a name that is not known is that of the borrower.
    """
    if not english:
        return _company(deal, deals)
    line, here = lines[deal.line], mentions[deal.line]
    beside = [m.entity for m in here if _borrows(m, line) and m.entity not in deal.parties]
    if beside or names_another(line, here, len(line.text)):
        return beside[:1]
    if len(deal.parties) > 1 and deal.status == "signed":
        return []  # banks that conclude it with one another
    if _TO_IT.search(line.folded):
        return [m.entity for m in mentions[deal.line - 1] if _borrows(m, lines[deal.line - 1])][:1]
    own = {e.country for e in deal.parties}
    told = next((d for d in deals if d is not deal and d.line <= deal.line and len(d.parties) > 1), None)
    if told is None:
        return _company(deal, [d for d in deals if d.line <= deal.line]) if len(deal.parties) == 1 else []
    found = [e for e in told.parties if e.kind not in LENDERS and not (e.kind == "state" and e.country in own)]
    states = [e.kind in STATES for e in told.parties]
    together = all(states) or (told.kind == "partnership" and not any(states))
    if together and told.status not in ENDED:
        return found
    owned = _EQUITY.search(line.folded) is not None
    return sorted(found, key=lambda e: e.kind in STATES if owned else e.kind == "government_body")[:1]


def _company(deal: Deal, deals: Sequence[Deal]) -> list[Entity]:
    """The company that is told of first."""
    return next(([e] for d in deals if d is not deal for e in d.parties if e.kind == "company"), [])


def _borrows(mention: Mention, line: Line) -> bool:
    """Whether it is whom somebody may lend to, and not only the home of another: "Chile's treasury"."""
    home = mention.entity.kind == "state" and line.folded.startswith(("'s ", "’s "), mention.end)
    return not mention.weak and mention.entity.kind in _BORROWERS and not home


def _may(entity: Entity, who: Sequence[Entity], kind: str) -> bool:
    """Whether it may be the other side: what states agree they agree with states."""
    if kind in MADE_BY_STATES and all(e.kind in STATES for e in who):
        return entity.kind in STATES
    return not (kind == "financing" and entity.kind == "association")
