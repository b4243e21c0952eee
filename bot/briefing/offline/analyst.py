"""The analyst that needs no model."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.briefing.grounding import ground
from bot.briefing.offline.answers.answering import answer_question
from bot.briefing.offline.draft import remembered_draft
from bot.briefing.offline.lines.text import is_read, language_of
from bot.briefing.offline.names.aliases import aliases_in
from bot.model import Answer, ArticleText, Briefing, Dropped

if TYPE_CHECKING:
    from bot.workers import Run

NAME = "offline"


class OfflineAnalyst:
    """Write briefings and answers from rules and tables (bot.ports.Analyst)."""

    def __init__(self, run: Run = asyncio.to_thread) -> None:
        """`run` does what takes time beside the event loop: a long article takes a second."""
        self._run = run

    @property
    def name(self) -> str:
        """`offline`."""
        return NAME

    async def brief(self, article: ArticleText) -> Briefing:
        """The grounded briefing of `article`."""
        briefing: Briefing = await self._run(_briefed, article)
        return briefing

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        """What the article says to `question`, with the sentences that say it."""
        return await asyncio.to_thread(answer_question, question, briefing, article, summarizer=NAME)


def _briefed(article: ArticleText) -> Briefing:
    draft = remembered_draft(article)
    known = aliases_in(language_of(article))
    briefing = ground(draft, article, summarizer=NAME, model=None, prompt_version=None, aliases=known)
    if not is_read(article):
        return replace(briefing, dropped=(Dropped("the article", f"its language, {article.language}, is not read"),))
    if briefing.relevant and not briefing.agreements:
        # Rules found agreements and none stood: what is left are names and numbers of something else.
        return replace(briefing, relevant=False, parties=(), sectors=(), figures=())
    return briefing
