"""Weigh the terms of an article: by what they tell, and by how few of the latest articles have them."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Set, Sized
from functools import cached_property
from operator import mul
from typing import TypeVar

from bot.articles.fingerprints import Fingerprint, telling

LATEST = 1_000
"""Articles whose terms are counted: enough to tell a rare term from a common one."""
# As if so many articles without a word in common had come before, lest the first few weigh words at random.
_PRIOR = 40

T = TypeVar("T")
Part = Callable[[Fingerprint], Set[str]]
"""Which of the terms of an article."""


class Commonness:
    """In how many of the latest articles each term occurs: counted as they come, forgotten as they go."""

    def __init__(self, prints: Iterable[Fingerprint] = (), latest: int = LATEST) -> None:
        self._latest = latest
        self._counted: deque[tuple[tuple[str, ...], tuple[int, ...]]] = deque()
        self.having: Counter[str] = Counter()
        self._phrases: Counter[int] = Counter()  # apart: they are many, and terms are found sooner among few
        self.rarities = _Rarities(self._counted)
        for each in prints:
            self.add(each)

    def add(self, prints: Fingerprint) -> None:
        """Count an article; the oldest one is forgotten where there are more than the latest."""
        terms = (*prints.terms, *map(party, prints.facts.parties))
        self._counted.append((terms, prints.phrases))
        self.having.update(terms)
        self._phrases.update(prints.phrases)
        if len(self._counted) <= self._latest:
            self.rarities.clear()  # it is the same for any term that so many articles have, and changes with their sum
        else:
            terms, phrases = self._counted.popleft()
            _forget(self.having, terms)
            _forget(self._phrases, phrases)

    def rarity(self, term: str | int) -> float:
        """Inverse document frequency of a term or phrase, from 1 (no article has it) to 0 (all have)."""
        return self.rarities[self._phrases.get(term, 0) if isinstance(term, int) else self.having.get(term, 0)]


def _forget(counts: Counter[T], counted: Iterable[T]) -> None:
    for each in counted:
        left = counts[each] - 1
        if left:
            counts[each] = left
        else:
            counts.pop(each)  # five times as fast as `del`, which Counter has in Python


class _Rarities(dict[int, float]):
    """How rare a term is by how many of the latest articles have it, each worked out when it is first asked for."""

    def __init__(self, counted: Sized) -> None:
        self._counted = counted

    def __missing__(self, having: int) -> float:
        articles = len(self._counted) + _PRIOR
        rarity = self[having] = math.log(articles / (min(having, articles - 1) + 1)) / math.log(articles)
        return rarity


def party(name: str) -> str:
    """Return a party's name as it is counted beside terms."""
    return f"party:{name}"


class Weighed:
    """A fingerprint with the weights of its terms: by what they tell, and how rare they are."""

    def __init__(self, prints: Fingerprint, commonness: Commonness) -> None:
        self.prints = prints
        self.commonness = commonness
        names, rarities, having = prints.names, commonness.rarities, commonness.having.get
        self.vector = {
            term: telling(term, n, term in names) * rarities[having(term, 0)] for term, n in prints.terms.items()
        }
        self._lengths: dict[Part, float] = {}

    def length(self, part: Part) -> float:
        """Return the length of the vector of a part of the terms."""
        known = self._lengths.get(part)
        if known is None:
            weights = list(map(self.vector.__getitem__, part(self.prints)))
            known = self._lengths[part] = math.sqrt(sum(map(mul, weights, weights)))
        return known

    @cached_property
    def squares(self) -> dict[str, float]:
        """The squares of the weights, to look up those of terms that others share."""
        return {term: weight * weight for term, weight in self.vector.items()}

    @cached_property
    def phrases(self) -> frozenset[int]:
        """The phrases, to look up those of others in them."""
        return frozenset(self.prints.phrases)
