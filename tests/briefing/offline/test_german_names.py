"""German articles: capitalised words that name no organisation."""

from __future__ import annotations

import pytest

from bot.briefing.offline.names.german_names import is_title, names_any, without_day
from tests.briefing.offline.stories import ruled, worded


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Siemens verhandelt mit dem Hersteller Haldano über einen Vertrag, sagte ein Manager der APA.",
         {"Siemens", "Haldano"}),
        ("Siemens verhandelt mit dem Hersteller Haldano, wie die Nachrichtenagentur Anadolu berichtet.",
         {"Siemens", "Haldano"}),
        ("Siemens hat am Freitag mit dem Hersteller Haldano einen Vertrag unterzeichnet.\n\n"
         "Landeshauptmann Peter Zelenka kam zur Feier.\n\nZelenka hatte mit Siemens den Vertrag ausverhandelt.",
         {"Siemens", "Haldano"}),
        ("Die Verhandlungen über den Vertrag zwischen Siemens und Haldano GmbH sind im Gange, teilte der Konzern mit.",
         {"Siemens", "Haldano GmbH"}),
        ("Die US-Behörden prüfen den Vertrag zwischen Siemens und Haldano GmbH, der unterzeichnet ist.",
         {"Siemens", "Haldano GmbH"}),
        ("Siemens und die Haldano GmbH haben Donnerstagabend einen Vertrag unterzeichnet, den die SPÖ lobt.",
         {"Siemens", "Haldano GmbH"}),
    ],
)  # fmt: skip
def test_who_is_named(text: str, who: set[str]) -> None:
    """Media, persons with titles and those of whom there are many are no parties, nor is what says who told it."""
    assert ruled(text, "de") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Siemens verhandelt mit Bosch über einen Vertrag, der auch einem Audi-Konkurrenten offensteht.",
         {"Siemens", "Bosch"}),
        ("Siemens vereinbarte mit Bosch einen Vertrag, den Audi-Kunden begrüßen.", {"Siemens", "Bosch"}),
        ("Die Gewerkschaft ver.di fordert von Siemens einen Tarifvertrag.", {"Verdi", "Siemens"}),
        ("Siemens steigt beim Gesundheitsspezialisten Haldano ein.", {"Siemens", "Haldano"}),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, who: set[str]) -> None:
    """Who is called a rival or a customer of a company is not the company; a trade in the dative tells of one.

    A name may begin with a small letter.
    """
    assert {e.name for deal in worded(text, "de") for e in deal.parties} == who


def test_words() -> None:
    """Titles stand before persons, days behind names; what only tells where bodies are at home names none."""
    assert is_title("landeshauptmann")
    assert not is_title("hersteller")
    assert names_any("US-Internetkonzern")
    assert names_any("Hauptstadt Sanaa")
    assert not names_any("Wirtschafts- und Sozialverband")
    assert without_day("Haldano Donnerstagabend") == "Haldano"
