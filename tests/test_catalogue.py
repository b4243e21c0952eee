"""What a person pastes becomes a feed: over real HTTP on loopback."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.catalogue import add_checked_feed, check_feed, configured_feeds
from bot.errors import NotAFeed, SourceUnavailable
from bot.feeds.fetch import Fetcher
from bot.feeds.places import Place
from bot.store import feeds
from bot.store.engine import Store
from tests.factories import NOON
from tests.publishers import google_news

FEED = "<rss version='2.0'><channel><title>Wire</title><item><title>T</title><link>/1</link></item></channel></rss>"
EMPTY = "<rss version='2.0'><channel><title>Comments</title></channel></rss>"
LINK = "<!doctype html><html><link rel=alternate type='application/rss+xml' href='{}'><body>x</body></html>"
PAGE = "<!doctype html><html><body>Welcome {}</body></html>"


@pytest.fixture
async def site() -> AsyncIterator[tuple[str, dict[str, str | int]]]:
    """A site whose pages a test sets: a body, or a status."""
    pages: dict[str, str | int] = {}

    async def answer(request: web.Request) -> web.Response:
        page = pages.get(request.path, 404)
        if isinstance(page, int):
            return web.Response(status=page)
        return web.Response(text=page, content_type="text/html" if "<html" in page else "application/rss+xml")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", pages
    await runner.cleanup()


Pages = tuple[str, dict[str, str | int]]


@pytest.mark.parametrize(
    ("pages", "pasted", "found", "how"),
    [
        ({"/rss": FEED}, "/rss", "/rss", "is a feed"),
        ({"/": LINK.format("/x.xml"), "/x.xml": FEED}, "/", "/x.xml", "names this feed"),
        ({"/": LINK.format("/dead"), "/feed.xml": FEED}, "/", "/feed.xml", "sites often have it"),
        ({"/": PAGE.format("<a href='/rss'>RSS</a>"), "/rss": FEED}, "/", "/rss", "names this feed"),
        (
            {"/": PAGE.format("<a href='/rss'>RSS</a>"), "/rss": PAGE.format("<a href=/w.rss>W</a>"), "/w.rss": FEED},
            "/",
            "/w.rss",
            "names this feed",
        ),
        ({"/world": PAGE.format(""), "/world/feed": FEED, "/feed": FEED}, "/world", "/world/feed", "often"),
        ({"/": 403, "/feed": FEED}, "/", "/feed", "often"),
        (
            {"/": LINK.format("/e' rel=feed><link rel=feed href='/x.xml"), "/e": EMPTY, "/x.xml": FEED},
            "/",
            "/x.xml",
            "names this",
        ),
    ],
)
async def test_a_site_leads_to_its_feed(
    site: Pages, pages: dict[str, str | int], pasted: str, found: str, how: str
) -> None:
    """By link elements, by links, by pages of feeds, at usual places, also where the page itself is refused."""
    url, served = site
    served.update(pages)
    async with Fetcher(allow_private=True) as fetcher:
        checked = await check_feed(fetcher, url + pasted)
    assert checked.url == url + found
    assert how in checked.how
    assert checked.feed.title == "Wire"


async def test_what_leads_nowhere_keeps_its_own_reason(site: Pages) -> None:
    """Not that of the last place that was tried."""
    url, served = site
    served.update({"/": PAGE.format("")})
    async with Fetcher(allow_private=True) as fetcher:
        with pytest.raises(NotAFeed, match="names no feed"):
            await check_feed(fetcher, f"{url}/")
        with pytest.raises(SourceUnavailable, match="404"):
            await check_feed(fetcher, f"{url}/nothing")


async def test_a_host_that_asks_for_fewer_requests_gets_no_more(site: Pages) -> None:
    """The usual places of a site are not tried once it said 429."""
    url, served = site
    served.update({"/": 429, "/feed": FEED})
    async with Fetcher(allow_private=True) as fetcher:
        with pytest.raises(SourceUnavailable, match="429"):
            await check_feed(fetcher, f"{url}/")


async def test_a_page_of_a_service_names_its_feed_where_the_usual_one_is_not_there(
    site: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a playlist that is nobody's, or a name that YouTube's feeds do not know, on a page of a channel."""
    url, served = site
    served.update({"/@wto": LINK.format("/x.xml"), "/x.xml": FEED})
    monkeypatch.setattr("bot.catalogue.known_places", lambda _: (Place(f"{url}/gone", "a playlist"),))
    async with Fetcher(allow_private=True) as fetcher:
        assert (await check_feed(fetcher, f"{url}/@wto")).url == f"{url}/x.xml"
        with pytest.raises(SourceUnavailable, match="gone: HTTP 404"):
            await check_feed(fetcher, f"{url}/nothing")


async def test_a_page_whose_feeds_are_gone_says_so(site: Pages) -> None:
    """Not that it names none."""
    url, served = site
    served.update({"/": LINK.format("/dead")})
    async with Fetcher(allow_private=True) as fetcher:
        with pytest.raises(NotAFeed, match="no feed that it names can be had"):
            await check_feed(fetcher, f"{url}/")


async def test_pages_of_feeds_that_name_each_other_end(site: Pages) -> None:
    """A ring of pages is no endless search."""
    url, served = site
    served.update({"/": LINK.format("/rss"), "/rss": LINK.format("/"), "/feed": 500})
    async with Fetcher(allow_private=True) as fetcher:
        with pytest.raises(NotAFeed):
            await check_feed(fetcher, f"{url}/")


async def test_a_feed_of_headlines_is_added_where_their_publishers_are_told(site: Pages, store: Store) -> None:
    """Links of Google News do not say where they lead: without publishers nothing of it could be briefed."""
    url, served = site
    served["/kept"] = google_news(("Norland and Sudland sign pact", "Wire", "https://wire.example"))
    served["/nobody"] = re.sub("<source.*?</source>", "", str(served["/kept"]))
    served["/mixed"] = str(served["/nobody"]).replace("<item>", "<item><title>T</title><link>/1</link></item><item>", 1)
    async with Fetcher(allow_private=True) as fetcher:
        kept = await check_feed(fetcher, f"{url}/kept?q=eu+pact+when:7d")
        assert (kept.headlines, kept.unreadable) == (1, None)
        assert kept.instead == "https://www.bing.com/news/search?q=eu%20pact&format=rss"
        mixed = await check_feed(fetcher, f"{url}/mixed")
        assert (mixed.headlines, mixed.unreadable, mixed.instead) == (1, None, None)
        with pytest.raises(SourceUnavailable, match="headline only"):
            await add_checked_feed(store, fetcher, lambda: NOON, f"{url}/nobody")
        for name in ("kept", "mixed"):
            _, created = await add_checked_feed(store, fetcher, lambda: NOON, f"{url}/{name}")
            assert created
    async with store.read() as tx:
        assert [feed.url for feed in await feeds.list_feeds(tx)] == [f"{url}/kept", f"{url}/mixed"]


def test_pages_of_services_in_feeds_are_the_feeds_they_have() -> None:
    """Where there is no doubt which; nobody is asked."""
    pasted = "https://news.google.com/search?q=wto&hl=en https://wire.example/rss, https://github.com/norland/pact"
    assert configured_feeds(pasted) == [
        "https://news.google.com/rss/search?q=wto&hl=en",
        "https://wire.example/rss",
        "https://github.com/norland/pact",
    ]
