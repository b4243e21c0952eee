"""Bodies of towns and of fields are named in Spanish, French and German by a noun and what goes on with it."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import parties


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Der Landkreis Verden unterzeichnete mit der Firma Haldano einen Wartungsvertrag.", "Landkreis Verden"),
        ("de", "Die Firma Haldano unterzeichnete mit der Stadt Graz einen Wartungsvertrag.", "Graz"),
        ("de", "Die Handelskammer Bremen und die Firma Haldano unterzeichneten einen Vertrag.", "Handelskammer Bremen"),
        ("de", "Das Bundesamt für Rüstung und die Firma Haldano unterzeichneten den Vertrag.",
         "Bundesamt für Rüstung"),
        ("de", "Die Hans Merten-Stiftung und die Firma Haldano unterzeichneten einen Vertrag.", "Hans Merten-Stiftung"),
        ("es", "La Alcaldía de Lima firmó con la empresa Haldano un contrato.", "Alcaldía de Lima"),
        ("es", "El Servicio Forestal y Ganadero firmó con la empresa Haldano un convenio.",
         "Servicio Forestal y Ganadero"),
        ("es", "La Cámara de Comercio de Lima y la Cámara de Comercio de Cali firmaron un convenio.",
         "Cámara de Comercio de Cali"),
        ("fr", "Le canton de Soleure a signé avec la société Haldano un contrat.", "Canton of Solothurn"),
        ("fr", "La ville de Dakar a signé avec la société Haldano un contrat.", "Ville de Dakar"),
        ("fr", "La Direction générale de l'armement a signé avec la société Haldano un contrat.",
         "Direction générale de l'armement"),
        ("fr", "Le Centre national d'études nivales a signé avec la société Haldano un contrat.",
         "Centre national d'études nivales"),
        ("es", "Norvanta firmó el lunes con Kelvaro un contrato de suministro.", "Kelvaro"),
        ("de", "Norvanta und Kelvaro gründen ein Gemeinschaftsunternehmen.", "Kelvaro"),
    ],
)  # fmt: skip
def test_bodies(language: str, text: str, name: str) -> None:
    """They are parties, with the whole of their names; and who signs with somebody is one."""
    assert name in parties(text, language)


def test_a_day_is_no_name() -> None:
    """ "Am Montag Mitglied": a day before a noun begins no name."""
    text = "Montenegro ist seit Montag Vollmitglied der Internationalen Energieagentur."
    assert parties(text, "de") == {"Montenegro", "International Energy Agency"}


def test_a_noun_is_no_town() -> None:
    """What a town builds is no part of its name."""
    text = "Peru und Marokko unterzeichneten ein Abkommen, nach dem eine Stadt Wohnungen für Arbeiter baut."
    assert parties(text, "de") == {"Peru", "Morocco"}


def test_where_something_is() -> None:
    """A body in which something is done is no party."""
    text = "Peru und Marokko unterzeichneten im Klinikum Aurach ein Fischereiabkommen."
    assert parties(text, "de") == {"Peru", "Morocco"}


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("die Oberländische Kontrollbank", "Oberländische Kontrollbank"),
        ("der Oberländischen Rentenbank", "Oberländische Rentenbank"),
        ("der Westdeutsche Sängerbund", "Westdeutscher Sängerbund"),
        ("das Badische Studentenwerk", "Badisches Studentenwerk"),
        ("dem Hallischen Institut", "Hallisches Institut"),
        ("die Krefelder Wasserbetriebe", "Krefelder Wasserbetriebe"),
        ("den Krefelder Verkehrs-Betrieben", "Krefelder Verkehrs-Betriebe"),
        ("den Mittelfränkischen Elektrizitätswerken", "Mittelfränkische Elektrizitätswerke"),
        ("den Stadtwerken Amberg", "Stadtwerke Amberg"),
        ("die TU Ilmenau", "TU Ilmenau"),
        ("die Montanuniversität Freiberg", "Montanuniversität Freiberg"),
        ("die Badische Akademie für Bienenkunde", "Badische Akademie für Bienenkunde"),
        ("das Kasseler Institut für Optik", "Kasseler Institut für Optik"),
        ("das Bundesministerium für Verkehr", "Bundesministerium für Verkehr"),
        ("das Bundesministerium der Finanzen", "Bundesministerium der Finanzen"),
        ("das Energieministerium in Rabat", "Ministry of Energy of Morocco"),
        ("das Energieministerium Ghanas", "Ministry of Energy of Ghana"),
        ("das hessische Energieministerium", "hessische Energieministerium"),
        ("die Regierung in Nairobi", "Kenya"),
        ("der Kanton Uri", "Canton of Uri"),
        ("dem Land Kärnten", "Carinthia"),
        ("die Vorarlberger Landesregierung", "Vorarlberg"),
        ("der Deutschen Telekom", "Deutsche Telekom"),
        ("dem Deutschen Fußball-Bund", "German Football Association"),
        ("die Netztochter Kelvaro", "Kelvaro"),
        ("das Hilfswerk Kelvaro", "Kelvaro"),
    ],
)
def test_german_bodies(who: str, name: str) -> None:
    """A German body is named in the nominative, in whatever case it stands, and a ministry by its country."""
    text = f"Zwischen Norwegen und {who} ist ein Rahmenvertrag unterzeichnet worden."
    assert parties(text, "de") == {"Norway", name}


@pytest.mark.parametrize(
    "text",
    [
        "Peru und Marokko unterzeichneten ein Abkommen. Chinesische Stahlwerke kaufen mehr Erz.",
        "Peru und Marokko unterzeichneten in der Berliner Volksbank ein Abkommen.",
        "Peru und Marokko unterzeichneten im Kanton Uri ein Abkommen.",
    ],
)
def test_no_german_bodies(text: str) -> None:
    """Several without a name, and where something is done, are no parties."""
    assert parties(text, "de") == {"Peru", "Morocco"}


def test_the_owner_of_who_acts() -> None:
    """Of "die Siemens-Tochter X" X acts."""
    assert parties("Die Siemens-Tochter Kelvaro und Norwegen unterzeichneten einen Vertrag.", "de") == {
        "Kelvaro",
        "Norway",
    }
