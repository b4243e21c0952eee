"""Judge a name by the Spanish, French or German words beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.briefing.offline.lines.edges import beginning, ending
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.names.runs import Run

_OBJECT = {
    "es": ending(
        r"\b(?:(?:compra|adquisicion|venta|absorcion|filial|participada|capital|acciones|titulos|consejo|accionistas"
        r"|trabajadores|plantilla|direccion|matriz|duenos|propietarios|clientes|consejo de administracion) de"
        r"|(?:eligi\w+|escogi\w+|seleccion\w+|design\w+) a"
        r"|(?:oferta|opa|puja) (?:por|sobre)|participacion en|fusion (?:con|de)|contrato (?:con|a)|alianza con"
        r"|(?:compr\w+|adquir\w+|vend\w+|suministr\w+|adjudic\w+|encarg\w+|ced\w+|arriend\w+|alquil\w+|entreg\w+"
        r"|concedi\w+|otorg\w+|prest\w+|transf\w+|traspas\w+) a|socios? de|de la mano de|junto (?:a|con)"
        r"|controla(?:da)? (?:por|a))\s(?:la |el |los |las )?$"
    ),
    "fr": ending(
        r"(?:\b(?:fusion|rapprochement|coentreprise|alliance|mariage) entre"
        r"|\b(?:rachat|acquisition|reprise|absorption|controle) [^,;.]{3,50} par"
        r"|\b(?:rachat|acquisition|cession|vente|reprise|filiale|capital|parts|actions|titres|direction|salaries"
        r"|actionnaires|proprietaire|controle|absorption|maison mere|syndicats) de|\b(?:offre|opa) sur"
        r"|\bparticipation dans|\b(?:a|ont) (?:choisi|retenu|selectionne|mandate)"
        r"|\b(?:fusion|contrat|alliance|partenariat|coentreprise) avec|\baupres de"
        r"|\b(?:racheter\w*|rachete|acquiert|acquerir|absorbe\w*|s'offre|s'offrir)(?: pas)?"
        r"|\b(?:achet\w+|vend\w*|livr\w+|fourni\w*|confi\w+|attribu\w+|ced\w+|command\w+|pret(?:e|ent|era)|lou\w+"
        r"|accord\w+|octroy\w+|adjug\w+|transfer\w+|rachet\w+) a|\bchez|\bface a)\s(?:la |le |les |l')?$"
    ),
    "de": ending(
        r"\b(?:(?:ubernahme|kauf|verkauf|erwerb|tochter|fuhrung|beschaftigten|aktionare|vorstand|verwaltungsrat"
        r"|aufsichtsrat|geschaftsfuhrung|management|sprecher|sprecherin|chef|chefin|eigentumer|glaubiger|zentrale"
        r"|werft|offerte|angebot) von|fusion (?:mit|von|zwischen)"
        r"|(?:vertrag|vertrage|partnerschaft|kooperation|gemeinschaftsunternehmen|joint venture|liefervertrag"
        r"|rahmenvertrag|zusammenschluss|bundnis|allianz) mit|(?:anteile?|beteiligung|mehrheit|auftrag) an"
        r"|(?:einstieg|tarifstreit|streik|bestellung) bei|(?:angebot|offerte) fur|(?:gemeinsam|zusammen) mit"
        r"|(?:ubernimmt|schluckt|erwirbt))\s$"
    ),
}
"""Before whose shares, whose staff, or to whom something is sold."""
_TALKS = ending(
    r"\b(?:acuerdo|pacto|convenio|negociaciones|conversaciones|memorando) con\s$"
    r"|\b(?:accord|entente|negociations|discussions|pourparlers|protocole|convention) avec\s$"
    r"|\b(?:abkommen|vereinbarung|gesprache|verhandlungen|absichtserklarung|zusammenarbeit) mit\s$"
)
"""Before a partner in talks, who may be a person."""
_GERMAN_WORD = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tat|nis|tum|ling|chen|mus|ik|ie|er|en|e|in|ist|ment|anz|enz|ur|age|or|euro|chef)s?$"
)
_NO_GERMAN_END = re.compile(r"(?:[aoiuyx]|is|us|os|on|ex|ax|ys|th|ph|ia)$")
_ONE_DOES = beginning(
    r"^ (?:hat|hatte|will|wollte|soll|wird|ist|war|kann|darf|muss|gibt|nimmt|zieht|baut|[a-z]{3,}(?:t|te))\b"
    r"(?! (?:sich|es) um)"
)
"""Behind the one who does something: a noun without an article would be a plural."""
_DEEDS = (
    r"(?:bauen|grunden|kooperieren|fusionieren|entwickeln|fertigen|produzieren|betreiben|liefern|einigen|einigten"
    r"|verhandeln|unterzeichnen|vereinbaren|besiegeln|schliessen|schlossen|beenden|blasen|verbunden|trennen|spannen"
    r"|tun|legen|verschmelzen|planen|prufen|haben|wollen)\b"
)
_TWO_DO = beginning(rf"^ (?:und|sowie) (?:der |die |das )?[\w-]+ {_DEEDS}")
"""Behind the first of two who do something together."""
_AND_FIRST, _DO = ending(r"(?:^|[.:;] )[\w-]+ (?:und|sowie) (?:der |die |das )?$"), beginning(rf"^ {_DEEDS}")
"""Before and behind the second of them."""
_DOES_BUSINESS = beginning(
    r"^ (?:(?:a|va|vont|vient de|vient d'|aurait|compte|veut|doit|envisage de|renonce a|pourrait"
    r"|devrait) (?:[a-z]+ )?)?"
    r"(?:rachet\w+|acquer\w+|acquiert|acquis|ced(?:er|e|era)|revend\w*|repren(?:d|dre|dra)|racheter|absorb\w+|decroch\w+"
    r"|remport\w+|rafl\w+|empoch\w+|livr(?:er|e|era)|fourni(?:r|t|ra)?|equip(?:er|e|era)|s'empar\w+|s'offr\w+"
    r"|investi(?:r|t|ra)?|inject\w+|fusionn\w+|commande\w*|affret\w+|exploiter\w*|met la main|mettre la main"
    r"|lance une opa"
    r"|fait l'acquisition|fait main basse|entre au capital|entrer au capital|prend \d|rachete|boucl\w+|finalis\w+"
    r"|construi(?:r|ra|t)|signe avec|s'associe a|s'allie a|renonce a)\b"
)
"""Behind the first word of a French sentence: what companies do."""
_DEALS_WITH = {
    "es": ending(
        r"\b(?:firm|suscrib|rubric|cerr|acord|pact|alcanz|negoci|convers|sell|conven|convin|formaliz)\w*"
        r"(?: (?:este|el|hoy|ayer|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ahora|aun|todavia)){0,3} con\s$"
    ),
    "fr": ending(
        r"\b(?:sign|conclu|paraph|negoci|discut|convenu|scell|noue)\w*"
        r"(?: (?:ce|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|encore|aussi|toujours|hier)){0,3} avec\s$"
    ),
    "de": ending(
        r"\b(?:verhandel|unterzeichne|unterschrieb|vereinbar|schloss|kooperier|sprich|sprech"
        r"|fusionier)\w*"
        r"(?: (?:sich|am|noch|derzeit|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)){0,3} mit\s$"
    ),
}
"""Before the other side of what somebody signs or negotiates."""
_STAFF = re.compile(
    r"-(?:(?:vorstands|finanz)?chefs?|(?:vorstands|finanz)?chefin|ceo|grunder\w*|zulieferer|nachfolger\w*|rivalen?"
    r"|verkaufsleiter\w*|eigentumer\w*|tochter|vorstand\w*|aktien?|aktionare?|sprecher\w*|manager\w*|mitarbeiter\w*|beschaftigten?"
    r"|gruppe|konzerns?|anteile?|aufsichtsrat\w*|zentrale|werke?s?|mutter|filialen?|boss|holding|eigner\w*)$"
)
_REPRESENTS = beginning(
    r"^(?: \([^()]{2,12}\))?, (?:que (?:agrupa|reune|representa|integra|aglutina)"
    r"|qui (?:regroupe|represente|federe|rassemble|reunit)"
    r"|(?:der|die|das) (?:[^,.;]{3,80} )?(?:vertritt|vertreten|zusammenschliesst|bundelt))\b"
)
"""Behind a body of many members."""
_ARTICLE = ending(r"(?:(?:\b|^)(?:la|le|el|les|los|las|der|die|das|dem|den|vom|beim|zur|zum|del|al|du|au)\s|\bl')$")
_VERB_BEHIND = re.compile(
    r"(?:,[^,.;]{3,60},)? (?:(?:a|avait|aura|va|veut|doit|peut|est|sera|fait|dit|ne|n'a|s'est|se|ha|habia|quiere"
    r"|debe|puede|es|fue|hara|dijo|no)\b|[a-z]{3,}(?:e|it|ait|era|ra|o|a|aba)\b"
    r" (?:la|le|les|l'|un[ae]?|des|du|de|d'"
    r"|que|qu'|aussi|ainsi|desormais|en|par|a|aux|au|son|sa|ses|leur|el|los|las|su|sus|del|al|con|por|tambien|\d))"
)
_BODY_OF_TOWN = ending(
    r"\b(?:ville|mairie|municipalite|commune|metropole|ayuntamiento|municipio|alcaldia|intendencia|diputacion|cabildo"
    r"|stadt|gemeinde|landkreis|stadtverwaltung)(?: (?:de|du|des|del)| d')?\s?$"
)
_FIELD = ending(
    r"\b(?:ministr[oae]s?|ministerio|ministere|secretari[oa]s?|subsecretari[oa]s?|secretaire|viceministr[oa]s?"
    r"|consejer[oa]s?|consejeria|departamento|cartera|titular|portefeuille|commissaire|comisari[oa]"
    r")(?: [a-z]+(?:,? (?:y|et) [a-z]+)?)? ?(?:de|des|del|du|de la|de l'|d'|de las|de los)\s?$"
)
"""Before what a minister is for: "ministra noruega de Pesca"."""
_ROUTE = ending(
    r"\b(?:lineas?|lignes?|axe|eje|liaison|tramo|troncon|corr?idor|corredor|hidrovia|autovia|autopista|autoroute|ruta"
    r"|route|carretera|ferrocarril|gasoducto|oleoducto|gazoduc|oleoduc|canal|tunnel|tunel|vols?|vuelos?"
    r"|\w*strecken?|\w*linie|trasse|autobahn|korridor|pipeline|fluge?n?)(?: [a-z]+)?(?: de| du| des| del?)?"
    r"(?: la| el)?\s$"
)
"""Before two places with a hyphen, between which something goes: "la ligne Paris-Granville"."""
_SURE = 4
_NATION = ending(r"(?:\b(?:le|la|les|el|los|las|der|die|das|dem|den|des|del|al|du|au|und|y|et)\s|\bl')([a-z-]{4,})\s$")
"""Before a name, an adjective alone: "la chilienne X", "die indische X"."""
_PROPER = re.compile(
    r"(?:Deutsche|Österreichische|Schweizerische|Europäische|Britische|Französische)[nrs]? [A-ZÄÖÜ][\w-]+"
)
"""A German adjective with a capital behind an article is a part of a name: "die Deutsche Umwelthilfe"."""
_ORDERS_FROM = ending(r"\b(?:bei|beim|von|vom)\s(?:der |dem )?$")
_ORDERED = re.compile(
    r"[^,;.]{0,60}?\b(?:bestellt|geordert|in auftrag|gekauft|eingestiegen|beteiligt|gemietet|geleast|erworben)\b"
)
"""Behind whom something is ordered from: "hat bei X 40 Busse bestellt"."""


def points(run: Run, before: str, after: str, language: str, may: int) -> int:
    """What speaks for an organisation: to whom is sold, whose shares are bought, who does something in German.

    `may`: the patterns that the words before and behind the name allow.
    """
    if _FIELD.end(before, may) or ("-" in run.text and _ROUTE.end(before, may)):
        return -2 * _SURE
    if _BODY_OF_TOWN.end(before, may):
        run.kind = run.kind or "government_body"
        return 2
    if _REPRESENTS.begin(after, may):
        run.kind = run.kind or "association"
        return 2
    article = _ARTICLE.end(before, may) is not None
    if article and is_acronym(run.text):
        return 1
    if article and language == "de" and _PROPER.fullmatch(run.text):
        run.kind = run.kind or "association"
        return _SURE
    if language == "de" and _ORDERS_FROM.end(before, may) and _ORDERED.match(after):
        return _SURE
    if run.country and (language != "de" or " " in run.text) and _NATION.end(before, may):
        return 2
    if _OBJECT[language].end(before, may):
        return 3 if language == "de" and " " not in run.text else 2
    if _TALKS.end(before, may):
        return 2 if language == "de" and looks_foreign(run.text) else 1
    return _points_of_deeds(run, before, after, language, may)


def _points_of_deeds(run: Run, before: str, after: str, language: str, may: int) -> int:
    """What speaks for a name that it does something, or is dealt with: "firmó el lunes con X", "X und Y haben"."""
    if _DEALS_WITH[language].end(before, may):
        return (_SURE - 1 if looks_foreign(run.text) else 0) if language == "de" else 1
    if language == "fr" and run.first and _DOES_BUSINESS.begin(after, may):
        return 2
    if language != "de" or not looks_foreign(run.text):
        return 0
    if not run.first:
        return _SURE if _AND_FIRST.end(before, may) and _DO.begin(after, may) else 0
    return _SURE if _TWO_DO.begin(after, may) or _ONE_DOES.begin(after, may) else 0


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals, and is none of the acronyms that name no organisation."""
    return name.isupper() and len(name) > 2 and flat(name) not in name_words("acronym")


@lru_cache(maxsize=4096)
def looks_foreign(name: str) -> bool:
    """Whether one word is hardly a German noun: "Solvara", not "Verkauf"."""
    word = flat(name)
    if " " in word or word in name_words("german") or _GERMAN_WORD.search(word):
        return False
    return _NO_GERMAN_END.search(word) is not None


def is_german_noun(name: str) -> bool:
    """Whether a word may well be a German noun, by the list or by its ending."""
    return " " in name or name in name_words("german") or _GERMAN_WORD.search(name) is not None


def begins_clause(after: str) -> bool:
    """Whether the verb of a Spanish or French sentence follows its first word: "Veolis discute aussi"."""
    return _VERB_BEHIND.match(after) is not None


def company_of(word: str) -> str:
    """The company of whose chief or unit a German compound tells: "Kesselring" of "Kesselring-Chef", else ""."""
    m = _STAFF.search(flat(word)) if "-" in word else None
    head = word[: m.start()] if m else ""
    return head if len(head) > 1 and head[0].isupper() else ""
