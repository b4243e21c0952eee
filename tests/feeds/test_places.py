"""Where the feeds are of what people paste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.places import known_places, places_in_page, usual_places, written_address

CHANNEL = "UC" + "x" * 22
VIDEOS = "https://www.youtube.com/feeds/videos.xml"


@pytest.mark.parametrize(
    ("pasted", "feeds"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}/videos", [f"{VIDEOS}?channel_id={CHANNEL}"]),
        ("https://m.youtube.com/user/wto", [f"{VIDEOS}?user=wto"]),
        ("https://www.youtube.com/watch?v=1&list=PL12", [f"{VIDEOS}?playlist_id=PL12"]),
        ("https://www.youtube.com/watch?v=1&list=RDabc", []),
        ("https://music.youtube.com/playlist?list=PL12", [f"{VIDEOS}?playlist_id=PL12"]),
        ("https://www.youtube.com/@wto", []),
        ("https://www.reddit.com/r/Economics/", ["https://www.reddit.com/r/Economics/.rss"]),
        ("https://old.reddit.com/r/trade/top/?t=week", ["https://www.reddit.com/r/trade/top/.rss?t=week"]),
        ("https://reddit.com/u/someone", ["https://www.reddit.com/user/someone/.rss"]),
        ("https://www.reddit.com/r/Economics/.rss", []),
        ("https://www.reddit.com/", ["https://www.reddit.com/.rss"]),
        ("https://www.reddit.com/search?q=wto&sort=new", ["https://www.reddit.com/search.rss?q=wto&sort=new"]),
        ("https://www.reddit.com/search", []),
        (
            "https://github.com/python/cpython",
            [f"https://github.com/python/cpython/{kind}.atom" for kind in ("releases", "commits", "tags")],
        ),
        ("https://github.com/python/cpython.git/releases/tag/v3", ["https://github.com/python/cpython/releases.atom"]),
        ("https://github.com/a/b/commits/main/", ["https://github.com/a/b/commits/main.atom"]),
        ("https://github.com/a/b/tree/fix/x", ["https://github.com/a/b/commits/fix/x.atom"]),
        ("https://github.com/python", ["https://github.com/python.atom"]),
        ("https://github.com/a/b/issues/1", []),
        ("https://github.com/a/b/commits/main.atom", []),
        ("https://github.com/features", []),
        (
            "https://news.google.com/topics/CAAqB?hl=en-US&gl=US&ceid=US%3Aen",
            ["https://news.google.com/rss/topics/CAAqB?hl=en-US&gl=US&ceid=US%3Aen"],
        ),
        ("https://news.google.com/search?q=wto", ["https://news.google.com/rss/search?q=wto"]),
        ("https://news.google.com/home?hl=ko", ["https://news.google.com/rss?hl=ko"]),
        ("https://news.google.com/?hl=ko&gl=KR", ["https://news.google.com/rss?hl=ko&gl=KR"]),
        ("https://news.google.com/topstories?hl=ko", ["https://news.google.com/rss?hl=ko"]),
        ("https://news.google.com/u/1/search?q=wto", ["https://news.google.com/rss/search?q=wto"]),
        ("https://news.google.com/publications/CAAqB?hl=de", ["https://news.google.com/rss/publications/CAAqB?hl=de"]),
        ("https://news.google.com/rss/search?q=wto", []),
        ("https://news.google.com/articles/CBMi", []),
        (
            "https://www.bing.com/news/search?q=eu+mercosur&cc=de",
            ["https://www.bing.com/news/search?q=eu%20mercosur&format=rss"],
        ),
        ("https://www.bing.com/news/search?q=wto&format=rss", []),
        ("https://www.bing.com/search?q=wto", []),
        ("https://notgithub.com/a/b", []),
        ("ftp://github.com/a/b", []),
        ("https://[", []),
    ],
)
def test_pages_of_services_lead_to_their_feeds(pasted: str, feeds: list[str]) -> None:
    """Channels, playlists, subreddits, people, repositories, topics, searches; what is a feed already is left alone."""
    assert [place.url for place in known_places(pasted)] == feeds


@pytest.mark.parametrize(
    "page",
    [
        f'<meta itemprop="identifier" content="{CHANNEL}">',
        f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">',
        f'{{"externalId":"{CHANNEL}"}}',
    ],
)
def test_a_handle_of_youtube_is_found_by_the_channel_in_its_page(page: str) -> None:
    """Whichever way the page tells it; other sites may write what they like."""
    assert places_in_page("https://www.youtube.com/@wto", page) == (f"{VIDEOS}?channel_id={CHANNEL}",)
    assert places_in_page("https://news.example/@wto", page) == ()


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        (" wto.org/rss ", "https://wto.org/rss"),
        ("feed://wto.org/rss", "https://wto.org/rss"),
        ("feed:https://wto.org/rss", "https://wto.org/rss"),
        ("<http://wto.org>", "http://wto.org"),
        ("wto.org:8080/rss", "https://wto.org:8080/rss"),
        ("한국.kr:8080", "https://한국.kr:8080"),
        ("ftp://wto.org", "ftp://wto.org"),
        ("mailto:a@wto.org", "mailto:a@wto.org"),
        ("no address", "no address"),
    ],
)
def test_addresses_are_taken_as_people_write_them(pasted: str, address: str) -> None:
    """Without a scheme, in angle brackets, as a feed: address."""
    assert written_address(pasted) == address


def test_usual_places_are_near_the_page_and_at_the_top() -> None:
    """A section may have a feed of its own; a file has none below it."""
    assert usual_places("https://news.example/world/?x=1#y")[:2] == (
        "https://news.example/world/feed",
        "https://news.example/feed",
    )
    assert usual_places("https://news.example/index.html")[0] == "https://news.example/feed"


@given(st.text(max_size=60), st.sampled_from(["https://github.com/", "https://www.youtube.com/", "reddit.com/r/", ""]))
def test_any_text_has_places_or_none(text: str, before: str) -> None:
    """Nothing raises."""
    url = written_address(before + text)
    assert all(place.url.startswith("https://") for place in known_places(url))
    usual_places(url)
