"""Tell whether a verb of agreement happened: hedged, negated, planned or past, in six languages."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.ahead import is_not_yet, is_wanted, told_ahead
from bot.briefing.offline.clauses.german_mood import is_told, mood
from bot.briefing.offline.clauses.past_verbs import is_past
from bot.briefing.offline.clauses.predicates import as_predicate
from bot.briefing.offline.clauses.spanish_infinitives import still_to_come
from bot.briefing.offline.lines import months
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import NAMING, Tag

_HEDGE_REACH = 28
_BESIDE = 14
"""Characters between "instead of" and what is not done."""
_ADVERB = re.compile(r" (?:(?:\w+ly|being|having|having been|an?|the|further) )?")
_LATER_REACH = 70
_NOUN = re.compile(r"(?:firma|signing|signature|unterzeichnung)\b")
"""Of "the signing is planned for May" it is the noun that lies ahead: a contract that was signed has dates too."""
_DESCRIBES = re.compile(
    r"(?:planned|proposed|possible|potential|prospective|future|eventual|expected)\b"
    r"|once (?:planned|hoped|mooted|proposed|thought|agreed|eyed)"
)
"""Words of a hope that only tell which agreement is meant."""
_SAID_THAT = re.compile(r"\b(?:said|announced|confirmed|disclosed|told|added|informed|decided|revealed)\b")
_DEPENDS = re.compile(r"\b(?:if|unless|should|could|might|threaten\w*|warn\w*|may)\b")
_STAYS = re.compile(r" (?:\w+ )?(?:remain|stay|be kept|continue to be) (?:on )?")
"""Between "will" and what is so already: "will remain suspended"."""
_OF_BOTH = re.compile(
    r"\b(?:both|they|the two|sides|partners|parties|governments|companies|negotiators|neighbours|ministers)\b"
    r"[^,.;]{0,40}$"
)
_CONCLUDES = re.compile(r"conclud|finali[sz]|wrap|clinch|reach|complet|strik|seal")
"""What two hope to do who talk already: "both hope to conclude a treaty by May"."""
_OF_TALKS = re.compile(r" (?:[\w-]+ ){0,3}?(?:talks|negotiations|discussions|bargaining)\b")
"""Behind what somebody hopes to wrap up."""
_NEARLY = ("close to", "closer to", "near to", "nearing", "on the verge", "on the brink", "about to")
"""What two are close to doing they still talk about."""
_BEHIND_REACH, _GERMAN_REACH = 10, 70
"""A German auxiliary stands far before its verb."""
_ROMANCE = ("es", "fr")
_STILL_TO_APPROVE = re.compile(
    r"(?:a |ont |ha |han )?(?:aprob|aprueb|approuv|valid|entérin|enterin|avalis|refrend|convalid|ratif|homologu)"
    r"|(?:(?:da|di|don)\w* )?(?:(?:su|el|la|son|leur|le) )?(?:visto bueno|luz verde|aval|feu vert)"
)
"""What still has to be done to an agreement that is told: "deberá ser aprobado por el Congreso"."""
_DAYS = ("hour", "hours", "day", "days", "week", "minutes", "night", "evening", "morning")
_COMPLETES = re.compile(r"(?:complet|clos|approv|clear|consent)\w*\b")
"""What still has to happen to an agreement that has been told: "expects to complete the purchase"."""
_WHICH = re.compile(r", (?:(?:mit|an|von|bei|fur|uber|durch|auf) )?(?:dem|der|die|das|den|deren|dessen|denen) ")
_DONE_THERE = re.compile(r" (?:hat|haben|habe|hatten?|worden ist|wurden?)(?=[,.;]|$)")
"""A German relative clause that tells what is done: "soll von X kommen, mit dem Y einen Vertrag geschlossen hat"."""
_LIMITS = ("later", "hedge", "not")
_TOGETHER = re.compile(
    r"\b(?:they|the (?:two|three|companies|partners|pair|governments))\b[^.;,]{0,20}\b(?:announced|said)\b"
)
_PARTS = re.compile(r",(?!\d)|[;:]")
_PART = re.compile("[;:] ")
_TERM = re.compile(
    r"(?:until|before) (?:the end of |at least |mid-|early |late |the year |\w+ )?"
    rf"(?:20\d\d|{months.ENGLISH})\b"
)
"""How long an agreement lasts, which is no condition: "a lease until 2034 was signed"."""
_CONDITION = re.compile(
    r"[^,.;]{0,24}\b(?:once|if|when|as soon as|after|only)\b"
    rf"| (?:in|from|next) (?:(?:{months.ENGLISH}|spring|summer|autumn|winter|20\d\d)\b|(?:month|year)\b)"
)
"""Behind "takes effect", what has to happen first."""
_TOOK = ("entered", "came", "took", "went", "has ", "have ", "became", "began", "started")
"""Of what took effect "after" something, that is no condition."""


def effective_status(verb: Tag, tags: list[Tag], line: Line, language: str, past: list[tuple[int, int]]) -> str:
    """The status that a verb stands for with what is beside it in its clause; "" where it tells nothing.

    `past` are the places where the clause names an earlier time.
    """
    if is_past(verb, line, language, past, tags) or (language == "en" and _awaits(verb, line)):
        return ""
    status = as_predicate(verb, line, language)
    limits = [t for t in tags if t.what in _LIMITS]
    if language == "en" and any(_bears_on(t, verb, line, language) for t in limits if t.what == "not"):
        return ""
    if language == "en" and (ahead := told_ahead(verb, status, line)) is not None:
        return ahead
    if language == "es" and (ahead := still_to_come(verb, line)) is not None:
        return ahead
    if language == "de" and (wanted := mood(verb, status, line)) is not None:
        return wanted
    for t in limits:
        if t.what == "later" and 0 <= t.start - verb.end <= _LATER_REACH and _NOUN.match(line.folded, verb.start):
            return "proposed"
        if t.what != "later" and _bears_on(t, verb, line, language):
            told = _hedged(t, verb, status, tags, line, language)
            if told != status:
                return told
    if language != "en" or status in ("", "proposed", "negotiating"):
        return status
    if is_wanted(verb, line):
        return "proposed" if status in ("signed", "agreed") else ""
    hedged = any(t.what == "hedge" and _bears_on(t, verb, line, language) for t in limits)
    return "" if not hedged and is_not_yet(verb, line) else status


def _hedged(t: Tag, verb: Tag, status: str, tags: list[Tag], line: Line, language: str) -> str:
    """The status of a verb of `status` beside a hedge or negation that bears on it; "" where it tells nothing."""
    if t.what == "not":
        return ""
    if language == "de" and is_told(verb, t, line):
        return status
    if language == "en" and status == "agreed" and (_is_announced(t, line) or _is_sure(t, verb, tags, line)):
        return status
    if status in ("signed", "agreed"):
        if language in _ROMANCE and _STILL_TO_APPROVE.match(line.folded, verb.start):
            return ""
        return _hoped(t, verb, line) if language == "en" else "proposed"
    if language == "fr" and line.folded.startswith("aurai", t.start):
        return status  # "aurait renoncé", as others report
    certain = status in ("negotiating", "proposed") or (language == "en" and _is_certain(verb, t, tags, line))
    return status if certain else ""


def _awaits(verb: Tag, line: Line) -> bool:
    """Whether something has to happen before an agreement takes effect: "applies once both have ratified it"."""
    takes_effect = verb.value == "in_force" and not line.folded.startswith(_TOOK, verb.start)
    return takes_effect and _CONDITION.match(line.folded, verb.end) is not None


def _is_certain(verb: Tag, hedge: Tag, tags: list[Tag], line: Line) -> bool:
    """Whether it is the end all the same: "will not go ahead", "will stay frozen", "the planned merger is off"."""
    if verb.value in ("terminated", "suspended") and _will_end(hedge, tags, line):
        return True
    return (
        _STAYS.fullmatch(line.folded, hedge.end, verb.start) is not None
        or line.folded.startswith(("not ", "no longer ", "allowed to ", "let ", "discontinued"), verb.start)
        or _DESCRIBES.match(line.folded, hedge.start) is not None
    )


def _will_end(hedge: Tag, tags: list[Tag], line: Line) -> bool:
    """Whether it is settled that an agreement ends: "said that its contract with X would be terminated early"."""
    if not any(t.what in NAMING for t in tags) or _DEPENDS.search(line.folded):
        return False
    if line.folded.startswith("would", hedge.start):
        reported = _SAID_THAT.search(line.folded, 0, hedge.start)
        return reported is not None and line.folded.startswith(" be ", hedge.end)
    return line.folded.startswith(("will", "is to", "are to"), hedge.start)


def _hoped(hedge: Tag, verb: Tag, line: Line) -> str:
    """How far it is that is hoped for: who is close to it, or where both want to conclude it, they talk about it."""
    if line.folded.startswith(_NEARLY, hedge.start):
        return "negotiating"
    if _OF_TALKS.match(line.folded, verb.end) or line.folded.endswith(("talks", "negotiations"), verb.start, verb.end):
        return "negotiating"
    if _COMPLETES.match(line.folded, verb.start):
        return ""
    concludes = _CONCLUDES.match(line.folded, verb.start) is not None
    both = concludes and _OF_BOTH.search(line.folded, max(0, hedge.start - 60), hedge.start) is not None
    return "negotiating" if both else "proposed"


def _is_announced(hedge: Tag, line: Line) -> bool:
    """Whether several say together what they "will" do: that is agreed between them."""
    return line.folded.startswith("will", hedge.start) and _TOGETHER.search(line.folded) is not None


def _is_sure(hedge: Tag, verb: Tag, tags: list[Tag], line: Line) -> bool:
    """Whether it is a deed that somebody "will" do: "is to lend Kenya $90 million"."""
    sure = line.folded[hedge.start : hedge.end] in ("will", "is to", "are to")
    return sure and any(t.what in ("act", "does") and t.start == verb.start for t in tags)


def _is_told_apart(t: Tag, verb: Tag, line: Line) -> bool:
    """Whether another German clause begins before the verb, or a relative one that tells what is done."""
    if _PART.search(line.folded, t.end, verb.start):
        return True
    return (
        _DONE_THERE.match(line.folded, verb.end) is not None
        and _WHICH.search(line.folded, t.end, verb.start) is not None
    )


def _bears_on(t: Tag, verb: Tag, line: Line, language: str) -> bool:
    """Whether a hedge or negation is near enough: before the verb, in Korean and Japanese behind it."""
    if language == "en" and (_PARTS.search(line.folded, t.end, verb.start) or _TERM.match(line.folded, t.start)):
        return False
    if language == "ja" and "、" in line.text[verb.end : t.start]:
        return False
    if language == "es" and t.what == "not" and "," in line.folded[t.end : verb.start]:
        return False  # "sin debate, aprobó el tratado"
    if (
        language == "en"
        and line.folded.startswith("before", t.start)
        and line.folded[: t.start].rstrip().endswith(_DAYS)
    ):
        return False  # "a day before"
    if language == "de" and t.end < verb.start and _is_told_apart(t, verb, line):
        return False
    if language == "de" and t.what == "hedge" and line.folded[t.end : t.end + 1] in (",", ".", ";"):
        return 0 <= t.start - verb.end <= 1  # "die er übernehmen sollte, ist ausgestiegen"
    behind = language in ("ko", "ja")
    gap = t.start - verb.end if behind else verb.start - t.end
    if language == "en" and line.folded.startswith(("instead of", "rather than"), t.start):
        return 0 <= gap <= _BESIDE and _ADVERB.fullmatch(line.folded, t.end, verb.start) is not None
    reach = _BEHIND_REACH if behind else _GERMAN_REACH if language == "de" and t.what == "hedge" else _HEDGE_REACH
    return 0 <= gap <= reach
