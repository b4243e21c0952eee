"""Spanish articles of the daily press: who is no party, and what is worded like an agreement and is none."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.names.mentions import find_mentions
from tests.briefing.offline.stories import parties, story


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
