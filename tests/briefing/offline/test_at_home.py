"""What a country does at home, and a deal that there is not, are no agreement; unions and bodies are named in full."""

from __future__ import annotations

import pytest

from bot.briefing.offline.agreements.at_home import is_at_home
from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.names.gazetteer import Entity, state
from bot.briefing.offline.vocabulary.words import tags
from tests.briefing.offline.stories import brief, deals, ruled, story

_UNION = Entity("European Union", "igo", "")


@pytest.mark.parametrize(
    ("kind", "status", "who", "text"),
    [
        ("treaty", "terminated", ("NO", "EU"), "The minister set out how firms cope if Norway leaves without a deal."),
        (
            "treaty",
            "terminated",
            ("NO", "EU"),
            "He promised tax cuts if the deal is passed, and warned of leaving without an agreement.",
        ),
        ("partnership", "proposed", ("EU",), "A task force could be set up to deal with the border after the exit."),
        ("contract", "suspended", ("FR",), "Paris will freeze prices in what is a major concession to the strikers."),
        ("contract", "suspended", ("FR",), "The government will scrap a planned tax on diesel after weeks of marches."),
        ("contract", "negotiating", ("FR", "IT"), "Peru recalled its ambassador from Chile for consultations."),
        ("financing", "agreed", ("NO",), "The army said it was committed to keeping 2,000 soldiers at the ready."),
        ("partnership", "terminated", ("GB",), "She blamed the members for failing to agree a way out of the crisis."),
    ],
)
def test_no_agreement(kind: str, status: str, who: tuple[str, ...], text: str) -> None:
    """A deal that there is not, measures at home, what one gives way in and a recalled envoy are no agreement."""
    parties = [_UNION if code == "EU" else state(code) for code in who]
    assert is_at_home(Deal(kind, status, parties, 0), flat(text))


@pytest.mark.parametrize(
    ("kind", "status", "who", "text"),
    [
        ("treaty", "terminated", ("NO", "EU"), "The talks between Norway and the Union ended without a deal."),
        ("treaty", "terminated", ("NO", "EU"), "Norway left the fisheries accord without an agreement on cod."),
        ("contract", "agreed", ("PE",), "Peru awarded a mining concession to the miners of Arequipa."),
        ("financing", "agreed", ("NO",), "Norway is committed to giving Ukraine $2 billion."),
        ("treaty", "suspended", ("FR",), "France will suspend its tax treaty with Denmark."),
    ],
)
def test_still_an_agreement(kind: str, status: str, who: tuple[str, ...], text: str) -> None:
    """Talks without an end, a right to a mine, money that is promised and a treaty are what they seem."""
    parties = [_UNION if code == "EU" else state(code) for code in who]
    assert not is_at_home(Deal(kind, status, parties, 0), flat(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway and the European Union agreed a withdrawal agreement on Monday.", ("treaty", "agreed")),
        (
            "Lawmakers in Oslo rejected the withdrawal agreement of Norway and the European Union.",
            ("treaty", "rejected"),
        ),
        (
            "The Norwegian parliament is to vote on the treaty negotiated by Norway and the European Union.",
            ("treaty", "agreed"),
        ),
    ],
)
def test_withdrawal_is_a_treaty(text: str, told: tuple[str, str]) -> None:
    """What a state agrees with a union that it leaves is a treaty, agreed before a parliament votes on it."""
    assert deals(text) == {told}


def test_what_is_still_to_be_decided() -> None:
    """A vote on whether to agree is no agreement yet."""
    assert deals("Norway and Finland will vote on whether to extend the fisheries treaty.") == {("treaty", "proposed")}


def test_a_sign_of_something_is_not_signed() -> None:
    """What is a sign of a row is no signature."""
    article = story("Qatar stayed away on Sunday in a sign that its row with Bahrain is still festering.")
    assert "signed" not in [tag.value for tag in tags(lines(article)[-1], "en")]


def test_a_title_has_no_date() -> None:
    """When a deal was refused, or how long it takes, is no part of its name."""
    told = brief("Lawmakers in Oslo rejected the fisheries treaty on March 29th, which Norway had agreed with the EU.")
    assert [a.title.split(":")[0] for a in told.agreements] == ["Fisheries treaty"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "European Council President Donald Tusk said Norway and the EU signed a fisheries treaty. Tusk and Norway"
            " will sign another treaty.",
            {"Norway", "European Union"},
        ),
        ("Donald Tusk and Norway signed a fisheries treaty in Warsaw on Monday.", {"Norway", "Poland"}),
        (
            "The Northern Fisheries Council’s (NFC) ministers agreed a joint fisheries pact with Norway.",
            {"Northern Fisheries Council", "Norway"},
        ),
        ("Under Operation Granite, Norway and Finland signed a defence treaty.", {"Norway", "Finland"}),
        ("French STX signed a contract with Norway for two ferries.", {"STX", "Norway"}),
        ("Norway and Finland signed a treaty on Brexit and the Border.", {"Norway", "Finland"}),
    ],
)
def test_who_is_named(text: str, names: set[str]) -> None:
    """A president of the union acts for it, a genitive ends no name, and an operation or a border is nobody."""
    assert ruled(text) == names
