"""One update being answered: whose chat, which words, who may do what, and how to reply."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

import structlog
import telegram
from telegram.constants import ChatAction, ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.delivery.message import Message
from bot.delivery.outcomes import Deactivate, Migrate, Outcome, PlainText, Retry, Sent
from bot.delivery.sender import edit, send
from bot.handlers.services import HandlerServices
from bot.model import Chat
from bot.store import chats, deliveries

log = structlog.get_logger()

TYPING_SECONDS = 4.0
"""Telegram shows the typing notice for five seconds."""
RETRY_SECONDS = (0.5, 2.0)
LONGEST_WAIT = 10.0
"""Who is to wait for longer has long asked again."""


@dataclass(frozen=True)
class Turn:
    """What a handler gets: the services, the chat, and the message that is answered or whose button was pressed."""

    services: HandlerServices
    bot: telegram.Bot
    chat: Chat
    message: telegram.MaybeInaccessibleMessage
    user: telegram.User | None
    """Who wrote or pressed; None in channels and for anonymous administrators."""
    words: str = ""
    """What stands behind the command."""
    pressed: bool = False
    """A button was pressed: `message` is our own."""

    async def say(self, *messages: Message, shows: Sequence[int] = (), revision: int | None = None) -> None:
        """Send messages to the chat, in order; `shows` are the briefings that a reply to the last can ask about.

        `revision`: the last is the briefing itself, which can be edited into its next one.
        """
        shown_in: int | None = None
        for message in messages:
            outcome = await self._send(message)
            if not isinstance(outcome, Sent):
                await self._not_sent(outcome)
                return
            shown_in = outcome.message_id
        if shows and shown_in is not None:
            await self._record(shown_in, shows, revision)

    async def _send(self, message: Message) -> Outcome:
        """Send one message; what Telegram surely does not have is sent again, a few times."""
        reply_to = None if self.chat.kind in {ChatType.PRIVATE, ChatType.CHANNEL} else self.message.message_id
        plain = False
        outcome: Outcome = await send(self.bot, self.chat.id, message, reply_to=reply_to)
        for wait in RETRY_SECONDS:
            if isinstance(outcome, PlainText) and not plain:
                plain = True
            elif isinstance(outcome, Retry) and (outcome.after or 0) <= LONGEST_WAIT:
                await asyncio.sleep(outcome.after or wait)
            else:
                break
            outcome = await send(self.bot, self.chat.id, message, plain=plain, reply_to=reply_to)
        return outcome

    async def turn_page(self, message: Message, *, shows: Sequence[int]) -> None:
        """Put a message in place of the one whose button was pressed."""
        outcome = await edit(self.bot, self.chat.id, self.message.message_id, message)
        if isinstance(outcome, Sent):
            await self._record(self.message.message_id, shows)
        else:
            await self._not_sent(outcome)

    async def may_change(self) -> bool:
        """Whether who asks may change what this chat gets: anybody in a private chat, else its administrators.

        Only administrators can post to a channel or write in the name of a group; everybody can press a button.
        """
        if self.chat.kind == ChatType.PRIVATE:
            return True
        sender = self.message.sender_chat if isinstance(self.message, telegram.Message) and not self.pressed else None
        if sender is not None:
            return sender.id == self.chat.id
        if self.user is None:
            return False
        try:
            member = await self.bot.get_chat_member(self.chat.id, self.user.id)
        except TelegramError as e:
            log.warning("membership_unknown", chat=self.chat.id, error=type(e).__name__)
            return False
        return member.status in {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}

    @property
    def language(self) -> str:
        """The language the chat is answered in."""
        return self.chat.language

    @property
    def is_bot_admin(self) -> bool:
        """Whether who asks may change the bot's feeds."""
        return self.user is not None and self.user.id in self.services.admin_ids

    @property
    def replied_to(self) -> int | None:
        """The id of the message that this one replies to."""
        replied = self.message.reply_to_message if isinstance(self.message, telegram.Message) else None
        return replied.message_id if replied is not None else None

    async def reload(self) -> Chat:
        """The chat as it is stored now."""
        async with self.services.store.read() as tx:
            return await chats.get_chat(tx, self.chat.id) or self.chat

    @asynccontextmanager
    async def typing(self) -> AsyncIterator[None]:
        """Show the typing notice as long as an answer is worked on."""
        notice = asyncio.create_task(self._typing(), name="typing")
        await asyncio.sleep(0)
        try:
            yield
        finally:
            notice.cancel()
            with suppress(asyncio.CancelledError):
                await notice

    async def _typing(self) -> None:
        with suppress(TelegramError):
            while True:
                await self.bot.send_chat_action(self.chat.id, ChatAction.TYPING)
                await asyncio.sleep(TYPING_SECONDS)

    async def _record(self, message_id: int, shows: Sequence[int], revision: int | None = None) -> None:
        now = self.services.clock()
        async with self.services.store.begin() as tx:
            await deliveries.record_shown(tx, self.chat.id, message_id, shows, now, revision=revision)

    async def _not_sent(self, outcome: Outcome) -> None:
        log.warning("reply_not_sent", chat=self.chat.id, outcome=type(outcome).__name__.lower())
        async with self.services.store.begin() as tx:
            match outcome:
                case Deactivate(reason=reason):
                    await chats.deactivate_chat(tx, self.chat.id, reason)
                case Migrate(new_id=new_id):
                    await chats.migrate_chat(tx, self.chat.id, new_id)
                case Retry(after=after) if after is not None:
                    until = self.services.clock() + timedelta(seconds=after)
                    await deliveries.hold(tx, until, self.chat.id)  # pushes wait as well
                case _:
                    pass
