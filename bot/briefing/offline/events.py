"""Find what is agreed, negotiated or broken: nouns and verbs of data/event_words.tsv, with their modality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from bot.briefing.offline import european_clauses
from bot.briefing.offline.clauses import each_event, event_of
from bot.briefing.offline.english_clauses import Spans, segments
from bot.briefing.offline.gate import gated
from bot.briefing.offline.implied import Spoken, implied
from bot.briefing.offline.kinds import Clause, Event
from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.modality import effective_status
from bot.briefing.offline.stages import accepted, is_memorandum
from bot.briefing.offline.subjects import is_item, referred
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag, tags

_Told = TypeVar("_Told", Tag, Mention)
_MEMORY_LINES = 3
_OF_OLD = ("suspended", "terminated", "in_force")
"""What is told today of an agreement that was made long ago."""
_JUST = 3
""" "It" is what was named fewer sentences before."""
_OF_AGREEMENT = ("kind", "loose", "may", "status", "weak", "does")
_SPLIT = re.compile(r";\s|,\s(?:while|but|whereas|mientras|pero|tandis que|mais|während|aber)\s|[。]")
_RIVALS = re.compile("rival|compet|concurr|konkurr|wettbewerb|경쟁|競合|ライバル|analist")
"""Words for others that tell of background only before the verb: "sous les yeux de ses concurrents" is an aside."""
_YEAR = re.compile(r"(?:19|20)(?<![\d.,$€£]..)\d\d(?![\d%]|[.,]\d)")
_AHEAD = 7
"""Months that a plan may lie ahead."""
_PLAN = re.compile(
    r"\b(?:will|would|is to|are to|plans?|expected|due|hopes?|set to)\b|\b(?:agreed|decided|pledged) [^,.;]{0,50}?\bto "
)
_TIME = re.compile(
    r"ago|last|year|month|earl|previous|was|were|past|first|original|formerly|19|20|time|histor|until"
    r"|before"
)
"""Words of earlier times, among those that tell of background."""
_LISTED = re.compile(r"(?:,|,? and)\s(?:the\s)?")
_WITH_BEFORE = re.compile(r"\bwith (?:the )?$")
_ADDED = re.compile(
    r",\s(?:(?:first|originally|initially|jointly|formally|only)\s)?(?:signed|struck|concluded|agreed|reached|launched"
    r"|founded|formed|set up|opened|announced|negotiated|dating|in force|in place|ratified|begun|started|built|created"
    r"|which|who|whose|where)\b(?:[^,;]|,(?=\d)){2,90}(?:,(?!\d)|\.?$)|\([^()]{2,60}\)"
)
"""What an English sentence adds to a noun, which tells of other times than the sentence."""
_AGREEMENT_OF = re.compile(
    r"\b(?:contract|agreement|deal|accord|treaty|pact|memorandum|framework|option|understanding|partnership|order)s?"
    r" (?:of|from|dated) (?:\w+ )?$"
)
_ASKS = re.compile(
    r" (?:[a-z-]+ )?(?:requests?|proposals?|offers?|demands?|wish|loans?|grants?|credit|bid|initiative|plea)\b"
)
_IN_MONTH = gated(
    r"\b(?:in|last|early|late|mid-?) (january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b"
)
_OLD_DATE = re.compile(r"(?:19|20)\d\d[년年] ?\d{1,2}[월月](?: ?\d{1,2}[일日])?")
"""A date with its year, which is not that of the article."""
_MADE_THEN = re.compile(
    r"(?:(?:19|20)\d\d(?:年|년)|昨年|前年|지난해|작년|지난 ?\d+월)[^、。,]{0,24}?"
    r"(?:結んだ|交わした|締結した|署名した|始めた|設立した|合意した|맺은|맺었던|체결한|체결했던|서명한|시작한|설립한|합의한|발효한)"
)
"""What was agreed at an earlier time, before the noun that it describes."""
_PERFECT = re.compile(r"\b(?:has|have|having|had)\s")
"""Before a verb of the perfect."""
_NOW = gated(
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
    denies: list[bool]
    """Lines that tell what is no fact."""
    names_deal: list[bool]
    """Lines with a word that names a kind of agreement, or says that one is made or broken."""


def read_events(lines: list[Line], mentions: list[list[Mention]], language: str, published: datetime | None) -> Reading:
    """The events of each line, and which lines are background."""
    events: list[Event] = []
    background = []
    speaks = []
    denies = []
    names_deal = []
    memory: set[int] = set()
    seen: list[list[Mention]] = []
    head: list[list[Mention]] = []
    dealt: list[list[Mention]] = []
    spoken = Spoken()
    for n, line in enumerate(lines):
        named = [(m.start, m.end) for m in mentions[n] if m.form == "organisation"]
        found = [t for t in tags(line, language) if not any(s <= t.start and t.end <= e for s, e in named)]
        told_of = {t.what for t in found}
        if n < _MEMORY_LINES and "memory" in told_of:
            memory.add(n)
        back = n > 1 and _is_background(line, found, published, language)
        background.append(back)
        speaks.append(not told_of.isdisjoint(_OF_AGREEMENT))
        denies.append("deny" in told_of)
        names_deal.append("kind" in told_of or "status" in told_of)
        denied = [t.start for t in found if t.what == "deny"] if denies[-1] else []
        if denied and language != "en":
            continue
        english = language == "en" and line.part > 0
        subject = referred(line, mentions[n], [*seen, *head], dealt) if english else []
        before = len(events)
        read: Spans = []
        for spans in _segments(line, found, mentions[n], language):
            if any(start <= at < end for at in denied for start, end in spans):
                continue
            clause = _clause(n, line, mentions[n], found, spans, language, published)
            subject = _take_subject(clause, subject)
            if language != "en" and line.part:
                told = any(t.what == "kind" for t in clause.tags)
                clause.who = implied(line, spans[0], clause.who, spoken, language, told=told)
            event = event_of(clause)
            if english and event is not None:
                _complete(event, line, mentions[n], read, spans)
            read += spans
            if event is not None and not (back and (event.status != "in_force" or _took_effect(line, published))):
                events += each_event(event, clause)
                spoken.agreed(event.parties)
        spoken.hear(line, mentions[n])
        strong = [m for m in mentions[n] if not m.weak]
        if english and before and is_item(line) and not any(t.what in ("kind", "loose") for t in found):
            events[before:] = [Event(n, events[before - 1].kind, events[before - 1].status, strong, fresh=True)]
        if language == "en" and strong:
            (seen if line.part else head).insert(0, strong)
        dealt[:0] = [e.parties for e in events[before:] if len(e.parties) > 1]
    _recall(events, lines, mentions)
    if memory:  # an anniversary: what was signed then is no news, what is signed today is
        events = [e for e in events if e.line not in memory and _NOW.search(lines[e.line].folded)]
    return Reading(events, background, speaks, denies, names_deal)


def _clause(
    n: int,
    line: Line,
    mentions: list[Mention],
    found: list[Tag],
    spans: Spans,
    language: str,
    published: datetime | None,
) -> Clause:
    part = _within(found, spans)
    strong = [m for m in mentions if not m.weak]
    return Clause(
        n=n,
        line=line,
        tags=part,
        who=_askers(line, mentions, spans) + _within(strong, spans)
        if language == "en"
        else _within(strong, spans) or strong,
        adjectives=[m for m in mentions if m.form == "adjective"],
        language=language,
        past=_past(line, part, published, language),
        spans=spans,
    )


def _within(told: list[_Told], spans: Spans) -> list[_Told]:
    """What begins in the spans of a clause, of which most have one."""
    if len(spans) == 1:
        start, end = spans[0]
        return [t for t in told if start <= t.start < end]
    return [t for t in told if any(start <= t.start < end for start, end in spans)]


def _askers(line: Line, mentions: list[Mention], spans: Spans) -> list[Mention]:
    """Whose request a clause tells: "a South Korean request was turned down"."""
    asking = [m for m in mentions if m.form == "adjective" and m.weak and _ASKS.match(line.folded, m.end)]
    return _within(asking, spans) if asking else []


def _segments(line: Line, found: list[Tag], mentions: list[Mention], language: str) -> list[Spans]:
    """The clauses of a sentence: parted by its marks, in English also by its verbs."""
    if language == "en":
        return segments(line, found, mentions)
    cuts = [0, *(m.start() for m in _SPLIT.finditer(line.text)), len(line.text)]
    return [[(a, b)] for a, b in pairwise(cuts) if b - a > 3]


def _complete(event: Event, line: Line, mentions: list[Mention], read: Spans, spans: Spans) -> None:
    """Add whom another clause names as the counterpart; a relative clause is about what its sentence names."""
    if any(a < end and start < b for a, b in read for start, end in spans):
        event.fresh = False
    if event.status == "proposed" and accepted(line.folded):
        event.status = "agreed"
    elif event.status == "agreed" and is_memorandum(line.folded, spans):
        event.kind, event.status = "mou", "signed"
    if len({m.entity for m in event.parties}) == 1:
        event.parties = [*event.parties, *_companions(line, mentions, event.parties)]


def _recall(events: list[Event], lines: list[Line], mentions: list[list[Mention]]) -> None:
    """Give "Chile suspended it" the old agreement that the sentences before name: "They signed a treaty in 2024"."""
    for at, event in enumerate(events):
        if not event.moves or event.status not in _OF_OLD or any(event.line - e.line <= _JUST for e in events[:at]):
            continue
        for n in range(event.line - 1, max(0, event.line - _JUST), -1):
            kind = next((t.value for t in tags(lines[n], "en") if t.what == "kind"), "")
            who = [m for m in mentions[n] if not m.weak]
            if kind and who and lines[n].part:
                event.kind, event.parties, event.moves = kind, [*who, *event.parties], False
                break


def _take_subject(clause: Clause, subject: list[Mention]) -> list[Mention]:
    """Give a clause that names nobody before its verb the subject of the clause before; return its own."""
    if clause.language != "en":
        return []
    verb = next((t.start for t in clause.tags if t.what in ("status", "weak", "does")), None)
    own = [m for m in clause.who if verb is None or m.start < verb]
    if verb is None:
        ahead = next((t.start for t in clause.tags if t.what == "act"), None)
        if ahead is not None and not any(m.start < ahead for m in clause.who):
            clause.who = [*(m for m in subject if m not in clause.who), *clause.who]
            return subject
        return _first_listed(own, clause.line) or subject
    if own:
        return own
    clause.who = [*(m for m in subject if m not in clause.who), *clause.who]
    return subject


def _first_listed(mentions: list[Mention], line: Line) -> list[Mention]:
    """The first of the mentions and those in one list with it."""
    found = mentions[:1]
    for m in mentions[1:]:
        if not _LISTED.fullmatch(line.folded, found[-1].end, m.start):
            break
        found.append(m)
    return found


def _companions(line: Line, mentions: list[Mention], who: list[Mention]) -> list[Mention]:
    """With whom the sentence names somebody in another clause: "under a deal with Oman ..., but Cairo scrapped it"."""
    known = {m.entity for m in who}
    return [
        m
        for m in mentions
        if not m.weak and m.entity not in known and _WITH_BEFORE.search(line.folded, max(0, m.start - 12), m.start)
    ]


def _is_background(line: Line, found: list[Tag], published: datetime | None, language: str) -> bool:
    backs = [t for t in found if t.what == "back"]
    if language == "en":
        backs = _beside_asides(backs, line)
    aside = len(line.text)
    if language != "en" and backs:
        aside = min((t.start for t in found if t.what == "status"), default=aside)
    told = any(not (t.start > aside and _RIVALS.match(line.folded, t.start)) for t in backs)
    year = published.year if published else 0
    years = [y for y, _ in _years(line.text)]
    if years and language == "en":
        times = [Tag(*span, "back", str(y)) for y, span in _years(line.text)]
        years = [int(t.value) for t in _beside_asides(times, line)]
    old = bool(years) and year > 0 and min(years) < year and max(years) <= year
    if not told and not old:
        return False
    if _NOW.search(_OLD_DATE.sub("", line.folded)) and not any(
        "analyst" in line.folded[t.start : t.end] for t in backs
    ):
        return False
    if language == "en":
        return (told or old) and not _tells_news(line, found, published)
    if language in european_clauses.LANGUAGES:
        return not european_clauses.tells_news(line, found, [span for _, span in _years(line.text)])
    return not (language in ("ko", "ja") and _ends_old(line, found))


def _beside_asides(times: list[Tag], line: Line) -> list[Tag]:
    """Those of the times that are no part of what is only added: ", first signed in 2018,"."""
    if not times:
        return times
    asides = [m.span() for m in _ADDED.finditer(line.folded)]
    return [t for t in times if not any(start <= t.start and t.end <= end for start, end in asides)]


def _took_effect(line: Line, published: datetime | None) -> bool:
    """Whether a Korean or Japanese line tells that something has been in force since an earlier year."""
    date = _OLD_DATE.search(line.text)
    return date is not None and published is not None and int(date[0][:4]) < published.year


def _ends_old(line: Line, found: list[Tag]) -> bool:
    """Whether a Korean or Japanese line tells what becomes of what was agreed before: "2023年に結んだ契約を解消"."""
    made = _MADE_THEN.search(line.text)
    return made is not None and any(t.what == "status" and t.start >= made.end() for t in found)


def _tells_news(line: Line, found: list[Tag], published: datetime | None) -> bool:
    """Whether an English line has a verb of today beside an earlier time: "has now scrapped the accord of 2021"."""
    past = _past(line, found, published, "en")
    return any(t.what == "act" for t in found) or any(
        t.what == "status" or (t.what in ("weak", "does") and _PERFECT.search(line.folded, max(0, t.start - 16), t.end))
        for t in found
        if t.what in ("status", "weak", "does") and effective_status(t, found, line, "en", past)
    )


def _months(line: Line, published: datetime) -> list[tuple[int, int]]:
    """Where an English line says "in May" of a month that is over; of those ahead where it tells no plan."""
    told = list(_IN_MONTH.finditer(line.folded))
    if not told:
        return []
    near = {published.strftime("%B").lower(), (published.replace(day=1) - timedelta(1)).strftime("%B").lower()}
    if _PLAN.search(line.folded):
        near |= {(published.replace(day=1) + timedelta(31 * n)).strftime("%B").lower() for n in range(1, _AHEAD)}
    return [m.span() for m in told if m[1] not in near]


@lru_cache(maxsize=64)
def _years(text: str) -> tuple[tuple[int, tuple[int, int]], ...]:
    """The years that a line names, and where."""
    if "20" not in text and "19" not in text:
        return ()
    return tuple((int(m[0]), m.span()) for m in _YEAR.finditer(text))


def _of_noun(line: Line, at: int, language: str) -> bool:
    """Whether an English year belongs to an older agreement: "ordered 24 guns under a contract of 2022"."""
    return language == "en" and _AGREEMENT_OF.search(line.folded, max(0, at - 40), at) is not None


def _past(line: Line, found: list[Tag], published: datetime | None, language: str) -> list[tuple[int, int]]:
    """Where a line, or its clause with the words `found`, names an earlier time."""
    past = [(t.start, t.end) for t in found if t.what == "back" and not _RIVALS.match(line.folded, t.start)]
    if language == "en":
        past = [(start, end) for start, end in past if _TIME.search(line.folded, start, end)]
    if published is not None:
        past += [span for y, span in _years(line.text) if y < published.year and not _of_noun(line, span[0], language)]
        if language == "en":
            past += _months(line, published)
    return past
