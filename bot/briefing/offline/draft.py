"""Draft a briefing by rules: who agreed what with whom, how far, in which sectors, with which figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from bot.briefing.draft import MAX_FACTS, AgreementDraft, BriefingDraft, PartyDraft, SectorDraft
from bot.briefing.offline.actors import acting
from bot.briefing.offline.deal import Deal
from bot.briefing.offline.deals import gather
from bot.briefing.offline.events import Reading, read_events
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.head import LEAD, told_in_head
from bot.briefing.offline.likely_kinds import likely_kind
from bot.briefing.offline.measures import find_figures
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.mentions import find_mentions
from bot.briefing.offline.roles import ToldRole, role_of, told_roles
from bot.briefing.offline.sectors import Place, find_sectors
from bot.briefing.offline.summing import Weighed, summary
from bot.briefing.offline.telling import tells_nothing
from bot.briefing.offline.text import (
    MAX_READ,
    MAX_TITLE,
    Line,
    is_column,
    is_crime,
    is_opinion,
    is_sport,
    language_of,
    lines,
)
from bot.briefing.offline.titles import agreement_title
from bot.briefing.offline.write import headline
from bot.model import ArticleText

REMEMBERED = 512
"""Drafts that are remembered, of some 10 KB each: more than are read before the first of them is briefed."""
_MAX_PARTIES = 30
_APART = ("mediator", "host", "supporter", "opponent")
_SURVEY = re.compile(
    r"\b(?:poll|survey)s? (?:by|of|from|for|among|found|finds|showed?|shows|suggests?|published|conducted)\b"
    r"|^(?:poll|survey)\b"
)
_OF_FIELDS = ("partnership", "mou", "joint_statement", "trade_agreement", "treaty", "other")


def remembered_draft(article: ArticleText) -> BriefingDraft:
    """As `draft_briefing`, which is asked for an article when its story is found, and a moment later to brief it."""
    return _drafted(article.title[:MAX_TITLE], article.text[:MAX_READ], article.published_at, article.language)


@lru_cache(maxsize=REMEMBERED)
def _drafted(title: str, text: str, published_at: datetime | None, language: str | None) -> BriefingDraft:
    return draft_briefing(ArticleText("", title, text, published_at, language))


def draft_briefing(article: ArticleText) -> BriefingDraft:
    """The claims that rules find in `article`: deterministic, never raises, bounded by the lengths that are read."""
    language = language_of(article)
    told = lines(article)
    title = headline(told)
    if language == "en" and tells_nothing(told):
        return BriefingDraft(relevant=False, headline=title, summary=summary(told, None))
    mentions = find_mentions(told, language)
    roles = list(told_roles(told, mentions, language))
    apart = _set_apart(roles, mentions)
    reading = read_events(told, mentions, language, article.published_at)
    deals = gather(reading.events, mentions, told) or gather(
        told_in_head(told, mentions, language, reading.background), mentions, told
    )
    if apart and not deals:
        for mention in apart:  # who objects to what nobody else is told to agree is a side of it
            mention.weak = False
        reading = read_events(told, mentions, language, article.published_at)
        deals = gather(reading.events, mentions, told)
    if not deals or _is_about_else(told, deals, reading, language):
        return BriefingDraft(relevant=False, headline=title, summary=summary(told, None))
    for deal in deals:
        deal.kind = likely_kind(deal, told, language)
    figures = find_figures(told, _no_figures(told), language, _home(mentions))
    weighed = Weighed(told, deals, reading, mentions, frozenset(f.evidence for f in figures))
    return BriefingDraft(
        relevant=True,
        headline=title,
        summary=summary(told, weighed),
        parties=tuple(_parties(deals, roles, mentions, told, reading, language)),
        agreements=tuple([_agreement(deal, told, language) for deal in deals[:MAX_FACTS]]),
        sectors=tuple(_sectors(told, deals, reading, mentions, language)),
        figures=tuple(figures),
    )


def _is_about_else(told: list[Line], deals: list[Deal], reading: Reading, language: str) -> bool:
    """Whether an article with agreements is not about them: somebody's opinion, sport, a company's own plant."""
    if language == "en":
        return is_opinion(told) or is_sport(told) or _in_passing(deals, reading, told) or _of_survey(deals, told)
    if language in ("ko", "ja"):
        return is_column(told) or _of_crime(deals, told)
    return all(_is_own(d) for d in deals)


def _is_own(deal: Deal) -> bool:
    """Whether a company only invests in what is its own, which is no agreement."""
    alone = len(deal.parties) == 1 and deal.parties[0].kind == "company"
    return alone and deal.kind == "investment" and deal.status == "agreed"


def _in_passing(deals: list[Deal], reading: Reading, told: list[Line]) -> bool:
    """Whether an article only touches on an agreement: none in its title and lead, and none of two parties."""
    if any(reading.names_deal[n] for n, line in enumerate(told) if line.part == 0):
        return False
    body = [n for n, line in enumerate(told) if line.part == 1]
    head = {n for n, line in enumerate(told) if line.part == 0} | set(body[:LEAD])
    return not any(e.line in head and e.parties for e in reading.events) and not _of_two(deals)


def _of_crime(deals: list[Deal], told: list[Line]) -> bool:
    """Whether an article tells of a crime, whose papers were false, and no agreement of two."""
    return is_crime(told) and not _of_two(deals)


def _of_survey(deals: list[Deal], told: list[Line]) -> bool:
    """Whether an article tells what people answered, and no agreement of two."""
    return not _of_two(deals) and any(_SURVEY.search(line.folded) for line in told[: LEAD + 1])


def _of_two(deals: list[Deal]) -> bool:
    """Whether any agreement has two parties."""
    return any(len(d.parties) > 1 for d in deals)


def _home(mentions: list[list[Mention]]) -> list[str]:
    """The countries of the article, those first that it names most."""
    named = Counter(m.entity.country for ms in mentions for m in ms if m.entity.country)
    return [country for country, _ in named.most_common()]


def _set_apart(roles: list[ToldRole], mentions: list[list[Mention]]) -> list[Mention]:
    """Who mediates, hosts, backs or opposes is no party of the agreement that the line tells; their mentions."""
    aside = {(entity, n) for entity, role, n in roles if role in _APART}
    apart = [m for entity, n in aside for m in mentions[n] if m.entity == entity and not m.weak]
    for mention in apart:
        mention.weak = True
    return apart


def _sectors(
    told: list[Line], deals: list[Deal], reading: Reading, mentions: list[list[Mention]], language: str
) -> list[SectorDraft]:
    """The sectors of the agreements: a line about others than the parties tells little of them."""
    parties = {e for d in deals for e in d.parties}
    places = [Place.BACK if back else Place.ELSE for back in reading.background]
    for n, line in enumerate(told):
        others = {m.entity for m in mentions[n] if not m.weak}
        if line.part == 0:
            places[n] = Place.TITLE
        elif reading.speaks[n] and not reading.background[n] and (others & parties or not others):
            places[n] = Place.SPOKEN
    for n in (n for d in deals for n in d.lines if told[n].part):
        places[n] = Place.TOLD
    names = [[(m.start, m.end) for m in ms if m.form == "organisation"] for ms in mentions]
    return find_sectors(told, places, language, names, fields=any(d.kind in _OF_FIELDS for d in deals))


def _no_figures(told: list[Line]) -> list[bool]:
    return [line.part == 0 and len(told) > 1 for line in told]


def _parties(
    deals: list[Deal],
    roles: list[ToldRole],
    mentions: list[list[Mention]],
    told: list[Line],
    reading: Reading,
    language: str,
) -> list[PartyDraft]:
    """The parties of the agreements, and who is said to mediate, host, back or oppose."""
    found: dict[str, tuple[Entity, str]] = {}
    for deal in deals:
        for entity in deal.parties:
            found.setdefault(entity.name, (entity, role_of(entity, deal)))
    for entity, role, n in roles:
        if entity.name not in found and not reading.background[n]:
            found[entity.name] = (entity, role)
    for entity in _actors(deals, mentions, told, reading, language):
        found.setdefault(entity.name, (entity, "other"))
    proofs = _best_lines(mentions, told)
    return [
        PartyDraft(name=e.name, kind=e.kind, country=e.country, role=role, evidence=proofs.get(e.name, told[0]).text)
        for e, role in list(found.values())[:_MAX_PARTIES]
    ]


def _actors(
    deals: list[Deal], mentions: list[list[Mention]], told: list[Line], reading: Reading, language: str
) -> Iterator[Entity]:
    """Who acts in the sentences about the agreements, besides those who conclude them."""
    parties = frozenset(e for d in deals for e in d.parties)
    lines_of_events = {n for d in deals for n in d.lines}
    for n, line in enumerate(told):
        if line.part and mentions[n] and not reading.denies[n]:
            near = n in lines_of_events or (n - 1 in lines_of_events and told[n - 1].paragraph == line.paragraph)
            yield from acting(
                line,
                mentions[n],
                language,
                near=near,
                speaks=reading.speaks[n],
                back=reading.background[n],
                parties=parties,
            )


def _best_lines(mentions: list[list[Mention]], told: list[Line]) -> dict[str, Line]:
    """The first line of the body that names each entity, better one that does so strongly."""
    strong: dict[str, Line] = {}
    weak: dict[str, Line] = {}
    for line, ms in zip(told, mentions, strict=True):
        for m in ms if line.part == 1 else ():
            sign = m.end - m.start == 1  # "한·몽골" proves less than "한국"
            (weak if m.weak or sign else strong).setdefault(m.entity.name, line)
    return weak | strong


def _agreement(deal: Deal, told: list[Line], language: str) -> AgreementDraft:
    return AgreementDraft(
        title=agreement_title(told[deal.line], deal.kind, deal.status, [e.name for e in deal.parties], language),
        kind=deal.kind,
        status=deal.status,
        parties=tuple(e.name for e in deal.parties),
        evidence=told[deal.line].text,
    )
