"""Know how German, French and Spanish tell what an agreement is about: nouns of deeds, words before, words between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.briefing.offline.titles.european_things import DAYS, MONEY


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language tells what an agreement is about."""

    besides: re.Pattern[str]
    """What may stand between an agreement and what it is about: adjectives, days, places, how much."""
    whom: re.Pattern[str]
    """What stands before the other side."""
    about: re.Pattern[str]
    of: re.Pattern[str]
    """What stands before it where nothing else stands between."""
    acts: re.Pattern[str]
    """Nouns of what is done, with what stands before their object."""
    to_do: re.Pattern[str]
    """Before the infinitive of what is agreed or meant."""
    labels: tuple[str, str]
    """What that infinitive is called: of an agreement, of a plan."""


_ES = (
    r"(?:compra|venta|adquisición|construcción|suministro|entrega|creación|apertura|reapertura|ampliación"
    r"|modernización|financiación|desarrollo|explotación|producción|fabricación|instalación|renovación"
    r"|importación|exportación|tendido|cesión|gestión|mantenimiento|formación|fusión|intercambio|eliminación"
    r"|exploración|prórroga|alquiler|concesión|reparto|supresión|transferencia|integración|liberalización"
    r"|rehabilitación|distribución|reanudación|extracción|rodaje|participación|licitación|privatización"
    r"|devolución|recompra|reestructuración|supervisión|adhesión)"
)
_FR = (
    r"(?:achat|rachat|vente|acquisition|reprise|cession|livraison|fourniture|construction|exploitation|création"
    r"|ouverture|réouverture|assemblage|extension|modernisation|financement|développement|production"
    r"|fabrication|installation|importation|exportation|gestion|entretien|maintenance|formation|fusion|échange"
    r"|suppression|exploration|prolongation|location|concession|partage|transfert|intégration|diffusion"
    r"|équipement|accueil|distribution|rénovation|extraction|dépollution|participation|privatisation"
    r"|restructuration|commande|prorogation|adhésion|reconnaissance)"
)
_DE = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]*(?:lieferung|anwerbung|beschaffung|erschließung|entwicklung|herstellung|erforschung"
    r"|verlängerung|gründung|beteiligung|bewirtschaftung|übernahme|abnahme|wartung|errichtung|erweiterung"
    r"|modernisierung|finanzierung|nutzung|förderung|verwaltung|ausbildung|öffnung)|Lieferung|Anwerbung"
    r"|Beschaffung|Erschließung|Entwicklung|Herstellung|Erforschung|Verlängerung|Gründung|Bewirtschaftung"
    r"|Übernahme|Abnahme|Wartung|Errichtung|Erweiterung|Modernisierung|Finanzierung|Nutzung|Förderung"
    r"|Verwaltung|Ausbildung|Öffnung|Bau|Ausbau|Aufbau|Kauf|Verkauf|Ankauf|Betrieb|Bezug|Einstieg"
    r"|Zusammenschluss|Fusion|Export|Import|Austausch|Streit|Teilnahme|Anerkennung|Rückkauf|Umbau|Neubau"
    r"|Transport)"
)


