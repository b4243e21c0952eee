"""How updates reach the bot: long polls, their offsets and conflicts, webhooks, and the real Application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, Update
from telegram.error import Conflict
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

import bot.sandbox.updates
from bot.sandbox.server import ANA, CHANNEL_ID, GROUP_ID
from tests.moments import until
from tests.sandbox.conftest import TOKEN, Client


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_offsets(client: Client) -> None:
    """An update comes until it is confirmed; a negative offset leaves the last ones."""
    for text in ("b", "c", "d"):
        client.sandbox.say(ANA.id, ANA.id, text)
    assert ids(await client.result("getUpdates")) == [1, 2, 3, 4]
    assert ids(await client.result("getUpdates", limit=1)) == [1]
    assert ids(await client.result("getUpdates", offset=2)) == [2, 3, 4]
    assert ids(await client.result("getUpdates")) == [2, 3, 4]
    assert ids(await client.result("getUpdates", offset=-2)) == [3, 4]
    assert ids(await client.result("getUpdates", offset=5, timeout=0)) == []
    client.sandbox.say(ANA.id, ANA.id, "e")
    assert ids(await client.result("getUpdates", offset=5)) == [5]


async def test_a_long_poll_ends_with_the_first_update(client: Client) -> None:
    """It waits, and is answered at once when something happens."""
    await client.result("getUpdates", offset=2)
    poll = asyncio.create_task(client.result("getUpdates", timeout=50))
    await until(lambda: client.sandbox.world.waiting)
    assert not poll.done()
    client.sandbox.say(ANA.id, ANA.id, "now")
    assert [u["message"]["text"] for u in await asyncio.wait_for(poll, 10)] == ["now"]


async def test_a_second_poller_ends_the_first(client: Client, bot: Bot) -> None:
    """The one that waits gets 409, as does one that polls while a webhook is set."""
    await client.result("getUpdates", offset=2)
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await until(lambda: client.sandbox.world.waiting)
    assert await client.result("getUpdates", timeout=0) == []
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot instance"):
        await first
    second = asyncio.create_task(bot.get_updates(timeout=10))
    await until(lambda: client.sandbox.world.waiting)
    await client.result("setWebhook", url="http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await second
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook(drop_pending_updates=True)


async def test_allowed_updates(client: Client) -> None:
    """What a bot does not take is not queued, from then on; an empty list takes all again."""
    await client.result("getUpdates", offset=2, allowed_updates=["callback_query"])
    client.sandbox.say(ANA.id, ANA.id, "unseen")
    assert await client.result("getUpdates") == []
    await client.result("getUpdates", allowed_updates=[])
    client.sandbox.say(ANA.id, ANA.id, "seen")
    assert [u["message"]["text"] for u in await client.result("getUpdates")] == ["seen"]


async def test_stopping_answers_who_polls(client: Client) -> None:
    """Nobody waits for fifty seconds when the sandbox closes."""
    await client.result("getUpdates", offset=2)
    poll = asyncio.create_task(client.result("getUpdates", timeout=50))
    await until(lambda: client.sandbox.world.waiting)
    await client.sandbox.stop()
    assert await asyncio.wait_for(poll, 10) == []


@asynccontextmanager
async def endpoint(answers: list[int]) -> AsyncIterator[tuple[str, list[tuple[str | None, Any]]]]:
    """A webhook that answers with these statuses, then 200; yields its address and what it got."""
    got: list[tuple[str | None, Any]] = []

    async def take(request: web.Request) -> web.Response:
        got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return web.Response(status=answers.pop(0) if answers else 200)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", got
    await runner.cleanup()


async def test_a_webhook_gets_each_update_until_it_takes_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the secret, in order, again after a refusal; getWebhookInfo says what was wrong."""
    monkeypatch.setattr(bot.sandbox.updates, "WEBHOOK_RETRY_SECONDS", 0.05)
    async with endpoint([503, 302]) as (url, got):
        await client.result("setWebhook", url=url, secret_token="s-1_x")
        await until(lambda: len(got) == 1)
        assert "503" in (await client.result("getWebhookInfo"))["last_error_message"]
        client.sandbox.say(ANA.id, ANA.id, "second")
        await until(lambda: len(got) == 4)
        assert [(secret, update["update_id"]) for secret, update in got] == [("s-1_x", n) for n in (1, 1, 1, 2)]
        await until(lambda: not client.sandbox.world.updates)
        await client.result("deleteWebhook")
        client.sandbox.say(ANA.id, ANA.id, "third")
        assert ids(await client.result("getUpdates")) == [3]
        assert len(got) == 4


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "ftp://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://example.org", "secret_token": "x" * 257}, "secret token contains unallowed characters"),
        ({"url": "https://example.org", "allowed_updates": "{}"}, "can't parse allowed updates: Expected an Array"),
    ],
)
async def test_a_webhook_is_refused(client: Client, params: dict[str, str], reason: str) -> None:
    """A wrong address or secret."""
    assert await client.refusal("setWebhook", **params) == f"Bad Request: {reason}"


async def test_the_real_application(client: Client) -> None:
    """Commands, buttons and their answers through python-telegram-bot's Application; it stops at once."""
    seen: list[str] = []

    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_chat is not None
        seen.append(f"start {update.effective_chat.id} {context.args}")
        await context.bot.send_message(update.effective_chat.id, "Welcome")

    async def press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query is not None
        seen.append(f"press {update.callback_query.data}")
        await update.callback_query.answer("Done")
        await update.callback_query.edit_message_text("Pressed")

    builder = Application.builder().token(TOKEN).base_url(f"{client.sandbox.api_url}/bot")
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(press))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling()
        await application.start()
        client.sandbox.say(GROUP_ID, ANA.id, "/start@communique_bot now")
        client.sandbox.say(CHANNEL_ID, ANA.id, "/start")
        await until(lambda: len(seen) == 2)
        await until(lambda: 2 in client.sandbox.world.messages[ANA.id])
        client.sandbox.people.press(ANA.id, 2, ANA.id, "ask:7")
        await until(lambda: client.sandbox.world.messages[ANA.id][2]["text"] == "Pressed")
        await application.updater.stop()
        await application.stop()
    assert seen == [f"start {ANA.id} []", f"start {GROUP_ID} ['now']", "press ask:7"]
    assert not client.sandbox.world.updates
