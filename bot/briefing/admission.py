"""Decide which facts of a model may stand beside those of the rules: a model earns it, and each fact passes a check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from bot.briefing import cues, figures, taxonomy
from bot.briefing.claims import Claims
from bot.briefing.draft import BriefingDraft
from bot.briefing.folding import words as fold_words
from bot.briefing.names import Aliases, code_of_name
from bot.briefing.offline.gazetteer import organisation_words
from bot.briefing.offline.lexicon import flat
from bot.briefing.offline.mentions import find_mentions
from bot.briefing.offline.text import Line, language_of, lines
from bot.briefing.passages import Passages, Sentence, Span
from bot.model import Agreement, AgreementStatus, Briefing, Figure, Party, PartyKind, Sector

HONEST = 0.5
"""Share of a model's claims that must have stood against the article for its words to be taken."""
AGREES = 0.5
"""Share of a list that model and rules must have in common, of either's facts, before the model may add to it."""
_NO_ACTORS = (PartyKind.STATE, PartyKind.PERSON, PartyKind.OTHER)
"""Kinds that a model may not add: the rules know every state; persons and what has no kind are no parties."""
_DONE = (AgreementStatus.SIGNED, AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE)
_AHEAD = (AgreementStatus.PROPOSED, AgreementStatus.NEGOTIATING)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|outside|around|off|en|desde|cerca de|dans|depuis|pres de|aus|nach|bei|told|laut|selon|segun"
    r"|according to)\s(?:the |la |el |le |der |dem )?$"
)
_BRACKET_BEFORE = re.compile(r"[A-ZÀ-Þ]\w+ [((]$")
_KIND_REACH = 24
_UNIT_REACH = 40
"""Characters behind a number within which its unit stands."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_Fact = TypeVar("_Fact", Party, Agreement, Sector, Figure)


class Admission:
    """The facts of one model's briefing against those of the rules, in one article."""

    def __init__(
        self, at: Passages, aliases: Aliases, offline: Briefing, model: Briefing, draft: BriefingDraft
    ) -> None:
        self._at = at
        self._aliases = aliases
        self._claims = Claims(at, aliases)
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
            return _near(one.value, other.value) and _stem(one.unit) == _stem(other.unit)
        return False

    def same_name(self, one: str, other: str) -> bool:
        """Whether two names mean one party: a name in common, or one is the other with words before or behind."""
        mine, theirs = ({fold_words(n) for n in self._claims.names_of(name)} for name in (one, other))
        if mine & theirs:
            return True
        short, long = sorted((fold_words(one), fold_words(other)), key=len)
        return len(short) > 3 and (long.startswith(f"{short} ") or long.endswith(f" {short}"))

    def _share_a_party(self, one: Agreement, other: Agreement) -> bool:
        if not one.parties or not other.parties:
            return True
        return any(self.same_name(a, b) for a in one.parties for b in other.parties)

    # ------------------------------------------------------------------ its facts

    def party(self, party: Party) -> str | None:
        """Why a party of the model alone stays out, or None.

        It is a body that the rules do not have in their tables, but take for the name of one by its form or by what
        stands beside it; it is a party of an agreement that the rules tell too, and acts in a sentence that tells one:
        who stands behind "in", "from" or "according to" does not.
        """
        if party.kind in _NO_ACTORS or code_of_name(party.name) or any(True for _ in self._aliases(party.name)):
            return "the rules know it, and do not take it for a party"
        names = self._claims.names_of(party.name)
        if not {fold_words(n) for n in names} & self._bodies and not any(self._introduced(n) for n in names):
            return "nothing tells that it is an organisation"
        told = [a for a in self._model.agreements if any(self.same_name(party.name, n) for n in a.parties)]
        if not any(self._tells_the_same(a, b) for a in told for b in self._offline.agreements):
            return "no agreement that the rules find is told of it"
        quotes = [a.evidence.quote for a in self._offline.agreements]
        telling = [
            s
            for s in self._told
            if cues.speaks_of_agreement(s.folded) or any(s.text in quote or quote in s.text for quote in quotes)
        ]
        if not any(self._acts(s, names) for s in telling):
            return "it does not act where an agreement is told"
        return None

    def agreement(self, agreement: Agreement, parties: Sequence[Party]) -> str | None:
        """Why an agreement of the model alone stays out, or None.

        It has two parties of the briefing, both in its sentence, which tells no other agreement of the rules, speaks
        of an agreement, denies nothing, and is as sure of it as the status is.
        """
        if any(self._tells_the_same(agreement, other) for other in self._offline.agreements):
            return "the rules tell the same agreement otherwise"
        quote = agreement.evidence.quote
        folded = fold_words(quote)
        sentence = Sentence(Span(1, 0, 0), quote, 0)
        known = [p for p in parties if any(self.same_name(p.name, n) for n in agreement.parties)]
        if sum(sentence.mentions(self._claims.names_of(p.name)) for p in known) < 2:
            return "its sentence does not name two parties of it"
        if not cues.speaks_of_agreement(folded) or cues.is_denied(folded):
            return "its sentence tells of no agreement"
        ahead = cues.signing_lies_ahead(folded) or not cues.has_cue("signed-fact", folded)
        if (agreement.status in _DONE) is ahead or (agreement.status not in _DONE and agreement.status not in _AHEAD):
            return f"its sentence does not say {taxonomy.STATUS_LABELS[agreement.status]}"
        return None

    def sector(self, sector: Sector) -> str | None:
        """Why a sector of the model alone stays out, or None: its word stands where an agreement is told."""
        told = [self._at.article.title, *(a.evidence.quote for a in self._offline.agreements)]
        if any(taxonomy.speaks_of(sector.code, fold_words(text)) for text in told):
            return None
        return "no sentence that tells the agreement speaks of it"

    def figure(self, figure: Figure) -> str | None:
        """Why a figure of the model alone stays out, or None.

        The rules have not read the same number with another unit, and its unit stands right behind it.
        """
        if any(_near(figure.value, other.value) for other in self._offline.figures):
            return "the rules read the number with another unit"
        quote = unicodedata.normalize("NFKC", figure.evidence.quote)
        for number in self._at.numbers_in(quote):
            if not number.has(figure.value) or _YEAR.fullmatch(quote[number.start : number.end]):
                continue
            if figure.unit == "percent" and number.percent:
                return None
            if figures.is_currency(figure.unit):
                if figure.unit in number.currencies:
                    return None
                continue
            behind = fold_words(quote[number.end : number.end + _UNIT_REACH])
            unit = _stem(figure.unit)
            if len(unit) > 1 and re.match(rf"[\s-]*(?:\S+\s){{0,2}}{re.escape(unit)}", behind):
                return None
        return "its unit does not stand behind the number"

    @cached_property
    def _told(self) -> tuple[Sentence, ...]:
        """The sentences that tell something: without datelines, captions and the like."""
        return tuple(Sentence(Span(line.part, 0, 0), line.text, line.paragraph) for line in self._lines)

    @cached_property
    def _lines(self) -> list[Line]:
        return lines(self._at.article)

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The names that the rules take for those of organisations."""
        found = find_mentions(self._lines, language_of(self._at.article))
        return frozenset(fold_words(m.entity.name) for ms in found for m in ms if m.form == "organisation")

    def _introduced(self, name: str) -> bool:
        """Whether a word that tells its kind stands before `name` ("chipmaker X"), or it is an acronym in brackets."""
        text = self._at.parts[1]
        for m in re.finditer(re.escape(name), text):
            before = flat(text[max(0, m.start() - _KIND_REACH) : m.start()])
            told = organisation_words("before").find(before, before)
            if told and not before[told[-1].end :].strip(" \"“„«‘'、「"):
                return True
            if (
                name.isupper()
                and _BRACKET_BEFORE.search(text[: m.start()][-30:])
                and text[m.end() : m.end() + 1] in ")）"
            ):
                return True
        return False

    def _tells_the_same(self, one: Agreement, other: Agreement) -> bool:
        """Whether two agreements are one, perhaps told with another kind or status."""
        if not self._share_a_party(one, other):
            return False
        a, b = one.evidence.quote, other.evidence.quote
        return one.kind == other.kind or one.status == other.status or a in b or b in a

    def _acts(self, sentence: Sentence, names: Sequence[str]) -> bool:
        if not sentence.mentions(names):
            return False
        for name in names:
            folded = fold_words(name)
            for m in re.finditer(re.escape(folded), sentence.folded):
                if not _PLACE_BEFORE.search(sentence.folded[: m.start()]):
                    return True
        return False


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


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-9)


def _stem(unit: str) -> str:
    return fold_words(unit).rstrip("s")
