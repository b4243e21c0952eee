"""Tell of what kind an English verb is that is an agreement by itself: of goods, money, part of a company."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import NEAR, Clause
from bot.briefing.offline.clauses.purchases import buys_company, of_goods
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.reading.payments import MONEY, OWN_MONEY, is_lent
from bot.briefing.offline.vocabulary.english_turns import NUMBER
from bot.briefing.offline.vocabulary.words import Tag

_PART = re.compile(r"\b(?:division|subsidiary|business|unit|stake|shareholding)\b")
"""What a bidder leaves to its owner."""
_HELPS = re.compile(r"(?:(?:will|is to|are to|is|are|agreed to|pledged to) )?(?:help|assist)")
"""What is done with money where a sum is named."""
_PROVIDES_GOODS = re.compile(
    rf"(?:will |to |is |are )?provid\w+ (?:[^,.;]{{2,60}}? with (?:up to |about )?)?(?:the |its |all )?(?:{NUMBER} "
    rf"|[a-z-]+s? )"
)
"""What a company does that is no gift: "will provide Riga with 400 buses"."""
_WORKS = re.compile(r"\b(?:farms?|plants?|mines?|factor(?:y|ies)|fields?|pipelines?|terminals?|stations?|works)\b")
"""What a company leaves that was to build it."""
_OFFER = re.compile(r" (?:its|their|an?|the) (?:[\w-]+ )*?(?:offer|bid)s? (?:of \S+ (?:\w+ ){0,3})?for\b")
"""What a bidder withdraws."""
_TRADES = re.compile(r"\b(?:buy|buys|buying|bought|sell|sells|selling|sold|purchase[sd]?)\b")
_FOR_LOAN = re.compile(
    r" (?:[\w'’.&-]+ ){1,6}?for (?:an?|another|up to|the) (?:[\w.,$€£-]+ ){0,4}?(?:loan|credit|grant|bridge"
    r"|guarantee)\b"
)
"""Behind "tapped", that it is asked for money."""


def kind_of_goods(kind: str, verb: Tag, clause: Clause, before: set[Entity], *, equals: bool, money: bool) -> str:
    """The kind, or that of goods which are traded or provided."""
    if kind == "merger_acquisition" and _of_goods(verb, clause):
        return "partnership" if equals else "contract"
    provided = kind == "financing" and not money and _provides_goods(verb, before, clause)
    return "contract" if provided else kind


def _provides_goods(verb: Tag, before: set[Entity], clause: Clause) -> bool:
    """Whether a company provides somebody with something else than money: "will provide Riga with 400 buses"."""
    firm = any(e.kind == "company" for e in before)
    return firm and _PROVIDES_GOODS.match(clause.line.folded, verb.start) is not None and not is_lent(clause)


def _of_goods(verb: Tag, clause: Clause) -> bool:
    """Whether what is bought or sold is no company: "will buy 36 drones"."""
    if of_goods(clause.line, verb.start, verb.end + NEAR):
        return True
    return _TRADES.search(clause.line.folded, verb.start, verb.end) is not None and not buys_company(verb, clause)


def _left_organisation(verb: Tag, clause: Clause) -> bool:
    """Whether a state leaves an organisation of states: "has quit ECOWAS"."""
    left = [m for m in clause.who if 0 <= m.start - verb.end <= len(" the ")]
    states = [m for m in clause.who if m.end <= verb.start]
    return bool(left and states) and left[0].entity.kind == "igo" and all(m.entity.kind == "state" for m in states)


def kind_done(kind: str, told: str, verb: Tag, clause: Clause) -> str:
    """The kind that a verb tells; of "pulled out" the words beside it do."""
    if kind == "partnership" and _HELPS.match(clause.line.folded, verb.start) and MONEY.search(clause.line.folded):
        return "financing"
    if kind == "contract" and _FOR_LOAN.match(clause.line.folded, verb.end):
        return "financing"
    if told != "terminated":
        companies = kind == "financing" and all(m.entity.kind == "company" for m in clause.who)
        own = companies and (OWN_MONEY.search(clause.line.folded) or told == "proposed")
        return "investment" if own else kind
    if _left_organisation(verb, clause):
        return "treaty"
    beside = [t for t in clause.tags if t.start - verb.end <= NEAR and t.what in ("kind", "may", "hint") and t.value]
    if _OFFER.match(clause.line.folded, verb.end):
        return "merger_acquisition"
    behind = [t for t in beside if t.start >= verb.end]
    if _PART.search(clause.line.folded, verb.end, verb.end + NEAR):
        return "merger_acquisition"
    if not behind and _WORKS.search(clause.line.folded, verb.end, verb.end + NEAR):
        return "investment"
    return next((t.value for t in (behind or beside)), kind)
