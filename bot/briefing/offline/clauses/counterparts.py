"""Tell apart the agreements of one sentence: "signed a treaty with X and a memorandum with Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import Tag

Share = tuple[str, list[Mention]]
"""The kind of one of the agreements ("" for that of the one before it), and its parties."""

_WITH = re.compile(r"\b(?:with|con|avec|mit)\s")
_OTHER_SIDES = tuple(re.compile(rf"\b{word}\s") for word in ("to", "from"))
"""English words before a counterpart besides "with": "a road contract to X and a bridge contract to Y"."""
_NEAR = 30
"""Characters between "with" and the name of the counterpart."""
_PAIR = 2
_JOINED = re.compile(r"(?:,|,? and|,? as well as)\s(?:the )?(?:[\w'’.-]+ ){0,3}")
"""Between the names of one list: "the EIB and Germany's KfW"."""
_AND_FROM = re.compile(r"(?:\band|,)\s(?:[\w,.$€£-]+ ){0,8}$")
"""Between two sellers, or two that work is given to: "buses from X and 30 trams from Y"."""
_WITH_BOTH = gated(
    r"\b(?:contracts|agreements|deals|memoranda|accords|leases|orders|licences|loans)\b[^.;]{0,40}?"
    r" with\b"
)
"""Several agreements, and with whom."""
_EACH = gated(
    r"\brespectively\b|\bseparate (?:[\w-]+ ){0,4}(?:deals|agreements|contracts|accords|memoranda|mous|pacts|treaties"
    r"|orders|loans|partnerships|concessions|letters)\b"
)
"""What says that each of several has an agreement of its own."""
_AND = re.compile(
    r"(?:\band|\by|\be|\bet|\bund|,|\bas well as|\basi como|\bainsi que|\bsowie)\s"
    r"(?:(?:an?|one|another|una?|otr[oa]|une?|un autre|une autre|einen?|einem|einer)\s[^,.;]{2,60}\s)?$"
)
_AND_ANOTHER = re.compile(
    r"(?:,|\by|\be|\bet|\bund|\basi como|\bademas de|\bainsi que|\bsowie)\s(?:otr[oa]|una?|une?|une? autre"
    r"|eine[nm]?)\s$"
)
"""Before a second agreement that the same verb tells."""
_OBJECT = re.compile(r"(?<=[을를]),\s|(?<=を)、")
"""Where a Korean or Japanese sentence has done with its first object: "Aと覚書を、Bと契約を結んだ"."""
_TOPIC = re.compile(r"^[^\s,、]{0,2}(?:[은는이가]\s|[はが])")
_PARTNER = re.compile(r"^\s?(?:[와과]|と)")


def each_event(event: Event, clause: Clause) -> list[Event]:
    """The event, or the several that its clause tells with one verb."""
    nouns = [t for t in clause.tags if t.what == "kind"]
    found: list[Event] = []
    if clause.language != "en" and (second := _second_kind(event, nouns, clause.tags, clause.line)):
        return [event, Event(event.line, second, event.status, event.parties, fresh=True)]
    for kind, who in _shares(clause.line, clause.who, nouns, clause.language):
        known = kind or (found[-1].kind if found else event.kind)
        found.append(Event(event.line, known, event.status, who, fresh=True))
    return found or [event]


def _shares(line: Line, who: Sequence[Mention], nouns: Sequence[Tag], language: str) -> list[Share]:
    """The agreements that a clause lists with one verb, each with its counterpart; none where it tells of one.

    `who` are the mentions that may be parties, `nouns` the words that name kinds of agreements.
    """
    if len(who) <= _PAIR:  # who does it, and two counterparts
        return _of_unnamed(line, who) if language == "en" else []
    if language == "en" and (pairs := _each(line, who, nouns)):
        return pairs
    cuts, subject = _objects(line, who) if language in ("ko", "ja") else _companions(line, who, _WITH, _AND)
    if not cuts and language == "en":
        sides = (_companions(line, who, side, _AND_FROM) for side in _OTHER_SIDES)
        cuts, subject = next((found for found in sides if found[0]), (cuts, subject))
    if not cuts:
        return []
    found: list[Share] = []
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        kinds = [t.value for t in nouns if start <= t.start < end and t.what == "kind"]
        partners = [m for m in who if start <= m.start < end and m not in subject]
        if not partners:
            return []
        found.append((kinds[-1] if kinds else "", [*subject, *partners]))
    return found


def _of_unnamed(line: Line, who: Sequence[Mention]) -> list[Share]:
    """The two agreements of somebody who is not known with two that are: "signed contracts with X and with Y"."""
    told = _WITH_BOTH.search(line.folded)
    if told is None or len(who) != _PAIR or who[0].start < told.start() or who[0].entity == who[1].entity:
        return []
    anchors = [m.start() for m in _WITH.finditer(line.folded, told.start())]
    between = any(who[0].end <= at < who[1].start and _AND.search(line.folded, who[0].end, at) for at in anchors)
    return [("", [m]) for m in who] if between else []


def _each(line: Line, who: Sequence[Mention], nouns: Sequence[Tag]) -> list[Share]:
    """The pairs of "X and Y lent P and Q 2 and 3 million respectively", or of X in "separate deals with P and Q"."""
    told = _EACH.search(line.folded)
    if told is None:
        return []
    kinds = [t.value for t in nouns if t.what == "kind"]
    kind = kinds[0] if len(set(kinds)) == 1 else ""
    lists = _lists(line, who)
    if len(lists) != _PAIR or len(lists[0]) + len(lists[1]) <= _PAIR:
        return []
    mine, theirs = sorted(lists, key=len)
    if len(mine) == 1:
        return [(kind, [*mine, m]) for m in theirs]
    if len(mine) != len(theirs) or not told[0].startswith("respect"):
        return []
    return [(kind, [a, b]) for a, b in zip(*lists, strict=True)]


def _lists(line: Line, who: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions, those together that "and" or a comma joins."""
    found: list[list[Mention]] = []
    for m in who:
        if found and _JOINED.fullmatch(line.folded, found[-1][-1].end, m.start):
            found[-1].append(m)
        else:
            found.append([m])
    return found


