"""Tell the kind of agreement that a clause speaks of, from its nouns and the words beside them."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.european_clauses import LANGUAGES
from bot.briefing.offline.clauses.european_kinds import european_kind, is_trade
from bot.briefing.offline.clauses.event import COUNTRIES, Clause
from bot.briefing.offline.clauses.purchases import SPECIFIES, is_for_work, is_takeover_offer, traded
from bot.briefing.offline.clauses.specified_kinds import HINTS, specified
from bot.briefing.offline.vocabulary.words import Tag

_FIRMS = ("company", "bank_fund")
_BUYS = re.compile(
    r"(?:(?:clos|complet|conclud|seal)\w* (?:an?|its|the|their) )?"
    r"(?:to |will |has |have |is |are )?(?:buys?\b|buying|bought|sells?\b|selling|sold\b)|compr|acquereu"
    r"|purchases?\b|sales? (?:of|to)\b|kauf|achet|rachet|vend|venta|vente"
    r"|merg\w+ (?:their|both|the)\b|verkauf|cede|cedi|ceda|cess|traspas|veraussert|verausser"
)
_APPROACH = re.compile(r"approach|overtures?|advances?")
_APPLIES = re.compile(r"application|permission|petition")
_CENTRAL_BANK = re.compile(r"\b(?:Central|Reserve|National) Bank\b|^Bank of [A-Z]\w+$")
"""Who rules on an application."""
_PLEDGE = re.compile(r"pledges? of (?:up to |about |some )?(?:\w{0,3}[$€£¥]\s?)?\d")
_TO_JOIN = re.compile(
    r"(?:offer|invitation|request|plea|chance)s? (?:[\w'’-]+ ){0,4}to (?:join|become a member|accede)\b"
)
_OFFER_FOR = re.compile(r"(?:offer|bid)s? (?:of \S+ (?:\w+ ){0,3})?for (?:[\w-]+-listed )?[A-ZÀ-Þ]")
_LICENCE = re.compile(r"licen[cs]es?\b")
_TALKS = re.compile(r"(?:talks|negotiations|discussions|consultations)\b")
_ASKS_IN = re.compile(r"(?:has )?(?:ask|want|hop|wish|keen|request|seek)")
"""Of words for who wants to be a member, those that also tell who wants to take part in something."""
_INVITED = re.compile(r"\b(?:was|were|been|is|are) $")
_LENT = {
    "ja": re.compile(
        r"(?:貸し付け|貸し出|融資|借り入れ|借り受け|借款を供与)[ぁ-ん]{0,5}$|(?:円借款|借款|融資|貸付|ローン)の?$"
    ),
    "ko": re.compile(
        r"(?:차관|대출|융자|여신)(?:[을를]? ?(?:하|받|제공하|공여하|내주|주|해 ?주)는)? ?$|빌(?:려 ?주|리)는 $"
    ),
}
"""Before the "contract" of a loan: "円借款を貸し付ける契約", "빌려주는 계약"."""
_PROTOCOL = re.compile("의정서|협정문|議定書|協定")
"""Papers that may be on anything."""
_TAKES = re.compile(r"\b(?:takes?|took|taking|gets|receives)\b[^,;.]{0,24}$")


def kind_of(noun: Tag, status: str, clause: Clause) -> str:
    """The kind of agreement that a noun names, or what is said behind it; of talks what they are about."""
    if clause.language == "en" and status == "negotiating" and noun.what == "may":
        loose = [t for t in clause.tags if t.what == "loose" and _TALKS.match(clause.line.folded, t.start)]
        of_them = noun.value and any(t.start == noun.end + 1 for t in loose)  # "their free trade negotiations"
        noun = noun if of_them else next(iter(loose), noun)
    kind = noun.value if noun.what != "loose" and noun.value else specified(noun, clause)
    if clause.language in LANGUAGES:
        kind = european_kind(kind, noun, clause)
    if kind == "accession" and clause.language == "en":
        return _of_members(noun, clause)
    if kind == "" and clause.language == "en":
        return _of_request(noun, clause)
    if kind == "contract" and clause.language in _LENT and _is_loan(noun, clause):
        return "financing"
    if kind == "treaty" and clause.language in _LENT and _is_on_trade(noun, clause):
        return "trade_agreement"
    if kind == "joint_statement" and clause.language == "en" and _PLEDGE.match(clause.line.folded, noun.start):
        return "financing"
    if kind == "regulatory" and clause.language == "en" and _LICENCE.match(clause.line.folded, noun.start):
        ruled = any(
            m.entity.kind in ("government_body", "state", "igo") or _CENTRAL_BANK.search(m.entity.name)
            for m in clause.who
        )
        return kind if ruled or not clause.who else "contract"
    if kind == "merger_acquisition" and clause.line.folded[noun.start : noun.end].endswith("stake"):
        return "investment" if _TAKES.search(clause.line.folded, 0, noun.start) else kind
    if kind == "merger_acquisition" and is_for_work(noun, status, clause):
        return "contract"
    if kind in ("merger_acquisition", "contract") and _BUYS.match(clause.line.folded, noun.start):
        goods = clause.language in LANGUAGES and is_trade(noun, clause.line.folded)
        return "contract" if goods else traded(kind, noun, clause)
    return kind


def _of_members(noun: Tag, clause: Clause) -> str:
    """What an English noun tells that may name an accession: firms that want to take part in something join nobody."""
    words = clause.line.folded[noun.start : noun.end]
    firms = bool(clause.who) and all(m.entity.kind in _FIRMS for m in clause.who)
    invited = _INVITED.search(clause.line.folded, max(0, noun.start - 8), noun.start) is not None
    if (_ASKS_IN.match(words) and (firms or invited)) or (_TALKS.match(words) and firms):
        return "partnership"
    states = any(m.entity.kind in ("state", "igo") for m in clause.who)
    return "partnership" if "alliance" in words and not states else "accession"


def _is_on_trade(noun: Tag, clause: Clause) -> bool:
    """Whether the words before a Korean or Japanese protocol tell that it is on tariffs or trade."""
    paper = _PROTOCOL.match(clause.line.text, noun.start) is not None
    return paper and any(
        t.value == "trade_agreement" and 0 <= noun.start - t.end <= SPECIFIES for t in clause.tags if t.what != "status"
    )


def _is_loan(noun: Tag, clause: Clause) -> bool:
    """Whether the words before a Korean or Japanese "contract" tell that money is lent by it."""
    return _LENT[clause.language].search(clause.line.text, max(0, noun.start - HINTS), noun.start) is not None


def _of_request(noun: Tag, clause: Clause) -> str:
    """The kind that an English offer, application or approach tells; "" where it is of any kind."""
    folded = clause.line.folded
    if _OFFER_FOR.match(clause.line.text, noun.start) or is_takeover_offer(noun, clause):
        return "merger_acquisition"
    if _APPLIES.match(folded, noun.start):
        asked = any(m.entity.kind == "government_body" or _CENTRAL_BANK.search(m.entity.name) for m in clause.who)
        return "regulatory" if asked else ""
    if _APPROACH.fullmatch(folded, noun.start, noun.end):
        firms = clause.who and all(m.entity.kind in ("company", "bank_fund") for m in clause.who)
        return "merger_acquisition" if firms else ""
    if _TO_JOIN.match(folded, noun.start):
        return "accession" if all(m.entity.kind in COUNTRIES for m in clause.who) else "partnership"
    return ""
