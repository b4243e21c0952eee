"""Which addresses lead to the same page."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.articles.links import canonical_url, identity


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
