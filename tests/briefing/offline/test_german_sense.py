"""German articles: everyday words that tell of an agreement only beside others, and who must stand beside them."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import worded


def _read(text: str) -> set[tuple[str, str]]:
    """Kind and status of all that is worded like an agreement in a text, however unlikely."""
    return {(deal.kind, deal.status) for deal in worded(text, "de")}


@pytest.mark.parametrize(
    "text",
    [
        "Das sei ein Fehler, sagte der Chef von Siemens im Gespräch mit der Deutschen Bank.",
        "Maria Huber vom Max-Planck-Institut spricht über Ausgrabungen im Jemen.",
        "Vor einigen Wochen hatte Frankreich den Vertrag mit Peru erwähnt.",
        "Die Finanzierung wichtiger Aufgaben durch Frankreich und Peru bleibt unklar.",
        "Siemens stellt seinen Saal den Nachbarn aus Österreich zur Verfügung.",
        "Bosch übernimmt von Siemens den Vorsitz im Verband.",
        "Der Berater von Siemens und Bosch ist im Alter von 80 Jahren gestorben.",
        "Er scheiterte bei Siemens als Chef und ging zu Bosch.",
        "Frankreichs Präsident hat den Minister in Peru mit der Bildung einer Regierung beauftragt.",
        "Das Bezirksgericht hört in der Verhandlung Siemens und Bosch als Zeugen.",
        "In den ersten Tagen hat Siemens zwei Millionen Geräte verkauft.",
        "Die Zahl der Kunden von Siemens hat um zehn Prozent abgenommen.",
        "Siemens investiert 20 Millionen Euro in eine Halle in Österreich.",
        "Maier ist seit 1992 Mitglied der Stadtregierung und war vorher bei Siemens.",
        "Ein Gericht verbot den Streik der Gewerkschaft IG Metall bei Siemens.",
        "Huber, der die Gründer von Siemens und Bosch beriet, feiert.",
        "Siemens hat erneut die hohen Anteile an Schrott bei Bosch genehmigt.",
        "Die Kooperation von Rot und Grün in Österreich wurde beendet.",
        "Siemens warf Bosch vor, die Kontakte einzufrieren.",
        "Siemens forderte von Bosch einen Pakt, um den Schwund zu stoppen.",
    ],
)
def test_no_agreement(text: str) -> None:
    """What somebody says when asked, takes on, sells to many or forbids is agreed with nobody."""
    assert not {told for told in _read(text) if told[1] != "proposed"}


@pytest.mark.parametrize(
    "text",
    [
        "Audi bietet seinen Kunden eine Verlängerung des Vertrags an.",
        "Audi bietet eine Verlängerung der Garantie an.",
        "Die Regierung von Peru hat ihre Kooperation bei der Aufklärung zugesagt.",
        "Die Regierung von Peru sagt Kooperation zu und kündigt eine Prüfung an.",
        "Neuer Streit zwischen Peru und Chile: Peru will den Botschafter Chiles ins Außenamt zitieren.",
        "Siemens investiert 20 Millionen Euro in eine Halle im Süden Österreichs.",
    ],
)
def test_nothing_agreed(text: str) -> None:
    """What a maker offers to all his customers, the accused promise, or one does where he is, is agreed with nobody."""
    assert not _read(text)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Siemens bietet den Aktionären von Osram eine Beteiligung an.", "investment", "proposed"),
        ("Peru sagte Chile eine Zusammenarbeit beim Wasser zu.", "partnership", "agreed"),
        ("Peru und Chile haben ein Gaspaket für Bolivien geschnürt.", "partnership", "agreed"),
        ("Peru und Chile haben ein Abkommen ausverhandelt.", "treaty", "agreed"),
        ("Siemens wird Peru vierzig Züge liefern.", "contract", "agreed"),
        ("Siemens verkauft 49 Prozent an der Haldano AG an Bosch.", "merger_acquisition", "agreed"),
        ("Siemens ist im Gespräch mit der Deutschen Bank über einen Kredit.", "financing", "negotiating"),
        ("Frankreich und Peru einigen sich auf einen Handelsvertrag.", "trade_agreement", "agreed"),
        ("Die Weltbank stellt Peru 20 Millionen Euro zur Verfügung.", "financing", "agreed"),
        ("Siemens übernimmt den Hersteller Haldano.", "merger_acquisition", "agreed"),
        ("Siemens kauft Bosch.", "merger_acquisition", "agreed"),
        ("Siemens hat seine Sparte für Züge verkauft.", "merger_acquisition", "agreed"),
        ("Peru bestellt bei Siemens 40 Züge.", "contract", "agreed"),
        ("Das neu verhandelte Datenschutzabkommen zwischen Frankreich und Peru stößt auf Kritik.", "regulatory",
         "agreed"),
    ],
)  # fmt: skip
def test_agreement(text: str, kind: str, status: str) -> None:
    """The same words tell of one where somebody able to agree stands beside them."""
    assert (kind, status) in _read(text)
