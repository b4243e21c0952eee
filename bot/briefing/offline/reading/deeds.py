"""Read English verbs that are agreements by themselves ("hired", "withdrew from")."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import COUNTRIES, NEAR, Clause, Event
from bot.briefing.offline.clauses.modality import effective_status
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.reading.deed_kinds import kind_done, kind_of_goods
from bot.briefing.offline.reading.payments import MONEY, gives, is_lent, offers_to_pay, pays_for_goods, pays_share
from bot.briefing.offline.vocabulary.words import ENDED, Tag

_PAIR = 2
_THE = len(" the ")
_OF_EQUALS = ("merger_acquisition", "partnership")
"""Kinds whose parties may all be the subject: "X and Y are to fold their parcel arms into one"."""
_SHARE_BEHIND = re.compile(
    r" (?:a further |another |an additional |up to |the (?:remaining|other) |a (?:majority|minority|controlling) )?"
    r"(?:\d[\d.]*(?:%| per ?cent)|stakes?\b|half of the shares)"
)
"""Behind "agreed to buy", what is left of a company that was spoken of."""
_OWN_UNIT = re.compile(
    r" (?:(?:its|their) )?[^,;.]{0,40}\b(?:arm|unit|business|division|subsidiary|operations|assets"
    r"|brewer(?:y|ies)|brands?)\b"
)
"""Behind "is parting with" or "sold its", a part of a company."""
_NAMED_PRICE = re.compile(r" (?:[a-z-]+ ){0,4}(?:[A-Z][\w-]*-based )?[A-ZÀ-Þ][^.;]{2,60}? for [^.;]{0,20}\d")
"""Behind "bought", a name and a price."""
_RAISES = re.compile(r"(?:raise|lift|increase|boost|upp?)\w* its ")
"""What a company does with a share that it has."""
_WE = re.compile(r"[\"'“‘]?(?:yes, |today )?(?:we|our) ")
"""Begins what somebody says for whom the sentence names last."""
_EACH_OTHER = re.compile(r"\b(?:each other|one another)\b|\bthe other's\b")
_COMES_FROM = re.compile(
    r"(?:will|to) come from [^,.;]{3,60}? (?:under|as part of|on the basis of) (?:an?|its|their) [^,.;]{0,30}?"
    r"\b(?:deal|contract|agreement|accord|order)\b"
)
"""Of goods by contract: "wheels will come from X under a five-year deal"."""
_SIGNED = re.compile(r"\bsigned(?: up)?(?: on \w+day| this week)? $")
"""Before "to deliver", what is signed."""
_PASSIVE = re.compile(r"\b(?:be|been|was|were|is|are) $")
_SURE_FUTURE = ("will", "is to", "are to", "would")
"""What a company will buy, or a bank is to lend, is agreed as far as news know."""
_OF_MONEY = ("financing", "investment")
"""Kinds that need no second party where a sum is named."""
_NEEDS_MONEY = ("financing",)
_COURTS = ("is courting", "are courting", "is wooing", "courting", "wooing")
_HABIT = re.compile(
    r"(?:sell|buy|lend|provide|suppl(?:y|ie)|ship|lease|finance|fund|export|acquire|purchase|offer)s(?: its| their)?"
)
"""Present tense without a sum: in the body of an article it tells what is always so."""
_SOMEBODY = re.compile(r"\b(?!The |It |He |She |They )[A-Z][\w'’-]+ (?:has |had |have |then |later |also )?$")
"""Before a verb, its subject."""
_RECEIVED_ELSE = re.compile(
    r"receive[sd]?\b[^,.;]{0,60}?\b(?:proposals?|offers?|bids?|approach(?:es)?|requests?|invitations?|letters?|notice"
    r"|complaints?|applications?|visit|delegation)\b"
)
"""What is received that is no money."""
_RAISED = ("raise", "attract", "pulled in", "drew", "collect", "net")
_FROM_WHOM = re.compile(r"\b(?:from|led by|headed by|in a round)\b")
_TO_DO = re.compile(
    r" (?:[\w'’.&-]+ ){1,7}?to (?!(?:lead|head|chair|be|become|succeed|replace|speak|comment|host)\b)[a-z]{3,}"
)
"""Behind "picked", what the one who is picked is to do."""


def deed(clause: Clause, fresh: bool) -> Event | None:
    """What a verb tells that is an agreement by itself: "hired X to run", "borrowed $2bn from Y", "withdrew from"."""
    deeds = [t for t in clause.tags if t.what == "does"]
    for verb in deeds:
        part = any(o.start <= verb.start and verb.end <= o.end and o[:2] != verb[:2] for o in deeds)
        if part and not (clause.line.folded.startswith("offer", verb.start) and not _for_company(verb, deeds, clause)):
            continue
        if verb.value.endswith(":in_force") and any(m.entity.kind in COUNTRIES for m in clause.who):
            continue  # what belongs to a state was no company's
        told = _of_two(verb, clause, fresh=fresh) if verb.value[0] == ":" else _done(verb, clause, fresh)
        if told is not None:
            return told
    return None


def _for_company(verb: Tag, deeds: list[Tag], clause: Clause) -> bool:
    """Whether money is offered for a company, and not lent: "has offered £1.3bn for the London Stock Exchange"."""
    ends = [o.end for o in deeds if o.start == verb.start and o.value == "merger_acquisition:proposed"]
    return any(m.form == "organisation" and 0 <= m.start - end <= _THE for m in clause.who for end in ends)


def _done(verb: Tag, clause: Clause, fresh: bool) -> Event | None:
    kind, _, told = verb.value.partition(":")
    folded = clause.line.folded
    if not _is_news(verb, clause) or _is_ended(verb, clause) or _woos(verb, clause):
        return None
    tags = [t for t in clause.tags if folded[t.start : t.end] not in _SURE_FUTURE]
    status = effective_status(verb._replace(value=told), tags, clause.line, clause.language, clause.past)
    before = {m.entity for m in clause.who if m.start < verb.start or m not in clause.who}
    if not before and clause.who and _WE.match(folded):
        before = {clause.who[-1].entity}  # "We have chosen X," the minister of Kenya said
    others = {m.entity for m in clause.who} - before
    mutual = (
        " joint " in folded[verb.start : verb.end] or _EACH_OTHER.search(folded, verb.end, verb.end + NEAR) is not None
    )
    equals = len(before) > 1 and kind in _OF_EQUALS and (mutual or any(e.kind not in COUNTRIES for e in before))
    money = MONEY.search(folded, verb.end, verb.end + NEAR) is not None
    money = money or (kind == "financing" and pays_share(verb, folded))
    if folded.endswith((" come from", " comes from"), 0, verb.end):
        money = MONEY.search(folded, 0, verb.start) is not None
    if kind == "financing" and not money and _COMES_FROM.match(folded, verb.start):
        return Event(clause.n, "contract", "agreed", clause.who, fresh=True, other_told=True) if others else None
    kind = kind_of_goods(kind, verb, clause, before, equals=equals and not others, money=money)
    two = bool(before and others) or equals
    enough = bool(before or others) and (told == "terminated" or (kind in _OF_MONEY and money))
    enough = enough or (bool(before) and _alone(verb, told, clause))
    enough = enough or (kind == "contract" and _chosen(verb, others, clause))
    if folded.startswith(_RAISED, verb.start) and told == "agreed" and kind == "investment":
        enough = False
        if not (money and _FROM_WHOM.search(folded, verb.end, verb.end + NEAR)):
            return None
    if _RECEIVED_ELSE.match(folded, verb.start) or (folded.startswith("receiv", verb.start) and not others):
        return None
    if kind == "financing" and pays_for_goods(verb, before, clause):
        return None
    if folded.startswith("extended", verb.start) and _PASSIVE.search(folded, 0, verb.start):
        return None
    given = (
        money or is_lent(clause) or gives(verb, before | others, clause) or folded.endswith("asked for", 0, verb.end)
    )
    if not status or not (enough or (two and (kind not in _NEEDS_MONEY or given))):
        return None
    return Event(clause.n, kind_done(kind, told, verb, clause), _as_signed(status, verb, folded), clause.who, fresh)


def _of_two(verb: Tag, clause: Clause, *, fresh: bool) -> Event | None:
    """What a phrase tells of two that does not say of what: "are calling it a day"."""
    status = effective_status(
        verb._replace(value=verb.value[1:]), clause.tags, clause.line, clause.language, clause.past
    )
    if not status or len({m.entity for m in clause.who}) < _PAIR or not _is_news(verb, clause):
        return None
    others = any(m.start >= verb.start for m in clause.who)
    hints = (t.value for t in clause.tags if t.what in ("kind", "hint", "may") and t.value)
    together = "partnership" if status == "terminated" and not others else ""
    return Event(clause.n, next(hints, together), status, clause.who, fresh)


def _as_signed(status: str, verb: Tag, folded: str) -> str:
    """The status, or "signed" of what somebody "signed to deliver"."""
    signed = status == "agreed" and folded.startswith("to ", verb.start) and _SIGNED.search(folded, 0, verb.start)
    return "signed" if signed else status


def _is_ended(verb: Tag, clause: Clause) -> bool:
    """Whether a verb is part of a phrase that tells an end: "is putting the pipeline on ice"."""
    return any(t.what == "status" and t.value in ENDED and t.start < verb.end < t.end for t in clause.tags)


def _is_news(verb: Tag, clause: Clause) -> bool:
    """Whether a verb tells of what has happened: not "Oman sells most of its gas to Japan", nor who else leaves."""
    if verb.value.endswith(":terminated"):
        left = _SOMEBODY.search(clause.line.text, max(0, verb.start - 40), verb.start)
        return left is None or any(m.start <= left.start() < m.end for m in clause.who)
    return not is_always_so(verb, clause.line)


def is_always_so(verb: Tag, line: Line) -> bool:
    """Whether the body of an article tells by a verb what somebody does all the time: "sells most of its gas"."""
    if not line.part or verb.value.endswith(":terminated") or not _HABIT.fullmatch(line.folded, verb.start, verb.end):
        return False
    return MONEY.search(line.folded) is None and not pays_share(verb, line.folded)


def _woos(verb: Tag, clause: Clause) -> bool:
    """Whether a state woos investors, or another state, of which it buys neither: "Germany is courting Namibia"."""
    courts = clause.line.folded.startswith(_COURTS, verb.start)
    return courts and any(m.entity.kind in COUNTRIES for m in clause.who if m.start < verb.start)


def _chosen(verb: Tag, others: set[Entity], clause: Clause) -> bool:
    """Whether somebody who has no name picks a company to do something: "the port authority picked X to dredge"."""
    if not others or any(e.kind != "company" for e in others):
        return False
    return _TO_DO.match(clause.line.folded, verb.end) is not None


def _alone(verb: Tag, told: str, clause: Clause) -> bool:
    """Whether a verb needs no second party: who buys a further share, or offers to pay for what was told before."""
    folded = clause.line.folded
    if not verb.value.startswith(("merger", "investment")):
        return offers_to_pay(verb, clause)
    share = _SHARE_BEHIND.match(folded, verb.end) or _OWN_UNIT.match(folded, verb.end)
    if share is None and verb.value.startswith("merger"):
        share = _NAMED_PRICE.match(clause.line.text, verb.end)
    return offers_to_pay(verb, clause) or (
        told != "proposed" and (share or _RAISES.match(folded, verb.start)) is not None
    )
