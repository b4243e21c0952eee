"""Chats follow, unfollow, have their digest at their own time, leave, come back and become supergroups."""

from __future__ import annotations

from datetime import time, timedelta

from sqlalchemy import select

from bot.model import Chat, DeliveryState, Follow, FollowKind
from bot.store import chats, deliveries, digests
from bot.store.chats import Subscription
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.schema import deliveries as outbox
from tests.factories import NOON
from tests.rows import add_briefing, add_chat, owe_digest

EVERYTHING = Follow(FollowKind.ALL)
TOMORROW = NOON + timedelta(hours=20)


async def _chat(tx: Tx, chat_id: int = 1001) -> Chat:
    chat = await chats.get_chat(tx, chat_id)
    assert chat is not None
    return chat


async def _states(tx: Tx, chat_id: int = 1001) -> dict[int, str]:
    rows = await tx.execute(select(outbox.c.briefing_id, outbox.c.state).where(outbox.c.chat_id == chat_id))
    return {row.briefing_id: row.state for row in rows}


async def test_a_chat_is_known_once_and_kept_up_to_date(store: Store) -> None:
    """A new title is taken; the time zone that the chat set stays."""
    async with store.begin() as tx:
        assert await chats.get_chat(tx, -100_123_456_789_012) is None
        first = await chats.upsert_chat(tx, -100_123_456_789_012, "channel", "Wire", "UTC")
        assert first == Chat(-100_123_456_789_012, "channel", "Wire", "UTC")
        await chats.set_digest(tx, first.id, time(7, 30), "Asia/Seoul", TOMORROW)
        again = await chats.upsert_chat(tx, first.id, "channel", "Agreements", "UTC")
        assert (again.title, again.time_zone, again.digest_time) == ("Agreements", "Asia/Seoul", time(7, 30))
        assert await chats.upsert_chat(tx, first.id, "channel", "Agreements", "UTC") == again


async def test_a_follow_is_kept_once(store: Store) -> None:
    """The same sector, or the same words in another spelling, are no second follow."""
    wanted = [EVERYTHING, Follow(FollowKind.KEYWORD, "Hyundai Motor"), Follow(FollowKind.SECTOR, "nuclear")]
    async with store.begin() as tx:
        await add_chat(tx)
        for follow in wanted:
            assert (await chats.subscribe(tx, 1001, follow, now=NOON)).new
        assert not (await chats.subscribe(tx, 1001, Follow(FollowKind.KEYWORD, " hyundai-motor "), now=NOON)).new
        assert (await _chat(tx)).follows == tuple(wanted)
        assert await chats.unsubscribe(tx, 1001, Follow(FollowKind.KEYWORD, "HYUNDAI MOTOR"))
        assert not await chats.unsubscribe(tx, 1001, Follow(FollowKind.KEYWORD, "HYUNDAI MOTOR"))
        assert (await _chat(tx)).follows == (EVERYTHING, Follow(FollowKind.SECTOR, "nuclear"))


async def test_very_long_keywords_are_stored(store: Store) -> None:
    """Four thousand characters of Korean are shortened to what an index holds."""
    async with store.begin() as tx:
        await add_chat(tx)
        follow = Follow(FollowKind.KEYWORD, "".join(chr(0xAC00 + n * n % 9000) for n in range(4000)))
        assert (await chats.subscribe(tx, 1001, follow, now=NOON)).new
        assert await chats.unsubscribe(tx, 1001, follow)


