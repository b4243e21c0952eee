"""The outbox: in order, to one sender at a time, and settled as what became of it."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.model import Delivery, DeliveryState, Follow, FollowKind
from bot.store import chats, deliveries
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.schema import deliveries as table
from tests.factories import NOON
from tests.rows import add_briefing, add_chat, owe_digest

SOON = NOON + timedelta(minutes=3)


async def owe(tx: Tx, *chat_ids: int, briefings: int = 1) -> list[int]:
    """Subscribe chats and owe them some briefings; returns the briefings' ids."""
    for chat_id in chat_ids:
        await add_chat(tx, chat_id)
        await chats.subscribe(tx, chat_id, Follow(FollowKind.ALL), now=NOON, welcome=0)
    ids = [await add_briefing(tx) for _ in range(briefings)]
    for briefing_id in ids:
        await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=True)
    return ids


async def lease(tx: Tx, now: datetime = NOON, limit: int = 99) -> list[Delivery]:
    return await deliveries.lease(tx, now=now, lease_until=now + timedelta(minutes=3), limit=limit)


async def stored(tx: Tx, delivery_id: int) -> Any:
    return (await tx.execute(select(table).where(table.c.id == delivery_id))).one()


# ------------------------------------------------------------------ leasing


async def test_a_chat_gets_its_messages_one_by_one_in_order(store: Store) -> None:
    """The next one is leased when the one before is settled, and not a moment earlier."""
    async with store.begin() as tx:
        ids = await owe(tx, 1, 2, briefings=3)
        for briefing_id in ids:
            leased = await lease(tx)
            assert [(d.chat_id, d.briefing_id, d.state) for d in leased] == [
                (1, briefing_id, DeliveryState.SENDING),
                (2, briefing_id, DeliveryState.SENDING),
            ]
            assert await lease(tx) == []
            for delivery in leased:
                await deliveries.mark_all_sent(tx, {delivery.id: 5}, NOON)
        assert await lease(tx) == []


async def test_a_message_that_waits_is_not_overtaken(store: Store) -> None:
    """What Telegram asked to send later holds the chat's later messages, and no other chat's."""
    async with store.begin() as tx:
        await owe(tx, 1, 2, briefings=2)
        first = (await lease(tx))[0]
        await deliveries.requeue(tx, first.id, SOON, reason="retry after 180")
        assert await lease(tx) == []
        again = await lease(tx, SOON)
        assert [(d.id, d.attempts) for d in again] == [(first.id, 1)]
        assert [d.chat_id for d in again] == [first.chat_id]


async def test_what_was_not_begun_is_put_back_as_it_was(store: Store) -> None:
    """It is leased again at once, as no further attempt; what was recorded meanwhile stays as it is."""
    async with store.begin() as tx:
        await owe(tx, 1, 2, 3)
        leased = await lease(tx)
        await deliveries.mark_all_sent(tx, {leased[0].id: 5}, NOON)
        await deliveries.put_back(tx, [one.id for one in leased[:2]])
        assert await lease(tx) == [leased[1]]
        assert (await stored(tx, leased[0].id)).state == DeliveryState.SENT
        assert (await stored(tx, leased[2].id)).state == DeliveryState.SENDING


async def test_what_is_not_due_is_not_leased(store: Store) -> None:
    """And the limit is kept, longest due first."""
    async with store.begin() as tx:
        await owe(tx, 1, 2, 3)
        assert await lease(tx, NOON - timedelta(seconds=1)) == []
        await tx.execute(update(table).where(table.c.chat_id == 3).values(due_at=NOON - timedelta(hours=1)))
        assert [d.chat_id for d in await lease(tx, limit=2)] == [3, 1]
        assert [d.chat_id for d in await lease(tx, limit=2)] == [2]


async def test_inactive_and_held_chats_are_passed_over(store: Store) -> None:
    """A hold ends by itself; a hold on everything holds everything; a shorter one does not shorten it."""
    async with store.begin() as tx:
        await owe(tx, 1, 2)
        await deliveries.hold(tx, SOON, chat_id=1)
        assert [d.chat_id for d in await lease(tx)] == [2]
        await deliveries.hold(tx, SOON)
        await deliveries.hold(tx, NOON)
        assert await deliveries.held_until(tx) == SOON
        assert await lease(tx) == []
        assert [d.chat_id for d in await lease(tx, SOON)] == [1]


async def test_a_hold_outlives_the_process(database_url: str) -> None:
    """Telegram counts on after a restart, and so do we."""
    killed = await Store.open(database_url)
    async with killed.begin() as tx:
        await owe(tx, 1)
        await deliveries.hold(tx, SOON)
    following = await Store.open(database_url)
    async with following.begin() as tx:
        assert await lease(tx) == []
        assert await deliveries.held_until(tx) == SOON
    await following.close()
    await killed.close()


