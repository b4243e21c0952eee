"""French articles of the daily press: who is no party, and what is worded like an agreement and is none."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.names.mentions import find_mentions
from tests.briefing.offline.stories import parties, story


def named(text: str) -> set[str]:
    """Whom a French text names that may act."""
    return {m.entity.name for ms in find_mentions(lines(story(text, language="fr")), "fr") for m in ms if not m.weak}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("La Zambie a signé un traité mardi, a précisé à l'AFP une source proche du dossier.", "AFP"),
        ("La Zambie a signé un traité, a dit Paul Vautrin sur la chaîne de télévision Horizons TV.", "Horizons TV"),
        ("Le vote a lieu mardi à 17h (heure locale et GMT).", "GMT"),
        ("La commune n'a plus de SAMU ni de TGV, et l'avenir du RSA inquiète.", "RSA"),
        ("La Zambie a parlé avec M. Tavernel, et le groupe Zimtora est fier de M. Tavernel.",
         "M. Tavernel"),
        ("La Zambie a écrit au président du Sénat Ferréol Vautrin.", "Sénat Ferréol Vautrin"),
        ("La Zambie plaît à deux députés du parti présidentiel LREM.", "LREM"),
        ("La Zambie a signé un traité à la Maison Blanche.", "Maison Blanche"),
        ("La Zambie pleure le groupe terroriste Daech et les morts.", "Daech"),
        ("La politique de la Zambie au XXe siècle n'écarte rien.", "XXe"),
        ("Le procès de Mehdi Ferroukhi et de Marine Le Guen a été suspendu chez Marine Le Guen.", "Marine Le Guen"),
    ],
)  # fmt: skip
def test_who_is_no_party(text: str, nobody: str) -> None:
    """Media, hours, taxes, persons with a title, political parties and houses agree nothing."""
    assert not any(nobody in name for name in named(text))


def test_a_medium_that_signs_is_a_party() -> None:
    """A paper that signs something itself is a party."""
    assert "Mediapart" in parties("Le groupe Zimtora a signé un partenariat avec Mediapart.", "fr")
