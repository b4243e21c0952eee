"""Who may change what a chat gets, and what /subscribe, /unsubscribe and /digest make of it."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from bot.delivery.render import texts
from bot.model import Follow, FollowKind
from bot.store import deliveries
from tests.factories import NOON
from tests.handlers.conftest import ANA, BEN, CHANNEL, GROUP, Talk
from tests.rows import add_briefing

ANONYMOUS = 1087968824
"""Telegram's user in whose name anonymous administrators write."""
ALL = Follow(FollowKind.ALL)


async def test_subscribe_to_everything(talk: Talk) -> None:
    """/subscribe follows everything, sets the default digest, owes the latest three and wakes the outbox."""
    async with talk.store.begin() as tx:
        for minutes in range(5):
            await add_briefing(tx, minutes=minutes)
    (said,) = await talk.say("/subscribe")
    assert said.text.startswith("Subscribed to everything.")
    assert "The latest 3 are on their way." in said.text
    assert "Daily digest at 08:00 (Europe/Berlin)" in said.text
    chat = await talk.chat()
    assert (chat.follows, chat.digest_time) == ((ALL,), time(8))
    assert chat.next_digest_at == datetime(2025, 9, 25, 6, tzinfo=UTC)
    async with talk.store.begin() as tx:
        assert len(await deliveries.lease(tx, now=NOON, lease_until=NOON, limit=9)) == 1
    assert len(talk.woken) == 1


@pytest.mark.parametrize(
    ("words", "follow"),
    [
        ("all", ALL),
        ("Everything", ALL),
        ("chips", Follow(FollowKind.SECTOR, "semiconductors")),
        ("반도체", Follow(FollowKind.SECTOR, "semiconductors")),
        ('"chips"', Follow(FollowKind.KEYWORD, "chips")),
        ("  Hyundai\n Motor ", Follow(FollowKind.KEYWORD, "Hyundai Motor")),
        ("현대자동차", Follow(FollowKind.KEYWORD, "현대자동차")),
        ("<b>&amp;", Follow(FollowKind.KEYWORD, "<b>&amp;")),
    ],
)
async def test_what_can_be_followed(talk: Talk, words: str, follow: Follow) -> None:
    """Everything, a sector by its words, or the words themselves, in any script and never as markup."""
    (said,) = await talk.say(f"/subscribe {words}")
    assert said.text.startswith("Subscribed to ")
    assert (await talk.chat()).follows == (follow,)


@pytest.mark.parametrize("words", ["?", "x", "🙂", "%%%"])
async def test_what_cannot_be_followed(talk: Talk, words: str) -> None:
    """A word without two letters or digits would match everything or nothing."""
    (said,) = await talk.say(f"/subscribe {words}")
    assert "at least two letters or digits" in said.text
    assert (await talk.chat()).follows == ()


async def test_a_name_is_not_taken_for_a_sector(talk: Talk) -> None:
    """A company's name with a sector's word in it is followed by its words; a plain phrase says how to do that."""
    (said,) = await talk.say("/subscribe Samsung chips")
    assert said.text.startswith("Subscribed to “Samsung chips”.")
    (said,) = await talk.say("/subscribe memory chips")
    assert said.text.startswith("Subscribed to Semiconductors.")
    assert "/subscribe “memory chips”" in said.text
    (said,) = await talk.say("/subscribe “memory chips”")
    assert said.text.startswith("Subscribed to “memory chips”.")


async def test_following_twice_changes_nothing(talk: Talk) -> None:
    """The second time the bot says so, whatever the letters' case."""
    await talk.say("/subscribe Hyundai")
    (said,) = await talk.say("/subscribe HYUNDAI")
    assert said.text.startswith("You follow that already.")
    assert len((await talk.chat()).follows) == 1


async def test_a_topic_beside_everything_is_explained(talk: Talk) -> None:
    """Who follows everything and adds a topic learns how to get the topic alone, and that works."""
    await talk.say("/subscribe")
    (said,) = await talk.say("/subscribe chips")
    assert "/unsubscribe everything" in said.text
    (said,) = await talk.say("/unsubscribe everything")
    assert said.text == "Unsubscribed from everything.\n\nYou follow Semiconductors."


async def test_follows_are_limited(talk: Talk) -> None:
    """The fifty-first follow is refused."""
    for number in range(50):
        await talk.say(f"/subscribe company {number}")
    (said,) = await talk.say("/subscribe one more")
    assert said.text.startswith("A chat can follow up to 50 things.")
    assert await talk.press("f:") == []
    assert talk.telegram.alerts == [texts.alert("too_many")]
    assert len((await talk.chat()).follows) == 50


async def test_unsubscribe(talk: Talk) -> None:
    """One follow by its words, all without words, and an answer when there is nothing to stop."""
    await talk.say("/subscribe chips")
    await talk.say("/subscribe Hyundai")
    (said,) = await talk.say("/unsubscribe Toyota")
    assert said.text.startswith("You do not follow that.\n\nYou follow ")
    (said,) = await talk.say("/unsubscribe hyundai")
    assert said.text == "Unsubscribed from “hyundai”.\n\nYou follow Semiconductors."
    (said,) = await talk.say("/unsubscribe")
    assert said.text.startswith("Unsubscribed. Nothing more comes here.")
    (said,) = await talk.say("/unsubscribe")
    assert said.text.startswith("You follow nothing")
    chat = await talk.chat()
    assert (chat.follows, chat.digest_time) == ((), None)


