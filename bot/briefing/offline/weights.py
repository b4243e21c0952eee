"""Weigh what speaks for and against something: tables of weights that were learned from our articles."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from math import exp

from bot.briefing.tables import rows

ALWAYS = "(always)"
"""The row of what each answer weighs whatever the signs."""
_GREATEST = 700.0
"""Beyond which `exp` overflows."""


def weigh(table: str, signs: Set[str], scale: float = 1.0) -> dict[str, float]:
    """What the signs that are there weigh together for each answer of a table, as `likelihood` reads it."""
    weights = _weights(table)
    sums = dict(weights[ALWAYS])
    for sign in signs & weights.keys():
        for answer, weight in weights[sign].items():
            sums[answer] += weight * scale
    return sums


def likelihood(weight: float) -> float:
    """How likely an answer of this weight is, from 0 to 1."""
    return 1 / (1 + exp(min(-weight, _GREATEST)))


@cache
def _weights(table: str) -> dict[str, dict[str, float]]:
    """The weights of a table of `data`: of each sign for the answers that it speaks for or against."""
    found = {}
    for sign, told in rows(table, 2):
        each = (cell.rpartition(":") for cell in told.split())
        found[sign] = {answer: float(weight) for answer, _, weight in each}
    return found
