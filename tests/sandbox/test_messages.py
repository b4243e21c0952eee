"""What a bot sends, edits and deletes: python-telegram-bot reads the answers, and refusals are Telegram's."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from bot.sandbox.server import ANA, BEN, CHANNEL_ID, CHLOE, GROUP_ID
from tests.sandbox.conftest import TOKEN, Client, Clock

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000030806000000b9eade81"
    "0000000049454e44ae426082"
)  # fmt: skip
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Ask", callback_data="ask:1")]])


async def test_a_message_comes_back_whole(bot: Bot, clock: Clock) -> None:
    """Text, entities in UTF-16 units, sender, chat, date in seconds, keyboard."""
    sent = await bot.send_message(ANA.id, "<b>👍 Deal</b> &amp; more", parse_mode=ParseMode.HTML, reply_markup=BUTTONS)
    assert sent.text == "👍 Deal & more"
    assert sent.entities == (MessageEntity("bold", 0, 7),)
    assert sent.parse_entity(sent.entities[0]) == "👍 Deal"
    assert sent.chat.id == ANA.id
    assert sent.chat.first_name == "Ana"
    assert sent.from_user is not None
    assert sent.from_user.is_bot
    assert sent.date == clock.now
    assert sent.reply_markup == BUTTONS


async def test_options_are_taken(bot: Bot) -> None:
    """Reply, link preview, silent, protected, paid."""
    first = await bot.send_message(ANA.id, "first")
    sent = await bot.send_message(
        ANA.id,
        "second",
        reply_parameters=ReplyParameters(first.message_id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
        allow_paid_broadcast=True,
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "first"
    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)
    assert sent.has_protected_content


async def test_a_channel_goes_by_its_name(bot: Bot) -> None:
    """`@username` in place of the id; a post comes from the channel."""
    sent = await bot.send_message("@Agreements_Wire", "News")
    assert sent.chat.id == CHANNEL_ID
    assert sent.from_user is None
    assert sent.sender_chat == sent.chat


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n\u200b "}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "한" * 11_000}, "message is too long"),
        ({"text": "a<br>b", "parse_mode": "HTML"},
         'can\'t parse entities: Unsupported start tag "br" at byte offset 1'),
        ({"text": "*a*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode: the sandbox takes HTML or none"),
        ({"text": "a", "reply_to_message_id": 999}, "message to be replied not found"),
        ({"text": "a", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "a", "chat_id": 5}, "chat not found"),
        ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
         "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2"),
        ({"text": "👍", "entities": [{"type": "bold", "offset": 1, "length": 1}]},
         "entity at UTF-16 offset 1 begins or ends in a middle of a UTF-16 symbol"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}},
         "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}},
         "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
         "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "url": "javascript:alert(1)"}]]}},
         "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "y"}] * 101]}},
         "reply markup is too long"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ],
)  # fmt: skip
async def test_a_message_is_refused(client: Client, params: dict[str, object], reason: str) -> None:
    """Each in Telegram's words, and nothing is posted."""
    assert await client.refusal("sendMessage", **{"chat_id": ANA.id, **params}) == f"Bad Request: {reason}"
    assert len(client.sandbox.world.messages[ANA.id]) == 1


async def test_the_longest_message_passes(bot: Bot) -> None:
    """4,096 characters after parsing, whatever the markup; a caption 1,024."""
    sent = await bot.send_message(ANA.id, "<b>" + "👍" * 4096 + "</b>", parse_mode=ParseMode.HTML)
    assert sent.text == "👍" * 4096
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(ANA.id, PNG, caption="x" * 1025)
    assert (await bot.send_photo(ANA.id, PNG, caption="x" * 1024)).caption == "x" * 1024


async def test_edits(bot: Bot) -> None:
    """Text and keyboard change, with a date; the same again is not modified."""
    sent = await bot.send_message(ANA.id, "one", reply_markup=BUTTONS)
    edited = await sent.edit_text("<i>two</i>", parse_mode=ParseMode.HTML)
    assert isinstance(edited, Message)
    assert edited.text == "two"
    assert edited.edit_date is not None
    assert edited.reply_markup is None
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup are"):
        await sent.edit_text("<i>two</i>", parse_mode=ParseMode.HTML)
    marked = await sent.edit_reply_markup(BUTTONS)
    assert isinstance(marked, Message)
    assert marked.text == "two"
    assert marked.reply_markup == BUTTONS
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(BUTTONS)


