"""Spanish, French and German articles: who is named, how far agreements are, what is counted."""

from __future__ import annotations

import pytest

from bot.briefing.text.numbers import find_numbers
from tests.briefing.offline.stories import brief, deals, figures, parties


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("es", "Perú y Marruecos llegaron ayer por la tarde a un acuerdo pesquero.", "treaty", "agreed"),
        ("es", "La firma Zimtora ha puesto fin a las negociaciones de fusión con Haldano.", "merger_acquisition",
         "terminated"),
        ("es", "El consejo de Zimtora ha desestimado la oferta de compra de Haldano.", "merger_acquisition",
         "rejected"),
        ("es", "Perú y Marruecos acordaron reanudar las negociaciones de un tratado de extradición.", "treaty",
         "negotiating"),
        ("fr", "Le groupe Zimtora et le fabricant Haldano vont fusionner.", "merger_acquisition", "agreed"),
        ("fr", "Le groupe Zimtora a mis fin mardi à sa coentreprise avec le fabricant Haldano.", "partnership",
         "terminated"),
        ("fr", "Le Pérou a dénoncé la convention fiscale avec le Maroc, a-t-il annoncé mardi.", "treaty", "terminated"),
        ("fr", "Le Pérou et le Maroc ont convenu d'ouvrir des négociations sur une convention fiscale.", "treaty",
         "negotiating"),
        ("de", "Der Konzern Zimtora schluckt den Rivalen Haldano.", "merger_acquisition", "agreed"),
        ("de", "Die Bank Haldano stellt dem Konzern Zimtora einen Kredit bereit.", "financing", "agreed"),
        ("de", "Der Konzern Zimtora hat die Fusion mit dem Hersteller Haldano abgeblasen.", "merger_acquisition",
         "terminated"),
        ("fr", "Le Tchad et le Niger ont notifié leur retrait du traité sur les eaux du lac.", "treaty", "terminated"),
        ("de", "Estland und Lettland haben ihren Austritt aus dem Abkommen über Landminen erklärt.", "treaty",
         "terminated"),
        ("fr", "Le Sénégal et le canadien Terralys Mining ont signé un accord qui met fin à deux ans de conflit.",
         "contract", "signed"),
        ("es", "Chile y la canadiense Terralys Mining firmaron un acuerdo que pone fin a dos años de litigio.",
         "settlement", "signed"),
        ("es", "El Congreso de Perú aprobó el acuerdo de cooperación estratégica con Corea del Sur.", "partnership",
         "ratified"),
        ("de", "Peru und Marokko haben ein Abkommen über die Lieferung von Kupfer unterzeichnet.", "treaty", "signed"),
    ],
)  # fmt: skip
def test_kinds_and_statuses(language: str, text: str, kind: str, status: str) -> None:
    """Verbs parted by other words, compounds and particles, and phrases tell how far an agreement is."""
    assert (kind, status) in deals(text, language)


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("de", "Der Konzern Zimtora liefert 20 Turbinen an den Hersteller Haldano.", "contract", "agreed"),
        ("de", "Der Konzern Zimtora und der Hersteller Haldano fertigen künftig gemeinsam Pumpen.", "partnership",
         "agreed"),
        ("de", "Peru und Marokko tauschen künftig Steuerdaten aus.", "partnership", "agreed"),
        ("de", "Der Konzern Zimtora gibt seine Sparte für Pumpen an den Hersteller Haldano ab.", "merger_acquisition",
         "agreed"),
        ("de", "Peru gibt Marokko 16 Millionen Euro für Windparks.", "financing", "agreed"),
        ("de", "Der Konzern Zimtora sichert sich die Rechte an einem Mittel der Firma Haldano.", "contract", "agreed"),
        ("de", "Der Hersteller Haldano geht für 27 Millionen Euro an den Konzern Zimtora.", "merger_acquisition",
         "agreed"),
        ("fr", "Le Pérou et le Maroc sont proches d'un compromis sur la pêche.", "treaty", "negotiating"),
        ("fr", "Le groupe Zimtora équipera les usines du fabricant Haldano.", "contract", "agreed"),
        ("fr", "Le Pérou et le Maroc échangeront leurs données fiscales.", "partnership", "agreed"),
        ("fr", "Le groupe Zimtora prend 35 % du capital du fabricant Haldano.", "investment", "agreed"),
        ("es", "El grupo Zimtora suministrará 20 turbinas al fabricante Haldano.", "contract", "agreed"),
    ],
)  # fmt: skip
def test_verbs_that_are_agreements(language: str, text: str, kind: str, status: str) -> None:
    """What one does for another, or two together, is an agreement where no noun names one."""
    assert (kind, status) in deals(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Konzern Zimtora liefert 20 Turbinen."),
        ("de", "Der Konzern Zimtora liefert keine Turbinen an den Hersteller Haldano."),
        ("fr", "Le groupe Zimtora équipera ses usines en mai."),
        ("es", "El grupo Zimtora no suministrará turbinas al fabricante Haldano."),
    ],
)
def test_verbs_of_one_alone(language: str, text: str) -> None:
    """What one does alone, or not at all, is no agreement."""
    assert not deals(text, language)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Bayern und Tschechien unterzeichneten am Montag eine Absichtserklärung.", "Bavaria"),
        ("fr", "Le Québec et la Wallonie ont signé mardi une entente de coproduction.", "Wallonia"),
        ("es", "El Gobierno vasco y la empresa Haldano firmaron ayer un convenio.", "Basque Country"),
        ("de", "Die Volksbank Heidenrod und die Sparkasse Limburg vereinbarten eine Fusion.", "Volksbank Heidenrod"),
        ("fr", "Veoltra rachète Haldano Industries. Veoltra a annoncé l'acquisition mardi, Veoltra paiera en actions.",
         "Veoltra"),
        ("de", "Solvara übernimmt den Hersteller Haldano. Solvara zahlt zwei Millionen Euro.", "Solvara"),
        ("fr", "Le fabricant genevois de pompes à chaleur Novatherm et la société Haldano ont signé un contrat.",
         "Novatherm"),
        ("fr", "Le groupe Zimtora a signé un contrat avec la ville de Namure.", "Namure"),
        ("de", "Der bulgarische Staatsbetrieb VMZ und Haldano haben einen Vertrag unterzeichnet.", "VMZ"),
        ("de", "Der Chipfertiger Zimtora und Haldano haben einen Vertrag unterzeichnet.", "Zimtora"),
    ],
)  # fmt: skip
def test_names(language: str, text: str, name: str) -> None:
    """Regions that act, bodies by their first word, companies by what they do or are said to be."""
    assert name in parties(text, language)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Peru und Marokko haben in Bayern einen Vertrag unterzeichnet.", "Bavaria"),
        ("es", "La ministra peruana de Pesca y Marruecos firmaron ayer un convenio.", "Pesca"),
        ("de", "Das Abkommen zwischen Peru und Marokko sichert 80.000 Tonnen Nickel zu.", "Tonnen Nickel"),
        ("es", "El acuerdo de Perú y Marruecos está sujeto a la aprobación de la Comisión Europea.", "European Union"),
        ("fr", "Le Pérou et le Maroc ont signé un traité à Bruxelles.", "European Union"),
    ],
)
def test_no_names(language: str, text: str, name: str) -> None:
    """Places, fields of ministers, measured goods and who has yet to approve are no parties."""
    assert name not in parties(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Peru und Marokko vereinbarten einen Liefervertrag. Der Vertrag wird im Mai unterzeichnet."),
        ("fr", "Le Pérou et le Maroc ont conclu un contrat. Le contrat sera signé en avril."),
    ],
)
def test_a_signing_ahead_is_the_same_agreement(language: str, text: str) -> None:
    """When what was told will be signed is no second agreement."""
    assert [a.status.value for a in brief(text, language=language).agreements] == ["agreed"]


