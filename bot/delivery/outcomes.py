"""Say what came of a send in the terms of the outbox, and read it from the errors of Telegram and of the network."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivery.failures import NothingSent, OutcomeUnknown, ServerFault, flood_seconds


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it. `message_id` is None only from `classify`, when an edit changed nothing."""

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Retry:
    """Telegram does not have it: send it again, `after` seconds if Telegram named them, else after a backoff."""

    after: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Telegram may have it: sending again may show it twice. The policy decides."""

    reason: str


@dataclass(frozen=True, slots=True)
class Deactivate:
    """The chat does not want us, or is gone: nothing more to it until it comes back with /start."""

    reason: str


@dataclass(frozen=True, slots=True)
class Migrate:
    """The group has a new id: rewrite it everywhere, and send this again there."""

    new_id: int


@dataclass(frozen=True, slots=True)
class PlainText:
    """Telegram cannot parse the HTML, which is our defect: send once more as plain text."""

    reason: str


@dataclass(frozen=True, slots=True)
class Dead:
    """Telegram refuses this message for good."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uneditable:
    """The message is gone, or cannot be edited any more; only an `edit` ends so."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stop:
    """No message can be sent at all: the bot is to stop with `reason`, and what waits stays pending."""

    reason: str


Outcome = Sent | Retry | Uncertain | Deactivate | Migrate | PlainText | Dead | Uneditable | Stop

# The library lower-cases descriptions and cuts "Bad Request: " off; all of these are 400.
_GONE = re.compile(
    r"chat not found|user not found|peer_id_invalid|group chat was deactivated|chat_write_forbidden|"
    r"(have )?no(t enough)? rights to send|need administrator rights"
)
_UNEDITABLE = re.compile(
    r"message can't be edited|message to edit not found|message_id_invalid|message_author_required"
)
# What a server says of its own failing, for request classes that name no ServerFault.
_FAULTS = re.compile(
    r"(internal server error|bad gateway|service unavailable|gateway time-?out|request entity too large)\b"
)


def classify(error: Exception) -> Outcome:
    """Say what an error of a send means, after Telegram's own table; what is not known is Uncertain."""
    text = _reason(error)
    match error:
        case RetryAfter():
            return Retry(flood_seconds(error), "too many requests")
        case ChatMigrated():
            return Migrate(error.new_chat_id)
        case Forbidden():
            return Deactivate(text)
        case BadRequest():
            return _refused(text)
        case InvalidToken() | EndPointNotFound():
            return Stop("Telegram does not know TELEGRAM_BOT_TOKEN. Copy it again from @BotFather.")
        case Conflict():
            return Stop("another process polls with this TELEGRAM_BOT_TOKEN: only one may run")
        case NothingSent() | ServerFault():
            return Retry(None, text)
        case OutcomeUnknown():
            return Uncertain(text)
        case NetworkError() if _FAULTS.match(text.lower()):
            return Retry(None, text)
        case _:
            return Uncertain(text)


def _refused(text: str) -> Outcome:
    """What a 400 means."""
    lower = text.lower()
    if "message is not modified" in lower:
        return Sent(None)
    if "can't parse entities" in lower:
        return PlainText(text)
    if _UNEDITABLE.search(lower):
        return Uneditable(text)
    if _GONE.search(lower):
        return Deactivate(text)
    return Dead(text)


def _reason(error: Exception) -> str:
    """One line for a log. What stands in quotation marks is cut: in a parse error it is a piece of the message."""
    if not isinstance(error, TelegramError):
        return type(error).__name__
    text = error.message.removeprefix("Forbidden: ")
    return re.sub(r'".*"', '"…"', text, flags=re.DOTALL)[:300]
