"""Figures and sectors are read where the agreement is told; noise is not."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.text import lines
from tests.briefing.offline.stories import brief, figures, parties, story

DEAL = {
    "en": "Peru and Morocco signed a trade agreement. ",
    "ko": "한국과 페루가 자유무역협정에 서명했다. ",
    "ja": "日本とペルーは租税条約に署名した。",
    "es": "Perú y Marruecos firmaron un acuerdo comercial. ",
    "fr": "Le Pérou et le Maroc ont signé un accord commercial. ",
    "de": "Peru und Marokko haben ein Handelsabkommen unterzeichnet. ",
}


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("en", "It is worth $2.5bn.", (2.5e9, "USD")),
        ("en", "It is worth A$40 million.", (4e7, "AUD")),
        ("en", "It is worth $5.1 billion Canadian.", (5.1e9, "CAD")),
        ("en", "It is worth 40 million Hong Kong dollars.", (4e7, "HKD")),
        ("en", "It is worth 40 million Jamaican dollars.", (4e7, "JMD")),
        ("es", "Vale 40 millones de dólares canadienses.", (4e7, "CAD")),
        ("en", "It covers 95 per cent of goods.", (95.0, "percent")),
        ("en", "It creates 1,400 jobs.", (1400.0, "jobs")),
        ("fr", "Il concerne 420 génériques.", (420.0, "génériques")),
        ("en", "It runs for seven years.", (7.0, "years")),
        ("en", "Lima will run the port for 30 years after signing it over.", (30.0, "years")),
        ("en", "Lima ships ore for the next six years after that.", (6.0, "years")),
        ("en", "Under the three-year deal Lima ships ore.", (3.0, "years")),
        ("en", "Lima will ship 600,000 tonnes.", (600_000.0, "tonnes")),
        ("en", "Some 300 business and trade representatives came.", (300.0, "people")),
        ("en", "It covers 37 Peruvian plants.", (37.0, "plants")),
        ("en", "The wind farm has 900 MW.", (900.0, "MW")),
        ("ko", "규모는 3조 원이다.", (3e12, "KRW")),
        ("ko", "200명을 뽑는다.", (200.0, "people")),
        ("ko", "관세를 94.8% 낮춘다.", (94.8, "percent")),
        ("ja", "総額は1500億円。", (1.5e11, "JPY")),
        ("ja", "返済期間は12年。", (12.0, "years")),
        ("ja", "約400人が参加する。", (400.0, "people")),
        ("es", "Vale 1.200 millones de euros.", (1.2e9, "EUR")),
        ("es", "Cubre 1.450 kilómetros.", (1450.0, "km")),
        ("es", "Suma 3,9 millones de líneas.", (3.9e6, "líneas")),
        ("fr", "Il compte 3,9 millions d'arbres.", (3.9e6, "arbres")),
        ("fr", "Il vaut 4 millions de francs suisses.", (4e6, "CHF")),
        ("fr", "Il touche 1 900 personnes.", (1900.0, "people")),
        ("de", "Es kostet 2,5 Milliarden Euro.", (2.5e9, "EUR")),
        ("de", "Es entstehen 350 Arbeitsplätze.", (350.0, "jobs")),
    ],
)
def test_figures(language: str, text: str, figure: tuple[float, str]) -> None:
    """Money is in full units of its currency; counts have the unit that stands behind them."""
    assert figures(DEAL[language] + text, language) == {figure}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It was signed on 4 March 2026 at 10 a.m."),
        ("en", "It was the 57th meeting of the two countries."),
        ("en", "Both sides had met two weeks earlier."),
        ("en", "The three ministers met for talks two years after the first ones."),
        ("ko", "협정은 2026년 3월 4일 나왔다."),
        ("ja", "2026年3月4日に署名した。"),
        ("es", "Fue el 4 de marzo de 2026."),
        ("fr", "C'était le 4 mars 2026."),
        ("de", "Das war am 4. März 2026."),
        ("es", "La obra podría valer 60 millones al año."),
        ("es", "El rival ofertó 9 millones menos."),
    ],
)
def test_dates_and_ordinals_are_no_figures(language: str, text: str) -> None:
    """Dates, ordinals, references, "two weeks earlier" and "a year" measure nothing."""
    assert figures(DEAL[language] + text, language) == set()


def test_half_a_word_is_no_currency() -> None:
    """Where the look behind a number ends within "European", no euro is meant."""
    found = figures(f"{DEAL['en']}A protocol gives 28 tuna boats from the European Union access to the waters.")
    assert (28.0, "EUR") not in found


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "Peru and Morocco signed an agreement on semiconductors and quantum computing.", "semiconductors"),
        ("en", "Peru and Morocco signed an agreement on hydrogen.", "hydrogen"),
        ("ko", "한국과 페루가 배터리 협력 협정에 서명했다.", "batteries"),
        ("ja", "日本とペルーは半導体協力の覚書に署名した。", "semiconductors"),
        ("es", "Perú y Marruecos firmaron un acuerdo de pesca.", "fisheries"),
        ("fr", "Le Pérou et le Maroc ont signé un accord sur le nucléaire.", "nuclear"),
        ("de", "Peru und Marokko haben ein Abkommen über Wasserstoff unterzeichnet.", "hydrogen"),
    ],
)
def test_sectors(language: str, text: str, code: str) -> None:
    """The words of the sentence that tells the agreement tell its sectors."""
    assert code in {s.code for s in brief(text, language=language).sectors}


def test_weak_words_together_tell_a_sector() -> None:
    """One everyday word tells none; several words in several lines do."""
    deal = "Peru and Morocco signed an agreement in Rabat on Monday. "
    once = brief(deal + "It deals with the economy. Officials spoke of rain.")
    often = brief(deal + "It lets both share the water of a lake. Floods would be measured jointly.")
    assert "environment" not in {s.code for s in once.sectors}
    assert "environment" in {s.code for s in often.sectors}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("They agreed on the sharing of power, on veto powers and on power-sharing in the provinces.", "power"),
        ("A bridge loan and bridge financing would bridge the gap, the road map says.", "infrastructure"),
        ("Local media and state media reported it, and official media quoted the ministers.", "culture-media"),
    ],
)
def test_phrases_that_tell_no_sector(told: str, code: str) -> None:
    """A word that tells a sector tells none inside a phrase of sector_not.tsv."""
    found = brief(f"Peru and Morocco signed an agreement in Rabat on Monday. {told}")
    assert code not in {s.code for s in found.sectors}


def test_background_tells_no_sector() -> None:
    """What others did in earlier years is no field of this agreement."""
    found = brief(
        "Peru and Morocco signed an agreement on tourism and hotels on Monday. "
        "Chile and Egypt signed an agreement on nuclear reactors in 2015."
    )
    assert [s.code for s in found.sectors] == ["tourism"]


@pytest.mark.parametrize(
    ("language", "noise"),
    [
        ("en", "Photo: The ministers in Lima"),
        ("en", "Read more: Ten charts on trade"),
        ("en", "To write comments, please log in."),
        ("en", "© 2026 Newswire. All rights reserved."),
        ("ko", "[사진] 리마의 장관들"),
        ("ko", "무단 전재 및 재배포 금지"),
        ("ja", "写真=リマの閣僚"),
        ("es", "Lea también: El comercio crece"),
        ("fr", "Lire aussi : le commerce progresse"),
        ("de", "Lesen Sie auch: Der Handel wächst"),
    ],
)
def test_noise_is_dropped(language: str, noise: str) -> None:
    """Captions, links, log-in lines and notices of rights are no sentences of the article."""
    article = story(f"{DEAL[language]}\n\n{noise}", language=language)
    assert [line.text for line in lines(article) if line.part] == [DEAL[language].strip()]


@pytest.mark.parametrize(
    "dateline",
    ["LIMA -- ", "LIMA (Trade desk) - ", "LIMA, March 4 — ", "GENEVA, Switzerland — ", "LA PAZ. "],
)
def test_datelines_are_stripped(dateline: str) -> None:
    """Place, date and desk before the first sentence are no part of it."""
    article = story(f"{dateline}Peru and Morocco signed a trade agreement.", title="A trade agreement")
    assert lines(article)[1].text == "Peru and Morocco signed a trade agreement."


def test_headline_and_summary_are_the_articles_own() -> None:
    """The headline is the title cut at a clause, the summary verbatim sentences, within their limits."""
    title = "Peru and Morocco sign a trade agreement on grapes and phosphates, while farmers in both countries protest"
    found = brief(DEAL["en"] + "It covers 95 percent of goods. " + "The weather in Lima was mild and dry. " * 9, title)
    assert found.headline == "Peru and Morocco sign a trade agreement on grapes and phosphates"
    assert found.summary.startswith("Peru and Morocco signed a trade agreement. It covers 95 percent of goods.")
    assert len(found.summary) <= 400


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It raises the number of seasonal workers from Samoa to 4,800 a year, up from 3,200.", {4800, 3200}),
        ("The number of judges will rise to 12.", {12}),
        ("Some 221,000 Indonesians perform the haj each year.", {221000}),
        ("About 11,000 Swedes live there.", {11000}),
        ("It lets in 1,200 Filipinos with other skills.", {1200}),
    ],
)
def test_people_are_counted_by_what_stands_before_and_by_nation(text: str, found: set[int]) -> None:
    """ "the number of workers to 4,800" counts workers, "11,000 Swedes" people."""
    assert {(float(n), "people") for n in found} <= figures(f"Oman and Peru signed a pact on Monday. {text}")


def test_more_of_what_somebody_has() -> None:
    """ "550 more of its towers" counts towers."""
    assert (550.0, "towers") in figures("Orange agreed to let MTN use 550 more of its towers.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Japón y Filipinas firmaron un acuerdo laboral. Beneficia a 14.000 filipinos.", "es"),
        ("Le Japon et les Philippines ont signé un accord. Il concerne 14 000 Philippins.", "fr"),
        ("Japan und die Philippinen haben ein Abkommen unterzeichnet. Es gilt für 14.000 Filipinos.", "de"),
        ("Japan and the Philippines signed an agreement on work. It covers 14,000 Filipinos.", "en"),
    ],
)
def test_a_people_is_counted_as_people(text: str, language: str) -> None:
    """The plural of an inhabitant is no unit of its own."""
    assert (14_000, "people") in figures(text, language)


def test_money_of_a_country_is_not_the_country() -> None:
    """A price in "U.S. cents" makes the United States none of "the two countries"."""
    text = (
        "State utility Laos Power signed a power agreement with Hanoi Grid on Monday. It gets 6.95 U.S. cents a unit. "
        "The two countries signed a treaty on water as well."
    )
    assert "United States" not in parties(text)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Oslo Børs", "NO"),
        ("Wiener Börse", "AT"),
        ("Borsa Istanbul", "TR"),
        ("Bolsa de Valores de Lima", "PE"),
        ("Bolsa de Santiago", "CL"),
        ("APM Terminals", "NL"),
        ("Paris Club", None),
    ],
)
def test_where_a_name_is_at_home(name: str, country: str | None) -> None:
    """Exchanges and others whose name tells of no country, or of another."""
    found = {p.name: p.country for p in brief(f"Zambia signed an agreement on debt with {name} on Monday.").parties}
    assert found[name] == country


@pytest.mark.parametrize(
    ("dateline", "unit"), [("SANTIAGO, March 3 — ", "CLP"), ("BOGOTÁ (Andes Press) - ", "COP"), ("", "MXN")]
)
def test_pesos_are_those_of_where_the_article_was_written(dateline: str, unit: str) -> None:
    """The dateline tells whose money is meant; without one the country that is named most."""
    text = f"{dateline}Mexico's Saludmax signed a contract with Mexico's Norte to buy 40 shops for 900 million pesos."
    assert (900_000_000, unit) in figures(text)
