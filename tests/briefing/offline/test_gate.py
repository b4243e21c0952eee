"""A gated pattern finds what the pattern finds: only lines that cannot match are left out."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from benchmarks.quality import article_of, sets
from bot.briefing import offline
from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.text.passages import sentence_spans

_GATES = {
    f"{module.name}.{name}": found
    for module in pkgutil.walk_packages(offline.__path__, f"{offline.__name__}.")
    for name, found in vars(importlib.import_module(module.name)).items()
    if isinstance(found, Gated)
}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bboth (?:banks|firms)\b", "it told both firms"),
        (r"(?:ab|ä)conclu|\d+ jours", "30 jours"),
        (r"(?<=signed )[a-z]+ou", "signed mou"),
        (r"[a-z]{3,}(?:vertrag|abkommen)(?:es)?", "des handelsabkommens"),
        (r"(?:両国|양국)の?|回", "日越両国の"),
        (r"同(?:社|行)", "そこで同社は"),
        (r"協", "協"),
        (r"o'neil+ (?:x|y)?", "by o'neill "),
        (r"(?:agreed){2}(?:maybe)*", "agreedagreed"),
        (r"(?i:loud)|soft", "LOUD"),
        ("bank", "\U0001d400bank"),
        (r"\bbank\b|\bport_", "at port_2"),
        (r"\bdeals?(?=ing)|\bpact(?:s?|um)\b", "double dealing"),
        (r"pact(?:s?|um)\b", "no pactum"),
        (r"\bends?\w", "endless"),
        (r"(?>atomic)|other{1,2}", "an otherr one"),
        (r"a|b", "b"),
    ],
)
def test_whatever_matches_passes(pattern: str, text: str) -> None:
    """Each way to write a pattern: alternatives, groups, what is repeated or looked at, scripts without spaces."""
    found = gated(pattern)
    whole = found.pattern.search(text)
    assert whole is not None
    told = found.search(text)
    assert told is not None
    assert told.span() == whole.span()
    assert [m.span() for m in found.finditer(text)] == [m.span() for m in found.pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "may", "may_not"),
    [
        (r"\b(?:this|that|these) bid\b", "that bid", "the bid"),
        (r"\b(?:deny|denies|dental) ", "it denies ", "it dents "),
        (r"(?:nie|nient|niait) que", "il niait que", "le nitrate que"),
        (r"両(?:国家|政府)は", "両政府は", "両社は政"),
    ],
)
def test_alternatives_that_begin_alike_are_told_by_their_whole_words(pattern: str, may: str, may_not: str) -> None:
    """The "th" with which they all begin would let in half of all lines."""
    assert gated(pattern).may(may)
    assert not gated(pattern).may(may_not)


@pytest.mark.parametrize(
    ("pattern", "may", "may_not"),
    [
        (r"\bmills?\b", "two mills", "two million"),
        (r"\bthe (?:bank|firms)$", "the firms", "their firms"),
        (r"\bend(?:ed|ing)? of\b", "end of", "endless of"),
    ],
)
def test_a_word_is_told_from_those_that_begin_like_it(pattern: str, may: str, may_not: str) -> None:
    """Where a pattern tells that its word ends there, perhaps behind an ending, longer words let nothing in."""
    assert gated(pattern).may(may)
    assert not gated(pattern).may(may_not)


def test_a_line_without_its_words_is_not_searched() -> None:
    """The gate is shut for most lines, also for parts of a line that has none of the words."""
    found = gated(r"\b(?:the two|both) (?:countries|governments)\b")
    assert found.may("both governments agreed")
    assert not found.may("both firms agreed")
    assert found.search("both governments", 5) is None


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("they denied the reports", True),
        ("they denied it", False),
        ("reports of a sale", False),
        ("it was confidential, a report said", False),
        ("the sale is fiction", True),
    ],
)
def test_a_gate_opens_to_all_that_one_way_needs(text: str, *, may: bool) -> None:
    """Each alternative needs its own words, all of them, and those that begin a word do so."""
    found = gated(r"\b(?:den|refut)\w+ (?:the|an?) (?:reports?|rumours?)\b|\bsale is (?:fiction|fantasy)\b")
    assert found.may(text) == may


def test_every_gate_can_be_shut() -> None:
    """A pattern without a word of its own is no better with a gate than without."""
    assert [name for name, found in _GATES.items() if found.may("")] == []


def test_no_line_of_our_articles_is_lost() -> None:
    """The patterns find with their gates whatever they find without."""
    lines = {
        flat(article.text[start:end])
        for gold in sets([]).values()
        for article in map(article_of, gold)
        for start, end, _ in sentence_spans(article.text)
    }
    lost = {name for name, g in _GATES.items() for line in lines if g.pattern.search(line) and not g.may(line)}
    assert _GATES
    assert lost == set()
