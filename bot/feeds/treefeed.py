"""Read RSS, RDF and Atom from a parsed tree: the fast way, for feeds that keep to the formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]

from bot.feeds.dates import parse_date
from bot.feeds.entries import RawEntry, RawFeed
from bot.htmltext import has_markup

_ATOM = "http://www.w3.org/2005/Atom"
_CORE = frozenset(
    {"", _ATOM, "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/", "http://backend.userland.com/rss2"}
)
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_KINDS = {"rss": "RSS", "rdf": "RSS 1.0", "feed": "Atom", "channel": "CDF"}
_ROOTS = frozenset({"rss", "rdf", "feed"})
_NAMES = {
    **dict.fromkeys(("title", "link", "guid", "content", "created", "updated", "published", "language", "source"), ""),
    "id": "guid",
    "description": "summary",
    "summary": "summary",
    "author": "author",
    "pubdate": "published",
    "issued": "published",
    "modified": "updated",
}
# By namespace, what its elements are for us; a number after a name is a rank: the core's own comes first.
_MODULES = {
    "http://purl.org/dc/elements/1.1/": {
        "title": "title1",
        "date": "updated",
        "description": "summary1",
        "language": "language",
        "creator": "author",
    },
    "http://purl.org/dc/terms/": {"issued": "published", "created": "created", "modified": "updated"},
    "http://purl.org/rss/1.0/modules/content/": {"encoded": "content"},
    "http://search.yahoo.com/mrss/": {"title": "title2", "description": "summary2", "group": "group"},
    "http://www.itunes.com/dtds/podcast-1.0.dtd": {"summary": "summary1"},
    "http://rssnamespace.org/feedburner/ext/1.0": {"origlink": "original"},
    _XHTML: {"body": "content", "div": "content"},
}
_PLAIN = frozenset({"text", "text/plain", "plain"})
_HTML_TYPES = frozenset({"html", "text/html", "xhtml", "application/xhtml+xml"})
_DATES = ("published", "created", "updated")

Fields = dict[str, list[Any]]
"""Elements by what they mean."""


class _Unusual(Exception):
    """Something that the tolerant reader understands better."""


def read_tree(root: etree._Element, entries: Sequence[etree._Element], url: str) -> RawFeed | None:
    """Return the feed with these item or entry elements, or None where another reader may find more.

    That is where the root is none of a feed, there are no entries, one has no link, or a date or a kind of content
    is unusual. `url` is where the feed was found.
    """
    if _local(root.tag) not in _ROOTS or not entries:
        return None
    reader = _Reader(url)
    try:
        read = tuple(reader.entry(each) for each in entries)
        fields = reader.fields(_container(root))
        title, _ = reader.text(fields, "title")
    except _Unusual:
        return None
    language = next((each.text for each in fields.get("language", ())), None) or root.get(f"{_XML}lang")
    return RawFeed(title, language, read)


def kind_of(root: etree._Element) -> str:
    """Return what a feed with this root is called."""
    kind = _KINDS.get(_local(root.tag), "XML")
    version = str(root.get("version") or "")[:10] if kind == "RSS" else ""
    return f"{kind} {version}".rstrip()


def websub_links(root: etree._Element) -> tuple[str | None, str | None]:
    """Return the WebSub hub that a feed names, and the address under which it is known there."""
    told: dict[str, str] = {}
    for element in _container(root).iterchildren("{*}link"):
        for rel in (element.get("rel") or "").lower().split():
            told.setdefault(rel, (element.get("href") or "").strip())
    return told.get("hub") or None, told.get("self") or None


class _Reader:
    """Reads entries, and remembers which tag is what."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._meaning: dict[str, str] = {}

    def entry(self, element: etree._Element) -> RawEntry:
        fields = self.fields(element)
        guid = next(filter(None, (_inner(each).strip() for each in fields.get("guid", ()))), "") or element.get(_ABOUT)
        link = self._link(fields, guid)
        title, title_is_html = self.text(fields, "title")
        summary, summary_is_html = self.text(fields, "summary")
        content, content_is_html, language = self._content(fields)
        source = next((each for each in fields.get("source", ()) if each.get("url")), None)
        return RawEntry(
            guid=guid or None,
            link=link,
            title=title,
            summary=summary,
            content=content,
            published_at=_published(fields),
            language=language or _language(fields, element),
            authors=tuple(map(_author, fields.get("author", ()))),
            publisher=None if source is None else source.text,
            publisher_url=None if source is None else source.get("url"),
            title_is_html=title_is_html,
            summary_is_html=summary_is_html,
            content_is_html=content_is_html,
        )

    def fields(self, element: etree._Element) -> Fields:
        """Return the children by what they mean; those of a media:group count as its own."""
        found: Fields = {}
        for child in element.iterchildren(etree.Element):
            meaning = self._meaning_of(child.tag, element.tag)
            if meaning == "group":
                for name, inner in self.fields(child).items():
                    found.setdefault(name, []).extend(inner)
            elif meaning:
                found.setdefault(meaning, []).append(child)
        return found

    def text(self, fields: Fields, name: str) -> tuple[str | None, bool]:
        """Return the first text that is there, by rank, and whether it is HTML."""
        for rank in (name, f"{name}1", f"{name}2"):
            for element in fields.get(rank, ()):
                text, is_html = _text(element)
                if text.strip():
                    return text, is_html
        return None, True

    def _content(self, fields: Fields) -> tuple[str | None, bool, str | None]:
        best: tuple[str | None, bool, str | None] = (None, True, None)
        for element in fields.get("content", ()):
            text, is_html = _text(element)
            if text.strip() and len(text) > len(best[0] or ""):
                best = text, is_html, element.get(f"{_XML}lang")
        return best

    def _link(self, fields: Fields, guid: str | None) -> str:
        original = next((_inner(each).strip() for each in fields.get("original", ())), "")
        found = original or next(filter(None, self._links(fields)), "")
        if not found and guid and guid.startswith(("http://", "https://")):
            found = guid
        if not found:
            raise _Unusual
        return found

    def _links(self, fields: Fields) -> Iterator[str]:
        for element in fields.get("link", ()):
            target = element.get("href")
            if target is None:
                target = _inner(element)
            elif not _is_page(element):
                continue
            yield self._absolute(element, target.strip())

    def _absolute(self, element: etree._Element, target: str) -> str:
        if target.startswith(("http://", "https://")) or not target:
            return target
        try:
            return urljoin(element.base or self._url, target)
        except ValueError:
            return target

    def _meaning_of(self, tag: str, parent: str) -> str:
        known = self._meaning.get(tag)
        if known is None:
            namespace, _, local = tag.rpartition("}")
            namespace, local = namespace.removeprefix("{"), local.lower()
            if namespace in _CORE or namespace == parent.rpartition("}")[0].removeprefix("{"):
                name = _NAMES.get(local)
                known = "" if name is None else name or local
            else:
                known = _MODULES.get(namespace, {}).get(local, "")
            self._meaning[tag] = known
        return known


