"""Leave out what Spanish news only word like an agreement: politics of one country, inquiries, permits for mines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line

_OUTSIDE = ("company", "bank_fund", "igo", "research_education")
"""Who of one country agrees something that is no politics."""
_POLITICS = re.compile(
    r"\b(?:mocion(?:es)? de censura|investidura|gobierno de coalicion|coalicion de gobierno|acuerdo de gobierno"
    r"|(?:post|pre)?electoral(?:es)?|elecciones|comicios|escanos|grupos? parlamentarios?|militan(?:cia|tes)"
    r"|comite federal|consejo ciudadano|formacion (?:morada|naranja|politica)|partidos? politicos?|socialistas"
    r"|populares|independentistas|soberanistas|nacionalistas|diputad[oa]s|senador(?:es|as)|portavoz parlamentari[oa]"
    r"|enmiendas?|negociacion(?:es)? presupuestarias?|(?:los|de) presupuestos|legislatura|oposicion|poder judicial"
    r"|magistrad[oa]s|psoe|podemos|ciudadanos|pnv|erc|pp|cs|c's|vox)\b"
)
"""Words of what parties of one parliament bargain over."""
_INQUIRY = gated(
    r"\b(?:trama|espi(?:a|o|as|os|onaje)|fbi|cia|fiscal(?:ia|es)?|imputad[oa]s?|querella|sumario|detenid[oa]s?"
    r"|extorsion\w*|filtraciones|injerencia|comparec\w+|jue(?:z|ces)|jueza|sentencia|acusad[oa]s?)\b"
)
"""Words of crimes, and of what courts and services look into."""
_CRIME = gated(
    r"\b(?:extorsion\w*|estafa\w*|trama|blanqueo|asesin\w+|crimen|secuestr\w+|atraco|homicidio|soborno\w*|cohecho"
    r"|imputad[oa]s?|detenid[oa]s?|carcel|narcotraficantes?)\b"
)
"""In a title, that of an article about a crime."""
_AGREEMENT = gated(r"\b(?:acuerdos?|pactos?|tratados?|convenios?|contratos?|extradicion|treguas?|paz)\b")
_CONCESSION = gated(
    r"\b(?:concesion(?:es)? (?:de explotacion|miner[ao]s?|administrativas?)|licencia (?:de obras|minera))\b"
)

_PAIR = 2


def beyond_home(deals: list[Deal], lines: Sequence[Line]) -> list[Deal]:
    """The agreements that are more than the politics, the courts or the permits of one country."""
    crime = any(_CRIME.search(line.folded) for line in lines if line.part == 0)
    return [deal for deal in deals if not _is_at_home(deal, lines[deal.line].folded, crime=crime)]


def _is_at_home(deal: Deal, folded: str, *, crime: bool) -> bool:
    kinds = {e.kind for e in deal.parties}
    countries = {e.country or e.name for e in deal.parties if e.kind in ("state", "government_body")}
    if deal.generic and _INQUIRY.search(folded) and not _AGREEMENT.search(folded):
        return True
    if crime and (len(deal.parties) < _PAIR or (deal.generic and len(countries) < _PAIR)):
        return True
    if "company" not in kinds and deal.kind == "contract" and _CONCESSION.search(folded):
        return True
    if not kinds.isdisjoint(_OUTSIDE) or len(countries) >= _PAIR:
        return False
    return _POLITICS.search(folded) is not None
