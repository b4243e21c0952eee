"""An outbox between an empty database and a Bot API server without limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from structlog.testing import capture_logs

from bot.delivery.request import AiohttpRequest
from bot.sandbox.server import Sandbox
from bot.store.engine import Store
from tests.test_outbox import TOKEN, World, build


@asynccontextmanager
async def open_world(store: Store) -> AsyncIterator[World]:
    """Open it; what is logged is kept, since printing it takes longer than sending."""
    sandbox = Sandbox(token=TOKEN, sample=False, limits=None)
    await sandbox.start()
    sending, polling = AiohttpRequest(), AiohttpRequest(connections=1)
    with capture_logs():
        async with sending, polling:
            yield build(store, sandbox, (sending, polling))
    await sandbox.stop()
