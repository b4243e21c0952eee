"""A new briefing is owed to whoever follows it, once; a new follower to the latest briefings, and no flood."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import insert, select

from bot.model import Briefing, Follow, FollowKind
from bot.store import chats, followers
from bot.store.chats import Subscription
from bot.store.columns import Tx
from bot.store.engine import Store
from bot.store.schema import chats as chats_table
from bot.store.schema import deliveries, follows
from tests.factories import NOON, briefing, party, sector
from tests.rows import add_briefing, add_chat

EVERYTHING = Follow(FollowKind.ALL)
NUCLEAR = Follow(FollowKind.SECTOR, "nuclear")


def _nuclear() -> Briefing:
    return briefing("Two states build reactors", "", parties=(party("POSCO"),), sectors=(sector("nuclear", "Nuclear"),))


async def _owed(tx: Tx, chat_id: int) -> list[int]:
    """Ids of the briefings that a chat is owed or had, in the order of delivery."""
    ids = select(deliveries.c.briefing_id).where(deliveries.c.chat_id == chat_id).order_by(deliveries.c.id)
    return list((await tx.execute(ids)).scalars())


async def _welcome_left(tx: Tx, chat_id: int) -> int:
    chat = await chats.get_chat(tx, chat_id)
    assert chat is not None
    return chat.welcome_left


@pytest.mark.parametrize(
    ("follow", "matches"),
    [
        (EVERYTHING, True),
        (NUCLEAR, True),
        (Follow(FollowKind.SECTOR, "batteries"), False),
        (Follow(FollowKind.KEYWORD, "Reactor"), True),
        (Follow(FollowKind.KEYWORD, "posco states"), True),
        (Follow(FollowKind.KEYWORD, "actor"), False),
        (Follow(FollowKind.KEYWORD, "reactor hungary"), False),
        (Follow(FollowKind.KEYWORD, "%"), False),
        (Follow(FollowKind.KEYWORD, ""), False),
    ],
)
async def test_a_briefing_goes_to_whoever_follows_it(store: Store, follow: Follow, matches: bool) -> None:
    """By everything, a sector, or all of the words; the same follow gives the same latest briefings."""
    async with store.begin() as tx:
        await add_chat(tx)
        await chats.subscribe(tx, 1001, follow, now=NOON, welcome=0)
        briefing_id = await add_briefing(tx, _nuclear())
        assert await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=True) == matches
        assert await _owed(tx, 1001) == [briefing_id] * matches
        await add_chat(tx, 1002)
        assert (await chats.subscribe(tx, 1002, follow, now=NOON)).owed == matches


async def test_a_chat_that_follows_a_briefing_in_several_ways_gets_it_once(store: Store) -> None:
    """And doing the step again changes nothing."""
    async with store.begin() as tx:
        await add_chat(tx)
        for follow in (EVERYTHING, NUCLEAR, Follow(FollowKind.KEYWORD, "reactors")):
            await chats.subscribe(tx, 1001, follow, now=NOON, welcome=0)
        briefing_id = await add_briefing(tx, _nuclear())
        assert await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=True) == 1
        assert await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=True) == 0
        assert await _owed(tx, 1001) == [briefing_id]
        assert await chats.deliver_to_followers(tx, 999, now=NOON, push=True) == 0


async def test_a_new_subscriber_gets_the_latest_three_the_newest_last(store: Store) -> None:
    """Not a flood, and a second subscription to the same news brings none of it again."""
    async with store.begin() as tx:
        ids = [await add_briefing(tx, _nuclear()) for _ in range(5)]
        await add_chat(tx)
        assert await chats.subscribe(tx, 1001, EVERYTHING, now=NOON) == Subscription(new=True, owed=3)
        assert await _owed(tx, 1001) == ids[2:]
        assert await chats.subscribe(tx, 1001, NUCLEAR, now=NOON) == Subscription(new=True, owed=0)
        assert await chats.subscribe(tx, 1001, NUCLEAR, now=NOON) == Subscription(new=False, owed=0)
        assert (await _owed(tx, 1001), await _welcome_left(tx, 1001)) == (ids[2:], 0)


async def test_a_welcome_that_could_not_be_full_is_made_up_for(store: Store) -> None:
    """A subscriber who comes before the first briefings gets three of a feed's backlog, and no fourth."""
    async with store.begin() as tx:
        await add_chat(tx)
        first = await add_briefing(tx)
        assert (await chats.subscribe(tx, 1001, EVERYTHING, now=NOON)).owed == 1
        owed = [first]
        for expected in (1, 1, 0, 0):
            briefing_id = await add_briefing(tx)
            assert await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=False) == expected
            assert await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=False) == 0
            owed += [briefing_id] * expected
        assert (await _owed(tx, 1001), await _welcome_left(tx, 1001)) == (owed, 0)


