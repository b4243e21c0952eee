"""The way of a headline of Google News: added, looked for at its publisher, read there, once, or left out honestly."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import pipeline, polls
from bot.articles.links import identity
from bot.catalogue import add_checked_feed
from bot.feeds.fetch import Fetcher
from bot.model import Article, ArticleState, Source
from bot.pipeline import Services
from bot.store import articles, briefings, feeds, schema
from bot.store.engine import Store
from tests.desks import Deferred, services_for
from tests.moments import Timeline
from tests.publishers import NOON, Newsstand, feed, google_news, news_sitemap, newsstand, on_loopback
from tests.site import pact
from tests.test_pipeline import work

TITLE = pact("x").title
SECOND = pact("x", "Japan", "Kenya", "geothermal").title


@pytest.fixture
async def stand() -> AsyncIterator[Newsstand]:
    """Publishers, and a feed over them in the form of Google News."""
    async with newsstand() as served:
        yield served


@pytest.fixture
async def services(store: Store) -> AsyncIterator[Services]:
    """Everything real but Telegram; nobody can be asked at Google."""
    async with Fetcher(allow_private=True, apart=0, resolve=on_loopback) as fetcher:
        yield services_for(store, fetcher, Timeline(NOON))


async def later(s: Services, **wait: float) -> None:
    """Let time pass, and do what is due then."""
    assert isinstance(s.clock, Timeline)
    s.clock.now += timedelta(**wait)
    await work(s)


async def all_articles(s: Services) -> list[Article]:
    """Every article, in the order of their ids."""
    async with s.store.read() as tx:
        ids = (await tx.execute(select(schema.articles.c.id).order_by(schema.articles.c.id))).scalars().all()
        found = [await articles.get_article(tx, number) for number in ids]
    return [each for each in found if each is not None]


async def sources(s: Services) -> list[tuple[Source, ...]]:
    """The sources of every briefing."""
    async with s.store.read() as tx:
        ids = (await tx.execute(select(schema.briefings.c.id))).scalars().all()
        return [each.sources for each in await briefings.get_briefings(tx, list(ids))]


def publish(
    stand: Newsstand, host: str, *, first: str = "Norway", second: str = "Chile", field: str = "hydrogen"
) -> str:
    """Put an article on a publisher's site, and return its address; it is in no list yet."""
    url = f"{stand.site(host)}/{field}"
    stand.pages[url] = pact(field, first, second, field).html
    return url


async def watch(s: Services, stand: Newsstand, body: str, path: str = "/rss/search?q=pact") -> str:
    """Add a feed as a person does, and return its address."""
    url = stand.site("aggregator.example") + path
    stand.pages[url] = body
    await add_checked_feed(s.store, s.fetcher, s.clock, url)
    return url


async def test_a_headline_is_read_and_briefed_at_its_publisher(services: Services, stand: Newsstand) -> None:
    """From the feed to the briefing: its source is the publisher's page, under the publisher's name."""
    wire, gazette = stand.site("www.wire.example"), stand.site("gazette.example")
    first = publish(stand, "www.wire.example")
    second = publish(stand, "gazette.example", first="Japan", second="Kenya", field="geothermal")
    stand.pages[f"{wire}/robots.txt"] = f"Sitemap: {wire}/news.xml"
    stand.pages[f"{wire}/news.xml"] = news_sitemap((first, f"{TITLE} | The Wire"))
    stand.pages[f"{gazette}/feed"] = feed((f"{second}?utm_source=rss", SECOND))
    stand.pages[f"{second}?utm_source=rss"] = stand.pages[second]
    await watch(services, stand, google_news((TITLE, "The Wire", wire), (SECOND, "Gazette", f"{gazette}/")))
    await work(services)
    found = await all_articles(services)
    headlines = [each for each in found if each.state is ArticleState.ARCHIVED]
    pages = [each for each in found if each.state is not ArticleState.ARCHIVED]
    assert {each.reason for each in headlines} == {f"its page is {first}", f"its page is {second}?utm_source=rss"}
    by_url = {each.url: each for each in pages}
    assert set(by_url) == {first, second}
    assert {each.state for each in pages} == {ArticleState.BRIEFED}
    assert (by_url[first].title, by_url[first].publisher) == (TITLE, "The Wire")
    assert "memorandum of understanding on hydrogen" in (by_url[first].text or "")
    told = {source.url: source.publisher for (source,) in await sources(services)}
    assert told == {first: "The Wire", second: "Gazette"}


