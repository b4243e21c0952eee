"""English idioms, quotes, nominalisations and pairs of sentences that tell one agreement, its kind and its status."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

TOLD = [
    ("accession", "agreed", "Ghana's admission to the International Energy Agency was approved on Monday."),
    ("contract", "agreed", "Halden Power has landed a contract to build a substation for Kenya Power."),
    ("contract", "agreed", "Kenya Power has plumped for Halden Power as the builder of its new substation."),
    ("contract", "agreed", "Halden Power came out on top in a tender by Kenya Power for 40 transformers."),
    ("contract", "agreed", "Halden Power has brought Zimtora Energy on board for a wind farm off Peru."),
    (
        "contract",
        "agreed",
        '"We have chosen Halden Power to run the grid," Kenya\'s energy minister told reporters in Nairobi.',
    ),
    (
        "contract",
        "agreed",
        "Under a contract announced on Monday, Halden Power is to supply Kenya Power with 40 transformers.",
    ),
    ("contract", "agreed", "Kenya Power will get 40 transformers from Halden Power, the two said on Monday."),
    ("contract", "agreed", "Forty transformers will be delivered by Halden Power to Kenya Power."),
    ("contract", "agreed", "An order for 40 transformers has gone to Halden Power, Kenya Power said."),
    ("contract", "agreed", "Kenya Power's order of 40 transformers from Halden Power is its biggest yet."),
    ("contract", "agreed", "Halden Power announced an order for 40 transformers from Kenya Power."),
    ("contract", "agreed", "Halden Power has won an order for 40 transformers worth $20 million."),
    ("financing", "agreed", "The World Bank has cleared a credit of $90 million for Malawi."),
    ("financing", "agreed", "Malawi gets a loan of $90 million from the World Bank for its roads."),
    ("financing", "agreed", "Malawi's roads will be repaired with $90 million lent by the World Bank."),
    (
        "financing",
        "agreed",
        "The repair of Malawi's roads, for which the World Bank will pay $90 million, begins in May.",
    ),
    ("financing", "agreed", "Malawi has no money for its roads. The World Bank is stepping in with $90 million."),
    ("investment", "agreed", "Japan's Okamoto Marine is taking a fifth of Halden Shipping for $90 million."),
    ("investment", "agreed", "Okamoto Marine will invest $90 million in a shipyard in Ghana."),
    (
        "merger_acquisition",
        "agreed",
        "Halden Power is to swallow its smaller rival Zimtora Energy in a deal that values it at $2 billion.",
    ),
    (
        "merger_acquisition",
        "agreed",
        "The owners of Zimtora Energy have accepted an offer of $2 billion from Halden Power.",
    ),
    (
        "merger_acquisition",
        "agreed",
        "Zimtora Energy, which Halden Power agreed on Monday to buy for $2 billion, makes pumps.",
    ),
    (
        "merger_acquisition",
        "agreed",
        "The sale of Zimtora Energy to Halden Power for $2 billion was announced on Monday.",
    ),
    (
        "merger_acquisition",
        "agreed",
        "Halden Power's purchase of Zimtora Energy, announced on Monday, is worth $2 billion.",
    ),
    (
        "merger_acquisition",
        "agreed",
        "Halden Power is getting bigger. The group said on Monday that it would buy Zimtora Energy for $2 billion.",
    ),
    (
        "partnership",
        "agreed",
        "Peru and Ghana have seen eye to eye on rules for shared rivers, ministers said on Monday.",
    ),
    ("partnership", "agreed", "Halden Power and Zimtora Energy are pooling their research on turbines."),
    (
        "partnership",
        "agreed",
        "The University of Ghana and ETH Zurich will offer a joint degree in hydrology from September.",
    ),
    ("partnership", "agreed", "Together with Zimtora Energy, Halden Power will build a wind farm off Peru."),
    ("partnership", "agreed", "A wind farm off Peru will be built jointly by Halden Power and Zimtora Energy."),
    ("partnership", "agreed", "In a joint venture, Halden Power and Zimtora Energy will build pumps in Lima."),
    ("settlement", "agreed", "Halden Power will pay Zimtora Energy $30 million to end a suit over a failed dam."),
    ("settlement", "agreed", "Halden Power and Zimtora Energy have laid to rest a feud over a failed dam."),
    ("treaty", "agreed", "Peru and Ghana cut a deal on tuna quotas on Monday."),
    ("treaty", "agreed", "The price of tuna fell after Peru and Ghana reached an agreement on quotas on Monday."),
    ("contract", "in_force", "The supply contract between Halden Power and Kenya Power became effective on Monday."),
    ("trade_agreement", "in_force", "From Monday, a free trade agreement between Peru and Ghana applies."),
    ("treaty", "in_force", "The extradition treaty between Peru and Ghana is now law in both countries since Monday."),
    ("treaty", "in_force", "Peru's visa pact with Ghana kicked in on Monday."),
    ("contract", "negotiating", "Halden Power is locked in talks with Kenya over a new dam."),
    (
        "contract",
        "negotiating",
        "Price is the last hurdle in talks between Halden Power and Okamoto Marine about two ships.",
    ),
    (
        "contract",
        "negotiating",
        "Kenya Power is looking for a builder. Halden Power and the utility have been in talks since May.",
    ),
    ("merger_acquisition", "negotiating", "Halden Power and Zimtora Energy are thrashing out the terms of a merger."),
    (
        "merger_acquisition",
        "negotiating",
        "Halden Power is doing due diligence on Zimtora Energy, with which it has exclusive talks about a takeover.",
    ),
    (
        "trade_agreement",
        "negotiating",
        "A second round of trade talks between Peru and Ghana kicks off in Lima on Monday.",
    ),
    ("treaty", "negotiating", "Envoys of Peru and Ghana have sat down to draft an extradition treaty."),
    ("accession", "proposed", "Ghana has applied for membership of the International Energy Agency."),
    ("contract", "proposed", "Halden Power is bidding to build a dam for Kenya."),
    ("financing", "proposed", "Malawi has asked the World Bank for $90 million."),
    ("merger_acquisition", "proposed", "Halden Power has made a $2 billion offer for Zimtora Energy."),
    ("merger_acquisition", "proposed", "Zimtora Energy has received a takeover approach from Halden Power."),
    ("partnership", "proposed", "Peru has put forward a plan for a common market for fish with Ghana."),
    ("treaty", "proposed", "Peru has floated the idea of a visa-free zone with Ghana."),
    ("treaty", "ratified", "Peru's Congress has given its blessing to the tax treaty with Ghana."),
    ("treaty", "ratified", "The tax treaty with Ghana sailed through Peru's Congress on Monday."),
    ("treaty", "ratified", "Deputies in Lima voted by 70 to 12 for the tax treaty with Ghana."),
    ("financing", "rejected", "The World Bank has turned down Malawi's request for $90 million."),
    ("merger_acquisition", "rejected", "Zimtora Energy's board has spurned a $2 billion offer from Halden Power."),
    ("merger_acquisition", "rejected", "The antitrust office has barred Halden Power from buying Zimtora Energy."),
    (
        "merger_acquisition",
        "rejected",
        "Halden Power offered $2 billion for Zimtora Energy. The board of the target turned it down on Monday.",
    ),
    ("treaty", "rejected", "Peru said no to a proposal by Ghana for a common fishing zone."),
    ("treaty", "rejected", "Lawmakers in Lima voted down the tax treaty with Ghana."),
    ("treaty", "rejected", "The rejection of the tax treaty with Ghana by Peru's Congress was a blow to the minister."),
    ("treaty", "rejected", "Ghana proposed a common fishing zone to Peru. Lima declined."),
    (
        "contract",
        "signed",
        "The ink is dry on a contract under which Halden Power will build three substations for Kenya.",
    ),
    (
        "contract",
        "signed",
        "Kenya's rail operator Treno and Halden Power signed on the dotted line for twelve locomotives on Monday.",
    ),
    (
        "contract",
        "signed",
        "Signatures were exchanged on Tuesday for a contract that makes Halden Power the operator of Kenya's grid.",
    ),
    ("contract", "signed", "Halden Power has put pen to paper on a ten-year lease of two ships from Okamoto Marine."),
    (
        "contract",
        "signed",
        "The minister spoke at Mombasa, where Halden Marine and Kenya's port authority signed a dredging contract.",
    ),
    (
        "financing",
        "signed",
        "The papers for a loan of $90 million from the African Development Bank to Malawi were signed on Friday.",
    ),
    (
        "financing",
        "signed",
        "With a stroke of the pen, Malawi took up a loan of $90 million from the World Bank on Friday.",
    ),
    ("financing", "signed", "The World Bank lends Malawi $90 million. The two sides signed the papers on Friday."),
    ("mou", "signed", "A letter of intent between Halden Power and Zimtora Energy was exchanged in Oslo on Tuesday."),
    ("treaty", "signed", "Peru and Ghana set their names to a treaty on fisheries on Monday."),
    ("treaty", "signed", "Fishermen cheered as Peru and Ghana signed a treaty on tuna in Lima."),
    ("treaty", "signed", "The signing of a fisheries treaty between Peru and Ghana took place in Lima on Monday."),
    (
        "treaty",
        "signed",
        "Peru's foreign minister flew to Accra on Sunday. The next day she and her Ghanaian"
        " counterpart signed an extradition treaty.",
    ),
    ("contract", "suspended", "Work under Halden Power's contract with Kenya Power has been frozen."),
    ("merger_acquisition", "suspended", "The takeover of Zimtora Energy by Halden Power has been put on hold."),
    ("trade_agreement", "suspended", "Trade talks between Peru and Ghana are on hold until the elections."),
    ("trade_agreement", "suspended", "The suspension of trade talks between Peru and Ghana was announced on Monday."),
    ("treaty", "suspended", "Peru has put its extradition treaty with Ghana on ice."),
    ("contract", "terminated", "Kenya Power has scrapped its contract with Halden Power."),
    ("contract", "terminated", "The cancellation of Halden Power's contract by Kenya Power came as a surprise."),
    ("merger_acquisition", "terminated", "The planned merger of Halden Power and Zimtora Energy has come to nothing."),
    ("merger_acquisition", "terminated", "Halden Power has given up its pursuit of Zimtora Energy."),
    (
        "merger_acquisition",
        "terminated",
        "The collapse of merger talks between Halden Power and Zimtora Energy was announced on Monday.",
    ),
    ("merger_acquisition", "terminated", "Halden Power has dropped its plan to buy Zimtora Energy."),
    (
        "partnership",
        "terminated",
        "Halden Power and Zimtora Energy have gone their separate ways after ten years of joint research.",
    ),
    ("trade_agreement", "terminated", "Trade talks between Peru and Ghana collapsed in Lima on Monday."),
    ("treaty", "terminated", "Peru has served notice that it will quit its fishing treaty with Ghana."),
    ("treaty", "terminated", "Peru's withdrawal from its fishing treaty with Ghana was announced on Monday."),
]


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_idiom(kind: str, status: str, text: str) -> None:
    """Each text tells one agreement."""
    found = [(a.kind.value, a.status.value) for a in brief(text, title="Press review").agreements]
    assert found == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Power posted a profit of $90 million and raised its dividend.",
        "Peru's president flew to Ghana for the funeral of a former leader.",
        "Halden Power opened a new plant in Lima that employs 300 people.",
        "A storm tore the roof from Kenya Power's head office in Nairobi.",
        "Halden Power appointed a new chief executive, who comes from Zimtora Energy.",
    ],
)
def test_no_agreement(text: str) -> None:
    """Results, visits, openings, storms and personnel are none."""
    assert not brief(text, title="Press review").relevant
