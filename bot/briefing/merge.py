"""Put together what the rules tell and what a model tells: its words alone, or its facts too where it is trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TypeAlias, TypeVar

from bot.briefing.draft import BriefingDraft
from bot.briefing.proof.wording import problem
from bot.briefing.taxonomy import STATUS_LABELS, UNSIGNED
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import Aliases, folded_names, names_of
from bot.briefing.text.passages import Passages, Sentence, Span
from bot.model import Agreement, ArticleText, Briefing, Dropped, Figure, Party, Sector

MAX_TITLE = 80
HONEST = 0.5
"""Share of a model's claims that must have stood against the article for its words to be taken."""
AGREES = 0.5
"""Share of their facts that model and rules must have in common, of either's, before it names their agreements."""
_ACRONYM = 3
"""Letters of a word that may be part of another name by chance, unless it is all in capitals."""
_Fact: TypeAlias = Party | Agreement | Sector | Figure
_Told = TypeVar("_Told", Party, Sector, Figure)


def merge(
    offline: Briefing,
    model: Briefing,
    draft: BriefingDraft,
    article: ArticleText,
    aliases: Aliases,
    *,
    trusted: bool = False,
) -> Briefing:
    """Return the facts of `offline` in the words of `model`; those of a `trusted` model with what `offline` has beside.

    Both are grounded in `article`; `draft` is what the model claimed. A model that has enough in common with the rules
    also names their agreements, and tells the other party of one that they tell of a party alone. What it claims beside
    is in `dropped`: that the article has a sentence for it does not prove it, and no other proof is to be had. Of a
    model most of whose claims were refused nothing is taken; a briefing with nothing of it does not carry its name.
    """
    if offline.relevant != model.relevant:
        return replace(offline, dropped=(*model.dropped, *offline.dropped))
    both, honest = _Both(Passages(article), aliases, offline, model), is_honest(model, draft)
    if trusted and honest:
        return both.united()
    dropped = list(dict.fromkeys((*model.dropped, *both.beside())))
    if not honest:
        dropped.insert(0, Dropped("model text", "most of what the model claims is not in the article"))
    source = model if honest else offline
    agreements = tuple(map(both.enriched, offline.agreements)) if honest and both.agree else offline.agreements
    told = replace(offline, headline=source.headline, summary=source.summary, agreements=agreements)
    if told != offline:
        told = replace(told, summarizer=model.summarizer, model=model.model, prompt_version=model.prompt_version)
    return replace(told, dropped=(*dropped, *offline.dropped))


def is_honest(briefing: Briefing, draft: BriefingDraft) -> bool:
    """Whether at least `HONEST` of a draft's claims are in its grounded briefing, so that its words may be taken."""
    return _facts(briefing) >= HONEST * _distinct(draft)


