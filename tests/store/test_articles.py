"""Entries become articles once, are found again until they are final, and tell stories."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.model import ArticleState, FeedEntry
from bot.store import articles, feeds
from bot.store.articles import FeedEntries, ReadArticle
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.stories import open_stories
from tests.factories import NOON
from tests.rows import add_article, entry, read_article

URL = "https://news.example.org/feed"


async def _add(
    tx: Tx, entries: list[FeedEntry], *, feed_url: str = URL, backlog: bool = False, backlog_limit: int = 0
) -> list[int]:
    feed, _ = await feeds.add_feed(tx, feed_url, NOON)
    batch = [FeedEntries(feed.id, entries, [e.url for e in entries], backlog)]
    return (await articles.add_batch(tx, batch, now=NOON, backlog_limit=backlog_limit)).get(feed.id, [])


async def _states(tx: Tx, ids: list[int]) -> list[ArticleState]:
    found = [await articles.get_article(tx, id_) for id_ in ids]
    return [article.state for article in found if article]


async def test_an_entry_is_stored_with_all_it_has(store: Store) -> None:
    """What the feed said comes back, in UTC."""
    new = FeedEntry("g", "https://e.org/1", "Title", "Text", NOON, full=True, language="ko")
    async with store.begin() as tx:
        (article_id,) = await _add(tx, [new])
        article = await articles.get_article(tx, article_id)
    assert article is not None
    assert (article.guid, article.url, article.title, article.content) == ("g", "https://e.org/1", "Title", "Text")
    assert (article.published_at, article.full, article.language) == (NOON, True, "ko")
    assert (article.state, article.backlog, article.text, article.story_id) == (ArticleState.FOUND, False, None, None)


async def test_entries_are_stored_once(store: Store) -> None:
    """Not again by guid, nor by identity from another feed, nor when a feed repeats an entry."""
    one, two = entry(), entry()
    async with store.begin() as tx:
        assert len(await _add(tx, [one, one, two])) == 2
        assert await _add(tx, [one, two]) == []
        assert await _add(tx, [replace(one, guid="other")], feed_url=URL + "2") == []
        assert await _add(tx, [replace(two, url="https://news.example.org/moved")]) == []
        assert await _add(tx, []) == []


async def test_new_ids_come_newest_first(store: Store) -> None:
    """By the time of publication, whatever order the feed has; what has no time counts as seen now."""
    entries = [entry(published_at=NOON - timedelta(hours=h)) for h in (3, 1, 2)] + [entry(published_at=None)]
    async with store.begin() as tx:
        ids = await _add(tx, entries)
        found = [await articles.get_article(tx, id_) for id_ in ids]
    assert [a.guid for a in found if a] == [entries[i].guid for i in (3, 1, 2, 0)]


async def test_of_a_backlog_only_the_newest_are_briefed(store: Store) -> None:
    """The rest is stored, so that it is never taken for news, and archived."""
    entries = [entry(published_at=NOON - timedelta(hours=h)) for h in range(5)]
    async with store.begin() as tx:
        ids = await _add(tx, entries, backlog=True, backlog_limit=2)
        assert await _states(tx, ids) == [ArticleState.FOUND] * 2 + [ArticleState.ARCHIVED] * 3
        first = await articles.get_article(tx, ids[0])
        assert first is not None
        assert first.backlog


async def test_a_large_feed_with_hostile_guids_is_stored(store: Store) -> None:
    """Two thousand entries at once, with guids longer than an index holds, NUL and half characters."""
    noise = "".join(chr(97 + i * i % 26) for i in range(5000))
    entries = [replace(entry(), guid=f"{noise}{n}\0\ud83d", title="\0") for n in range(2000)]
    async with store.begin() as tx:
        assert len(set(await _add(tx, entries))) == 2000
        assert await _add(tx, entries) == []


async def test_two_processes_that_poll_one_feed_store_each_entry_once(database_url: str) -> None:
    """Each new entry is new for exactly one of them, in whatever order they have it."""
    entries = [entry() for _ in range(100)]
    stores = [await Store.open(database_url) for _ in range(3)]
    async with stores[0].begin() as tx:
        await feeds.add_feed(tx, URL, NOON)

    async def poll(store: Store, mine: list[FeedEntry]) -> list[int]:
        async with store.begin() as tx:
            return await _add(tx, mine)

    found = await asyncio.gather(*(poll(s, entries[n * 30 :] + entries[: n * 30]) for n, s in enumerate(stores)))
    ids = [id_ for new in found for id_ in new]
    assert len(ids) == len(set(ids)) == 100
    for store in stores:
        await store.close()


async def test_due_articles_come_new_before_backlog_and_oldest_first(store: Store) -> None:
    """A subscriber's news does not wait behind what was there before."""
    async with store.begin() as tx:
        old = await _add(tx, [entry(published_at=NOON - timedelta(days=9))], backlog=True, backlog_limit=1)
        new = await _add(tx, [entry(published_at=NOON), entry(published_at=NOON - timedelta(hours=1))])
        due = await articles.due_articles(tx, NOON, limit=9)
        assert due == [(id_, ArticleState.FOUND) for id_ in (new[1], new[0], old[0])]
        assert await articles.due_articles(tx, NOON, limit=1) == due[:1]


