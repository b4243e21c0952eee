"""Everything else the bot says: welcome, help, what was set, and what could not be done and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.delivery.buttons import More, Open, Subscribe
from bot.delivery.digests import DigestArgumentsRefused
from bot.delivery.message import Button, Message
from bot.delivery.render.html import Rich, bold, code, command, italic, join, line, rich
from bot.delivery.render.labels import follow_label, topic_command, zone_label
from bot.model import Chat, Follow, FollowKind, StoredBriefing

# Answers to a pressed button, at most 200 characters (Bot API, answerCallbackQuery).
ASK_HINT = (
    "Reply to the message with your question, for example: who signed, and what happens next? "
    "I answer from the article alone."
)
GONE = "That button is from an older message. Send /latest for the newest briefings."
BRIEFING_GONE = "That briefing is no longer kept. Send /latest for the newest ones."
NO_OLDER = "There is nothing older."
ADMINS_ONLY = "Only administrators of this chat can change what it gets."
UNCHANGED = "You follow that already."
TOO_MANY = "This chat follows as much as it can. Send /unsubscribe with a topic to make room."

_MAX_WORDS = 80
_EXAMPLE_TOPICS = ("semiconductors", "renewables", "critical-minerals", "defence")


def welcome(chat: Chat, sectors: Mapping[str, str]) -> Message:
    """Greet: what the bot does, and the two things to do first."""
    here = "here" if chat.kind == "private" else "to this chat"
    text = _paragraphs(
        bold("Communiqué"),
        "Short briefings on agreements between countries, companies and institutions: who takes part, what was "
        "agreed, how far it is. Every fact comes with the sentence that proves it.",
        _follows_line(chat, sectors) if chat.follows else f"Subscribe, and new briefings come {here} as they break.",
        rich("All commands: ") + command("/help"),
    )
    subscribe = () if chat.follows else (Button("🔔 Subscribe", data=Subscribe().pack()),)
    return Message(text.html, text.plain, ((*subscribe, Button("📰 Latest", data=More().pack())),))


def help_message(commands: Sequence[tuple[str, str]]) -> Message:
    """List the commands (name, description) and say how to ask."""
    listed = join([command(f"/{name}") + f" — {description}" for name, description in commands])
    asking = "To ask about a briefing, reply to it in your own words: I answer from its article, with quotes."
    groups = "In groups write my name or reply to me; administrators set what comes there."
    return message(bold("What I can do"), listed, asking, _examples(), groups)


def _examples() -> Rich:
    examples = ("/subscribe semiconductors", "/subscribe Hyundai", "/topic trade with Japan", "/digest 07:30 Berlin")
    return join([bold("For example"), *(code(example) for example in examples)])


# ------------------------------------------------------------------ following


def subscribed(
    chat: Chat, new: Sequence[Follow], sectors: Mapping[str, str], *, words: str = "", owed: int = 0
) -> Message:
    """Say what the chat follows now, of what was asked for in `words`; `owed` of the latest briefings come along."""
    names = ", ".join(follow_label(follow, sectors) for follow in new)
    done = bold("Subscribed") + f" to {line(names, 300)}."
    along = {0: "", 1: " The latest one is on its way."}.get(owed, f" The latest {owed} are on their way.")
    everything = any(follow.kind is FollowKind.ALL for follow in chat.follows)
    notes = [rich("New briefings come here as they break." + along)]
    if everything and len(chat.follows) > 1:
        notes.append(rich("You follow everything too; for your topics alone: ") + code("/unsubscribe everything"))
    if " " in words and new[0].kind is FollowKind.SECTOR and words.casefold() != names.casefold():
        notes.append(rich("For briefings with these very words: ") + code(f"/subscribe “{line(words, _MAX_WORDS)}”"))
    notes.append(_digest_line(chat))
    return message(done, join(notes))


def already_following(chat: Chat, sectors: Mapping[str, str]) -> Message:
    """Say that nothing changed, and what the chat follows."""
    return message("You follow that already.", _follows_line(chat, sectors))


def too_many_follows(limit: int) -> Message:
    """Refuse another follow."""
    return message(
        f"A chat can follow up to {limit} things.",
        rich("Drop one first, or follow everything: ") + command("/subscribe"),
    )


def unsubscribed(chat: Chat, dropped: Sequence[Follow], sectors: Mapping[str, str]) -> Message:
    """Say what was dropped and what is left."""
    if not chat.follows:
        return message(
            bold("Unsubscribed.") + " Nothing more comes here.", rich("Changed your mind? ") + command("/subscribe")
        )
    names = line(", ".join(follow_label(follow, sectors) for follow in dropped), 300)
    return message(bold("Unsubscribed") + f" from {names}.", _follows_line(chat, sectors))


def not_following(chat: Chat, sectors: Mapping[str, str]) -> Message:
    """Say that there was nothing to drop."""
    if not chat.follows:
        return message(
            "You follow nothing at the moment, so there is nothing to stop.", rich("To begin: ") + command("/subscribe")
        )
    return message("You do not follow that.", _follows_line(chat, sectors))


def keyword_refused() -> Message:
    """Say what can be followed."""
    return message(
        "Name a topic, a country, a company or another word, with at least two letters or digits.",
        join([code("/subscribe semiconductors"), code("/subscribe Hyundai")]),
        rich("For everything: ") + command("/subscribe"),
    )


def _follows_line(chat: Chat, sectors: Mapping[str, str]) -> Rich:
    names = [follow_label(follow, sectors) for follow in chat.follows]
    return rich("You follow ") + bold(line(", ".join(names), 800)) + "."


def _digest_line(chat: Chat) -> Rich:
    if chat.digest_time is None:
        return rich("No daily digest; to get one: ") + code("/digest 08:00 Berlin")
    return rich(f"Daily digest at {chat.digest_time:%H:%M} ({zone_label(chat.time_zone)}); to change it: ") + code(
        "/digest 07:30 Berlin"
    )


# ------------------------------------------------------------------ digest


def digest_setting(chat: Chat) -> Message:
    """Show when the digest comes, and how to change that."""
    if chat.digest_time is None:
        state = rich("The daily digest is ") + bold("off") + "."
    else:
        state = (
            rich("The daily digest comes at ")
            + bold(f"{chat.digest_time:%H:%M}")
            + f", time zone {zone_label(chat.time_zone)}."
        )
    return message(state + _next(chat), _digest_usage())


def digest_set(chat: Chat) -> Message:
    """Confirm the time, with the next digest's own."""
    assert chat.digest_time is not None
    done = (
        bold("Done.")
        + f" A digest each day at {chat.digest_time:%H:%M}, time zone {zone_label(chat.time_zone)}."
        + _next(chat)
    )
    if chat.follows:
        return message(done)
    return message(done, rich("It tells what you follow, which is nothing so far: ") + command("/subscribe"))


