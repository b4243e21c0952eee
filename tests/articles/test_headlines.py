"""A headline finds the page of its publisher that has the same title, or none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.articles.headlines import Missed, Titles, folded, headline_identity, same_publisher, site_of, weight

SITE = "https://www.wire.example"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TITLE = "Norland and Sudland sign fisheries pact after two years of talks"
LONG = f"{TITLE} in the northern sea, both sides say in Port Harbour"
SHORT = "Morning briefing"


@dataclass(frozen=True)
class Page:
    """A page as its publisher lists it."""

    title: str = TITLE
    url: str = "https://www.wire.example/pact"
    published_at: datetime | None = NOON
    publication: str = ""


def found(headline: str, *pages: Page, publisher: str | None = "The Wire") -> str | Missed:
    """The address that a headline of noon leads to, or why to none."""
    page = Titles(pages, SITE).find(headline, publisher, NOON)
    return page if isinstance(page, Missed) else page.url


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        (TITLE, TITLE),
        (TITLE, TITLE.upper()),
        (TITLE, f"  {TITLE.replace(' ', '  ')}\n"),
        (TITLE, f"{TITLE} | The Wire"),
        (TITLE, f"{TITLE} – The Wire"),
        (TITLE, f"{TITLE} - wire.example"),
        (f"{TITLE} - The Wire", TITLE),
        (f"{TITLE} - The Wire", f"{TITLE} | www.wire.example"),
        ('Minister: "We sign the fisheries pact" — at last', "Minister: “We sign the fisheries pact” - at last"),
        ("'We sign', says Norland's minister of fisheries", "‘We sign’, says Norland’s minister of fisheries"),
        ("Norland's exports grow 1,500 tonnes… and more", "Norland's exports grow 1,500 tonnes... and more"),
        ("노르해운, 동해조선에 2만6,000DWT 운반선 3척 발주", "노르해운,동해조선에 2만6,000DWT 운반선 3척 발주"),
        ("日本とノルランド、水産協定に署名　２年の交渉を経て", "日本とノルランド、水産協定に署名 2年の交渉を経て"),
        (
            "Un accord sur la pêche côtière à l’été",
            "Un accord sur la pe\u0302che co\u0302tie\u0300re a\u0300 l'e\u0301te\u0301",
        ),
    ],
)
def test_the_same_words_are_the_same_title(headline: str, title: str) -> None:
    """Whatever case, quotes, dashes, spaces, forms of characters and the publisher's name at the end."""
    assert found(headline, Page(title), Page("Another title", url=f"{SITE}/b")) == Page().url


@pytest.mark.parametrize(
    ("headline", "title", "taken"),
    [
        (LONG, f"{LONG[:75]}…", True),
        (LONG, f"{LONG[:75]} ...", True),
        (f"{LONG[:75]}…", LONG, True),
        (f"{LONG[:75]}…", f"{LONG[:80]}…", True),
        (f"{LONG[:80]} …", f"{LONG[:75]} …", True),
        (f"{LONG} - The Wire", f"{LONG[:75]}…", True),
        (LONG, f"{LONG[:50]}…", False),
        (f"{LONG[:50]}…", LONG, False),
        (f"{LONG[:75]}x…", LONG, False),
        (LONG, LONG[:75], False),
    ],
)
def test_a_title_cut_off_is_a_long_part_of_the_whole(headline: str, title: str, *, taken: bool) -> None:
    """Sixty letters have to be the same, and the title has to say that it is cut off."""
    assert found(headline, Page(title)) == (Page().url if taken else Missed.UNKNOWN)
    if taken:  # what follows may be another thing the next day
        assert found(headline, Page(title, published_at=NOON - timedelta(hours=13))) is Missed.OTHER_DAY


@pytest.mark.parametrize(
    "title",
    [
        TITLE[:-1],
        f"{TITLE} again",
        f"Opinion: {TITLE}",
        f"{TITLE} - analysis",
        f"{TITLE} | The Other Wire",
        TITLE.replace("fisheries", "forestry"),
        TITLE.replace("two", "ten"),
        "…",
        "",
        "...The Wire",
        "Norland and Sudland …",
    ],
)
def test_other_words_are_another_title(title: str) -> None:
    """However like it is: a page of another title is never taken."""
    assert found(TITLE, Page(title)) is Missed.UNKNOWN


def test_figures_keep_their_points() -> None:
    """1.5 % is not 15 %, nor a dollar a euro, while points and commas between words do not count."""
    grow = "Exports of Norland grow by {}, its ministry of trade says on Monday"
    assert found(grow.format("1.5 %"), Page(grow.format("15 %"))) is Missed.UNKNOWN
    assert found(grow.format("$15 bn"), Page(grow.format("€15 bn"))) is Missed.UNKNOWN
    assert folded("U.S., at 3:30: 1.5") == "usat3:301.5"


def test_two_pages_of_one_title_are_none() -> None:
    """Unless they are one page, written in two ways; also where their dates differ."""
    one = Page()
    assert found(TITLE, one, replace(one, url="https://m.wire.example/pact/?utm_source=x#top")) == one.url
    assert found(TITLE, one, replace(one, url="https://www.wire.example/pact-2")) is Missed.SEVERAL
    other_day = replace(one, url="https://www.wire.example/pact-2", published_at=NOON - timedelta(days=40))
    assert found(TITLE, one, other_day) is Missed.SEVERAL
    named = replace(one, title=f"{TITLE} | The Wire", url="https://www.wire.example/pact-2")
    assert found(TITLE, one, named) is Missed.SEVERAL
    cut = f"{TITLE} in the northern sea, both sides say …"
    longer = [Page(f"{cut[:-1]}{end}", f"{SITE}/{end}") for end in ("today", "yesterday")]
    assert found(cut, *longer) is Missed.SEVERAL


