"""Part English sentences into clauses: main, relative, subordinate, and second verbs of one subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import ENDED, VERBS, Tag

Spans = list[tuple[int, int]]
"""Where a clause stands in its line: a main clause goes on behind a relative one."""
_PARTS = re.compile(r";\s(?![^()]{0,60}\))|,\s(?:while|but|whereas|though|although)\s")
_SECOND_VERB = re.compile(
    r",?\s(?:and|but|then)\s(?:(?:said|added|announced|confirmed)\s(?:that\s)?)?(?:(?:\w+ly|were|that|they|it|also"
    r"|then|meanwhile|since|already|again|instead|both|once more|thus|further"
    r"|jointly|separately|later|now|has|have|had|is|are|will"
    r"|would)\s){0,3}$"
)
"""Before another verb of the same subject: "signed a treaty and agreed to ..."."""
_ENDING = re.compile(
    r",\s(?=(?:thereby\s|thus\s)?(?:ending|cancell?ing|scrapping|terminating|breaking off|abandoning|ditching"
    r"|tearing up|walking away from|pulling out of|calling off|dropping)"
    r"\s(?:an?|its|their|the|one|plans?|talks|negotiations)\b)"
)
"""Before a participle that tells the end of something else: ", ending a contract of 12 years with Y"."""
_MODAL = re.compile(r"\b(?:must|will|would|shall|should|may|might|can|could|to|has|have|had|is|are|was|were|be|been)$")
_AUXILIARY = re.compile(r"\b(?:is|are|has|have|had|will)\s$")
"""Before one more predicate, whatever the first was: "has accords with X and is negotiating one with Y"."""
_RELATIVE = re.compile(
    r",\s(?:which|who)\s|,?\swhose\s|\sthat\s(?:owns?|runs?|controls?|leads?|belongs?|makes?|holds?|operates?)\s"
)
_OF_RELATIVE = (" wh", " that ")
"""One of these is in every match of `_RELATIVE`; so with those below."""
_RELATIVE_END = re.compile(r",\s|$")
_DETAILS = gated(r"\s(?:under|by|in) which\s")
_SUBJECT = re.compile(
    r"(?:,?\s?(?:and|but|while|meanwhile|also|separately),?\s)?(?:an?|the|another|that|this|its|their)\s"
    r"[\w'’-]+(?:\s[\w'’-]+){0,6}\s?"
)
"""The beginning of a sentence whose verb stands behind what an agreement provides for."""
_PASSIVE = re.compile(r"\b(?:was|were|has been|have been|is|are)\s(?:\w+ly\s|now\s|finally\s)?$")
_BEGINS_SUBORDINATE = ("after", "before", "as", "when", "because", "if", "once", "unless", "since", "leaving")
_SUBORDINATE = re.compile(
    r"[,\s](?:(?<=,)\s|(?<=\s))(?:(?:an?|one|two|three|four|five|six|nine|ten|\d+)\s(?:day|week|month|year|hour)s?\s)?"
    rf"(?:{'|'.join(_BEGINS_SUBORDINATE)})\s"
)
_OF_SUBORDINATE = tuple(f" {word} " for word in _BEGINS_SUBORDINATE)
_LONG_AFTER = gated(
    r"(?:^|,\s|(?<!for)\s)(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|many|some"
    r"|more than|\d+"
    r"|half a|about|over|nearly|almost|a few)\s){1,2}(?:and a half\s)?(?:years?|months?|decades?|century)\s(?:after"
    r"|since)"
    r"\s(?:[^,;]|,(?=\d))+"
)
"""What went before by years: "three years after the two fell out over the border"."""
_PROVIDED = gated(r"(?:,\sprovided|\sprovided that|\son (?:the )?condition that|\sso long as|\sassuming that)\s[^,;]+")
"""A condition, whose subject is no party: "agreed to trade more power, provided that India lets it through"."""
_COORDINATE = re.compile(r",\s(?:and|while|but)\s(?:the\s)?")
_PRONOUN = re.compile(r"(?:they|it|he|she|both|(?:its|their) \w+|the (?:two|sides|parties|talks|deal))\b")
_NEAR_PRONOUN = 30
_ANTECEDENT = 48
"""Characters before a relative clause in which the noun stands that it is about."""


def segments(line: Line, found: Sequence[Tag], mentions: Sequence[Mention]) -> list[Spans]:
    """The clauses of `line`, in the order of their verbs."""
    verbs = [t for t in found if t.what in VERBS]
    if not verbs:
        return [[(0, len(line.text))]]
    folded = line.folded
    marked = ", " in folded or ";" in folded  # without a mark, verbs and what begins a subordinate clause part it
    joined = " and " in folded or " but " in folded or " then " in folded
    aside = [span for m in _matches(_RELATIVE, _OF_RELATIVE, folded) if (span := _relative(m, line))]
    cuts = {0, len(line.text)}
    if marked:
        cuts |= _marks(line, verbs, mentions, aside)
    for verb in verbs if joined else ():
        joint = _SECOND_VERB.search(folded, max(0, verb.start - 32), verb.start)
        if joint and any(joint.start() <= m.start < verb.start for m in mentions):
            continue  # "France and Italy are negotiating"
        if joint and folded.startswith(" then", joint.start()) and _MODAL.search(folded, 0, joint.start()):
            continue  # "must then ratify it"
        if joint and (_AUXILIARY.search(joint[0]) or any(other.end <= joint.start() for other in verbs)):
            cuts.add(joint.start())
    for m in _matches(_SUBORDINATE, _OF_SUBORDINATE, folded):
        if _tells_itself(m.end(), line, verbs, mentions):
            cuts.add(m.start())
    whole = sorted(cuts)
    parts = [[(a, b)] for a, b in pairwise(whole) if b - a > 1]
    for start, end in aside:
        parts = [_without(spans, start, end) for spans in parts]
    for m in (*_LONG_AFTER.finditer(folded), *_PROVIDED.finditer(folded)):
        parts = [_without(spans, *m.span()) for spans in parts]
    if _DETAILS.may(folded):
        parts = [_without_details(spans, line, verbs) for spans in parts]
    told = [
        [(max(0, start - _ANTECEDENT, *(v.end for v in verbs if v.end <= start)), end)]
        for start, end in aside
        if any(start <= v.start < end and v.what != "weak" for v in verbs)
    ]
    return [spans for spans in parts if spans] + told


def _marks(line: Line, verbs: Sequence[Tag], mentions: Sequence[Mention], aside: Spans) -> set[int]:
    """Where commas and semicolons part a sentence; `aside` are its relative clauses."""
    folded = line.folded
    cuts = {m.start() for m in _PARTS.finditer(folded)}
    cuts.update(
        m.start()
        for m in _ENDING.finditer(folded)
        if any(v.end <= m.start() for v in verbs)
        and (
            any(x.start > m.end() and not x.weak for x in mentions)
            or all(v.value not in ENDED for v in verbs if v.end <= m.start())
        )
    )
    for m in _COORDINATE.finditer(folded):
        main = [v for v in verbs if v.end <= m.start() and not any(a <= v.start < b for a, b in aside)]
        if main and _tells_itself(m.end(), line, verbs, mentions):
            cuts.add(m.start())
    return cuts


def _matches(pattern: re.Pattern[str], needed: Sequence[str], folded: str) -> Iterable[re.Match[str]]:
    """Where a pattern matches of which every match has one of `needed`: most lines have none."""
    for word in needed:
        if word in folded:
            return pattern.finditer(folded)
    return ()


def _without_details(spans: Spans, line: Line, verbs: Sequence[Tag]) -> Spans:
    """A clause without what an agreement provides for: "an accord under which Berlin will pay"."""
    for m in _DETAILS.finditer(line.folded):
        close = _RELATIVE_END.search(line.folded, m.end())
        end = close.start() if close else len(line.folded)
        begins = any(_SUBJECT.fullmatch(line.folded, start, m.start()) for start, _ in spans)
        told = (v.start for v in reversed(verbs) if begins and m.end() <= v.start < end and _is_predicate(v, line))
        spans = _without(spans, m.start(), next(told, end))
    return spans


def _is_predicate(verb: Tag, line: Line) -> bool:
    """Whether a verb tells what has become of an agreement: "took effect", "was signed"."""
    if verb.what not in ("status", "weak"):
        return False
    return verb.value in ("in_force", *ENDED) or _PASSIVE.search(line.folded, 0, verb.start) is not None


def _relative(m: re.Match[str], line: Line) -> tuple[int, int] | None:
    close = _RELATIVE_END.search(line.folded, m.end())
    return (m.start(), close.start()) if close else None


def _tells_itself(start: int, line: Line, verbs: Sequence[Tag], mentions: Sequence[Mention]) -> bool:
    """Whether behind "after" somebody does something: "after Saipem withdrew", not "after talks with Saipem"."""
    if _PRONOUN.match(line.folded, start):
        return any(0 < t.start - start <= _NEAR_PRONOUN for t in verbs)
    who = next((m for m in mentions if m.start >= start and not m.weak), None)
    verb = next((t for t in verbs if t.start >= start), None)
    return who is not None and verb is not None and who.start - start <= 24 and 0 < verb.start - who.end <= 40


def _without(spans: Spans, start: int, end: int) -> Spans:
    found: Spans = []
    for a, b in spans:
        if end <= a or b <= start:
            found.append((a, b))
            continue
        if a < start:
            found.append((a, start))
        if end < b:
            found.append((end, b))
    return found
