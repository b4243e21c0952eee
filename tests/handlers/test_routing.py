"""Updates: each handled once; blocked, removed, let in again, moved; and what happens when something fails."""

from __future__ import annotations

from typing import Any

import pytest
import structlog

from bot.store.chats import upsert_chat
from tests.handlers.conftest import ANA, GROUP, Talk
from tests.rows import add_briefing

BLOCKED = (403, {"description": "Forbidden: bot was blocked by the user"})


async def test_a_repeated_update_is_handled_once(talk: Talk) -> None:
    """A webhook may deliver an update twice."""
    content = {"message": talk.message(ANA, ANA) | {"text": "/help"}}
    assert len(await talk.update(content, update_id=5)) == 1
    assert await talk.update(content, update_id=5) == []


async def test_blocking_and_coming_back(talk: Talk) -> None:
    """Who blocks the bot is left alone; who comes back gets what they follow again, and no greeting unasked."""
    await talk.say("/subscribe")
    assert await talk.membership("member", "kicked") == []
    assert not (await talk.chat()).active
    assert await talk.membership("kicked", "member") == []
    chat = await talk.chat()
    assert chat.active
    assert len(chat.follows) == 1
    assert chat.next_digest_at is not None


async def test_any_message_shows_that_a_person_is_back(talk: Talk) -> None:
    """/start reactivates also when the change of membership was missed."""
    await talk.say("/subscribe")
    await talk.membership("member", "kicked")
    (said,) = await talk.say("/start")
    assert "You follow everything." in said.text
    assert (await talk.chat()).active


async def test_a_group_is_greeted_when_it_lets_the_bot_in(talk: Talk) -> None:
    """Added: a short hello. Made an administrator later: none. Removed, or restricted and outside: deactivated."""
    (said,) = await talk.membership("left", "member", chat=GROUP)
    assert said.text.startswith("Communiqué")
    assert await talk.membership("member", "administrator", chat=GROUP) == []
    for gone in ("kicked", "restricted"):
        assert await talk.membership("member", gone, chat=GROUP) == []
        assert not (await talk.chat(GROUP)).active
        assert len(await talk.membership(gone, "member", chat=GROUP)) == 1
        assert (await talk.chat(GROUP)).active


@pytest.mark.parametrize("told_by", ["old", "new"])
async def test_a_group_that_became_a_supergroup_keeps_its_follows(talk: Talk, told_by: str) -> None:
    """Either of the two service messages moves the chat; the other then changes nothing."""
    old, new = -55, -1005
    async with talk.store.begin() as tx:
        await upsert_chat(tx, old, "group", "Desk", "Asia/Seoul")
    moved: dict[str, dict[str, Any]] = {"old": {"migrate_to_chat_id": new}, "new": {"migrate_from_chat_id": old}}
    for side in (told_by, "new", "old"):
        assert await talk.say(None, chat=old if side == "old" else new, having=moved[side]) == []
    assert (await talk.chat(new)).time_zone == "Asia/Seoul"


async def test_who_blocked_meanwhile_is_deactivated(talk: Talk) -> None:
    """A reply that Telegram refuses because the person blocked the bot ends in an inactive chat, not in an error."""
    talk.telegram.refuse["sendMessage"] = [BLOCKED]
    assert await talk.say("/help") == []
    assert not (await talk.chat()).active


async def test_a_group_that_moved_meanwhile_is_followed(talk: Talk) -> None:
    """A reply that Telegram refuses with the new id moves the chat."""
    talk.telegram.refuse["sendMessage"] = [
        (400, {"description": "Bad Request: group chat was upgraded", "parameters": {"migrate_to_chat_id": -1009}})
    ]
    await talk.say("/help", chat=GROUP)
    assert (await talk.chat(-1009)).title == "Trade desk"


async def test_html_that_telegram_refuses_is_sent_as_text(talk: Talk) -> None:
    """A defect of ours in formatting costs the formatting, not the answer."""
    talk.telegram.refuse["sendMessage"] = [(400, {"description": "Bad Request: can't parse entities: x"})]
    (said,) = await talk.say("/help")
    assert said.text.startswith("What I can do")


async def test_a_reply_is_tried_again(talk: Talk) -> None:
    """What Telegram surely does not have is sent again."""
    talk.telegram.refuse["sendMessage"] = [(502, {"description": "Bad Gateway"})]
    assert len(await talk.say("/help")) == 1


async def test_a_defect_is_owned_up_to_and_nothing_private_is_logged(talk: Talk) -> None:
    """The person learns that nothing is lost; the log has ids and a place in the code, and nobody's words."""
    async with talk.store.begin() as tx:
        await add_briefing(tx)
    (listed,) = await talk.say("/latest")
    talk.analyst.broken = True
    reply = {"message_id": listed.message_id, "date": 1, "chat": {"id": ANA, "type": "private"}}
    with structlog.testing.capture_logs() as logs:
        (said,) = await talk.say("my private question", having={"reply_to_message": reply})
    assert said.text.startswith("Something went wrong on our side.")
    (entry,) = [entry for entry in logs if entry["event"] == "update_failed"]
    assert entry["error"] == "RuntimeError"
    assert "handlers/followups.py" in entry["where"]
    assert "private question" not in str(logs)
    talk.analyst.broken = False
    assert len(await talk.say("Was it signed then?", having={"reply_to_message": reply})) == 1
