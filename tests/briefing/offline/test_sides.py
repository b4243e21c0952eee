"""Whom an agreement is between where its sentence only calls one of them: "die Behörde", "la universidad", "同社"."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief


def sides(text: str, language: str) -> list[set[str]]:
    """Whom each agreement of a text is between."""
    return [set(a.parties) for a in brief(text, language=language).agreements]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Das Universitätsklinikum Tübingen und die Biotechfirma Curovia haben einen Lizenzvertrag "
         "unterzeichnet.\n\nCurovia zahlt 12 Millionen Euro.\n\nDas Klinikum verhandelt noch mit dem Konzern Roche "
         "über eine zweite Lizenz.", {"Universitätsklinikum Tübingen", "Roche"}),
        ("de", "Die Gewerkschaft Verdi und die Reederei Nordlicht haben sich auf einen Tarifvertrag geeinigt."
         "\n\nDie Reederei zahlt 4 Prozent mehr.\n\nMit dem Hafenbetreiber Elbkai verhandelt die Gewerkschaft noch "
         "über einen Tarifvertrag.", {"Verdi", "Elbkai"}),
        ("de", "Die Hafenbehörde Izmir hat am Montag bei der Werft Nordhavn Marine acht Kräne für 40 Millionen Euro "
         "bestellt.\n\nDen Rest trägt die Stadt.\n\nDie Behörde verhandelt noch mit der EIB über einen Kredit von 20 "
         "Millionen Euro.", {"Izmir", "European Investment Bank"}),
        ("es", "La Universidad de Antofagasta y la minera Rocalta firmaron un convenio de investigación por 3 "
         "millones de dólares.\n\nLa minera aportará equipos.\n\nLa universidad negocia además un acuerdo de "
         "intercambio con la Universidad de Sevilla.", {"Universidad de Antofagasta", "Universidad de Sevilla"}),
        ("fr", "L'université de Genève et la fondation Medivaux ont conclu lundi un partenariat de recherche de cinq "
         "ans.\n\nLa fondation a aussi signé avec Novartis un contrat de licence.", {"Medivaux", "Novartis"}),
        ("fr", "Le ministère sénégalais des Finances et la Banque européenne d'investissement ont signé mercredi un "
         "prêt de 80 millions d'euros.\n\nLe ministère discute encore avec la Banque islamique de développement d'un "
         "prêt de 50 millions.", {"Senegal", "Islamic Development Bank"}),
    ],
)  # fmt: skip
def test_nouns_mean_who_is_called_so(language: str, text: str, who: set[str]) -> None:
    """A noun with its article means the organisation that the article has called so, not whoever was named last."""
    assert who in sides(text, language)


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        ("es", "La operadora Zimtora compró 30 autobuses a Haldano por 9 millones de euros.\n\nLa naviera suiza "
         "Maringo y el astillero Sea Verde firmaron un contrato.", "Zimtora"),
        ("fr", "Le groupe Zimtora a signé lundi un contrat avec Haldano.\n\nLa Banque africaine de développement et "
         "le Tchad ont signé un prêt de 20 millions d'euros.", "Zimtora"),
    ],
)  # fmt: skip
def test_a_noun_with_its_name_is_nobody_else(language: str, text: str, nobody: str) -> None:
    """A noun that a name follows, or that is part of one, stands for nobody."""
    assert nobody not in sides(text, language)[-1]
