"""Check a translated headline and summary against the original: the same numbers, names and dates."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from bot.briefing.proof.directions import turned_round
from bot.briefing.proof.stages import Statuses, no_statuses, told_otherwise
from bot.briefing.proof.wording import MAX_HEADLINE, MAX_SUMMARY, countries_in, problem
from bot.briefing.taxonomy import LANGUAGES, STATUS_LABELS
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import Aliases, Names, cldr_aliases, code_of_name, forms, name_pattern
from bot.briefing.text.numbers import find_numbers
from bot.briefing.text.passages import Passages
from bot.model import AgreementStatus, ArticleText, Briefing, BriefingText

_SENTENCE = re.compile(r"(?<=[.!?…。！？])(?:\s+|(?<=[。！？]))|\n+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_MONTH = re.compile(r"\d{1,2}\s?[월月]")
"""Korean and Japanese months are numbers, which other languages have no number for."""


def language_name(code: str) -> str | None:
    """The English name of a language by its ISO 639-1 code, or None for what is none."""
    if not re.fullmatch("[a-z]{2}", code):
        return None
    try:
        return Locale(code).get_display_name("en")
    except UnknownLocaleError:
        return None


def fits(text: BriefingText, briefing: Briefing, aliases: Aliases, statuses: Statuses = no_statuses) -> str | None:
    """Why `text` is no translation of the headline and summary of `briefing`, or None.

    All numbers of the original are in it, and the countries and the names in Latin letters among the parties; no
    number, name or date is new, in any of the six languages; and no agreement is further, or at another end.
    """
    if not text.headline or not text.summary:
        return "a text is missing"
    if len(text.headline) > MAX_HEADLINE or len(text.summary) > MAX_SUMMARY:
        return "a text is too long"
    for original, translated in ((briefing.headline, text.headline), (briefing.summary, text.summary)):
        if reason := _lost(original, translated, text.language, briefing, aliases):
            return reason
    at = Passages(_original(briefing, aliases))
    known = frozenset(w for p in briefing.parties for n in _names(p.name, aliases) for w in fold_words(n).split())
    sentences = _sentences(text.headline, text.summary)
    if reason := next(
        (r for s in sentences if (r := problem(s, at, known, translated=True, language=text.language))), ""
    ):
        return reason
    parties = [Names(_names(p.name, aliases)) for p in briefing.parties]
    if any(turned_round(fold_words(s), at, parties) for s in sentences):
        return "who does what is turned round"
    told = frozenset(a.status for a in briefing.agreements).union(
        *(statuses(s, briefing.language, written=True) for s in _sentences(briefing.headline, briefing.summary))
    )
    claimed = frozenset[AgreementStatus]().union(*(statuses(s, text.language, written=True) for s in sentences))
    status = told_otherwise(claimed, told)
    return f"the original tells of nothing {STATUS_LABELS[status]}" if status else None


def _sentences(*texts: str) -> list[str]:
    return [s.strip() for text in texts for s in _SENTENCE.split(text) if s.strip()]


def _lost(original: str, translated: str, language: str, briefing: Briefing, aliases: Aliases) -> str | None:
    """A number or a party of `original` that `translated` has not."""
    there = find_numbers(translated, language=language)
    for number in find_numbers(_MONTH.sub(" ", original), language=briefing.language, spelled=False):
        if not any(n.has(v) for n in there for v in number.values):
            return f"the number {number.values[0]:g} is lost"
    before, after = (Passages(ArticleText(briefing.id, "", t)) for t in (original, translated))
    for party in briefing.parties:
        named = Names(_names(party.name, aliases))
        known = any(True for _ in aliases(party.name)) and not code_of_name(party.name)
        if not known and _LATIN.match(party.name) and before.mentions(named) and not after.mentions(named):
            return f"{party.name} is lost"
    return None


def _original(briefing: Briefing, aliases: Aliases) -> ArticleText:
    """The original as an article, with what its names and dates are called in the six languages."""
    folded = fold_words(f"{briefing.headline}\n{briefing.summary}")
    words = [n for p in briefing.parties for n in _names(p.name, aliases)]
    words += [n for country in countries_in(folded) for n in _names(country, aliases)]
    words += [n for names in _calendar() if any(name_pattern(n).search(folded) for n in names) for n in names]
    text = f"{briefing.summary}\n\n{' ; '.join(dict.fromkeys(words))}"
    return ArticleText(briefing.id, briefing.headline, text, language=briefing.language)


def _names(name: str, aliases: Aliases) -> list[str]:
    return [*forms(name), *cldr_aliases(name), *aliases(name)]


@cache
def _calendar() -> tuple[tuple[str, ...], ...]:
    """The names of each month and each day of the week in the six languages."""
    tables = [
        table
        for language in LANGUAGES
        for table in (Locale(language).months["format"]["wide"], Locale(language).days["format"]["wide"])
    ]
    months, days = tables[::2], tables[1::2]
    return tuple(tuple(str(table[key]) for table in same) for same in (months, days) for key in same[0])
