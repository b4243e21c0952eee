"""The handlers against the sandbox: a strict Bot API over real HTTP, with the request class of production."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from telegram.ext import Application

from bot import handlers
from bot.sandbox.server import Sandbox
from bot.store import chats
from bot.store.engine import Store
from tests.factories import briefing
from tests.handlers.conftest import ANA, BEN
from tests.handlers.sandboxed import open_sandboxed
from tests.rows import add_briefing

TOKEN = "1:sandbox"
GROUP = -2001


@dataclass
class Page:
    """The chat page: people do things on it, and the bot takes the updates."""

    sandbox: Sandbox
    application: Application[Any, Any, Any, Any, Any, Any]
    store: Store
    http: aiohttp.ClientSession
    offset: int = 0

    async def post(self, action: str, **content: Any) -> dict[str, Any]:
        """Do something on the page, and let the bot handle what comes of it."""
        async with self.http.post(f"{self.sandbox.url.rstrip('/')}/sandbox/{action}", json=content) as response:
            assert response.status == 200, await response.text()
            answered: dict[str, Any] = await response.json()
        updates = await self.application.bot.get_updates(
            offset=self.offset, timeout=0, allowed_updates=handlers.ALLOWED_UPDATES
        )
        for update in updates:
            await self.application.process_update(update)
            self.offset = update.update_id + 1
        return answered

    async def say(self, text: str, *, chat: int = ANA, user: int = ANA, reply_to: int | None = None) -> dict[str, Any]:
        """Write a message; return the newest message of the chat."""
        reply = {"reply_to_message_id": reply_to} if reply_to else {}
        await self.post("send", chat_id=chat, user_id=user, text=text, **reply)
        return await self.newest(chat)

    async def newest(self, chat: int = ANA) -> dict[str, Any]:
        """The newest message of a chat, as the page shows it."""
        async with self.http.get(f"{self.sandbox.url.rstrip('/')}/sandbox/chats/{chat}/messages") as response:
            messages = (await response.json())["messages"]
        newest: dict[str, Any] = messages[-1]
        return newest


def data_of(message: dict[str, Any], text: str) -> str:
    """What the button with this text carries."""
    rows = message["reply_markup"]["inline_keyboard"]
    (data,) = [button["callback_data"] for row in rows for button in row if button["text"] == text]
    return str(data)


@pytest.fixture
async def page(sqlite_url: str) -> AsyncIterator[Page]:
    """A sandbox without rate limits, and the bot."""
    async with open_sandboxed(TOKEN, sqlite_url) as opened, aiohttp.ClientSession() as http:
        yield Page(opened.sandbox, opened.application, opened.store, http)


async def test_a_newcomer_finds_the_way(page: Page) -> None:
    """Welcome, subscribe by button, list, open, ask by reply: each step leads to the next."""
    async with page.store.begin() as tx:
        await add_briefing(tx)
    welcome = await page.say("/start")
    assert welcome["text"].startswith("Communiqué")
    await page.post(
        "press",
        chat_id=ANA,
        message_id=welcome["message_id"],
        user_id=ANA,
        callback_data=data_of(welcome, "🔔 Subscribe"),
    )
    assert (await page.newest())["text"].startswith("Subscribed to everything.")
    listed = await page.say("/topic Canada")
    await page.post(
        "press", chat_id=ANA, message_id=listed["message_id"], user_id=ANA, callback_data=data_of(listed, "1")
    )
    opened = await page.newest()
    assert {entity["type"] for entity in opened["entities"]} >= {"bold", "expandable_blockquote", "text_link"}
    answer = await page.say("When was it signed?", reply_to=opened["message_id"])
    assert answer["text"].startswith("Canada and Indonesia signed the agreement on Wednesday.\n")
    assert any(entity["type"] == "text_link" and "#:~:text=" in entity["url"] for entity in answer["entities"])


async def test_pages_turn_in_place(page: Page) -> None:
    """Older edits the list; nothing new is posted."""
    async with page.store.begin() as tx:
        for number in range(7):
            await add_briefing(tx, briefing(f"Briefing {number}"))
    listed = await page.say("/latest")
    older = data_of(listed, "Older ›")
    await page.post("press", chat_id=ANA, message_id=listed["message_id"], user_id=ANA, callback_data=older)
    turned = await page.newest()
    assert turned["message_id"] == listed["message_id"]
    assert "1. Briefing 1" in turned["text"]
    assert "edit_date" in turned


async def test_a_group_moves_and_a_person_leaves(page: Page) -> None:
    """Migration keeps the chat under its new id; blocking ends it until the person is back."""
    await page.say("/help@" + page.application.bot.username, chat=GROUP, user=BEN)
    moved = (await page.post("migrate", chat_id=GROUP))["migrate_to_chat_id"]
    await page.say("/start", user=ANA)
    await page.post("block", user_id=ANA, blocked=True)
    async with page.store.read() as tx:
        assert await chats.get_chat(tx, GROUP) is None
        assert await chats.get_chat(tx, moved) is not None
        ana = await chats.get_chat(tx, ANA)
    assert ana is not None
    assert not ana.active
    await page.post("block", user_id=ANA, blocked=False)
    async with page.store.read() as tx:
        ana = await chats.get_chat(tx, ANA)
    assert ana is not None
    assert ana.active


async def test_members_of_a_group_are_no_administrators(page: Page) -> None:
    """The sandbox tells who administers a group, and the bot asks it."""
    said = await page.say("/subscribe", chat=GROUP, user=BEN)
    assert said["text"].startswith("Only administrators")


async def test_four_thousand_characters_of_another_script(page: Page) -> None:
    """A long text over the wire ends in a short answer."""
    said = await page.say("긴 질문 " * 800)
    assert said["text"].startswith("That is too long for me")
