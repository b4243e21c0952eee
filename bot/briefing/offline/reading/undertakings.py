"""Read what English sentences say that two will do for or with one another: "X will lay the cable for Y"."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import COUNTRIES, Clause, Event
from bot.briefing.offline.names.mention import entities
from bot.briefing.offline.reading.english_events import UNDER_SIGNED
from bot.briefing.offline.reading.side_by_side import listed
from bot.briefing.offline.reading.undertaken_kinds import LENDERS, QUANTITY, finances, kind_undertaken, takes_nothing
from bot.briefing.offline.vocabulary.words import Tag

_ADVERBS = r"(?:(?:\w+ly|also|now|first|then|together|instead|further|each|both|in future|for the first time) ){0,2}$"
_SURE = re.compile(
    r"\b(?:will|shall|is to|are to|(?:is|are|was|were|been) (?:hired|mandated|commissioned|contracted|engaged) to"
    r"|(?:agree[sd]?|undertook|decides?|undertaken|undertakes?|pledge[sd]?|commits?|committed"
    r"|promise[sd]?|contracted|vow(?:ed|s)?"
    r"|signed(?: up)?|decided|obliged|won the right|won the job|accepted|engaged)(?: in principle| on \w+day"
    r"| (?:last|this) week| earlier this \w+)? to) " + _ADVERBS
)
"""Before a verb that is agreed: what a company "will" do for another is so as far as news know."""
_NO_LONGER = re.compile(
    r"\b(?:no longer|not) (?:wants?|plans?|intends?|wish(?:es)?|going|hopes?|proceed with plans) to (?:\w+ly )?$"
)
"""Before what was wanted and is so no more."""
_WISH = re.compile(
    r"\b(?:plans?|planned|wants?|intends?|hopes?|aims?|seeks?|wish(?:es)?|like|expects?|planning"
    r"|hoping|trying|eager|bidding|vying|angling|applying|itching|longing|proposing|aiming|seeking|preparing|looking"
    r"|ready"
    r"|willing|considering|(?:weigh\w*|consider\w*|decid\w*|debat\w*|ask\w*|examin\w*|discuss\w*) whether"
    r"|proposed?s?|offer(?:s|ed)?|invited \w+|asked|keen|mulling) to " + _ADVERBS
)
"""Before a verb of what somebody wants."""
_DECLINES = re.compile(
    r"\b(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)|(?:is|are|was|were) (?:not willing|unwilling|not prepared|not"
    r" ready)"
    r"|(?:has|have|had) no (?:wish|intention|desire)|(?:does|do|did) not (?:want|wish)) to " + _ADVERBS
)
"""Before a verb of what somebody does not want to do: "declined to build a car with Apple"."""
_ASKED = re.compile(
    r"\b(?:been|was|were|is|are) (?:\w+ )?(?:asked|invited|approached|sounded out|urged) to (?:\w+ly )?$"
)
"""Before what somebody else wants of a company."""
_TRADED = re.compile(
    r"(?:take|buy|import|sell|supply|export|deliver|ship|send|purchase) (?:up to |about |another )?[\d$€£]"
)
"""What a state does with so much of what is another's: "will take 40 megawatts of Nepalese hydropower"."""
_OPEN = re.compile(r"\b(?:when|whether|if|how|unless|until) (?:[\w'’-]+ ){1,4}$")
"""Before what nobody knows yet: "have yet to say when they will upgrade the line"."""
_WOULD = re.compile(r"\bwould " + _ADVERBS)
_COULD = re.compile(r"\b(?:could|might|may) (?:soon |yet |eventually |one day )?" + _ADVERBS)
"""Before what is only possible."""
_REPORTED = re.compile(r"\b(?:said|told|announced|confirmed|disclosed|revealed|agreed|under which|added)\b")
_PASSIVE = re.compile(r"\b(?:will be|is to be|are to be|would be|is being|are being|to be) " + _ADVERBS)
_BY = re.compile(r" (?:in \w+ )?(?:together |jointly )?by (?:the )?(?:[\w'’-]+ ){0,4}$")
_SOLD_TO = re.compile(r" (?:on )?to (?:the )?(?:[\w'’-]+ ){0,4}$")
_LINK = re.compile(
    r"\b(?:for|to|from|with|of|at|alongside|by) (?:the )?(?:[\w'’.-]+ ){0,4}$|^ (?:the )?(?:[\w'’-]+ ){0,3}$"
)
"""Between a verb and the counterpart of what is done."""
_SIGNED_TO = re.compile(r"\bsigned(?: up)?(?: on \w+day| this week)? to $")
"""Before what is signed: "signed on Thursday to take 2 million tonnes"."""
_NEAR = 35
"""Characters between a verb and the people for whom it is done."""
_UNDER_MEMORANDUM = re.compile(r"under (?:an?|another) (?:\w+ ){0,2}(?:memorandum|letter of intent)\b")
_NO = re.compile(r" (?:no|nothing|neither)\b")
"""Behind what is not done: "will make no further payments"."""
_DELIVERED = re.compile(r" (?:to|from) $")
"""Between goods and the country that gets or sends them."""
_NEGATED = 24
"""Characters between "not" and the verb that it negates."""
_AUXILIARIES = 32
"""Characters before a verb in which its passive stands."""
_FAR = 150
"""Characters between a verb and its counterpart."""


