"""Tell a briefing in the languages of its chats, before it is sent to them; a failure never holds a message up."""

from __future__ import annotations

import asyncio

import structlog

from bot.model import BriefingText, StoredBriefing
from bot.pipeline import Services
from bot.ports import Translator
from bot.store import briefings, texts

log = structlog.get_logger()

TRANSLATION_SECONDS = 60
"""How long a translation may take; shorter than `pipeline.TRANSLATION_WAIT`, at whose end the original goes out."""


async def translate_briefing(s: Services, briefing_id: int) -> None:
    """Translate a briefing once for each language that its deliveries wait for, and let these go.

    Where no translation comes of it (time, budget, a text that says something else) the original is sent.
    """
    async with s.store.read() as tx:
        stored = await briefings.get_briefing(tx, briefing_id)
        wanted = await texts.wanted_languages(tx, briefing_id, s.clock())
    if stored is not None and wanted:
        await asyncio.gather(*(_tell(s, stored, language) for language in wanted))


async def _tell(s: Services, stored: StoredBriefing, language: str) -> None:
    text = await _translated(s, stored, language)
    async with s.store.begin() as tx:
        if text is not None:
            await texts.add_text(tx, stored.id, stored.revision, text)
        await texts.release(tx, stored.id, language, s.clock())
    log.info("briefing_translated" if text else "briefing_not_translated", briefing=stored.id, language=language)
    await s.queue.defer("deliver")


async def _translated(s: Services, stored: StoredBriefing, language: str) -> BriefingText | None:
    if not isinstance(s.analyst, Translator):
        return None
    try:
        async with asyncio.timeout(TRANSLATION_SECONDS):
            text = await s.analyst.translate(stored.briefing, language)
    except TimeoutError:
        return None
    except Exception:  # a defect of ours costs a translation, never a message
        log.exception("translation_failed", briefing=stored.id, language=language)
        return None
    return text if text.language == language else None
