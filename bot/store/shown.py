"""Find what a chat was shown last: the briefing that a question without a reply is most likely about."""

from __future__ import annotations

from sqlalchemy import null, select, union_all

from bot.store.columns import Tx
from bot.store.deliveries import briefing_of_message
from bot.store.schema import deliveries, shown_messages


async def last_shown(tx: Tx, chat_id: int) -> tuple[int, ...]:
    """Return the briefings of the newest message of ours in a chat that shows any, in its order."""
    pushed = select(deliveries.c.message_id, deliveries.c.sent_at.label("at")).where(
        deliveries.c.chat_id == chat_id, deliveries.c.message_id.is_not(None), deliveries.c.sent_at.is_not(null())
    )
    asked = select(shown_messages.c.message_id, shown_messages.c.shown_at.label("at")).where(
        shown_messages.c.chat_id == chat_id
    )
    both = union_all(pushed, asked).subquery()
    newest = await tx.scalar(select(both.c.message_id).order_by(both.c.at.desc(), both.c.message_id.desc()).limit(1))
    return () if newest is None else await briefing_of_message(tx, chat_id, newest)
