"""Say of French words that stand in every paper what they need beside them to tell of an agreement."""

from __future__ import annotations

_MONEY = (
    r"\b(?:millions?|milliards?|euros?|dollars?|dinars?|francs?|dirhams?|f?cfa|yens?|yuans?|roubles?|livres|pesos?"
    r"|budgetaires?|financ\w+|fonds|bailleurs?|prets?|credits?|subventions?|tranches?|enveloppe|tonnes?|medic\w+"
    r"|vaccins"
    r"|ambulances|vivres|bei|berd|bad|fmi|banque\w*|indemni\w+|compensation\w*|dedommag\w+|somme|montant|dette"
    r"|emprunt\w*"
    r"|solidaire|acompte|loyer|salaires?|contribution|coute|cout)\b|%"
)
_TENDER = (
    r"\b(?:attribu\w+|adjug\w+|remport\w+|decroch\w+|obten\w+|confi\w+|appels? d'offres|soumission\w*|sign\w+|lots?"
    r"|titulaire|pass\w+|gagn\w+|millions?|milliards?|concession\w*|fournir|fourniture|construction|travaux)\b"
)
_DEBT = (
    r"\b(?:millions?|milliards?|emi\w+|emprunt\w*|tresor|marches?|souverain\w*|convertibles?|vertes?|investisseurs?"
    r"|creanciers?|dette|taux|banc\w+|banques?|pret|prets|credits?|financ\w*|export\w*|bei|berd)\b"
)
FRENCH_PRESS: tuple[tuple[str, dict[str, str | bool]], ...] = (
    (r"accord", {"after": r"\b(?:suis|es|est|sommes|etes|sont|etre|soit|serait|etait|etaient|pas|fait|bien|plutot"
                          r"|entierement"
                          r"|totalement|toujours|tous|toutes|absolument|completement|partiellement) d'"}),
    (r"accord", {"after": r"\b(?:obten\w+|recu|avec|sans) l'"}),
    (r"(?:l')?adhesions?|adher\w+(?: a)?", {"near": r"\b(?:union|otan|onu|ocde|omc|oms|ue|brics|bloc|zone euro|schengen"
                                        r"|cedeao|cemac|uemoa|communaute|alliance|organisation\w*|traite|accords?"
                                        r"|accord-cadre"
                                        r"|convention\w*|pacte|protocole|club|consortium|coalition|initiative|reseau"
                                        r"|fonds"
                                        r"|banque|agence|g5|g7|g20|opep|francophonie|commonwealth|unesco|cpi"
                                        r"|mecanisme|espace"
                                        r"|marche commun|forum|charte|statut|membres?|mercosur|asean|aiea|fmi)\b"}),
    (r"mobilis\w+", {"behind": r"[^,.;]{0,40}\b(?:millions?|milliards?|euros?|dollars?|fonds|credits?|enveloppe|%)"}),
    # "prêts à partir", but "un prêt à la Tunisie"
    (r"prets?", {"never": r"\s(?:a|pour)\s(?!(?:la|le|l'|les|un|une|taux|\d|hauteur|long|court|moyen|des)\b)\w",
                 "after": r"\b(?:est|sont|etaient|etait|sera|seront|etre|fut|soient|soit|serait|seraient|dit|disent"
                          r"|tout|toute|toutes|tous|fin|semble|semblent|parait|tient|tiennent|tenir)\s(?:\w+\s)?"}),
    (r"pret(?:e|ent|er|era|eront|ait|aient)", {"near": _MONEY, "never": r"\s(?:serment|attention|allegeance|main"
                                                                        r"|a rire|"
                                               r"une? (?:oreille|main|attention)|l'oreille|flanc)"}),
    (r"(?:va |vont )?vers(?:e|er|ent|era|eront)|a verse|ont verse", {"near": _MONEY}),
    (r"debloqu\w+", {"behind": rf"[^,.;]{{0,40}}?(?:{_MONEY})", "before": rf"(?:{_MONEY})[^,.;]{{0,40}}"}),
    (r"(?:aide|appui|avance|contribution|facilite) d(?:e|')", {"near": _MONEY}),
    (r"(?:le |un )?don d(?:e|')", {"near": _MONEY, "never": r"\s?(?:sang|organes?|plasma|soi|sperme|moelle"
                                                            r"|ovocytes?)"}),
    (r"obligations?|garanties?", {"near": _DEBT}),
    # "l'opération a été autorisée" speaks of a purchase, "une opération de nettoyage" of none
    (r"operation", {"before": r"\b(?:l'|cette )",
                    "never": r"\s(?:militaire|policiere|humanitaire|antiterroriste|escargot|coup|ville|barkhane"
                             r"|sentinelle"
                             r"|de (?:police|secours|sauvetage|nettoyage|communication|maintien|vaccination"
                             r"|controle))"}),
    (r"s'empar\w+(?: d(?:e|u|es))?", {"near": r"\b(?:groupe|societe|entreprise|filiale|start-?up|marque|banque"
                                              r"|constructeur"
                                             r"|editeur|fabricant|chaine|rival|concurrent|specialiste|capital|parts"
                                             r"|usine"
                                             r"|activites|distributeur|operateur|millions|milliards)\b|%"}),
    (r"(?:un |le )?marche (?:de|a|d')", {"near": _TENDER}),
    (r"collaboration|cooperation", {"after": r"\ben (?:etroite |pleine )?"}),
    (r"reprises? (?:de(?: la)?|du)",
     {"never": r" ?(?:la |l')?(?:travail|cours|dialogue|activites?|trafic|circulation|hostilites|combats|service"
               r"|production"
               r"|vols|saison|competition|championnat|economi\w+|croissance|epidemie|emploi|session|audience|proces"
               r"|parole"
               r"|vie|contact|controle|conscience|volee|violences?|greve|mouvement|entrainement)\b"}),
    (r"contrats?", {"never": r"\s(?:de (?:travail|mariage|generation|confiance|professionnalisation|ville|vie|lecture"
                             r"|rivieres?|quartier|joueur|apprentissage|location)\b|d'(?:apprentissage|alternance"
                             r"|avenir|assurance"
                             r"|interim|insertion|engagement|integration)\b|a duree|aides?\b|precaires?|courts?\b"
                             r"|social\b"
                             r"|temporaires?|saisonniers?|a temps|unique\b|professionnel\b)"}),
    (r"conventions?", {"never": r"\s(?:citoyenne|democrate|republicaine|nationale|de geneve|de vienne"
                                r"|europeenne des droits"
                                r"|internationale des droits|d'istanbul|de stage|d'assurance|du parti)"}),
    (r"pactes?", {"never": r"\s(?:de (?:stabilite|responsabilite|croissance|non-agression|lecture|varsovie)"
                           r"|civil|national|d'excellence|d'actionnaires|fiscal|republicain|finance-climat)"}),
    (r"protocoles?", {"never": r"\s(?:sanitaire|operatoire|experimental|de soins?|medical|therapeutique|de kyoto"
                               r"|d'urgence"
                               r"|republicain|de securite|de recherche|de traitement)",
                      "after": r"\b(?:chef du|service du|selon le|agents? du|droits du)\s"}),
    (r"credits?", {"never": r"\s(?:d'impot|photo|immobiliers?|a la consommation|municipal|agricole|suisse|mutuel"
                            r"|lyonnais"
                            r"|d'heures?|temps|-temps|d'intention|carbone)",
                   "after": r"\b(?:carte|cartes|organisme|taux|agence|mettre au|a) (?:de |du )?"}),
)  # fmt: skip
"""Words with what `romance_senses.Sense` has of them; none of these tells of an agreement elsewhere."""
