"""A headline or summary counts what the article counts, in its letters, and accuses nobody whom it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.briefing.proof.claims import plain
from bot.briefing.proof.counted import strange_number
from bot.briefing.proof.grave import strange_matter
from bot.briefing.proof.wording import problem
from bot.briefing.text.folding import words
from bot.briefing.text.passages import Passages
from bot.model import ArticleText
from tests.briefing.drafts import ARTICLE

KNOWN = frozenset({"norvik", "rail", "sweden"})
STEEL = ArticleText(
    "s",
    "Japan ships steel",
    "Japan exported 300 million tonnes of steel worth $72 billion. Some 500 companies asked for tariffs of 5 percent, "
    "or 3 to 7 percent for a 30-percent quota. The plant costs 20 million, in dollars.",
    language="en",
)
STAHL = ArticleText(
    "d",
    "Siemens verhandelt mit Ägypten",
    "Siemens will 40 Züge für 3 Milliarden Euro an Ägypten liefern und 30 Prozent davon in Kairo bauen.",
    language="de",
)
KOREAN = ArticleText(
    "k", "한국과 칠레 계약", "한국은 칠레와 리튬 3만 톤 공급 계약을 맺었다. 계약액은 5억 달러다.", language="ko"
)


@pytest.mark.parametrize(
    ("article", "told"),
    [
        (ARTICLE, "Norvik Rail to deliver 40% of night trains"),
        (ARTICLE, "Norvik Rail delivers night trains for €40"),
        (ARTICLE, "Norvik Rail delivers 1.2 billion night trains"),
        (STEEL, "Japan exported steel worth 300 million dollars"),
        (STEEL, "Japan exported 72 billion tonnes of steel"),
        (STEEL, "Some 5 companies asked for tariffs"),
        (STEEL, "Some 300 million companies asked for tariffs"),
        (STEEL, "Japan asked for tariffs of 500 percent"),
        (STAHL, "Siemens will 3 Milliarden Züge an Ägypten liefern"),
        (STAHL, "Siemens will für 40 Euro Züge an Ägypten liefern"),
        (KOREAN, "한국은 칠레와 리튬 5억 톤 공급 계약을 맺었다"),
        (KOREAN, "한국은 칠레와 리튬 공급 3만 달러 계약을 맺었다"),
    ],
)
def test_a_number_counts_what_it_counts_in_the_article(article: ArticleText, told: str) -> None:
    """Money is no count, a share is no money, and trains are no tonnes."""
    assert "the article counts something else" in str(problem(told, Passages(article), KNOWN))


@pytest.mark.parametrize(
    ("article", "told"),
    [
        (ARTICLE, "Norvik Rail delivers night trains for 1.2 billion euros"),
        (ARTICLE, "Norvik Rail signed a contract worth 1.2 billion with Sweden"),
        (ARTICLE, "Norvik Rail signed a contract for 40 trains with Sweden"),
        (STEEL, "Japan exported 300 million tons of steel"),
        (STEEL, "Japan exported steel for 72 billion dollars"),
        (STEEL, "Companies asked for tariffs of 3 percent"),
        (STEEL, "Companies asked for a quota of 30%"),
        (STEEL, "The plant of Japan costs $20 million"),
        (STAHL, "Siemens will Ägypten 40 Züge für drei Milliarden Euro liefern"),
        (KOREAN, "한국, 칠레와 5억 달러 리튬 3만 톤 공급 계약을 맺었다"),
    ],
)
def test_the_same_number_in_other_words_stands(article: ArticleText, told: str) -> None:
    """With a sign or a word for the currency, a range's share, a unit spelt otherwise."""
    assert problem(told, Passages(article), KNOWN) is None


@pytest.mark.parametrize(
    ("told", "stranger"),
    [
        ("Норвик signed a contract with Sweden's transport agency", "Норвик"),
        ("Nоrvik Rail signed a contract with Sweden's agency", "Nоrvik"),
        ("Norvik Rail signed a contract with Sweden's transport agency 王毅", "王毅"),
        ("Norvik\ufffd Rail signed a contract with Sweden's agency", r"the sign \ufffd"),
        ("Norvik Rail signed a contract with Sweden's agency 🚀", r"the sign \U0001f680"),
    ],
)
def test_letters_and_signs_are_those_of_the_article(told: str, stranger: str) -> None:
    """Names in a script that it has not, letters that only look alike, spoilt characters, pictures."""
    assert problem(told, Passages(ARTICLE), KNOWN) == f"{stranger} is not in the article"
    other = replace(ARTICLE, text=f"{ARTICLE.text} Норвик, Nоrvik, 王毅, \ufffd, 🚀.")
    assert problem(told, Passages(other), KNOWN) is None


