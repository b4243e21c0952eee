"""Find the feeds that a web page names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

from bot.charset import to_text
from bot.feeds.addresses import web_address
from bot.feeds.places import places_in_page, written_address

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
# "/rss/S1N1.xml", "/news/rss.php", "/RSS/economy.xml", "?format=rss", but not "/animal-feed-prices".
_ADDRESS = re.compile(r"[/._?=&](?:rss|atom|feeds?|rdf)(?:[/._?=&\d]|xml|feed|service|$)", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:rss|atom|web feed|feed)\b", re.IGNORECASE)
MAX_LABEL = 80
_REFRESH = re.compile(r"\d[\d.]*\s*[;,]\s*url\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def feed_links(body: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """Return the feed addresses that the HTML page `body` at `url` names, best first, at most ten. Never raises.

    First those of its link elements, feeds of comments last; where it sends its readers at once; the channel of a page
    of YouTube; links to what is called like a feed, then those that people are told are feeds.
    """
    text = to_text(body, content_type)
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    base = next((href for href in root.xpath("//base/@href")), "")
    base = _joined(url, base) or url
    hrefs = [*_declared(root), *_refreshed(root), *places_in_page(url, text), *_linked(root)]
    found = [link for href in hrefs if (link := _joined(base, href)) and link != url]
    return tuple(dict.fromkeys(found))[:MAX_LINKS]


def _declared(root: etree._Element) -> Iterator[str]:
    declared = [element for element in root.iter("link") if _declares(element)]
    declared.sort(key=lambda element: "comment" in f"{element.get('title')} {element.get('href')}".lower())
    for element in declared:
        if href := element.get("href"):
            yield href


def _declares(link: etree._Element) -> bool:
    kinds = (link.get("rel") or "").lower().split()
    kind = (link.get("type") or "").split(";")[0].strip().lower()
    if "oembed" in (kind or link.get("href") or ""):
        return False
    return ("alternate" in kinds and kind in _TYPES) or ("feed" in kinds and kind in ("", *_TYPES))


def _refreshed(root: etree._Element) -> Iterator[str]:
    for element in root.iter("meta"):
        found = _REFRESH.match((element.get("content") or "").strip())
        if found and (element.get("http-equiv") or "").strip().lower() == "refresh":
            yield found[1]


def _linked(root: etree._Element) -> Iterator[str]:
    ranked: list[list[str]] = [[], [], [], []]
    for element in root.iter("a"):
        href = (element.get("href") or "").strip()
        if (rank := _rank(element, href)) is not None:
            ranked[rank].append(href)
    for hrefs in ranked:
        yield from hrefs


def _rank(link: etree._Element, href: str) -> int | None:
    """How sure it is that a link leads to a feed, 0 is surest; None where nothing says so."""
    path = href.partition("?")[0].partition("#")[0].lower().rstrip("/")
    if path.rpartition("/")[2] in _LAST_PARTS or path.endswith((".rss", ".atom")) or href.lower().startswith("feed:"):
        return 0
    if _ADDRESS.search(href):
        return 1
    told = [link.get("title"), link.get("aria-label"), link.get("class"), *(img.get("alt") for img in link.iter("img"))]
    label = " ".join(["".join(link.itertext()), *filter(None, told)])
    if href and len(label) <= MAX_LABEL and _LABEL.search(label):
        return 2
    return 3 if path.endswith((".xml", ".rdf")) else None


def _joined(base: str, href: str) -> str | None:
    link = web_address(written_address(href) if href.lower().startswith("feed:") else href, base)
    return None if link is None else link.partition("#")[0]
