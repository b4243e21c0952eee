"""Make domain objects for tests: each with sensible defaults, so that a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Briefing,
    Evidence,
    Figure,
    Party,
    PartyKind,
    PartyRole,
    Sector,
    Source,
    StoredBriefing,
)

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)


def evidence(quote: str = "Canada and Indonesia signed the agreement on Wednesday.", article_id: str = "1") -> Evidence:
    """A quote of article 1."""
    return Evidence(article_id, quote)


def party(
    name: str = "Canada",
    country: str | None = "CA",
    role: PartyRole = PartyRole.SIGNATORY,
    kind: PartyKind = PartyKind.STATE,
    quote: str = "Canada and Indonesia signed the agreement on Wednesday.",
) -> Party:
    """A state that signs."""
    return Party(name, kind, country, role, evidence(quote))


def agreement(
    title: str = "Comprehensive Economic Partnership Agreement",
    status: AgreementStatus = AgreementStatus.SIGNED,
    parties: tuple[str, ...] = ("Canada", "Indonesia"),
    quote: str = "Canada and Indonesia signed the agreement on Wednesday.",
) -> Agreement:
    """A trade agreement that was signed."""
    return Agreement(title, AgreementKind.TRADE_AGREEMENT, status, parties, evidence(quote))


def sector(code: str = "agriculture", name: str = "Agriculture", quote: str = "Wheat and beef are included.") -> Sector:
    """A field of the economy."""
    return Sector(code, name, evidence(quote))


def figure(
    value: float = 5.1e9,
    unit: str = "CAD",
    label: str = "two-way merchandise trade",
    quote: str = "Two-way merchandise trade reached $5.1 billion Canadian last year.",
) -> Figure:
    """An amount of money."""
    return Figure(label, value, unit, "", evidence(quote))


def briefing(
    headline: str = "Canada and Indonesia sign economic partnership",
    summary: str = "Canada and Indonesia signed a Comprehensive Economic Partnership Agreement on Wednesday.",
    *,
    parties: tuple[Party, ...] | None = None,
    agreements: tuple[Agreement, ...] | None = None,
    sectors: tuple[Sector, ...] | None = None,
    figures: tuple[Figure, ...] | None = None,
    relevant: bool = True,
    summarizer: str = "offline",
    model: str | None = None,
    article_id: str = "1",
) -> Briefing:
    """A briefing with one fact of each kind and two parties."""
    return Briefing(
        id=article_id,
        headline=headline,
        summary=summary,
        language="en",
        relevant=relevant,
        parties=(party(), party("Indonesia", "ID")) if parties is None else parties,
        agreements=(agreement(),) if agreements is None else agreements,
        sectors=(sector(),) if sectors is None else sectors,
        figures=(figure(),) if figures is None else figures,
        summarizer=summarizer,
        model=model,
        prompt_version=None,
    )


def source(url: str = "https://news.example.org/a?b=1&c=2", publisher: str = "Newswire", article_id: int = 1) -> Source:
    """An article of a feed."""
    return Source(article_id, "Canada, Indonesia sign pact", url, publisher, NOON)


def stored_briefing(
    content: Briefing | None = None, *, id_: int = 7, sources: tuple[Source, ...] | None = None, revision: int = 1
) -> StoredBriefing:
    """A briefing as the store has it."""
    return StoredBriefing(id_, id_, revision, NOON, content or briefing(), (source(),) if sources is None else sources)
