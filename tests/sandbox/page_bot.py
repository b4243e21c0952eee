"""A small real bot for the tests of the chat page: it greets, formats, edits, deletes and answers presses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

Context = ContextTypes.DEFAULT_TYPE
WELCOME = "<b>Welcome</b>, I am <i>only a test</i>. Try /format."
FORMATTED = (
    "👩‍👧🇰🇷 <b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>a &lt; b</code>"
    '<pre><code class="language-python">x = 1</code></pre>\n'
    "<blockquote>quoted</blockquote>\n"
    f"<blockquote expandable>{'many words ' * 60}</blockquote>\n"
    '<tg-spoiler>the end</tg-spoiler> <a href="https://example.org/a?b=c">a link</a> #tag'
)
HOSTILE = "<img src=x onerror='window.hacked = 1'> <script>window.hacked = 1</script> </div>"
COMMANDS = [("start", "Begin"), ("format", "Every formatting"), ("fall", "Many messages"), ("keys", "Buttons")]


@asynccontextmanager
async def running_bot(api_url: str, token: str) -> AsyncIterator[None]:
    """Run the bot against a Bot API server until the block ends."""
    application = ApplicationBuilder().token(token).base_url(f"{api_url}/bot").build()
    answers: dict[str, Callable[[Message], Awaitable[Any]]] = {
        "start": lambda message: message.reply_html(WELCOME),
        "format": lambda message: message.reply_html(FORMATTED),
        "keys": lambda message: message.reply_html("Press", reply_markup=keys(0)),
        "hostile": lambda message: message.reply_text(HOSTILE),
        "fall": _fall,
        "vanish": _vanish,
    }
    for name, answer in answers.items():
        application.add_handler(CommandHandler(name, _handler(answer)))
    application.add_handler(CallbackQueryHandler(_press))
    application.add_handler(MessageHandler(filters.REPLY, _handler(_quote)))
    async with application:
        await application.bot.set_my_commands(COMMANDS)
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        try:
            yield
        finally:
            await _stop(application)


async def _stop(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    assert application.updater is not None
    await application.updater.stop()
    await application.stop()


def keys(count: int) -> InlineKeyboardMarkup:
    """Return a keyboard of every kind of button."""
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(f"Count {count}", callback_data=f"count:{count}")],
            [
                InlineKeyboardButton("Warn", callback_data="warn"),
                InlineKeyboardButton("Site", url="https://example.org/"),
            ],
        ]
    )


def _handler(answer: Callable[[Message], Awaitable[Any]]) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    async def handle(update: Update, _context: Context) -> None:
        assert update.effective_message is not None
        await answer(update.effective_message)

    return handle


async def _press(update: Update, _context: Context) -> None:
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    if query.data == "warn":
        await query.answer("Be careful", show_alert=True)
        return
    count = int(query.data.partition(":")[2]) + 1
    await query.edit_message_text(f"Pressed <b>{count}</b>", parse_mode="HTML", reply_markup=keys(count))
    await query.answer(f"Counted to {count}")


async def _fall(message: Message) -> None:
    for number in range(70):
        await message.get_bot().send_message(message.chat_id, f"Message {number}.")


async def _vanish(message: Message) -> None:
    sent = await message.reply_text("Soon gone")
    await message.reply_text("Still here")
    await sent.delete()


async def _quote(message: Message) -> None:
    assert message.reply_to_message is not None
    await message.reply_text(f"You answered “{message.reply_to_message.text}”", do_quote=True)
