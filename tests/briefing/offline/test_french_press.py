"""French articles of the daily press: who is no party, and what is worded like an agreement and is none."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.names.mentions import find_mentions
from tests.briefing.offline.stories import figures, parties, story, worded


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
        ("Le contrat local de baie (CLB) lie la commune, et le maire s'en prend au CLB.", "CLB"),
        ("La Zambie se souvient des attentats de l'OAS et du FLN.", "Organization of American States"),
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


@pytest.mark.parametrize(
    "text",
    [
        "La Zambie et le Pérou sont prêts à accueillir les sportifs et prêts à tout.",
        "Le nouveau président de la Zambie a prêté serment jeudi devant les députés du Pérou.",
        "La police de la Zambie a débloqué une route vers le Pérou.",
        "La Zambie a lancé avec le Pérou une vaste opération de nettoyage des plages.",
        "Le coureur de la Zambie s'empare du maillot et devance celui du Pérou.",
        "La Zambie est en passe de reprendre le dernier bastion des rebelles près du Pérou.",
        "Un festival de Zambie consacré au Pérou a été annulé après une manifestation.",
        "L'arrêté signé par la maire de Lusaka, en Zambie, inquiète le Pérou.",
        "La Zambie a écarté tout risque de heurts à la frontière avec le Pérou.",
        "La Zambie a demandé que les deux marins arrêtés au Pérou soient traités avec équité.",
        "La hausse des frais servira à financer des bourses, selon la Zambie.",
        "La Zambie et le Pérou ont signé cette chorégraphie.",
        "Une enveloppe de 60 millions de dinars a été allouée par la commune de Béziers.",
        "Les ministères de la Zambie et du Pérou ont indiqué dans un communiqué commun que la plage est fermée.",
        "Les contrats de travail précaires ont été annulés en Zambie et au Pérou.",
    ],
)
def test_everyday_words_tell_of_no_agreement(text: str) -> None:
    """What is worded like a loan, a purchase, a request or an end is none where nobody is the other side of it."""
    assert not worded(text, "fr")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("La Zambie rompt avec le Pérou.", "terminated"),
        ("La Zambie a renoncé au gisement que le Pérou lui proposait.", "terminated"),
        ("La Zambie a demandé au Pérou de construire un barrage.", "proposed"),
        ("La Banque africaine de développement prête 30 millions de dollars à la Zambie.", "agreed"),
        ("La Zambie et le Pérou se sont mis d'accord sur un tarif commun.", "agreed"),
    ],
)
def test_what_is_done_to_another_tells_of_one(text: str, status: str) -> None:
    """The same verbs tell of an agreement where one of those named is the other side."""
    assert status in [deal.status for deal in worded(text, "fr")]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("La Zambie et le Pérou ont réaffirmé leur soutien à la paix dans un communiqué conjoint.", "joint_statement",
         "agreed"),
        ("La Zambie et le Pérou se réunissent samedi à Lusaka pour un sommet sur la pêche.", "treaty", "negotiating"),
        ("Une cellule antifraude commune entre la Zambie, le Pérou et le Maroc a été mise en place.", "partnership",
         "agreed"),
        ("La Zambie et le Pérou ont décidé de prolonger leurs discussions de deux jours.", "treaty", "negotiating"),
        ("Depuis le rejet de l'accord de pêche, la Zambie poursuit ses négociations avec le Pérou.", "treaty",
         "negotiating"),
    ],
)  # fmt: skip
def test_statements_and_talks(text: str, kind: str, status: str) -> None:
    """Joint statements, summits and talks that go on are told; a noun that only says since when is not."""
    assert [(deal.kind, deal.status) for deal in worded(text, "fr")] == [(kind, status)]


def test_talks_with_nobody_are_none() -> None:
    """Talks of which one alone is named are told of nobody."""
    assert not worded("La directrice du FMI surveille également les discussions comme le lait sur le feu.", "fr")


def test_a_scale_that_lost_its_space_counts() -> None:
    """A sum keeps its millions where the paper lost the space behind them."""
    text = "Le groupe Zimtora a signé un contrat de 330 millionsd'euros avec la société Haldano."
    assert figures(text, "fr") == {(330_000_000.0, "EUR")}
