"""German articles: what talks came to, who only wants them, and what will not be concluded."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import worded


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Russland werde mit der Ukraine keinen Vertrag über Strom schließen.", "treaty", "rejected"),
        ("Bei den Kollektivvertragsverhandlungen haben Siemens und die IG Metall ein Plus von zwei Prozent vereinbart.",
         "settlement", "agreed"),
        ("Russland forderte Verhandlungen mit Peru über einen Pakt.", "treaty", "proposed"),
        ("Das Verfahren zwischen Siemens und Bosch hat mit einem Vergleich geendet.", "settlement", "agreed"),
        ("Siemens ist mit Bosch eine Partnerschaft eingegangen.", "partnership", "agreed"),
        ("Siemens kündigte eine Partnerschaft mit Bosch an.", "partnership", "agreed"),
        ("Siemens nimmt offenbar Abstand vom Kauf der Bosch-Sparte.", "merger_acquisition", "terminated"),
        ("Die jemenitischen Konfliktparteien haben die Friedensgespräche ausgesetzt.", "treaty", "suspended"),
        ("Siemens hat sich 28 Prozent an Bosch gesichert.", "merger_acquisition", "agreed"),
    ],
)  # fmt: skip
def test_what_becomes_of_talks(text: str, kind: str, status: str) -> None:
    """What was agreed in talks is agreed, those that somebody demands are not held, and "keinen Vertrag" is refused."""
    assert [(deal.kind, deal.status) for deal in worded(text, "de")] == [(kind, status)]


def test_talks_told_twice() -> None:
    """Talks of which the first sentence does not tell what about are those that the next one tells of more exactly."""
    text = (
        "Der Konzern ist in Verhandlungen mit den Eigentümern Audi und BMW.\n\nSiemens will bei Haldano einsteigen. "
        "Siemens sei dazu in Verhandlungen mit den Eigentümern Audi und BMW."
    )
    told = worded(text, "de")
    assert [(deal.kind, deal.status) for deal in told] == [("investment", "negotiating")]
    assert {e.name for e in told[0].parties} >= {"Siemens", "Audi", "BMW"}


def test_when_talks_began() -> None:
    """When talks began is told behind their end as what was before it."""
    text = (
        "Die peruanische Regierung hat die Friedensgespräche mit Chile ausgesetzt. "
        "Die Verhandlungen begannen im April unter Vermittlung von Kanada."
    )
    assert [(deal.kind, deal.status) for deal in worded(text, "de")] == [("treaty", "suspended")]
