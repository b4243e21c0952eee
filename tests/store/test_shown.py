"""What a chat was shown last, pushed or asked for."""

from __future__ import annotations

from datetime import timedelta

from bot.model import Follow, FollowKind
from bot.store import chats, deliveries
from bot.store.engine import Store
from bot.store.shown import last_shown
from tests.factories import NOON
from tests.rows import add_briefing, add_chat

LATER = NOON + timedelta(minutes=5)


async def test_the_newest_counts_of_pushed_and_asked(store: Store) -> None:
    """A pushed message and a list are compared by their time; other chats do not count."""
    async with store.begin() as tx:
        await add_chat(tx)
        await add_chat(tx, 1002)
        assert await last_shown(tx, 1001) == ()
        first, second = await add_briefing(tx), await add_briefing(tx)
        await deliveries.record_shown(tx, 1001, 10, [first, second], NOON)
        await deliveries.record_shown(tx, 1002, 99, [first], LATER)
        assert await last_shown(tx, 1001) == (first, second)
        await chats.subscribe(tx, 1001, Follow(FollowKind.ALL), now=NOON, welcome=1)
        (delivery,) = await deliveries.lease(tx, now=NOON, lease_until=LATER, limit=1)
        assert await last_shown(tx, 1001) == (first, second)
        await deliveries.mark_all_sent(tx, {delivery.id: 11}, LATER)
        assert await last_shown(tx, 1001) == (second,)
