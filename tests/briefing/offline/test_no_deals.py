"""Everyday news that use the words of agreements tell of none: shops sell, people take posts or join protests."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import deals, worded

NONE = [
    "Norvane Telecom said that if it lays the cable, customers will buy the faster lines of Halden Net.",
    "The first million sold will come with the Halden Film of Norvane Pictures.",
    "Norvane Stores has suspended firearms sales in Texas, where Halden Arms makes the rifles.",
    "The Digital Rights Foundation has joined a legal fight between Norvane Inc and Halden Inc.",
    "Minister Anna Berg will join the Norwegian delegation in Poland for the ceremony.",
    "Norvane Brokers said it is co-operating fully with the inquiry by the Securities and Exchange Commission.",
    "Peru has asked a Chilean banker and former International Monetary Fund director to run its central bank.",
    "Karl Stein, vice chairman of Halden Bank, has agreed to take the job at Norvane Bank.",
    "The Association of Town Mayors (ATM) said it agreed in principle with the government's plans.",
    "Denmark wants Sweden to offer refuge to those who flee the war.",
    "The Liberals and Norvane Party have called for a second inquiry into the visa application of his nanny.",
    "Kenya has withdrawn $2bn in assets from Switzerland, its central bank has said.",
    "To settle the tax bill, Norway forced Norvane Oil to sell off Halden Gas.",
    "Officials in Kenya have dismissed the legal wrangling of Norvane Oil with Halden Gas as meaningless.",
    "Halden Ltd was formed by a three-way merger between Norvane Care and footwear makers Quillmark and Zimtora.",
    "Norvane Drugs is to alter the colour of the pills that poor nations get under a humanitarian agreement.",
    "Plans to create a single prison agency for Scotland and the Scottish Prison Service were scrapped.",
]
SOME = [
    ("Norvane Airlines has agreed to buy 20 jets from Halden Aircraft, which customers will pay for.", "agreed"),
    ("Norvane Bank has joined the consortium of Halden Bank that lends Peru $200 million.", "agreed"),
    ("Kenya and Uganda have agreed to co-operate with each other on the investigation of smuggling.", "agreed"),
    ("Norvane Stores has ended its contract with Halden Arms, whose sales it had suspended.", "terminated"),
]


@pytest.mark.parametrize("text", NONE)
def test_everyday_words_tell_of_no_agreement(text: str) -> None:
    """Who buys in a shop, joins a protest, helps an inquiry, takes a post or is of one mind agrees on nothing."""
    assert deals(text) == set()


@pytest.mark.parametrize(("text", "told"), SOME)
def test_agreements_beside_everyday_words_are_told(text: str, told: str) -> None:
    """What is concluded stays, whoever else buys, joins or inquires in the sentence."""
    assert told in {status for _, status in deals(text)}


def test_what_happened_in_a_month_that_is_over_is_background() -> None:
    """A sentence that begins with a month or a year that is over tells no news, whoever it names."""
    text = "Norvane Brewing is to buy a third of Halden Breweries for $90 million. The beer is dark. "
    told = [
        "In October, Norvane Brewing and Quillmark Ltd agreed to form a joint venture in Peru.",
        "In 2019 Norvane Brewing and Quillmark Ltd agreed to form a strategic partnership, one that would sell ale.",
        "In 2019, Norvane Brewing said it had won approval to build a joint venture with Quillmark Ltd.",
    ]
    for sentence in told:
        assert {d.kind for d in worded(text + sentence)} == {"merger_acquisition"}
    now = "In February, Norvane Brewing and Quillmark Ltd agreed to form a joint venture in Peru."
    assert {d.kind for d in worded(text + now)} == {"merger_acquisition", "partnership"}
