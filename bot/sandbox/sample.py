"""Publish a sample feed: a few articles at the start, then one a minute, each with a page of its own."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from aiohttp import web

from bot.sandbox.state import World

ARTICLES = Path(__file__).parent / "sample" / "articles"
TITLE = "Sample Wire"
APART = timedelta(minutes=37)
"""Between the dates of the articles that are there at the start."""


@dataclass(frozen=True)
class SampleArticle:
    """An article of our own writing."""

    slug: str
    title: str
    author: str
    section: str
    language: str
    summary: str
    paragraphs: tuple[str, ...]


def load_articles(folder: Path = ARTICLES) -> list[SampleArticle]:
    """Read the articles in the order of their file names. Raises ValueError for a malformed one."""
    return [_read(path) for path in sorted(folder.glob("*.md"))]


def _read(path: Path) -> SampleArticle:
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
    paragraphs = tuple(" ".join(p.split()) for p in body.strip().split("\n\n"))
    return SampleArticle(
        slug=path.stem.split("-", 1)[1],
        title=fields["title"],
        author=fields["author"],
        section=fields["section"],
        language=fields["lang"],
        summary=fields["summary"],
        paragraphs=paragraphs,
    )


class SampleFeed:
    """The feed and its pages; what is out is kept in the sandbox's state."""

    def __init__(self, world: World, *, initial: int = 4, interval: float = 60.0, folder: Path = ARTICLES) -> None:
        self._world = world
        self._initial = initial
        self._interval = interval
        self.articles = load_articles(folder)

    def routes(self) -> Iterable[web.RouteDef]:
        """Return the routes of the feed and the pages."""
        return [web.get("/feed.xml", self._feed), web.get("/articles/{slug}", self._page)]

    async def publish_forever(self) -> None:
        """Publish the first few at once, then one an interval, until all are out."""
        now = self._world.clock()
        waiting = self._waiting()
        if not self._world.published:
            first = waiting[: self._initial]
            for age, article in enumerate(reversed(first)):
                self._world.publish(article.slug, (now - APART * age).isoformat())
            waiting = waiting[self._initial :]
        for article in waiting:
            await asyncio.sleep(self._interval)
            self._world.publish(article.slug, self._world.clock().isoformat())

    def _waiting(self) -> list[SampleArticle]:
        return [a for a in self.articles if a.slug not in self._world.published]

    def _out(self) -> list[tuple[datetime, SampleArticle]]:
        """Return what is out, newest first."""
        published = self._world.published
        out = [(datetime.fromisoformat(published[a.slug]), a) for a in self.articles if a.slug in published]
        return sorted(out, key=lambda pair: pair[0], reverse=True)

    async def _feed(self, request: web.Request) -> web.Response:
        out = self._out()
        base = f"http://{request.host}"
        items = "".join(
            f"<item><title>{escape(a.title)}</title><link>{base}/articles/{a.slug}</link>"
            f'<guid isPermaLink="false">sample-{a.slug}</guid><pubDate>{format_datetime(at)}</pubDate>'
            f"<category>{escape(a.section)}</category><description>{escape(a.summary)}</description></item>\n"
            for at, a in out
        )
        body = (
            f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{TITLE}</title>'
            f"<link>{base}/</link><description>Made-up news to try Communiqué with</description>\n"
            f"{items}</channel></rss>\n"
        ).encode()
        headers = {"ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"'}
        if out:
            headers["Last-Modified"] = format_datetime(out[0][0], usegmt=True)
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return web.Response(status=304, headers=headers)
        return web.Response(body=body, content_type="application/rss+xml", charset="utf-8", headers=headers)

    async def _page(self, request: web.Request) -> web.Response:
        found = [(at, a) for at, a in self._out() if a.slug == request.match_info["slug"]]
        if not found:
            raise web.HTTPNotFound(text="This article is not out.")
        at, article = found[0]
        page = _PAGE.format(
            lang=escape(article.language),
            title=escape(article.title),
            summary=escape(article.summary),
            author=escape(article.author),
            section=escape(article.section),
            url=f"http://{request.host}/articles/{article.slug}",
            published=at.isoformat(),
            day=f"{at:%d %B %Y, %H:%M} UTC",
            body="\n".join(f"<p>{escape(p)}</p>" for p in article.paragraphs),
            others="".join(
                f'<li><a href="/articles/{a.slug}">{escape(a.title)}</a></li>'
                for _, a in self._out()[:5]
                if a != article
            ),
        )
        return web.Response(text=page, content_type="text/html")


_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | Sample Wire</title>
<link rel="canonical" href="{url}"><link rel="stylesheet" href="/static/article.css">
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="og:site_name" content="Sample Wire"><meta property="og:description" content="{summary}">
<meta property="article:published_time" content="{published}"><meta name="author" content="{author}"></head>
<body><header><a class="brand" href="/feed.xml">Sample Wire</a><nav><a href="/feed.xml">World</a>
<a href="/feed.xml">Business</a> <a href="/feed.xml">Markets</a></nav></header>
<main><article><p class="section">{section}</p><h1>{title}</h1>
<p class="byline">By {author} · <time datetime="{published}">{day}</time></p>
{body}
</article>
<aside><h2>Most read</h2><ul>{others}</ul></aside>
<section class="comments"><h2>Comments</h2><form><label>Log in to write a comment <textarea disabled></textarea></label>
</form></section></main>
<footer>Sample Wire is made up: it comes with Communiqué, to try it with.</footer></body></html>
"""
