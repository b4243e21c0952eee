"""A headline's page is found at its publisher, over real HTTP on loopback: certain, bounded, and once for many."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.errors import AddressRefused, NoArticleText, RobotsRefused, SourceUnavailable
from bot.feeds.fetch import Fetcher
from bot.publishers import KEPT, MAX_SITEMAPS, Publishers
from bot.workers import Workers
from tests.moments import Timeline
from tests.publishers import NOON, Newsstand, feed, index, news_sitemap, newsstand, on_loopback

TITLE = "Norland and Sudland sign fisheries pact after two years of talks"
OTHER = "A late goal sends the harbour side through to the next round"


@pytest.fixture
async def stand() -> AsyncIterator[Newsstand]:
    """Publishers with nothing on them yet."""
    async with newsstand() as served:
        yield served


@pytest.fixture
async def clock() -> Timeline:
    """Noon."""
    return Timeline(NOON)


@pytest.fixture
async def publishers(clock: Timeline) -> AsyncIterator[Publishers]:
    """What is tested, in no hurry to be polite to itself."""
    async with Fetcher(allow_private=True, apart=0, resolve=on_loopback) as fetcher:
        yield Publishers(fetcher, clock)


async def find(publishers: Publishers, site: str, title: str = TITLE, at: datetime = NOON) -> str:
    """The address of a headline's page."""
    return (await publishers.find(site, "The Wire", title, at)).url


async def missed(publishers: Publishers, site: str, title: str = TITLE, at: datetime = NOON) -> NoArticleText:
    """Why there is none."""
    with pytest.raises(NoArticleText) as failed:
        await publishers.find(site, "The Wire", title, at)
    assert failed.value.reason.startswith("headline only: ")
    return failed.value


async def test_the_news_sitemap_that_robots_txt_names_is_read(stand: Newsstand, publishers: Publishers) -> None:
    """It alone, although others are named before it; Google is not asked for anything."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"User-agent: *\nSitemap: {site}/sitemap.xml\nSitemap: {site}/news.xml\n"
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{site}/goal", OTHER), (f"{site}/pact", TITLE))
    assert await find(publishers, site) == f"{site}/pact"
    assert stand.asked == {f"{site}/robots.txt": 1, f"{site}/news.xml": 1}


@pytest.mark.parametrize(
    "source", ["http://wire.example:{}", "http://www.wire.example:{}/", "http://wire.example:{}/world?x=1"]
)
async def test_www_and_a_path_make_no_difference(stand: Newsstand, publishers: Publishers, source: str) -> None:
    """The publisher is its site; robots.txt and sitemap may redirect to the other host."""
    site = stand.site("www.wire.example")
    stand.pages[f"{site}/robots.txt"] = stand.pages[f"{stand.site('wire.example')}/robots.txt"] = "Sitemap: /news.xml"
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{site}/pact", TITLE))
    stand.pages[f"{stand.site('wire.example')}/news.xml"] = 301
    stand.headers[f"{stand.site('wire.example')}/news.xml"] = {"Location": f"{site}/news.xml"}
    assert await find(publishers, source.format(stand.port)) == f"{site}/pact"


async def test_an_index_leads_to_the_news(stand: Newsstand, publishers: Publishers) -> None:
    """Over an index in an index; packed with gzip, on another host that robots.txt names; old ones are not read."""
    site, cdn = stand.site("wire.example"), stand.site("cdn.example.net")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {cdn}/sitemap_index.xml"
    old = [f"{cdn}/sitemap-{year}.xml" for year in range(1990, 2025)]
    stand.pages[f"{cdn}/sitemap_index.xml"] = index(*old, f"{cdn}/tag-sitemap.xml", f"{cdn}/news-index.xml")
    stand.pages[f"{cdn}/news-index.xml"] = index(f"{cdn}/1.xml.gz", f"{cdn}/2.xml.gz")
    stand.pages[f"{cdn}/1.xml.gz"] = gzip.compress(news_sitemap((f"{site}/goal", OTHER)).encode())
    stand.pages[f"{cdn}/2.xml.gz"] = gzip.compress(news_sitemap((f"{site}/pact", TITLE)).encode())
    assert await find(publishers, site) == f"{site}/pact"
    assert len(stand.asked) <= MAX_SITEMAPS + 2
    assert not any(each in stand.asked for each in old)
    assert f"{site}/news-sitemap.xml" not in stand.asked  # no guesses where the site has told


async def test_a_sitemap_whose_name_says_nothing_may_hold_the_news(stand: Newsstand, publishers: Publishers) -> None:
    """After the usual places, and two of an index at most; the largest part of a site is in such."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/map.xml\nSitemap: http://[\nSitemap:\nSitemap: javascript:x"
    inner = [f"{site}/posts-{n}.xml" for n in "abcdef"]
    stand.pages[f"{site}/map.xml"] = index(*inner)
    stand.pages[inner[1]] = news_sitemap((f"{site}/pact", TITLE))
    assert await find(publishers, site) == f"{site}/pact"
    assert sum(each in stand.asked for each in inner) == 2