async def test_two_senders_never_get_the_same(database_url: str) -> None:
    """Nor two messages of one chat at once, however often they ask at the same time."""
    stores = [await Store.open(database_url) for _ in range(3)]
    async with stores[0].begin() as tx:
        await owe(tx, *range(1, 21), briefings=4)
    sent: list[tuple[int, int]] = []
    in_flight: set[int] = set()

    async def sender(store: Store) -> None:
        while True:
            async with store.begin() as tx:
                leased = await lease(tx, limit=5)
            if not leased and not in_flight:
                return
            for delivery in leased:
                assert delivery.chat_id not in in_flight
                assert delivery.briefing_id is not None
                in_flight.add(delivery.chat_id)
                sent.append((delivery.chat_id, delivery.briefing_id))
            await asyncio.sleep(0)
            in_flight.difference_update(d.chat_id for d in leased)
            async with store.begin() as tx:
                for delivery in leased:
                    await deliveries.mark_all_sent(tx, {delivery.id: 1}, NOON)

    await asyncio.wait_for(asyncio.gather(*(sender(store) for store in stores)), 30)
    assert len(sent) == len(set(sent)) == 80
    for chat_id in range(1, 21):
        of_chat = [briefing_id for chat, briefing_id in sent if chat == chat_id]
        assert of_chat == sorted(of_chat)
    for store in stores:
        await store.close()


# ------------------------------------------------------------------ outcomes


async def test_what_was_sent_keeps_its_message(store: Store) -> None:
    """With the time, and nothing of the lease."""
    async with store.begin() as tx:
        await owe(tx, 1)
        (delivery,) = await lease(tx)
        await deliveries.mark_all_sent(tx, {delivery.id: 2**40}, SOON)
        row = await stored(tx, delivery.id)
        assert (row.state, row.message_id, row.sent_at, row.lease_until) == ("sent", 2**40, SOON, None)


async def test_a_late_word_of_success_counts_and_a_late_failure_does_not(store: Store) -> None:
    """That Telegram took a message is true whatever was assumed; after that nothing sends it again."""
    async with store.begin() as tx:
        await owe(tx, 1)
        (delivery,) = await lease(tx)
        await deliveries.mark_uncertain(tx, delivery.id, "timed out")
        assert (await stored(tx, delivery.id)).state == "uncertain"
        await deliveries.mark_all_sent(tx, {delivery.id: 9}, NOON)
        await deliveries.requeue(tx, delivery.id, NOON, reason="late")
        await deliveries.mark_dead(tx, delivery.id, "late")
        await deliveries.mark_uncertain(tx, delivery.id, "late")
        row = await stored(tx, delivery.id)
        assert (row.state, row.message_id, row.reason) == ("sent", 9, None)


async def test_plain_text_is_remembered_for_the_next_attempt(store: Store) -> None:
    """And stays for those after it."""
    async with store.begin() as tx:
        await owe(tx, 1)
        (delivery,) = await lease(tx)
        assert not delivery.plain
        await deliveries.requeue(tx, delivery.id, NOON, reason="can't parse entities", plain=True)
        (second,) = await lease(tx)
        await deliveries.requeue(tx, delivery.id, NOON, reason="busy")
        (third,) = await lease(tx)
        assert (second.plain, third.plain, third.attempts) == (True, True, 2)


async def test_the_dead_do_not_hold_up_the_living(store: Store) -> None:
    """What cannot be sent is settled with its reason, and the next one goes out."""
    async with store.begin() as tx:
        ids = await owe(tx, 1, briefings=2)
        (delivery,) = await lease(tx)
        await deliveries.mark_dead(tx, delivery.id, "message is too long")
        assert (await stored(tx, delivery.id)).reason == "message is too long"
        assert [d.briefing_id for d in await lease(tx)] == ids[1:]


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"briefing_id": None},
        {"digest_id": 1},
        {"state": "sending"},
        {"state": "pending", "lease_until": NOON},
        {"chat_id": 77},
        {},
    ],
)
async def test_the_database_refuses_what_makes_no_sense(store: Store, wrong: dict[str, Any]) -> None:
    """Unknown states, messages of nothing or of two things, leases without sending, unknown chats, the same twice."""
    async with store.begin() as tx:
        (briefing_id,) = await owe(tx, 1)
        await owe_digest(tx, 1, briefing_id)
    row = {"chat_id": 1, "briefing_id": briefing_id, "state": "sent", "due_at": NOON, "created_at": NOON, "part": 1}
    if not wrong:
        row["part"] = 0
    with pytest.raises(IntegrityError):
        async with store.begin() as tx:
            await tx.execute(insert(table).values({**row, **wrong}))


# ------------------------------------------------------------------ what a message shows


async def test_a_reply_finds_the_briefings_of_its_message(store: Store) -> None:
    """Of a pushed briefing, of a digest in its order, and of a list that was asked for; not of another chat's."""
    async with store.begin() as tx:
        ids = await owe(tx, 1, briefings=3)
        (pushed,) = await lease(tx)
        await deliveries.mark_all_sent(tx, {pushed.id: 10}, NOON)
        await add_chat(tx, 2)
        await owe_digest(tx, 2, ids[2], ids[0])
        digest = next(d for d in await lease(tx) if d.chat_id == 2)
        await deliveries.mark_all_sent(tx, {digest.id: 10}, NOON)
        await deliveries.record_shown(tx, 1, 11, [ids[1], ids[0]], NOON)
        await deliveries.record_shown(tx, 1, 12, ids, NOON)
        await deliveries.record_shown(tx, 1, 12, ids[:1], NOON)
        await deliveries.record_shown(tx, 1, 13, [], NOON)
        shown = [await deliveries.briefing_of_message(tx, *at) for at in ((1, 10), (2, 10), (1, 11), (1, 12), (1, 13))]
        assert shown == [(ids[0],), (ids[2], ids[0]), (ids[1], ids[0]), (ids[0],), ()]
        assert await deliveries.briefing_of_message(tx, 2, 11) == ()
