"""Parties are found by table, by form and by context, under their canonical names."""

from __future__ import annotations

import pytest

from bot.model import PartyKind, PartyRole
from tests.briefing.offline.stories import brief, parties, ruled


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Seoul and Tokyo signed a treaty on Monday.", {"South Korea", "Japan"}),
        ("en", "The U.S. and the EU agreed a trade deal on Monday.", {"United States", "European Union"}),
        ("en", "Britain and the UAE signed a trade agreement.", {"United Kingdom", "United Arab Emirates"}),
        ("ko", "한국과 베트남이 자유무역협정에 서명했다.", {"South Korea", "Vietnam"}),
        ("ko", "아세안과 영국이 무역협정을 체결했다.", {"ASEAN", "United Kingdom"}),
        ("ja", "日本とインドは租税条約に署名した。", {"Japan", "India"}),
        ("es", "Alemania y Suiza firmaron un tratado.", {"Germany", "Switzerland"}),
        ("fr", "L'Allemagne et la Suisse ont signé un traité.", {"Germany", "Switzerland"}),
        ("de", "Deutschland und die Schweiz haben ein Abkommen unterzeichnet.", {"Germany", "Switzerland"}),
        (
            "es",
            "El Banco Europeo de Inversiones firmó un préstamo con Polonia.",
            {"European Investment Bank", "Poland"},
        ),
    ],
)
def test_countries_and_organisations(language: str, text: str, names: set[str]) -> None:
    """Countries, capitals that stand for governments, and organisations are told by their English names."""
    assert parties(text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Swedish chipmaker Lumivarde signed a supply contract with Poland's Kestowa Ltd on Monday.",
            "Lumivarde",
        ),
        ("en", "Vietnam's Sao Bien Energy and Oman signed a contract on Monday.", "Sao Bien Energy"),
        ("en", "The University of Tromsø and Oman signed a research agreement.", "University of Tromsø"),
        ("en", "The Kenyan Federation of Potters signed an agreement with Oman.", "Kenyan Federation of Potters"),
        ("es", "La aerolínea Vuelandina firmó un acuerdo de código compartido con Egipto.", "Vuelandina"),
        ("fr", "Le groupe Orvalys a signé un contrat avec le Maroc.", "Orvalys"),
        ("fr", "Le Maroc a signé un contrat avec le fabricant d'Axolys Motors, Bertane.", "Axolys Motors"),
        ("de", "Der Chemiekonzern Farbania hat einen Liefervertrag mit Polen unterzeichnet.", "Farbania"),
        ("de", "Der Chemiekonzern „Farbania“ hat einen Liefervertrag mit Polen unterzeichnet.", "Farbania"),
        ("ko", "한빛에너지와 베트남이 공급 계약을 체결했다.", "한빛에너지"),
        ("ja", "みなと海運と東都電力は供給契約を結んだ。", "東都電力"),
    ],
)
def test_names_by_form_and_context(language: str, text: str, name: str) -> None:
    """Names that no table has are found by their own words, by what stands beside them and by what they do."""
    assert name in parties(text, language)


def test_acronym_and_short_form_mean_the_same() -> None:
    """An acronym in brackets and the first word of a name are no parties of their own."""
    found = parties(
        "The Potters Association of Malawi (PAM) and Lumivarde Energy signed an agreement on Monday. "
        "Lumivarde and PAM agreed to open a school."
    )
    assert found == {"Potters Association of Malawi", "Lumivarde Energy"}


def test_country_of_a_company() -> None:
    """The country beside a name is where the company is from, and no party."""
    found = brief("Norwegian shipbuilder Fjellverft and Oman's Sohar Ports signed a contract on Monday.")
    assert {(p.name, p.country, p.kind) for p in found.parties} == {
        ("Fjellverft", "NO", PartyKind.COMPANY),
        ("Sohar Ports", "OM", PartyKind.COMPANY),
    }


