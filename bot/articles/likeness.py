"""Compare two articles: what they share and where they differ, each as a number from 0 to 1."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Set
from operator import eq, mul

from bot.articles.fingerprints import Facts, Fingerprint
from bot.articles.rarity import Part, Weighed, party
from bot.articles.terms import stem

# Below this share of common names, texts that each have so many tell different events, however alike the words are.
_TELLING_NAMES = 3
_FEW_NAMES = 2
_SHARED_NAMES = 0.2
_TELLING_NUMBERS = 2
_PAIR = 2
_DAY_SECONDS = 86_400
FORM_OF_WORDS = 0.12
"""Phrases beyond this say no more: agencies fill in one form of words for many events."""
NEAR_COPY = 0.6
"""Of the shingles of one text, at least this share in the other: agency text under another headline."""


def likeness(one: Weighed, other: Weighed) -> dict[str, float]:
    """Return the features of a pair by name, those that are 0 left out. Symmetric."""
    a, b = one.prints, other.prints
    found = {
        "names": _part(one, other, _named(a, b)),
        "lead": _part(one, other, _lead),
        "lead names": _overlap(a.lead & a.names, b.lead & b.names),
        "phrases": phrases(one, b),
        "numbers": _overlap(a.numbers, b.numbers),
        "other numbers": _other_numbers(a, b),
        "other counts": float(_other_counts(a, b)),
        "copied": copied(a, b),
    }
    for name, kind in (("day", _DAY), ("weekday", _WEEKDAY), ("year", _YEAR)):
        days, others = ({day for day in each.moments if len(day) == kind} for each in (a, b))
        if days and others:
            found[f"same {name}" if days & others else f"other {name}"] = 1.0
    if a.told_at is not None and b.told_at is not None:
        found |= _days_apart(one, other, found)
    found |= _facts(one, other)
    if found["phrases"] == FORM_OF_WORDS or found["copied"] >= NEAR_COPY:
        filled_in = _strangers(a, b) or found.get("changed parties") or found.get("other figures") == 1
        found["filled in anew"] = float(bool(filled_in))
    return {name: value for name, value in found.items() if value}


def _days_apart(one: Weighed, other: Weighed, found: Mapping[str, float]) -> dict[str, float]:
    """Of news of the same days much tells of the same parties: what else is there?"""
    a, b = one.prints, other.prints
    known = len(a.names & b.names) <= _TELLING_NAMES and not found["phrases"] and not found["numbers"]
    return {
        "dated": 1.0,
        "days apart": abs((a.told_at or 0) - (b.told_at or 0)) / _DAY_SECONDS,
        "rivals": min(_missing(one, other), _missing(other, one)),
        "little else": float(bool(found["names"]) and known),
    }


def likeness_at_most(one: Weighed, b: Fingerprint) -> dict[str, float]:
    """Return no less than each feature of a pair that speaks for one event, and some of those that speak against it as
    they are: in a tenth of the time, from what the two share alone. Some of those that are 0 are left out."""
    a = one.prints
    found = {
        "names": _part_at_most(one, b, _named(a, b)),
        "lead": _part_at_most(one, b, _lead),
        "phrases": FORM_OF_WORDS,
        "other numbers": _other_numbers(a, b),
        "copied": copied(a, b),
        "other figures": _other_figures(a.facts, b.facts),
    }
    if a.told_at is not None and b.told_at is not None:
        found["dated"] = 1.0
        found["days apart"] = abs(a.told_at - b.told_at) / _DAY_SECONDS
    if not a.numbers.isdisjoint(b.numbers):
        found["numbers"] = _overlap(a.numbers, b.numbers)
    if not a.moments.isdisjoint(b.moments):
        found["same day"] = found["same year"] = 1.0
    if a.facts.parties and b.facts.parties and a.facts.parties.isdisjoint(b.facts.parties):
        found["other parties"] = 1.0
    if not a.facts.figures.isdisjoint(b.facts.figures):
        found["figures"] = 1.0
    if a.facts.sectors and b.facts.sectors:
        found["other sectors" if a.facts.sectors.isdisjoint(b.facts.sectors) else "sectors"] = 1.0
    return found


_DAY, _WEEKDAY, _YEAR = len("07-24"), len("d0"), len("2026")


def copied(a: Fingerprint, b: Fingerprint) -> float:
    """Return the share of equal text, from 0 to 1."""
    if a.terms and a.terms == b.terms and a.numbers == b.numbers:
        return 1.0
    if not a.copies or len(a.copies) != len(b.copies):
        return 0.0
    same: int = sum(map(eq, a.copies, b.copies))
    return same / len(a.copies)


def _terms(prints: Fingerprint) -> Set[str]:
    """All of them: scripts without capital letters show no names."""
    return prints.terms.keys()


def _names(prints: Fingerprint) -> Set[str]:
    return prints.names


def _lead(prints: Fingerprint) -> Set[str]:
    return prints.lead


def _named(a: Fingerprint, b: Fingerprint) -> Part:
    return _names if min(len(a.names), len(b.names)) >= _TELLING_NAMES else _terms


def _part(one: Weighed, other: Weighed, part: Part) -> float:
    """Cosine of a part of the terms."""
    shared = part(one.prints) & part(other.prints)
    product = sum(map(mul, map(one.vector.__getitem__, shared), map(other.vector.__getitem__, shared)))
    return min(1.0, product / (one.length(part) * other.length(part))) if product else 0.0


def _part_at_most(one: Weighed, other: Fingerprint, part: Part) -> float:
    """No less than `_part`, by the inequality of Cauchy and Schwarz: what the other does not share weighs nothing."""
    shared = sum(map(one.squares.__getitem__, part(one.prints) & part(other)))
    return min(1.0, math.sqrt(shared) / one.length(part)) if shared else 0.0


def phrases(one: Weighed, other: Fingerprint) -> float:
    """Return how much the two have in common word for word."""
    shared = one.phrases.intersection(other.phrases)
    if not shared:
        return 0.0
    rarity = one.commonness.rarity
    all_of_both = math.sqrt((len(one.phrases) + 1) * (len(other.phrases) + 1))
    return min(FORM_OF_WORDS, sum([rarity(phrase) ** 2 for phrase in shared]) / all_of_both)


def _missing(one: Weighed, other: Weighed) -> float:
    """How much the weightiest name of the one's lead that the other does not know weighs beside the weightiest."""
    weigh = one.vector.__getitem__
    names = one.prints.lead & one.prints.names
    heaviest = max(map(weigh, names), default=0.0)
    return max(map(weigh, names - other.prints.terms.keys()), default=0.0) / heaviest if heaviest else 0.0


