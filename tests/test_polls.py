"""Polling over real HTTP and both databases: when a feed is asked again, where, and what counts as new."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot import polls
from bot.model import ArticleState, Feed
from bot.pipeline import Services
from bot.store import articles, feeds
from tests import test_pipeline
from tests.site import Site, football, pact
from tests.test_pipeline import all_articles, later, work

site, services = test_pipeline.site, test_pipeline.services  # the fixtures of that suite


async def watch(s: Services, url: str) -> int:
    """Add a feed."""
    async with s.store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, url, s.clock())
    return feed.id


async def known(s: Services, feed_id: int) -> Feed:
    """The feed as it is stored."""
    async with s.store.read() as tx:
        feed = await feeds.get_feed(tx, feed_id)
    assert feed is not None
    return feed


async def poll(s: Services, feed_id: int, times: int = 1) -> Feed:
    """Poll a feed, each time when it is due."""
    for _ in range(times):
        feed = await known(s, feed_id)
        await later(s, seconds=max(0.0, (feed.next_poll_at - s.clock()).total_seconds()))
        await polls.Poller(s).poll(feed_id)
    return await known(s, feed_id)


async def test_a_feed_that_is_gone_is_retired_with_its_reason(services: Services, site: Site) -> None:
    """After a 410 it is asked no more, not even by a run that asks all."""
    site.feed_status = 410
    feed = await poll(services, await watch(services, site.feed_url))
    assert feed.retired_at == services.clock()
    assert feed.last_error == "HTTP 410 Gone"
    async with services.store.begin() as tx:
        await feeds.make_all_due(tx, services.clock())
    await polls.Poller(services).poll(feed.id)
    assert site.asked["/feed.xml"] == 1


async def test_a_308_moves_a_feed_at_once(services: Services, site: Site) -> None:
    """The next poll asks the new address, with what is known of it; nothing is new there."""
    site.stories.append(pact("pact"))
    feed_id = await watch(services, f"{site.url}/moved/308")
    assert (await poll(services, feed_id)).url == site.feed_url
    assert (await poll(services, feed_id)).failures == 0
    assert (site.asked["/moved/308"], site.not_modified) == (1, 1)
    assert len(await all_articles(services)) == 1


async def test_a_301_moves_a_feed_when_it_is_repeated_and_a_302_never(services: Services, site: Site) -> None:
    """Three times in a row, also when the feed did not change meanwhile."""
    feed_id = await watch(services, f"{site.url}/moved/301")
    assert (await poll(services, feed_id, 2)).url.endswith("/moved/301")
    assert (await poll(services, feed_id)).url == site.feed_url
    for_now = await watch(services, f"{site.url}/moved/302")
    assert (await poll(services, for_now, 4)).url.endswith("/moved/302")


async def test_a_feed_that_moves_to_a_watched_address_is_retired(services: Services, site: Site) -> None:
    """One feed is enough; the list says where the other went."""
    await watch(services, site.feed_url)
    feed = await poll(services, await watch(services, f"{site.url}/moved/308"))
    assert feed.retired_at is not None
    assert "is watched already" in (feed.last_error or "")


async def test_a_redirect_to_what_is_no_feed_moves_nothing(services: Services, site: Site) -> None:
    """A site under repair redirects to a page of apology."""
    site.feed_body = b"<!doctype html><html><body>We will be back</body></html>"
    feed = await poll(services, await watch(services, f"{site.url}/moved/308"), 3)
    assert feed.url.endswith("/moved/308")
    assert feed.failures == 3


@pytest.mark.parametrize(
    ("headers", "status", "minutes"),
    [
        ({"Cache-Control": "max-age=3600"}, 200, 60),
        ({"Cache-Control": "max-age=10"}, 200, 5),
        ({"Retry-After": "7200"}, 503, 120),
        ({}, 503, 10),
    ],
)
async def test_what_the_server_asks_for_is_honoured(
    services: Services, site: Site, headers: dict[str, str], status: int, minutes: int
) -> None:
    """Never sooner than an answer goes stale, nor than a server in trouble wants."""
    site.feed_status, site.feed_headers = status, headers
    feed = await poll(services, await watch(services, site.feed_url))
    assert feed.next_poll_at - services.clock() == timedelta(minutes=minutes)


async def test_a_feed_is_polled_by_its_own_rhythm_also_when_nothing_changed(services: Services, site: Site) -> None:
    """Daily entries: once an hour; after a week of silence less often, without a new entry to learn it from."""
    now = services.clock()
    site.stories += [football(f"match-{day}") for day in range(5)]
    for day, story in enumerate(site.stories):
        story.published = now - timedelta(days=day)
    feed = await poll(services, await watch(services, site.feed_url))
    assert feed.next_poll_at - services.clock() == timedelta(hours=1)
    await later(services, days=7)
    feed = await poll(services, feed.id)
    assert site.not_modified == 1
    assert feed.next_poll_at - services.clock() == timedelta(hours=7)


def item(link: str, guid: str, title: str = "Norway and Chile sign pact") -> str:
    """An entry of an RSS feed."""
    return f"<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid></item>"


def rss(*items: str) -> bytes:
    """An RSS feed."""
    return f"<rss version='2.0'><channel><title>Wire</title>{''.join(items)}</channel></rss>".encode()


@pytest.mark.parametrize(
    "again",
    [
        item("https://news.example/pact", "other-guid"),
        item("https://news.example/pact", "guid-1", "Norway and Chile sign pact (updated)"),
        item("http://www.news.example/pact/", "guid-1"),
        item("https://news.example/pact?utm_source=rss#top", "other-guid"),
        item("https://news.example/a-better-address", "guid-1"),
        item("https://news.example/a-better-address", "HTTPS://news.example/?p=1&amp;utm_medium=feed"),
    ],
)
async def test_an_entry_is_the_same_however_it_comes_again(services: Services, site: Site, again: str) -> None:
    """Changed guids, edits, http for https, tracking parameters, new addresses under the old guid."""
    guid = "http://www.news.example/?p=1" if "p=1" in again else "guid-1"
    site.feed_body = rss(item("https://news.example/pact", guid))
    feed = await poll(services, await watch(services, site.feed_url))
    site.feed_body = rss(again)
    await poll(services, feed.id)
    assert len(await all_articles(services)) == 1


@pytest.mark.parametrize(("place", "guid"), [("top", "guid-{}"), ("n{}", "http://news.example/changes#n{}")])
async def test_entries_that_share_a_page_are_told_apart_by_their_guids(
    services: Services, site: Site, place: str, guid: str
) -> None:
    """A list of changes on one page: each line is an entry, and each stays known; its guid may be its place there."""
    site.feed_body = rss(
        *(item(f"https://news.example/changes#{place.format(n)}", guid.format(n)) for n in range(3)),
    )
    feed = await poll(services, await watch(services, site.feed_url))
    async with services.store.read() as tx:
        assert len(await articles.due_articles(tx, services.clock(), 9)) == 3
    await poll(services, feed.id)
    async with services.store.read() as tx:
        assert len(await articles.due_articles(tx, services.clock(), 9)) == 3


async def test_pages_that_robots_txt_forbids_are_not_read(services: Services, site: Site) -> None:
    """The article ends with that reason, and its page was never asked for."""
    site.robots = "User-agent: *\nDisallow: /pact"
    feed_id = await watch(services, site.feed_url)
    await poll(services, feed_id)
    site.stories += [pact("pact"), football("match")]
    await later(services, minutes=6)
    await work(services)
    found = await all_articles(services)
    assert (found["pact"].state, found["match"].state) == (ArticleState.FAILED, ArticleState.NOTHING)
    assert "robots.txt" in (found["pact"].reason or "")
    assert site.asked["/pact"] == 0