def undertaking(clause: Clause, *, fresh: bool) -> Event | None:
    """What the clause says that its parties will do, have agreed to do, or want to do for or with one another."""
    if not clause.who:
        return None
    kinds: dict[int, set[str]] = {}
    for t in clause.tags:
        if t.what == "act":
            kinds.setdefault(t.start, set()).add(t.value)
    for at, may in kinds.items():
        verb = next(t for t in clause.tags if t.start == at and t.what == "act")
        folded = clause.line.folded
        dropped = _NO_LONGER.search(folded, max(0, at - _AUXILIARIES), at) is not None
        declines = not dropped and _DECLINES.search(folded, max(0, at - _AUXILIARIES), at) is not None
        kept = dropped or declines
        negated = not kept and any(t.what == "not" and 0 <= at - t.end <= _NEGATED for t in clause.tags)
        if negated or _NO.match(clause.line.folded, verb.end):
            continue
        if _is_asked(verb, may, clause):
            kind = "contract" if clause.who[0].entity.kind == "company" else "financing"
            return Event(clause.n, kind, "proposed", clause.who, fresh=True, other_told=True)
        found = (
            _active(verb, may, clause)
            or _passive(verb, may, clause)
            or _for_people(verb, may, clause)
            or _sold_abroad(verb, may, clause)
        )
        if found is not None:
            kind, status = found
            if dropped:
                return Event(clause.n, kind, "terminated", clause.who, fresh=True)
            if _UNDER_MEMORANDUM.match(clause.line.folded):
                return Event(clause.n, "mou", "signed", clause.who, fresh=True)
            if status == "agreed" and _is_signed(verb, clause):
                status = "signed"
            alone = kind == "contract" and len(entities(clause.who)) == 1
            fresh = fresh or alone or clause.who[-1].weak
            return Event(clause.n, kind, status, clause.who, fresh, tentative=True, other_told=alone)
    return None


def _is_signed(verb: Tag, clause: Clause) -> bool:
    """Whether it is signed: "signed to supply", "will build trams under a contract that it signed on Monday"."""
    folded = clause.line.folded
    return _SIGNED_TO.search(folded, 0, verb.start) is not None or UNDER_SIGNED.search(folded) is not None


def how_sure(verb: Tag, folded: str) -> str:
    """How far it is what stands behind "will", "wants to" or "would"; "" behind none of them."""
    begin = max(0, verb.start - 48)
    if _OPEN.search(folded, begin, verb.start):
        return ""
    if _DECLINES.search(folded, begin, verb.start):
        return "rejected"
    if _SURE.search(folded, begin, verb.start):
        return "agreed"
    if _WISH.search(folded, begin, verb.start):
        return "proposed"
    if _WOULD.search(folded, begin, verb.start):
        return "agreed" if _REPORTED.search(folded, 0, verb.start) else "proposed"
    return "proposed" if _COULD.search(folded, begin, verb.start) else ""


def may_undertake(verb: Tag, folded: str) -> bool:
    """Whether what stands before a verb may make it something that will be done, or is asked for."""
    if how_sure(verb, folded) or _PASSIVE.search(folded, max(0, verb.start - _AUXILIARIES), verb.start):
        return True
    return _ASKED.search(folded, 0, verb.start) is not None


