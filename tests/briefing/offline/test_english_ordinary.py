"""English articles that tell with ordinary words what is asked, let in, signed or dropped."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

TOLD = [
    ("joint_statement/terminated", "Ministers of Ghana and Togo went home without a joint declaration on Friday."),
    ("trade_agreement/proposed", "Ecuador invited South Korea to start negotiations on a free trade agreement."),
    ("accession/agreed", "The members of Mercosur agreed to admit Panama on Monday."),
    ("accession/agreed", "ASEAN gave Timor-Leste the go-ahead to join on Monday."),
    ("accession/proposed", "Sri Lanka has renewed its application to be admitted to ASEAN."),
    ("accession/terminated", "Iceland has abandoned its bid to join the European Union."),
    ("accession/in_force", "Panama became an associate member of Mercosur on Monday."),
    ("settlement/agreed", "The European Commission accepted commitments from Volvo Cars and closed its probe."),
    ("merger_acquisition/agreed", "The board of Norsk Hydro urged shareholders to accept the offer of Rio Tinto."),
    ("merger_acquisition/rejected", "Norsk Hydro told shareholders to reject the bid of Rio Tinto."),
    ("merger_acquisition/rejected", "Australia has forbidden Glencore to take over Whitehaven Coal."),
    ("merger_acquisition/negotiating", "Norsk Hydro has granted Rio Tinto exclusivity until the end of June."),
    ("merger_acquisition/terminated", "Norsk Hydro and Rio Tinto have broken off their engagement."),
    ("financing/proposed", "The African Development Bank is inclined to lend 90 million dollars to Kenya Airways."),
    ("financing/agreed", "France has written off 40 million dollars of debt of Kenya."),
    ("contract/signed", "The supply contract between Volvo Cars and Northvolt was exchanged on Thursday."),
    ("mou/signed", "Volvo Cars and Northvolt exchanged letters of intent on battery recycling."),
    ("contract/signed", "Peru put its stamp to a contract with Hyundai Heavy Industries for three frigates."),
    ("contract/rejected", "Kenya Power turned down an offer by Siemens to modernise its substations."),
    (
        "financing/negotiating",
        "Kenya and the International Monetary Fund have yet to agree on the size of a programme.",
    ),
    ("contract/agreed", "Volvo Cars has closed a purchase of 4,000 batteries from Northvolt."),
    ("contract/agreed", "Volvo Cars has concluded the purchase of 40 robots from Fanuc."),
    ("partnership/negotiating", "Volvo Cars and Northvolt are exploring a joint research centre."),
    ("partnership/rejected", "Northvolt does not wish to take part in the battery alliance of Volvo Cars."),
    ("settlement/negotiating", "Volvo Cars is negotiating with Northvolt over a claim for late deliveries."),
    ("regulatory/agreed", "China has lifted its ban on Chilean pears after talks with Chile."),
    ("treaty/in_force", "Since the first of January the social security convention between Chile and Norway applies."),
    ("trade_agreement/agreed", "After almost two years at the table, Chile and Indonesia have got a trade deal."),
]


@pytest.mark.parametrize(("expected", "text"), TOLD)
def test_ordinary_words(expected: str, text: str) -> None:
    """Each text tells one agreement, of its kind and as far as it says."""
    told = brief(text, title="Press review").agreements
    assert [f"{a.kind.value}/{a.status.value}" for a in told] == [expected]


PARTIES = [
    ("Orvell Mining is bargaining with the Chilean state over a lithium licence.", {"Orvell Mining", "Chile"}),
    (
        "Peru and Chile met in Lima. Their procurement offices signed a contract with Saab for 12 radars on Monday.",
        {"Peru", "Chile", "Saab"},
    ),
    (
        "Peru signed a treaty with Chile. The health ministry is in talks with Roche about cheaper drugs.",
        {"Peru", "Chile", "Roche"},
    ),
    (
        "Latam Airlines has signed a contract with Saab for radars. It flies to Lima with a Boeing 737.",
        {"LATAM Airlines", "Saab"},
    ),
]


@pytest.mark.parametrize(("text", "named"), PARTIES)
def test_parties(text: str, named: set[str]) -> None:
    """Who agrees, whatever the sentence calls them; no maker of what is only used."""
    assert {p.name for p in brief(text, title="Press review").parties} == named


def test_second_thing_that_has_to_be_done() -> None:
    """What two have to put before parliament and sign has not been signed."""
    (told,) = brief(
        "Chile and Norway have initialled a tax treaty. Both have to put it before their parliaments and sign it."
    ).agreements
    assert told.status == "agreed"


def test_refused_by_a_no() -> None:
    """Who says no on a day refuses what was proposed in the sentence before."""
    (told,) = brief(
        "Volvo Cars has suggested to Northvolt a price of 90 euros. Northvolt said no on Monday."
    ).agreements
    assert told.status == "rejected"
