"""Send a rendered message or edit one, and put the bot's rate limiter within reach of the outbox."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, cast

import structlog
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import RequestData

from bot.delivery.limiter import IN_FLIGHT, Priority, RateLimitArgs, SlidingWindowLimiter
from bot.delivery.message import Button, Message
from bot.delivery.outcomes import Outcome, PlainText, Sent, classify
from bot.delivery.request import Parameters, encoded

READ_SECONDS, WRITE_SECONDS, CONNECT_SECONDS, POOL_SECONDS = 10.0, 5.0, 5.0, 5.0
"""Time-outs of one message: Telegram answers a sendMessage in well under a second, and seldom in a few."""

log = structlog.get_logger(__name__)


async def send(
    bot: Bot,
    chat_id: int,
    message: Message,
    *,
    plain: bool = False,
    reply_to: int | None = None,
    silent: bool = False,
    priority: Priority = Priority.REPLY,
    starting: Callable[[], None] | None = None,
) -> Outcome:
    """Send a message, as plain text if told to; answer `reply_to` if that message still exists; ring unless `silent`.

    Never raises for what Telegram or the network does; a cancelled send may have gone out. The rate limiter of the
    bot, if it has one, is told the priority: what is pushed and can come again later is a broadcast. `starting` is
    called just before the request.
    """
    own: dict[str, Any] = {"chat_id": chat_id}
    if silent:
        own["disable_notification"] = True
    if reply_to is not None:
        own["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    try:
        posted = await _call(bot, "sendMessage", own, _shown(message, plain), priority, starting)
        return Sent(int(posted["message_id"]))
    except (TelegramError, *_UNREADABLE) as e:
        return _noted(chat_id, classify(e))


async def edit(
    bot: Bot,
    chat_id: int,
    message_id: int,
    message: Message,
    *,
    plain: bool = False,
    priority: Priority = Priority.REPLY,
    starting: Callable[[], None] | None = None,
) -> Outcome:
    """Put a message in the place of one that was sent; that it says the same already is a success.

    As with `send`, but Uncertain is harmless here: an edit may be done twice.
    """
    own = {"chat_id": chat_id, "message_id": message_id}
    try:
        await _call(bot, "editMessageText", own, _shown(message, plain), priority, starting)
    except (TelegramError, *_UNREADABLE) as e:
        outcome = classify(e)
        if not isinstance(outcome, Sent):
            return _noted(chat_id, outcome)
    return Sent(message_id)


def seconds_held(bot: Bot) -> float:
    """For how long Telegram wants to hear nothing of this bot at all, after its 429s; 0 if it does."""
    limiter = _limiter(bot)
    return limiter.held() if limiter is not None else 0.0


def broadcasts_within(bot: Bot, seconds: float) -> float:
    """How many broadcasts may start within `seconds`; infinity where nothing limits them."""
    limiter = _limiter(bot)
    return limiter.broadcasts_within(seconds) if limiter is not None else math.inf


def broadcasts_at_once(bot: Bot) -> int:
    """How many broadcasts are to be sent at the same time."""
    limiter = _limiter(bot)
    return limiter.broadcasts_at_once if limiter is not None else IN_FLIGHT


def waiting_broadcasts(bot: Bot) -> int:
    """How many messages wait for nothing but the overall rate."""
    limiter = _limiter(bot)
    return limiter.waiting_broadcasts if limiter is not None else 0


def go_on_holding(bot: Bot, seconds: Mapping[int | None, float]) -> None:
    """Let Telegram's holds from before a restart go on: chat's id → seconds, None for everything."""
    limiter = _limiter(bot)
    if limiter is not None:
        for chat_id, left in seconds.items():
            limiter.hold(left, chat_id, known=True)


def stop_broadcasts(bot: Bot) -> None:
    """Let what waits for its turn, and nobody waits for, end as not sent: the process is to stop."""
    limiter = _limiter(bot)
    if limiter is not None:
        limiter.stop_broadcasts()


# What python-telegram-bot raises when Telegram took the message and the result is not what it expects.
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)


async def _call(
    bot: Bot, endpoint: str, own: dict[str, Any], shared: bytes, priority: Priority, starting: Callable[[], None] | None
) -> Any:
    """Call a method of the Bot API when its turn comes, and return the result as it is.

    The library's own way makes an object of each part of the message and of the reply, and then JSON of all, which
    takes twice as long as the rest; for a broadcast they are the same ten thousand times.
    """

    async def post() -> Any:
        return await bot.request.post(
            f"{bot.base_url}/{endpoint}",
            cast(RequestData, Parameters(own, shared)),
            read_timeout=READ_SECONDS,
            write_timeout=WRITE_SECONDS,
            connect_timeout=CONNECT_SECONDS,
            pool_timeout=POOL_SECONDS,
        )

    limiter = bot.rate_limiter if isinstance(bot, ExtBot) else None
    if limiter is None:  # its turn is now
        if starting is not None:
            starting()
        return await post()
    limits: RateLimitArgs = {"priority": priority.value}
    if starting is not None:
        limits["starting"] = starting
    return await limiter.process_request(post, (), {}, endpoint, own, limits)


@lru_cache(maxsize=64)
def _shown(message: Message, plain: bool) -> bytes:
    """The parameters that are the same in each chat."""
    shown: dict[str, object] = {"text": message.plain if plain else message.html}
    if not plain:
        shown["parse_mode"] = ParseMode.HTML.value
    if message.buttons:
        shown["reply_markup"] = {"inline_keyboard": [[_button(each) for each in row] for row in message.buttons]}
    return encoded(shown | {"link_preview_options": {"is_disabled": True}})


def _button(button: Button) -> dict[str, str | None]:
    return {"text": button.text, **({"url": button.url} if button.url is not None else {"callback_data": button.data})}


def _limiter(bot: Bot) -> SlidingWindowLimiter | None:
    found = bot.rate_limiter if isinstance(bot, ExtBot) else None
    return found if isinstance(found, SlidingWindowLimiter) else None


def _noted(chat_id: int, outcome: Outcome) -> Outcome:
    if isinstance(outcome, PlainText):
        log.error("html_refused", chat=chat_id, reason=outcome.reason)
    return outcome
