"""The bot's handlers at a sandbox: real requests, without rate limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from telegram.ext import Application, ApplicationBuilder

from bot import handlers
from bot.delivery.request import AiohttpRequest
from bot.sandbox.server import Sandbox
from bot.store.engine import Store
from tests.handlers.conftest import QuotingAnalyst, make_services


@dataclass
class Sandboxed:
    """A sandbox, and an application that answers its people from a database; the application is not started."""

    sandbox: Sandbox
    application: Application[Any, Any, Any, Any, Any, Any]
    store: Store


@asynccontextmanager
async def open_sandboxed(token: str, database_url: str) -> AsyncIterator[Sandboxed]:
    """Open all three."""
    sandbox = Sandbox(token=token, limits=None, sample=False)
    await sandbox.start()
    store = await Store.open(database_url)
    application = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{sandbox.api_url}/bot")
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest())
        .build()
    )
    handlers.register(application, make_services(store, QuotingAnalyst(), []))
    async with application:
        yield Sandboxed(sandbox, application, store)
    await store.close()
    await sandbox.stop()
