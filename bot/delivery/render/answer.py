"""Render the answer to a question: what it says, the facts it lists, and the quotes that prove it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.delivery.buttons import Open
from bot.delivery.message import Button, Message
from bot.delivery.render.briefing import MAX_QUOTE, MAX_QUOTES, headline_of, source_button
from bot.delivery.render.html import Rich, italic, join, line, link, quotation, rich, with_fragment
from bot.delivery.render.labels import amount, party_name, role_label, status_word, writer
from bot.delivery.render.proof import source_of
from bot.delivery.render.words import DEFAULT, Words, words
from bot.model import Agreement, Answer, Fact, Figure, Party, Source, StoredBriefing

MAX_ANSWER = 1_500
_MAX_NAME = 60


def answer_message(answer: Answer, stored: StoredBriefing, language: str = DEFAULT) -> Message:
    """Render an answer with the quotes that prove it, each linked to its place in the source.

    Its facts have the words of the answer's own language, which is the question's.
    """
    w, source = words(language), source_of(stored)
    parts = (answer, *answer.further)
    each = MAX_ANSWER // len(parts)
    told = [line(_told(part, stored, words(part.language or language)), each) for part in parts]
    body = join((_linked(text, part.quotes, source) for text, part in zip(told, parts, strict=True)), "\n\n")
    body = body or rich(w("article_does_not_say"))
    quoted = (quote for part, text in zip(parts, told, strict=True) for quote in part.quotes if quote not in text)
    quotes = []
    for quote in list(dict.fromkeys(quoted))[: MAX_QUOTES - 2 * len(answer.further)]:
        said = w("quoted", text=line(quote, MAX_QUOTE))
        quotes.append(link(said, with_fragment(source.url, quote)) if source else rich(said))
    about = italic(
        w.tell("about", headline=headline_of(stored, w, 140), writer=line(writer(answer.summarizer, w), _MAX_NAME))
    )
    text = join((body, quotation(join(quotes)), about), "\n\n")
    opening = Button(w("button.briefing"), data=Open(stored.id).pack())
    return Message(text.html, text.plain, ((*source_button(stored, w), opening),))


def _linked(text: str, quotes: Sequence[str], source: Source | None) -> Rich:
    """The text, in which the quotes that it has are linked to their places in the source."""
    told, rest = Rich(), text
    for quote in quotes:
        before, found, after = rest.partition(quote) if quote else (rest, "", "")
        if source and found:
            told, rest = told + before + link(quote, with_fragment(source.url, quote)), after
    return told + rest


def _told(answer: Answer, stored: StoredBriefing, w: Words) -> str:
    facts = "; ".join(_fact(fact, stored, w) for fact in answer.facts)
    return f"{answer.text} {facts}" if facts else answer.text


def _fact(fact: Fact, stored: StoredBriefing, w: Words) -> str:
    if isinstance(fact, Party):
        role = role_label(fact, w)
        return party_name(fact, stored.briefing, w) + (f" ({role})" if role else "")
    if isinstance(fact, Agreement):
        named = {party.name: party_name(party, stored.briefing, w) for party in stored.briefing.parties}
        parties = ", ".join(named.get(name, name) for name in fact.parties)
        what = w(f"kind.{fact.kind.value}")
        return f"{what} ({parties}): {status_word(fact.status, w)}"
    return amount(fact, w) if isinstance(fact, Figure) else w.sector(fact.code, fact.name)
