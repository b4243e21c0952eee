"""Feeds of every kind, whole and broken."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import NotAFeed
from bot.feeds.parse import MAX_ENTRIES, parse_feed

DATA = Path(__file__).parent.parent / "data" / "feeds"
URL = "https://wire.example/feeds/all.xml"
GOOD = "<item><title>Good {0}</title><link>https://wire.example/{0}</link></item>"


def rss(items: str, *, head: str = '<?xml version="1.0"?>') -> bytes:
    """An RSS feed of `items`."""
    return f'{head}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


@pytest.mark.parametrize("name", ["rss2.xml", "rdf.xml", "rss091.xml", "atom.xml", "googlenews.xml", "feed.json"])
def test_feeds_give_the_entries_written_beside_them(name: str) -> None:
    """Golden pairs: a feed of each kind and what is in it."""
    parsed = parse_feed((DATA / name).read_bytes(), url=URL)
    expected = json.loads((DATA / f"{name}.expected.json").read_text("utf-8"))
    assert json.loads(json.dumps(asdict(parsed), default=datetime.isoformat)) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "euc-kr"])
def test_any_encoding_gives_the_same_entries(encoding: str) -> None:
    """UTF-16 with and without its mark, a mark before UTF-8, a legacy encoding that is declared."""
    text = rss("<item><title>한국 협정</title><link>https://wire.example/1</link></item>").decode()
    declared = text.replace('"1.0"', f'"1.0" encoding="{encoding.removesuffix("-sig")}"', 1)
    assert parse_feed(declared.encode(encoding), url=URL).entries[0].title == "한국 협정"


def test_a_wrong_declaration_does_no_harm() -> None:
    """UTF-8 that calls itself something else, in the file or by its server, is read as UTF-8."""
    body = rss(
        "<item><title>한국</title><link>https://wire.example/1</link></item>",
        head='<?xml version="1.0" encoding="us-ascii"?>',
    )
    assert parse_feed(body, url=URL, content_type="text/xml; charset=iso-8859-1").entries[0].title == "한국"


@pytest.mark.parametrize(
    "bad",
    [
        "<item/>",
        "<item><title>Unclosed <b>tag & stray</title></item>",
        "<item><title>No link</title></item>",
        "<item><title>\x01\x02 control</title><link>ftp://wire.example/x</link></item>",
        "<item><foo:bar>undeclared prefix</foo:bar></item>",
        "<item><title><![CDATA[never closed</title></item>",
    ],
)
def test_a_broken_entry_among_good_ones_is_skipped(bad: str) -> None:
    """What stands before a broken entry is read, and after it too unless the rest is inside an open CDATA."""
    parsed = parse_feed(rss(GOOD.format(1) + bad + GOOD.format(2)), url=URL)
    titles = [entry.title for entry in parsed.entries]
    assert titles[0] == "Good 1"
    assert "CDATA" in bad or titles == ["Good 1", "Good 2"]
    assert "CDATA" in bad or parsed.broken == 1


def test_a_feed_that_was_cut_off_gives_what_is_there() -> None:
    """Half a feed is better than none."""
    body = rss(GOOD.format(1) + GOOD.format(2))
    assert parse_feed(body[: body.index(b"Good 2")], url=URL).entries[0].title == "Good 1"


def test_what_stands_before_the_feed_is_ignored() -> None:
    """Warnings of a script, empty lines and comments do not hide a feed."""
    body = b"\n\n<br />\n<b>Warning</b>: x in y.php\n<!-- <rss> for <html> by z --><!-- -->" + rss(GOOD.format(1))
    assert len(parse_feed(body, url=URL).entries) == 1


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "", "is empty"),
        (b" \n\t", "", "is empty"),
        (b"\xef\xbb\xbf", "", "is empty"),
        (b"hello", "text/plain", "is neither RSS, Atom nor JSON Feed"),
        (b"<!doctype html><html><body>x</body></html>", "text/html", "is a web page that names no feed"),
        (b"<?xml version='1.0'?><html><body><rss></rss></body></html>", "", "is a web page that names no feed"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "", "is XML, but neither RSS nor Atom"),
        (b"<opml><body/></opml>", "", "is a list of feeds (OPML): save it, and communique feeds import FILE"),
        (b"{}", "", "is JSON, but no JSON Feed"),
        (b'{"items": 3}', "", "is JSON, but no JSON Feed"),
        (b"[" * 100_000, "", "is JSON, but no JSON Feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png", "is neither RSS, Atom nor JSON Feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told(body: bytes, content_type: str, reason: str) -> None:
    """Each kind of thing that is no feed has its reason."""
    with pytest.raises(NotAFeed) as failed:
        parse_feed(body, url=URL, content_type=content_type)
    assert failed.value.reason == reason


def test_a_page_comes_with_the_feeds_it_names() -> None:
    """A person who pastes a site is offered its feeds."""
    page = b'<!DOCTYPE html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    with pytest.raises(NotAFeed) as failed:
        parse_feed(page, url=URL)
    assert failed.value.candidates == ("https://wire.example/rss",)


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "BOOM"><!ENTITY b "{0}">{1}]>'


@pytest.mark.parametrize(
    "head",
    [
        BOMB.format("&a;" * 50, ""),
        BOMB.format("&a;" * 50, '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;'),
        BOMB.format("BOOM" * 4000, ""),
        BOMB.format("x", "") + "<!-- > ]> --><?pi ?>",
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd">',
    ],
)
def test_entities_are_never_expanded(head: str) -> None:
    """Nested, overlong, external and parameter entities stay words."""
    body = rss(f"<item><title>x{'&b;' * 2000}</title><link>https://wire.example/1</link></item>", head=head)
    (entry,) = parse_feed(body, url=URL).entries
    assert entry.title.startswith("x&b;&b;")


def test_lengths_are_bounded() -> None:
    """Titles, texts and the number of entries have limits; entries with the same guid count once."""
    long = f"<item><title>{'t' * 2000}</title><link>/l</link><description>{'d ' * 300_000}</description></item>"
    parsed = parse_feed(rss(long + "".join(map(GOOD.format, range(600))) + GOOD.format(1)), url=URL)
    assert len(parsed.entries) == MAX_ENTRIES
    assert len(parsed.entries[0].title) == 500
    assert len(parsed.entries[0].content) <= 200_000
    assert len(parse_feed(rss(GOOD.format(1) * 3), url=URL).entries) == 1


@pytest.mark.parametrize(
    ("content", "summary", "full"),
    [
        ("x " * 400, "short", True),
        ("x " * 200, "short one", True),
        ("x " * 200, "", False),
        ("x " * 100, "short", False),
        ("x " * 400 + "[…]", "short", False),
        ("x " * 400 + "Continue reading &#8594;", "short", False),
        ("", "x " * 800, False),
    ],
)
def test_a_feed_that_carries_the_article_is_told_from_a_teaser(content: str, summary: str, full: bool) -> None:
    """Content of some length that is not cut off is the article; a summary is none."""
    item = (
        f"<item><title>T</title><link>/1</link><description>{summary}</description>"
        f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">{content}</content:encoded></item>'
    )
    assert parse_feed(rss(item), url=URL).entries[0].full is full


def test_times_are_aware_and_in_utc() -> None:
    """Dates without a zone are taken as UTC, impossible ones are none."""
    items = "".join(
        f"<item><title>T</title><link>/{number}</link><pubDate>{date}</pubDate></item>"
        for number, date in enumerate(["Wed, 28 May 2025 10:00:00 -0500", "2025.05.28 19:27", "32 Foo 2025", "0000"])
    )
    assert [entry.published_at for entry in parse_feed(rss(items), url=URL).entries] == [
        datetime(2025, 5, 28, 15, tzinfo=UTC),
        datetime(2025, 5, 28, 19, 27, tzinfo=UTC),
        None,
        None,
    ]


def test_an_entry_without_a_page_leads_to_the_file_that_comes_with_it() -> None:
    """Podcasts and lists of documents have an enclosure instead of a link; a link goes before it."""
    guid, file = '<guid isPermaLink="false">{}</guid>', '<enclosure url="/{}.pdf" type="application/pdf"/>'
    items = [guid.format(1) + file.format(1), guid.format(2) + file.format(2) + "<link>/page</link>"]
    body = rss("".join(f"<item><title>T</title>{item}</item>" for item in items))
    pages = ["https://wire.example/1.pdf", "https://wire.example/page"]
    assert [entry.url for entry in parse_feed(body, url=URL).entries] == pages


def test_plain_texts_of_json_that_are_escaped_are_read_as_they_are_meant() -> None:
    """References become their characters; what looks like markup in a plain text stays."""
    items = [{"url": "/1", "title": "R&amp;D &#8211; now", "summary": "a &lt; b"}, {"url": "/2", "title": "A <b> in C"}]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    entries = parse_feed(body, url=URL).entries
    assert [(each.title, each.content) for each in entries] == [("R&D – now", "a < b"), ("A <b> in C", "")]


@pytest.mark.parametrize("count", [600, 1500])
@pytest.mark.parametrize("oldest_first", [False, True])
def test_of_a_very_long_feed_the_newest_entries_are_read(count: int, oldest_first: bool) -> None:
    """Whichever end they are at: an archive that begins with its oldest has its news at the end."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    items = [
        f"<item><title>{n}</title><link>/{n}</link><pubDate>{start + timedelta(hours=n)}</pubDate></item>"
        for n in range(count)
    ]
    titles = [each.title for each in parse_feed(rss("".join(items if oldest_first else items[::-1])), url=URL).entries]
    assert len(titles) == 500
    assert str(count - 1) in titles
    assert "0" not in titles


