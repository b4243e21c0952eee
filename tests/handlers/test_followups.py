"""Questions: which briefing they are about, what is answered, and what is said when nothing answers."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.model import Answer, ArticleText, Briefing
from bot.store import briefings, chats, deliveries
from bot.store.columns import Tx
from tests.factories import NOON, briefing, party, sector
from tests.handlers.conftest import ANA, BEN, CHANNEL, GROUP, QuotingAnalyst, Talk
from tests.handlers.pretend import BOT
from tests.rows import add_briefing

WHEAT = briefing("Canada sells wheat", "Canada sells wheat to Indonesia.")
CHIPS = briefing(
    "Korea and Japan pool chips",
    "They will build a plant.",
    parties=(party("South Korea", "KR"), party("Japan", "JP")),
    sectors=(sector("semiconductors", "Semiconductors"),),
)


async def shown(talk: Talk, *contents: Briefing) -> list[int]:
    """Store briefings and open each in Ana's chat; their ids."""
    async with talk.store.begin() as tx:
        ids = [await add_briefing(tx, content) for content in contents]
    for id_ in ids:
        await talk.press(f"o:{id_}")
    return ids


def replying(message_id: int, *, by: dict[str, Any] = BOT, chat: int = ANA) -> dict[str, Any]:
    """The part of a message that makes it a reply."""
    kind = "private" if chat > 0 else "supergroup"
    return {"reply_to_message": {"message_id": message_id, "date": 1, "chat": {"id": chat, "type": kind}, "from": by}}


async def test_a_reply_is_answered_from_its_briefing(talk: Talk) -> None:
    """A reply asks the article behind the message, whatever else was shown since; typing is shown meanwhile."""
    await shown(talk, WHEAT)
    wheat = talk.telegram.posted[-1]
    await shown(talk, CHIPS)
    (said,) = await talk.say("When was it signed?", having=replying(wheat.message_id))
    assert talk.analyst.asked == [("When was it signed?", "Canada sells wheat")]
    assert "Canada and Indonesia signed the agreement on Wednesday." in said.text
    assert "About “Canada sells wheat”, by the offline analyst" in said.text
    assert talk.telegram.actions == ["typing"]


async def test_an_answer_can_be_asked_about_again(talk: Talk) -> None:
    """A reply to an answer asks the same article."""
    await shown(talk, WHEAT, CHIPS)
    (first,) = await talk.say("Was it signed?", having=replying(talk.telegram.posted[0].message_id))
    await talk.say("And signed where?", having=replying(first.message_id))
    assert [headline for _, headline in talk.analyst.asked] == ["Canada sells wheat"] * 2


async def test_a_pushed_briefing_can_be_asked_about(talk: Talk) -> None:
    """A reply to a message of the outbox finds its briefing."""
    await talk.say("/subscribe")
    async with talk.store.begin() as tx:
        await add_briefing(tx, CHIPS)
        await owe_newest(tx)
        (delivery,) = await deliveries.lease(tx, now=NOON, lease_until=NOON, limit=9)
        await deliveries.mark_all_sent(tx, {delivery.id: 555}, NOON)
    await talk.say("Is it signed?", having=replying(555))
    assert [headline for _, headline in talk.analyst.asked] == ["Korea and Japan pool chips"]


async def owe_newest(tx: Tx) -> None:
    """Owe the newest briefing to its followers."""
    (newest,) = await briefings.latest_briefings(tx, 1)
    await chats.deliver_to_followers(tx, newest.id, now=NOON, push=True)


async def test_without_a_reply_it_is_what_was_shown_last(talk: Talk) -> None:
    """A question that names nothing is about the last briefing in the chat."""
    await shown(talk, CHIPS, WHEAT)
    await talk.say("And when was it signed?")
    assert [headline for _, headline in talk.analyst.asked] == ["Canada sells wheat"]


async def test_names_lead_to_another_briefing(talk: Talk) -> None:
    """A question that names parties of another briefing is about that one."""
    await shown(talk, CHIPS, WHEAT)
    await talk.say("Has the agreement between South Korea and Japan been signed yet?")
    assert talk.analyst.asked[0][1] == "Korea and Japan pool chips"


async def test_a_reply_to_a_list_is_about_the_entry_it_names(talk: Talk) -> None:
    """Of several briefings in one message the one that shares the question's words is asked first."""
    async with talk.store.begin() as tx:
        for content in (CHIPS, WHEAT):
            await add_briefing(tx, content)
    (listed,) = await talk.say("/latest")
    await talk.say("Was the plant of Korea signed off?", having=replying(listed.message_id))
    assert talk.analyst.asked[0][1] == "Korea and Japan pool chips"


