"""Choose the figures among all that an article has, by where they stand: weights learned from our articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.briefing.draft import FigureDraft
from bot.briefing.offline.findings import Findings
from bot.briefing.offline.likely_sectors import places_of
from bot.briefing.offline.lines.lexicon import flat, words
from bot.briefing.offline.lines.weights import Signs, likelihood, weigh_one
from bot.briefing.offline.sectors import Place
from bot.briefing.proof.figures import is_currency

TABLE, FIGURE = "figure_weights.tsv", "figure"
_LIKELY = 0.5
_FROM = (1, 2, 3, 5, 9, 14)
"""Lines, and figures, from which on one is told."""
_NEAR = 3
"""Lines beyond which one is not near."""


def likely_figures(figures: Sequence[FigureDraft], found: Findings) -> list[FigureDraft]:
    """The figures that a reader is likely to need; the others belong to what the article tells besides."""
    each = zip(figures, signs(figures, found), strict=True)
    return [figure for figure, told in each if likelihood(weigh_one(TABLE, told)) >= _LIKELY]


def signs(figures: Sequence[FigureDraft], found: Findings) -> list[Signs]:
    """What speaks for and against each figure."""
    at = {line.text: n for n, line in reversed(list(enumerate(found.lines)))}
    places = places_of(found)
    told = [n for n, place in enumerate(places) if place is Place.TOLD]
    beside = [at[figure.evidence] for figure in figures]
    return [
        {
            "unit:": _unit(figure),
            "place:": (places[n].name, f"{places[n].name} {_unit(figure)[0]}"),
            "near:": (str(min([_NEAR, *[abs(n - one) for one in told]])),),
            "from:": [str(one) for one in _FROM if one <= n],
            "nth:": [str(one) for one in _FROM if one <= nth],
            "of:": [str(one) for one in _FROM if one <= len(figures)],
            "beside:": (str(min(_NEAR, beside.count(n))),),
            "word:": _words(figure.label),
            "language:": (found.language,),
        }
        for nth, (figure, n) in enumerate(zip(figures, beside, strict=True))
    ]


def _unit(figure: FigureDraft) -> tuple[str, ...]:
    return ("money",) if is_currency(figure.unit) else (figure.unit or "none",)


def _words(label: str) -> Collection[str]:
    """The words of what is told of a figure, and two that stand together."""
    each = [word for word, _ in words(flat(label))]
    return {*each, *map(" ".join, pairwise(each))}
