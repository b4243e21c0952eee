"""The whole journey over real HTTP: from the sample feed to a chat, and on to a follow-up question."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import serve
from bot.app import App, open_app
from bot.delivery.folding import WINDOW
from bot.settings import Settings
from bot.store import chats, feeds

Json = dict[str, Any]
ANA, BEN, CHANNEL = 1001, 1002, -1_002_000_000_001


@dataclass
class Person:
    """Somebody at the chat page: everything goes through the page's own API."""

    session: aiohttp.ClientSession
    url: str
    id: int

    async def messages(self, chat_id: int | None = None) -> list[Json]:
        """What the chat shows."""
        async with self.session.get(f"{self.url}/sandbox/chats/{chat_id or self.id}/messages?limit=200") as answer:
            found: list[Json] = (await answer.json())["messages"]
        return found

    async def says(self, text: str, reply_to: int | None = None) -> int:
        """Write to the bot; returns the message's id."""
        body = {"chat_id": self.id, "user_id": self.id, "text": text, "reply_to_message_id": reply_to}
        async with self.session.post(f"{self.url}/sandbox/send", json=body) as answer:
            assert answer.status == 200, await answer.text()
            message_id: int = (await answer.json())["message"]["message_id"]
        return message_id

    async def presses(self, message: Json, label: str) -> None:
        """Press the button of a message whose text has `label`."""
        buttons = [b for row in message["reply_markup"]["inline_keyboard"] for b in row if label in b["text"]]
        body = {
            "chat_id": self.id,
            "user_id": self.id,
            "message_id": message["message_id"],
            "callback_data": buttons[0]["callback_data"],
        }
        async with self.session.post(f"{self.url}/sandbox/press", json=body) as answer:
            assert answer.status == 200, await answer.text()

    async def sees(
        self, what: Callable[[Json], bool], *, after: int = 0, chat_id: int | None = None, seconds: float = 10
    ) -> Json:
        """Wait for a message of the bot."""
        for _ in range(round(seconds / 0.05)):
            for message in await self.messages(chat_id):
                theirs = message.get("from", {}).get("is_bot") or "sender_chat" in message
                if message["message_id"] > after and theirs and what(message):
                    return message
            await asyncio.sleep(0.05)
        texts = [m.get("text", "")[:60] for m in await self.messages(chat_id)]
        raise AssertionError(f"not seen; there is {texts}")

    async def asks(self, text: str, what: Callable[[Json], bool] = lambda _: True, **options: Any) -> Json:
        """Write, and wait for an answer."""
        return await self.sees(what, after=await self.says(text, **options))


def is_briefing(message: Json) -> bool:
    """Whether a message is a briefing: it has parties and evidence."""
    return "Evidence" in message.get("text", "") and "Parties" in message["text"]


def says(*words: str) -> Callable[[Json], bool]:
    """Whether a message has all of these words."""
    return lambda message: all(word.lower() in message.get("text", "").lower() for word in words)


