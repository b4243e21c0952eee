"""Brackets, digits and Latin letters as wide as Japanese signs, as most Japanese newspapers write them."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest

from bot.briefing.offline.lines.text import narrow
from bot.model import Briefing
from tests.briefing.offline.stories import brief

STORIES = [
    "北進精工は4日、ノルドベア(デンマーク)と供給契約を結んだ。",
    "国際協力銀行(JBIC)は4日、チリ銅公社(コデルコ)に1.5億ドルを融資する契約を結んだ。",
    "漫画海外流通促進機構(CODA)は26日、ブラジル法務省と覚書を交わした。\n\nCODAはベトナム文化観光省に同様の覚書を提案した。",
    "JR北進とA&Bエナジーは4日、株式の30%を1,200億円で取得することで合意した。",
]


def wide(text: str) -> str:
    """`text` with the wide form of all that has one and is no white space or end of a sentence."""
    return re.sub(r"[()%&0-9A-Za-z]|(?<=\d)[.,](?=\d)", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def told(briefing: Briefing) -> tuple[object, ...]:
    """What a briefing tells, but for the width of its signs."""
    return (
        normalize("NFKC", briefing.headline),
        normalize("NFKC", briefing.summary),
        {(p.name, p.kind, p.role) for p in briefing.parties},
        [(a.kind, a.status, a.parties) for a in briefing.agreements],
        {s.code for s in briefing.sectors},
        {(f.value, f.unit) for f in briefing.figures},
    )


@pytest.mark.parametrize("text", STORIES)
def test_width_changes_nothing_that_is_told(text: str) -> None:
    """An article in wide signs has the briefing of the same article in narrow ones."""
    assert told(brief(wide(text), language="ja")) == told(brief(text, language="ja"))


@pytest.mark.parametrize("text", STORIES)
def test_quotes_keep_the_width_of_the_article(text: str) -> None:
    """Evidence is what the article has, letter for letter."""
    found = brief(wide(text), language="ja")
    quotes = {f.evidence.quote for facts in (found.parties, found.agreements, found.figures) for f in facts}
    assert quotes
    assert all(quote in wide(text) for quote in quotes)


def test_a_korean_short_form_in_wide_brackets() -> None:
    """ "세만（SEMAN）" is one name."""
    found = brief("대동기공은 4일 국영 정비업체 세만（SEMAN）과 협약을 체결했다.", language="ko")
    assert {p.name for p in found.parties} == {"대동기공", "세만"}


def test_only_what_stands_in_names_and_numbers_is_narrowed() -> None:
    """Ends of sentences and commas stay, and every sign keeps its place."""
    assert narrow("Ａ社（東京）は、２．５％増。！？，．～ カ") == "A社(東京)は、2.5%増。！？，．～ カ"
