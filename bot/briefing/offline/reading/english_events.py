"""Make an event of an English verb and its noun: how far it is, of what kind, and whose part is told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.clauses.kinds import kind_of
from bot.briefing.offline.clauses.purchases import buys_company
from bot.briefing.offline.clauses.specified_kinds import subject_of_talks
from bot.briefing.offline.lines import months
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.reading.payments import MONEY
from bot.briefing.offline.vocabulary.words import ENDED, Tag

UNDER_SIGNED = re.compile(
    r"\b(?:under|in line with|according to|on the basis of|thanks to|as part of) (?:an?|the|their"
    r"|its) (?:[\w$€£¥₹.,-]+ ){0,4}?"
    r"(?:agreement|deal|contract|accord|pact|memorandum|arrangement|lease|charter|order|licen[cs]e|concession|protocol"
    r"|treaty)\b"
    r"[^,.;]{0,110}"
    rf"\b(?:signed|inked|executed|countersigned|put (?:on|to) paper)\b(?! (?:in (?:{months.ENGLISH}|\d|the)"
    rf"|last (?:year|month)))"
    r"|\bunder (?:an?|the) (?:[\w$€£¥₹.,-]+ ){0,4}?(?:contract|lease|charter)\b[^,.;]{0,80}\bconcluded\b"
    rf"(?! (?:in (?:{months.ENGLISH}|\d|the)|last (?:year|month)))"
    r"|\bunder (?:an?|the) (?:[\w-]+ ){0,3}(?:agreement|deal|contract|accord|pact|memorandum|order|lease)"
    r" (?:dated|of|from) (?:\w+day|today|yesterday)\b"
)
"""What will be done "under an agreement that it signed last week" is signed."""
_GOES_TO = re.compile(r"(?:(?:has|have|had) )?(?:gone|went|goes|go|falls|fell|fallen) to\b")
"""What a contract does whose winner stands behind: "the concession has gone to X"."""
_CALLS = re.compile(r"(?:called|calls|calling|urge[sd]?|urging|demand(?:s|ed)?|invite[sd]?|support|back)")
"""What a joint statement does, which is agreed by those who make it."""
_IN_ONE = re.compile(r"\bin (?:an?|the|their) (?:\w+ ){0,2}$")
"""Before a joint statement in which two say something: "In a joint communique they promised that both would"."""
_PROVIDES = re.compile(r"(?:says|provides|foresees|sets out|stipulates|envisages|obliges|commits)\b")
"""What a memorandum does that is signed."""
SAID_JOINTLY = gated(
    r"\b(?:said|announced|declared|stated|disclosed|wrote|called|vowed|pledged|promised|appealed|condemned"
    r"|urged|warned) in (?:a|their) joint (?:press |written )?"
    r"(?:statement|communique|declaration|release|announcement)\b"
    r"|^in (?:a|their) joint (?:press |written )?(?:statement|communique|declaration|release|letter)\b[^.;]{0,120}?"
    r"\b(?:said|announced|declared|stated|disclosed|wrote|vowed|pledged|promised|condemned|urged|warned|undertook"
    r"|called)\b"
)
_ENTRY_TALKS = re.compile(r"(?:talks|negotiations)$")
"""What somebody has who "hopes to close two chapters of its entry talks"."""
_TALKS_TO = re.compile(r" (?:with [^,.;]{2,60}? )?to ")
"""Behind "in talks", what they are to lead to."""
_PAIR = 2
_PLANS_FOR = re.compile(
    r"\b(?:plans?|proposals?|ideas?|hopes?|intentions?|ambitions?|campaign) (?:for|of|to (?:sign|conclude|negotiate"
    r"|agree"
    r"|draft|seek|pursue|work towards)) (?:[\w-]+ ){0,3}$"
)
"""Between "announced" and an agreement that is only planned."""
_WISHED = ("accession", "treaty", "trade_agreement", "")
_OWN_WISH = re.compile(
    r"(?:(?:re)?approv|back|endors|adopt|pass|clear|g[ai]v|vot|agreed|authoris|authoriz|signed off"
    r"|green)\w*[^,.;]{0,60}?"
    r"\b(?:requests?|applications?|bids?|candidacy|mandate|motion|decision|resolution|law|bill|talks|negotiations"
    r"|plans?)(?: (?:for|to|on|that|of))? (?:[\w'’-]+ ){0,5}?(?:membership|join|enter|accede|apply|seek|open|start"
    r"|launch"
    r"|begin|negotiate|start of|opening of)\b"
    r"|(?:g[ai]v\w+|got|gets?|receiv\w+|won) [^,.;]{0,40}?(?:green light|go-ahead|nod|mandate|blessing|approval)"
    r"(?: on \w+day)? (?:to|for) (?:open|start|launch|begin|negotiat|apply|seek|enter|the (?:opening|start))\w*"
)
"""Approval that one side gives to what it wants itself: "approved a request for membership"."""
_DOCUMENT = re.compile(r"(?:agreement|contract|lease|memorandum|charter|letter of intent)s?$")
"""What firms that have entered into it have signed."""
_ASKED_TO = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|urg(?:es|ed|ing)|invit(?:es|ed|ing)|request(?:s|ed)|propos(?:es|ed|ing)|suggest(?:s|ed)"
    r"|press(?:es|ed|ing)|appeal(?:s|ed)|call(?:s|ed|ing) (?:on|for)|want(?:s|ed)|offer(?:s|ed|ing))"
    r" [^,.;]{0,70}?\bto $"
)
"""Before talks that somebody would open: "asked the Union to open talks"."""
_DOCUMENTS = ("treaty", "mou")
"""Kinds whose nouns tell more than what stands before them."""
_UNION = re.compile(r"(?<!european )(?<!customs )(?<!african )(?<!economic )(?<!credit )\bunions?\b(?! of states)")
_WORK = re.compile(
    r"\b(?:pay|wages?|jobs?|strikes?|workers|shifts?|lay-?offs?|staff|hours|redundanc\w+|bonus\w*|employees"
    r"|rosters?|overtime|enterprise agreement|collective (?:agreement|contract)|miners|nurses|pilots|drivers|teachers"
    r"|retrenchment)\b"
)
_PAPERS = ("contract", "mou", "investment")
"""Kinds of papers that have been signed where they are concluded."""
_SEALED = re.compile(r" (?:was|were|has been|have been) sealed\b")
"""Behind a contract that has been signed too."""
_TOGETHER = ("joint ", "common ", "mutual ", "shared ")
"""Begins what one side wants to do with the other, who was spoken of before."""
_HAS_BEEN = re.compile(r"\b(?:has|have) (?:now |also )?been (?:\w+ly )?$")


def english_event(verb: Tag, status: str, noun: Tag, clause: Clause, *, signed: bool, news: tuple[bool, bool]) -> Event:
    """The event that a verb of `status` and a noun tell; `signed` beside them, `news` that it is another agreement."""
    folded, (fresh, further) = clause.line.folded, news
    if status == "agreed":
        under = UNDER_SIGNED.search(folded, verb.end) is not None
        fresh = fresh or under
        status = "signed" if under or signed else status
    if status == "agreed" and _is_on_paper(verb, noun, folded):
        status = "signed"
    if status == "negotiating" and verb.what == "status" and _ASKED_TO.search(folded, 0, verb.start):
        status = "proposed"
    if status == "agreed" and verb.what == "weak" and _PLANS_FOR.search(folded, verb.end, noun.start):
        status = "proposed"
    if noun.value == "mou" and _PROVIDES.match(folded, verb.start):
        status = "signed"
    to_do = _talked_of(verb, clause) if status == "negotiating" else ""
    quarrel = noun.value == "settlement" and noun.start == verb.start
    kind = (subject_of_talks(verb, clause) if status == "negotiating" and not quarrel else "") or to_do
    noun = _head(noun, clause)
    planned = status in ("proposed", "negotiating") and verb.value in ("agreed", "signed")
    kind = kind or kind_of(noun, status, clause)
    if status in ("agreed", "ratified") and kind in _WISHED and _OWN_WISH.match(folded, verb.start):
        status = "proposed"
    if kind == "accession" and status == "proposed" and _ENTRY_TALKS.search(folded, noun.start, noun.end):
        status = "negotiating"
    if kind in ("financing", "investment", "contract", "") and _with_union(clause):
        kind = "settlement"
    if kind == "joint_statement" and (
        _CALLS.match(folded, verb.start) or (noun.end < verb.start and _IN_ONE.search(folded, 0, noun.start))
    ):
        status, planned = "agreed", False
    with_both = status == "proposed" and folded.startswith(_TOGETHER, noun.start)
    alone = len({m.entity for m in clause.who}) == 1 and (
        with_both or (bool(to_do) and folded.startswith(" to ", verb.end))
    )
    fresh = fresh or (alone and with_both)
    other_told = goes_to(verb, folded) or alone
    return Event(clause.n, kind, status, clause.who, fresh, further, planned=planned, other_told=other_told)


def _is_on_paper(verb: Tag, noun: Tag, folded: str) -> bool:
    """Whether what is agreed has been signed: a contract or memorandum is that was concluded or exchanged."""
    if folded.startswith("entered into", verb.start):
        return _DOCUMENT.search(folded, noun.start, noun.end) is not None
    if noun.what not in ("kind", "may") or noun.value not in _PAPERS:
        return False
    concluded = folded.startswith(("conclud", "exchang", "closed a", "closes a"), verb.start)
    return concluded or _SEALED.match(folded, noun.end) is not None


def talks_to_do(told: Sequence[tuple[Tag, str]], clause: Clause) -> Event | None:
    """The talks of one firm to do something for those spoken of: "is in talks to provide the engines"."""
    if len({m.entity for m in clause.who}) != 1:
        return None
    for verb, status in told:
        kind = _talked_of(verb, clause) if status == "negotiating" and verb.what == "status" else ""
        if kind:
            return Event(clause.n, kind, status, clause.who, fresh=True, other_told=True)
    return None


def _talked_of(verb: Tag, clause: Clause) -> str:
    """The kind of what firms talk of doing: "is in talks to supply the engines"; "" where they do not."""
    folded = clause.line.folded
    to = _TALKS_TO.match(folded, verb.end)
    if to is None or all(m.entity.kind not in ("company", "bank_fund") for m in clause.who):
        return ""
    acts = [
        t for t in clause.tags if t.what in ("act", "does") and t.start <= to.end() < t.end and t.start > to.start()
    ]
    if not acts:
        return ""
    act, may = acts[0], {t.value.partition(":")[0] for t in acts}
    if folded.startswith("provide", to.end()) and not MONEY.search(folded, to.end()):
        may = {"contract"}
    lender = any(m.entity.kind == "bank_fund" for m in clause.who)
    if "merger_acquisition" in may and (buys_company(act, clause) or may == {"merger_acquisition"}):
        return "merger_acquisition"
    if "financing" in may and ("contract" not in may or lender):
        return "financing"
    return "contract" if "contract" in may and len({m.entity for m in clause.who}) < _PAIR else ""


def _head(noun: Tag, clause: Clause) -> Tag:
    """The document that a noun is the first part of: of "a co-production treaty" the treaty."""
    behind = (t for t in clause.tags if t.what == "kind" and t.value in _DOCUMENTS and t.start == noun.end + 1)
    return next(behind, noun)


def jointly_told(clause: Clause) -> Event | None:
    """What two states say together that names no agreement: "will cut its duty on Kenyan tea, both said in a ..."."""
    if not SAID_JOINTLY.search(clause.line.folded):
        return None
    states = {m.entity: m for m in (*clause.who, *clause.adjectives) if m.entity.kind in ("state", "igo")}
    if len(states) < _PAIR or any(m.entity not in states for m in clause.who):
        return None
    return Event(clause.n, "joint_statement", "agreed", list(states.values()), fresh=True)


def _with_union(clause: Clause) -> bool:
    """Whether a union agrees on the terms of work: with a company, or alone."""
    kinds = {m.entity.kind for m in clause.who}
    if not kinds <= {"company", "association"}:
        return False
    return _UNION.search(clause.line.folded) is not None and _WORK.search(clause.line.folded) is not None


def goes_to(verb: Tag, folded: str) -> bool:
    """Whether a contract goes to whom is named behind the verb."""
    return _GOES_TO.match(folded, verb.start) is not None


def tells_alone(verb: Tag, noun: Tag, folded: str) -> bool:
    """Whether two everyday words tell of a contract though they name only who has won it."""
    return noun.value == "contract" and goes_to(verb, folded)


def has_ended(verb: Tag, noun: Tag, folded: str) -> bool:
    """Whether an agreement "has been" broken off, whoever its parties are."""
    if noun.what != "kind" or verb.value not in ENDED:
        return False
    return _HAS_BEEN.search(folded, max(0, verb.start - 16), verb.start) is not None
