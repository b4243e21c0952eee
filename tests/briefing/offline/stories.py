"""Make articles out of sentences, and read what the offline summarizer finds in them."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.briefing.grounding import ground
from bot.briefing.offline import draft_briefing
from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.findings import Findings, find, read
from bot.briefing.offline.lines.text import language_of, lines
from bot.briefing.offline.names.aliases import aliases_in
from bot.model import ArticleText, Briefing

PUBLISHED = datetime(2026, 3, 4, tzinfo=UTC)


def story(text: str, title: str = "", language: str | None = "en") -> ArticleText:
    """An article of `text`, published on `PUBLISHED`; its title is its first sentence unless one is given."""
    return ArticleText("s1", title or text.split(". ")[0].split("。")[0], text, PUBLISHED, language)


def brief(text: str, title: str = "", language: str | None = "en") -> Briefing:
    """The grounded offline briefing of `text`."""
    article = story(text, title, language)
    draft = draft_briefing(article)
    known = aliases_in(language_of(article))
    return ground(draft, article, summarizer="offline", model=None, prompt_version=None, aliases=known)


def parties(text: str, language: str = "en") -> set[str]:
    """The names of the parties."""
    return {p.name for p in brief(text, language=language).parties}


def findings(text: str, language: str = "en") -> Findings | None:
    """What the rules find in `text`, before weights choose; None where it is about no agreement."""
    return find(lines(story(text, language=language)), language, PUBLISHED)


def worded(text: str, language: str = "en", title: str = "") -> list[Deal]:
    """All that is worded like an agreement, likely or not."""
    found = read(lines(story(text, title, language)), language, PUBLISHED)
    return found.deals if found else []


def ruled(text: str, language: str = "en") -> set[str]:
    """The names of those whom the rules take for parties, before weights choose among all who are named."""
    found = findings(text, language)
    return set(found.parties) if found else set()


def deals(text: str, language: str = "en") -> set[tuple[str, str]]:
    """The agreements as (kind, status)."""
    return {(a.kind.value, a.status.value) for a in brief(text, language=language).agreements}


def figures(text: str, language: str = "en") -> set[tuple[float, str]]:
    """The figures as (value, unit)."""
    return {(f.value, f.unit) for f in brief(text, language=language).figures}
