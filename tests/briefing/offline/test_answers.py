"""Questions are answered from the article alone, with its own sentences."""

from __future__ import annotations

import pytest

from bot.briefing.offline import OfflineAnalyst
from bot.model import Agreement, Answer, Fact, Figure
from tests.briefing.offline.stories import brief, story

TEXT = (
    "Peru and Morocco signed a trade agreement in Geneva on Monday. It covers 95 percent of goods, worth $2.5 billion. "
    "Peru wants the deal because its fishing fleet needs new ports. The ministers will meet again on 9 June."
)


async def ask(question: str, text: str = TEXT, language: str = "en") -> Answer:
    """What the offline analyst answers."""
    return await OfflineAnalyst().answer(question, brief(text, language=language), story(text, language=language))


def named(fact: Fact) -> str:
    """A fact by what tells it from others."""
    if isinstance(fact, Agreement):
        return fact.status
    return f"{fact.value} {fact.unit}" if isinstance(fact, Figure) else fact.name


@pytest.mark.parametrize(
    ("question", "said", "quoted"),
    [
        ("Who signed it?", "Peru; Morocco", "signed a trade agreement"),
        ("¿Quiénes firmaron?", "Peru", "signed a trade agreement"),
        ("Qui a signé ?", "Peru", "signed a trade agreement"),
        ("Wer hat unterzeichnet?", "Peru", "signed a trade agreement"),
        ("누가 서명했나요?", "Peru", "signed a trade agreement"),
        ("誰が署名しましたか", "Peru", "signed a trade agreement"),
        ("How much is it worth?", "2500000000.0 USD", "$2.5 billion"),
        ("¿Cuánto vale?", "2500000000.0 USD", "$2.5 billion"),
        ("얼마인가요?", "2500000000.0 USD", "$2.5 billion"),
        ("When do the ministers meet?", "9 June", "9 June"),
        ("What is the status?", "signed", "signed a trade agreement"),
        ("Why does Peru want it?", "because", "because its fishing fleet"),
        ("Where was it signed?", "Geneva", "Geneva"),
        ("What about the fishing fleet?", "fishing fleet", "fishing fleet"),
    ],
)
async def test_what_is_asked(question: str, said: str, quoted: str) -> None:
    """Who, how much, when, how far, why and where are answered in six languages, with proof."""
    answer = await ask(question)
    assert said in " ".join((answer.text, "; ".join(map(named, answer.facts))))
    assert any(quoted in quote for quote in answer.quotes)
    assert all(quote in TEXT for quote in answer.quotes)


@pytest.mark.parametrize(
    ("question", "text", "language"),
    [
        ("What about Brazil?", "The article does not say.", "en"),
        ("What did the dentists decide?", "The article does not say.", "en"),
        ("¿Qué dice de Brasil?", "El artículo no lo dice.", "es"),
        ("Was sagt Brasilien?", "Der Artikel sagt dazu nichts.", "de"),
        ("브라질은 무엇을 했나요?", "기사에는 그 내용이 없습니다.", "ko"),
        ("", "The article does not say.", "en"),
        ("???", "The article does not say.", "en"),
    ],
)
async def test_what_the_article_does_not_say(question: str, text: str, language: str) -> None:
    """Where nothing matches, the answer says so and has no quotes."""
    assert await ask(question) == Answer(text, (), "offline", language=language)


@pytest.mark.parametrize("question", ["who " * 50_000, "(" * 100_000, "가" * 100_000, "a" * 100_000, "\x00\ud800 who"])
async def test_long_and_hostile_questions(question: str) -> None:
    """A question of any length is read, its beginning."""
    answer = await ask(question)
    assert len(answer.text) <= 1_000
