"""Read what English sentences say that two will do for or with one another: "X will lay the cable for Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.english_events import UNDER_SIGNED
from bot.briefing.offline.event import Clause, Event
from bot.briefing.offline.gate import gated
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.purchases import buys_company
from bot.briefing.offline.words import Tag

_ADVERBS = r"(?:(?:\w+ly|also|now|first|then|together|instead|further|each|both|in future|for the first time) ){0,2}$"
_SURE = re.compile(
    r"\b(?:will|shall|is to|are to|(?:is|are|was|were|been) (?:hired|mandated|commissioned|contracted|engaged) to"
    r"|(?:agree[sd]?|undertook|decides?|undertaken|undertakes?|pledge[sd]?|commits?|committed"
    r"|promise[sd]?|contracted|vow(?:ed|s)?"
    r"|signed(?: up)?|decided|obliged|won the right|won the job|accepted|engaged)(?: in principle| on \w+day"
    r"| (?:last|this) week| earlier this \w+)? to) " + _ADVERBS
)
"""Before a verb that is agreed: what a company "will" do for another is so as far as news know."""
_WISH = re.compile(
    r"\b(?:plans?|planned|wants?|intends?|hopes?|aims?|seeks?|wish(?:es)?|like|expects?|planning"
    r"|preparing|looking|ready"
    r"|willing|considering|proposed?s?|offer(?:s|ed)?|invited \w+|asked|keen|mulling) to " + _ADVERBS
)
"""Before a verb of what somebody wants."""
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
_FOR = re.compile(r"\bfor (?:the )?(?:[\w'’.-]+ ){0,4}$")
_WITH = re.compile(r"\b(?:with|alongside) (?:the )?(?:[\w'’.-]+ ){0,4}$")
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:million|billion|trillion|bn|m|mn)\b")
_LENT = gated(
    r"\b(?:loan|credit|grant|guarantee|bridge|facility|money|costs?|bill|half|rest|aid|arrears|debts?|sum|price|total"
    r"|amount)\b"
)
_QUANTITY = re.compile(
    r" (?:up to |about |some |around |another )?(?:[\d$€£]|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|half"
    r"|most|all|a (?:third|quarter|fifth|tenth|million|dozen|share|part))\b)"
)
_SIGNED_TO = re.compile(r"\bsigned(?: up)?(?: on \w+day| this week)? to $")
"""Before what is signed: "signed on Thursday to take 2 million tonnes"."""
_LIST = re.compile(
    r"(?:'s?)?(?: \([^()]{1,24}\))?(?:,|,? and|,? as well as|,? along with|,? together with)"
    r" (?:(?:the|[\w.'’-]+) ){0,5}?"
)
_CLAIM = gated(
    r"\b(?:suits?|lawsuits?|claims?|case|dispute|damages|compensation|complaint|fine|penalty|arbitration"
    r"|accus\w+|infring\w+|copying|allegations|charges|probe|investigation|litigation|proceedings)\b"
)
"""What "pay" and "drop" tell of a settlement of."""
_STATES = ("state", "igo")
_LENDERS = ("state", "igo", "bank_fund")
_TALK = re.compile(r"\b(?:talks|negotiating table|negotiations|summit|conference|meeting|signing)\b")
_COST = re.compile(
    r"(?:meet|bear|cover|pay|carry|shoulder|foot|pick up)\b[^,.;]{0,40}?\b(?:cost|costs|bill|expense|expenses|tab)\b"
)
_PRICE = re.compile(
    r"\bfor (?:an?|the|its|all|another|up to|about|\d)[^,.;]{0,40}?\b(?:stake|shares|percent|per cent|company|rival"
    r"|unit|business|holding)\b|\bfor \d[\d.]*(?:%| per ?cent)"
)
_TOGETHER = re.compile(r"\b(?:together|jointly|side by side|joint|in tandem|hand in hand)\b")
_NEAR = 70
"""Characters behind a verb in which what it is about stands."""
_UNDER_MEMORANDUM = re.compile(r"under (?:an?|another) (?:\w+ ){0,2}(?:memorandum|letter of intent)\b")
_NO = re.compile(r" (?:no|nothing|neither)\b")
"""Behind what is not done: "will make no further payments"."""
_NEGATED = 24
"""Characters between "not" and the verb that it negates."""
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
        if any(t.what == "not" and 0 <= at - t.end <= _NEGATED for t in clause.tags) or _NO.match(
            clause.line.folded, verb.end
        ):
            continue
        if _is_asked(verb, may, clause):
            kind = "contract" if clause.who[0].entity.kind == "company" else "financing"
            return Event(clause.n, kind, "proposed", clause.who, fresh=True, other_told=True)
        found = _active(verb, may, clause) or _passive(verb, may, clause) or _for_people(verb, may, clause)
        if found is not None:
            kind, status = found
            if _UNDER_MEMORANDUM.match(clause.line.folded):
                return Event(clause.n, "mou", "signed", clause.who, fresh=True)
            if status == "agreed" and _is_signed(verb, clause):
                status = "signed"
            alone = kind == "contract" and len(_entities(clause.who)) == 1
            fresh = fresh or alone or clause.who[-1].weak
            return Event(clause.n, kind, status, clause.who, fresh, tentative=True, other_told=alone)
    return None


def _is_signed(verb: Tag, clause: Clause) -> bool:
    """Whether it is signed: "signed to supply", "will build trams under a contract that it signed on Monday"."""
    folded = clause.line.folded
    return _SIGNED_TO.search(folded, 0, verb.start) is not None or UNDER_SIGNED.search(folded, verb.end) is not None


def how_sure(verb: Tag, clause: Clause) -> str:
    """How far it is what stands behind "will", "wants to" or "would"; "" behind none of them."""
    folded, begin = clause.line.folded, max(0, verb.start - 48)
    if _OPEN.search(folded, begin, verb.start):
        return ""
    if _SURE.search(folded, begin, verb.start):
        return "agreed"
    if _WISH.search(folded, begin, verb.start):
        return "proposed"
    if _WOULD.search(folded, begin, verb.start):
        return "agreed" if _REPORTED.search(folded, 0, verb.start) else "proposed"
    return "proposed" if _COULD.search(folded, begin, verb.start) else ""


def _is_asked(verb: Tag, may: set[str], clause: Clause) -> bool:
    """Whether one alone is said to have been asked for work, or for money: "has been asked to refurbish engines"."""
    asked = _ASKED.search(clause.line.folded, 0, verb.start)
    if asked is None or clause.who[0].start > asked.start() or _takes_nothing(verb, clause):
        return False
    kind = clause.who[0].entity.kind
    pays = "financing" in may and kind in _LENDERS and _finances(verb, may, clause, {clause.who[0].entity})
    return pays or (kind == "company" and "contract" in may and len(_entities(clause.who)) == 1)


def _for_people(verb: Tag, may: set[str], clause: Clause) -> tuple[str, str] | None:
    """What one state has agreed to do for people of another: "promised to train 200 Kenyan vets"."""
    states = [m for m in clause.who if m.end <= verb.start and m.entity.kind in _STATES]
    traded = "contract" in may and _TRADED.match(clause.line.folded, verb.start) is not None
    if len(_entities(clause.who)) != 1 or not states or not (traded or "partnership" in may):
        return None
    others = [
        m
        for m in clause.adjectives
        if verb.end <= m.start <= verb.end + _NEAR // 2 and m.entity != states[0].entity and m.weak
    ]
    if not others or how_sure(verb, clause) != "agreed":
        return None
    clause.who = [*clause.who, *others[:1]]
    return ("contract" if traded else "partnership"), "agreed"


def _active(verb: Tag, may: set[str], clause: Clause) -> tuple[str, str] | None:
    status = how_sure(verb, clause)
    before = [m for m in clause.who if m.end <= verb.start]
    if not status or not before:
        return None
    others = [m for m in clause.who if verb.end <= m.start <= verb.end + _FAR and m.entity not in _entities(before)]
    partners = [m for m in others if _LINK.search(clause.line.folded[verb.end : m.start])]
    kind = _kind(verb, may, clause, before, partners)
    if not kind and not others and "contract" in may and _SIGNED_TO.search(clause.line.folded, 0, verb.start):
        kind = (
            "contract" if before[0].entity.kind == "company" and _QUANTITY.match(clause.line.folded, verb.end) else ""
        )
    return (kind, status) if kind else None


def _passive(verb: Tag, may: set[str], clause: Clause) -> tuple[str, str] | None:
    """ "The line will be laid by X": an order of whoever was spoken of."""
    folded = clause.line.folded
    if not _PASSIVE.search(folded, max(0, verb.start - 32), verb.start):
        return None
    by = [m for m in clause.who if m.start > verb.end and _BY.match(folded, verb.end, m.start)]
    to = [m for m in clause.who if m.start > verb.end and _SOLD_TO.match(folded, verb.end, m.start)]
    if "contract" in may and to and to[0].entity.kind == "company":
        return "contract", "agreed"
    if not by or by[0].entity.kind == "person":
        return None
    together = len(_entities(by)) > 1 or (len(_entities(clause.who)) > 1 and listed(by or clause.who, clause))
    if together and folded.startswith((" jointly by", " together by"), verb.end):
        return "partnership", "agreed"
    if "financing" in may and ("contract" not in may or by[0].entity.kind in ("bank_fund", "igo")):
        return "financing", "agreed"
    ahead = not folded.endswith("being ", 0, verb.start)
    return ("contract", "agreed") if ahead and "contract" in may and by[0].entity.kind == "company" else None


def _kind(verb: Tag, may: set[str], clause: Clause, before: Sequence[Mention], partners: Sequence[Mention]) -> str:
    """The kind of what is done, among those that the verb may tell; "" where it tells of no agreement."""
    folded = clause.line.folded
    if _takes_nothing(verb, clause):
        return ""
    behind = folded[verb.end : verb.end + _NEAR]
    mine, theirs = _entities(before), _entities(partners)
    equals = len(mine) > 1 and listed(before, clause)
    money = _MONEY.search(behind) is not None
    if "settlement" in may and (theirs or money) and _CLAIM.search(folded, verb.end):
        return "settlement"
    sold = "merger_acquisition" in may and all(e.kind not in _STATES for e in mine) and _buys(verb, may, clause)
    if sold and (theirs or equals or (money and _PRICE.search(behind))):
        return "merger_acquisition"
    if _COST.match(folded, verb.start):
        return "financing" if "financing" in may else ""
    if folded.startswith(("meet", "bear", "shoulder", "pick up"), verb.start):
        return ""
    lends = theirs or money or any(e.kind == "bank_fund" for e in mine)
    if "financing" in may and lends and _finances(verb, may, clause, mine):
        return "financing"
    if may == {"financing"} and before[0].entity.kind == "state" and folded.startswith("pay for", verb.start):
        return "financing" if clause.n > 1 else ""
    if all(e.kind in _STATES for e in mine | theirs):
        if folded.startswith("return", verb.start) and _TALK.search(behind):
            return ""
        return _between_states(verb, may, clause, together=equals or _with(verb, partners, clause))
    for_them = "contract" in may and any(_FOR.search(folded, verb.end, m.start) for m in partners)
    if "investment" in may and money and not for_them and any(e.kind in ("company", "bank_fund") for e in mine):
        return "investment"
    return "" if _TALK.search(behind) else _between_firms(verb, may, clause, mine, partners, equals=equals)


def _takes_nothing(verb: Tag, clause: Clause) -> bool:
    """Whether it is no goods that are taken: "take part"."""
    folded = clause.line.folded
    return folded[verb.start : verb.end] == "take" and _QUANTITY.match(folded, verb.end) is None


def _finances(verb: Tag, may: set[str], clause: Clause, mine: set[Entity]) -> bool:
    """Whether it is paid for something; what companies alone pay is no loan."""
    folded = clause.line.folded
    behind = folded[verb.end : verb.end + _NEAR]
    if folded.startswith("pay", verb.start) and all(e.kind not in (*_STATES, "bank_fund") for e in mine):
        return False
    return _LENT.search(behind) is not None or (_MONEY.search(behind) is not None and "contract" not in may)


def _between_firms(
    verb: Tag, may: set[str], clause: Clause, mine: set[Entity], partners: Sequence[Mention], *, equals: bool
) -> str:
    """The kind of what is done by others than states alone: together, or by one for the other."""
    behind, theirs = clause.line.folded[verb.end : verb.end + _NEAR], _entities(partners)
    if "contract" in may and equals and not theirs and _TOGETHER.search(behind):
        return "partnership"
    if "treaty" in may and equals and any(e.kind == "state" for e in mine) and _hinted("treaty", verb, clause):
        return "treaty"
    if "partnership" in may and (equals or _with(verb, partners, clause)):
        return "partnership"
    supplied = "contract" in may and theirs and not all(e.kind in _LENDERS for e in mine | theirs)
    return "contract" if supplied else ""


def _buys(verb: Tag, may: set[str], clause: Clause) -> bool:
    """Whether it is a company, or a part of one, that is bought; what is paid for has to be one."""
    if clause.line.folded.startswith("pay", verb.start):
        return _PRICE.search(clause.line.folded, verb.end, verb.end + _NEAR) is not None
    return buys_company(verb, clause) or may == {"merger_acquisition"}


def _between_states(verb: Tag, may: set[str], clause: Clause, *, together: bool) -> str:
    """The kind of what states do together, by the words behind the verb; "" for what one does alone."""
    if not together:
        return ""
    hints = [t.value for t in clause.tags if t.what == "hint" and 0 <= t.start - verb.start <= _NEAR]
    told = next((k for k in hints if k in may), "")
    if told or (
        may < {"treaty", "trade_agreement", "regulatory", "settlement", "partnership", "investment"} and len(may) == 1
    ):
        return told or next(iter(may))
    return "partnership" if "partnership" in may else "treaty" if "treaty" in may and hints else ""


def _hinted(kind: str, verb: Tag, clause: Clause) -> bool:
    """Whether a word behind the verb hints at a kind of agreement."""
    return any(t.what == "hint" and t.value == kind and 0 <= t.start - verb.start <= _NEAR for t in clause.tags)


def _with(verb: Tag, partners: Sequence[Mention], clause: Clause) -> bool:
    return any(_WITH.search(clause.line.folded, verb.end, m.start) for m in partners)


def listed(before: Sequence[Mention], clause: Clause) -> bool:
    """Whether two of those before the verb are its subject side by side: "X and Y"."""
    pairs = pairwise(before)
    return any(a.entity != b.entity and _LIST.fullmatch(clause.line.folded, a.end, b.start) for a, b in pairs) or (
        all(not clause.has(m.start) or m.start == m.end for m in before)
    )


def _entities(mentions: Sequence[Mention]) -> set[Entity]:
    return {m.entity for m in mentions}
