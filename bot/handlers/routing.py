"""Take an update to who answers it: let it in once, know its chat, tell commands from questions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from telegram import Chat as TelegramChat
from telegram import ChatMember, ChatMemberRestricted, Update, User
from telegram import Message as TelegramMessage
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import CallbackContext, ExtBot

from bot.delivery.digests import next_digest_at
from bot.delivery.render import closest_language, texts, topic_code
from bot.delivery.sender import send
from bot.handlers import admin, commands, settings
from bot.handlers.followups import Questions
from bot.handlers.presses import answer, press
from bot.handlers.services import HandlerServices
from bot.handlers.turn import Turn
from bot.handlers.words import Command, parse_command, without_mention
from bot.model import Chat
from bot.store import chats, updates

log = structlog.get_logger()

MAX_WORDS = 200
"""Characters behind a command; an address may be longer."""
MAX_ADDRESS = 2_000

Context = CallbackContext[ExtBot[Any], Any, Any, Any]
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_COMMANDS: Mapping[str, Callable[[Turn], Awaitable[None]]] = {
    "start": commands.start,
    "help": commands.help_,
    "latest": commands.latest,
    "topic": commands.topic,
    "subscribe": settings.subscribe,
    "unsubscribe": settings.unsubscribe,
    "digest": settings.digest,
    "language": settings.language,
    "feeds": admin.feeds,
}


class Router:
    """Routes messages, presses and changes of membership."""

    def __init__(self, services: HandlerServices) -> None:
        self._services = services
        self._questions = Questions()

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer a message of a person, or a post in a channel."""
        message = update.effective_message
        if message is None or _from_another_bot(message):
            return
        if message.migrate_to_chat_id or message.migrate_from_chat_id:
            await self._migrate(message)
            return
        told = _addressed(message, context.bot)
        if told is None:
            return
        chat = await self._enter(update, message.chat)
        if chat is None:
            return
        words = told.words if isinstance(told, Command) else ""
        turn = Turn(self._services, context.bot, chat, message, _person(message), words)
        if isinstance(told, Command):
            await _command(turn, told)
        elif told:
            await self._questions.ask(turn, told)
        else:
            await turn.say(texts.text_only(turn.language))

    async def on_press(self, update: Update, context: Context) -> None:
        """Answer a pressed button."""
        query = update.callback_query
        assert query is not None
        if query.message is None:  # sent through inline mode, which we do not have
            await answer(query, texts.alert("gone", _language(update)))
            return
        chat = await self._enter(update, query.message.chat)
        if chat is None:
            await answer(query)
            return
        await press(Turn(self._services, context.bot, chat, query.message, query.from_user, pressed=True), query)

    async def on_membership(self, update: Update, context: Context) -> None:
        """Stop where we are blocked or removed, begin again where we are let in."""
        change = update.my_chat_member
        assert change is not None
        if _absent(change.new_chat_member):
            async with self._services.store.begin() as tx:
                await chats.deactivate_chat(tx, change.chat.id, change.new_chat_member.status)
            log.info("chat_left", chat=change.chat.id, status=change.new_chat_member.status)
            return
        chat = await self._enter(update, change.chat)
        if chat is not None and _absent(change.old_chat_member) and change.chat.type in _GROUPS:
            await send(context.bot, chat.id, texts.welcome(chat))

    async def _enter(self, update: Update, told: TelegramChat) -> Chat | None:
        """Know the chat and that it can be reached; None for an update that was handled before (webhooks repeat)."""
        services, now = self._services, self._services.clock()
        async with services.store.begin() as tx:
            if not await updates.first_time(tx, update.update_id, now):
                return None
            chat = await chats.upsert_chat(
                tx, told.id, told.type, told.effective_name or "", services.time_zone, _language(update)
            )
            if chat.active:
                return chat
            due = next_digest_at(chat.digest_time, chat.time_zone, now) if chat.digest_time else None
            await chats.reactivate_chat(tx, chat.id, due)
            log.info("chat_back", chat=chat.id)
            return await chats.get_chat(tx, chat.id)

    async def _migrate(self, message: TelegramMessage) -> None:
        """Follow a group that became a supergroup; both chats tell of it, and once is enough."""
        old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
        async with self._services.store.begin() as tx:
            await chats.migrate_chat(tx, old, new)
        log.info("chat_migrated", chat=old, to=new)


async def _command(turn: Turn, told: Command) -> None:
    most = MAX_ADDRESS if told.name == "feeds" else MAX_WORDS
    if len(turn.words) > most:
        await turn.say(texts.too_long(most, turn.language))
    elif told.name in _COMMANDS:
        await _COMMANDS[told.name](turn)
    else:
        await commands.unknown(turn, told.name)


def _addressed(message: TelegramMessage, bot: ExtBot[Any]) -> Command | str | None:
    """What is said to us: a command, a question, "" for what is no text; None for what is not ours to answer."""
    command = parse_command(message.text or "")
    if message.chat.type == ChatType.PRIVATE:
        return command or message.text or ("" if message.effective_attachment is not None else None)
    if command is not None:
        return command if _ours(command, bot.username) else None
    if message.chat.type not in _GROUPS or not message.text:
        return None
    without = without_mention(message.text, bot.username)
    if without is not None:
        return without or Command("help", None, "")
    replied = message.reply_to_message
    return message.text if replied and replied.from_user and replied.from_user.id == bot.id else None


def _ours(command: Command, username: str) -> bool:
    """Among many, a command without a name is ours when we know it: another bot may know it otherwise."""
    if command.bot is not None:
        return command.bot.casefold() == username.casefold()
    return command.name in _COMMANDS or topic_code(command.name) is not None


def _absent(member: ChatMember) -> bool:
    """Whether this status is not being in the chat; who is restricted may be outside, too."""
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}


def _language(update: Update) -> str:
    """The language of who wrote, pressed or let us in, for a chat that is new; English in a channel."""
    user, chat = update.effective_user, update.effective_chat
    return closest_language(user.language_code if user and (chat is None or chat.type != ChatType.CHANNEL) else None)


def _person(message: TelegramMessage) -> User | None:
    """Who wrote; None where somebody writes in the name of a chat."""
    return message.from_user if message.sender_chat is None else None


def _from_another_bot(message: TelegramMessage) -> bool:
    """Two bots that answer each other never end. Anonymous administrators come as a bot, with a sender_chat."""
    return message.sender_chat is None and message.from_user is not None and message.from_user.is_bot