def _container(root: etree._Element) -> etree._Element:
    """The element that holds what a feed says of itself."""
    return next((each for each in root.iterchildren(etree.Element) if _local(each.tag) == "channel"), root)


def _is_page(link: etree._Element) -> bool:
    """Whether a link element with an address leads to the entry itself, to be read by people."""
    kind = (link.get("type") or "text/html").split(";")[0].strip().lower()
    return (link.get("rel") or "alternate").lower() == "alternate" and kind in _HTML_TYPES


def _text(element: etree._Element) -> tuple[str, bool]:
    """Return the text of a text construct and whether it is HTML. Raises _Unusual for other kinds of content."""
    kind = (element.get("type") or "").lower()
    if element.get("mode") == "base64" or (kind and kind not in _PLAIN and kind not in _HTML_TYPES):
        raise _Unusual
    text = _inner(element)
    if len(element) or kind in _HTML_TYPES:
        return text, True
    if kind in _PLAIN or element.tag.startswith(f"{{{_ATOM}}}"):
        return text, "&" in text  # some escape twice
    return text, has_markup(text)


def _author(element: etree._Element) -> str:
    name = element.findtext("{*}name") if len(element) else None
    return name or element.text or ""


def _inner(element: etree._Element) -> str:
    """The text of an element, with the markup inside it. Raises _Unusual for prefixed markup."""
    text = element.text or ""
    if not len(element):
        return text
    if any(each.prefix for each in element.iterdescendants(etree.Element)):
        raise _Unusual
    return text + "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)


def _published(fields: Fields) -> datetime | None:
    unread = False
    for name in _DATES:
        for element in fields.get(name, ()):
            text = (element.text or "").strip()
            if moment := parse_date(text):
                return moment
            unread = unread or bool(text)
    if unread:
        raise _Unusual
    return None


def _language(fields: Fields, element: etree._Element) -> str | None:
    told = [each.text for each in fields.get("language", ())]
    told += [each.get(f"{_XML}lang") for each in fields.get("title", ())]
    told.append(element.get(f"{_XML}lang"))
    return next((str(each) for each in told if each), None)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()
