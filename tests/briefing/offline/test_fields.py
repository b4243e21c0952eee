"""Sectors in other languages than English: German compounds, and words that look like others."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief


def sectors(text: str, language: str) -> set[str]:
    """The codes of the sectors of a text."""
    return {s.code for s in brief(text, language=language).sectors}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Konzern Ferolia übernimmt die Fährreederei Montarox.", "shipping"),
        ("Der Konzern Ferolia übernimmt die Privatbrauerei Montarox.", "food"),
        ("Der Konzern Ferolia liefert dem Hersteller Montarox 40 Rangierlokomotiven.", "rail"),
        ("Der Konzern Ferolia liefert dem Hersteller Montarox 40 Schienenfahrzeuge.", "rail"),
        ("Der Konzern Ferolia und der Hersteller Montarox bauen ein Großrechenzentrum.", "software"),
    ],
)
def test_a_german_compound_tells_its_field_by_its_end(text: str, code: str) -> None:
    """What stands before the word of the field does not matter."""
    assert code in sectors(text, "de")


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("fr", "Le groupe Ferolia a signé un contrat avec le groupe Montarox, mais rien n'est payé.", "agriculture"),
        ("es", "El grupo Ferolia acordó la fusión con el grupo Montarox; esa firma es de Vigo.", "nuclear"),
        ("de", "Der Konzern Ferolia und der Hersteller Montarox haben einen Vertrag vereinbart.", "culture-media"),
    ],
)
def test_a_word_of_everyday_tells_no_field(language: str, text: str, code: str) -> None:
    """ "mais" is no maize, "fusión" of companies no nuclear one, and what is agreed is no club."""
    assert code not in sectors(text, language)
