"""Who buys, sells, lends or proposes, and to whom: a headline that turns it round is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.briefing.grounding import ground_answer
from bot.briefing.proof.directions import turned_round
from bot.briefing.text.folding import words
from bot.briefing.text.names import names_of
from bot.briefing.text.passages import Passages
from bot.briefing.translation import fits
from bot.model import ArticleText, BriefingText
from tests.briefing.drafts import draft, grounded, party

PARTIES = ("Norvik Rail", "Quexel")


def turned(told: str, text: str) -> bool:
    """Whether `told` turns round what `text` says of the two."""
    parties = [names_of(name, lambda _: ()) for name in PARTIES]
    return turned_round(words(told), Passages(ArticleText("a1", "News", text)), parties) is not None


@pytest.mark.parametrize(
    ("text", "honest", "wrong"),
    [
        ("Norvik Rail has agreed to buy Quexel.", "Quexel is to be bought by Norvik Rail", "Quexel buys Norvik Rail"),
        ("Norvik Rail, a maker of trains, bought 30% of Quexel.", "Norvik Rail acquires a third of Quexel",
         "Quexel to acquire a third of Norvik Rail"),
        ("Quexel was taken over by Norvik Rail.", "Norvik Rail's takeover of Quexel",
         "Norvik Rail was taken over by Quexel"),
        ("Norvik Rail sold 40 trains to Quexel.", "Quexel ordered 40 trains from Norvik Rail",
         "Quexel sold trains to Norvik Rail"),
        ("Quexel will borrow €2m from Norvik Rail.", "Norvik Rail lends Quexel €2m", "Quexel lends Norvik Rail €2m"),
        ("Norvik Rail awarded Quexel the contract.", "Quexel wins a contract from Norvik Rail",
         "Quexel awards Norvik Rail a contract"),
        ("Norvik Rail is suing Quexel.", "Norvik Rail sues Quexel", "Quexel sues Norvik Rail"),
        ("Norvik Rail is negotiating a contract to supply trains to Quexel.", "Norvik Rail may supply it to Quexel",
         "Quexel supplies trains to Norvik Rail"),
        ("Norvik Rail on Monday proposed opening talks with Quexel.", "Norvik Rail offers talks to Quexel",
         "Quexel proposes talks with Norvik Rail"),
        ("Norvik Rail imposed a fee on Quexel.", "Norvik Rail to impose a fee on Quexel",
         "Quexel imposes a fee on Norvik Rail"),
        ("Norvik Rail accused Quexel of delays.", "Norvik Rail accuses Quexel", "Quexel accuses Norvik Rail"),
        ("Norvik Rail propuso un plan a Quexel.", "Norvik Rail propone un plan a Quexel",
         "Quexel propone un plan a Norvik Rail"),
        ("Norvik Rail a proposé un plan à Quexel.", "Norvik Rail propose un plan à Quexel",
         "Quexel propose un plan à Norvik Rail"),
        ("Norvik Rail hat Quexel am Montag Gespräche vorgeschlagen.", "Norvik Rail schlägt Quexel Gespräche vor",
         "Quexel schlägt Norvik Rail Gespräche vor"),
        ("Norvik Rail은 4일 Quexel에 협상을 시작하자고 제안했다.", "Norvik Rail, Quexel에 협상 제안",
         "Quexel, Norvik Rail에 협상 제안"),
        ("Norvik Railは4日、Quexelに交渉開始を提案した。", "Norvik Rail、Quexelに交渉を提案",
         "Quexel、Norvik Railに交渉を提案"),
        ("Norvik Rail compró Quexel.", "Norvik Rail adquiere Quexel", "Norvik Rail fue comprada por Quexel"),
        ("Norvik Rail rachète Quexel pour 3 millions.", "Quexel est racheté par Norvik Rail",
         "Quexel rachète Norvik Rail"),
        ("Norvik Rail hat Quexel gekauft.", "Quexel wird von Norvik Rail übernommen", "Quexel kauft Norvik Rail"),
        ("Norvik Rail이 Quexel을 인수했다.", "Norvik Rail, Quexel을 인수", "Quexel, Norvik Rail을 인수"),
        ("Norvik Railは4日、Quexelを買収した。", "Norvik Rail、Quexelを買収", "Quexel、Norvik Railを買収"),
    ],
)  # fmt: skip
def test_roles_that_are_swapped_are_seen(text: str, honest: str, wrong: str) -> None:
    """In the active and the passive, of a purchase, a sale, a loan, a contract, an offer, in six languages."""
    assert turned(wrong, text)
    assert not turned(honest, text)
    assert not turned(text, text)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("Quexel buys Norvik Rail", "Norvik Rail and Quexel signed a contract."),
        ("Quexel buys Norvik Rail", "Norvik Rail buys Quexel. Quexel bought Norvik Rail's depot before."),
        ("Quexel buys trains as Norvik Rail sells depots", "Norvik Rail buys Quexel."),
        ("Peru buys Chile", "Norvik Rail buys Quexel."),
    ],
)
def test_what_the_article_does_not_say_the_other_way_round_is_left(told: str, text: str) -> None:
    """Nothing is refused for what nobody can read."""
    assert not turned(told, text)


def test_headlines_answers_and_translations_that_turn_it_round_do_not_stand() -> None:
    """The article's words stand in, and the reason is told."""
    article = ArticleText(
        "a1", "Purchase in the north", "Norvik Rail buys Quexel, both said. They agreed on it.", language="en"
    )
    claims = draft(
        headline="Quexel buys Norvik Rail",
        summary="Norvik Rail buys Quexel.",
        parties=[party(name, article.text[:23]) for name in PARTIES],
    )
    briefing = grounded(claims, article)
    assert {p.name for p in briefing.parties} == set(PARTIES)
    assert (briefing.headline, briefing.summary) == (article.title, "Norvik Rail buys Quexel.")
    assert any("the other side does what Quexel does" in d.reason for d in briefing.dropped)
    answer = {"answer": "Quexel buys Norvik Rail.", "quotes": ["Norvik Rail buys Quexel"]}
    assert ground_answer(answer, briefing, article, summarizer="openai") is None
    assert ground_answer(answer | {"answer": article.text[:24]}, briefing, article, summarizer="openai") is not None
    briefing = replace(briefing, headline="Norvik Rail buys Quexel")
    assert fits(BriefingText("Norvik Rail kauft Quexel", "Quexel kauft Norvik Rail.", "de"), briefing, lambda _: ())
    assert not fits(BriefingText("Norvik Rail kauft Quexel", "Norvik Rail kauft Quexel.", "de"), briefing, lambda _: ())
