"""Sitemaps as publishers write them, and as nobody should."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.bodies import BodyDamaged, BodyTooBig
from bot.feeds.sitemaps import MAX_BYTES, MAX_LINKS, MAX_PAGES, ListedPage, SitemapLink, likely_news, read_sitemap

URL = "https://wire.example/news-sitemap.xml"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
PACT = ListedPage("https://wire.example/pact", "Norland & Sudland sign pact", NOW, "The Wire")
OPEN = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {}>'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def page(title: str = "Norland &amp; Sudland sign pact", loc: str = "https://wire.example/pact") -> str:
    """A page as Google documents it."""
    return (
        f"<url><loc>{loc}</loc><news:news><news:publication><news:name>The Wire</news:name><news:language>en"
        "</news:language></news:publication><news:publication_date>2026-11-26T12:00:00Z</news:publication_date>"
        f"<news:title>{title}</news:title></news:news></url>"
    )


def listed(body: str | bytes) -> tuple[ListedPage, ...]:
    """The pages in a sitemap."""
    return read_sitemap(body.encode() if isinstance(body, str) else body, url=URL).pages


@pytest.mark.parametrize(
    "body",
    [
        OPEN.format(NEWS) + page() + "</urlset>",
        # A comment and a style sheet before the root, other namespaces, a picture with a title of its own.
        '<?xml version="1.0"?><!-- made by hand --><?xml-stylesheet href="/s.xsl"?>'
        f'<urlset {NEWS} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        + page().replace("</url>", "<image:image><image:title>A picture</image:title></image:image></url>"),
        OPEN.format(NEWS.replace("http:", "https:")) + page() + "</urlset>",
        OPEN.format("") + page() + "</urlset>",  # a prefix that nothing declares
        OPEN.format(NEWS.replace(":news=", ":n=")) + page().replace("news:", "n:") + "</urlset>",
        OPEN.format(NEWS) + page("<![CDATA[ Norland & Sudland sign pact ]]>") + "</urlset>",
        OPEN.format(NEWS) + page("Norland &amp;amp; Sudland sign pact") + "</urlset>",
        OPEN.format(NEWS) + page("Norland & Sudland\n  sign pact") + "</urlset>",  # not even XML
        OPEN.format(NEWS) + page("Norland &amp; &lt;i&gt;Sudland&lt;/i&gt; sign&nbsp;pact") + "</urlset>",
        OPEN.format(NEWS) + page(loc="<![CDATA[\n https://wire.example/pact ]]>") + "</urlset>",
        OPEN.format(NEWS) + page(loc="/pact") + page("", "/x") + page("No page", "") + page("Mail", "mailto:a@b"),
        OPEN.format(NEWS) + "<url><loc>https://wire.example/about</loc></url>" + page() + "</urlset>",
        gzip.compress((OPEN.format(NEWS) + page() + "</urlset>").encode()),
        (OPEN.format(NEWS) + page() + "</urlset>").replace("UTF-8", "UTF-16").encode("utf-16"),
    ],
)
def test_the_pages_of_a_news_sitemap_are_read(body: str | bytes) -> None:
    """Whatever form namespaces, titles, addresses and the file have; pages without a title are left out."""
    assert listed(body) == (PACT,)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-11-26T21:00:00+09:00", NOW),
        ("2026-11-26", datetime(2026, 11, 26, tzinfo=UTC)),
        ("2026-11-26T12:00Z", NOW),
        ("26 Nov 2026 12:00", NOW),
        ("soon", None),
    ],
)
def test_dates_are_read_in_the_forms_that_occur(date: str, expected: datetime | None) -> None:
    """What is no date is none."""
    (found,) = listed(OPEN.format(NEWS) + page().replace("2026-11-26T12:00:00Z", date))
    assert found.published_at == expected


def test_an_index_names_sitemaps() -> None:
    """With the time of their last change where it is told; what is no web address is left out."""
    body = (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://wire.example/a.xml</loc>"
        "<lastmod>2026-11-26T12:00:00Z</lastmod></sitemap><sitemap><loc>/b.xml?a=1&amp;b=2</loc></sitemap>"
        "<sitemap><loc>ftp://wire.example/c.xml</loc></sitemap><sitemap/></sitemapindex>"
    )
    assert read_sitemap(body.encode(), url=URL).sitemaps == (
        SitemapLink("https://wire.example/a.xml", NOW),
        SitemapLink("https://wire.example/b.xml?a=1&b=2"),
    )


def test_a_feed_is_a_sitemap_too() -> None:
    """The sitemap protocol takes RSS and Atom."""
    body = (
        "<rss version='2.0'><channel><title>The Wire</title><item><title>Norland &amp; Sudland sign pact</title>"
        "<link>/pact</link><pubDate>Thu, 26 Nov 2026 12:00:00 GMT</pubDate></item></channel></rss>"
    )
    assert listed(body) == (replace(PACT, publication=""),)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b"https://wire.example/pact\n",
        b"{}",
        b"\x00\xff",
        b"<urlset",
        b"<rss>",
    ],
)
def test_what_is_no_sitemap_holds_nothing(body: bytes) -> None:
    """Pages that say "not found" with a status of 200, lists of bare addresses, noise."""
    assert read_sitemap(body, url=URL) == read_sitemap(b"", url=URL)


def test_limits_hold() -> None:
    """Of pages and sitemaps as many as are read; what unpacks to more than the limit is not."""
    assert len(listed(OPEN.format(NEWS) + "".join(page(f"T {n}", f"/{n}") for n in range(MAX_PAGES + 9)))) == MAX_PAGES
    index = "<sitemapindex>" + "<sitemap><loc>/a</loc></sitemap>" * (MAX_LINKS + 9)
    assert len(read_sitemap(index.encode(), url=URL).sitemaps) == MAX_LINKS
    with pytest.raises(BodyTooBig):
        listed(gzip.compress(b"<urlset>" + bytes(MAX_BYTES)))
    with pytest.raises(BodyDamaged):
        listed(gzip.compress(b"<urlset></urlset>")[:-9])


BOMB = '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "BOOM"><!ENTITY b "{}">{}]>'


@pytest.mark.parametrize(
    "head",
    [
        BOMB.format("&a;" * 50, ""),
        BOMB.format("&a;", '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;'),
        '<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_never_expanded(head: str) -> None:
    """Nested and external ones stay words."""
    (found,) = listed(head + OPEN.format(NEWS).partition("?>")[2] + page("x" + "&b;" * 300) + "</urlset>")
    assert found.title.startswith("x&b;&b;")


def test_hostile_sitemaps_are_read_in_time() -> None:
    """A megabyte of stray and nested markup does not take hours, as it would by the square of its length."""
    for piece in (
        "<",
        "&",
        "<![CDATA[",
        "<url>",
        "<news:news>",
        "<loc>",
        "]]>",
        "<!--",
        "<url><loc>/</loc>",
        "<urlset ",
    ):
        assert not listed(f"<urlset>{piece * (1_000_000 // len(piece))}")


PIECES = ["<urlset>", "<sitemapindex>", "<url>", "</url>", "<loc>", "</loc>", "https://[", "/x", "<news:news>", "&a;"]
PIECES += [
    "<news:title>",
    "</news:title>",
    "<![CDATA[",
    "]]>",
    "<sitemap>",
    "<lastmod>",
    "9999-99-99",
    "\x00",
    "é",
    "<rss>",
]


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(lambda some: "".join(some).encode())
)
def test_any_bytes_are_a_sitemap_or_not(body: bytes) -> None:
    """Nothing is raised but for what cannot be unpacked; what comes out is absolute and has words."""
    try:
        found = read_sitemap(body, url=URL)
    except (BodyTooBig, BodyDamaged):
        return
    assert all(each.url.startswith(("http://", "https://")) and each.title for each in found.pages)
    assert all(each.url.startswith(("http://", "https://")) for each in found.sitemaps)


@pytest.mark.parametrize(
    ("name", "news"),
    [
        ("/news-sitemap.xml", True),
        ("/sitemap_news.xml.gz", True),
        ("/GoogleNewsSitemap.xml", True),
        ("/sitemaps/gnews/index.xml", True),
        ("/arc/outboundfeeds/news-sitemap-index/?outputType=xml", True),
        ("/arc/outboundfeeds/news-sitemap/?outputType=xml&from=2000", True),
        ("/sitemap-noticias.xml", True),
        ("/sitemap/2026/11/news.xml", True),
        ("/sitemap/files/articles-48hrs.xml", True),
        ("/static/map_news.xml", True),
        ("/sitemap.xml", False),
        ("/sitemap_index.xml", False),
        ("/sitemap-2026-11.xml", False),
        ("/sitemap-20261124.xml", False),
        ("/tagesschau/sitemap.xml", False),
        ("/sitemap-2026-03.xml", None),
        ("/news/sitemap-2019.xml", None),
        ("/sitemap.xml?yyyy=2015&mm=10", None),
        ("/news-archive.xml", None),
        ("/sitemap-video.xml", None),
        ("/videositemap.xml", None),
        ("/post_tag-sitemap.xml", None),
        ("/category-sitemap2.xml", None),
        ("/newsletters-sitemap.xml", None),
        ("/author-sitemap.xml", None),
        ("/page-sitemap.xml", None),
    ],
)
def test_sitemaps_are_chosen_by_their_names(name: str, *, news: bool | None) -> None:
    """News first, then what may hold it; not those of pictures, sections and former times."""
    found = likely_news([SitemapLink(f"https://newsroom.example{name}")], NOW)
    assert [each for each, _ in found] == ([] if news is None else [news])


def test_what_changed_last_comes_first_and_what_did_not_change_for_days_not_at_all() -> None:
    """News by its name stands before both."""
    links = [
        SitemapLink("https://wire.example/a.xml", datetime(2026, 11, 25, tzinfo=UTC)),
        SitemapLink("https://wire.example/b.xml", datetime(2026, 11, 26, tzinfo=UTC)),
        SitemapLink("https://wire.example/c.xml", datetime(2026, 11, 1, tzinfo=UTC)),
        SitemapLink("https://wire.example/news.xml", datetime(2026, 11, 24, tzinfo=UTC)),
    ]
    found = [(news, link.url.removeprefix("https://wire.example/")) for news, link in likely_news(links, NOW)]
    assert found == [(True, "news.xml"), (False, "b.xml"), (False, "a.xml")]
