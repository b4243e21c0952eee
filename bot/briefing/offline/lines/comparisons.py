"""Find what a sentence names only to compare: "similar to that with Chad", "modelled on its accord with Norway"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line

Span = tuple[int, int]

_THING = (
    r"(?:deals?|agreements?|accords?|pacts?|treat(?:y|ies)|contracts?|memorand(?:um|a)|arrangements?|partnerships?"
    r"|protocols?|conventions?|ones?)"
)
_ENGLISH = gated(
    r"\b(?:(?:similar|comparable|identical|akin|equivalent|analogous) to"
    rf"(?= (?:that|those|(?:the|an?|its|their|one|[\w-]+(?:'s|s')) (?:[\w-]+ ){{0,3}}?{_THING}|one)\b)"
    r"|(?:(?:is|are|was|were|closely|and|an?|pact|deal|agreement|accord|treaty|contract),? |, )"
    r"(?:model+ed|patterned) (?:closely |largely )?(?:on|after)"
    r"|(?:along|on) the (?:same )?lines (?:of|as)|(?:following|on|after|follows) the (?:example|model|pattern) of"
    r"|(?:mirror|echo|resembl|replicat)(?:e?s|ed|ing)"
    rf"(?= (?:that|those|(?:the|an?|its|their|one|[\w-]+'s) (?:[\w-]+ ){{0,3}}?{_THING})\b)"
    rf"|(?:just |much )?like (?:the|those|that|one)(?: (?:[\w-]+ ){{0,3}}?{_THING}|(?= (?:with|between|of|it)\b))"
    rf"|the same as (?:that|those|the {_THING}))\b"
)
_SPANISH = gated(
    r"\b(?:(?:similar|parecid[oa]|semejante|identic[oa]|analog[oa]|equivalente|comparable)(?:s|es)?"
    r" (?:al?|con (?:el|la))\b"
    r"|como (?:el|la|los|las) que\b|(?:siguiendo|sigue|siguen|segun|con|sobre) el (?:modelo|ejemplo) del?\b"
    r"|a (?:semejanza|imagen) del?\b|al estilo del?\b|en la linea del?\b"
    r"|(?:inspirad|calcad|modelad)[oa]s? (?:en|de|del|sobre)\b)"
)
_FRENCH = gated(
    r"\b(?:(?:semblable|similaire|comparable|identique|analogue|equivalent)e?s? (?:a|au|aux)\b"
    r"|comme (?:celui|celle|ceux|celles)\b|(?:calque|inspire|copie)e?s? (?:sur|de|du|d')"
    r"|sur le (?:modele|patron) d(?:e|u|es|')|a l'(?:image|instar) d(?:e|u|es|')|dans la lignee d(?:e|u|es|'))"
)
_GERMAN = gated(
    r"\b(?:ahnlich (?:dem|der|den|denen|jenem|jener|wie)\b"
    r"|nach (?:dem )?(?:vorbild|muster|modell) (?:des|der|eines|einer|von)\b"
    r"|vergleichbar mit\b|angelehnt an\b|(?:orientiert|orientieren) sich an\b"
    r"|wie (?:es|ihn|sie) [^,;.]{3,60}\b(?:unterzeichne|unterschr|schloss|geschlossen|vereinbart|abgeschlossen))"
)
_STARTS = {"en": _ENGLISH, "es": _SPANISH, "fr": _FRENCH, "de": _GERMAN}
_ENDS = {
    "en": re.compile(
        r"[;:.()—–]|,(?! (?:the )?[A-ZÀ-Þ][\w' -]{1,30}(?:,| and [A-ZÀ-Þ]))"
        r"| (?:and|but|while|when|after|before|as|though|although) (?![A-ZÀ-Þ]|the [A-ZÀ-Þ]|with |that |those )"
    ),
    "es": re.compile(r"[;:.()—–,]| (?:pero|mientras|tras|y) (?![A-ZÀ-Þ]|(?:el|la|los|las) [A-ZÀ-Þ]|con )"),
    "fr": re.compile(r"[;:.()—–,]| (?:mais|tandis|apres|après|et) (?![A-ZÀ-Þ]|(?:le |la |les |l['’])[A-ZÀ-Þ]|avec )"),
    "de": re.compile(
        r"[;:.()—–,]| (?:aber|während|und) (?![A-ZÀ-Þ]|(?:dem|der|den) [A-ZÀ-Þ]|mit )"
        r"|(?<=[a-zß]) (?:unterzeichne|unterschr|geschlossen|vereinbar|abgeschlossen|paraphier|verhandel|ausgehandel"
        r"|hat|haben|will|wollen|soll)"
    ),
}
_MADE_KO = r"(?:협정|조약|계약|협약|합의|양해각서|의정서|사례|모델|(?:맺은|서명한|체결한|합의한) 것)"
_LIKE_KO = r"(?:[과와](?:의)? ?(?:비슷|유사|흡사|같은|동일|마찬가지)|[을를] ?(?:본뜬|본떠|본딴|모방|모델|본보기)|처럼)"
_KOREAN = re.compile(
    rf"(?:(?![은는이가] |[,.·]).){{2,36}}?{_MADE_KO}{_LIKE_KO}"
    rf"|[^\s,.]{{1,12}}[이가] (?:[^\s,.]+ ){{0,3}}?(?:서명한|체결한|맺은|합의한) (?:것|[^\s,.]{{0,6}}{_MADE_KO})"
    rf"{_LIKE_KO}"
)
_MADE_JA = r"(?:協定|条約|契約|合意|覚書|議定書|取り決め|もの|例|提携)"
_LIKE_JA = r"(?:と(?:同様|同じ|似た|類似)|に(?:似た|ならっ|倣っ|準じ)|を(?:モデル|手本|参考|ひな型)に|のような)"
_JAPANESE = re.compile(
    rf"[^はが、。]{{1,24}}?{_MADE_JA}{_LIKE_JA}"
    rf"|(?<=[は、。])[^はが、。]{{1,16}}が[^はが、。]{{0,16}}(?:した|された|結んだ|交わした|んだ)[^はが、。]{{0,6}}"
    rf"{_MADE_JA}{_LIKE_JA}"
)
_LITERALS = {
    "ko": (
        "비슷",
        "유사",
        "흡사",
        "같은",
        "동일",
        "마찬가지",
        "본뜬",
        "본떠",
        "본딴",
        "모방",
        "모델",
        "본보기",
        "처럼",
    ),
    "ja": ("同様", "同じ", "似た", "類似", "なら", "倣", "準じ", "モデル", "手本", "参考", "ひな型", "のような"),
}


def comparisons(line: Line, language: str) -> list[Span]:
    """Where a line names others than those it tells of, whose agreement is like theirs."""
    if language in _LITERALS:
        if not any(word in line.text for word in _LITERALS[language]):
            return []
        pattern = _KOREAN if language == "ko" else _JAPANESE
        return [m.span() for m in pattern.finditer(line.text)]
    found = []
    for m in _STARTS[language].finditer(line.folded):
        end = _ENDS[language].search(line.text, m.end())
        found.append((m.start(), end.start() if end else len(line.text)))
    return found