def digest_off(chat: Chat) -> Message:
    """Confirm."""
    return message(
        bold("Done.") + " No more daily digest." + (" New briefings still come as they break." if chat.follows else ""),
        rich("To turn it on again: ") + code("/digest 08:00"),
    )


def digest_refused(error: DigestArgumentsRefused) -> Message:
    """Say which part was not understood."""
    given = line(error.given, 60)
    if error.part == "time":
        return message(rich("I could not read a time in ") + code(given) + "." if given else "", _digest_usage())
    return message(
        rich("I do not know the time zone ") + code(given) + ". Name a large city, such as Seoul or New York.",
        _digest_usage(),
    )


def _next(chat: Chat) -> str:
    if chat.digest_time is None or chat.next_digest_at is None or not chat.follows:
        return ""
    local = chat.next_digest_at.astimezone(ZoneInfo(chat.time_zone))
    return f" The next: {format_datetime(local, 'EEEE, d MMMM, HH:mm', locale='en')}."


def _digest_usage() -> Rich:
    return rich("Write it like this: ") + join(
        [code("/digest 08:00"), code("/digest 7:30 Seoul"), code("/digest off")], " · "
    )


# ------------------------------------------------------------------ lists


def nothing_yet() -> Message:
    """Say that there are no briefings at all."""
    return message(
        "No briefings yet: the feeds are being read. Try again in a minute.",
        rich("To get them as they break: ") + command("/subscribe"),
    )


