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
    ("The two firms have signed a turnkey contract worth $215 million for a pumping station.", "company", "contract"),
    ("Chile and Norway signed a treaty on the co-production of films in Oslo on Tuesday.", "state", "treaty"),
    ("The lender approved a loan of $80 million for rural roads.", "bank_fund", "financing"),
    ("The two companies settled all patent litigation between them.", "company", "settlement"),
    ("두 대학은 공동연구를 위한 업무협약을 체결했다고 6일 밝혔다.", "research_education", "mou"),
]


def _corrected(sentence: str, who: str, kind: str) -> str:
    """What becomes of `kind` where an article consists of `sentence`."""
    told = lines(ArticleText("a", "News of the day", sentence, None, "en"))
    parties = [Entity("Zimtora", who), Entity("Halden", who)]
    return likely_kind(Deal(kind, "signed", parties, len(told) - 1), told, "en")


@pytest.mark.parametrize(("sentence", "who", "kind"), SENTENCES)
def test_words_decide(sentence: str, who: str, kind: str) -> None:
    """A kind that no word speaks for gives way; the one that the words speak for stays."""
    assert _corrected(sentence, who, kind) == kind
    assert _corrected(sentence, who, "accession") == kind


def test_the_rules_decide_where_words_do_not() -> None:
    """Words that say little leave what such parties often agree as it was found."""
    for kind, who in (("treaty", "state"), ("contract", "company"), ("mou", "company")):
        assert _corrected("They did so on Monday.", who, kind) == kind


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
