"""Decide which facts of a model may stand beside those of the rules: a model earns it, and each fact passes a check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from bot.briefing.draft import BriefingDraft
from bot.briefing.folding import words as fold_words
from bot.briefing.names import Aliases
from bot.briefing.passages import Passages, Sentence, Span
from bot.briefing.proof import Proof, near, stem
from bot.model import Agreement, Briefing, Figure, Party, Sector

HONEST = 0.5
"""Share of a model's claims that must have stood against the article for its words to be taken."""
AGREES = 0.5
"""Share of a list that model and rules must have in common, of either's facts, before the model may add to it."""
_Fact = TypeVar("_Fact", Party, Agreement, Sector, Figure)


class Admission:
    """The facts of one model's briefing against those of the rules, in one article."""

    def __init__(
        self, at: Passages, aliases: Aliases, offline: Briefing, model: Briefing, draft: BriefingDraft
    ) -> None:
        self._proof = Proof(at, aliases, offline)
        self._offline = offline
        self._model = model
        self.honest = is_honest(model, draft)

    # ------------------------------------------------------------------ the model

    @cached_property
    def earned(self) -> bool:
        """Whether the model is honest and, over all lists, has `AGREES` in common with the rules."""
        own, theirs = self._model, self._offline
        common = (
            self._common(own.parties, theirs.parties)
            + self._common(own.agreements, theirs.agreements)
            + self._common(own.sectors, theirs.sectors)
            + self._common(own.figures, theirs.figures)
        )
        return self.honest and common >= AGREES * max(_facts(own), _facts(theirs))

    def may_add_to(self, own: Sequence[_Fact], theirs: Sequence[_Fact]) -> int:
        """How many facts the model may add to the list `theirs` of the rules: none, or half as many, and one always.

        It has earned it overall and, where the rules found anything, in this list.
        """
        common = self._common(own, theirs)
        if not self.earned or common < AGREES * len(theirs) or (theirs and common < AGREES * len(own)):
            return 0
        return max(1, len(theirs) // 2)

    def _common(self, own: Sequence[_Fact], theirs: Sequence[_Fact]) -> int:
        return sum(any(self.same(a, b) for b in theirs) for a in own)

    def same(self, one: _Fact, other: _Fact) -> bool:
        """Whether two facts say the same: a name of the party, code, value and unit, kind and status of a party."""
        if isinstance(one, Party) and isinstance(other, Party):
            return self.same_name(one.name, other.name)
        if isinstance(one, Agreement) and isinstance(other, Agreement):
            return (one.kind, one.status) == (other.kind, other.status) and self._share_a_party(one, other)
        if isinstance(one, Sector) and isinstance(other, Sector):
            return one.code == other.code
        if isinstance(one, Figure) and isinstance(other, Figure):
            return near(one.value, other.value) and stem(one.unit) == stem(other.unit)
        return False

    def same_name(self, one: str, other: str) -> bool:
        """Whether two names mean one party."""
        return self._proof.same_name(one, other)

    def _share_a_party(self, one: Agreement, other: Agreement) -> bool:
        if not one.parties or not other.parties:
            return True
        return any(self.same_name(a, b) for a in one.parties for b in other.parties)

    # ------------------------------------------------------------------ its facts

    def party(self, party: Party) -> str | None:
        """Why a party of the model alone stays out, or None: the model tells an agreement of it that the rules tell."""
        told = [a for a in self._model.agreements if any(self.same_name(party.name, n) for n in a.parties)]
        return self._proof.party(party, [a for a in self._offline.agreements if any(self._one(b, a) for b in told)])

    def agreement(self, agreement: Agreement, parties: Sequence[Party]) -> str | None:
        """Why an agreement of the model alone stays out, or None."""
        if any(self._one(agreement, other) for other in self._offline.agreements):
            return "the rules tell the same agreement otherwise"
        return self._proof.agreement(agreement, parties)

    def sector(self, sector: Sector) -> str | None:
        """Why a sector of the model alone stays out, or None."""
        return self._proof.sector(sector)

    def figure(self, figure: Figure) -> str | None:
        """Why a figure of the model alone stays out, or None."""
        return self._proof.figure(figure)

    def names_in(self, quote: str, names: Sequence[str]) -> list[str]:
        """Those of `names` that stand in a quote."""
        sentence = Sentence(Span(1, 0, 0), quote, 0)
        return [name for name in names if sentence.mentions(self._proof.names_of(name))]

    def _one(self, one: Agreement, other: Agreement) -> bool:
        """Whether two agreements are one, perhaps told with another kind or status."""
        if not self._share_a_party(one, other):
            return False
        a, b = one.evidence.quote, other.evidence.quote
        return one.kind == other.kind or one.status == other.status or a in b or b in a


def is_honest(briefing: Briefing, draft: BriefingDraft) -> bool:
    """Whether at least `HONEST` of a draft's claims are in its grounded briefing, so that its words may be taken."""
    return _facts(briefing) >= HONEST * _distinct(draft)


def admitted(
    own: Sequence[_Fact], theirs: Sequence[_Fact], admission: Admission, check: Callable[[_Fact], str | None]
) -> tuple[tuple[_Fact, ...], tuple[tuple[_Fact, str], ...]]:
    """The facts of a model's list `own` that may stand beside `theirs`, and those that may not, with the reason."""
    left = admission.may_add_to(own, theirs)
    taken: list[_Fact] = []
    refused: list[tuple[_Fact, str]] = []
    for fact in own:
        if any(admission.same(fact, other) for known in (theirs, taken) for other in known):
            continue
        reason = check(fact) if left else "the model and the rules have too little in common"
        if reason is None:
            taken.append(fact)
            left -= 1
        else:
            refused.append((fact, reason))
    return tuple(taken), tuple(refused)


def _facts(briefing: Briefing) -> int:
    return sum(map(len, (briefing.parties, briefing.agreements, briefing.sectors, briefing.figures)))


def _distinct(draft: BriefingDraft) -> int:
    """How many claims a draft makes; what several parts of an article repeat counts once."""
    return (
        len({fold_words(p.name) for p in draft.parties})
        + len({(a.kind, a.status, frozenset(a.parties)) for a in draft.agreements})
        + len({s.code for s in draft.sectors})
        + len({(f.value, f.unit) for f in draft.figures})
    )