def nothing_found(words: str) -> Message:
    """Say that nothing matches, and what else to do."""
    given = line(words, _MAX_WORDS)
    topics = join([command(topic_command(topic)) for topic in _EXAMPLE_TOPICS], "  ")
    return message(
        rich("Nothing found on ") + bold(given) + ".",
        rich("Try fewer or other words, or one of these: ") + topics,
        rich("To hear when something comes: ") + code(f"/subscribe {given}"),
    )


def topic_usage() -> Message:
    """Say how to ask for a topic."""
    topics = join([command(topic_command(topic)) for topic in _EXAMPLE_TOPICS], "  ")
    return message(
        rich("Which topic? For example: ") + code("/topic semiconductors") + " or " + code("/topic Japan"),
        rich("Or tap one: ") + topics,
    )


def latest_usage(most: int) -> Message:
    """Say what /latest takes."""
    return message(f"How many? A number from 1 to {most}:", code("/latest 5"))


# ------------------------------------------------------------------ questions


def not_said(stored: StoredBriefing | None) -> Message:
    """Say that no article answers, and where to look."""
    if stored is None:
        return message(
            "I found no briefing on that.",
            rich("Reply to a briefing to ask about it, or look around: ") + command("/latest"),
            join([code("/topic semiconductors"), code("/topic Japan")], " · "),
        )
    text = _paragraphs(
        rich("The article behind ") + bold(line(stored.briefing.headline, 140)) + " does not say.",
        italic("Meant another one? Reply to it with your question."),
    )
    return Message(
        text.html,
        text.plain,
        ((Button("Briefing", data=Open(stored.id).pack()), Button("📰 Latest", data=More().pack())),),
    )


def how_to_ask() -> Message:
    """Answer a text where no briefing has been shown yet."""
    return message(
        "I tell about agreements between countries, companies and institutions.",
        rich("See the ")
        + command("/latest")
        + " briefings, look for a "
        + command("/topic")
        + ", or "
        + command("/subscribe")
        + ".",
        "Then reply to a briefing with a question, and I answer from its article.",
    )


def too_long(most: int) -> Message:
    """Refuse an over-long text."""
    return message(f"That is too long for me: up to {most} characters, please.")


def text_only() -> Message:
    """Answer a sticker, a photo, a voice message."""
    return message("I read text only.", rich("Try ") + command("/latest") + " or " + command("/help") + ".")


def one_at_a_time() -> Message:
    """Answer a question that comes while another is being answered."""
    return message("Still on your last question: one at a time, please.")


# ------------------------------------------------------------------ refusals


def admins_only() -> Message:
    """Refuse a change of a group's settings."""
    return message(ADMINS_ONLY, rich("You can follow news for yourself: write to me in a private chat."))


def unknown_command(closest: str | None) -> Message:
    """Suggest what may have been meant."""
    if closest is None:
        return message(rich("I do not know that command. All that I know: ") + command("/help"))
    return message(
        rich("I do not know that command. Did you mean ") + command(f"/{closest}") + "?",
        rich("All commands: ") + command("/help"),
    )


def went_wrong() -> Message:
    """Own up to a defect."""
    return message("Something went wrong on our side. Nothing is lost: please try again in a moment.")


def _paragraphs(*blocks: Rich | str) -> Rich:
    return join(blocks, "\n\n")


def message(*blocks: Rich | str) -> Message:
    """Make a message of paragraphs."""
    text = _paragraphs(*blocks)
    return Message(text.html, text.plain)
