"""Words of everyday trade tell their sector in each language, and what only looks like one tells none."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.sectors import Place, told_sectors


def _told(text: str, language: str) -> set[str]:
    return set(told_sectors([Line(text, 1, 1, flat(text))], [Place.TOLD], language, [[]], fields=False))


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("ko", "드럭스토어에 립스틱을 넣는 계약", "retail"),
        ("ko", "인조흑연 공급 계약", "critical-minerals"),
        ("ko", "해수 담수화 협약", "environment"),
        ("ko", "보이스피싱 조직 수사 협약", "security"),
        ("ja", "ドラッグストアで化粧品を売る契約", "retail"),
        ("ja", "炭鉱の権益を売る契約", "mining"),
        ("ja", "内視鏡を納める契約", "healthcare"),
        ("ja", "和牛の輸出", "agriculture"),
        ("ja", "海水淡水化の協定", "environment"),
        ("es", "un acuerdo para vender maquillaje", "retail"),
        ("es", "un contrato de gigafactorías", "batteries"),
        ("fr", "un accord sur le forage", "oil-gas"),
        ("fr", "un contrat de maquillage", "retail"),
        ("es", "un acuerdo sobre garbanzos", "agriculture"),
        ("es", "una concesión de dragado", "shipping"),
        ("es", "el reconocimiento de títulos", "education"),
        ("fr", "un accord sur les œufs et la volaille", "agriculture"),
        ("fr", "la convention collective", "labour"),
        ("fr", "un contrat de remontées mécaniques", "tourism"),
        ("de", "ein Vertrag über Lippenstifte", "retail"),
        ("de", "ein Vertrag über Kathodenmaterial", "batteries"),
        ("de", "ein Abkommen über Brennelemente", "nuclear"),
        ("de", "ein Vertrag über Doppelstocktriebzüge", "rail"),
        ("de", "ein Vertrag über Rapsöl", "agriculture"),
        ("de", "ein Vertrag über Wärmepumpen", "renewables"),
        ("de", "der Tarifabschluss im Handwerk", "labour"),
        ("de", "ein Abkommen über Doppelbesteuerung", "taxation"),
        ("de", "die Versorgung mit Batterierohstoffen", "critical-minerals"),
        ("de", "ein Auslieferungsabkommen", "security"),
        ("en", "a contract for lip products", "retail"),
        ("en", "a contract for graphite anodes", "critical-minerals"),
        ("en", "they will limit bycatch and gillnets", "fisheries"),
        ("en", "an accord on a cableway and toll booths", "transport"),
        ("en", "a pact on mooring and demurrage", "shipping"),
        ("en", "a swap of title deeds and leasehold plots", "real-estate"),
        ("en", "an accord on audiobooks and dubbing", "culture-media"),
        ("en", "a contract for fuel fabrication", "nuclear"),
        ("en", "a takaful licence", "insurance"),
        ("en", "the traceability of gold", "supply-chains"),
        ("en", "an accord against surrogacy", "demographics"),
        ("en", "neutral-atom machines", "quantum"),
        ("en", "a night-vision order", "defence"),
    ],
)
def test_words_of_everyday_trade(language: str, text: str, code: str) -> None:
    """What is bought, mined or fought tells the field."""
    assert code in _told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("ko", "한국수출입은행과 맺은 계약", "food"),
        ("ko", "제품을 납품하는 계약", "steel-metals"),
        ("fr", "mais à ce stade", "agriculture"),
        ("fr", "la concertation", "culture-media"),
        ("fr", "mais la Côte d'Ivoire", "agriculture"),
        ("fr", "la Côte d'Ivoire", "environment"),
        ("es", "este martes", "space"),
        ("de", "er betont", "infrastructure"),
        ("de", "der Schmerz", "mining"),
        ("de", "in Angriff genommen", "biotech"),
        ("ja", "海賊版の取り締まり", "shipping"),
        ("de", "die Eisenerzeugung", "mining"),
        ("de", "die Ausrüstung", "defence"),
        ("de", "er verlagert den Sitz", "culture-media"),
        ("ja", "アジアとのバランス", "fisheries"),
        ("es", "la empresa opera", "culture-media"),
        ("en", "the port authorities", "culture-media"),
        ("en", "courteous talks in the courtyard", "security"),
        ("en", "a healthier balance", "healthcare"),
        ("en", "a battered economy", "batteries"),
        ("en", "the building codes", "fisheries"),
        ("en", "the median wage", "culture-media"),
        ("en", "prefabricated and fabricated parts", "textiles"),
    ],
)
def test_words_that_only_look_so(language: str, text: str, code: str) -> None:
    """Syllables of another word, and a word without its accents, tell nothing."""
    assert code not in _told(text, language)
