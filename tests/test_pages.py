"""An article is read where it is: behind an aggregator, or in the version of its page that has the text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import quote

import pytest
from aiohttp import web

from bot.errors import NoArticleText
from bot.feeds.fetch import Fetcher
from bot.pages import read_page

TEXT = "".join(f"<p>{n}. Norland and Sudland signed a fisheries pact after two years of talks.</p>" for n in range(8))
ARTICLE = f"<html><head><title>Pact</title></head><body><article><h1>Pact</h1>{TEXT}</article></body></html>"


@asynccontextmanager
async def pages(**served: str) -> AsyncIterator[tuple[str, list[str]]]:
    """Serve HTML by name on loopback; yield its address and what it was asked."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        name = request.path.strip("/")
        asked.append(name)
        if name not in served:
            return web.Response(status=404)
        return web.Response(text=served[name], content_type="text/html")

    async with loopback(("/{name:.*}", answer)) as url:
        yield url, asked


@asynccontextmanager
async def loopback(*routes: tuple[str, Callable[[web.Request], Awaitable[web.Response]]]) -> AsyncIterator[str]:
    """Serve paths on loopback; yield the address."""
    app = web.Application()
    for path, answer in routes:
        app.router.add_get(path, answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='amphtml' href='/other'>",
        "<link rel='alternate' media='print' href='other'>",
        "<meta http-equiv='Refresh' content=\"0; URL='/other'\">",
        "<script>window.location.replace('\\/other');</script>",
        "</head><body><a class='tool' href='/other?print=1' title='Print this page'><img></a>",
    ],
)
async def test_a_page_without_text_is_read_in_the_version_that_has_it(head: str) -> None:
    """AMP, print, or where the page sends its readers; the address is that of the page which was read."""
    empty = f"<html><head>{head}</head><body><p>Please enable JavaScript.</p></body></html>"
    async with pages(story=empty, other=ARTICLE) as (url, asked), Fetcher(allow_private=True) as fetcher:
        page, address = await read_page(fetcher, f"{url}/story", robots=False)
    assert "fisheries pact" in page.text
    assert (address.partition("?")[0], asked) == (f"{url}/other", ["story", "other"])


async def test_a_page_with_text_is_asked_for_alone() -> None:
    """No request more than it takes."""
    amp = ARTICLE.replace("<title>", "<link rel='amphtml' href='/other'><title>")
    async with pages(story=amp, other=ARTICLE) as (url, asked), Fetcher(allow_private=True) as fetcher:
        await read_page(fetcher, f"{url}/story", robots=False)
    assert asked == ["story"]


async def test_the_reason_is_that_of_the_page_itself_where_no_version_helps() -> None:
    """Two versions are tried, those that fail and those without text; a third is not."""
    links = "".join(f"<link rel='amphtml' href='/v{n}'>" for n in range(3))
    empty = f"<html><head>{links}</head><body><p>Please enable JavaScript to read.</p></body></html>"
    async with pages(story=empty, v1=empty) as (url, asked), Fetcher(allow_private=True) as fetcher:
        with pytest.raises(NoArticleText, match="built by scripts"):
            await read_page(fetcher, f"{url}/story", robots=False)
    assert asked == ["story", "v0", "v1"]


async def test_a_page_cannot_name_a_version_on_another_site_nor_lead_to_a_private_address() -> None:
    """Only a redirect may leave the site, and the fetcher's guard holds for it."""
    head = (
        "<link rel='amphtml' href='http://other.example/amp'><meta http-equiv='refresh' content='0;url=http://[::1]/'>"
    )
    empty = f"<html><head>{head}</head><body><p>Please enable JavaScript to read.</p></body></html>"
    async with pages(story=empty) as (url, asked), Fetcher(allowed_origins=frozenset({url})) as fetcher:
        with pytest.raises(NoArticleText):
            await read_page(fetcher, f"{url}/story", robots=False)
    assert asked == ["story"]


@pytest.mark.parametrize("status", [301, 302, 307])
async def test_a_link_that_redirects_is_read_at_its_publisher(status: int) -> None:
    """Links of shorteners and feed proxies lead on when they are asked, over several steps; the address is the last."""

    async def lead_on(request: web.Request) -> web.Response:
        step = int(request.match_info["step"])
        there = f"/short/{step - 1}" if step else "/story?utm_source=feed"
        return web.Response(status=status, headers={"Location": there})

    async def story(_: web.Request) -> web.Response:
        return web.Response(text=ARTICLE, content_type="text/html")

    async with loopback(("/short/{step}", lead_on), ("/story", story)) as url, Fetcher(allow_private=True) as fetcher:
        page, address = await read_page(fetcher, f"{url}/short/2", robots=True)
    assert "fisheries pact" in page.text
    assert address == f"{url}/story"


@pytest.mark.parametrize(
    ("there", "read"), [("/", False), ("/en/?utm_source=x", False), ("/ko-KR/index.html", False), ("/?p=12", True)]
)
async def test_a_link_that_leads_to_a_front_page_has_no_article(there: str, read: bool) -> None:
    """Sites send readers there for what is gone, and from there whatever is news at the moment would be briefed."""

    async def lead_on(request: web.Request) -> web.Response:
        if request.path == "/refresh":
            return web.Response(text=f"<meta http-equiv=refresh content='0; url={there}'>", content_type="text/html")
        return web.Response(status=302, headers={"Location": there})

    async def front(_: web.Request) -> web.Response:
        return web.Response(text=ARTICLE, content_type="text/html")

    routes = ("/old/{name}", lead_on), ("/refresh", lead_on), ("/{any:.*}", front)
    async with loopback(*routes) as url, Fetcher(allow_private=True) as fetcher:
        for link in ("/old/story", "/refresh"):
            if read:
                assert "fisheries pact" in (await read_page(fetcher, url + link, robots=False))[0].text
            else:
                with pytest.raises(NoArticleText):
                    await read_page(fetcher, url + link, robots=False)
        assert "fisheries pact" in (await read_page(fetcher, f"{url}/", robots=False))[0].text  # who asks for it


async def test_a_link_that_carries_its_page_is_read_there() -> None:
    """The aggregator is not asked at all."""
    async with pages(story=ARTICLE) as (url, asked), Fetcher(allow_private=True) as fetcher:
        link = f"https://www.bing.com/news/apiclick.aspx?ref=x&url={quote(f'{url}/story', safe='')}"
        _, address = await read_page(fetcher, link, robots=False)
    assert (address, asked) == (f"{url}/story", ["story"])


async def test_a_link_of_google_news_is_headline_only() -> None:
    """Nobody is asked where it leads: Google's robots.txt does not let programs ask."""
    async with Fetcher(resolve=nobody) as fetcher:
        with pytest.raises(NoArticleText, match="headline only"):
            await read_page(fetcher, "https://news.google.com/rss/articles/CBMiWkFVX3lxTE5hYmNkZWZnaA", robots=True)


async def nobody(host: str, port: int) -> list[str]:
    """Fail where a name is asked for."""
    raise AssertionError(host)
