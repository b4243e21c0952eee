"""What /start, /help, /latest and /topic answer, to good and bad input."""

from __future__ import annotations

import pytest

from tests.factories import briefing, sector
from tests.handlers.conftest import ANA, GROUP, Talk
from tests.rows import add_briefing

LONG = "договор " * 500


async def three_briefings(talk: Talk) -> list[int]:
    """Two on agriculture, then one on semiconductors."""
    async with talk.store.begin() as tx:
        chips = briefing("Korea and Japan pool chips", sectors=(sector("semiconductors", "Semiconductors"),))
        return [
            await add_briefing(tx, briefing("Canada sells wheat")),
            await add_briefing(tx, briefing("한국과 일본이 협정에 서명")),
            await add_briefing(tx, chips),
        ]


async def test_start_welcomes_and_knows_the_chat(talk: Talk) -> None:
    """/start, also from a deep link, greets with the two things to do first and stores the chat."""
    (welcome,) = await talk.say("/start ref_123")
    assert welcome.text.startswith("Communiqué\n")
    assert welcome.buttons == {"🔔 Subscribe": "f:", "📰 Latest": "m:"}
    chat = await talk.chat()
    assert (chat.kind, chat.title, chat.time_zone, chat.follows) == ("private", "Ana", "Europe/Berlin", ())


async def test_help_lists_the_commands(talk: Talk) -> None:
    """/help in any case of letters names every command."""
    (said,) = await talk.say("/HELP")
    assert all(f"/{name}" in said.text for name in ("latest", "topic", "subscribe", "unsubscribe", "digest", "feeds"))


async def test_latest_lists_newest_first(talk: Talk) -> None:
    """/latest 2 shows two with a button each, and one that turns to older ones."""
    ids = await three_briefings(talk)
    (said,) = await talk.say("/latest 2")
    assert said.text.index("1. Korea and Japan pool chips") < said.text.index("2. 한국과 일본이 협정에 서명")
    assert said.buttons == {"1": f"o:{ids[2]}", "2": f"o:{ids[1]}", "Older ›": f"p:l:2:{ids[1]}:"}


async def test_pages_turn_in_place(talk: Talk) -> None:
    """Older edits the message; the last page offers the newest again."""
    await three_briefings(talk)
    (first,) = await talk.say("/latest 2")
    (second,) = await talk.press(first.buttons["Older ›"], message_id=first.message_id)
    assert (second.edited, second.message_id) == (True, first.message_id)
    assert "1. Canada sells wheat" in second.text
    assert "Older ›" not in second.buttons
    (again,) = await talk.press(second.buttons["« Newest"], message_id=first.message_id)
    assert again.text == first.text
    assert talk.telegram.alerts == [None, None]


@pytest.mark.parametrize("words", ["0", "11", "-3", "ten", "1e1", "五", "3 4", "9" * 100])
async def test_latest_says_what_it_takes(talk: Talk, words: str) -> None:
    """Anything but a number from 1 to 10 is answered with an example."""
    (said,) = await talk.say(f"/latest {words}")
    assert "A number from 1 to 10" in said.text


async def test_nothing_yet(talk: Talk) -> None:
    """Before the first briefing, /latest says so and offers to subscribe."""
    (said,) = await talk.say("/latest")
    assert said.text.startswith("No briefings yet")


@pytest.mark.parametrize("words", ["chips", "반도체", "半導体", "Korea pool", "/topic_semiconductors"])
async def test_topic_in_words_of_any_script(talk: Talk, words: str) -> None:
    """A sector by its synonyms in any script, words of the briefing, and a sector's own command find the same."""
    await three_briefings(talk)
    (said,) = await talk.say(words if words.startswith("/") else f"/topic {words}")
    assert "1. Korea and Japan pool chips" in said.text
    assert "2." not in said.text


async def test_a_topic_can_be_followed_from_its_list(talk: Talk) -> None:
    """The list of one sector has a button to follow it, which does."""
    await three_briefings(talk)
    (said,) = await talk.say("/topic chips")
    assert said.text.startswith("“chips” · Semiconductors")
    await talk.press(said.buttons["🔔 Follow this topic"], message_id=said.message_id)
    assert [follow.value for follow in (await talk.chat()).follows] == ["semiconductors"]


@pytest.mark.parametrize("words", ["<b>hydrogen</b> & co", "водород", "水素", "%_%", "🙂🙂"])
async def test_a_topic_without_briefings_says_so(talk: Talk, words: str) -> None:
    """The words come back as they were written, with topics on which there is something."""
    await three_briefings(talk)
    (said,) = await talk.say(f"/topic {words}")
    assert said.text.startswith(f"Nothing found on {words}.")
    assert "/topic_agriculture  /topic_semiconductors" in said.text


async def test_topic_alone_asks_which(talk: Talk) -> None:
    """/topic without words gives topics to tap on which there are briefings, and before the first briefing none."""
    (early,) = await talk.say("/topic")
    await three_briefings(talk)
    (said,) = await talk.say("/topic")
    assert "/topic_" not in early.text
    assert "/topic_agriculture  /topic_semiconductors" in said.text


async def test_a_topic_without_briefings_is_not_offered(talk: Talk) -> None:
    """What was asked for and not found is not among what is offered instead."""
    await three_briefings(talk)
    (said,) = await talk.say("/topic renewables")
    assert "/topic_agriculture  /topic_semiconductors" in said.text
    assert "/topic_renewables" not in said.text


@pytest.mark.parametrize("command", ["latest", "topic", "subscribe", "unsubscribe", "digest", "start", "nonsense"])
async def test_four_thousand_characters_get_a_short_answer(talk: Talk, command: str) -> None:
    """An over-long command, in another script, is answered briefly and changes nothing."""
    (said,) = await talk.say(f"/{command} {LONG}"[:4000])
    assert said.text == "That is too long for me: up to 200 characters, please."
    assert (await talk.chat()).follows == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("/lastest", "/latest"), ("/subcribe", "/subscribe"), ("/topic_chipz", "/topic"), ("/последние", "/help")],
)
async def test_an_unknown_command_gets_a_suggestion(talk: Talk, typed: str, meant: str) -> None:
    """A typo is answered with what was probably meant, anything else with /help."""
    (said,) = await talk.say(typed)
    assert said.text.startswith("I do not know that command.")
    assert meant in said.text


async def test_in_a_group_only_what_is_ours(talk: Talk) -> None:
    """In a group our commands are answered as replies; those of other bots, and what is nobody's, are not."""
    (said,) = await talk.say("/help@communique_bot", chat=GROUP)
    assert said.reply_to is not None
    assert await talk.say("/help", chat=GROUP)
    assert await talk.say("/help@other_bot", chat=GROUP) == []
    assert await talk.say("/roll", chat=GROUP) == []
    assert "do not know" in (await talk.say("/roll@Communique_Bot", chat=GROUP))[0].text
    assert await talk.say("just talking", chat=GROUP) == []


async def test_an_edited_message_is_not_answered_again(talk: Talk) -> None:
    """Correcting a command does not run it twice."""
    assert await talk.update({"edited_message": talk.message(ANA, ANA) | {"text": "/help", "edit_date": 2}}) == []


async def test_another_bot_is_not_answered(talk: Talk) -> None:
    """Two bots that answer each other would never end."""
    other = {"id": 77, "is_bot": True, "first_name": "Other"}
    assert await talk.say("/help", chat=GROUP, having={"from": other}) == []
