"""A pattern beside a name finds what it would find anywhere: only neighbours that it cannot have are left out."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from benchmarks.quality import article_of, sets
from bot.briefing import offline
from bot.briefing.offline.lines.edges import Edge, Edges, beginning, edges_before, edges_behind, ending
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.text.passages import sentence_spans

_EDGES = {
    f"{module.name}.{name}": found
    for module in pkgutil.walk_packages(offline.__path__, f"{offline.__name__}.")
    for name, found in vars(importlib.import_module(module.name)).items()
    if isinstance(found, Edge)
}
_ENDING = {name: edge for name, edge in _EDGES.items() if edge.source.endswith("$")}
_BEGINNING = {name: edge for name, edge in _EDGES.items() if name not in _ENDING}
_EVERY_LINE = 17


@pytest.mark.parametrize(
    ("pattern", "before"),
    [
        (r"\b(?:in|at)\s(?:the |l')?$", "a mill in "),
        (r"\b(?:in|at)\s(?:the |l')?$", "a mill at l'"),
        (r"\w+maker, $", "an oddmaker, "),
        (r"[xyz]{2,}\s$", "by xyzzy "),
        (r"\b(?:un )?a\w* $", "un abc "),
        (r"(?:signed|[0-9]{2})(?: [a-z]+){0,2} with $", "signed a pact with "),
        (r"(?:ab?){1,9}\W$", "ababaab-"),
        (r"の?$", "日本の"),
        (r"[ァ-ヴー]+社$", "タタラ社"),
        (r"(?:^|, )$", ""),
        (r"\bof [\"(]*$", 'the board of """((((((((((((((('),
    ],
)
def test_what_ends_before_a_name_is_tried(pattern: str, before: str) -> None:
    """Each way to write a pattern: alternatives, what may be left out or is repeated, scripts without spaces."""
    found = ending(pattern)
    assert found.pattern.search(before) is not None
    assert Edges(found).end(before, edges_before(f"{before}norvane", len(before)))


@pytest.mark.parametrize(
    ("pattern", "after"),
    [
        (r"^(?:'s?)?,?\s(?:(?:has|have)\s){0,3}(?:sign\w*|agree\w*)\b", "'s have agreed"),
        (r"^(?:'s?)?,?\s(?:(?:has|have)\s){0,3}(?:sign\w*|agree\w*)\b", " signs"),
        (r"^, [0-9]+,", ", 44, said"),
        (r"^(?: \([^()]{2,12}\))?, (?:which|who)\b", " (NSF), which"),
        (r"^-(?:based|led)", "-led"),
        (r"^(?!the)[a-z]{1,3}(?=x)", "bax"),
        (r"^[^,]", "。"),
        (r"^は", "は"),
        (r"^$", ""),
    ],
)
def test_what_begins_behind_a_name_is_tried(pattern: str, after: str) -> None:
    """Genitives, brackets, digits and what is only looked at."""
    found = beginning(pattern)
    assert found.pattern.match(after) is not None
    assert Edges(found).begin(after, edges_behind(f"norvane{after}", len("norvane")))


def test_a_name_beside_other_words_is_not_tried() -> None:
    """Most neighbours rule a pattern out, before its search; so does a line that lacks a word of it."""
    within, sold, acts = (
        ending(r"\b(?:in|near) (?:the )?$"),
        ending(r"\bstakes? in $"),
        beginning(r"^ (?:signs|wants)\b"),
    )
    both = within.bit | sold.bit
    assert both & edges_before("it holds a stake in norvane", 20) == both
    assert both & edges_before("it is at home in norvane", 17) == within.bit
    assert both & edges_before("a stake that norvane", 13) == 0
    assert acts.bit & edges_behind("norvane wants", 7)
    assert not acts.bit & edges_behind("norvane waits", 7)


def test_no_neighbour_of_our_articles_is_lost() -> None:
    """At the words of our articles the patterns find beside them whatever they find without the look."""
    lines = {
        flat(article.text[start:end])
        for gold in sets([]).values()
        for article in map(article_of, gold)
        for start, end, _ in sentence_spans(article.text)
    }
    lost = set()
    for line in sorted(lines)[::_EVERY_LINE]:
        for word in re.finditer(r"\w+", line):
            before, after = line[: word.start()][-60:], line[word.end() :][:60]
            tried = edges_before(line, word.start()) | edges_behind(line, word.end())
            lost |= {name for name, edge in _ENDING.items() if not edge.bit & tried and edge.pattern.search(before)}
            lost |= {name for name, edge in _BEGINNING.items() if not edge.bit & tried and edge.pattern.match(after)}
    assert _ENDING
    assert _BEGINNING
    assert lost == set()
