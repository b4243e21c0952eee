"""English idioms, quotes, nominalisations and pairs of sentences that tell one agreement, its kind and its status."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

TOLD = [
    ("accession", "agreed", "Ghana's admission to the International Energy Agency was approved on Monday."),
    ("accession", "agreed", "Albania was let into the Single Euro Payments Area on Monday."),
    ("accession", "agreed", "Timor-Leste became the eleventh member of ASEAN on Sunday."),
    ("contract", "agreed", "Halden Power has landed a contract to build a substation for Kenya Power."),
    (
        "contract",
        "agreed",
        "The job of dredging the harbour of Mombasa goes to Halden Marine, Kenya's port authority said.",
    ),
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
    (
        "contract",
        "agreed",
        "Norwegian yard Vardø Verft will build two ferries for the Faroese shipping line Smyril for 90 million euros.",
    ),
    (
        "contract",
        "agreed",
        "Dockers at the port of Oslo and the operator Havn Logistikk reached a deal on overtime on Monday.",
    ),
    ("contract", "agreed", "Kirin licenses its yeast to Asahi for use in China."),
    ("contract", "agreed", "Netflix has bought the rights to a series by the Danish studio Nordlys."),
    (
        "contract",
        "agreed",
        "Kenya Power picked Halden Power to build a substation. The contract will be signed next month.",
    ),
    ("contract", "agreed", "Petronas has awarded Saipem a $500 million contract to lay pipes off Sarawak."),
    ("contract", "agreed", "Saipem said it had won a $500 million contract from Petronas."),
    ("contract", "agreed", "Saipem has bagged a $500 million job from Petronas off Sarawak."),
    ("contract", "agreed", "Petronas has extended its contract with Saipem for pipe-laying by three years."),
    ("contract", "agreed", "Kogas will take 2 million tonnes of LNG a year from TotalEnergies."),
    ("financing", "agreed", "The World Bank has cleared a credit of $90 million for Malawi."),
    ("financing", "agreed", "Malawi gets a loan of $90 million from the World Bank for its roads."),
    ("financing", "agreed", "Malawi's roads will be repaired with $90 million lent by the World Bank."),
    (
        "financing",
        "agreed",
        "The repair of Malawi's roads, for which the World Bank will pay $90 million, begins in May.",
    ),
    ("financing", "agreed", "Malawi has no money for its roads. The World Bank is stepping in with $90 million."),
    ("financing", "agreed", "A German grant of 12 million euros will help Tajikistan to rebuild a dam."),
    ("financing", "agreed", "Germany is helping Tajikistan rebuild a dam with 12 million euros."),
    ("financing", "agreed", "Japan's JBIC bankrolls a wind farm in Oman with a loan of $300 million."),
    ("financing", "agreed", "The EBRD has taken a $20 million slice of a bond by Georgian lender Kartli Bank."),
    (
        "financing",
        "agreed",
        "The World Bank's board approved a loan of $90 million for Malawi. The loan agreement is"
        " expected to be signed in May.",
    ),
    ("financing", "agreed", "Zambia reached a deal with bondholders on Monday to restructure $3 billion of debt."),
    ("investment", "agreed", "Japan's Okamoto Marine is taking a fifth of Halden Shipping for $90 million."),
    ("investment", "agreed", "Okamoto Marine will invest $90 million in a shipyard in Ghana."),
    ("investment", "agreed", "Lisbon start-up Mareo has raised 40 million euros from Index Ventures and Sequoia."),
    (
        "joint_statement",
        "agreed",
        "Ministers of Norway, Peru and Chile adopted a declaration on clean shipping in Oslo.",
    ),
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
    ("merger_acquisition", "agreed", "Kirin has snapped up Dutch brewer Brand & Zoon."),
    ("merger_acquisition", "agreed", "Kirin ups its stake in Dutch brewer Brand & Zoon to 60 percent."),
    (
        "merger_acquisition",
        "agreed",
        "Halden Power has agreed to buy Zimtora Energy for $2 billion. The deal, which needs the"
        " approval of shareholders, should close in May.",
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
    (
        "partnership",
        "agreed",
        "Seoul National University and the University of Warsaw open a joint laboratory for robotics.",
    ),
    ("partnership", "agreed", "Netflix and Danish studio Nordlys will film six episodes in Aarhus."),
    (
        "partnership",
        "agreed",
        "Equinor and Petronas will study carbon storage off Malaysia together, the companies said on Monday.",
    ),
    ("partnership", "agreed", "Tokyo and Rome agreed to step up cooperation on fighter jets and space."),
    ("regulatory", "agreed", "Brazil opens its market to Norwegian cod after a decade of talks."),
    ("regulatory", "agreed", "Brazil has lifted its ban on Norwegian cod."),
    ("regulatory", "agreed", "The European Union and Japan agreed on common standards for hydrogen."),
    ("settlement", "agreed", "Halden Power will pay Zimtora Energy $30 million to end a suit over a failed dam."),
    ("settlement", "agreed", "Halden Power and Zimtora Energy have laid to rest a feud over a failed dam."),
    (
        "settlement",
        "agreed",
        "Union Unite and Vardø Verft have ended a strike with a pay rise of 6 percent over two years.",
    ),
    ("settlement", "agreed", "Kirin drops a patent suit against Asahi in return for a licence."),
    ("settlement", "agreed", "The European Union and China have settled their dispute over tariffs on electric cars."),
    ("treaty", "agreed", "Peru and Ghana cut a deal on tuna quotas on Monday."),
    ("treaty", "agreed", "The price of tuna fell after Peru and Ghana reached an agreement on quotas on Monday."),
    (
        "treaty",
        "agreed",
        "Norway and Peru have agreed the text of a pact that lets prisoners serve their terms at home.",
    ),
    ("treaty", "agreed", "Peru and Ghana have initialled a tax treaty. It is to be signed in May."),
    ("contract", "in_force", "The supply contract between Halden Power and Kenya Power became effective on Monday."),
    ("trade_agreement", "in_force", "From Monday, a free trade agreement between Peru and Ghana applies."),
    ("treaty", "in_force", "The extradition treaty between Peru and Ghana is now law in both countries since Monday."),
    ("treaty", "in_force", "Peru's visa pact with Ghana kicked in on Monday."),
    ("treaty", "in_force", "A tax treaty between Peru and Ghana, signed in 2023, entered into force on Monday."),
    (
        "accession",
        "negotiating",
        "Albania and the European Union opened another chapter of membership talks on Monday.",
    ),
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
    ("financing", "negotiating", "Ethiopia is in talks with bondholders on restructuring a $1 billion bond."),
    ("merger_acquisition", "negotiating", "Halden Power and Zimtora Energy are thrashing out the terms of a merger."),
    (
        "merger_acquisition",
        "negotiating",
        "Halden Power is doing due diligence on Zimtora Energy, with which it has exclusive talks about a takeover.",
    ),
    (
        "merger_acquisition",
        "negotiating",
        "Halden Power is in advanced talks to buy Zimtora Energy, people familiar with the matter said.",
    ),
    (
        "merger_acquisition",
        "negotiating",
        "Halden Power is close to a deal to buy Zimtora Energy for about $2 billion.",
    ),
    (
        "trade_agreement",
        "negotiating",
        "A second round of trade talks between Peru and Ghana kicks off in Lima on Monday.",
    ),
    ("treaty", "negotiating", "Envoys of Peru and Ghana have sat down to draft an extradition treaty."),
    (
        "treaty",
        "negotiating",
        "Norway and Peru are talking about a pact that would let prisoners serve their terms at home.",
    ),
    ("accession", "proposed", "Ghana has applied for membership of the International Energy Agency."),
    ("accession", "proposed", "Honduras has asked to join the CPTPP, the trade ministry in Tegucigalpa said."),
    ("contract", "proposed", "Halden Power is bidding to build a dam for Kenya."),
    ("contract", "proposed", "Kenya Power plans to order 40 transformers from Halden Power next year."),
    ("financing", "proposed", "Malawi has asked the World Bank for $90 million."),
    ("financing", "proposed", "The World Bank may lend Malawi $90 million for roads, its country director said."),
    ("merger_acquisition", "proposed", "Halden Power has made a $2 billion offer for Zimtora Energy."),
    ("merger_acquisition", "proposed", "Zimtora Energy has received a takeover approach from Halden Power."),
    (
        "merger_acquisition",
        "proposed",
        "Halden Power wants to buy Zimtora Energy. A spokesman for Zimtora Energy declined to comment.",
    ),
    ("partnership", "proposed", "Peru has put forward a plan for a common market for fish with Ghana."),
    ("treaty", "proposed", "Peru has floated the idea of a visa-free zone with Ghana."),
    ("treaty", "proposed", "Norway has offered Peru a pact that would let prisoners serve their terms at home."),
    ("treaty", "ratified", "Peru's Congress has given its blessing to the tax treaty with Ghana."),
    ("treaty", "ratified", "The tax treaty with Ghana sailed through Peru's Congress on Monday."),
    ("treaty", "ratified", "Deputies in Lima voted by 70 to 12 for the tax treaty with Ghana."),
    ("treaty", "ratified", "Ghana's parliament ratified on Monday a tax treaty that was signed with Peru in 2023."),
    ("accession", "rejected", "Members of the bloc blocked Albania's entry into the Single Euro Payments Area."),
    ("contract", "rejected", "Chile's Navy turned down an offer by Vardø Verft to build four patrol boats."),
    ("financing", "rejected", "The World Bank has turned down Malawi's request for $90 million."),
    ("merger_acquisition", "rejected", "Zimtora Energy's board has spurned a $2 billion offer from Halden Power."),
    ("merger_acquisition", "rejected", "The antitrust office has barred Halden Power from buying Zimtora Energy."),
    (
        "merger_acquisition",
        "rejected",
        "Halden Power offered $2 billion for Zimtora Energy. The board of the target turned it down on Monday.",
    ),
    (
        "merger_acquisition",
        "rejected",
        "Zimtora Energy has rejected a $2 billion takeover bid by Halden Power, and says it will not negotiate.",
    ),
    (
        "merger_acquisition",
        "rejected",
        "Australia's competition regulator blocked Halden Power's $2 billion acquisition of Zimtora Energy.",
    ),
    ("treaty", "rejected", "Peru said no to a proposal by Ghana for a common fishing zone."),
    ("treaty", "rejected", "Lawmakers in Lima voted down the tax treaty with Ghana."),
    ("treaty", "rejected", "The rejection of the tax treaty with Ghana by Peru's Congress was a blow to the minister."),
    ("treaty", "rejected", "Ghana proposed a common fishing zone to Peru. Lima declined."),
    (
        "treaty",
        "rejected",
        "Peru has refused to sign a pact with Norway that would have let prisoners serve their terms at home.",
    ),
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
        "contract",
        "signed",
        "Chile's Navy and the Dutch yard Damen signed for four patrol boats in Valparaíso on Friday.",
    ),
    (
        "contract",
        "signed",
        "TotalEnergies and Kogas signed a ten-year agreement for the supply of 2 million tonnes of LNG a year.",
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
    (
        "merger_acquisition",
        "signed",
        "Halden Power and Zimtora Energy signed a merger agreement on Monday. Antitrust authorities"
        " have yet to clear it.",
    ),
    ("mou", "signed", "A letter of intent between Halden Power and Zimtora Energy was exchanged in Oslo on Tuesday."),
    ("mou", "signed", "Under a memorandum signed in Oslo, Vardø Verft will train welders for Chile's Navy."),
    (
        "mou",
        "signed",
        "Norway's Equinor signed up for a study of carbon storage with Petronas under a memorandum of understanding.",
    ),
    ("mou", "signed", "Equinor has signed a memorandum with Petronas to study carbon storage off Malaysia."),
    ("settlement", "signed", "Ukraine and its creditors signed a settlement over a $2.6 billion debt on Monday."),
    ("treaty", "signed", "Peru and Ghana set their names to a treaty on fisheries on Monday."),
    ("treaty", "signed", "Fishermen cheered as Peru and Ghana signed a treaty on tuna in Lima."),
    ("treaty", "signed", "The signing of a fisheries treaty between Peru and Ghana took place in Lima on Monday."),
    (
        "treaty",
        "signed",
        "Peru's foreign minister flew to Accra on Sunday. The next day she and her Ghanaian"
        " counterpart signed an extradition treaty.",
    ),
    ("treaty", "signed", "Norway and Peru signed a pact on Monday that lets prisoners serve their terms at home."),
    (
        "treaty",
        "signed",
        "Peru and Ghana signed a tax treaty on Monday after two years of talks. Parliaments in both"
        " countries have to ratify it.",
    ),
    (
        "treaty",
        "signed",
        "Peru and Ghana signed a tax treaty on Monday. It will enter into force once both parliaments have voted.",
    ),
    ("treaty", "signed", "Defence ministers of Italy and Japan signed an agreement on fighter jets in Rome."),
    ("contract", "suspended", "Work under Halden Power's contract with Kenya Power has been frozen."),
    ("merger_acquisition", "suspended", "The takeover of Zimtora Energy by Halden Power has been put on hold."),
    ("trade_agreement", "suspended", "Trade talks between Peru and Ghana are on hold until the elections."),
    ("trade_agreement", "suspended", "The suspension of trade talks between Peru and Ghana was announced on Monday."),
    ("treaty", "suspended", "Peru has put its extradition treaty with Ghana on ice."),
    ("treaty", "suspended", "Norway has suspended a pact with Peru that let prisoners serve their terms at home."),
    ("treaty", "suspended", "Ghana has suspended a fisheries agreement of 2003 with Peru until quotas are settled."),
    ("contract", "terminated", "Kenya Power has scrapped its contract with Halden Power."),
    ("contract", "terminated", "The cancellation of Halden Power's contract by Kenya Power came as a surprise."),
    ("contract", "terminated", "Chile's Navy has cancelled four patrol boats that it had ordered from Vardø Verft."),
    ("merger_acquisition", "terminated", "The planned merger of Halden Power and Zimtora Energy has come to nothing."),
    ("merger_acquisition", "terminated", "Halden Power has given up its pursuit of Zimtora Energy."),
    (
        "merger_acquisition",
        "terminated",
        "The collapse of merger talks between Halden Power and Zimtora Energy was announced on Monday.",
    ),
    ("merger_acquisition", "terminated", "Halden Power has dropped its plan to buy Zimtora Energy."),
    (
        "merger_acquisition",
        "terminated",
        "Halden Power and Zimtora Energy have called off their $2 billion merger after regulators raised objections.",
    ),
    (
        "partnership",
        "terminated",
        "Halden Power and Zimtora Energy have gone their separate ways after ten years of joint research.",
    ),
    ("trade_agreement", "terminated", "Trade talks between Peru and Ghana collapsed in Lima on Monday."),
    ("treaty", "terminated", "Peru has served notice that it will quit its fishing treaty with Ghana."),
    ("treaty", "terminated", "Peru's withdrawal from its fishing treaty with Ghana was announced on Monday."),
    ("treaty", "terminated", "Norway has pulled out of a pact with Peru that let prisoners serve their terms at home."),
    ("treaty", "terminated", "Ghana on Monday denounced a tax treaty that it had signed with Peru in 2003."),
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
        "Vardø Verft named a new chairman and cut 300 jobs.",
        "Norway beat Peru 2-1 in a friendly in Oslo.",
        "Chile's copper exports rose by 4 percent in May, the central bank said.",
        "The museum in Oslo opens a show of Korean paintings on Friday.",
        "Police in Oslo arrested two men over a fraud with shares in Vardø Verft.",
    ],
)
def test_no_agreement(text: str) -> None:
    """Results, visits, openings, storms and personnel are none."""
    assert not brief(text, title="Press review").relevant
