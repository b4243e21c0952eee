"""Find what is agreed, negotiated or broken: nouns and verbs of data/event_words.tsv, with their modality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag, tags

_COST = {
    "terminated": -60,
    "rejected": -60,
    "suspended": -60,
    "in_force": -50,
    "ratified": -40,
    "signed": -20,
    "agreed": 0,
    "negotiating": 10,
    "proposed": 15,
}
"""What ends or begins an agreement tells more than what was before; in characters of distance."""
_AGREED_TO = re.compile(
    r"\b(?:agreed|have agreed|has agreed) (?:to|on|that)\b|\bagree to\b|\b(?:acordaron|pactaron|han acordado"
    r"|acuerdan)\b|\b(?:sont convenus|ont convenu|se sont entendus|"
    r"s'accordent|se sont mis d'accord)\b|\b(?:einigten sich|haben sich geeinigt|vereinbarten|haben vereinbart"
    r"|verstandigten sich)\b|하기로 (?:했|합의|뜻을)|ことで合意|ことで一致|で合意"
)
_REACH = 90
"""Characters between a verb and the noun it goes with."""
_HEDGE_REACH = 28
_LATER_REACH = 32
_HAD = re.compile(r"\b(?:had|had been|habian?|avai(?:t|ent)|hatten?|(?:was|were) first)\s(?:\w+\s)?$")
"""The pluperfect: what was before the event."""
_AFTER = re.compile(r"\b(?:after|following|tras|apres|nach)\s(?:\w+\s){0,2}$")
"""Of "after talks" the talks are over."""
_ATTRIBUTIVE = re.compile(
    r"(?:체결|서명|합의|조인|타결)한|맺은|結んだ[一-龠]|署名した[一-龠]|締結した[一-龠]|合意した[一-龠]"
)
_PROPOSED_THAT = re.compile(
    r"\bproposed (?:that|to)\b|\bpropuso (?:que|a)\b|\ba propose (?:a|que)\b|\bschlug (?:vor|\w+ vor)\b|제안했|提案した"
)
_SPLIT = re.compile(r";\s|,\s(?:while|but|whereas|mientras|pero|tandis que|mais|während|aber)\s|[。]")
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_NOW = re.compile(
    r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|this week|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|este (?:lunes|martes|miercoles|jueves|"
    r"viernes|sabado|domingo)|hoy|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|am (?:montag|dienstag"
    r"|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag)|heute)\b|\d{1,2}일\b|\d{1,2}日|이날|오늘|同日|きょう"
)
_INDEFINITE = re.compile(r"\b(?:a|an|un|una|une|ein|eine|einen|einem|two|three|dos|deux|zwei)\s(?:[\w'-]+\s){0,6}$")


@dataclass(slots=True)
class Event:
    """One agreement as one line tells it."""

    line: int
    kind: str
    """A kind of bot/model.py, or "" where the line only says "deal"."""
    status: str
    parties: list[Mention]
    fresh: bool
    """The line says that it is another one, or tells it with "a" and not with "the"."""
    start: int
    end: int


@dataclass(slots=True)
class Reading:
    """What the lines of an article say of agreements."""

    events: list[Event]
    background: list[bool]
    """Lines that tell of earlier times, of others, or of nothing to do with it."""
    speaks: list[bool]
    """Lines with a word of agreement."""
    memory: bool


def read_events(lines: list[Line], mentions: list[list[Mention]], language: str, published: datetime | None) -> Reading:
    """The events of each line, and which lines are background."""
    events: list[Event] = []
    background = []
    speaks = []
    memory = 0
    for n, line in enumerate(lines):
        named = [(m.start, m.end) for m in mentions[n] if m.form == "organisation"]
        found = [t for t in tags(line, language) if not any(s <= t.start and t.end <= e for s, e in named)]
        memory += sum(t.what == "memory" for t in found) if n < 3 else 0
        back = n > 1 and _is_background(line, found, published)
        background.append(back)
        speaks.append(any(t.what in ("kind", "loose", "status") for t in found))
        if any(t.what == "deny" for t in found):
            continue
        for start, end in _segments(line.text):
            part = [t for t in found if start <= t.start < end]
            who = [m for m in mentions[n] if start <= m.start < end and not m.weak]
            event = _event(n, line, part, who or [m for m in mentions[n] if not m.weak], language, published)
            if event is not None and not (back and event.status != "in_force"):
                events.append(event)
    return Reading(events, background, speaks, memory > 0)


def _segments(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.start() for m in _SPLIT.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(cuts) if b - a > 3]


def _is_background(line: Line, found: list[Tag], published: datetime | None) -> bool:
    if _NOW.search(line.folded) and not any(
        t.what == "back" and "analyst" in line.folded[t.start : t.end] for t in found
    ):
        return False
    if any(t.what == "back" for t in found):
        return True
    year = published.year if published else 0
    years = [int(m[0]) for m in _YEAR.finditer(line.text)]
    return bool(years) and year > 0 and min(years) < year and max(years) <= year


def _event(
    n: int, line: Line, part: list[Tag], who: list[Mention], language: str, published: datetime | None
) -> Event | None:
    past = _past(line, part, published)
    nouns = [t for t in part if t.what in ("kind", "loose")]
    statuses = [s for t in part if t.what == "status" and (s := _effective(t, part, language, line, past))]
    best: tuple[float, Tag, str, Tag] | None = None
    for tag, status in statuses:
        for noun in nouns:
            cost = _cost(tag, status, noun, language)
            if cost < _REACH and (best is None or cost < best[0]):
                best = cost, tag, status, noun
    fresh = any(t.what == "more" for t in part)
    if best is not None:
        _, tag, status, noun = best
        kind = noun.value if noun.what == "kind" else ""
        before = line.folded[max(0, noun.start - 50) : noun.start]
        fresh = fresh or bool(_INDEFINITE.search(before))
        return Event(n, kind, status, who, fresh, min(tag.start, noun.start), max(tag.end, noun.end))
    if len({p.entity for p in who}) > 1:
        for status, pattern in (("agreed", _AGREED_TO), ("proposed", _PROPOSED_THAT)):
            if m := pattern.search(line.folded):
                return Event(n, "partnership", status, who, fresh, m.start(), m.end())
    return None


def _past(line: Line, part: list[Tag], published: datetime | None) -> list[tuple[int, int]]:
    """Where the line names an earlier time."""
    spans = [(t.start, t.end) for t in part if t.what == "back"]
    if published is not None:
        spans += [m.span() for m in _YEAR.finditer(line.text) if int(m[0]) < published.year]
    return spans


def _cost(verb: Tag, status: str, noun: Tag, language: str) -> float:
    """How far a verb and a noun are from being one statement: their distance, weighed by what they are."""
    ahead = noun.start >= verb.start
    gap = float(noun.start - verb.end if ahead else verb.start - noun.end)
    if ahead == (language in ("ko", "ja")):
        gap *= 2.0
    if noun.what == "loose":
        gap += 25
    if noun.value == "accession" and status in ("agreed", "negotiating"):
        gap += 30
    if noun.start < verb.end and verb.start < noun.end and noun.what == "loose":
        gap += 20
    if language == "de" and not ahead:  # the verb closes the clause
        gap *= 0.5
    if language in ("ko", "ja"):  # the last verb carries the sentence
        gap -= verb.start / 3
    return gap + _COST[status]


def _effective(
    tag: Tag, part: list[Tag], language: str, line: Line, past: list[tuple[int, int]]
) -> tuple[Tag, str] | None:
    """The status that a verb stands for with the hedge or negation beside it; None where it tells nothing."""
    status = tag.value
    behind = language in ("ko", "ja")
    if behind and any(0 <= tag.start - end <= 30 for _, end in past) and _ATTRIBUTIVE.match(line.text, tag.start):
        return None
    if status == "negotiating" and _AFTER.search(line.folded[max(0, tag.start - 24) : tag.start]):
        return None
    if not behind and (
        _HAD.search(line.folded[max(0, tag.start - 30) : tag.start]) or any(0 <= s - tag.end <= 16 for s, _ in past)
    ):
        return None
    for t in part:
        if t.what == "later" and 0 <= t.start - tag.end <= _LATER_REACH and status in ("signed", "agreed"):
            return tag, "proposed"
        if t.what not in ("hedge", "not"):
            continue
        gap = t.start - tag.end if behind else tag.start - t.end
        reach = 10 if behind else 70 if language == "de" and t.what == "hedge" else _HEDGE_REACH
        if not 0 <= gap <= reach and not (tag.start <= t.start < tag.end):
            continue
        if t.what == "not":
            return None
        if status in ("signed", "agreed"):
            return (tag, "proposed")
        if status in ("ratified", "in_force", "suspended", "terminated", "rejected"):
            return None
    return tag, status
