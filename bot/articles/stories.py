"""Tell which articles are about one event."""

from __future__ import annotations

import hashlib
import math
import struct
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from bot.articles.terms import Terms, everyday, terms

MAX_TERMS = 56
MAX_NUMBERS = 16
_TITLE_BOOST = 2
_HASHES = 24
_SHINGLE = 4

# Set on the topics 1 to 35 of ECB+, read one by one; pairs of different events of our own stay far below.
JOIN = 0.24
# Of the shingles of one text, at least this share in the other: agency text under another headline.
NEAR_COPY = 0.6
# From this share on there is hardly a sentence that the other has not: an update's new lead makes it a text of its own.
SAME_TEXT = 0.75
# Below this share of common names, texts that each have so many tell different events, however alike the words are.
_TELLING_NAMES = 2
_SHARED_NAMES = 0.2
_NAME_WEIGHT = 1.6
_EVERYDAY_WEIGHT = 0.4
_STRONGEST = 2
_STRONGEST_SHARE = 2.0
# As if so many articles without a word in common stood beside the candidates, lest few of them weigh words at random.
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


def choose(new: Fingerprint, candidates: Sequence[tuple[int, Fingerprint]]) -> StoryChoice:
    """Return the story among `candidates` (one fingerprint an article) that tells the event of `new`.

    Words that many candidates share weigh less. Which candidates there are (of three days, say) is up to the caller.
    Without a story, `match` is the nearest miss. Pure; some ten microseconds a candidate.
    """
    if not candidates:
        return StoryChoice(None, None)
    weights = _weights([each for _, each in candidates])
    vector = _vector(new, weights)
    scores = [_score(vector, new, each, weights) for _, each in candidates]
    best = max(range(len(scores)), key=lambda at: (scores[at].joined, scores[at].best))
    story_id, nearest = candidates[best]
    match = _explained(scores[best], new, nearest, weights)
    return StoryChoice(story_id if match.joined else None, match)


def same_event(new: Fingerprint, old: Fingerprint) -> Match:
    """Say whether two articles tell one event, from the two alone. Symmetric and pure."""
    alike: dict[str, float] = {}
    return _explained(_score(_vector(new, alike), new, old, alike), new, old, alike)


def is_copy(new: Fingerprint, old: Fingerprint) -> bool:
    """Whether an article is the text of another with little else: nobody has to read it a second time."""
    return _copied(new, old) >= SAME_TEXT


def fingerprint(title: str, text: str) -> Fingerprint:
    """Return the fingerprint of an article; pure, a few milliseconds."""
    head, body = terms(title), terms(text)
    counts = body.counts + Counter({term: _TITLE_BOOST * count for term, count in head.counts.items()})
    # A title in capital letters makes no names; a name of the title counts when the text has it as one, or not at all.
    names = body.names | frozenset(name for name in head.names if name not in body.counts) | (head.raised & body.raised)
    ranked = sorted(counts, key=lambda term: (-_telling(term, counts[term], term in names), term))
    kept = {term: counts[term] for term in ranked[:MAX_TERMS]}
    numbers = sorted(head.numbers | body.numbers, key=lambda number: (number not in head.numbers, -len(number), number))
    return Fingerprint(
        kept,
        frozenset(kept) & names,
        frozenset(kept) & frozenset(head.counts),
        frozenset(numbers[:MAX_NUMBERS]),
        _min_hash(body),
    )


def _telling(term: str, count: int, is_name: bool) -> float:
    kind = _EVERYDAY_WEIGHT if everyday(term) else _NAME_WEIGHT if is_name else 1.0
    return (1 + math.log(count)) * kind


@dataclass(frozen=True, slots=True)
class _Score:
    words: float
    copied: float
    strangers: bool = False
    """They name different people, places and bodies: the same form of words, another event."""

    @property
    def joined(self) -> bool:
        return not self.strangers and (self.words >= JOIN or self.copied >= NEAR_COPY)

    @property
    def best(self) -> float:
        return max(self.words, self.copied)


Weights = Mapping[str, float]
"""Weights of terms; a term that is missing weighs 1."""


def _score(vector: Weights, new: Fingerprint, old: Fingerprint, weights: Weights) -> _Score:
    """Compare by the cosine of the vectors, the two strongest shared terms counting at most twice all the others.

    Two agreements of the same parties share the parties' names, however often each repeats them, and little else.
    `vector` is that of `new`.
    """
    strangers = _strangers(new, old)
    if vector.keys().isdisjoint(old.terms):
        return _Score(0.0, _copied(new, old), strangers)
    other = _vector(old, weights)
    shared = sorted((vector[term] * other[term] for term in vector.keys() & other.keys()), reverse=True)
    strongest, rest = sum(shared[:_STRONGEST]), sum(shared[_STRONGEST:])
    product = rest + min(strongest, _STRONGEST_SHARE * rest)
    return _Score(min(1.0, product / (_length(vector) * _length(other) or 1.0)), _copied(new, old), strangers)


def _strangers(new: Fingerprint, old: Fingerprint) -> bool:
    """Whether both have names and share next to none: a form that an agency fills in anew for each event."""
    fewer = min(len(new.names), len(old.names))
    return fewer >= _TELLING_NAMES and len(new.names & old.names) < _SHARED_NAMES * fewer


def _explained(score: _Score, new: Fingerprint, old: Fingerprint, weights: Weights) -> Match:
    def first(each: Iterable[str], count: int) -> str:
        return ", ".join(sorted(each, key=lambda term: (everyday(term), -weights.get(term, 1.0), term))[:count])

    names, numbers = new.names & old.names, new.numbers & old.numbers
    words = (new.terms.keys() & old.terms.keys()) - names
    told = [("names", first(names, 6)), ("words", first(words, 6)), ("numbers", ", ".join(sorted(numbers)[:4]))]
    reasons = [f"alike {score.words:.2f} of {JOIN}", f"copied {score.copied:.2f} of {NEAR_COPY}"]
    reasons += ["different names"] * score.strangers
    reasons += [f"{kind}: {shared}" for kind, shared in told if shared]
    return Match(score.joined, round(score.best, 4), tuple(reasons))


def _vector(each: Fingerprint, weights: Weights) -> dict[str, float]:
    return {
        term: _telling(term, count, term in each.names) * weights.get(term, 1.0) for term, count in each.terms.items()
    }


def _length(vector: Weights) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def _weights(candidates: Sequence[Fingerprint]) -> Weights:
    """Inverse document frequency among the candidates, held back while they are few; about 1 for a rare term."""
    having = Counter(term for each in candidates for term in each.terms)
    total = len(candidates) + _PRIOR
    rare = math.log(total)
    return {term: math.log(total / (count + 1)) / rare for term, count in having.items()}


def _copied(new: Fingerprint, old: Fingerprint) -> float:
    if new.terms and (new.terms, new.numbers) == (old.terms, old.numbers):
        return 1.0
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
