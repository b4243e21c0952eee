"""The feeds to begin with: what the list says, and what becomes of it at the first run."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

import pytest

from bot import starter
from bot.catalogue import configured_feeds, wants_starter
from bot.feeds.addresses import checked_url
from bot.feeds.fetch import Fetcher
from bot.feeds.opml import OpmlFeed, read_opml, write_opml
from bot.store import feeds
from bot.store.engine import Store
from tests.factories import NOON
from tests.site import pact, serve_site


def test_the_list_covers_the_world_and_says_where_each_address_is_from() -> None:
    """Thirty feeds and more, each once, of all regions and seven languages, none without its documentation."""
    listed = starter.starter_feeds()
    assert len({each.url for each in listed}) == len(listed) >= 30
    assert {"World", "Africa", "Americas", "Asia", "Europe", "Gulf", "Japan", "Korea"} <= set(
        Counter(each.group for each in listed)
    )
    assert {"en", "ko", "ja", "de", "fr", "es"} <= {each.language for each in listed}
    for each in listed:
        assert checked_url(each.url).scheme == "https"
        assert urlsplit(each.page).hostname
        assert each.title


def test_the_list_is_an_opml_file_like_others() -> None:
    """What is printed can be imported."""
    listed = starter.starter_feeds()
    written = write_opml(listed)
    assert [(each.url, each.title) for each in read_opml(written)] == [(each.url, each.title) for each in listed]
    assert b'<outline text="Korea"' in written


async def test_the_first_run_keeps_what_answers(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line for each; what does not answer is retired with its reason and asked again only by hand."""
    async with serve_site() as good, serve_site() as bad, Fetcher(allow_private=True) as fetcher:
        good.stories.append(pact("pact"))
        bad.feed_status = 500
        listed = (OpmlFeed(good.feed_url, "Good"), OpmlFeed(bad.feed_url, "Bad"))
        monkeypatch.setattr(starter, "starter_feeds", lambda: listed)
        lines: list[str] = []
        assert await starter.take_starter(store, fetcher, lambda: NOON, lines.append) == 1
        assert [line.split(":")[0] for line in lines] == ["watched", "left out"]
        assert "500" in lines[1]
        async with store.read() as tx:
            due = await feeds.due_feeds(tx, NOON, limit=9)
            assert [(await feeds.get_feeds(tx, due))[each].url for each in due] == [good.feed_url]
        assert await starter.take_starter(store, fetcher, lambda: NOON, lines.append) == 0
        assert len(lines) == 2
        assert await starter.take_starter(store, fetcher, lambda: NOON, lines.append, again=True) == 1
        assert lines[2:] == [f"left out: {bad.feed_url}  HTTP 500 Internal Server Error"]
        bad.feed_status = 200
        bad.stories.append(pact("pact"))
        assert await starter.take_starter(store, fetcher, lambda: NOON, lines.append, again=True) == 0
        async with store.read() as tx:
            assert len(await feeds.due_feeds(tx, NOON, limit=9)) == 2


async def test_a_feed_that_moved_from_its_page_is_watched_where_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address that has become a page is not polled as a feed, nor asked at each start."""
    async with serve_site() as site, serve_site() as page, Fetcher(allow_private=True) as fetcher:
        site.stories.append(pact("pact"))
        link = f'<link rel="alternate" type="application/rss+xml" href="{site.feed_url}">'
        page.feed_body = f"<!doctype html><html><head>{link}</head></html>".encode()
        monkeypatch.setattr(starter, "starter_feeds", lambda: (OpmlFeed(page.feed_url, "Wire"),))
        lines: list[str] = []
        for _ in range(2):
            assert await starter.take_starter(store, fetcher, lambda: NOON, lines.append) == 0
        assert lines == [f"watched: {site.feed_url}  Wire"]
        async with store.read() as tx:
            found = {each.url: each.last_error for each in await feeds.list_feeds(tx)}
    assert found == {site.feed_url: None, page.feed_url: f"its feed is {site.feed_url}"}


async def test_without_a_network_nothing_is_decided(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is not connected yet asks again at its next start."""
    listed = (OpmlFeed("http://127.0.0.1:9/a", "A"), OpmlFeed("http://127.0.0.1:9/b", "B"))
    monkeypatch.setattr(starter, "starter_feeds", lambda: listed)
    lines: list[str] = []
    async with Fetcher(allow_private=True) as fetcher:
        assert await starter.take_starter(store, fetcher, lambda: NOON, lines.append) == 2
    assert len(lines) == 1
    assert "network" in lines[0]
    async with store.read() as tx:
        assert await feeds.list_feeds(tx) == []


def test_feeds_may_ask_for_them() -> None:
    """FEEDS takes the word alone or beside addresses."""
    assert (configured_feeds("starter"), wants_starter("starter")) == ([], True)
    assert configured_feeds("starter, https://wire.example/rss") == ["https://wire.example/rss"]
    assert not wants_starter("https://starter.example/rss")
