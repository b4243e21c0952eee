"""Read Spanish and French phrases of agreement whose words other words part: "llegaron este martes a un acuerdo"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.briefing.offline.lines.gate import gated, opened
from bot.briefing.offline.vocabulary.told import Told

_W = r"(?:[\w']+ ){0,4}?"
"""Up to four words between."""
_CLUB = (
    r"(?:union (?:europeenne|africaine|economique|douaniere|du maghreb)|ue\b|ua\b|onu\b|otan\b|opep\b|oms\b"
    r"|ocde\b|omc\b|oif\b"
    r"|cpi\b|cour penale|cedeao\b|cemac\b|uemoa\b|sadc\b|comesa\b|aele\b|asean\b|unesco\b|brics\b|mercosur\b"
    r"|commonwealth"
    r"|francophonie|organisation (?:mondiale|internationale|des|de l'|du)|communaute (?:d'|de l'|des|du|economique)"
    r"|zone euro\b|espace schengen|conseil de l'europe|banque (?:africaine|asiatique|europeenne)|g5\b|g20\b"
    r"|alliance du pacifique)"
)
"""Bodies of states, which one of them enters or leaves."""
_OF_DEAL = (
    r"(?:de |du |des |d')(?:l'|la |leur |son |cette )?(?:[a-z]+ )?(?:alliance|partenariat|cooperation|accord|contrat"
    r"|collaboration|coentreprise|traite|convention|pacte|concession|negociations|pourparlers|discussions)\b"
)
"""Of an agreement that has ended."""
_CONCLUDED = (
    r"(?:acuerdo|pacto|contrato|convenio|tratado|venta|compra|operacion|alianza|memorando|texto|negociacion"
    r"|conversaciones|capitulo)"
)
"""What is done where it is told to be closed: "dio por cerrada la negociación"."""
_PHRASES = {
    "es": tuple(
        (gated(pattern), status, kind)
        for pattern, status, kind in (
            (rf"\blleg\w+ {_W}a un[a]? (?:acuerdo|entendimiento|pacto|compromiso|principio"
             rf"|consenso)\b", "agreed", ""),
            (rf"\balcanz\w+ {_W}un (?:acuerdo|entendimiento|pacto|compromiso|principio|consenso)\b", "agreed", ""),
            (rf"\b(?:puso|pusieron|puesto|pone|ponen|poner) {_W}(?:fin|termino|punto final) a\b", "terminated", ""),
            (rf"\b(?:dio|dieron|dado|da|dan) {_W}(?:luz verde|el visto bueno|su visto bueno|su aprobacion|su aval"
             r"|su consentimiento|su conformidad|su beneplacito|(?:el|su) placet|su bendicion|el ok|el si)\b",
             "agreed", ""),
            (r"\bluz verde d(?:e|el) (?:[\w'-]+ ){1,4}?(?:a|al)\b", "agreed", ""),
            (rf"\b(?:dio|dieron|dado|da|dan) {_W}por (?:cerrad|concluid)[oa]s? (?:el|la|un|una|los|las|su)"
             rf" (?:propi[oa] )?{_CONCLUDED}", "agreed", ""),
            (rf"\b(?:gestion|tramit)\w+ {_W}ante\b", "negotiating", ""),
            (r"\b(?:congreso|senado|asamblea|parlamento|eurocamara|diputados|senadores|eurodiputados)\b[^.;]{0,40}?"
             rf" (?:respald|secund)(?:o|a|an|aron|ado) {_W}(?:el|al) (?:acuerdo|tratado|protocolo|convenio|pacto)\b",
             "ratified", ""),
            (rf"\b(?:present|entreg|elev|remit|formul)\w+ {_W}(?:su|una) (?:candidatura"
             rf"|solicitud)\b", "proposed", ""),
            (rf"\b(?:convirtio|convierte|convertira|convertido) {_W}en (?:[a-z]+ ){{0,2}}(?:miembro"
             rf"|socio de pleno)\b",
             "agreed", "accession"),
            (rf"\b(?:dio|dieron|dado|da|dan) {_W}por (?:terminad|rot|zanjad|fracasad|muert|acabad|finalizad|extinguid"
             rf"|finiquitad|enterrad|liquidad|(?:cerrad|concluid)(?!\w+ (?:el|la|un|una|los|las|su) (?:propi[oa] )?"
             rf"{_CONCLUDED}))[oa]s?\b",
             "terminated", ""),
            (rf"\bentr\w+ {_W}en (?:vigor|vigencia)\b", "in_force", ""),
            (r"\b(?:desde|a partir de) [^,.;:]{3,40}?,? (?:ya |tambien )?(?:rige|rigen|esta en vigor|estan en vigor"
             r"|se aplica|se aplican)\b",
             "in_force", ""),
            (rf"\b(?:puso|pusieron|puesto|ponen|pone) {_W}en (?:pausa|suspenso)\b", "suspended", ""),
            (rf"\b(?:dejo|dejaron|dejado|deja|dejan) {_W}en (?:pausa|suspenso)\b", "suspended", ""),
            (rf"\b(?:puso|pusieron|estamp\w+|ponen?) {_W}(?:sus?|las?) (?:firma|rubrica)s?\b", "signed", ""),
            (r"\b(?:acord|acuerd|conven|convin|pact|decid)\w+ (?:renegociar\b|(?:iniciar|abrir|reanudar|retomar"
             r"|relanzar)"
             r" (?:las |sus )?(?:negociaciones|conversaciones)\b)", "negotiating", ""),
            (r"\b(?:tom(?:a|o|an|aron|ara)|entr\w+ con|adquier\w+|adquiri\w+) (?:[^\s.;]+ ){0,4}\d[\d,]*"
             r" ?(?:%|por ciento) (?:del capital|de las acciones|de los titulos|del proyecto|del parque|del yacimiento"
             r"|del bloque|de la (?:filial|sociedad|planta|compania|empresa|mina))\b", "agreed", "investment"),
            (r"\bentra(?:n|ra|ran)? en (?:el|la) (?:proyecto|parque|planta|mina|yacimiento|consorcio|sociedad)\b",
             "agreed", "investment"),
            (r"\b(?:un|una|su) (?!fondo|credito|prestamo|comunicado|declaracion|operativo|sesion|conferencia"
                   r"|rueda)[a-z]{5,} (?:conjunt[oa]|en comun)\b",
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
            (rf"(?<!\ba )(?<!\bde )(?<!\ben )\b(?:retir|quit|arrebat)\w+ {_W}(?:el|la|un) (?:contrato|concesion"
             r"|licencia|aval|credito|prestamo|financiacion|pedido|encargo|obra)\b", "terminated", ""),
            (r"\b(?:desembols|pag|abon|invert|invirt|ofrec)\w+ (?:[^\s;]+ ){1,7}?(?P<at>por (?:el|un|hasta el"
             r"|cerca del|mas del|menos del) \d[\d,.]* ?(?:%|por ciento) d(?:e|el))\b", "", "merger_acquisition"),
            (rf"\b(?:complet|culmin|consum)(?:o|a|aron|an|ado) {_W}(?:la|su) (?:compra|adquisicion|venta|fusion"
             r"|absorcion|toma de control)\b", "in_force", "merger_acquisition"),
            (r"^si de (?!algo\b|verdad\b|la?o?s?\b|el\b)", "agreed", ""),
            (r"^(?:(?:nuev[oa]|gran|historic[oa]|principio de|macro) ?)?(?:acuerdo|pacto|alianza|entendimiento|tregua"
             r"|fusion|paz) (?:[a-z]+ ){0,3}?(?:entre|de|con|para)\b", "agreed", ""),
            (r"\b(?:gir|desembols|abon|transf[ei]ri?|entreg|recib|lleg|libera?)(?:o|a|an|aron|io|ieron|e|en) "
             r"(?:[\w']+ ){0,4}?(?:el|la|los|las) (?:primer[oa]?s?|segund[oa]|tercer[oa]?|cuart[oa]) "
             r"(?:tramo|cuota|desembolso|partida|giro|entrega|\d[\d.,]* (?:mil )?millones)", "in_force", "financing"),
            (r"\b(?:ya|(?:desde|a partir de) (?:ayer|hoy|est[ea] |el |la ))[^.;:]{4,140}?"
             r"\b(?P<at>(?:gracias al?|en virtud del?|al amparo del?|en aplicacion del?|fruto del?) (?:la |un |una )?)"
             r"(?:acuerdo|convenio|tratado|alianza|contrato|pacto|protocolo|resolucion|memorando)\b", "in_force", ""),
            (r"\bdesde (?:ayer|hoy|este |el |la )[^.;:]{3,90}? sin (?:visado|visa|pasaporte)s?\b", "in_force",
             "treaty"),
            (r"\bya no [^.;:]{0,40}\b(?:visado|visa)s?\b", "in_force", "treaty"),
            (r"\bdesde (?:ayer|hoy|este |el |la )[^.;:]{3,90}? (?:sin (?:pagar )?arancel(?:es)?"
             r"|libres? de aranceles)\b", "in_force", "trade_agreement"),
            (r"\b(?:el si|aval|visto bueno|placet|aprobacion) d(?:el|e la|e los) (?:senado|congreso|parlamento"
             r"|asamblea|camara|cortes|duma|diputados)\b", "ratified", ""),
            (r"\bsera (?:el |la |un |una )?(?:nuev[oa] |[a-z]*(?:imo|imer|undo|tercer|cuarto|quinto|sexto|avo) )?"
             r"(?:estado |pais )?(?:miembro|socio|integrante) (?:numero |pleno |de pleno derecho |\d+ )*del?\b",
             "agreed", "accession"),
            (r"\bes (?:ya |desde [\w ]{3,24}? )(?:el |la |un |una )?(?:nuev[oa] |[a-z]*(?:imo|imer|avo) )?"
             r"(?:estado |pais )?(?:miembro|socio) (?:numero |pleno |de pleno derecho |\d+ )*(?:del?|en)\b",
             "in_force", "accession"),
            (r"\bentr(?:a|an|o|aron|ara) (?:ya |oficialmente |formalmente )?en (?:el |la |los )?(?:banco de los "
             r"|zona )?(?:brics|otan|ocde|mercosur|asean|union europea|ue|eurozona|euro|schengen|alianza del pacifico"
             r"|caricom|opep|ocs|omc|apec|commonwealth|celac|sica|sistema de integracion)\b", "agreed", "accession"),
            (r"\b(?:presta|prestan|otorga|concede|dona|donan|compromete|comprometen|desbloquea|condona)\b"
             r"(?=(?: [^\s.;]+){0,6}? (?:millones|mil millones)\b)", "agreed", "financing"),
            (r"\bmillones (?:de (?:dolares|euros|yenes|yuanes) )?del? (?:bid|berd|caf|bcie|bei|fmi|banco (?:mundial"
             r"|interamericano|europeo|africano|asiatico|centroamericano|de desarrollo)|fondo)\b", "", "financing"),
            (rf"\b(?:present|lanz|formul)\w+ {_W}una (?:oferta|opa|propuesta|contraoferta)\b", "proposed", ""),
            (r"\b(?:ha sido|han sido|fue|fueron) (?:comprad|adquirid|absorbid)[oa]s? (?:[\w]+ ){0,2}?por\b", "agreed",
             "merger_acquisition"),
            (r"\b(?:ha sido|han sido|fue|fueron) vendid[oa]s? (?:[\w]+ ){0,2}?al?\b", "agreed", "merger_acquisition"),
            (r"\b(?:restablec|normaliz|establec)\w+ (?:sus |las |plenas )?relaciones (?:diplomaticas"
             r"|plenas)\b", "agreed",
             "treaty"),
            (r"\b(?:romp|rot|suspend)\w+ (?:sus |las )?relaciones (?:diplomaticas"
             r"|comerciales)\b", "terminated", "treaty"),
        )
    ),
    "fr": tuple(
        (gated(pattern), status, kind)
        for pattern, status, kind in (
            (rf"\bparv(?:enu|ien|in)\w* {_W}a un[e]? (?:accord|compromis|entente|terrain)\b", "agreed", ""),
            (rf"\b(?:trouv|conclu)\w* {_W}un (?:accord|compromis|terrain d'entente)\b", "agreed", ""),
            (r"\bfeu vert d(?:e |u |es |')(?:[\w'-]+ ){1,4}?(?:a|au|aux)\b", "agreed", ""),
            (r"\b(?:contrat|accord|partenariat|convention|protocole)s?\b[^.;:]{0,60}? lie(?:nt)?\b", "agreed", ""),
            (rf"\b(?:depos|pos|present|remis|adress|transmis|soum)\w* {_W}(?:sa|leur|une|des|son|ce|un) (?:[a-z]+ )?"
             r"(?:candidature|demande|offres?|propositions?|projet)\b", "proposed", ""),
            (rf"\b(?:officiellement devenue?s?|devenue?s? officiellement) {_W}(?:[a-z-]+ )?(?:membre|adherent)s?\b",
             "in_force", "accession"),
            (rf"\b(?:devien|devenu)\w* {_W}(?:[a-z-]+ )?(?:membre|adherent|partie contractante)\b", "agreed",
             "accession"),
            (rf"\b(?:accueill|admis|accept|integr)\w* {_W}comme (?:[\w]+ )?(?:nouveau |nouvel )?"
             r"(?:membre|participant|partenaire|adherent)s?\b", "agreed", "accession"),
            (r"\b(?:entr(?:e|ent|era|eront)|(?:est|sont) entree?s?|fait son entree|(?:a|ont) ete admise?s?"
             r"|(?:est|sont) admise?s?) (?:[a-z]+ )?"
             rf"(?:a|au|aux|dans|au sein de) (?:la |le |les |l')?{_CLUB}", "agreed", "accession"),
            (rf"\b(?:frapp|toqu)\w+ {_W}a la porte (?:de |du |des |d')(?!fmi\b|bad\b|(?:la |l')?(?:banque|ses "
             rf"|bailleurs"
             r"|creanciers))", "proposed", "accession"),
            (rf"\b(?:frapp|toqu)\w+ {_W}a la porte (?:de |du |des |d')(?:fmi\b|bad\b|(?:la |l')?(?:banque|bailleurs))",
             "proposed", "financing"),
            (rf"\b(?:quitt\w+|sort\w*|se retir\w+|(?:est|sont) sortie?s?|(?:s'est|se sont) retiree?s?"
             rf"|claqu\w+ la porte) {_W}(?:de |du |des |d')?(?:la |le |les |l')?{_CLUB}", "terminated", "accession"),
            (rf"\b(?:sold|regl|clos|eteint|teign|aplan|vid|apur|resol|resou)\w* {_W}(?:le|leur|un|ce|ces"
             rf"|des) (?:litige|differend"
             rf"|contentieux|proces"
             r"|conflit)s?\b", "agreed", "settlement"),
            (rf"\btomb\w+ {_W}d'accord\b", "agreed", ""),
            (rf"\bm(?:is|it|et|ettent|ettre|irent) {_W}(?:fin|un terme|un point final) a\b", "terminated", ""),
            (rf"\bm(?:is|et|ettent|irent) {_W}la derniere main a\b", "agreed", ""),
            (rf"\bdonn\w+ {_W}(?:son|leur) (?:feu vert|aval|accord|consentement|assentiment|benediction"
             rf"|agrement)\b", "agreed", ""),
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
            (rf"\b(?:act|annonc|sign|marqu|scell|sonn|confirm|decid)\w* {_W}la fin {_OF_DEAL}", "terminated", ""),
            (rf"^la fin {_OF_DEAL}", "terminated", ""),
            (r"\b(?:retrait|sortie|depart) (?:de |du |de la |de l'|des |d')(?:[\w-]+ ){1,3}?(?:de |du |des |d')"
             rf"(?:la |le |l')?{_CLUB}", "terminated", "accession"),
            (rf"\b{_CLUB}[^.;,]{{0,30}}? (?:a|ont) (?:admis|accueilli en son sein|integre) ", "agreed", "accession"),
            (rf"\boppos\w+ {_W}(?:un |une |son |leur )?(?:non|refus|veto|fin de non-recevoir)\b", "rejected", ""),
            (rf"\b(?:(?:sor(?:t|tent|ti|tie|tira|tait|tir)|retir\w+) {_W}(?:de |du |d')|quitt\w+ {_W})(?:la |le |l')?"
             r"(?:convention|traite|accord|pacte|protocole|charte)\b", "terminated", ""),
            (r"\b(?:ouv|clo|ferm|boucl)\w* (?:[\w']+ ){0,3}?chapitres?\b", "negotiating", "accession"),
            (rf"\bouv\w+ {_W}(?:ses|leurs) (?:portes|rangs) (?:a|au|aux) (?!public|visiteurs)", "agreed", "accession"),
            (r"\bsieg(?:e|ent|era|eront) [^.;,]{0,50}?\bmembre\b", "in_force", "accession"),
            (rf"\bm(?:et|ettent|ettra|ettront|is) {_W}en commun\b", "agreed", "partnership"),
            (rf"\b(?:m(?:is|et|ettent)|depos\w+|pos\w+) {_W}(?:millions?"
             rf"|milliards?) [^.;]{{0,30}}?sur la table\b", "proposed", ""),
            (rf"\b(?:depos|lanc|formul|soum)\w+ {_W}une (?:offre|opa|proposition|contre-offre)\b", "proposed", ""),
            (r"\b(?:conven|convien|decid|accept|engag)\w+ (?:d'|de |a )"
             r"(?:ouvrir|engager|entamer|lancer|reprendre|relancer)"
             r" (?:des|les) (?:negociations|discussions|pourparlers)\b", "negotiating", ""),
            (r"\b(?:un|une|leur|des) (?!accord|texte|marche|interet|point|communique|declaration|droit|fonds|pret)"
             r"[a-z]{4,} (?:(?:anti|bi|tri|franco-|inter)?[a-z]{4,} )?(?:commune?|conjointe?)s?\b", "", "partnership"),
            (rf"\b(?:publi|diffus|rendu publi)\w+ {_W}(?:une declaration|un communique) (?:conjointe?"
             rf"|commune?)\b", "agreed",
             "joint_statement"),
            (r"\b(?:s'est|se sont|se) desolidaris\w+ d(?:u|e la|e l'|es) (?=communique|declaration|texte|accord"
             r"|traite)",
             "terminated", ""),
            (rf"\bretir\w+ {_W}(?:son|leur|sa|le) (?:offre|candidature|soutien|demande|dossier"
             rf"|proposition)\b", "terminated", ""),
            (r"\b(?:pren(?:d|nent|dra|dront|dre)|pris|acquier\w+|acquis|acquerir"
             r"|s'offr\w+) (?:[^\s.;]+ ){0,4}\d[\d,]*"
             r" ?(?:%|pour cent) (?:du capital|des parts|des actions|des titres)\b", "agreed", "investment"),
            (rf"\b(?:appos|couch|pos|revet|revetu|met|mett|mis|mirent|mit)\w* {_W}(?:sa|son|ses|leurs?)"
             r" (?:signatures?|paraphes?|noms?|griffes?|seings?|initiales)\b", "signed", ""),
            (r"\bporte(?:nt)? [^.;]{0,60}?\bla signature\b", "signed", ""),
            (r"\bdenonc\w+ (?:[\w']+ ){0,4}?(?:l'|le |la |cet |cette |son |leur )(?:[a-z]+ )?(?:accord|traite"
             r"|convention"
             r"|protocole|pacte|contrat|entente|partenariat|arrangement|memorandum|bail|concordat|statut)\b",
             "terminated", ""),
            (r"\b(?:repouss|report|renvoy|remis|decal)\w* (?:[a-z]+ )?(?:a|au|de|d') ?(?:plus tard|une date|l'an"
             r"|l'annee"
             r"|l'automne|l'ete|l'hiver|la rentree|la fin|des jours|janvier|fevrier|mars|avril|mai|juin|juillet|aout"
             r"|septembre|octobre|novembre|decembre|(?:[a-z]+|\d+) (?:semaines?|mois|ans?|jours))\b", "suspended", ""),
            (r"\b(?:recu|touche|percu|encaisse|decaisse|verse)\w* (?:[\w']+ ){0,2}?(?:une |la |les |sa |ses )?"
             r"(?:premiere?s?|deuxieme|seconde?|troisieme|derniere)s? (?:tranche|fonds|versement|decaissement)s?\b",
             "in_force", "financing"),
            (r"\b(?:compte|comptent|figure|figurent|est|sont) [^.;,]{0,30}?parmi (?:les|ses) (?:[a-z]+ )?membres\b",
             "in_force", "accession"),
            (r"\bs'appliqu\w+ [^.;]{0,40}?\bdepuis\b", "in_force", ""),
            (r"\b(?:a ete|ont ete|vient d'etre) (?:rachetee?s?|absorbee?s?|acquise?s?) (?:\w+ ){0,2}?par\b", "agreed",
             "merger_acquisition"),
            (r"\b(?:retabli\w*|normalis\w+|etabli\w*|renou\w+) (?:leurs |les |des |ses )?relations diplomatiques\b",
             "agreed", "treaty"),
            (r"\b(?:romp\w*|suspend\w*) (?:leurs |les |ses )?relations (?:diplomatiques|commerciales)\b", "terminated",
             "treaty"),
            (r"\bse (?:sont )?(?:reun|retrouv|rencontr)\w+ [^,;.]{0,70}?\b(?:sommet|negocier|discuter"
             r"|reunion ministerielle"
             r"|pour (?:trouver|tenter|avancer|evoquer|parler|decider|examiner|preparer"
             r"|relancer))\b", "negotiating", ""),
            (r"\b(?:tien|tenu)\w* [^,;.]{0,40}?\bsommet\b", "negotiating", ""),
        )
    ),
}  # fmt: skip


_TOLD = {
    language: {pattern: (status, kind) for pattern, status, kind in phrases} for language, phrases in _PHRASES.items()
}


def romance_words(folded: str, language: str) -> Iterator[Told]:
    """The phrases of a folded Spanish or French text that other words part, as words of agreement.

    Those without a status only name a kind: "une usine commune".
    """
    told = _TOLD[language]
    for phrase in opened(folded) & told.keys():
        m = phrase.pattern.search(folded)
        if m is not None:
            status, kind = told[phrase]
            start = m.start("at") if "at" in m.re.groupindex else m.start()
            if kind:
                yield start, m.end(), "kind", kind
            if status:
                yield start, m.end(), "status", status
