"""Weigh what speaks for and against something: tables of weights that were learned from our articles."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from functools import cache
from math import exp

from bot.briefing.text.tables import rows

Signs = Mapping[str, Collection[str]]
"""Signs by how they begin: each is a key with one of what may follow it, and is told once.

What begins with a sign's head is looked up by the rest alone, and most of what an article has is in no table: nothing
is written for it.
"""
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
    for sign in weights.keys() & signs:
        for place, weight in weights[sign]:
            sums[place] += weight
    tenths = zip(always.items(), sums, strict=True)
    return {answer: (own + told * scale) / _TENTHS for (answer, own), told in tenths}


def weigh_one(table: str, *each: Signs) -> float:
    """As `weigh` for a table of one answer."""
    told, by_head = _of_one(table)
    for signs in each:
        for head, rest in signs.items():
            weights = by_head.get(head)
            if weights is None:
                weights = by_head[head] = _under(table, head)
            if weights:
                for sign in rest:
                    if sign in weights:
                        told += weights[sign]
    return told / _TENTHS


def written(*each: Signs) -> set[str]:
    """The signs as they stand in a table."""
    return {head + rest for signs in each for head, told in signs.items() for rest in told}


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


@cache
def _of_one(table: str) -> tuple[int, dict[str, dict[str, int]]]:
    """What the one answer of a table weighs whatever the signs, and the weights of signs by their heads.

    The heads are those that were asked for: of kinds of things, of which there are some hundreds.
    """
    always, _ = _weights(table)
    (own,) = always.values()
    return own, {}


def _under(table: str, head: str) -> dict[str, int]:
    """The weights of the signs of a table that begin with `head`, by what follows it."""
    _, weights = _weights(table)
    return {sign.removeprefix(head): told[0][1] for sign, told in weights.items() if sign.startswith(head)}
