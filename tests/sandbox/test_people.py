"""What people do becomes updates that python-telegram-bot reads; chats tell who is in them."""

from __future__ import annotations

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, Update
from telegram.error import BadRequest, ChatMigrated

from bot.sandbox.errors import ApiError
from bot.sandbox.server import ANA, BEN, CHANNEL_ID, CHLOE, GROUP_ID, Sandbox
from tests.sandbox.conftest import Client, Clock


async def updates(bot: Bot) -> list[Update]:
    """All updates since the last call, confirmed."""
    found = list(await bot.get_updates())
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1)
    return found


@pytest.fixture
def sandbox(client: Client) -> Sandbox:
    """The running sandbox."""
    return client.sandbox


async def test_messages(sandbox: Sandbox, bot: Bot) -> None:
    """A command has its entity, a reply its message, a post of a channel no sender."""
    sandbox.say(ANA.id, ANA.id, " what? ", reply_to=1)
    sandbox.say(CHANNEL_ID, ANA.id, "post")
    start, reply, post = await updates(bot)
    assert start.message is not None
    assert [e.type for e in start.message.entities] == ["bot_command"]
    assert start.effective_user is not None
    assert (start.effective_user.first_name, start.effective_user.language_code) == ("Ana", "en")
    assert reply.message is not None
    assert reply.message.text == "what?"
    assert reply.message.reply_to_message is not None
    assert reply.message.reply_to_message.text == "/start"
    assert post.channel_post is not None
    assert post.channel_post.sender_chat is not None
    assert post.effective_user is None


async def test_a_group_shows_a_bot_what_is_meant_for_it(sandbox: Sandbox, bot: Bot) -> None:
    """Telegram's privacy mode: commands, mentions, replies to the bot; nothing for another bot."""
    await updates(bot)
    asked = await bot.send_message(GROUP_ID, "Which one?")
    for text in ("hello all", "/latest@other_bot", "/latest", "/latest@Communique_Bot", "hi @communique_bot"):
        sandbox.say(GROUP_ID, BEN.id, text)
    sandbox.say(GROUP_ID, CHLOE.id, "that", reply_to=asked.message_id)
    texts = [u.message.text for u in await updates(bot) if u.message]
    assert texts == ["/latest", "/latest@Communique_Bot", "hi @communique_bot", "that"]


async def test_who_may_write_where(sandbox: Sandbox) -> None:
    """In one's own chat, in a group one is in, in a channel one owns."""
    for chat_id, user_id in ((ANA.id, BEN.id), (CHANNEL_ID, BEN.id)):
        with pytest.raises(ApiError, match="cannot write"):
            sandbox.say(chat_id, user_id, "x")
    for text in ("  ", "x" * 4097):
        with pytest.raises(ApiError, match="1 to 4096"):
            sandbox.say(ANA.id, ANA.id, text)
    with pytest.raises(ApiError, match="chat not found"):
        sandbox.say(5, ANA.id, "x")


async def test_presses(sandbox: Sandbox, bot: Bot, clock: Clock) -> None:
    """A press is answered once, within fifteen seconds, in up to 200 characters."""
    await updates(bot)
    sent = await bot.send_message(ANA.id, "press")
    for _ in range(2):
        sandbox.people.press(ANA.id, sent.message_id, ANA.id, "more:1")
    one, two = [u.callback_query for u in await updates(bot)]
    assert one is not None
    assert two is not None
    assert one.data == "more:1"
    assert one.message is not None
    assert one.message.message_id == sent.message_id
    with pytest.raises(BadRequest, match="Message_too_long"):
        await one.answer("x" * 201)
    assert await one.answer("x" * 200, show_alert=True)
    late = "Query is too old and response timeout expired or query id is invalid"
    with pytest.raises(BadRequest, match=late):
        await one.answer()
    clock.pass_time(seconds=16)
    with pytest.raises(BadRequest, match=late):
        await two.answer()
    with pytest.raises(BadRequest, match=late):
        await bot.answer_callback_query("12345")


async def test_inline_queries(sandbox: Sandbox, bot: Bot, client: Client) -> None:
    """A query is answered once, with at most fifty results whose ids differ."""
    await updates(bot)
    sandbox.people.ask_inline(ANA.id, "chips")
    (update,) = await updates(bot)
    assert update.inline_query is not None
    assert update.inline_query.query == "chips"
    query = {"inline_query_id": update.inline_query.id}
    result = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "x"}}
    for results, reason in (
        ([{**result, "id": str(n)} for n in range(51)], "RESULTS_TOO_MUCH"),
        ([result, result], "RESULT_ID_DUPLICATE"),
        ([{**result, "id": "x" * 65}], "RESULT_ID_INVALID"),
        (["x"], "can't parse inline query result: Can't find field \"type\""),
    ):
        assert await client.refusal("answerInlineQuery", **query, results=results) == f"Bad Request: {reason}"
    assert await client.result("answerInlineQuery", **query, results=[result])
    assert "query is too old" in await client.refusal("answerInlineQuery", **query, results=[result])


