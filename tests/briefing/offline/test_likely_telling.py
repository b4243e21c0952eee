"""Learned weights tell of agreements in words that no rule names, and mend what rules read, but not what they know."""

from __future__ import annotations

from typing import Any

import pytest

from bot.briefing.offline import findings
from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.likely_telling import (
    ANSWERS,
    TELLING,
    TOLD,
    is_hopeless,
    likely_told,
    signs,
    told_alone,
    what_is_told,
)
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.lines.weights import ALWAYS
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.reading.events import Reading, read_events
from bot.briefing.text.tables import rows
from bot.model import ArticleText
from tests.briefing.offline.stories import brief

PARTIES = [Entity("Zimtora", "company"), Entity("Halden", "company")]


def _mended(sentence: str, kind: str, status: str) -> list[tuple[str, str]]:
    """What becomes of an agreement that rules have read in an article of one sentence."""
    told = lines(ArticleText("a", "News of the day", sentence, None, "en"))
    found = likely_told([Deal(kind, status, PARTIES, 1, lines=[1])], told)
    return [(deal.kind, deal.status) for deal in found]


def test_words_mend_what_is_read() -> None:
    """A kind and a status for which nothing in the sentence speaks give way."""
    sentence = "Zimtora pulled out of its planned takeover of Halden on Friday and withdrew the offer."
    assert _mended(sentence, "treaty", "ratified") == [("merger_acquisition", "terminated")]


def test_what_a_sentence_names_stays() -> None:
    """A kind that a word of the sentence names is not changed, and of two agreements in one sentence nothing is."""
    assert _mended("Zimtora and Halden signed a treaty on the supply of gas.", "treaty", "signed") == [
        ("treaty", "signed")
    ]
    told = lines(ArticleText("a", "", "Zimtora dropped its bid for Halden and ordered 40 trains from it.", None, "en"))
    both = [Deal(kind, "agreed", PARTIES, 0, lines=[0]) for kind in ("contract", "treaty")]
    assert [deal.kind for deal in likely_told(both, told)] == ["contract", "treaty"]


def test_what_tells_of_none_is_left_out() -> None:
    """What the rules have read in a sentence that is about something else is none."""
    assert _mended("The striker scored twice as the home side beat its rivals.", "contract", "agreed") == []


@pytest.mark.parametrize(
    ("lead", "likely", "kept"),
    [
        ("Fans of Halden waited for hours in the rain to see its new ships.", 0.9, 0),
        ("Zimtora and Halden opened talks on Monday over a joint yard in Varna.", 0.9, 1),
        ("Zimtora and Halden opened talks on Monday over a joint yard in Varna.", 0.01, 0),
    ],
)
def test_what_neither_words_nor_lead_nor_place_make_likely_is_left_out(lead: str, likely: float, kept: int) -> None:
    """A sentence that is hardly worded like an agreement tells of one only where lead and place do."""
    doubtful = "Zimtora's lawyers read out the reply of Halden at the start of the hearing."
    told = lines(ArticleText("a", "News of the day", f"{lead} It rained. {doubtful}", None, "en"))
    deal = Deal("contract", "agreed", PARTIES, 3, lines=[3], likely=likely)
    assert len(likely_told([deal], told)) == kept


@pytest.mark.parametrize(
    ("lead", "doubtful", "hopeless"),
    [
        ("Fans of Halden waited in the rain.", "Halden's lawyers sat in the front row at the start.", True),
        (
            "Fans of Halden waited in the rain.",
            "Halden's lawyers shook hands on an order of ships from Zimtora.",
            False,
        ),
        ("Zimtora and Halden opened talks over a joint yard.", "The lawyers read out the reply of Halden.", False),
    ],
)
def test_what_would_be_left_out_wherever_it_is_told_is_hopeless(lead: str, doubtful: str, *, hopeless: bool) -> None:
    """Lines that no place and no parties would make an agreement need not be read."""
    told = lines(ArticleText("a", "News of the day", f"{lead} It rained. {doubtful}", None, "en"))
    deal = Deal("contract", "agreed", PARTIES, 3, lines=[3], likely=1.0)
    assert is_hopeless(told, {3}) == hopeless == (not likely_told([deal], told))


def test_a_phrase_that_rules_know_is_never_hopeless() -> None:
    """What tells both kind and status of what is open stays, whatever speaks against it."""
    told = lines(ArticleText("a", "", "In the rain the striker of the home side is in merger talks.", None, "en"))
    assert not is_hopeless(told, {0})


@pytest.mark.parametrize(
    ("text", "relevant"),
    [
        ("Peru's tax men and their colleagues in Chile are back at the table over double taxation.", True),
        ("Kenya's bank of issue will open its doors half an hour later in June, it told customers.", False),
    ],
)
def test_sentences_that_no_rule_reads(text: str, relevant: bool) -> None:
    """An article is briefed for a sentence that is likely to tell of an agreement, and for no other."""
    assert brief(text).relevant == relevant


def test_all_that_no_rule_reads() -> None:
    """Where rules read nothing, each sentence that is likely to tell of an agreement is told, and of whom."""
    boats = "Six boats of Zimtora Yards will go to Ghana's navy under papers initialled at dawn."
    ferries = "Peru and Chile shook on a scheme for shared ferries, their ministers disclosed."
    found = brief(f"{boats} Rain fell. {ferries}").agreements
    assert {(a.status, *a.parties) for a in found} == {
        ("agreed", "Zimtora Yards", "Ghana"),
        ("agreed", "Peru", "Chile"),
    }


def test_companies_make_no_treaty() -> None:
    """What only states make is told of states: of two companies it is something else."""
    [told] = lines(ArticleText("a", "", "The treaty was ratified by both parliaments.", None, "en"))
    assert what_is_told(told, [Entity("Chile", "state"), Entity("Peru", "state")]) == ("ratified", "treaty")
    assert what_is_told(told, PARTIES)[1] != "treaty"


def test_an_article_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rules have read of an article that they take for none is not read again for the weights."""
    read = []

    def counted(*args: Any) -> Reading:
        read.append(args)
        return read_events(*args)

    monkeypatch.setattr(findings, "read_events", counted)
    text = "Rain fell all morning. The cranes stood still. Children played. Zimtora Group has signed a contract."
    assert brief(text).relevant
    assert len(read) == 1


def test_the_likeliest_comes_first() -> None:
    """Of several sentences that tell of an agreement the likeliest is told first; those left out are not."""
    text = "Chile and Peru signed a trade agreement on Monday. It rained. Chile and Peru have agreed to a loan."
    told = lines(ArticleText("a", "News", text, None, "en"))
    found = list(told_alone(told))
    assert set(found) == {1, 3}
    assert list(told_alone(told, but={found[0]})) == found[1:]


def test_names_and_numbers_are_alike() -> None:
    """Signs know no name and no number, but the capitals of a headline are none of names."""
    assert signs("The grid firm Halden sold 400 trams to Zimtora", 1) == signs(
        "The grid firm Ostrov Verk sold 7 trams to Brasov", 1
    )
    assert "buys" in signs("Halden Buys Trams", 0)


def test_the_tables_are_whole() -> None:
    """Each sign of what is told has a weight for every answer, and both tables what counts always."""
    told = {sign: cells.split() for sign, cells in rows(TOLD, 2)}
    assert {len(cells) for cells in told.values()} == {len(ANSWERS)}
    assert ALWAYS in told
    assert ALWAYS in {sign for sign, _ in rows(TELLING, 2)}
