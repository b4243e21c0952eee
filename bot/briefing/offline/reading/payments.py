"""Tell whether an English clause tells of money: what is lent, given or offered, who pays for what."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import COUNTRIES, FUNDS_OF_STATES, NEAR, Clause
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.vocabulary.words import Tag

_GIVES = re.compile(
    r"(?![^,.;]{0,60}?\b(?:green light|go-ahead|nod|blessing|notice|assurances?|boost|warning|until|approval"
    r"|consent|time|right"
    r"|access|permission|support|backing|answer|reply|details|priority)\b)"
    r"(?:gave|is giving|are giving|donat|grant|lent|lends?\b|will lend|provid|will provide|contribut)"
)
MONEY = re.compile(r"[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:million|billion|trillion|bn|m|mn)\b")
_LENT = re.compile(r"(?:lent|lends?|lending|borrow(?:s|ed)?)\b")
"""Verbs that tell of things as well: "lent uniforms"."""
_PAYS = re.compile(r"\b(?:co-?financ|financ|fund|lend|lent|bankroll|put|pledg|promis|contribut|cover|asked for)")
_SHARE_PAID = re.compile(
    r" (?:up to |about |some |almost |another )?(?:\d[\d.]*(?:%| per ?cent)|half|two[- ]thirds|three[- ]quarters|(?:a"
    r"|one|two) (?:third|quarter"
    r"|fifth)s?|most|the (?:rest|remainder|balance))\b(?! (?:stake|share|holding|interest|off|more|less))"
)
"""Which part of something a lender pays: "finances 70 percent"."""
_PAID = re.compile(
    r"[$€£¥₹]\s?\d|\b(?:costs?|bill|price|million|billion|half|third|quarter|share|expenses?|percent|%)\b"
)
"""What is paid, or a part of it."""
_LENDERS = re.compile(r"\b(?:banks|lenders|creditors|a syndicate|investors)\b")
_IN_DEBT = (
    "borrow",
    "is borrowing",
    "are borrowing",
    "has borrowed",
    "have borrowed",
    "raise",
    "secure",
    "obtain",
    "will come",
    "to come",
    "come",
    "receive",
    "will receive",
    "can ",
)
"""Verbs of who gets the money, or of where it comes from."""
OWN_MONEY = gated(r"\b(?:pledged|committed|earmarked|allocated|pledges|commits|invest)\b")
"""What companies do with money of their own is to invest it."""


def gives(verb: Tag, who: set[Entity], clause: Clause) -> bool:
    """Whether one state gives another something: "is giving Ukraine six field hospitals"."""
    return all(e.kind in COUNTRIES for e in who) and _GIVES.match(clause.line.folded, verb.start) is not None


def pays_share(verb: Tag, folded: str) -> bool:
    """Whether a part of the cost is paid: "finances 70 percent", not "gets a third of its power"."""
    pays = _PAYS.search(folded, verb.start, verb.end) is not None
    return pays and _SHARE_PAID.match(folded, verb.end) is not None


def pays_for_goods(verb: Tag, before: set[Entity], clause: Clause) -> bool:
    """Whether a company only pays for something: that is no loan."""
    if any(t.what == "kind" and t.value == "financing" and t.start > verb.start for t in clause.tags):
        return False
    if _LENDERS.search(clause.line.folded, 0, verb.start):
        return False
    own = OWN_MONEY.search(clause.line.folded) or clause.line.folded.startswith(_IN_DEBT, verb.start)
    return all(e.kind == "company" for e in before) and not own and not offers_to_pay(verb, clause)


def is_lent(clause: Clause) -> bool:
    """Whether a clause tells of a sum, of a loan, or of a bank."""
    lent = any(
        t.what in ("kind", "may") and t.value == "financing" and not _LENT.match(clause.line.folded, t.start)
        for t in clause.tags
    )
    return (
        lent
        or MONEY.search(clause.line.folded) is not None
        or any(m.entity.kind == "bank_fund" or m.entity.name in FUNDS_OF_STATES for m in clause.who)
    )


def offers_to_pay(verb: Tag, clause: Clause) -> bool:
    """Whether somebody offers to pay for something: "offered to carry the cost", not "offered to carry the ore"."""
    folded = clause.line.folded
    if not folded.startswith("offered to", verb.start):
        return False
    works = verb.value.startswith("financing") and any(
        t.what == "act" and t.value == "contract" and t.start == verb.end + len(" to ") for t in clause.tags
    )
    return not works or _PAID.search(folded, verb.end, verb.end + NEAR) is not None
