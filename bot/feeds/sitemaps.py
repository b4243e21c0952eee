"""Read what a site tells search engines of its pages: sitemaps, and indexes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]

from bot.charset import to_text
from bot.errors import NotAFeed
from bot.feeds.addresses import web_address
from bot.feeds.bodies import BodyReader
from bot.feeds.dates import parse_date
from bot.feeds.parse import parse_feed
from bot.feeds.xmlfeed import mended, without_entities
from bot.htmltext import html_to_text

MAX_BYTES = 5 * 1024 * 1024
"""Of a sitemap, once unpacked. Those of news hold a thousand pages at most, some hundred kilobytes."""
MAX_PAGES = 5000
MAX_LINKS = 500
MAX_TITLE = 1000
USUAL = ("news-sitemap.xml", "sitemap-news.xml", "sitemaps/news.xml")
"""Where sites often have their news sitemap: 36 of 120 publishers, of those that the library fundus lists."""
NEWS_KEPT = timedelta(days=3)
"""A news sitemap holds what is not older than two days; one that was not changed for longer has nothing new."""
_ROOT = re.compile(r"<(?:[\w.-]{1,20}:)?(urlset|sitemapindex|rss|feed|rdf)\b", re.IGNORECASE)
_FEEDS = frozenset({"rss", "feed", "rdf"})
_WORD = re.compile(r"[a-z]+")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_/.]?(0[1-9]|1[0-2])(?:[-_/.]?[0-3]\d)?)?(?!\d)")
_COUNT = re.compile(r"(?:from|limit|offset|page|size|start)=\d+")
# In the name of a sitemap: news in the languages of the sites, or what is recent.
_NEWS = re.compile(
    r"news(?!letter|room)|noticia|nachricht|actualit|nouvelle|notizie|nieuws|nyhet|haber|berita|latest|recent|today|yesterday"
)
# What has no articles in it, or old ones.
_OTHER = re.compile(
    r"(?:site_?map)?(?:(?:archive|author|channel|event|image|newsletter|page|photo|podcast|product|recipe|section|tag"
    r"|topic|video)s?|categor(?:y|ies)|galler(?:y|ies)|people|taxonom(?:y|ies))(?:site_?map)?"
)


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page with the title that its site gives it in a list; `publication` is what a sitemap calls the site."""

    url: str
    title: str
    published_at: datetime | None = None
    publication: str = ""


@dataclass(frozen=True, slots=True)
class SitemapLink:
    """Another sitemap, as an index or a robots.txt names it."""

    url: str
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What is in a sitemap: pages that have a title (of a news sitemap), or further sitemaps (of an index)."""

    pages: tuple[ListedPage, ...] = ()
    sitemaps: tuple[SitemapLink, ...] = ()


def read_sitemap(body: bytes, *, url: str, content_type: str = "") -> Sitemap:
    """Return what is in the sitemap `body` that was found at `url`: XML or a feed, also packed with gzip.

    At most 5,000 pages or 500 sitemaps are read. What is no sitemap holds nothing.
    Raises BodyTooBig, BodyDamaged for what cannot be unpacked.
    """
    text = to_text(_unpacked(body), content_type)
    root = _ROOT.search(text, 0, 20_000)
    if root is None:
        return Sitemap()
    if root[1].lower() in _FEEDS:
        return Sitemap(pages=feed_pages(text.encode(), url=url))
    # From the root on: what stands before it, a document type with entities too, is gone.
    tree = mended(without_entities(text[root.start() :]), url)
    if tree is None:
        return Sitemap()
    if root[1].lower() == "sitemapindex":
        return Sitemap(sitemaps=tuple(islice(_links(tree, url), MAX_LINKS)))
    return Sitemap(pages=tuple(islice(_pages(tree, url), MAX_PAGES)))


def feed_pages(body: bytes, *, url: str, content_type: str = "") -> tuple[ListedPage, ...]:
    """Return the pages that the feed `body` at `url` leads to; none where it is no feed."""
    try:
        feed = parse_feed(body, url=url, content_type=content_type)
    except NotAFeed:
        return ()
    return tuple(ListedPage(each.url, each.title, each.published_at) for each in feed.entries)


def likely_news(links: Iterable[SitemapLink], now: datetime) -> list[tuple[bool, SitemapLink]]:
    """Return those of `links` that may hold the articles of these days, each with whether it is of news by its name.

    Those of pictures, sections and former times are left out. Those of news come first, then what changed last.
    """
    found = [(news, link) for link in links if (news := _is_news(link, now)) is not None]
    newest = now + timedelta(days=1)
    return sorted(found, key=lambda each: (not each[0], newest - (each[1].modified_at or newest)))


def _is_news(link: SitemapLink, now: datetime) -> bool | None:
    """Whether a sitemap is of news by its name; None where it is certainly not of these days."""
    parts = urlsplit(link.url)
    name = f"{parts.path}?{_COUNT.sub('', parts.query)}".lower()
    words = _WORD.findall(name)
    if (link.modified_at or now) < now - NEWS_KEPT or any(map(_OTHER.fullmatch, words)) or _is_of_old(name, now):
        return None
    return "48h" in name or any(map(_NEWS.search, words))


def _is_of_old(name: str, now: datetime) -> bool:
    """Whether a sitemap bears a year, or a month, before these days."""
    dates = [(int(year), int(month or 0)) for year, month in _DATE.findall(name)]
    current = {(day.year, month) for day in (now, now - NEWS_KEPT) for month in (0, day.month)}
    return bool(dates) and not current.intersection(dates)


def _unpacked(body: bytes) -> bytes:
    """A sitemap.xml.gz is a file that is packed, whatever the response says of its encoding."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    reader = BodyReader("gzip", MAX_BYTES)
    reader.feed(body)
    return reader.finish()


def _links(root: etree._Element, base: str) -> Iterator[SitemapLink]:
    for element in _named_children(root, "sitemap"):
        told = _told(element)
        if link := _location(told, base):
            yield SitemapLink(link, parse_date(told.get("lastmod")))


def _pages(root: etree._Element, base: str) -> Iterator[ListedPage]:
    for element in _named_children(root, "url"):
        told = _told(element)
        news = next(_named_children(element, "news"), None)
        if news is None:
            continue
        told |= _told(news)
        publication = next(_named_children(news, "publication"), None)
        name = _told(publication).get("name", "") if publication is not None else ""
        title, link = _words(told.get("title", "")), _location(told, base)
        if title and link:
            published = parse_date(told.get("publication_date")) or parse_date(told.get("lastmod"))
            yield ListedPage(link, title, published, _words(name))


def _named_children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """By local name: some write the namespaces with https, some declare none."""
    return (child for child in element.iterchildren(etree.Element) if _local(child.tag) == name)


def _told(element: etree._Element) -> dict[str, str]:
    """The texts of an element's children by local name, the first of each."""
    told: dict[str, str] = {}
    for child in element.iterchildren(etree.Element):
        told.setdefault(_local(child.tag), (child.text or "").strip())
    return told


def _location(told: Mapping[str, str], base: str) -> str | None:
    return web_address(told["loc"], base) if told.get("loc") else None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def _words(text: str) -> str:
    """Plain words: titles come escaped twice, and with tags in them."""
    return " ".join(html_to_text(unescape(text[: MAX_TITLE * 2])).split())[:MAX_TITLE]
