"""What English articles tell of aid, debts and fines, and of agreements that are about to end."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

TOLD = (
    ("financing", "agreed", "The French government is to hand its struggling wine industry 70m euros in aid."),
    ("financing", "agreed", "Norway is to write off the debts that Tanzania owes it, its government has said."),
    ("financing", "agreed", "The International Monetary Fund has cleared the release of $8bn for Argentina."),
    ("financing", "proposed", "Germany has proposed a freeze on debts owed by Indonesia."),
    ("financing", "rejected", "India has declined the debt freeze offered by the Paris Club."),
    ("financing", "rejected", "Indonesia no longer needs the debt freeze offered by the Paris Club."),
    ("settlement", "proposed", "Lumen Foods has offered to pay $300m to settle charges of the US Justice Department."),
    (
        "settlement",
        "negotiating",
        "Lumen Foods and Cantara Group have until Friday to settle a dispute over a licence.",
    ),
    ("contract", "terminated", "Lumen Foods said Cantara Group was likely to end a licensing agreement with it."),
    ("merger_acquisition", "suspended", "The planned merger of Lumen Foods and Cantara Group has been held up."),
)


@pytest.mark.parametrize(("kind", "status", "text"), TOLD)
def test_aid(kind: str, status: str, text: str) -> None:
    """Each text tells one agreement."""
    assert [(a.kind.value, a.status.value) for a in brief(text, title="Press review").agreements] == [(kind, status)]