async def test_subscribing_turns_the_digest_on_unless_the_chat_chose(store: Store) -> None:
    """The default is for chats that said nothing; one that switched its digest off keeps it off."""
    async with store.begin() as tx:
        await add_chat(tx, 1)
        await chats.subscribe(tx, 1, EVERYTHING, now=NOON, digest_time=time(8), next_digest_at=TOMORROW)
        assert ((await _chat(tx, 1)).digest_time, (await _chat(tx, 1)).next_digest_at) == (time(8), TOMORROW)
        await add_chat(tx, 2)
        await chats.set_digest(tx, 2, None, "UTC", None)
        await chats.subscribe(tx, 2, EVERYTHING, now=NOON, digest_time=time(8), next_digest_at=TOMORROW)
        assert (await _chat(tx, 2)).digest_time is None
        await add_chat(tx, 3)
        await chats.set_digest(tx, 3, time(18), "UTC", NOON)
        await chats.subscribe(tx, 3, EVERYTHING, now=NOON, digest_time=time(8), next_digest_at=TOMORROW)
        assert ((await _chat(tx, 3)).digest_time, (await _chat(tx, 3)).next_digest_at) == (time(18), NOON)


async def test_unsubscribing_from_everything_ends_everything(store: Store) -> None:
    """Nothing pending arrives afterwards, and no digest; what was sent stays sent."""
    async with store.begin() as tx:
        await add_chat(tx)
        ids = [await add_briefing(tx) for _ in range(2)]
        await chats.subscribe(tx, 1001, EVERYTHING, now=NOON, digest_time=time(8), next_digest_at=TOMORROW, welcome=5)
        (sent,) = await deliveries.lease(tx, now=NOON, lease_until=TOMORROW, limit=9)
        await deliveries.mark_all_sent(tx, {sent.id: 5}, NOON)
        assert await chats.unsubscribe(tx, 1001, None)
        assert not await chats.unsubscribe(tx, 1001, None)
        chat = await _chat(tx)
        assert (chat.follows, chat.digest_time, chat.next_digest_at, chat.welcome_left) == ((), None, None, 0)
        assert await _states(tx) == {ids[0]: "sent"}
        again = await chats.subscribe(tx, 1001, EVERYTHING, now=NOON, welcome=2)
        assert again == Subscription(new=True, owed=1)
        assert await _states(tx) == {ids[0]: "sent", ids[1]: "pending"}


async def test_digests_are_due_at_each_chats_own_time(store: Store) -> None:
    """Active chats alone, longest overdue first, with their follows."""
    async with store.begin() as tx:
        for chat_id, hours in ((1, -1), (2, -2), (3, 1), (4, -3), (5, -4)):
            await add_chat(tx, chat_id)
            await chats.set_digest(tx, chat_id, time(8), "UTC", NOON + timedelta(hours=hours))
            await chats.subscribe(tx, chat_id, EVERYTHING, now=NOON)
        await chats.deactivate_chat(tx, 4, "blocked")
        await chats.set_digest(tx, 5, None, "UTC", NOON)
        due = await digests.due_chats(tx, NOON, limit=9)
        assert sorted((alike.ids, alike.follows) for alike in due) == [((1,), (EVERYTHING,)), ((2,), (EVERYTHING,))]
        assert [alike.ids for alike in await digests.due_chats(tx, NOON, limit=1)] == [(2,)]
        theirs = [(alike, TOMORROW) for alike in due]
        assert await digests.take_due(tx, theirs) == {1, 2}
        assert await digests.take_due(tx, theirs) == set()
        assert await digests.due_chats(tx, NOON, limit=9) == []


async def test_a_chat_that_refuses_gets_nothing_until_it_comes_back(store: Store) -> None:
    """What was pending is dead with the reason, and is owed again when the chat follows again."""
    async with store.begin() as tx:
        await add_chat(tx)
        briefing_id = await add_briefing(tx)
        await chats.subscribe(tx, 1001, EVERYTHING, now=NOON, digest_time=time(8), next_digest_at=NOON)
        await chats.deactivate_chat(tx, 1001, "bot was blocked by the user")
        assert not (await _chat(tx)).active
        assert await _states(tx) == {briefing_id: "dead"}
        assert await chats.deliver_to_followers(tx, await add_briefing(tx), now=NOON, push=True) == 0
        assert await digests.due_chats(tx, NOON, limit=9) == []
        await chats.reactivate_chat(tx, 1001, next_digest_at=TOMORROW)
        assert ((await _chat(tx)).active, (await _chat(tx)).next_digest_at) == (True, TOMORROW)
        await chats.unsubscribe(tx, 1001, None)
        assert (await chats.subscribe(tx, 1001, EVERYTHING, now=NOON)).owed == 2


