"""What a wire editor would strike out: half sentences, cut lists, datelines, sentences that speak of one left out."""

from __future__ import annotations

import pytest

from tests.briefing.offline.test_texts import LEAD, brief

_STORIES = {
    "en": (LEAD, "The weather was fine, and the hall was full. ", "The agreement covers 40 vessels."),
    "de": (
        "Kanada und Peru haben am Montag ein Abkommen unterzeichnet.",
        "Das Wetter war gut, und der Saal war voll. ",
        "Das Abkommen gilt für 40 Boote.",
    ),
    "es": (
        "Canadá y Perú firmaron el lunes un acuerdo de pesca.",
        "El tiempo era bueno. ",
        "El acuerdo cubre 40 barcos.",
    ),
    "fr": (
        "Le Canada et le Pérou ont signé lundi un accord de pêche.",
        "Il faisait beau. ",
        "L'accord couvre 40 bateaux.",
    ),
    "ko": ("캐나다와 페루가 16일 리마에서 수산 협정에 서명했다.", "날씨는 좋았다. ", "협정은 어선 40척에 적용된다."),
    "ja": ("カナダとペルーは11日、漁業協定に署名した。", "天気は良かった。", "協定は漁船40隻に適用される。"),
}
"""Lead, what lies between, and last sentence of an article."""


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (
            "Kanada, Peru und Chile schließen nach Jahren Abkommen zur Fischerei - Reederei Nordsund kündigt",
            "Kanada, Peru und Chile schließen nach Jahren Abkommen zur Fischerei",
        ),
        (
            "Le Canada cède ses bateaux de pêche au Pérou, le Chili et la Norvège s'accordent sur les diplômes",
            "Le Canada cède ses bateaux de pêche au Pérou",
        ),
        (
            "Consortium of Veldhoven Metro, Ansaldo Trasporti and Lotus Civil lands the Johannesburg monorail",
            "Consortium of Veldhoven Metro, Ansaldo Trasporti and Lotus Civil lands the Johannesburg…",
        ),
    ],
)
async def test_a_long_headline_ends_with_a_clause(title: str, headline: str) -> None:
    """Behind a dash or a comma, never within a list of names."""
    assert (await brief(LEAD, title)).headline == headline


@pytest.mark.parametrize(
    ("language", "left_out"),
    [
        ("en", "The company signed an agreement with Chile as well."),
        ("en", "The two ministries signed a memorandum on Monday."),
        ("en", "There the ministers signed a second agreement."),
        ("en", "Chile had offered it an agreement in May."),
        ("en", "The third agreement was signed by Chile."),
        ("en", "The talks are suspended, and no agreement with Chile is near."),
        ("fr", "Les négociations sont suspendues, et aucun accord avec le Chili n'est proche."),
        ("en", "Shares in Canada Fish gained 2.2 percent on the agreement."),
        ("de", "Grund sei das Abkommen mit Chile."),
        ("de", "Einen entsprechenden Vertrag unterzeichnete Kanada mit Chile."),
        ("es", "El de Chile, firmado en mayo, es un acuerdo mayor."),
        ("es", "Las acciones de Pesca Norte cerraron con un alza del 2 %."),
        ("fr", "Rien n'est conclu entre le Canada et le Chili, qui négocient un accord."),
        ("ko", "이 회사는 칠레와도 협정에 서명했다."),
        ("ja", "同国はチリとも協定に署名した。"),
    ],
)
async def test_no_sentence_speaks_of_one_that_was_left_out(language: str, left_out: str) -> None:
    """Who is meant stands in the sentence before, which no summary has."""
    lead, middle, last = _STORIES[language]
    found = await brief(f"{lead}\n\n{middle * 9}\n\n{last}\n\n{middle * 9}\n\n{left_out}", "", language)
    assert found.summary.startswith(lead)
    assert last in found.summary
    assert left_out not in found.summary


@pytest.mark.parametrize("dateline", ["BOGOTÁ.", "QUITO/BOGOTÁ (Redacción).", "Ciudad de Panamá (Servicio Económico)."])
async def test_a_dateline_that_ends_like_a_sentence_is_none(dateline: str) -> None:
    """It is neither in the summary nor a proof."""
    found = await brief(f"{dateline} Colombia y Panamá firmaron el lunes un acuerdo de pesca en Bogotá.", "", "es")
    assert found.summary == "Colombia y Panamá firmaron el lunes un acuerdo de pesca en Bogotá."
    assert {p.evidence.quote for p in found.parties} == {found.summary}


