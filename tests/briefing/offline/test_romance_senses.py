"""Spanish and French words that tell of an agreement beside one thing, and of none beside another."""

from __future__ import annotations

import pytest

from bot.briefing.offline.clauses.other_senses import in_their_sense
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.vocabulary.words import tags
from bot.model import ArticleText
from tests.briefing.offline.stories import brief, deals, parties


def told(text: str, language: str) -> set[str]:
    """The words of agreements, folded, that stand in a sentence that names nobody."""
    line = lines(ArticleText("", "", text, language=language))[0]
    found = in_their_sense(list(tags(line, language)), line, [], language)
    return {line.folded[t.start : t.end] for t in found if t.what in ("kind", "loose", "may", "status", "weak")}


@pytest.mark.parametrize(
    ("language", "word", "agreement", "none"),
    [
        ("es", "rechazo", "La ministra rechazó el pacto.", "La ministra rechazó tajantemente las acusaciones."),
        ("es", "denuncio", "El partido denunció el tratado.", "El partido denunció graves irregularidades."),
        ("es", "firmo", "El alcalde firmó la carta de intenciones.", "El alcalde firmó este lunes el decreto."),
        ("es", "rompio", "El club rompió su contrato.", "La cantante rompió el silencio."),
        ("es", "suspendio", "La empresa suspendió el contrato.", "La alcaldía suspendió todas las fiestas."),
        ("es", "adquirio", "La compañía adquirió una filial.", "La moneda adquirió más valor."),
        ("es", "aprobada", "La fusión, aprobada ayer, sigue.", "La ley fue aprobada ayer."),
        ("es", "encargado", "El banco ha encargado diez trenes.", "El encargado de la obra dimitió."),
        ("es", "perfila", "Perfilan un acuerdo de pesca.", "Se perfilan como favoritos."),
        ("es", "ronda", "Acaba la ronda de conversaciones.", "Ganó en la segunda ronda electoral."),
        ("es", "signo", "La rectora signó un convenio.", "Fue un signo de los tiempos."),
        ("es", "propuesta", "Hay una propuesta de paz.", "Va Ana Ribas, propuesta por su grupo."),
        ("es", "negocio", "El sindicato negoció toda la noche.", "El negocio de los helados crece."),
        ("es", "candidatura", "Llega la candidatura a la OTAN.", "Llega la candidatura de la alcaldesa."),
        ("es", "declaracion", "Piden una declaración conjunta.", "Presentó su declaración de bienes."),
        ("es", "asociacion", "Buscan una asociación con otros.", "Es una asociación de vecinos."),
        ("es", "tratado", "Ha leído el tratado.", "Lo ha tratado bien."),
        ("es", "firma", "Hoy es la firma del convenio.", "Una firma alemana abrió una tienda."),
        ("es", "conciliacion", "Acuden a una conciliación.", "Quieren la conciliación de la vida familiar."),
        ("es", "alianza", "Sellan una alianza comercial.", "Votan a la alianza Todos Juntos."),
        ("fr", "rejette", "Le maire rejette l'accord.", "Le maire rejette les accusations."),
        ("fr", "signe", "Le maire signe la lettre d'intention.", "Le maire signe un décret."),
        ("fr", "declaration", "Elle attend une déclaration commune.", "Elle envoie sa déclaration de revenus."),
        ("fr", "annule", "Le groupe annule le contrat.", "Le groupe annule tous les concerts."),
        ("fr", "projet", "Il lance le projet de gazoduc.", "Il défend le projet de loi."),
    ],
)  # fmt: skip
def test_objects(language: str, word: str, agreement: str, none: str) -> None:
    """A word of agreements counts beside an agreement, and not where its object or its use is another."""
    assert any(word in each for each in told(agreement, language))
    assert not any(word in each for each in told(none, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La asociación Zimtora denuncia a Haldano SA y a Perlinda SA por las tarifas."),
        ("es", "La diputada rechazó que Zimtora SA haya firmado un contrato con Haldano SA."),
        ("es", "El Gobierno de Perú anunció un ambicioso plan de vacunación."),
        ("es", "El presidente de Chile firmó un decreto que prohíbe comprar pisos en Bolivia."),
        ("es", "Zimtora SA y Haldano SA presentaron un proyecto de ley sobre los perros."),
        ("es", "Un matrimonio compró la casa de Zimtora SA."),
        ("es", "El alcalde de Perlinda invitó a los jóvenes a la feria de Zimtora SA."),
        ("es", "El Gobierno de Perú entregó tarjetas a los vecinos de Bolivia."),
        ("fr", "L'association Zimtora rejette les accusations de Haldano SA."),
        ("fr", "Le président du Chili a signé un décret contre la corruption en Bolivie."),
    ],
)
def test_no_agreements(language: str, text: str) -> None:
    """A complaint, a denial, a law, a plan of one's own and a purchase of a house are no agreements."""
    assert deals(text, language) == set()


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("La cadena Zimtora SA fue comprada por el fondo Perlinda por 40 millones de euros.", "merger_acquisition",
         "agreed"),
        ("Perú y Marruecos restablecieron relaciones diplomáticas.", "treaty", "agreed"),
        ("Perú rompió relaciones diplomáticas con Marruecos.", "treaty", "terminated"),
        ("México y Canadá acordaron renegociar el TLCAN.", "trade_agreement", "negotiating"),
        ("El Senado mexicano aprobó el T-MEC con Canadá.", "trade_agreement", "ratified"),
        ("Perú y Marruecos han suscrito hoy un tratado de extradición.", "treaty", "signed"),
        ("Zimtora SA signó un convenio de colaboración con la Universidad de Lima.", "partnership", "signed"),
        ("Perú denunció el tratado de extradición con Marruecos.", "treaty", "terminated"),
        ("Perú y Marruecos iniciaron una nueva ronda de negociaciones sobre pesca.", "treaty", "negotiating"),
        ("Zimtora SA compró la cadena Haldano SA.", "merger_acquisition", "agreed"),
        ("La autoridad prohibió la fusión de Zimtora SA con Haldano SA.", "merger_acquisition", "rejected"),
    ],
)  # fmt: skip
def test_agreements(text: str, kind: str, status: str) -> None:
    """The same words tell of one between two."""
    assert (kind, status) in deals(text, "es")


def test_sport() -> None:
    """The contract of a player is no news of business, the sponsor of a club is."""
    match = " El delantero marcó dos goles en la semifinal. El portero del Zimtora FC paró un penalti."
    assert not brief("Zimtora FC firmó un contrato con Haldano FC por un jugador." + match, language="es").relevant
    assert brief("Zimtora FC firmó un contrato de patrocinio con Haldano SA." + match, language="es").relevant


def test_countries() -> None:
    """ "EU" are the United States where the Union is "UE"; Mauricio Ribas is no country, and a century nobody."""
    assert parties("México y EU firmaron un acuerdo de pesca.", "es") >= {"Mexico", "United States"}
    assert "European Union" in parties("La UE firmó un acuerdo de pesca con México.", "es")
    named = parties("Mauricio Ribas firmó un convenio entre Perú y Chile. Mauricio habló del siglo XXI.", "es")
    assert named.isdisjoint({"Mauritius", "XXI"})
