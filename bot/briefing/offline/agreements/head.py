"""Take an agreement from the title and lead of an article where no verb tells how far it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.briefing.offline.agreements.actors import takes_stance
from bot.briefing.offline.clauses import other_senses
from bot.briefing.offline.clauses.ahead import told_ahead
from bot.briefing.offline.clauses.event import Event
from bot.briefing.offline.clauses.modality import effective_status
from bot.briefing.offline.clauses.romance_senses import names_deal
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading import european_denials
from bot.briefing.offline.vocabulary.words import NAMING, Tag, tags

LEAD = 2
"""Sentences at the beginning of an article that tell what it is about."""
_SHORT = 40
"""A line of fewer characters that names nobody is no lead."""
_PAIR = 2
_OF_STATES = ("treaty", "trade_agreement", "accession", "settlement")
_NO_NEWS = ("deny", "memory")
_OF_YEAR = re.compile(r" (?:of|from|in|dated|dating from|signed in|dating back to) (?:19|20)\d\d\b")
"""Behind an agreement of earlier times: "opened under a treaty of 1974"."""
_HELD = re.compile(
    r"\b(?:ha(?:s|ve|d)(?: already| long| also)?(?: had)?|enjoys?|share|keep|keeps|maintains?|possess(?:es)?"
    r"|(?:is|are) (?:already )?(?:bound|linked|tied|united|covered) by) (?:[\w-]+ ){0,4}$"
)
"""Before an agreement that two have had for long: "have had a free trade agreement since 2007"."""
_UNDER = re.compile(r"\bunder (?:an?|the|its|their|this) (?:[\w-]+ ){0,3}$")
"""Before an agreement by which something is done."""
_Found = Mapping[int, Sequence[Tag]]
"""The words of agreements in each line of the head."""


def title_and_lead(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """The lines of the title, and the first of the body."""
    title, body = ([n for n, line in enumerate(lines) if line.part == part] for part in (0, 1))
    return title, body[:LEAD]


def told_in_head(
    lines: Sequence[Line], mentions: Sequence[Sequence[Mention]], language: str, background: Sequence[bool]
) -> list[Event]:
    """The one agreement that title and lead are about, beside two parties; none where they deny one.

    Somebody takes a stance on it ("Lawmakers turn against pact"), or, in English, the head only names it.
    """
    title = [n for n, line in enumerate(lines) if line.part == 0]
    body = [n for n, line in enumerate(lines) if line.part == 1 and (mentions[n] or len(line.text) > _SHORT)][:LEAD]
    body = [n for n in body if not background[n]]
    found = {n: list(tags(lines[n], language)) for n in (*title, *body)}
    if language in other_senses.LANGUAGES:
        found = {n: other_senses.in_their_sense(ts, lines[n], mentions[n], language) for n, ts in found.items()}
    if any(t.what in _NO_NEWS for ts in found.values() for t in ts) or any(
        european_denials.denies(lines[n].folded, language) for n in found
    ):
        return []
    at_issue = _at_issue(title, body, found, lines, mentions, language)
    if at_issue or language != "en":
        return at_issue
    return _named({n: ts for n, ts in found.items() if n <= LEAD}, lines, mentions)


def head_of_agreement(lines: Sequence[Line], language: str) -> list[int]:
    """The lines of title and lead where one of them names an agreement, whomever else they name; else none."""
    head, leading = [], 0
    for n, line in enumerate(lines):
        if leading < LEAD:
            head.append(n)
        leading += line.part == 1 and len(line.text) > _SHORT
    return head if any(t.what in NAMING for n in head for t in tags(lines[n], language)) else []


def _at_issue(
    title: Sequence[int],
    body: Sequence[int],
    found: _Found,
    lines: Sequence[Line],
    mentions: Sequence[Sequence[Mention]],
    language: str,
) -> list[Event]:
    """What a sentence of the lead names beside two parties while somebody takes a stance on it."""
    of_states = [t for n in title for t in found[n] if t.what == "kind" and t.value in _OF_STATES]
    for n in body:
        nouns = [t for t in found[n] if t.what in NAMING]
        if language in other_senses.LANGUAGES:
            nouns = [t for t in nouns if names_deal(lines[n].folded[t.start : t.end])]
        who = [m for m in mentions[n] if not m.weak] if nouns else []
        if of_states and n == body[0] and len({m.entity for m in who}) < _PAIR:
            who = [m for m in mentions[n] if m.entity.kind == "state" and m.form != "adjective"]
        if len({m.entity for m in who}) >= _PAIR and takes_stance(lines[n], mentions[n], language):
            return [Event(n, (nouns or of_states)[0].value, "proposed", who, fresh=True)]
    return []


def _named(found: _Found, lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> list[Event]:
    """What the head names beside two parties, as far as its first verb says that it is."""
    who: dict[Entity, Mention] = {m.entity: m for n in sorted(found, reverse=True) for m in mentions[n] if not m.weak}
    nouns = ((n, t) for n, ts in found.items() for t in ts if t.what in NAMING)
    named = [
        (n, t)
        for n, t in nouns
        if not _OF_YEAR.match(lines[n].folded, t.end)
        and not _HELD.search(lines[n].folded, max(0, t.start - 64), t.start)
        and not any(x.what == "back" for x in found[n])
    ]
    if len(who) < _PAIR or not named or any(t.what == "not" for t in found[named[0][0]]):
        return []
    n, noun = next(((n, t) for n, t in named if t.what == "kind"), named[0])
    under = _UNDER.search(lines[n].folded, max(0, noun.start - 40), noun.start) is not None
    told = ["agreed"] if under else [_status(lines[n], ts) for n, ts in found.items()]
    hoped = any(t.what == "hedge" for t in found[n])
    status = told_ahead(noun, "agreed", lines[n]) or next(
        (s for s in told if s), "negotiating" if noun.what == "loose" else "proposed" if hoped else "agreed"
    )
    return [Event(n, noun.value if noun.what == "kind" else "", status, list(who.values()), fresh=True)]


def _status(line: Line, found: Sequence[Tag]) -> str:
    """How far the first verb of the line says that it is."""
    kinds = [t for t in found if t.what == "kind"]
    verbs = (t for t in found if t.what == "status" or (t.what == "weak" and kinds))
    return next((s for t in verbs if (s := effective_status(t, list(found), line, "en", []))), "")
