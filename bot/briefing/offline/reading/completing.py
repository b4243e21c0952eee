"""Complete what a clause tells of an agreement from the rest of its sentence, and from the sentences before."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.english_clauses import Spans
from bot.briefing.offline.clauses.event import MADE_BY_STATES, STATES, Event
from bot.briefing.offline.clauses.further_steps import accepted, declined
from bot.briefing.offline.clauses.stages import is_memorandum
from bot.briefing.offline.clauses.talks import goes_on
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import NAMING, tags

_PAIR = 2
_BOTH_STATES = gated(r"\b(?:two|both) (?:countries|governments|nations|states|sides)\b")
_PROVIDES = gated(
    r"\b(?:agreement|accord|deal|treaty|pact|contract|arrangement|scheme|understanding|memorandum"
    r"|protocol)s? (?:(?:under|by|in) which|whereby)\b"
)
"""What an agreement lets those do who are named behind it."""
_OF_OLD = ("suspended", "terminated", "in_force")
"""What is told today of an agreement that was made long ago."""
_OF_FIRMS = ("contract", "merger_acquisition", "investment", "partnership")
"""Kinds of what companies agree."""
_WHOSE = re.compile(r"['’]s? ")
"""Behind a state of whose mines or markets is told."""
_JUST = 3
""" "It" is what was named fewer sentences before."""
_WISHED = gated(
    r",? (?:as|which) (?:the )?(?:[\w'’-]+ ){1,3}?(?:has|have|had) (?:asked|suggested|proposed|offered|requested|wanted"
    r"|demanded|sought|urged|floated)\b"
)
"""Behind what somebody refuses, whose wish it was: "ruled out joint centres, as London had suggested"."""
_THE_ONE = gated(
    r"\b(?:the|their|its|both|these|those) (?:[\w-]+ )?(?:talks|negotiations|agreement|accord|deal|pact"
    r"|text)\b"
)
"""What a sentence before has named."""
_WITH_BEFORE = re.compile(r"\bwith (?:the )?$")
_REFUSES = gated(
    r"\b(?:reject|declin|refus|rebuff|turn|dismiss|spurn|rul|brush|veto)\w* (?:down |out |aside |off )?"
    r"(?:the|that|this|both) (?:[a-z-]+ ){0,3}"
    r"(?:proposal|offer|idea|bid|plan|request|approach|suggestion|invitation|overture|scheme|terms)s?\b"
)


def complete(event: Event, line: Line, mentions: list[Mention], read: Spans, spans: Spans, *, alone: bool) -> None:
    """Add whom another clause names as the counterpart; a relative clause is about what its sentence names.

    `alone`: the clauses before tell of no agreement, only whose it is: "gave Valmet a contract, which was signed".
    """
    if any(a < end and start < b for a, b in read for start, end in spans):
        before = [m for m in mentions if not m.weak and m.start < spans[0][1]]
        event.fresh = alone and event.status == "signed" and bool(event.kind) and len({m.entity for m in before}) > 1
        event.parties = before if event.fresh else event.parties
    if event.moves and alone:
        _name_of_line(event, line, mentions, spans)
    if len({m.entity for m in event.parties}) < _PAIR and not event.moves and _PROVIDES.search(line.folded):
        event.parties = list({m.entity: m for m in (*event.parties, *(m for m in mentions if not m.weak))}.values())
    event.ongoing = event.status == "negotiating" and goes_on(line.folded)
    if event.status == "proposed" and accepted(line.folded):
        event.status = "agreed"
    elif event.status in ("proposed", "rejected") and declined(line.folded):
        states = all(m.entity.kind in STATES for m in event.parties)
        event.kind, event.status, event.moves = event.kind or ("partnership" if states else ""), "rejected", False
        event.parties = list({m.entity: m for m in (*event.parties, *(m for m in mentions if not m.weak))}.values())
    elif event.status == "rejected" and len({m.entity for m in event.parties}) == 1 and _WISHED.search(line.folded):
        event.parties = [m for m in mentions if not m.weak]
    elif event.status == "agreed" and is_memorandum(line.folded, spans):
        event.kind, event.status = "mou", "signed"
    if len({m.entity for m in event.parties}) == 1:
        event.parties = [*event.parties, *_companions(line, mentions, event.parties)]
    if all(m.entity.kind == "state" for m in event.parties):
        event.parties = [*event.parties, *_of_both(event, line, mentions)]


def _name_of_line(event: Event, line: Line, mentions: list[Mention], spans: Spans) -> None:
    """Give ", and it took effect" the agreement that its own sentence names before."""
    kind = next((t.value for t in tags(line, "en") if t.what == "kind" and t.end <= spans[0][0]), "")
    strong = [m for m in mentions if not m.weak]
    if kind and event.status in ("in_force", "signed") and len({m.entity for m in strong}) > 1:
        event.kind, event.parties, event.moves = kind, strong, False


def _of_both(event: Event, line: Line, mentions: list[Mention]) -> list[Mention]:
    """The states that a line names by adjectives alone where two agree: "a treaty that lets Irish and Welsh firms"."""
    who = {m.entity for m in event.parties}
    named = {m.entity: m for m in mentions if m.form == "adjective" or (not who and m.entity.kind == "state")}
    if len(who | named.keys()) != _PAIR or event.moves:
        return []
    both = _BOTH_STATES.search(line.folded) if len(who) == 1 else event.kind in ("", *MADE_BY_STATES)
    return [m for entity, m in named.items() if entity not in who] if both else []


def of_proposer(event: Event, line: Line, seen: list[list[Mention]]) -> None:
    """Add whose proposal it is that somebody alone refuses: the sentence before names who proposed it."""
    if event.status != "rejected" or len({m.entity for m in event.parties}) != 1 or not seen:
        return
    if _REFUSES.search(line.folded) or declined(line.folded):
        kind = event.parties[0].entity.kind
        others = [m for m in seen[0] if m.entity.kind == kind and m.entity != event.parties[0].entity]
        event.parties = [*event.parties, *others[:1]]


def recall(events: list[Event], lines: list[Line], mentions: list[list[Mention]], *, english: bool) -> None:
    """Give events what other sentences name: "Chile suspended it" the treaty that two "signed in 2024"."""
    if english:
        _name_in_next(events, lines, mentions)
    for at, event in enumerate(events):
        back = event.moves or (not event.kind and _THE_ONE.search(lines[event.line].folded) is not None)
        if not back or event.status not in _OF_OLD or any(event.line - e.line <= _JUST for e in events[:at]):
            continue
        for n in range(event.line - 1, max(-1, event.line - _JUST), -1):
            nouns = [t for t in tags(lines[n], "en") if t.what in NAMING]
            who = [m for m in mentions[n] if not m.weak]
            pair = len({m.entity for m in who}) > 1
            if nouns and who and lines[n].part and (pair or nouns[0].what == "kind"):
                kind = next((t.value for t in nouns if t.what == "kind"), "")
                if event.moves:
                    event.parties = [*who, *event.parties]
                elif event.parties and not {m.entity for m in who} & {m.entity for m in event.parties}:
                    break
                event.kind, event.moves = kind, False
                break


def _name_in_next(events: list[Event], lines: list[Line], mentions: list[list[Mention]]) -> None:
    """Give what companies agree the two that the next sentence names: "An offtake is dead. X has told Y ..."."""
    told = {e.line for e in events}
    for event in events:
        n, folded = event.line + 1, lines[event.line].folded
        if event.kind not in _OF_FIRMS or n in told or n >= len(lines) or lines[n].paragraph != lines[n - 1].paragraph:
            continue
        if any(m.entity.kind != "state" or not _WHOSE.match(folded, m.end) for m in event.parties):
            continue
        firms = [m for m in mentions[n] if not m.weak and m.entity.kind in ("company", "bank_fund")]
        if len({m.entity for m in firms}) == _PAIR and lines[event.line].part:
            event.parties = firms


def _companions(line: Line, mentions: list[Mention], who: list[Mention]) -> list[Mention]:
    """With whom the sentence names somebody in another clause: "under a deal with Oman ..., but Cairo scrapped it"."""
    known = {m.entity for m in who}
    return [
        m
        for m in mentions
        if not m.weak and m.entity not in known and _WITH_BEFORE.search(line.folded, max(0, m.start - 12), m.start)
    ]