@pytest.mark.parametrize("dateline", ["STOCKHOLM:", "STOCKHOLM (Daily Wire) |"])
async def test_a_dateline_in_capitals_goes_before_a_country_too(dateline: str) -> None:
    """ "STOCKHOLM: Sweden's X" begins with Sweden."""
    found = await brief(f"{dateline} Sweden's Nordvind Equity signed a contract with Peru on Monday for 40 boats.")
    assert found.summary.startswith("Sweden's Nordvind Equity signed")


async def test_no_dash_is_left_of_a_dateline() -> None:
    """ "LIBREVILLE, from our reporter. — Two million" begins with what was sold."""
    text = "LIBREVILLE, de notre envoyée. — Le Gabon et le Pérou ont signé mercredi un accord de pêche."
    assert (await brief(text, "", "fr")).summary.startswith("Le Gabon et le Pérou")


async def test_japanese_sentences_stand_without_a_space() -> None:
    """As a Japanese desk writes them."""
    lead, _, last = _STORIES["ja"]
    assert (await brief(lead + last, "カナダとペルーが協定", "ja")).summary == lead + last


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        (
            "en",
            "Canada signed an agreement with Peru, which wants 40 boats of this type.",
            "Canada signed an agreement with Peru, which wants 40 boats of this type",
        ),
        (
            "en",
            "Canada signed an agreement with Peru for boats, worth 38 million pounds.",
            "Canada signed an agreement with Peru for boats, worth 38 million pounds",
        ),
        (
            "en",
            "Canada signed a pact with Peru worth 9 billion soles.",
            "Canada signed a pact with Peru worth 9 billion soles",
        ),
        (
            "es",
            "Canadá firmó un acuerdo con Perú. El cable, de 120 millones de euros, unirá ambos.",
            "El cable, de 120 millones de euros",
        ),
        (
            "en",
            "Canada signed an agreement with Peru, and pays 38 million pounds.",
            "Canada signed an agreement with Peru, and pays 38 million pounds",
        ),
        (
            "en",
            "Canada signed an agreement with Peru on the protection of anchovies and tuna, and pays 9 million euros.",
            "pays 9 million euros",
        ),
        (
            "en",
            "Canada signed a pact with Peru for 9 billion soles ($2.4 billion) for it.",
            "Canada signed a pact with Peru for 9 billion soles ($2.4 billion)",
        ),
        (
            "en",
            "Canada signed a pact with Peru under which the ports of Callao and Paita get 4,000 tonnes of grain from "
            "the south and the provinces of the west.",
            "…which the ports of Callao and Paita get 4,000 tonnes of grain from the south…",
        ),
        (
            "ja",
            "カナダは国際通貨基金(IMF)と80億ドルの融資契約に署名した。",
            "カナダは国際通貨基金(IMF)と80億ドルの融資契約に署名した",
        ),
        (
            "ko",
            "캐나다는 페루와 협정에 서명했다. 사업비가 142조 루피아(약 11조 원)에 이르렀다.",
            "사업비가 142조 루피아(약 11조 원)",
        ),
    ],
)
async def test_a_label_is_a_clause_of_its_own(language: str, text: str, label: str) -> None:
    """Without the word that joins it to another, and without half of a bracket."""
    assert label in {f.label for f in (await brief(text, "", language)).figures}


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        (
            "en",
            "The deal over the lignite mine of Canada and Peru rests on a permit.",
            "Deal over the lignite mine of Canada and Peru",
        ),
        ("en", "Canada and Peru signed an accord on the same day.", "Accord"),
        (
            "en",
            "Canada and Peru signed a protocol that revises the 1987 treaty.",
            "Protocol that revises the 1987 treaty",
        ),
        (
            "en",
            "Canada and Peru signed an accord in Lima on Monday that lets sailors work in both countries.",
            "Accord that lets sailors work in both countries",
        ),
        (
            "en",
            "Canada and Peru signed a protocol under which sailors from Lima, 25 of them, will train.",
            "Protocol under which sailors from Lima will train",
        ),
        ("en", "Canada and Peru signed a treaty that it called a first step to peace at sea.", "Treaty"),
        (
            "es",
            "Canadá y Perú firmaron el lunes un convenio que unifica los trámites en sus puertos.",
            "Convenio que unifica los trámites en sus puertos",
        ),
        ("es", "Canadá y Perú firmaron el lunes un convenio que negociaban desde mayo.", "Treaty"),
        (
            "fr",
            "Le Canada et le Pérou ont signé lundi un accord qui facilite la délivrance de visas aux marins.",
            "Accord qui facilite la délivrance de visas aux marins",
        ),
        (
            "en",
            "Zimtora Energy agreed to pay the U.S. Treasury $9 million to settle a suit.",
            "Settlement to pay the U.S. Treasury $9 million to settle a suit",
        ),
        ("de", "Kanada und Peru haben am Montag einen langfristigen Liefervertrag unterzeichnet.", "Liefervertrag"),
        ("de", "Kanada und Peru haben am Montag eine entsprechende Vereinbarung unterzeichnet.", "Vereinbarung"),
        (
            "de",
            "Kanada und Peru haben am Montag die Gründung eines Gemeinschaftsunternehmens vereinbart.",
            "Gründung eines Gemeinschaftsunternehmens",
        ),
        ("es", "La minera canadiense Zimtora vendió el lunes a Perú una mina.", "Contract"),
        (
            "es",
            "Canadá y Perú suspendieron el acuerdo de intercambio eléctrico por el que ambos se vendían luz.",
            "Acuerdo de intercambio eléctrico",
        ),
        ("ko", "캐나다와 페루는 두 곳의 리튬을 함께 개발하는 협정에 서명했다.", "두 곳의 리튬을 함께 개발하는 협정"),
        ("ja", "カナダとペルーは第3期拡張工事に関する協定に署名した。", "第3期拡張工事に関する協定"),
    ],
)
async def test_a_name_is_no_half_sentence(language: str, text: str, title: str) -> None:
    """No verb, no case of the sentence, no word that points elsewhere, no end of what was cut."""
    agreements = (await brief(text, "", language)).agreements
    assert [a.title.split(":")[0] for a in agreements] == [title]


