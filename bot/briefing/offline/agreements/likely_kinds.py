"""Correct the kind of an agreement by the other words of its sentence: weights learned from our sets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.lines.weights import likelihood, weigh
from bot.briefing.offline.vocabulary.words import tags

TABLE = "kind_weights.tsv"
_SURE = 0.7
"""How much likelier another kind must be than that of the rules: chosen on sets that no rule had seen."""
_WORD = re.compile(r"[^\W\d_\u1100-\uffff]+|\d+")
_CJK = re.compile("[\u1100-\uffff]+")
_PIECES = (2, 3, 4)
"""Characters of the pieces in which a text in Korean or Japanese is read."""


def likely_kind(deal: Deal, lines: list[Line], language: str) -> str:
    """The kind of `deal` where its sentence names that; else one that is by far likelier by its other words."""
    naming = ("kind", "hint") if language == "de" and deal.kind == "financing" else ("kind",)
    if any(t.what in naming and t.value == deal.kind for t in tags(lines[deal.line], language)):
        return deal.kind
    found = signs_of(deal, lines)
    sums = weigh(TABLE, found, scale(found))
    best = max(sums, key=sums.__getitem__)
    own = likelihood(sums[deal.kind]) if deal.kind in sums else 0.0
    return best if likelihood(sums[best]) - own > _SURE else deal.kind


def signs(sentence: str, title: str, kinds: Iterable[str], status: str) -> set[str]:
    """What the weights are of: words and pairs of words of a folded sentence, words of the title, who, how far."""
    who = sorted(set(kinds))
    return {
        *words_and_pieces(sentence),
        *_of_title(title),
        *(f"party:{kind}" for kind in who),
        f"parties:{'+'.join(who)}",
        f"status:{status}",
    }


def words_and_pieces(sentence: str) -> set[str]:
    """The words of a folded sentence, two that stand together, and the pieces of what is Korean or Japanese."""
    words = [_even(word) for word in _WORD.findall(sentence)]
    return {*words, *map(" ".join, pairwise(words)), *_pieces(sentence)}


@lru_cache(maxsize=4)  # all agreements of an article have one title
def _of_title(folded: str) -> frozenset[str]:
    return frozenset([f"title:{_even(word)}" for word in (*_WORD.findall(folded), *_pieces(folded))])


def signs_of(deal: Deal, lines: list[Line]) -> set[str]:
    """The signs of an agreement of an article."""
    title = lines[0].folded if lines[0].part == 0 else ""
    return signs(lines[deal.line].folded, title, (e.kind for e in deal.parties), deal.status)


def scale(found: Set[str]) -> float:
    """What a weight counts: less where a sentence has many words."""
    return 1 / sqrt(len(found))


def _even(word: str) -> str:
    return "0" if word.isdigit() else word


def _pieces(text: str) -> Iterator[str]:
    """The short pieces of what is Korean or Japanese in a text."""
    for run in _CJK.findall(text):
        for size in _PIECES:
            for at in range(len(run) - size + 1):
                yield run[at : at + size]
