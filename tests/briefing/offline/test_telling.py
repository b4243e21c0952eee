"""Lines that are not read for agreements, whomever they name, would tell none."""

from __future__ import annotations

import pytest

from benchmarks.quality import article_of, sets
from bot.briefing.offline import draft_briefing, events, findings
from bot.briefing.offline.lexicon import flat
from bot.briefing.offline.telling import may_tell, tells_nothing
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import tags


def _line(text: str) -> Line:
    return Line(text, 1, 1, flat(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvane signed with Oxalux.", True),
        ("Chile would like Peru to join.", True),
        ("Kenya has let in frozen Chilean beef.", True),
        ("Chile failed to reach any agreement with Peru.", True),
        ("The river rose by two metres overnight.", False),
        ("Her contract is long.", False),
    ],
)
def test_lines_without_verb_or_phrase_of_agreement_tell_none(text: str, expected: bool) -> None:
    """A verb of agreements or one of a few phrases is in whatever tells one."""
    assert may_tell(_line(text), tags(_line(text), "en"), "en") is expected


def test_an_article_that_names_a_contract_may_be_about_it() -> None:
    """Title and lead tell an agreement by its name alone; where none is named either, the article tells nothing."""
    assert not tells_nothing([_line("Her contract is long.")])
    assert tells_nothing([_line("The river rose by two metres overnight.")])


def test_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts are the same where every line is read."""
    articles = [article_of(line) for lines in sets([]).values() for line in lines][::4]
    sooner = [draft_briefing(article) for article in articles]
    monkeypatch.setattr(events, "may_tell", lambda line, found, language: True)
    monkeypatch.setattr(findings, "tells_nothing", lambda lines: False)
    assert [draft_briefing(article) for article in articles] == sooner
