"""Callback data: what is packed is read again, what is not ours is None."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.buttons import Ask, Callback, More, Open, Page, PageKind, Proof, Subscribe, unpack

ids = st.integers(1, 10**18 - 1)
codes = st.sampled_from(["", "ai", "critical-minerals", "intellectual-property"])
pages = st.one_of(
    st.builds(Page, st.just(PageKind.LATEST), st.just(""), st.integers(1, 10), st.integers(0, 10**18 - 1)),
    st.builds(Page, st.just(PageKind.SECTOR), codes.filter(bool), st.integers(1, 10), st.integers(0, 10**9)),
    st.builds(
        Page, st.just(PageKind.WORDS), st.text(min_size=1).filter(str.strip), st.integers(1, 10), st.integers(0, 10**9)
    ),
)
callbacks: st.SearchStrategy[Callback] = st.one_of(
    st.builds(Open, ids),
    st.builds(Proof, ids),
    st.builds(Ask, ids),
    st.builds(More, codes),
    st.builds(Subscribe, codes),
)


@given(callbacks | pages.filter(lambda page: page.fits))
def test_what_is_packed_is_read_again(callback: Callback) -> None:
    """Every callback survives its way through a button, in at most 64 bytes."""
    data = callback.pack()
    assert 1 <= len(data.encode()) <= 64
    assert unpack(data) == callback


@given(st.one_of(st.none(), st.text(), st.from_regex(r"[oeamfp]:.*", fullmatch=True)))
def test_rubbish_is_none_or_something_sensible(data: str | None) -> None:
    """No data raises, and what is read from foreign data packs again to the same."""
    callback = unpack(data)
    if callback is not None:
        assert callback.pack() == data


@pytest.mark.parametrize(
    "data",
    ["", "o", "m", "f", "o:", "o:0", "o:-1", "o:٣", "o:1e3", "x:1", "o:1:2", "m:A B", "p:l:5:0", "p:l:0:0:",
     "p:l:11:0:", "p:l:5:0:x", "p:s:5:0:", "p:w:5:0: ", "p:q:5:0:", "o:" + "9" * 60],
)  # fmt: skip
def test_malformed_data_is_none(data: str) -> None:
    """Missing, foreign and out-of-range fields are refused one by one."""
    assert unpack(data) is None


def test_words_that_do_not_fit_are_told_apart() -> None:
    """A page of long words, counted in bytes, does not fit, and packing it says so."""
    assert Page(PageKind.WORDS, "반도체 협력", 5, 10**6).fits
    long = Page(PageKind.WORDS, "반도체 공급망 협력과 희토류 협정", 10, 10**15)
    assert not long.fits
    with pytest.raises(ValueError, match="64 bytes"):
        long.pack()