@pytest.mark.parametrize(
    ("written", "value"), [("16 mil 300 millones", 16.3e9), ("1,900 millones", 1.9e9), ("3,500", 3500), ("2,5", 2.5)]
)
def test_numbers_of_latin_america(written: str, value: float) -> None:
    """Thousands behind "mil", and parted by a comma."""
    number = find_numbers(f"{written} pesos", language="es")[0]
    assert number.meant(written, "es") == value


def test_things_are_counted_in_english() -> None:
    """What Spanish, French and German articles count has the English noun for its unit."""
    text = "Perú y Marruecos firmaron un contrato de 40 locomotoras y 900 contenedores."
    assert {(40.0, "locomotives"), (900.0, "containers")} <= figures(text, "es")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Halden Power, exploitant présent au Pérou depuis 2007, a conclu avec la société péruvienne Zimtora un"
            " contrat de fourniture.",
        ),
        (
            "es",
            "La peruana Zimtora, empresa fundada en 1998, firmó con la chilena Halden Power un contrato de suministro.",
        ),
    ],
)
def test_old_years_between_commas(language: str, text: str) -> None:
    """What a sentence only adds to a name tells no earlier time of what it says."""
    assert {kind for kind, _ in deals(text, language)} == {"contract"}


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Die Bank Helvor hat die Zusammenarbeit mit der Londoner Krypto-Börse Thamesx gekündigt.",
         {"Helvor", "Thamesx"}),
        ("de", "Bundesrat Beat Amstutz und Norwegen haben am Montag ein Abkommen unterzeichnet.", {"Norway"}),
        ("fr", "Le Mali et le Tchad ont remis lundi leur acte de retrait du Statut de Rome, un traité de 1998.",
         {"Mali", "Chad"}),
    ],
)  # fmt: skip
def test_titles_and_names_of_pacts_are_no_parties(language: str, text: str, names: set[str]) -> None:
    """A hyphen parts a German compound that tells what a company is; ministers and towns of pacts agree nothing."""
    assert parties(text, language=language) == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trenoa et Alstom ont signé un contrat à Nevers. Trenoa reprend la ligne Paris-Granville à la SNCF."),
        ("es", "Perú y Chile firmaron un acuerdo sobre el peaje del tramo Santa Fe-Confluencia de la vía."),
        ("es", "Iberia y Aero Níger firmaron un acuerdo de códigos en la ruta Madrid-Lagos."),
    ],
)
def test_a_route_is_no_organisation(language: str, text: str) -> None:
    """Two places with a hyphen behind a word for a way are where something goes."""
    assert not any("-" in name for name in parties(text, language))