async def test_what_no_article_says_is_said(talk: Talk) -> None:
    """No quotes, no answer: the person learns which article was asked, and at most two are."""
    await shown(talk, WHEAT, CHIPS)
    (said,) = await talk.say("Wieviel kostet das Ganze, Kanada?")
    assert said.text.startswith("The article behind Korea and Japan pool chips does not say.")
    assert len(talk.analyst.asked) <= 2


async def test_a_text_with_nothing_shown_gets_help(talk: Talk) -> None:
    """Somebody who writes before anything was shown learns what the bot does."""
    (said,) = await talk.say("hello there")
    assert "/latest" in said.text
    assert "/subscribe" in said.text


async def test_the_name_of_a_topic_lists_it(talk: Talk) -> None:
    """A short text that names a sector is no question: its briefings are listed."""
    await shown(talk, CHIPS)
    (said,) = await talk.say("chips")
    assert "1. Korea and Japan pool chips" in said.text
    assert talk.analyst.asked == []


@pytest.mark.parametrize("text", ["x" * 4000, "왜요? " * 800, "؟" * 600])
async def test_a_long_question_is_refused(talk: Talk, text: str) -> None:
    """More than 500 characters are no question."""
    (said,) = await talk.say(text[:4000])
    assert said.text == "That is too long for me: up to 500 characters, please."


@pytest.mark.parametrize(
    "text", ["누가 서명했나요?", "誰が署名しましたか？", "<b>who</b> &amp; when?", "🙂", "/ what", "؟"]
)
async def test_questions_in_any_script_are_answered(talk: Talk, text: str) -> None:
    """Whatever is asked ends in one message."""
    await shown(talk, WHEAT)
    assert len(await talk.say(text)) == 1


FILE = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
NO_TEXTS: dict[str, dict[str, Any]] = {
    "sticker": {"sticker": {**FILE, "is_animated": False, "is_video": False, "type": "regular"}},
    "photo": {"photo": [FILE]},
    "place": {"location": {"latitude": 1.0, "longitude": 2.0}},
}


@pytest.mark.parametrize("kind", NO_TEXTS)
async def test_what_is_no_text_gets_a_short_answer(talk: Talk, kind: str) -> None:
    """Stickers, photos and places are told apart from text, in private chats; in groups they are not ours."""
    (said,) = await talk.say(None, having=NO_TEXTS[kind])
    assert said.text.startswith("I read text only.")
    assert await talk.say(None, chat=GROUP, having=NO_TEXTS[kind]) == []


async def test_service_messages_are_not_answered(talk: Talk) -> None:
    """A pinned message or a new title asks nothing."""
    assert await talk.say(None, chat=GROUP, having={"new_chat_title": "New"}) == []
    assert await talk.say(None, having={"delete_chat_photo": True}) == []


async def test_in_a_group_one_asks_by_reply_or_name(talk: Talk) -> None:
    """A reply to the bot and its @name are heard; a reply to somebody else, and talk, are not."""
    async with talk.store.begin() as tx:
        await add_briefing(tx, WHEAT)
    (listed,) = await talk.say("/latest", chat=GROUP)
    assert await talk.say("Was it signed?", chat=GROUP, user=BEN, having=replying(listed.message_id, chat=GROUP))
    assert await talk.say("@Communique_Bot was it signed?", chat=GROUP, user=BEN)
    assert [question for question, _ in talk.analyst.asked] == ["Was it signed?", "was it signed?"]
    ana = {"id": ANA, "is_bot": False, "first_name": "Ana"}
    assert await talk.say("Was it signed?", chat=GROUP, user=BEN, having=replying(5, by=ana, chat=GROUP)) == []
    assert await talk.say("Was it signed?", chat=CHANNEL) == []
    (said,) = await talk.say("@communique_bot", chat=GROUP)
    assert said.text.startswith("What I can do")


async def test_one_question_at_a_time(talk: Talk) -> None:
    """A second question while one is being answered is put off, in that chat alone; others go on."""
    asked, go = asyncio.Event(), asyncio.Event()

    class Slow(QuotingAnalyst):
        async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
            asked.set()
            await go.wait()
            return await super().answer(question, briefing, article)

    await shown(talk, WHEAT)
    talk.analyst.answer = Slow().answer  # type: ignore[method-assign]
    first = asyncio.create_task(talk.say("Was it signed?"))
    await asked.wait()
    (said,) = await talk.say("Hello? Was it signed?")
    assert said.text.startswith("Still on your last question")
    assert len(await talk.say("/help")) == 1
    go.set()
    await first
    assert "Canada and Indonesia signed" in talk.telegram.posted[-1].text