async def test_a_group_that_becomes_a_supergroup_keeps_everything(store: Store) -> None:
    """Settings, follows, what is owed and what it had move to the new id; the message on its way is pending again."""
    async with store.begin() as tx:
        await chats.upsert_chat(tx, -5, "group", "Desk", "UTC")
        ids = [await add_briefing(tx) for _ in range(3)]
        await chats.subscribe(tx, -5, EVERYTHING, now=NOON, welcome=5)
        await chats.set_digest(tx, -5, time(7), "Asia/Tokyo", TOMORROW)
        (first,) = await deliveries.lease(tx, now=NOON, lease_until=TOMORROW, limit=9)
        await deliveries.mark_all_sent(tx, {first.id: 77}, NOON)
        (second,) = await deliveries.lease(tx, now=NOON, lease_until=TOMORROW, limit=9)
        assert await owe_digest(tx, -5, *ids) is not None
        await deliveries.record_shown(tx, -5, 80, ids, NOON)
        await chats.migrate_chat(tx, -5, -1005)
        await chats.migrate_chat(tx, -5, -1005)
        assert await chats.get_chat(tx, -5) is None
        moved = await _chat(tx, -1005)
        assert (moved.kind, moved.title, moved.time_zone) == ("supergroup", "Desk", "Asia/Tokyo")
        assert (moved.digest_time, moved.next_digest_at) == (time(7), TOMORROW)
        assert (moved.follows, moved.welcome_left) == ((EVERYTHING,), 2)
        assert await _states(tx, -1005) == {ids[0]: "sent", ids[1]: "pending", ids[2]: "pending", None: "pending"}
        again = await deliveries.lease(tx, now=NOON, lease_until=TOMORROW, limit=9)
        assert [(d.id, d.chat_id) for d in again] == [(second.id, -1005)]
        assert await deliveries.briefing_of_message(tx, -1005, 77) == ()
        assert await owe_digest(tx, -1005, *ids) is None


async def test_a_supergroup_that_is_known_already_takes_the_group_in(store: Store) -> None:
    """Neither loses a follow or a message, nor gets one twice."""
    nuclear = Follow(FollowKind.SECTOR, "nuclear")
    async with store.begin() as tx:
        ids = [await add_briefing(tx) for _ in range(3)]
        await chats.upsert_chat(tx, -5, "group", "Desk", "Asia/Tokyo")
        await chats.upsert_chat(tx, -1005, "supergroup", "Desk", "UTC")
        await chats.subscribe(tx, -5, EVERYTHING, now=NOON, welcome=3)
        for chat_id in (-5, -1005):
            await chats.subscribe(tx, chat_id, nuclear, now=NOON, welcome=0)
        await chats.subscribe(tx, -1005, EVERYTHING, now=NOON, welcome=2)
        (first,) = await deliveries.lease(tx, now=NOON, lease_until=TOMORROW, limit=1)
        assert (first.chat_id, first.briefing_id) == (-5, ids[0])
        await deliveries.mark_all_sent(tx, {first.id: 7}, NOON)
        (second,) = [d for d in await deliveries.lease(tx, now=NOON, lease_until=TOMORROW, limit=9) if d.chat_id == -5]
        await deliveries.mark_all_sent(tx, {second.id: 8}, NOON)
        await chats.migrate_chat(tx, -5, -1005)
        merged = await _chat(tx, -1005)
        assert (merged.follows, merged.time_zone) == ((EVERYTHING, nuclear), "Asia/Tokyo")
        states = await _states(tx, -1005)
        assert states.keys() == set(ids)
        assert states[ids[0]] == DeliveryState.SENT
        assert states[ids[2]] == DeliveryState.PENDING
