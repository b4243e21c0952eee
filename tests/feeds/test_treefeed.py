"""The fast reader of feeds beside the tolerant one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.feeds.entries import RawFeed, clean_entry, language_code
from bot.feeds.treefeed import read_tree
from bot.feeds.xmlfeed import entry_elements, mended, read_tolerantly, read_xml_feed, without_entities, written
from bot.model import FeedEntry

DATA = Path(__file__).parent.parent / "data" / "feeds"
URL = "https://wire.example/feeds/all.xml"
LINK = "<link>https://wire.example/1</link>"


def fast(text: str) -> RawFeed | None:
    """What the fast reader makes of a feed."""
    root = mended(without_entities(text), URL)
    assert root is not None
    return read_tree(root, entry_elements(root) or [], URL)


def tolerant(text: str) -> RawFeed | None:
    """What feedparser makes of it."""
    root = mended(without_entities(text), URL)
    assert root is not None
    return read_tolerantly(written(root), URL)


def entries(feed: RawFeed | None) -> list[FeedEntry]:
    """The entries as they are stored."""
    assert feed is not None
    return [clean_entry(each, URL, language_code(feed.language)) for each in feed.entries]


@pytest.mark.parametrize("name", ["rdf.xml", "rss091.xml", "atom.xml"])
def test_both_readers_find_the_same(name: str) -> None:
    """In feeds of each kind: guids, links, titles, texts, dates, languages."""
    text = (DATA / name).read_text("utf-8")
    text = text[text.index("<r" if "<r" in text else "<feed") :]
    assert entries(fast(text)) == entries(tolerant(text))


@pytest.mark.parametrize(
    "inside",
    [
        f"{LINK}<title>A &amp; B</title><description>&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two</description>",
        f"{LINK}<title>a</title><itunes:summary xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>b</itunes:summary>",
        f"{LINK}<media:group><media:title>a</media:title><media:description>b</media:description></media:group>",
        f"{LINK}<media:title>not this</media:title><title>a</title><dc:date>2025-05-28T10:00:00+09:00</dc:date>",
        f"{LINK}<title>a</title><dcterms:modified>2025-05-28</dcterms:modified>",
        f"{LINK}<title>a</title><feedburner:origLink>https://origin.example/1</feedburner:origLink>",
        f"{LINK}<title>a</title><pubDate>Wed, 28 May 2025 10:00 KST</pubDate><description>b<b>c</b>d</description>",
        f"{LINK}<title>a</title><dc:creator>Ann Lee</dc:creator>",
        f"{LINK}<title>a</title><author>ann@wire.example (Ann Lee)</author>",
        "<title>a</title><guid>https://wire.example/by-guid</guid>",
        "<title>a</title><atom:link rel='self' href='/no'/><atom:link href='/yes'/>",
        f"{LINK}<title>a</title><description>x</description><content:encoded>&lt;i&gt;y&lt;/i&gt; z</content:encoded>",
    ],
)
def test_both_readers_agree_on_what_modules_add(inside: str) -> None:
    """The elements that feeds borrow from other vocabularies mean the same to both."""
    names = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "media": "http://search.yahoo.com/mrss/",
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    }
    declared = " ".join(f'xmlns:{name}="{address}"' for name, address in names.items())
    text = f"<rss version='2.0' {declared}><channel><title>T</title><item>{inside}</item></channel></rss>"
    assert entries(fast(text)) == entries(tolerant(text))


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel><item><title>No link</title></item></channel></rss>",
        f"<rss><channel><item>{LINK}<pubDate>the day after tomorrow</pubDate></item></channel></rss>",
        "<rss><channel/></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/1'/><content type='image/png'/></entry></feed>",
        "<channel><item href='https://wire.example/1'/></channel>",
    ],
)
def test_what_is_unusual_is_left_to_the_tolerant_reader(text: str) -> None:
    """An entry without a link, a date in no known form, other content, other formats."""
    assert fast(text) is None
    read = read_xml_feed(text, URL)
    assert read is not None
    assert replace(read, kind="", hub=None, topic=None) == tolerant(text)


def test_markup_of_another_namespace_is_read_whole() -> None:
    """XHTML with a prefix loses neither its words nor its paragraphs."""
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:x='http://www.w3.org/1999/xhtml'><entry><link href='/1'/>"
        "<title>a</title><content type='xhtml'><x:div><x:p>one</x:p><x:p>two</x:p></x:div></content></entry></feed>"
    )
    assert entries(read_xml_feed(text, URL))[0].content == "one\n\ntwo"


def test_relative_links_are_joined_to_the_base_that_is_told() -> None:
    """xml:base counts, and the feed's own address where there is none."""
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry xml:base='https://other.example/a/'><link href='1'/>"
        "<title>a</title></entry><entry><link href='2'/><title>b</title></entry></feed>"
    )
    assert [each.url for each in entries(fast(text))] == ["https://other.example/a/1", "https://wire.example/feeds/2"]


@pytest.mark.parametrize(
    ("text", "kind", "hub", "topic"),
    [
        ("<rss version='2.0'><channel/></rss>", "RSS 2.0", None, None),
        (
            "<rss><channel><atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='https://w.example/f'/>"
            "<item><link>https://w.example/1</link></item></channel></rss>",
            "RSS",
            "https://hub.example/",
            "https://w.example/f",
        ),
        ("<feed><link rel='hub self' href='https://x.example/'/></feed>", "Atom", *2 * ["https://x.example/"]),
    ],
)
def test_a_feed_tells_its_kind_and_who_pushes_it(text: str, kind: str, hub: str | None, topic: str | None) -> None:
    """Whichever reader it is for."""
    read = read_xml_feed(text, URL)
    assert read is not None
    assert (read.kind, read.hub, read.topic) == (kind, hub, topic)
