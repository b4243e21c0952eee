"""Hold each claim of a draft against the article: keep it with its proof, mend it, or drop it with a reason."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.briefing import taxonomy
from bot.briefing.draft import AgreementDraft, FigureDraft, PartyDraft, SectorDraft
from bot.briefing.proof import cues, figures
from bot.briefing.proof.quotes import MAX_QUOTE, Quotes, speaks
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import (
    Aliases,
    Names,
    code_of_name,
    country_code,
    country_name,
    folded_forms,
    folded_names,
    forms,
    names_of,
    words_of,
)
from bot.briefing.text.numbers import find_numbers
from bot.briefing.text.passages import Passages, Sentence
from bot.model import (
    Agreement,
    AgreementStatus,
    Dropped,
    Evidence,
    Figure,
    Party,
    PartyKind,
    Sector,
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and spaces without width, which part nothing."""


def plain(text: str, limit: int) -> str:
    """`text` as one line without control characters, at most `limit` characters."""
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", _CONTROL.sub(" ", _UNSEEN.sub("", text)))
    text = text.strip()
    return text if len(text) <= limit else text[:limit].strip()


class Claims:
    """The claims of one draft against one article. `dropped` gathers what was refused, and why.

    `read`: the claims are those of rules, each from the sentence that it gives. Where that of an agreement names nobody
    ("The two countries initialled a protocol"), it is the proof still: who they are is proved with the parties.
    """

    def __init__(self, passages: Passages, aliases: Aliases, *, read: bool = False) -> None:
        self._at = passages
        self._aliases = aliases
        self._read = read
        self._quotes = Quotes(passages)
        self._id = passages.article.id
        self.dropped: list[Dropped] = []
        self._forms: tuple[Sequence[Party], dict[str, list[str]]] = ((), {})
        """The parties, and who is claimed under each folded form."""
        self._called: dict[str, set[str]] = {}
        """Whom of them a claimed name may mean."""

    def drop(self, claim: str, reason: str) -> None:
        """Refuse a claim."""
        self.dropped.append(Dropped(plain(claim, 200), reason))

    def words_of(self, names: Iterable[str]) -> frozenset[str]:
        """The folded words of every form of `names`."""
        return frozenset[str]().union(*(words_of(name, self._aliases) for name in names))

    # ------------------------------------------------------------------ parties

    def party(self, draft: PartyDraft) -> Party | None:
        """A party stands in the article under one of its names, and so does its evidence."""
        name, kind, code, names = _who_is(draft.name, draft.kind, draft.country, self._aliases)
        if not name:
            self.drop("party:", "no name was given")
            return None
        quote = self._quotes.of(draft.evidence, lambda s: s.mentions(names))
        if quote is None:
            who = "no sentence of the article names" if self._at.mentions(names) else "the article does not name"
            self.drop(f"party: {name}", f"{who} it")
            return None
        written = "" if kind is PartyKind.STATE else names.written(name, quote)
        return Party(name, kind, code, taxonomy.party_role(draft.role), Evidence(self._id, quote), written)

    # ------------------------------------------------------------------ agreements

    def agreement(self, draft: AgreementDraft, parties: Sequence[Party]) -> Agreement | None:
        """An agreement is told in a sentence that names a party of it, or in one that speaks of what they agreed."""
        kind = taxonomy.agreement_kind(draft.kind)
        title = plain(draft.title, 160) or taxonomy.KIND_LABELS[kind]
        claim = f"agreement: {title}"
        status = taxonomy.agreement_status(draft.status)
        if status is None:
            self.drop(claim, f"no known status: {plain(draft.status, 40) or 'none given'}")
            return None
        claimed = self._parties_of(draft, parties)
        if draft.parties and not claimed:
            self.drop(claim, "none of its parties is in the article")
            return None
        names = {p.name: names_of(p.name, self._aliases) for p in (claimed or parties)}
        everyone = tuple(names.values())
        found = self._agreement_quote(draft, claimed or parties, everyone)
        if found is None:
            self.drop(claim, "no sentence of the article tells it of its parties")
            return None
        quote, near = found
        folded = fold_words(quote)
        if status is not AgreementStatus.REJECTED and cues.is_denied(folded):
            other = self._quotes.of_agreement(draft.title, everyone, undenied=True)
            if other is None:
                self.drop(claim, "the article denies it")
                return None
            quote, near, folded = other.text, self._at.neighbourhood(other.span), other.folded
        status = _sober(status, folded)
        return Agreement(
            self._title(title, quote),
            kind,
            status,
            self._who(claimed, names, quote, near),
            Evidence(self._id, quote),
        )

    def _parties_of(self, draft: AgreementDraft, parties: Sequence[Party]) -> list[Party]:
        """Those of `parties` that the draft's agreement has."""
        if self._forms[0] is not parties:
            called: dict[str, list[str]] = {}
            for p in parties:
                for form in folded_forms(p.name):
                    called.setdefault(form, []).append(p.name)
            self._forms, self._called = (parties, called), {}
        found: set[str] = set()
        for claimed in draft.parties:
            if claimed not in self._called:
                wanted = folded_names(plain(claimed, 160), self._aliases)
                by_form = self._forms[1]
                self._called[claimed] = {name for form in wanted.intersection(by_form) for name in by_form[form]}
            found |= self._called[claimed]
        return [p for p in parties if p.name in found]

    def _agreement_quote(
        self, draft: AgreementDraft, parties: Sequence[Party], everyone: Sequence[Names]
    ) -> tuple[str, list[Sentence]] | None:
        """The quote that tells the agreement, and the sentences around it; `everyone` is how the article names them."""
        span = self._at.find(draft.evidence)
        near = self._at.neighbourhood(span) if span is not None else []
        if span is not None:
            if parties and (named := self._quotes.telling(span, lambda s: s.mentions_any(everyone))):
                return self._quotes.widen(span, named, lambda s: s.mentions_any(everyone)), near
            inside = fold_words(self._at.slice(span))
            told = cues.speaks_of_agreement(inside)
            if told and (
                not parties or cues.has_cue("both-sides", inside) or any(s.mentions_any(everyone) for s in near)
            ):
                return self._quotes.widen(span, self._quotes.telling(span, speaks), speaks), near
        best = self._quotes.of_agreement(f"{draft.title} {draft.kind}", everyone)
        if best is None:
            return None
        others = self._at.neighbourhood(best.span)
        if span is not None and self._read:
            return self._at.slice(span)[:MAX_QUOTE], [*near, *others]
        return best.text, others

    def _who(
        self, claimed: Sequence[Party], names: dict[str, Names], quote: str, near: list[Sentence]
    ) -> tuple[str, ...]:
        """Those of `claimed` that stand where the agreement is told; all, where it says "both sides".

        Rules have read whom its sentence means ("the authority", a short name), which is not asked again.
        """
        if self._read:
            return tuple(p.name for p in claimed)
        title = [s for s in self._at.sentences[:1] if s.span.part == 0]
        around = (*near, *title)
        named = tuple([p.name for p in claimed if _name(around, names[p.name])])
        if len(named) < len(claimed) and cues.has_cue("both-sides", fold_words(quote)):
            return tuple(p.name for p in claimed)
        return named

    def _title(self, title: str, quote: str) -> str:
        """The claimed title, unless it has numbers that the article has not: then the beginning of the quote."""
        for number in find_numbers(title, spelled=False):
            # Mostly it is that of the quote, and the others of the article need not be read.
            told = self._at.numbers_in(quote)
            if not any(n.has(v) for n in told for v in number.values) and not any(
                map(self._at.has_number, number.values)
            ):
                return plain(quote, 120)
        return title

    # ------------------------------------------------------------------ sectors

    def sector(self, draft: SectorDraft) -> Sector | None:
        """A sector's evidence has a word that speaks of it."""
        code = taxonomy.sector_code(draft.code)
        if code is None:
            named = taxonomy.find_sectors(plain(draft.code, 80))
            code = named[0] if len(named) == 1 else None
        if code is None:
            self.drop(f"sector: {plain(draft.code, 80)}", "no code of sectors.json")
            return None
        quote = self._quotes.of(draft.evidence, lambda s: taxonomy.speaks_of(code, s.folded))
        if quote is None:
            self.drop(f"sector: {code}", "no sentence of the article speaks of it")
            return None
        return Sector(code, taxonomy.SECTORS[code], Evidence(self._id, quote))

    # ------------------------------------------------------------------ figures

    def figure(self, draft: FigureDraft) -> Figure | None:
        """A figure's number stands in its quote, in a usual notation, with a unit that fits.

        Rules have read the unit beside the number. A model may count what the article has no word for, and take the
        "un" of "un contrat" for a number.
        """
        unit, factor = figures.unit_of(plain(draft.unit, 40))
        value = draft.value * factor
        word = not self._read and figures.is_word_alone(value, unit)
        values: dict[str, float] = {}

        def carries(sentence: Sentence) -> bool:
            told = figures.value_in(self._at, sentence.text, value, unit, spelled=not word)
            if told is not None:
                values[sentence.text] = told
            return told is not None

        quote = self._quotes.of(draft.evidence, carries) if math.isfinite(value) else None
        reason = ""
        if quote is None:
            if not math.isfinite(value):
                reason = "no number"
            elif not self._at.has_number(value):
                reason = "the article has no such number"
            elif word:
                reason = "without a unit, a word for one is no figure"
            else:
                reason = "the article has it with another unit"
        elif not self._read and not figures.is_counted(self._at, unit):
            reason = "the article does not name what it counts"
        if quote is None or reason:
            self.drop(f"figure: {draft.value:g} {unit} {plain(draft.label, 80)}".replace("  ", " "), reason)
            return None
        exact = values[quote]
        return Figure(plain(draft.label, 120), exact, unit, plain(draft.role, 40), Evidence(self._id, quote))


