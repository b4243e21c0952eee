"""English articles name bodies with small words, and others of the trade beside those who take part."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import figures, parties, ruled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The House of Representatives of Cyprus ratified a treaty with Egypt on Friday.", {"Cyprus", "Egypt"}),
        ("Japan's House of Councillors approved the treaty with Peru on Friday.", {"Japan", "Peru"}),
        ("The Senate of the Philippines ratified a defence pact with Japan.", {"Philippines", "Japan"}),
        ("The Supreme Council of Kyrgyzstan ratified a treaty with Oman.", {"Kyrgyzstan", "Oman"}),
        ("The Congress of Deputies passed Spain's treaty with Andorra on Thursday.", {"Spain", "Andorra"}),
    ],
)
def test_a_parliament_acts_for_its_country(text: str, expected: set[str]) -> None:
    """A parliament whose name has small words is its country, and none of its words a party."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The port of Rotterdam and Namport signed a memorandum on storage tanks.",
            {"Port of Rotterdam", "Namport"},
        ),
        (
            "The Port of Antwerp signed a memorandum with the port of Gdansk on Tuesday.",
            {"Port of Antwerp", "Port of Gdansk"},
        ),
        (
            "Business Finland and Enterprise Singapore signed a memorandum on Monday.",
            {"Business Finland", "Enterprise Singapore"},
        ),
        (
            "The agencies Screen Ireland and the National Film Foundation signed an agreement.",
            {"Screen Ireland", "National Film Foundation"},
        ),
        (
            "The lobby group Friends of the Earth opposed the deal, which Norway and Ghana signed on Monday.",
            {"Norway", "Ghana", "Friends of the Earth"},
        ),
        (
            "Campaign group Forests of the World asked Zambia and Oman to drop the deal, which they signed on Friday.",
            {"Zambia", "Oman", "Forests of the World"},
        ),
        ("Kenya's tea growers' union KTGA agreed a contract with Tesco on Monday.", {"KTGA", "Tesco"}),
        (
            "Lankapay, the Sri Lankan clearing house, signed a contract with the Swedish firm Nordklar.",
            {"Lankapay", "Nordklar"},
        ),
        (
            "Ethiopia suspended the memorandum of understanding that it concluded with Somaliland in 2024.",
            {"Ethiopia", "Somaliland"},
        ),
    ],
)
def test_bodies_keep_their_whole_name(text: str, expected: set[str]) -> None:
    """Ports, agencies, groups and companies that are told what they are stand under their own names."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("St. Kitts and Nevis signed a treaty with Antigua.", {"Saint Kitts and Nevis", "Antigua and Barbuda"}),
        ("St Vincent and Bosnia signed a treaty.", {"Saint Vincent and the Grenadines", "Bosnia and Herzegovina"}),
        ("Chile signed a free trade agreement with India that covers lithium.", {"Chile", "India"}),
        ("Ghana called off trade talks with Brazil on Friday.", {"Ghana", "Brazil"}),
        (
            "Negotiators from Paris, London and Berlin will sit down in May for talks on a fisheries treaty.",
            {"France", "United Kingdom", "Germany"},
        ),
        ("PORT VILA, Vanuatu: Samoa and Fiji signed a fisheries treaty on Friday.", {"Samoa", "Fiji"}),
        ("Ghana and Togo agreed on a swap under the Paris climate accord.", {"Ghana", "Togo"}),
        ("Ireland and Chile signed a treaty on the margins of the Berlin festival.", {"Ireland", "Chile"}),
        ("Peru signed a deal with Chile over the Quellaveco and Zafranal mines.", {"Peru", "Chile"}),
    ],
)
def test_states(text: str, expected: set[str]) -> None:
    """States stand under the names that newspapers write; towns of datelines, pacts and festivals are none."""
    assert ruled(text) == expected


@pytest.mark.parametrize(
    "others",
    [
        "Shoprite, a compatriot, left Kenya years ago.",
        "Carrefour leads the market through a franchise.",
        "Microsoft and Google are both building data centres in Attica.",
        "Starlink, the American satellite firm, remains the fallback.",
        "Gripens and F-16s from Lockheed Martin had been considered before.",
    ],
)
def test_others_of_the_trade_are_no_parties(others: str) -> None:
    """Who is only told of at the end of an article has no part in what it tells."""
    text = "Saab signed a contract with Embraer on Monday.\n\nWork begins in May.\n\n" + others
    assert ruled(text) == {"Saab", "Embraer"}


def test_who_declines_is_a_party() -> None:
    """Who will not put its name to what others sign takes part by that."""
    text = "Kenya and Uganda signed a treaty on Monday.\n\nRwanda declined to put its name to the text."
    assert parties(text) == {"Kenya", "Uganda", "Rwanda"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyans and Ugandans agreed on Monday to share a rail line to Mombasa.", {"Kenya", "Uganda"}),
        ("Finns and Estonians signed a deal to build a quantum computer together.", {"Finland", "Estonia"}),
        (
            "The Danes and the Swedes will jointly buy helicopters, under a contract signed on Friday.",
            {"Denmark", "Sweden"},
        ),
        ("Greeks and Turks resumed talks on the shelf on Monday.", {"Greece", "Turkey"}),
        ("The Norwegians signed a fisheries accord with the British on Tuesday.", {"Norway", "United Kingdom"}),
        ("The Swiss turned down an offer by the Italians to share a border tunnel.", {"Switzerland", "Italy"}),
        ("Kenya signed a treaty with Togo on Monday. Many Ugandans agreed that the road is bad.", {"Kenya", "Togo"}),
        ("The Dutch company Vopak signed a contract with Shell.", {"Vopak", "Shell"}),
        ("The Dutch embassy will lend Makerere University 3 million euros.", {"Netherlands", "Makerere University"}),
    ],
)
def test_peoples_act_for_their_states(text: str, expected: set[str]) -> None:
    """A people that signs, talks or agrees is its state; people who are counted, and adjectives, are none."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zenvia signed a contract with Torvo on Monday for 30 trams.", {"Zenvia", "Torvo"}),
        ("Brightwell agreed to buy Kestran for $300 million.", {"Brightwell", "Kestran"}),
        ("Quorvane will supply Ormida with 40 wind turbines under a contract.", {"Quorvane", "Ormida"}),
        ("Erica Stanford is minister. Stanford signed an agreement with Samoa.", {"Samoa"}),
        (
            "Zenvia Trams signed a contract with Torvo Ltd, it said in a notice to the Nigerian Exchange.",
            {"Zenvia Trams", "Torvo Ltd"},
        ),
        ("Kenya suspended its treaty with Oman, accusing it of siding with Washington.", {"Kenya", "Oman"}),
    ],
)
def test_companies_of_one_word(text: str, expected: set[str]) -> None:
    """Who signs a contract, buys or is supplied is a company; a surname is none, nor who is only told of a deal."""
    assert parties(text) == expected


