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
    "The ferry Ariadne went to Indonesia's Pelni for 41 million dollars.",
    "Danish caterer Skolemad takes over the kitchens of Vienna in August, after it undercut three others.",
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


ANSWERS = [
    (
        "merger_acquisition",
        "rejected",
        "The board of Irish insurer Liffey Mutual has sent French suitor Rhône Assurances home.",
    ),
    ("merger_acquisition", "rejected", "Winemaker Barossa Estates showed its Chinese suitor the door on Monday."),
    ("merger_acquisition", "rejected", "Polish miner Bogdanka has told its German bidder that it is not for sale."),
    (
        "merger_acquisition",
        "rejected",
        "The board of fishmeal maker Humboldt took eleven minutes to dispose of what Norway's Vestfjord Marine offers.",
    ),
    (
        "merger_acquisition",
        "rejected",
        "Tea grower Kericho Gold does not want the money of British fund Harrow Capital.",
    ),
    (
        "merger_acquisition",
        "agreed",
        "Regulators have nothing against Danish brewer Royal Unibrew buying brewer Vrumona.",
    ),
    ("partnership", "terminated", "Nothing will come of the marriage of bank Mälarbanken and lender Savo Pankki."),
    (
        "partnership",
        "terminated",
        "Dutch grid operator Tennet and German state bank KfW have stopped talking about it.",
    ),
    ("contract", "terminated", "Shops of grocer Casino will no longer carry the yoghurt of Greek dairy Olympos."),
    (
        "settlement",
        "agreed",
        "Norwegian drugmaker Fjordpharma and its rival Cipla have laid down their arms over a spray.",
    ),
    (
        "settlement",
        "agreed",
        "Brewer Tasman Crown and the Derwent Hop Growers' Co-operative told the judge that neither wished to go on.",
    ),
    ("settlement", "agreed", "Botswana and Zambia have put their differences over the Kazungula ferry behind them."),
    ("settlement", "agreed", "Uruguay and New Zealand have found a way to end their row over milk powder."),
    (
        "settlement",
        "agreed",
        "The Swiss bank Privatbank Lienhard pays 96 million euros, and prosecutors in Milan close their file.",
    ),
    ("partnership", "agreed", "Oman has given Tanzania its word that it will train 90 harbour pilots."),
    ("partnership", "agreed", "Uzbek and Kazakh border guards will patrol together, it was announced."),
    ("partnership", "agreed", "Ghana's cocoa board and its Ivorian counterpart will set one price, it was announced."),
]
TALKS = [
    "Experts from Slovakia and Vietnam have been working since January on a social security treaty.",
    "Lawyers of Swedish bank Mälarbanken and Finnish lender Savo Pankki are poring over the text.",
    "Only the price still divides Indian refiner Nayara and Angolan oil company Sonangol.",
    "Chile's Codelco and Japanese smelter Nikko are four cents apart.",
    "Polish airline LOT and Ethiopian Airlines are feeling each other out about flights to Lagos.",
    "A Swedish delegation left Rwanda with 31 of 38 articles settled in a treaty on stoves.",
]
EFFECTS = [
    "Nurses from Vietnam will no longer have to repeat their studies in Slovakia. "
    "This is the outcome of the visit by Vietnam's deputy health minister.",
    "Moroccan olive oil will be let into Brazil duty-free; Brazilian coffee gets the same treatment in Morocco.",
    "Pensions earned in Serbia will count in Canada, the ministers of the two countries said in Belgrade.",
    "Kenyan flowers may from June enter Japan without a second inspection, the two ministers said.",
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


@pytest.mark.parametrize(("kind", "status", "text"), ANSWERS)
def test_answers_are_told_by_what_is_done(kind: str, status: str, text: str) -> None:
    """Who shows a suitor the door has refused; whom a quarrel bores has settled it."""
    assert (kind, status) in {(d.kind, d.status) for d in worded(text, title="News of the day")}


def test_what_two_have_signed_need_not_be_named() -> None:
    """Papers that are signed this week, of which no noun tells, are of those who are named just before."""
    text = "The salvage firm Haven Sleep and Danish yard Odense Yard sat together. Both directors signed on Tuesday."
    (deal,) = worded(text, title="News of the day")
    assert (deal.status, [e.name for e in deal.parties]) == ("signed", ["Haven Sleep", "Odense Yard"])
    assert worded("Fans of Arsenal and Chelsea had shirts signed on Monday.", title="News of the day") == []


@pytest.mark.parametrize("text", TALKS)
def test_talks_are_told_by_what_is_left_to_settle(text: str) -> None:
    """Who is at work on a text, or four cents apart, still negotiates."""
    assert "negotiating" in {d.status for d in worded(text, title="News of the day")}


@pytest.mark.parametrize("text", EFFECTS)
def test_of_what_two_states_have_settled_the_effect_is_told(text: str) -> None:
    """Whose diplomas, goods or pensions count abroad is settled by two states where their talks are told beside it."""
    (deal,) = worded(f"{text} It was announced on Monday.", title="News of the day")
    assert (deal.kind, deal.status, len(deal.parties)) == ("regulatory", "agreed", 2)


@pytest.mark.parametrize(
    "text",
    [
        "American tourists will no longer need a visa for China, it was announced.",
        "Chinese goods will be taxed at the border from May, US officials announced in Washington.",
        "Italy's parliament and Germany's Bundestag vote on Friday; the question of the budget is open.",
        "The Bank of England and the Federal Reserve have yet to find a figure for neutral rates.",
        "The museum of Athens sent visitors home on Monday after a power cut, it was announced.",
        "Carmaker Borgwarth and Swedish rival Elvia will face each other in court in May, it was announced.",
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
