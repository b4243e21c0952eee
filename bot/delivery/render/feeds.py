"""Render the list of feeds and what became of a change to it.

Why a feed cannot be had is told as the log and the command line tell it, in English: who can mend it reads those too.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.delivery.message import Message
from bot.delivery.render.html import Rich, bold, code, command, italic, join, line, pack
from bot.delivery.render.texts import message
from bot.delivery.render.words import DEFAULT, Words, words
from bot.model import Feed

_FEEDS, _LATEST = command("/feeds"), command("/latest")
_ADD, _REMOVE = code("/feeds add https://example.org/rss"), code("/feeds remove 1")


def feed_list(feeds: Sequence[Feed], *, admin: bool, language: str = DEFAULT) -> tuple[Message, ...]:
    """List the feeds with their last trouble, and for the bot's administrators how to change them."""
    w = words(language)
    listed = [bold(w("feeds_title")), *(_feed(feed, w, admin=admin) for feed in feeds)]
    blocks = listed if feeds else [w.tell("no_feeds")]
    if admin:
        blocks.append(join([_ADD, _REMOVE]))
    return tuple(Message(text.html, text.plain) for text in pack(blocks))


def _feed(feed: Feed, w: Words, *, admin: bool) -> Rich:
    """Only administrators see the address: it may carry a subscriber's key."""
    number = f"{feed.id}. " if admin else "• "
    address = line(feed.url, 300) if admin else ""
    kind = w("feed_retired" if feed.retired_at else "feed_failing")
    trouble = italic(f"{kind}: {line(feed.last_error, 160)}") if feed.last_error else ""
    return join((number + bold(_name(feed, w)), address, trouble))


def _name(feed: Feed, w: Words) -> str:
    return line(feed.title or urlsplit(feed.url).hostname or w("feed"), 120)


def feed_added(feed: Feed, *, created: bool, language: str = DEFAULT) -> Message:
    """Confirm a new feed, or say that it was there."""
    w = words(language)
    if not created:
        return message(w.tell("feed_known", name=_name(feed, w)))
    return message(w.tell("feed_added", name=_name(feed, w)), w.tell("feed_from_here", latest=_LATEST))


def feed_refused(reason: str, language: str = DEFAULT) -> Message:
    """Say why a feed was not added."""
    return message(words(language).tell("feed_refused", reason=line(reason, 300)))


def feed_removed(language: str = DEFAULT) -> Message:
    """Confirm."""
    return message(words(language).tell("feed_removed"))


def no_such_feed(language: str = DEFAULT) -> Message:
    """Refuse an unknown number."""
    return message(words(language).tell("no_such_feed", feeds=_FEEDS))


def feeds_usage(language: str = DEFAULT) -> Message:
    """Say what administrators may write."""
    return message(words(language).tell("write_like", commands=join([_ADD, _REMOVE, code("/feeds")], " · ")))


def bot_admins_only(language: str = DEFAULT) -> Message:
    """Refuse a change of the feeds."""
    return message(words(language).tell("bot_admins_only", feeds=_FEEDS))
