"""Know the German, French and Spanish verbs that tell by themselves what two do: "X liefert Züge an Y"."""

from __future__ import annotations

from dataclasses import dataclass

from bot.briefing.offline.lines.gate import Gated, gated


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verbs of one class: what they tell of two side by side, or of one and the other; "" where nothing."""

    pattern: Gated
    together: str = ""
    between: str = ""
    status: str = "agreed"
    states: bool = False
    """States may do it without a company."""


VERBS = {
    "de": (
        Verbs(gated(r"\b(?:gehen getrennte wege|trennen sich|gehen auseinander)\b"), "partnership",
              status="terminated", states=True),
        Verbs(gated(r"\b(?:tausch(?:en|ten)|teil(?:en|ten)|offn(?:en|eten)|kooperieren)\b"
                    r"|\barbeit(?:en|eten)\b(?=[^;.]*\bzusammen\b)|\brichten\b(?=[^;.]*\bein\b)"),
              "partnership", states=True),
        Verbs(gated(r"\b(?:uberlass(?:t|en)|uberliess|erlaub(?:t|te|en)|gestatt(?:et|ete|en)|ubergibt|ubergab|schenkt"
                    r"|stationier(?:t|en|te)|gewahrt)\b"), between="partnership", states=True),
        Verbs(gated(r"\b(?:hat|haben|wird|werden|will|wollen|soll|sollen)\b(?=[^,;.]*\b(?:betraut|beliefert|beliefern"
                    r"|ausgestattet|ausstatten|ausrusten|ausgewahlt|ausgesucht|angeheuert|bestellt|geordert|geleast"
                    r"|gemietet|versorgen|(?<!sich )entschieden|in auftrag gegeben|erkoren|ausgeguckt|verpflichtet"
                    r"|bezuschlagt)\b)"
                    r"|\bentsch(?:ied|ieden|eidet) sich\b|\b(?:fiel|fallt|gefallen) auf\b(?=[^;.]{0,60}$|[^;]*,)"
                    r"|\b(?:wird|werden)\b(?=[^,;.]*\b(?:fur|im auftrag)\b[^,;.]*\b(?:bauen|errichten|sanieren"
                    r"|modernisieren|warten"
                    r"|betreiben|installieren|renovieren|erweitern|umrusten|ausbauen|planen|herstellen|fertigen"
                    r"|produzieren|verlegen"
                    r"|einrichten|liefern|drucken|entsorgen|reinigen|reparieren)\b)"),
              between="contract", states=True),
        Verbs(gated(r"\b(?:zahl(?:t|en|te|ten)|uberweis(?:t|en)|entschadig(?:t|en|te))\b"
                    r"(?=[^;]{0,120}\b(?:[a-z]*streit\w*|klagen?|rechtsstreit\w*|verfahren|prozess\w*"
                    r"|schadenersatz|vergleich\w*)\b)"),
              between="settlement", states=True),
        Verbs(gated(r"\b(?:bewillig(?:t|te|en|ten)|genehmig(?:t|te|en|ten)|gewahr(?:t|te|en|ten)|stell(?:t|te|en|ten)"
                    r"|erlass(?:t|en)|erliess(?:en)?|unterstutz(?:t|te|en)|bezuschuss(?:t|te|en)"
                    r"|finanzier(?:t|te|en)|forder(?:t|te"
                    r"|n)(?=[^;.]{0,60}\bmit (?:\w+ ){0,2}\d))\b(?=[^;.]{0,80}\b(?:millionen|milliarden|mio|mrd)\b)"),
              between="financing", states=True),
        Verbs(gated(r"\bsag(?:t|te|ten|en)\b(?=[^,;.]{0,120}\b(?:millionen|milliarden|mio|mrd)\b"
                    r"[^,;.]{0,90}\bzu\b(?! [a-z]))"
                    r"|\b(?:hat|haben)\b(?=[^,;.]{0,120}\b(?:millionen|milliarden|mio|mrd)\b[^,;.]{0,90}"
                    r"\b(?:zugesagt|versprochen|zugesichert|bewilligt|bereitgestellt|freigegeben)\b)"),
              between="financing", states=True),
        Verbs(gated(r"\b(?:lasst|lassen|liess|liessen)\b(?! sich\b)(?=[^,;.]{0,120}\b(?:von|bei|durch)\b[^,;.]{3,80}"
                    r"\b(?:herstellen|fertigen|produzieren|bauen|errichten|warten|liefern|entwickeln|modernisieren|sanieren"
                    r"|umbauen|betreiben|abfullen|montieren|reparieren|planen|drucken|verarbeiten|vertreiben|transportieren"
                    r"|installieren|reinigen|recyceln|entsorgen|zusammenbauen)\b)"),
              between="contract", states=True),
        Verbs(gated(r"\bgeh(?:t|en)\b(?=[^;.]{0,50}\b(?:euro|dollar|franken|pfund)\b an )"
                    r"|(?:sparte|geschaft|tochter|werk|marke|mehrheit|anteile?|beteiligung|firma"
                    r"|betreiber)\b[^,;.]{0,60}?"
                    r"\b(?P<verb>(?:geht|gehen|ging|gingen) an|wechsel(?:t|n|te|ten) zu)\b"),
              between="merger_acquisition"),
        Verbs(gated(r"\b(?:hat|haben|habe) sich\b"
                    r"(?=[^;.]{0,90}\b(?:prozent|anteile?|mehrheit|beteiligung)\b[^;.]{0,60}\bgesichert\b)"),
              between="merger_acquisition"),
        Verbs(gated(r"\b(?:kaufer|kauferin|erwerber|erwerberin|neue eigentumerin|neuer eigentumer)"
                    r" (?:ist|wird|sei)\b"),
              between="merger_acquisition"),
        Verbs(gated(r"\b(?:sicher(?:t|te|n)|erwirbt|erwarb|kauf(?:t|te)|bekommt|erhalt)\b(?=[^;.]{0,24}rechte\b)"),
              between="contract"),
        Verbs(gated(r"\b(?:gibt|gab|geben|schenkt|uberweist|spendet|leiht|verspricht)\b"
                    r"(?=[^;.]{0,60}\b(?:millionen|milliarden|euro|dollar|franken)\b)"),
              between="financing", states=True),
        Verbs(gated(r"\b(?:wird|werden)\b(?=[^,;.]*\b(?:liefern|verkaufen|bereitstellen)\b)"),
              between="contract", states=True),
        Verbs(gated(r"\b(?:liefer(?:t|te)|bezieht|bezog)\b"), between="contract", states=True),
        Verbs(gated(r"\b(?:gibt|gab|reicht|reichte|tritt|trat)\b"
                    r"(?=[^,;.]*\b(?:anteil\w*|sparte|geschaft|tochter|\w+sparte|werk|\w+geschaft|beteiligung) )"),
              between="merger_acquisition"),
        Verbs(gated(r"\b(?:halt|bekommt|erhalt|ubernimmt) (?:kunftig |nun |dann |bald )?(?:\d[\d,]*"
                    r"|ein drittel|ein viertel"
                    r"|die halfte) ?(?:%|prozent)?(?: der anteile| des kapitals)? (?:an|am|der|des|von)\b"),
              between="investment"),
        Verbs(gated(r"\b(?:bekommt|bekommen|bekam|erhalt|erhielt)\b(?=[^,;.]{0,60}\b(?:euro|dollar|franken"
                    r"|millionen)\b)"),
              between="investment", states=True),
        Verbs(gated(r"\b(?:bau(?:t|en|te|ten)|errichte(?:t|n|te|ten)|entwick(?:elt|eln|elte|elten)|betreib(?:t"
                    r"|en)|betrieb(?:en)?"
                    r"|produzier(?:t|en|te|ten)|fertig(?:t|en|te|ten)|legen|forsch(?:en|ten)|test(?:en|eten))\b"),
              "partnership", "contract"),
        Verbs(gated(r"\b(?:liefer(?:t|n|te|ten)|geliefert|bekommt|bekommen|bekam|erhalt|erhielt|bezieht|beziehen|bezog"
                    r"|leas(?:t|en|te)|miet(?:et|en|ete)|charter(?:t|n|te)|stattet|rustet|wart(?:et|en)"
                    r"|versorg(?:t|en|te)"
                    r"|betraut|vertreibt|vertreiben|vertrieb|holt|holte|ordert|orderte|montiert)\b"), "", "contract"),
    ),
    "fr": (
        Verbs(gated(r"\b(?:s'empar(?:e|ent|era|a)|s'est emparee?|s'offr(?:e|ent|ira)|s'est offert|fait l'acquisition"
                    r"|gob(?:e|ent|era)|aval(?:e|ent|era|a)|a avale|croqu(?:e|ent|era)|a croque|absorb(?:e|ent|era|a)"
                    r"|a absorbe|fait main basse)\b"),
              between="merger_acquisition"),
        Verbs(gated(r"\b(?:prend(?:ra|ront)?|prennent|a pris|ont pris|acquiert|a acquis|detient desormais|s'offre"
                    r"|s'est offert) (?:[a-z]+ ){0,2}\d[\d,]* ?(?:%|pour cent) (?:de|du|des)\b"),
              between="investment"),
        Verbs(gated(r"\b(?:unissent|uniront|ont uni|joignent|joindront|ont joint|conjuguent|conjugueront) leurs"
                    r" (?:forces|efforts|moyens)\b|\bcoproduiront\b|\bcoproduisent\b|\bcoediteront\b"
                    r"|\b(?:feront|font) (?:cause|bloc|front|route) (?:commune?|ensemble)\b"),
              "partnership", "partnership", states=True),
        Verbs(gated(r"\b(?:(?:a|ont|aurait|auraient) (?:[a-z]+ )?(?:accorde|octroye|alloue|debloque|promis"
                    r"|verse|decaisse"
                    r"|debourse|prete|avance|approuve|valide|mobilise|injecte|consenti|offert|donne|engage|annonce"
                    r"|garanti|efface|annule|affecte|consacre)"
                    r"|vien(?:t|nent) (?:de |d')(?:accorder|octroyer|allouer|debloquer|promettre|verser"
                    r"|decaisser|preter"
                    r"|avancer|approuver|valider|mobiliser|injecter|consentir)"
                    r"|accord(?:e|ent|era|a|erent)|octroi(?:e|ent|era)|allou(?:e|ent|era|a)|debloqu(?:e|ent|era|a)"
                    r"|approuv(?:e|ent|a)|valid(?:e|ent|a)|avanc(?:e|era)|consent(?:ira)?|offr(?:e|ent|ira|iront))\b"
                    r"(?=(?: [^\s;.]+){0,3} (?:\d[\d,. ]*|un|deux|trois|dix|cent) ?(?:millions?|milliards?|mds?"
                    r"|m€)\b)"),
              between="financing", states=True),
        Verbs(gated(r"\b(?:epong|effac|annul|alleg|reechelonn|restructur)(?:e|ent|era|eront|ea|a)\b(?=[^;.]{0,40}\bdettes?\b)"
                    r"|\b(?:a|ont) (?:eponge|efface|annule|allege|reechelonne"
                    r"|restructure)\b(?=[^;.]{0,40}\bdettes?\b)"),
              between="financing", states=True),
        Verbs(gated(r"\b(?:a|ont) (?:choisi|retenu|elu|prefere)\b(?=[^.;]{0,60}\bpour (?:sa|son|y|implanter"
                    r"|installer|accueillir)"
                    r" (?:[a-z]+ ){0,3}(?:usine|site|centre|fabrique|unite|filiale|hub|siege))"),
              between="investment", states=True),
        Verbs(gated(r"\b(?:reconnaitront|reconnaissent|ont reconnu|harmonis(?:ent|eront)|ont harmonise"
                    r"|align(?:ent|eront))\b"
                    r"(?=[^.;]{0,60}\b(?:leurs?|mutuel\w*|respecti\w+)\b)"),
              "regulatory", states=True),
        Verbs(gated(r"\b(?:se separent|se sont separes|prennent des chemins|ne travailleront plus|divorcent)\b"),
              "partnership", status="terminated", states=True),
        Verbs(gated(r"\b(?:echange(?:nt|ront)|partage(?:nt|ront)(?! (?:une? |la |le |les |des )(?:meme |longue "
                    r"|memes )?(?:frontiere|histoire|langue|gout|passion|vision|avis|opinion|idee|constat"
                    r"|preoccupation|inquietude|interet|valeur|sort|groupe|poule))|coopere(?:nt|ront)|collabore(?:nt|ront)"
                    r"|mutualise(?:nt|ront)"
                    r"|travaille(?:nt|ront) ensemble|rouvr(?:ent|iront)|exploite(?:nt|ront))\b"),
              "partnership", states=True),
        Verbs(gated(r"\b(?:a|ont) (?:deja |finalement |ainsi )?(?:retenu|choisi|selectionne|designe|mandate|missionne"
                    r"|attribue|adjuge)\b|\b(?:a|ont) charge\b(?= l[ea']| l')|\b(?:retien(?:t|nent|dra)|mandate(?:ra)?"
                    r"|missionne(?:ra)?|selectionne(?:ra)?)\b"
                    r"|\b(?:ete|est|sont) (?:[a-z]+ )?(?:retenue?s?|choisie?s?|selectionnee?s?|designee?s?|mandatee?s?"
                    r"|chargee?s?|missionnee?s?)\b|\b(?:a|ont) (?:jete son devolu|opte|porte son choix"
                    r"|fixe son choix)\b"
                    r"|\b(?:a|ont) (?:confie|notifie|concede|adjuge|passe commande|fait appel)\b|\b(?:confie"
                    r"|notifie|choisit|opte pour|choisissent)\b"
                    r"|\b(?:ete|est|sont) (?:[a-z]+ )?(?:confiee?s?|notifiee?s?|attribuee?s?|adjugee?s?"
                    r"|concedee?s?|remportee?s?|emportee?s?|decrochee?s?)\b"
                    r"|\b(?:choisie?s?|retenue?s?|selectionnee?s?|designee?s?|mandatee?s?) (?:par|pour)\b"),
              between="contract", states=True),
        Verbs(gated(r"\bvend(?:|u|ra|ent|ront)?\b(?=[^;.]{0,60}\bdroits (?:de|tele|audio)\b)"
                    r"|\bced(?:e|era|ent)\b(?=[^;.]{0,60}\bdroits (?:de|tele|audio)\b)|\b(?:parrain|sponsoris)(?:e"
                    r"|era)\b"),
              between="contract"),
        Verbs(gated(r"\b(?:a |ont )?(?:leve|lever(?:a|ont)|levent)\b(?=[^;.]{0,60}\bmilli(?:ons?|ards?)\b)"
                    r"|\b(?:a |ont )?(?:pris|prend|prendra|prennent)\b(?=[^;.]{0,30}\bparticipation\b)"
                    r"|\bentr(?:e|era|ent) (?:a hauteur |pour )[^;.]{0,30}\bcapital\b"),
              between="investment"),
        Verbs(gated(r"\b(?:indemnis|dedommag)(?:e|era|eront)\b|\bretir(?:e|era|ent|e) (?:sa|leur|ses|leurs) plaintes?"
                    r" contre\b|\b(?:vers|pai)(?:e|era|eront|ent)\b"
                    r"(?=[^;]{0,120}\b(?:litiges?|contentieux|proces|poursuites|differends?|arbitrage)\b)"),
              between="settlement", states=True),
        Verbs(gated(r"\bmont(?:e|ent|era|eront) (?:a \d[\d,]* ?(?:%|pour cent)|au capital)"), between="investment"),
        Verbs(gated(r"\b(?:met(?:tra|tront|tent)?|mis)\b(?=[^;.]{0,60}\bmilli(?:ons?"
                    r"|ards?)\b[^;.]{0,24}\bdisposition\b)"),
              between="financing", states=True),
        Verbs(gated(r"\b(?:laiss(?:e|era|ent|eront)|autoris(?:e|era|ent)|permet(?:tra|tent)?|remet(?:tra"
                    r"|tent)?|offr(?:e|ira)"
                    r"|heberge(?:ra)?|accueillera)\b"), between="partnership", states=True),
        Verbs(gated(r"\b(?:acquiert|achete|obtient|s'offre|s'assure|aura) (?:[a-z]+ )?droits\b"), between="contract"),
        Verbs(gated(r"\b(?:donne|donnera|verse|versera|offre|offrira|promet|consacr(?:e|era)|debours(?:e|era)"
                    r"|affect(?:e|era)"
                    r"|decaiss(?:e|era)|garanti(?:t|ra)|efface(?:ra)?|annule(?:ra)?|preter?a?|prete|injecte(?:ra)?)\b"
                    r"(?=[^;.]{0,60}\b(?:millions?|milliards?)\b)"),
              between="financing", states=True),
        Verbs(gated(r"\b(?:livre|livrera|fournit|fournira|approvisionnera)\b"), between="contract", states=True),
        Verbs(gated(r"\b(?:detien(?:t|dra)|possedera|aura|obtient)\b (?:desormais |ainsi )?\d[\d,]* ?(?:%|pour cent)"),
              between="investment"),
        Verbs(gated(r"\b(?:fabrique(?:nt|ront)|developpe(?:nt|ront)|construi(?:sent|ront)|produi(?:sent|ront)"
                    r"|bati(?:ssent|ront)"
                    r"|ouvr(?:ent|iront)|lance(?:nt|ront)|teste(?:nt|ront)|assemble(?:nt|ront))\b"),
              "partnership", "contract"),
        Verbs(gated(r"\b(?:sera|seront) (?:[a-z]+ )?(?:fourni|livre|construit|realise|exploite|gere|assure"
                    r"|equipe|bati|renove"
                    r"|installe|modernise|entretenu|produit|fabrique|concu|restaure|rehabilite|opere|mene"
                    r"|execute)e?s? par\b"
                    r"|\b(?:trait|rehabilit|renov|modernis|realis|install|oper|ger|agrandi|electrifi|imprim|transport|amenag"
                    r"|deploi|nettoi|repar|recycl|restaur|remplac|desservi|concev|maintiend|form|numeris|creus|for|ravitaill"
                    r"|chauff|eclair|distribu|imprim|collect|ramass|demantel|raccord|securis|surveill)(?:e?ra|e?ront)\b"),
              between="contract", states=True),
        Verbs(gated(r"\b(?:fourni(?:t|ra|ssent|ront)|livr(?:e|era|ent|eront)|equip(?:e|era|ent|eront)|exploit(?:e|era)"
                    r"|construi(?:t|ra)|recoi(?:t|vent)|recev(?:ra|ront)|choisi(?:t|ra)?|affret(?:e|era)|lou(?:e|era)"
                    r"|approvisionne(?:ra)?|alimentera|assurera|entretiendra|distribuera|fabriquera|produira)\b"),
              "", "contract"),
        Verbs(gated(r"\b(?:achet(?:e|ent|era|eront|a|erent)|(?:a|ont) achete|vend(?:ent|ra|ront|it|irent)?|(?:a"
                    r"|ont) vendu"
                    r"|acquiert|acquierent|acquerra|(?:a|ont) acquis)\b"), between="merger_acquisition"),
    ),
    "es": (
        Verbs(gated(r"\b(?:se separan|se separaron|rompen|ponen fin a)\b"), "partnership", status="terminated",
              states=True),
        Verbs(gated(r"\b(?:intercambi(?:an|aran)|compart(?:en|iran)(?! (?:una? )?(?:[a-z]+ )?(?:frontera|limite"
                    r"|historia|idioma"
                    r"|lengua|isla|cuenca|preocupacion|interes|opinion|vision))|cooper(?:an|aran)|colabor(?:an|aran)"
                    r"|reabr(?:en|iran|ieron))\b"),
              "partnership", states=True),
        Verbs(gated(r"\b(?:entreg\w+|otorg\w+|concedi\w+|dio|dieron)\b(?=[^.;]{0,140}\b(?:buena pro|adjudicacion"
                    r"|concesion|obras?)\b)|\b(?:eligi\w+|elige|escogi\w+|escoge|seleccion(?:o|a|aron|ad[oa]s?)"
                    r"|(?<!se )encarg(?:o|a|aron|an|ara|aran)|(?:ha|han|fue|fueron|sido) encargad[oa]s?"
                    r"|encomend\w+|encomienda|design(?:o|a|aron|ad[oa]s?))\b"
                    r"|\bse (?:hace|hacen|hizo|hicieron|hara|ha hecho|queda|quedo|quedara) con (?=(?:[a-z]+ ){0,2}?"
                    r"(?:contrato|obra|licitacion|concesion|pedido|adjudicacion)\b)"
                    r"|\bconfi(?:o|a|aron|an|ara|ado|ada)\b(?! en\b)|\bse (?:decant|inclin)(?:o|a|aron|an) por\b"
                    r"|\bopt(?:o|aron) por\b|\badjudic(?:o|a|aron|ad[oa]s?)\b|\b(?:escog|eleg)id[oa]s?\b"
                    r"(?=[^;.]{0,90}\b(?:para|como)\b)"),
              between="contract", states=True),
        Verbs(gated(r"\bvend(?:e|en|io|ieron|era|eran|ido)\b(?=[^;.]{0,60}\bderechos\b)"
                    r"|\b(?:patrocin|arrend)(?:a|o|ara|aran|aron)\b|\barriendan?\b"),
              between="contract"),
        Verbs(gated(r"\b(?:entr(?:a|an|o|aron|ara|aran)|ingres(?:a|o|ara))\b(?=[^;.]{0,40}\b(?:en el|al)"
                    r" (?:capital|accionariado)\b)|\btom(?:a|o|ara|aron)\b(?=[^;.]{0,30}\bparticipacion\b)"
                    r"|\b(?:cerro|cierra|levanto|levanta|capto|capta|recaudo)\b(?=[^;.]{0,60}\b(?:ronda\b|millones\b"
                    r"[^;.]{0,40}\b(?:de|del|con) (?:el |los |la )?fondos?\b))"),
              between="investment"),
        Verbs(gated(r"\b(?:indemniz|compens)(?:a|o|ara|aran|aron)\b|\bretir(?:a|o|aron|ara) (?:su|la|sus|las) "
                    r"(?:demanda|querella|denuncia)s? contra\b|\b(?:pag(?:a|o|ara|aran|aron)|abon(?:a|o|ara|aron))\b"
                    r"(?=[^;]{0,120}\b(?:demandas?|litigios?|pleitos?|arbitrajes?|contenciosos?|querellas?)\b)"),
              between="settlement", states=True),
        Verbs(gated(r"\b(?:da|dara|dona|donara|dono|aporta|aportara|aporto|promete|prometio|destin(?:a|o|ara|aran)"
                    r"|desembols(?:a|o|ara)|condon(?:a|o|ara)|presto|prestara|inyect(?:a|o|ara)"
                    r"|aval(?:a|o|ara)|garantiz(?:a|o|ara))\b(?=[^;.]{0,60}\bmillones\b)"),
              between="financing", states=True),
        Verbs(gated(r"\b(?:se (?:hace|hacen|hizo|hicieron|hara|haran|ha hecho|han hecho|queda|quedo|quedara) con"
                    r"|tom(?:a|o|ara|an|aron) (?:una participacion|el control)|adquier(?:e|en)|adquiri(?:o|eron)"
                    r"|adquirir(?:a|an)|compr(?:a|o|ara|an|aron|aran)|absorb(?:e|io|era))\b"),
              between="merger_acquisition"),
        Verbs(gated(r"\bmont(?:an|aran|aron)|\blevantaran\b|\bconstitu(?:yen|iran|yeron)\b|\bfundan?(?:ran|ron)?\b"),
              "partnership"),
        Verbs(gated(r"\b(?:permit(?:e|ira|io)|ced(?:e|era|io)|prest(?:a|ara|o)|entreg(?:a|ara|o)|don(?:a|ara|o))\b"),
              between="partnership", states=True),
        Verbs(gated(r"\b(?:adquiere|compra|obtiene|asegura) (?:[a-z]+ )?derechos\b"), between="contract"),
        Verbs(gated(r"\b(?:suministr(?:a|ara)|abastecera|vendera)\b"), between="contract", states=True),
        Verbs(gated(r"\b(?:fabric(?:an|aran)|desarroll(?:an|aran)|constru(?:yen|iran)|produc(?:en|iran)"
                    r"|lanz(?:an|aran)"
                    r"|abr(?:en|iran)|explot(?:an|aran))\b"), "partnership", "contract"),
        Verbs(gated(r"\b(?:suministr(?:a|ara|o)|entreg(?:a|ara|o)|equip(?:a|ara|o)|recib(?:e|ira|io)"
                    r"|constru(?:ye|ira|yo)"
                    r"|explot(?:a|ara)|fletar?(?:a|o)|alquil(?:a|ara|o)|elig(?:e|io)|contrat(?:a|o|ara)|fabricara"
                    r"|distribuira|abastecera|ejecut(?:a|ara|o)|oper(?:a|ara)|gestion(?:a|ara)|rehabilit(?:a|ara)"
                    r"|moderniz(?:a|ara)|instal(?:a|ara|o)|equipo|dot(?:a|ara)|mantendra|disenara|imprimira|montara"
                    r"|transportara|tratara|reparara|renovara|remodelara|ampliara|perforara|procesara|fletara"
                    r"|asesorara|vigilara|custodiara|asfaltara|electrificara|dragara|tendera|surtira|proveera|patrullara"
                    r"|digitalizara|auditara|entrenara|alimentara|restaurara|desplegara|pintara|limpiara)\b"),
              "", "contract"),
        Verbs(gated(r"\b(?:tienta|tento) a(?:l)?\b"), between="contract", status="proposed", states=True),
        Verbs(gated(r"\b(?:corteja|cortejo|ronda|pretende) a(?:l)?\b"), between="merger_acquisition",
              status="proposed"),
    ),
}  # fmt: skip


DEEDS = {language: frozenset(verbs.pattern for verbs in each) for language, each in VERBS.items()}
"""By language, what has to match where a deed is told."""