def test_places_are_no_parties() -> None:
    """Where it was signed, and where something will be built, is no party."""
    assert parties("Peru and Morocco signed a trade agreement in Geneva, in Switzerland, on Monday.") == {
        "Peru",
        "Morocco",
    }


def test_persons_and_pacts_are_no_parties() -> None:
    """Who signs for a government, and the pact itself, are no organisations."""
    found = parties(
        "Peru and Morocco signed the Andes Atlas Free Trade Agreement on Monday, Trade Minister Lucia Quispe said."
    )
    assert found == {"Peru", "Morocco"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Peru signed a peace agreement with Chile. Qatar mediated the talks.", "Qatar", PartyRole.MEDIATOR),
        ("Peru signed a trade agreement with Chile. Brazil opposed it.", "Brazil", PartyRole.OPPONENT),
        ("Peru applied to join ASEAN, seeking membership.", "Peru", PartyRole.CANDIDATE),
        ("The World Bank and Peru signed a loan agreement.", "World Bank", PartyRole.INVESTOR),
        ("The World Bank and Peru signed a loan agreement.", "Peru", PartyRole.RECIPIENT),
        ("Peru and Chile are negotiating a treaty.", "Chile", PartyRole.NEGOTIATOR),
        ("JBIC and KfW signed a loan agreement with Vietnam on Friday.", "KfW", PartyRole.INVESTOR),
        ("JBIC and KfW signed a loan agreement with Vietnam on Friday.", "Vietnam", PartyRole.RECIPIENT),
        ("Ghana and China signed a loan agreement on Friday.", "China", PartyRole.SIGNATORY),
    ],
)
def test_roles(text: str, name: str, role: PartyRole) -> None:
    """A verb behind the name tells its role, else the kind and status of the agreement."""
    assert {p.name: p.role for p in brief(text).parties}[name] is role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chipmaker Norvane agreed to pay Kuangta Ltd to settle the dispute.", {"Norvane", "Kuangta Ltd"}),
        ("Toolmaker Lithex signed a contract with brewer Oldham.", {"Lithex", "Oldham"}),
        ("The Manila-based Asian Development Bank signed a loan with Peru.", {"Asian Development Bank", "Peru"}),
        (
            "Estonia's Piimland said on Monday that it terminated its supply contract with Siemens.",
            {"Piimland", "Siemens"},
        ),
        (
            "Kenya's port authority and Mwila Ltd signed a memorandum on a corridor to Lusaka.",
            {"Kenya", "Mwila Ltd"},
        ),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, expected: set[str]) -> None:
    """Trades before a name, towns that somebody is from and ends of a route are no parties."""
    assert parties(text) == expected


def test_the_group_is_who_was_spoken_of() -> None:
    """A sentence that says "the group" has the party of the sentence before it."""
    (_, memorandum) = brief(
        "Siemens won a contract from Peru on Monday. "
        "The group also signed a memorandum of understanding with Repsol and Morocco."
    ).agreements
    assert memorandum.parties == ("Siemens", "Repsol", "Morocco")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "日越両政府は4日、租税条約に署名した。", {"Japan", "Vietnam"}),
        ("ko", "한·중 정상은 4일 어업협정에 서명했다.", {"South Korea", "China"}),
        ("ko", "대한전력기기는 지멘스와 4일 양해각서를 체결했다.", {"대한전력기기", "Siemens"}),
        (
            "es",
            "LIMA (Agencias).- La papelera chilena Maderas del Sur y Repsol firmaron un contrato.",
            {"Maderas del Sur", "Repsol"},
        ),
    ],
)
def test_names_of_countries_and_places_within_words(language: str, text: str, expected: set[str]) -> None:
    """Two signs name two countries, a name within another word none, and a dateline is no party."""
    assert ruled(text, language) == expected