def test_a_translation_is_written_in_the_letters_of_its_language() -> None:
    """Korean where it is Korean; elsewhere only what the original has in it."""
    at = Passages(ARTICLE)
    told = "Norvik Rail, 스웨덴과 야간열차 계약"
    assert problem(told, at, KNOWN | {"스웨덴"}, translated=True, language="ko") is None
    assert (
        problem("Norvik Rail liefert 王毅", at, KNOWN, translated=True, language="de") == "王毅 is not in the article"
    )


def test_signs_that_nobody_sees_are_left_out() -> None:
    """They part words for a search, and for nobody who reads."""
    assert plain("Nor\u200bvik\u00ad Rail\ufeff", 90) == "Norvik Rail"


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ("Norvik Rail bribed Sweden's transport agency", "corruption"),
        ("Norvik Rail attacks Sweden's transport agency", "Krieg"),
        ("Norvik Rail accuses Sweden's transport agency", "critics"),
        ("Norvik Rail soborna a la agencia de Sweden", "sobornos"),
        ("Norvik Rail besticht Sweden", "Bestechung"),
        ("Norvik Rail est en faillite", "insolvent"),
        ("Norvik Rail, Sweden에 뇌물", "bribes"),
        ("Norvik Rail、Sweden に賠償", "reparations"),
    ],
)
def test_grave_words_stand_where_the_article_speaks_of_it(told: str, same: str) -> None:
    """In whatever language it does: a translation says the same in another."""
    assert strange_matter(words(told), Passages(ARTICLE), None) is not None
    assert problem(told, Passages(ARTICLE), KNOWN) is not None
    assert strange_matter(words(told), Passages(replace(ARTICLE, text=f"{ARTICLE.text} {same}")), None) is None


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Siemens war im Mai in Kairo", "de"),
        ("Japan liefert Stahl und Drohnen, dies ist an Sweden gerichtet", "de"),
        ("Der Prozess dient dem Kampf gegen den Klimawandel", "de"),
        ("The gas-fired plant meets the objectives and the demand by the deadline, as a pillar of it", "en"),
        ("La demanda de energía y la producción de condensado", "es"),
        ("Norvik Rail poursuit ses négociations et lutte contre le changement climatique", "fr"),
        ("구속력 없는 양해각서", "ko"),
        ("法的拘束力のない覚書", "ja"),
    ],
)
def test_what_is_only_spelled_alike_is_not_grave(told: str, language: str) -> None:
    """In German "war" is was, and steel is no theft."""
    assert strange_matter(words(told), Passages(ARTICLE), language) is None


def test_a_german_article_that_says_was_tells_of_no_war() -> None:
    """Its "war" lets nobody speak of one."""
    article = replace(STAHL, text=f"{STAHL.text} Das war am Montag.")
    assert strange_matter(words("Siemens führt Krieg"), Passages(article), "de") == "krieg"


@pytest.mark.parametrize(
    ("told", "language"),
    [("Kriegsschiffe und ein Gericht", "de"), ("navires de guerre", "fr"), ("중재 요청", "ko")],
)
def test_a_translation_may_have_the_grave_word_of_its_language(told: str, language: str) -> None:
    """Warships, courts and mediators are called so elsewhere."""
    article = replace(ARTICLE, text=f"{ARTICLE.text} Warships, a court, mediated.")
    assert strange_matter(words(told), Passages(article), language) is None


@pytest.mark.parametrize(
    ("there", "told", "language"),
    [
        ("20 aircraft", "20 jets", "en"),
        ("20 planes", "20 aviones", "es"),
        ("20 aircraft", "항공기 20대", "ko"),
        ("500 jobs", "500 workers", "en"),
        ("30 turbines", "30 Windkraftanlagen", "de"),
        ("a fee of 10 pct", "a fee of 10%", "en"),
    ],
)
def test_things_go_by_many_names(there: str, told: str, language: str) -> None:
    """Each language counts them in its own words."""
    at = Passages(ArticleText("t", "Norvik Rail", f"Norvik Rail has {there}.", language="en"))
    assert strange_number(told, at, language) is None


@pytest.mark.parametrize("word", ["warns", "warehouse", "Warschau", "killer", "licencia", "tauschen", "accusative"])
def test_a_word_that_begins_alike_is_not_always_grave(word: str) -> None:
    """Nobody wages war who warns."""
    grave = {"killer", "accusative"}
    assert (strange_matter(words(f"Norvik Rail {word}"), Passages(ARTICLE), None) is None) is (word not in grave)
