"""Tell which sentences can prove an answer: those with a date, a place, a reason, or what comes next."""

from __future__ import annotations

import re
from functools import cache

from bot.briefing.offline.answers.questions import causes
from bot.briefing.offline.answers.terms import terms_in
from bot.briefing.offline.lines import months
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.sectors import sector_words

_GOODS = frozenset(
    [
        "agriculture", "fisheries", "food", "forestry", "mining", "critical-minerals", "oil-gas", "hydrogen",
        "batteries",
        "steel-metals", "chemicals", "textiles", "machinery", "automotive", "shipbuilding", "aerospace", "defence",
        "semiconductors", "electronics", "biotech", "renewables", "retail",
    ]
)  # fmt: skip
"""Sectors whose words are products."""
_OF_PRODUCT, _MANY = 0.25, 4
_DATE = re.compile(
    rf"\b(?:{months.PLAIN}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:19|20)\d\d|lunes|martes|miercoles|jueves|viernes"
    r"|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|diens|donners|frei|sams|sonn)tags?"
    r"|mittwochs?|today|tomorrow|yesterday|tonight|(?:next|last|this|coming|by) (?:week|month|quarter|year|spring"
    r"|summer|autumn|fall|winter|night|morning)|(?:coming|next|past|few|within|in|up to|after) (?:\w+ )?(?:days|weeks"
    r"|months|years)|recess|same day|shortly|year-end|in the (?:spring|summer|autumn|fall|winter)"
    r"|hoy|manana|ayer|(?:proxim[oa]|pasad[oa]|este|esta) (?:semana|mes|trimestre|ano)|(?:semana|mes|ano|trimestre)"
    r" (?:proxim[oa]|pasad[oa]|que viene)|(?:primavera|verano|otono|invierno)"
    r"|(?:proxim[oa]s|ultim[oa]s) (?:dias|semanas|meses|anos)|dentro de \w+ (?:dias|semanas|meses|anos)|el mismo dia"
    r"|aujourd'hui|demain|hier|la veille|le meme jour|prochain(?:e?s)? (?:jours|semaines|mois|annees)"
    r"|(?:sous|dans) \w+ (?:jours|semaines|mois|ans)|(?:semaine"
    r"|mois|trimestre|annee|an) (?:prochaine?|derniere?)|(?:printemps"
    r"|automne|hiver)"
    r"|heute|morgen|gestern|(?:nachste[nrms]?|kommende[nrms]?|vergangene[nrms]?|vorige[nrms]?|dieses?[mnr]?)"
    r" (?:woche|monats?|quartals?|jahre?s?)|(?:fruhjahr|herbst|jahresende)"
    r"|(?:kommenden|nachsten|vergangenen) (?:tagen?|wochen|monaten?|jahren?)"
    r"|innerhalb (?:von )?\w+ (?:tagen|wochen|monaten|jahren)|am selben tag|vorabend)\b"
    r"|\bmay \d|\d(?:st|nd|rd|th)? may\b|\b(?:in|by|until|since|of|late|early|mid|last|next) may\b(?! be)"
    r"|\d(?:er)? (?:mars|mai)\b|\d\. (?:marz|mai)\b"
    r"|\b(?:en|debut|fin|mi|im|anfang|ende|mitte|seit|bis|courant) (?:mars|mai)\b"
    r"|(?:19|20)\d\d ?[년年]|\d{1,2} ?[월月]|\d{1,2} ?[일日](?!간|間)|올해|내년|지난해|이달|다음 ?달|지난 ?달"
    r"|상반기|하반기|연내|연말|다음 ?주|오는 |이날|같은 날|조만간|(?:일|주|개월|년) ?(?:안|내)에|가을|봄|여름|겨울"
    r"|同日|この日|近く|早ければ|(?:日|週間|カ月|年)以内|来年"
    r"|今年|昨年|年内|来月|今月|先月|来週|年度|年末|春|夏|秋|冬"
)
"""On folded text."""
_PLACE = {
    "en": re.compile(r"\b(?:in|at|near|outside|off) (?:the )?(?:[a-z]+ )?([A-ZÀ-Þ][\w'’-]+)"),
    "es": re.compile(r"\b(?:en|cerca de|desde) (?:el |la |los |las )?(?:[a-záéíóúñ]+ de )?([A-ZÀ-Þ][\w'’-]+)"),
    "fr": re.compile(r"\b(?:à|au|aux|en|dans|près de|depuis) (?:la |le |les |l['’])?([A-ZÀ-Þ][\w'’-]+)"),
    "de": re.compile(r"\b(?:im |(?:in|bei|nahe|nach) (?:der |dem |den )?)([A-ZÀ-Þ][\w'’-]+)"),
    "ko": re.compile(r"([가-힣]{2,})(?:에서|에 (?:있|위치|세|짓|건설|들어서)|시(?:에| )|현지)"),
    "ja": re.compile(
        r"([ァ-ヶー・]{2,}|[一-龠ァ-ヶー]{2,}?[市県州都国港島町区]?)(?:で(?!き|す|は|も|あ)|にある|にお(?:いて|ける))"
    ),
}
"""On the text as written; whether it is a place, is asked of its name where a language has no capitals for names."""
_NO_PLACE = frozenset(
    [
        "christmas",
        "easter",
        "q1",
        "q2",
        "q3",
        "q4",
        "usd",
        "eur",
        "sept",
        "oct",
        "nov",
        "dec",
        "jan",
        "feb",
        "may",
        "mai",
        "mars",
        "marz",
    ]
)
_GERMAN_NOUNS = re.compile(
    r"kraft|auftrag|hohe|anspruch|zukunft|betrieb|frage|rahmen|gesprache|verhandlungen|hinblick"
    r"|zusammenhang|folge|lage|aussicht|verbindung|anfang|mitte|ende|gegenzug|jahre?|monate?|monaten"
    r"|wochen?|herbst|sommer|winter|fruhjahr|wert|mittelpunkt|angaben|prozent|einklang|schnitt|vorjahr"
    r"|bereich|krankenhausern|kliniken|unternehmen|form|teilen|richtung|planung|bau|notar|zuge|falle"
    r"|gegensatz|vergleich"
)
_GERMAN_NOUN_ENDS = ("ung", "ungen", "heit", "keit", "schaft", "hohe", "tion", "quartal", "kreisen", "jahr", "jahren")
_AHEAD = {
    "en": re.compile(
        r"\b(?:will|shall|is to|are to|(?:is|are) due|due to|(?:is|are|was|were) (?:expected|scheduled|planned|set)"
        r" (?:to|for)|plans? to|aims? to|expects? (?:to|the)|hopes? to|next (?:week|month|year|round|step)"
        r"|still (?:has|have|needs?|must)|must|remains? to|await(?:s|ing)?"
        r"|pending|subject to|by the end of|considering|weighing|mulling)\b"
    ),
    "es": re.compile(
        r"\b\w{2,}r(?:á|án)\b|\b(?:próxim[oa]s?|prev[eé]n?|previst[oa]s?|falta|faltan|queda|quedan|deben?|pendientes?"
        r"|esperan?|a la espera)\b"
    ),
    "fr": re.compile(
        r"\b(?!contra\b|pour )\w{2,}(?:era|eront|ira|iront|dra|dront|vra|vront)\b|\b(?:prochaine?s?|prévue?s?|doit"
        r"|doivent|reste à|d'ici|attendue?s?|espèrent?|compte|comptent)\b"
    ),
    "de": re.compile(
        r"\b(?:soll|sollen|will|wollen|muss|müssen|geplant|vorgesehen|nächste[nrms]?|kommende[nrms]?|erwartet"
        r"|steht noch"
        r"|noch (?:zustimmen|aus|offen)|bis (?:Ende|Mitte|Anfang|zum|20\d\d)|ab 20\d\d|(?:wird|werden) (?!\w+t\b)"
        r"(?:[^.,]* )?(?:beginnen|folgen|aufnehmen|entscheiden|stattfinden|liefern|starten|zustimmen|treffen"
        r"|unterzeichnen))\b"
    ),
    "ko": re.compile(
        r"예정|계획|방침|전망|내년|다음 ?달|목표|(?:들어간|연|열린|시작한"
        r"|재개한|서명한|체결한|발효된|개최한)다|앞으로|남았|남은|나선다|[할갈될올] 것"
    ),
    "ja": re.compile(r"予定|計画|方針|見通し|来年|来月|来春|来夏|来秋|目指|めざ|見込|今後|月にも|までに|年度"),
}
_PURPOSE = {
    "es": re.compile(r"\bpara (?:que|\w{2,}(?:ar|er|ir)(?:se|l[aoe]s?)?)\b"),
    "fr": re.compile(r"\bpour (?:que|(?:ne pas |mieux |en |s'|se |l'|le |la |les )?[a-zé]{3,}(?:er|ir|re))\b"),
    "de": re.compile(r"\bum (?:[^,.]* )?(?:zu \w+en|\w+zu\w+en)\b"),
}
_UNDISCLOSED = re.compile(
    r"\bundisclosed|\b(?:not|n't|neither\b.*|without) (?:be |been |yet |saying )?(?:disclos|reveal|divulg"
    r"|say what|how much)"
    r"|\bwithout (?:giving|naming) (?:a |any )?(?:price|value|sum)|\bno (?:price|value|sum|financial terms"
    r"|figures?) (?:was|were|is|has)"
    r"|\bno (?:se )?(?:revel|divulg|preciso|trascend|dieron a conocer|facilit|informo)|\bsin (?:revelar"
    r"|precisar|divulgar)"
    r"|\b(?:stays?|remains?|kept|reste|tenu|est) (?:a )?(?:secret|confiden)|\bno esta (?:definid|fijad)"
    r"|\bn'(?:a|ont) pas (?:ete )?(?:divulgu|precis|communiqu|revel|devoil|chiffr)|\b(?:montant|prix|valeur)s? (?:non"
    r"|n'est|n'a|n'ont)|\bsans (?:preciser|divulguer|reveler)|\bkeine angaben|\bnicht (?:genannt|bekannt"
    r"|mitgeteilt|beziffert"
    r"|veroffentlicht)|\bstillschweigen"
    r"|밝히지 않|공개하지 않|비공개|공개되지 않|明らかにしてい?ない|非公表|公表してい?ない|非開示"
)
"""That a price is kept quiet; on folded text."""


