"""What is worded like an agreement is told where it is one: not in guides, shops, letters, or in passing."""

from __future__ import annotations

import re

import pytest

from bot.briefing.offline import draft_briefing
from bot.briefing.offline.agreements import likely_deals
from tests.briefing.offline.stories import story, worded

_LONG = [
    "The castle above the town was closed for four winters. ",
    "Its roof had been leaking since a storm tore off the old slates. ",
    "Visitors now walk through rooms that were last painted a century ago. ",
    "A guide tells of the countess who kept bees in the east tower. ",
    "Children may try on helmets, and the kitchen smells of bread again. ",
    "The mayor says that the car park is too small for the summer. ",
    "Most of the guests come by train and walk up through the vineyards. ",
    "In the evening the lamps along the wall are lit one by one. ",
    "Nobody knows where the second cannon went. ",
]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "en",
            "How to choose a bank for your first home",
            "If you buy a flat, you should ask three lenders. Your bank will offer you a loan at its own rate. Barclays"
            " and Santander offered better terms last year, so sign nothing until you have compared them.",
        ),
        (
            "en",
            "Lost dog walks home from the coast",
            "A spaniel that vanished in May was found asleep on its own doorstep on Tuesday. Its owner said she could"
            " not stop crying. Ryanair offered to fly the family to the beach where it was last seen.",
        ),
        (
            "de",
            "Welcher Kredit lohnt sich für Sie?",
            "Wenn Sie ein Auto kaufen, vergleichen Sie zuerst die Zinsen. Viele Banken bieten Ihnen einen Vertrag ohne"
            " Anzahlung an. Bei der Commerzbank und der Postbank unterschreiben Sie den Vertrag im Netz.",
        ),
        (
            "fr",
            "Comment choisir votre contrat d'énergie",
            "Vous cherchez un nouveau fournisseur ? Comparez votre facture avant de signer un contrat. EDF et Engie"
            " proposent des offres à prix fixe, et vous pouvez résilier votre contrat à tout moment.",
        ),
        (
            "es",
            "Cómo elegir tu tarifa de móvil",
            "Si quieres cambiar de compañía, mira primero lo que gastas. Vodafone y Orange te ofrecen contratos sin"
            " permanencia. Yo firmé el mío en cinco minutos y no me arrepiento.",
        ),
    ],
)
def test_what_speaks_to_its_reader_tells_of_no_agreement(language: str, title: str, text: str) -> None:
    """Guides and small stories have the words of agreements and none."""
    assert not draft_briefing(story(text, title, language)).relevant


def test_an_agreement_in_passing_is_not_the_news() -> None:
    """A long piece about something else that ends with a deal is worded like one, and is not briefed."""
    text = "".join(_LONG) + "Heineken signed a contract with Carlsberg in the great hall once."
    title = "Castle opens its doors again"
    assert [deal.kind for deal in worded(text)] == ["contract"]
    assert not draft_briefing(story(text, title)).relevant


@pytest.mark.parametrize("language", ["en", "fr"])
def test_whoever_is_spoken_to_is_known_by_a_word(language: str) -> None:
    """A line without any of those words is not searched for them, in capitals or not."""
    words = {word for of in (likely_deals._YOU, likely_deals._ME) for word in _spelled(of[language].pattern)}
    assert words == likely_deals._OF_PERSONS[language]


def _spelled(pattern: str) -> set[str]:
    """The words, in small letters, that a pattern of such words has."""
    spelled = set()
    for word in re.sub(r"\[\w(\w)\]", r"\1", pattern).removeprefix(r"\b(?:").removesuffix(r")\b").split("|"):
        spelled |= {word.replace("?", "").lower(), re.sub(r"\w\?", "", word).lower()}
    return spelled
