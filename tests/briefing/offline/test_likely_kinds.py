"""Where the words of a sentence speak clearly for another kind than the rules found, they decide."""

from __future__ import annotations

import pytest

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.likely_kinds import TABLE, likely_kind, scale, signs
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.lines.weights import ALWAYS, likelihood, weigh
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.text.tables import rows
from bot.model import AgreementKind, ArticleText

SENTENCES = [
    ("fr", "Les deux groupes ont signé un contrat de 215 millions d'euros pour douze rames de métro.", "contract"),
    ("es", "El banco aprobó un préstamo de 80 millones de dólares para carreteras rurales.", "financing"),
    ("de", "Chile und Norwegen unterzeichneten ein Abkommen über die Fischerei.", "treaty"),
    ("ko", "두 회사는 업무협약(MOU)을 맺고 협력하기로 했다.", "mou"),
    ("ja", "同社は株式の過半を取得し子会社化する。", "merger_acquisition"),
]
WHO = {"financing": "bank_fund", "treaty": "state"}


def _corrected(language: str, sentence: str, who: str, kind: str) -> str:
    """What becomes of `kind` where an article consists of `sentence`."""
    told = lines(ArticleText("a", "2026", sentence, None, language))
    parties = [Entity("Zimtora", who), Entity("Halden", who)]
    return likely_kind(Deal(kind, "signed", parties, len(told) - 1), told, language)


@pytest.mark.parametrize(("language", "sentence", "kind"), SENTENCES)
def test_words_decide(language: str, sentence: str, kind: str) -> None:
    """A kind that no word speaks for gives way; the one that the words speak for stays."""
    assert _corrected(language, sentence, WHO.get(kind, "company"), kind) == kind
    assert _corrected(language, sentence, WHO.get(kind, "company"), "accession") == kind


def test_the_rules_decide_where_words_do_not() -> None:
    """Words that say little leave what such parties often agree as it was found."""
    for kind, who in (("treaty", "state"), ("contract", "company"), ("mou", "research_education")):
        assert _corrected("fr", "C'est ce qu'ils ont fait lundi.", who, kind) == kind


def test_the_table_is_of_our_kinds() -> None:
    """Every weight is of a kind that a briefing may have, and each kind has one whatever the words."""
    told = {sign: {cell.partition(":")[0] for cell in cells.split()} for sign, cells in rows(TABLE, 2)}
    assert told[ALWAYS] == set(AgreementKind) - {AgreementKind.OTHER}
    assert set().union(*told.values()) == told[ALWAYS]


def test_likelihoods_are_shares() -> None:
    """Every likelihood is between 0 and 1: without a known word, in a very long sentence, and with every word."""
    every = {sign for sign, _ in rows(TABLE, 2)}
    for found in (
        signs("", "", (), ""),
        signs("qwxz", "", (), "signed"),
        signs("loan " * 2000, "", (), "signed"),
        every,
    ):
        assert all(0 <= likelihood(weight) <= 1 for weight in weigh(TABLE, found, scale(found)).values())
