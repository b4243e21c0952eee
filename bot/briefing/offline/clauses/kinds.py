"""Tell the kind of agreement that a clause speaks of, from its nouns and the words beside them."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.european_clauses import LANGUAGES, of_work
from bot.briefing.offline.clauses.european_goods import is_of_number, trades_goods
from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.clauses.purchases import (
    SPECIFIES,
    buys_company,
    is_for_work,
    is_of_goods,
    is_purchase,
    is_takeover_offer,
    traded,
)
from bot.briefing.offline.vocabulary.english_turns import NUMBER
from bot.briefing.offline.vocabulary.words import Tag, tags

LENDERS = ("International Monetary Fund", "European Stability Mechanism")
"""Organisations of states whose agreements are loans, as those of banks with states are."""
_FIRMS = ("company", "bank_fund")
_OF_WORK = ("", "mou", "partnership", "treaty", "contract", "other")
_HINTS = 24
"""Characters between what talks are about and the Korean or Japanese word for them."""
_BUYS = re.compile(
    r"(?:to |will |has |have |is |are )?(?:buys?\b|buying|bought|sells?\b|selling|sold\b)|compr|acquereu"
    r"|purchases?\b|sales? (?:of|to)\b|kauf|achet|rachet|vend|venta|vente"
    r"|merg\w+ (?:their|both|the)\b|verkauf|cede|cedi|ceda|cess|traspas|veraussert|verausser"
)
_APPROACH = re.compile(r"approach|overtures?|advances?")
_APPLIES = re.compile(r"application|permission|petition")
_CENTRAL_BANK = re.compile(r"\b(?:Central|Reserve|National) Bank\b|^Bank of [A-Z]\w+$")
"""Who rules on an application."""
_DOCUMENT = re.compile(r"documents?\b|papers?\b|texts?\b|instruments?\b")
"""What is signed, of which the sentence tells later what it does."""
_SO_THAT = re.compile(
    r" (?:that|for|by) [^,;]{2,60}?\b(?:be allowed|be permitted|may|might|can|could|should|be able)\b"
)
"""Behind a request, that others may do something."""
_PLEDGE = re.compile(r"pledges? of (?:up to |about |some )?(?:\w{0,3}[$€£¥]\s?)?\d")
_TO_JOIN = re.compile(
    r"(?:offer|invitation|request|plea|chance)s? (?:[\w'’-]+ ){0,4}to (?:join|become a member|accede)\b"
)
_OFFER_FOR = re.compile(r"(?:offer|bid)s? (?:of \S+ (?:\w+ ){0,3})?for (?:[\w-]+-listed )?[A-ZÀ-Þ]")
_LICENCE = re.compile(r"licen[cs]es?\b")
_UNDER = re.compile(r"\bunder (?:an?|the|its|their) (?:[\w-]+ ){0,3}$")
"""Before an agreement of which the sentence has told what it provides for."""
_DETAILS = re.compile(r"[^.;]{0,60}? (?:(?:under|by|in) which|whereby) ")
_PLAN = re.compile(r"(?:a )?(?:plan|scheme|initiative|project|framework|road ?map)s?\b")
_FINITE = re.compile(r"\b(?:that|which|who|will|would|could|may)\b")
_ABOUT = re.compile(r"\b(?:about|over|on)\s")
_COUNTED = re.compile(
    rf"(?:the )?(?:(?:price|purchase|delivery|supply|sale|lease|charter|building|construction|hire) of )?"
    rf"(?:up to |about |some |another |a further |its |the )?(?!\d+(?:\.\d+)?(?:%| per ?cent)){NUMBER} (?:(?!(?:of|in"
    rf"|to|with"
    r"|on|at|for|and|by|from)\b)[\w-]+ ){0,3}?(?!(?:years?|months|weeks|days|points|issues|chapters|rounds|articles"
    r"|clauses"
    r"|projects|stakes|shares|units|branches|stores|companies|firms|plants|factories|mines|fields|farms|banks|hotels"
    r"|loans"
    r"|agreements|treaties|routes|visas|quotas|million|billion|percent|countries|towns|villages|islands|prisoners"
    r"|hostages"
    r"|schools|hospitals|students|workers|people|areas|blocks|licen[cs]es|subsidiaries|divisions|brands|assets"
    r"|topics)\b)[a-z]+s\b"
    r"|(?:the |an? )?(?:[\w-]+ ){0,2}?(?:charter|lease|supply|delivery|purchase|maintenance|haulage|catering"
    r"|shipment) of"
    r" (?!\d|(?:an? |the )?(?:[\w-]+ ){0,2}(?:stake|share|business|unit|company|bank|stores|plant|mine)s?\b)"
)
"""What is counted or delivered, of which firms talk: "about two converter platforms"."""
_SHARE_IN = re.compile(r"(?:beteiligung|participacion|participation)\b(?! (?:von|del?) (?:\d|rund|bis))")
_COPRODUCTION = re.compile("coproduc|koproduktion")
_PAPER = re.compile("conventions?|protocoles?|protocolos?|convenios?|protokolle?")
_PROJECT = re.compile(r"(?:proyecto|projet|projekt|vorhaben|programa|programme|programm)\b")
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
    kind = noun.value if noun.what != "loose" and noun.value else _specified(noun, clause)
    if clause.language in LANGUAGES:
        kind = _european(kind, noun, clause)
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
        goods = clause.language in LANGUAGES and _is_trade(noun, clause.line.folded)
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
    return _LENT[clause.language].search(clause.line.text, max(0, noun.start - _HINTS), noun.start) is not None


def _european(kind: str, noun: Tag, clause: Clause) -> str:
    """The kind of a noun in Spanish, French and German by who acts: a "Vertrag" of states, a "convenio" on wages."""
    if kind in _OF_WORK and of_work(clause.line, clause.who):
        return "settlement"
    if kind == "investment" and _SHARE_IN.match(clause.line.folded, noun.start) and not _has_firm(clause):
        return "partnership"  # who takes part, and owns nothing
    if kind == "merger_acquisition" and _is_trade(noun, clause.line.folded):
        return "contract"
    if kind == "treaty" and _PAPER.fullmatch(clause.line.folded, noun.start, noun.end) and _with_firm(clause):
        return "contract"  # the "convention" of a state with a company
    if kind == "treaty" and _PAPER.fullmatch(clause.line.folded, noun.start, noun.end) and _with_body(clause):
        return "partnership"  # the "convenio" of a region with a university
    if kind == "" and _PROJECT.match(clause.line.folded, noun.start) and not _between_states(clause):
        return "partnership"
    if not _between_states(clause):
        with_state = clause.language == "de" and kind == "contract" and not _has_firm(clause)
        if with_state and clause.line.folded[noun.start : noun.end] in ("vertrag", "vertrage", "vertrags"):
            return "treaty" if any(m.entity.kind in ("state", "igo") for m in clause.who) else kind
        return kind
    if kind == "partnership" and _COPRODUCTION.search(clause.line.folded, noun.start, noun.end + 2):
        return "treaty"
    if kind == "merger_acquisition":
        return ""  # what states put together is no company
    treaty = {"de": ("contract", "vertrag"), "es": ("partnership", "convenio")}.get(clause.language)
    return "treaty" if treaty and kind == treaty[0] and clause.line.folded.startswith(treaty[1], noun.start) else kind


def _is_trade(noun: Tag, folded: str) -> bool:
    """Whether goods or rights are told behind a word of buying or selling."""
    return is_of_number(folded, noun.end) or trades_goods(folded, noun.start, noun.end)


def _has_firm(clause: Clause) -> bool:
    """Whether a company or bank is told to be a party, or nobody."""
    return not clause.who or any(m.entity.kind in ("company", "bank_fund", "other") for m in clause.who)


def _with_firm(clause: Clause) -> bool:
    """Whether one state, or none, agrees with a company."""
    states = {m.entity for m in clause.who if m.entity.kind in ("state", "igo")}
    return len(states) < 2 and any(m.entity.kind == "company" for m in clause.who)


def _with_body(clause: Clause) -> bool:
    """Whether one state, or none, agrees with a university, a chamber or the like."""
    states = {m.entity for m in clause.who if m.entity.kind in ("state", "igo")}
    return len(states) < 2 and any(m.entity.kind in ("research_education", "association") for m in clause.who)


def _between_states(clause: Clause) -> bool:
    """Whether only states, or what they have founded, are told to be parties."""
    return bool(clause.who) and all(m.entity.kind in ("state", "igo") for m in clause.who)


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
        return "accession" if all(m.entity.kind in ("state", "igo") for m in clause.who) else "partnership"
    return ""


def subject_of_talks(verb: Tag, clause: Clause) -> str:
    """The kind that talks are about: "in discussions with X about a supply of drugs"; "" where not told."""
    about = _ABOUT.search(clause.line.folded, verb.end - 3, verb.end + 2 * SPECIFIES)
    if about is None:
        return ""
    firm = any(m.entity.kind == "company" for m in clause.who)
    if clause.language == "en" and firm and _COUNTED.match(clause.line.folded, about.end()):
        return "contract"
    for what in ("kind", "may", "hint"):
        for t in clause.tags:
            owner = clause.line.folded.startswith(("'s ", "’s "), t.end)  # "over where the plant's waste should go"
            if t.what == what and t.value and 0 <= t.start - about.end() <= SPECIFIES and not owner:
                return t.value
    return ""


def _specified(loose: Tag, clause: Clause) -> str:
    """The kind of "an agreement on a loan": the words behind say what the agreement is; "" where none does."""
    if clause.language == "en" and is_purchase(loose, clause):
        return "merger_acquisition"
    reach = 2 * SPECIFIES if clause.language == "en" or clause.language in LANGUAGES else SPECIFIES
    if clause.language == "en" and _DOCUMENT.match(clause.line.folded, loose.start):
        reach = len(clause.line.folded)
    if kind := _told_behind(loose, reach, clause):
        return kind
    hints = [t for t in clause.tags if t.what == "hint"]
    if clause.language == "en" and _UNDER.search(clause.line.folded, max(0, loose.start - 40), loose.start):
        return _provided(loose, clause)
    if clause.language == "en" and not hints:
        folded = clause.line.folded
        ahead = [t for t in clause.tags if t.what == "act" and 0 <= t.start - loose.end <= reach]
        alone = _between_states(clause)
        acts = (
            t.value
            for t in ahead
            if not (alone and t.value == "contract")
            if folded.startswith("to ", t.start - 3) and not _FINITE.search(folded, loose.end, t.start)
        )
        return next(acts, "") or _detailed(loose, clause)
    if _between_states(clause):
        hints = [t for t in hints if t.value != "contract"]
    if clause.language in ("ko", "ja"):
        kinds = [t for t in clause.tags if t.what == "kind" and 0 <= loose.start - t.end <= SPECIFIES]
        if kinds:
            return kinds[-1].value
        before = [t for t in hints if 0 <= loose.start - t.end <= _HINTS][-1:]
    else:
        before = [t for t in hints if 0 <= loose.start - t.end <= 2]
    after = [t for t in hints if 0 <= t.start - loose.end <= 2 * SPECIFIES]
    if clause.language == "en" and " that " in clause.line.folded[loose.end : loose.end + 2 * SPECIFIES]:
        after = [t for t in after if t.value != "investment"]
    if before or after:
        return (before or after)[0].value
    return "partnership" if clause.language == "en" and _is_joint_plan(loose, clause) else ""


def _told_behind(loose: Tag, reach: int, clause: Clause) -> str:
    """The kind of the first noun behind "agreement" that tells one, an everyday one where no other does."""
    english = clause.language == "en"
    between = english and _between_states(clause)
    for what in ("kind", "may"):
        for t in clause.tags:
            if t.what != what or not t.value or not 0 <= t.start - loose.end <= reach or _is_past_verb(t, clause):
                continue
            goods = english and is_of_goods(t, clause)
            if goods and between and _SO_THAT.search(clause.line.folded, loose.end, t.start):
                continue  # what companies may do is for states to allow
            return "contract" if goods else t.value
    return ""


def _detailed(loose: Tag, clause: Clause) -> str:
    """The kind of what an agreement provides for: "struck a bargain under which X takes over Y"."""
    provides = _DETAILS.match(clause.line.folded, loose.end)
    if provides is None:
        return ""
    at = provides.end()
    firms = all(m.entity.kind in ("company", "bank_fund") for m in clause.who)
    for t in tags(clause.line, "en"):
        if 0 <= t.start - at <= 2 * SPECIFIES and t.what in ("kind", "may", "act", "does", "hint"):
            kind = t.value.partition(":")[0]
            if kind and (firms or kind in ("regulatory", "treaty", "trade_agreement")):
                return "contract" if kind == "merger_acquisition" and not buys_company(t, clause) else kind
    return ""


def _is_past_verb(t: Tag, clause: Clause) -> bool:
    """Whether what may be an English noun is a verb: "an invitation, saying the share was not settled"."""
    return clause.language == "en" and t.what == "may" and clause.line.folded.endswith("ed", t.start, t.end)


def _is_joint_plan(noun: Tag, clause: Clause) -> bool:
    """Whether several states have a plan together, which is no treaty."""
    states = {m.entity for m in clause.who if m.entity.kind in ("state", "igo")}
    return len(states) > 1 and _PLAN.match(clause.line.folded, noun.start) is not None


def _provided(loose: Tag, clause: Clause) -> str:
    """The kind of what is done "under an agreement", by the last words before it that tell one."""
    lent = any(m.entity.kind == "bank_fund" for m in clause.who)
    for what in ("kind", "may", "hint") if lent else ("kind", "may", "hint", "act"):
        before = [t for t in clause.tags if t.what == what and t.value and t.end <= loose.start]
        if before:
            kind = before[-1].value
            goods = kind == "merger_acquisition" and what == "may" and not buys_company(before[-1], clause)
            return "contract" if goods else kind
    return ""
