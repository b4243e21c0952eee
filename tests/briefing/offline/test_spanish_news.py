"""Spanish business news in their natural wording: who acts, how far an agreement is, what it costs."""

from __future__ import annotations

import pytest

from bot.briefing.offline.figures.measures import find_figures
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.names.mentions import find_mentions
from bot.briefing.offline.vocabulary.romance_verbs import inflected
from bot.briefing.offline.vocabulary.words import tags
from tests.briefing.offline.stories import brief, findings, story


def named(text: str) -> set[str]:
    """Whom a Spanish text names that may act."""
    return {m.entity.name for ms in find_mentions(lines(story(text, language="es")), "es") for m in ms if not m.weak}


def told(text: str) -> list[tuple[str, str]]:
    """Kind and status of what the rules read."""
    found = findings(text, "es")
    return [(deal.kind, deal.status) for deal in found.deals] if found else []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ayer firmó el Banco de Exportaciones e Importaciones.", "Banco de Exportaciones e Importaciones"),
        ("La Secretaría de Fomento e Infraestructuras adjudicó la obra.", "Secretaría de Fomento e Infraestructuras"),
        ("El Ministerio de Hacienda e Indra firmaron un contrato.", "Ministerio de Hacienda"),
        ("El Banco Agrario de Zambia firmó un acuerdo con Zimtora.", "Banco Agrario de Zambia"),
        ("El Ministerio de Transportes adjudicó la obra a Zimtora.", "Ministerio de Transportes"),
        ("El Gobierno Regional de Antofagasta firmó un convenio.", "Gobierno Regional de Antofagasta"),
        ("El crédito fue al Municipio de Quito.", "Municipio de Quito"),
        ("El Cabildo de Gran Canaria firmó un convenio.", "Cabildo de Gran Canaria"),
        ("Cellnex y la Generalitat de Cataluña firmaron un acuerdo.", "Catalonia"),
        ("Los Ferrocarriles Nacionales de Zambia eligieron el tren.", "Ferrocarriles Nacionales de Zambia"),
        ("La filial estadounidense de Iberdrola, Zimtora, cerró la compra.", "Zimtora"),
        ("El ministro vetó la opa de Zimtora sobre Talgo.", "Zimtora"),
        ("El pleno de la Eurocámara ratificó el protocolo.", "European Union"),
        ("Firmó el Fondo de Zambia para el Desarrollo.", "Fondo de Zambia para el Desarrollo"),
        ("Sacyr vendió su parte al fondo francés Kerlian.", "Kerlian"),
        ("La compra un consorcio que forman Kerlian y Sacyr.", "Kerlian"),
        ("El Ciadi condenó a Zambia.", "ICSID"),
    ],
)
def test_who_acts(text: str, name: str) -> None:
    """Bodies keep their whole name, wherever the sentence has it; a company may stand between commas."""
    assert name in named(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("El Banco Agrario de Zambia firmó un acuerdo con Zimtora.", "Agrario de Zambia"),
        ("El presidente de la compañía, Brufau, firmó un acuerdo con Zimtora.", "Brufau"),
        ("El Ministerio de Hacienda e Indra firmaron un contrato.", "Ministerio de Hacienda e Indra"),
        ("Zimtora vendió su sede de Yokohama a Sacyr.", "Yokohama Rubber"),
        ("Zimtora lo confirmó en una nota a la bolsa de Hong Kong.", "Hong Kong"),
        ("Sacyr y Talgo firmaron, informó la Comisión Nacional del Mercado de Valores (CNMV).", "CNMV"),
    ],
)
def test_who_does_not(text: str, nobody: str) -> None:
    """A chief between commas is no company, and what follows "e" mostly another one."""
    assert nobody not in named(text)


