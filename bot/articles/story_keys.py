"""Turn a fingerprint into keys: articles of one event share some, and few others share them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations

from bot.articles.likeness import is_time
from bot.articles.rarity import Weighed, party

MAX_KEYS = 48
_BAND = 3
_NAMES = 5
_TERMS = 14
_PARTIES = 4
_FIGURES = 3
_RARE = 0.35
"""Of a term's rarity: a commoner one is in too many articles to find one by it alone."""


def story_keys(article: Weighed) -> tuple[int, ...]:
    """Return at most 48 keys of 63 bits, without repeats: bands of the copied text, pairs of names, rare terms, facts.

    A key leads to every article that has it, so each is meant to be rare: two of the most telling names together, two
    parties, a figure, a party with a kind of agreement.
    """
    return tuple(dict.fromkeys(_key(each) for each in _telling(article)))[:MAX_KEYS]


def _telling(article: Weighed) -> Iterator[str]:
    prints, facts = article.prints, article.prints.facts
    for at in range(0, len(prints.copies) - _BAND + 1, _BAND):
        yield f"band {at} {prints.copies[at : at + _BAND]}"
    ranked = [term for _, term in sorted([(-weight, term) for term, weight in article.vector.items()])]
    names = sorted([term for term in ranked if term in prints.names][:_NAMES])
    for one, other in combinations(names, 2):
        yield f"names {one} {other}"
    parties = sorted(facts.parties, key=lambda name: (-article.commonness.rarity(party(name)), name))[:_PARTIES]
    for one, other in combinations(sorted(parties), 2):
        yield f"parties {one} {other}"
    figures = sorted(figure for figure in facts.figures if not is_time(figure))[:_FIGURES]
    for figure in figures:
        yield f"figure {figure}"
    for name in parties[:_FIGURES]:
        for figure in figures[:1]:
            yield f"figure {name} {figure}"
    for name in parties[:1]:
        for agreement in sorted(facts.agreements)[:1]:
            yield f"agreement {name} {agreement.split()[0]}"
    rare = (term for term in ranked if article.commonness.rarity(term) >= _RARE)
    for _, term in zip(range(_TERMS), rare, strict=False):
        yield f"term {term}"


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(errors="replace"), digest_size=8).digest()) >> 1
