"""Say what a chat gets: what it follows, its digest, its language, and what became of a change."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_skeleton

from bot.delivery.buttons import Speak
from bot.delivery.digests import DigestArgumentsRefused
from bot.delivery.message import Button, Message
from bot.delivery.render.html import Rich, code, command, join, line, rich
from bot.delivery.render.labels import follow_label, zone_label
from bot.delivery.render.texts import MAX_WORDS, follows_line, message
from bot.delivery.render.words import DEFAULT, LANGUAGES, Words, words
from bot.model import Chat, Follow, FollowKind

_SUBSCRIBE = command("/subscribe")

# ------------------------------------------------------------------ following


def subscribed(chat: Chat, new: Sequence[Follow], *, asked: str = "", owed: int = 0) -> Message:
    """Say what the chat follows now, of what was `asked` for; `owed` of the latest briefings come along."""
    w = words(chat.language)
    names = ", ".join(follow_label(follow, w) for follow in new)
    along = {0: Rich(), 1: w.tell("along_one")}.get(owed, w.tell("along", n=owed))
    everything = any(follow.kind is FollowKind.ALL for follow in chat.follows)
    notes = [join((w.tell("breaking"), along), " ")]
    if everything and len(chat.follows) > 1:
        notes.append(w.tell("everything_too", command=code("/unsubscribe everything")))
    if " " in asked and new[0].kind is FollowKind.SECTOR and asked.casefold() != names.casefold():
        notes.append(w.tell("very_words", command=code(f"/subscribe “{line(asked, MAX_WORDS)}”")))
    notes.append(_digest_line(chat, w))
    return message(w.tell("subscribed", names=line(names, 300)), join(notes))


def already_following(chat: Chat) -> Message:
    """Say that nothing changed, and what the chat follows."""
    w = words(chat.language)
    return message(w.tell("unchanged"), follows_line(chat, w))


def too_many_follows(limit: int, language: str = DEFAULT) -> Message:
    """Refuse another follow."""
    w = words(language)
    return message(w.tell("follow_limit", limit=limit), w.tell("drop_first", subscribe=_SUBSCRIBE))


def unsubscribed(chat: Chat, dropped: Sequence[Follow]) -> Message:
    """Say what was dropped and what is left."""
    w = words(chat.language)
    if not chat.follows:
        return message(w.tell("unsubscribed_all"), w.tell("changed_mind", subscribe=_SUBSCRIBE))
    names = line(", ".join(follow_label(follow, w) for follow in dropped), 300)
    return message(w.tell("unsubscribed", names=names), follows_line(chat, w))


def not_following(chat: Chat) -> Message:
    """Say that there was nothing to drop."""
    w = words(chat.language)
    if not chat.follows:
        return message(w.tell("following_nothing"), w.tell("to_begin", subscribe=_SUBSCRIBE))
    return message(w.tell("not_following"), follows_line(chat, w))


def keyword_refused(language: str = DEFAULT) -> Message:
    """Say what can be followed."""
    w = words(language)
    return message(
        w.tell("keyword_refused"),
        join([code(f"/subscribe {w.sector('semiconductors').lower()}"), code("/subscribe Hyundai")]),
        w.tell("for_everything", subscribe=_SUBSCRIBE),
    )


def _digest_line(chat: Chat, w: Words) -> Rich:
    if chat.digest_time is None:
        return w.tell("no_digest", command=code("/digest 08:00 Berlin"))
    time, zone = f"{chat.digest_time:%H:%M}", zone_label(chat.time_zone)
    return w.tell("digest_line", time=time, zone=zone, command=code("/digest 07:30 Berlin"))


# ------------------------------------------------------------------ digest


def digest_setting(chat: Chat) -> Message:
    """Show when the digest comes, and how to change that."""
    w = words(chat.language)
    if chat.digest_time is None:
        return message(w.tell("digest_is_off"), _digest_usage(w))
    state = w.tell("digest_is", time=f"{chat.digest_time:%H:%M}", zone=zone_label(chat.time_zone))
    return message(join((state, _next(chat, w)), " "), _digest_usage(w))


def digest_set(chat: Chat) -> Message:
    """Confirm the time, with the next digest's own."""
    assert chat.digest_time is not None
    w = words(chat.language)
    done = w.tell("digest_set", time=f"{chat.digest_time:%H:%M}", zone=zone_label(chat.time_zone))
    nothing = Rich() if chat.follows else w.tell("digest_of_nothing", subscribe=_SUBSCRIBE)
    return message(join((done, _next(chat, w)), " "), nothing)


def digest_off(chat: Chat) -> Message:
    """Confirm."""
    w = words(chat.language)
    still = w.tell("still_breaking") if chat.follows else Rich()
    return message(join((w.tell("digest_off"), still), " "), w.tell("digest_on_again", command=code("/digest 08:00")))


def digest_refused(error: DigestArgumentsRefused, language: str = DEFAULT) -> Message:
    """Say which part was not understood."""
    w, given = words(language), line(error.given, 60)
    if error.part == "time":
        return message(w.tell("no_time", given=code(given)) if given else "", _digest_usage(w))
    return message(w.tell("no_zone", given=code(given)), _digest_usage(w))


def _next(chat: Chat, w: Words) -> Rich:
    if chat.digest_time is None or chat.next_digest_at is None or not chat.follows:
        return Rich()
    local = chat.next_digest_at.astimezone(ZoneInfo(chat.time_zone))
    if w.language == DEFAULT:
        moment = format_datetime(local, "EEEE, d MMMM, HH:mm", locale=w.language)
    else:
        moment = f"{format_skeleton('MMMMEEEEd', local, locale=w.language)}, {local:%H:%M}"
    return w.tell("digest_next", moment=moment)


def _digest_usage(w: Words) -> Rich:
    examples = join([code("/digest 08:00"), code("/digest 7:30 Seoul"), code("/digest off")], " · ")
    return w.tell("write_like", commands=examples)


# ------------------------------------------------------------------ language


def language_setting(language: str) -> Message:
    """Show the chat's language, with a button for each there is."""
    return _offered(words(language).tell("language_now", language=LANGUAGES[words(language).language]))


def language_set(language: str) -> Message:
    """Confirm, in the new language."""
    return message(words(language).tell("language_set"))


def language_refused(given: str, language: str = DEFAULT) -> Message:
    """Say that a language is not known, and offer those that are."""
    return _offered(words(language).tell("language_unknown", given=code(line(given, 40))))


def _offered(text: Rich) -> Message:
    text = join((text, rich("/language ") + join([code(known) for known in LANGUAGES], " · ")), "\n\n")
    buttons = [Button(name, data=Speak(known).pack()) for known, name in LANGUAGES.items()]
    return Message(text.html, text.plain, (tuple(buttons[:3]), tuple(buttons[3:])))
