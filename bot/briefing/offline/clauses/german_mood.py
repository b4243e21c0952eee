"""Tell whether a German verb says what is so, or what somebody wants or may do, or what is still to come."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.german_verbs import infinitives
from bot.briefing.offline.vocabulary.words import ENDED, Tag

_MODAL = re.compile(
    r"\b(?:will|wollen|wolle|wollten?|soll|sollen|solle|sollten?|kann|können|könne|könnten?|darf|dürfen|dürfe|dürften?"
    r"|muss|müssen|müsse|müssten?|möchten?|möge)\b"
)
"""What somebody "konnte" do is done."""
_MUST_BEHIND = re.compile(
    r" (?:werden )?(?:muss|mussen|musse|mussten?|soll|sollen|solle|sollten?|kann|konnen|konne|konnten?|durfte|durften"
    r"|darf|durfen|will|wollen|wolle|wird|werden|werde|wurden?)(?=[.,;:!?)»“\"]|$| und | oder )"
)
"""Behind an infinitive, or a participle with "werden", the modal verb that closes a clause: "gebilligt werden muss"."""
_COME = re.compile(r"\bwürden?\b|\bwerde\b")
"""What a report says will be done, or would be."""
_CLOSES = re.compile(r"(?:\s(?:werden|wird|zu werden))?(?:[.,;:!?)»“\"]|$| und | oder | sowie )")
_WANTS_THAT = re.compile(
    r"\b(?:mochten?|wolle?n?|will|fordert\w*|verlangt\w*|wunscht\w*|dring\w+|drang\w* darauf|hoff\w+|bitte\w*|plad\w+"
    r"|schlagt vor|schlug vor|vorgeschlagen|erwart\w+)(?: darauf| dafur)?, dass [^,;.]*$"
)
"""Before a clause that tells what somebody wants."""
_APPROVES = re.compile(
    r"(?:ge)?billig|genehmig|(?:zu)?(?:ge)?stimm|zuzustimm|ratifizier|(?:ab)?(?:ge)?segn|abzusegn|gutge?hei|verabschied"
    r"|freigegeb|freizugeb|freigeb|beschlie|beschlo"
)
"""What still has to be done to an agreement that is told."""
_HAD = re.compile(r"\b(?:hatten?|war|waren) [^,;:]{2,120}$")
_HAD_BEHIND = re.compile(r"(?: worden| gewesen)? (?:hatten?|war|waren)(?=[.,;:!?)»“\"]|$| und )")
_ENDS = re.compile(r"(?: (?:worden|haben|gewesen))?(?:[,.;:]|$)")
_REPORTS = re.compile(r"\b(?:hätten?|wären?)\b")
"""A report: "hätten sich geeinigt" is the perfect of what somebody says."""
_THERE_ARE_NONE = re.compile(
    r"[^,;.]{0,60} (?:gibt|gebe|gab|fuhrt|fuhre|laufen|liefen) (?:es )?(?:[\w-]+ ){0,3}?nicht\b"
)
"""Behind talks that nobody has."""
_NOT_YET = re.compile(
    r"\b(?:zur|vor der|vor ihrer|vor seiner|auf die|auf eine|um die|uber die|bis zur|ohne|nach der|fur die|mit der"
    r"|einer|noch die) (?:[a-z]+ )?ratifi[zk]ierung"
    r"|\bratifi[zk]ierung\b[^;.]{0,90}?\b(?:verzoger\w*|steht|stehen|aussteh\w*|verschieb\w*|verschob\w*|soll|fehl\w*"
    r"|erwart\w*|folg\w*|wird|stock\w*|scheiter\w*|abgelehnt|blockier\w*|droh\w*|ungewiss|offen)\b"
)
"""That something is still to be ratified."""
_LIES_BEFORE = re.compile(
    r"\b(?:lieg|leg|lag|vorleg|vorgeleg|uberw|ubermittel|geh)\w*\b[^;.]{0,90}\bzur (?:[a-z]+ )?ratifi[zk]ierung"
)
_WOULD = re.compile(r"\b(?:wären?|hätten?|würden?)\b")
_OTHERWISE = re.compile(r"\b(?:ohne|sonst|andernfalls|ansonsten|falls|wenn|im falle)\b")
"""That something would have ended otherwise: "Ohne Einigung wäre die Regelung ausgelaufen"."""
_OF_LATE = re.compile(
    r"\b(?:erst (?:vor|am|im)|kurzlich|jungst|wenige (?:stunden|tage)"
    r"|am (?:vortag|vorabend|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag))"
)
"""Beside a pluperfect, that it is hardly older than the news."""
_LIKE_IT = re.compile(r"\bentsprechende[nrsm]? ")
"""Before what was told in the sentence before: "Den entsprechenden Auftrag hatte sie bereits unterzeichnet"."""
_AFTER_THAT = re.compile(r"\bnachdem [^;:]*$")
_SENTENCE = re.compile(r"[;:]\s")


def mood(verb: Tag, status: str, line: Line) -> str | None:
    """The status of a verb that is planned, wanted or still to be; None where its clause says nothing of the kind."""
    if (
        status in ("negotiating", "agreed", "signed")
        and line.text[verb.start].isupper()
        and _THERE_ARE_NONE.match(line.folded, verb.end)
    ):
        return ""
    if verb.value == "ratified" and line.text[verb.start].isupper() and _NOT_YET.search(line.folded):
        return "signed" if _LIES_BEFORE.search(line.folded) else ""
    if status in ENDED and _WOULD.search(line.text) and _OTHERWISE.search(line.folded):
        return ""
    if status in ("negotiating", "proposed", "in_force"):
        return None
    if not _lies_ahead(verb, line):
        return None
    return "proposed" if status in ("signed", "agreed") and not _APPROVES.match(line.folded, verb.start) else ""


def is_told(verb: Tag, hedge: Tag, line: Line) -> bool:
    """Whether "wird" only makes a passive: "wird vom Kartellamt untersagt", "wird in die OECD aufgenommen"."""
    if verb.value not in (*ENDED, "agreed") or not line.folded.startswith(("wird", "werden"), hedge.start):
        return False
    return _CLOSES.match(line.folded, verb.end) is not None and line.folded[verb.start : verb.end] not in infinitives()


def _lies_ahead(verb: Tag, line: Line) -> bool:
    folded = line.folded
    if _MUST_BEHIND.match(folded, verb.end) and not _is_preterite(verb, line):
        return True
    if not _CLOSES.match(folded, verb.end):
        return False
    start = max((m.end() for m in _SENTENCE.finditer(folded, 0, verb.start)), default=0)
    if _COME.search(line.text, max(start, folded.rfind(",", start, verb.start)), verb.start):
        return True
    if _WANTS_THAT.search(folded, start, verb.start):
        return True
    word = folded[verb.start : verb.end].rpartition(" ")[2]
    return word in infinitives() and _MODAL.search(line.text, start, verb.start) is not None


def _is_preterite(verb: Tag, line: Line) -> bool:
    """Whether what stands behind is "wurde" and no "würde"."""
    return "wurde" in line.text[verb.end : verb.end + 12]


def is_reported(before: str) -> bool:
    """Whether what stands before a verb makes it the perfect of what somebody says, and no pluperfect."""
    return _REPORTS.search(before[-120:]) is not None


def was_before(verb: Tag, line: Line) -> bool:
    """Whether a pluperfect tells what was before the news: "hatten ... vereinbart", "das er vereinbart hatte"."""
    start, end = line.folded.rfind(",", 0, verb.start), line.folded.find(",", verb.end)
    if _LIKE_IT.search(line.folded, max(start, 0), verb.start):
        return False
    if _OF_LATE.search(line.folded, max(start, 0), end if end > 0 else len(line.folded)):
        return False
    behind = _HAD_BEHIND.match(line.folded, verb.end)
    if behind is not None and "ä" not in line.text[verb.end : behind.end()]:
        return _AFTER_THAT.search(line.folded, 0, verb.start) is None
    named = line.text[verb.start].isupper()  # "auf die Kündigung gedrungen"
    if not named and _ENDS.match(line.folded, verb.end) is None:
        return False
    had = _HAD.search(line.folded[: verb.start])
    return had is not None and not (
        is_reported(line.text[had.start() : verb.start]) or (named and verb.value in ("signed", "agreed"))
    )