async def test_a_headline_that_comes_again_is_the_same(services: Services, stand: Newsstand) -> None:
    """With another link and guid, in another feed of Google News, and at the hour at which it was edited."""
    wire = stand.site("wire.example")
    url = publish(stand, "wire.example")
    stand.pages[f"{wire}/news-sitemap.xml"] = news_sitemap((url, TITLE))
    stand.pages[f"{stand.site('www.wire.example')}/robots.txt"] = f"Sitemap: {wire}/news-sitemap.xml"
    feed_url = await watch(services, stand, google_news((TITLE, "The Wire", wire)))
    await work(services)
    again = (TITLE, "The Wire", stand.site("www.wire.example"))
    stand.pages[feed_url] = google_news(again, at=NOON + timedelta(hours=1), token="CBMiQWFyb3RoZXJ0b2tlbg{}")
    await watch(services, stand, google_news(again, token="CBMiQXRoaXJkdG9rZW4{}"), "/rss/topics/x")
    await later(services, hours=2)
    assert [each.state for each in await all_articles(services)] == [ArticleState.ARCHIVED, ArticleState.BRIEFED]
    stand.pages[feed_url] = google_news(again, at=NOON + timedelta(hours=12), token="CBMiQXRoaXJkdG9rZW4{}")
    await later(services, hours=24)  # as of another day it is looked for again, and found to be the same
    assert [each.state for each in await all_articles(services)] == [
        ArticleState.ARCHIVED, ArticleState.BRIEFED, ArticleState.ARCHIVED,
    ]  # fmt: skip
    assert len(await sources(services)) == 1


@pytest.mark.parametrize("google_first", [True, False])
async def test_an_article_of_the_publishers_own_feed_is_the_same(
    services: Services, stand: Newsstand, *, google_first: bool
) -> None:
    """Whichever feed has it first; it is one source."""
    wire = stand.site("wire.example")
    url = publish(stand, "wire.example")
    stand.pages[f"{wire}/news-sitemap.xml"] = news_sitemap((f"{url}?utm_medium=sitemap", TITLE))
    stand.pages[f"{wire}/feed.xml"] = feed((f"{url}/?utm_source=rss", TITLE))
    stand.pages[f"{url}/?utm_source=rss"] = stand.pages[f"{url}?utm_medium=sitemap"] = stand.pages[url]
    for google in (google_first, not google_first):
        if google:
            await watch(services, stand, google_news((TITLE, "The Wire", wire)))
        else:
            await add_checked_feed(services.store, services.fetcher, services.clock, f"{wire}/feed.xml")
        await later(services, minutes=1)
    found = await all_articles(services)
    assert sorted(each.state for each in found) == [ArticleState.ARCHIVED, ArticleState.BRIEFED]
    ((source,),) = await sources(services)
    assert source.url.startswith(url)


async def test_a_headline_that_is_listed_late_is_found_late(services: Services, stand: Newsstand) -> None:
    """News sitemaps lag behind; it is looked for four times in an hour."""
    wire = stand.site("wire.example")
    url = publish(stand, "wire.example")
    stand.pages[f"{wire}/news-sitemap.xml"] = news_sitemap((f"{wire}/other", "Another title"))
    await watch(services, stand, google_news((TITLE, "The Wire", wire), (SECOND, "The Wire", wire)))
    await work(services)
    assert [(each.state, each.attempts) for each in await all_articles(services)] == [(ArticleState.FOUND, 1)] * 2
    stand.pages[f"{wire}/news-sitemap.xml"] = news_sitemap((url, TITLE))
    await later(services, minutes=16)
    states = sorted(each.state for each in await all_articles(services))
    assert states == [ArticleState.ARCHIVED, ArticleState.BRIEFED, ArticleState.FOUND]
    for _ in range(3):
        await later(services, minutes=25)
    (missing,) = (each for each in await all_articles(services) if each.title == SECOND)
    assert (missing.state, missing.attempts) == (ArticleState.FAILED, 3)
    assert "headline only: it is not in the lists of pages of wire.example" in (missing.reason or "")


async def test_what_has_only_a_headline_is_not_briefed(services: Services, stand: Newsstand) -> None:
    """Where the publisher lists nothing, or no publisher is told; the headline is never padded."""
    body = google_news((TITLE, "Nobody", stand.site("nobody.example")), (SECOND, "No address", "nowhere"))
    await watch(services, stand, body)
    await work(services)
    found = await all_articles(services)
    assert {each.state for each in found} == {ArticleState.FAILED}
    assert all((each.reason or "").startswith("headline only: ") for each in found)
    assert await sources(services) == []


async def test_a_crash_after_the_page_was_found_loses_nothing(services: Services, stand: Newsstand) -> None:
    """Doing it twice makes no second article; the page is due by the tables."""
    wire = stand.site("wire.example")
    url = publish(stand, "wire.example")
    stand.pages[f"{wire}/news-sitemap.xml"] = news_sitemap((url, TITLE))
    await watch(services, stand, google_news((TITLE, "The Wire", wire)))
    async with services.store.read() as tx:
        (due,) = await feeds.due_feeds(tx, services.clock(), limit=9)
    await polls.Poller(services).poll(due)
    (headline,) = await all_articles(services)
    await pipeline.read_article(services, headline.id)
    await pipeline.read_article(services, headline.id)
    async with services.store.begin() as tx:  # a second process that found it too
        assert await articles.lead_to(tx, headline, url=url, title=TITLE, identity=identity(url), now=NOON) is None
    assert isinstance(services.queue, Deferred)
    assert [job for job, _ in services.queue.jobs] == ["read_article"]
    await work(services)
    assert sorted(each.state for each in await all_articles(services)) == [ArticleState.ARCHIVED, ArticleState.BRIEFED]
