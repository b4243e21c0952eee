"""Put rows into a store for tests: each with sensible defaults, so that a test names only what it is about."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count

from sqlalchemy import select

from bot.model import ArticleState, Briefing, Chat, FeedEntry
from bot.store import articles, briefings, chats, digests, feeds, stories
from bot.store.articles import FeedEntries, ReadArticle
from bot.store.columns import Tx
from bot.store.digests import NewDigest
from bot.store.schema import digests as digest_table
from tests.factories import NOON, briefing

_numbers = count(1)
TODAY = NOON.date()


def entry(
    number: int | None = None, *, title: str = "Canada, Indonesia sign pact", published_at: datetime | None = NOON
) -> FeedEntry:
    """An entry of a feed, unlike any other unless it has the same number."""
    number = next(_numbers) if number is None else number
    url = f"https://news.example.org/{number}"
    return FeedEntry(guid=f"guid-{number}", url=url, title=title, content="They signed.", published_at=published_at)


async def add_article(
    tx: Tx, *, title: str = "Canada, Indonesia sign pact", feed_url: str = "https://news.example.org/feed"
) -> int:
    """An article that was found in a feed and is still to be read."""
    feed, _ = await feeds.add_feed(tx, feed_url, NOON, title="Newswire")
    new = entry(title=title)
    found = [FeedEntries(feed.id, [new], [new.url], backlog=False)]
    ((article_id,),) = (await articles.add_batch(tx, found, now=NOON, backlog_limit=0)).values()
    return article_id


async def read_article(tx: Tx, *, story_id: int | None = None, title: str = "Canada, Indonesia sign pact") -> int:
    """An article that was read, of a new story or of `story_id`."""
    article_id = await add_article(tx, title=title)
    text = "Canada and Indonesia signed the agreement on Wednesday."
    if story_id is None:
        (story_id,) = await stories.open_stories(tx, 1, NOON)
    await articles.mark_read(tx, [ReadArticle(article_id, story_id, text, "en", {"words": 8})], NOON)
    return article_id


async def add_briefing(
    tx: Tx, content: Briefing | None = None, *, minutes: int = 0, title: str = "Canada, Indonesia sign pact"
) -> int:
    """A briefing of a new story, written `minutes` after noon."""
    article_id = await read_article(tx, title=title)
    article = await articles.get_article(tx, article_id)
    assert article is not None
    assert article.story_id is not None
    made = NOON + timedelta(minutes=minutes)
    briefing_id = await briefings.add_briefing(tx, article.story_id, article_id, content or briefing(), made)
    assert briefing_id is not None
    await articles.mark_final(tx, article_id, ArticleState.BRIEFED)
    return briefing_id


async def add_chat(tx: Tx, chat_id: int = 1001) -> Chat:
    """A private chat that follows nothing."""
    return await chats.upsert_chat(tx, chat_id, "private", "Ana", "Europe/Berlin")


async def owe_digest(
    tx: Tx, chat_id: int, *briefing_ids: int, day: date = TODAY, parts: int = 1, now: datetime = NOON
) -> int | None:
    """Open a known chat's digest of a day and owe it; its id, or None where that day has one."""
    if not await digests.open_digests(tx, [NewDigest((chat_id,), day, briefing_ids, parts)], now):
        return None
    theirs = select(digest_table.c.id).where(digest_table.c.chat_id == chat_id, digest_table.c.local_date == day)
    return int((await tx.execute(theirs)).scalar_one())