@pytest.mark.parametrize("robots", [None, "User-agent: *\nDisallow: /admin/\n"])
@pytest.mark.parametrize("name", ["news-sitemap.xml", "sitemap-news.xml", "sitemaps/news.xml", "sitemap.xml"])
async def test_usual_places_are_tried_where_none_is_named(
    stand: Newsstand, publishers: Publishers, robots: str | None, name: str
) -> None:
    """With and without a robots.txt."""
    site = stand.site("wire.example")
    if robots:
        stand.pages[f"{site}/robots.txt"] = robots
    stand.pages[f"{site}/{name}"] = news_sitemap((f"{site}/pact", TITLE))
    assert await find(publishers, site) == f"{site}/pact"


async def test_without_a_news_sitemap_the_feed_is_read(stand: Newsstand, publishers: Publishers) -> None:
    """The one that the front page names, of another host too; or at a usual place where it names none."""
    site, other = stand.site("wire.example"), stand.site("gazette.example")
    stand.pages[site + "/"] = (
        "<html><link rel=alternate type='application/rss+xml' href='http://feeds.example.net:{}/w'>"
    )
    stand.pages[site + "/"] = str(stand.pages[site + "/"]).format(stand.port)
    stand.pages[stand.site("feeds.example.net") + "/w"] = feed((f"{site}/pact", f"{TITLE} | The Wire"))
    stand.pages[f"{site}/news-sitemap.xml"] = news_sitemap((f"{site}/goal", OTHER))
    stand.pages[f"{other}/feed"] = feed((f"{other}/pact", TITLE))
    assert await find(publishers, site) == f"{site}/pact"
    assert await find(publishers, other) == f"{other}/pact"


async def test_a_hundred_headlines_cost_one_reading(stand: Newsstand, publishers: Publishers, clock: Timeline) -> None:
    """At the same time too; after ten minutes it is read again, later where its server says that it stays fresh."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/news.xml"
    pages = [(f"{site}/{n}", f"{TITLE}, day {n}") for n in range(100)]
    stand.pages[f"{site}/news.xml"] = news_sitemap(*pages)
    found = await asyncio.gather(*(find(publishers, site, title) for _, title in pages))
    assert (found, stand.asked[f"{site}/news.xml"]) == ([url for url, _ in pages], 1)
    clock.now += KEPT - timedelta(seconds=1)
    await find(publishers, site, pages[0][1])
    assert stand.asked[f"{site}/news.xml"] == 1
    stand.headers[f"{site}/news.xml"] = {"Cache-Control": "max-age=1800"}
    for minutes, times in ((1, 2), (29, 2), (2, 3)):
        clock.now += timedelta(minutes=minutes)
        await find(publishers, site, pages[0][1])
        assert stand.asked[f"{site}/news.xml"] == times


async def test_what_is_not_listed_yet_may_be_later(stand: Newsstand, publishers: Publishers, clock: Timeline) -> None:
    """It is to be asked for again while it is new; and then it is there."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/news.xml"
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{site}/goal", OTHER))
    later = await missed(publishers, site)
    assert "not in the lists" in later.reason
    assert later.retry_after is not None
    assert (await missed(publishers, site, at=NOON - timedelta(days=2))).retry_after is None
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{site}/goal", OTHER), (f"{site}/pact", TITLE))
    clock.now += timedelta(seconds=later.retry_after)
    assert await find(publishers, site) == f"{site}/pact"


