"""Tell what an English clause says of an agreement or offer that was told before: signed, accepted, refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.parliaments import named
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.vocabulary.words import ENDED, Tag

_SIGNED = re.compile(
    r"(?:it|them|this|both|(?:the|these|all|its|their) (?:\w+ )?(?:text|papers?|documents?|instruments?|act|terms))\b"
    r"|(?:on|in|at|for|late|early|last|yesterday|today|this|before|during|by|with|when|as|off|alongside|together)\b"
)
"""Behind "signed": the text that was spoken of, or when, where and for whom."""
_WAS_SIGNED = re.compile(
    r"(?:^|\b(?:it|they|both|all|and|which|text|papers?|documents?|instruments?|act|terms|paperwork|copies)) "
    r"(?:(?:was|were|is|are|been|has|have|being|finally|formally|officially|then|also|duly|now|both) ){1,4}$"
)
_CEREMONY = re.compile(r"sign(?:ing|atures?)\b|pen to paper")
_IT_DOES = re.compile(r"(?:it|they|both|this|the text) ")
_AND_IT = re.compile(r"\band (?:it|they|both|this) (?:\w+ly |also |then |has |have )?$")
"""The same in a second clause."""
_SCHEDULED = (
    "take",
    "come",
    "enter into",
    "enters",
    "will",
    "goes",
    "become ",
    "becomes",
    "applies from",
    "effective on",
)
"""Forms that tell of a date to come as well."""
_IT_BESIDE = re.compile(r"\b(?:it|them|this)\b")
_ACCEPTED = re.compile(
    r"said yes|accept(?:ed|s)(?:(?: it| them| this|(?: the| this| that| his| her| their| its)? (?:\w+ )?"
    r"(?:offer|bid|proposal|terms|invitation|request))?(?: on | in | at |[.,;]|$))"
)
"""That what was proposed before is agreed: "Oslo accepted on Monday"."""
_OFFER_ACCEPTED = re.compile(
    r"\b(?:offer|proposal|bid|invitation|request|terms)s? (?:that|which) [^.;]{0,50}?\baccepted\b"
    r"|, (?:which|and) [^.;,]{0,40}?\b(?:accepted|said yes)\b(?! (?:that|to))"
)
_OFFER_DECLINED = gated(
    r"\b(?:propos|offer|suggest|pitch|float|ask|sought|want|invit|request|bid|plan)\w*\b[^;]{3,110}?"
    r",? (?:(?:an?|the|this) (?:[\w-]+ )?(?:idea|offer|proposal|plan|bid|request|suggestion|invitation|demand"
    r"|scheme) (?:that "
    r"|which )?|which |but )(?:[\w'’-]+ ){1,5}?"
    r"(?:declined|rejected|turned (?:it |this |that |them )?down|refused|spurned|dismissed|rebuffed"
    r"|brushed (?:it )?aside|(?:did|has|have|would|could) not (?:take(?:n)? (?:it |this )?up|accept(?:ed)?|want(?:ed)?)"
    r"|ruled (?:it |this )?out|said no|waved (?:it )?away)\b(?! (?:to|that)\b)"
    r"|\b(?:propos|offer|suggest|ask|invit)\w*\b[^;]{3,110}?(?:;|, and|, but) (?:[\w'’-]+ ){1,8}?"
    r"(?:said no|turned (?:it|this|that|them) down|rejected (?:it|this|that|the idea)|(?:declined|refused)(?=[.,;]|$))"
    r"(?! (?:to|that)\b)"
)
_OF_IT = re.compile(
    r"(?: (?:it|them|both|the (?:text|deal|pact|agreement|accord|treaty)s?))?"
    r"(?: (?:on \w+day|late|by \d|in a|unanimously|hours|a day|the same|this|with)\b|[.,;]|$)"
)
"""Behind the approval of a parliament, that it is of what was told before: "approved it on Thursday"."""


_REFUSED = re.compile(r"[.,;]|$|(?<=said no) (?:on \w+day|today|yesterday|at once|this week|last \w+)\b")
"""Behind a verb that refuses what was told before: "Chevron said no on Wednesday"."""


def accepted(folded: str) -> bool:
    """Whether a sentence tells of an offer and that it was accepted: "offered help, which Oslo has accepted"."""
    return ("accepted" in folded or "said yes" in folded) and _OFFER_ACCEPTED.search(folded) is not None


def declined(folded: str) -> bool:
    """Whether a sentence tells of an offer and that it was refused: "a museum, an idea that Laos declined"."""
    return _OFFER_DECLINED.search(folded) is not None


def follows(told: Sequence[tuple[Tag, str]], folded: str) -> str:
    """How far a clause that names no agreement tells the one to be that was told before; "" where it does not."""
    for verb, status in told:
        if status == "signed" and verb.what == "status" and _bare_signing(verb, folded):
            return "signed"
        if status == "agreed" and _ACCEPTED.match(folded, verb.start):
            return "agreed"
        if status == "ratified" and _OF_IT.match(folded, verb.end) and named(folded):
            return "ratified"
        it = _IT_DOES.match(folded) or _AND_IT.search(folded, 0, verb.start)
        if status == "in_force" and it and not folded.startswith(_SCHEDULED, verb.start):
            return "in_force"
        refuses = status == "rejected" and _REFUSED.match(folded, verb.end) is not None
        if refuses or (status in ENDED and _IT_BESIDE.search(folded, max(0, verb.start - 12), verb.end + 6)):
            return status
    return ""


def may_follow(verb: Tag, folded: str) -> bool:
    """Whether an everyday verb may tell how far the agreement is that was told before, or that it was refused."""
    if verb.value in ("in_force", "rejected") or _ACCEPTED.match(folded, verb.start):
        return True
    if _IT_BESIDE.search(folded, max(0, verb.start - 12), verb.end + 6):
        return True
    return _OF_IT.match(folded, verb.end) is not None and named(folded)


def _bare_signing(verb: Tag, folded: str) -> bool:
    if _CEREMONY.match(folded, verb.start):
        return True
    behind = folded[verb.end : verb.end + 2]
    return (
        behind[:1] in ("", ".", ",", ";", ":")
        or _SIGNED.match(folded, verb.end + 1) is not None
        or _WAS_SIGNED.search(folded, 0, verb.start) is not None
    )
