"""Which feeds a page names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.discover import feed_links

PAGE = """<!doctype html><html><head><base href="/news/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml; charset=utf-8" href="trade.xml">
<link rel="ALTERNATE home" type="application/atom+xml" href="https://other.example/atom">
<link rel="alternate" type="application/json+oembed" href="/oembed.json">
<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="/style.css">
</head><body><a href="/rss">RSS</a><a href="mailto:feed@example.org">mail</a><a href="story.html">story</a>
<a href="http://[broken/feed">x</a><a href="trade.xml">again</a></body></html>"""


def test_link_elements_come_first_and_comments_last() -> None:
    """Declared feeds, those of comments after them, then links that look like feeds; absolute, each once."""
    assert feed_links(PAGE.encode(), "https://example.org/") == (
        "https://example.org/news/trade.xml",
        "https://other.example/atom",
        "https://example.org/comments/feed",
        "https://example.org/rss",
    )


def test_links_are_taken_for_feeds_by_what_is_said_of_them() -> None:
    """By the address, then by what people are told, then by the kind of file; a page that sends its readers on is
    followed; a story about feed for animals is none."""
    page = """<html><head><meta http-equiv=refresh content="0; url='/main.do'"><link rel=feed href=/declared></head>
    <body><a href="/economy.xml">Economy</a><a href="/subscribe?id=3" title="RSS">Subscribe</a>
    <a href="/x"><img alt="RSS"></a><a href="/news/rss.php">News</a><a href="/RSS/S1N1.xml">All</a><a href="feed://example.org/y">y</a>
    <a href="/animal-feed-prices">Prices of grain</a><a href="/rssi-of-radios">RSSI</a></body></html>"""
    assert feed_links(page.encode(), "https://example.org/") == (
        "https://example.org/declared",
        "https://example.org/main.do",
        "https://example.org/y",
        "https://example.org/news/rss.php",
        "https://example.org/RSS/S1N1.xml",
        "https://example.org/subscribe?id=3",
        "https://example.org/x",
        "https://example.org/economy.xml",
    )


def test_a_page_without_feeds_names_none() -> None:
    """No feed is guessed."""
    assert feed_links(b"<html><body><a href='/about'>About</a></body></html>", "https://example.org/") == ()


@settings(max_examples=50)
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: f"<a href='{text}/rss'>".encode()))
def test_any_bytes_give_links_or_none(body: bytes) -> None:
    """Nothing raises, and every link is one of the web."""
    assert all(link.startswith(("http://", "https://")) for link in feed_links(body, "https://example.org/"))
