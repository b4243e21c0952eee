"""Render one briefing: the message that is pushed, and all its proof."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.delivery.buttons import Ask, More, Proof
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
    with_fragment,
)
from bot.delivery.render.labels import (
    agreement_title,
    amount,
    flag,
    kind_label,
    party_name,
    role_label,
    status_mark,
    status_word,
    topic_command,
    weightiest,
    writer,
)
from bot.delivery.render.proof import Proven, proof_block, proofs, source_of
from bot.delivery.render.words import DEFAULT, LANGUAGES, Words, words
from bot.model import UNKNOWN_LANGUAGE, Agreement, Briefing, Figure, Party, Source, StoredBriefing

MAX_HEADLINE = 300
MAX_SUMMARY = 700
MAX_PARTIES = 10
MAX_AGREEMENTS = 6
MAX_TITLE = 200
"""Of an agreement: what it is called, and up to four names, of which the last is not cut off."""
MAX_FIGURES = 6
MAX_TOPICS = 6
MAX_SOURCES = 4
MAX_QUOTES = 8
"""Quotes of a pushed message; a button shows them all."""
MAX_QUOTE = 240
_MAX_NAME = 60
_MAX_LABEL = 130
"""Characters of the words that figures of one clause have together."""
_CUT = "…"


def briefing_message(stored: StoredBriefing, language: str = DEFAULT, *, updated: bool = False) -> Message:
    """Render a briefing as one message: who, what and how far, figures, topics, folded proof, sources.

    Labels are in `language`; headline and summary too where they were translated, else as they were written. What
    takes the place of an earlier revision is marked `updated`.

    The parts are bounded so that they fit together; the proof takes the room that is left.
    """
    briefing, w = stored.briefing, words(language)
    mark = italic(w("updated")) if updated else ""
    head = join((join((mark, bold(headline_of(stored, w)))), line(stored.text(language).summary, MAX_SUMMARY)), "\n\n")
    body = join((head, *_facts(briefing, w)), "\n\n")
    footer = _footer(stored, w)
    proven = proofs(briefing, w)
    shown, folded = _folded(stored, proven, body, footer, w)
    text = join((body, folded, footer), "\n\n")
    return Message(text.html, text.plain, _buttons(stored, w, more_proof=shown < len(proven)))


def proof_messages(stored: StoredBriefing, language: str = DEFAULT) -> tuple[Message, ...]:
    """Render every quote of a briefing below what it proves, in as many messages as that takes."""
    w = words(language)
    title = bold(w("evidence")) + f" · {headline_of(stored, w)}"
    quotes = [proof_block(stored, proven, 1_000, w) for proven in proofs(stored.briefing, w)]
    if not quotes:
        quotes = [italic(w.tell("no_facts"))]
    return tuple(Message(text.html, text.plain) for text in pack((title, *quotes)))


def headline_of(stored: StoredBriefing, w: Words, units: int = MAX_HEADLINE) -> str:
    """The headline in the language of the words where it was translated."""
    return line(stored.text(w.language).headline, units) or w("no_headline")


# ------------------------------------------------------------------ facts


def _facts(briefing: Briefing, w: Words) -> Iterable[Rich]:
    if not briefing.relevant:
        read = briefing.language in (*LANGUAGES, UNKNOWN_LANGUAGE)
        yield italic(w("nothing_in_it" if read else "language_not_read"))
        return
    if briefing.parties:
        yield (
            bold(w("parties"))
            + "  "
            + _listed([_party(p, briefing, w) for p in briefing.parties], MAX_PARTIES, " · ", w)
        )
    if briefing.agreements:
        agreements = [_agreement(a, briefing, w) for a in _each_once(briefing.agreements)]
        yield _titled(w("agreements"), agreements, MAX_AGREEMENTS, w)
    if briefing.figures:
        yield _titled(w("figures"), [_figure(*told, w) for told in _together(briefing.figures)], MAX_FIGURES, w)
    if briefing.sectors:
        topics = [command(topic_command(sector.code)) for sector in briefing.sectors]
        yield bold(w("topics")) + "  " + _listed(topics, MAX_TOPICS, "  ", w)


def _each_once(agreements: Sequence[Agreement]) -> list[Agreement]:
    """The agreements; of those that are called the same, among the same parties, the one that is furthest."""
    furthest: dict[tuple[str, tuple[str, ...]], Agreement] = {}
    for agreement in agreements:
        called = (agreement.title or agreement.evidence.quote, tuple(agreement.parties))
        known = furthest.setdefault(called, agreement)
        if weightiest((known.status, agreement.status)) is not known.status:
            furthest[called] = agreement
    return list(furthest.values())


def _titled(title: str, items: Sequence[Rich], limit: int, w: Words) -> Rich:
    return bold(title) + "\n" + _listed(items, limit, "\n", w)


def _listed(items: Sequence[Rich], limit: int, separator: str, w: Words) -> Rich:
    shown = join(items[:limit], separator)
    rest = len(items) - limit
    return shown + separator + w("more", n=rest) if rest > 0 else shown


def _party(party: Party, briefing: Briefing, w: Words) -> Rich:
    role = role_label(party, w)
    return join(
        (flag(party.country), line(party_name(party, briefing, w), _MAX_NAME), italic(f"({role})") if role else ""), " "
    )


def _agreement(agreement: Agreement, briefing: Briefing, w: Words) -> Rich:
    word = bold(_capital(status_word(agreement.status, w)))
    title = line(agreement_title(agreement, briefing, w), MAX_TITLE) or kind_label(agreement.kind, w)
    return f"{status_mark(agreement.status)} " + (word + f" — {title}" if title else word)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _together(figures: Sequence[Figure]) -> list[tuple[list[Figure], str]]:
    """The figures, those of one clause together, each with its words: the same, one with only a bracket more, or two
    cuts of a clause that overlap."""
    found: list[tuple[list[Figure], str]] = []
    for figure in figures:
        for n, (told, label) in enumerate(found):
            if joined := _joined(label, figure, told[-1]):
                found[n] = ([*told, figure], joined)
                break
        else:
            found.append(([figure], figure.label))
    return found


def _joined(label: str, figure: Figure, other: Figure) -> str:
    """The words that a figure and those before it have together; "" where each has its own."""
    quote = figure.evidence.quote
    if quote != other.evidence.quote or not label or not figure.label:
        return ""
    shorter, longer = sorted((label, figure.label), key=len)
    if longer.startswith(shorter):
        return longer
    parts = [one.strip(_CUT) for one in (label, figure.label)]
    first, second = (quote.find(part) for part in parts)
    if first < 0 or second < first or not second < first + len(parts[0]) < second + len(parts[1]):
        return ""
    begin, end = label[: label.startswith(_CUT)], figure.label[len(figure.label) - figure.label.endswith(_CUT) :]
    joined = f"{begin}{quote[first : second + len(parts[1])]}{end}"
    return joined if len(joined) <= _MAX_LABEL else ""


def _figure(told: Sequence[Figure], words_of: str, w: Words) -> Rich:
    numbers = line(" · ".join(dict.fromkeys(amount(figure, w) for figure in told)), 90)
    label = line(words_of, _MAX_LABEL)
    return "• " + bold(numbers) + (f" — {label}" if label and label != numbers else "")


# ------------------------------------------------------------------ proof, sources, buttons


def _folded(stored: StoredBriefing, proven: Sequence[Proven], body: Rich, footer: Rich, w: Words) -> tuple[int, Rich]:
    """Fold as many quotes as the message has room for; return how many, and the fold."""
    shown, folded = 0, Rich()
    lines = [bold(w("evidence"))]
    for proof in proven[:MAX_QUOTES]:
        lines.append(proof_block(stored, proof, MAX_QUOTE, w))
        longer = quotation(join(lines), expandable=True)
        if not join((body, longer, footer), "\n\n").fits:
            break
        shown, folded = shown + 1, longer
    return shown, folded


def _footer(stored: StoredBriefing, w: Words) -> Rich:
    """The sources, each a link (the first to the place of the first quote, with its authors), and who wrote the
    briefing."""
    briefing = stored.briefing
    links = []
    for source in stored.sources[:MAX_SOURCES]:
        quote = next((p.evidence.quote for p in proofs(briefing, w) if source_of(stored, p.evidence) is source), "")
        first = source is stored.sources[0]
        shown = source.url if first else ""
        name = link(line(source.publisher, _MAX_NAME) or w("article"), with_fragment(source.url, quote), shown=shown)
        links.append(name + (_authors(source) if first else ""))
    rest = len(stored.sources) - MAX_SOURCES
    named = join(links, ", ") + (f" {w('more', n=rest)}" if rest > 0 else "")
    sources = w("sources" if len(stored.sources) > 1 else "source") + " " + named if named else named
    written = w("written_by", writer=line(writer(briefing.summarizer, w, briefing.model), _MAX_NAME))
    revised = f" · {w('revision', n=stored.revision)}" if stored.revision > 1 else ""
    return join((sources, italic(written + revised)))


def _authors(source: Source) -> str:
    """Who wrote it, in brackets, where that is not just the publisher."""
    author = line(source.author or "", _MAX_NAME)
    return f" ({author})" if author and author.casefold() not in source.publisher.casefold() else ""


def _buttons(stored: StoredBriefing, w: Words, *, more_proof: bool) -> tuple[tuple[Button, ...], ...]:
    first = (*source_button(stored, w), Button(w("button.ask"), data=Ask(stored.id).pack()))
    if more_proof:
        first = (*first, Button(w("button.all_evidence"), data=Proof(stored.id).pack()))
    sector = next(iter(stored.briefing.sectors), None)
    if sector is None:
        return (first,)
    more = w("button.more_on", sector=line(w.sector(sector.code, sector.name), 40))
    return (first, (Button(more, data=More(sector.code).pack()),))


def source_button(stored: StoredBriefing, w: Words) -> tuple[Button, ...]:
    """A button that opens the article, or none where Telegram would not link to it."""
    source = source_of(stored)
    if source is None or not linkable(source.url):
        return ()
    return (Button(line(source.publisher, 24) or w("button.source"), url=source.url),)