def has_date(line: Line) -> bool:
    """Whether a sentence says when."""
    return _DATE.search(line.folded) is not None


def places_in(line: Line, language: str) -> list[int]:
    """Where a sentence of the body tells a place: offsets."""
    pattern = _PLACE.get(language)
    if pattern is None or line.part == 0:
        return []
    return [m.start() for m in pattern.finditer(line.text) if _is_place(m[1], language)]


def tells_reason(line: Line, languages: frozenset[str]) -> bool:
    """Whether a sentence of the body tells a reason in one of `languages`."""
    if line.part == 0:
        return False
    purpose = any(p.search(line.folded) for code, p in _PURPOSE.items() if code in languages)
    return purpose or any(causes(code).find(line.text, line.folded) for code in languages)


def lies_ahead(line: Line, language: str) -> bool:
    """Whether a sentence of the body tells what is to come."""
    pattern = _AHEAD.get(language)
    return pattern is not None and line.part > 0 and pattern.search(line.text) is not None


def keeps_quiet(line: Line) -> bool:
    """Whether a sentence says that a price or the terms are not told."""
    return _UNDISCLOSED.search(line.folded) is not None


def tells_weight(line: Line, language: str) -> bool:
    """Whether a sentence of the body tells what is remarkable: a first, a record, a dependence that ends."""
    return line.part > 0 and "weight" in terms_in(line.text, line.folded, language)


def products(line: Line, language: str) -> float:
    """How much a sentence tells of products: by how many it names, and whether it says that they are covered."""
    named = {hit.start for hit in sector_words(line, language) if hit.value.code in _GOODS}
    covers = bool(terms_in(line.text, line.folded, language) & {"scope", "tariff", "quota"})
    return _OF_PRODUCT * (min(len(named), _MANY) + covers) if len(named) + covers > 1 and named else 0.0


def _is_place(name: str, language: str) -> bool:
    folded = flat(name)
    if language == "ko":
        return any(place in folded for place in _known())
    if language == "ja":
        return name[-1] in "市県州都港島町区" or any(place in folded for place in _known())
    if folded in _NO_PLACE or re.fullmatch(months.PLAIN, folded) or folded.endswith(("day", "tag")) or name.isupper():
        return False
    if language == "de" and folded.endswith(_GERMAN_NOUN_ENDS):
        return False
    return language != "de" or _GERMAN_NOUNS.fullmatch(folded) is None


@cache
def _known() -> frozenset[str]:
    """Names of places, folded: German nouns have capitals too, Korean and Japanese names have none."""
    places = {p for p in gazetteer.places().entries() if len(p) > 1}
    return frozenset(places | name_words("city") | name_words("seat"))
