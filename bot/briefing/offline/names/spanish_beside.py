"""Judge a name by the Spanish noun phrase before it: "la filial de X, Y, ...", "opa de Y"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.edges import ending
from bot.briefing.offline.names.runs import Run

_NAMED_BY = ending(
    r"\b(filial|subsidiaria|matriz|participada|empresa|compania|firma|grupo|naviera|aerolinea|petrolera|minera|electrica"
    r"|constructora|patronal|gremial|camara|sindicato|central|asociacion|federacion|fondo|gestora|operadora|regulador"
    r"|consorcio|fabricante|cooperativa|fundacion|farmaceutica|tecnologica|cadena|cervecera|siderurgica|automotriz|marca"
    r"|distribuidora|promotora|concesionaria|aseguradora)\b[^,.;:]{0,44}, $"
)
"""Before a name between commas, what it is the name of: "la filial estadounidense de Iberdrola, Avangrid, cerró"."""
_OFFICE = re.compile(
    r"\b(?:president\w+|vicepresident\w+|direct\w+|gerente|ceo|minist\w+|portavoz|vocer\w+|consejer\w+|titular|jef[ea]"
    r"|responsable|fundador\w*|duen\w+|propietari\w+|secretari\w+|lider|economista|abogad\w+|representante|delegad\w+"
    r"|capital|sede|ciudad|planta|inversor|empresari\w+|mandatari\w+|ejecutiv\w+|socio|analista|presidencia)\b"
)
"""What tells that a person, or a place, is named between the commas: "el presidente de la compañía, X"."""
_CLOSES = (",", ".", ";", ")")
_ASSOCIATIONS = ("sindicato", "patronal", "gremial", "camara", "central", "asociacion", "federacion", "fundacion")
_KINDS = {**dict.fromkeys(_ASSOCIATIONS, "association"), "fondo": "bank_fund", "regulador": "government_body"}
_OFFER_OF = ending(r"\b(?:opas?|oferta publica|contraopa|puja) de $")
"""Before who bids for a company."""
_FORMED_BY = ending(
    r"\b(?:que (?:forman|integran|componen)|(?:formad|integrad|compuest|encabezad|liderad|participad|controlad)[oa]s?"
    r" por) (?:la |el |los |las )?$"
)
"""Before those of whom a consortium consists, or who leads it."""
_SURE = 2


def points(run: Run, before: str, after: str, may: int) -> int:
    """What speaks for an organisation in Spanish, whose kind is taken; `may`: the patterns that the words allow."""
    if _OFFER_OF.end(before, may) or _FORMED_BY.end(before, may):
        return _SURE
    if " " in run.text or not after.startswith(_CLOSES):
        return 0
    named = _NAMED_BY.end(before, may)
    if named is None or _OFFICE.search(before):
        return 0
    run.kind = run.kind or _KINDS.get(named[1], "company")
    return _SURE
