"""Among all sectors of which an article has a word, weights choose those that its agreements cover."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.quality import DATA, article_of
from benchmarks.score import read_jsonl
from bot.briefing.offline import likely_sectors as module
from bot.briefing.offline.findings import Findings, find
from bot.briefing.offline.likely_sectors import SECTOR, TABLE, candidates, likely_sectors
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.lines.weights import ALWAYS
from bot.briefing.taxonomy import SECTORS
from bot.briefing.text.tables import rows
from tests.briefing.offline.stories import findings

_TOLD = (
    "Kenya and Uganda signed a memorandum of understanding on railways and ports in Nairobi on Monday. "
    "The railway will link the port of Mombasa with Kampala, the ministers said.\n\n"
)
_ASIDE = [
    ("Uganda also grows coffee, its farmers say.", "agriculture"),
    ("One of the ministers went to a university in Kampala.", "education"),
    ("In 2011 a war began in a country nearby, and weapons were sold.", "defence"),
]


def _found(text: str) -> Findings:
    found = findings(text)
    assert found is not None
    return found


def _all() -> list[Findings]:
    """What the rules find in the development set."""
    read = map(article_of, read_jsonl(DATA / "dev.jsonl"))
    found = (find(lines(a), a.language or "en", a.published_at) for a in read)
    return [f for f in found if f is not None]


@pytest.mark.parametrize(("behind", "other"), _ASIDE)
def test_what_stands_aside_is_no_sector(behind: str, other: str) -> None:
    """What the agreement is on is told; what the article has a word of besides is not, though it is asked about."""
    found = _found(_TOLD + behind)
    assert other in {c.code for c in candidates(found)}
    assert other not in {s.code for s in likely_sectors(found)}
    assert likely_sectors(found)


def test_every_sector_has_a_line_with_its_word() -> None:
    """Each is one that has a word in the article, with a line of the article that has one, and is told once."""
    told = 0
    for found in _all():
        each = {c.code: c for c in candidates(found)}
        chosen = likely_sectors(found)
        assert len({s.code for s in chosen}) == len(chosen)
        for sector in chosen:
            told += 1
            assert sector.code in SECTORS
            line = found.lines[each[sector.code].proof]
            assert line.text == sector.evidence
            words = {sign.partition(" ")[2] for sign in each[sector.code].signs if sign.startswith("word:")}
            assert any(word in line.folded for word in words)
    assert told > 40


def test_weights_leave_no_agreement_without_a_sector(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is likely, the likeliest of those that the rules chose stays, and none where they chose none."""
    monkeypatch.setattr(module, "_LIKELY", 1.1)
    lengths = set()
    for found in _all():
        ruled = {c.code for c in candidates(found) if c.chosen}
        kept = [s.code for s in likely_sectors(found)]
        assert len(kept) == min(1, len(ruled))
        assert ruled.issuperset(kept)
        lengths.add(len(kept))
    assert 1 in lengths


def test_an_article_without_words_has_no_sector() -> None:
    """Nothing is made up where no line has a word of any."""
    found = _found(_TOLD)
    empty = [replace(line, text="They agreed.", folded="they agreed.") for line in found.lines]
    assert likely_sectors(replace(found, lines=empty)) == []


def test_the_table_is_of_sectors() -> None:
    """Each sign of the table is one that a sector may have, and speaks for or against one thing."""
    told: dict[str, str] = {sign: cell for sign, cell in rows(TABLE, 2)}  # noqa: C416 (cells of two are no pairs to mypy)
    assert ALWAYS in told
    assert all(cell.startswith(f"{SECTOR}:") for cell in told.values())
    heads = {sign.partition(":")[0] for sign in told} - {ALWAYS}
    assert heads == {s.partition(":")[0] for c in candidates(_found(_TOLD + _ASIDE[0][0])) for s in c.signs}
