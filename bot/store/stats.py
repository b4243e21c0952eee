"""Count what the database holds, and throw away what it need not keep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Table, delete, func, select

from bot.model import ArticleState, DeliveryState
from bot.store import schema
from bot.store.columns import Tx
from bot.store.llm import spent, spent_in_all

KEPT = {
    schema.shown_messages.c.shown_at: timedelta(days=30),
    schema.handled_updates.c.handled_at: timedelta(days=3),  # Telegram repeats an update for a day
    schema.llm_answers.c.created_at: timedelta(days=90),
    schema.holds.c.until: timedelta(days=1),
}
"""How long rows are kept that only save work."""


async def counts(
    tx: Tx, now: datetime, *, prices: tuple[float, float, float] | None = None
) -> dict[str, int | float | None]:
    """Return what `communique stats` shows: counts, ages in seconds (None where there is nothing), tokens and money.

    `prices`: what a million prompt, cached prompt and completion tokens cost, in any currency; money is in it, and
    None without. Tokens and money of a briefing are those of all requests, answers to questions too, by all briefings.
    """
    feeds, chats, deliveries, articles = schema.feeds, schema.chats, schema.deliveries, schema.articles
    by_article = await _by_state(tx, articles)
    by_delivery = await _by_state(tx, deliveries)
    pending = deliveries.c.state == DeliveryState.PENDING
    oldest_pending = await tx.scalar(select(func.min(deliveries.c.due_at)).where(pending))
    newest_article = await tx.scalar(select(func.max(articles.c.seen_at)))
    subscribed = select(func.count(schema.follows.c.chat_id.distinct())).join(chats).where(chats.c.active)
    briefings = await _count(tx, select(func.count()).select_from(schema.briefings))
    prompt, cached, completion, estimated = await spent_in_all(tx)
    kinds = (prompt - cached, cached, completion)
    cost = None if prices is None else sum(n * price for n, price in zip(kinds, prices, strict=True)) / 1e6
    return {
        "feeds": await _count(tx, select(func.count()).select_from(feeds)),
        "feeds_failing": await _count(tx, select(func.count()).select_from(feeds).where(feeds.c.failures > 0)),
        **{f"articles_{state}": by_article.get(state, 0) for state in ArticleState},
        "stories": await _count(tx, select(func.count()).select_from(schema.stories)),
        "briefings": briefings,
        "chats": await _count(tx, select(func.count()).select_from(chats)),
        "chats_active": await _count(tx, select(func.count()).select_from(chats).where(chats.c.active)),
        "chats_subscribed": await _count(tx, subscribed),
        **{f"deliveries_{state}": by_delivery.get(state, 0) for state in DeliveryState},
        "oldest_pending_seconds": _age(oldest_pending, now),
        "newest_article_seconds": _age(newest_article, now),
        "tokens_today": await spent(tx, now.astimezone(UTC).date()),
        "tokens_prompt": prompt,
        "tokens_cached": cached,
        "tokens_completion": completion,
        "tokens_estimated": estimated,
        "tokens_per_briefing": round((prompt + completion) / briefings, 1) if briefings else None,
        "cost": None if cost is None else round(cost, 6),
        "cost_per_briefing": round(cost / briefings, 6) if cost is not None and briefings else None,
    }


async def prune(tx: Tx, now: datetime) -> int:
    """Delete what was kept for long enough, as `KEPT` says, and return how many rows."""
    removed = 0
    for column, age in KEPT.items():
        removed += (await tx.execute(delete(column.table).where(column < now - age))).rowcount
    return removed


async def _by_state(tx: Tx, table: Table) -> dict[str, int]:
    found = await tx.execute(select(table.c.state, func.count().label("number")).group_by(table.c.state))
    return {row.state: row.number for row in found}


async def _count(tx: Tx, query: object) -> int:
    return int(await tx.scalar(query) or 0)  # type: ignore[call-overload]


def _age(since: datetime | None, now: datetime) -> float | None:
    """Return seconds; how long something is overdue, so never less than none."""
    return None if since is None else max(0.0, (now - since).total_seconds())
