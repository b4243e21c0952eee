"""Turn feed bytes into entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.charset import clean, to_text
from bot.errors import NotAFeed
from bot.feeds.addresses import shown
from bot.feeds.discover import feed_links
from bot.feeds.entries import BrokenEntry, RawEntry, RawFeed, clean_entry, language_code
from bot.feeds.jsonfeed import read_json_feed
from bot.feeds.xmlfeed import read_xml_feed
from bot.htmltext import html_to_text
from bot.model import FeedEntry

MAX_ENTRIES = 500
_HEAD = 20_000
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_OPML = re.compile(r"<opml\b", re.IGNORECASE)
_XML_FEED = re.compile(r"<(?:[\w.-]{1,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's title, language (ISO 639-1) and entries, in its own order; `broken` entries were left out."""

    title: str | None
    language: str | None
    entries: tuple[FeedEntry, ...]
    broken: int = 0
    kind: str = ""
    """RSS, Atom, JSON Feed and the like, for a person."""
    hub: str | None = None
    """The WebSub hub that pushes it, and under which address it is known there."""
    topic: str | None = None


def parse_feed(body: bytes, *, url: str, content_type: str = "") -> ParsedFeed:
    """Return what is in the feed `body` that was found at `url`: RSS 0.9 to 2.0, Atom, CDF, JSON Feed.

    Entries without an http(s) link or without any words are counted in `broken`. At most 500 entries are read: the
    first, or the last where the feed begins with its oldest.
    Raises NotAFeed, with the feeds that the page names when it is a web page.
    """
    raw = read_feed(body, url=url, content_type=content_type)
    language = language_code(raw.language)
    entries, broken = _clean(_newest(raw.entries), url, language)
    return ParsedFeed(_title(raw.title), language, entries, broken, raw.kind, raw.hub, raw.topic)


def read_feed(body: bytes, *, url: str, content_type: str = "") -> RawFeed:
    """Return the feed as its publisher wrote it, before entries are made fit. Raises NotAFeed."""
    text = to_text(body, content_type).lstrip("\ufeff \t\r\n")
    if not text:
        raise NotAFeed(shown(url), "is empty")
    if text[0] in "{[":
        raw = read_json_feed(text, url)
        if raw is None:
            raise NotAFeed(shown(url), "is JSON, but no JSON Feed")
        return raw
    start = _feed_start(text)
    if start is None:
        raise _no_feed(body, url, content_type, text)
    raw = read_xml_feed(text[start:], url)
    if raw is None:
        raise NotAFeed(shown(url), "is XML that cannot be read as RSS or Atom")
    return raw


def _feed_start(text: str) -> int | None:
    """Where the root of an XML feed begins; something may stand before it that does not belong there."""
    head = _blank_comments(text[:_HEAD])
    found = _XML_FEED.search(head)
    if found is None or _HTML.search(head, 0, found.start()):
        return None
    return found.start()


def _blank_comments(head: str) -> str:
    """Put spaces for comments, in which publishers write about feeds and their tags."""
    start = head.find("<!--")
    while start >= 0 and (end := head.find("-->", start + 4)) >= 0:
        head = f"{head[:start]}{' ' * (end + 3 - start)}{head[end + 3 :]}"
        start = head.find("<!--", end)
    return head


def _no_feed(body: bytes, url: str, content_type: str, text: str) -> NotAFeed:
    head = text[:_HEAD]
    if (opml := _OPML.search(head)) and not _HTML.search(head, 0, opml.start()):
        return NotAFeed(shown(url), "is a list of feeds (OPML): save it, and communique feeds import FILE")
    if _HTML.search(head) or "html" in content_type.lower():
        candidates = feed_links(body, url, content_type)
        reason = "is a web page, no feed" if candidates else "is a web page that names no feed"
        return NotAFeed(shown(url), reason, candidates)
    if head.startswith("<"):
        return NotAFeed(shown(url), "is XML, but neither RSS nor Atom")
    return NotAFeed(shown(url), "is neither RSS, Atom nor JSON Feed")


def _newest(raw: Sequence[RawEntry]) -> Sequence[RawEntry]:
    if len(raw) <= MAX_ENTRIES:
        return raw
    first, last = raw[0].published_at, raw[-1].published_at
    return raw[-MAX_ENTRIES:] if first is not None and last is not None and last > first else raw[:MAX_ENTRIES]


def _clean(raw: Iterable[RawEntry], url: str, language: str | None) -> tuple[tuple[FeedEntry, ...], int]:
    cleaned: list[FeedEntry] = []
    broken = 0
    for each in raw:
        try:
            cleaned.append(clean_entry(each, url, language))
        except BrokenEntry:
            broken += 1
    # A guid that several pages have is none: some publishers write the same one into each entry.
    pages = Counter(guid for guid, _ in {(entry.guid, entry.url) for entry in cleaned})
    entries: dict[str, FeedEntry] = {}
    for entry in cleaned:
        known = entry if pages[entry.guid] == 1 else replace(entry, guid=entry.url)
        entries.setdefault(known.guid, known)
    return tuple(entries.values()), broken


def _title(title: str | None) -> str | None:
    return " ".join(html_to_text(clean(title or "")[:2000]).split())[:500] or None
