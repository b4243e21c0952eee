"""Answer pressed buttons: every press is answered, also of a button that no longer means anything."""

from __future__ import annotations

from contextlib import suppress

from telegram import CallbackQuery
from telegram.error import TelegramError

from bot.delivery.buttons import Ask, Callback, More, Open, Page, PageKind, Proof, Subscribe, unpack
from bot.delivery.render import briefing_message, proof_messages, texts
from bot.handlers.commands import show_list
from bot.handlers.listing import PAGE_SIZE, list_page
from bot.handlers.settings import MAX_FOLLOWS, follow
from bot.handlers.turn import Turn
from bot.model import Follow, FollowKind
from bot.store import briefings


async def press(turn: Turn, query: CallbackQuery) -> None:
    """Do what a button says. Its data may be anything: people can forge it."""
    callback = unpack(query.data)
    if callback is None:
        await answer(query, texts.GONE)
    elif isinstance(callback, Ask):
        await answer(query, texts.ASK_HINT)
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
        await answer(query, texts.BRIEFING_GONE)
        return
    await answer(query)
    messages = (briefing_message(stored),) if isinstance(callback, Open) else proof_messages(stored)
    await turn.say(*messages, shows=[stored.id])


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
        case _:
            await answer(query, texts.GONE)


async def _turn_page(turn: Turn, query: CallbackQuery, page: Page) -> None:
    listing = await list_page(turn.services, page, time_zone=turn.chat.time_zone)
    if listing is None:
        await answer(query, texts.NO_OLDER)
        return
    await answer(query)
    await turn.turn_page(listing.message, shows=listing.shows)


async def _subscribe(turn: Turn, query: CallbackQuery, sector: str) -> None:
    wanted = Follow(FollowKind.SECTOR, sector) if sector else Follow(FollowKind.ALL)
    if not await turn.may_change():
        await answer(query, texts.ADMINS_ONLY)
    elif wanted in turn.chat.follows or len(turn.chat.follows) >= MAX_FOLLOWS:
        await answer(query, texts.UNCHANGED if wanted in turn.chat.follows else texts.TOO_MANY)
    else:
        await answer(query)
        await follow(turn, [wanted])
