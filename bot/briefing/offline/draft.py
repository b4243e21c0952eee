"""Draft a briefing by rules: who agreed what with whom, how far, in which sectors, with which figures."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from bot.briefing.draft import MAX_FACTS, AgreementDraft, BriefingDraft, FigureDraft, PartyDraft
from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.likely_kinds import likely_kind
from bot.briefing.offline.figures.measures import find_figures
from bot.briefing.offline.findings import Findings, find
from bot.briefing.offline.likely_figures import likely_figures
from bot.briefing.offline.likely_parties import likely_parties
from bot.briefing.offline.likely_sectors import likely_sectors
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import MAX_READ, MAX_TITLE, Line, is_read, language_of, lines
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.summary.summing import summary
from bot.briefing.offline.summary.worth import Weighed
from bot.briefing.offline.summary.write import headline
from bot.briefing.offline.titles.naming import agreement_title, speaks_of_before
from bot.briefing.taxonomy import agreement_status
from bot.model import AgreementStatus, ArticleText

REMEMBERED = 512
"""Drafts that are remembered, of some 10 KB each: more than are read before the first of them is briefed."""
_MAX_PARTIES = 30
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_DATELINE = 80
"""Characters of a dateline at most."""


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
    found = find(told, language, article.published_at) if is_read(article) else None
    if found is None:
        return BriefingDraft(relevant=False, headline=title, summary=summary(told, None))
    for deal in found.deals if language != "en" else ():
        deal.kind = likely_kind(deal, told, language)
    figures = figures_of(article, found)
    weighed = Weighed(told, found.deals, found.reading, found.mentions, frozenset(f.evidence for f in figures))
    return BriefingDraft(
        relevant=True,
        headline=title,
        summary=summary(told, weighed),
        parties=tuple(_parties(found)),
        agreements=tuple([_agreement(deal, found) for deal in found.deals[:MAX_FACTS]]),
        sectors=tuple(likely_sectors(found)),
        figures=tuple(likely_figures(figures, found)),
    )


def figures_of(article: ArticleText, found: Findings) -> list[FigureDraft]:
    """All figures of an article, whatever they are of."""
    told = found.lines
    return find_figures(told, _no_figures(told), found.language, _home(found.mentions, _dateline(article.text, told)))


def statuses_told(text: str, language: str | None, *, written: bool = False) -> frozenset[AgreementStatus]:
    """The statuses of the agreements that a sentence or two tell of, read by themselves.

    `written`: as a headline too, in which "X buys Y" is a deal, and with a full stop, if it has none.
    """
    stop = "" if not written or text.endswith(_STOPS) else "."
    articles = [ArticleText("", "", f"{text}{stop}", language=language)]
    if written:
        articles.append(ArticleText("", text, "", language=language))
    drafted = (each for article in articles for each in draft_briefing(article).agreements)
    return frozenset(status for each in drafted if (status := agreement_status(each.status)))


def _parties(found: Findings) -> list[PartyDraft]:
    """The parties, each with the line that proves it best."""
    proofs = _best_lines(found.mentions, found.lines)
    return [
        PartyDraft(
            name=e.name, kind=e.kind, country=e.country, role=role, evidence=proofs.get(e.name, found.lines[0]).text
        )
        for e, role in likely_parties(found)[:_MAX_PARTIES]
    ]


def _dateline(text: str, told: list[Line]) -> str:
    """What stands before the first sentence: "SANTIAGO, March 3 (Agency) -"."""
    first = next((line.text for line in told if line.part == 1), "")
    return text[: max(0, text.find(first, 0, len(first) + _DATELINE))]


def _home(mentions: list[list[Mention]], dateline: str) -> list[str]:
    """The countries of the article: where it was written, if that is told, then those that it names most."""
    named: dict[str, int] = {}
    for ms in mentions:
        for m in ms:
            if country := m.entity.country:
                named[country] = named.get(country, 0) + 1
    written = [hit.value.code for hit in gazetteer.places().find(dateline, flat(dateline))] if dateline else []
    return [*written, *sorted(named, key=named.__getitem__, reverse=True)]


def _no_figures(told: list[Line]) -> list[bool]:
    return [line.part == 0 and len(told) > 1 for line in told]


def _best_lines(mentions: list[list[Mention]], told: list[Line]) -> dict[str, Line]:
    """The first line of the body that names each entity, better one that does so strongly."""
    strong: dict[str, Line] = {}
    weak: dict[str, Line] = {}
    for line, ms in zip(told, mentions, strict=True):
        for m in ms if line.part == 1 else ():
            sign = m.end - m.start == 1  # "한·몽골" proves less than "한국"
            (weak if m.weak or sign else strong).setdefault(m.entity.name, line)
    return weak | strong


def _agreement(deal: Deal, found: Findings) -> AgreementDraft:
    own, before = list(dict.fromkeys((deal.line, *deal.lines))), _before(deal, found.lines)
    told = [(found.lines[n], found.mentions[n]) for n in (*own, *before)]
    sure = [e for e in deal.parties if e in deal.told or _is_near(e, deal, found)]
    names = list(dict.fromkeys(e.name for e in sure or deal.parties))
    return AgreementDraft(
        title=agreement_title(told, deal.kind, deal.status, names, found.language, before=bool(before)),
        kind=deal.kind,
        status=deal.status,
        parties=tuple(names),
        evidence=found.lines[deal.line].text,
    )


def _is_near(entity: Entity, deal: Deal, found: Findings) -> bool:
    """Whether the title, or a sentence beside that of an agreement, names whom rules only take for a party of it."""
    lines, at = found.lines, deal.line
    return any(
        any(m.entity == entity for m in found.mentions[n])
        for n, line in enumerate(lines)
        if line.part == 0 or (abs(n - at) <= 1 and line.paragraph == lines[at].paragraph)
    )


def _before(deal: Deal, told: list[Line]) -> list[int]:
    """The line of which that of an agreement speaks, where it tells none of it."""
    n = deal.line - 1
    return [n] if n > 0 and told[n].part and n not in deal.lines and speaks_of_before(told[deal.line]) else []