async def test_edits_that_are_refused(client: Client, bot: Bot) -> None:
    """A message that is gone, a person's, one with a keyboard that is not inline, one without text."""
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", ANA.id, 999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", ANA.id, 1)
    asked = await bot.send_message(ANA.id, "name?", reply_markup=ForceReply())
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await asked.edit_text("x")
    photo = await bot.send_photo(ANA.id, PNG)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", ANA.id, photo.message_id)


async def test_deletion(client: Client, bot: Bot, clock: Clock) -> None:
    """For 48 hours; then, and a second time, and other people's in a group, it is refused."""
    one, two = await bot.send_message(ANA.id, "one"), await bot.send_message(ANA.id, "two")
    assert await one.delete()
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await one.delete()
    clock.pass_time(hours=48, seconds=1)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await two.delete()
    said = client.sandbox.say(GROUP_ID, BEN.id, "/latest")
    with pytest.raises(BadRequest, match=r"Message can't be deleted$"):
        await bot.delete_message(GROUP_ID, said["message_id"])


async def test_files(client: Client, bot: Bot) -> None:
    """A picture has a size, a document a name; both are downloaded again, and sent again by their id."""
    photo = await bot.send_photo(ANA.id, PNG, caption="<b>Map</b>", parse_mode=ParseMode.HTML)
    assert (photo.photo[-1].width, photo.photo[-1].height, photo.photo[-1].file_size) == (2, 3, len(PNG))
    assert photo.caption_entities == (MessageEntity("bold", 0, 3),)
    sent = await bot.send_document(ANA.id, InputFile(b"a;b", "deals.csv"))
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type) == ("deals.csv", "text/csv")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a;b"
    again = await bot.send_document(ANA.id, sent.document.file_id)
    assert again.document == sent.document
    for path, status in ((f"/file/bot{TOKEN}/nothing", 404), (f"/file/bot1:x/{sent.document.file_id}", 401)):
        assert (await client.get(path))[0] == status
    async with client.http.get(f"{client.sandbox.url}/sandbox/files/{photo.photo[-1].file_id}") as shown:
        assert (shown.content_type, await shown.read()) == ("image/png", PNG)
    async with client.http.get(f"{client.sandbox.url}/sandbox/files/{sent.document.file_id}") as saved:
        assert (saved.content_type, saved.headers["Content-Disposition"]) == ("application/octet-stream", "attachment")


@pytest.mark.parametrize(
    ("method", "value", "reason"),
    [
        ("sendPhoto", None, "there is no photo in the request"),
        ("sendPhoto", "https://example.org/x.png", "failed to get HTTP URL content"),
        ("sendDocument", "unknown-id", "wrong file identifier/HTTP URL specified"),
        ("getFile", "unknown-id", "invalid file_id"),
    ],
)
async def test_files_that_are_refused(client: Client, method: str, value: str | None, reason: str) -> None:
    """No file, a file of the web, an unknown one."""
    params = {"chat_id": ANA.id, "photo": value, "document": value, "file_id": value}
    assert await client.refusal(method, **params) == f"Bad Request: {reason}"


async def test_what_is_no_picture_is_refused(bot: Bot) -> None:
    """Telegram looks at the bytes, not at the name."""
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(ANA.id, b"plain text")


async def test_who_cannot_be_written_to(client: Client, bot: Bot) -> None:
    """A stranger, who blocked, who left Telegram."""
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(BEN.id, "x")
    client.sandbox.people.block(ANA.id, blocked=True)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ANA.id, "x")
    client.sandbox.people.deactivate(CHLOE.id)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(CHLOE.id, "x")
    client.sandbox.add_users(range(7001, 7003))
    assert (await bot.send_message(7002, "x")).chat.id == 7002


async def test_where_the_bot_is_not(client: Client, bot: Bot) -> None:
    """Kicked from a group, a channel; left by itself."""
    client.sandbox.people.set_member(CHANNEL_ID, "kicked")
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(CHANNEL_ID, "x")
    assert await bot.leave_chat(GROUP_ID)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(GROUP_ID, "x")
    with pytest.raises(BadRequest, match="private chats"):
        await bot.leave_chat(ANA.id)
