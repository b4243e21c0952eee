"""Keys by which articles of one event find each other."""

from __future__ import annotations

from itertools import combinations

from bot.articles.rarity import Commonness, Weighed
from bot.articles.stories import fingerprint
from bot.articles.story_keys import MAX_KEYS, story_keys
from tests.events import EVENTS, PRINTS

COMMONNESS = Commonness(PRINTS.values())
KEYS = {name: set(story_keys(Weighed(prints, COMMONNESS))) for name, prints in PRINTS.items()}


def test_articles_of_one_event_share_keys() -> None:
    """Each has one in common with another one of its event at least, whatever their languages."""
    for event in set(EVENTS.values()):
        told = [name for name in EVENTS if EVENTS[name] == event]
        for name in told:
            assert len(told) == 1 or any(KEYS[name] & KEYS[other] for other in told if other != name), name


def test_few_others_share_them() -> None:
    """Most pairs of articles of different events have no key in common."""
    others = [(one, other) for one, other in combinations(EVENTS, 2) if EVENTS[one] != EVENTS[other]]
    assert sum(not KEYS[one] & KEYS[other] for one, other in others) > 0.9 * len(others)


def test_keys_are_few_and_fit_a_column() -> None:
    """At most so many, none twice, each a positive number of 63 bits; an empty article has none."""
    for prints in PRINTS.values():
        keys = story_keys(Weighed(prints, COMMONNESS))
        assert len(keys) == len(set(keys)) <= MAX_KEYS
        assert all(0 <= key < 1 << 63 for key in keys)
    assert story_keys(Weighed(fingerprint("", ""), COMMONNESS)) == ()
