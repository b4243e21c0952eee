"""Which addresses lead to the same page."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.articles.links import canonical_url, identity, keeps_its_page, publisher_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Example.COM:80/A/b#top", "http://example.com/A/b"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com:8443/a?b=2&a=1&utm_source=x&UTM_Medium=y&fbclid=z", "https://example.com:8443/a?a=1&b=2"),
        ("https://example.com/?id=7&ref=home", "https://example.com/?id=7&ref=home"),
        ("https://example.com/?12345", "https://example.com/?12345"),
        ("https://example.com/%7Euser/a%2Fb?q=%20", "https://example.com/~user/a%2Fb?q=%20"),
        ("https://example.com/뉴스", "https://example.com/%EB%89%B4%EC%8A%A4"),
        ("https://BÜCHER.example./x", "https://xn--bcher-kva.example/x"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ("http://[broken", "http://[broken"),
        ("", ""),
    ],
)
def test_what_does_not_change_the_page_is_left_out(url: str, canonical: str) -> None:
    """Case, default ports, fragments and tracking go; everything else stays as it is."""
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "other",
    [
        "http://example.com/news/deal", "https://www.example.com/news/deal/", "https://m.example.com/news/deal",
        "https://amp.example.com/news/deal", "https://example.com/news/deal/amp", "https://example.com/news/deal/amp/",
        "https://example.com/news/deal?amp=1", "https://example.com/news/deal?outputType=amp&utm_campaign=x#comments",
        "https://EXAMPLE.com:443/news/deal/index.html", "https://example.com/news/deal.amp", "https://www.m.example.com/news/deal",
    ],
)  # fmt: skip
def test_a_page_is_stored_once_however_it_is_written(other: str) -> None:
    """http and https, www and mobile hosts, AMP forms and slashes are one page."""
    assert identity(other) == identity("https://example.com/news/deal")


@pytest.mark.parametrize(
    "other",
    ["https://example.com/news/deal2", "https://example.com/news/deal?id=2", "https://example.org/news/deal",
     "https://example.com:8443/news/deal", "https://news.example.com/news/deal", "https://example.com/News/deal"],
)  # fmt: skip
def test_different_pages_stay_apart(other: str) -> None:
    """Another path, parameter, host or port is another page."""
    assert identity(other) != identity("https://example.com/news/deal")


def test_a_short_domain_keeps_its_name() -> None:
    """m.com and amp.dev are names, not mobile forms of a name."""
    assert identity("https://m.com/x") == "https://m.com/x"
    assert identity("https://amp.dev/") == "https://amp.dev"


URLS = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "HTTPS", "ftp"]),
    st.sampled_from(
        ["www.Example.com", "example.com:443", "m.amp.example.com", "한국.kr", "[::1]", "a b", "", "exa%mple"]
    ),
    st.text(alphabet="/ab.amp%2F&?= é index.html", max_size=20),
    st.text(alphabet="?&=utm_xamp1%+é;", max_size=20),
    st.sampled_from(["", "#x"]),
)


@example("http://www.example.com ?")
@example("http://www.example.com? &")
@given(URLS | st.text(max_size=40))
def test_both_are_idempotent(url: str) -> None:
    """Doing it twice changes nothing, and nothing raises."""
    assert canonical_url(canonical_url(url)) == canonical_url(url)
    assert identity(identity(url)) == identity(url)
    assert identity(canonical_url(url)) == identity(url)


@pytest.mark.parametrize(
    ("link", "page"),
    [
        (
            "https://news.google.com/rss/articles/CBMiHmh0dHBzOi8vd2lyZS5leGFtcGxlL3BhY3QtY29k0gEA?oc=5",
            "https://wire.example/pact-cod",
        ),
        ("https://www.google.com/url?rct=j&url=https://wire.example/a%3Fid%3D1&ct=ga", "https://wire.example/a?id=1"),
        ("http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fwire.example%2fa", "https://wire.example/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwire.example%2Fa&h=x", "https://wire.example/a"),
        ("https://www.google.co.kr/url?q=https://wire.example/a&sa=U", "https://wire.example/a"),
        ("https://www.bing.com/ck/a?!&&p=1f&u=a1aHR0cHM6Ly93aXJlLmV4YW1wbGUvYQ&ntb=1", "https://wire.example/a"),
        ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fwire.example%2Fa&rut=0", "https://wire.example/a"),
        ("https://out.reddit.com/t3_x?url=https%3A%2F%2Fwire.example%2Fa&token=x", "https://wire.example/a"),
        (
            "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwire.example%2Fa&data=05%7C02",
            "https://wire.example/a",
        ),
        (
            "https://r.search.yahoo.com/_ylt=A/RV=2/RE=17/RO=10/RU=https%3a%2f%2fwire.example%2fa%3fid%3d1/RK=2/RS=x-",
            "https://wire.example/a?id=1",
        ),
        ("https://www.google.com/amp/s/wire.example/a/?id=1", "https://wire.example/a/?id=1"),
        ("https://wire-example.cdn.ampproject.org/c/s/wire.example/a", "https://wire.example/a"),
        ("https://wire-example.cdn.ampproject.org/v/wire.example/a", "http://wire.example/a"),
        (
            "https://www.google.com/url?url=https%3A%2F%2Fwww.bing.com%2Fnews%2Fapiclick.aspx%3Furl%3Dhttps%253A%252F%252Fwire.example%252Fa",
            "https://wire.example/a",
        ),
        ("https://www.msn.com/en-us/news/world/pact/ar-AA1abc", None),
        ("https://www.google.com/amp/s/", None),
        ("https://www.google.com/url?url=https://www.google.com/url?q=", "https://www.google.com/url?q="),
        ("https://news.google.com/rss/articles/CBMiWkFVX3lxTE5hYmNkZWZnaA?oc=5", None),
        ("https://www.google.com/url?url=javascript:alert(1)", None),
        ("https://wire.example/url?url=https://other.example/", None),
    ],
)
def test_links_of_aggregators_lead_to_the_publisher(link: str, page: str | None) -> None:
    """Where the link carries the address; an address that is none, and links of others, stay as they are."""
    assert publisher_url(link) == (page or link)
    assert identity(link) == identity(page or link)


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://news.google.com/rss/articles/CBMiWkFVX3lxTE5hYmNkZWZnaA?oc=5", True),
        ("https://news.google.com/read/CBMiWkFVX3lxTE5hYmNkZWZnaA?hl=en", True),
        ("https://news.google.com/rss/articles/CBMiHmh0dHBzOi8vd2lyZS5leGFtcGxlL3BhY3QtY29k0gEA?oc=5", False),
        ("https://news.google.com/rss/search?q=pact", False),
        ("https://wire.example/rss/articles/CBMiWkFVX3lxTE5hYmNkZWZnaA", False),
        ("no address", False),
    ],
)
def test_links_that_keep_their_page_are_told(link: str, kept: bool) -> None:
    """Those of Google News since 2024; older ones carry it, its other pages are no links to articles."""
    assert keeps_its_page(link) is kept


CARRIERS = st.builds(
    "https://{}{}{}?{}={}".format,
    st.sampled_from(["www.google.com/url", "google.co.uk/amp/s/", "x.cdn.ampproject.org/c/s/", "www.bing.com/ck/a"]),
    st.sampled_from(["", "/RU=", "https://"]),
    st.text(alphabet="/:?&=%.a1[]@#s é\\", max_size=20),
    st.sampled_from(["url", "q", "u"]),
    st.sampled_from(["", "https://", "a1", "https://w.example/"]).flatmap(
        lambda head: st.text(max_size=20).map(head.__add__)
    ),
)


@given(CARRIERS)
def test_what_is_carried_is_an_address_or_the_link_stays(link: str) -> None:
    """Whatever is in it: nothing raises, and what was found carries nothing further."""
    found = publisher_url(link)
    assert found == link or found.startswith(("http://", "https://"))
    assert publisher_url(found) == found
