"""Cut what an agreement is about out of a German, French or Spanish sentence: where it begins is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.names.mention import Mention

MAX_TITLE = 96
LEAST = 14
"""Characters of a title that says more than a kind."""
MONEY = (
    r"(?:[$€£]\s?\d[\d.,]*|\d[\d.,\u00a0\u202f ]*\d?\s(?:millones|millions?|milliards?|mil|Millionen|Milliarden"
    r"|Mrd\.|Mio\.|euros?|Euro|dólares|dollars"
    r"|francs|Franken)(?: d[e'’ ]? ?[a-z]\S*(?: (?:canadiens|de FCFA|CFA))?| (?:US-)?[A-Z]\w+)?)"
)
DAYS = (
    r"(?:este |ce |el |le |am |den )?(?:pasado |dernier )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag)\w*"
)
_CUT = re.compile(
    r"[,.](?!\d)|[;:!?()«»“”„\"—–]| - "
    rf"| (?:{DAYS}|ayer|hoy|hier|gestern|heute)\b"
    r"| (?:que|quien|cual|cuyo|cuya|cuando|donde|mientras|aunque|tras|según|si|pero|como|qui|dont|où|lorsque"
    r"|quand|tandis|selon|après|mais"
    r"|comme|die|der|das|den|wie|wenn|weil|wobei|nach|laut|aber|ob|dass)\b(?<! der)(?<! die)(?<! das)(?<! den)"
    rf"| (?:por|pour|für|por valor de|por un (?:monto|importe|total) de|por importe de|valorad[oa]s? en"
    rf"|d['’]un montant|d['’]une valeur|im Wert von"
    rf"|im Umfang von|in Höhe von) (?:unos |unas |cerca de |environ |près de |rund |etwa |estimado |total )*{MONEY}"
    r"| (?:durante|pendant|hasta|jusqu['’]\S*|desde|depuis|a partir de|à partir d\S*|à compter d\S*"
    r"|à l['’]horizon|d['’]ici à|ab|bis|seit|von \d{4} an"
    r"|binnen|a cambio|en échange|im Gegenzug|antes de|avant|este año|en (?:19|20)\d\d|in \w+ Jahren|en marge"
    r"|al margen|por parte|bereits)\b"
    r"| (?:ha|han|había|fue|fueron|será|serán|quedó|sigue|siguen|est|sont|a été|ont|avait|sera|seront|hat|haben"
    r"|wird|werden|ist|sind|wurde|wurden"
    r"|\w{3,}(?:ió|eó|zó|aron|ieron|[aei]rán?|eront|iront|aba|aban|aient|ait)|vien(?:t|nent)|entró|(?:suscrit"
    r"|firmad|pactad|rubricad|acordad|anunciad|alcanzad)[oa]s?"
    r"|(?:signé|conclu|paraphé|dévoilé|annoncé)e?s?"
    r"|se \w+(?:ent|ait)|a (?:en|été|aussi|également|par)|commandée?s?|confiée?s?|sei|seien|im Gespräch"
    r"|zur Verfügung|ins Stocken|in Aussicht|auf Eis|aus der Taufe|ins (?:Gespräch|Leben|Spiel)"
    r"|[ye] (?:exig|pid|reclam|rechaz|critic|advirt|advier|esper|quier|busc|anunci|ofrec)\w+|et (?:a|ont|sera|seront)"
    r"|kommt|kam|soll|sollen|will|wollen|kann|läuft|steht|liegt|folgt|gilt|stieß|mit dem|mit der|mit den)\b"
)
"""Where what an agreement is about ends: when, for how much, who else; what its sentence says of it."""
_SOFT = re.compile(
    r" (?:en|de|del|para|por|con|al?|y|e|sur|dans|pour|à|au|aux|du|des|et|avec|entre|in|im|für|von|vom|und|aus"
    r"|mit|an|am|auf|bei|zu|zur|zum|der) "
)
_OPEN_END = re.compile(
    r" (?:un|una|unos|unas|el|la|los|las|su|sus|lo|le|les|leurs?|une|sa|son|ses|de|del|al?|en|y|e|o|para|por|con"
    r"|sobre|à|au|aux|du|des|d'|et|ou|pour"
    r"|sur|avec|par|dans|ein|eine[rsnm]?|der|die|das|den|dem|und|oder|über|zu|zum|zur|für|von|vom|im|in|am|an"
    r"|auf|mit|aus|sowie|beider|además|aussi"
    r"|también|en outre|par ailleurs|zudem|weiter|dazu|otros|autres|así|ainsi|ses?|más|plus|noch|grundsätzlich"
    r"|finalement|entre|zwischen|unter|cuyo)$"
)
POINTS = re.compile(
    r"\b(?:ello|eso|esto|este texto|cela|ceci|celui|celle|darüber|dazu|dies\w*|sich|ihm|ihr|ihnen|lui|ellos|ellas"
    r"|sí|ambos|los dos|les deux)\b"
)
_LOWER_END = re.compile(r"(?: [a-zäöüß]+)+$")
"""Behind a German noun its verb, an adverb, or the part that a verb leaves behind."""
_TO_WHOM = re.compile(r"^([a-zñ]+(?:ar|er|ir))(?:les?|l[ao]s?)(?= )")
"""A Spanish infinitive with a pronoun for the other side: "venderle"."""
_NO_OBJECT = re.compile(r" [ye] [a-zñ]+(?:ar|er|ir)$| et [a-zé]+(?:er|ir|re)$|hacerse$|^(?:\S+ )?[a-zñ]+(?:ar|er|ir)$")
"""What is to be done, without to what."""
_OF_OTHER = (
    r"(?: (?:a|à|au|aux|con|avec|mit|auprès d\S*|beim?)(?: (?:la|el|le|les|los|die|den|der))?(?: [a-zà-ÿ]\S*){0,3}"
    r"| an (?:die|den|das)(?: [a-zäöü]\S*){0,3}(?: [A-ZÄÖÜ]\S+)?)"
)
_BEFORE_OTHER = re.compile(rf"(?<!hacerse){_OF_OTHER} $|(?: à l| auprès d)['’]$")
_OTHER_END = re.compile(rf"{_OF_OTHER}$|(?: à l| auprès d)['’]$")


def thing(text: str, start: int, who: Sequence[Mention], room: int, language: str) -> str:
    """The words from a place on, to where what they tell of ends, with no word that wants more behind it."""
    stop = _CUT.search(text, start + 1)
    told = text[start : stop.start() if stop else len(text)].rstrip(" .")
    for m in who:  # the other side, at the end: "la venta de trenes a Kenia"
        if m.start > start + 12 and _BEFORE_OTHER.search(text, start, m.start):
            told = _OTHER_END.sub("", text[start : min(start + len(told), m.start)].rstrip())
            break
    if len(told) > room:
        cuts = [m.start() for m in _SOFT.finditer(told) if 20 <= m.start() <= room]
        told = told[: cuts[-1]] if cuts else ""
    if language == "de":
        told = _LOWER_END.sub("", told)
    while (open_end := _OPEN_END.search(told)) is not None:
        told = told[: open_end.start()]
    return "" if _NO_OBJECT.search(told) else _TO_WHOM.sub(r"\1", told)
