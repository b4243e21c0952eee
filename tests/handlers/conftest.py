"""A bot with its real handlers and a real store, and people who talk to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import count
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, ApplicationBuilder

from bot import handlers
from bot.errors import NotAFeed
from bot.handlers.services import HandlerServices
from bot.model import Answer, ArticleText, Briefing, Chat, Feed
from bot.store import chats, feeds
from bot.store.engine import Store
from tests.factories import NOON
from tests.handlers.pretend import BOT, Posted, PretendTelegram

ANA, BEN = 1001, 1002
GROUP, CHANNEL = -2001, -1002000000001
SECTORS = {"semiconductors": "Semiconductors", "ai": "Artificial intelligence", "agriculture": "Agriculture"}
WORDS = {"chips": "semiconductors", "半導体": "semiconductors", "반도체": "semiconductors", "wheat": "agriculture"}


class QuotingAnalyst:
    """Answers with the sentences of the article that share a word of four letters with the question."""

    name = "offline"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.broken = False

    async def brief(self, article: ArticleText) -> Briefing:
        """Handlers never ask for one."""
        raise NotImplementedError

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        """Quote, or say nothing."""
        if self.broken:
            raise RuntimeError(question)
        self.asked.append((question, briefing.headline))
        words = {word for word in question.casefold().strip("?").split() if len(word) >= 4}
        quotes = tuple(s for s in article.text.split("\n\n") if words & set(s.casefold().strip(".").split()))
        return Answer(" ".join(quotes) or "The article does not say.", quotes, "offline")


@dataclass
class Talk:
    """People in chats with the bot: what they do, and what comes back."""

    application: Application[Any, Any, Any, Any, Any, Any]
    telegram: PretendTelegram
    store: Store
    analyst: QuotingAnalyst
    woken: list[datetime] = field(default_factory=list)
    _ids: count[int] = field(default_factory=lambda: count(1))

    async def say(
        self, text: str | None, *, chat: int = ANA, user: int = ANA, having: dict[str, Any] | None = None
    ) -> list[Posted]:
        """Write a message, `having` further fields; return what the bot posted in reply."""
        message: dict[str, Any] = self.message(chat, user)
        if text is not None:
            message["text"] = text
        kind = "channel_post" if chat == CHANNEL else "message"
        return await self.update({kind: message | (having or {})})

    async def press(
        self, data: str | None, *, message_id: int = 900, chat: int = ANA, user: int = ANA, date: int = 1
    ) -> list[Posted]:
        """Press a button of one of the bot's messages."""
        message = self.message(chat, BOT["id"]) | {"message_id": message_id, "date": date, "text": "…"}
        query = {"id": "1", "from": _user(user), "chat_instance": "1", "message": message}
        return await self.update({"callback_query": query | ({} if data is None else {"data": data})})

    async def membership(self, old: str, new: str, *, chat: int = ANA) -> list[Posted]:
        """Block or let in the bot."""
        sides = [{"status": status, "user": BOT, **_RIGHTS.get(status, {})} for status in (old, new)]
        change = {"chat": _chat(chat), "from": _user(ANA), "date": 1, "old_chat_member": sides[0]}
        return await self.update({"my_chat_member": change | {"new_chat_member": sides[1]}})

    async def update(self, content: dict[str, Any], *, update_id: int | None = None) -> list[Posted]:
        """Hand an update to the application; return what the bot posted."""
        before = len(self.telegram.posted)
        number = next(self._ids) if update_id is None else update_id
        update = Update.de_json({"update_id": number, **content}, self.application.bot)
        await self.application.process_update(update)
        return self.telegram.posted[before:]

    def message(self, chat: int, user: Any) -> dict[str, Any]:
        """The bare message of a user in a chat."""
        sender = {"from": BOT} if user == BOT["id"] else {"from": _user(user)} if chat != CHANNEL else {}
        if chat == CHANNEL:
            sender["sender_chat"] = _chat(CHANNEL)
        return {"message_id": next(self._ids), "date": 1, "chat": _chat(chat), **sender}

    async def chat(self, chat_id: int = ANA) -> Chat:
        """The chat as it is stored."""
        async with self.store.read() as tx:
            stored = await chats.get_chat(tx, chat_id)
        assert stored is not None
        return stored


_MUTED = """can_send_messages can_change_info can_invite_users can_pin_messages can_send_polls can_send_other_messages
can_add_web_page_previews can_manage_topics can_send_audios can_send_documents can_send_photos can_send_videos
can_send_video_notes can_send_voice_notes can_edit_tag can_react_to_messages"""
_RIGHTS: dict[str, dict[str, Any]] = {
    "kicked": {"until_date": 0},
    "restricted": {"until_date": 0, "is_member": False, **dict.fromkeys(_MUTED.split(), False)},
    "administrator": dict.fromkeys(
        """can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members
        can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories
        can_delete_stories""".split(),  # noqa: SIM905 names are read more easily as words
        False,
    ),
}


def _user(id_: int) -> dict[str, Any]:
    return {"id": id_, "is_bot": False, "first_name": {ANA: "Ana", BEN: "Ben"}.get(id_, "x")}


def _chat(id_: int) -> dict[str, Any]:
    if id_ > 0:
        return {"id": id_, "type": "private", "first_name": "Ana"}
    return {"id": id_, "type": "channel" if id_ == CHANNEL else "supergroup", "title": "Trade desk"}


def make_services(store: Store, analyst: QuotingAnalyst, woken: list[datetime]) -> HandlerServices:
    """What the handlers work with, at noon, with three sectors; an address with "feed" in it is a feed."""

    async def wake() -> None:
        woken.append(NOON)

    async def add_feed(url: str) -> tuple[Feed, bool]:
        if "feed" not in url:
            raise NotAFeed(url, "that is a page, not a feed")
        async with store.begin() as tx:
            return await feeds.add_feed(tx, url, NOON, title="Newswire")

    return HandlerServices(
        store=store,
        analyst=analyst,
        clock=lambda: NOON,
        time_zone="Europe/Berlin",
        digest_time=time(8),
        admin_ids=frozenset([ANA]),
        wake=wake,
        sectors=SECTORS,
        find_sectors=lambda words: tuple({WORDS[w]: 0 for w in words.casefold().split() if w in WORDS}),
        add_feed=add_feed,
    )


@pytest.fixture
async def talk(sqlite_url: str) -> AsyncIterator[Talk]:
    """A bot that nobody has talked to yet, on an empty SQLite."""
    store = await Store.open(sqlite_url)
    telegram, analyst = PretendTelegram(), QuotingAnalyst()
    application = ApplicationBuilder().token("1:x").request(telegram).get_updates_request(PretendTelegram()).build()
    made = Talk(application, telegram, store, analyst)
    handlers.register(application, make_services(store, analyst, made.woken))
    await application.initialize()
    yield made
    await application.shutdown()
    await store.close()
