"""Answer pressed buttons: every press is answered, also of a button that no longer means anything."""

from __future__ import annotations

from contextlib import suppress

from telegram import CallbackQuery
from telegram.error import TelegramError

from bot.delivery.buttons import Ask, Callback, More, Open, Page, PageKind, Proof, Speak, Subscribe, unpack
from bot.delivery.render import LANGUAGES, briefing_message, proof_messages, texts
from bot.handlers.commands import show_list
from bot.handlers.listing import PAGE_SIZE, list_page
from bot.handlers.settings import MAX_FOLLOWS, follow, speak
from bot.handlers.turn import Turn
from bot.model import Follow, FollowKind
from bot.store import briefings


async def press(turn: Turn, query: CallbackQuery) -> None:
    """Do what a button says. Its data may be anything: people can forge it."""
    callback = unpack(query.data)
    if callback is None:
        await answer(query, texts.alert("gone", turn.language))
    elif isinstance(callback, Ask):
        await answer(query, texts.alert("ask_hint", turn.language))
    elif isinstance(callback, Open | Proof):
        await _show(turn, query, callback)
    else:
        await _act(turn, query, callback)


async def answer(query: CallbackQuery, alert: str | None = None) -> None:
    """End the waiting that the button shows; a press that is too old to be answered needs none."""
    with suppress(TelegramError):
        await query.answer(alert, show_alert=alert is not None)


async def _show(turn: Turn, query: CallbackQuery, callback: Open | Proof) -> None:
    async with turn.services.store.read() as tx:
        stored = await briefings.get_briefing(tx, callback.briefing_id)
    if stored is None:
        await answer(query, texts.alert("briefing_gone", turn.language))
        return
    await answer(query)
    if isinstance(callback, Open):
        await turn.say(briefing_message(stored, turn.language), shows=[stored.id], revision=stored.revision)
    else:
        await turn.say(*proof_messages(stored, turn.language), shows=[stored.id])


async def _act(turn: Turn, query: CallbackQuery, callback: Callback) -> None:
    match callback:
        case Page():
            await _turn_page(turn, query, callback)
        case More(sector=""):
            await answer(query)
            await show_list(turn, Page(PageKind.LATEST, "", PAGE_SIZE))
        case More(sector=sector) if sector in turn.services.sectors:
            await answer(query)
            await show_list(turn, Page(PageKind.SECTOR, sector, PAGE_SIZE))
        case Subscribe(sector=sector) if not sector or sector in turn.services.sectors:
            await _subscribe(turn, query, sector)
        case Speak(language=language) if language in LANGUAGES:
            await _speak(turn, query, language)
        case _:
            await answer(query, texts.alert("gone", turn.language))


async def _turn_page(turn: Turn, query: CallbackQuery, page: Page) -> None:
    listing = await list_page(turn.services, page, time_zone=turn.chat.time_zone, language=turn.language)
    if listing is None:
        await answer(query, texts.alert("no_older", turn.language))
        return
    await answer(query)
    await turn.turn_page(listing.message, shows=listing.shows)


async def _subscribe(turn: Turn, query: CallbackQuery, sector: str) -> None:
    wanted = Follow(FollowKind.SECTOR, sector) if sector else Follow(FollowKind.ALL)
    if not await turn.may_change():
        await answer(query, texts.alert("admins_only", turn.language))
    elif wanted in turn.chat.follows or len(turn.chat.follows) >= MAX_FOLLOWS:
        await answer(query, texts.alert("unchanged" if wanted in turn.chat.follows else "too_many", turn.language))
    else:
        await answer(query)
        await follow(turn, [wanted])


async def _speak(turn: Turn, query: CallbackQuery, language: str) -> None:
    if not await turn.may_change():
        await answer(query, texts.alert("admins_only", turn.language))
        return
    await answer(query)
    await speak(turn, language)
