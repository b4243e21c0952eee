"""A briefing is told in its chats' languages by a real endpoint on loopback, on both databases; none waits in vain."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot import translations
from bot.briefing.offline import OfflineAnalyst, aliases
from bot.briefing.openai import OpenAIAnalyst
from bot.feeds.fetch import Fetcher
from bot.model import Follow, FollowKind, StoredBriefing
from bot.pipeline import TRANSLATION_WAIT, Services
from bot.ports import Analyst
from bot.store import briefings, chats, deliveries, texts
from bot.store.engine import Store
from bot.store.ledger import StoreLedger
from tests.briefing.model_server import ModelServer, completion, error
from tests.desks import services_for
from tests.factories import NOON, briefing
from tests.rows import add_briefing

TOLD = {
    "Spanish": (
        "Canadá e Indonesia firman una asociación económica",
        "Canadá e Indonesia firmaron el miércoles un acuerdo integral de asociación económica.",
    ),
    "German": (
        "Kanada und Indonesien unterzeichnen Wirtschaftspartnerschaft",
        "Kanada und Indonesien haben am Mittwoch ein umfassendes Wirtschaftsabkommen unterzeichnet.",
    ),
    "Korean": (
        "캐나다·인도네시아, 경제동반자협정 체결",
        "캐나다와 인도네시아가 수요일 포괄적 경제동반자협정에 서명했다.",
    ),
}
LANGUAGES = ("en", "es", "de", "ko")


def speak(body: dict[str, Any]) -> str:
    """What a good model answers: the translation into the language that it is asked for."""
    wanted = body["messages"][1]["content"].split("Translate into: ")[1].split("\n")[0]
    headline, summary = TOLD[wanted]
    return json.dumps({"headline": headline, "summary": summary}, ensure_ascii=False)


class Deferred:
    """A queue that keeps what was deferred."""

    def __init__(self) -> None:
        self.jobs: list[str] = []

    async def defer(self, job: str, /, **ids: int) -> None:
        self.jobs.append(job)


@asynccontextmanager
async def opened(
    store: Store, *scripts: Any, model: bool = True, **options: Any
) -> AsyncIterator[tuple[Services, ModelServer]]:
    """The services with a model behind them that follows `scripts`, or with none; and the endpoint."""
    settings: dict[str, Any] = {"timeout": 5.0, "backoff": 0.01, "api_key": "k", "model": "test"} | options

    def services(analyst: Analyst) -> Services:
        return services_for(store, fetcher, lambda: NOON, Deferred(), analyst)

    async with ModelServer(*scripts) as server, Fetcher(allow_private=True) as fetcher:
        if not model:
            yield services(OfflineAnalyst()), server
            return
        ledger = StoreLedger(store, lambda: NOON)
        async with OpenAIAnalyst(
            base_url=server.url, fallback=OfflineAnalyst(), ledger=ledger, aliases=aliases, **settings
        ) as analyst:
            yield services(analyst), server


async def owed(store: Store) -> int:
    """A briefing in English that waits for chats of four languages, as `write_briefing` leaves it."""
    async with store.begin() as tx:
        for number, language in enumerate(LANGUAGES, start=1):
            await chats.upsert_chat(tx, number, "private", "", "UTC", language)
            await chats.subscribe(tx, number, Follow(FollowKind.ALL), now=NOON, welcome=0)
        briefing_id = await add_briefing(tx)
        await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=True)
        assert await texts.hold_for_texts(tx, briefing_id, "en", NOON + TRANSLATION_WAIT)
    return briefing_id


async def due(store: Store) -> list[str]:
    """The languages of the chats whose delivery goes out now."""
    async with store.begin() as tx:
        found = await deliveries.lease(tx, now=NOON, lease_until=NOON + timedelta(minutes=2), limit=10)
    return sorted(delivery.language for delivery in found)


async def kept(store: Store, briefing_id: int) -> StoredBriefing:
    """The briefing as the store has it."""
    async with store.read() as tx:
        found = await briefings.get_briefing(tx, briefing_id)
    assert found is not None
    return found


async def test_each_language_is_asked_for_once_and_its_chats_are_let_go(store: Store) -> None:
    """Three languages, three requests; each chat's message is due with the text of its own language."""
    briefing_id = await owed(store)
    async with opened(store, speak) as (services, server):
        await translations.translate_briefing(services, briefing_id)
        await translations.translate_briefing(services, briefing_id)
        assert len(server.requests) == 3
        assert isinstance(services.queue, Deferred)
        assert services.queue.jobs == ["deliver"] * 3
    stored = await kept(store, briefing_id)
    assert stored.text("es").headline == TOLD["Spanish"][0]
    assert stored.text("de").summary == TOLD["German"][1]
    assert stored.text("ko").headline == TOLD["Korean"][0]
    assert stored.text("en").headline == stored.text("ja").headline == briefing().headline
    assert await due(store) == sorted(LANGUAGES)


