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


KOREAN = "페루와 모로코가 3일 서울에서 무역협정에 서명했다. 내년 5월 발효된다."
JAPANESE = "ペルーとモロッコは3日、東京で貿易協定に署名した。来年5月に発効する。"
PARTS = [
    "Who are the parties and how much is it worth?",
    "Who signed it? How much is it worth?",
    "¿Quiénes son las partes y cuánto vale?",
    "Qui sont les parties et combien vaut l'accord ?",
    "Wer sind die Parteien und wie viel ist es wert?",
    "당사자는 누구이고 금액은 얼마인가요?",
    "당사자와 금액은?",
    "当事者は誰で、金額はいくらですか？",
    "当事者と金額は？",
]


@pytest.mark.parametrize("question", PARTS)
async def test_each_part_of_a_question_is_answered(question: str) -> None:
    """Two things that one question asks are told one after the other, each with proof, in its language."""
    who = await ask(question)
    assert {named(fact) for fact in who.facts} == {"Peru", "Morocco"}
    (worth,) = who.further
    assert [named(fact) for fact in worth.facts] == ["2500000000.0 USD"]
    assert "$2.5 billion" in worth.quotes[0]
    assert who.language == worth.language


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("When and where was it signed?", ["When:", "Where:"]),
        ("¿Cuándo y dónde se firmó?", ["Cuándo:", "Dónde:"]),
        ("Quand et où a-t-il été signé ?", ["Quand :", "Où :"]),
        ("Wann und wo wurde es unterzeichnet?", ["Wann:", "Wo:"]),
        ("언제 어디서 서명했나요?", ["시기:", "장소:"]),
        ("いつ、どこで署名しましたか", ["時期:", "場所:"]),
    ],
)
async def test_parts_that_sentences_answer_say_which_they_are(question: str, labels: list[str]) -> None:
    """The day and the town of the signing are told apart."""
    first = await ask(question)
    said = [answer.text for answer in (first, *first.further)]
    assert [text.startswith(label) for text, label in zip(said, labels, strict=True)] == [True, True]
    assert all("Geneva on Monday" in text for text in said)


async def test_a_part_that_the_article_does_not_say() -> None:
    """It is told beside the one that it says."""
    when = await ask("Where was it signed and when does it start?")
    assert "Geneva" in when.text
    assert [(a.text, a.quotes) for a in when.further] == [("When: The article does not say.", ())]


@pytest.mark.parametrize(
    ("question", "text", "language", "said"),
    [
        ("What was agreed?", TEXT, "en", "It covers 95 percent of goods"),
        ("What happens next?", TEXT, "en", "will meet again"),
        ("How far is it?", TEXT, "en", "signed"),
        (
            "¿Cuándo empieza?",
            "Perú y Marruecos firmaron un acuerdo comercial en Ginebra. Entrará en vigor el 1 de mayo.",
            "es",
            "1 de mayo",
        ),
        (
            "Quand commence-t-il ?",
            "Le Pérou et le Maroc ont signé un accord commercial à Genève. Il entrera en vigueur en mai 2027.",
            "fr",
            "mai 2027",
        ),
        (
            "Wo wurde es unterzeichnet?",
            "Peru und Marokko haben in Genf ein Handelsabkommen unterzeichnet. Es gilt ab Juni.",
            "de",
            "in Genf",
        ),
        (
            "어디서 서명했나요?",
            "페루와 모로코가 3일 서울에서 무역협정에 서명했다. 내년 5월 발효된다.",
            "ko",
            "서울에서",
        ),
        ("언제 시작하나요?", KOREAN, "ko", "내년 5월"),
        (
            "どこで署名しましたか",
            "ペルーとモロッコは3日、東京で貿易協定に署名した。来年5月に発効する。",
            "ja",
            "東京で",
        ),
        ("いつ始まりますか", JAPANESE, "ja", "来年5月"),
        (
            "How much did it cost?",
            "Acme Corp bought Zenith Ltd of Canada. The two did not disclose the price. Zenith has 40 plants.",
            "en",
            "did not disclose the price",
        ),
        ("How much is it worth?", "Peru and Morocco signed a pact on 40 percent of goods.", "en", "does not say"),
        ("When may it start?", "Peru and Morocco signed a pact. It may lower some tariffs.", "en", "does not say"),
    ],
)
async def test_plain_questions(question: str, text: str, language: str, said: str) -> None:
    """What was agreed, what comes next, when it starts, where it was signed; and no guess where it is not told."""
    answer = await ask(question, text, language)
    assert said in f"{answer.text} {' '.join(map(named, answer.facts))}"
