"""What a rendered message is: Telegram HTML, the same as plain text, and rows of buttons."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: it opens `url`, or sends `data` (1 to 64 bytes of UTF-8) back to the bot.

    Raises ValueError when it has both or neither, no text, or data of another length (Bot API, InlineKeyboardButton).
    """

    text: str
    url: str | None = None
    data: str | None = None

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError("a button needs a text")
        if (self.url is None) == (self.data is None):
            raise ValueError("a button has either a url or data")
        if self.data is not None and not 1 <= len(self.data.encode()) <= 64:
            raise ValueError("callback data is 1 to 64 bytes")


@dataclass(frozen=True, slots=True)
class Message:
    """A rendered message. `html` is what Telegram parses; `plain` is sent instead when it refuses to."""

    html: str
    plain: str
    buttons: tuple[tuple[Button, ...], ...] = ()
