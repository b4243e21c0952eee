"""Names that English articles do not explain are found by what is said beside them; persons and places are none."""

from __future__ import annotations

import pytest

from bot.model import PartyKind
from tests.briefing.offline.stories import brief, figures, parties


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Averin has signed an order with Calder Yards for three tugs.", {"Calder Yards"}),
        (
            "Oman awarded the contract to a consortium of Verhoef Metro, Trasporti Alba and Lotus Civil on Monday.",
            {"Verhoef Metro", "Trasporti Alba", "Lotus Civil"},
        ),
        ("Swiss Velo Group agreed to sell its bicycle arm to Tamarin for $40 million.", {"Tamarin"}),
        ("Oman signed a contract with Cork-based Altamar on Monday.", {"Altamar"}),
        ("Danish lender Spar- og Lanekassen agreed to buy Nordea's unit.", {"Spar- og Lanekassen"}),
        ("Hale & Briggs signed a supply contract with Oman on Monday.", {"Hale & Briggs"}),
        ("Sorrel agreed a merger with Oman Oil. Sorrel, founded in 1911, employs 300 people.", {"Sorrel"}),
    ],
)
def test_unknown_companies(text: str, names: set[str]) -> None:
    """Who gets an order, is a member of a consortium, is bought or has a seat is a company."""
    assert names <= parties(text)


@pytest.mark.parametrize(
    ("text", "name", "home"),
    [
        (
            "The board of Cap Serein, Tunisia's largest maker of jeans, took a bid from Oman Oil.",
            "Cap Serein",
            "TN",
        ),
        ("Gresham Mallow, one of Kenya's oldest flour producers, signed a contract with Oman.", "Gresham Mallow", "KE"),
        ("Oman signed a contract with Ver Loren, Norway's number two salmon farmer.", "Ver Loren", "NO"),
    ],
)
def test_the_largest_of_a_country(text: str, name: str, home: str) -> None:
    """Who is told to be the largest of a country is an organisation, and the country no party."""
    found = brief(text)
    assert name in {p.name for p in found.parties}
    assert home not in {p.country for p in found.parties if p.kind is PartyKind.STATE}


def test_title_and_first_word_tell_of_a_name() -> None:
    """What the title says of a name counts, and what is said of its first word alone."""
    found = brief(
        "Polton signed a deal on Monday for Tessaro Delanne. Tessaro, founded in 1990, makes looms.",
        title="Polton to buy loom maker Tessaro Delanne",
    )
    assert "Tessaro Delanne" in {p.name for p in found.parties}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oman and Peru signed a pact. Markus Veldmann and his counterpart Dana Ilves agreed it.", "Dana Ilves"),
        ("Oman signed a contract with Peru on the rig Mira Deep.", "Mira Deep"),
        ("Oman and Peru agreed to link their payment systems, Tiro and Ondo.", "Tiro"),
        ("Oman signed a contract with the French-Italian group Velaro Energy.", "French-Italian"),
        ("Oman and Peru signed a deal on flights between Toronto and Sohar.", "Toronto"),
        ("Oman and Peru agreed a loan of US$300 million on Monday.", "United States"),
        ("Growers of Peru and Chile signed a contract with Oman on Monday.", "Growers"),
    ],
)
def test_no_organisations(text: str, name: str) -> None:
    """Persons by their first name, things, adjectives of two countries, cities and a dollar sign are no parties."""
    assert name not in parties(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The governments of Ontario and Bavaria signed an accord on Monday.", {"Ontario", "Bavaria"}),
        ("Queensland and Papua New Guinea agreed on Monday to share a port.", {"Queensland", "Papua New Guinea"}),
        ("Oman signed a memorandum with Gujarat on Monday.", {"Oman", "Gujarat"}),
        ("Scotland's first minister signed an agreement with Norway on Monday.", {"Scotland", "Norway"}),
    ],
)
def test_provinces_that_act(text: str, names: set[str]) -> None:
    """A province is a party where its government acts."""
    assert parties(text) == names


def test_provinces_as_places() -> None:
    """A province where something lies is no party."""
    assert parties("Oman and Peru signed a contract for a plant in Texas and a mine in Gujarat.") == {"Oman", "Peru"}


def test_universities_that_share_a_noun() -> None:
    """Each of "the universities of A and B" is one."""
    found = parties("The universities of Bayreuth and Leeds signed an agreement with Keio and Waseda universities.")
    assert found == {"University of Bayreuth", "University of Leeds", "Keio University", "Waseda University"}


def test_a_ministry_lists_its_fields() -> None:
    """The fields of a ministry are one name, and end before the next country."""
    found = parties(
        "The Ministry of Agriculture, Forestry and Fisheries and Oman Oil signed an agreement on Monday. "
        "The Ministry of Energy of Chile and Korea's KOGAS signed a memorandum."
    )
    assert {"Ministry of Agriculture, Forestry and Fisheries", "Ministry of Energy of Chile"} <= found


