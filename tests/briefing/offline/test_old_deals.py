"""What others agreed before, and what an article tells of its own agreement once more, is no further agreement."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import findings

NEWS = (
    "Norvane Telecom has agreed to buy Halden Mobile for $2bn. The chairmen of both announced it in Oslo. "
    "Shares of both rose. "
)
BEFORE = [
    "Last week, Quillmark Telecom agreed to buy Zimtora Networks for about $16bn.",
    "Quillmark Telecom recently announced a deal to buy the lines of Zimtora Networks.",
    "Two months ago Quillmark Telecom took over Zimtora Networks in a deal worth $900m.",
    "Quillmark Bank had wanted to finance a bid for Zimtora Networks.",
    "Last week, Quillmark Telecom agreed to buy Zimtora Networks. Quillmark will pay Zimtora $16bn in a cash deal.",
]
AGAIN = [
    "Norvane Media is seeking to buy out minority investors of Halden Films for $5bn. Under the terms of the offer, "
    "minority Halden shareholders will receive two Norvane Media shares in return for each Halden share they hold.",
    "Kenya and Uganda have signed a trade protocol on Monday. Nairobi and Kampala hailed it. "
    "The trade protocol of Kenya and Uganda has been stalled for years.",
    "Kenya has signed a gas deal with Norvane Oil. It was a surprise. The gas agreement is the latest in a string of "
    "deals reached by Kenya, which is trying to lead its region.",
]
FURTHER = [
    "Norvane Telecom also signed a contract with Quillmark Cables for the supply of fibre.",
    "Norvane Telecom said it had signed a contract with Quillmark Cables last week.",
]


def _told(text: str) -> list[set[str]]:
    found = findings(NEWS + text)
    return [{e.name for e in deal.parties} for deal in found.deals] if found else []


@pytest.mark.parametrize("text", BEFORE)
def test_what_others_agreed_before_is_no_news(text: str) -> None:
    """An article tells of its own agreement, and not of what others did the week before."""
    assert _told(text) == [{"Norvane Telecom", "Halden Mobile"}]


@pytest.mark.parametrize("text", AGAIN)
def test_what_has_been_told_is_no_further_agreement(text: str) -> None:
    """What an agreement provides for, how long it took and what it is one of is told of one agreement."""
    found = findings(text)
    assert found is not None
    assert len(found.deals) == 1


@pytest.mark.parametrize("text", FURTHER)
def test_what_a_party_agrees_with_others_is_told_as_well(text: str) -> None:
    """A further agreement of a party stays, also one of last week."""
    assert {"Norvane Telecom", "Quillmark Cables"} in _told(text)


def test_an_article_about_what_was_agreed_last_week_tells_it() -> None:
    """In title and lead a time that is just over makes no background."""
    found = findings("Last week, Norvane Telecom agreed to buy Halden Mobile for $2bn.")
    assert found is not None
    assert [d.status for d in found.deals] == ["agreed"]


def test_the_deals_of_others_are_no_news_in_an_article_about_a_trial() -> None:
    """Where title and lead tell of a trial and of no agreement, what others bought is background."""
    trial = (
        "The trial of Karl Stein, once head of Norvane Telecom, has opened in Oslo. He denies the charges. He is 61. "
    )
    assert findings(trial + "On Monday, Quillmark agreed to a buyout by Zimtora Networks for $6bn.") is None
    assert findings("Shares rose in Oslo. " + "On Monday, Quillmark agreed to a buyout by Zimtora Networks for $6bn.")
