"""Find what an article tells, before it is told again: whom it names, who agrees what with whom, and who else acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.briefing.offline.agreements.actors import acting
from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.deals import gather
from bot.briefing.offline.agreements.doubts import undoubted
from bot.briefing.offline.agreements.head import LEAD, title_and_lead, told_in_head
from bot.briefing.offline.agreements.likely_deals import addresses_reader, likely_deals
from bot.briefing.offline.agreements.likely_telling import SURE, likely_told, told_alone, what_is_told
from bot.briefing.offline.agreements.likely_words import likely_words
from bot.briefing.offline.agreements.old_deals import looking_back, without_old
from bot.briefing.offline.agreements.roles import ToldRole, role_of, set_apart, told_roles
from bot.briefing.offline.agreements.spanish_doubts import beyond_home
from bot.briefing.offline.agreements.story_kinds import kinds_of_story
from bot.briefing.offline.clauses.event import Event
from bot.briefing.offline.glance import tells_nothing
from bot.briefing.offline.lines.text import Line, is_column, is_crime, is_opinion, is_sport
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.mentions import find_mentions
from bot.briefing.offline.reading.events import Reading, read_events
from bot.briefing.offline.vocabulary.words import ENDED

_SURVEY = re.compile(
    r"\b(?:poll|survey)s? (?:by|of|from|for|among|found|finds|showed?|shows|suggests?|published|conducted)\b"
    r"|^(?:poll|survey)\b"
)


@dataclass(frozen=True, slots=True)
class Findings:
    """An article that tells of agreements."""

    language: str
    lines: list[Line]
    mentions: list[list[Mention]]
    """Those of each line."""
    roles: list[ToldRole]
    apart: list[Mention]
    """Who is no party where it is named, as the rules read it."""
    reading: Reading
    deals: list[Deal]
    parties: dict[str, tuple[Entity, str]]
    """Whom the rules take for parties, by name, with their roles."""


def find(told: list[Line], language: str, published: datetime | None) -> Findings | None:
    """What the lines of an article tell; None where it is about no agreement."""
    if addresses_reader(told, language) or _is_of_another_sort(told, language):
        return None
    found = _looked_at(told, language, published)
    deals = []
    if found and found.deals:
        deals = likely_deals(found.deals, told, found.mentions, found.reading, language)
    if language == "en":
        likely = kinds_of_story(likely_told(deals, told), told)
        deals = undoubted(likely, told)
        doubted = {n for deal in likely for n in deal.lines}
        if not deals and next(told_alone(told, but=doubted), None) is not None:
            found = found or _read(told, language, published)
            alone = kinds_of_story(_told_alone(found, doubted | looking_back(told)), told)
            deals = undoubted(alone, told)
        elif found and deals:
            deals = [*deals, *_told_besides(found, deals, doubted)]
        deals = without_old(deals, told, found.mentions) if found else []
    elif found and deals:
        deals = beyond_home(deals, told) if language == "es" else deals
        deals = likely_words(deals, told, found.mentions, language)
    if not found or not deals:
        return None
    found = replace(found, deals=deals)
    return replace(found, parties=_parties(found))


def read(told: list[Line], language: str, published: datetime | None) -> Findings | None:
    """All that is worded like an agreement, however unlikely, without parties; None where nothing is."""
    found = None if _is_of_another_sort(told, language) else _looked_at(told, language, published)
    return found if found and found.deals else None


def _told_alone(found: Findings, doubted: set[int]) -> list[Deal]:
    """What the sentences tell that are likely to tell of an agreement, where the rules find none.

    Not those in `doubted`. Only the likeliest of them may name nobody.
    """
    told, mentions = found.lines, found.mentions
    likely = list(told_alone(told, but=_no_news(found.reading) | doubted))
    for mention in found.apart:  # of what no rule has read he may be a side
        mention.weak = False
    events = [event for n in sorted(likely) if (event := _told_by(n, found)).parties or n == likely[0]]
    return gather(events, mentions, told, found.language) if events else []


def _told_besides(found: Findings, deals: list[Deal], doubted: set[int]) -> list[Deal]:
    """What the sentences outside `doubted` surely tell in which the rules read nothing, beside what they do read."""
    told = found.lines
    unnamed = {n for n, mentions in enumerate(found.mentions) if all(m.weak for m in mentions)}
    likely = set(told_alone(told, but=_no_news(found.reading) | doubted | unnamed, least=SURE))
    events = [_told_by(n, found) for n in sorted(likely - looking_back(told))] if likely else []
    if not events:
        return []
    besides = undoubted(kinds_of_story(gather(events, found.mentions, told, found.language), told), told)
    return [one for one in besides if not any(_is_known(one, deal) for deal in deals)]


def _told_by(n: int, found: Findings) -> Event:
    """What the words of a sentence tell likeliest, of those whom it names."""
    who = [m for m in found.mentions[n] if not m.weak]
    status, kind = what_is_told(found.lines[n], [m.entity for m in who])
    return Event(n, kind, status, who, fresh=True)


def _is_known(one: Deal, deal: Deal) -> bool:
    """Whether one of the same parties is told of such an agreement, or of the end of what is told right before it."""
    ends = deal.status in ENDED and deal.line == one.line + 1
    return (one.kind == deal.kind or ends) and not set(one.parties).isdisjoint(deal.parties)


def _no_news(reading: Reading) -> set[int]:
    """The lines that tell of earlier times, or what is no fact."""
    return {n for n, (back, no) in enumerate(zip(reading.background, reading.denies, strict=True)) if back or no}


def _looked_at(told: list[Line], language: str, published: datetime | None) -> Findings | None:
    """What is read of an article; None where a look at a few lines of an English one is enough to leave it."""
    if language == "en" and tells_nothing(told, published):
        return None
    return _read(told, language, published)


def _read(told: list[Line], language: str, published: datetime | None) -> Findings:
    """All that is read of an article; no agreement where it is about something else."""
    mentions = find_mentions(told, language)
    roles = list(told_roles(told, mentions, language))
    apart = set_apart(roles, mentions)
    reading = read_events(told, mentions, language, published)
    deals = gather(reading.events, mentions, told, language) or gather(
        told_in_head(told, mentions, language, reading.background), mentions, told
    )
    if apart and not deals:
        for mention in apart:  # who objects to what nobody else is told to agree is a side of it
            mention.weak = False
        reading = read_events(told, mentions, language, published)
        deals = gather(reading.events, mentions, told, language)
    if _is_about_else(told, deals, reading, language):
        deals = []
    return Findings(language, told, mentions, roles, apart, reading, deals, {})


def _is_of_another_sort(told: list[Line], language: str) -> bool:
    """Whether an article is somebody's opinion or tells of sport, whatever agreements it speaks of."""
    if language == "en":
        return is_opinion(told) or is_sport(told, language)
    if language in ("es", "fr"):
        return is_sport(told, language)
    return language in ("ko", "ja") and is_column(told)


