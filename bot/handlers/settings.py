"""Change what a chat gets: /subscribe, /unsubscribe, /digest, /language."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.digests import DigestArgumentsRefused, next_digest_at, parse_digest_args
from bot.delivery.render import LANGUAGES, choices, texts
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
        await turn.say(texts.admins_only(turn.language))
        return
    wanted = read_follows(turn.words, turn.services.find_sectors)
    if not wanted:
        await turn.say(choices.keyword_refused(turn.language))
    elif len(turn.chat.follows) + len(wanted) > MAX_FOLLOWS:
        await turn.say(choices.too_many_follows(MAX_FOLLOWS, turn.language))
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
        await turn.say(choices.already_following(chat))
        return
    await turn.say(choices.subscribed(chat, new, asked=turn.words, owed=owed))
    await services.wake()


async def unsubscribe(turn: Turn) -> None:
    """Stop following everything at once, or what the words name."""
    if not await turn.may_change():
        await turn.say(texts.admins_only(turn.language))
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
        await turn.say(choices.unsubscribed(chat, [one for one in dropped if one is not None]))
    else:
        await turn.say(choices.not_following(chat))


async def digest(turn: Turn) -> None:
    """Show, set or switch off the daily digest."""
    if not turn.words:
        await turn.say(choices.digest_setting(turn.chat))
        return
    if not await turn.may_change():
        await turn.say(texts.admins_only(turn.language))
        return
    services, chat = turn.services, turn.chat
    if is_off(turn.words):
        async with services.store.begin() as tx:
            await chats.set_digest(tx, chat.id, None, chat.time_zone, None)
        await turn.say(choices.digest_off(chat))
        return
    try:
        setting = parse_digest_args(turn.words)
    except DigestArgumentsRefused as e:
        await turn.say(choices.digest_refused(e, turn.language))
        return
    zone = setting.time_zone or chat.time_zone
    due = next_digest_at(setting.time, zone, services.clock())
    async with services.store.begin() as tx:
        await chats.set_digest(tx, chat.id, setting.time, zone, due)
    await turn.say(choices.digest_set(await turn.reload()))


async def language(turn: Turn) -> None:
    """Show the chat's language, or set it: by its code or its own name."""
    given = turn.words.casefold()
    if not given:
        await turn.say(choices.language_setting(turn.language))
        return
    if not await turn.may_change():
        await turn.say(texts.admins_only(turn.language))
        return
    meant = next((code for code, name in LANGUAGES.items() if given in (code, name.casefold())), None)
    if meant is None:
        await turn.say(choices.language_refused(turn.words, turn.language))
    else:
        await speak(turn, meant)


async def speak(turn: Turn, language: str) -> None:
    """Set the chat's language and confirm in it."""
    async with turn.services.store.begin() as tx:
        await chats.set_language(tx, turn.chat.id, language)
    await turn.say(choices.language_set(language))