def test_countries_of_mediators() -> None:
    """Those from whose country mediators come are parties."""
    assert parties("Peru and Chile agreed a truce. Mediators from Egypt, Qatar and Oman helped to reach the deal.") == {
        "Peru",
        "Chile",
        "Egypt",
        "Qatar",
        "Oman",
    }


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The fund paid half a billion euros.", (5e8, "EUR")),
        ("A quarter of a million farmers will benefit.", (250_000, "people")),
        ("It spent two and a half billion pounds.", (2.5e9, "GBP")),
        ("The contract runs for two-and-a-half years.", (2.5, "years")),
        ("Oman put in a billion dollars.", (1e9, "USD")),
        ("One hundred and twenty people will be hired.", (120, "people")),
        ("It ordered half a dozen ferries.", (6, "ferries")),
        ("It calls for a 610-mile line.", (610, "miles")),
        ("A 12-hectare site was bought.", (12, "hectares")),
        ("It ordered four 88-metre vessels.", (4, "vessels")),
        ("The plant will employ 1,400.", (1400, "people")),
        ("The deal is worth $3-5 billion.", (3e9, "USD")),
        ("The line costs R14bn.", (1.4e10, "ZAR")),
        ("Poland bought 180 K2 tanks.", (180, "tanks")),
        ("It will ship 600,000 t of gas.", (600_000, "tonnes")),
    ],
)
def test_english_figures(text: str, figure: tuple[float, str]) -> None:
    """Numbers of several words, sizes in compounds and signs of one letter are read."""
    assert figure in figures(f"Oman and Peru signed a contract on Monday. {text}")


@pytest.mark.parametrize(
    "text",
    [
        "The block 2814B is theirs.",
        "The 62-year-old minister signed it.",
        "The 27-nation bloc signed it.",
        "Brent crude stood at $64.77 a barrel.",
        "Copper prices have fallen 8% since May.",
        "London cocoa futures slipped 3 percent to 4,410 pounds.",
        "Three First Nations welcomed it.",
        "It pays 34 cents a share.",
    ],
)
def test_no_english_figures(text: str) -> None:
    """Codes, ages, members of a bloc and moves of the market tell nothing of the deal."""
    assert figures(f"Oman and Peru signed a contract on Monday. {text}") == set()


@pytest.mark.parametrize(
    ("text", "names", "others"),
    [
        ("Oman agreed to buy a stake in Tavira, a Portuguese cannery, on Monday.", {"Tavira"}, set()),
        ("Oman signed a contract with Toronto's Maple Quarto on Monday.", {"Maple Quarto"}, set()),
        (
            "Hindustan Aeronautics (HAL) and Oman signed a contract. HAL will build jets.",
            {"Hindustan Aeronautics"},
            {"HAL"},
        ),
        ("Drinks group Marrivale signed a contract with Oman on Monday.", {"Marrivale"}, {"Drinks"}),
        ("Oman signed a deal to lend Solvane Mining A$95 million. Solvane agreed.", {"Solvane Mining"}, {"Solvane A"}),
        ("Oman and Peru signed a pact on the sidelines of a U.N. gathering.", {"Oman", "Peru"}, {"United Nations"}),
        ("Oman and Peru signed a pact, governor Mauricio Vell said.", {"Oman", "Peru"}, {"Mauritius"}),
        ("Oman signed a loan with Ostrel Finance on the adjacent Andora and Calvera mines.", {"Oman"}, {"Calvera"}),
    ],
)
def test_who_is_meant(text: str, names: set[str], others: set[str]) -> None:
    """What is bought, who belongs to a city and what an acronym stands for is told; things beside it are no parties."""
    found = parties(text)
    assert names <= found
    assert not others & found


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Up to 20,000 Vietnamese a year may come.", (20_000, "people")),
        ("It will build a 60,000-barrel-a-day refinery.", (60_000, "barrels")),
        ("It will lay a 40-km-long pipe.", (40, "km")),
    ],
)
def test_more_english_counts(text: str, figure: tuple[float, str]) -> None:
    """People of a nation are people; a compound may go on behind its unit."""
    assert figure in figures(f"Oman and Peru signed a contract on Monday. {text}")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oman Oil signed a contract with the Singapore yard of Keppel on Monday.", {"Oman Oil", "Keppel"}),
        ("SACE, Italy's export credit agency, signed an agreement with Oman Oil.", {"SACE", "Oman Oil"}),
        ("Oman Oil and SACE agreed a plan for a plant in Evora, Portugal, on Monday.", {"Oman Oil", "SACE"}),
        ("SACE and Oman Oil signed a contract for wells off Peru's west coast.", {"SACE", "Oman Oil"}),
    ],
)
def test_home_and_place(text: str, names: set[str]) -> None:
    """A country that tells where somebody or something is has no part in the deal."""
    assert parties(text) == names


def test_the_field_of_a_ministry_is_no_body() -> None:
    """What a ministry is for stands in its name, in small letters too."""
    found = parties("El ministerio de Finanzas de Chile firmó un acuerdo con el Banco Mundial el lunes.", "es")
    assert found == {"Chile", "World Bank"}


