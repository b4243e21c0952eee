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
    try:
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        fields = dict(line.split(": ", 1) for line in head.strip().splitlines())
        return SampleArticle(
            slug=path.stem.split("-", 1)[1],
            title=fields["title"],
            author=fields["author"],
            section=fields["section"],
            language=fields["lang"],
            summary=fields["summary"],
            paragraphs=tuple(" ".join(p.split()) for p in body.strip().split("\n\n")),
        )
    except (ValueError, KeyError, IndexError) as e:
        raise ValueError(f"{path.name} is no sample article: {e}") from None


class SampleFeed:
    """The feed and its pages; what is out is kept in the sandbox's state."""

    def __init__(self, world: World, articles: Path = ARTICLES, *, initial: int = 4, interval: float = 60.0) -> None:
        self._world = world
        self._initial = initial
        self._interval = interval
        self.articles = load_articles(articles)

    def routes(self) -> Iterable[web.RouteDef]:
        """Return the routes of the feed and the pages."""
        return [
            web.get("/feed.xml", self._feed),
            web.get("/articles/style.css", self._style),
            web.get("/articles/{slug}", self._page),
        ]

    def publish_first(self) -> None:
        """Publish the first few, dated apart, where nothing is out yet."""
        if not self._world.published:
            now = self._world.clock()
            for age, article in enumerate(reversed(self.articles[: self._initial])):
                self._world.publish(article.slug, (now - APART * age).isoformat())

    async def publish_forever(self) -> None:
        """Publish one more an interval, until all are out."""
        for article in [a for a in self.articles if a.slug not in self._world.published]:
            await asyncio.sleep(self._interval)
            self._world.publish(article.slug, self._world.clock().isoformat())

    def _out(self) -> list[tuple[datetime, SampleArticle]]:
        """Return what is out, newest first."""
        published = self._world.published
        out = [(datetime.fromisoformat(published[a.slug]), a) for a in self.articles if a.slug in published]
        return sorted(out, key=lambda pair: pair[0], reverse=True)

    async def _feed(self, request: web.Request) -> web.Response:
        out = self._out()
        base = f"http://{escape(request.host)}"
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
        if _unchanged(request, headers["ETag"], out[0][0] if out else None):
            return web.Response(status=304, headers=headers)
        return web.Response(body=body, content_type="application/rss+xml", charset="utf-8", headers=headers)

    async def _style(self, _request: web.Request) -> web.Response:
        return web.Response(text=_STYLE, content_type="text/css")

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
            url=escape(f"http://{request.host}/articles/{article.slug}"),
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


def _unchanged(request: web.Request, etag: str, modified: datetime | None) -> bool:
    """Answer a conditional request: by the tag where one is given, else by the time (RFC 9110, 13.2.2)."""
    tags = request.headers.get("If-None-Match")
    if tags is not None:
        return any(tag.strip().removeprefix("W/") in (etag, "*") for tag in tags.split(","))
    since = request.if_modified_since
    return since is not None and modified is not None and modified.replace(microsecond=0) <= since


_STYLE = """
body { margin: 0; font: 18px/1.6 Georgia, serif; color: #1c1c1c; background: #fff; }
body > header, main, body > footer { max-width: 44rem; margin: 0 auto; padding: 1rem; }
body > header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: baseline; border-bottom: 3px double #999; }
.brand { font-size: 1.6rem; font-weight: bold; color: inherit; text-decoration: none; margin-right: auto; }
nav a { color: #555; text-decoration: none; margin-right: .8rem; font: 15px sans-serif; }
h1 { line-height: 1.2; margin: .2rem 0 .6rem; }
.section, .byline, aside, .comments, body > footer { font: 14px/1.5 sans-serif; color: #666; }
.section { text-transform: uppercase; letter-spacing: .08em; margin: 0; color: #a3241d; }
aside, .comments { border-top: 1px solid #ccc; margin-top: 2rem; }
a { color: #1a4d8f; }
textarea { width: 100%; box-sizing: border-box; }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #16181b; }
  a { color: #8ab4f0; }
  nav a, .byline, aside, .comments, body > footer { color: #9a9a9a; }
}
"""
_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | Sample Wire</title>
<link rel="canonical" href="{url}"><link rel="stylesheet" href="/articles/style.css">
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
