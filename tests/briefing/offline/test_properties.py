"""Whatever it is given, the offline summarizer writes a briefing that the article proves."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.offline import OfflineAnalyst, draft_briefing
from bot.model import ArticleText
from tests.briefing.drafts import squash
from tests.briefing.offline.stories import brief, story

_PIECES = [
    *("Peru and Morocco signed a trade agreement", "suspended the treaty with the EU.", "will not", "because"),
    *("Perú y Marruecos", "negocian", "debido a", "el acuerdo comercial", "por el convenio tributario", "porque"),
    *("Le Pérou et le Maroc", "négocient", "parce que", "l'accord commercial", "grâce au", "ont signé un traité."),
    *("Peru und Marokko", "verhandeln über", "weil", "wegen", "das Handelsabkommen", "schlossen einen Vertrag."),
    *("LG화학과", "양해각서를 체결했다.", "日本とペルーは", "署名した。", "ＪＩＣＡ", "한", "㈜", "㎞", "[사진]"),
    *("$2.5 billion", "1.200 millones de euros", "90 days", "3", "½", "(", "—", "\n\n", "\t", "\u200b", "\ud83d"),
    *("U.S.", "Dr.", "Hong Kong's", "d'Oxalux", "ﬁnance", "é", "İ", "ß", "ǆ"),
]
texts = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join))
languages = st.sampled_from(["en", "ko", "ja", "es", "fr", "de", "it", None])


@settings(max_examples=150, deadline=None)
@given(title=texts, text=texts, language=languages)
def test_never_raises_and_proves_every_fact(title: str, text: str, language: str | None) -> None:
    """Any text gives a briefing; every quote is in title or text, and nothing is claimed where nothing is relevant."""
    found = brief(text, title, language)
    body = squash(f"{title or story(text).title}\n{text}")
    quotes = [p.evidence.quote for p in found.parties] + [a.evidence.quote for a in found.agreements]
    quotes += [x.evidence.quote for x in found.sectors] + [f.evidence.quote for f in found.figures]
    assert all(squash(quote) in body for quote in quotes)
    assert found.relevant or not quotes
    assert len(found.headline) <= 90
    assert len(found.summary) <= 400


@settings(max_examples=60, deadline=None)
@given(question=texts, text=texts, language=languages)
async def test_answers_quote_the_article(question: str, text: str, language: str | None) -> None:
    """Any question gets an answer whose quotes are in the article."""
    article = ArticleText("a", "Peru and Morocco sign a treaty", text, None, language)
    analyst = OfflineAnalyst()
    answer = await analyst.answer(question, await analyst.brief(article), article)
    body = squash(f"{article.title}\n{text}")
    assert all(squash(quote) in body for quote in answer.quotes)


@pytest.mark.timeout(60)
def test_many_names_are_bounded() -> None:
    """A text that names thousands of companies is briefed and grounded, whatever the number; the lists stay short."""
    text = " ".join(f"Zq{n}xen Energy and Vk{n}yll Power signed a contract." for n in range(2_000))
    found = brief(text, "Many contracts")
    assert len(found.parties) <= 30
    assert len(found.agreements) <= 12


async def test_a_long_article_holds_up_nobody() -> None:
    """While one is briefed, which takes a second, the event loop goes on."""
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            await asyncio.sleep(0)
            beats += 1

    beating = asyncio.create_task(beat())
    await OfflineAnalyst().brief(story(_DEAL * 500, title="A long text"))
    beating.cancel()
    assert beats > 10


@pytest.mark.parametrize(
    "text",
    [
        "Perú y Marruecos firmaron este lunes en Lima lo pactado porque el convenio tributario caducó en mayo.",
        "Perú y Marruecos rompieron este lunes las conversaciones luego de que Lima rechazara el acuerdo comercial.",
    ],
)
def test_an_agreement_that_only_the_reason_names_gives_no_title(text: str) -> None:
    """What stands behind "porque" is no part of the title, nor are the words that tell of agreements there."""
    assert all(a.title.partition(":")[0] in ("Treaty", "Trade agreement") for a in brief(text, "", "es").agreements)


def test_same_article_same_draft() -> None:
    """Drafts are deterministic."""
    article = story("Peru and Morocco signed a trade agreement worth $2 billion on Monday.")
    assert draft_briefing(article) == draft_briefing(article)


_DEAL = "Peru and Morocco signed a trade agreement with Halden Power worth $2.5 billion. "
_LONG = [_DEAL, "한국과 페루가 협정에 서명했다. ", "署名した", "A", "Aa Bb ", "1,", "(", "\n", "will not sign "]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", _LONG)
def test_hundred_thousand_characters_are_bounded(piece: str) -> None:
    """A text of 100,000 characters of whatever kind is drafted: what took time by its square would not end."""
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    draft_briefing(story(text, title="A long text"))
