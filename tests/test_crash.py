"""Killed at any moment, started again: everything goes on, nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import DeliveryState
from bot.sandbox.server import Sandbox
from bot.store.engine import Store
from bot.store.stats import counts
from tests.site import Site, pact, serve_site

TOKEN = "1:sandbox"
PAIRS = [
    ("Norway", "Chile"),
    ("Japan", "Kenya"),
    ("Peru", "Italy"),
    ("Ghana", "Spain"),
    ("India", "Oman"),
]
"""Five: so many come by themselves within a minute."""
FIELDS = ["hydrogen", "semiconductors", "rail", "fisheries", "shipping"]
CHATS = range(5000, 5006)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A Bot API server that outlives the bot, without limits."""
    server = Sandbox(token=TOKEN, sample=False, limits=None)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A news site that outlives the bot."""
    async with serve_site() as served:
        yield served


async def start(folder: Path, sandbox: Sandbox, site: Site) -> asyncio.subprocess.Process:
    """Start the bot as a process of its own."""
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": sandbox.api_url,
        "FEEDS": site.feed_url,
        "POLL_INTERVAL": "1",
        "ALLOW_PRIVATE_NETWORKS": "true",
        "LOG_LEVEL": "ERROR",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parent.parent), **settings},
    )


def briefed(sandbox: Sandbox, chat_id: int) -> Counter[str]:
    """The briefings a chat has, by headline."""
    texts = [m["text"] for m in sandbox.world.messages.get(chat_id, {}).values() if "Evidence" in m.get("text", "")]
    return Counter(text.split("\n")[0] for text in texts)


async def settled(folder: Path, sandbox: Sandbox, seconds: float) -> dict[str, int | float | None]:
    """Wait until every event is briefed and nothing is owed, as the bot's own database says; return its numbers."""
    store = await Store.open(f"sqlite:///{folder / 'communique.db'}")
    try:
        for _ in range(int(seconds * 5)):
            async with store.read() as tx:
                numbers = await counts(tx, sandbox.world.clock())
            if numbers["briefings"] == len(PAIRS) and not (
                numbers["deliveries_pending"] or numbers["deliveries_sending"]
            ):
                break
            await asyncio.sleep(0.2)
        return numbers
    finally:
        await store.close()


async def polled(site: Site) -> None:
    """Wait until the empty feed was read, so that what it has next is new, and until who subscribes has been heard."""
    for _ in range(300):
        if site.asked["/feed.xml"]:
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(2)


async def test_kill_and_go_on(tmp_path: Path, sandbox: Sandbox, site: Site) -> None:
    """Four kills at random moments while articles come: each chat gets each briefing once; what a kill left unknown is
    recorded as uncertain, and is all that may be missing."""
    rng = random.Random(7)
    sandbox.people.add_users(CHATS)
    process = await start(tmp_path, sandbox, site)
    try:
        for chat in CHATS:
            sandbox.say(chat, chat, "/subscribe")
        await polled(site)
        for number, ((first, second), field) in enumerate(zip(PAIRS, FIELDS, strict=True)):
            site.stories.append(pact(f"pact-{number}", first, second, field))
            if number < len(PAIRS) - 1:
                await asyncio.sleep(rng.uniform(0.6, 3.0))
                process.send_signal(signal.SIGKILL)
                await process.wait()
                process = await start(tmp_path, sandbox, site)
        numbers = await settled(tmp_path, sandbox, 30)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert numbers["briefings"] == len(PAIRS)
    assert numbers["deliveries_pending"] == numbers["deliveries_sending"] == numbers["deliveries_dead"] == 0, numbers
    had = [briefed(sandbox, chat) for chat in CHATS]
    assert all(count == 1 for chat in had for count in chat.values()), had
    missing = sum(len(PAIRS) - len(chat) for chat in had)
    assert missing <= (numbers[f"deliveries_{DeliveryState.UNCERTAIN}"] or 0)
