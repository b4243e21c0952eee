"""Tell in English that what is signed or agreed lies ahead: "the signing is expected in May", "up for signature"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines import months
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import WANTED_THAT, Tag

_HEDGE_REACH = 28
_DEPENDS = re.compile(r"\b(?:if|unless|should|could|might|may|would|expected|hopes?)\b")
_AHEAD = re.compile(
    r"signed (?:next|within|later this|in the coming|early next|before (?:christmas|easter|summer|the (?:summer|end))"
    rf"|by (?:{months.PLAIN_ENGLISH}|the end|next|mid|early|late|year-end))\b"
    rf"|signing (?:for|until|to|in) (?:{months.ENGLISH}|next|late|early|mid)\b"
    rf"|signatures? in (?:{months.ENGLISH}|spring|summer|autumn|early|late|mid"
    r"|the (?:spring|summer|autumn|fall|winter|new|coming))\b"
    r"|sign(?:ing|ature)s?\b[^.;]{0,90}?\b(?:has slipped|(?:has|have) been (?:postponed|delayed|put off|deferred))\b"
    r"|sign(?:ing|ature)s?\b[^,.;]{0,60}?\b(?:will|shall|would|should|could|may|might|remains|awaits|slipped|to follow"
    r"|(?:come|comes|is|are|follow|follows) (?:next|later|after|in (?:due|early|late|mid|the (?:spring|summer"
    r"|autumn|fall"
    r"|winter|new|coming))|once|only)|lies? ahead|are still (?:needed|missing)|is still (?:needed|missing)"
    r"|(?:is|are|was|were|(?:has|have) been) (?:now |only |just |provisionally )?(?:an? (?:mere )?formality"
    r"|expected|due|planned|set|scheduled|to|likely"
    r"|foreseen|slated|tentatively|pencill?ed|fixed|earmarked|left|reserved|up)|rests with|falls to|depends|hinges"
    r"|(?:was|were|is|been) (?:postponed|delayed|put off|deferred|pushed back))\b"
)
"""Of a signing that lies ahead: "the signing will follow in May"."""
_MISSING = re.compile(
    r"\b(?:missing|lack(?:s|ing)?|bar|but for|short of|except for|wait(?:s|ing)? for|minus|outstanding)\b[^.;]{0,30}$"
)
"""Before the signatures that an agreement still needs."""
_TO_SIGNATURE = re.compile(
    r"\b(?:go(?:es|ing)?|comes?|put|move[sd]?|proceed|(?:now |still )?up|open(?:ed|s)?|due|ready|readied|await(?:s"
    r"|ing)?|cleared"
    r"|submitted|sent|scheduled|slated|on the table|wait(?:s|ing)?|in line|left) (?:to|for|up for|out for)? ?(?:the "
    r"|its |a |their )?(?:formal |final "
    r"|official )?$"
    r"|\b(?:go|goes|going|sent|submitted|passed|forwarded|ready|prepared|handed|presented|laid|put)"
    r" [^,.;]{2,60}? for (?:the |its |their )?(?:formal |final |official )?$"
)
"""Before a signature that is to come: "the lease goes to signature in May"."""
_NAMES_PUT = ("put ", "set ", "affix ", "append ", "add ")
_WILL = re.compile(r"\b(?:will|shall|would|to|may|could)(?: \w+ly| both| then| soon)? $")
"""Before who puts names under a text later."""


_NOTHING = re.compile(r" (?:nothing|neither)\b")
"""Behind what was not signed: "signed nothing but a declaration of intent"."""
_COUNTED = re.compile(
    r"(?:\d|\b(?:thousands|hundreds|enough|collect(?:ed|ing|s)?|gather(?:ed|ing|s)?|petition))[\w ,.-]{0,24}$"
)
_GERUND = re.compile(r"[a-z-]+ing\b")
_TALKED_OF = re.compile(
    r"\b(?:discuss(?:ed|es|ing)?|negotiat(?:ed|es|e|ing)|debat(?:ed|es|e|ing)|(?:talk(?:s|ed|ing)?|speak(?:s|ing)?"
    r"|spoken?|conferred|haggling|bargaining|wrangling|negotiations|discussions|consultations)"
    r" (?:about|over|on|of|for|aimed at)|closer? to|near to)"
    r" (?:(?:the )?(?:possibility|idea|option|terms|prospect|conditions|details) (?:of|for) |again |jointly )?$"
)
_THOUGHT_OF = re.compile(
    r"\b(?:consider(?:ed|s|ing)?|mull(?:ed|s|ing)?|weigh(?:ed|s|ing)?(?: up)?|explor(?:ed|es|e|ing)"
    r"|suggest(?:ed|s|ing)?|contemplat(?:ed|es|e|ing)|recommend(?:ed|s|ing)?|stud(?:y|ied|ies|ying)"
    r"|evaluat(?:ed|es|e|ing)"
    r"|envisag(?:ed|es|e|ing)|envision(?:ed|s|ing)?|propos(?:ed|es|e|ing)|look(?:ed|s|ing)? (?:at|into)|favou?r(?:ed|s)"
    r"|(?:thought|thinks?|thinking|dreams?|talk) of|toy(?:ed|s|ing)? with|ponder(?:ed|s|ing)?|planned|plans for|keen on"
    r"|intent on|insist(?:ed|s)? on|(?:possibility|idea|prospect|hopes?|intention|aim|option|chance|merits|favou?r) of"
    r"|interest(?:ed)? in|in view of|with a view to|look(?:s|ed|ing)? forward to|urg(?:ed|es|ing))"
    r" (?:(?:the )?(?:possibility|idea|option|merits) (?:of|for) |again |jointly )?$"
)
"""Before a gerund of what is only thought of: "is considering extending its contract"."""
_BEFORE_GERUND = 60
_WILL_BEGIN = re.compile(
    r"(?:talks|negotiations|discussions) (?:about|on|over) (?:that|this|it|them|the (?:matter|idea|proposal|plan))"
    r" (?:are to |will |should )?(?:starts?|begins?|opens?) (?:in|on|next|later)\b"
)
_MAY_FOLLOW = re.compile(
    r"(?:application|offer|bid|proposal|request)s?\b[^.;]{0,40}? (?:may|might|could) (?:\w+ )?"
    r"(?:follow|come|be made|arrive)\b"
)
_BARE = re.compile(
    r"(?!\w+(?:ed|ing|ss?)\b)(?!(?:struck|won|took|gave|made|lent|bought|sold|began|put|cut|let)\b)[a-z]+\b"
)
"""A verb that has no ending, so that it may be a subjunctive or an infinitive."""
_WANTED_TO = re.compile(
    r"\b(?:call(?:s|ed|ing)? for|push(?:es|ed|ing)? for|press(?:es|ed|ing)? for|plead(?:s|ed|ing)? (?:with|for)"
    r"|appeal(?:s|ed|ing)? (?:to|for)|wait(?:s|ed|ing)? for|long(?:s|ed|ing)? for|bring|get|persuade|convince"
    r"|invit(?:e[sd]?|ing)|ask(?:s|ed|ing)?|urg(?:e[sd]?|ing)|wants?|wanted|press(?:es|ed|ing)?|encourag(?:e[sd]?|ing)"
    r"|would like|lobb(?:y|ies|ied|ying)|wish(?:es|ed)?|approach(?:es|ed)?|call(?:s|ed|ing)? on"
    r"|time for|plans? for|proposals? for|chance for) (?:[^\s.,;]+ ){1,8}to $"
    r"|\b(?:propos(?:e[sd]?|ing)|suggest(?:s|ed)|offer(?:s|ed)) to (?:[^\s.,;]+ ){1,4}to $"
)
"""Before an infinitive, what somebody wants others to do: "called for Togo and Ghana to sign"."""
_BE = re.compile(r"\bbe (?:(?:\w+ly|then|later|also|both|first|soon) )?$")
"""Before what has not happened, whatever "be" goes with: "will go to the cabinet this month and be signed"."""
_MUST = re.compile(
    r"\b(?:(?:have|has|needs?|ought) (?:now |still |yet |first )?to|must|should|will|may) [^.;]{3,90}? and (?:then )?$"
)
"""Before the second of two things that have to be done: "have to put it before parliament and sign it"."""
_FAR = 130


def is_wanted(verb: Tag, line: Line) -> bool:
    """Whether somebody only wants what a verb tells: "suggested that Peru sign", "called for Togo to ratify"."""
    folded, start = line.folded, max(0, verb.start - _FAR)
    if (" that " not in folded and " to " not in folded) or not _BARE.match(folded, verb.start):
        return False
    if folded.endswith(" to ", 0, verb.start):
        return _WANTED_TO.search(folded, start, verb.start) is not None
    return WANTED_THAT.search(folded, start, verb.start) is not None


def is_not_yet(verb: Tag, line: Line) -> bool:
    """Whether a verb stands behind a "be" that says nothing of how sure it is: "and be signed in May"."""
    return _BE.search(line.folded, max(0, verb.start - 16), verb.start) is not None


def _is_to_begin(verb: Tag, status: str, line: Line) -> bool:
    """Whether talks have not begun, or nothing has been asked yet: "talks about that start in February"."""
    begins = {"negotiating": _WILL_BEGIN, "proposed": _MAY_FOLLOW}.get(status)
    return begins is not None and begins.match(line.folded, verb.start) is not None


def told_ahead(verb: Tag, status: str, line: Line) -> str | None:
    """The status of what is still to be signed or agreed, or is only thought of; None where it lies behind."""
    if _is_to_begin(verb, status, line):
        return ""
    if (thought := _deliberated(verb, line)) is not None:
        return thought if status in ("signed", "agreed", "proposed") else ""
    if status not in ("signed", "agreed"):
        return None
    if _NOTHING.match(line.folded, verb.end) or _is_petition(verb, line):
        return ""
    if status == "signed" and _goes_to_signature(verb, line):
        return "agreed"
    if _lies_ahead(verb, line):
        return "proposed" if status == "signed" else ""
    return None


def _is_petition(verb: Tag, line: Line) -> bool:
    """Whether signatures are those of people: "handed in 71,400 signatures"."""
    if not line.folded.startswith("signatures", verb.start):
        return False
    return _COUNTED.search(line.folded, max(0, verb.start - 40), verb.start) is not None


def _deliberated(verb: Tag, line: Line) -> str | None:
    """How far it is that is spoken or thought of ("discussed renewing the pact"); None where it is done."""
    if _GERUND.match(line.folded, verb.start) is None:
        return None
    start = max(0, verb.start - _BEFORE_GERUND)
    if _TALKED_OF.search(line.folded, start, verb.start):
        return "negotiating"
    return "proposed" if _THOUGHT_OF.search(line.folded, start, verb.start) else None


def _goes_to_signature(verb: Tag, line: Line) -> bool:
    """Whether a text is ready to be signed: "the lease is up for signature"."""
    if not line.folded.startswith(("signature", "signing"), verb.start):
        return False
    at = _TO_SIGNATURE.search(line.folded, max(0, verb.start - 80), verb.start)
    return at is not None and not _DEPENDS.search(line.folded, max(0, at.start() - _HEDGE_REACH), at.start())


def _lies_ahead(verb: Tag, line: Line) -> bool:
    """Whether what is told is to come, or "reached no agreement": "the signing is expected in May"."""
    if (
        verb.value == "signed"
        and line.part == 0
        and line.folded.endswith(" to ", 0, verb.start)
        and line.folded.startswith("sign", verb.start)
    ):
        return True
    if line.folded.startswith((" no ", " neither ", " nothing"), verb.end):
        return True
    if verb.value != "signed":
        return False
    if _MUST.search(line.folded, max(0, verb.start - _FAR), verb.start) and _BARE.match(line.folded, verb.start):
        return True
    if line.folded.startswith(_NAMES_PUT, verb.start) and _WILL.search(line.folded, 0, verb.start):
        return True
    if line.folded.startswith("sign", verb.start) and _MISSING.search(line.folded, max(0, verb.start - 40), verb.start):
        return True
    return _AHEAD.match(line.folded, verb.start) is not None
