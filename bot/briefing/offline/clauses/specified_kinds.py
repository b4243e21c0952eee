"""Tell the kind of an agreement, or of talks, by the words that say what it is about: "an agreement on a loan"."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.european_clauses import LANGUAGES
from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.clauses.purchases import SPECIFIES, buys_company, is_of_goods, is_purchase
from bot.briefing.offline.vocabulary.english_turns import NUMBER
from bot.briefing.offline.vocabulary.words import Tag, tags

HINTS = 24
"""Characters between what talks are about and the Korean or Japanese word for them."""
_DOCUMENT = re.compile(r"documents?\b|papers?\b|texts?\b|instruments?\b")
"""What is signed, of which the sentence tells later what it does."""
_SO_THAT = re.compile(
    r" (?:that|for|by) [^,;]{2,60}?\b(?:be allowed|be permitted|may|might|can|could|should|be able)\b"
)
"""Behind a request, that others may do something."""
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


def specified(loose: Tag, clause: Clause) -> str:
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
        alone = clause.between_states()
        acts = (
            t.value
            for t in ahead
            if not (alone and t.value == "contract")
            if folded.startswith("to ", t.start - 3) and not _FINITE.search(folded, loose.end, t.start)
        )
        return next(acts, "") or _detailed(loose, clause)
    if clause.between_states():
        hints = [t for t in hints if t.value != "contract"]
    if clause.language in ("ko", "ja"):
        kinds = [t for t in clause.tags if t.what == "kind" and 0 <= loose.start - t.end <= SPECIFIES]
        if kinds:
            return kinds[-1].value
        before = [t for t in hints if 0 <= loose.start - t.end <= HINTS][-1:]
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
    between = english and clause.between_states()
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
