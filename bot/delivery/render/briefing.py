"""Render one briefing: the message that is pushed, all its proof, and answers about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.delivery.buttons import Ask, More, Open, Proof
from bot.delivery.message import Button, Message
from bot.delivery.render.html import (
    Rich,
    bold,
    command,
    italic,
    join,
    line,
    link,
    linkable,
    pack,
    quotation,
    rich,
    with_fragment,
)
from bot.delivery.render.labels import amount, flag, role_label, status_mark, status_word, topic_command, writer
from bot.delivery.render.proof import Proven, proof_block, proofs, source_of
from bot.model import Agreement, Answer, Briefing, Figure, Party, StoredBriefing

MAX_HEADLINE = 300
MAX_SUMMARY = 700
MAX_PARTIES = 10
MAX_AGREEMENTS = 6
MAX_FIGURES = 6
MAX_TOPICS = 6
MAX_SOURCES = 4
MAX_QUOTES = 8
"""Quotes of a pushed message; a button shows them all."""
MAX_QUOTE = 240
MAX_ANSWER = 1_500
_MAX_NAME = 60


def briefing_message(stored: StoredBriefing) -> Message:
    """Render a briefing as one message: who, what and how far, figures, topics, folded proof, sources.

    The parts are bounded so that they fit together; the proof takes the room that is left.
    """
    briefing = stored.briefing
    head = join((bold(_headline(stored)), line(briefing.summary, MAX_SUMMARY)), "\n\n")
    body = join((head, *_facts(briefing)), "\n\n")
    footer = _footer(stored)
    proven = proofs(briefing)
    shown, folded = _folded(stored, proven, body, footer)
    text = join((body, folded, footer), "\n\n")
    return Message(text.html, text.plain, _buttons(stored, more_proof=shown < len(proven)))


def proof_messages(stored: StoredBriefing) -> tuple[Message, ...]:
    """Render every quote of a briefing below what it proves, in as many messages as that takes."""
    title = bold("Evidence") + f" · {_headline(stored)}"
    quotes = [proof_block(stored, proven, 1_000) for proven in proofs(stored.briefing)]
    if not quotes:
        quotes = [italic("This briefing states no facts of its own: see the source.")]
    return tuple(Message(text.html, text.plain) for text in pack((title, *quotes)))


def answer_message(answer: Answer, stored: StoredBriefing) -> Message:
    """Render an answer with the quotes that prove it, each linked to its place in the source."""
    source = source_of(stored)
    quotes = []
    for quote in answer.quotes[:MAX_QUOTES]:
        said = f"“{line(quote, MAX_QUOTE)}”"
        quotes.append(link(said, with_fragment(source.url, quote)) if source else rich(said))
    body = line(answer.text, MAX_ANSWER) or "The article does not say."
    about = italic(f"About “{_headline(stored, 140)}”, by {line(writer(answer.summarizer), _MAX_NAME)}")
    text = join((body, quotation(join(quotes)), about), "\n\n")
    return Message(text.html, text.plain, ((*_source_button(stored), Button("Briefing", data=Open(stored.id).pack())),))


def _headline(stored: StoredBriefing, units: int = MAX_HEADLINE) -> str:
    return line(stored.briefing.headline, units) or "Without a headline"


# ------------------------------------------------------------------ facts


def _facts(briefing: Briefing) -> Iterable[Rich]:
    if not briefing.relevant:
        yield italic("No agreement, talks or cooperation in this article.")
        return
    if briefing.parties:
        yield bold("Parties") + "  " + _listed([_party(p) for p in briefing.parties], MAX_PARTIES, " · ")
    if briefing.agreements:
        yield bold("Agreements") + "\n" + _listed([_agreement(a) for a in briefing.agreements], MAX_AGREEMENTS, "\n")
    if briefing.figures:
        yield bold("Figures") + "\n" + _listed([_figure(f) for f in briefing.figures], MAX_FIGURES, "\n")
    if briefing.sectors:
        topics = [command(topic_command(sector.code)) for sector in briefing.sectors]
        yield bold("Topics") + "  " + _listed(topics, MAX_TOPICS, "  ")


def _listed(items: Sequence[Rich], limit: int, separator: str) -> Rich:
    shown = join(items[:limit], separator)
    rest = len(items) - limit
    return shown + f"{separator}+{rest} more" if rest > 0 else shown


def _party(party: Party) -> Rich:
    role = role_label(party)
    return join((flag(party.country), line(party.name, _MAX_NAME), italic(f"({role})") if role else ""), " ")


def _agreement(agreement: Agreement) -> Rich:
    word = bold(status_word(agreement.status).capitalize())
    title = line(agreement.title, 140)
    return f"{status_mark(agreement.status)} " + (word + f" — {title}" if title else word)


def _figure(figure: Figure) -> Rich:
    number, label = line(amount(figure), 60), line(figure.label, 90)
    return "• " + bold(number) + (f" — {label}" if label and label != number else "")


# ------------------------------------------------------------------ proof, sources, buttons


def _folded(stored: StoredBriefing, proven: Sequence[Proven], body: Rich, footer: Rich) -> tuple[int, Rich]:
    """Fold as many quotes as the message has room for; return how many, and the fold."""
    shown, folded = 0, Rich()
    lines = [bold("Evidence")]
    for proof in proven[:MAX_QUOTES]:
        lines.append(proof_block(stored, proof, MAX_QUOTE))
        longer = quotation(join(lines), expandable=True)
        if not join((body, longer, footer), "\n\n").fits:
            break
        shown, folded = shown + 1, longer
    return shown, folded


def _footer(stored: StoredBriefing) -> Rich:
    """The sources, each a link (the first to the place of the first quote), and who wrote the briefing."""
    briefing = stored.briefing
    links = []
    for source in stored.sources[:MAX_SOURCES]:
        quote = next((p.evidence.quote for p in proofs(briefing) if source_of(stored, p.evidence) is source), "")
        shown = source.url if source is stored.sources[0] else ""
        links.append(
            link(line(source.publisher, _MAX_NAME) or "article", with_fragment(source.url, quote), shown=shown)
        )
    rest = len(stored.sources) - MAX_SOURCES
    named = join(links, ", ") + (f" +{rest} more" if rest > 0 else "")
    sources = ("Sources: " if len(stored.sources) > 1 else "Source: ") + named if named else named
    written = f"Written by {line(writer(briefing.summarizer, briefing.model), _MAX_NAME)}"
    revised = f" · revision {stored.revision}" if stored.revision > 1 else ""
    return join((sources, italic(written + revised)))


def _buttons(stored: StoredBriefing, *, more_proof: bool) -> tuple[tuple[Button, ...], ...]:
    first = (*_source_button(stored), Button("💬 Ask", data=Ask(stored.id).pack()))
    if more_proof:
        first = (*first, Button("All evidence", data=Proof(stored.id).pack()))
    sector = next(iter(stored.briefing.sectors), None)
    if sector is None:
        return (first,)
    return (first, (Button(f"More on: {line(sector.name, 40)}", data=More(sector.code).pack()),))


def _source_button(stored: StoredBriefing) -> tuple[Button, ...]:
    source = source_of(stored)
    if source is None or not linkable(source.url):
        return ()
    return (Button(line(source.publisher, 24) or "Source", url=source.url),)
