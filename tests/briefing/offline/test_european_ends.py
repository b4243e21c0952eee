"""Spanish, French and German articles: what parliaments approve, what ends, what is denied, and who is named."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, deals, parties


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("es", "El grupo Zimtora y el fabricante Haldano disuelven su empresa conjunta.", "partnership", "terminated"),
        ("fr", "Le groupe Zimtora et le fabricant Haldano ont dissous leur coentreprise.", "partnership", "terminated"),
        ("de", "Das Bündnis zwischen Zimtora GmbH und Haldano AG zerbricht.", "partnership", "terminated"),
        ("es", "Perú notificó a Marruecos la denuncia del convenio pesquero.", "treaty", "terminated"),
        ("es", "Desde el jueves rige el convenio migratorio entre Perú y Marruecos.", "treaty", "in_force"),
        ("fr", "Depuis jeudi, la convention fiscale entre le Pérou et le Maroc s'applique.", "treaty", "in_force"),
        ("fr", "L'accord migratoire conclu entre le Pérou et le Maroc est effectif.", "treaty", "in_force"),
        ("de", "Seit Donnerstag gilt das Migrationsabkommen zwischen Peru und Marokko.", "treaty", "in_force"),
        ("fr", "La Chambre des députés péruvienne a donné son feu vert à la convention fiscale marocaine.", "treaty",
         "ratified"),
        ("de", "Der Nationalrat hat das Freihandelsabkommen der Schweiz mit Peru gutgeheissen.", "trade_agreement",
         "ratified"),
        ("de", "Das Schweizer Parlament winkt das Freihandelsabkommen mit Peru durch.", "trade_agreement", "ratified"),
        ("fr", "Le Pérou et le Maroc se sont quittés sans s'entendre sur la pêche ; un nouveau cycle est prévu en mai.",
         "treaty", "negotiating"),
        ("fr", "Le groupe Zimtora négocie avec le fabricant Haldano en vue de lui céder son usine.",
         "merger_acquisition", "negotiating"),
        ("fr", "Le groupe Zimtora a conclu avec le fabricant Haldano un contrat d'entretien, signé mardi.", "contract",
         "signed"),
        ("es", "Perú y Marruecos firmaron un acta que pone fin a dos años de disputa por la pesca.", "settlement",
         "signed"),
        ("es", "Los ministros de Perú y Marruecos emitieron además una declaración conjunta sobre pesca.",
         "joint_statement", "agreed"),
        ("de", "Die Regierungen von Peru und Marokko gaben zur Fischerei eine gemeinsame Erklärung ab.",
         "joint_statement", "agreed"),
        ("es", "La patronal Zimtora y el sindicato Haldano han sellado el convenio, que sube los sueldos un 4 %.",
         "settlement", "signed"),
    ],
)  # fmt: skip
def test_kinds_and_statuses(language: str, text: str, kind: str, status: str) -> None:
    """What ends, takes effect or is approved is told by many verbs, some of them before what they tell it of."""
    assert (kind, status) in deals(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Zimtora SA negó tajantemente estar en conversaciones con Haldano SA."),
        ("es", "La información sobre una compra de Zimtora SA por Haldano SA carece de fundamento."),
        ("fr", "Le groupe Zimtora a nié toute négociation avec le fabricant Haldano sur un rachat."),
        ("fr", "Le groupe Zimtora réfute les informations sur la vente de sa filiale au fabricant Haldano."),
        ("fr", "La SNCF a interrompu le trafic entre Lyon et Paris."),
        ("de", "Berichte über eine Übernahme von Zimtora GmbH durch Haldano AG wies ein Sprecher zurück."),
        ("de", "Dass Zimtora GmbH die Sparte an Haldano AG verkauft, sei frei erfunden."),
    ],
)
def test_no_agreements(language: str, text: str) -> None:
    """What is denied is no fact, and what somebody interrupts alone is no agreement."""
    assert not deals(text, language)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Der Bundestag hat dem Migrationsabkommen mit Ghana zugestimmt.", {"Germany", "Ghana"}),
        ("de", "Der österreichische Nationalrat nahm das Steuerabkommen mit Ghana an.", {"Austria", "Ghana"}),
        ("fr", "Le Niger a rejeté la proposition malienne de canal binational.", {"Niger", "Mali"}),
        ("fr", "Le Niger a dénoncé la convention fiscale qui le liait au Mali.", {"Niger", "Mali"}),
        ("es", "La peruana Zimtora SA firmó un contrato con Telefónica Chile.", {"Telefónica Chile"}),
        ("es", "Marruecos encargó a la vasca CAF treinta trenes.", {"Morocco", "CAF"}),
        ("de", "Die Schweiz und die Efta unterzeichneten ein Abkommen mit Peru.", {"European Free Trade Association"}),
        ("es", "Perú rechazó la propuesta coreana de un tratado fiscal.", {"Peru", "South Korea"}),
    ],
)
def test_who_acts(language: str, text: str, names: set[str]) -> None:
    """A chamber acts for its country; who turns an offer down, or gives notice of a treaty, is a party of it."""
    assert names <= set(parties(text, language))


def test_a_town_and_what_is_there_is_no_name() -> None:
    """ "Der Essener Konzern" stands for the company that was spoken of."""
    text = "Zimtora GmbH verhandelt mit Haldano AG über eine Fusion.\n\nDer Essener Konzern äußerte sich nicht."
    assert all("Konzern" not in p.name for p in brief(text, language="de").parties)


def test_where_a_body_only_tells_it() -> None:
    """A ministry that tells what two agreed is no party, nor is the country where a company is the fourth."""
    text = "Guyana y Perú no firmaron el tratado, informó este martes el Ministerio de Pesca."
    assert all("Ministerio" not in name for name in parties(text, "es"))
    text = "El grupo Zimtora compró Haldano SA, cuarta operadora de telefonía de Perú, por 40 millones de euros."
    assert "Peru" not in parties(text, "es")


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("de", "Peru und Marokko erzielten eine Einigung über ein Auslieferungsabkommen.", "mining"),
        ("de", "Peru und Marokko haben ein Abkommen in Kraft gesetzt und die Arbeit in Angriff genommen.", "biotech"),
        ("fr", "Le Pérou et le Maroc ont signé un traité ; le montant s'élève à 3 millions d'euros.", "education"),
        ("fr", "Le Pérou et le Maroc ont signé un accord dont la mise en œuvre commence en mai.", "culture-media"),
        (
            "es",
            "La Cámara de Comercio de Perú firmó un convenio con la Cámara de Comercio de Marruecos.",
            "electronics",
        ),
    ],
)
def test_verbs_are_no_sectors(language: str, text: str, code: str) -> None:
    """Everyday words that begin as a word of a sector does tell none."""
    assert code not in {s.code for s in brief(text, language=language).sectors}
