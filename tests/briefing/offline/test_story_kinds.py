"""What English articles only call talks, an offer or a deal is of the kind that their story is about."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

STORIES = (
    (
        ("merger_acquisition", "negotiating"),
        "Rivals circle Cantara Group",
        "Cantara Group has rejected a takeover bid from Lumen Foods. In the meantime, Halden Rail also began talks with"
        " Cantara Group.",
    ),
    (
        ("merger_acquisition", "rejected"),
        "Takeover of Cantara Group draws fire",
        "Lumen Foods has agreed to buy Cantara Group for $6bn. Halden Rail said on Wednesday that Cantara Group had"
        " rejected a deal worth $8bn.",
    ),
    (
        ("settlement", "terminated"),
        "Colour row set for court",
        "Lumen Foods is suing Cantara Group for trademark infringement. The move comes after Lumen Foods and Cantara"
        " Group failed to come to an agreement after six months of talks.",
    ),
    (
        ("contract", "negotiating"),
        "Lumen Foods to buy Cantara Group",
        "Lumen Foods has agreed to buy Cantara Group for $6bn. Lumen Foods is also in talks with Halden Rail about 40"
        " wagons.",
    ),
)


@pytest.mark.parametrize(("told", "title", "text"), STORIES)
def test_kind_of_story(told: tuple[str, str], title: str, text: str) -> None:
    """Of the agreements one is of the kind of the story, but for one that says itself what it is about."""
    assert told in [(a.kind.value, a.status.value) for a in brief(text, title=title).agreements]
