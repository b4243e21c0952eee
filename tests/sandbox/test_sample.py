"""The sample feed: published bit by bit, served as a news site serves it."""

from __future__ import annotations

import asyncio
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.sandbox.sample import ARTICLES, load_articles
from tests.sandbox.conftest import Client, Clock, running

ARTICLE = """---
title: Ärger & <Einigung> "jetzt": Teil {n}
author: O'Neil
section: Trade
lang: de
summary: A & B < C
---
First paragraph & more,
on two lines.

Second <script>alert(1)</script> paragraph {{braces}}.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Three articles with awkward characters."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"0{n}-part-{n}.md").write_text(ARTICLE.replace("{n}", str(n)), "utf-8")
    return folder


async def items(client: Client) -> list[ET.Element]:
    """The feed's items, newest first."""
    async with client.http.get(client.sandbox.feed_url) as answer:
        assert answer.content_type == "application/rss+xml"
        return list(ET.fromstring(await answer.read()).iter("item"))


async def text(client: Client, url: str) -> tuple[int, str]:
    """A page and its status."""
    async with client.http.get(url) as answer:
        return answer.status, await answer.text()


async def test_the_feed_grows(clock: Clock, articles: Path, tmp_path: Path) -> None:
    """The first few at the start, dated apart; one more an interval; a restart goes on and starts nothing again."""
    options = {"sample": True, "sample_articles": articles, "sample_initial": 2, "sample_interval": 0.05}
    async with running(clock, tmp_path / "state", **options) as client:
        first = await items(client)
        assert [item.findtext("title") for item in first] == [f'Ärger & <Einigung> "jetzt": Teil {n}' for n in (2, 1)]
        dates = [parsedate_to_datetime(item.findtext("pubDate", "")) for item in first]
        assert dates[0] == clock.now
        assert dates[1] < dates[0]
        assert first[0].findtext("description") == "A & B < C"
        assert len({item.findtext("guid") for item in first}) == 2
        unpublished = f"{client.sandbox.url}/articles/part-3"
        assert (await text(client, unpublished))[0] == 404
        clock.pass_time(minutes=1)
        async with asyncio.timeout(10):
            while len(grown := await items(client)) < 3:  # noqa: ASYNC110 a feed has no event
                await asyncio.sleep(0.02)
        assert grown[0].findtext("link") == unpublished
        assert (await text(client, unpublished))[0] == 200
    async with running(clock, tmp_path / "state", **{**options, "sample_initial": 3}) as client:
        assert [i.findtext("pubDate") for i in await items(client)] == [i.findtext("pubDate") for i in grown]


async def test_conditional_requests(clock: Clock, articles: Path) -> None:
    """304 for the same tag or time, 200 when either is another; the tag decides where both are sent."""
    async with running(clock, sample=True, sample_articles=articles) as client:
        async with client.http.get(client.sandbox.feed_url) as answer:
            etag, modified = answer.headers["ETag"], answer.headers["Last-Modified"]
        for headers, status in (
            ({"If-None-Match": etag}, 304),
            ({"If-None-Match": f'"x", W/{etag}'}, 304),
            ({"If-None-Match": '"x"'}, 200),
            ({"If-Modified-Since": modified}, 304),
            ({"If-Modified-Since": "Mon, 02 Mar 2020 09:00:00 GMT"}, 200),
            ({"If-None-Match": '"x"', "If-Modified-Since": modified}, 200),
        ):
            async with client.http.get(client.sandbox.feed_url, headers=headers) as answer:
                assert (answer.status, headers) == (status, headers)


async def test_a_page_of_an_article(clock: Clock, articles: Path) -> None:
    """What a news page has: language, canonical address, dates, neighbours; all of it escaped."""
    async with running(clock, sample=True, sample_articles=articles) as client:
        url = f"{client.sandbox.url}/articles/part-1"
        status, page = await text(client, url)
        assert status == 200
        for part in (
            '<html lang="de">', f'<link rel="canonical" href="{url}">', "<h1>Ärger &amp; &lt;Einigung&gt;",
            "<p>First paragraph &amp; more, on two lines.</p>", "{{braces}}", "Most read", 'href="/articles/part-2"',
            "By O&#x27;Neil", '<meta property="article:published_time" content="2026-03-02T', "<nav>", "<footer>",
        ):  # fmt: skip
            assert part in page
        assert "<script>" not in page
        async with client.http.get(f"{client.sandbox.url}/articles/style.css") as style:
            assert style.content_type == "text/css"
        assert (await text(client, f"{client.sandbox.url}/articles/none"))[0] == 404


async def test_no_sample_feed(clock: Clock) -> None:
    """It can be left out."""
    async with running(clock) as client:
        assert (await text(client, client.sandbox.feed_url))[0] == 404


def test_the_articles_that_come_along() -> None:
    """At least a dozen, each with all its fields and a few paragraphs."""
    articles = load_articles()
    assert len(articles) >= 12
    assert len({a.slug for a in articles}) == len(articles) == len(list(ARTICLES.glob("*.md")))
    for article in articles:
        assert len(article.paragraphs) >= 3
        assert article.title
        assert article.summary
        assert len(article.language) == 2


@pytest.mark.parametrize("damage", ["no front matter", "---\ntitle: x\n---\nbody", "---\nnonsense\n---\nbody"])
def test_a_malformed_article(tmp_path: Path, damage: str) -> None:
    """Its file is named."""
    (tmp_path / "01-broken.md").write_text(damage)
    with pytest.raises(ValueError, match=r"01-broken\.md"):
        load_articles(tmp_path)


async def test_dates_are_of_the_clock(clock: Clock, articles: Path) -> None:
    """No time but the injected one."""
    async with running(clock, sample=True, sample_articles=articles) as client:
        published = [datetime.fromisoformat(at) for at in client.sandbox.world.published.values()]
        assert max(published) == clock.now
        async with client.http.get(client.sandbox.feed_url) as answer:
            assert answer.headers["Last-Modified"] == "Mon, 02 Mar 2026 09:00:00 GMT"
