"""Take updates by long polling, and hand them to the application."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import Application

from bot.delivery.failures import flood_seconds
from bot.errors import TokenRefused

log = structlog.get_logger()

POLL_SECONDS = 30
"""How long Telegram holds a request back while there is nothing to tell; it takes up to 50."""
LONGEST_WAIT = 30.0


async def poll_updates(application: Application[Any, Any, Any, Any, Any, Any], allowed: Sequence[str]) -> None:
    """Put updates of the `allowed` kinds into the application's queue until cancelled. Raises TokenRefused.

    Telegram counts what it gave as taken when it is asked for the next. What was given last before the end comes again
    at the next start, where it is known (store.updates). Nothing but a refused token ends this: the library's own
    polling would end there without a word.
    """
    wait, offset, webhook = 0.0, None, True
    while True:
        await asyncio.sleep(wait)
        wait = min(max(2 * wait, 1.0), LONGEST_WAIT)
        try:
            if webhook:  # of an earlier run: while there is one, Telegram answers no poll
                webhook = not await application.bot.delete_webhook()
            updates = await application.bot.get_updates(offset=offset, timeout=POLL_SECONDS, allowed_updates=allowed)
        except InvalidToken:
            raise TokenRefused("TELEGRAM_BOT_TOKEN: Telegram does not know this token (any more)") from None
        except Conflict:
            log.error("second_poller", hint="another process takes this bot's updates; stop one of the two")
        except RetryAfter as e:
            wait = flood_seconds(e)
        except TimedOut:
            wait = 0.0  # it has waited for long enough
        except TelegramError as e:
            log.warning("polling_failed", error=type(e).__name__, again_in=wait)
        except Exception:
            log.exception("updates_unreadable", again_in=wait)
        else:
            wait = 0.0
            for update in updates:
                offset = update.update_id + 1
                await application.update_queue.put(update)