@pytest.mark.parametrize(
    "answer",
    [
        completion("No."),
        completion(None, refusal="no"),
        error(500),
        error(401),
        json.dumps({"headline": "Perú firma", "summary": "Perú firmó un tratado por 9 millones."}),
        1.0,
    ],
    ids=["prose", "refusal", "down", "key", "another story", "silence"],
)
async def test_where_no_translation_comes_the_original_goes_out(store: Store, answer: Any) -> None:
    """Whatever the endpoint does, and if it says nothing in time, all chats are let go, with the original."""
    briefing_id = await owed(store)
    async with opened(store, answer, timeout=0.3) as (services, _):
        await translations.translate_briefing(services, briefing_id)
    stored = await kept(store, briefing_id)
    assert {stored.text(language).headline for language in LANGUAGES} == {briefing().headline}
    assert await due(store) == sorted(LANGUAGES)


async def test_a_used_up_budget_lets_the_original_go(store: Store) -> None:
    """Beyond LLM_DAILY_TOKENS nothing is asked, and nobody waits."""
    briefing_id = await owed(store)
    async with opened(store, speak, daily_tokens=0) as (services, server):
        await translations.translate_briefing(services, briefing_id)
        assert server.requests == []
    assert await due(store) == sorted(LANGUAGES)


async def test_one_language_that_fails_holds_up_no_other(store: Store) -> None:
    """German is refused; Spanish and Korean are told, and all go out."""

    def no_german(body: dict[str, Any]) -> Any:
        return "no" if "German" in body["messages"][1]["content"] else speak(body)

    briefing_id = await owed(store)
    async with opened(store, no_german) as (services, _):
        await translations.translate_briefing(services, briefing_id)
    stored = await kept(store, briefing_id)
    assert stored.text("de").headline == briefing().headline
    assert stored.text("es").headline == TOLD["Spanish"][0]
    assert await due(store) == sorted(LANGUAGES)


async def test_a_crash_before_the_end_is_made_up_for(store: Store) -> None:
    """Broken off while the endpoint was asked, the job is done again by whoever finds it; nothing is told twice."""
    asked = asyncio.Event()

    def silent(_: dict[str, Any]) -> float:
        asked.set()
        return 5.0

    briefing_id = await owed(store)
    async with opened(store, silent) as (services, _):
        work = asyncio.create_task(translations.translate_briefing(services, briefing_id))
        await asked.wait()
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
    assert await due(store) == ["en"]
    async with opened(store, speak) as (services, server):
        await translations.translate_briefing(services, briefing_id)
        await translations.translate_briefing(services, briefing_id)
        assert len(server.requests) == 3
    assert await due(store) == ["de", "es", "ko"]
    async with store.begin() as tx:
        assert len((await texts.texts_of(tx, [briefing_id]))[briefing_id]) == 3


async def test_told_but_not_yet_let_go_goes_out_at_the_end_of_the_wait(store: Store) -> None:
    """A job that nobody finds again costs the wait, and loses no message."""
    briefing_id = await owed(store)
    assert await due(store) == ["en"]
    async with store.begin() as tx:
        later = NOON + TRANSLATION_WAIT
        found = await deliveries.lease(tx, now=later, lease_until=later + timedelta(minutes=2), limit=10)
    assert sorted(d.language for d in found if d.briefing_id == briefing_id) == ["de", "es", "ko"]


async def test_without_a_model_nobody_waits(store: Store) -> None:
    """A bot whose key was taken away lets go what waited, as it is."""
    briefing_id = await owed(store)
    async with opened(store, speak, model=False) as (services, _):
        await translations.translate_briefing(services, briefing_id)
    assert await due(store) == sorted(LANGUAGES)


async def test_a_briefing_that_is_gone_is_no_error(store: Store) -> None:
    """A job of what no longer exists does nothing."""
    async with opened(store, speak) as (services, server):
        await translations.translate_briefing(services, 4711)
        assert server.requests == []
