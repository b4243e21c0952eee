"""The analyst that needs no model."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.briefing.grounding import ground
from bot.briefing.offline.answers import answer_question
from bot.briefing.offline.draft import remembered_draft
from bot.briefing.offline.gazetteer import aliases
from bot.model import Answer, ArticleText, Briefing


class OfflineAnalyst:
    """Write briefings and answers from rules and tables (bot.ports.Analyst)."""

    @property
    def name(self) -> str:
        """`offline`."""
        return "offline"

    async def brief(self, article: ArticleText) -> Briefing:
        """The grounded briefing of `article`, written beside the event loop: a long one takes a second."""
        return await asyncio.to_thread(self._brief, article)

    def _brief(self, article: ArticleText) -> Briefing:
        briefing = ground(
            remembered_draft(article), article, summarizer=self.name, model=None, prompt_version=None, aliases=aliases
        )
        if briefing.relevant and not briefing.agreements:
            # Rules found agreements and none stood: what is left are names and numbers of something else.
            return replace(briefing, relevant=False, parties=(), sectors=(), figures=())
        return briefing

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        """What the article says to `question`, with the sentences that say it."""
        return await asyncio.to_thread(answer_question, question, briefing, article, summarizer=self.name)