def test_a_guid_that_several_entries_have_is_none() -> None:
    """Each page is an entry of its own, and each once."""
    items = "".join(f"<item><title>{n}</title><link>/{n}</link><guid>same</guid></item>" for n in (1, 2, 1))
    entries = parse_feed(rss(items), url=URL).entries
    assert [(each.title, each.guid) for each in entries] == [(str(n), f"https://wire.example/{n}") for n in (1, 2)]


def test_schemes_in_capitals_are_addresses_like_others() -> None:
    """What follows looks for `https://` in small letters."""
    item = {"id": "1", "url": "HtTps://wire.example/A", "title": "T"}
    (entry,) = parse_feed(json.dumps({"version": "jsonfeed", "items": [item]}).encode(), url=URL).entries
    assert entry.url == "https://wire.example/A"


@pytest.mark.timeout(60)
def test_large_and_hostile_feeds_are_read() -> None:
    """Stray and nested markup is read to the end: deep trees took the loose parser of feedparser minutes."""
    for piece in ("<", "&", "<![CDATA[", "<!", "<item>", "<a ", "]]>", "<!--"):
        body = rss(GOOD.format(1) + piece * (150_000 // len(piece)))
        with contextlib.suppress(NotAFeed):
            parse_feed(body, url=URL)


PIECES = [
    *["<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "/x", "<entry>", "<![CDATA[", "]]>", "&amp;"],
    *["&x;", "&#0;", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<rss>", "<channel>", "\x00", "é"],
    *["<!DOCTYPE a [", "]>", "<?", "?>", "<!--"],
    *["<content type='xhtml'>", "<div>", " xml:base='http://['", "<link href='http://['/>", "<a:b c:d=''>"],
    *["<updated>2025-99-99T99:99:99Z"],
]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
KEYS = st.sampled_from(["version", "items", "id", "url", "title", "content_html", "date_published"])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner),
    max_leaves=12,
).map(json.dumps)
BODIES = st.binary(max_size=200) | (MARKUP | JSON).map(str.encode) | MARKUP.map(lambda text: rss(text))


@settings(max_examples=150, deadline=None)
@given(BODIES, st.text(max_size=30))
def test_any_bytes_are_a_feed_or_not(body: bytes, content_type: str) -> None:
    """Nothing but NotAFeed is raised; what comes out is bounded, absolute and can be stored."""
    with contextlib.suppress(NotAFeed):
        for entry in parse_feed(body, url=URL, content_type=content_type).entries:
            assert entry.url.startswith(("http://", "https://"))
            assert entry.title
            assert entry.guid
            f"{entry.guid}{entry.title}{entry.content}{entry.url}".encode()


def test_what_json_can_hide_is_left_out() -> None:
    """Escapes for lone surrogates and zero bytes, which no database takes, are dropped."""
    item = {"id": "\ud800", "url": "https://wire.example/\u0000", "title": "a\udfffb", "content_text": "c\u0000d"}
    (entry,) = parse_feed(json.dumps({"version": "jsonfeed", "items": [item]}).encode(), url=URL).entries
    assert (entry.guid, entry.title, entry.content) == ("https://wire.example/", "ab", "cd")
