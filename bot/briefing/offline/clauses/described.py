"""Tell whom an English clause means that describes a party and does not name it: "with the insurer", "the two"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.briefing.offline.clauses.event import BETWEEN_STATES, STATES, Clause
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention

_FIRM = (
    "company|firm|group|maker|manufacturer|producer|supplier|developer|operator|utility|insurer|airline|carrier|miner"
    "|retailer|start-?up|contractor|shipowner|shipyard|yard|shipbuilder|brewer|lessor|builder|buyer|seller|drugmaker"
    "|carmaker|automaker|chipmaker|planemaker|broadcaster|publisher|studio|refiner|smelter|trader|railway|chain|giant"
    "|conglomerate|consortium|owner"
)
_BODY = "agency|regulator|authority|watchdog|ministry|commission"
_SCHOOL = "university|institute|college|school|laboratory|lab|foundation|academy|hospital|observatory"
_BANK = "bank|lender|fund"
_CLUB = "association|federation|union|chamber|league|cooperative|museum"
_STATE = "government|treasury|cabinet|state|country|kingdom|republic|side|authorities"
_KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_FIRM.replace("?", "").split("|"), ("company", "other")),
    "startup": ("company", "other"),
    **dict.fromkeys(_BODY.split("|"), ("government_body",)),
    **dict.fromkeys(_SCHOOL.split("|"), ("research_education", "other")),
    **dict.fromkeys(_BANK.split("|"), ("bank_fund",)),
    **dict.fromkeys(_CLUB.split("|"), ("association", "other")),
    **dict.fromkeys(_STATE.split("|"), ("state",)),
}
"""Which kinds of actor a noun may mean."""
NOUNS = tuple(_KINDS)
_OTHER_SIDE = gated(
    r"\b(?:with|to|from|and|between|for|by|against|grant(?:ed|s)|award(?:ed|s)|g[ai]ves?|given|lends?|lent|offer(?:ed"
    r"|s)"
    r"|s[eo]lls?|sold|hand(?:ed|s)|supplie[ds]|notif(?:y|ies|ied)|owes?|acquire[ds]?"
    r"|take over|taken over) the ((?:[\w'’-]+ ){0,2}?)"
    rf"({_FIRM}|{_BODY}|{_SCHOOL}|{_BANK}|{_CLUB}|{_STATE})\b(?!['’-]| of\b)"
)
"""The other party of a clause, described: "agreed on cover with the insurer"."""
_TREASURY = gated(r"\bthe (?:treasury|government|finance ministry|cabinet|foreign ministry)\b(?! (?:of|in) )")
"""Who acts for the country that was spoken of."""
_WITH_TREASURY = gated(
    r"(?:\b(?:with|between|and|against)|^) the (?:treasury|government|finance ministry|debt office"
    r"|central government)\b(?! of )"
)
"""The same beside others who have no name."""
_PAIR = gated(
    r"\b(?:between|of|for|from|by|with|to) (?:the (?:two|pair|duo|(three|four|five))|both|them)"
    r"(?: (sides|countries|governments|nations|states|companies|firms|parties|groups|neighbou?rs|banks|universities"
    r"|capitals|central banks|partners|airlines)\b"
    r"| (?:have|has|are|is|were|was|will|would|on|over|about|in|at|to|had|said)\b|[.,;]|$)"
)
"""Two who were spoken of: "lawyers for the two have opened talks"."""
_NATIONS = {
    "countries": ("state",),
    "governments": ("state",),
    "nations": ("state",),
    "states": ("state",),
    "neighbours": ("state",),
    "neighbors": ("state",),
    "companies": ("company", "other"),
    "firms": ("company", "other"),
    "airlines": ("company",),
    "banks": ("bank_fund",),
    "central banks": ("bank_fund", "government_body"),
    "capitals": ("state",),
    "universities": ("research_education",),
}
_TWO = 2
_COUNTS = {"three": 3, "four": 4, "five": 5}
_NAME_BEHIND = re.compile(r" [A-ZÀ-Þ]")


def add_described(
    clause: Clause,
    lines: Sequence[Line],
    mentions: Sequence[Sequence[Mention]],
    seen: tuple[Sequence[Sequence[Mention]], Sequence[Sequence[Mention]]],
    *,
    any_yet: bool,
) -> None:
    """Add to an English clause that names one party or none whom it describes, or else whom the sentence before names.

    `seen` are the strong mentions of the lines of the body before, the nearest first, and those of the title; `any_yet`
    tells whether an agreement of two was told before.
    """
    line = clause.line
    if clause.language == "en" and line.part and clause.tags and len({m.entity for m in clause.who}) < _TWO:
        before = lines[: clause.n], mentions[: clause.n]
        clause.who += _described(line, clause.spans[0], clause.who, mentions[clause.n], [*seen[0], *seen[1]], before)
        clause.who = clause.who or _told_before(clause, lines, mentions, any_yet=any_yet)


def may_describe(line: Line) -> bool:
    """Whether a line may describe somebody that only the lines before it name: False is sure."""
    return any(words.search(line.folded) for words in (_PAIR, _OTHER_SIDE, _TREASURY, _WITH_TREASURY))


def _told_before(
    clause: Clause, lines: Sequence[Line], mentions: Sequence[Sequence[Mention]], *, any_yet: bool
) -> list[Mention]:
    """The two or more whom the sentence before names, where a clause names an agreement and nobody."""
    n = clause.n
    if lines[n - 1].paragraph != lines[n].paragraph or not lines[n - 1].part or any(not m.weak for m in mentions[n]):
        return []
    named = {m.entity: m for m in mentions[n - 1] if not m.weak}
    kinds = {t.value for t in clause.tags if t.what == "kind" or (t.what == "loose" and not any_yet)}
    between = not kinds.isdisjoint(BETWEEN_STATES)
    if len(named) < _TWO or not kinds or (between and any(e.kind not in STATES for e in named)):
        return []
    at = clause.spans[0][0]
    return [replace(m, start=at, end=at) for m in named.values()]


def _described(
    line: Line,
    span: tuple[int, int],
    who: Sequence[Mention],
    here: Sequence[Mention],
    seen: Sequence[Sequence[Mention]],
    before: tuple[Sequence[Line], Sequence[Sequence[Mention]]],
) -> list[Mention]:
    """Whom the clause at `span` describes beside `who`, which names one party or none.

    `here` are all mentions of the line, `seen` the strong ones of the lines `before`, the nearest line first.
    """
    start, end = span
    named = {m.entity for m in who}
    if not seen or len(named) > 1:
        return []
    if m := _PAIR.search(line.folded, start, end):
        kinds = _NATIONS.get(m[2] or "")
        two = _several(seen, kinds, _COUNTS.get(m[1] or "", _TWO))
        if len(two) > 1 and (not named or named <= set(two) or (kinds and all(e.kind not in kinds for e in named))):
            return [replace(x, start=m.start(), end=m.end(), weak=False) for x in two.values()]
    if not named:
        return _treasury_alone(line, span, seen)
    at = line.folded.find("the ", start, end)
    if at < 0:
        return []
    m = _OTHER_SIDE.search(line.folded, start, end)
    if m is not None and not _NAME_BEHIND.match(line.text, m.end()):
        home = next((x.entity.country for x in here if x.form == "adjective" and m.start(1) <= x.start < m.end()), "")
        if (found := _introduced(m[2], named, *before)) is not None:
            return [replace(found, start=m.start(), end=m.end(), weak=False)]
        if (found := _meant(_KINDS[m[2].replace("-", "")], home or "", named, [*seen, list(here)])) is not None:
            return [replace(found, start=m.start(), end=m.end(), weak=False)]
    m = None if who[0].entity.kind == "state" else _TREASURY.search(line.folded, start, end)
    found = _meant(("state",), "", named, seen) if m else None
    if found is not None and found.entity.country == who[0].entity.country:
        return []
    return [replace(found, start=m.start(), end=m.end(), weak=False)] if m and found else []


def _introduced(
    noun: str, named: set[Entity], lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]
) -> Mention | None:
    """Who was called by that noun beside his name, last: "the yard" is "the Turkish yard Marmara Tersane"."""
    apposed = re.compile(rf", (?:an?|the|its) (?:[\w'’-]+ ){{0,3}}?{noun}\b")
    for line, told in zip(reversed(lines), reversed(mentions), strict=True):
        if noun not in line.folded:
            continue
        for m in told:
            if m.weak or m.entity in named or m.form != "organisation":
                continue
            if line.folded.endswith(f"{noun} ", 0, m.start) or apposed.match(line.folded, m.end):
                return m
    return None


def _treasury_alone(line: Line, span: tuple[int, int], seen: Sequence[Sequence[Mention]]) -> list[Mention]:
    """The country whose treasury a clause alone names: "bondholders resumed talks with the finance ministry"."""
    m = _WITH_TREASURY.search(line.folded, *span)
    found = _meant(("state",), "", set(), seen) if m else None
    return [replace(found, start=m.start(), end=m.end(), weak=False)] if m and found else []


def _meant(kinds: tuple[str, ...], home: str, named: set[Entity], seen: Sequence[Sequence[Mention]]) -> Mention | None:
    """Who of those spoken of is of these kinds, and of that country where one is told: the last of them."""
    fitting = [
        m
        for m in chain(*seen)
        if m.entity not in named and m.entity.kind in kinds and (not home or m.entity.country in (home, "", None))
    ]
    own = [m for m in fitting if home and m.entity.country == home]
    return next(iter(own or fitting), None)


def _several(seen: Sequence[Sequence[Mention]], kinds: tuple[str, ...] | None, number: int) -> dict[Entity, Mention]:
    """The first of the nearest line that names so many actors, of these kinds where they are told."""
    for mentions in seen:
        found = {m.entity: m for m in reversed(mentions) if not kinds or m.entity.kind in kinds}
        if len(found) >= number:
            return dict(list(found.items())[-number:][::-1])
    return {}