@pytest.mark.parametrize(
    ("title", "hours", "taken"),
    [
        (TITLE, 71, True),
        (TITLE, -71, True),
        (TITLE, 73, False),
        (SHORT, 11, True),
        (SHORT, 13, False),
        (SHORT, -24, False),
    ],
)
def test_a_page_of_another_day_is_not_taken(title: str, hours: int, taken: bool) -> None:
    """Three days apart at most, half a day for a title that says little: it is used again tomorrow."""
    page = Page(title, published_at=NOON + timedelta(hours=hours))
    assert found(title, page) == (page.url if taken else Missed.OTHER_DAY)


def test_a_page_without_date_is_not_taken() -> None:
    """Nobody knows of which day it is."""
    assert found(TITLE, Page(published_at=None)) is Missed.OTHER_DAY


def test_pages_of_other_sites_are_not_taken() -> None:
    """A list speaks for its own site alone."""
    assert found(TITLE, Page(url="https://evil.example/pact")) is Missed.UNKNOWN
    assert found(TITLE, Page(url="https://wire.example.evil.example/pact")) is Missed.UNKNOWN
    assert found(TITLE, Page(url="javascript:alert(1)")) is Missed.UNKNOWN


@pytest.mark.parametrize(
    ("link", "site", "same"),
    [
        ("https://www.example.com/a", "https://example.com", True),
        ("http://news.example.com/a", "https://markets.example.com/x", True),
        ("https://tw.stock.example.com.tw", "https://tw.news.example.com.tw", True),
        ("https://a.example.co.uk/", "https://b.example.co.uk/", True),
        ("https://one.co.uk/", "https://two.co.uk/", False),
        ("https://one.go.kr/", "https://two.go.kr/", False),
        ("https://one.blogspot.com/", "https://two.blogspot.com/", False),
        ("https://example.com.evil.org/", "https://example.com/", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
        ("http://127.0.0.1:8001/a", "http://127.0.0.1:8001/", True),
        ("http://localhost:8001/a", "http://localhost:8001/", True),
        ("http://intranet/", "http://intranet/x", True),
        ("https://münchen.example.de/", "https://xn--mnchen-3ya.example.de/", True),
        ("ftp://example.com/", "https://example.com/", False),
        ("", "", False),
        ("http://[", "http://[", False),
    ],
)
def test_a_publisher_has_its_registrable_domain(link: str, site: str, same: bool) -> None:
    """By the public suffix list; of one's own network a host and port."""
    assert same_publisher(link, site) is same


def test_a_headline_is_known_again_by_publisher_words_and_day() -> None:
    """Whatever Google's link is today; another day's is another one."""
    one = headline_identity(SITE, TITLE, NOON)
    assert one == headline_identity("http://wire.example/", TITLE.upper(), NOON + timedelta(hours=5))
    others = [("https://other.example", TITLE, NOON), (SITE, SHORT, NOON), (SITE, TITLE, NOON + timedelta(days=1))]
    assert one not in [headline_identity(*each) for each in others]
    assert headline_identity(SITE, TITLE, None).startswith("headline:wire.example/")


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
NOISE = st.sampled_from(["", " ", "\u00a0", "\u200b", "'", "“", "»", " - ", "!", "?", ", "])


@given(WORDS, st.lists(NOISE, min_size=1, max_size=5))
def test_what_does_not_count_changes_nothing(title: str, noise: list[str]) -> None:
    """Punctuation, quotes and white space between letters; and folding what is folded."""
    assume(not any(char.isdigit() or unicodedata.combining(char) for char in unicodedata.normalize("NFKC", title)))
    spread = "".join(char + noise[at % len(noise)] for at, char in enumerate(unicodedata.normalize("NFC", title)))
    assume(folded(spread) and unicodedata.is_normalized("NFKC", title.casefold()))
    assert folded(spread) == folded(title)
    assert folded(folded(title)) == folded(title)


@given(WORDS, WORDS)
def test_only_a_title_of_the_same_words_is_taken(headline: str, title: str) -> None:
    """Never one that folds to something else, but for a name that the publisher has and for a title cut off."""
    page = Page(title)
    if found(headline, page) == page.url:
        one, other = folded(headline), folded(title)
        names = {folded(name) for name in ("The Wire", "wire.example", "www.wire.example", "wire")}
        ends = {one.removeprefix(other), other.removeprefix(one)} - {one, other}
        assert one == other or ends & names or (weight(min(one, other, key=len)) >= 60)


@given(WORDS)
def test_any_title_is_found_by_itself(title: str) -> None:
    """Whatever it is made of, if it has letters and is not cut off."""
    assume(folded(title) and not title.strip().endswith(("…", "...")))
    page = Page(title)
    assert found(title, page) == page.url


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_not(text: str) -> None:
    """Nothing is raised for what is no address."""
    assert isinstance(site_of(f"https://{text}"), str)
    assert site_of(text) == "" or text.startswith(("http://", "https://"))
