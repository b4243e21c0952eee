"""Everything else the bot says: welcome, help, and what could not be found or done and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bot.delivery.buttons import More, Open, Subscribe
from bot.delivery.message import Button, Message
from bot.delivery.render.html import Rich, bold, code, command, italic, join, line
from bot.delivery.render.labels import follow_label, topic_command
from bot.delivery.render.words import DEFAULT, Words, words
from bot.model import Chat, StoredBriefing

Alert = Literal["ask_hint", "gone", "briefing_gone", "no_older", "admins_only", "unchanged", "too_many"]
"""Answers to a pressed button, at most 200 characters (Bot API, answerCallbackQuery)."""

MAX_WORDS = 80
_SUBSCRIBE, _LATEST, _HELP = command("/subscribe"), command("/latest"), command("/help")


def alert(name: Alert, language: str = DEFAULT) -> str:
    """What a pressed button answers at once."""
    return words(language)(name)


def welcome(chat: Chat) -> Message:
    """Greet: what the bot does, and the two things to do first."""
    w = words(chat.language)
    here = "welcome_private" if chat.kind == "private" else "welcome_chat"
    text = _paragraphs(
        bold("Communiqué"),
        w.tell("welcome"),
        follows_line(chat, w) if chat.follows else w.tell(here),
        w.tell("all_commands", help=_HELP),
    )
    subscribe = () if chat.follows else (Button(w("button.subscribe"), data=Subscribe().pack()),)
    return Message(text.html, text.plain, ((*subscribe, Button(w("button.latest"), data=More().pack())),))


def help_message(commands: Sequence[str], language: str = DEFAULT) -> Message:
    """List the commands and say how to ask."""
    w = words(language)
    listed = join([command(f"/{name}") + f" — {w(f'command.{name}')}" for name in commands])
    return message(w.tell("help_title"), listed, w.tell("help_asking"), _examples(w), w.tell("help_groups"))


def _examples(w: Words) -> Rich:
    sector = w.sector("semiconductors").lower()
    examples = (f"/subscribe {sector}", "/subscribe Hyundai", f"/topic {sector}", "/digest 07:30 Berlin")
    return join([w.tell("for_example"), *(code(example) for example in examples)])


def follows_line(chat: Chat, w: Words) -> Rich:
    """What the chat follows."""
    return w.tell("you_follow", names=line(", ".join(follow_label(follow, w) for follow in chat.follows), 800))


# ------------------------------------------------------------------ lists


def nothing_yet(language: str = DEFAULT) -> Message:
    """Say that there are no briefings at all."""
    w = words(language)
    return message(w.tell("nothing_yet"), w.tell("get_breaking", subscribe=_SUBSCRIBE))


def nothing_found(asked: str, sectors: Sequence[str], language: str = DEFAULT) -> Message:
    """Say that nothing matches, and what else to do: `sectors` are codes on which there are briefings."""
    w, given = words(language), line(asked, MAX_WORDS)
    return message(
        w.tell("nothing_found", words=given),
        *([w.tell("try_other", topics=_topics(sectors))] if sectors else []),
        w.tell("hear_when", command=code(f"/subscribe {given}")),
    )


def topic_usage(sectors: Sequence[str], language: str = DEFAULT) -> Message:
    """Say how to ask for a topic, and offer those of the codes `sectors`, on which there are briefings."""
    w = words(language)
    sector = code(f"/topic {w.sector('semiconductors').lower()}")
    return message(
        w.tell("which_topic", one=sector, other=code("/topic Hyundai")),
        *([w.tell("tap_one", topics=_topics(sectors))] if sectors else []),
    )


def latest_usage(most: int, language: str = DEFAULT) -> Message:
    """Say what /latest takes."""
    return message(words(language).tell("how_many", most=most), code("/latest 5"))


def _topics(sectors: Sequence[str]) -> Rich:
    return join([command(topic_command(code)) for code in sectors], "  ")


# ------------------------------------------------------------------ questions


def not_said(stored: StoredBriefing | None, language: str = DEFAULT) -> Message:
    """Say that no article answers, and where to look."""
    w = words(language)
    if stored is None:
        topic = code(f"/topic {w.sector('semiconductors').lower()}")
        return message(w.tell("no_briefing"), w.tell("look_around", latest=_LATEST), topic)
    text = _paragraphs(
        w.tell("not_said", headline=line(stored.text(w.language).headline, 140)), italic(w.tell("meant_another"))
    )
    opening = Button(w("button.briefing"), data=Open(stored.id).pack())
    return Message(text.html, text.plain, ((opening, Button(w("button.latest"), data=More().pack())),))


def how_to_ask(language: str = DEFAULT) -> Message:
    """Answer a text where no briefing has been shown yet."""
    w = words(language)
    look = w.tell("see_look", latest=_LATEST, topic=command("/topic"), subscribe=_SUBSCRIBE)
    return message(w.tell("i_tell"), look, w.tell("then_reply"))


def too_long(most: int, language: str = DEFAULT) -> Message:
    """Refuse an over-long text."""
    return message(words(language).tell("too_long", most=most))


def text_only(language: str = DEFAULT) -> Message:
    """Answer a sticker, a photo, a voice message."""
    w = words(language)
    return message(w.tell("text_only"), w.tell("try_these", latest=_LATEST, help=_HELP))


def one_at_a_time(language: str = DEFAULT) -> Message:
    """Answer a question that comes while another is being answered."""
    return message(words(language).tell("one_at_a_time"))


# ------------------------------------------------------------------ refusals


def admins_only(language: str = DEFAULT) -> Message:
    """Refuse a change of a group's settings."""
    w = words(language)
    return message(w.tell("admins_only"), w.tell("follow_privately"))


def unknown_command(closest: str | None, language: str = DEFAULT) -> Message:
    """Suggest what may have been meant."""
    w = words(language)
    if closest is None:
        return message(w.tell("all_i_know", help=_HELP))
    return message(w.tell("did_you_mean", command=command(f"/{closest}")), w.tell("all_commands", help=_HELP))


def went_wrong(language: str = DEFAULT) -> Message:
    """Own up to a defect."""
    return message(words(language).tell("went_wrong"))


def _paragraphs(*blocks: Rich | str) -> Rich:
    return join(blocks, "\n\n")


def message(*blocks: Rich | str) -> Message:
    """Make a message of paragraphs."""
    text = _paragraphs(*blocks)
    return Message(text.html, text.plain)
