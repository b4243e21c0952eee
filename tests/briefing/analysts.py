"""An analyst with a model on loopback behind it, and the answers of a good one."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from bot.briefing.draft import BriefingDraft
from bot.briefing.endpoint.ledger import MemoryLedger
from bot.briefing.grounding import ground
from bot.briefing.openai import OpenAIAnalyst
from bot.model import Answer, ArticleText, Briefing
from tests.briefing.drafts import ARTICLE, SIGNED, agreement, draft, party
from tests.briefing.model_server import ModelServer, Script

GOOD: dict[str, Any] = {
    "relevant": True,
    "headline": "Norvik Rail to deliver 40 night trains to Sweden",
    "summary": "Norvik Rail signed a contract worth €1.2 billion with Sweden's transport agency.",
    "parties": [party("Norvik Rail"), party("Sweden", kind="state", country="SE")],
    "agreements": [agreement("Norvik Rail", "Sweden")],
    "sectors": [{"code": "rail", "evidence": SIGNED}],
    "figures": [{"label": "trains", "value": 40, "unit": "trains", "role": "", "evidence": SIGNED}],
}
ANSWER = json.dumps(GOOD)


class Rules:
    """The offline summarizer of these tests: it knows the contract and who signed it."""

    name = "offline"

    def __init__(self, *, relevant: bool = True, status: str = "signed") -> None:
        plain = [agreement("Norvik Rail", "Sweden", title="contract", status=status)]
        self._draft = draft(parties=GOOD["parties"], agreements=plain) if relevant else BriefingDraft(relevant=False)

    async def brief(self, article: ArticleText) -> Briefing:
        """Ground what it knows."""
        return ground(self._draft, article, summarizer="offline", model=None, prompt_version=None)

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        """Say that the rules answered."""
        return Answer("by rules", (), "offline")


class Day:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def analyst(
    *scripts: Script | web.Response | str | float, **options: Any
) -> AsyncIterator[tuple[OpenAIAnalyst, ModelServer]]:
    """A model on loopback that follows `scripts`, and the analyst that asks it."""
    settings: dict[str, Any] = {"timeout": 5.0, "backoff": 0.01, "fallback": Rules(), "ledger": MemoryLedger(Day())}
    async with (
        ModelServer(*scripts) as server,
        OpenAIAnalyst(**(settings | {"api_key": "k", "base_url": server.url, "model": "test"} | options)) as found,
    ):
        yield found, server


async def briefed(*scripts: Script | web.Response | str | float, **options: Any) -> tuple[Briefing, ModelServer]:
    """The briefing of the article, and the server that was asked."""
    async with analyst(*scripts, **options) as (found, server):
        return await found.brief(ARTICLE), server
