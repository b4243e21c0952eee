"""A news site on loopback for tests: a feed and pages that a test can change, break and count."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from aiohttp import web


@dataclass
class Story:
    """An article of the site. `page` False: the page does not answer 200."""

    slug: str
    title: str
    paragraphs: list[str]
    published: datetime = datetime(2025, 9, 24, 12, tzinfo=UTC)
    page: bool = True
    head: str = ""
    """What its head has beside the title."""

    @property
    def html(self) -> str:
        """The article's page, with a little of what stands around articles."""
        body = "".join(f"<p>{escape(p)}</p>" for p in self.paragraphs)
        return (
            f"<!doctype html><html lang='en'><head><title>{escape(self.title)}</title>{self.head}</head><body>"
            f"<nav><a href='/'>Home</a> <a href='/about'>About</a></nav>"
            f"<article><h1>{escape(self.title)}</h1>{body}</article><footer>All rights reserved.</footer></body></html>"
        )


@dataclass
class Site:
    """What the site serves now; `asked` counts requests by path."""

    url: str = ""
    stories: list[Story] = field(default_factory=list)
    feed_status: int = 200
    feed_body: bytes | None = None
    feed_headers: dict[str, str] = field(default_factory=dict)
    robots: str | None = None
    """What robots.txt says; None: there is none."""
    asked: Counter[str] = field(default_factory=Counter)
    not_modified: int = 0

    @property
    def feed_url(self) -> str:
        """Where the feed is."""
        return f"{self.url}/feed.xml"

    def feed(self) -> bytes:
        """Return the feed: newest first, titles and links only."""
        if self.feed_body is not None:
            return self.feed_body
        items = "".join(
            f"<item><title>{escape(s.title)}</title><link>{self.url}/{s.slug}</link><guid>{s.slug}</guid>"
            f"<pubDate>{format_datetime(s.published)}</pubDate></item>"
            for s in reversed(self.stories)
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


@asynccontextmanager
async def serve_site() -> AsyncIterator[Site]:
    """Serve a site on a free port of loopback."""
    site = Site()

    async def feed(request: web.Request) -> web.Response:
        site.asked["/feed.xml"] += 1
        body = site.feed()
        tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if request.headers.get("If-None-Match") == tag:
            site.not_modified += 1
            return web.Response(status=304, headers={"ETag": tag, **site.feed_headers})
        headers = {"ETag": tag, **site.feed_headers}
        return web.Response(status=site.feed_status, body=body, content_type="application/rss+xml", headers=headers)

    async def page(request: web.Request) -> web.Response:
        slug = request.match_info["slug"]
        site.asked[f"/{slug}"] += 1
        for story in site.stories:
            if story.slug == slug and story.page:
                return web.Response(text=story.html, content_type="text/html")
        return web.Response(status=503, text="try later")

    async def robots(_request: web.Request) -> web.Response:
        return web.Response(status=404) if site.robots is None else web.Response(text=site.robots)

    async def moved(request: web.Request) -> web.Response:
        site.asked[request.path] += 1
        return web.Response(status=int(request.match_info["status"]), headers={"Location": "/feed.xml"})

    app = web.Application()
    app.router.add_get("/feed.xml", feed)
    app.router.add_get("/moved/{status}", moved)
    app.router.add_get("/robots.txt", robots)
    app.router.add_get("/{slug}", page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    port = runner.addresses[0][1]
    site.url = f"http://127.0.0.1:{port}"
    try:
        yield site
    finally:
        await runner.cleanup()


def pact(slug: str, first: str = "Norway", second: str = "Chile", field_: str = "hydrogen") -> Story:
    """An article on a memorandum that two countries signed."""
    return Story(
        slug,
        f"{first} and {second} sign {field_} memorandum",
        [
            f"{first} and {second} signed a memorandum of understanding on {field_} on Wednesday, the energy ministers "
            "of both countries said after talks that had lasted for most of the year.",
            f"Under the document, companies from the two countries will study a {field_} plant worth 450 million "
            "dollars and train 120 engineers over the next three years.",
            f"{second} had been looking for a partner in {field_} since the spring, officials said, and a first "
            "shipment is expected before the end of the decade.",
        ],
    )


def football(slug: str) -> Story:
    """An article with nothing to report."""
    return Story(
        slug,
        "Late goal sends harbour side through",
        [
            "A header in the last minute sent the home side into the next round on Saturday, after a match in which "
            "both goalkeepers had hardly been tested by the forwards.",
            "The coach praised the patience of his players, who had lost their last three matches away from home and "
            "had trained behind closed doors all week.",
            "The draw for the next round takes place on Monday, and the supporters hope for a match at their own "
            "ground in the old harbour district.",
        ],
    )