def _other_numbers(a: Fingerprint, b: Fingerprint) -> float:
    return float(min(len(a.numbers), len(b.numbers)) >= _TELLING_NUMBERS and a.numbers.isdisjoint(b.numbers))


def _other_counts(a: Fingerprint, b: Fingerprint) -> int:
    """How many things both count, and differently."""
    mine, theirs = _by_thing(a), _by_thing(b)
    return sum(1 for thing in mine.keys() & theirs.keys() if not mine[thing] & theirs[thing])


def _by_thing(prints: Fingerprint) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in prints.counted:
        number, _, thing = each.partition(" ")
        found.setdefault(thing, set()).add(number)
    return found


def _overlap(a: frozenset[str] | frozenset[int], b: frozenset[str] | frozenset[int]) -> float:
    """Shared things against all, held back where there are few."""
    shared = len(a & b)
    return shared / math.sqrt((len(a) + 1) * (len(b) + 1)) if shared else 0.0


def _strangers(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether both have names and share next to none."""
    fewer = min(len(a.names), len(b.names))
    return fewer >= _FEW_NAMES and len(a.names & b.names) < _SHARED_NAMES * fewer


# How far an agreement is, as far as two articles of one event may differ on it.
_STAGES = {
    "proposed": "talked of",
    "negotiating": "talked of",
    "agreed": "made",
    "signed": "made",
    "ratified": "done",
    "in_force": "done",
    "suspended": "broken",
    "terminated": "broken",
    "rejected": "broken",
}
_ENOUGH = 2
ROUNDED = 0.1
"""Sums that differ by less may be one, rounded."""
_CURRENCY = re.compile("[A-Z]{3}")
_TIMES = frozenset({"years", "year", "months", "month", "weeks", "days", "day", "hours"})


def _facts(one: Weighed, other: Weighed) -> dict[str, float]:
    """What analysts found in both: in words that are the same in every language."""
    a, b = one.prints.facts, other.prints.facts
    found: dict[str, float] = {}
    if a.parties and b.parties:
        rarity = {name: one.commonness.rarity(party(name)) for name in a.parties & b.parties}
        found["parties"] = sum(rarity.values()) / math.sqrt(len(a.parties) * len(b.parties))
        found["other parties"] = float(not rarity)
        # Two parties in common are an event's; a retelling may leave out a third and name a fourth.
        found["changed parties"] = float(
            len(a.parties & b.parties) < _PAIR
            and _unknown(a.parties - b.parties, other)
            and _unknown(b.parties - a.parties, one)
        )
    if a.figures and b.figures:
        shared = a.figures & b.figures
        found["figures"] = 1 - 0.5 ** sum(0.5 if is_time(figure) else 1.0 for figure in shared)
    found["other figures"] = _other_figures(a, b)
    found["other amount"] = float(_other_amount(a, b))
    if a.sectors and b.sectors:
        found["sectors"] = len(a.sectors & b.sectors) / len(a.sectors | b.sectors)
        found["other sectors"] = float(a.sectors.isdisjoint(b.sectors))
    if a.agreements and b.agreements:
        found["agreement"] = float(not a.agreements.isdisjoint(b.agreements))
        found["other stage"] = float(_stages(a.agreements).isdisjoint(_stages(b.agreements)))
    return found


def _other_figures(a: Facts, b: Facts) -> float:
    """Whether both have figures, and none in common: half where one of them has a single one."""
    if not a.figures or not b.figures:
        return 0.0
    mine, theirs = ({each for each in facts.figures if not is_time(each)} for facts in (a, b))
    return min(len(mine), len(theirs), _ENOUGH) / _ENOUGH if mine.isdisjoint(theirs) else 0.0


def _other_amount(a: Facts, b: Facts) -> bool:
    """Whether both tell sums of money in one currency, and none nearly in common: what two agreements of the same
    parties are worth. A retelling rounds a sum, converts it, or leaves it out."""
    mine, theirs = _sums(a), _sums(b)
    return any(
        all(abs(one - other) > ROUNDED * max(one, other) for one in mine[currency] for other in theirs[currency])
        for currency in mine.keys() & theirs.keys()
    )


def _sums(facts: Facts) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for value, _, unit in (figure.partition(" ") for figure in facts.figures):
        if _CURRENCY.fullmatch(unit):
            found.setdefault(unit, set()).add(float(value))
    return found


def _unknown(parties: frozenset[str], text: Weighed) -> bool:
    """Whether one of the parties has no word of its name in the text."""
    return any(text.prints.terms.keys().isdisjoint(map(stem, name.lower().split())) for name in parties)


def is_time(figure: str) -> bool:
    """Whether a figure tells for how long: many events have the same."""
    return figure.partition(" ")[2] in _TIMES


def _stages(agreements: frozenset[str]) -> set[str]:
    return {_STAGES.get(each.rpartition(" ")[2], "") for each in agreements}
