"""Spanish articles of the daily press: who is no party, and what is worded like an agreement and is none."""

from __future__ import annotations

import pytest

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.spanish_doubts import beyond_home
from bot.briefing.offline.clauses.other_senses import in_their_sense
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.names.mentions import find_mentions
from bot.briefing.offline.vocabulary.words import tags
from tests.briefing.offline.stories import brief, parties, story, worded


def named(text: str) -> set[str]:
    """Whom a Spanish text names that may act."""
    return {m.entity.name for ms in find_mentions(lines(story(text, language="es")), "es") for m in ms if not m.weak}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Zambia firmó un tratado de pesca el martes, según informó la agencia Efe.", "Efe"),
        ("El PSOE y la empresa Zimtora firmaron un contrato, y el PSOE lo celebró.", "PSOE"),
        ("El Tribunal Supremo rechazó el contrato de Zambia, y el Tribunal Supremo lo anuló.", "Tribunal Supremo"),
        ("El Grupo Parlamentario Socialista y Zambia negocian un convenio.", "Grupo Parlamentario Socialista"),
        ("El FBI investiga los contratos de Zambia, dijo el FBI.", "FBI"),
        ("Zambia firmó un tratado, dijo el ministro Luna (Lima, Perú, 1964).", "Peru"),
        ("El Grupo Zimtora Rafael Ruiz Peña El acuerdo con Zambia se firmó.", "Grupo Zimtora Rafael Ruiz Peña El"),
        ("La empresa Zimtora firmó un pacto con el Gobierno de Mariano Rajoy.", "Gobierno de Mariano Rajoy"),
        ("Zambia y Trump rechazan el pacto. Trump anunció que no firmará el tratado.", "Trump"),
    ],
)
def test_who_is_no_party(text: str, nobody: str) -> None:
    """Media, political parties, politicians by their surnames, chambers, courts and services agree nothing."""
    assert nobody not in named(text)


def test_a_medium_that_is_sold_is_a_party() -> None:
    """A medium that somebody buys is a party."""
    assert "Telecinco" in named("El grupo Zimtora compró la cadena Telecinco por 40 millones de euros.")


def test_a_bank_whose_name_begins_like_another() -> None:
    """BNI Europe is Portuguese, whatever else is called BNI."""
    told = parties("El banco BNI Europe firmó un acuerdo de colaboración con la empresa Zimtora.", "es")
    assert "Banco BNI Europa" in told
    assert "Bank Negara Indonesia" not in told


@pytest.mark.parametrize(
    ("word", "agreement", "none"),
    [
        ("firma", "Llega la firma de los dos convenios.", "Manda la firma de transporte por carretera."),
        ("prest", "El banco prestó diez millones.", "El general prestó juramento en el cuartel."),
        ("prolongad", "El contrato fue prolongado ayer.", "Teme una prolongada sequía en el valle."),
        ("renovad", "El convenio ha sido renovado ayer.", "Habla de su renovada ilusión por el campo."),
        ("veto", "Pide el veto a la fusión.", "Critica el veto del árbitro a los gritos."),
        ("recurr", "El grupo recurrió la adjudicación.", "El vecino ha recurrido por otra vía."),
        ("concurso", "Gana el concurso de las obras.", "La tienda entra en el concurso de acreedores."),
        ("sin acuerdo", "La reunión terminó sin acuerdo.", "No quieren tocar los horarios sin acuerdo."),
        ("conversaciones", "Siguen las conversaciones.", "Publica sus conversaciones telefónicas."),
        ("contactos", "Mantienen contactos con el grupo.", "Niega los supuestos contactos con la banda."),
        ("aval", "El banco da el aval de diez millones.", "Espera el aval de la federación de esquí."),
        ("apuesta por", "El grupo apuesta por la alianza.", "Elogia la apuesta por los huertos."),
        ("ultima", "Ultiman un acuerdo de pesca.", "El club ultima los preparativos de la fiesta."),
        ("declaracion", "Leyeron una declaración conjunta.", "Pide una declaración de que todo es legal."),
        ("hacen con", "Se hacen con la filial.", "Las charlas se hacen con la intención de oír."),
        ("oferta", "Presenta una oferta por la filial.", "Amplía la oferta de cursos de verano."),
    ],
)
def test_words_of_the_press(word: str, agreement: str, none: str) -> None:
    """Words that daily news use in another sense than that of agreements."""

    def found(text: str) -> bool:
        line = lines(story(text, language="es"))[0]
        told = in_their_sense(list(tags(line, "es")), line, [], "es")
        return any(
            word in line.folded[t.start : t.end] for t in told if t.what in ("kind", "loose", "may", "status", "weak")
        )

    assert found(agreement)
    assert not found(none)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Zambia y Perú llegaron a un acuerdo sobre la pesca en Lima.", "agreed"),
        ("Zambia y Perú tratan de llegar a un acuerdo sobre la pesca en Lima.", "negotiating"),
        ("A Zambia y a Perú les interesa cerrar un acuerdo de pesca cuanto antes.", "negotiating"),
        ("Zambia y Perú tienen la intención de firmar un acuerdo de pesca en Lima.", "proposed"),
        ("Zambia y Perú consiguieron firmar un acuerdo de pesca en Lima.", "signed"),
    ],
)
def test_what_is_still_to_come(text: str, status: str) -> None:
    """The infinitive of an agreement tells what two try, need or intend, unless it has come about."""
    assert [deal.status for deal in worded(text, "es")] == [status]