@cache
def grammars() -> dict[str, Grammar]:
    """The grammar of each language."""
    return {
        "es": Grammar(
            re.compile(
                rf"(?: (?:[a-zé-ú]+(?:al|ic[oa]|iv[oa]|ari[oa]|ad[oa]|id[oa]|os[oa]|ble|nte|és|esa|an[oa]"
                rf"|conjunt[oa])|{DAYS}|ayer|hoy|definitiv[oa]"
                rf"|en [A-ZÁ-Ú]\S+(?: de [A-ZÁ-Ú]\S+)?|a \w+ años|por \w+ años|de {MONEY}|por {MONEY})\b)+"
            ),
            re.compile(r",? (?:con|entre|por parte de|suscrito con|firmado con) "),
            re.compile(
                r" (?=(?:para|sobre|por (?:el|la|los|las) que|relativ[oa] a|acerca de|en materia de|destinad[oa] a"
                r"|que (?:conced|autoriz|permit|cre|establec|fij|elimin|regul|facilit|garantiz|reconoc|ampl[ií]|prohíb"
                r"|oblig)"
                r"(?:e|a|en|an|ía|ían|irá|ará|ará?n)|que pone fin a)\b)"
            ),
            re.compile(r" (?=(?:de|del) (?!la (?:que|cual)|lo|los que))"),
            re.compile(
                rf"\b({_ES})(?: [a-zé-ú]+(?:al|ic[oa]|iv[oa]|ari[oa]|conjunt[oa]|mutu[oa]))? (?:de|del|por) ",
                re.IGNORECASE,
            ),
            re.compile(
                r"\b(?:para|acord\w+|acuerd\w+|conv[ei]n\w+|prev[éeí]\w*|propus\w+|propon\w+|propuest[oa]"
                r"|plante\w+|pretend\w+|estudi\w+|acept\w+"
                r"|decidi\w+|comprometi\w+ a|negocia\w* para|quier\w+|ofrec\w+|pedid[oa])"
                rf"(?: {DAYS})?"
                r"(?: (?:a|con|en) [^,;:.]{2,50}?| de palabra| por ahora|, por su parte,)? (?=(?!por\b|ser\b"
                r"|ayer\b|lugar\b|poder\b|(?:firmar|llegar|alcanzar|cerrar|sellar|lograr|suscribir|denunciar|negociar"
                r"|aplicar|salvar|embolsar|recibir|ganar|disputar|tener|hacer)(?:se)? )"
                r"[a-zñ]+(?:ar|er|ir)(?:l[eao]s?|se)? )"
            ),
            ("Acuerdo para", "Plan para"),
        ),
        "fr": Grammar(
            re.compile(
                rf"(?: (?:[a-zà-ÿ]+(?:al|ale|elle?|ique|i[fv]e?|aire|oire|eux|euse|able|ée?s?|iens?|ais|aise|ois"
                rf"|commune?)|{DAYS}|hier|définiti\w+"
                rf"|à [A-ZÀ-Þ]\S+|en [A-ZÀ-Þ]\S+|de \w+ ans|sur \w+ ans|de {MONEY}"
                rf"|d['’]un montant (?:total )?de {MONEY})\b)+"
            ),
            re.compile(r",? (?:avec|entre|conclu avec|signé avec) "),
            re.compile(
                r" (?=(?:pour|sur|portant sur|visant à|relati(?:f|ve) (?:à|au)|concernant|en vue d"
                r"|destinée?s? (?:à|au)|au sujet d|afin d"
                r"|(?:autoris|instaur|cré|prévoy|fix|garantiss|encadr|permett|organis|établiss|interdis|limit"
                r"|facilit|reconnaiss|accord|supprim)ant"
                r"|qui (?:prévoit|reconnaît|autorise|permet|crée|fixe|garantit|supprime|instaure|encadre"
                r"|facilite))(?:['’]|\b))"
            ),
            re.compile(r" (?=(?:de|du|des) (?!la (?:veille|même))|d['’])"),
            re.compile(
                rf"\b(?<!prix d['’])({_FR})(?: [a-zà-ÿ]+(?:al|ale|elle|ique|i[fv]e?|aire|euse|ée?|commune?"
                rf"|conjointe?))?(?: (?:de|du|des|en) | d['’])",
                re.IGNORECASE,
            ),
            re.compile(
                rf"(?:\b(?:pour|accept\w+ d(?:e |['’])|conv(?:enu|ien)\w*(?: {DAYS})? d(?:e |['’])"
                r"|propos\w+(?: (?:à|aux?) [^,;:.]{2,40})? (?:de |d['’])|prévoi\w+(?: aussi)? (?:de |d['’])"
                r"|envisag\w+(?: par ailleurs)? (?:de |d['’])|s['’](?:est|sont) engagée?s? à|s['’]engage(?:nt)? à"
                r"|décid\w+ (?:de |d['’])|ont choisi d(?:e |['’])"
                r"|va|vont|doit|doivent|souhait\w+)) ?(?=(?!être\b|hier\b|avoir\b)[a-zéèêàç]+(?:er|ir|re|oir) )"
            ),
            ("Accord pour", "Projet pour"),
        ),
        "de": Grammar(
            re.compile(
                rf"(?: (?:{DAYS}|gestern|heute|in [A-ZÄÖÜ]\w+|am \w+|über {MONEY}|von {MONEY}|im (?:Umfang"
                rf"|Wert) von {MONEY}|in Höhe von {MONEY}"
                r"|auf \w+ Jahre|für \w+ Jahre|über \w+ Jahre)\b)+"
            ),
            re.compile(r",? (?:mit|zwischen|beim?|an) "),
            re.compile(
                r" (?=(?:über|zum|zur|zu|für|um)\b(?! (?:acht|zwei|drei|vier|fünf|sechs|sieben|neun|zehn|\d+) Jahre))"
            ),
            re.compile(r" (?=(?:der|des|von|einer|eines) (?!(?:[a-zäöü]+ ){0,2}?(?:hat|haben|wird|ist)\b))"),
            re.compile(rf"\b({_DE}) (?:von|der|des|einer|eines|über|um|an|am|für|mit|jährlich|zweier|am|weiterer) "),
            re.compile(
                r"(?:vereinbar|verständig|einig|bereit|vorgeschlagen|schlug|schlägt|angeboten|bietet|verpflicht"
                r"|plan|beschl|zugesagt|zusag|Vorschlag|erklär|gebeten"
                r"|bat |Angebot)[^;:.]*?, (?!um |ohne |statt |anstatt )(?=[^,;:.]{8,110}? (?:zu [a-zäöüß]+en"
                r"|[a-zäöü]+zu[a-zäöüß]+en)\b)"
            ),
            ("Vereinbarung,", "Plan,"),
        ),
    }