def test_phrases_are_inflected() -> None:
    """A verb with its phrase, or with "se", has all the forms of the verb."""
    forms = dict(inflected("es"))
    for form in (
        "dejaron sin efecto",
        "dejado sin efecto",
        "se han hecho con",
        "dieron la espalda",
        "se irá al traste",
    ):
        assert form in forms
    assert forms["dejarán sin efecto"] == "terminated"
    assert "se haber hecho con" not in forms


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Garuda y Airbus dejaron sin efecto el pedido de 42 aviones.", "terminated"),
        ("Naturgy y Sonatrach dan por cerrada la negociación del contrato de gas.", "agreed"),
        ("Guatemala dio por cerrado su propio texto con Chile.", "agreed"),
        ("Naturgy y Sonatrach dan por rotas las negociaciones del contrato de gas.", "terminated"),
        ("Los accionistas de Talgo dieron la espalda a la oferta de Sidenor.", "rejected"),
        ("Panamá y Bolivia pidieron el ingreso en la Alianza del Pacífico.", "proposed"),
        ("Mercosur y Emiratos se citan en Abu Dabi para cerrar el tratado de libre comercio.", "negotiating"),
        ("El Banco Mundial concedió a Quito un crédito de 150 millones de dólares.", "agreed"),
        ("La Eurocámara respaldó el acuerdo pesquero con Gabón.", "ratified"),
        ("Perú y Cosco renegociarán la cláusula de exclusividad de Chancay.", "negotiating"),
        ("El supervisor dio ayer su plácet a la integración de Unicaja y Kutxabank.", "agreed"),
        ("Talgo y Sidenor han constituido una sociedad mixta.", "agreed"),
        ("Codelco y SQM cerraron ayer su asociación para explotar el salar.", "agreed"),
    ],
)
def test_how_far_it_is(text: str, status: str) -> None:
    """Idioms tell how far an agreement is, in all their forms."""
    assert status in {how for _, how in told(text)}


def test_shares_that_are_paid_for() -> None:
    """Who pays for a share of a company buys it."""
    assert ("merger_acquisition", "agreed") in told("Repsol pagará 1.200 millones por el 49 % de la filial de Eni.")
    assert ("investment", "agreed") in told("Equinor tomará el 30 % del proyecto eólico de Repsol en Galicia.")


def test_three_governments() -> None:
    """More than two governments are those named before."""
    text = "España y Francia hablaron de energía. Los tres gobiernos adoptaron una declaración conjunta."
    assert ("joint_statement", "agreed") in told(text)


def test_false_papers_are_no_agreement() -> None:
    """What a crime is told of with one name at most is no agreement."""
    title = "Detenidos seis miembros de una trama que vendía convenios falsos"
    text = "La policía halló un memorando de entendimiento firmado con la Unión Europea que nunca existió."
    assert not brief(text, title, "es").relevant


@pytest.mark.parametrize("text", ["Estudian el ingreso en la Alianza.", "Pide una prórroga del contrato."])
def test_nouns_that_an_accent_would_make_verbs(text: str) -> None:
    """What has no accent, or another, is no preterite: "ingreso", "prórroga"."""
    line = lines(story(text, language="es"))[1]
    assert ("status", "agreed") not in {(t.what, t.value) for t in tags(line, "es")}


def test_figures() -> None:
    """Two numbers share their unit; planes and Polish money are told as in English."""
    text = (
        "Compró 17 cazas por 2.300 millones de eslotis, con un descuento de entre el 20 y el 30 %, cuotas de entre"
        " 4.000 y 18.000 euros y un plazo de 5 a 8 años."
    )
    counted = find_figures(lines(story(text, language="es")), [False, False], "es", ())
    told_of = {(f.value, f.unit) for f in counted}
    assert told_of >= {(17, "aircraft"), (2.3e9, "PLN"), (20, "percent"), (4000, "EUR"), (18000, "EUR"), (5, "years")}


def test_money_before_a_term() -> None:
    """A sum before a term is no number of years."""
    text = "El Banco Mundial y Chile firmaron un crédito de 70 millones a 15 años, de un total de 90 millones de euros."
    assert (7e7, "years") not in {(f.value, f.unit) for f in brief(text, language="es").figures}


def test_cubic_metres_are_no_underground() -> None:
    """A volume tells nothing of railways."""
    text = "Naturgy y Sonatrach firmaron un contrato de 5.000 millones de metros cúbicos de gas natural."
    assert {s.code for s in brief(text, language="es").sectors} == {"oil-gas"}
