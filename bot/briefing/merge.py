"""Put together what the rules are sure of and what a model may add: never less than the rules alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.admission import Admission, admitted
from bot.briefing.draft import BriefingDraft
from bot.briefing.names import Aliases
from bot.briefing.passages import Passages
from bot.briefing.taxonomy import STATUS_LABELS
from bot.briefing.wording import problem
from bot.model import Agreement, ArticleText, Briefing, Dropped, Party

MAX_TITLE = 80


def merge(offline: Briefing, model: Briefing, draft: BriefingDraft, article: ArticleText, aliases: Aliases) -> Briefing:
    """Return every fact of `offline`, the words of `model`, and those of its facts that `admission` lets in.

    Both are grounded in `article`; `draft` is what the model claimed. On relevance, and where both tell the same fact
    differently (a status, a unit), the rules have the last word. Of a model most of whose claims were refused, the
    words are not taken either; a briefing with nothing of the model does not carry its name. What stays out is in
    `dropped`, with the reason.
    """
    if offline.relevant != model.relevant:
        return replace(offline, dropped=(*model.dropped, *offline.dropped))
    at = Passages(article)
    by = Admission(at, aliases, offline, model, draft)
    parties, no_parties = admitted(model.parties, offline.parties, by, by.party)
    parties = (*offline.parties, *parties)
    agreements, no_agreements = admitted(model.agreements, offline.agreements, by, lambda a: by.agreement(a, parties))
    sectors, no_sectors = admitted(model.sectors, offline.sectors, by, by.sector)
    figures, no_figures = admitted(model.figures, offline.figures, by, by.figure)
    refused = [
        *(Dropped(f"party: {p.name}", why) for p, why in no_parties),
        *(Dropped(f"agreement: {a.title} ({STATUS_LABELS[a.status]})", why) for a, why in no_agreements),
        *(Dropped(f"sector: {s.code}", why) for s, why in no_sectors),
        *(Dropped(f"figure: {f.value:g} {f.unit}", why) for f, why in no_figures),
    ]
    told = [_enriched(a, model.agreements, by, at) for a in offline.agreements]
    merged = replace(
        model,
        parties=parties,
        agreements=tuple(replace(a, parties=_among(a.parties, parties, by)) for a in (*told, *agreements)),
        sectors=(*offline.sectors, *sectors),
        figures=(*offline.figures, *figures),
        dropped=tuple(dict.fromkeys((*model.dropped, *refused))),
    )
    if not by.honest:
        why = Dropped("model text", "most of what the model claims is not in the article")
        merged = replace(merged, headline=offline.headline, summary=offline.summary, dropped=(why, *merged.dropped))
    return replace(offline, dropped=(*merged.dropped, *offline.dropped)) if _alike(merged, offline) else merged


def _alike(one: Briefing, other: Briefing) -> bool:
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("headline", "summary", "parties", "agreements", "sectors", "figures")
    )


def _enriched(agreement: Agreement, own: Sequence[Agreement], by: Admission, at: Passages) -> Agreement:
    """An agreement of the rules under the name that the model gives it, where the article has that name."""
    same = [a for a in own if by.same(agreement, a)]
    if not by.earned or not same:
        return agreement
    here = by.names_in(agreement.evidence.quote, [name for a in same for name in a.parties])
    names = dict.fromkeys((*agreement.parties, *here))
    title = same[0].title
    good = len(same) == 1 and len(title) <= MAX_TITLE and problem(title, at, frozenset()) is None
    return replace(agreement, title=title if good else agreement.title, parties=tuple(names))


def _among(names: Sequence[str], parties: Sequence[Party], by: Admission) -> tuple[str, ...]:
    """The names of those `parties` that `names` mean, in their order, each once."""
    own = {p.name for p in parties}
    found = (
        name if name in own else next((p.name for p in parties if by.same_name(p.name, name)), None) for name in names
    )
    return tuple(dict.fromkeys(n for n in found if n))
