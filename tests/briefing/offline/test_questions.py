"""Questions as readers ask them: short, in their own words and language, about what an article tells and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.briefing.offline.answers.answering import answer_question
from bot.briefing.offline.answers.questions import read_question
from bot.model import Answer
from tests.briefing.offline.stories import brief, story

ENGLISH = (
    "Chile and Kenya signed a free trade agreement in Nairobi on Tuesday. "
    "It scraps duties on copper, salmon, wine and tea within seven years. "
    "Nairobi pays half of the 12 million dollar cost of a joint customs laboratory. "
    "Kenyan tea growers welcomed the text, while Chile's farm union rejected it as a gift to importers. "
    "Sugar is left out. "
    "Kenya's parliament is expected to vote on it in May, and it takes effect on 1 July. "
    "A loan of $80 million for the port of Lamu is still being negotiated with Denmark's Nordbank. "
    "Its term is 20 years."
)
ENGLISH_TITLE = "Chile and Kenya open markets for copper and tea"
SPANISH = (
    "Chile y Kenia firmaron el martes en Nairobi un acuerdo de libre comercio. "
    "El texto elimina los aranceles al cobre, el salmón y el vino en siete años. "
    "El Congreso chileno debe aprobarlo todavía. "
    "Entrará en vigor el 1 de julio. "
    "Los agricultores chilenos rechazaron el pacto."
)
FRENCH = (
    "Le Chili et le Kenya ont signé mardi à Nairobi un accord de libre-échange. "
    "Il supprime les droits de douane sur le cuivre, le saumon et le vin. "
    "Le parlement kényan doit encore l'approuver. "
    "Il entrera en vigueur le 1er juillet. "
    "Le laboratoire commun coûtera 12 millions d'euros, à la charge de Nairobi."
)
GERMAN = (
    "Chile und Kenia haben am Dienstag in Nairobi ein Freihandelsabkommen unterzeichnet. "
    "Die Zölle auf Kupfer, Lachs und Wein entfallen. "
    "Das Parlament in Nairobi muss noch zustimmen. "
    "In Kraft tritt das Abkommen am 1. Juli. "
    "Der Bauernverband lehnt es ab."
)
KOREAN = (
    "칠레와 케냐가 3일 나이로비에서 자유무역협정에 서명했다. "
    "구리와 연어, 포도주 관세를 7년에 걸쳐 없앤다. "
    "케냐 의회의 비준은 아직 남아 있다. "
    "협정은 7월 1일 발효된다. "
    "칠레 농민단체는 협정에 반대했다."
)
JAPANESE = (
    "チリとケニアは3日、ナイロビで自由貿易協定に署名した。"
    "銅やサケ、ワインの関税を7年かけて撤廃する。"
    "ケニア議会の承認はまだ得ていない。"
    "協定は7月1日に発効する。"
    "チリの農業団体は協定に反対している。"
)
TEXTS = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH, "de": GERMAN, "ko": KOREAN, "ja": JAPANESE}


def ask(question: str, language: str) -> Answer:
    """What is answered from the article in `language`."""
    title = ENGLISH_TITLE if language == "en" else ""
    text = TEXTS[language]
    return answer_question(question, brief(text, title, language), story(text, title, language), summarizer="offline")


TOLD = [
    ("en", "Which products does it cover?", "copper, salmon, wine and tea"),
    ("en", "what about tariffs", "scraps duties"),
    ("en", "When does it take effect?", "1 July"),
    ("en", "when will it be in force", "1 July"),
    ("en", "Has parliament approved it?", "expected to vote"),
    ("en", "who pays for the lab?", "Nairobi pays half"),
    ("en", "How much does the laboratory cost?", "12 million dollar"),
    ("en", "who is against it?", "rejected it"),
    ("en", "Who supports it?", "welcomed the text"),
    ("en", "what do farmers say", "tea growers"),
    ("en", "Is sugar included?", "Sugar is left out"),
    ("en", "is the loan agreed?", "still being negotiated"),
    ("en", "How long is the loan?", "20 years"),
    ("en", "Where was it signed?", "in Nairobi"),
    ("en", "¿Cuándo entra en vigor?", "1 July"),
    ("en", "Quels produits ?", "copper, salmon"),
    ("en", "Hat das Parlament zugestimmt?", "expected to vote"),
    ("en", "대출 규모는 얼마인가요?", "$80 million"),
    ("en", "誰が反対していますか", "rejected it"),
    ("es", "¿Qué productos abarca?", "cobre, el salmón"),
    ("es", "¿Cuándo entra en vigor?", "1 de julio"),
    ("es", "¿Ya lo aprobó el parlamento?", "debe aprobarlo"),
    ("es", "¿Quién está en contra?", "rechazaron"),
    ("es", "What about tariffs?", "aranceles"),
    ("fr", "Quels produits ?", "le cuivre, le saumon"),
    ("fr", "Le parlement a-t-il approuvé ?", "doit encore l'approuver"),
    ("fr", "Qui paie ?", "à la charge de Nairobi"),
    ("fr", "Combien coûte le laboratoire ?", "12 millions"),
    ("fr", "C'est en vigueur quand ?", "1er juillet"),
    ("de", "Welche Produkte?", "Kupfer, Lachs und Wein"),
    ("de", "wann tritt es in Kraft?", "1. Juli"),
    ("de", "Hat das Parlament zugestimmt?", "muss noch zustimmen"),
    ("de", "Wer ist dagegen?", "lehnt es ab"),
    ("de", "Und die Zölle?", "entfallen"),
    ("ko", "어떤 품목인가요?", "연어"),
    ("ko", "언제 발효되나요?", "7월 1일"),
    ("ko", "의회가 비준했나요?", "아직 남아"),
    ("ko", "누가 반대하나요?", "농민단체"),
    ("ko", "When does it take effect?", "7월 1일"),
    ("ja", "どの品目ですか", "サケ"),
    ("ja", "いつ発効しますか", "7月1日"),
    ("ja", "議会は承認しましたか", "まだ得ていない"),
    ("ja", "誰が反対していますか", "反対している"),
]


@pytest.mark.parametrize(("language", "question", "quoted"), TOLD)
def test_the_sentence_that_answers_is_quoted(language: str, question: str, quoted: str) -> None:
    """By the reader's words or others for the same thing, in the article's language or another, word for word."""
    answer = ask(question, language)
    assert quoted in " ".join(answer.quotes)
    assert all(quote in TEXTS[language] or quote == ENGLISH_TITLE for quote in answer.quotes)


NOT_TOLD = [
    ("en", "How many jobs will it create?"),
    ("en", "What is the interest rate?"),
    ("en", "Does it cover coffee?"),
    ("en", "Who is the director?"),
    ("en", "When do the deliveries start?"),
    ("es", "¿Cuántos empleos crea?"),
    ("es", "¿Qué dicen los sindicatos?"),
    ("fr", "Que disent les syndicats ?"),
    ("de", "Wie hoch ist der Zinssatz?"),
    ("de", "Was sagt die Gewerkschaft?"),
    ("ko", "금리는 얼마인가요?"),
    ("ja", "雇用は何人ですか"),
    ("ja", "How many ships?"),
]


@pytest.mark.parametrize(("language", "question"), NOT_TOLD)
def test_nothing_is_answered_beside_the_question(language: str, question: str) -> None:
    """A sentence that has a date or a number, but of something else, is no answer."""
    assert ask(question, language).quotes == ()


def test_the_headline_may_be_the_answer() -> None:
    """What the headline alone tells is answered from it."""
    text = "The two governments signed the papers on Tuesday. They will meet again in May."
    title = "Chile and Kenya scrap duties on copper, salmon and tea"
    article, briefed = story(text, title), brief(text, title)
    assert answer_question("Which products does it cover?", briefed, article, summarizer="offline").quotes == (title,)


def test_a_price_that_is_kept_quiet_is_told() -> None:
    """How much was paid is answered by the sentence that says that it stays secret."""
    text = "Acme Corp of Canada bought Zenith Ltd of Norway. The price stays secret. Zenith has 40 plants."
    answer = answer_question("How much did Acme pay?", brief(text), story(text), summarizer="offline")
    assert answer.quotes == ("The price stays secret.",)


@pytest.mark.parametrize(
    ("question", "language", "topic"),
    [
        ("¿Ya está firmado?", "es", "status"),
        ("Laufzeit?", "de", "how_much"),
        ("What happened to the share price?", "en", "status"),
        ("Woher kommt das Geld?", "de", "what"),
        ("Und die EU?", "de", "what"),
    ],
)
def test_what_a_short_question_asks(question: str, language: str, topic: str) -> None:
    """The language and the topic of a question of a few words."""
    asked = read_question(question, "en")
    assert (asked.language, [part.topic for part in asked.parts]) == (language, [topic])


def test_what_has_to_come_first_is_told_where_no_day_is() -> None:
    """When it takes effect is not told: but that parliaments have still to approve it; and so it is not final."""
    text = (
        "Chile and Kenya signed a trade agreement in Nairobi on Tuesday. It lowers tariffs on copper. "
        "Fresh fruit must be cleared within a day. Both parliaments must still approve it."
    )
    for question in ("When does it take effect?", "Is it final?"):
        answer = answer_question(question, brief(text), story(text), summarizer="offline")
        assert "Both parliaments must still approve it." in answer.quotes


def test_an_article_of_nothing_is_asked() -> None:
    """An article without a sentence says nothing."""
    empty = replace(story("."), title="", text="")
    answer = answer_question("Why did it fail in Kenya?", brief(ENGLISH), empty, summarizer="offline")
    assert answer.quotes == ()
    assert answer_question("Why did it fail?", brief(ENGLISH), empty, summarizer="offline").quotes == ()
