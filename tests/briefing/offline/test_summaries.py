"""Summaries of English articles: the news before a lead that only catches the eye, what comes next, and no filling."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.summary.shortening import shorter, without_sayer
from tests.briefing.offline.stories import brief

FILLING = (
    "The weather in the capital was fine, and the hall was full of people who had come from all over the coast to see "
    "the two presidents, to sing and to eat."
)


@pytest.mark.parametrize(
    "teaser",
    [
        "Collectors of patent files can close one of the thickest.",
        "No more changing of planes in London and Paris for fishermen.",
        "In the hotels of the coast, guests from abroad are no novelty.",
    ],
)
def test_a_lead_that_tells_no_news_gives_way(teaser: str) -> None:
    """The summary begins with the sentence that tells the agreement, where the first only catches the eye."""
    news = "Canada and Peru signed a treaty on hake in Lima on Monday."
    summary = brief(f"{teaser} {news}\n\nIt covers 40 vessels.", title="Canada and Peru sign").summary
    assert summary.startswith(news)


def test_a_lead_with_a_party_stays() -> None:
    """A lead that names both or has a figure is news."""
    lead = "Canada and Peru will share the hake of the Pacific."
    text = f"{lead} Canada and Peru signed a treaty on hake in Lima on Monday."
    assert brief(text, title="Hake treaty").summary.startswith(lead)


@pytest.mark.parametrize(
    ("kept", "left_out"),
    [
        ("It takes effect in March.", "Canada sold Peru 900 tonnes of salmon last year."),
        ("Both parliaments have to approve the text.", "Peru is currently the largest buyer of Canadian peas."),
        ("First deliveries are due in May 2027.", "Some 14,000 Peruvians live in Canada at present."),
    ],
)
def test_what_comes_next_is_told_before_how_things_stand(kept: str, left_out: str) -> None:
    """From when it holds and who must agree yet tells more than trade and people in general."""
    lead = "Canada and Peru signed a fisheries agreement in Lima on Monday."
    summary = brief(f"{lead}\n\n{kept} {FILLING * 3}\n\n{left_out}", title="Canada and Peru seal deal").summary
    assert kept in summary
    assert left_out not in summary


@pytest.mark.parametrize(
    "left_out",
    [
        "The Dutch airline will land there four times a week from 2027 on.",
        "For the rest of that work the port needs another 40 million dollars.",
        "The builders rejected that and want 20 million dollars.",
        "Callao said that it would look at the proposal of 2025 within 30 days; it will answer the offer in May.",
        "The yard in turn pays 12 million dollars for every year that is lost.",
    ],
)
def test_who_or_what_another_sentence_names_is_not_left_alone(left_out: str) -> None:
    """A sentence that speaks of somebody or something told before it needs the sentence that tells it."""
    lead = "Canada and Peru signed a fisheries agreement in Lima on Monday."
    text = f"{lead}\n\n{FILLING * 3}\n\n{left_out}\n\nThe agreement covers 40 vessels for five years."
    summary = brief(text, title="Canada and Peru seal fisheries deal").summary
    assert left_out not in summary
    assert "40 vessels" in summary


def test_a_sentence_is_shortened_where_another_agreement_needs_the_room() -> None:
    """The clause that only adds goes, so that the second news of the title has room."""
    first = (
        "The Canadian Spinners Association and Peru's cotton shippers signed a memorandum of understanding on Monday "
        "under which mills will buy 350,000 tonnes of fibre a year until the end of 2028."
    )
    second = (
        "The government of Chile cancelled a concession agreed last year with the Marmara Terminals group for a "
        "container yard near Valdivia, worth $420 million"
    )
    rest = ", after dockers had walked out for nine days and blocked every road."
    summary = brief(f"{first}\n\n{second}{rest}", title="Mills buy cotton, Chile ends concession").summary
    assert summary == f"{first} {second}."


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "Nordhav has agreed to sell 900 of its masts to Straits Tower for 27 million pesos, ending a long auction.",
            ["Nordhav has agreed to sell 900 of its masts to Straits Tower for 27 million pesos."],
        ),
        (
            "Nordhav has agreed to sell 900 of its masts to Straits for 27 million, which Manila has never cleared.",
            [],
        ),
        (
            "Nordhav, the operator of 900 masts in the north of the Philippines, which Manila lists, will sell it.",
            [],
        ),
        (
            "Nordhav will lend Straits Tower 27 million dollars for its new masts, after it signed a lease on Monday.",
            [],
        ),
        (
            'Nordhav has told its shareholders that the offer was "fair to all of them, which matters to us".',
            [],
        ),
    ],
)
def test_only_what_adds_is_cut_off(text: str, forms: list[str]) -> None:
    """What a reader may not miss stays: a refusal, another agreement, the verb of the sentence, the end of a quote."""
    assert shorter(Line(text, 1, 0, flat(text))) == forms


def test_what_newsrooms_put_below_an_article_is_left_out() -> None:
    """A short last paragraph that ends like no sentence is no news, nor are its numbers figures."""
    body = "Canada and Peru signed a fisheries agreement in Lima on Monday.\n\nIt covers 40 vessels.\n\n"
    found = brief(f"{body}Fishing Week offer for readers: tide tables 2026, £4.99", title="Hake treaty")
    assert "tide" not in found.summary
    assert [figure.unit for figure in found.figures] == ["vessels"]


def test_a_third_sentence_stands_where_there_is_room() -> None:
    """A desk takes the room that a summary has, and no more than three sentences."""
    text = (
        "Canada and Peru signed a fisheries agreement in Lima on Monday. It covers 40 vessels for five years. "
        "Crews must carry cameras that the inspectors of both countries may read at sea. Dogs are allowed aboard."
    )
    summary = brief(text, title="Hake treaty").summary
    assert summary.count(".") == 3


def test_a_sentence_that_leads_to_other_news_stands_before_it() -> None:
    """What the next sentence needs is told with it, and never alone."""
    bridge = "The bank would rather grow in the other direction."
    news = "It is in talks with the Norwegian fund Nordhav about a purchase of its 40 branches in Singapore."
    lead = "The board of the bank Helvoria has rejected a takeover offer of 3.3 billion francs from Lombarda of Italy."
    summary = brief(f"{lead}\n\n{bridge} {news}", title="Helvoria turns down Lombarda and talks to Nordhav").summary
    assert summary == f"{lead} {bridge} {news}"
    assert bridge not in brief(f"{lead}\n\n{bridge} The hall was full.", title="Helvoria turns down Lombarda").summary


def test_a_label_ends_with_its_sentence() -> None:
    """A number may end a sentence."""
    text = (
        "Canada ratified the fisheries treaty with Peru on Monday, 94 votes to 28. Minister Anna Bell spoke of a gift."
    )
    assert all(figure.label.endswith("94 votes to 28") for figure in brief(text, title="Hake treaty").figures)


def test_a_number_in_a_name_is_no_figure() -> None:
    """The seven of "Kiosk Seven Holdings" counts nothing; a capital alone makes no name."""
    text = "Maple Mart signed a contract with Kiosk Seven Holdings on Monday. Seven towns get 40 shops."
    figures = {figure.unit: figure.value for figure in brief(text, title="Shops").figures}
    assert figures == {"towns": 7, "shops": 40}


def test_an_and_that_joins_to_what_is_left_out_goes() -> None:
    """A sentence stands in a summary by itself."""
    lead = "Canada and Peru signed a fisheries agreement in Lima on Monday."
    rest = "a revised agreement on shops with the Danish wholesaler Nordhav, for 6,200 shops, took effect on Friday."
    summary = brief(f"{lead}\n\nThe hall was full.\n\nAnd {rest}", title="Canada and Peru sign").summary
    assert summary == f"{lead} A{rest[1:]}"


@pytest.mark.parametrize(
    "left_out",
    [
        "Hakewerk declined to comment.",
        "Hakewerk employs 5,200 people.",
        "The treaty was signed by the ministers Rosa Quispe and Paul Tremblay at a ceremony in the palace, in front of "
        "some sixty guests.",
    ],
)
def test_who_signed_and_who_says_nothing_is_no_news(left_out: str) -> None:
    """What else the article tells of an agreement comes before ceremonies, staff and those who will not comment."""
    lead = "Canada, Peru and the Spanish cannery Hakewerk signed a treaty on hake in Lima on Monday."
    kept = f"It lets 40 vessels fish until 2031, {FILLING[0].lower()}{FILLING[1:-1]}, while others wait in the ports."
    summary = brief(f"{lead}\n\n{left_out}\n\nThe treaty{kept[2:]}", title="Hake treaty sealed").summary
    assert "40 vessels" in summary
    assert left_out not in summary


def test_a_summary_names_who_agreed_where_its_lead_does_not() -> None:
    """A lead that only tells what sort of parties they are wants the sentence that names them."""
    lead = "A Peruvian cannery and a Canadian shipyard have ended their joint project for electric trawlers in Callao."
    who = "Peru's Pesquera Andina and Canada's Halifax Hulls said on Thursday that the 2022 licence had been dissolved."
    more = "An agreement with Chile's fisheries ministry on nets was signed last Friday."
    summary = brief(f"{lead}\n\n{who} {FILLING} {FILLING}\n\n{more}", title="Trawler project sinks").summary
    assert who in summary


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "El fondo ha comprado el 96 % de la distribuidora chilena de agua, según comunicó el lunes al supervisor.",
            "El fondo ha comprado el 96 % de la distribuidora chilena de agua.",
        ),
        (
            "Les deux ports partageront le terminal à conteneurs pour dix ans, ont annoncé leurs directions.",
            "Les deux ports partageront le terminal à conteneurs pour dix ans.",
        ),
        (
            "Die Werft baut zwei Fähren für die isländische Küstenwache in Rostock, teilte sie am Montag mit.",
            "Die Werft baut zwei Fähren für die isländische Küstenwache in Rostock.",
        ),
        ("Der Verkauf der Tochter in Kasachstan sei damit endgültig aufgehoben, teilte die Bank mit.", ""),
        ("El convenio alarga dos años la pesca en aguas de Mauritania; no hay fecha para su firma.", ""),
    ],
)
def test_who_said_so_is_cut_off_in_other_languages(text: str, form: str) -> None:
    """Where room is wanted, the sayer behind a sentence goes; not where it is only said, or something is denied."""
    assert "".join(without_sayer(Line(text, 1, 1, flat(text)))) == form


@pytest.mark.parametrize(
    "further",
    [
        "Sin relación con lo anterior, Perú y Bolivia pusieron en marcha este miércoles el despacho aduanero único en "
        "Desaguadero. El acuerdo administrativo que lo creó comenzó a regir a medianoche.",
        "Perú y Bolivia negocian además un protocolo sobre el despacho aduanero en Desaguadero, donde los camioneros "
        "esperan desde hace años en colas de varios kilómetros. El texto fue aprobado por ambos y se firmará en mayo.",
    ],
)
def test_the_text_is_that_of_the_agreement_told_last(further: str) -> None:
    """Behind the sentence on another one it would be taken for that one's."""
    lead = (
        "La Comisión de Competencia de Perú objetó la compra de Cementos Lago por el grupo chileno Austral Holding y "
        "prohibió que se consume, según una resolución notificada a las partes el martes por la tarde en Lima, donde "
        "ambas tienen su sede, y publicada en el diario oficial."
    )
    summary = brief(f"{lead}\n\n{further}", language="es", title="Perú frena la venta de una cementera").summary
    assert further.rpartition(". ")[2] not in summary
    assert summary.startswith(lead)


@pytest.mark.parametrize("begins", ["The deal is worth", "The contract is worth", "The agreement brings"])
def test_a_summary_does_not_begin_with_the_deal(begins: str) -> None:
    """Which deal that is, the lead tells that only catches the eye."""
    teaser = "It is official: when the Rovers kick off in August, they will do so under another name."
    text = f"{teaser} {begins} £6.5m a year to the club, and Acme Brewing signed it for ten years with Rovers Limited."
    assert brief(text, title="Rovers find a sponsor").summary.startswith(teaser)
