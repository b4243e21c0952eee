"""Read and write lists of feeds as OPML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from bot.charset import to_text
from bot.errors import NotAFeed

MAX_FEEDS = 10_000


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
    """Return the feeds of an OPML file, each address once, outlines in outlines included.

    Entities are not expanded and nothing is fetched. Raises NotAFeed when it is no OPML.
    """
    text = to_text(body)
    start = text.lower().find("<opml")
    if start < 0:
        raise NotAFeed("OPML", "is no OPML file")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(text[start:].encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise NotAFeed("OPML", "is an OPML file that cannot be read")
    feeds: dict[str, OpmlFeed] = {}
    for outline in root.iter("{*}outline", "{*}Outline"):
        attributes = {str(name).lower(): str(value).strip() for name, value in outline.attrib.items()}
        url = attributes.get("xmlurl", "")
        url = "https" + url.removeprefix("feed") if url.startswith("feed://") else url
        if url.lower().startswith(("http://", "https://")) and len(feeds) < MAX_FEEDS:
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
