"""Tell in other languages than English where a parliament approves: "El Congreso aprobó el tratado"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_EASTERN_HOUSES = (
    r"국회|(?<!협)의회|본회의|상원|하원|두마|전인대"
    r"|国会|議会|本会議|上院|下院|参院|衆院|貴族院|庶民院|全人代"
)
_EASTERN_ASSENT = (
    "통과|가결|의결|승인|동의|추인|문턱|관문|찬성|만장일치|문을 열|빗장을 풀"
    "|可決|承認|採択|同意|支持|賛成|追認|通過|認め"
)
"""Words of assent, be they verbs or not."""
_EASTERN_VERBS = "처리|받아들"
"""Those that are only so as what the parliament does: "처리를 미뤘다" tells of none."""
_EASTERN_HOUSE = re.compile(_EASTERN_HOUSES)
_EASTERN_ASSENTS = re.compile(_EASTERN_ASSENT)
_PARLIAMENT = gated(
    r"\b(?:congreso|senado|asamblea|parlamento|diputados|assemblee|parlement|senat|deputes|bundestag|bundesrat"
    r"|[a-z-]*parlaments|parlamentariern?|kongress|abgeordneten|abgeordnetenhaus|regionalparlament|landtag|volkskammer"
    r"|volksvertretung|volksabstimmung|volksentscheid|referendum|stimmvolk|hauptausschuss|rada|kantonsrat"
    r"|grosse[rn]? rat|reprasentantenhaus|folketing|storting|reichstag|seimas|saeima|riigikogu|majlis"
    r"|(?:erste|zweite|beide|grosse|kleine|regional|haager|lander)[nr]? ?kammern?|senats"
    r"|parlament|abgeordnete|nationalrat|standerat|nationalversammlung|unterhaus|oberhaus|landerkammer|camara baja"
    r"|camara alta|camara de (?:diputados|senadores|representantes)|senadores|duma"
    r"|cortes|legislativo|legisladores|parlementaires|conseil national(?! d)"
    r"|conseil des etats|chambre basse|chambre haute|chambres? (?:des|federales|belge)|deux chambres|elus"
    r"|senateurs|legislateurs?|communes"
    r"|grand conseil|electeurs|referendum|eurodeputes|eurodiputados|eurocamara|knesset|sejm|duma|riksdag"
    rf"|storting)\b|{_EASTERN_HOUSES}"
)
_APPROVES = re.compile(
    r"(?:a |ont |ha |han )?(?:aprob|approuv|adopt|vot|billig|(?:zuge|zu)?stimm|ratif|enterin|avalis|consent"
    r"|valid|refrend|dit oui|disent oui|feu vert"
    r"|convalid|verabschied|beschl|donn"
    r"|gutgehei|hei(?:ss|ß)|hie(?:ss|ß)|wink|durchgew|abgesegn|segn|nahm|nehm|nimm|angenomm|genehm|aval(?!u)|sancion"
    r"|despach|accept|acept|passier|liess passier|abgenickt|nick|fand|find|gefund|sag|ja\b|g[ai]b|erteil|lass"
    r"|lie(?:ss|ß)|bracht|bring|bestatig)"
    rf"|dio |dieron |dado |dan? |luz verde|grunes licht|feu vert|{_EASTERN_ASSENT}|{_EASTERN_VERBS}"
)
_RATIFIED = (
    "treaty",
    "trade_agreement",
    "accession",
    "other",
    "contract",
    "financing",
    "partnership",
    "mou",
    "regulatory",
    "settlement",
)


def ratifies(verb: Tag, status: str, kind: str, line: Line) -> bool:
    """Whether it is a parliament that approves: "El Congreso aprobó el tratado"."""
    approves = status == "agreed" and _APPROVES.match(line.folded, verb.start) is not None
    return approves and kind in _RATIFIED and _PARLIAMENT.search(line.folded) is not None


def passes_house(text: str) -> bool:
    """Whether a Korean or Japanese text has a parliament and a word of assent, be that a verb or not."""
    return _EASTERN_HOUSE.search(text) is not None and _EASTERN_ASSENTS.search(text) is not None
