"""Among all whom an article names, weights choose who takes part in what it tells."""

from __future__ import annotations

import pytest

from benchmarks.quality import DATA, article_of
from benchmarks.score import read_jsonl
from bot.briefing.offline.findings import Findings, find
from bot.briefing.offline.likely_parties import PARTY, TABLE, candidates, likely_parties
from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.lines.weights import ALWAYS, likelihood, weigh
from bot.briefing.text.tables import rows
from tests.briefing.offline.stories import findings, ruled

_TOLD = (
    "The governments of Kenya and Uganda signed a treaty on power lines in Nairobi on Monday, and Halden Power "
    "agreed to build them.\n\nThe African Development Bank will lend Kenya $80 million for it, it said. "
    "Tanzania objected to the route.\n\n"
)
_ASIDE = [
    ("Ethiopia and Sudan signed a similar treaty in 2011.", "Ethiopia"),
    ("Lines of that kind are already at work in South Africa.", "South Africa"),
    ("Analysts at Goldman Sachs said that power would be cheaper.", "Goldman Sachs"),
]


def _found(text: str) -> Findings:
    found = findings(text)
    assert found is not None
    return found


@pytest.mark.parametrize(("behind", "other"), _ASIDE)
def test_who_is_only_named_is_no_party(behind: str, other: str) -> None:
    """Who agrees, lends, builds and objects is a party; of whom the article speaks besides is none."""
    names = {entity.name for entity, _ in likely_parties(_found(_TOLD + behind))}
    assert {"Kenya", "Uganda"} <= names
    assert other not in names


def test_the_two_of_an_agreement_stay() -> None:
    """Whatever the words around their names: of one alone a briefing would tell half."""
    pairs = 0
    for article in map(article_of, read_jsonl(DATA / "dev.jsonl")):
        found = find(lines(article), article.language or "en", article.published_at)
        names = {entity.name for entity, _ in likely_parties(found)} if found else set()
        for deal in found.deals if found else ():
            if len(deal.parties) == 2:
                pairs += 1
                assert names.issuperset(entity.name for entity in deal.parties)
    assert pairs > 9


def test_every_party_is_named() -> None:
    """Nobody is a party whom the article does not name, and everybody whom it names is asked about, once."""
    found = _found(_TOLD)
    named = [c.entity.name for c in candidates(found)]
    assert {entity.name for entity, _ in likely_parties(found)} <= set(named)
    assert len(named) == len(set(named))
    assert ruled(_TOLD) <= set(named)


def test_the_table_is_of_parties() -> None:
    """Each sign of the table is one that an entity may have, and speaks for or against one thing."""
    told: dict[str, str] = {sign: cell for sign, cell in rows(TABLE, 2)}  # noqa: C416 (cells of two are no pairs to mypy)
    assert ALWAYS in told
    assert all(cell.startswith(f"{PARTY}:") for cell in told.values())
    heads = {sign.partition(":")[0] for sign in told} - {ALWAYS}
    written = {sign.partition(":")[0] for c in candidates(_found(_TOLD + _ASIDE[0][0])) for sign in c.signs}
    assert heads - written <= {"denied", "only adjective"}


def test_likelihoods_are_shares() -> None:
    """A likelihood is between 0 and 1 with no sign and with every sign."""
    every = {sign for sign, _ in rows(TABLE, 2)}
    assert all(0 <= likelihood(weigh(TABLE, signs)[PARTY]) <= 1 for signs in (set[str](), every))
