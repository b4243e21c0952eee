"""Lines that are not read for agreements, whomever they name, would tell none."""

from __future__ import annotations

import pytest

from benchmarks.quality import article_of, sets
from bot.briefing.offline import draft_briefing, findings
from bot.briefing.offline.glance import tells_nothing
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line, lines
from bot.briefing.offline.names.mentions import find_mentions
from bot.briefing.offline.reading import events
from bot.briefing.offline.reading.telling import may_tell
from bot.briefing.offline.vocabulary.words import tags


def _line(text: str) -> Line:
    return Line(text, 1, 1, flat(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvane signed with Oxalux.", True),
        ("Chile would like Peru to join the treaty.", True),
        ("Chile would like Peru to come along.", False),
        ("Norvane plans a quieter year.", False),
        ("Norvane plans to sell its yard.", True),
        ("Norvane is still haggling with Oxalux.", True),
        ("Kenya has let in frozen Chilean beef.", True),
        ("Chile failed to reach any agreement with Peru.", True),
        ("The river rose by two metres overnight.", False),
        ("Her contract is long.", False),
    ],
)
def test_lines_without_verb_or_phrase_of_agreement_tell_none(text: str, expected: bool) -> None:
    """A verb of agreements, an everyday one beside a noun, or one of a few phrases is in whatever tells one."""
    assert may_tell(_line(text), tags(_line(text), "en"), "en") is expected


def test_an_article_that_names_a_contract_may_be_about_it() -> None:
    """Title and lead tell an agreement by its name alone; where none is named either, the article tells nothing."""
    assert not tells_nothing([_line("Her contract is long.")], None)
    assert tells_nothing([_line("The river rose by two metres overnight.")], None)


def test_lines_that_are_not_read_may_tell_what_a_name_is() -> None:
    """What stands in them again is taken for a name, and a capital for the country that they may name."""
    told = [_line("Mirelle Taskov wants the spinner Oxalux.")]
    assert [m.entity.name for m in find_mentions(told, "en")[0]] == ["Oxalux"]
    assert [m.entity.name for m in find_mentions(told, "en", "Mirelle spins.")[0]] == ["Mirelle Taskov", "Oxalux"]
    told = [_line("Apia wants to lend Oxalux Corp money.")]
    assert [m.entity.name for m in find_mentions(told, "en")[0]] == ["Oxalux Corp"]
    assert [m.entity.name for m in find_mentions(told, "en", "It rained.")[0]] == ["Samoa", "Oxalux Corp"]


def test_a_look_at_few_lines_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a look takes for an article without agreements has none, or the reading of all lines finds none either."""
    every = [line for lines_of_set in sets([]).values() for line in lines_of_set if line["lang"] == "en"]
    nothing = [line for line in every if tells_nothing(lines(article_of(line)), article_of(line).published_at)]
    assert len(nothing) > len(every) / 20
    monkeypatch.setattr(findings, "tells_nothing", lambda lines, published: False)
    relevant = [article_of(line) for line in nothing if line["gold"]["relevant"]]
    assert [a.title for a in relevant if findings.read(lines(a), "en", a.published_at)] == []


def test_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are the same where every line is read."""
    articles = [article_of(line) for lines in sets([]).values() for line in lines][::4]
    sooner = [draft_briefing(article) for article in articles]
    monkeypatch.setattr(events, "may_tell", lambda line, found, language: True)
    monkeypatch.setattr(findings, "tells_nothing", lambda lines, published: False)
    assert [draft_briefing(article) for article in articles] == sooner
