"""In other languages than English, too, a sentence is left out whose words make an agreement unlikely."""

from __future__ import annotations

import pytest

from bot.briefing.offline.agreements.likely_kinds import scale
from bot.briefing.offline.agreements.likely_telling import TELLS
from bot.briefing.offline.agreements.likely_words import TABLES, signs
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.lines.weights import likelihood, weigh
from bot.briefing.offline.names.mentions import find_mentions
from tests.briefing.offline.stories import brief

_TOLD = {
    "de": (
        "Peru und Marokko haben am Montag in Lima ein Handelsabkommen unterzeichnet.",
        "Der Trainer sagte nach dem Spiel, seine Mannschaft habe vor der Pause zu wenig Druck gemacht.",
    ),
    "es": (
        "Perú y Marruecos firmaron el lunes en Lima un acuerdo comercial.",
        "El alcalde pidió a los vecinos que no salgan de sus casas durante la tormenta.",
    ),
    "fr": (
        "Le Pérou et le Maroc ont signé lundi à Lima un accord commercial.",
        "Le maire a demandé aux habitants de rester chez eux pendant la tempête.",
    ),
    "ja": ("日本とペルーは東京で貿易協定に署名した。", "彼女は新しい映画について笑顔で語った。"),
    "ko": ("한국과 페루는 서울에서 무역협정에 서명했다.", "그는 이번 영화에서 처음으로 악역을 맡았다고 말했다."),
}


@pytest.mark.parametrize("language", sorted(TABLES))
def test_words_tell(language: str) -> None:
    """A sentence that tells of a signature is far likelier than one of sport or weather."""
    likely, unlikely = (_likelihood(text, language) for text in _TOLD[language])
    assert likely > 0.7
    assert unlikely < 0.3


def _likelihood(text: str, language: str) -> float:
    line = Line(text, 1, 0, flat(text))
    (mentions,) = find_mentions([line], language)
    found = signs(line, mentions, language)
    return likelihood(weigh(TABLES[language], found, scale(found))[TELLS])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Botschafter warf Polen im Fernsehen vor, die Kontakte zu Russland einzufrieren."),
        ("de", "Österreich investiert laut Wifo weniger als Deutschland, die Kredite der Banken werden teurer."),
        ("es", "México y Perú hablan del partido del sábado y firman camisetas."),
    ],
)
def test_what_only_has_a_word_of_an_agreement_is_left_out(language: str, text: str) -> None:
    """The rules take each for an agreement of two."""
    assert not brief(text, text[:60], language).relevant


def test_who_is_named_tells_in_french() -> None:
    """The same words of an agreement are likelier to tell of one where they name two countries than where they do not.

    The names themselves are in no table.
    """
    named, unnamed = (
        _likelihood(f"{who} se sont mis d'accord lundi sur l'accueil des voyageurs.", "fr")
        for who in ("Le Bhoutan et les Palaos", "Les élèves et leurs parents")
    )
    assert named > unnamed + 0.2
