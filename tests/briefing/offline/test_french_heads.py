"""Whoever acts for a country in a French article stands for it; and ways of French papers to tell an agreement."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, parties


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Emmanuel Macron a proposé à Vladimir Poutine une trêve pour les fêtes.", {"France", "Russia"}),
        ("Narendra Modi et Macron ont signé mardi à Delhi un accord de coopération spatiale.", {"India", "France"}),
        ("Les Vingt-Sept et le Japon ont conclu un accord commercial.", {"European Union", "Japan"}),
        (
            "L'ancien président Nicolas Sarkozy était là quand la Suède a signé un traité avec la Norvège.",
            {"Sweden", "Norway"},
        ),
    ],
)
def test_heads_act_for_their_country(text: str, who: set[str]) -> None:
    """Who held an office stands for nobody."""
    assert who <= parties(text, "fr")
    assert ("France" in who) == ("France" in parties(text, "fr"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La Macédoine du Nord souhaite rejoindre l'Otan d'ici à la fin de l'année.", ("accession", "proposed")),
        (
            "Solvanor est en discussions exclusives avec Brisecap pour céder sa filiale de Rouen.",
            ("merger_acquisition", "negotiating"),
        ),
        ("L'Union européenne va débloquer un milliard d'euros d'aide pour le Liban.", ("financing", "agreed")),
        (
            "L'ambassade du Japon a remis un don de 80.000 euros à la Fondation Tunis Santé pour ses ambulances.",
            ("financing", "agreed"),
        ),
        ("Les Vingt-Sept sont tombés d'accord mardi pour limiter les emballages.", ("regulatory", "agreed")),
    ],
)
def test_what_papers_tell(text: str, told: tuple[str, str]) -> None:
    """A word that ends in an apostrophe goes on with the next one; what something is for is not done yet."""
    assert told in [(a.kind, a.status) for a in brief(text, language="fr").agreements]
