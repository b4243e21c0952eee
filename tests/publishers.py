"""Publishers on loopback for tests: each with a host of its own, robots.txt, sitemaps, feeds and pages to set."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from aiohttp import web

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
TOKEN = "CBMiWkFVX3lxTE5hYmNkZWZnaA{}"
NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

Body = str | bytes | int


@dataclass
class Newsstand:
    """All publishers, told apart by their hosts: `pages["http://wire.example:8001/a"]` is a body or a status."""

    port: int = 0
    pages: dict[str, Body] = field(default_factory=dict)
    headers: dict[str, Mapping[str, str]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    hanging: set[str] = field(default_factory=set)
    """What is never answered."""

    def site(self, host: str) -> str:
        """The address of a publisher."""
        return f"http://{host}:{self.port}"


@asynccontextmanager
async def newsstand() -> AsyncIterator[Newsstand]:
    """Serve them on one free port of loopback."""
    stand = Newsstand()

    async def answer(request: web.Request) -> web.StreamResponse:
        url = f"http://{request.host}{request.path_qs}"
        stand.asked[url] += 1
        if url in stand.hanging:
            await asyncio.sleep(3600)
        page = stand.pages.get(url, 404)
        headers = stand.headers.get(url)
        if isinstance(page, int):
            return web.Response(status=page, headers=headers)
        body = page.encode() if isinstance(page, str) else page
        kind = "text/html" if b"<html" in body[:100] else "application/xml"
        return web.Response(body=body, content_type=kind, headers=headers)

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    stand.port = runner.addresses[0][1]
    try:
        yield stand
    finally:
        await runner.cleanup()


async def on_loopback(host: str, port: int) -> list[str]:
    """Resolve every name to loopback, but for Google's, which nobody is to ask."""
    del port
    assert "google" not in host, host
    return ["127.0.0.1"]


def news_sitemap(*pages: tuple[str, str], at: datetime = NOON) -> str:
    """A news sitemap of addresses and titles."""
    told = "".join(
        f"<url><loc>{escape(url)}</loc><news:news><news:publication><news:name>Wire</news:name></news:publication>"
        f"<news:publication_date>{at.isoformat()}</news:publication_date><news:title>{escape(title)}</news:title>"
        "</news:news></url>"
        for url, title in pages
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {NEWS}>{told}</urlset>'


def index(*urls: str) -> str:
    """A sitemap index."""
    told = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls)
    return f"<sitemapindex>{told}</sitemapindex>"


def feed(*pages: tuple[str, str], at: datetime = NOON) -> str:
    """A publisher's own feed."""
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(url)}</link><pubDate>{format_datetime(at)}</pubDate></item>"
        for url, title in pages
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"


def google_news(*entries: tuple[str, str, str], at: datetime = NOON, token: str = TOKEN) -> str:
    """A feed in the form of Google News: of each entry the headline, its publisher's name and address."""
    items = "".join(
        f"<item><title>{escape(title)} - {escape(name)}</title>"
        f"<link>https://news.google.com/rss/articles/{token.format(number)}?oc=5</link>"
        f'<guid isPermaLink="false">{token.format(number)}</guid><pubDate>{format_datetime(at, usegmt=True)}</pubDate>'
        f'<description>&lt;a href="https://news.google.com/rss/articles/{token.format(number)}?oc=5"&gt;{escape(title)}'
        f'&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;{escape(name)}&lt;/font&gt;</description>'
        f'<source url="{escape(site)}">{escape(name)}</source></item>'
        for number, (title, name, site) in enumerate(entries)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss version="2.0" '
        'xmlns:media="http://search.yahoo.com/mrss/"><channel><generator>NFE/5.0</generator>'
        f'<title>"pact" - Google News</title><link>https://news.google.com/search?q=pact</link>{items}</channel></rss>'
    )
