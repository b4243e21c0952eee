"""The journey in another language: a model on loopback translates, and the chat, its lists and its digest show it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import update

from bot import serve
from bot.app import App, open_app
from bot.settings import Settings
from bot.store import schema
from tests.briefing.model_server import ModelServer
from tests.test_journey import ANA, BEN, Person, publish_next

MARK = "traducido: "
EMPTY = json.dumps({"relevant": True, "headline": "", "summary": "", "parties": [], "agreements": []})


def model(body: dict[str, Any]) -> str:
    """A model with nothing to say of an article, which marks whatever it is to translate."""
    user = body["messages"][1]["content"]
    if "begin original" not in user:
        return EMPTY
    headline, summary = user.split("begin original\n")[1].split("\n[")[0].split("\n\n", 1)
    return json.dumps({"headline": f"{MARK}{headline}", "summary": summary.strip()}, ensure_ascii=False)


@pytest.fixture
async def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """The bot with a model configured, on a free port."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    async with AsyncExitStack() as stack:
        endpoint = await stack.enter_async_context(ModelServer(model))
        settings = Settings(_env_file=None, sandbox_port=0, openai_base_url=endpoint.url, openai_model="test")
        opened = await stack.enter_async_context(open_app(settings))
        serving = asyncio.create_task(serve.run(opened))
        yield opened
        opened.services.stop()
        await asyncio.wait_for(serving, 10)


async def test_a_chat_is_told_in_its_language(app: App) -> None:
    """Pushed, in /latest, opened from it and in the digest: the headline is the translation, elsewhere the original."""
    assert app.sandbox is not None
    async with aiohttp.ClientSession() as session:
        ana, ben = (Person(session, app.sandbox.url, number) for number in (ANA, BEN))
        for person in (ana, ben):
            await person.asks("/start")
        await ana.asks("/language es")
        for person in (ana, ben):
            await person.asks("/subscribe")
        told: dict[str, Any] = {}
        for _ in range(8):  # a headline of 90 characters has no room for the mark, and stays as it is
            slug = await publish_next(app)
            original = await ben.sees(lambda m, s=slug: s in str(m.get("entities")))  # type: ignore[misc]
            pushed = await ana.sees(lambda m, s=slug: s in str(m.get("entities")))  # type: ignore[misc]
            if MARK in pushed["text"]:
                told = pushed
                break
        headline = told["text"].split(MARK)[1].split("\n")[0]
        assert "Partes" in told["text"]
        assert headline in original["text"]
        assert MARK not in original["text"]
        latest = await ana.asks("/latest 10", lambda m: MARK in m.get("text", ""))
        assert f"{MARK}{headline}" in latest["text"]
        number = latest["text"].split(f"{MARK}{headline}")[0].splitlines()[-1].split(".")[0].strip()
        await ana.presses(latest, number)
        await ana.sees(lambda m: f"{MARK}{headline}" in m.get("text", ""), after=latest["message_id"])
        assert f"{MARK}{headline}" not in (await ben.asks("/latest 10"))["text"]
        asked = await ana.asks("/digest 08:00")
        async with app.services.store.begin() as tx:
            await tx.execute(update(schema.chats).values(next_digest_at=app.services.clock()))
        digest = await ana.sees(lambda m: headline in m.get("text", ""), after=asked["message_id"])
        assert f"{MARK}{headline}" in digest["text"]
