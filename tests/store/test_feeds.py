"""Feeds are stored once, come due, and keep a record of how polling went."""

from __future__ import annotations

from datetime import timedelta

from bot.model import ArticleState
from bot.store import articles, feeds
from bot.store.engine import Store
from tests.factories import NOON
from tests.rows import add_article

URL = "https://news.example.org/feed"
LATER = NOON + timedelta(minutes=5)


async def test_a_feed_is_added_once(store: Store) -> None:
    """Adding the same address again returns the feed that is there, unchanged."""
    async with store.begin() as tx:
        first, created = await feeds.add_feed(tx, URL, NOON, title="Newswire")
        again, created_again = await feeds.add_feed(tx, URL, LATER, title="Other")
        assert (created, created_again) == (True, False)
        assert first == again
        assert await feeds.list_feeds(tx) == [first]


async def test_very_long_addresses_are_feeds_too(store: Store) -> None:
    """An index of PostgreSQL holds no 4,000 characters; the address is stored whole all the same."""
    url = "https://news.example.org/?q=" + "".join(chr(97 + i * i % 26) for i in range(4000))
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, url, NOON)
        other, created = await feeds.add_feed(tx, url + "x", NOON)
        assert feed.url == url
        assert created
        assert await feeds.remove_feed(tx, url)
        assert await feeds.list_feeds(tx) == [other]


async def test_a_new_feed_is_due_at_once_and_a_polled_one_later(store: Store) -> None:
    """What is due comes longest overdue first, up to the limit."""
    async with store.begin() as tx:
        old, _ = await feeds.add_feed(tx, URL + "1", NOON - timedelta(hours=1))
        new, _ = await feeds.add_feed(tx, URL + "2", NOON)
        assert await feeds.due_feeds(tx, NOON, limit=9) == [old.id, new.id]
        assert await feeds.due_feeds(tx, NOON, limit=1) == [old.id]
        await feeds.record_polls(tx, [feeds.PollWent(old.id, next_poll_at=LATER)], NOON)
        assert await feeds.due_feeds(tx, NOON, limit=9) == [new.id]
        await feeds.make_all_due(tx, NOON)
        assert len(await feeds.due_feeds(tx, NOON, limit=9)) == 2


async def test_failures_are_counted_until_a_poll_goes_well(store: Store) -> None:
    """The reason of the last failure is kept as long as the feed fails."""
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, URL, NOON)
        for _ in range(2):
            await feeds.record_failures(tx, [feeds.PollFailed(feed.id, next_poll_at=LATER, reason="HTTP 500")], NOON)
        failing = await feeds.get_feed(tx, feed.id)
        assert failing is not None
        assert (failing.failures, failing.last_error, failing.last_success_at) == (2, "HTTP 500", None)
        assert (failing.last_polled_at, failing.next_poll_at) == (NOON, LATER)
        await feeds.record_polls(
            tx, [feeds.PollWent(feed.id, next_poll_at=LATER, title="News", etag='"1"', last_modified="x")], LATER
        )
        well = await feeds.get_feed(tx, feed.id)
        assert well is not None
        assert (well.failures, well.last_error, well.last_success_at) == (0, None, LATER)
        assert (well.title, well.etag, well.last_modified) == ("News", '"1"', "x")


async def test_a_poll_without_title_keeps_the_title(store: Store) -> None:
    """An answer of "not modified" has no title; its validators are those that the caller passes on."""
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, URL, NOON, title="Newswire")
        await feeds.record_polls(tx, [feeds.PollWent(feed.id, next_poll_at=LATER, etag=None)], NOON)
        polled = await feeds.get_feed(tx, feed.id)
        assert polled is not None
        assert polled.title == "Newswire"


async def test_removing_a_feed_keeps_its_articles(store: Store) -> None:
    """They belong to no feed any more, and are not taken for new when the feed is added again."""
    async with store.begin() as tx:
        article_id = await add_article(tx, feed_url=URL)
        feed = (await feeds.list_feeds(tx))[0]
        assert await feeds.remove_feed(tx, feed.id)
        assert not await feeds.remove_feed(tx, feed.id)
        article = await articles.get_article(tx, article_id)
        assert article is not None
        assert (article.feed_id, article.state) == (None, ArticleState.FOUND)
        assert await feeds.get_feed(tx, feed.id) is None


async def test_the_id_of_a_removed_feed_is_not_used_again(store: Store) -> None:
    """A button of yesterday that removes feed 1 must not remove another one today."""
    async with store.begin() as tx:
        removed, _ = await feeds.add_feed(tx, URL, NOON)
        await feeds.remove_feed(tx, URL)
        added, _ = await feeds.add_feed(tx, URL, NOON)
        assert added.id != removed.id


async def test_a_feed_moves_unless_another_is_there_already(store: Store) -> None:
    """The address changes with its key; that of another feed is not taken."""
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, URL, NOON)
        await feeds.record_polls(
            tx, [feeds.PollWent(feed.id, next_poll_at=LATER, moved_to=URL + "/new", moved_times=2)], NOON
        )
        assert await feeds.move_feed(tx, feed.id, URL + "/new")
        moved = await feeds.get_feed(tx, feed.id)
        assert moved is not None
        assert (moved.url, moved.moved_to, moved.moved_times) == (URL + "/new", None, 0)
        assert await feeds.add_feed(tx, URL + "/new", NOON) == (moved, False)
        other, _ = await feeds.add_feed(tx, URL, NOON)
        assert not await feeds.move_feed(tx, other.id, URL + "/new")


async def test_a_retired_feed_is_not_due_until_somebody_adds_it_again(store: Store) -> None:
    """It stays in the list with its reason; settings name it in vain, a person does not."""
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, URL, NOON)
        await feeds.retire_feed(tx, feed.id, now=NOON, reason="HTTP 410 Gone")
        await feeds.make_all_due(tx, LATER)
        assert await feeds.due_feeds(tx, LATER, limit=9) == []
        retired, created = await feeds.add_feed(tx, URL, LATER)
        assert (retired.retired_at, retired.last_error, created) == (NOON, "HTTP 410 Gone", False)
        revived, _ = await feeds.add_feed(tx, URL, LATER, revive=True)
        assert (revived.retired_at, revived.last_error, revived.failures) == (None, None, 0)
        assert await feeds.due_feeds(tx, LATER, limit=9) == [feed.id]


async def test_the_rhythm_of_a_feed_is_kept(store: Store) -> None:
    """For polls that find nothing changed."""
    async with store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, URL, NOON)
        await feeds.record_polls(
            tx, [feeds.PollWent(feed.id, next_poll_at=LATER, gap=timedelta(hours=2), newest_at=NOON)], NOON
        )
        polled = await feeds.get_feed(tx, feed.id)
        assert polled is not None
        assert (polled.gap, polled.newest_at) == (timedelta(hours=2), NOON)
