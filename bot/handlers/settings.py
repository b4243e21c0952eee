"""Change what a chat gets: /subscribe, /unsubscribe, /digest."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.digests import DigestArgumentsRefused, next_digest_at, parse_digest_args
from bot.delivery.render import texts
from bot.handlers.turn import Turn
from bot.handlers.words import is_off, read_follows
from bot.model import Follow, FollowKind
from bot.store import chats

MAX_FOLLOWS = 50
WELCOME = 3
"""Of what a new subscriber follows, so many of the latest briefings come along."""


async def subscribe(turn: Turn) -> None:
    """Follow everything, or what the words name."""
    if not await turn.may_change():
        await turn.say(texts.admins_only())
        return
    wanted = read_follows(turn.words, turn.services.find_sectors)
    if not wanted:
        await turn.say(texts.keyword_refused())
    elif len(turn.chat.follows) + len(wanted) > MAX_FOLLOWS:
        await turn.say(texts.too_many_follows(MAX_FOLLOWS))
    else:
        await follow(turn, wanted)


async def follow(turn: Turn, wanted: Sequence[Follow]) -> None:
    """Store the follows and confirm; the latest briefings of them go out through the outbox."""
    services, now = turn.services, turn.services.clock()
    new: list[Follow] = []
    owed = 0
    async with services.store.begin() as tx:
        due = next_digest_at(services.digest_time, turn.chat.time_zone, now)
        for one in wanted:
            subscription = await chats.subscribe(
                tx,
                turn.chat.id,
                one,
                now=now,
                digest_time=services.digest_time,
                next_digest_at=due,
                welcome=max(WELCOME - owed, 0),
            )
            owed += subscription.owed
            if subscription.new:
                new.append(one)
        chat = await chats.get_chat(tx, turn.chat.id) or turn.chat
    if not new:
        await turn.say(texts.already_following(chat, services.sectors))
        return
    await turn.say(texts.subscribed(chat, new, services.sectors, words=turn.words, owed=owed))
    await services.wake()


async def unsubscribe(turn: Turn) -> None:
    """Stop following everything at once, or what the words name."""
    if not await turn.may_change():
        await turn.say(texts.admins_only())
        return
    services = turn.services
    words = " ".join(turn.words.split())
    unwanted: list[Follow | None] = [None]
    if words:
        unwanted = [*read_follows(words, services.find_sectors), Follow(FollowKind.KEYWORD, words)]
    async with services.store.begin() as tx:
        dropped = [one for one in unwanted if await chats.unsubscribe(tx, turn.chat.id, one)]
        chat = await chats.get_chat(tx, turn.chat.id) or turn.chat
    if dropped:
        await turn.say(texts.unsubscribed(chat, [one for one in dropped if one is not None], services.sectors))
    else:
        await turn.say(texts.not_following(chat, services.sectors))


async def digest(turn: Turn) -> None:
    """Show, set or switch off the daily digest."""
    if not turn.words:
        await turn.say(texts.digest_setting(turn.chat))
        return
    if not await turn.may_change():
        await turn.say(texts.admins_only())
        return
    services, chat = turn.services, turn.chat
    if is_off(turn.words):
        async with services.store.begin() as tx:
            await chats.set_digest(tx, chat.id, None, chat.time_zone, None)
        await turn.say(texts.digest_off(chat))
        return
    try:
        setting = parse_digest_args(turn.words)
    except DigestArgumentsRefused as e:
        await turn.say(texts.digest_refused(e))
        return
    zone = setting.time_zone or chat.time_zone
    due = next_digest_at(setting.time, zone, services.clock())
    async with services.store.begin() as tx:
        await chats.set_digest(tx, chat.id, setting.time, zone, due)
    await turn.say(texts.digest_set(await turn.reload()))