def _companions(
    line: Line, who: Sequence[Mention], side: re.Pattern[str], joins: re.Pattern[str]
) -> tuple[list[int], list[Mention]]:
    """Where "... and [a treaty] with Y" begins, and who is named before the first "with"."""
    anchors = [m.start() for m in side.finditer(line.folded) if any(0 <= name.start - m.end() <= _NEAR for name in who)]
    if len(anchors) < _PAIR:
        return [], []
    subject = [m for m in who if m.start < anchors[0]]
    cuts = []
    for last, at in pairwise(anchors):
        named = max((m.end for m in who if last < m.start < at), default=at)
        joint = joins.search(line.folded, named, at)
        if joint is not None:
            cuts.append(joint.start())
    return cuts if subject else [], subject


def _objects(line: Line, who: Sequence[Mention]) -> tuple[list[int], list[Mention]]:
    """Where the second object of a Korean or Japanese verb begins, and whom the sentence is about."""
    subject = [m for m in who[:1] if _TOPIC.match(line.text[m.end : m.end + 6])]
    partners = [m for m in who if _PARTNER.match(line.text[m.end : m.end + 3])]
    cuts = [m.end() for m in _OBJECT.finditer(line.text)]
    kept = [c for c in cuts if any(m.start < c for m in partners) and any(m.start >= c for m in partners)]
    return kept if subject else [], subject


def _second_kind(event: Event, nouns: list[Tag], clause_tags: list[Tag], line: Line) -> str:
    """The kind of a second agreement of the same parties: "un tratado de extradición, así como un memorando"."""
    for one, other in pairwise(nouns):
        beside = _AND_ANOTHER.search(line.folded, one.end, other.start)
        told = any(t.what == "status" and one.end <= t.start < other.start for t in clause_tags)
        if beside and not told and one.value == event.kind != other.value and event.status in ("signed", "agreed"):
            return other.value
    return ""
