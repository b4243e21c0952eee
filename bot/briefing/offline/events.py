"""Find what is agreed, negotiated or broken: nouns and verbs of data/event_words.tsv, with their modality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.briefing.offline.clauses import Clause, Event, each_event, event_of
from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.subjects import referred
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag, tags

_MEMORY_LINES = 3
_SPLIT = re.compile(r";\s|,\s(?:while|but|whereas|mientras|pero|tandis que|mais|während|aber)\s|[。]")
_SECOND_VERB = re.compile(
    r",?\s(?:and|but|then)\s(?:(?:also|then|jointly|separately|later|now|has|have|had|is|are|will|would)\s){0,3}$"
)
"""Before another verb of the same subject: "signed a treaty and agreed to ..."."""
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_SINCE = re.compile(r"\bsince (?:late |early |mid-)?$")
_PERFECT = re.compile(
    r"\b(?:has|have) (?:now|since|just|finally|also|again)? ?(?!been|had)\w+(?:ed|wn|en|pt|ught|lt|ut|ld|nt)\b"
)
"""English: what "has signed" tells is news, whatever year is named beside it."""
_NOW = re.compile(
    r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|this week|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|este (?:lunes|martes|miercoles|jueves|"
    r"viernes|sabado|domingo)|hoy|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|am (?:montag|dienstag"
    r"|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag)|heute|the same day|le meme jour|el mismo dia|am (?:selben|gleichen) tag)\b"
    r"|\d{1,2}일\b|\d{1,2}日|이날|오늘|同日|きょう"
)


@dataclass(slots=True)
class Reading:
    """What the lines of an article say of agreements."""

    events: list[Event]
    background: list[bool]
    """Lines that tell of earlier times, of others, or of nothing to do with it."""
    speaks: list[bool]
    """Lines with a word of agreement."""


def read_events(lines: list[Line], mentions: list[list[Mention]], language: str, published: datetime | None) -> Reading:
    """The events of each line, and which lines are background."""
    events: list[Event] = []
    background = []
    speaks = []
    memory: set[int] = set()
    meant = referred(lines, mentions) if language == "en" else [[] for _ in lines]
    for n, line in enumerate(lines):
        named = [(m.start, m.end) for m in mentions[n] if m.form == "organisation"]
        found = [t for t in tags(line, language) if not any(s <= t.start and t.end <= e for s, e in named)]
        if n < _MEMORY_LINES and any(t.what == "memory" for t in found):
            memory.add(n)
        back = n > 1 and _is_background(line, found, published)
        background.append(back)
        speaks.append(any(t.what in ("kind", "loose", "may", "status", "weak") for t in found))
        denied = [t.start for t in found if t.what == "deny"]
        if denied and language != "en":
            continue
        subject: list[Mention] = meant[n]
        for start, end in _segments(line.text, found, language):
            if any(start <= at < end for at in denied):
                continue
            clause = _clause(n, line, mentions[n], found, (start, end), language, published)
            subject = _take_subject(clause, subject, start)
            event = event_of(clause)
            if event is not None and not (back and event.status != "in_force"):
                events += each_event(event, clause)
    if memory:  # an anniversary: what was signed then is no news, what is signed today is
        events = [e for e in events if e.line not in memory and _NOW.search(lines[e.line].folded)]
    return Reading(events, background, speaks)


def _clause(
    n: int,
    line: Line,
    mentions: list[Mention],
    found: list[Tag],
    span: tuple[int, int],
    language: str,
    published: datetime | None,
) -> Clause:
    start, end = span
    part = [t for t in found if start <= t.start < end]
    strong = [m for m in mentions if not m.weak]
    past = [(t.start, t.end) for t in part if t.what == "back"]
    if published is not None:
        past += [m.span() for m in _YEAR.finditer(line.text) if int(m[0]) < published.year]
    return Clause(
        n=n,
        line=line,
        tags=part,
        who=[m for m in strong if start <= m.start < end] or strong,
        adjectives=[m for m in mentions if m.form == "adjective"],
        language=language,
        past=past,
    )


def _segments(text: str, found: list[Tag], language: str) -> list[tuple[int, int]]:
    """The clauses of a sentence: parted by its marks, in English also before a second verb of the same subject."""
    cuts = {0, *(m.start() for m in _SPLIT.finditer(text)), len(text)}
    if language == "en":
        verbs = [t for t in found if t.what in ("status", "weak")]
        for verb in verbs[1:]:
            joint = _SECOND_VERB.search(text, max(0, verb.start - 24), verb.start)
            if joint and any(other.end <= joint.start() for other in verbs):
                cuts.add(joint.start())
    return [(a, b) for a, b in pairwise(sorted(cuts)) if b - a > 3]


def _take_subject(clause: Clause, subject: list[Mention], start: int) -> list[Mention]:
    """Give a clause that names nobody before its verb the subject of the clause before; return its own."""
    if clause.language != "en":
        return []
    verb = next((t.start for t in clause.tags if t.what in ("status", "weak")), None)
    own = [m for m in clause.who if start <= m.start and (verb is None or m.start < verb)]
    if own or verb is None:
        return own or subject
    inside = [m for m in clause.who if m.start >= start]
    clause.who = [*(m for m in subject if m not in inside), *inside] or clause.who
    return subject


def _is_background(line: Line, found: list[Tag], published: datetime | None) -> bool:
    if _NOW.search(line.folded) and not any(
        t.what == "back" and "analyst" in line.folded[t.start : t.end] for t in found
    ):
        return False
    if any(t.what == "back" for t in found):
        return True
    year = published.year if published else 0
    years = [
        int(m[0])
        for m in _YEAR.finditer(line.text)
        if not _SINCE.search(line.folded[max(0, m.start() - 12) : m.start()])
    ]
    if _PERFECT.search(line.folded):
        return False
    return bool(years) and year > 0 and min(years) < year and max(years) <= year