_DEAL = {
    "en": "Rheinquell agreed to buy ferry operator Norddam from Oman's Sohar Ports on Monday. ",
    "es": "Perú y la empresa Vuelandina firmaron un contrato el lunes. ",
    "fr": "Le Maroc et le groupe Orvalys ont signé un contrat lundi. ",
    "de": "Polen und der Chemiekonzern Farbania haben am Montag einen Liefervertrag unterzeichnet. ",
    "ko": "한빛에너지와 베트남이 공급 계약을 체결했다. ",
    "ja": "ベトナムと東都電力は供給契約を結んだ。",
}


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The union Kestra wants the takeover stopped.", {"Kestra"}),
        ("en", "The European Commission must clear the purchase.", {"European Union"}),
        ("en", "Germany and Spain want it delayed.", {"Germany", "Spain"}),
        ("en", "Sohar Ports borrowed the money from Mizuho Bank.", {"Mizuho Bank"}),
        ("es", "La Asociación Nacional de Pesca pidió al Congreso que lo revise.", {"Asociación Nacional de Pesca"}),
        ("fr", "La Banque mondiale financerait les travaux.", {"World Bank"}),
        ("de", "Auch die Weltbank gewährt dem Vorhaben einen Kredit.", {"World Bank"}),
        ("ko", "산업은행이 대금 가운데 1500억 원을 빌려준다.", {"Korea Development Bank"}),
        ("ja", "国際協力銀行が資金の半分を融資する。", {"Japan Bank for International Cooperation"}),
    ],
)
def test_who_acts_about_an_agreement(language: str, text: str, names: set[str]) -> None:
    """Who wants, funds, clears or delays an agreement is a party of the article besides those who conclude it."""
    assert names <= parties(_DEAL[language] + text, language)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "AirAsia and Vietjet have both returned leased aircraft this year.", "AirAsia"),
        ("en", "China buys most of the country's fish.", "China"),
        ("en", "France already operates such ferries.", "France"),
        ("ko", "중국도 이 시장에 공을 들이고 있다.", "China"),
        ("ja", "ホンダやトヨタ自動車も開発を急いでいる。", "Toyota Motor"),
    ],
)
def test_others_are_no_parties(language: str, text: str, name: str) -> None:
    """Rivals, and countries that only have to do with the field, are background."""
    assert name not in parties(_DEAL[language] + text, language)


def test_every_name_of_a_list() -> None:
    """In a list of names all are organisations where one of them is."""
    found = parties(_DEAL["en"] + "A group of lenders that includes Amundi, Barclays and Tessel Quay backs the deal.")
    assert {"Barclays", "Tessel Quay"} <= found


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "The Depot and Petroleum Marketers Association opposes the takeover.",
            "Depot and Petroleum Marketers Association",
        ),
        ("de", "Der Speditions- und Logistikverband kritisierte den Vertrag.", "Speditions- und Logistikverband"),
        ("fr", "L'organisation Tessel Quay critique le contrat.", "Tessel Quay"),
        ("ja", "野党「緑の戦線」は契約の見直しを求めた。", "緑の戦線"),
    ],
)
def test_names_of_several_words(language: str, text: str, name: str) -> None:
    """A name keeps its "and", and loses the word that only tells what it is."""
    assert name in parties(_DEAL[language] + text, language)


def test_what_parties_are_said_to_oppose_is_at_issue() -> None:
    """An article is about an agreement that its lead tells somebody to be against, whatever becomes of it."""
    found = brief("Dutch deputies asked the cabinet on Thursday to sink the accord between the EU and Mercosur.")
    assert found.relevant
    assert {"European Union", "Mercosur"} <= {p.name for p in found.parties}


def test_talk_of_an_agreement_in_passing_is_not() -> None:
    """A central bank that names a trade agreement among its worries reports no agreement."""
    found = brief(
        "The Bank of Canada kept its rate on Wednesday. Its governor said that doubts about the trade agreement with "
        "the United States were holding back investment.",
        title="Bank of Canada holds rates",
    )
    assert not found.relevant
