"""The analyst that needs no model."""

from __future__ import annotations

from bot.briefing.grounding import ground
from bot.briefing.offline.draft import draft_briefing
from bot.briefing.offline.gazetteer import aliases
from bot.model import ArticleText, Briefing


class OfflineAnalyst:
    """Write briefings and answers from rules and tables (bot.ports.Analyst)."""

    name = "offline"

    async def brief(self, article: ArticleText) -> Briefing:
        """The grounded briefing of `article`."""
        return ground(
            draft_briefing(article), article, summarizer=self.name, model=None, prompt_version=None, aliases=aliases
        )