async def test_an_article_is_due_until_it_is_final(store: Store) -> None:
    """Found, tried again later, read, and done: each state is found again after a crash, but the last."""
    async with store.begin() as tx:
        article_id = await add_article(tx)
        later = NOON + timedelta(minutes=5)
        await articles.retry_article(tx, article_id, next_try_at=later, reason="HTTP 503")
        assert await articles.due_articles(tx, NOON, limit=9) == []
        assert await articles.due_articles(tx, later, limit=9) == [(article_id, ArticleState.FOUND)]
        waiting = await articles.get_article(tx, article_id)
        assert waiting is not None
        assert (waiting.attempts, waiting.reason) == (1, "HTTP 503")
        (story_id,) = await open_stories(tx, 1, later)
        await articles.mark_read(tx, [ReadArticle(article_id, story_id, "t", "en", {})], later)
        assert await articles.due_articles(tx, later, limit=9) == [(article_id, ArticleState.READ)]
        await articles.mark_final(tx, article_id, ArticleState.NOTHING, reason="no agreement")
        assert await articles.due_articles(tx, later, limit=9) == []
        done = await articles.get_article(tx, article_id)
        assert done is not None
        assert (done.state, done.reason, done.attempts) == (ArticleState.NOTHING, "no agreement", 0)


async def test_reading_fills_in_what_the_feed_left_out(store: Store) -> None:
    """Title and address of the page replace the feed's; its date only stands in for a missing one."""
    async with store.begin() as tx:
        ids = await _add(tx, [entry(published_at=None), entry(published_at=NOON)])
        (story_id,) = await open_stories(tx, 1, NOON)
        read = partial(ReadArticle, title="Title", url="https://e.org/canonical", published_at=NOON - timedelta(days=1))
        await articles.mark_read(tx, [read(each, story_id, "Text", None, {"한": [1]}) for each in ids], NOON)
        found = [await articles.get_article(tx, id_) for id_ in ids]
    assert [(a.title, a.url, a.text) for a in found if a] == [("Title", "https://e.org/canonical", "Text")] * 2
    assert sorted(a.published_at for a in found if a and a.published_at) == [NOON - timedelta(days=1), NOON]


async def test_an_article_that_nobody_dates_has_the_time_it_was_seen(store: Store) -> None:
    """Neither its feed nor its page says when it was published."""
    async with store.begin() as tx:
        (article_id,) = await _add(tx, [entry(published_at=None)])
        later = NOON + timedelta(hours=1)
        (story_id,) = await open_stories(tx, 1, later)
        await articles.mark_read(tx, [ReadArticle(article_id, story_id, "Text", None, {})], later)
        found = await articles.get_article(tx, article_id)
    assert found is not None
    assert found.published_at == NOON


async def test_reading_twice_changes_nothing(store: Store) -> None:
    """The text and the story of the first time stay."""
    async with store.begin() as tx:
        article_id = await add_article(tx)
        told = await open_stories(tx, 2, NOON)
        assert await articles.stories_of(tx, [article_id]) == {}
        for story_id, text in zip(told, ("first", "second"), strict=True):
            await articles.mark_read(tx, [ReadArticle(article_id, story_id, text, "en", {})], NOON)
        article = await articles.get_article(tx, article_id)
        assert article is not None
        assert article.text == "first"
        assert await articles.stories_of(tx, [article_id]) == {article_id: told[0]}


async def test_one_article_of_a_story_is_briefed_at_a_time(store: Store) -> None:
    """The first that waits has its turn; the next one when the first is final."""
    async with store.begin() as tx:
        first = await articles.get_article(tx, await read_article(tx))
        assert first is not None
        second = await articles.get_article(tx, await read_article(tx, story_id=first.story_id))
        other = await articles.get_article(tx, await read_article(tx))
        assert second is not None
        assert other is not None
        turns = [await articles.is_first_unbriefed(tx, a) for a in (first, second, other)]
        assert turns == [True, False, True]
        await articles.mark_final(tx, first.id, ArticleState.NOTHING)
        assert await articles.is_first_unbriefed(tx, second)