class _Both:
    """The facts of a model and those of the rules, in one article."""

    def __init__(self, at: Passages, aliases: Aliases, offline: Briefing, model: Briefing) -> None:
        self._at = at
        self._aliases = aliases
        self._offline = offline
        self._model = model

    @cached_property
    def agree(self) -> bool:
        """Whether they have `AGREES` in common, over all lists."""
        common = sum(self._told(fact) for fact in _each(self._model))
        return common >= AGREES * max(_facts(self._model), _facts(self._offline))

    def beside(self) -> Iterator[Dropped]:
        """What the model alone tells."""
        for fact in _each(self._model):
            if not self._told(fact):
                yield Dropped(_claim(fact), "the rules do not find it, and a sentence alone does not prove it")

    def enriched(self, agreement: Agreement) -> Agreement:
        """An agreement of the rules under the name that the model gives it, with the other party if it has but one.

        The other is a party of the rules that stands in the sentence of the agreement. Nothing else that they tell is
        as far, so that it cannot be taken for another agreement.
        """
        same = [a for a in self._model.agreements if self._same(agreement, a)]
        if not same:
            return agreement
        title = same[0].title
        wrong = problem(title, self._at, frozenset(), signed=agreement.status not in UNSIGNED)
        if len(same) == 1 and len(title) <= MAX_TITLE and wrong is None:
            agreement = replace(agreement, title=title)
        as_far = sum(a.status == agreement.status for a in self._offline.agreements)
        if len(agreement.parties) != 1 or as_far > 1:
            return agreement
        sentence = Sentence(Span(1, 0, 0), agreement.evidence.quote, 0)
        here = (p.name for p in self._offline.parties if sentence.mentions(names_of(p.name, self._aliases)))
        told = [n for n in here if any(self._same_name(n, name) for a in same for name in a.parties)]
        return replace(agreement, parties=tuple(dict.fromkeys((*agreement.parties, *told))))

    def united(self) -> Briefing:
        """The facts of the model, and those of the rules that it does not tell, be it otherwise."""
        ours, theirs = self._offline, self._model
        alone = [a for a in ours.agreements if not any(map(partial(self._one, a), theirs.agreements))]
        named = {name for a in alone for name in a.parties}
        missed = self._missed([p for p in ours.parties if p.name in named], theirs.parties)
        parties = (*map(self._known, theirs.parties), *missed)
        agreements = (*theirs.agreements, *alone)
        return replace(
            theirs,
            parties=tuple(dict.fromkeys(parties)),
            agreements=tuple(replace(a, parties=self._among(a.parties, parties)) for a in agreements),
            sectors=(*theirs.sectors, *self._missed(ours.sectors, theirs.sectors)),
            figures=(*theirs.figures, *self._missed(ours.figures, theirs.figures)),
            dropped=(*theirs.dropped, *ours.dropped),
        )

    def _known(self, party: Party) -> Party:
        """A party of the model as the rules have it, who know its name in full and its country."""
        return next((p for p in self._offline.parties if self._same(p, party)), party)

    def _missed(self, ours: Sequence[_Told], theirs: Sequence[_Told]) -> Iterator[_Told]:
        return (fact for fact in ours if not any(self._same(fact, other) for other in theirs))

    def _one(self, one: Agreement, other: Agreement) -> bool:
        """Whether two agreements are one, perhaps told with another kind or status."""
        if not self._share_a_party(one, other):
            return False
        a, b = one.evidence.quote, other.evidence.quote
        return one.kind == other.kind or one.status == other.status or a in b or b in a

    def _among(self, names: Sequence[str], parties: Sequence[Party]) -> tuple[str, ...]:
        """The names of those `parties` that `names` mean, each once."""
        told = (next((p.name for p in parties if self._same_name(p.name, name)), None) for name in names)
        return tuple(dict.fromkeys(name for name in told if name))

    def _told(self, fact: _Fact) -> bool:
        """Whether the rules tell a fact of the model too."""
        return any(self._same(fact, other) for other in _each(self._offline))

    def _same(self, one: _Fact, other: _Fact) -> bool:
        """Whether two facts say the same: a name of the party, code, value and unit, kind and status of a party."""
        if isinstance(one, Party) and isinstance(other, Party):
            return self._same_name(one.name, other.name)
        if isinstance(one, Agreement) and isinstance(other, Agreement):
            return (one.kind, one.status) == (other.kind, other.status) and self._share_a_party(one, other)
        if isinstance(one, Sector) and isinstance(other, Sector):
            return one.code == other.code
        if isinstance(one, Figure) and isinstance(other, Figure):
            return _near(one.value, other.value) and _stem(one.unit) == _stem(other.unit)
        return False

    def _share_a_party(self, one: Agreement, other: Agreement) -> bool:
        if not one.parties or not other.parties:
            return True
        return any(self._same_name(a, b) for a in one.parties for b in other.parties)

    def _same_name(self, one: str, other: str) -> bool:
        """Whether two names mean one party: a name in common, one with words beside it, or its acronym in brackets."""
        if folded_names(one, self._aliases) & folded_names(other, self._aliases):
            return True
        short, long = sorted((fold_words(one), fold_words(other)), key=len)
        whole = len(short) > _ACRONYM or (len(short) > 1 and min(one, other, key=len).isupper())
        if whole and (long.startswith(f"{short} ") or long.endswith(f" {short}")):
            return True
        return len(short) > 1 and any(
            f"{a}{space}({b})" in self._at.folded for a, b in ((long, short), (short, long)) for space in (" ", "")
        )


def _each(briefing: Briefing) -> Sequence[_Fact]:
    return (*briefing.parties, *briefing.agreements, *briefing.sectors, *briefing.figures)


def _facts(briefing: Briefing) -> int:
    return len(_each(briefing))


def _claim(fact: _Fact) -> str:
    """A fact as `dropped` names it."""
    if isinstance(fact, Party):
        return f"party: {fact.name}"
    if isinstance(fact, Agreement):
        return f"agreement: {fact.title} ({STATUS_LABELS[fact.status]})"
    return f"sector: {fact.code}" if isinstance(fact, Sector) else f"figure: {fact.value:g} {fact.unit}"


def _distinct(draft: BriefingDraft) -> int:
    """How many claims a draft makes; what several parts of an article repeat counts once."""
    return (
        len({fold_words(p.name) for p in draft.parties})
        + len({(a.kind, a.status, frozenset(a.parties)) for a in draft.agreements})
        + len({s.code for s in draft.sectors})
        + len({(f.value, f.unit) for f in draft.figures})
    )


def _near(a: float, b: float) -> bool:
    """Equal to half a percent, as figures are compared."""
    return abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-9)


def _stem(unit: str) -> str:
    """A unit without its plural."""
    return fold_words(unit).rstrip("s")
