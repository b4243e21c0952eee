"""Weigh what speaks for and against something: tables of weights that were learned from our articles."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from math import exp

from bot.briefing.tables import rows

ALWAYS = "(always)"
"""The row of what each answer weighs whatever the signs."""
_TENTHS = 10
"""The tables have one decimal."""
_GREATEST = 700.0
"""Beyond which `exp` overflows."""


def weigh(table: str, signs: Set[str], scale: float = 1.0) -> dict[str, float]:
    """What the signs that are there weigh together for each answer of a table, as `likelihood` reads it."""
    always, weights = _weights(table)
    sums = [0] * len(always)
    for sign in signs:
        for place, weight in weights.get(sign, ()):
            sums[place] += weight
    tenths = zip(always.items(), sums, strict=True)
    return {answer: (own + told * scale) / _TENTHS for (answer, own), told in tenths}


def likelihood(weight: float) -> float:
    """How likely an answer of this weight is, from 0 to 1."""
    return 1 / (1 + exp(min(-weight, _GREATEST)))


@cache
def _weights(table: str) -> tuple[dict[str, int], dict[str, tuple[tuple[int, int], ...]]]:
    """The weights of a table of `data`, in tenths, which add up to the same in any order.

    What each answer weighs whatever the signs; and of each sign for the answers, by their places among those.
    """
    found = {}
    for sign, told in rows(table, 2):
        each = (cell.rpartition(":") for cell in told.split())
        found[sign] = {answer: round(float(weight) * _TENTHS) for answer, _, weight in each}
    always = found.pop(ALWAYS)
    places = {answer: place for place, answer in enumerate(always)}
    return always, {sign: tuple((places[a], weight) for a, weight in told.items()) for sign, told in found.items()}
