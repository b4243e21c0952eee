"""Words are found whatever their case, accents and endings, and not inside other words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.search import MOST_WORDS, contains, fold, needle, terms


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("New tariffs on steel", "tariff", True),
        ("New tariffs on steel", "STEEL Tariffs", True),
        ("New tariffs on steel", "steel copper", False),
        ("He said it again", "AI", False),
        ("An AI pact", "ai", True),
        ("Aid for Ukraine", "uk", False),
        ("Türkiye and Côte d'Ivoire", "turkiye cote", True),
        ("ÇELİK", "çelik", True),
        ("Straße", "STRASSE", True),
        ("한국과 일본이 반도체협정에 서명", "반도체", True),
        ("日本と韓国が協定に署名", "協定", True),
        ("Free-trade agreement", "free trade", True),
        ("100% of U.S. imports", "u.s.", True),
        ("A partnership", "ship", False),
        ("ＦＴＡ", "fta", True),
    ],
)
def test_words_are_found(text: str, words: str, found: bool) -> None:
    """All words must be there, each as a word or its beginning; scripts without spaces match anywhere."""
    assert contains(fold(text), terms(words)) is found


def test_spellings_of_a_keyword_are_one() -> None:
    """Case, spaces and punctuation make no second follow."""
    assert needle("  Hyundai-Motor ") == needle("hyundai motor")


def test_a_keyword_fits_an_index_and_a_search_a_condition() -> None:
    """However long the message was."""
    assert len(needle("x" * 4000)) <= 200
    assert len(terms(" ".join(f"word{n}" for n in range(2000)))) == MOST_WORDS


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_any_text_contains_its_own_words(text: str) -> None:
    """Folding is stable: what was typed is found in itself, as typed and as stored."""
    assert contains(fold(text), terms(text))
    assert contains(fold(text), terms(needle(text)))
    assert fold(fold(text)) == fold(text)
