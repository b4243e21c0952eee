"""Correct the kind of an agreement by the other words of its sentence: weights learned from our sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from math import exp, sqrt

from bot.briefing.offline.deal import Deal
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import tags
from bot.briefing.tables import rows

ALWAYS = "(always)"
"""The row of what each kind weighs whatever the words."""
_SURE = 0.7
"""How much likelier another kind must be than that of the rules: chosen on sets that no rule had seen."""
_GREATEST = 700.0
"""Beyond which `exp` overflows."""
_WORD = re.compile(r"[^\W\d_\u1100-\uffff]+|\d+")
_CJK = re.compile("[\u1100-\uffff]+")
_PIECES = (2, 3, 4)
"""Characters of the pieces in which a text in Korean or Japanese is read."""


def likely_kind(deal: Deal, lines: list[Line], language: str) -> str:
    """The kind of `deal` where its sentence names that; else the one that is by far likelier by what else it says."""
    if any(t.what == "kind" and t.value == deal.kind for t in tags(lines[deal.line], language)):
        return deal.kind
    title = lines[0].folded if lines[0].part == 0 else ""
    sums = _sums(signs(lines[deal.line].folded, title, (e.kind for e in deal.parties), deal.status))
    best = max(sums, key=sums.__getitem__)
    own = _likelihood(sums[deal.kind]) if deal.kind in sums else 0.0
    return best if _likelihood(sums[best]) - own > _SURE else deal.kind


def signs(sentence: str, title: str, kinds: Iterable[str], status: str) -> set[str]:
    """What the weights are of: words and pairs of words of a folded sentence, words of the title, who, how far."""
    who = sorted(set(kinds))
    words = [_even(word) for word in _WORD.findall(sentence)]
    return {
        *words,
        *map(" ".join, pairwise(words)),
        *_pieces(sentence),
        *(f"title:{_even(word)}" for word in (*_WORD.findall(title), *_pieces(title))),
        *(f"party:{kind}" for kind in who),
        f"parties:{'+'.join(who)}",
        f"status:{status}",
    }


def likelihoods(found: set[str]) -> dict[str, float]:
    """How likely each kind is to be a right one, from 0 to 1, each by itself."""
    return {kind: _likelihood(total) for kind, total in _sums(found).items()}


def _sums(found: set[str]) -> dict[str, float]:
    """What the weights of the signs make together for each kind."""
    weights = _weights()
    sums = dict(weights[ALWAYS])
    scale = 1 / sqrt(len(found))
    for sign in found & weights.keys():
        for kind, weight in weights[sign].items():
            sums[kind] += weight * scale
    return sums


def _likelihood(total: float) -> float:
    return 1 / (1 + exp(min(-total, _GREATEST)))


def _even(word: str) -> str:
    return "0" if word.isdigit() else word


def _pieces(text: str) -> Iterator[str]:
    """The short pieces of what is Korean or Japanese in a text."""
    for run in _CJK.findall(text):
        for size in _PIECES:
            for at in range(len(run) - size + 1):
                yield run[at : at + size]


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The weights of `data/kind_weights.tsv`: of each sign for the kinds that it speaks for or against."""
    found = {}
    for sign, told in rows("kind_weights.tsv", 2):
        each = (cell.partition(":") for cell in told.split())
        found[sign] = {kind: float(weight) for kind, _, weight in each}
    return found
