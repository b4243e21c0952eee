"""Answer a question about a briefing, from its article."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.buttons import Page, PageKind
from bot.delivery.render import answer_message, sector_named, texts
from bot.handlers.commands import show_list
from bot.handlers.listing import PAGE_SIZE
from bot.handlers.relevance import rank
from bot.handlers.turn import Turn
from bot.model import StoredBriefing
from bot.store import briefings, deliveries
from bot.store.shown import last_shown

MAX_QUESTION = 500
"""Characters."""
TOPIC_WORDS = 3
"""A text of no more words that names a sector asks for its briefings."""
LOOK_BACK = 50
"""Briefings among which the one that a question is about is looked for."""
AT_MOST_ASKED = 2
"""Articles that are asked one question, so that a question never costs more than twice its price."""
LAST_SHOWN_BONUS = 2.5
"""What was shown last is asked first, unless another shares more: about one rare word (`relevance.rank`)."""


class Questions:
    """Answers questions, one at a time for each chat."""

    def __init__(self) -> None:
        self._busy: set[int] = set()

    async def ask(self, turn: Turn, question: str) -> None:
        """Answer from the briefing that is replied to, else from the one the question is most likely about."""
        if len(question) > MAX_QUESTION:
            await turn.say(texts.too_long(MAX_QUESTION, turn.language))
        elif turn.chat.id in self._busy:
            await turn.say(texts.one_at_a_time(turn.language))
        elif _names_topic(turn, question):
            await show_list(turn, Page(PageKind.WORDS, question, PAGE_SIZE))
        else:
            self._busy.add(turn.chat.id)
            try:
                await _answer(turn, question)
            finally:
                self._busy.discard(turn.chat.id)


def _names_topic(turn: Turn, text: str) -> bool:
    """Whether a text that replies to nothing is the name of a topic and no question."""
    short = len(text.split()) <= TOPIC_WORDS and not text.endswith(("?", "？"))
    named = bool(sector_named(text) or turn.services.find_sectors(text))
    return short and turn.replied_to is None and named


async def _answer(turn: Turn, question: str) -> None:
    services = turn.services
    candidates = await _candidates(turn, question)
    if not candidates:
        await turn.say(
            texts.how_to_ask(turn.language) if turn.replied_to is None else texts.not_said(None, turn.language)
        )
        return
    async with turn.typing():
        for stored in candidates[:AT_MOST_ASKED]:
            async with services.store.read() as tx:
                article = await briefings.article_text(tx, stored.id)
            if article is None:
                continue
            answer = await services.analyst.answer(question, stored.briefing, article)
            if answer.quotes:
                await turn.say(answer_message(answer, stored, turn.language), shows=[stored.id])
                return
    await turn.say(texts.not_said(candidates[0], turn.language), shows=[candidates[0].id])


async def _candidates(turn: Turn, question: str) -> Sequence[StoredBriefing]:
    """The briefings that the question may be about, likeliest first."""
    async with turn.services.store.read() as tx:
        if turn.replied_to is not None:
            ids = await deliveries.briefing_of_message(tx, turn.chat.id, turn.replied_to)
            if ids:
                return _likeliest(question, await briefings.get_briefings(tx, ids))
        last = await briefings.get_briefings(tx, await last_shown(tx, turn.chat.id))
        recent = await briefings.latest_briefings(tx, LOOK_BACK)
    known = {stored.id for stored in last}
    others = [stored for stored in recent if stored.id not in known]
    scores = {stored.id: score for score, stored in rank(question, [*last, *others])}
    likely = [stored for stored in others if stored.id in scores]
    bonus = {stored.id: LAST_SHOWN_BONUS for stored in (last if len(last) == 1 else [])}
    chosen = [*(last if len(last) == 1 else [one for one in last if one.id in scores]), *likely]
    return sorted(chosen, key=lambda one: -(scores.get(one.id, 0) + bonus.get(one.id, 0)))


def _likeliest(question: str, shown: Sequence[StoredBriefing]) -> Sequence[StoredBriefing]:
    """Of the briefings that one message shows, those that share words with the question first."""
    ranked = [stored for _, stored in rank(question, shown)]
    return [*ranked, *(stored for stored in shown if stored not in ranked)]
