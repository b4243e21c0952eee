"""Counts, model answers and costs, handled updates, and what is thrown away in time."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from bot.model import ArticleState, Follow, FollowKind
from bot.ports import TokenUsage
from bot.store import articles, chats, deliveries, feeds, llm, stats, updates
from bot.store.engine import Store
from tests.factories import NOON
from tests.rows import add_article, add_briefing, add_chat

TODAY = date(2025, 9, 24)


async def test_counts_say_how_things_stand(store: Store) -> None:
    """Each figure from the rows that make it up; ages in seconds."""
    async with store.begin() as tx:
        await add_article(tx)
        await articles.mark_final(tx, await add_article(tx), ArticleState.FAILED, reason="HTTP 404")
        other, _ = await feeds.add_feed(tx, "https://other.example.org/feed", NOON)
        await feeds.record_failures(tx, [feeds.PollFailed(other.id, next_poll_at=NOON, reason="HTTP 500")], NOON)
        for chat_id in (1, 2, 3):
            await add_chat(tx, chat_id)
        await add_briefing(tx)
        for chat_id in (1, 2):
            await chats.subscribe(tx, chat_id, Follow(FollowKind.ALL), now=NOON)
        await chats.subscribe(tx, 1, Follow(FollowKind.SECTOR, "agriculture"), now=NOON)
        await chats.deactivate_chat(tx, 2, "blocked")
        await llm.add_spend(tx, TODAY, TokenUsage("m", 10, 5, estimated_tokens=4))
        counts = await stats.counts(tx, NOON + timedelta(seconds=90))
    assert (
        counts
        | {
            "feeds": 2,
            "feeds_failing": 1,
            "articles_found": 1,
            "articles_failed": 1,
            "articles_briefed": 1,
            "stories": 1,
            "briefings": 1,
            "chats": 3,
            "chats_active": 2,
            "chats_subscribed": 1,
            "deliveries_pending": 1,
            "deliveries_dead": 1,
            "oldest_pending_seconds": 90.0,
            "newest_article_seconds": 90.0,
            "tokens_today": 15,
            "tokens_prompt": 10,
            "tokens_cached": 0,
            "tokens_completion": 5,
            "tokens_estimated": 4,
            "tokens_per_briefing": 15.0,
            "cost": None,
        }
        == counts
    )


async def test_money_is_told_where_the_prices_are(store: Store) -> None:
    """Tokens of all days and models at their price, over all briefings."""
    async with store.begin() as tx:
        await add_briefing(tx)
        await add_briefing(tx)
        await llm.add_spend(tx, TODAY, TokenUsage("m", 1_000_000, 500_000, cached_tokens=600_000))
        await llm.add_spend(tx, TODAY - timedelta(days=1), TokenUsage("other", 1_000_000, 0))
        counts = await stats.counts(tx, NOON, prices=(0.4, 0.1, 1.6))
    assert counts["tokens_per_briefing"] == 1_250_000
    assert counts["tokens_cached"] == 600_000
    assert counts["cost"] == 1.42
    assert counts["cost_per_briefing"] == 0.71


async def test_counts_of_an_empty_database_are_none_or_zero(store: Store) -> None:
    """No age where there is nothing that could be old."""
    async with store.read() as tx:
        counts = await stats.counts(tx, NOON)
    assert {name for name, value in counts.items() if value is None} == {
        "oldest_pending_seconds",
        "newest_article_seconds",
        "tokens_per_briefing",
        "cost",
        "cost_per_briefing",
    }
    assert sum(value for value in counts.values() if value) == 0


async def test_an_update_is_handled_once_across_restarts(database_url: str) -> None:
    """The second time it is known, in this process and the next; a handler that failed gets it again."""
    killed = await Store.open(database_url)
    async with killed.begin() as tx:
        assert await updates.first_time(tx, 2**40, NOON)
        assert not await updates.first_time(tx, 2**40, NOON)
    following = await Store.open(database_url)

    async def ask(store: Store, update_id: int) -> bool:
        async with store.begin() as tx:
            return await updates.first_time(tx, update_id, NOON)

    assert not await ask(following, 2**40)
    assert sorted(await asyncio.gather(ask(following, 7), ask(killed, 7))) == [False, True]
    await following.close()
    await killed.close()


async def test_answers_are_kept_and_replaced(store: Store) -> None:
    """By the hash of what was asked."""
    async with store.begin() as tx:
        assert await llm.cached_answer(tx, "k") is None
        await llm.keep_answer(tx, "k", "first", NOON)
        await llm.keep_answer(tx, "k", "second", NOON)
        assert await llm.cached_answer(tx, "k") == "second"


async def test_spending_adds_up_by_day(store: Store) -> None:
    """Over requests and models; the next day starts from nothing."""
    async with store.begin() as tx:
        for model in ("a", "a", "b"):
            await llm.add_spend(tx, TODAY, TokenUsage(model, 100, 10))
        assert await llm.spent(tx, TODAY) == 330
        assert await llm.spent(tx, TODAY + timedelta(days=1)) == 0


async def test_pruning_removes_what_only_saved_work(store: Store) -> None:
    """After its time, and not before; what is owed, sent or written stays."""
    async with store.begin() as tx:
        briefing_id = await add_briefing(tx)
        await add_chat(tx, 1)
        await chats.subscribe(tx, 1, Follow(FollowKind.ALL), now=NOON)
        await deliveries.record_shown(tx, 1, 5, [briefing_id], NOON)
        await updates.first_time(tx, 7, NOON)
        await llm.keep_answer(tx, "k", "answer", NOON)
        await deliveries.hold(tx, NOON)
        assert await stats.prune(tx, NOON + timedelta(hours=23)) == 0
        assert await stats.prune(tx, NOON + timedelta(days=4)) == 2
        assert await updates.first_time(tx, 7, NOON)
        assert await deliveries.briefing_of_message(tx, 1, 5) == (briefing_id,)
        assert await stats.prune(tx, NOON + timedelta(days=91)) == 3
        counts = await stats.counts(tx, NOON)
        assert (counts["briefings"], counts["deliveries_pending"]) == (1, 1)