def _is_asked(verb: Tag, may: set[str], clause: Clause) -> bool:
    """Whether one alone is said to have been asked for work, or for money: "has been asked to refurbish engines"."""
    asked = _ASKED.search(clause.line.folded, 0, verb.start)
    if asked is None or clause.who[0].start > asked.start() or takes_nothing(verb, clause):
        return False
    kind = clause.who[0].entity.kind
    pays = "financing" in may and kind in LENDERS and finances(verb, may, clause, {clause.who[0].entity})
    return pays or ("contract" in may and all(m.entity.kind == "company" for m in clause.who))


def _for_people(verb: Tag, may: set[str], clause: Clause) -> tuple[str, str] | None:
    """What one state has agreed to do for people of another: "promised to train 200 Kenyan vets"."""
    states = [m for m in clause.who if m.end <= verb.start and m.entity.kind in COUNTRIES]
    traded = "contract" in may and _TRADED.match(clause.line.folded, verb.start) is not None
    if len(entities(clause.who)) != 1 or not states or not (traded or "partnership" in may):
        return None
    others = [
        m
        for m in clause.adjectives
        if verb.end <= m.start <= verb.end + _NEAR and m.entity != states[0].entity and m.weak
    ]
    if not others or how_sure(verb, clause.line.folded) != "agreed":
        return None
    clause.who = [*clause.who, *others[:1]]
    return ("contract" if traded else "partnership"), "agreed"


def _sold_abroad(verb: Tag, may: set[str], clause: Clause) -> tuple[str, str] | None:
    """What a company will deliver to a country that does nothing else: "will ship 30,000 tonnes of rice to Togo"."""
    folded = clause.line.folded
    firm = next((m for m in clause.who if m.end <= verb.start and m.entity.kind == "company"), None)
    if firm is None or "contract" not in may or not _TRADED.match(folded, verb.start):
        return None
    states = [
        m
        for m in clause.named
        if m.entity.kind == "state" and m.form == "name" and verb.end <= m.start <= verb.end + _FAR
        if _DELIVERED.search(folded, verb.end, m.start) and m.entity.country != firm.entity.country
    ]
    status = how_sure(verb, folded)
    if not states or status != "agreed":
        return None
    clause.who = [*clause.who, *states[:1]]
    return "contract", status


def _active(verb: Tag, may: set[str], clause: Clause) -> tuple[str, str] | None:
    status = how_sure(verb, clause.line.folded)
    before = [m for m in clause.who if m.end <= verb.start]
    if not status or not before:
        return None
    others = [m for m in clause.who if verb.end <= m.start <= verb.end + _FAR and m.entity not in entities(before)]
    partners = [m for m in others if _LINK.search(clause.line.folded[verb.end : m.start])]
    kind = kind_undertaken(verb, may, clause, before, partners)
    if not kind and not others and "contract" in may and _SIGNED_TO.search(clause.line.folded, 0, verb.start):
        kind = "contract" if before[0].entity.kind == "company" and QUANTITY.match(clause.line.folded, verb.end) else ""
    return (kind, status) if kind else None


def _passive(verb: Tag, may: set[str], clause: Clause) -> tuple[str, str] | None:
    """ "The line will be laid by X": an order of whoever was spoken of."""
    folded = clause.line.folded
    if not _PASSIVE.search(folded, max(0, verb.start - _AUXILIARIES), verb.start):
        return None
    by = [m for m in clause.who if m.start > verb.end and _BY.match(folded, verb.end, m.start)]
    to = [m for m in clause.who if m.start > verb.end and _SOLD_TO.match(folded, verb.end, m.start)]
    if "contract" in may and to and to[0].entity.kind == "company":
        return "contract", "agreed"
    if not by or by[0].entity.kind == "person":
        return None
    together = len(entities(by)) > 1 or (len(entities(clause.who)) > 1 and listed(by or clause.who, clause))
    if together and folded.startswith((" jointly by", " together by"), verb.end):
        return "partnership", "agreed"
    if "financing" in may and ("contract" not in may or by[0].entity.kind in ("bank_fund", "igo")):
        return "financing", "agreed"
    ahead = not folded.endswith("being ", 0, verb.start)
    return ("contract", "agreed") if ahead and "contract" in may and by[0].entity.kind == "company" else None