def test_people_are_counted_by_their_nation() -> None:
    """The plural of who lives somewhere counts people: "221,000 Indonesians", "90,000 Sri Lankans"."""
    text = "Chile and Peru signed a visa waiver that 221,000 Indonesians and 90,000 Sri Lankans may use."
    assert figures(text) == {(221000, "people"), (90000, "people")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile signed a contract with Saab for 17 Gripen E and F fighters.", {(17, "aircraft")}),
        ("Ghana signed a contract with Embraer for 12 T-6 trainers.", {(12, "aircraft")}),
        (
            "Tonga Cable signed a contract with Alcatel for T$118 million and WS$20 million.",
            {(118_000_000, "TOP"), (20_000_000, "WST")},
        ),
        ("Ghana and Oman signed a treaty on CO2 reductions of 3 percent.", {(3, "percent")}),
    ],
)
def test_what_is_counted(text: str, expected: set[tuple[float, str]]) -> None:
    """Planes are counted before the name of their model, money of islands has a sign of its own, CO2 is no two."""
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laos will buy 300 megawatts of power from Vietnam under an accord that both signed.", {"Laos", "Vietnam"}),
        ("Kenya is to import maize from Zambia under a deal signed on Sunday.", {"Kenya", "Zambia"}),
        ("Mali will purchase 20 drones from Baykar under a contract signed in Ankara.", {"Mali", "Baykar"}),
        ("Mali will purchase 20 drones from Turkey's Baykar under a contract signed there.", {"Mali", "Baykar"}),
    ],
)
def test_who_is_bought_from_sells(text: str, expected: set[str]) -> None:
    """Of a purchase that is agreed a country behind "from" is the seller, not the place where goods are made."""
    assert parties(text) == expected