async def test_a_publisher_without_any_list_is_headline_only(stand: Newsstand, publishers: Publishers) -> None:
    """For good, and not asked again for an hour."""
    site = stand.site("wire.example")
    refused = await missed(publishers, site)
    assert (refused.retry_after, "neither a news sitemap nor a feed" in refused.reason) == (None, True)
    asked = stand.asked.total()
    await missed(publishers, site, OTHER)
    assert stand.asked.total() == asked < 10


async def test_a_title_of_several_pages_is_none(stand: Newsstand, publishers: Publishers) -> None:
    """Nor is the feed asked, which may name one of them only."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/news-sitemap.xml"] = news_sitemap((f"{site}/pact", TITLE), (f"{site}/pact-2", TITLE))
    stand.pages[f"{site}/feed"] = feed((f"{site}/pact", TITLE))
    refused = await missed(publishers, site)
    assert (refused.retry_after, "several pages" in refused.reason) == (None, True)


async def test_lists_speak_for_their_own_site_alone(stand: Newsstand, publishers: Publishers) -> None:
    """Pages of other hosts are not taken from sitemaps or feeds, nor sitemaps of other hosts from an index."""
    site, evil = stand.site("wire.example"), stand.site("evil.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/news-index.xml"
    stand.pages[f"{site}/news-index.xml"] = index(f"{evil}/news.xml", f"{site}/news.xml")
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{evil}/pact", TITLE), (f"{site}/goal", OTHER))
    stand.pages[f"{evil}/news.xml"] = news_sitemap((f"{site}/wrong", TITLE))
    stand.pages[f"{site}/feed"] = feed((f"{evil}/pact", TITLE))
    assert "not in the lists" in (await missed(publishers, site)).reason
    assert not any(url.startswith(evil) for url in stand.asked)


async def test_robots_txt_counts_for_sitemaps_and_feeds(stand: Newsstand, publishers: Publishers) -> None:
    """A site that wants no programs is not read, though it names a sitemap; that is the reason then."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"User-agent: *\nDisallow: /\nSitemap: {site}/news.xml\n"
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{site}/pact", TITLE))
    stand.pages[f"{site}/feed"] = feed((f"{site}/pact", TITLE))
    with pytest.raises(RobotsRefused):
        await find(publishers, site)
    assert stand.asked == {f"{site}/robots.txt": 1}
    stand.pages[f"{stand.site('gazette.example')}/robots.txt"] = "User-agent: *\nDisallow: /*.xml$"
    stand.pages[f"{stand.site('gazette.example')}/feed"] = feed((f"{stand.site('gazette.example')}/pact", TITLE))
    assert await find(publishers, stand.site("gazette.example")) == f"{stand.site('gazette.example')}/pact"
    assert "not in the lists" in (await missed(publishers, stand.site("gazette.example"), OTHER)).reason


