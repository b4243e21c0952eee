"""Show the feeds, and let the bot's administrators change them: /feeds."""

from __future__ import annotations

from bot.delivery.render import feeds as render
from bot.errors import SourceUnavailable
from bot.handlers.turn import Turn
from bot.store import feeds as store


async def feeds(turn: Turn) -> None:
    """`/feeds`, `/feeds add URL`, `/feeds remove NUMBER`."""
    action, _, argument = turn.words.partition(" ")
    if not action:
        async with turn.services.store.read() as tx:
            known = await store.list_feeds(tx)
        # Addresses are not for a group's eyes: they may carry a subscriber's key.
        admin = turn.is_bot_admin and turn.chat.kind == "private"
        await turn.say(*render.feed_list(known, admin=admin, language=turn.language))
    elif not turn.is_bot_admin:
        await turn.say(render.bot_admins_only(turn.language))
    else:
        await _change(turn, action.casefold(), argument.strip())


async def _change(turn: Turn, action: str, argument: str) -> None:
    if action == "add" and argument:
        await _add(turn, argument)
    elif action == "remove" and argument.isdecimal() and len(argument) <= 18:
        async with turn.services.store.begin() as tx:
            removed = await store.remove_feed(tx, int(argument))
        await turn.say((render.feed_removed if removed else render.no_such_feed)(turn.language))
    else:
        await turn.say(render.feeds_usage(turn.language))


async def _add(turn: Turn, url: str) -> None:
    async with turn.typing():
        try:
            feed, created = await turn.services.add_feed(url)
        except SourceUnavailable as e:
            await turn.say(render.feed_refused(e.reason, turn.language))
            return
    await turn.say(render.feed_added(feed, created=created, language=turn.language))
    await turn.services.wake()
