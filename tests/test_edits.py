"""Edits: a story that goes on changes the message a chat has, and rings only where a status moved or a party joined."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot import leasing, revisions
from bot.delivery.buttons import Open
from bot.model import AgreementStatus, Briefing, DeliveryKind, DeliveryState, Follow, FollowKind
from bot.outbox import LEASE, deliver
from bot.recovery import recover
from bot.revisions import Told
from bot.store import articles, briefings, chats, deliveries, texts
from bot.store.engine import Store
from tests.briefing.test_revising import of_article, trade
from tests.factories import briefing, figure, party, sector
from tests.rows import add_briefing, read_article
from tests.test_outbox import World
from tests.worlds import open_world

PENDING, SENDING, SENT, UNCERTAIN, DEAD, FOLDED = DeliveryState
NEGOTIATING, SIGNED = AgreementStatus.NEGOTIATING, AgreementStatus.SIGNED
ANA, BEN, CAROL = 5000, 5001, 5002


@pytest.fixture
async def world(store: Store) -> AsyncIterator[World]:
    """An outbox and a Bot API server without limits between them."""
    async with open_world(store) as opened:
        yield opened


def told(headline: str = "Talks", status: AgreementStatus = NEGOTIATING, **facts: Any) -> Briefing:
    """What an article says of the talks between Canada and Indonesia."""
    return briefing(headline, agreements=(trade(status),), **facts)


async def tell(world: World, written: Briefing | None, *, story: int | None = None, backlog: bool = False) -> Told:
    """Let a new article open a story, or be the next of it; None: it is a copy."""
    async with world.store.begin() as tx:
        article_id = await read_article(tx, story_id=story)
        article = await articles.get_article(tx, article_id)
        assert article is not None
        mine = of_article(str(article_id), written) if written else None
        result = await revisions.tell(tx, replace(article, backlog=backlog), mine, world.clock())
    assert result is not None
    return result


async def follow(world: World, chat_id: int, follow: Follow = Follow(FollowKind.ALL)) -> None:  # noqa: B008
    """A chat that follows, and is owed no welcome."""
    world.sandbox.people.add_users(range(chat_id, chat_id + 1))
    async with world.store.begin() as tx:
        await chats.upsert_chat(tx, chat_id, "private", "", "UTC")
        await chats.subscribe(tx, chat_id, follow, now=world.clock(), welcome=0)


async def story_of(world: World, briefing_id: int) -> int:
    """The story of a briefing."""
    async with world.store.read() as tx:
        stored = await briefings.get_briefing(tx, briefing_id)
    assert stored is not None
    return stored.story_id


async def settle(world: World) -> None:
    """Deliver what is due, and in a few seconds the edits."""
    await deliver(world.services)
    world.clock.shift += 10
    await deliver(world.services)


async def begin(world: World, *chat_ids: int) -> int:
    """Chats that have a briefing of the talks as message 1; returns the story."""
    for chat_id in chat_ids:
        await follow(world, chat_id)
    first = await tell(world, told())
    await deliver(world.services)
    return await story_of(world, first.briefing_id)


def messages(world: World, chat_id: int) -> dict[int, Any]:
    """The messages of a chat by id."""
    return dict(world.sandbox.world.messages.get(chat_id, {}))


# ------------------------------------------------------------------ what chats see


async def test_another_source_edits_the_message_and_rings_nowhere(world: World) -> None:
    """The message is marked, names both sources and keeps its place; nothing new comes, and nothing is left to do."""
    story = await begin(world, ANA, BEN)
    again = await tell(world, told("The same told by others"), story=story)
    assert (again.revision, again.news, again.owed.edits) == (2, False, 2)
    await settle(world)
    for chat in (ANA, BEN):
        assert list(messages(world, chat)) == [1]
        assert messages(world, chat)[1]["text"].startswith("🔄 Updated\nTalks\n")
        assert "Sources: Newswire, Newswire" in messages(world, chat)[1]["text"]
    assert await world.states() == {SENT: 4}
    async with world.store.read() as tx:
        assert len(await deliveries.briefing_of_message(tx, ANA, 1)) == 1


async def test_a_status_that_moves_comes_as_a_message_and_changes_the_first(world: World) -> None:
    """A reply to the message tells what moved, with its quote and a button; then the message itself is edited."""
    story = await begin(world, ANA)
    await tell(world, told("Canada and Indonesia sign at last", SIGNED), story=story)
    await settle(world)
    first, news = messages(world, ANA).values()
    assert first["text"].startswith("🔄 Updated\nCanada and Indonesia sign at last")
    assert "negotiating → " in news["text"]
    assert "signed — Trade agreement" in news["text"]
    assert "“Canada and Indonesia signed a trade agreement on Wednesday.”" in news["text"]
    assert news["reply_to_message"]["message_id"] == 1
    buttons = [b.get("callback_data") for row in news["reply_markup"]["inline_keyboard"] for b in row]
    (row,) = [row for row in await world.rows() if row.kind == DeliveryKind.CHANGE]
    assert Open(row.briefing_id).pack() in buttons


async def test_a_party_that_joins_is_news(world: World) -> None:
    """It is named with its flag."""
    story = await begin(world, ANA)
    joined = briefing(
        "Chile joins",
        parties=(party(), party("Indonesia", "ID"), party("Chile", "CL")),
        agreements=(trade(NEGOTIATING, "Trade agreement", "Chile"),),
    )
    await tell(world, joined, story=story)
    await settle(world)
    assert "New: 🇨🇱 Chile" in messages(world, ANA)[2]["text"]


async def test_several_revisions_are_one_edit_and_one_message(world: World) -> None:
    """While nothing could be sent three articles came: the chat hears of the newest state once."""
    story = await begin(world, ANA)
    await tell(world, told("Signed", SIGNED), story=story)
    await tell(world, told("Signed again", SIGNED, figures=(figure(7, "percent", "tariffs"),)), story=story)
    await tell(world, told("In force", AgreementStatus.IN_FORCE), story=story)
    await settle(world)
    first, news = messages(world, ANA).values()
    assert "In force" in first["text"]
    assert "7%" in first["text"]
    assert [part in news["text"] for part in ("negotiating → ", "signed → ")] == [True, True]
    assert await world.states() == {SENT: 3}


async def test_a_chat_whose_push_still_waits_gets_the_newest_and_no_edit(world: World) -> None:
    """It never sees the first revision, so nothing is to be changed."""
    await follow(world, ANA)
    first = await tell(world, told())
    await tell(world, told("Signed", SIGNED), story=await story_of(world, first.briefing_id))
    await settle(world)
    (only,) = messages(world, ANA).values()
    assert only["text"].startswith("Signed\n")
    assert await world.states() == {SENT: 1}


async def test_who_follows_only_what_is_new_gets_it_as_a_push_once(world: World) -> None:
    """A sector and a word that the first article did not have: those followers get the briefing, others no second."""
    await follow(world, BEN, Follow(FollowKind.SECTOR, "rail"))
    await follow(world, CAROL, Follow(FollowKind.KEYWORD, "Norway"))
    story = await begin(world, ANA)
    added = told(sectors=(sector("rail", "Rail"),), parties=(party("Norway", "NO"),))
    for _ in range(2):
        await tell(world, added, story=story)
        await settle(world)
    assert {len(messages(world, chat)) for chat in (ANA, BEN, CAROL)} == {1}
    assert "Updated" in messages(world, ANA)[1]["text"]


async def test_who_came_later_hears_of_the_story_when_it_moves_and_not_before(world: World) -> None:
    """Another source is nothing to a chat that never had the briefing; a signature is, and comes as the briefing."""
    story = await begin(world, ANA)
    await follow(world, BEN)
    await tell(world, told("More"), story=story)
    await settle(world)
    assert messages(world, BEN) == {}
    await tell(world, told("Signed", SIGNED), story=story)
    await settle(world)
    assert [m["text"].split("\n")[0] for m in messages(world, BEN).values()] == ["Signed"]


async def test_a_chat_that_got_it_in_a_fold_hears_of_what_moves(world: World) -> None:
    """The list is not edited; the news comes as a message. What was opened from the list is edited."""
    await follow(world, ANA)
    async with world.store.begin() as tx:
        for number in range(6):
            await add_briefing(tx, briefing(f"News {number}"))
        ids = [b.id for b in await briefings.latest_briefings(tx, 9)]
        for briefing_id in ids:
            await chats.deliver_to_followers(tx, briefing_id, now=world.clock(), push=True)
    first = await tell(world, told())
    story = await story_of(world, first.briefing_id)
    await deliver(world.services)
    list_text = messages(world, ANA)[1]["text"]
    assert list_text.startswith("7 new briefings")
    world.clock.shift += 60  # or the news would wait for what else comes
    await tell(world, told("Signed", SIGNED), story=story)
    await settle(world)
    assert messages(world, ANA)[1]["text"] == list_text
    assert "negotiating → " in messages(world, ANA)[2]["text"]
    posted = await world.services.bot.send_message(ANA, "what the button opened")
    async with world.store.begin() as tx:
        ids_shown = [first.briefing_id]
        await deliveries.record_shown(tx, ANA, posted.message_id, ids_shown, world.clock(), revision=2)
    await tell(world, told("More", figures=(figure(7, "percent", "tariffs"),)), story=story)
    await settle(world)
    assert "7%" in messages(world, ANA)[posted.message_id]["text"]


async def test_news_of_many_stories_at_once_is_folded_as_well(world: World) -> None:
    """Six stories move within a minute: one message, a marked line each; their own messages are edited."""
    await follow(world, ANA)
    stories = []
    for number in range(6):
        world.clock.shift += 60
        first = await tell(world, told(f"Talks {number}"))
        stories.append(await story_of(world, first.briefing_id))
        await deliver(world.services)
    world.clock.shift += 120
    for number, story in enumerate(stories):
        await tell(world, told(f"Signed {number}", SIGNED), story=story)
    await settle(world)
    fold = messages(world, ANA)[7]["text"].split("\n\n")
    assert fold[0] == "6 new briefings"
    assert fold[1:] == [f"{n + 1}. 🔄 🇨🇦🇮🇩 Signed {n} · ✅ signed" for n in range(6)]
    assert [messages(world, ANA)[n + 1]["text"].split("\n")[:2] for n in range(6)] == [
        ["🔄 Updated", f"Signed {n}"] for n in range(6)
    ]
    assert 8 not in messages(world, ANA)


async def test_a_backlog_changes_messages_and_rings_nowhere(world: World) -> None:
    """An old article of a feed that was added later may move a status; it is no news."""
    story = await begin(world, ANA)
    await tell(world, told("Signed", SIGNED), story=story, backlog=True)
    await settle(world)
    assert list(messages(world, ANA)) == [1]
    assert "signed" in messages(world, ANA)[1]["text"].lower()


async def test_a_copy_is_one_more_source_until_the_message_shows_enough(world: World) -> None:
    """The message names four sources; a fifth changes nothing that is worth an edit."""
    story = await begin(world, ANA)
    revised = [(await tell(world, None, story=story)).revision for _ in range(5)]
    assert revised == [2, 3, 4, None, None]


# ------------------------------------------------------------------ what cannot be edited


@pytest.mark.parametrize("how", ["can't be edited", "gone"])
async def test_a_message_that_cannot_be_edited_is_followed_by_a_reply(world: World, how: str) -> None:
    """The newest briefing comes as a reply, silently, or as a plain message where the first is gone; once."""
    story = await begin(world, ANA)
    if how == "gone":
        world.sandbox.world.delete_message(ANA, 1)
    else:
        world.sandbox.world.forbid_edits(ANA, 1)
    await tell(world, told("More"), story=story)
    await settle(world)
    await settle(world)
    reply = messages(world, ANA)[2]
    assert reply["text"].startswith("🔄 Updated\nTalks")
    assert ("reply_to_message" in reply) is (how != "gone")
    await tell(world, told("Yet more", figures=(figure(7, "percent", "tariffs"),)), story=story)
    await settle(world)
    assert "7%" in messages(world, ANA)[2]["text"], "from now on the reply is what is edited"
    assert 3 not in messages(world, ANA)


async def test_where_the_news_came_as_a_message_no_second_follows_an_edit_that_fails(world: World) -> None:
    """A moved status was told; the message that cannot be edited gets no reply beside it."""
    story = await begin(world, ANA)
    world.sandbox.world.forbid_edits(ANA, 1)
    await tell(world, told("Signed", SIGNED), story=story)
    await settle(world)
    await settle(world)
    assert sorted(messages(world, ANA)) == [1, 2]
    assert await world.states() == {SENT: 2}


async def test_an_edit_that_changes_nothing_is_a_success(world: World) -> None:
    """Killed after Telegram had made the edit: it is made again, which Telegram calls not modified."""
    story = await begin(world, ANA)
    await tell(world, told("More"), story=story)
    world.clock.shift += 10
    world.fail("reset_after", method="editMessageText")
    await deliver(world.services)
    assert "Updated" in messages(world, ANA)[1]["text"]
    await world.deliver_until_settled()
    assert await world.states() == {SENT: 2}


async def test_an_edit_that_was_on_its_way_when_the_process_died_is_made_again(world: World) -> None:
    """An edit may be made twice; a message with news may not, and is uncertain."""
    story = await begin(world, ANA, BEN)
    await tell(world, told("Signed", SIGNED), story=story)
    async with world.store.begin() as tx:
        now = world.clock()
        leased = await leasing.lease(tx, now=now, lease_until=now + LEASE, limit=9, owner="test")
    assert {one.kind for one in leased} == {DeliveryKind.CHANGE}
    await recover(world.services, restarted=True)
    world.clock.shift += 10
    async with world.store.begin() as tx:
        now = world.clock()
        leased = await leasing.lease(tx, now=now, lease_until=now + LEASE, limit=9, owner="test")
    assert {one.kind for one in leased} == {DeliveryKind.EDIT}
    await recover(world.services, restarted=True)
    await deliver(world.services)
    assert await world.states() == {SENT: 4, UNCERTAIN: 2}
    assert all("Signed" in messages(world, chat)[1]["text"] for chat in (ANA, BEN))


async def test_a_blocked_chat_is_deactivated_by_an_edit_too(world: World) -> None:
    """A 403 means the same whatever was to be done."""
    story = await begin(world, ANA)
    world.sandbox.people.block(ANA, blocked=True)
    await tell(world, told("More"), story=story)
    await settle(world)
    async with world.store.read() as tx:
        chat = await chats.get_chat(tx, ANA)
    assert chat is not None
    assert not chat.active


# ------------------------------------------------------------------ order, languages, stories


async def test_edits_wait_behind_everything_else(world: World) -> None:
    """Ten edits are due when a new briefing comes: it goes first, also in a chat that waits for its edit."""
    story = await begin(world, *range(5000, 5010))
    await tell(world, told("More"), story=story)
    world.clock.shift += 10
    await world.owe([5003, 5050], "Breaking")
    async with world.store.begin() as tx:
        now = world.clock()
        leased = await leasing.lease(tx, now=now, lease_until=now + LEASE, limit=5)
    assert [one.kind for one in leased] == [DeliveryKind.PUSH] * 5, "all who follow everything are owed it"


async def test_an_edit_waits_for_its_translation(world: World) -> None:
    """A revision with new words waits in chats of another language, one with the old words keeps its translation."""
    story = await begin(world, ANA)
    async with world.store.begin() as tx:
        await chats.set_language(tx, ANA, "de")
        (stored,) = await briefings.latest_briefings(tx, 1)
        await texts.add_text(tx, stored.id, 1, replace(stored.text("en"), headline="Gespräche", language="de"))
    await tell(world, told("More"), story=story)
    async with world.store.begin() as tx:
        assert await texts.wanted_languages(tx, stored.id, world.clock()) == []
    await settle(world)
    assert messages(world, ANA)[1]["text"].startswith("🔄 Aktualisiert\nGespräche\n")
    await tell(world, told("Signed", SIGNED), story=story)
    async with world.store.begin() as tx:
        assert await texts.hold_for_texts(tx, stored.id, "en", world.clock() + LEASE)
        assert await texts.wanted_languages(tx, stored.id, world.clock()) == ["de"]
    await settle(world)
    assert len(messages(world, ANA)) == 1
    async with world.store.begin() as tx:
        await texts.add_text(tx, stored.id, 3, replace(stored.text("en"), headline="Unterzeichnet", language="de"))
        await texts.release(tx, stored.id, "de", world.clock())
    await settle(world)
    assert [m["text"].split("\n")[1] for m in messages(world, ANA).values()] == ["Unterzeichnet", "Unterzeichnet"]


async def test_articles_that_are_moved_take_their_facts_with_them(world: World) -> None:
    """A story is split: what the second article added goes from the message; without articles the briefing goes."""
    story = await begin(world, ANA)
    added = await tell(world, told("More", figures=(figure(7, "percent", "tariffs"),)), story=story)
    await settle(world)
    assert "7%" in messages(world, ANA)[1]["text"]
    async with world.store.begin() as tx:
        (stored,) = await briefings.latest_briefings(tx, 1)
        other = await read_article(tx)
        elsewhere = await articles.get_article(tx, other)
        assert elsewhere is not None
        assert elsewhere.story_id is not None
        await articles.move(tx, stored.sources[1].article_id, elsewhere.story_id, world.clock())
        changed = await revisions.story_changed(tx, story, world.clock())
    assert changed is not None
    assert changed.briefing_id == added.briefing_id
    await settle(world)
    assert "7%" not in messages(world, ANA)[1]["text"]
    async with world.store.begin() as tx:
        await articles.move(tx, stored.sources[0].article_id, elsewhere.story_id, world.clock())
        assert await revisions.story_changed(tx, story, world.clock()) is None
        assert await briefings.get_briefing(tx, added.briefing_id) is None


async def test_two_machines_that_revise_at_once_lose_nothing(world: World) -> None:
    """Articles of one story told at the same moment: a revision each, with the facts of all."""
    story = await begin(world, ANA)
    figures = [figure(float(number), "percent", f"tariff {number}") for number in range(20, 26)]
    await asyncio.gather(*(tell(world, told("More", figures=(each,)), story=story) for each in figures))
    async with world.store.read() as tx:
        (stored,) = await briefings.latest_briefings(tx, 1)
    assert stored.revision == 7
    assert {f.value for f in stored.briefing.figures} >= {f.value for f in figures}
    await settle(world)
    assert list(messages(world, ANA)) == [1]
