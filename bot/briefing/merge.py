"""Complete what a model's briefing lacks with what the offline summarizer found in the same article."""

from __future__ import annotations

from dataclasses import replace

from bot.briefing.folding import words as fold_words
from bot.model import Agreement, Briefing, Party


def merge(offline: Briefing, model: Briefing) -> Briefing:
    """Return `model`, with the lists of `offline` where its own are empty; on relevance offline has the last word.

    Both are grounded in the same article, so whatever stands in either has its proof. An agreement that comes from
    offline brings its parties along.
    """
    if offline.relevant != model.relevant:
        return replace(offline, dropped=(*model.dropped, *offline.dropped))
    agreements = model.agreements or offline.agreements
    parties = model.parties or offline.parties
    if agreements is offline.agreements and agreements:
        parties = _with_parties_of(agreements, parties, offline.parties)
    elif parties is offline.parties:
        agreements = _only_with(parties, agreements)
    return replace(
        model,
        parties=parties,
        agreements=agreements,
        sectors=model.sectors or offline.sectors,
        figures=model.figures or offline.figures,
    )


def _with_parties_of(
    agreements: tuple[Agreement, ...], parties: tuple[Party, ...], more: tuple[Party, ...]
) -> tuple[Party, ...]:
    known = {fold_words(p.name) for p in parties}
    wanted = {fold_words(name) for a in agreements for name in a.parties} - known
    return (*parties, *(p for p in more if fold_words(p.name) in wanted))


def _only_with(parties: tuple[Party, ...], agreements: tuple[Agreement, ...]) -> tuple[Agreement, ...]:
    known = {p.name for p in parties}
    return tuple(replace(a, parties=tuple(n for n in a.parties if n in known)) for a in agreements)
