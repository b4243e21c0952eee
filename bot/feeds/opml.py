"""Read and write lists of feeds as OPML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from bot.charset import to_text
from bot.errors import NotAFeed
from bot.feeds.places import written_address
from bot.feeds.xmlfeed import without_entities

MAX_FEEDS = 10_000
_ROOT = re.compile("<opml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OpmlFeed:
    """A feed of a list: its address and the title it has there, and what else a list may say of it."""

    url: str
    title: str
    group: str = ""
    page: str = ""
    """A page for people about it."""
    language: str = ""


def read_opml(body: bytes) -> tuple[OpmlFeed, ...]:
    """Return the feeds of an OPML file as it has them, each address once, outlines in outlines included.

    An address need not be one that can be asked. A bare ampersand in it is read as it is meant. Entities are not
    expanded and nothing is fetched. Raises NotAFeed when it is no OPML.
    """
    text = to_text(body)
    start = _ROOT.search(text)
    if start is None:
        raise NotAFeed("OPML", "is no OPML file")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(without_entities(text[start.start() :]).encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise NotAFeed("OPML", "is an OPML file that cannot be read")
    feeds: dict[str, OpmlFeed] = {}
    for outline in root.iter("{*}outline", "{*}Outline"):
        attributes = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        url = written_address(attributes.get("xmlurl", ""))
        if url and len(feeds) < MAX_FEEDS:
            title = attributes.get("title") or attributes.get("text") or url
            feeds.setdefault(url, OpmlFeed(url, " ".join(title.split())[:500]))
    return tuple(feeds.values())


def write_opml(feeds: Iterable[OpmlFeed], title: str = "Communiqué feeds") -> bytes:
    """Return an OPML 2.0 file of `feeds`, in UTF-8; those of a group stand together below its name."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    groups: dict[str, etree._Element] = {"": body}
    for feed in feeds:
        if feed.group not in groups:
            groups[feed.group] = etree.SubElement(body, "outline", text=feed.group, title=feed.group)
        more = {"htmlUrl": feed.page, "language": feed.language}
        told = {name: value for name, value in more.items() if value}
        parent = groups[feed.group]
        etree.SubElement(parent, "outline", type="rss", text=feed.title, title=feed.title, xmlUrl=feed.url, **told)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written
