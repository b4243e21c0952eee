"""Hold each claim of a draft against the article: keep it with its proof, mend it, or drop it with a reason."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from babel import Locale

from bot.briefing import cues, taxonomy
from bot.briefing.draft import AgreementDraft, FigureDraft, PartyDraft, SectorDraft
from bot.briefing.folding import words as fold_words
from bot.briefing.names import Aliases, cldr_aliases, country_code, country_name, forms
from bot.briefing.numbers import Number, currencies, find_numbers, same, scale_words
from bot.briefing.passages import Passages, Sentence, Span
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

MAX_QUOTE = 700
"""Evidence longer than this proves nothing a reader would look up: the one sentence that carries the fact is taken."""
MIN_QUOTE = 12
"""A quote shorter than this (a name, a number) is widened to its sentence."""
_UNITS = {
    "%": "percent",
    "per cent": "percent",
    "percentage": "percent",
    "pct": "percent",
    "percentage points": "percent",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str, limit: int) -> str:
    """`text` as one line without control characters, at most `limit` characters."""
    return re.sub(r"\s+", " ", _CONTROL.sub(" ", text)).strip()[:limit].strip()


class Claims:
    """The claims of one draft against one article. `dropped` gathers what was refused, and why."""

    def __init__(self, passages: Passages, aliases: Aliases) -> None:
        self._at = passages
        self._aliases = aliases
        self._id = passages.article.id
        self._numbers: dict[str, list[Number]] = {}
        self.dropped: list[Dropped] = []

    def drop(self, claim: str, reason: str) -> None:
        """Refuse a claim."""
        self.dropped.append(Dropped(plain(claim, 200), reason))

    def names_of(self, name: str) -> tuple[str, ...]:
        """Every form under which `name` may stand in the article."""
        found = [*forms(name), *cldr_aliases(name)]
        for form in forms(name):
            found += self._aliases(form)
        return tuple(dict.fromkeys(n for n in found if n.strip()))

    # ------------------------------------------------------------------ parties

    def party(self, draft: PartyDraft) -> Party | None:
        """A party stands in the article under one of its names, and so does its evidence."""
        name = plain(draft.name, 160)
        if not name:
            return None
        kind, code = taxonomy.party_kind(draft.kind), country_code(draft.country)
        name, kind, code = self._canonical(name, kind, code)
        names = self.names_of(name)
        if name != plain(draft.name, 160):
            names = tuple(dict.fromkeys((*names, *forms(plain(draft.name, 160)))))
        if not self._at.mentions(names):
            self.drop(f"party: {name}", "the article does not name it")
            return None
        quote = self._quote(draft.evidence, lambda s: s.mentions(names))
        if quote is None:
            self.drop(f"party: {name}", "no sentence of the article names it")
            return None
        return Party(name, kind, code, taxonomy.party_role(draft.role), Evidence(self._id, quote))

    def _canonical(self, name: str, kind: PartyKind, code: str | None) -> tuple[str, PartyKind, str | None]:
        """A country gets its English name and its own code; "Seoul" claimed as the state KR is South Korea."""
        own = country_code(name) if kind in (PartyKind.STATE, PartyKind.GOVERNMENT_BODY, PartyKind.OTHER) else None
        if own is None and kind is PartyKind.STATE and code and (country := country_name(code)):
            known = {fold_words(n) for n in self._aliases(country)}
            if fold_words(name) in known:
                own = code
        if own is not None and (country := country_name(own)):
            return country, PartyKind.STATE, own
        return name, kind, None if kind is PartyKind.IGO else code

    # ------------------------------------------------------------------ agreements

    def agreement(self, draft: AgreementDraft, parties: Sequence[Party]) -> Agreement | None:
        """An agreement is told in a sentence that names a party of it, or in one that speaks of what they agreed."""
        title = plain(draft.title, 160) or plain(draft.kind, 60)
        claim = f"agreement: {title}"
        status = taxonomy.agreement_status(draft.status)
        if status is None:
            self.drop(claim, f"no known status: {plain(draft.status, 40) or 'none given'}")
            return None
        claimed = self._parties_of(draft, parties)
        if draft.parties and not claimed:
            self.drop(claim, "none of its parties is in the article")
            return None
        names = {p.name: self.names_of(p.name) for p in (claimed or parties)}
        everyone = tuple(n for forms_ in names.values() for n in forms_)
        found = self._agreement_quote(draft, everyone)
        if found is None:
            self.drop(claim, "no sentence of the article tells it of its parties")
            return None
        quote, near = found
        folded = fold_words(quote)
        if status is not AgreementStatus.REJECTED and cues.is_denied(folded):
            self.drop(claim, "the article denies it")
            return None
        status = _sober(status, folded)
        return Agreement(
            self._title(title, quote),
            taxonomy.agreement_kind(draft.kind),
            status,
            self._who(claimed, names, quote, near),
            Evidence(self._id, quote),
        )

    def _parties_of(self, draft: AgreementDraft, parties: Sequence[Party]) -> list[Party]:
        wanted = {fold_words(n) for claimed in draft.parties for n in self.names_of(plain(claimed, 160))}
        return [
            p for p in parties if fold_words(p.name) in wanted or any(fold_words(n) in wanted for n in forms(p.name))
        ]

    def _agreement_quote(self, draft: AgreementDraft, everyone: Iterable[str]) -> tuple[str, list[Sentence]] | None:
        everyone = tuple(everyone)
        span = self._at.find(draft.evidence)
        if span is not None:
            near = self._at.neighbourhood(span)
            inside = fold_words(self._at.slice(span))
            told = cues.speaks_of_agreement(inside)
            if (not everyone and told) or any(s.mentions(everyone) for s in self._sentences_of(span)):
                return self._widen(span, lambda s: s.mentions(everyone)), near
            if told and (cues.has_cue("both-sides", inside) or any(s.mentions(everyone) for s in near)):
                return self._widen(span, lambda s: cues.speaks_of_agreement(s.folded)), near
        topic = _content_words(fold_words(draft.title))
        best, best_score = None, 0
        for sentence in self._at.sentences:
            if cues.speaks_of_agreement(sentence.folded) and sentence.mentions(everyone):
                score = len(topic & _content_words(sentence.folded))
                if score > best_score:
                    best, best_score = sentence, score
        if best is None:
            return None
        return best.text, self._at.neighbourhood(best.span)

    def _who(
        self, claimed: Sequence[Party], names: dict[str, tuple[str, ...]], quote: str, near: list[Sentence]
    ) -> tuple[str, ...]:
        """Those of `claimed` that stand where the agreement is told; all, where it says "both sides"."""
        if cues.has_cue("both-sides", fold_words(quote)):
            return tuple(p.name for p in claimed)
        title = [s for s in self._at.sentences[:1] if s.span.part == 0]
        around = (*near, *title)
        return tuple(p.name for p in claimed if any(s.mentions(names[p.name]) for s in around))

    def _title(self, title: str, quote: str) -> str:
        """The claimed title, unless it has numbers that the article has not: then the beginning of the quote."""
        known = self.numbers
        if all(
            any(n.has(v) for n in known) for number in find_numbers(title, spelled=False) for v in number.values[:1]
        ):
            return title
        return plain(quote, 120)

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
        quote = self._quote(draft.evidence, lambda s: taxonomy.sector_word(code, s.folded) is not None)
        if quote is None:
            self.drop(f"sector: {code}", "no sentence of the article speaks of it")
            return None
        return Sector(code, taxonomy.SECTORS[code], Evidence(self._id, quote))

    # ------------------------------------------------------------------ figures

    @property
    def numbers(self) -> list[Number]:
        """The numbers of the whole article."""
        return self._numbers_in("\n".join(self._at.parts))

    def _numbers_in(self, text: str) -> list[Number]:
        if text not in self._numbers:
            self._numbers[text] = find_numbers(text, language=self._at.article.language)
        return self._numbers[text]

    def figure(self, draft: FigureDraft) -> Figure | None:
        """A figure's number stands in its quote, in a usual notation, with a unit that fits."""
        unit, factor = _unit(plain(draft.unit, 40))
        value = draft.value * factor
        claim = f"figure: {draft.value:g} {unit} {plain(draft.label, 80)}".replace("  ", " ")
        if not math.isfinite(value):
            self.drop(claim, "no number")
            return None
        everywhere = "\n".join(self._at.parts)
        if not any(_reading(n, value, unit) is not None for n in self.numbers):
            self.drop(claim, "the article does not have this number")
            return None

        def carries(sentence: Sentence) -> bool:
            return self._figure_in(sentence.text, value, unit, everywhere) is not None

        quote = self._quote(draft.evidence, carries)
        if quote is None:
            self.drop(claim, "the article has this number with another unit")
            return None
        exact = self._figure_in(quote, value, unit, everywhere)
        assert exact is not None
        return Figure(plain(draft.label, 120), exact, unit, plain(draft.role, 40), Evidence(self._id, quote))

    def _figure_in(self, text: str, value: float, unit: str, article: str) -> float | None:
        """The value as `text` has it, where the unit beside it fits, else None."""
        found = [(n, v) for n in self._numbers_in(text) if (v := _reading(n, value, unit)) is not None]
        if not found:
            return None
        if unit == "percent":
            return next((v for n, v in found if n.percent or not n.currencies), None)
        if _is_currency(unit):
            exact = next((v for n, v in found if unit in n.currencies), None)
            if exact is not None:
                return exact
            bare = [v for n, v in found if not n.currencies and not n.percent]
            return bare[0] if bare and unit in (currencies(text) or currencies(article)) else None
        return next((v for n, v in found if not n.percent and not n.currencies), None)

    # ------------------------------------------------------------------ quotes

    def _quote(self, claimed: str, carries: Callable[[Sentence], bool]) -> str | None:
        """The claimed quote if it carries the fact, widened to its sentence if need be; else the best sentence."""
        span = self._at.find(claimed)
        if span is not None and any(carries(s) for s in self._sentences_of(span)):
            return self._widen(span, carries)
        best = None
        for sentence in self._at.sentences:
            if carries(sentence):
                if cues.speaks_of_agreement(sentence.folded):
                    return sentence.text
                best = best or sentence
        return best.text if best else None

    def _sentences_of(self, span: Span) -> Sequence[Sentence]:
        first, after = self._at.around(span)
        return self._at.sentences[first:after]

    def _widen(self, span: Span, carries: Callable[[Sentence], bool]) -> str:
        """The quote itself where it carries the fact and is neither too short nor too long, else its sentence."""
        quote = self._at.slice(span)
        if MIN_QUOTE <= len(quote) <= MAX_QUOTE and carries(Sentence(span, quote, 0)):
            return quote
        inside = self._sentences_of(span)
        return next((s.text for s in inside if carries(s)), inside[0].text if inside else quote[:MAX_QUOTE].strip())


