"""Pressed buttons: each is answered, whatever it carries."""

from __future__ import annotations

import pytest

from bot.delivery.render import texts
from tests.factories import briefing, party
from tests.handlers.conftest import Talk
from tests.rows import add_briefing


@pytest.mark.parametrize(
    "data",
    ["", "x", "o:", "o:0", "o:abc", "p:l:99:0:", "m:nosuchsector", "f:nosuchsector", "e:1:2", "\u202e", "'; DROP"],
)
async def test_rubbish_is_answered(talk: Talk, data: str) -> None:
    """Forged, old and broken data end in a notice that helps, and change nothing."""
    assert await talk.press(data) == []
    assert talk.telegram.alerts == [texts.alert("gone")]


async def test_a_game_button_is_answered(talk: Talk) -> None:
    """A press may carry no data at all."""
    assert await talk.press(None) == []
    assert talk.telegram.alerts == [texts.alert("gone")]


async def test_buttons_of_very_old_messages_work(talk: Talk) -> None:
    """Telegram tells nothing of an old message but its place (date 0), and that is all it takes."""
    async with talk.store.begin() as tx:
        id_ = await add_briefing(tx)
    (said,) = await talk.press(f"o:{id_}", date=0)
    assert said.text.startswith("Canada and Indonesia sign")
    assert talk.telegram.alerts == [None]


async def test_a_press_without_a_message_is_answered(talk: Talk) -> None:
    """A message that was sent through inline mode has no chat."""
    user = {"id": 1001, "is_bot": False, "first_name": "Ana"}
    query = {"id": "1", "from": user, "chat_instance": "1", "inline_message_id": "x", "data": "o:1"}
    assert await talk.update({"callback_query": query}) == []
    assert talk.telegram.alerts == [texts.alert("gone")]


@pytest.mark.parametrize("data", ["o:77", "e:77"])
async def test_a_briefing_that_is_gone(talk: Talk, data: str) -> None:
    """A briefing that is not there is said to be gone."""
    assert await talk.press(data) == []
    assert talk.telegram.alerts == [texts.alert("briefing_gone")]


async def test_open_shows_the_briefing(talk: Talk) -> None:
    """A number of a list opens the whole briefing with its buttons."""
    async with talk.store.begin() as tx:
        await add_briefing(tx)
    (listed,) = await talk.say("/latest")
    (said,) = await talk.press(listed.buttons["1"])
    assert said.text.startswith("Canada and Indonesia sign economic partnership")
    assert list(said.buttons) == ["Newswire", "💬 Ask", "More on: Agriculture"]


async def test_ask_says_how(talk: Talk) -> None:
    """The hint comes as a notice and adds nothing to the chat."""
    assert await talk.press("a:1") == []
    assert talk.telegram.alerts == [texts.alert("ask_hint")]


async def test_all_evidence_comes_in_parts(talk: Talk) -> None:
    """More proof than one message holds comes as several."""
    parties = tuple(party(f"Party {n}", quote=f"Sentence {n} " + "tells more " * 60 + ".") for n in range(20))
    async with talk.store.begin() as tx:
        id_ = await add_briefing(tx, briefing(parties=parties))
    said = await talk.press(f"e:{id_}")
    assert len(said) > 1
    assert sum(message.text.count("Sentence ") for message in said) == 20


async def test_more_lists_a_sector_and_the_latest(talk: Talk) -> None:
    """More on a topic is a new list; without a topic it is the latest."""
    async with talk.store.begin() as tx:
        await add_briefing(tx)
    (said,) = await talk.press("m:agriculture")
    assert said.text.startswith("Agriculture\n")
    (said,) = await talk.press("m:")
    assert said.text.startswith("Latest briefings\n")
    (said,) = await talk.press("m:ai")
    assert said.text.startswith("Nothing found on Artificial intelligence.")


async def test_a_page_behind_the_last_is_said(talk: Talk) -> None:
    """Turning beyond the end leaves the list as it is."""
    assert await talk.press("p:l:5:1:") == []
    assert talk.telegram.alerts == [texts.alert("no_older")]


async def test_a_press_that_is_too_old_does_its_work(talk: Talk) -> None:
    """Telegram refuses to answer a press after a while; what it asked for is done all the same."""
    talk.telegram.refuse["answerCallbackQuery"] = [
        (400, {"description": "Bad Request: query is too old and response timeout expired or query ID is invalid"})
    ]
    (said,) = await talk.press("m:")
    assert said.text.startswith("No briefings yet")
