"""Name an agreement by the noun of its sentence with what it is about: "Executive contract for K2 tanks"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import NAMING, Tag

_MAX_PHRASE = 90
_REACH = 70
"""Characters behind the noun in which what it is about has to end."""
_DETERMINER = (
    r"(?:an?|the|its|their|his|her|another|un|una|el|la|los|las|su|sus|une|le|les|des|leurs?|sa|son|ses"
    r"|eine?[nmrs]?|der|die"
    r"|das|de[nmrs]|ihre?[nmrs]?|seine?[nmrs]?|del|al|du|au)"
)
_DETERMINED = re.compile(rf"(?:\b{_DETERMINER} |\b[ld]['’])((?:(?!{_DETERMINER} )[\w'’&.-]+ ){{0,4}})$", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:and|or|that|which|who|of|in|on|at|to|for|with|by|from|y|o|que|de|en|con|para|por|et|ou|qui|dans|avec"
    r"|pour|sur|par"
    r"|und|oder|mit|im|am|an|zu|auf|von|vom|has|have|had|is|are|was|were|be|been|will|would|not|said|says|ha"
    r"|han|ont|est"
    r"|hat|haben|wird|werden|ist|sind|nicht|same|such|new|misma|mismo|meme)\b",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r" (?!relati[fv]e?s? )[a-zà-ÿ]+(?:al|ale|el|elle|ique|ic[oa]|iv[oae]|if|ari[oa]|aire|eux|euse|os[oa]|ad[oa]|id[oa]"
    r"|les|ues|cos|cas|iel)\b"
)
_ABOUT = re.compile(
    r" (?:for|on|to|over|covering|about|regarding|of|para|sobre|por|de|del|pour|sur"
    r"|relati[fv]e?s? (?:à|aux?)|d'|über|zur|zum|zu|für)\b"
)
_STOP = re.compile(
    r"[,.](?!\d)|[;:!?()\[\]«»“”\"—]| [–-] | (?:and takes|that|which|who|whose|when|where|after|before|while|as|with"
    r"|between|under|worth|if"
    r"|from|until|at|said|says|told|has|have|had|is|are|was|were|will|would|may|could|should|must|than"
    r"|and (?:its?|the|will)|y (?:el|la) [A-ZÀ-Þ]\w+|y (?:exig|pid|reclam|rechaz|advi)\w+"
    r"|on the (?:same|table|spot|side\w*|margins?)"
    r"|during|signed|agreed|reached|announced|concluded|struck|dated|que|con|entre|tras|desde|cuando|valorad\w+"
    r"|firmad\w+"
    r"|suscrit\w+|qui|avec|après|depuis|lors|signé\w*|conclu\w*|mit|zwischen|nach|bis|das|der|die|wie|und)\b"
    r"| (?:on|late|este|ce|am|le|el) (?:\w*day|[Mm]onday|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|lundi|mardi"
    r"|mercredi|jeudi|vendredi|samedi|dimanche|\w*[tT]ag|\w*woch|\d"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d)"
    r"| over the (?:summer|autumn|winter|spring|weekend|holidays)\b"
    r"| (?:in|en|à|au|at(?: the)?|im) [A-ZÀ-Þ]| (?:last"
    r"|next|this) "
)
_FINITE = re.compile(
    r"\b(?:will|would|takes?|exchanged|signed|se|sera|seront|serait|est|sont|wird|werden|laufen|steigt"
    r"|han|hubo|fue|fueron|vient|viennent|ont|été|va|vont"
    r"|\w+(?:[aeid]rán?|eront|iront|ió|eó|zó|aron|ieron))\b"
)
"""In what is no name but a statement."""
_INFINITIVE = re.compile(r"[a-zà-ÿ]+(?:ar|er|ir|enu|ado|és?|ées?)\b")
"""How a Spanish or French verb begins what is no name."""
_GERMAN_VERB = re.compile(r"(?: (?:zu )?[a-zäöüß]+(?:t|en))+$")
_OPEN_END = re.compile(
    r" (?:a|an|the|its|their|of|for|to|on|and|in|de|la|el|del|des|du|le|les|et|y|der|die|das|den|und|zu|à"
    r"|por|para|con|sobre|par|pour|sur|relati[fv]e?s?|deux|trois|dos|tres)$"
)
_NO_NOUN = re.compile(r"(?:en|a|à|au|de|pour|por|para|par|con|avec|va|terme|accueilli|hacerse)\b")
"""What begins no name in Spanish and French: a preposition, a verb."""
_GERMAN_VAGUE = re.compile(
    r"^(?:(?:die|der|das|den|dem|(?:entsprechend|derartig|solch|weiter|ander)e[nmrs]?) )+", re.IGNORECASE
)
"""Words before a German noun that tell a reader of a title nothing."""
_GERMAN_ADJECTIVES = re.compile(r"(?:[a-zäöüß]+(?:e[nmrs]?) )+")
_GERMAN_CASE = re.compile(r"^(?:[a-zäöüß]+e[nm] )+(?=[A-ZÄÖÜ])")
"""Adjectives in a case that no title has: "langfristigen Liefervertrag"."""
_GERMAN_OF = re.compile(r"((?:nehmen|kommen|rlehen|vertrag|kredit|auftrag))e?s\b")
_VERB = re.compile(r"\b(?:to|will|would|zu)\s$")
_KOREAN_NAME = (
    r"(?<!\S)(?:(?!(?:등|및|각각|또는?|또한|이번|새|해당|같은|양[측국사]|최근|일부|첫|번째|관련|추가|별도|이날|현지|모두"
    r"|다른|최종|정식|공식|지난해|올해|내년|기존|규모"
    r"|(?:열|맺|들|걸|넣|만들)어|통해|위해) )"
    r"[가-힣A-Za-z·-]+[^은는이가을를의에도로와과서한된할인던고며해여져려진린친킨운온든른쓴준둔 ]"
    r"(?<!까지)(?<!부터) ){1,3}"
)
_JAPANESE_NAME = (
    r"(?!両[国社者行]|今回|同[国社]|政府|一連|複数|当局|独自|初|別|次|既存|従来|正式|最終|新た|双方|上記|当初|現在|現行"
    r"|日本|韓国|中国|米国|同額)(?<![一-龠ァ-ヶーA-Za-z・0-9])[一-龠ァ-ヶーA-Za-z・]{3,}の"
)
_CJK_NAMED = {
    "ko": re.compile(rf"(?:{_KOREAN_NAME})?[가-힣A-Za-z·-]*$"),
    "ja": re.compile(rf"(?:{_JAPANESE_NAME})?[一-龠ァ-ヶーA-Za-z・]*$"),
}
"""The nouns before that of an agreement, which name it."""
_CJK_ABOUT = {
    "ko": re.compile(
        r"(?:(?:(?!\S*(?:[은는와과,]|에서)\s|\S+[이가]\s|\S*\d+일)\S+ ){0,4}"
        r"(?!\S*\d+일)\S+(?:에 관한|을 위한|를 위한|을 담은|를 담은|에 대한|하는|하기 위한) "
        rf"|{_KOREAN_NAME})?[가-힣A-Za-z·-]*$"
    ),
    "ja": re.compile(
        rf"(?:{_JAPANESE_NAME}|[一-龠ァ-ヶーA-Za-z・]+(?:に関する|に向けた|のための|をめぐる))?[一-龠ァ-ヶーA-Za-z・]*$"
    ),
}
"""The same, or what says before it what it is about."""
_ABOUT_CJK = {
    "ko": ("에 관한 ", "위한 ", "담은 ", "에 대한 ", "하는 "),
    "ja": ("に関する", "に向けた", "のための", "をめぐる"),
}
"""Words that say what an agreement is about: without them the patterns without that alternative do, much sooner."""
_CJK_VERB = re.compile(r"(?:[을를]|を).*$|[가-힣]*다$|[가-힣]*고$")
_CJK_LEFT = re.compile(
    r"^(?:[가-힣] )+|^\S*[을를] \S+고 |^(?:곳|개|건|명|대|척|편|기|쪽)(?:에서|[의에을를]) |^期(?=[一-龠])"
)
"""The end of what was cut: "두 |곳의 리튬", "第3|期拡張工事"."""
_CJK_NO_NAME = re.compile(r"[\"'”’」]|(?:려던|기로)$|(?:^|\S)[가도에이] \S+$|(?:の全?株式?|完全子会社)$")
"""Half a sentence, or a thing that is traded: "세우려던", "협의가 멈", "계약서에 서명"."""
_CJK_REST = re.compile(r"[一-龠가-힣]{0,2}(?:\([A-Za-z-]{2,10}\)|([A-Za-z-]{2,10}))?")
_MIN_CJK = 4
"""Characters of a Korean or Japanese name of an agreement: "계약" alone says no more than its kind."""


def noun_phrase(line: Line, kind: str, told: Sequence[Tag], language: str) -> str:
    """What the line calls an agreement of the kind, by its noun among the tagged words `told`; "" for no more."""
    nouns = [t for t in told if t.what in NAMING]
    # The noun of its own kind tells more than "deal"; and of two kinds of a sentence only its own may name it.
    own = [t for t in nouns if t.what == "kind" and t.value == kind]
    if not own and any(t.what == "kind" for t in nouns):
        return ""
    read = _cjk if language in ("ko", "ja") else _latin
    found = [phrase for t in own or nouns if (phrase := read(line, t, language))]
    return max(found, key=len, default="")


def _latin(line: Line, noun: Tag, language: str) -> str:
    text, start = line.text, noun.start
    if line.folded.startswith("against ", start) or line.folded.endswith(" against ", 0, start):
        return ""  # "double taxation", against which a convention is
    while start and text[start - 1] == "-" and text[start - 2 : start - 1].isalnum():  # "ground-handling contract"
        start = text.rfind(" ", 0, start) + 1
    before = _DETERMINED.search(text, max(0, start - 60), start)
    if before is None or _VERB.search(text, max(0, start - 6), start):
        return ""
    own = (before[1] or "").rstrip()
    german = language == "de"  # where what is no adjective has a capital
    if language in ("es", "fr") and any(w[0].isupper() for w in own.split()):
        return ""  # a name, of whom a verb tells something
    own = "" if _NO_PART.search(own) or (german and not _GERMAN_ADJECTIVES.fullmatch(f"{own} ")) else own
    end = noun.end
    while text[end : end + 1].isalpha():  # the ending that the table leaves out
        end += 1
    about = _about(text, end, language)
    phrase = " ".join(f"{own} {text[start:end]}{about}".split())
    while (m := _OPEN_END.search(phrase)) is not None:
        phrase = phrase[: m.start()]
    if len(phrase) > _MAX_PHRASE or _FINITE.search(phrase):
        return ""
    if german:
        return _german(phrase)
    if language in ("es", "fr") and (_INFINITIVE.match(phrase) or _NO_NOUN.match(phrase)):
        return ""
    return phrase if " " in phrase else ""


def _german(phrase: str) -> str:
    """A German name without the case that it has in its sentence."""
    phrase = _GERMAN_CASE.sub("", _GERMAN_VAGUE.sub("", phrase))
    noun = phrase.removeprefix(m[0]) if (m := _GERMAN_ADJECTIVES.match(phrase)) else phrase
    if not noun[:1].isupper() or phrase.split()[-1].islower():
        return ""
    return _GERMAN_OF.sub(r"\1", phrase, count=1)


def _about(text: str, end: int, language: str) -> str:
    """What the agreement is about, behind its noun; nothing where that does not end soon."""
    adjective = _ADJECTIVE.match(text, end) if language in ("es", "fr") else None
    begin = adjective.end() if adjective else end
    kept = text[end:begin]
    if not _ABOUT.match(text, begin) or _STOP.match(text, begin):
        return kept
    stop = _STOP.search(text, begin + 1, begin + _REACH)
    if stop is None and len(text) - begin > _REACH:
        return kept
    about = text[begin : stop.start() if stop else len(text)].rstrip(" .")
    if language == "de":
        about = _GERMAN_VERB.sub("", about)
    while (m := _OPEN_END.search(about)) is not None:
        about = about[: m.start()]
    return kept + about if about.count(" ") > 1 else kept


def _cjk(line: Line, noun: Tag, language: str) -> str:
    told = line.text[max(0, noun.start - 50) : noun.start]
    about = any(word in told for word in _ABOUT_CJK[language])
    before = (_CJK_ABOUT if about else _CJK_NAMED)[language].search(line.text, max(0, noun.start - 50), noun.start)
    rest = _CJK_REST.match(line.text, noun.end)
    behind = rest[0] if rest and "(" in rest[0] else ""
    name = _CJK_VERB.sub("", line.text[noun.start : noun.end])  # "契約を結" is a contract
    phrase = f"{before[0] if before else ''}{name}{behind if name else ''}".strip(" ·・")
    while (m := _CJK_LEFT.match(phrase)) is not None:
        phrase = phrase[m.end() :]
    if _CJK_NO_NAME.search(phrase):
        return ""
    ends = phrase[-1:] == ")" or re.search(r"[一-龠ァ-ヶー가-힣]$", phrase) is not None
    return phrase if name and ends and _MIN_CJK <= len(phrase) <= _MAX_PHRASE else ""