async def test_blocking(sandbox: Sandbox, bot: Bot) -> None:
    """Blocking and unblocking are told; who writes again has unblocked."""
    await updates(bot)
    sandbox.people.block(ANA.id, blocked=True)
    sandbox.people.block(ANA.id, blocked=True)
    sandbox.say(ANA.id, ANA.id, "/start")
    blocked, unblocked, message = await updates(bot)
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert message.message is not None


async def test_adding_and_removing(sandbox: Sandbox, bot: Bot) -> None:
    """Removed from a channel and made its administrator again."""
    await updates(bot)
    sandbox.people.set_member(CHANNEL_ID, "kicked")
    sandbox.people.set_member(CHANNEL_ID, "member")
    statuses = [u.my_chat_member.new_chat_member.status for u in await updates(bot) if u.my_chat_member]
    assert statuses == ["kicked", "administrator"]
    with pytest.raises(ApiError):
        sandbox.people.set_member(ANA.id, "kicked")


async def test_migration(sandbox: Sandbox, bot: Bot, client: Client) -> None:
    """Both chats get a service message; the old one sends the bot on, with the new id."""
    await updates(bot)
    new_id = sandbox.people.migrate(GROUP_ID)
    there, here = await updates(bot)
    assert there.message is not None
    assert there.message.migrate_to_chat_id == new_id
    assert here.message is not None
    assert here.message.migrate_from_chat_id == GROUP_ID
    with pytest.raises(ChatMigrated) as refused:
        await bot.send_message(GROUP_ID, "x")
    assert refused.value.new_chat_id == new_id
    status, body = await client.api("sendMessage", chat_id=GROUP_ID, text="x")
    assert (status, body["description"]) == (400, "Bad Request: group chat was upgraded to a supergroup chat")
    assert body["parameters"] == {"migrate_to_chat_id": new_id}
    sent = await bot.send_message(new_id, "x")
    assert (sent.chat.type, sent.message_id) == ("supergroup", 2)
    with pytest.raises(ApiError):
        sandbox.people.migrate(GROUP_ID)


async def test_what_a_chat_tells(bot: Bot) -> None:
    """getMe, getChat, getChatMember, getChatAdministrators."""
    me = await bot.get_me()
    assert (me.is_bot, me.username) == (True, "communique_bot")
    chat = await bot.get_chat("@agreements_wire")
    assert (chat.id, chat.type, chat.title) == (CHANNEL_ID, "channel", "Agreements wire")
    assert (await bot.get_chat(BEN.id)).username == "ben"
    assert [m.status for m in await bot.get_chat_administrators(CHANNEL_ID)] == ["creator", "administrator"]
    assert (await bot.get_chat_member(GROUP_ID, ANA.id)).status == "creator"
    assert (await bot.get_chat_member(GROUP_ID, BEN.id)).status == "member"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(GROUP_ID, 5)
    with pytest.raises(BadRequest, match="no administrators in the private chat"):
        await bot.get_chat_administrators(BEN.id)


async def test_commands(bot: Bot, client: Client) -> None:
    """A menu for each scope; at most a hundred, with names and descriptions of Telegram's form."""
    everywhere, private = [BotCommand("help", "Help")], [BotCommand("latest", "The latest")]
    assert await bot.set_my_commands(everywhere)
    assert await bot.set_my_commands(private, scope=BotCommandScopeAllPrivateChats())
    assert await bot.get_my_commands() == tuple(everywhere)
    assert await bot.get_my_commands(BotCommandScopeChat(ANA.id)) == ()
    _, state = await client.get("/sandbox/state")
    assert state["commands"] == [{"command": "latest", "description": "The latest"}]
    await bot.delete_my_commands(scope=BotCommandScopeAllPrivateChats())
    assert client.sandbox.world.menu() == [{"command": "help", "description": "Help"}]
    for commands, reason in (
        ([{"command": "a", "description": "b"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
        ([{"command": "Help", "description": "b"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "b"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": "x" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
    ):
        assert await client.refusal("setMyCommands", commands=commands) == f"Bad Request: {reason}"


async def test_chat_actions(bot: Bot, client: Client) -> None:
    """Known actions are shown, others refused."""
    assert await bot.send_chat_action(ANA.id, "typing")
    assert client.sandbox.world.events[-1][1] == {"type": "typing", "chat_id": ANA.id, "action": "typing"}
    refusal = await client.refusal("sendChatAction", chat_id=ANA.id, action="dancing")
    assert refusal == "Bad Request: wrong parameter action in request"
