"""German articles: forms of verbs, and what somebody wants or has still to do."""

from __future__ import annotations

import pytest

from bot.briefing.offline.vocabulary.german_verbs import joined_forms
from tests.briefing.offline.stories import deals


@pytest.mark.parametrize(
    "text",
    [
        "Die Bahn und Siemens hoben die Zugbindung auf.",
        "Das Parlament in Lima muss das Abkommen mit Marokko noch billigen.",
        "Siemens fordert, dass sich Bosch aus dem Vertrag zurückzieht.",
    ],
)
def test_no_news(text: str) -> None:
    """What is still to be approved, only demanded or about something else ends and makes no agreement."""
    assert not {status for _, status in deals(text, "de")} & {"ratified", "terminated", "agreed"}


def test_inflection() -> None:
    """Forms of one word have the particle before them, the infinitive with "zu" has it inside."""
    forms = {form for form, _ in joined_forms()}
    assert {"ablehnt", "ablehnten", "abzulehnen", "abgelehnt", "untersagte", "in kraft zu treten"} <= {
        form.lower() for form in forms
    }
    assert "lehnt" not in forms