async def test_digest_is_set_shown_and_switched_off(talk: Talk) -> None:
    """/digest HH:MM zone, /digest alone and /digest off."""
    await talk.say("/subscribe")
    (said,) = await talk.say("/digest 7:30 Seoul")
    assert said.text == (
        "Done. A digest each day at 07:30, time zone Asia/Seoul. The next: Thursday, 25 September, 07:30."
    )
    chat = await talk.chat()
    assert (chat.digest_time, chat.time_zone) == (time(7, 30), "Asia/Seoul")
    assert chat.next_digest_at == datetime(2025, 9, 24, 22, 30, tzinfo=UTC)
    (said,) = await talk.say("/digest")
    assert said.text.startswith("The daily digest comes at 07:30, time zone Asia/Seoul.")
    await talk.say("/digest 18:00")
    assert (await talk.chat()).time_zone == "Asia/Seoul"
    (said,) = await talk.say("/digest OFF")
    assert said.text.startswith("Done. No more daily digest.")
    assert (await talk.chat()).digest_time is None
    (said,) = await talk.say("/digest")
    assert said.text.startswith("The daily digest is off.")


async def test_a_digest_without_follows_says_what_is_missing(talk: Talk) -> None:
    """The time is kept, and the person learns that a digest tells what is followed."""
    (said,) = await talk.say("/digest 9am")
    assert "/subscribe" in said.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("soon", "I could not read a time in soon."),
        ("25:00", "I could not read a time in 25:00."),
        ("8:00 <Atlantis>", "I do not know the time zone <Atlantis>."),
        ("утром", "I could not read a time in утром."),
    ],
)
async def test_a_digest_that_cannot_be_read(talk: Talk, words: str, told: str) -> None:
    """The answer names what was not understood and gives an example; nothing changes."""
    (said,) = await talk.say(f"/digest {words}")
    assert said.text.startswith(told)
    assert "/digest 08:00" in said.text
    assert (await talk.chat()).digest_time is None


@pytest.mark.parametrize("command", ["/subscribe", "/unsubscribe", "/digest 08:00", "/digest off"])
async def test_a_group_is_changed_by_its_administrators(talk: Talk, command: str) -> None:
    """A member is refused, an administrator is not; anybody may look at the digest's time."""
    talk.telegram.admins = {ANA}
    (said,) = await talk.say(command, chat=GROUP, user=BEN)
    assert said.text.startswith("Only administrators")
    (said,) = await talk.say(command, chat=GROUP, user=ANA)
    assert not said.text.startswith("Only administrators")
    (said,) = await talk.say("/digest", chat=GROUP, user=BEN)
    assert said.text.startswith("The daily digest")


async def test_an_anonymous_administrator_is_one(talk: Talk) -> None:
    """Who writes in the name of the group administers it; who writes in the name of another chat does not."""
    anonymous = {"id": ANONYMOUS, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    group = {"id": GROUP, "type": "supergroup", "title": "Trade desk"}
    (said,) = await talk.say("/subscribe", chat=GROUP, having={"from": anonymous, "sender_chat": group})
    assert said.text.startswith("Subscribed")
    channel = {"id": CHANNEL, "type": "channel", "title": "Elsewhere"}
    talk.telegram.admins = {ANONYMOUS}
    (said,) = await talk.say("/unsubscribe", chat=GROUP, having={"from": anonymous, "sender_chat": channel})
    assert said.text.startswith("Only administrators")


async def test_a_channel_subscribes_by_a_post(talk: Talk) -> None:
    """Only administrators can post to a channel, so its posts need no check; other posts are not answered."""
    (said,) = await talk.say("/subscribe chips", chat=CHANNEL)
    assert said.text.startswith("Subscribed to Semiconductors.")
    assert await talk.say("Good morning", chat=CHANNEL) == []
    assert await talk.say("/unknown", chat=CHANNEL) == []


async def test_a_button_gives_no_authority(talk: Talk) -> None:
    """Everybody can press a button, in a channel too: who is no administrator gets a notice and changes nothing."""
    talk.telegram.admins = {ANA}
    for chat in (GROUP, CHANNEL):
        assert await talk.press("f:", chat=chat, user=BEN) == []
        assert talk.telegram.alerts[-1] == "Only administrators of this chat can change what it gets."
        assert (await talk.chat(chat)).follows == ()
        assert len(await talk.press("f:", chat=chat, user=ANA)) == 1
        assert (await talk.chat(chat)).follows == (ALL,)


async def test_who_cannot_be_checked_may_not(talk: Talk) -> None:
    """When Telegram does not tell who administers a group, nobody does."""
    talk.telegram.refuse["getChatMember"] = [(400, {"description": "Bad Request: user not found"})]
    talk.telegram.admins = {ANA}
    (said,) = await talk.say("/subscribe", chat=GROUP)
    assert said.text.startswith("Only administrators")