async def test_endless_indexes_end(stand: Newsstand, publishers: Publishers) -> None:
    """That name themselves, each other, or ever new ones."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/news.xml"
    stand.pages[f"{site}/news.xml"] = index(f"{site}/news.xml", *(f"{site}/news.xml?n={n}" for n in range(300)))
    for n in range(300):
        more = (f"{site}/news.xml?n={number}" for number in range(300 * (n + 1), 300 * (n + 2)))
        stand.pages[f"{site}/news.xml?n={n}"] = index(f"{site}/news.xml", *more)
    await missed(publishers, site)
    assert sum(n for url, n in stand.asked.items() if "news.xml" in url) <= MAX_SITEMAPS


async def test_damaged_and_huge_sitemaps_do_not_hide_the_others(stand: Newsstand, publishers: Publishers) -> None:
    """Packed bombs, files cut off, pages that say "not found" with 200, entities that would grow."""
    site = stand.site("wire.example")
    names = ["bomb", "cut", "soft", "entities", "big", "good"]
    stand.pages[f"{site}/robots.txt"] = "\n".join(f"Sitemap: {site}/news/{name}" for name in names)
    whole = news_sitemap((f"{site}/pact", TITLE))
    grown = (
        '<!DOCTYPE urlset [<!ENTITY a "' + "x" * 1000 + '">]>' + whole.partition("?>")[2].replace(TITLE, "&a;" * 9000)
    )
    stand.pages |= {
        f"{site}/news/bomb": gzip.compress(bytes(300_000_000), 1),
        f"{site}/news/cut": gzip.compress(whole.encode())[:-20],
        f"{site}/news/soft": "<html><body>Not found</body></html>",
        f"{site}/news/entities": grown,
        f"{site}/news/big": whole + " " * 6_000_000,
        f"{site}/news/good": whole,
    }
    assert await find(publishers, site) == f"{site}/pact"


async def test_private_addresses_are_refused(stand: Newsstand, clock: Timeline) -> None:
    """As a publisher, as a sitemap that a publisher names, and behind a redirect."""
    private = f"http://127.0.0.1:{stand.port}"
    site = stand.site("localhost")
    stand.pages[f"{private}/news.xml"] = news_sitemap((f"{site}/pact", TITLE), (f"{private}/pact", TITLE))
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {private}/news.xml\nSitemap: {site}/news.xml"
    stand.pages[f"{site}/news.xml"] = 302
    stand.headers[f"{site}/news.xml"] = {"Location": f"{private}/news.xml"}
    async with Fetcher(allowed_origins=frozenset({site})) as guarded:
        publishers = Publishers(guarded, clock)
        await missed(publishers, site)
        with pytest.raises(AddressRefused):
            await find(publishers, private)
    assert not any(url.startswith(private) for url in stand.asked)


async def test_a_publisher_that_does_not_answer_now_may_later(
    stand: Newsstand, publishers: Publishers, clock: Timeline
) -> None:
    """A failure that passes is no verdict; it is remembered for ten minutes, not longer."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/news.xml"
    stand.pages[f"{site}/news.xml"] = 503
    for _ in range(2):
        with pytest.raises(SourceUnavailable, match="503") as failed:
            await find(publishers, site)
        assert not isinstance(failed.value, NoArticleText)
    assert stand.asked[f"{site}/news.xml"] == 1
    clock.now += timedelta(minutes=11)
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{site}/pact", TITLE))
    assert await find(publishers, site) == f"{site}/pact"


async def test_what_was_read_in_time_is_used(
    stand: Newsstand, publishers: Publishers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sitemap that hangs hides neither the others nor, for good, the pages in it."""
    monkeypatch.setattr("bot.publishers.LONGEST", 0.5)
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/news-1.xml\nSitemap: {site}/news-2.xml"
    stand.pages[f"{site}/news-1.xml"] = news_sitemap((f"{site}/pact", TITLE))
    stand.hanging |= {f"{site}/news-2.xml", f"{site}/"}
    assert await find(publishers, site) == f"{site}/pact"
    with pytest.raises(SourceUnavailable, match="took longer") as failed:
        await find(publishers, site, OTHER)
    assert not isinstance(failed.value, NoArticleText)


async def test_lists_of_many_publishers_are_forgotten(
    stand: Newsstand, publishers: Publishers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that were not asked for the longest, beyond so many pages in all."""
    monkeypatch.setattr("bot.publishers.KEPT_PAGES", 100)
    sites = [stand.site(f"p{n}.example") for n in range(20)]
    for site in sites:
        stand.pages[f"{site}/news-sitemap.xml"] = news_sitemap((f"{site}/pact", TITLE))
        await find(publishers, site)
    assert len(publishers._lists) < 12
    await find(publishers, sites[-1])
    await find(publishers, sites[0])
    assert [stand.asked[f"{site}/news-sitemap.xml"] for site in (sites[0], sites[-1])] == [2, 1]


async def test_lists_are_read_in_a_worker_process_too(stand: Newsstand, clock: Timeline) -> None:
    """As pages of articles are: what is read and what is looked up in go from one process to the other."""
    site = stand.site("wire.example")
    stand.pages[f"{site}/robots.txt"] = f"Sitemap: {site}/news.xml"
    stand.pages[f"{site}/news.xml"] = news_sitemap((f"{site}/goal", OTHER), (f"{site}/pact", TITLE))
    workers = Workers(1)
    try:
        await workers._start()
        async with Fetcher(allow_private=True, apart=0, resolve=on_loopback) as fetcher:
            publishers = Publishers(fetcher, clock, workers.run_long)
            assert await find(publishers, site) == f"{site}/pact"
            stand.pages[f"{site}/news.xml"] = b"\x1f\x8bno gzip"
            clock.now += timedelta(hours=2)
            assert (await missed(publishers, site)).retry_after is None
        assert workers._pool is not None  # an error comes back without breaking it
    finally:
        workers.close()
