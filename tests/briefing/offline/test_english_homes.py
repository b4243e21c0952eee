"""Who is told in loose English news: the article's own names for acronyms, and no country that is only a home."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nordbank has agreed to buy a stake in the London Stock Exchange. The LSE will sell 5% to Nordbank.",
            {"Nordbank", "London Stock Exchange"},
        ),
        (
            "Deutsche Boerse has agreed to buy Warsaw's Nordbank. DB will pay 90m euros for Nordbank.",
            {"Deutsche Börse", "Nordbank"},
        ),
        (
            "Southern African Iron Corp agreed to buy steelmaker Vantor. SAIC will pay 40m dollars for Vantor.",
            {"Southern African Iron Corp", "Vantor"},
        ),
    ],
)
def test_an_acronym_is_who_the_article_names(text: str, expected: set[str]) -> None:
    """Initials stand for the body that is named in the article, whatever else they may mean elsewhere."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UK's biggest brewer, Hopwell Ales, is to buy Kegworth plc for £40m.", {"Hopwell Ales", "Kegworth"}),
        ("Peru's biggest airline, Andavia, ordered 12 planes from Airbus on Monday.", {"Andavia", "Airbus"}),
        ("British energy firm Harrow Oil has been awarded a contract by Vantor plc.", {"Harrow Oil", "Vantor"}),
        (
            "Norway's competition watchdog, the Market Council of Oslo, agreed a settlement with Vantor plc.",
            {"Market Council of Oslo", "Vantor"},
        ),
    ],
)
def test_the_home_of_a_firm_is_no_party(text: str, expected: set[str]) -> None:
    """A country tells only where a firm is from: "India's first low-cost airline"; a body that is named acts itself."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's state oil company signed a contract with Airbus on Monday.", {"Peru", "Airbus"}),
        ("The French trade minister signed a treaty with Peru on Monday.", {"France", "Peru"}),
    ],
)
def test_a_country_acts_by_its_bodies(text: str, expected: set[str]) -> None:
    """A ministry, or a company of the state that is not named, acts for its country."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Although Nokia signed a contract with Airbus, ISPs will keep their PCs.", {"Nokia", "Airbus"}),
        ("Five Nokia subsidiaries agreed a settlement with Airbus on Monday.", {"Nokia", "Airbus"}),
        ("Nokia signed a contract with Finance Minister Omar Davies and with Airbus.", {"Nokia", "Airbus"}),
        ("Nokia will pay 4 Australian dollars a share under its contract with Airbus.", {"Nokia", "Airbus"}),
        ("Nokia and Airbus signed a contract on pipes in the Gulf of Suez.", {"Nokia", "Airbus"}),
        ("Nokia and Airbus signed a contract on the Indian oil industry.", {"Nokia", "Airbus"}),
        ("Nokia signed a contract with the Dayton, Ohio-based maker Vantor.", {"Nokia", "Vantor"}),
        ("Nokia signed a contract with US-registered Vantor Oil Corporation.", {"Nokia", "Vantor Oil Corporation"}),
        ("Middle Eastern carriers will benefit as Nokia signed a contract with Airbus.", {"Nokia", "Airbus"}),
    ],
)
def test_plain_words_are_no_parties(text: str, expected: set[str]) -> None:
    """Words that begin a sentence, short forms, surnames, seas, coins and the towns of firms name nobody."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    "telling",
    [
        "Agence France Presse reported on Monday that",
        "The FT said it thought that",
        "Dana Korwin, a research director at analyst firm Gordwick, said that",
        "Dana Korwin, of brokers Gordwick, said that",
        "Gianni Trevi, the patriarch of the family, was told that",
    ],
)
def test_who_only_tells_is_no_party(telling: str) -> None:
    """Papers, agencies, brokers, analysts and people tell what others agree."""
    assert parties(f"{telling} Nokia had signed a contract with Airbus.") == {"Nokia", "Airbus"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Brewer Harlow's bought a stake in Airbus. Harlow's agreed to pay Airbus.",
            {"Harlow's", "Airbus"},
        ),
        ("Harlow's lawyers met. Harlow has agreed to buy Airbus, and Harlow's bid won.", {"Harlow", "Airbus"}),
        (
            "VantorSoft Corp agreed to buy Airbus. Vantorsoft will pay for Airbus.",
            {"VantorSoft Corp", "Airbus"},
        ),
        ("MQ Harrier agreed to buy Airbus. Unions at Harrier said Harrier will sell Airbus.", {"MQ Harrier", "Airbus"}),
        ("Vantor Group plc agreed to buy Airbus. A fund sold its stake in Vantor.", {"Vantor Group", "Airbus"}),
    ],
)
def test_one_firm_has_one_name(text: str, expected: set[str]) -> None:
    """Legal forms, capitals and spaces make no second firm; a name that always has "'s" has it."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Airbus rejected a takeover bid from Gordon Trevi. Mr Trevi will talk to Airbus.", {"Airbus", "Gordon Trevi"}),
        ("Gordon Trevi, the owner of a shop, said Nokia had agreed to buy Airbus.", {"Nokia", "Airbus"}),
    ],
)
def test_a_person_who_bids_is_a_party(text: str, expected: set[str]) -> None:
    """Who bids for a company takes part as a company does; who only speaks does not."""
    found = brief(text).parties
    assert {p.name for p in found} == expected
    assert all(p.kind.value == "person" for p in found if p.name == "Gordon Trevi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UK Foreign Secretary Jane Harrow arrived. Ms Harrow signed a treaty with Peru on Monday.",
            {"United Kingdom", "Peru"},
        ),
        (
            "Japanese Trade Minister Ken Asada arrived. Ken Asada agreed a trade deal with Peru.",
            {"Japan", "Peru"},
        ),
        (
            "UK Foreign Secretary Jane Harrow arrived. Peru and Chile signed a treaty, Ms Harrow said on Monday.",
            {"Peru", "Chile"},
        ),
        (
            "Former UK Foreign Secretary Jane Harrow arrived. Peru and Chile signed a treaty that Ms Harrow hailed.",
            {"Peru", "Chile"},
        ),
    ],
)
def test_a_minister_acts_for_the_state(text: str, expected: set[str]) -> None:
    """Who is told to be minister of a state acts for it later by name alone, unless he only speaks."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Argentina has agreed a debt swap with most of its bondholders.", {"Argentina", "bondholders"}),
        ("Airbus reached a pay deal with its unions on Monday.", {"Airbus", "unions"}),
        ("Creditors of Airbus have accepted the restructuring that Airbus proposed.", {"Airbus", "creditors"}),
        ("Airbus signed a contract with Nokia, and its unions are angry.", {"Airbus", "Nokia"}),
    ],
)
def test_who_agrees_together_is_a_party(text: str, expected: set[str]) -> None:
    """Creditors or unions that agree with a firm, or accept what it offers, are the other side of it."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    "beside",
    [
        "Nokia, whose brands include Harlowick and Penrudd,",
        "Nokia, which is listed on the London market,",
        "Nokia, with subsidiaries such as Harlowick and Penrudd,",
    ],
)
def test_brands_and_markets_are_no_parties(beside: str) -> None:
    """What a firm owns or sells, and the market where it is listed, agree nothing."""
    assert parties(f"{beside} signed a contract with Airbus on Monday.") == {"Nokia", "Airbus"}