@pytest.mark.parametrize(
    ("text", "names", "others"),
    [
        ("Sagra Litio of Argentina signed a contract with Oman on Monday.", {"Sagra Litio", "Oman"}, {"Argentina"}),
        ("The operator Calder & Gulf and Oman signed a contract on Monday.", {"Calder & Gulf"}, set()),
        ("Oman signed a loan agreement with the Andean bank Quorva on Monday.", {"Oman"}, {"Andean"}),
        ("Oman and the state company KPC signed a contract on Monday.", {"Oman", "KPC"}, {"Kuwait Petroleum"}),
        ("Oman and Peru signed a pact, cabinet secretary Opio Vandari said.", {"Oman", "Peru"}, {"Opio Vandari"}),
    ],
)
def test_names_with_little_beside_them(text: str, names: set[str], others: set[str]) -> None:
    """A country behind a name tells of a company; an adjective of a region and an official are none."""
    found = parties(text)
    assert names <= found
    assert not others & found


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The contract is worth 96 million Fiji dollars.", (96e6, "FJD")),
        ("The bid came to 19.8 billion kronur.", (19.8e9, "ISK")),
        ("It will visit twelve towns.", (12, "towns")),
    ],
)
def test_smaller_units(text: str, figure: tuple[float, str]) -> None:
    """Smaller currencies and towns are told as they are."""
    assert figure in figures(f"Oman and Peru signed a contract on Monday. {text}")


@pytest.mark.parametrize(
    ("adjectives", "countries"),
    [
        ("South African and Sri Lankan", {"South Africa", "Sri Lanka"}),
        ("North Korean and Saudi Arabian", {"North Korea", "Saudi Arabia"}),
        ("Costa Rican and Indonesian", {"Costa Rica", "Indonesia"}),
    ],
)
def test_adjectives_that_are_a_name_and_a_letter_are_adjectives(adjectives: str, countries: set[str]) -> None:
    """Before "business leaders" they tell who agrees, and are no companies."""
    found = brief(f"{adjectives} ministers signed a fisheries agreement in Geneva on Tuesday.")
    assert {p.name for p in found.parties} == countries
    found = brief(
        f"The {adjectives} governments signed a fisheries agreement in the {adjectives.split(' and ')[0]} capital."
    )
    assert {p.name for p in found.parties} == countries


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("the UN Office on Drugs and Crime (UNODC)", "UN Office on Drugs and Crime"),
        ("the Jena Supercomputing Center (JSC)", "Jena Supercomputing Center"),
        ("the National Film and Video Foundation (NFVF)", "National Film and Video Foundation"),
        ("the Technical University of Graz (TUG)", "Technical University of Graz"),
    ],
)
def test_initials_in_brackets_tell_how_long_a_name_is(named: str, name: str) -> None:
    """Whatever small words join it, the name begins where its acronym does."""
    assert parties(f"The University of Leeds and {named} signed a memorandum on Monday.") == {
        "University of Leeds",
        name,
    }


def test_a_board_member_is_no_company() -> None:
    """Who speaks for one is not taken for it."""
    text = "Oman and Peru signed a contract on Monday. It will be prolonged, board member Andris Kalnins said."
    assert parties(text) == {"Oman", "Peru"}


@pytest.mark.parametrize(
    ("named", "names"),
    [
        ("Sika Savings and Loans of Accra", {"Sika Savings and Loans"}),
        ("Brazil's Pecém Industrial and Port Complex", {"Pecém Industrial and Port Complex"}),
        ("Canada's Hudson Mining and Smelting", {"Hudson Mining and Smelting"}),
        ("Antofagasta Water and Power", {"Antofagasta Water and Power"}),
        ("Oman Shipping and Ports", {"Oman Shipping and Ports"}),
        ("Lufthansa Cargo and Air Canada", {"Lufthansa Cargo", "Air Canada"}),
        ("Malta Freeport Terminals and Transport Malta", {"Malta Freeport Terminals", "Transport Malta"}),
        ("Casa dos Ventos", {"Casa dos Ventos"}),
    ],
)
def test_a_company_of_two_trades(named: str, names: set[str]) -> None:
    """ "and" goes on in the name of one company where another trade follows; before a name it joins two."""
    assert parties(f"Siemens signed a contract with {named} on Monday.") == {"Siemens", *names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ericsson (Stockholm) and Norsk Kraft (Oslo) signed a contract.", {"Ericsson", "Norsk Kraft"}),
        ("The Republic of Namibia and the Republic of Botswana have signed an accord.", {"Namibia", "Botswana"}),
        ("Oman and Peru signed the Agreement on the Development of the Sur Railway on Monday.", {"Oman", "Peru"}),
    ],
)
def test_whole_names_seats_and_works(text: str, names: set[str]) -> None:
    """A country is meant by its whole name, not by the seat of a firm; what is built is no party."""
    assert parties(text) == names
