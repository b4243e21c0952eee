"""Leave out what the words of a sentence make unlikely to tell of an agreement, in the languages other than English.

The weights were learned from sentences that had been labelled (`benchmarks.telling`): most of what is worded like an
agreement in real news is none, and no rule can name all that. English has larger tables (`likely_telling`).
"""

from __future__ import annotations

from functools import lru_cache

from bot.briefing.offline.agreements.deal import OPEN, Deal
from bot.briefing.offline.agreements.head import title_and_lead
from bot.briefing.offline.agreements.likely_kinds import scale, words_and_pieces
from bot.briefing.offline.agreements.likely_telling import TELLS, is_doubtful
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.lines.weights import likelihood, weigh

TABLES = {language: f"telling_{language}.tsv" for language in ("de", "es", "fr", "ja", "ko")}
_TITLE = "(title)"
_SURE = {"de": 0.98}
"""How likely an agreement is by its place and parties where no words speak against it, by language."""


def likely_words(deals: list[Deal], lines: list[Line], language: str) -> list[Deal]:
    """The agreements against which more does not speak than for them: their words, the lead, their place."""
    _, lead = title_and_lead(lines)
    return [
        deal
        for deal in deals
        if (deal.likely >= _SURE.get(language, 1.0) and deal.status not in OPEN)
        or not is_doubtful(deal, lead, lambda n: _tells(lines[n].folded, lines[n].part, language))
    ]


def signs(folded: str, part: int) -> set[str]:
    """What the weights are of: one or two words of a folded sentence, or pieces of it, and whether it is a title."""
    return words_and_pieces(folded) | ({_TITLE} if part == 0 else set())


@lru_cache(maxsize=256)  # the lead is asked for each agreement
def _tells(folded: str, part: int, language: str) -> float:
    """How likely a sentence tells of an agreement."""
    found = signs(folded, part)
    return likelihood(weigh(TABLES[language], found, scale(found))[TELLS])