_PACT = "Canada and Peru signed a fisheries agreement in Lima on Monday, their ministers said."


@pytest.mark.parametrize(
    ("title", "rest", "told", "left_out"),
    [
        (
            "Canada and Peru sign fisheries pact",
            "The pact runs for ten years and lets 40 boats into the zone.\n\nMinisters of both sides met for dinner.",
            "The pact runs for ten years and lets 40 boats into the zone.",
            "met for dinner",
        ),
        (
            "Canada and Peru sign fisheries pact; Chile drops port deal with Nordsund",
            "Canada asked Norway in May to sign a protocol on sealing with its coast guard and its inspectors where "
            "boats have been seen off the banks of Newfoundland and of Labrador more often than in all the years "
            "before the last one.\n\nChile "
            "meanwhile cancelled a contract with the Danish shipping company Nordsund for a port in Iquique.",
            "Nordsund for a port in Iquique.",
            "sealing",
        ),
        (
            "Canada and Peru sign fisheries pact",
            "Chile and Norway are negotiating a contract for 12 trawlers.\n\nThe hulls cost $9 million each.",
            "12 trawlers.",
            "sealing",
        ),
        (
            "Canada and Peru sign fisheries pact",
            "Norway and Chile reached a similar agreement on 12 boats last year.",
            _PACT,
            "similar",
        ),
        ("Canada and Peru sign fisheries pact", "Talks should begin in the summer on 12 ports.", _PACT, "12 ports"),
        ("Canada and Peru sign fisheries pact", "Nordsund gained 2.2 percent in Oslo.", _PACT, "gained"),
        (
            "Canada and Peru sign fisheries pact",
            "Chile turned down that offer of $9 million on Friday.",
            _PACT,
            "that offer",
        ),
    ],
)
async def test_a_summary_tells_what_a_desk_would_add(title: str, rest: str, told: str, left_out: str) -> None:
    """The figures of the agreement, and what else the title has; no comparison, no share prices, nothing of no use."""
    found = await brief(f"{_PACT}\n\nThe hall was full.\n\n{rest}", title)
    assert found.summary.startswith(_PACT)
    assert told in found.summary
    assert left_out not in found.summary


async def test_a_summary_tells_the_agreement_where_the_lead_does_not() -> None:
    """Behind a lead that sets the scene."""
    scene = "Fishermen on two coasts of the Pacific woke up to good news on Monday."
    found = await brief(f"{scene} The catch is worth $90 million.\n\nPrices rose by 4 percent.\n\n{_PACT}")
    assert _PACT in found.summary


async def test_the_beginning_of_a_long_sentence_stands_beside_a_long_lead() -> None:
    """Up to where it could end."""
    lead = f"Canada and Peru signed a fisheries agreement in Lima on Monday{', after long talks' * 9}."
    more = (
        f"Canada will let 40 boats from Peru into its waters for ten years, while Peru {'gives and ' * 20}takes none."
    )
    found = await brief(f"{lead}\n\n{more}")
    assert found.summary == f"{lead} Canada will let 40 boats from Peru into its waters for ten years."
