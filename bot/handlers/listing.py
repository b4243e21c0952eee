"""Put together a page of briefings: the latest, of a sector, or found by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.buttons import Page, PageKind
from bot.delivery.message import Message
from bot.delivery.render import briefing_list, words
from bot.handlers.services import HandlerServices
from bot.handlers.words import meant_sectors, search_words
from bot.store import briefings

PAGE_SIZE = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """A rendered page and the briefings on it, in its order."""

    message: Message
    shows: Sequence[int]


async def list_page(services: HandlerServices, page: Page, *, time_zone: str, language: str) -> Listing | None:
    """Read and render a page in a language; None when there is nothing on it."""
    before, limit = page.before_id or None, page.size + 1
    sectors: tuple[str, ...] = ()
    async with services.store.read() as tx:
        if page.kind is PageKind.LATEST:
            title = words(language)("latest_title")
            found = await briefings.latest_briefings(tx, limit, before)
        else:
            by_words = page.kind is PageKind.WORDS
            sectors = meant_sectors(page.value, services.find_sectors) if by_words else (page.value,)
            title = _title(page.value if by_words else "", sectors, language)
            wanted = search_words(page.value) if by_words else []
            found = await briefings.find_briefings(tx, sectors=sectors, words=wanted, limit=limit, before_id=before)
    if not found:
        return None
    shown = found[: page.size]
    message = briefing_list(
        shown,
        title=title,
        page=page,
        older=len(found) > page.size,
        time_zone=time_zone,
        follow=sectors[0] if len(sectors) == 1 and sectors[0] in services.sectors else "",
        language=language,
    )
    return Listing(message, [stored.id for stored in shown])


def _title(asked: str, sectors: Sequence[str], language: str) -> str:
    names = ", ".join(words(language).sector(code) for code in sectors)
    if not asked or asked.casefold() == names.casefold():
        return names
    return f"“{asked}” · {names}" if names else f"“{asked}”"