async def test_news_counts_towards_the_welcome(store: Store) -> None:
    """Who is owed two and is pushed two is owed nothing more of a backlog."""
    async with store.begin() as tx:
        await add_chat(tx)
        await chats.subscribe(tx, 1001, EVERYTHING, now=NOON, welcome=2)
        for _ in range(3):
            assert await chats.deliver_to_followers(tx, await add_briefing(tx), now=NOON, push=True) == 1
        assert await _welcome_left(tx, 1001) == 0
        assert await chats.deliver_to_followers(tx, await add_briefing(tx), now=NOON, push=False) == 0


async def test_the_welcome_waits_for_what_the_chat_follows(store: Store) -> None:
    """A backlog of other sectors is not pushed on it."""
    async with store.begin() as tx:
        await add_chat(tx)
        await chats.subscribe(tx, 1001, NUCLEAR, now=NOON)
        assert await chats.deliver_to_followers(tx, await add_briefing(tx), now=NOON, push=False) == 0
        assert await chats.deliver_to_followers(tx, await add_briefing(tx, _nuclear()), now=NOON, push=False) == 1
        assert await _welcome_left(tx, 1001) == 2


async def test_many_chats_and_many_keywords_are_served(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond what one statement can name, each chat still gets the briefing once."""
    monkeypatch.setattr(followers, "CHUNK", 7)
    words = [f"word{n}" for n in range(50)]
    async with store.begin() as tx:
        await tx.execute(
            insert(chats_table),
            [
                {"id": n, "kind": "private", "title": "", "time_zone": "UTC", "welcome_left": n % 2}
                for n in range(1, 51)
            ],
        )
        await tx.execute(
            insert(follows),
            [
                {"chat_id": n, "kind": "keyword", "needle": word, "value": word}
                for n in range(1, 51)
                for word in (words[n - 1], words[n % 50])
            ],
        )
        said = await add_briefing(tx, briefing("All of " + " ".join(words), ""))
        assert await chats.deliver_to_followers(tx, said, now=NOON, push=True) == 50
        assert await _welcome_left(tx, 1) == 0


async def test_a_subscriber_and_a_briefing_at_the_same_moment(database_url: str) -> None:
    """Whoever is first: the new subscriber has the briefing once."""
    stores = [await Store.open(database_url) for _ in range(2)]

    async def write() -> int:
        async with stores[0].begin() as tx:
            briefing_id = await add_briefing(tx)
            await asyncio.sleep(0.02)
            await chats.deliver_to_followers(tx, briefing_id, now=NOON, push=True)
            await asyncio.sleep(0.02)
            return briefing_id

    async def subscribe(chat_id: int, wait: float) -> None:
        await asyncio.sleep(wait)
        async with stores[1].begin() as tx:
            await add_chat(tx, chat_id)
            await chats.subscribe(tx, chat_id, EVERYTHING, now=NOON)
            await asyncio.sleep(0.02)

    for chat_id in range(1, 6):
        briefing_id, _ = await asyncio.gather(write(), subscribe(chat_id, chat_id * 0.01))
        async with stores[0].read() as tx:
            assert (await _owed(tx, chat_id)).count(briefing_id) == 1
    for store in stores:
        await store.close()