def test_what_only_dates_something() -> None:
    """ "Cuando se firmó la tregua" tells when something else was."""
    assert not worded("El ataque contra Zambia fue el peor desde que Perú firmó la tregua con Zambia.", "es")


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("El Gobierno de Perú y el de Chile negocian un acuerdo tras las elecciones.",
         "El Gobierno de Perú y los diputados negocian un acuerdo tras las elecciones."),
        ("La empresa Zimtora pidió a Suecia la concesión minera.", "Suecia denegó la concesión minera."),
        ("Los ministros de Perú negocian con Chile sobre un acuerdo de espías.",
         "Un espía de Perú ocultó las conversaciones con Chile."),
    ],
)  # fmt: skip
def test_at_home(there: str, here: str) -> None:
    """What parties of one parliament bargain over, permits, and what spies talk about are no agreements."""

    def beyond(text: str) -> list[Deal]:
        return beyond_home(worded(text, "es"), lines(story(text, language="es")))

    assert beyond(there)
    assert worded(here, "es")
    assert not beyond(here)


def test_a_meeting_is_no_island() -> None:
    """ "Reunión" begins sentences, and an island of France only where one is told."""
    assert "Réunion" not in named("Reunión en Lima. La reunión del viernes con Chile fue larga.")
    told = find_mentions(lines(story("La isla de La Reunión firmó un acuerdo con Chile.", language="es")), "es")
    assert "Réunion" in {m.entity.name for ms in told for m in ms}


def test_sport_is_passed_over() -> None:
    """Players change clubs by contracts that are no business of this bot."""
    text = "El grupo Zimtora compró la filial Perlinda por 40 millones de euros."
    assert brief(text, language="es").relevant
    assert not brief(f"{text} Es el ala-pívot de la NBA. Jugará la jornada 17 de la Euroliga.", language="es").relevant


def test_a_crime() -> None:
    """What a blackmailer and a bank agree is no business, and what states agree beside a crime is."""
    title = "Historia de una extorsión"

    def beyond(text: str) -> list[Deal]:
        return beyond_home(worded(text, "es", title), lines(story(text, title, "es")))

    here = "Tras un mes de negociaciones, el Banco Zimtora firmó un acuerdo con la empresa Perlinda."
    assert worded(here, "es", title)
    assert not beyond(here)
    assert beyond("Tras un mes de negociaciones, Chile y Perú cerraron un acuerdo.")


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("La empresa Zimtora negocia con los bonistas una quita de su deuda.", ("financing", "negotiating")),
        ("Turquía y Rusia acuerdan una zona desmilitarizada en la frontera.", ("treaty", "agreed")),
        ("Corea del Norte insta a Estados Unidos a que ratifique el tratado.", ("treaty", "proposed")),
    ],
)
def test_words_that_were_missing(text: str, deal: tuple[str, str]) -> None:
    """Debts that are cut, zones without arms, and what somebody is asked to do."""
    assert deal in {(d.kind, d.status) for d in worded(text, "es")}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Zambia y Perú acordaron firmar un convenio de pesca el lunes.", "Convenio de pesca"),
        ("Zambia y Perú acordaron compartir las cuotas de atún.", "Acuerdo para compartir las cuotas de atún"),
    ],
)
def test_titles_say_what_is_done(text: str, title: str) -> None:
    """ "Acuerdo para firmar un convenio" says nothing: what is to be signed is its name."""
    assert [a.title.partition(":")[0] for a in brief(text, language="es").agreements] == [title]
