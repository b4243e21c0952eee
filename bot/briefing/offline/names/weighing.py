"""Weigh in any language whether a mention is a party by itself, or only a place, a home or whose word it is."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.edges import beginning, edges_before, edges_behind, ending
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.beside import is_no_government, named_as_home, named_as_place
from bot.briefing.offline.names.mention import Mention

_OF_PACT = ending(
    r"\b(?:statut|traite|protocole|convention|processus|estatuto|tratado|protocolo|convenio|convencion) (?:de"
    r"|del|du)\s$"
)
"""Before the town that a pact is named after: "le Statut de Rome"."""
_PLACE_BEFORE = ending(
    r"(?:\b(?:in|at|near|across|outside|around|inside|throughout|off|along|beyond|from|between|en|desde|cerca de"
    r"|au|aux|dans|depuis|aus|nach|bei|"
    r"over|through|via|into)\s+(?:the |la |le |el |der |den )?)$"
)
_REGION_BEFORE = ending(
    r"\b(?:eastern|western|northern|southern|central|north-\w+|south-\w+|sur de|norte de|este de|oeste de"
    r"|sud de|nord de|ost|west|nord)\s$"
)
_TOLD_BY = ending(
    r"\b(?:informo|senalo|dijo|segun|comunico|according to|told|a annonce|a indique|a declare|selon|laut|wie"
    r"|notified|notify|reported by)\s"
    r"(?:the |la |el |le |les |das |der |die |l')?$"
)
"""Whose word it is, or who is told: no party by this."""
_REPORTS = re.compile(
    r"(?:이|가|은|는) ?(?:\d+일 )?(?:밝혔|전했|발표했|설명했|말했|공개했|알렸)"
    r"|[がは](?:\d+日、?)?(?:発表|明らかに|説明|公表)"
)
_ROUTE_BEFORE = ending(
    r"\b(?:corridor|links?|lines?|routes?|flights?|roads?|railway|pipeline|cable|shipments|connections?|trips?|visits?"
    r"|travel\w*|flew|fly|arrived?|return\w*)\s(?:\w+ )?(?:to|from)\s$"
)
"""Before a capital that is a place and no government."""
_BETWEEN = ending(r"\bbetween\s+(?:the )?$")
_ONLY_OF = re.compile(
    r"[))]?(?:[((][^()()]{1,12}[))])?(?:を(?:中心|軸|基盤)と(?:する|した)|(?:の)?(?:ルール|規則|体制)"
    r"|(?<=협력기금)(?:\(EDCF\))? ?(?:차관|자금|재원)|(?<=EDCF)\)? ?(?:차관|자금|재원)"
    r"|[를을] (?:중심|축)으로 한| ?(?:체제|규범|규정)[을를에의])"
)
"""Behind an organisation that only stands for an order: "WTOを中心とする体制"."""
_OWNED = re.compile(
    r"(?:グループ|ホールディングス)?(?:[((][^()()]{1,12}[))])?"
    r"(?:傘下の|系の|の(?:完全)?子会社(?:の|である|、)?|の傘下(?:の|にある)|のグループ会社(?:の|、)?)[^\s、。はがをと]{0,12}「?"
    r"|(?:그룹)? ?(?:산하의?|계열(?:사인|사)?|자회사인?|의 (?:완전 )?자회사인?)(?: [가-힣]{2,10}){0,2} "
)
"""Between an owner and what it owns."""
_SHARES_HOME = re.compile("[과와] |[とや、·・]|, ")
_SHORT_STATE = re.compile(r"u\.?s\.?|u\.?k\.?|uae|eu")
_NOUN_AFTER = re.compile(
    r"\s(?!(?:will|would|has|have|had|is|are|was|were|and|or|to|in|on|at|of|for|with|by|from|said|says|told"
    r"|agreed?|agrees|signs?|signed|wants?|plans?|may|"
    r"could|should|must|also|which|who|as|than|but|over|after|before|rejects?|rejected|hosts?|joins?|joined"
    r"|backs|pledged|announced|suspends?|suspended|"
    r"\w+ed|puts?|withdr\w+|ends?|launch\w*|reach\w*|strikes?|struck|seals?|approves?|ratif\w+|eyes|inks?)\b)[a-z]"
)
"""A noun behind "US" or "EU" makes an adjective of it."""
_GOVERNMENT = beginning(
    r"^[\s-](?:and [\w ]{2,20} )?(?:governments?|business leaders|leaders|officials|ministers?|presidents?"
    r"|prime minister|parliament|lawmakers|mps|"
    r"delegat\w+|negotiators?|authorities|side|cabinet|chancellor"
    r"|(?:foreign|trade|finance|defen[cs]e|energy)(?: (?:and|affairs|trade))*"
    r" (?:minist\w+|secretar\w+|department|office|offices|chiefs?|"
    r"officials?|authorit\w+|negotiators?|representatives?|delegat\w+|envoys?|commission\w*|agency|team|side|staff"
    r"|forces?|attach\w+|board|committee|council|talks|deals?|agreements?|accords?|pacts?|treaty|treaties|bill|act)"
    r"|premier|exporters|soldiers|firms|companies|"
    r"customs|king|crown|monarch|envoys?|diplomats?|counterparts?|representatives|generals|commanders"
    r"|observers|mediators|embass(?:y|ies)|consulates?|kollegen?|kollegin|amtskolleg\w+)\b"
    r"|^\s(?:kongress|senat|staat|staatschef\w*|abgeordnete\w*|nationalversammlung|fuhrung|kabinett|armee"
    r"|luftwaffe|marine|heer(?:es)?|kustenwache|streitkraften?|polizei|notenbank|zentralbank|grenzschutz|staatsfonds"
    r"|delegierten?|gesandten?|regierungschef\w*|premier\w*|aussenamt\w*|parlamentarier\w*"
    r"|unterhandler\w*|vertretern?)\b|^\s\w{0,24}(?:regierung|minister(?:in|ium|ien)?|prasident(?:in)?|kanzler(?:in)?"
    r"|behorden|parlament"
    r"|delegation)\b"
)
_GOVERNMENT_BEFORE = ending(
    r"\b(?:ministeres?|ministerios?|gobiernos?|president[eas]?s?|ministr[oae]s?|parlamento"
    r"|parlement|congreso|senado"
    r"|estado|tesoro|ejercito|mandatari[oa]|par|diputados|senadores|legislador(?:es)?|asambleas?|armadas?|etats?|armees?|tresor"
    r"|deputes|senateurs|senat|dirigeants?|autoridades|autorites|delegacion|delegation|cancillerias?|gouvernements?|parlements"
    r"|parlamentos|chefs? d'etat"
    r"|empresarios|negociadores|negociateurs"
    r"|ejecutivos?|canciller(?:es)?|homolog[oa]s?|homologues?|premiers? ministres?|primer(?:os)? ministros?|diplomatie"
    r"|diplomacia|conseil|consejo|junte|marine|gendarmerie|police|douanes?|fisc|emissaires?|mediateurs?|elus"
    r"|electeurs|parlementaires|legislateurs?|federation)\s$"
    r"|\b(?:ministr[oae]s?|ministerio|ministere|secretari[oa]|subsecretari[oa]|viceministr[oa])"
    r" (?:de|del|des|du) (?:la |l'|las |los )?[a-z']+(?: (?:y|et) [a-z']+)?\s$"
)
"""In Spanish and French the adjective stands behind: "el Gobierno peruano"."""
_ONE_PHRASE = re.compile(
    r"(?:'s)?\s(?:(?!(?:and|y|e|et|und|sowie|con|avec|mit|al|por|pour|fur|se|sich|a (?:la|el|l'|un|une|una)) )"
    r"[a-z][\w-]*(?:'s?)? ){1,6}"
)
"""What says of an organisation where it is from; "Perú y la empresa X" names two, "Perú elige a la empresa X" too."""


_GOES_TO_BODY = re.compile(
    r"['’]s? (?:[\w-]+ )?(?:accession|entry|membership|admission|application|bid|candidacy|withdrawal|exit|return)"
    r" (?:to|into|of|in|from|for|by)\b"
)
"""Between a country and the organisation that it wants to enter or leave: "Sweden's accession to NATO"."""


def _is_beside_sign(m: Mention, last: Mention | None) -> bool:
    """Whether the sign of a country stands before that of another: "日・フィリピン協定"."""
    return last is not None and last.end - last.start == 1 and 0 <= m.start - last.end <= 1


def weigh(line: Line, mentions: list[Mention]) -> None:
    for n, m in enumerate(mentions):
        following = mentions[n + 1] if n + 1 < len(mentions) else None
        if _is_aside(line, m, following):
            m.weak = True
            continue
        before, after = line.folded[max(0, m.start - 24) : m.start], line.folded[m.end : m.end + 40]
        may = edges_before(line.folded, m.start)
        if _TOLD_BY.end(before, may) or _reports(m, before, after):
            m.weak = True
        if m.form == "organisation" or m.end - m.start == 1 or _is_beside_sign(m, mentions[n - 1] if n else None):
            continue
        if m.form == "name" and after.startswith("-") and after[1:2].isalpha():
            m.form = "adjective"  # "US-Hersteller"
        if m.form == "government" and after.startswith(("-based", "-listed")):
            m.weak = True
            continue
        if m.form == "adjective":
            m.weak = not (_is_governed(line, m, after) or _GOVERNMENT_BEFORE.end(before, may))
            continue
        short = m.form == "name" and not before.endswith("·") and _SHORT_STATE.fullmatch(line.folded, m.start, m.end)
        if short and _NOUN_AFTER.match(after):
            m.form = "adjective"
            m.weak = not _is_governed(line, m, after)
        elif (
            following
            and following.form == "organisation"
            and (following.entity.kind != "government_body" or line.text[m.end - 1] >= "\u1100")
            and following.start - m.end < 45
            and _attribute(line, m, following)
        ):
            m.weak = True
        elif _BETWEEN.end(before, may):
            m.weak = False
        elif (
            _PLACE_BEFORE.end(before, may)
            or (_ROUTE_BEFORE.bit & may and _ROUTE_BEFORE.pattern.search(line.folded, max(0, m.start - 40), m.start))
            or _REGION_BEFORE.end(before, may)
            or (m.form == "government" and _OF_PACT.end(before, may))
            or line.text.endswith(" à ", 0, m.start)
            or named_as_place(after)
            or named_as_home(after)
            or (following and _SHARES_HOME.fullmatch(line.folded, m.end, following.start) and _is_home(line, following))
        ):
            m.weak = True


def _owns(line: Line, m: Mention, following: Mention) -> bool:
    """Whether an organisation only tells whose the one behind it is: "ソニーグループ傘下のアニプレックス"."""
    return following.form == "organisation" and _OWNED.fullmatch(line.text, m.end, following.start) is not None


def _is_home(line: Line, m: Mention) -> bool:
    """Whether a country is where somebody has a home, as one listed before it is too: "독일과 이탈리아의 제약사"."""
    return m.form == "name" and named_as_home(line.folded[m.end : m.end + 40])


def _is_governed(line: Line, m: Mention, after: str) -> bool:
    """Whether a body that acts for a country stands behind its adjective: "the Dutch government"."""
    may = edges_behind(line.folded, m.end)
    return bool(_GOVERNMENT.begin(after, may))


def _reports(m: Mention, before: str, after: str) -> bool:
    """Whether a Korean or Japanese authority only tells what others did: "합의했다고 방위사업청이 밝혔다"."""
    if m.entity.kind != "government_body" or not before.endswith(("고 ", "と")):
        return False
    return _REPORTS.match(after) is not None


def _is_aside(line: Line, m: Mention, following: Mention | None) -> bool:
    """Whether a country stands in brackets, "カールスバーグ(デンマーク)", a capital is a town, a body only an order.

    An organisation that only owns the one `following` it is aside too.
    """
    if m.form == "organisation":
        if following and _owns(line, m, following):
            return True
        return _ONLY_OF.match(line.text, m.end) is not None
    if m.form in ("name", "government") and line.folded.startswith(")", m.end):
        return line.folded.endswith("(", 0, m.start)
    return m.form == "government" and is_no_government(line.text, m.end)


def _attribute(line: Line, m: Mention, following: Mention) -> bool:
    """Whether the country only says where the organisation behind it is from: "Vietnam's PV Gas"."""
    between = flat(line.text[m.end : following.start])
    if _GOES_TO_BODY.search(between):
        return False
    told = gazetteer.organisation_words("before").find(between, between)
    if told and _ONE_PHRASE.fullmatch(between) and told[-1].end >= len(between.rstrip()):
        return True
    return bool(
        re.match(r"['’]s?\s(?:[\w-]+['’]? ){0,5}$|\s?の\S{0,14}$|\s(?:[가-힣]+ ){0,4}$|\s?\S{0,9}$", between)
    ) and not re.search(r"\band\b|,|\by\b|\bund\b|\bet\b|と|は|が|、|[와과]\s|[은는이가]\s", between)
