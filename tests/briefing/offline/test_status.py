"""English articles tell in many ways how far an agreement is (tests/data/statuses.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.briefing.offline.stories import brief

TOLD = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "data" / "statuses.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("status", "text"), TOLD)
def test_status(status: str, text: str) -> None:
    """Each text tells one agreement, with its status."""
    assert [a.status.value for a in brief(text, title="Press review").agreements] == [status]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Petronas signs turbine contract with Siemens", "Siemens will deliver 12 turbines to Petronas, both said."),
        ("Kenya inks $300m World Bank loan", "The World Bank will lend Kenya $300 million for roads."),
    ],
)
def test_a_title_says_that_it_is_signed(title: str, text: str) -> None:
    """Where the body only says what will be done, the title tells that it was signed."""
    assert [a.status.value for a in brief(text, title=title).agreements] == ["signed"]


def test_a_title_of_a_signing_to_come() -> None:
    """What is "to be signed" is not signed."""
    found = brief("Norway and Chile agreed on a fisheries treaty.", title="Norway, Chile to sign fisheries treaty")
    assert [a.status.value for a in found.agreements] == ["agreed"]
