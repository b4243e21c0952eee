"""Open the clients that a command needs without the rest: what fetches, what writes briefings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.briefing.offline import OfflineAnalyst, aliases, statuses_told
from bot.feeds.fetch import Fetcher
from bot.ports import Analyst, Ledger
from bot.settings import Settings
from bot.store.engine import Store
from bot.workers import Run

SANDBOX_FILES = "communique-sandbox"
"""Database and state of the sandbox, in the folder it is started in."""


def utc_now() -> datetime:
    """Return the time now, aware and in UTC."""
    return datetime.now(UTC)


def database_url(settings: Settings) -> str:
    """Return DATABASE_URL; the sandbox has a file of its own, so that its made-up chats never meet Telegram."""
    if settings.sandbox and "database_url" not in settings.model_fields_set:
        return f"sqlite:///{SANDBOX_FILES}.db"
    return settings.database_url.get_secret_value()


@asynccontextmanager
async def open_store(settings: Settings) -> AsyncIterator[Store]:
    """Open the database for one command."""
    store = await Store.open(database_url(settings))
    try:
        yield store
    finally:
        await store.close()


def build_fetcher(settings: Settings, sandbox_url: str | None = None) -> Fetcher:
    """Return the client for feeds and pages; of private addresses it asks the sandbox's own feed alone."""
    allowed = frozenset([sandbox_url] if sandbox_url else [])
    return Fetcher(allow_private=settings.allow_private_networks, allowed_origins=allowed)


@asynccontextmanager
async def open_analyst(settings: Settings, ledger: Ledger, run: Run = asyncio.to_thread) -> AsyncIterator[Analyst]:
    """Open what writes briefings: a model where one is configured, with the offline summarizer behind it.

    `run` does beside the event loop what takes time.
    """
    offline = OfflineAnalyst(run)
    if not settings.uses_model:
        yield offline
        return
    from bot.briefing.openai import OpenAIAnalyst  # importing it takes as long as everything else together

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
    async with OpenAIAnalyst(
        api_key=key,
        base_url=settings.openai_base_url,
        model=settings.openai_model,
        daily_tokens=settings.llm_daily_tokens,
        timeout=settings.llm_timeout,
        answer_tokens=settings.llm_answer_tokens,
        trusted=settings.llm_facts == "model",
        fallback=offline,
        aliases=aliases,
        statuses=statuses_told,
        ledger=ledger,
    ) as analyst:
        yield analyst
