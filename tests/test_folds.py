"""Bursts: what is due at once comes as one message, what waited too long in the digest; nothing is lost or doubled."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from bot import leasing
from bot.delivery import sender
from bot.delivery.buttons import Open, unpack
from bot.delivery.folding import FULL
from bot.delivery.message import Message
from bot.delivery.outcomes import Retry
from bot.delivery.request import AiohttpRequest
from bot.digests import plan_digests
from bot.model import DeliveryKind, DeliveryState
from bot.outbox import LEASE, deliver
from bot.recovery import recover
from bot.store import briefings, chats, deliveries
from bot.store.engine import Store
from bot.store.schema import chats as chat_table
from tests.factories import NOON
from tests.test_outbox import World, build
from tests.worlds import open_world

PENDING, SENDING, SENT, UNCERTAIN, DEAD, FOLDED = DeliveryState


@pytest.fixture
async def world(store: Store) -> AsyncIterator[World]:
    """An outbox and a Bot API server without limits between them."""
    async with open_world(store) as opened:
        yield opened


def opened(world: World, chat_id: int) -> list[list[int]]:
    """The briefings that the buttons of each message in a chat open."""
    kept = world.sandbox.world.messages.get(chat_id, {}).values()
    found = []
    for message in kept:
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        pressed = [unpack(button.get("callback_data")) for row in rows for button in row]
        found.append([each.briefing_id for each in pressed if isinstance(each, Open)])
    return found


async def told(world: World, chat_id: int) -> Counter[int]:
    """How often a chat was told each briefing: by its own message or by a button that opens it."""
    rows = [row for row in await world.rows() if row.chat_id == chat_id]
    alone = [row.briefing_id for row in rows if row.kind == DeliveryKind.PUSH and row.message_id is not None]
    return Counter([*alone, *(id_ for ids in opened(world, chat_id) for id_ in ids)])


async def test_six_at_once_are_one_message_and_five_are_five(world: World) -> None:
    """More than five briefings due in a chat come as one message that opens each; a reply to it finds them all."""
    await world.owe([5000], *(f"News {number}" for number in range(5)))
    await deliver(world.services)
    assert len(world.arrived(5000)) == 5
    await world.owe([5001], *(f"More {number}" for number in range(6)))
    world.clock.shift += 61
    await deliver(world.services)
    (ids,) = opened(world, 5001)
    assert world.arrived(5001) == ["6 new briefings"]
    async with world.store.read() as tx:
        assert list(await deliveries.briefing_of_message(tx, 5001, 1)) == ids
        assert [b.briefing.headline for b in await briefings.get_briefings(tx, ids)] == [f"More {n}" for n in range(6)]


async def test_two_hundred_at_once_are_five_messages_and_nothing_is_dropped(world: World) -> None:
    """Each of them can be opened from exactly one message, in each chat."""
    await world.owe([5000, 5001], *(f"News {number}" for number in range(200)))
    await deliver(world.services)
    for chat in (5000, 5001):
        assert [len(ids) for ids in opened(world, chat)] == [FULL] * 5
        assert set((await told(world, chat)).values()) == {1}
        assert len(await told(world, chat)) == 200
    assert await world.states() == {FOLDED: 400, SENT: 10}


async def test_a_burst_that_comes_bit_by_bit_is_folded_too(world: World) -> None:
    """Thirty briefings, one each four seconds: five messages at once, the rest in one a minute; each is told once."""
    for number in range(30):
        world.clock.shift = 4 * number
        await world.owe([5000], f"News {number}")
        await deliver(world.services)
    await world.deliver_until_settled()
    told_once = await told(world, 5000)
    assert (len(told_once), set(told_once.values())) == (30, {1})
    sent = sorted(row.sent_at for row in await world.rows() if row.message_id is not None)
    assert all(sum(at - timedelta(minutes=1) < one <= at for one in sent) <= 6 for at in sent)
    assert len(sent) < 12


async def test_a_kill_leaves_a_fold_uncertain_as_a_whole(world: World) -> None:
    """Leased and never recorded: Telegram may have it, so none of what it tells is sent again, and nothing half."""
    await world.owe([5000], *(f"News {number}" for number in range(7)))
    now = world.clock()
    async with world.store.begin() as tx:
        (fold,) = await leasing.lease(tx, now=now, lease_until=now + LEASE, limit=9, owner="test")
    assert fold.kind is DeliveryKind.FOLD
    await recover(world.services, restarted=True)
    await deliver(world.services)
    assert world.arrived(5000) == []
    assert await world.states() == {FOLDED: 7, UNCERTAIN: 1}


async def test_a_fold_that_telegram_did_not_get_is_sent_again_whole(world: World) -> None:
    """A 500 and a reset before: the same fold once more, with all it tells; what came meanwhile comes after it."""
    await world.owe([5000], *(f"News {number}" for number in range(7)))
    world.fail(status=500, times=1)
    await deliver(world.services)
    await world.owe([5000], "Later")
    await world.deliver_until_settled()
    assert [len(ids) for ids in opened(world, 5000)] == [7, 0]
    assert world.arrived(5000)[1] == "Later"


async def test_what_a_dead_fold_was_to_tell_is_dead_and_owed_again_on_return(world: World) -> None:
    """A chat that blocked the bot and comes back is owed its latest briefings, as after single messages."""
    await world.owe([5000], *(f"News {number}" for number in range(7)))
    world.sandbox.people.block(5000, blocked=True)
    await deliver(world.services)
    assert await world.states() == {DEAD: 8}
    world.sandbox.people.block(5000, blocked=False)
    async with world.store.begin() as tx:
        await chats.reactivate_chat(tx, 5000)
        assert await chats.owe_welcome(tx, 5000, (await chats.get_chat(tx, 5000)).follows, 3, NOON) == 3  # type: ignore[union-attr]


async def test_two_senders_fold_a_chat_once(world: World) -> None:
    """However many machines look at the same moment, each briefing is in one message."""
    await world.owe(range(5000, 5006), *(f"News {number}" for number in range(12)))
    now = world.clock()

    async def one(name: str) -> list[Any]:
        async with world.store.begin() as tx:
            return await leasing.lease(tx, now=now, lease_until=now + LEASE, limit=4, owner=name)

    leased = [each for found in await asyncio.gather(*(one(f"s{n}") for n in range(4))) for each in found]
    assert Counter(each.chat_id for each in leased) == dict.fromkeys(range(5000, 5006), 1)
    async with world.store.read() as tx:
        assert {len(await deliveries.carried(tx, each.id)) for each in leased} == {12}


async def test_unsubscribing_drops_a_fold_that_waits_with_what_it_tells(world: World) -> None:
    """As with single messages: a later subscribe may owe them again."""
    await world.owe([5000], *(f"News {number}" for number in range(7)))
    world.fail(status=500, times=1)
    await deliver(world.services)
    async with world.store.begin() as tx:
        await chats.unsubscribe(tx, 5000, None)
    assert await world.rows() == []


# ------------------------------------------------------------------ holds and digests


async def test_what_waited_past_its_digest_is_told_by_the_digest_alone(world: World) -> None:
    """Telegram holds a chat for hours; its digest comes due meanwhile: one message then, with all that waited."""
    await world.owe([5000], "First", "Second", "Third")
    async with world.store.begin() as tx:
        await chats.set_digest(tx, 5000, time(13), "UTC", NOON + timedelta(hours=1))
    world.fail(status=429, retry_after=7200, times=1)
    await deliver(world.services)
    world.clock.shift = 3600
    await plan(world)
    await world.owe([5000], "After the digest")
    await deliver(world.services)
    assert world.arrived(5000) == [], "Telegram's hold stands, whatever carries the news now"
    await world.deliver_until_settled()
    digest, after = opened(world, 5000)
    assert len(digest) == 3
    assert after == []
    assert world.arrived(5000)[1] == "After the digest"
    assert await world.states() == {FOLDED: 3, SENT: 2}


async def test_a_hold_is_kept_where_a_restart_finds_it(world: World) -> None:
    """The chat's retry_at stands in the database; another chat's messages go on."""
    await world.owe([5000, 5001], "News")
    world.fail(status=429, retry_after=300, times=1, chat_id=5000)
    await deliver(world.services)
    assert world.arrived(5001) == ["News"]
    async with world.store.read() as tx:
        until = await deliveries.held_until(tx, 5000)
    assert until is not None
    assert until >= NOON + timedelta(seconds=299)
    async with again(world) as restarted:
        await recover(restarted.services, restarted=True)
        assert sender.seconds_held(restarted.services.bot) == 0, "one chat's hold is no hold on all"
        waited = await sender.send(restarted.services.bot, 5000, Message("an answer", "an answer"))
        assert isinstance(waited, Retry)
        assert waited.after is not None
        assert 250 < waited.after <= 300, "nor is a reply sent into a hold, which would make it longer"


async def test_a_digest_tells_what_waited_however_much_there_is(world: World) -> None:
    """Fifty pushes waited, more than a digest has of a day: none is left out, and each chat is told once."""
    await world.owe([5000], *(f"News {number}" for number in range(50)))
    async with world.store.begin() as tx:
        await tx.execute(chat_table.update().values(digest_time=time(12), next_digest_at=NOON))
    await plan(world)
    await deliver(world.services)
    assert {*(await told(world, 5000)).values()} == {1}
    assert len(await told(world, 5000)) == 50


@asynccontextmanager
async def again(world: World) -> AsyncIterator[World]:
    """The outbox as the next process has it."""
    sending, polling = AiohttpRequest(), AiohttpRequest(connections=1)
    async with sending, polling:
        yield build(world.store, world.sandbox, (sending, polling))


async def plan(world: World) -> None:
    """Plan the digests that are due."""

    class Deferred:
        async def defer(self, job: str, /, **ids: int) -> None:
            assert job == "deliver"

    await plan_digests(replace(world.services, queue=Deferred()))
