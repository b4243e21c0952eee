"""Tell which articles are about one event."""

from __future__ import annotations

import hashlib
import math
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from bot.articles.terms import Terms, terms

MAX_TERMS = 56
MAX_NUMBERS = 16
_TITLE_BOOST = 2
_HASHES = 24
_SHINGLE = 4

# Set on the subtopics of ECB+ that are not test topics, and checked on articles of our own.
JOIN = 0.30
NEAR_COPY = 0.6
_NAME_WEIGHT = 1.6
# A text in a few thousand is as rare as a word gets; with few candidates all words count alike.
_PRIOR = 40


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article to tell whether another one is about its event: at most 2 KB as JSON."""

    terms: dict[str, int]
    """Stems, or pairs of characters, with how often they occur: the most telling ones."""
    names: frozenset[str]
    """Those of the terms that are names."""
    title: frozenset[str]
    """Those of the terms that are in the title."""
    numbers: frozenset[str]
    copies: tuple[int, ...]
    """MinHash of the shingles: the share of equal places is the share of equal text."""

    def to_json(self) -> dict[str, Any]:
        """Return plain data for `from_json`."""
        return {
            "terms": self.terms,
            "names": sorted(self.names),
            "title": sorted(self.title),
            "numbers": sorted(self.numbers),
            "copies": "".join(f"{each:08x}" for each in self.copies),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Read what `to_json` returned; what is missing counts as empty."""
        copies = str(data.get("copies", ""))
        return cls(
            {str(term): int(count) for term, count in dict(data.get("terms", {})).items()},
            frozenset(map(str, data.get("names", ()))),
            frozenset(map(str, data.get("title", ()))),
            frozenset(map(str, data.get("numbers", ()))),
            tuple(int(copies[at : at + 8], 16) for at in range(0, len(copies) - 7, 8)),
        )


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two articles tell one event: `score` from 0 to 1, `reasons` for a person."""

    joined: bool
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """The story an article belongs to with its best match; None when it is the first of its event."""

    story_id: int | None
    match: Match | None


Weigh = Callable[[str], float]


def choose(new: Fingerprint, candidates: Sequence[tuple[int, Fingerprint]]) -> StoryChoice:
    """Return the story among `candidates` (one fingerprint an article) that tells the event of `new`.

    Words that many candidates share weigh less. Which candidates there are (of three days, say) is up to the caller.
    Pure; a few microseconds a candidate.
    """
    weigh = _weigher([each for _, each in candidates])
    best: tuple[int, Match] | None = None
    for story_id, each in candidates:
        match = _match(new, each, weigh)
        if best is None or (match.joined, match.score) > (best[1].joined, best[1].score):
            best = story_id, match
    if best is None or not best[1].joined:
        return StoryChoice(None, best[1] if best else None)
    return StoryChoice(*best)


def same_event(new: Fingerprint, old: Fingerprint) -> Match:
    """Say whether two articles tell one event, from the two alone. Symmetric and pure."""
    return _match(new, old, lambda _: 1.0)


def fingerprint(title: str, text: str) -> Fingerprint:
    """Return the fingerprint of an article; pure, a few milliseconds."""
    head, body = terms(title), terms(text)
    counts = body.counts + Counter({term: _TITLE_BOOST * count for term, count in head.counts.items()})
    # A title in capital letters makes no names; a name of the title counts when the text has it as one, or not at all.
    names = body.names | frozenset(name for name in head.names if name not in body.counts)
    ranked = sorted(counts, key=lambda term: (-_telling(counts[term], term in names), term))
    kept = {term: counts[term] for term in ranked[:MAX_TERMS]}
    numbers = sorted(head.numbers | body.numbers, key=lambda number: (number not in head.numbers, -len(number), number))
    return Fingerprint(
        kept,
        frozenset(kept) & names,
        frozenset(kept) & frozenset(head.counts),
        frozenset(numbers[:MAX_NUMBERS]),
        _min_hash(body),
    )


def _telling(count: int, is_name: bool) -> float:
    return (1 + math.log(count)) * (_NAME_WEIGHT if is_name else 1.0)


def _match(new: Fingerprint, old: Fingerprint, weigh: Weigh) -> Match:
    copied = _copied(new, old)
    cosine = _cosine(new, old, weigh)
    names = sorted(new.names & old.names, key=weigh, reverse=True)
    shared = sorted((new.terms.keys() & old.terms.keys()) - set(names), key=weigh, reverse=True)
    numbers = sorted(new.numbers & old.numbers, key=lambda number: (-len(number), number))
    score = max(cosine, copied)
    joined = copied >= NEAR_COPY or cosine >= JOIN
    reasons: tuple[str, ...] = (f"words {cosine:.2f}", f"copied {copied:.2f}")
    if names:
        reasons += ("names: " + ", ".join(names[:6]),)
    if shared:
        reasons += ("words: " + ", ".join(shared[:6]),)
    if numbers:
        reasons += ("numbers: " + ", ".join(numbers[:4]),)
    return Match(joined, round(min(score, 1.0), 4), reasons)


def _cosine(new: Fingerprint, old: Fingerprint, weigh: Weigh) -> float:
    one, other = _vector(new, weigh), _vector(old, weigh)
    product = sum(weight * other[term] for term, weight in one.items() if term in other)
    return product / (_length(one.values()) * _length(other.values()) or 1.0)


def _vector(each: Fingerprint, weigh: Weigh) -> dict[str, float]:
    return {term: _telling(count, term in each.names) * weigh(term) for term, count in each.terms.items()}


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights))


def _weigher(candidates: Sequence[Fingerprint]) -> Weigh:
    """Inverse document frequency among the candidates, held back while they are few."""
    having = Counter(term for each in candidates for term in each.terms)
    total = len(candidates) + _PRIOR
    return lambda term: math.log(total / (having[term] + 1))


def _copied(new: Fingerprint, old: Fingerprint) -> float:
    if not new.copies or len(new.copies) != len(old.copies):
        return 0.0
    return sum(one == other for one, other in zip(new.copies, old.copies, strict=True)) / len(new.copies)


def _min_hash(body: Terms) -> tuple[int, ...]:
    sequence = body.sequence
    if len(sequence) < _SHINGLE * 2:
        return ()
    smallest = [0xFFFFFFFF] * _HASHES
    for at in range(len(sequence) - _SHINGLE + 1):
        shingle = " ".join(sequence[at : at + _SHINGLE]).encode()
        words = struct.unpack("<16I", hashlib.blake2b(shingle, digest_size=64).digest())
        low, high = words[14], words[15] | 1
        for place in range(_HASHES):
            value = words[place] if place < 14 else (low + place * high) & 0xFFFFFFFF
            if value < smallest[place]:
                smallest[place] = value
    return tuple(smallest)
