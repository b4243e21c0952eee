"""Korean and Japanese words of agreements that are part of other words, have other objects, or tell the occasion."""

from __future__ import annotations

import pytest

from bot.briefing.offline import draft_briefing
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import tags
from bot.model import ArticleText

_TELLING = ("kind", "loose", "may", "status", "weak", "hint")


def _told(text: str, language: str) -> list[str]:
    """What the words of agreements of a sentence are."""
    line = Line(text, 1, 1, flat(text))
    return [text[t.start : t.end] for t in tags(line, language) if t.what in _TELLING]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("문제의 인물이 나타났다.", "ko"),
        ("규제를 완화해야 한다고 말했다.", "ko"),
        ("매년 행해지는 축제다.", "ko"),
        ("GS의 금융자회사는 서울에 있다.", "ko"),
        ("사고는 몇 수주 만에 잊혔다.", "ko"),
        ("부산의 가입자가 늘었다.", "ko"),
        ("이라크에서 미군 철수 시기가 논란이다.", "ko"),
        ("이란은 우라늄 농축을 중단해야 한다.", "ko"),
        ("국무부 차관보는 22일 서울에 왔다.", "ko"),
        ("장관은 회담에서 이렇게 말했다.", "ko"),
        ("選手の離婚に合意したという。", "ja"),
        ("回線契約者が増えている。", "ja"),
        ("アナログ放送が終了した。", "ja"),
        ("部隊の撤退が始まった。", "ja"),
    ],
)
def test_words_that_tell_of_nothing(text: str, language: str) -> None:
    """No word of an agreement is read in another word, or where it has an object that nobody agrees on."""
    assert _told(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("한국은 대화를 제의했다.", "ko", "제의"),
        ("두 나라는 화해했다.", "ko", "화해"),
        ("일본은 계약해지를 통보했다.", "ko", "해지"),
        ("한국은 차관 3억 달러를 제공한다.", "ko", "차관"),
        ("양국은 협상을 중단했다.", "ko", "중단"),
        ("両国は交渉を中断した。", "ja", "中断"),
        ("二社は提携を解消した。", "ja", "解消"),
    ],
)
def test_words_that_are_meant(text: str, language: str, word: str) -> None:
    """The same words tell of an agreement where they stand by themselves."""
    assert any(word in told for told in _told(text, language))


def test_heads_of_states_are_no_companies() -> None:
    """Who has an office of a state behind his name is no party, nor where only his name comes again."""
    text = (
        "카림 나세르 시리아 대통령은 12일 레바논과 대사관을 열기로 합의했다고 밝혔다. "
        "나세르는 양국이 협력 협정에 서명할 것이라고 말했다."
    )
    drafted = draft_briefing(ArticleText("", "레바논·시리아, 대사관 개설 합의", text, language="ko"))
    assert {party.name for party in drafted.parties} == {"Syria", "Lebanon"}
