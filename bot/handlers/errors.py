"""Say sorry to the person, and to the log what failed: ids and places in the code, never anybody's text."""

from __future__ import annotations

import traceback
from typing import Any

import structlog
from telegram import Update
from telegram.error import NetworkError
from telegram.ext import CallbackContext, ExtBot

from bot.delivery.render import closest_language, texts
from bot.delivery.sender import send
from bot.handlers.presses import answer

log = structlog.get_logger()


async def on_error(update: object, context: CallbackContext[ExtBot[Any], Any, Any, Any]) -> None:
    """Log an error that no handler caught and tell who waits for an answer that nothing is lost."""
    error = context.error
    update_id = update.update_id if isinstance(update, Update) else None
    log.error("update_failed", update=update_id, error=type(error).__name__, where=_where(error))
    if not isinstance(update, Update):
        return
    if update.callback_query is not None:
        await answer(update.callback_query)
    message = update.effective_message
    if message is not None and not isinstance(error, NetworkError):
        await send(context.bot, message.chat.id, texts.went_wrong(_language(update)))


def _language(update: Update) -> str:
    """The chat's own setting may be what cannot be read now."""
    return closest_language(update.effective_user.language_code if update.effective_user else None)


def _where(error: BaseException | None) -> str:
    """The innermost lines of ours, without the error's message: that may quote what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    ours = [f"{frame.filename.rpartition('/bot/')[2]}:{frame.lineno}" for frame in frames if "/bot/" in frame.filename]
    return " < ".join(reversed(ours[-3:]))
