"""Tell whether an English verb and an everyday noun tell together of an agreement: "the idea was dropped" does."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import NEAR, Clause
from bot.briefing.offline.reading.english_events import goes_to
from bot.briefing.offline.reading.payments import is_lent
from bot.briefing.offline.vocabulary.words import ENDED, NAMING, Tag

_REFUSABLE = re.compile(
    r"(?:order|contract|tender|invitation|offer|bid|request|proposal|approach|motion|plan|application|idea|project|scheme|venture"
    r"|initiative)s?\b"
)
"""What is refused or given up by whoever was spoken of."""
_FORBIDS = re.compile(r"(?:rul|reject|ban|bar|block|refus|exclud|prohibit|disallow)")
_HABIT = re.compile(r"(?:sell|buy|lend|lease|export)s")
"""What is always so, in the body of an article: "Oman sells most of its gas to Japan"."""
_TALKS_ON = re.compile(
    r"\b(?:talks|negotiations|discussions|terms of reference)\b[^,.;]{0,20}\b(?:on|about|for|over|towards?) "
    r"(?:(?:an?|the|their) )?(?:[\w-]+ ){0,2}$"
)
_ENDS_TALKS = re.compile(r"(?:conclu|wrap|final|clos|complet|wound|clinch|seal)")
_AS_NOUN = re.compile(
    r"\b(?:with|in|by|from|all|any|many|some|other|big|large|record|strong|foreign|export|outstanding|fresh|further|of|for|new|more|no|fewer|its|their|whose|against)\s$"
)
"""Before what is a noun alone: "a lack of orders"."""
_NOUN_BEHIND = re.compile(
    r" (?:pick(?:s|ed)? up|r[io]se|rises|f[ea]ll|falls|climb\w*|jump\w*|surge\w*|slump\w*|gr[eo]w|dr(?:y"
    r"|ied) up|drop\w*"
    r"|swell\w*|recover\w*|boom\w*|intake|book|backlog|came|were|have|had|worth|doubled|tripled|halved|slowed)\b"
)
"""Behind what is a noun alone: "orders pick up"."""
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:[\w-]+\s){0,2}$")
_REFUSED = re.compile(r"\b(?:an?|two|three|four|the|that|this|its|their|both)\s(?:[\w'-]+\s){0,4}$")
_PROVIDES = (" that ", " which ", " under which ", " by which ", " whereby ")
"""Behind an agreement, what it provides for."""
_CAN = re.compile(r"\b(?:can|could|may|able to|allowed to|free to|entitled to|eligible to|right to)\b[^,.;]{0,40}$")
_BEFORE = 24
"""Characters before a verb in which its auxiliary stands."""


def may_go_together(verb: Tag, noun: Tag, folded: str) -> bool:
    """Whether an everyday verb and an everyday noun are near enough to tell of an agreement, or need not be near."""
    near = max(noun.start - verb.end, verb.start - noun.end) <= NEAR
    return near or goes_to(verb, folded) or _REFUSABLE.match(folded, noun.start) is not None


def tell_together(verb: Tag, noun: Tag, clause: Clause) -> bool | None:
    """Whether a verb and a noun tell of an agreement; None where nothing speaks for it or against it."""
    if _is_content(verb, noun, clause) or _is_of_talks(verb, noun, clause) or _may_bid(verb, clause):
        return False
    if noun.what == "may" and noun.start != verb.start and (_is_verb(noun, clause) or _is_provided(verb, noun, clause)):
        return False
    before = clause.line.folded[max(0, verb.start - _BEFORE) : verb.start]
    alone = noun.what == "may" and noun.start == verb.start and verb.value == "agreed"
    if alone and (_AS_NOUN.search(before) or _NOUN_BEHIND.match(clause.line.folded, verb.end)):
        return False
    if verb.what != "weak" or noun.what != "may":
        return None
    if verb.start == noun.start and verb.value == "proposed" and not noun.value:  # "two others plan their own lines"
        return clause.line.folded.startswith(" to ", verb.end)
    if noun.value == "settlement" and clause.who and clause.line.folded.startswith("ending a", verb.start):
        return 0 <= noun.start - verb.end <= NEAR
    if noun.value == "financing" and noun.start == verb.start and not is_lent(clause):
        return False
    if verb.value == "ratified":  # by a parliament
        return bool(clause.who) and 0 <= noun.start - verb.end <= NEAR
    if verb.value in ENDED:
        near = clause.between(min(noun.end, verb.end), max(noun.start, verb.start)) <= NEAR
        return _is_refused(verb, noun, clause) or (near and len({m.entity for m in clause.who}) > 1)
    if clause.line.part and _HABIT.fullmatch(clause.line.folded, verb.start, verb.end):
        return False
    return False if verb.start == noun.start and "being " in clause.line.folded else None


def _may_bid(verb: Tag, clause: Clause) -> bool:
    """Whether a sentence only tells who is free to bid for work: "firms can now bid for contracts"."""
    folded = clause.line.folded
    return folded.startswith("bid", verb.start) and _CAN.search(folded, max(0, verb.start - 48), verb.start) is not None


def _is_content(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether a verb tells what an agreement provides for: "the accord rules out closures"."""
    if verb.value != "rejected" or noun.end > verb.start or not _FORBIDS.match(clause.line.folded, verb.start):
        return False
    return PASSIVE.search(clause.line.folded, max(0, verb.start - _BEFORE), verb.start) is None


def _is_provided(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether an everyday noun before the verb is in what an accord provides for: "a pact that lets X get grants"."""
    if noun.end > verb.start:
        return False
    folded = clause.line.folded
    return any(n.what in NAMING and n.end <= noun.start and folded.startswith(_PROVIDES, n.end) for n in clause.tags)


def _is_verb(noun: Tag, clause: Clause) -> bool:
    """Whether what may be a noun is another verb: "saying that its share had not been settled"."""
    folded = clause.line.folded
    past = folded.endswith("ed", noun.start, noun.end) or folded[noun.start : noun.end] in ("sold", "bought", "lent")
    return past and any(t.start == noun.start and t.what in ("status", "weak") for t in clause.tags)


def _is_of_talks(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether what is signed is not yet what talks are about: "signed a text that reopens talks on a treaty"."""
    folded = clause.line.folded
    if (
        verb.value not in ("signed", "agreed", "ratified")
        or noun.start < verb.end
        or _ENDS_TALKS.match(folded, verb.start)
    ):
        return False
    return _TALKS_ON.search(folded, verb.end, noun.start) is not None


def _is_refused(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether two everyday words tell of an end: "declined an invitation", "the idea was dropped"."""
    folded = clause.line.folded
    if not _REFUSABLE.match(folded, noun.start):
        return False
    if verb.end <= noun.start:
        return bool(clause.who) and _REFUSED.search(folded, verb.end, noun.start) is not None
    return PASSIVE.search(folded, max(0, verb.start - _BEFORE), verb.start) is not None
