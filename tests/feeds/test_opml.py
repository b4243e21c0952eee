"""Reading and writing lists of feeds."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import NotAFeed
from bot.feeds.opml import OpmlFeed, read_opml, write_opml

NESTED = b"""\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head/><body>
<outline text="Trade"><outline text="Asia"><outline type="rss" text="Wire &amp; Co" XMLURL="https://a.example/feed"/></outline>
<outline text="Second" xmlUrl=" http://b.example/rss "/></outline><outline text="Again" xmlUrl="https://a.example/feed"/>
<outline text="Bad" xmlUrl="javascript:alert(1)"/><outline text="No & address"/>
<outline text="Bare &nbsp; &" xmlUrl="http://d.example/?a=1&b=2"/><outline text="Two" xmlUrl="feed:http://d.example/"/>
<outline text="Short" xmlUrl="e.example/rss"/><outline text="Old" xmlUrl="feed://c.example/x"/></body></opml>"""


def test_outlines_are_read_at_any_depth() -> None:
    """Folders in folders, attribute names in any case, each address once as it is meant, also what cannot be asked."""
    assert read_opml(NESTED) == (
        OpmlFeed("https://a.example/feed", "Wire & Co"),
        OpmlFeed("http://b.example/rss", "Second"),
        OpmlFeed("javascript:alert(1)", "Bad"),
        OpmlFeed("http://d.example/?a=1&b=2", "Bare &"),
        OpmlFeed("http://d.example/", "Two"),
        OpmlFeed("https://e.example/rss", "Short"),
        OpmlFeed("https://c.example/x", "Old"),
    )


def test_entities_are_never_expanded() -> None:
    """Neither nested entities nor files come into a list."""
    bomb = b"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY f SYSTEM "file:///etc/passwd">]><opml><body><outline text="&b;&f;" xmlUrl="https://a.example/"/></body></opml>"""
    (feed,) = read_opml(bomb)
    assert "aaaa" not in feed.title
    assert "root" not in feed.title


@pytest.mark.parametrize("body", [b"", b"<rss/>", b"\x00\x01", b"text"])
def test_what_is_no_opml_is_told(body: bytes) -> None:
    """Another file gives a clear error."""
    with pytest.raises(NotAFeed):
        read_opml(body)


@given(st.lists(st.tuples(st.integers(0, 50), st.text(max_size=30)), max_size=10, unique_by=lambda each: each[0]))
def test_what_is_written_is_read_again(feeds: list[tuple[int, str]]) -> None:
    """Addresses with & and titles with anything XML can hold survive."""
    printable = [
        OpmlFeed(f"https://e.example/?a={number}&b=1", " ".join("".join(filter(str.isprintable, title)).split()) or "x")
        for number, title in feeds
    ]
    assert read_opml(write_opml(printable)) == tuple(printable)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    """Nothing but NotAFeed is raised."""
    with contextlib.suppress(NotAFeed):
        read_opml(b"<opml>" + body)
