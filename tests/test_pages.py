"""An article is read where it is: behind an aggregator, or in the version of its page that has the text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

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

    app = web.Application()
    app.router.add_get("/{name:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='amphtml' href='/other'>",
        "<link rel='alternate' media='print' href='other'>",
        "<meta http-equiv='Refresh' content=\"0; URL='/other'\">",
    ],
)
async def test_a_page_without_text_is_read_in_the_version_that_has_it(head: str) -> None:
    """AMP, print, or where the page sends its readers; the address is that of the page which was read."""
    empty = f"<html><head>{head}</head><body><p>Please enable JavaScript.</p></body></html>"
    async with pages(story=empty, other=ARTICLE) as (url, asked), Fetcher(allow_private=True) as fetcher:
        page, address = await read_page(fetcher, f"{url}/story", robots=False)
    assert "fisheries pact" in page.text
    assert (address, asked) == (f"{url}/other", ["story", "other"])


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
