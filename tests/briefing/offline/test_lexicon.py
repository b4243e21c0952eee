"""Lexicons that read the same texts find the same, however threads come upon them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.briefing.offline.lines import lexicon
from bot.briefing.offline.lines.lexicon import Lexicon


def values(words: Lexicon[int], text: str) -> list[int]:
    """What the lexicon finds in a text in small letters."""
    return [hit.value for hit in words.find(text, text)]


def test_a_lexicon_that_joins_while_another_reads_misses_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a thread found out before the other lexicon was there is not kept for it."""
    one = Lexicon([("protocol", 1)], group="joining")
    joined: list[Lexicon[int]] = []
    by_next = lexicon._by_next

    def joins(word: str, each: list[Any]) -> Any:
        if not joined:
            joined.append(Lexicon([("protocol", 2)], group="joining"))
        return by_next(word, each)

    monkeypatch.setattr(lexicon, "_by_next", joins)
    assert values(one, "a protocol") == [1]
    assert values(joined[0], "a protocol") == [2]
    assert values(one, "a protocol") == [1]


def test_a_lexicon_that_two_threads_build_reads_once() -> None:
    """Its twin has its number, so that texts are not read for both."""
    one, twin, other = (Lexicon([("protocol", n)], group="twins") for n in (1, 1, 2))
    assert one._number == twin._number != other._number
    assert [values(each, "a protocol") for each in (one, twin, other)] == [[1], [1], [2]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("accord", ["accord"]),
        ("accord on ham", ["accord on ham"]),
        ("accord on hats", ["accord on"]),
        ("accord of", ["accord"]),
        ("accord only", ["accord"]),
        ("조약", ["조약"]),
        ("조약을 맺었다", ["조약을 맺"]),
        ("조약을 어겼다", ["조약을"]),
        ("조약의", ["조약"]),
        ("새 조약을 맺", ["조약을 맺"]),
    ],
)
def test_the_longest_entry_wins_however_far_others_go_on_alike(text: str, found: list[str]) -> None:
    """Entries are told apart by what follows their first word; those that end before it differs are not lost."""
    entries = ["accord", "accord on", "accord on ham", "accord on hay", "조약", "조약을", "조약을 맺", "조약을 깨"]
    words = Lexicon([(entry, entry) for entry in entries], group="alike")
    assert [hit.value for hit in words.find(text, text)] == found
