"""Headline and summary in a chat's language: a translation that says something else is never shown."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from bot.briefing.endpoint.ledger import MemoryLedger
from bot.briefing.offline import OfflineAnalyst, aliases
from bot.briefing.translation import language_name
from bot.model import BriefingText
from bot.ports import Translator
from tests.briefing.analysts import Day, analyst
from tests.briefing.model_server import ModelServer, completion, error
from tests.factories import briefing

ORIGINAL = briefing(
    "Canada and Indonesia sign economic partnership",
    "Canada and Indonesia signed an agreement worth $1.5 billion on Wednesday, 24 September. "
    "Finland may join two years later, Acme Rail said.",
)
GOOD = {
    "es": (
        "Canadá e Indonesia firman una asociación económica",
        "Canadá e Indonesia firmaron el miércoles 24 de septiembre un acuerdo por 1.500 millones de dólares. "
        "Finlandia podría sumarse dos años después, según Acme Rail.",
    ),
    "fr": (
        "Le Canada et l'Indonésie signent un partenariat économique",
        "Le Canada et l'Indonésie ont signé mercredi 24 septembre un accord de 1,5 milliard de dollars. "
        "La Finlande pourrait s'y joindre deux ans plus tard, selon Acme Rail.",
    ),
    "de": (
        "Kanada und Indonesien unterzeichnen Wirtschaftspartnerschaft",
        "Kanada und Indonesien haben am Mittwoch, 24. September, ein Abkommen über 1,5 Milliarden Dollar "
        "unterzeichnet. Finnland könnte zwei Jahre später folgen, teilte Acme Rail mit.",
    ),
    "ko": (
        "캐나다·인도네시아, 경제동반자협정 체결",
        "캐나다와 인도네시아가 9월 24일 수요일 15억 달러 규모의 협정에 서명했다. "
        "Acme Rail에 따르면 핀란드도 2년 뒤 참여할 수 있다.",
    ),
    "ja": (
        "カナダとインドネシア、経済連携に署名",
        "カナダとインドネシアは9月24日水曜日、15億ドルの協定に署名した。"
        "Acme Railによると、フィンランドも2年後に加わる可能性がある。",
    ),
}


def told(headline: str, summary: str) -> str:
    """The answer of a model."""
    return json.dumps({"headline": headline, "summary": summary}, ensure_ascii=False)


async def translated(answer: Any, language: str = "es", **options: Any) -> tuple[BriefingText, ModelServer]:
    """What comes of an answer, and the server that was asked."""
    async with analyst(answer, aliases=aliases, **options) as (found, server):
        return await found.translate(ORIGINAL, language), server


@pytest.mark.parametrize("language", GOOD)
async def test_a_good_translation_is_taken(language: str) -> None:
    """Numbers, dates and countries as each language writes them are those of the original."""
    found, server = await translated(told(*GOOD[language]), language)
    assert found == BriefingText(*GOOD[language], language)
    assert str(language_name(language)) in server.requests[0]["messages"][1]["content"]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("1.500 millones", "2.500 millones"),
        ("24 de septiembre", "24 de octubre"),
        ("miércoles 24", "lunes 24"),
        (" por 1.500 millones de dólares", ""),
        ("Finlandia", "Noruega"),
        ("Canadá e Indonesia firmaron", "Indonesia y otros firmaron"),
        ("según Acme Rail", "según Globex"),
        ("un acuerdo", "un acuerdo con 27 países"),
        ("Canadá e Indonesia firmaron", "Canadá, Perú e Indonesia firmaron"),
    ],
)
async def test_a_translation_that_says_something_else_is_not(was: str, becomes: str) -> None:
    """Another number, date, country or name, or one that got lost: the original stands."""
    headline, summary = GOOD["es"]
    assert was in summary
    found, _ = await translated(told(headline, summary.replace(was, becomes)))
    assert found == BriefingText(ORIGINAL.headline, ORIGINAL.summary, "en")


@pytest.mark.parametrize(
    "answer",
    [
        completion("No."),
        completion(None, refusal="no"),
        error(500),
        told("", ""),
        told("Canadá e Indonesia " * 9, GOOD["es"][1]),
        json.dumps({"headline": ["x"], "summary": 1}),
    ],
)
async def test_where_there_is_no_translation_the_original_stands(answer: Any) -> None:
    """Refused, empty, too long, or the endpoint is down."""
    found, _ = await translated(answer)
    assert found.language == "en"


async def test_a_translation_is_paid_for_once() -> None:
    """Many chats of a language that ask at once, or later, share one request; a wrong one is not bought again."""
    async with analyst(told(*GOOD["es"]), aliases=aliases) as (found, server):
        texts = await asyncio.gather(*(found.translate(ORIGINAL, "es") for _ in range(5)))
        assert {t.language for t in texts} == {"es"}
        assert len(server.requests) == 1
    async with analyst(told("x", "y"), aliases=aliases) as (found, server):
        for _ in range(3):
            assert (await found.translate(ORIGINAL, "es")).language == "en"
        assert len(server.requests) == 1


@pytest.mark.parametrize("language", ["en", "", "zz", "../x", "english"])
async def test_nothing_is_asked_where_nothing_is_to_be_translated(language: str) -> None:
    """The briefing's own language, and what is no language at all."""
    found, server = await translated(told(*GOOD["es"]), language)
    assert found == BriefingText(ORIGINAL.headline, ORIGINAL.summary, "en")
    assert server.requests == []


async def test_the_budget_holds_for_translations() -> None:
    """Beyond LLM_DAILY_TOKENS the original stands."""
    found, server = await translated(told(*GOOD["es"]), ledger=MemoryLedger(Day()), daily_tokens=0)
    assert found.language == "en"
    assert server.requests == []


async def test_only_an_analyst_with_a_model_translates() -> None:
    """The offline analyst is no translator: chats get the article's language from it."""
    async with analyst("{}") as (found, _):
        assert isinstance(found, Translator)
    assert not isinstance(OfflineAnalyst(), Translator)
