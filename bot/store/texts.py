"""Queries of translated headlines and summaries, and of the deliveries that wait for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, select, update

from bot.model import BriefingText, DeliveryState
from bot.store.columns import Tx, insert
from bot.store.schema import briefing_texts as table
from bot.store.schema import briefings, chats, deliveries


async def add_text(tx: Tx, briefing_id: int, revision: int, text: BriefingText) -> None:
    """Store what a revision of a briefing is in another language; the first one stays."""
    values = {"briefing_id": briefing_id, "revision": revision, "language": text.language}
    new = insert(tx, table).values(**values, headline=text.headline, summary=text.summary)
    await tx.execute(new.on_conflict_do_nothing())


async def texts_of(tx: Tx, briefing_ids: Sequence[int]) -> dict[int, tuple[BriefingText, ...]]:
    """Return the translations of each briefing's present revision."""
    found: dict[int, list[BriefingText]] = defaultdict(list)
    if briefing_ids:
        present = and_(briefings.c.id == table.c.briefing_id, briefings.c.revision == table.c.revision)
        query = select(table).join(briefings, present).where(table.c.briefing_id.in_(briefing_ids))
        for row in await tx.execute(query.order_by(table.c.language)):
            found[row.briefing_id].append(BriefingText(row.headline, row.summary, row.language))
    return {briefing_id: tuple(texts) for briefing_id, texts in found.items()}


async def hold_for_texts(tx: Tx, briefing_id: int, original: str, until: datetime) -> bool:
    """Let a briefing's deliveries to chats of another language than the `original` wait; whether there are any.

    They are due at `until` whatever happens: a translation that never comes delays a message, and loses none.
    """
    others = select(chats.c.id).where(chats.c.language != original)
    held = update(deliveries).where(_pending(briefing_id), deliveries.c.chat_id.in_(others)).values(due_at=until)
    return (await tx.execute(held)).rowcount > 0


async def wanted_languages(tx: Tx, briefing_id: int, now: datetime) -> list[str]:
    """Return the languages of chats whose delivery of a briefing waits, without those it is told in already."""
    told = exists().where(
        table.c.briefing_id == briefing_id,
        table.c.language == chats.c.language,
        table.c.revision == briefings.c.revision,
        briefings.c.id == briefing_id,
    )
    waiting = (
        select(chats.c.language)
        .join(deliveries, deliveries.c.chat_id == chats.c.id)
        .where(_pending(briefing_id), deliveries.c.due_at > now, ~told)
        .distinct()
        .order_by(chats.c.language)
    )
    return list((await tx.execute(waiting)).scalars())


async def release(tx: Tx, briefing_id: int, language: str, now: datetime) -> None:
    """Make a briefing's deliveries to the chats of a language due now."""
    theirs = select(chats.c.id).where(chats.c.language == language)
    waiting = (_pending(briefing_id), deliveries.c.chat_id.in_(theirs), deliveries.c.due_at > now)
    await tx.execute(update(deliveries).where(*waiting).values(due_at=now))


def _pending(briefing_id: int) -> ColumnElement[bool]:
    """The condition that a delivery of a briefing has not been tried: what Telegram made wait goes on waiting."""
    return and_(
        deliveries.c.briefing_id == briefing_id,
        deliveries.c.state == DeliveryState.PENDING,
        deliveries.c.reason.is_(None),
    )
