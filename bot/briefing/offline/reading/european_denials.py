"""Know in Spanish, French and German when what somebody reports is said to be no fact: "aus der Luft gegriffen"."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated

_PATTERNS = {
    "es": gated(
        r"\b(?:nego|negaron|negaba|negado|negar|niega|niegan) (?:[\w']+ ){0,2}?(?:estar|haber|mantener|tener|que"
        r"|cualquier|toda?|existencia)\b"
        r"|\bno (?:hay|existen?|mantiene\w*|ha habido|hubo|habia) (?:actualmente |por ahora )?(?:ninguna?"
        r"|ningun tipo de)"
        r" (?:otra )?(?:negociacion|conversacion|contacto|oferta|dialogo|plan)"
        r"|\b(?:informacion|noticia|version|publicacion|reporte|rumor)\w* [^.;]{0,90}"
        r"(?:falsa|infundad|inexact|carece|no es ciert|no son ciert)"
        r"|\b(?:falsas?|falsos|infundad[oa]s?|absurd[oa]s?|inexact[oa]s?) (?:las?|los|el|esa|esas) (?:informacion"
        r"|noticia"
        r"|version|rumor)|\bcarec\w+ de (?:todo |cualquier )?(?:fundamento|base)\b"
        r"|\bdescart\w+ que (?:este|estuvier|haya|hubier|exist)"
        r"|\b(?:rechaz|desmint|descart)\w+ (?:las|los|esas|esos) (?:informaci|rumor|version|especulaci|noticia)"
    ),
    "fr": gated(
        r"\bnie(?:nt)? (?:toute?|avoir|etre|que|l'existence|en bloc|mener|qu')"
        r"|\bniait (?:toute?|avoir|etre|que|l'existence|en bloc|mener|qu')"
        r"|\ba nie\b|\bont nie\b|\brefut\w+ (?:les|ces|cette|toute?|l')"
        r"|\b(?:n'y a|n'existe|n'a eu lieu|ne mene|ne menent) (?:\w+ )?(?:aucune?|pas de) "
        r"(?:discussion|negociation|contact|pourparler|offre|projet)"
        r"|\b(?:informations?|rumeurs?|articles?|nouvelles?) [^.;]{0,90}(?:infonde|fausse|fantaisiste|inexact"
        r"|denue\w* de)|\b(?:fantaisistes?|infondee?s?|pure invention|pure fiction)\b|\bdenue\w* de (?:tout )?fondement"
    ),
    "de": gated(
        r"\b(?:berichte?n?|meldung(?:en)?|spekulation(?:en)?|geruchte?n?|darstellung|medienberichte?n?"
        r"|zeitungsberichte?n?)\b"
        r"[^.;]{0,120}\b(?:wies|weist|wiesen|zuruckgewiesen|trat|traten|falsch|unwahr|unzutreffend|unsinn|ente|haltlos"
        r"|dementier\w+)\b|\b(?:wies|weist|wiesen|trat|traten|bezeichnete) [^.;]{0,50}\b(?:berichte?n?|meldung(?:en)?"
        r"|spekulation(?:en)?|geruchte?n?|medienberichte?n?|zeitungsberichte?n?)\b[^.;]{0,110}"
        r"\b(?:zuruck|entgegen|falsch|unwahr|unsinn|haltlos)\b"
        r"|\b(?:steht|stehe|stand|stehen|stunden) [^,.;]{0,60}"
        r"\bnicht (?:zur debatte|zur diskussion|zur disposition|im raum)\b"
        r"|\bfrei erfunden\b|\baus der luft gegriffen\b|\b(?:entbehr\w+|entbehrt) jeder grundlage\b"
        r"|\bbotschafter(?:in|s)?\b[^.;]{0,60}\b(?:zitier\w+|einbestell\w*|einzubestellen|vorgeladen)\b"
        r"|\b(?:bestellt|bestellte|bestellten) [^,.;]{0,40}\bbotschafter(?:in)?\b[^,.;]{0,60} ein\b"
        r"|\b(?:gibt|gebe|gab|fuhrt|fuhre|liefen|laufen) (?:\w+ ){0,3}?(?:keine|keinerlei) (?:gesprache|verhandlungen"
        r"|kontakte)\b"
    ),
}


def denies(folded: str, language: str) -> bool:
    """Whether a text tells that a report is wrong, or nobody negotiates; in German also, that envoys are summoned."""
    return language in _PATTERNS and _PATTERNS[language].search(folded) is not None