def _sober(status: AgreementStatus, folded: str) -> AgreementStatus:
    """What is only hoped for is not signed."""
    if status is AgreementStatus.SIGNED and cues.signing_lies_ahead(folded):
        return AgreementStatus.NEGOTIATING if cues.has_cue("not-signed", folded) else AgreementStatus.PROPOSED
    return status


def _content_words(folded: str) -> set[str]:
    return {w[:6] for w in re.findall(r"\w+", folded) if len(w) > 3 or not w.isascii()}


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def _unit(claimed: str) -> tuple[str, float]:
    """The unit in our form and what it multiplies: "billion USD" → ("USD", 1e9), "$" → ("USD", 1), "%" → percent."""
    factor = 1.0
    words = []
    for word in claimed.split():
        factors = scale_words(word)
        if factors and len(word) > 1:
            factor *= min(factors)
        else:
            words.append(word)
    unit = " ".join(words)
    lower = unit.casefold()
    if lower in _UNITS:
        return "percent", factor
    if _is_currency(unit.upper()) and unit.upper() in _currency_codes():
        return unit.upper(), factor
    named = currencies(lower)
    if "USD" in named and lower.removeprefix("us").strip(" -.") in ("$", "dollar", "dollars"):
        return "USD", factor
    return (next(iter(named)), factor) if len(named) == 1 and len(words) < 4 else (unit, factor)


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").currencies)


def _reading(number: Number, value: float, unit: str) -> float | None:
    """Which value of `number` is meant by `value`: itself, or a share (0.152), or millions left out."""
    for v in number.values:
        if same(v, value):
            return v
    if unit == "percent" and number.percent and abs(value) < 1 and number.has(value * 100):
        return value * 100
    if _is_currency(unit) and number.mantissa != number.values and any(same(m, value) for m in number.mantissa):
        return number.values[0]
    return None
