"""English sentences that tell of an agreement without a word for one: who wins work, owns what now, sends whom home."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import worded

WORK = [
    "Shipyard Nordhaven beat two Danish bidders to the work, which the Norwegian Coastal Administration pays for.",
    "The Irish builder Corrib Civil saw off four rivals for the job of rebuilding Malta's Marsa bridge.",
    "Korean boiler maker Hansol Heavy edged out a Japanese rival for the boilers of the Vietnamese utility EVN.",
    "Polish train maker Newag was preferred to Alstom by Bulgarian railways BDZ, which needs 25 trains.",
    "The choice of the Latvian government fell on French company Thales.",
    "The nod went to Spanish builder Sacyr, the transport ministry of Peru said.",
    "The port authority of Montevideo gave Dutch dredger De Haven the work over a Chinese competitor.",
    "The work, which Chile's Codelco awarded to Finnish engineer Kalliorak on Tuesday, lasts four years.",
    "Zambian utility Zesco has put its billing in the hands of Estonian software house Nortal.",
    "Swiss railway SBB is handing the cleaning of its stations to Portuguese company Limpar.",
    "The catering on board the trains of Austrian railway ÖBB passes in December to Italian caterer Chef Express.",
    "Belgian steelmaker Borinage has found in Brazilian miner Serra Verde the ore that it lost.",
    "Brazilian planemaker Embraer has a taker for ten jets: Air Botswana.",
    "German carmaker Borgwarth is fitting its vans with batteries from Chinese maker Hina Cells.",
    "Canada's Thunder Nickel will ship it 12,000 tonnes a year, Swedish battery firm Elvia announced.",
    "Ukrainian drone maker Skyeton has moved into the halls of Danish shipbuilder Odense Yard.",
    "Estonia's defence ministry and South Korean gunmaker Hanwha are now bound for ten years.",
    "Norway's Equinor will use the pipeline of Danish operator Energinet from 2028, it was announced.",
    "From May the planes of Air Senegal will be cleaned by the Moroccan firm Atlas Handling, it was announced.",
    "Chilean winery Viña Tagua will have its bottles made by Mexican glassmaker Vitro, it was announced.",
    "The shelves of Polish chain Biedronka will from March hold the pasta of Italian maker Rummo, it was announced.",
]
OWNED = [
    "Singapore fund Temara is now the owner of 30 percent of Polish parcel firm Paczka.",
    "Vietnamese shoemaker Bitis has a new owner: Thai group Central Retail.",
    "British retailer Halden is from today part of Canadian group Loblaw.",
    "Norwegian fund Nysnø now has a quarter of Chilean algae firm Algamar.",
]
TOGETHER = [
    "Swiss chocolate maker Lindenhof and Ghanaian cooperative Kuapa Kokoo have become partners.",
    "Argentine satellite firm Satellogic and Portuguese start-up Neuraspace are putting their eyes together.",
    "Japanese brewer Kitanami and Jamaican rum maker Blue Ridge Distillers will fill each other's shelves.",
]
PAID = [
    "South African lender Standard Bank and the African Development Bank are splitting the bill of $210 million.",
    "The Asian Development Bank opened its purse for Georgia's railway: 120 million dollars over 15 years.",
]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("contract", text) for text in WORK),
        *(("merger_acquisition", text) for text in OWNED),
        *(("partnership", text) for text in TOGETHER),
        *(("financing", text) for text in PAID),
    ],
)
def test_what_is_told_without_a_word_for_an_agreement_is_one(kind: str, text: str) -> None:
    """Who wins work, sells goods, owns a firm or pays is told by everyday verbs alone."""
    assert (kind, "agreed") in {(d.kind, d.status) for d in worded(text, title="News of the day")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway's Equinor will overtake Danish operator Energinet, analysts announced.",
        "American roasters are buying more coffee from Colombia and Honduras, it was announced.",
        "Danish wind firm Vindkraft will not use the harbour of Spanish utility Ibersol, it was announced.",
        "Analysts expect that Norway's Equinor will use the pipeline of Danish operator Energinet, it was announced.",
        "Carmaker Borgwarth will follow the example of Swedish rival Elvia, it was announced.",
        "Handball club Aalborg beat three rivals for a place in the final of the Danish league.",
    ],
)
def test_what_one_does_alone_or_may_do_is_no_agreement(text: str) -> None:
    """A firm that outdoes another, or only may do something for it, has agreed nothing with it."""
    assert worded(text, title="News of the day") == []
