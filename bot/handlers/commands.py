"""Answer the commands that look: /start, /help, /latest, /topic."""

from __future__ import annotations

from bot.delivery.buttons import MAX_PAGE, Page, PageKind
from bot.delivery.render import texts, topic_code, words
from bot.handlers.listing import PAGE_SIZE, list_page
from bot.handlers.turn import Turn
from bot.handlers.words import closest_command
from bot.store import briefings

COMMANDS = ("latest", "topic", "subscribe", "unsubscribe", "digest", "language", "feeds", "help")
"""The command menu (setMyCommands); descriptions are among the words: `command.latest`."""

_OFFERED = 4
"""Topics offered to somebody who names none, or one on which there is nothing."""


def command_menu(language: str) -> list[tuple[str, str]]:
    """Name and description of each command of the menu."""
    return [(name, words(language)(f"command.{name}")) for name in COMMANDS]


async def start(turn: Turn) -> None:
    """Greet; what a deep link carries is not needed."""
    await turn.say(texts.welcome(turn.chat))


async def help_(turn: Turn) -> None:
    """List the commands."""
    await turn.say(texts.help_message(COMMANDS, turn.language))


async def latest(turn: Turn) -> None:
    """List the newest briefings, as many as asked for."""
    size = PAGE_SIZE
    if turn.words:
        if not (turn.words.isdecimal() and len(turn.words) <= 3 and 1 <= int(turn.words) <= MAX_PAGE):
            await turn.say(texts.latest_usage(MAX_PAGE, turn.language))
            return
        size = int(turn.words)
    await show_list(turn, Page(PageKind.LATEST, "", size))


async def topic(turn: Turn) -> None:
    """List the briefings of the sectors that the words name, or that contain the words."""
    words = " ".join(turn.words.split())
    if not words:
        await turn.say(texts.topic_usage(await _offered(turn), turn.language))
        return
    await show_list(turn, Page(PageKind.WORDS, words, PAGE_SIZE))


async def unknown(turn: Turn, name: str) -> None:
    """Answer a sector's own command, or suggest what may have been meant."""
    code = topic_code(name)
    if code is not None and code in turn.services.sectors:
        await show_list(turn, Page(PageKind.SECTOR, code, PAGE_SIZE))
        return
    meant = "topic" if code else closest_command(name, [*COMMANDS, "start"])
    await turn.say(texts.unknown_command(meant, turn.language))


async def show_list(turn: Turn, page: Page) -> None:
    """Send a list, or say that there is nothing on it."""
    listing = await list_page(turn.services, page, time_zone=turn.chat.time_zone, language=turn.language)
    if listing is not None:
        await turn.say(listing.message, shows=listing.shows)
    elif page.kind is PageKind.LATEST:
        await turn.say(texts.nothing_yet(turn.language))
    else:
        asked = words(turn.language).sector(page.value)
        await turn.say(texts.nothing_found(asked, await _offered(turn), turn.language))


async def _offered(turn: Turn) -> list[str]:
    """The sectors that most of the newest briefings are of."""
    async with turn.services.store.read() as tx:
        return await briefings.common_sectors(tx, _OFFERED)
