"""Translations are kept for a revision and a language, and what waits for them goes out in time whatever happens."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from bot.model import BriefingText, Follow, FollowKind
from bot.store import briefings, chats, deliveries, texts
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.schema import briefings as briefing_table
from tests.factories import NOON
from tests.rows import add_briefing

LATER = NOON + timedelta(seconds=90)
GERMAN = BriefingText("Kanada unterzeichnet", "Kanada hat unterzeichnet.", "de")


async def _owe(tx: Tx, **languages: str) -> int:
    """A briefing owed to chats 1, 2, … of these languages, in English."""
    for number, language in enumerate(languages.values(), start=1):
        await chats.upsert_chat(tx, number, "private", "", "UTC", language)
        await chats.subscribe(tx, number, Follow(FollowKind.ALL), now=NOON, welcome=0)
    briefing_id = await add_briefing(tx)
    await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=True)
    return briefing_id


async def _leased(tx: Tx, seconds: int = 0) -> list[tuple[int, str]]:
    now = NOON + timedelta(seconds=seconds)
    found = await deliveries.lease(tx, now=now, lease_until=LATER, limit=10)
    return [(delivery.chat_id, delivery.language) for delivery in found]


async def test_a_translation_is_told_in_its_language_only(store: Store) -> None:
    """Headline and summary of the language that was asked for, else the briefing's own; the first text stays."""
    async with store.begin() as tx:
        briefing_id = await add_briefing(tx)
        await texts.add_text(tx, briefing_id, 1, GERMAN)
        await texts.add_text(tx, briefing_id, 1, BriefingText("x", "y", "de"))
        stored = await briefings.get_briefing(tx, briefing_id)
    assert stored is not None
    assert stored.text("de") == GERMAN
    assert stored.text("fr").headline == stored.text("en").headline == stored.briefing.headline


async def test_a_new_revision_has_no_translation_yet(store: Store) -> None:
    """What an earlier revision said is not told as what the present one says."""
    async with store.begin() as tx:
        briefing_id = await add_briefing(tx)
        await texts.add_text(tx, briefing_id, 1, GERMAN)
        await tx.execute(update(briefing_table).values(revision=2))
        assert await texts.texts_of(tx, [briefing_id]) == {}


async def test_only_chats_of_other_languages_wait_and_each_language_is_let_go_by_itself(store: Store) -> None:
    """English goes at once, German when it is told, French at the end of the wait."""
    async with store.begin() as tx:
        briefing_id = await _owe(tx, a="en", b="de", c="fr")
        assert await texts.hold_for_texts(tx, briefing_id, "en", LATER)
        assert await texts.wanted_languages(tx, briefing_id, NOON) == ["de", "fr"]
        assert await _leased(tx) == [(1, "en")]
        await texts.add_text(tx, briefing_id, 1, GERMAN)
        await texts.release(tx, briefing_id, "de", NOON)
        assert await texts.wanted_languages(tx, briefing_id, NOON) == ["fr"]
        assert await _leased(tx) == [(2, "de")]
        assert await _leased(tx, seconds=89) == []
        assert await _leased(tx, seconds=90) == [(3, "fr")]


async def test_nothing_waits_where_all_chats_have_the_language(store: Store) -> None:
    """No other language, no translation to wait for."""
    async with store.begin() as tx:
        briefing_id = await _owe(tx, a="en", b="en")
        assert not await texts.hold_for_texts(tx, briefing_id, "en", LATER)
        assert await texts.wanted_languages(tx, briefing_id, NOON) == []


async def test_a_wait_that_telegram_asked_for_is_not_cut_short(store: Store) -> None:
    """A delivery that was tried is due when it is due, not when its translation comes."""
    async with store.begin() as tx:
        briefing_id = await _owe(tx, a="de")
        (delivery,) = await deliveries.lease(tx, now=NOON, lease_until=LATER, limit=1)
        await deliveries.requeue(tx, delivery.id, LATER, "answered 500")
        await texts.release(tx, briefing_id, "de", NOON)
        assert await _leased(tx, seconds=1) == []


async def test_a_language_is_set_and_kept(store: Store) -> None:
    """What a chat chose stays, whoever writes in it next."""
    async with store.begin() as tx:
        assert (await chats.upsert_chat(tx, 1, "private", "Ana", "UTC", "ko")).language == "ko"
        await chats.set_language(tx, 1, "ja")
        assert (await chats.upsert_chat(tx, 1, "private", "Anna", "UTC", "de")).language == "ja"
