"""Answer updates from Telegram: parse, ask the store, render, reply."""

from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bot.handlers.commands import COMMANDS, command_menu
from bot.handlers.errors import on_error
from bot.handlers.routing import Router
from bot.handlers.services import HandlerServices

__all__ = ["ALLOWED_UPDATES", "COMMANDS", "HandlerServices", "command_menu", "register"]

ALLOWED_UPDATES = (Update.MESSAGE, Update.CHANNEL_POST, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""What Telegram is asked for; an edited message is not answered a second time."""


def register(application: Application[Any, Any, Any, Any, Any, Any], services: HandlerServices) -> None:
    """Let the application answer with these services."""
    router = Router(services)
    fresh = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
    application.add_handler(MessageHandler(fresh, router.on_message))
    application.add_handler(CallbackQueryHandler(router.on_press))
    application.add_handler(ChatMemberHandler(router.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(on_error)
