"""Trade desks tell what was signed or refused in their own words: "exchanged the contract", "turned a deaf ear to"."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, deals, ruled


@pytest.mark.parametrize(
    ("kinds", "status", "sentence"),
    [
        (
            "contract",
            "signed",
            "The lease contract was exchanged on Friday between Havnia Ports and the Port of Gdansk.",
        ),
        (
            "mou partnership",
            "signed",
            "Halden Marine and Tokyo-based Senkai Heavy exchanged a letter of intent on Tuesday for "
            "ferries driven by batteries.",
        ),
        (
            "partnership contract",
            "signed",
            "Vesta Pharma and Osaka's Kinko Bio entered into a co-development agreement for a drug "
            "against asthma on Monday.",
        ),
        (
            "financing",
            "proposed",
            "The Asian Development Bank is minded to lend 300 million dollars to Nepal for the line, but "
            "its board votes only in May.",
        ),
        (
            "financing",
            "proposed",
            "KfW is inclined to lend Namibia 80 million euros for the port; a decision is due in June.",
        ),
        (
            "merger_acquisition regulatory",
            "rejected",
            "Hungary's competition office has forbidden Spar to buy the 300 shops of its rival Reál.",
        ),
        (
            "settlement regulatory",
            "agreed",
            "The Polish watchdog closed its inquiry into Bolt without a fine after the company bound "
            "itself to lower its fees for drivers.",
        ),
        (
            "accession partnership",
            "proposed",
            "Samoa asked whether it might become part of the pact between Tonga and Fiji.",
        ),
        (
            "joint_statement partnership",
            "agreed",
            "In a joint communiqué President Tokayev and Prime Minister Orban promised that Kazakhstan "
            "and Hungary would warn each other of shortages.",
        ),
        (
            "joint_statement partnership",
            "agreed",
            "The labour ministers of Greece, Italy and Spain ended two days of debate on Thursday by "
            "adopting a common statement on pensions.",
        ),
        (
            "contract",
            "terminated",
            "KazMunayGas and the refiner Rompetrol failed to renew their oil contract, which ended in December.",
        ),
        (
            "contract",
            "signed",
            "Wafers come from Wolfspeed under a purchase contract that Delta Electronics concluded with "
            "it in February.",
        ),
        (
            "contract",
            "agreed",
            "State miner Gécamines obtained from Glencore the right to market a third of the copper.",
        ),
        (
            "treaty regulatory trade_agreement",
            "suspended",
            "Mexico suspended the price undertaking that it had concluded with the Vietnamese mill Hoa Phat.",
        ),
        (
            "mou",
            "signed",
            "The central banks of Georgia and Armenia have concluded a memorandum of understanding on digital money.",
        ),
        (
            "contract financing",
            "agreed",
            "The storm pool CCRIF completed its purchase of cover for 1.4 billion dollars from Munich Re and Swiss Re.",
        ),
        (
            "trade_agreement partnership",
            "proposed",
            "Bangladesh formally asked the European Union to open talks on an economic partnership agreement.",
        ),
        (
            "contract partnership",
            "negotiating",
            "Samsung C&T is still discussing the price of the turbine hall with Fermi Energia.",
        ),
        (
            "financing",
            "rejected",
            "Norway's wealth fund turned a deaf ear to Mongolia's request for a loan of 200 million dollars.",
        ),
        (
            "financing",
            "proposed",
            "Ghana has knocked on the door of the African Development Bank for 150 million dollars.",
        ),
        (
            "trade_agreement",
            "agreed",
            "After eight years, India and New Zealand have closed the book on their free trade talks; "
            "ministers will sign in June.",
        ),
        (
            "accession",
            "proposed",
            "Uruguay has applied for a seat in the CPTPP.",
        ),
        (
            "accession",
            "agreed",
            "The BRICS bank took in Colombia as its tenth member.",
        ),
        (
            "merger_acquisition",
            "proposed",
            "Brookfield has made eyes at Spain's Grifols and put 6.5 billion euros on the table.",
        ),
        (
            "merger_acquisition",
            "terminated",
            "Rio Tinto and Glencore have laid their merger plans to rest.",
        ),
        (
            "settlement",
            "signed",
            "Lufthansa and the pilots' union Cockpit signed a wage accord on Monday that runs until 2028.",
        ),
        (
            "joint_statement partnership",
            "agreed",
            "Japan and the Philippines spoke out together against export curbs on nickel in a text issued "
            "after their ministers met.",
        ),
        (
            "regulatory",
            "suspended",
            "Saudi Arabia has taken Brazil's chicken plants off its list until further notice.",
        ),
        (
            "contract",
            "negotiating",
            "KoBold Metals is still bargaining with the Congolese state over the Manono lithium deposit.",
        ),
        (
            "treaty",
            "in_force",
            "Since the first of January the double taxation convention between Chile and Denmark applies.",
        ),
        (
            "contract",
            "negotiating",
            "Vestas and the Kenyan state are two clauses away from an agreement on 60 turbines.",
        ),
        (
            "contract",
            "terminated",
            "The Peruvian state took the airport of Chinchero away from the operator Kuntur Wasi.",
        ),
        (
            "financing",
            "agreed",
            "Creditors of Zambia's copper firm Konkola have agreed to wait two more years for their money.",
        ),
        (
            "merger_acquisition",
            "rejected",
            "The board of Bavarian Nordic advised its owners not to sell to Nordic Capital and Permira.",
        ),
        (
            "settlement",
            "signed",
            "Nokia and Oppo signed a deal on Friday that ends their patent suits in eight countries.",
        ),
        (
            "accession",
            "negotiating",
            "The OECD and Brazil are working through the last chapters of its entry.",
        ),
    ],
)
def test_a_sentence_tells_one_agreement(kinds: str, status: str, sentence: str) -> None:
    """The kind is one of those that the sentence may mean, and the status is the one that it tells."""
    (found,) = brief(sentence).agreements
    assert found.kind.value in kinds.split()
    assert found.status.value == status


def test_a_company_that_is_bought_is_no_goods() -> None:
    """A purchase that was completed is in force where a company is bought."""
    assert deals("Halden Marine completed its purchase of the shipyard Senkai Heavy on Monday.") == {
        ("merger_acquisition", "in_force")
    }


def test_a_lease_that_firms_speak_of_is_not_signed() -> None:
    """Who entered into a partnership need not have signed it."""
    assert deals("Vesta Pharma and Osaka's Kinko Bio entered into a partnership on asthma drugs on Monday.") == {
        ("partnership", "agreed")
    }


def test_the_airline_is_the_one_called_so() -> None:
    """ "The airline" is the company of those named last whose name says so."""
    text = (
        "Kivu Airlines ordered ten jets from the maker Embraer on Monday. The airline is in talks with the developer "
        "Nilotica Homes about a hotel."
    )
    talks = next(a for a in brief(text).agreements if a.status.value == "negotiating")
    assert set(talks.parties) == {"Kivu Airlines", "Nilotica Homes"}


def test_the_river_is_no_company() -> None:
    """ "The Amazon" is none of the parties, and a stock exchange no government."""
    assert "Amazon" not in ruled("Airbus and Brazil signed a contract for satellites that watch the Amazon.")
    assert "Sweden" not in ruled(
        "Lindvall AB (Nasdaq Stockholm: LVL) and Kyowa Bio Inc signed a licence agreement for a drug on Monday."
    )
