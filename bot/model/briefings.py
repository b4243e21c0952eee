"""Briefings, what changes in them, their translations and sources, and answers about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.model.facts import Agreement, AgreementStatus, Fact, Figure, Party, Sector

UNKNOWN_LANGUAGE = "und"
"""The language of a briefing whose article does not tell its own (BCP 47)."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim that grounding refused, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one article says of an event, every fact with its evidence. Not yet stored: see `StoredBriefing`."""

    id: str
    """The id of the article."""
    headline: str
    summary: str
    language: str
    relevant: bool
    parties: tuple[Party, ...]
    agreements: tuple[Agreement, ...]
    sectors: tuple[Sector, ...]
    figures: tuple[Figure, ...]
    summarizer: str
    """`offline` or `openai`."""
    model: str | None
    prompt_version: str | None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """An agreement, as it stands now, whose status was `before`."""

    agreement: Agreement
    before: AgreementStatus


@dataclass(frozen=True, slots=True)
class Changes:
    """What a revision tells that is news: statuses that moved, agreements that go further, parties that joined."""

    moved: tuple[Moved, ...] = ()
    added: tuple[Agreement, ...] = ()
    joined: tuple[Party, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moved or self.added or self.joined)


@dataclass(frozen=True, slots=True)
class BriefingText:
    """Headline and summary of a briefing in a language (ISO 639-1): its own, or translated."""

    headline: str
    summary: str
    language: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article of a story, as a reader sees it."""

    article_id: int
    title: str
    url: str
    publisher: str
    """As a feed over many publishers names it, or the title of the feed; the host of the address where there is none,
    or where it is that of a search."""
    published_at: datetime | None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class StoredBriefing:
    """A briefing of a story with its sources, first the article it was written from."""

    id: int
    story_id: int
    revision: int
    created_at: datetime
    briefing: Briefing
    sources: tuple[Source, ...]
    translations: tuple[BriefingText, ...] = ()

    def text(self, language: str) -> BriefingText:
        """Headline and summary in `language` where they were translated, else as they were written."""
        own = BriefingText(self.briefing.headline, self.briefing.summary, self.briefing.language)
        return next((text for text in self.translations if text.language == language), own)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the article says to a question. No quotes: the article does not say."""

    text: str
    quotes: tuple[str, ...]
    summarizer: str
    facts: tuple[Fact, ...] = ()
    """What the text introduces; a reader is told it in the words of `language`."""
    language: str | None = None
    """The question's (ISO 639-1), where the text is in it."""
    further: tuple[Answer, ...] = ()
    """The answers to the other parts of the question."""
