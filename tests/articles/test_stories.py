"""Which articles tell one event."""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.stories import Fingerprint, choose, fingerprint, same_event
from bot.articles.terms import plain_number

# Articles of our own: an event told three times in other words, and others of the same parties, kind and week.
ARTICLES = json.loads((Path(__file__).parent.parent / "data" / "articles" / "events.json").read_text("utf-8"))
EVENTS = {article["id"]: article["event"] for article in ARTICLES}
PRINTS = {article["id"]: fingerprint(article["title"], article["text"]) for article in ARTICLES}
PAIRS = list(combinations(EVENTS, 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_retellings_join_and_look_alikes_do_not(one: str, other: str) -> None:
    """Other words for one event join; the same parties, or the same kind of event, alone do not."""
    match = same_event(PRINTS[one], PRINTS[other])
    assert match.joined == (EVENTS[one] == EVENTS[other]), match
    assert same_event(PRINTS[other], PRINTS[one]) == match


@pytest.mark.parametrize("seed", range(10))
def test_articles_that_come_one_by_one_find_their_story(seed: int) -> None:
    """In whichever order they come, each event ends as one story."""
    order = list(PRINTS)
    random.Random(seed).shuffle(order)
    known: list[tuple[int, Fingerprint]] = []
    stories: dict[str, int] = {}
    for number, name in enumerate(order):
        choice = choose(PRINTS[name], known)
        stories[name] = number if choice.story_id is None else choice.story_id
        known.append((stories[name], PRINTS[name]))
    assert all((stories[one] == stories[other]) == (EVENTS[one] == EVENTS[other]) for one, other in PAIRS)


def test_the_first_article_of_all_opens_a_story() -> None:
    """Without candidates there is no story and no match."""
    choice = choose(PRINTS["pact"], [])
    assert (choice.story_id, choice.match) == (None, None)


def test_a_person_can_see_why() -> None:
    """The names, words and numbers that two articles share stand in the reasons."""
    reasons = " ".join(same_event(PRINTS["pact"], PRINTS["pact_again"]).reasons)
    for shared in ("eastham", "costa", "240", "fishing"):
        assert shared in reasons


def test_a_copy_of_agency_text_joins_under_another_title() -> None:
    """The same text with another headline and a line less is a copy."""
    lines = [
        f"The {word} minister spoke of clause {number} of the draft." for number, word in enumerate("abcdefghijkl")
    ]
    one, other = fingerprint("Draft talks", " ".join(lines)), fingerprint("Ministers meet", " ".join(lines[:-1]))
    assert same_event(one, other).joined
    assert same_event(one, other).reasons[1].startswith("copied 0.")


def test_empty_articles_join_nothing() -> None:
    """Two articles without words have nothing in common."""
    nothing = fingerprint("", "")
    assert not same_event(nothing, nothing).joined
    assert not same_event(nothing, PRINTS["pact"]).joined


@settings(max_examples=40)
@given(st.text(max_size=100), st.text(max_size=400))
def test_any_article_has_a_small_fingerprint(title: str, text: str) -> None:
    """Nothing raises; the JSON comes back the same; an article is like itself."""
    prints = fingerprint(title, text)
    assert Fingerprint.from_json(json.loads(json.dumps(prints.to_json()))) == prints
    match = same_event(prints, prints)
    assert 0 <= match.score <= 1
    assert match.joined or not prints.terms


def test_a_long_article_has_a_small_fingerprint() -> None:
    """At most 2 KB, however long the text, in any script."""
    latin = " ".join(f"Name{number} extraordinarily{number} {number}000" for number in range(3000))
    dense = "".join(chr(0xAC00 + number * 7 % 11172) for number in range(5000))
    for text in (latin, dense):
        assert len(json.dumps(fingerprint(text[:300], text).to_json(), ensure_ascii=False).encode()) <= 2048


def test_what_is_missing_in_stored_data_counts_as_empty() -> None:
    """A fingerprint of an older version matches nothing rather than failing."""
    assert not same_event(Fingerprint.from_json({}), PRINTS["pact"]).joined


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("1,500", "1500"),
        ("1.500", "1500"),
        ("15.2", "15.2"),
        ("15,20", "15.2"),
        ("1,234,567.80", "1234567.8"),
        ("7", "7"),
    ],
)
def test_numbers_are_the_same_however_written(written: str, plain: str) -> None:
    """Thousands and decimals with point or comma."""
    assert plain_number(written) == plain


def test_one_form_of_words_filled_in_for_two_events_stays_two() -> None:
    """An agency writes every memorandum in the same sentences: other countries make another event."""
    form = (
        "{0} and {1} signed a memorandum of understanding on {2} on Wednesday, the ministers of both countries said "
        "after talks that had lasted for most of the year. Companies from the two countries will study a {2} plant "
        "worth 450 million dollars and train 120 engineers over the next three years. {1} had been looking for a "
        "partner in {2} since the spring, officials said, and a first shipment is expected within the decade."
    )
    one = fingerprint("Norway and Chile sign memorandum", form.format("Norway", "Chile", "hydrogen"))
    two = fingerprint("Japan and Kenya sign memorandum", form.format("Japan", "Kenya", "hydrogen"))
    assert not same_event(two, one).joined
    assert choose(two, [(1, one)]).story_id is None
    again = fingerprint("Chile and Norway in hydrogen pact", form.format("Norway", "Chile", "hydrogen"))
    assert choose(again, [(1, one)]).story_id == 1
