"""An acronym that no table knows and nobody introduces is an organisation where it deals with somebody."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

_TITLES = {
    "en": "Fuel for a reactor",
    "es": "Combustible para un reactor",
    "fr": "Du combustible pour un réacteur",
    "de": "Brennstoff für einen Reaktor",
}


@pytest.mark.parametrize("name", ["NEK", "CCRIF", "ZSE", "KTMB"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Westinghouse will supply fuel to {} under a contract signed on Monday."),
        ("en", "{} ordered two turbines from Westinghouse on Monday."),
        ("en", "{} signed a contract with Westinghouse on Monday."),
        ("es", "Westinghouse suministrará combustible a {} según el contrato firmado el lunes."),
        ("es", "{} encargó el lunes dos turbinas a Westinghouse."),
        ("fr", "Westinghouse livrera du combustible à {} selon le contrat signé lundi."),
        ("fr", "{} a commandé lundi deux turbines à Westinghouse."),
        ("de", "{} hat am Montag einen Vertrag mit Westinghouse unterzeichnet."),
        ("de", "{} und Westinghouse haben am Montag ein Abkommen unterzeichnet."),
        ("de", "{} hat am Montag zwei Turbinen bei Westinghouse bestellt."),
        ("de", "{} verhandelt mit Westinghouse über einen Vertrag."),
        ("de", "Westinghouse liefert Brennstoff an {}, wie ein am Montag unterzeichneter Vertrag vorsieht."),
    ],
)
def test_who_deals_under_an_acronym_is_a_party(language: str, text: str, name: str) -> None:
    """As subject or object of a verb of agreements, in the four languages of Latin script."""
    told = brief(text.format(name), title=_TITLES[language], language=language)
    assert {p.name for p in told.parties} == {name, "Westinghouse"}
    assert any(set(a.parties) == {name, "Westinghouse"} for a in told.agreements)


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        ("en", "The CEO ordered two turbines from Westinghouse under a contract signed with Areva on Monday.", "CEO"),
        ("en", "Westinghouse signed a contract with Areva on Monday to supply gas to LNG plants.", "LNG"),
        ("en", "WESTINGHOUSE SIGNED A DEAL WITH AREVA ON MONDAY. THE FUEL ORDERED WILL BE SOLD TO ALL.", "FUEL"),
        ("es", "El CEO encargó el lunes dos turbinas a Westinghouse y firmó un contrato con Areva.", "CEO"),
        ("fr", "Le PDG a commandé lundi deux turbines à Westinghouse et signé un contrat avec Areva.", "PDG"),
        ("de", "LKW hat Westinghouse am Montag laut dem Vertrag mit Areva bestellt.", "LKW"),
        ("de", "Mit den Stimmen von Union, SPD und Grünen hat der Bundestag das Abkommen mit Chile gebilligt.", "SPD"),
    ],
)  # fmt: skip
def test_other_words_in_capitals_name_nobody(language: str, text: str, nobody: str) -> None:
    """An office, a good, a line all in capitals, a party whose votes are counted."""
    assert nobody not in {p.name for p in brief(text, title=_TITLES[language], language=language).parties}
