"""Read English verbs that are agreements by themselves ("hired", "withdrew from"), and votes of parliaments."""

from __future__ import annotations

import re

from bot.briefing.offline.gate import gated
from bot.briefing.offline.kinds import Clause, Event
from bot.briefing.offline.modality import effective_status
from bot.briefing.offline.words import Tag

NEAR = 60
"""Characters between two everyday words that together tell of an agreement."""
_OF_EQUALS = ("merger_acquisition", "partnership")
"""Kinds whose parties may all be the subject: "X and Y are to fold their parcel arms into one"."""
_SHARE_BEHIND = re.compile(
    r" (?:a further |another |an additional |up to |the (?:remaining|other) |a (?:majority|minority|controlling) )?"
    r"(?:\d[\d.]*(?:%| per ?cent)|stakes?\b|half of the shares)"
)
"""Behind "agreed to buy", what is left of a company that was spoken of."""
_STATES = ("state", "igo")
_SURE_FUTURE = ("will", "is to", "are to", "would")
"""What a company will buy, or a bank is to lend, is agreed as far as news know."""
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:million|billion|trillion|bn|m|mn)\b")
_OF_MONEY = ("financing", "investment")
"""Kinds that need no second party where a sum is named."""
_NEEDS_MONEY = ("financing",)
_OWN_MONEY = gated(r"\b(?:pledged|committed|earmarked|allocated|pledges|commits|invest)\b")
"""What companies do with money of their own is to invest it."""
LEGISLATURE = gated(
    r"\b(?:parliament|chamber of deputies|deputies|lawmakers|legislators|mps|senators?|senate|national assembly"
    r"|congress"
    r"|bundestag|bundesrat|sejm|knesset|duma|riksdag|storting|folketing|verkhovna rada|rada|diet|lok sabha"
    r"|house of \w+"
    r"|lower house|upper house|legislature|(?<!health )(?<!general )assembly|majlis|eduskunta|seimas|saeima"
    r"|riigikogu)\b"
)
_BY_LEGISLATURE = re.compile(rf" (?:in|by) (?:the )?(?:\w+ ){{0,2}}(?:{LEGISLATURE.pattern.pattern})")
_PASSED = (
    "approved",
    "approves",
    "approve",
    "backed",
    "backs",
    "passed",
    "passes",
    "endorsed",
    "endorses",
    "adopted",
    "adopts",
    "cleared",
)


def deed(clause: Clause, fresh: bool) -> Event | None:
    """What a verb tells that is an agreement by itself: "hired X to run", "borrowed $2bn from Y", "withdrew from"."""
    for verb in clause.tags:
        if verb.what != "does":
            continue
        kind, _, told = verb.value.partition(":")
        tags = [t for t in clause.tags if clause.line.folded[t.start : t.end] not in _SURE_FUTURE]
        status = effective_status(verb._replace(value=told), tags, clause.line, clause.language, clause.past)
        before = {m.entity for m in clause.who if m.start < verb.start or m not in clause.who}
        others = {m.entity for m in clause.who} - before
        money = _MONEY.search(clause.line.folded, verb.end, verb.end + NEAR) is not None
        equals = len(before) > 1 and kind in _OF_EQUALS and any(e.kind not in _STATES for e in before)
        two = bool(before and others) or equals
        enough = bool(before or others) and (told == "terminated" or (kind in _OF_MONEY and money))
        enough = enough or (bool(before) and _alone(verb, told, clause))
        lent = any(t.what in ("kind", "may") and t.value == "financing" for t in clause.tags)
        if (
            kind == "financing"
            and all(e.kind == "company" for e in before)
            and not _OWN_MONEY.search(clause.line.folded)
            and not _offers(verb, clause)
        ):
            continue  # what a company pays for is no loan
        if status and ((two and (kind not in _NEEDS_MONEY or money or lent or _has_lender(clause))) or enough):
            return Event(clause.n, _kind_done(kind, told, verb, clause), status, clause.who, fresh)
    return None


def _alone(verb: Tag, told: str, clause: Clause) -> bool:
    """Whether a verb needs no second party: who buys a further share, or offers to pay for what was told before."""
    return _offers(verb, clause) or (
        told != "proposed" and _SHARE_BEHIND.match(clause.line.folded, verb.end) is not None
    )


def _offers(verb: Tag, clause: Clause) -> bool:
    return clause.line.folded.startswith("offered to", verb.start)


def _kind_done(kind: str, told: str, verb: Tag, clause: Clause) -> str:
    """The kind that a verb tells; of "pulled out" the words beside it do."""
    if told != "terminated":
        companies = kind == "financing" and all(m.entity.kind == "company" for m in clause.who)
        own = companies and (_OWN_MONEY.search(clause.line.folded) or told == "proposed")
        return "investment" if own else kind
    beside = (t for t in clause.tags if t.start - verb.end <= NEAR)
    return next((t.value for t in beside if t.what in ("kind", "may", "hint") and t.value), kind)


def _has_lender(clause: Clause) -> bool:
    return any(m.entity.kind == "bank_fund" for m in clause.who)


def passes(verb: Tag, folded: str) -> bool:
    """Whether a parliament does it: "lawmakers approved", "was backed by the senate"."""
    if folded[verb.start : verb.end].split()[0] not in _PASSED:
        return False
    before = LEGISLATURE.search(folded, max(0, verb.start - 70), verb.start)
    by = _BY_LEGISLATURE.match(folded, verb.end)
    return by is not None or (before is not None and ";" not in folded[before.end() : verb.start])
