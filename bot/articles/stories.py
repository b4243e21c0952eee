"""Tell which articles are about one event."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.articles.fingerprints import Facts, Fingerprint, fingerprint
from bot.articles.likeness import NEAR_COPY, copied, likeness, likeness_at_most, phrases
from bot.articles.rarity import Commonness, Weighed
from bot.articles.terms import EVERYDAY

__all__ = [
    "Commonness",
    "Facts",
    "Fingerprint",
    "Match",
    "StoryChoice",
    "choose",
    "fingerprint",
    "is_copy",
    "same_event",
]

JOIN = 0.0
"""Points from which two articles, or an article and a story, tell one event."""
# From this share of copied text on there is hardly a sentence that the other has not: an update's new lead makes it a
# text of its own.
SAME_TEXT = 0.75
_ROUNDING = 1e-6
_NEAREST = 0.5
"""What the nearest article of a story counts beside the mean of all of it."""

# What each feature says for one event, or against it: a logistic regression over the pairs of the topics 1 to 35 of
# ECB+, read one by one (benchmarks/stories.py). Facts are set by hand: those topics have few.
_START = -3.5
WORDS: Mapping[str, float] = {
    "names": 5.9,
    "lead": 4.3,
    "phrases": 20.3,
    "numbers": 3.4,
    "other numbers": -0.9,
    "other counts": -1.4,
    "same day": 1.8,
    "other weekday": -1.2,
    "same year": 0.8,
    "other year": -0.8,
}
_FACTS: Mapping[str, float] = {
    "dated": -0.7,
    "days apart": -0.9,
    "rivals": -1.0,
    "little else": -1.5,
    "filled in anew": -8.0,
    "other parties": -2.0,
    "changed parties": -3.0,
    "figures": 2.0,
    "other figures": -5.0,
    "other amount": -2.5,
    "sectors": 0.5,
    "other sectors": -2.5,
    "other stage": -1.5,
}
_AT_HOME: Mapping[str, float] = {**WORDS, **_FACTS}
# Between languages words say little and facts have to tell: set by hand on articles of our own.
_START_ABROAD = -3.0
_ABROAD: Mapping[str, float] = {
    "lead names": 3.0,
    "numbers": 3.0,
    "days apart": -0.9,
    "same day": 1.0,
    "other weekday": -1.0,
    "parties": 2.5,
    "other parties": -3.0,
    "figures": 4.0,
    "other figures": -4.0,
    "sectors": 1.5,
    "other sectors": -2.0,
    "agreement": 1.0,
    "other stage": -2.0,
}


_Saying = tuple[str, float, float]
"""A feature with its value and what that says."""


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


def choose(new: Weighed, candidates: Sequence[tuple[int, Fingerprint]]) -> StoryChoice:
    """Return the story among `candidates` (one fingerprint an article) that tells the event of `new`.

    Terms that many of the latest articles have weigh less. A story is as near as the middle between its nearest
    article and the mean of its articles among the candidates. Without a story, `match` is the nearest miss, if one
    comes near. Pure; some hundred microseconds a candidate that comes near, ten for others.
    """
    near = {story_id for story_id, other in candidates if comes_near(new, other)}
    if not near:
        return StoryChoice(None, None)
    stories: dict[int, list[tuple[float, int]]] = {}
    compared: dict[int, tuple[Weighed, list[_Saying]]] = {}
    for at, (story_id, prints) in enumerate(candidates):
        if story_id in near:
            other = Weighed(prints, new.commonness)
            said = _said(new, other)
            compared[at] = other, said
            stories.setdefault(story_id, []).append((_points(said), -at))
    nearest = max(stories, key=lambda story_id: (_of_story(stories[story_id]), -story_id))
    _, at = max(stories[nearest])
    match = _match(new, *compared[-at], _of_story(stories[nearest]))
    return StoryChoice(nearest if match.joined else None, match)


def same_event(new: Fingerprint, old: Fingerprint, commonness: Commonness | None = None) -> Match:
    """Say whether two articles tell one event, from the two alone. Symmetric and pure."""
    commonness = commonness or Commonness()
    one, other = Weighed(new, commonness), Weighed(old, commonness)
    said = _said(one, other)
    return _match(one, other, said, _points(said))


def is_copy(new: Fingerprint, old: Fingerprint) -> bool:
    """Whether an article is the text of another with little else: nobody has to read it a second time."""
    return copied(new, old) >= SAME_TEXT


def points(one: Weighed, other: Weighed) -> float:
    """Return the sum of what the features of a pair say: from `JOIN` on they tell one event."""
    return _points(_said(one, other))


def _points(said: Sequence[_Saying]) -> float:
    return sum([value for _, _, value in said])


def comes_near(one: Weighed, other: Fingerprint) -> bool:
    """Whether `points` may reach `JOIN`; no certain answer, and a quick one."""
    if _abroad(one.prints, other):
        return True
    most = likeness_at_most(one, other)
    if most["copied"] >= NEAR_COPY:
        return True
    reached = _START - JOIN + _ROUNDING + sum(_AT_HOME.get(name, 0.0) * value for name, value in most.items())
    return reached > 0 and reached > _AT_HOME["phrases"] * (most["phrases"] - phrases(one, other))


def _said(one: Weighed, other: Weighed) -> list[_Saying]:
    features = likeness(one, other)
    abroad = _abroad(one.prints, other.prints)
    start, weights = (_START_ABROAD, _ABROAD) if abroad else (_START, _AT_HOME)
    said = [(name, value, weights[name] * value) for name, value in features.items() if name in weights]
    if features.get("copied", 0.0) >= NEAR_COPY and "filled in anew" not in features:
        said.append(("copied", features["copied"], 2 * abs(start)))
    return [("nothing yet", 1.0, start), *said] if features else [("nothing", 1.0, start)]


def _abroad(a: Fingerprint, b: Fingerprint) -> bool:
    return a.language is not None and b.language is not None and a.language != b.language


def _of_story(articles: Sequence[tuple[float, int]]) -> float:
    every = [value for value, _ in articles]
    return _NEAREST * max(every) + (1 - _NEAREST) * sum(every) / len(every)


def _match(one: Weighed, other: Weighed, said: Iterable[_Saying], reached: float) -> Match:
    shown = {
        "names": one.prints.names & other.prints.names,
        "lead": one.prints.lead & other.prints.lead - one.prints.names,
        "lead names": one.prints.lead & one.prints.names & other.prints.lead & other.prints.names,
        "numbers": one.prints.numbers & other.prints.numbers,
        "parties": one.prints.facts.parties & other.prints.facts.parties,
        "figures": one.prints.facts.figures & other.prints.facts.figures,
        "sectors": one.prints.facts.sectors & other.prints.facts.sectors,
    }
    reasons = [
        f"{name} {value:.2f} ({says:+.1f}){_first(shown.get(name, ()), one)}"
        for name, value, says in sorted(said, key=lambda each: -abs(each[2]))
    ]
    score = 1 / (1 + math.exp(-max(-500.0, min(500.0, reached - JOIN))))
    return Match(reached >= JOIN, round(score, 4), tuple(reasons))


def _first(shared: Iterable[str], one: Weighed) -> str:
    def telling(term: str) -> tuple[bool, float, str]:
        return term in EVERYDAY, -one.vector[term] if term in one.prints.terms else -1.0, term

    found = sorted(shared, key=telling)[:6]
    return f": {', '.join(found)}" if found else ""
