"""Read RSS, RDF and Atom, with nothing in them that could expand or be fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from html.entities import html5
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from bot.feeds.dates import from_struct, parse_date
from bot.feeds.entries import INNER, MAX_READ, RawEntry, RawFeed
from bot.feeds.treefeed import kind_of, read_tree, websub_links

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
MAX_ELEMENTS = 100_000
_PREFIXES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "atom": "http://www.w3.org/2005/Atom",
    "media": "http://search.yahoo.com/mrss/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
}
_ROOT = re.compile(r"<[\w.:-]+")
_STRAY = re.compile(r"<(?![A-Za-z_/!?])")
_REFERENCE = re.compile(r"&(?:(#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});)|([A-Za-z][A-Za-z0-9]{0,31});)?")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PLAIN_TYPES = frozenset({"text/plain", "text"})


def read_xml_feed(text: str, url: str) -> RawFeed | None:
    """Return the feed whose root element begins `text`, or None when it is neither RSS nor Atom.

    What keeps to the formats is read from the tree, some forty times faster; feedparser reads the rest.
    """
    root = mended(without_entities(text), url)
    if root is None:
        return None
    entries = entry_elements(root)
    if entries is None:
        return None
    kind, (hub, topic) = kind_of(root), websub_links(root)
    read = read_tree(root, entries, url) or read_tolerantly(written(root), url)
    return read and replace(read, kind=kind, hub=hub, topic=topic)


def read_tolerantly(body: bytes, url: str) -> RawFeed | None:
    """Return the feed that feedparser sees in XML `body`, or None."""
    import feedparser  # type: ignore[import-untyped] # takes a while and memory, and few feeds need it

    try:
        parsed = feedparser.parse(
            io.BytesIO(body),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
            resolve_relative_uris=False,  # texts become plain, links are resolved all the same
            sanitize_html=False,
        )
    except Exception:  # noqa: BLE001 feedparser documents no errors, and raises what the bytes at hand provoke
        return None
    if not parsed.get("version") and not parsed.entries:
        return None
    feed = parsed.feed
    return RawFeed(_string(feed, "title"), _string(feed, "language"), tuple(_entry(entry) for entry in parsed.entries))


def mended(text: str, url: str) -> etree._Element | None:
    """Return the tree of XML `text`, mended where it is broken, None where nothing can be made of it.

    libxml2 mends faster than feedparser's own loose parser, whose time grows with the square of the nesting, and stops
    at a depth of 256.
    """
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring((_DECLARATION + _declare_prefixes(text)).encode(), parser=parser, base_url=url)
    except (etree.LxmlError, ValueError):
        return None


def entry_elements(root: etree._Element) -> list[etree._Element] | None:
    """Return the elements of entries, the outer ones of more than a thousand; None for a tree that is too large."""
    entries = list(root.iter("{*}item", "{*}entry", "{*}ITEM", "{*}Item"))
    if len(entries) > MAX_READ:
        for entry in entries[INNER]:
            entry.getparent().remove(entry)
        del entries[INNER]
    for count, _ in enumerate(root.iter(etree.Element)):
        if count >= MAX_ELEMENTS:
            return None
    return entries


def written(root: etree._Element) -> bytes:
    """Return a tree as XML that declares each of its prefixes."""
    for element in root.iter(etree.Element):
        if "}" not in element.tag and ":" in element.tag:
            element.tag = element.tag.replace(":", "_")  # a prefix that nothing declares
    body: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _declare_prefixes(text: str) -> str:
    """Declare on the root the prefixes that feeds use without declaring them."""
    root = _ROOT.match(text)
    if root is None:
        return text
    head = text[: text.find(">") + 1]
    missing = "".join(
        f' xmlns:{prefix}="{address}"' for prefix, address in _PREFIXES.items() if f"xmlns:{prefix}" not in head
    )
    return root.group() + missing + text[root.end() :]


def without_entities(text: str) -> str:
    """Return XML `text` in which no entity is left that could be expanded.

    What stands before the root (and with it every document type) is gone already; names of HTML entities become
    their characters, other names and stray ampersands become literal text. CDATA stays as it is.
    """
    return "".join(
        part if is_cdata else _STRAY.sub("&lt;", _REFERENCE.sub(_replaced, part)).replace("<!DOCTYPE", "&lt;!DOCTYPE")
        for is_cdata, part in _split_cdata(text)
    )


def _split_cdata(text: str) -> Iterator[tuple[bool, str]]:
    position = 0
    while (start := text.find("<![CDATA[", position)) >= 0:
        end = text.find("]]>", start)
        if end < 0:
            break
        yield False, text[position:start]
        yield True, text[start : end + 3]
        position = end + 3
    yield False, text[position:]


def _replaced(found: re.Match[str]) -> str:
    number, name = found.groups()
    if number:
        value = int(number[2:-1], 16) if number[1] in "xX" else int(number[1:-1])
        allowed = value in (9, 10, 13) or 32 <= value < 0xD800 or 0xE000 <= value < 0xFFFE or 0xFFFF < value < 0x110000
        return f"&#{value};" if allowed else ""
    if name in _XML_NAMES:
        return found.group()
    if name and (character := html5.get(f"{name};")):
        return escape(character)
    return f"&amp;{found.group()[1:]}"


def _entry(entry: Any) -> RawEntry:
    contents = [each for each in entry.get("content") or [] if each.get("value")]
    content: dict[str, Any] = max(contents, key=lambda each: len(each["value"]), default={})
    summary = entry.get("summary_detail") or {}
    title = entry.get("title_detail") or {}
    source = entry.get("source") or {}
    return RawEntry(
        guid=_string(entry, "id"),
        link=_string(entry, "feedburner_origlink") or _string(entry, "link"),
        title=_string(entry, "title"),
        summary=_string(entry, "summary"),
        content=content.get("value"),
        published_at=_published(entry),
        language=content.get("language") or title.get("language"),
        authors=tuple(_authors(entry)),
        publisher=_string(source, "title"),
        publisher_url=_string(source, "href"),
        title_is_html=title.get("type") not in _PLAIN_TYPES or "&" in (title.get("value") or ""),
        summary_is_html=summary.get("type") not in _PLAIN_TYPES,
        content_is_html=content.get("type") not in _PLAIN_TYPES,
        enclosure=next((each.get("href") for each in entry.get("enclosures") or []), None),
    )


def _authors(entry: Any) -> Iterator[str]:
    """Each by name; one alone as it stands, of which feedparser takes the name apart at some addresses."""
    several = entry.get("authors") or []
    for name in [entry.get("author")] if len(several) <= 1 else [each.get("name") for each in several]:
        if isinstance(name, str):
            yield name


def _published(entry: Any) -> Any:
    for name in ("published", "created", "updated"):
        # feedparser answers `updated` from `published` where it is missing, with a warning; `dict.get` does not.
        moment = parse_date(dict.get(entry, name)) or from_struct(dict.get(entry, f"{name}_parsed"))
        if moment is not None:
            return moment
    return None


def _string(source: Any, name: str) -> str | None:
    value = source.get(name)
    return value if isinstance(value, str) else None
