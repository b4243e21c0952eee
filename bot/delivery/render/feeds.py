"""Render the list of feeds and what became of a change to it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.delivery.message import Message
from bot.delivery.render.html import Rich, bold, code, command, italic, join, line, pack, rich
from bot.delivery.render.texts import message
from bot.model import Feed


def feed_list(feeds: Sequence[Feed], *, admin: bool) -> tuple[Message, ...]:
    """List the feeds with their last trouble, and for the bot's administrators how to change them."""
    blocks = [bold("Feeds"), *(_feed(feed, admin=admin) for feed in feeds)] if feeds else [rich("No feeds yet.")]
    if admin:
        blocks.append(join([code("/feeds add https://example.org/rss"), code("/feeds remove 1")]))
    return tuple(Message(text.html, text.plain) for text in pack(blocks))


def _feed(feed: Feed, *, admin: bool) -> Rich:
    """Only administrators see the address: it may carry a subscriber's key."""
    number = f"{feed.id}. " if admin else "• "
    address = line(feed.url, 300) if admin and feed.title else ""
    kind = "retired" if feed.retired_at else "not working"
    trouble = italic(f"{kind}: {line(feed.last_error, 160)}") if feed.last_error else ""
    return join((number + bold(_name(feed)), address, trouble))


def _name(feed: Feed) -> str:
    return line(feed.title or urlsplit(feed.url).hostname or "feed", 120)


def feed_added(feed: Feed, *, created: bool) -> Message:
    """Confirm a new feed, or say that it was there."""
    name = bold(_name(feed))
    if not created:
        return message(rich("That feed is there already: ") + name)
    return message(
        rich("Added ") + name + ".", "What it holds now can be found with /latest; what is new from here on is pushed."
    )


def feed_refused(reason: str) -> Message:
    """Say why a feed was not added."""
    return message(rich("That feed was not added: ") + f"{line(reason, 300)}.")


def feed_removed() -> Message:
    """Confirm."""
    return message("Removed. Its briefings stay.")


def no_such_feed() -> Message:
    """Refuse an unknown number."""
    return message(rich("There is no feed with that number: see ") + command("/feeds") + ".")


def feeds_usage() -> Message:
    """Say what administrators may write."""
    return message(
        "Write it like this:",
        join([code("/feeds add https://example.org/rss"), code("/feeds remove 1"), code("/feeds")]),
    )


def bot_admins_only() -> Message:
    """Refuse a change of the feeds."""
    return message(rich("Only this bot's administrators can change the feeds. To see them: ") + command("/feeds"))
