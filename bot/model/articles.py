"""Articles, and where each stands on its way to a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ArticleState(StrEnum):
    """Where an article stands on its way; what is not final is found again after a crash."""

    FOUND = "found"
    """Stored from a feed; its page is still to be read."""
    READ = "read"
    """Text, language and story are known; it is still to be briefed."""
    BRIEFED = "briefed"
    """Final: its story's briefing was written from it."""
    JOINED = "joined"
    """Final: it tells an event that has a briefing, and is one of its sources."""
    NOTHING = "nothing"
    """Final: no agreement, talks or cooperation in it."""
    ARCHIVED = "archived"
    """Final: known, so that it is never taken for news. It was already old when its feed was added, and beyond the few
    that are briefed; or it is a headline whose page is an article of its own."""
    FAILED = "failed"
    """Final: could not be read; `reason` says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article. `text` is None until it was read; paragraphs are separated by a blank line."""

    id: int
    feed_id: int | None
    guid: str
    url: str
    title: str
    seen_at: datetime
    next_try_at: datetime
    """Nothing is to be done with it before."""
    published_at: datetime | None = None
    content: str = ""
    """What the feed carried, as plain text."""
    full: bool = False
    text: str | None = None
    language: str | None = None
    """ISO 639-1, as detected from the text."""
    state: ArticleState = ArticleState.FOUND
    backlog: bool = False
    """It was in its feed when the feed was added: briefed, but never pushed."""
    story_id: int | None = None
    attempts: int = 0
    reason: str | None = None
    author: str | None = None
    """As its feed or page names them: one or more, separated by commas."""
    picture: str | None = None
    """The address of the picture that its page shows when it is shared."""
    publisher: str | None = None
    """Whose it is, as a feed over many publishers names them, and where they are on the web."""
    publisher_url: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What a summarizer reads: one article, from a feed, a file or a web address."""

    id: str
    title: str
    text: str
    published_at: datetime | None = None
    language: str | None = None
    url: str | None = None
    author: str | None = None
    """Like the picture not for summarizers: kept with the article."""
    picture: str | None = None
