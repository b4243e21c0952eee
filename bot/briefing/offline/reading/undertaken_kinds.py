"""Tell what kind of agreement it is that English parties will do something: "will lend", "will lay the cable for Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import COUNTRIES, Clause
from bot.briefing.offline.clauses.purchases import buys_company
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention, entities
from bot.briefing.offline.reading.payments import MONEY
from bot.briefing.offline.reading.side_by_side import listed
from bot.briefing.offline.vocabulary.words import Tag

_FOR = re.compile(r"\bfor (?:the )?(?:[\w'’.-]+ ){0,4}$")
_WITH = re.compile(r"\b(?:with|alongside) (?:the )?(?:[\w'’.-]+ ){0,4}$")
_CLAIM = gated(
    r"\b(?:suits?|lawsuits?|claims?|case|dispute|damages|compensation|complaint|fine|penalty|arbitration"
    r"|accus\w+|infring\w+|copying|allegations|charges|probe|investigation|litigation|proceedings)\b"
)
"""What "pay" and "drop" tell of a settlement of."""
_TALK = re.compile(r"\b(?:talks|negotiating table|negotiations|summit|conference|meeting|signing)\b")
_COST = re.compile(
    r"(?:meet|bear|cover|pay|carry|shoulder|foot|pick up)\b[^,.;]{0,40}?\b(?:cost|costs|bill|expense|expenses|tab)\b"
    r"|subsidi[sz]e\b[^,.;]{0,40}?\b(?:fees?|fares?|prices?|costs?|bills?|rates?|interest|premiums?|rent|flights?)\b"
)
_PRICE = re.compile(
    r"\bfor (?:an?|the|its|all|another|up to|about|\d)[^,.;]{0,40}?\b(?:stake|shares|percent|per cent|company|rival"
    r"|unit|business|holding)\b|\bfor \d[\d.]*(?:%| per ?cent)"
)
_TOGETHER = re.compile(r"\b(?:together|jointly|side by side|joint|in tandem|hand in hand)\b")
_LENT = gated(
    r"\b(?:loan|credit|grant|guarantee|bridge|facility|money|costs?|bill|half|rest|aid|arrears|debts?|sum|price|total"
    r"|amount)\b"
)
_WORTH = re.compile(r"\b(?:worth|valued at|at a price of)\b")
"""Before the price of work, which nobody invests."""
QUANTITY = re.compile(
    r" (?:up to |about |some |around |another |at least |as (?:much|many) as |more than |no less than |nearly |almost "
    r"|over |a minimum of )?(?:[\d$€£]|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|half"
    r"|most|all|a (?:third|quarter|fifth|tenth|million|dozen|share|part))\b)"
)
_NEAR = 70
"""Characters behind a verb in which what it is about stands."""
LENDERS = (*COUNTRIES, "bank_fund")


def kind_undertaken(
    verb: Tag, may: set[str], clause: Clause, before: Sequence[Mention], partners: Sequence[Mention]
) -> str:
    """The kind of what is done, among those that the verb may tell; "" where it tells of no agreement."""
    folded = clause.line.folded
    if takes_nothing(verb, clause):
        return ""
    behind = folded[verb.end : verb.end + _NEAR]
    mine, theirs = entities(before), entities(partners)
    equals = len(mine) > 1 and listed(before, clause)
    money = MONEY.search(behind) is not None
    if "settlement" in may and (theirs or money) and _CLAIM.search(folded, verb.end):
        return "settlement"
    sold = "merger_acquisition" in may and all(e.kind not in COUNTRIES for e in mine) and _buys(verb, may, clause)
    if sold and (theirs or equals or (money and _PRICE.search(behind))):
        return "merger_acquisition"
    if _COST.match(folded, verb.start):
        return "financing" if "financing" in may else ""
    if folded.startswith(("meet", "bear", "shoulder", "pick up"), verb.start):
        return ""
    lends = theirs or money or any(e.kind == "bank_fund" for e in mine)
    if "financing" in may and lends and finances(verb, may, clause, mine):
        return "financing"
    if may == {"financing"} and before[0].entity.kind == "state" and folded.startswith("pay for", verb.start):
        return "financing" if clause.n > 1 else ""
    if all(e.kind in COUNTRIES for e in mine | theirs):
        if folded.startswith("return", verb.start) and _TALK.search(behind):
            return ""
        return _between_states(verb, may, clause, together=equals or _with(verb, partners, clause))
    for_them = "contract" in may and any(_FOR.search(folded, verb.end, m.start) for m in partners)
    if (
        "investment" in may
        and money
        and not for_them
        and not _WORTH.search(behind)
        and any(e.kind in ("company", "bank_fund") for e in mine)
    ):
        return "investment"
    return "" if _TALK.search(behind) else _between_firms(verb, may, clause, mine, partners, equals=equals)


def _between_firms(
    verb: Tag, may: set[str], clause: Clause, mine: set[Entity], partners: Sequence[Mention], *, equals: bool
) -> str:
    """The kind of what is done by others than states alone: together, or by one for the other."""
    behind, theirs = clause.line.folded[verb.end : verb.end + _NEAR], entities(partners)
    if "contract" in may and equals and not theirs and _TOGETHER.search(behind):
        return "partnership"
    if "treaty" in may and equals and any(e.kind == "state" for e in mine) and _hints_at_treaty(verb, clause):
        return "treaty"
    if "partnership" in may and (equals or _with(verb, partners, clause)):
        return "partnership"
    supplied = "contract" in may and theirs and not all(e.kind in LENDERS for e in mine | theirs)
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


def _hints_at_treaty(verb: Tag, clause: Clause) -> bool:
    """Whether a word behind the verb hints at a treaty."""
    return any(t.what == "hint" and t.value == "treaty" and 0 <= t.start - verb.start <= _NEAR for t in clause.tags)


def _with(verb: Tag, partners: Sequence[Mention], clause: Clause) -> bool:
    return any(_WITH.search(clause.line.folded, verb.end, m.start) for m in partners)


def takes_nothing(verb: Tag, clause: Clause) -> bool:
    """Whether it is no goods that are taken: "take part"."""
    folded = clause.line.folded
    return folded[verb.start : verb.end] == "take" and QUANTITY.match(folded, verb.end) is None


def finances(verb: Tag, may: set[str], clause: Clause, mine: set[Entity]) -> bool:
    """Whether it is paid for something; what companies alone pay is no loan."""
    folded = clause.line.folded
    behind = folded[verb.end : verb.end + _NEAR]
    if folded.startswith("pay", verb.start) and all(e.kind not in (*COUNTRIES, "bank_fund") for e in mine):
        return False
    return _LENT.search(behind) is not None or (MONEY.search(behind) is not None and "contract" not in may)
