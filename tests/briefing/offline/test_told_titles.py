"""Titles of English agreements: what is agreed, asked, offered or discussed, and not its kind alone."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.titles.naming import agreement_title


def title(*texts: str, kind: str, status: str, before: bool = False) -> str:
    """The title of an agreement that sentences tell, the one that proves it first."""
    return agreement_title(
        [(Line(text, 1, 1, flat(text)), ()) for text in texts], kind, status, (), "en", before=before
    )


@pytest.mark.parametrize(
    ("expected", "kind", "status", "text"),
    [
        (
            "Agreement on a joint weather station in the Hindu Kush",
            "partnership",
            "agreed",
            "Ruritan Met and Velland have agreed in principle on a joint weather station in the Hindu Kush.",
        ),
        (
            "Agreement to divide the herring of the Norwegian Sea",
            "treaty",
            "agreed",
            "Oslo and Moscow settled on Monday how to divide the herring of the Norwegian Sea.",
        ),
        (
            "Partnership to share their wind tunnels for tests of drones",
            "partnership",
            "agreed",
            "Altera Lab and the University of Tartu agreed on Friday to share their wind tunnels for tests of drones.",
        ),
        (
            "Contract to dredge the mouth of the Pungwe",
            "contract",
            "agreed",
            "Beira's harbour board picked the Flemish builder Zeeman on Friday to dredge the mouth of the Pungwe.",
        ),
        (
            "Request for a survey ship",
            "contract",
            "proposed",
            "It has also asked Velland for a survey ship.",
        ),
        (
            "Agreement on kelp farming",
            "treaty",
            "signed",
            "Ruritania and Velland signed an agreement on kelp farming at the Blue Palace on Monday.",
        ),
        (
            "Partnership on sensors for beehives",
            "partnership",
            "agreed",
            "Altera Lab is teaming up with the University of Tartu on sensors for beehives.",
        ),
        (
            "Award of three plots of salt pans",
            "contract",
            "agreed",
            "Velland's land office awarded Kestrel Salt three plots of salt pans.",
        ),
        (
            "12 percent holding in the lido",
            "merger_acquisition",
            "agreed",
            "Kestrel Leisure has taken a 12 percent holding in the lido.",
        ),
        (
            "Licence for archive of nautical charts",
            "contract",
            "agreed",
            "Kestrel Maps licensed its archive of nautical charts to Ruritan Met.",
        ),
        (
            "Agreement on the upkeep of border stones",
            "treaty",
            "signed",
            "The mayors signed a paper in Velden on the upkeep of border stones.",
        ),
        (
            "Settlement of suit over unpaid berths",
            "settlement",
            "agreed",
            "Kestrel and the port buried a suit over unpaid berths.",
        ),
        (
            "Collaboration on a choir school for adults",
            "partnership",
            "terminated",
            "Velden ended its collaboration with Kestrel Music on a choir school for adults.",
        ),
        (
            "Talks about the price of four ferries",
            "contract",
            "negotiating",
            "Island Lines is still haggling with Kestrel Yards about the price of four ferries.",
        ),
        (
            "Talks on a charter of two icebreakers",
            "contract",
            "negotiating",
            "Finland and Canada are discussing a charter of two icebreakers.",
        ),
        (
            "Talks over leasing the yard's dry dock",
            "contract",
            "suspended",
            "Talks with the navy, over leasing the yard's dry dock, were suspended on Monday.",
        ),
        (
            "Proposal that Jakarta take the older ships",
            "contract",
            "proposed",
            "The yard has proposed to Jakarta, its oldest customer, that Jakarta take the older ships instead.",
        ),
        (
            "Request that Kenyan airlines be allowed to sell seats",
            "treaty",
            "rejected",
            "Its request that Kenyan airlines be allowed to sell seats was turned down by the Indian side.",
        ),
        (
            "Offer to run the training centre",
            "contract",
            "proposed",
            "The University of Bergen has offered to run the training centre, an idea that Oslo will study.",
        ),
        (
            "Application to become an associate member of the Arctic Council",
            "accession",
            "proposed",
            "Estonia has applied to become an associate member of the Arctic Council.",
        ),
        (
            "Proposal for a common fund for dubbing",
            "partnership",
            "proposed",
            "The platform proposed to both governments a common fund for dubbing; they have yet to reply.",
        ),
        (
            "Order for five years of radar images",
            "contract",
            "agreed",
            "The coast guard has ordered five years of radar images from Skysar of Finland.",
        ),
        (
            "Licence to bottle the malaria vaccine for the region",
            "contract",
            "agreed",
            "Quetzal will bottle the malaria vaccine for the region, under a licence that was sealed on Monday.",
        ),
        (
            "Sale of two million carbon credits to a Geneva trader",
            "contract",
            "terminated",
            "Belize has broken off the sale of two million carbon credits to a Geneva trader.",
        ),
        (
            "Concession for the Laldia container yard",
            "contract",
            "terminated",
            "Dhaka cancelled a concession agreed last year with Marmara Terminals for the Laldia container yard.",
        ),
        (
            "Loan for 40 engines",
            "financing",
            "signed",
            "The bank signed a $75 million loan to KTZ for 40 engines.",
        ),
        (
            "$220 million loan",
            "financing",
            "agreed",
            "The bank's board has cleared a $220 million loan.",
        ),
        (
            "Three-year ground-handling contract",
            "contract",
            "signed",
            "The airline signed a three-year ground-handling contract with AJAS of Kingston.",
        ),
        (
            "Takeover offer from Van Dongen",
            "merger_acquisition",
            "rejected",
            "The directors turned down a €1.9 billion takeover offer from Van Dongen.",
        ),
        (
            "Amendments to the Antarctic Fishing Convention",
            "treaty",
            "rejected",
            "Paraguay has formally refused last year's amendments to the Antarctic Fishing Convention.",
        ),
        (
            "Treaty on a data embassy",
            "treaty",
            "suspended",
            'The ministry put on ice a treaty with Estonia on a "data embassy".',
        ),
        (
            "Convention against double taxation",
            "treaty",
            "ratified",
            "Senators approved a convention with the United Kingdom against double taxation on Wednesday.",
        ),
        (
            "Talks on a scheme that would let 150 people a year settle in Fiji",
            "treaty",
            "negotiating",
            "The two have opened talks on a scheme that would let 150 people a year settle in Fiji, the ministry said.",
        ),
        (
            "Arrangement under which the nearest ambulance will answer a call",
            "treaty",
            "agreed",
            "The ministries concluded an arrangement on Monday under which the nearest ambulance will answer a call.",
        ),
        (
            "Works agreement that shortens the week to 32 hours for 5,300 smelters",
            "contract",
            "in_force",
            "A works agreement that shortens the week to 32 hours for 5,300 smelters took effect on Saturday.",
        ),
        (
            "Labour agreement that lets Nepali nurses work in Norwegian wards",
            "treaty",
            "signed",
            "Nepal and Norway signed a labour agreement on Tuesday that lets Nepali nurses work in Norwegian wards.",
        ),
        (
            "Arrangement under which inspectors will be trained in Ottawa",
            "partnership",
            "signed",
            "It has signed an arrangement with Canada under which inspectors, 25 of them, will be trained in Ottawa.",
        ),
        (
            "Memorandum of understanding on drought-tolerant seed",
            "mou",
            "signed",
            "A memorandum of understanding between Seedlab (SL) and the Arid Institute (AI), on drought-tolerant seed, "
            "was signed.",
        ),
        (
            "Amber Sea Convention against Smuggling",
            "treaty",
            "signed",
            "Both signed the Amber Sea Convention against Smuggling on Saturday, the first treaty of its kind.",
        ),
        (
            "Trade agreement that will end duties on sisal and salt",
            "trade_agreement",
            "signed",
            "Both signed a trade agreement on Monday that will end duties on sisal and salt, the first pact "
            "of its kind.",
        ),
        (
            "Settlement of dispute over unpaid power sales",
            "settlement",
            "agreed",
            "Colombia and Ecuador have settled a dispute over unpaid power sales.",
        ),
        (
            "Negotiations on a yearly payment for smelters",
            "contract",
            "terminated",
            "Negotiations on a yearly payment for smelters broke down on Sunday evening.",
        ),
        (
            "Proposal to take part",
            "partnership",
            "proposed",
            "The three also proposed to Poland that it take part, and an answer is awaited.",
        ),
    ],
)
def test_a_title_says_what_the_agreement_is_about(expected: str, kind: str, status: str, text: str) -> None:
    """Whatever word tells of it: the verb of agreement, of asking or of talks, the thing itself, or its clause."""
    assert title(text, kind=kind, status=status) == expected


@pytest.mark.parametrize(
    ("kind", "status", "text"),
    [
        ("contract", "signed", "The papers were signed on Friday."),
        ("treaty", "suspended", "A similar arrangement with Kiribati has been put on hold."),
        ("treaty", "negotiating", "The two sides will meet again in Bergen in January."),
        ("contract", "suspended", '"Better a pause than a bad contract," the minister said.'),
        ("contract", "signed", "The contract with Velland runs for three years."),
        ("treaty", "suspended", "Caracas has suspended every agreement that ties it to Port of Spain."),
    ],
)
def test_what_tells_nothing_is_no_title(kind: str, status: str, text: str) -> None:
    """A pronoun, a meeting, a term or an everyday adjective does not say what an agreement is about: its kind does."""
    labels = {"contract": "Contract", "treaty": "Treaty"}
    assert title(text, kind=kind, status=status) == labels[kind]


def test_a_title_names_up_to_four() -> None:
    """Of an agreement among four none is left out, and a title ends with no word that wants another."""
    line = Line("Its talks with the Union remain suspended.", 1, 1, flat("Its talks with the Union remain suspended."))
    named = agreement_title([(line, ())], "treaty", "suspended", ("A", "B", "C", "D", "E"), "en")
    assert named == "Treaty: A – B – C – D"


def test_another_sentence_names_what_the_proof_only_speaks_of() -> None:
    """The sentence that proves a signing may speak of papers; what they are about stands in one before it."""
    told = title(
        "The papers were signed on Friday.",
        "Rwanda has awarded Orbitrace a contract for a pair of antennas.",
        kind="contract",
        status="signed",
    )
    assert told == "Contract for a pair of antennas"


def test_what_will_be_done_names_an_agreement_only_in_its_proof() -> None:
    """Another sentence may tell of something else that will be done."""
    lines = ("A similar text with Tonga was signed.", "Latvia will run forty new buses on the island.")
    assert title(*lines, kind="treaty", status="signed", before=True) == "Treaty"


@pytest.mark.parametrize(
    ("expected", "kind", "status", "text"),
    [
        (
            "Buyout by Velland Telecom",
            "merger_acquisition",
            "agreed",
            "Ruri Mobile agreed to a buyout by Velland Telecom in a deal valued at $4.2bn.",
        ),
        (
            "Takeover talks",
            "merger_acquisition",
            "negotiating",
            "Shares in Ruri Mobile rose on reports that it was in takeover talks.",
        ),
        (
            "Offer for the Oslo Exchange",
            "merger_acquisition",
            "proposed",
            "Nordbank has offered £900m for the Oslo Exchange.",
        ),
        (
            "Sale of its stake in the pipeline operator Sund",
            "merger_acquisition",
            "agreed",
            "Builder Farrow said it was offloading its stake in the pipeline operator Sund.",
        ),
        (
            "Offer from Brightwell",
            "merger_acquisition",
            "rejected",
            "Altera accepted a buyout from Nordbank on Friday, rejecting a higher offer from Brightwell.",
        ),
        (
            "Purchase by Lune Group",
            "merger_acquisition",
            "agreed",
            "The labels had been purchased by Lune Group.",
        ),
        (
            "Partnership to build a $2.1bn cement works in Ruritania",
            "partnership",
            "agreed",
            "Velland won approval to build a $2.1bn (£1.1bn) cement works in Ruritania.",
        ),
        (
            "Contract to supply Ruri Air with 40 small jets",
            "contract",
            "agreed",
            "Maker Altera has struck a deal to supply Ruri Air with 40 small jets.",
        ),
        (
            "Settlement of charges from regulators",
            "settlement",
            "agreed",
            "Altera has settled charges from regulators that it failed to disclose its debts.",
        ),
        (
            "Bid to join the World Trade Organisation",
            "accession",
            "proposed",
            "If it pleads well enough, Ruritania may join the World Trade Organisation.",
        ),
        ("Accession", "accession", "proposed", "For Ruritania to make progress its government must repair its roads."),
        ("Talks", "treaty", "negotiating", "The premier held talks with his counterpart from Velland."),
        (
            "Contract",
            "contract",
            "proposed",
            "If Ruri Mobile backs out, Velland Telecom may well be back in the running.",
        ),
    ],
)
def test_a_title_is_a_whole_phrase(expected: str, kind: str, status: str, text: str) -> None:
    """What is bought, settled or joined, without the sum and the half of a clause behind it; else the plain kind."""
    assert title(text, kind=kind, status=status) == expected
