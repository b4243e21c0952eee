"""Leave out what the words of a sentence make unlikely to tell of an agreement, in the languages other than English.

The weights were learned from sentences that had been labelled (`benchmarks.telling`): most of what is worded like an
agreement in real news is none, and no rule can name all that. English has larger tables (`likely_telling`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.briefing.offline.agreements.deal import OPEN, Deal
from bot.briefing.offline.agreements.head import title_and_lead
from bot.briefing.offline.agreements.likely_kinds import scale, words_and_pieces
from bot.briefing.offline.agreements.likely_telling import COUNTS, TELLS, Counts, is_doubtful
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.lines.weights import likelihood, weigh
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import tags

TABLES = {language: f"telling_{language}.tsv" for language in ("de", "es", "fr", "ja", "ko")}
WITH_WHO = ("fr",)
"""Languages in which the words of agreements that the rules know and who is named are weighed beside all words."""
_COUNTS = {"fr": Counts(own=0.4, of_lead=0.4, of_place=0.8, unlikely=0.02, doubtful=0.0)}
"""Chosen on what the rules took for agreements in papers whose sentences had not been learned from."""
_TITLE = "(title)"
_SURE = {"de": 0.98}
"""How likely an agreement is by its place and parties where no words speak against it, by language."""
_MANY = 3


def likely_words(deals: list[Deal], lines: list[Line], mentions: list[list[Mention]], language: str) -> list[Deal]:
    """The agreements against which more does not speak than for them: their words, the lead, their place."""
    _, lead = title_and_lead(lines)

    @cache  # the lead is asked for each agreement
    def tells(n: int) -> float:
        found = signs(lines[n], mentions[n], language)
        return likelihood(weigh(TABLES[language], found, scale(found))[TELLS])

    return [
        deal
        for deal in deals
        if (deal.likely >= _SURE.get(language, 1.0) and deal.status not in OPEN)
        or not is_doubtful(deal, lead, tells, _COUNTS.get(language, COUNTS))
    ]


def signs(line: Line, mentions: Iterable[Mention], language: str) -> set[str]:
    """What the weights are of: one or two words of a line, or pieces of it, who is named, and whether it is a title."""
    found = words_and_pieces(line.folded) | ({_TITLE} if line.part == 0 else set())
    if language in WITH_WHO:
        who = {m.entity for m in mentions if not m.weak}
        found |= {f"word:{t.what}:{t.value}" for t in tags(line, language)}
        found |= {f"who:{min(_MANY, len(who))}", *(f"who:{e.kind}" for e in who)}
    return found
