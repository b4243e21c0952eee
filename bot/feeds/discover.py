"""Find the feeds that a web page names."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree, html  # type: ignore[import-untyped]

from bot.charset import to_text
from bot.feeds.places import places_in_page

MAX_LINKS = 10
_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/x.atom+xml",
    "application/json",
    "application/xml",
    "text/xml",
)
_LAST_PARTS = frozenset({"rss", "feed", "feeds", "atom", "rss.xml", "feed.xml", "atom.xml", "index.rdf", "feed.json"})


def feed_links(body: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """Return the feed addresses that the HTML page `body` at `url` names, best first, at most ten. Never raises.

    First those of its link elements, feeds of comments last; then the channel of a page of YouTube, and links that look
    like feeds.
    """
    text = to_text(body, content_type)
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    base = next((href for href in root.xpath("//base/@href")), "")
    base = _joined(url, base) or url
    hrefs = [*_declared(root), *places_in_page(url, text), *_linked(root)]
    found = [link for href in hrefs if (link := _joined(base, href)) and link != url]
    return tuple(dict.fromkeys(found))[:MAX_LINKS]


def _declared(root: etree._Element) -> Iterator[str]:
    declared = [
        element
        for element in root.iter("link")
        if "alternate" in (element.get("rel") or "").lower().split()
        and (element.get("type") or "").split(";")[0].strip().lower() in _TYPES
        and "oembed" not in (element.get("type") or element.get("href") or "")
    ]
    declared.sort(key=lambda element: "comment" in f"{element.get('title')} {element.get('href')}".lower())
    for element in declared:
        if href := element.get("href"):
            yield href


def _linked(root: etree._Element) -> Iterator[str]:
    for element in root.iter("a"):
        href = (element.get("href") or "").strip()
        path = href.partition("?")[0].partition("#")[0].lower().rstrip("/")
        if path.rpartition("/")[2] in _LAST_PARTS or path.endswith((".rss", ".atom")):
            yield href


def _joined(base: str, href: str) -> str | None:
    try:
        link = urljoin(base, href.strip())
        parts = urlsplit(link)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and len(link) <= 2048
    except ValueError:
        return None
    return f"{parts.scheme}{link[len(parts.scheme) :]}".partition("#")[0] if usable else None
