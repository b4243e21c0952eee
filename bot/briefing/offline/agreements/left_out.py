"""Fill in the parties that the sentences of an agreement leave out: whom the lead, the title or others name."""

from __future__ import annotations

import re

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.kinds_by_parties import lends
from bot.briefing.offline.agreements.other_side import names_another
from bot.briefing.offline.clauses.event import LENDERS, STATES
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import ENDED

_BORROWERS = ("state", "company", "research_education")
_EQUITY = re.compile(r"\b(?:equity|stake|shares)\b")
"""What only a company has to give."""
_TO_IT = re.compile(r" (?:to|with) it\b")


def complete(
    deal: Deal,
    deals: list[Deal],
    lines: list[Line],
    mentions: list[list[Mention]],
    lead: list[Entity],
    language: str,
) -> None:
    """Give an agreement the parties that are not told in its own sentences; `lead` are those of the lead."""
    named = bool(deal.parties)
    deal.parties = deal.parties or [*lead] or barely_named(deal, mentions, language)
    if len(deal.parties) == 1 and (named or not deal.generic):
        deal.parties += _partners(deal.parties[0], mentions, lines)
    if deal.kind in ("financing", "investment") and all(lends(e) for e in deal.parties):
        deal.parties += _borrowers(deal, deals, lines, mentions, english=language == "en")


def _borrowers(
    deal: Deal, deals: list[Deal], lines: list[Line], mentions: list[list[Mention]], *, english: bool
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


def _company(deal: Deal, deals: list[Deal]) -> list[Entity]:
    """The company that is told of first."""
    return next(([e] for d in deals if d is not deal for e in d.parties if e.kind == "company"), [])


def _borrows(mention: Mention, line: Line) -> bool:
    """Whether it is whom somebody may lend to, and not only the home of another: "Chile's treasury"."""
    home = mention.entity.kind == "state" and line.folded.startswith(("'s ", "’s "), mention.end)
    return not mention.weak and mention.entity.kind in _BORROWERS and not home


def barely_named(deal: Deal, mentions: list[list[Mention]], language: str) -> list[Entity]:
    """Who is named in German beside an agreement of nobody else, as its place or home: "nahm in Lima den Pakt an"."""
    if language != "de" or deal.generic:
        return []
    return list(dict.fromkeys(m.entity for n in deal.lines for m in mentions[n]))


def _partners(party: Entity, mentions: list[list[Mention]], lines: list[Line]) -> list[Entity]:
    """With whom the title names `party`, where its sentence names it alone: those of its own kind."""
    found: list[Entity] = []
    for n, line in enumerate(lines):
        told = [m for m in mentions[n] if not m.weak] if line.part == 0 else []
        own = [m for m in told if m.entity == party]
        found += [
            m.entity
            for m in told
            if own
            and m.entity.kind == party.kind
            and ";" not in line.text[min(m.end, own[0].end) : max(m.start, own[0].start)]
        ]
    return [e for e in dict.fromkeys(found) if e != party]


def lead_parties(mentions: list[list[Mention]], lines: list[Line]) -> list[Entity]:
    """Whom the first sentence of the body names that names anybody."""
    for n, line in enumerate(lines):
        if line.part == 1:
            found = [m.entity for m in mentions[n] if not m.weak]
            if found:
                return list(dict.fromkeys(found))
    return []