@pytest.fixture
async def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[App]:
    """The bot as `communique run` starts it with no settings, on a free port."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    async with AsyncExitStack() as stack:
        opened = await stack.enter_async_context(open_app(Settings(_env_file=None, sandbox_port=0)))
        serving = asyncio.create_task(serve.run(opened))
        yield opened
        opened.services.stop()
        await asyncio.wait_for(serving, 10)


@pytest.fixture
async def ana(app: App) -> AsyncIterator[Person]:
    """A newcomer."""
    assert app.sandbox is not None
    async with aiohttp.ClientSession() as session:
        yield Person(session, app.sandbox.url, ANA)


async def publish_next(app: App) -> str:
    """Let the sample feed publish its next article, and the bot poll it at once; returns its slug."""
    assert app.sandbox is not None
    (slug, *_) = app.sandbox.unpublished
    await publish(app, slug)
    return slug


async def publish(app: App, *slugs: str) -> None:
    """Let the sample feed publish these articles, and the bot poll it at once."""
    assert app.sandbox is not None
    for slug in slugs:
        app.sandbox.world.publish(slug, app.services.clock().isoformat())
    async with app.services.store.begin() as tx:
        await feeds.make_all_due(tx, app.services.clock())


async def test_from_the_feed_to_a_follow_up(app: App, ana: Person) -> None:
    """A newcomer starts, subscribes, gets the latest, sees a push come, presses, asks, and follows the source."""
    await ana.sees(is_briefing, chat_id=CHANNEL)
    await ana.asks("/start", says("Communiqué"))
    subscribed = await ana.says("/subscribe")
    first = await ana.sees(is_briefing, after=subscribed)
    await asyncio.sleep(3)
    briefed = [m for m in await ana.messages() if is_briefing(m)]
    assert 1 <= len(briefed) <= 3

    latest = await ana.asks("/latest 5")
    await ana.presses(latest, "1")
    await ana.sees(is_briefing, after=latest["message_id"])

    link = next(e["url"] for e in first["entities"] if e["type"] == "text_link" and "/articles/" in e["url"])
    async with ana.session.get(link) as page:
        article = await page.text()
    assert page.status == 200

    await ana.presses(first, "Ask")
    answer = await ana.asks("Who signed it?", reply_to=first["message_id"])
    quotes = answer["text"].split("“")[1:]
    assert quotes, answer["text"]
    assert quotes[0].split("”")[0].strip("… ")[:40] in article.replace("&#x27;", "'").replace("&quot;", '"')


async def test_a_new_article_is_pushed_once_to_each_subscriber(app: App, ana: Person) -> None:
    """What the feed publishes after a subscription arrives in each chat that follows it, and never twice."""
    ben = Person(ana.session, ana.url, BEN)
    for person in (ana, ben):
        await person.asks("/start")
        await person.asks("/subscribe")
    slug = await publish_next(app)
    pushed = await ana.sees(lambda m: is_briefing(m) and slug in str(m["entities"]))
    await ben.sees(lambda m: m.get("text") == pushed["text"])
    await publish_next(app)
    await asyncio.sleep(2)
    for person in (ana, ben):
        assert [m.get("text") for m in await person.messages()].count(pushed["text"]) == 1


async def test_a_story_that_goes_on_edits_what_a_chat_has(app: App, ana: Person) -> None:
    """A second article on the contract: the message stays where it is, is marked, and names both sources."""
    await ana.asks("/start")
    await ana.asks("/subscribe")
    first = await ana.sees(lambda m: is_briefing(m) and "ammonia" in m["text"])
    await publish(app, "namibia-ammonia-german-buyer")
    edited = await ana.sees(lambda m: "Updated" in m.get("text", ""))
    assert edited["message_id"] == first["message_id"]
    assert "Sources:" in edited["text"]
    links = {e["url"].split("#")[0].rsplit("/", 1)[1] for e in edited["entities"] if e["type"] == "text_link"}
    assert {"namibia-ammonia-contract", "namibia-ammonia-german-buyer"} <= links
    question = await ana.asks("Who lends money?", reply_to=first["message_id"])
    assert "KfW" in question["text"]


async def test_talks_that_resume_come_as_a_message_of_their_own(app: App, ana: Person) -> None:
    """A status moved: the news is a reply to the message, proved by the new article, and the message shows it too."""
    await ana.asks("/start")
    await ana.asks("/subscribe")
    await publish(app, "canada-bangladesh-talks-paused")
    first = await ana.sees(lambda m: is_briefing(m) and "Canada" in m["text"].split("\n")[0])
    await publish(app, "canada-bangladesh-talks-resume")
    news = await ana.sees(says("suspended → ", "negotiating"), after=first["message_id"])
    assert news["reply_to_message"]["message_id"] == first["message_id"]
    assert any("canada-bangladesh-talks-resume" in e.get("url", "") for e in news["entities"])
    edited = await ana.sees(lambda m: m["message_id"] == first["message_id"] and "Updated" in m["text"])
    assert "resume" in edited["text"].split("\n")[1]
    await ana.presses(news, "Briefing")
    await ana.sees(is_briefing, after=news["message_id"])


async def test_many_articles_at_once_are_a_few_messages(app: App, ana: Person) -> None:
    """The sample feed publishes all it has: never more than five messages and a fold, which opens each briefing."""
    await ana.asks("/start")
    await ana.asks("/subscribe")
    await ana.sees(is_briefing)
    assert app.sandbox is not None
    await publish(app, *app.sandbox.unpublished)
    # Where fewer than a burst are due when the five have been sent, the rest comes when the window is over.
    window = WINDOW.total_seconds()
    fold = await ana.sees(lambda m: m.get("text", "").split("\n")[0].endswith(" new briefings"), seconds=window + 15)
    rows = fold["reply_markup"]["inline_keyboard"]
    assert sum(map(len, rows)) > 5
    assert len([m for m in await ana.messages() if is_briefing(m)]) <= 5
    # Two stories of the feed go on, and open with the headline that they have by then: press one that does not.
    entries = enumerate(fold["text"].split("\n\n")[1:], 1)
    number = next(n for n, entry in entries if not ("Bangladesh" in entry or "Namibia" in entry))
    await ana.presses(fold, str(number))
    opened = await ana.sees(is_briefing, after=fold["message_id"])
    assert opened["text"].split("\n")[0][:40] in fold["text"]


async def test_a_person_who_blocks_and_comes_back(app: App, ana: Person) -> None:
    """After a block nothing is sent; /start brings the chat back."""
    await ana.asks("/start")
    await ana.asks("/subscribe", says("subscribed"))
    async with ana.session.post(f"{ana.url}/sandbox/block", json={"user_id": ANA, "blocked": True}):
        pass
    for _ in range(100):
        async with app.services.store.read() as tx:
            row = await chats.get_chat(tx, ANA)
        if row is not None and not row.active:
            break
        await asyncio.sleep(0.05)
    assert row is not None
    assert not row.active
    await ana.asks("/start")
    async with app.services.store.read() as tx:
        row = await chats.get_chat(tx, ANA)
    assert row is not None
    assert row.active


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/topic", "topic"),
        ("/topic zzzzqqqq", ""),
        ("/latest many", "/latest"),
        ("/digest 25:99", "/digest"),
        ("/digest off", "digest"),
        ("/nonsense", "/help"),
        ("/topic " + "가" * 3900, ""),
        ("x" * 4000, ""),
        ("안녕하세요, 무엇을 할 수 있나요?", ""),
        ("<b>&amp;<script>alert(1)</script>", ""),
    ],
)
async def test_whatever_a_person_writes_gets_an_answer(app: App, ana: Person, text: str, expected: str) -> None:
    """Wrong arguments, 4,000 characters, other scripts, markup: one helpful answer, and the bot goes on."""
    await ana.asks("/start")
    answer = await ana.asks(text)
    assert expected in answer["text"]
    await ana.asks("/help", says("/latest"))