def _is_about_else(told: list[Line], deals: list[Deal], reading: Reading, language: str) -> bool:
    """Whether an article with agreements is not about them: it asks people, tells of a crime, a company's own plant."""
    if language == "en":
        return _in_passing(deals, reading, told) or _of_survey(deals, told)
    if language in ("ko", "ja"):
        return _of_crime(deals, told)
    return all(_is_own(d) for d in deals)


def _is_own(deal: Deal) -> bool:
    """Whether a company only invests in what is its own, which is no agreement."""
    alone = len(deal.parties) == 1 and deal.parties[0].kind == "company"
    return alone and deal.kind == "investment" and deal.status == "agreed"


def _in_passing(deals: list[Deal], reading: Reading, told: list[Line]) -> bool:
    """Whether an article only touches on an agreement: none in its title and lead, and none of two parties."""
    if any(reading.names_deal[n] for n, line in enumerate(told) if line.part == 0):
        return False
    title, lead = title_and_lead(told)
    return not any(e.line in (*title, *lead) and e.parties for e in reading.events) and not _of_two(deals)


def _of_crime(deals: list[Deal], told: list[Line]) -> bool:
    """Whether an article tells of a crime, whose papers were false, and no agreement of two."""
    return is_crime(told) and not _of_two(deals)


def _of_survey(deals: list[Deal], told: list[Line]) -> bool:
    """Whether an article tells what people answered, and no agreement of two."""
    return not _of_two(deals) and any(_SURVEY.search(line.folded) for line in told[: LEAD + 1])


def _of_two(deals: list[Deal]) -> bool:
    """Whether any agreement has two parties."""
    return any(len(d.parties) > 1 for d in deals)


def _parties(found: Findings) -> dict[str, tuple[Entity, str]]:
    """The parties of the agreements, and who is said to mediate, host, back or oppose."""
    parties: dict[str, tuple[Entity, str]] = {}
    for deal in found.deals:
        for entity in deal.parties:
            parties.setdefault(entity.name, (entity, role_of(entity, deal)))
    for entity, role, n in found.roles:
        if entity.name not in parties and not found.reading.background[n]:
            parties[entity.name] = (entity, role)
    for entity in _actors(found):
        parties.setdefault(entity.name, (entity, "other"))
    return parties


def _actors(found: Findings) -> Iterator[Entity]:
    """Who acts in the sentences about the agreements, besides those who conclude them."""
    told, reading = found.lines, found.reading
    parties = frozenset(e for d in found.deals for e in d.parties)
    lines_of_events = {n for d in found.deals for n in d.lines}
    for n, line in enumerate(told):
        if line.part and found.mentions[n] and not reading.denies[n]:
            near = n in lines_of_events or (n - 1 in lines_of_events and told[n - 1].paragraph == line.paragraph)
            yield from acting(
                line,
                found.mentions[n],
                found.language,
                near=near,
                speaks=reading.speaks[n],
                back=reading.background[n],
                parties=parties,
            )
