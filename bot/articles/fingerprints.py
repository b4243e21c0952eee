"""Keep of an article what tells its event from others."""

from __future__ import annotations

import math
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Self

from bot.articles.moments import days_named, weekdays_named
from bot.articles.terms import EVERYDAY, OPENING, Terms, terms

AROUND = 3
"""Days before and after that of an article, of which it may speak by date."""
MAX_TERMS = 120
MAX_NUMBERS = 16
MAX_COUNTS = 12
MAX_PHRASES = 160
_TITLE_BOOST = 2
_HASHES = 24
_SHINGLE = 4
_PLACE = -(-(1 << 32) // _HASHES)
_NAME_WEIGHT = 1.6
_EVERYDAY_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Facts:
    """What an analyst found, in words that are the same in every language."""

    parties: frozenset[str] = frozenset()
    """Canonical English names."""
    agreements: frozenset[str] = frozenset()
    """Kind and status: `mou signed`."""
    figures: frozenset[str] = frozenset()
    """Value and unit: `450000000 USD`."""
    sectors: frozenset[str] = frozenset()
    """Codes."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of an article to tell whether another one is about its event: at most 6 KB as JSON."""

    terms: dict[str, int]
    """Stems, or pairs of characters, with how often they occur: the most telling ones."""
    names: frozenset[str]
    """Those of the terms that are names."""
    lead: frozenset[str]
    """Those of the terms that are in the title or the first sentences."""
    numbers: frozenset[str]
    counted: frozenset[str] = frozenset()
    """What the lead counts, with how many: `23 pirate`."""
    phrases: tuple[int, ...] = ()
    """Hashes of neighbouring words from the beginning, in ascending order: a third of a set's memory."""
    copies: tuple[int, ...] = ()
    """MinHash of the shingles: the share of equal places is the share of equal text."""
    moments: frozenset[str] = frozenset()
    """Days and years, as `moments` has them; days of the week of the lead alone."""
    facts: Facts = field(default_factory=Facts)
    language: str | None = None
    told_at: int | None = None
    """When it was published, in seconds since 1970."""

    def to_json(self) -> dict[str, Any]:
        """Return plain data for `from_json`."""
        return {
            "terms": self.terms,
            "names": sorted(self.names),
            "lead": sorted(self.lead),
            "numbers": sorted(self.numbers),
            "counted": sorted(self.counted),
            "phrases": _packed(self.phrases),
            "copies": _packed(self.copies),
            "moments": sorted(self.moments),
            "parties": sorted(self.facts.parties),
            "agreements": sorted(self.facts.agreements),
            "figures": sorted(self.facts.figures),
            "sectors": sorted(self.facts.sectors),
            "language": self.language,
            "told_at": self.told_at,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Read what `to_json` returned; what is missing counts as empty."""

        def words(name: str) -> frozenset[str]:
            return frozenset(data.get(name, ()))

        def hashes(name: str) -> tuple[int, ...]:
            packed = bytes.fromhex(data.get(name, ""))
            whole = len(packed) // 4
            return struct.unpack(f">{whole}I", packed[: whole * 4])

        return cls(
            dict(data.get("terms", {})),
            words("names"),
            words("lead"),
            words("numbers"),
            words("counted"),
            hashes("phrases"),
            hashes("copies"),
            words("moments"),
            Facts(words("parties"), words("agreements"), words("figures"), words("sectors")),
            data.get("language"),
            data.get("told_at"),
        )


def fingerprint(
    title: str,
    text: str,
    *,
    language: str | None = None,
    published_at: datetime | None = None,
    facts: Facts | None = None,
) -> Fingerprint:
    """Return the fingerprint of an article; pure, about two milliseconds.

    Dates around `published_at` are those of any news of that day, and left out.
    """
    head, body = terms(title, language), terms(text, language)
    counts = body.counts + Counter({term: _TITLE_BOOST * count for term, count in head.counts.items()})
    # A title in capital letters makes no names; a name of the title counts when the text has it as one, or not at all.
    names = body.names | frozenset(name for name in head.names if name not in body.counts) | (head.raised & body.raised)
    ranked = sorted(counts, key=lambda term: (-telling(term, counts[term], term in names), term))
    kept = {term: counts[term] for term in ranked[:MAX_TERMS]}
    near, of_day = _near(published_at)
    numbers = sorted(
        (head.numbers | body.numbers) - of_day, key=lambda number: (number not in head.numbers, -len(number), number)
    )
    opening = (*head.sequence, *body.sequence[: body.opening])
    named = days_named(f"{title}\n{text}") - near
    return Fingerprint(
        kept,
        frozenset(kept) & names,
        frozenset(kept) & frozenset(opening),
        frozenset(numbers[:MAX_NUMBERS]),
        _counted(opening, counts),
        _phrases(head, body),
        _min_hash(body.sequence),
        named | weekdays_named(f"{title}\n{text[:OPENING]}"),
        facts or Facts(),
        language,
        int(published_at.timestamp()) if published_at else None,
    )


def _near(published_at: datetime | None) -> tuple[set[str], set[str]]:
    """The days, years and numbers that news of a day has, whatever it tells."""
    if published_at is None:
        return set(), set()
    days = [published_at + timedelta(days=each) for each in range(-AROUND, AROUND + 1)]
    return (
        {f"{day:%m-%d}" for day in days} | {str(day.year) for day in days},
        {str(day.day) for day in days[1:-1]} | {str(day.year) for day in days},
    )


def telling(term: str, count: int, is_name: bool) -> float:
    """Return how much a term says of its article, whatever other articles have."""
    kind = _EVERYDAY_WEIGHT if term in EVERYDAY else _NAME_WEIGHT if is_name else 1.0
    return (1 + math.log(count)) * kind if count > 1 else kind


def _counted(lead: tuple[str, ...], counts: Counter[str]) -> frozenset[str]:
    """Numbers with the word that follows them, or the one behind it: `1.2 billion`, `23 pirate`."""
    found: dict[str, None] = {}
    for number, one, other in zip(lead, lead[1:], lead[2:], strict=False):
        if number[0].isdigit():
            noun = next((word for word in (one, other) if word in counts), None)
            if noun is not None:
                found[f"{number} {noun}"] = None
    return frozenset(list(found)[:MAX_COUNTS])


def _packed(hashes: Sequence[int]) -> str:
    return struct.pack(f">{len(hashes)}I", *hashes).hex()


def _phrases(head: Terms, body: Terms) -> tuple[int, ...]:
    """Hashes of the neighbours that both count: of words of any text, no two neighbours tell anything."""
    found: set[int] = set()
    for part in (head, body):
        for one, other in pairwise(part.sequence):
            if one in part.counts and other in part.counts:
                found.add(_hash(f"{one} {other}") & 0xFFFFFF)
                if len(found) == MAX_PHRASES:
                    return tuple(sorted(found))
    return tuple(sorted(found))


def _min_hash(sequence: tuple[str, ...]) -> tuple[int, ...]:
    """MinHash of one permutation: a shingle's hash says its place and its value; an empty place takes the next one's.

    Li, Owen, Zhang: One Permutation Hashing (2012); Shrivastava, Li: Densifying One Permutation Hashing (2014).
    """
    if len(sequence) < _SHINGLE * 2:
        return ()
    smallest: list[int | None] = [None] * _HASHES
    for at in range(len(sequence) - _SHINGLE + 1):
        place, value = divmod(_hash(" ".join(sequence[at : at + _SHINGLE])), _PLACE)
        known = smallest[place]
        if known is None or value < known:
            smallest[place] = value
    filled: list[int] = []
    for place in range(_HASHES):
        ahead = next(step for step in range(_HASHES) if smallest[(place + step) % _HASHES] is not None)
        filled.append(((smallest[(place + ahead) % _HASHES] or 0) + ahead * 0x9E3779B1) & 0xFFFFFFFF)
    return tuple(filled)


def _hash(text: str) -> int:
    """32 bits: a checksum, which is fast, spread by Knuth's multiplier."""
    return zlib.crc32(text.encode(errors="replace")) * 0x9E3779B1 & 0xFFFFFFFF
