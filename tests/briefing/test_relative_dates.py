"""A headline or summary may say "tomorrow" or "next week" where the article does, or dates what is then."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.briefing.proof.relative_dates import strange_relative_date
from bot.briefing.proof.wording import problem
from bot.briefing.text.folding import words
from bot.briefing.text.passages import Passages
from bot.model import ArticleText

WEDNESDAY = datetime(2026, 3, 4, tzinfo=UTC)


def strange(told: str, text: str, published: datetime | None = WEDNESDAY) -> str | None:
    """What `told` says from today without the article."""
    return strange_relative_date(words(told), Passages(ArticleText("a1", "Norvik Rail", text, published)))


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("Norvik Rail will sign tomorrow.", "tomorrow"),
        ("Norvik Rail signs next week.", "next week"),
        ("Norvik Rail signed last financial year.", "last financial year"),
        ("Norvik Rail firmará la próxima semana.", "proxima semana"),
        ("Norvik Rail firma mañana.", "manana"),
        ("Norvik Rail signera demain.", "demain"),
        ("Norvik Rail unterschreibt nächste Woche.", "nachste woche"),
        ("Norvik Rail은 내년에 서명한다.", "내년"),
        ("Norvik Railは来月署名する。", "来月"),
    ],
)
def test_a_date_from_today_that_the_article_has_not_is_told(told: str, word: str) -> None:
    """In each of the six languages; the reason names it."""
    article = ArticleText("a1", "Norvik Rail", "Norvik Rail will sign a contract with Sweden.", WEDNESDAY)
    assert strange(told, article.text) == word
    assert word in (problem(told, Passages(article), frozenset({"norvik", "rail"})) or "")


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("They will sign tomorrow.", "The signing is on Thursday."),
        ("They will sign tomorrow.", "The signing is on March 5."),
        ("They will sign tomorrow.", "They will sign the next day."),
        ("They signed yesterday.", "They signed on Tuesday."),
        ("They will sign next week.", "They will meet on Monday."),
        ("They will sign next week.", "They will meet on 12 March."),
        ("They signed last week.", "They signed on Friday."),
        ("They will sign next month.", "They will sign in April."),
        ("They signed last month.", "2월 25일 서명했다."),
        ("They will sign next year.", "They will sign in 2027."),
        ("Sales rose against last year.", "Sales rose from a year earlier."),
        ("They will sign next week.", "Firmarán la semana que viene."),
        ("La mañana del lunes firmaron.", "They signed on Monday."),
        ("Sie unterschrieben am Morgen.", "They signed."),
        ("They will sign the next day.", "They will sign."),
    ],
)
def test_a_date_from_today_that_the_article_dates_is_honest(told: str, text: str) -> None:
    """Its weekday, day, month or year, seen from the day of the article, or the same in other words or languages."""
    assert strange(told, text) is None


def test_what_a_weekday_means_depends_on_the_day_of_the_article() -> None:
    """On a Wednesday "on Friday" is neither tomorrow nor next week; of an undated article nobody knows."""
    assert strange("They will sign tomorrow.", "They will sign on Friday.") == "tomorrow"
    assert strange("They will sign next week.", "They will sign on Friday.") == "next week"
    assert strange("They will sign tomorrow.", "They will sign on Thursday.", None) == "tomorrow"
