"""Find what is agreed, negotiated or broken: nouns and verbs of data/event_words.tsv, with their modality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.briefing.offline.counterparts import shares
from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.modality import effective_status
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag, tags

_COST = {
    "terminated": -80,
    "rejected": -80,
    "suspended": -80,
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
_SPECIFIES = 60
_ANNOUNCED = re.compile("発表し|발표했")
"""Behind what was announced, which tells how far it is, "announced" tells nothing."""
_BUYS = re.compile(r"(?:to |will )?buys?\b|compr|kauf|achet|rachet|vend|venta|vente|verkauf")
_COMPANY_BOUGHT = re.compile(
    r"\b(?:stakes?|shares|rival|firm|company|business|unit|division|maker|operator|bank|insurer|start-?up"
    r"|percent|filial|empresa|compania|participacion|"
    r"filiale|entreprise|groupe|tochter|anteile?|firma|konkurrent\w*|unternehmen|werk)\b"
)
_MEMORY_LINES = 3
_REACH = 90
"""Characters between a verb and the noun it goes with."""
_PROPOSED_THAT = re.compile(
    r"\bproposed (?:that|to)\b|\bpropuso (?:que|a)\b|\ba propose (?:a|que)\b|\bschlug (?:\w+ ){0,4}vor\b"
    r"|제안했|提案した"
)
_OWN_NOUN = re.compile(r"\b(?:accord|acuerdo|abkommen|vertrag|agreement|contract|traite|tratado|treaty)")
"""In words that tell both what and how far: "dénonce l'accord"."""
_SPLIT = re.compile(r";\s|,\s(?:while|but|whereas|mientras|pero|tandis que|mais|während|aber)\s|[。]")
_YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_NOW = re.compile(
    r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|this week|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|este (?:lunes|martes|miercoles|jueves|"
    r"viernes|sabado|domingo)|hoy|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|am (?:montag|dienstag"
    r"|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag)|heute|the same day|le meme jour|el mismo dia|am (?:selben|gleichen) tag)\b"
    r"|\d{1,2}일\b|\d{1,2}日|이날|오늘|同日|きょう"
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


@dataclass(slots=True)
class _Clause:
    """What is known of a clause of a line."""

    n: int
    line: Line
    tags: list[Tag]
    who: list[Mention]
    adjectives: list[Mention]
    language: str
    past: list[tuple[int, int]]
    """Where it names an earlier time."""


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
    for n, line in enumerate(lines):
        named = [(m.start, m.end) for m in mentions[n] if m.form == "organisation"]
        found = [t for t in tags(line, language) if not any(s <= t.start and t.end <= e for s, e in named)]
        if n < _MEMORY_LINES and any(t.what == "memory" for t in found):
            memory.add(n)
        back = n > 1 and _is_background(line, found, published)
        background.append(back)
        speaks.append(any(t.what in ("kind", "loose", "status") for t in found))
        if any(t.what == "deny" for t in found):
            continue
        for start, end in _segments(line.text):
            clause = _clause(n, line, mentions[n], found, (start, end), language, published)
            event = _event(clause)
            if event is not None and not (back and event.status != "in_force"):
                events += _each(event, clause)
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
) -> _Clause:
    start, end = span
    part = [t for t in found if start <= t.start < end]
    strong = [m for m in mentions if not m.weak]
    past = [(t.start, t.end) for t in part if t.what == "back"]
    if published is not None:
        past += [m.span() for m in _YEAR.finditer(line.text) if int(m[0]) < published.year]
    return _Clause(
        n=n,
        line=line,
        tags=part,
        who=[m for m in strong if start <= m.start < end] or strong,
        adjectives=[m for m in mentions if m.form == "adjective"],
        language=language,
        past=past,
    )


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


def _event(clause: _Clause) -> Event | None:
    """The agreement that a clause tells: the verb and the noun that are nearest to being one statement."""
    nouns = [t for t in clause.tags if t.what in ("kind", "loose")]
    verbs = [t for t in clause.tags if t.what == "status"]
    if told_by := [v for v in verbs if _ANNOUNCED.match(clause.line.text, v.start)]:
        verbs = [v for v in verbs if v not in told_by] or verbs
    best: tuple[float, Tag, str, Tag] | None = None
    told = _told(clause, verbs) if nouns else []
    refused = any(status == "rejected" for _, status in told)
    for verb, status in told:
        if status == "ratified" and refused:
            continue  # what was rejected is the ratification
        for noun in nouns if status else ():
            cost = _cost(verb, status, noun, clause.language)
            if cost < _REACH and (best is None or cost < best[0]):
                best = cost, verb, status, noun
    fresh = any(t.what == "more" for t in clause.tags)
    if best is None:
        return _without_noun(clause, told or _told(clause, verbs), fresh)
    _, verb, status, noun = best
    fresh = fresh or bool(_INDEFINITE.search(clause.line.folded[max(0, noun.start - 50) : noun.start]))
    kind = noun.value if noun.what == "kind" else _specified(noun, nouns)
    if kind == "merger_acquisition" and _BUYS.match(clause.line.folded, noun.start) and not _buys_company(noun, clause):
        kind = "contract"
    return Event(clause.n, kind, status, clause.who, fresh)


def _each(event: Event, clause: _Clause) -> list[Event]:
    """The event, or the several that its clause tells with one verb."""
    nouns = [t for t in clause.tags if t.what == "kind"]
    found: list[Event] = []
    for kind, who in shares(clause.line, clause.who, nouns, clause.language):
        known = kind or (found[-1].kind if found else event.kind)
        found.append(Event(event.line, known, event.status, who, fresh=True))
    return found or [event]


def _told(clause: _Clause, verbs: list[Tag]) -> list[tuple[Tag, str]]:
    return [(v, effective_status(v, clause.tags, clause.line, clause.language, clause.past)) for v in verbs]


def _specified(loose: Tag, nouns: list[Tag]) -> str:
    """The kind of "an agreement on a loan": the noun behind says what the agreement is; "" where none does."""
    behind = [t for t in nouns if t.what == "kind" and 0 <= t.start - loose.end <= _SPECIFIES]
    return behind[0].value if behind else ""


def _buys_company(buys: Tag, clause: _Clause) -> bool:
    """Whether what is bought is a company, and not what it makes."""
    beside = clause.line.folded[buys.end : buys.end + _SPECIFIES]
    named = any(m.form == "organisation" and 0 <= m.start - buys.end <= 12 for m in clause.who)
    return named or _COMPANY_BOUGHT.search(beside) is not None


def _without_noun(clause: _Clause, told: list[tuple[Tag, str]], fresh: bool) -> Event | None:
    """ "Japan agreed to lift its ban on Brazilian beef": the verb alone tells that two agreed, talk or part."""
    who = clause.who
    if len({m.entity for m in who}) == 1 and who[0].entity.kind == "state":
        who = [*who, *clause.adjectives]
    if len({m.entity for m in who}) > 1:
        for status, pattern in (("agreed", _AGREED_TO), ("proposed", _PROPOSED_THAT)):
            if pattern.search(clause.line.folded):
                return Event(clause.n, "partnership", status, who, fresh)
        for verb, status in told:
            talks = status == "negotiating" and clause.who == who
            if talks or (status and _OWN_NOUN.search(clause.line.folded, verb.start, verb.end)):
                return Event(clause.n, "", status, who, fresh)
    return None


def _cost(verb: Tag, status: str, noun: Tag, language: str) -> float:
    """How far a verb and a noun are from being one statement: their distance, weighed by what they are."""
    ahead = noun.start >= verb.start
    gap = float(noun.start - verb.end if ahead else verb.start - noun.end)
    if ahead == (language in ("ko", "ja")):
        gap *= 2.0
    if noun.what == "loose":
        gap += 25
    if noun.value == "accession":  # who wants to join is news by itself; that it is agreed is said plainly
        gap += {"agreed": 30, "proposed": -50}.get(status, 0)
    if noun.start < verb.end and verb.start < noun.end and noun.what == "loose":
        gap += 20
    if language == "de" and not ahead:  # the verb closes the clause
        gap *= 0.5
    if language in ("ko", "ja"):  # the last verb carries the sentence
        gap -= verb.start / 3
    return gap + _COST[status]
