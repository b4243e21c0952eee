"""Find what is agreed, negotiated or broken: nouns and verbs of data/event_words.tsv, with their modality."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TypeVar

from bot.briefing.offline.clauses import other_senses
from bot.briefing.offline.clauses.background import is_background, past_spans, tells_today, took_effect
from bot.briefing.offline.clauses.counterparts import each_event
from bot.briefing.offline.clauses.described import add_described
from bot.briefing.offline.clauses.english_clauses import Spans, segments
from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.clauses.hearsay import is_denied, without_like
from bot.briefing.offline.clauses.implied import NO_SUBJECT, Spoken, implied
from bot.briefing.offline.clauses.subjects import both_states, is_item, referred, take_subject
from bot.briefing.offline.clauses.talks import goes_on_beside, still_open
from bot.briefing.offline.lines.comparisons import comparisons
from bot.briefing.offline.lines.text import Line, is_inside
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading import european_denials, european_offers, german_subjects
from bot.briefing.offline.reading.bystanders import without_bystanders
from bot.briefing.offline.reading.clauses import event_of
from bot.briefing.offline.reading.completing import complete, of_proposer, recall
from bot.briefing.offline.reading.entries import whose_entry
from bot.briefing.offline.reading.future_deeds import may_do
from bot.briefing.offline.reading.phrases import hires_adviser
from bot.briefing.offline.reading.state_effects import effect_told
from bot.briefing.offline.reading.telling import may_tell
from bot.briefing.offline.vocabulary.words import NAMING, Tag, tags

_Told = TypeVar("_Told", Tag, Mention)
_MEMORY_LINES = 3
_NAMED_BEFORE = ("es", "fr")
"""Languages in which "el acuerdo" of a sentence that names nobody is that of those named just before."""
_TIED = re.compile(r"[, ]*(?:when|after|because|as|once|since|before|while)\b")
"""Begins a clause whose time is that of the one before."""
_OF_AGREEMENT = ("kind", "loose", "may", "status", "weak", "does")
_SPLIT = re.compile(
    r"[;,。:](?:(?<=;)\s|(?<=,)\s(?:while|but|whereas|mientras|pero|tandis que|mais|während|aber)\s|(?<=。)"
    r"|(?<=:)\s(?=(?:les|los|las|die|beide|ambas|ambos|ils|elles|the two|both) ))"
)
"""Parts a sentence. That it begins with one set of characters makes the search quick."""
_ASKS = re.compile(
    r" (?:[a-z-]+ )?(?:requests?|proposals?|offers?|demands?|wish|loans?|grants?|credit|bids?|initiative|plea"
    r"|suggestions?|invitations?|ideas?|overtures?|applications?|petitions?)\b"
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
        found = _words(line, mentions[n], language)
        told_of = {t.what for t in found}
        if n < _MEMORY_LINES and "memory" in told_of:
            memory.add(n)
        back = n > 1 and is_background(line, found, published, language)
        background.append(back)
        speaks.append(not told_of.isdisjoint(_OF_AGREEMENT))
        denies.append("deny" in told_of)
        names_deal.append("kind" in told_of or "status" in told_of)
        denied = [t.start for t in found if t.what == "deny"] if denies[-1] else []
        if _no_fact(line, denied, language, _behind(lines, n)):
            denies[-1] = True
            continue
        english = language == "en" and line.part > 0
        strong = _strong(mentions[n], line, language)
        telling = may_tell(line, found, language) or (english and may_do(line, mentions[n]))
        strong += both_states(line, mentions[: n + 1], dealt, [*seen, *head]) if english and telling else []
        subject = referred(line, mentions[n], [*seen, *head], dealt) if english and telling else []
        before = len(events)
        read: Spans = []
        for spans in _segments(line, found, mentions[n], language) if telling else ():
            if denied and _has(denied, spans):
                continue
            clause = _clause(n, line, (mentions[n], strong), found, spans, language, published)
            subject = take_subject(clause, subject)
            add_described(clause, lines, mentions, (seen, head), any_yet=bool(dealt))
            if language != "en" and line.part:
                clause.who = _meant_in(clause, spoken)
            event = None if _tells_none(clause) else event_of(clause)
            if english and event is not None:
                complete(event, line, mentions[n], read, spans, alone=len(events) == before)
                of_proposer(event, line, seen)
                event.parties = without_bystanders(event, line)
                whose_entry(event, line, mentions[n])
            read += spans
            if event is not None and not (back and (event.status != "in_force" or took_effect(line, published))):
                events += each_event(event, clause)
                spoken.agreed(event.parties)
                event.ongoing = event.ongoing or (
                    event.status == "negotiating"
                    and len({m.entity for m in event.parties}) > 1
                    and goes_on_beside(line.folded, language)
                )
        talking = _talking(strong, subject) if telling and not back else None
        here = _as_open(n, lines, events[before:], found, talking, language)
        if english:
            earlier = events[:before]
            here = here or ([] if back else effect_told(n, lines, mentions))
            here = _as_item(n, without_like(here, line.folded, earlier), earlier, line, found, strong)
        else:
            if not telling and line.part and language in NO_SUBJECT:
                _listen(line, strong, found, spoken, language)
            spoken.hear(line, mentions[n])
        events[before:] = here
        if language == "en" and strong:
            (seen if line.part else head).insert(0, strong)
        dealt[:0] = [e.parties for e in here if len(e.parties) > 1]
    recall(events, lines, mentions, english=language == "en")
    return Reading(_of_today(events, memory, lines), background, speaks, denies, names_deal)


def _of_today(events: list[Event], memory: set[int], lines: list[Line]) -> list[Event]:
    """The events; on an anniversary without what was signed then, which is no news: what is signed today is."""
    return [e for e in events if e.line not in memory and tells_today(lines[e.line])] if memory else events


def _no_fact(line: Line, denied: list[int], language: str, following: str) -> bool:
    """Whether a line tells what somebody denies; in English its own clauses do, or the sentence behind it."""
    if language == "en":
        return is_denied(line.folded, following)
    return bool(denied) or european_denials.denies(line.folded, language)


def _talking(strong: list[Mention], subject: list[Mention]) -> list[Mention]:
    """Who talks on: those of whom a line speaks where it names but one of them."""
    spoken = {m.entity for m in subject}
    return subject if len(spoken) > 1 and {m.entity for m in strong} <= spoken else strong or subject


def _words(line: Line, mentions: list[Mention], language: str) -> list[Tag]:
    """The words of a line that tell of agreements there."""
    found = _outside_names(tags(line, language), mentions, line, language)
    if language not in other_senses.LANGUAGES:
        return found
    return other_senses.in_their_sense(found, line, mentions, language)


def _outside_names(found: Sequence[Tag], mentions: list[Mention], line: Line, language: str) -> list[Tag]:
    """The words of a line that are no part of a comparison, nor of a name: "이탈", to leave, of "이탈리아", Italy."""
    named = [(m.start, m.end) for m in mentions if m.form != "adjective"] if found else []
    named += comparisons(line, language) if found else []
    return [t for t in found if not is_inside(t.start, t.end, named)] if named else list(found)


def _as_item(
    n: int, told: list[Event], before: list[Event], line: Line, found: list[Tag], strong: list[Mention]
) -> list[Event]:
    """What a line tells, or the one event of "The second, between X and Y, ...", which is like that before it."""
    if not before or not is_item(line) or any(t.what in NAMING for t in found):
        return told
    return [Event(n, before[-1].kind, before[-1].status, strong, fresh=True)]


def _behind(lines: list[Line], n: int) -> str:
    """The next line of the same paragraph, folded."""
    return lines[n + 1].folded if n + 1 < len(lines) and lines[n + 1].paragraph == lines[n].paragraph else ""


def _as_open(
    n: int, lines: list[Line], told: list[Event], found: list[Tag], who: list[Mention] | None, language: str
) -> list[Event]:
    """What a line of the body tells, or that `who` talk on where it says that they have agreed nothing yet."""
    line = lines[n]
    if who is None or not line.part:
        return told
    return _as_talks(n, told, found, who) if still_open(line.folded, _behind(lines, n), language) else told


def _as_talks(n: int, told: list[Event], found: list[Tag], who: list[Mention]) -> list[Event]:
    """The events of a line that tells of talks without a result which go on: their end is none."""
    kept = [e for e in told if e.status not in ("terminated", "negotiating", "proposed")]
    if any(e.status in ("signed", "ratified") for e in kept):
        return told
    kind = next((t.value for t in found if t.what == "kind"), "") or next(
        (t.value for t in found if t.what == "hint" and t.value in ("treaty", "regulatory", "trade_agreement")), ""
    )
    return [*kept, Event(n, kind, "negotiating", who, fresh=True)]


def _has(places: list[int], spans: Spans) -> bool:
    """Whether one of the places of a line is in a clause."""
    return any(start <= at < end for at in places for start, end in spans)


def _clause(
    n: int,
    line: Line,
    named: tuple[list[Mention], list[Mention]],
    found: list[Tag],
    spans: Spans,
    language: str,
    published: datetime | None,
) -> Clause:
    """A clause of a line; `named` are all whom the line names, and those that it names strongly."""
    part = _within(found, spans)
    mentions, strong = named
    who = _within(strong, spans)
    if language == "en" and not who and len(spans) > 1:  # "a scheme, which Peru runs with Chile, expired"
        who = [m for m in strong if spans[0][1] <= m.start < spans[1][0]]
    return Clause(
        n=n,
        line=line,
        tags=part,
        who=_askers(line, mentions, spans) + who if language == "en" else who or strong,
        adjectives=[m for m in mentions if m.form == "adjective"],
        language=language,
        past=_own_past(past_spans(line, part, published, language), spans, line, language),
        spans=spans,
        named=mentions,
    )


def _tells_none(clause: Clause) -> bool:
    """Whether a clause tells of an adviser who is hired, or lists the details of what was told."""
    if clause.language == "de":
        return german_subjects.lists_details(clause)
    return clause.language == "en" and hires_adviser(clause)


def _strong(mentions: list[Mention], line: Line, language: str) -> list[Mention]:
    """Those of whom a line tells something."""
    strong = [m for m in mentions if not m.weak]
    return german_subjects.acting(strong, line) if language == "de" else strong


def _meant_in(clause: Clause, spoken: Spoken) -> list[Mention]:
    """Whom a clause of another language than English names, or means."""
    who = _meant(clause.line, clause.spans, clause.who, clause.tags, spoken, clause.language)
    if clause.language != "de":
        return who
    own, clause.who = clause.who, who
    return german_subjects.meant(clause, own, spoken.before)


def _meant(
    line: Line, spans: Spans, who: list[Mention], part: list[Tag], spoken: Spoken, language: str
) -> list[Mention]:
    """Whom a clause of another language than English names, and those whom its words stand for."""
    told = any(t.what == "kind" or (t.what == "loose" and language in _NAMED_BEFORE) for t in part)
    return implied(line, spans[0], who, spoken, language, told=told)


def _listen(line: Line, strong: list[Mention], found: list[Tag], spoken: Spoken, language: str) -> None:
    """Remember whom the clauses of a line mean that tells no agreement: the next may have no subject of its own."""
    for spans in _segments(line, found, strong, language):
        _meant(line, spans, _within(strong, spans) or strong, _within(found, spans), spoken, language)


def _within(told: list[_Told], spans: Spans) -> list[_Told]:
    """What begins in the spans of a clause, of which most have one."""
    if len(spans) == 1:
        start, end = spans[0]
        return [t for t in told if start <= t.start < end]
    return [t for t in told if any(start <= t.start < end for start, end in spans)]


def _own_past(past: list[tuple[int, int]], spans: Spans, line: Line, language: str) -> list[tuple[int, int]]:
    """The earlier times of a clause: not that of "Canada, which applied in 2022, still negotiates"."""
    if language != "en" or not past or _TIED.match(line.folded, spans[0][0]):
        return past
    return [(a, b) for a, b in past if any(start <= a < end for start, end in spans)]


def _askers(line: Line, mentions: list[Mention], spans: Spans) -> list[Mention]:
    """Whose request a clause tells: "a South Korean request was turned down"."""
    asking = [m for m in mentions if m.form == "adjective" and m.weak and _ASKS.match(line.folded, m.end)]
    return _within(asking, spans) if asking else []


def _segments(line: Line, found: list[Tag], mentions: list[Mention], language: str) -> list[Spans]:
    """The clauses of a sentence: parted by its marks, in English also by its verbs."""
    if language == "en":
        return segments(line, found, mentions)
    if language in european_offers.TOLD and european_offers.answered(line.folded, language)[0]:
        return [[(0, len(line.text))]]
    text = line.text
    # A French colon is cut off with the space before it.
    cuts = [m.start() - (m[0][0] == ":" and text[m.start() - 1].isspace()) for m in _SPLIT.finditer(text)]
    cuts = [0, *cuts, len(text)]
    return [[(a, b)] for a, b in pairwise(cuts) if b - a > 3]
