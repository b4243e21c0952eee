"""Telegram HTML by construction: escaping, clipping, links, and joining blocks up to the limits."""

from __future__ import annotations

from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.render.html import (
    MAX_ENTITIES,
    MAX_UNITS,
    bold,
    clip,
    italic,
    join,
    line,
    link,
    linkable,
    pack,
    quotation,
    rich,
    utf16,
    with_fragment,
)
from tests.telegram_oracle import parse_html


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_text_never_becomes_markup(title: str, text: str) -> None:
    """What Telegram shows of any text is the text, and only what was formatted on purpose is formatted."""
    message = bold("T" + title) + " " + text + "."
    shown = parse_html(message.html)
    assert "".join(shown.text.split()) == "".join(message.plain.split())
    assert utf16(shown.text) <= message.units
    assert [entity for entity in shown.entities if entity[0] in {"Italic", "Code", "TextUrl"}] == []


def test_only_four_characters_are_escaped() -> None:
    """Telegram knows four named entities; the rest of HTML's would stay as they are written."""
    assert rich("a & b < c > d \" e ' f").html == "a &amp; b &lt; c &gt; d &quot; e ' f"


def test_what_turns_text_round_is_dropped() -> None:
    """Control characters, direction overrides and lone surrogates are gone, tabs are blanks, emoji stay whole."""
    assert rich("a\u202eb\x00c\td\ud800e👩‍👩‍👧").plain == "abc de👩‍👩‍👧"


@given(st.text(), st.integers(2, 50))
def test_clipping_keeps_to_units(text: str, units: int) -> None:
    """A clipped text is never longer than asked for, counted as Telegram counts."""
    assert utf16(clip(text, units)) <= units


def test_clipping_ends_at_words_and_keeps_families_whole() -> None:
    """An ellipsis stands after a whole word, and never within a joined emoji or before an accent."""
    assert clip("Canada and Indonesia signed", 24) == "Canada and Indonesia…"
    assert clip("ab👩‍👩‍👧", 6) == "ab…"
    assert clip("abce\u0301f", 5) == "abc…"
    assert line("  a\n\n b ", 10) == "a b"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "ftp://a.example/x",
        "//a.example/x",
        "https://localhost/x",
        "https://",
        "https://a.example:99999/",
        "https://user:secret@a.example/",
        "https://a.example/a b",
        'https://a.example/"',
        "https://a.example/\u202e",
        "https://a.example/" + "x" * 1000,
        "http://[::1",
    ],
)
def test_an_address_that_telegram_would_not_link_is_text(url: str) -> None:
    """The label stays, without a link."""
    assert not linkable(url)
    assert link("label", url) == rich("label")


@pytest.mark.parametrize(
    "url", ["https://a.example/x?y=1&z=<", "http://127.0.0.1:8080/articles/one", "https://한국.kr/기사"]
)
def test_telegram_links_what_we_link(url: str) -> None:
    """An http(s) address with a host reaches the reader; one with a character that cannot stand in it is text."""
    shown = parse_html(link("label", url).html)
    assert [entity[0] for entity in shown.entities] == (["TextUrl"] if linkable(url) else [])


@pytest.mark.parametrize(
    ("url", "quote", "pointed"),
    [
        (
            "https://a.example/x",
            "A short-ish quote, & more",
            "https://a.example/x#:~:text=A%20short%2Dish%20quote%2C%20%26%20more",
        ),
        ("https://a.example/x#top", "Short", "https://a.example/x#top:~:text=Short"),
        (
            "https://a.example/x",
            "This sentence is rather longer than sixty characters, so its ends stand for it.",
            "https://a.example/x#:~:text=This%20sentence%20is%20rather%20longer%20than,characters%2C%20so%20its%20ends%20stand%20for%20it.",
        ),
        (
            "https://a.example/x",
            "Donaudampfschifffahrtsgesellschaft unterzeichnet Abkommen mit Energieversorgungsunternehmen.",
            "https://a.example/x#:~:text=Donaudampfschifffahrtsgesellschaft,mit%20Energieversorgungsunternehmen.",
        ),
        ("https://a.example/x", "", "https://a.example/x"),
    ],
)
def test_a_fragment_points_at_the_quote(url: str, quote: str, pointed: str) -> None:
    """Short quotes whole, long ones by whole words at their ends; what is syntax in a fragment is encoded."""
    assert with_fragment(url, quote) == pointed


@pytest.mark.parametrize(
    ("quote", "first", "last"),
    [
        ("Done.\n\nThe two sides signed a contract, it said.\n\nNo more.", "Done.", "No more."),
        ("Both agreed on Monday.\n It was\tsigned.", "Both agreed on Monday.", "It was signed."),
        (
            "Talks between the two countries began today in Oslo.\n\nTheir ministers hope for a treaty by the spring.",
            "Talks between the two countries",
            "hope for a treaty by the spring.",
        ),
    ],
)
def test_no_end_of_a_fragment_goes_over_that_of_a_paragraph(quote: str, first: str, last: str) -> None:
    """Browsers look for either within one block of the page."""
    assert unquote(with_fragment("https://a.example/", quote).partition("text=")[2]) == f"{first},{last}"


@pytest.mark.parametrize(
    ("quote", "first", "last"),
    [
        (
            "東邦精機は30日、デンマークの会社の全株式をファンドから取得する契約を結び、買収は審査を経て、年度内に完了する見込みだと説明した。",
            "東邦精機は30日、デンマークの会社の全株式を",
            "年度内に完了する見込みだと説明した。",
        ),
        (
            "東邦精機はデンマークの会社の全株式をファンドから取得する契約を結んだと発表し買収は当局の審査を経て完了すると説明した。",
            "東邦精機はデンマークの会社の全株式を",
            "当局の審査を経て完了すると説明した。",
        ),
    ],
)
def test_a_fragment_of_unspaced_script_ends_where_a_word_does(quote: str, first: str, last: str) -> None:
    """Japanese has no blanks, and browsers match whole words: clauses and particles end them."""
    assert unquote(with_fragment("https://a.example/", quote).partition("text=")[2]) == f"{first},{last}"


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 1500), st.booleans()), max_size=30))
def test_blocks_are_packed_whole_and_in_order(sizes: list[tuple[int, bool]]) -> None:
    """Every block is whole in one message, in order, and no two neighbours would have fitted into one."""
    blocks = [bold("x" * size) if strong else italic("字" * size) for size, strong in sizes]
    messages = pack(blocks)
    assert all(message.fits for message in messages)
    assert join(messages, "\n\n").html == join(blocks, "\n\n").html
    for first, second in pairwise(messages):
        assert first.units + second.units + 2 > MAX_UNITS or len((first + second).html.encode()) > 20_000


def test_entities_are_counted() -> None:
    """A message of very many links is split by their number, not by its length."""
    messages = pack([bold("x")] * 250)
    assert len(messages) == 3
    assert all(message.entities <= MAX_ENTITIES for message in messages)


def test_a_block_that_is_no_message_is_a_defect() -> None:
    """Nothing is cut: a block beyond the limit is refused."""
    with pytest.raises(ValueError, match="no message"):
        pack([rich("x" * 5000)])


def test_formatting_nothing_is_nothing() -> None:
    """Empty tags are never written."""
    assert not bold("")
    assert not quotation("", expandable=True)
    assert not link("", "https://a.example/")
    assert join(["", bold(""), "a"]).html == "a"
