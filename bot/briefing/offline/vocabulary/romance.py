"""Read Spanish and French phrases of agreement whose words other words part: "llegaron este martes a un acuerdo"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.briefing.offline.lines.gate import gated

Told = tuple[int, int, str, str]
"""Where a phrase stands, what it is and its value, as in data/event_words.tsv."""
_W = r"(?:[\w']+ ){0,4}?"
"""Up to four words between."""
_PHRASES = {
    "es": tuple(
        (gated(pattern), status, kind)
        for pattern, status, kind in (
            (rf"\blleg\w+ {_W}a un[a]? (?:acuerdo|entendimiento|pacto|compromiso|principio"
             rf"|consenso)\b", "agreed", ""),
            (rf"\balcanz\w+ {_W}un (?:acuerdo|entendimiento|pacto|compromiso|principio|consenso)\b", "agreed", ""),
            (rf"\b(?:puso|pusieron|puesto|pone|ponen|poner) {_W}(?:fin|termino|punto final) a\b", "terminated", ""),
            (rf"\b(?:dio|dieron|dado|da|dan) {_W}(?:luz verde|el visto bueno|su visto bueno|su aprobacion|su aval"
             r"|su consentimiento|su conformidad|su beneplacito)\b", "agreed", ""),
            (r"\bluz verde d(?:e|el) (?:[\w'-]+ ){1,4}?(?:a|al)\b", "agreed", ""),
            (rf"\b(?:dio|dieron|dado|da|dan) {_W}por (?:cerrad|concluid)[oa]s? (?:el|la|un|una|los|las|su)"
             r" (?:acuerdo|pacto|contrato|convenio|tratado|venta|compra|operacion|alianza|memorando"
             r"|texto|negociacion|conversaciones)", "agreed", ""),
            (rf"\b(?:gestion|tramit)\w+ {_W}ante\b", "negotiating", ""),
            (rf"\b(?:present|entreg|elev|remit|formul)\w+ {_W}(?:su|una) (?:candidatura"
             rf"|solicitud)\b", "proposed", ""),
            (rf"\b(?:convirtio|convierte|convertira|convertido) {_W}en (?:[a-z]+ ){{0,2}}(?:miembro"
             rf"|socio de pleno)\b",
             "agreed", "accession"),
            (rf"\b(?:dio|dieron|dado|da|dan) {_W}por (?:terminad|rot|zanjad|(?:cerrad|concluid)(?!\w+ (?:el|la"
             rf"|un|una|los|las"
             r"|su) (?:acuerdo|pacto|contrato|convenio|tratado|venta|compra|operacion|alianza|memorando"
             r"|texto)))[oa]s?\b",
             "terminated", ""),
            (rf"\bentr\w+ {_W}en (?:vigor|vigencia)\b", "in_force", ""),
            (r"\b(?:desde|a partir de) [^,.;:]{3,40}?,? (?:ya |tambien )?(?:rige|rigen|esta en vigor|estan en vigor"
             r"|se aplica|se aplican)\b",
             "in_force", ""),
            (rf"\b(?:puso|pusieron|puesto|ponen|pone) {_W}en (?:pausa|suspenso)\b", "suspended", ""),
            (rf"\b(?:dejo|dejaron|dejado|deja|dejan) {_W}en (?:pausa|suspenso)\b", "suspended", ""),
            (rf"\b(?:puso|pusieron|estampo|estamparon|estampan|ponen) {_W}su(?:s)? (?:firma|rubrica)s?\b",
             "signed", ""),
            (r"\b(?:acord|acuerd|conven|convin|pact|decid)\w+ (?:iniciar|abrir|reanudar|retomar|relanzar)"
             r" (?:las |sus )?(?:negociaciones|conversaciones)\b", "negotiating", ""),
            (r"\b(?:tom(?:a|o|an|aron|ara)|entr\w+ con|adquier\w+|adquiri\w+) (?:[^\s.;]+ ){0,4}\d[\d,]*"
             r" ?(?:%|por ciento) (?:del capital|de las acciones|de los titulos)\b", "agreed", "investment"),
            (r"\b(?:un|una|su) (?!fondo|credito|prestamo|comunicado|declaracion)[a-z]{5,} (?:conjunt[oa]|en comun)\b",
             "", "partnership"),
            (rf"\b(?:acog|admit|acept|recib|incorpor)\w+ {_W}como (?:[a-z]+ )?(?:miembro|socio|participante)s?\b",
             "agreed", "accession"),
            (rf"\b(?:emit|difund|public|divulg)\w+ {_W}(?:una declaracion|un comunicado) conjunt[oa]\b", "agreed",
             "joint_statement"),
            (r"\b(?:concurso|licitacion|adjudicacion|subasta)\b[^.;]{0,80}?\b(?:gano|gana|ganaron|ha ganado|se llevo"
             r"|recayo|recae|ha recaido|correspondio|quedo en manos)\b", "agreed", "contract"),
            (r"\b(?:gano|gana|ganaron|ha ganado|se llevo|se adjudico) (?:[\w']+ ){0,3}?(?:concurso|licitacion"
             r"|subasta)\b",
             "agreed", "contract"),
            (r"\b(?:sanciono|sancionaron|despacho|despacharon) (?:[\w']+ ){0,3}?(?:tratado|convenio|acuerdo"
             r"|protocolo)\b",
             "agreed", ""),
            (r"\b(?:ingreso|incorporacion|adhesion|acceso) (?:de|del) (?:[\w-]+ ){1,4}?(?:en|a|al) "
             r"(?!(?:el |su )?(?:capital|accionariado|mercado|negocio))", "", "accession"),
            (r"\bes(?:ta)? (?:[\w]+ ){0,5}?(?:miembro de pleno derecho|miembro pleno|miembro numero \d+)\b", "in_force",
             "accession"),
            (rf"\bretir\w+ {_W}(?:su|la) (?:oferta|opa|candidatura|propuesta)\b", "terminated", ""),
            (rf"\b(?:present|lanz|formul)\w+ {_W}una (?:oferta|opa|propuesta|contraoferta)\b", "proposed", ""),
        )
    ),
    "fr": tuple(
        (gated(pattern), status, kind)
        for pattern, status, kind in (
            (rf"\bparv(?:enu|ien|in)\w* {_W}a un[e]? (?:accord|compromis|entente|terrain)\b", "agreed", ""),
            (rf"\b(?:trouv|conclu)\w* {_W}un (?:accord|compromis|terrain d'entente)\b", "agreed", ""),
            (r"\bfeu vert d(?:e |u |es |')(?:[\w'-]+ ){1,4}?(?:a|au|aux)\b", "agreed", ""),
            (r"\b(?:contrat|accord|partenariat|convention|protocole)s?\b[^.;:]{0,60}? lie(?:nt)?\b", "agreed", ""),
            (rf"\b(?:depos|present|remis|adress|transmis|soum)\w* {_W}(?:sa|leur|une|des|son|ce|un) (?:[a-z]+ )?"
             r"(?:candidature|demande|offres?|propositions?|projet)\b", "proposed", ""),
            (rf"\b(?:devien|devenu)\w* {_W}(?:[a-z-]+ )?(?:membre|adherent|partie contractante)\b", "agreed",
             "accession"),
            (rf"\b(?:sold|regl|clos|eteint|teign)\w* {_W}(?:le|leur|un|ce|ces|des) (?:litige|differend"
             rf"|contentieux|proces"
             r"|conflit)s?\b", "agreed", "settlement"),
            (rf"\btomb\w+ {_W}d'accord\b", "agreed", ""),
            (rf"\bm(?:is|it|et|ettent|ettre|irent) {_W}(?:fin|un terme|un point final) a\b", "terminated", ""),
            (rf"\bm(?:is|et|ettent|irent) {_W}la derniere main a\b", "agreed", ""),
            (rf"\bdonn\w+ {_W}(?:son|leur) (?:feu vert|aval|accord|consentement)\b", "agreed", ""),
            (rf"\bentr\w+ {_W}en (?:vigueur|application)\b", "in_force", ""),
            (r"\b(?:depuis|a partir d[eu']|a compter d[eu'])[^.;:]{3,110}? (?:s'applique|s'appliquent|est applicable"
             r"|sont applicables"
             r"|est en vigueur|sont en vigueur)\b", "in_force", ""),
            (rf"\bm(?:is|et|ettent|ettre) {_W}en (?:pause|suspens|sommeil|veille)\b", "suspended", ""),
            (rf"\bpass\w+ {_W}commande\b", "agreed", "contract"),
            (rf"\bjet\w+ {_W}l'eponge\b", "terminated", ""),
            (r"\b(?:marche|appel d'offres|contrat|chantier|concession|exploitation|gestion)\b[^.;]{0,80}?\b(?:revient"
             r"|reviendra|est revenue?|echoit|echoira|est echue?|a ete remportee?|ira|est allee?) (?:a|au"
             r"|aux)\b", "agreed",
             "contract"),
            (r"\best (?:[\w']+ ){0,5}?membre a part entiere\b", "in_force", "accession"),
            (r"\b(?:entree|adhesion|integration) (?:de |du |de la |des |de l'|d')(?:[\w-]+ ){1,3}?(?:a|au|aux|dans) "
             r"(?!(?:le |son |la )?(?:capital|marche|tour de table))", "", "accession"),
            (r"\b(?:contrat|convention|accord|bail|marche)\b[^.;]{0,80}? court (?:depuis|jusqu)", "in_force", ""),
            (rf"\bm(?:is|et|ettent) {_W}la main sur\b", "agreed", "merger_acquisition"),
            (rf"\b(?:depos|lanc|formul|soum)\w+ {_W}une (?:offre|opa|proposition|contre-offre)\b", "proposed", ""),
            (r"\b(?:conven|convien|decid|accept|engag)\w+ (?:d'|de |a )"
             r"(?:ouvrir|engager|entamer|lancer|reprendre|relancer)"
             r" (?:des|les) (?:negociations|discussions|pourparlers)\b", "negotiating", ""),
            (r"\b(?:un|une|leur|des) (?!accord|texte|marche|interet|point|communique|declaration|droit|fonds|pret)"
             r"[a-z]{4,} (?:commune?|conjointe?)s?\b", "", "partnership"),
            (rf"\b(?:accueill|admi|accept|integr)\w+ {_W}comme (?:[a-z]+ )?(?:membre|participant|partenaire)s?\b",
             "agreed", "accession"),
            (rf"\b(?:publi|diffus|rendu publi)\w+ {_W}(?:une declaration|un communique) (?:conjointe?"
             rf"|commune?)\b", "agreed",
             "joint_statement"),
            (rf"\bretir\w+ {_W}(?:son|leur) (?:offre|candidature|soutien)\b", "terminated", ""),
            (r"\b(?:pren(?:d|nent|dra|dront|dre)|pris|acquier\w+|acquis|acquerir"
             r"|s'offr\w+) (?:[^\s.;]+ ){0,4}\d[\d,]*"
             r" ?(?:%|pour cent) (?:du capital|des parts|des actions|des titres)\b", "agreed", "investment"),
            (rf"\bappos\w+ {_W}(?:sa|leur) (?:signature|paraphe)\b", "signed", ""),
        )
    ),
}  # fmt: skip


def romance_words(folded: str, language: str) -> Iterator[Told]:
    """The phrases of a folded Spanish or French text that other words part, as words of agreement.

    Those without a status only name a kind: "une usine commune".
    """
    for pattern, status, kind in _PHRASES[language]:
        m = pattern.search(folded)
        if m is not None:
            if status:
                yield m.start(), m.end(), "status", status
            if kind:
                yield m.start(), m.end(), "kind", kind
