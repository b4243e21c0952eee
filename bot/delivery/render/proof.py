"""Show what proves a briefing: each quote beside its facts, linked to its place in the source."""

from __future__ import annotations

from dataclasses import dataclass

from bot.delivery.render.html import Rich, line, link, rich, with_fragment
from bot.delivery.render.labels import amount, party_name, status_label
from bot.delivery.render.words import Words
from bot.model import Briefing, Evidence, Source, StoredBriefing

_MAX_LABELS = 8


@dataclass(frozen=True, slots=True)
class Proven:
    """A quote and the facts that it proves."""

    labels: tuple[str, ...]
    evidence: Evidence


def proofs(briefing: Briefing, w: Words) -> tuple[Proven, ...]:
    """Group the facts by the quote that proves them, agreements first: one sentence often proves several."""
    facts = [
        *((status_label(agreement.status, w), agreement.evidence) for agreement in briefing.agreements),
        *((line(party_name(party, briefing, w), 60), party.evidence) for party in briefing.parties),
        *((line(amount(figure, w), 60), figure.evidence) for figure in briefing.figures),
        *((line(w.sector(sector.code, sector.name), 60), sector.evidence) for sector in briefing.sectors),
    ]
    grouped: dict[str, tuple[list[str], Evidence]] = {}
    for label, evidence in facts:
        labels, _ = grouped.setdefault(" ".join(evidence.quote.split()), ([], evidence))
        if label not in labels:
            labels.append(label)
    return tuple(Proven(tuple(labels[:_MAX_LABELS]), evidence) for key, (labels, evidence) in grouped.items() if key)


def proof_block(stored: StoredBriefing, proven: Proven, units: int, w: Words) -> Rich:
    """The facts, linked to where the source says so, over the quote (at most `units` of it)."""
    label = line(" · ".join(proven.labels), 160)
    source = source_of(stored, proven.evidence)
    linked = link(label, with_fragment(source.url, proven.evidence.quote)) if source else rich(label)
    return linked + "\n" + w("quoted", text=line(proven.evidence.quote, units))


def source_of(stored: StoredBriefing, evidence: Evidence | None = None) -> Source | None:
    """The article that a quote is from; without one, the article the briefing was written from."""
    for source in stored.sources:
        if evidence is not None and str(source.article_id) == evidence.article_id:
            return source
    return stored.sources[0] if stored.sources else None