def _name(sentences: Iterable[Sentence], names: Names) -> bool:
    """Whether one of the sentences names somebody."""
    for sentence in sentences:  # noqa: SIM110  a loop is twice as fast
        if sentence.mentions(names):
            return True
    return False


@lru_cache(maxsize=4096)
def _who_is(
    claimed: str, claimed_kind: str, country: str, aliases: Aliases
) -> tuple[str, PartyKind, str | None, Names]:
    """Name, kind, country and every name of a claimed party; the name is "" where none is claimed.

    A country gets its English name and its own code; "Seoul" claimed as the state KR is South Korea.
    """
    name, kind, code = plain(claimed, 160), taxonomy.party_kind(claimed_kind), country_code(country)
    if not name:
        return name, kind, code, Names(())
    own = code_of_name(name) if kind in (PartyKind.STATE, PartyKind.GOVERNMENT_BODY, PartyKind.OTHER) else None
    if own is None and kind is PartyKind.STATE and code and (state := country_name(code)):
        own = code if fold_words(name) in {fold_words(n) for n in aliases(state)} else None
    if own is not None and (state := country_name(own)):
        names = names_of(state, aliases)
        return (
            state,
            PartyKind.STATE,
            own,
            names if state == name else Names(dict.fromkeys((*names.every, *forms(name)))),
        )
    return name, kind, None if kind is PartyKind.IGO else code, names_of(name, aliases)


def _sober(status: AgreementStatus, folded: str) -> AgreementStatus:
    """What is only hoped for is not signed."""
    if status is AgreementStatus.SIGNED and cues.signing_lies_ahead(folded):
        return AgreementStatus.NEGOTIATING if cues.has_cue("not-signed", folded) else AgreementStatus.PROPOSED
    return status
