"""Which articles tell one event."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.fingerprints import Facts
from bot.articles.rarity import Weighed
from bot.articles.stories import JOIN, Commonness, Fingerprint, choose, comes_near, fingerprint, points, same_event
from bot.articles.terms import plain_number
from bot.joining import fingerprint_of
from bot.model import ArticleText
from tests.events import EVENTS, PRINTS


@pytest.mark.parametrize("event", sorted(set(EVENTS.values())))
def test_retellings_are_symmetric(event: str) -> None:
    """Whichever of two articles comes first, they are as near."""
    told = [name for name in EVENTS if EVENTS[name] == event]
    for one, other in pairwise(told):
        there, back = same_event(PRINTS[one], PRINTS[other]), same_event(PRINTS[other], PRINTS[one])
        assert (there.joined, there.score) == (back.joined, back.score)


def test_the_first_article_of_all_opens_a_story() -> None:
    """Without candidates there is no story and no match."""
    choice = choose(Weighed(PRINTS["pact"], Commonness()), [])
    assert (choice.story_id, choice.match) == (None, None)


def test_a_person_can_see_why() -> None:
    """The names, words and numbers that two articles share stand in the reasons."""
    reasons = " ".join(same_event(PRINTS["pact"], PRINTS["pact_again"]).reasons)
    for shared in ("eastham", "costa", "240", "names", "phrases"):
        assert shared in reasons


def test_a_copy_of_agency_text_joins_under_another_title() -> None:
    """The same text with another headline and a line less is a copy."""
    lines = [
        f"The {word} minister spoke of clause {number} of the draft." for number, word in enumerate("abcdefghijkl")
    ]
    one, other = fingerprint("Draft talks", " ".join(lines)), fingerprint("Ministers meet", " ".join(lines[:-1]))
    assert same_event(one, other).joined
    assert any(reason.startswith("copied 0.") for reason in same_event(one, other).reasons)


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
    """At most 6 KB, however long the text, in any script."""
    latin = " ".join(f"Name{number} extraordinarily{number} {number}000" for number in range(3000))
    dense = "".join(chr(0xAC00 + number * 7 % 11172) for number in range(5000))
    for text in (latin, dense):
        assert len(json.dumps(fingerprint(text[:300], text).to_json(), ensure_ascii=False).encode()) <= 6144


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
    commonness = Commonness([one])
    assert choose(Weighed(two, commonness), [(1, one)]).story_id is None
    again = fingerprint("Chile and Norway in hydrogen pact", form.format("Norway", "Chile", "hydrogen"))
    assert choose(Weighed(again, commonness), [(1, one)]).story_id == 1


FORM = (
    "The development bank approved a {0} million dollar loan on Tuesday to {1} in Nepal. The project is to be "
    "completed in four years, and the government of Nepal will provide {2} million dollars of its own, the bank "
    "said in Manila."
)


def _loan(amount: int, purpose: str, own: int) -> Fingerprint:
    facts = Facts(
        frozenset({"Nepal", "Development Bank"}),
        frozenset({"financing agreed"}),
        frozenset({f"{amount}000000 USD", f"{own}000000 USD"}),
    )
    return fingerprint(f"Bank lends Nepal ${amount} million", FORM.format(amount, purpose, own), facts=facts)


def test_two_agreements_of_the_same_parties_stay_two() -> None:
    """The same day, the same form of words: other sums make another agreement, the same sums do not."""
    power, schools = _loan(180, "build a hydropower plant", 35), _loan(60, "repair nine hundred schools", 8)
    assert not same_event(power, schools).joined
    assert same_event(power, _loan(180, "dam the Tamakhola", 35)).joined


def test_two_contracts_of_two_companies_stay_two_by_what_they_are_worth() -> None:
    """In other words, with the same names and the same field; a sum that is rounded is the same one."""
    supply = (
        "Samsung and Toyota agree on battery supply",
        "Samsung SDI will supply batteries to Toyota Motor under a contract signed on Thursday in Seoul, the companies "
        "said. The South Korean firm will deliver cells worth 2.1 trillion won over five years to the Japanese car "
        "maker, which plans to use them in electric vehicles built in North Carolina from 2028.",
    )
    plant = (
        "Samsung and Toyota to build recycling plant",
        "Samsung SDI and Toyota Motor will build a plant to recycle batteries in Ulsan, the firms said on Thursday. "
        "The joint venture will invest 400 billion won and is owned by the two in equal parts. The plant is to process "
        "20,000 tonnes of scrap a year from 2029, according to the statement of the two companies, which also said "
        "that 300 people would be employed there.",
    )
    again = (
        "Toyota to get Samsung cells",
        "Toyota Motor has signed up Samsung SDI to supply batteries for its electric vehicles in North Carolina, in a "
        "contract worth some 2 trillion won, the two companies said on Thursday in Seoul. Cells are to be delivered "
        "over five years from 2028.",
    )
    one, other, retold = (
        fingerprint_of(ArticleText(title, title, text, datetime(2026, 11, 26, hour, tzinfo=UTC), "en"))
        for hour, (title, text) in enumerate([supply, plant, again], 10)
    )
    assert not same_event(one, other).joined
    assert same_event(one, retold).joined
    assert not any("other amount" in reason for reason in same_event(one, retold).reasons)


def test_facts_join_what_is_told_in_two_languages() -> None:
    """Parties, figures and sectors are the same in every language; without them, or with others, nothing joins."""
    facts = Facts(
        frozenset({"Japan", "India"}), frozenset({"mou signed"}), frozenset({"12000 people"}), frozenset({"labour"})
    )
    english = fingerprint("Japan trains Indian engineers", "They signed in Tokyo.", language="en", facts=facts)
    korean = fingerprint("일본, 인도 기술자 양성", "도쿄에서 서명했다.", language="ko", facts=facts)
    assert same_event(english, korean).joined
    other = Facts(facts.parties, facts.agreements, frozenset({"7500000 USD", "3 ships"}), frozenset({"finance"}))
    assert not same_event(english, fingerprint("일본, 인도", "도쿄에서 서명했다.", language="ko", facts=other)).joined
    assert not same_event(english, fingerprint("일본, 인도", "도쿄에서 서명했다.", language="ko")).joined


def test_a_term_is_as_rare_as_the_latest_articles_say() -> None:
    """What each of them has tells nothing; what is forgotten with the oldest is rare again."""
    commonness = Commonness(latest=50)
    for number in range(200):
        commonness.add(fingerprint(f"Budget {number}", f"Norway passed budget number{number % 100} of the parliament."))
    assert commonness.rarity("budget") < 0.2 < 0.7 < commonness.rarity("number9")
    assert commonness.rarity("unheard") == 1.0


def test_what_cannot_come_near_is_passed_over() -> None:
    """No pair has more points than what the two share allows: of all our articles none is passed over by mistake."""
    commonness = Commonness(PRINTS.values())
    weighed = [Weighed(each, commonness) for each in PRINTS.values()]
    passed = 0
    for one, other in permutations(weighed, 2):
        if not comes_near(one, other.prints):
            passed += 1
            assert points(one, other) < JOIN
    assert passed > len(weighed)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_candidates_is_of_no_account(seed: int) -> None:
    """The same candidates in another order give the same story."""
    known = [(number, PRINTS[name]) for number, name in enumerate(PRINTS)]
    text = "Norland and Sudland let 240 boats fish. Ministers signed."
    new = Weighed(fingerprint("Eastham deal on Middle Sea fishing", text), Commonness(PRINTS.values()))
    expected = choose(new, known)
    random.Random(seed).shuffle(known)
    assert choose(new, known).story_id == expected.story_id
