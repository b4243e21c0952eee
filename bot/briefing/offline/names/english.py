"""Weigh who is named in an English sentence: a mere place, somebody's home or neighbour, or the country that acts."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.edges import Edges, beginning, edges_before, edges_behind, ending
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.english_countries import DEPUTIES_IN
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.passed_by import EXAMPLES, SET_UP_BY, is_passed_by

_TOWN = re.compile(
    r"^,\s[A-ZÀ-Þ]|^\s(?:[a-z]+ )?(?:city|airport|stock exchange|bourse|suburb|port|court|summit|conference"
    r"|festival|fair|college|school|universit(?:y|ies)|hospital|hotel|newspaper|convention|declaration|process"
    r"|expo|exhibition|biennale|marathon|olympics|forum|gathering|air ?show|motor show|auto show|book fair"
    r"|congress cent\w+"
    r"|markets?|exchanges?|listing|flotation|office|branch|headquarters|underground|suburbs|store"
    r"|harbou?r|metro|docks?|protocol|statute|accords?|climate (?:deal|accord|pact|agreement|goals?|targets?)|club)\b"
)
_BODIES = (
    r"(?:governments?|ministry|ministries|ministers?|parliament|lawmakers|mps|senate|congress|cabinet|authorities"
    r"|presidency|presidents?|premier|chancellor|king|central bank|treasury|army|navy|military|police|regulators?"
    r"|watchdog|customs|negotiators?|delegations?|officials|envoys?|diplomats|sides?|leaders?|rulers?|junta|national"
    r" assembly|foreign ministry|finance ministry|defence ministry|defense ministry|administration|legislature"
    r"|embass(?:y|ies)|consulate|high commission|opposite numbers?|counterparts?|colleagues?|voters|electorate"
    r"|(?:lower|upper) (?:house|chamber)|house of \w+|assembly|deputies|senators|legislators|chamber of deputies"
    r"|state(?=[,.;]|$| (?:and|has|had|have|is|was|are|were|will|would|to|over|on|about|for|in|at|signed|agreed|wants"
    r"|gets|takes?|took|pays?|sold|sells)\b))"
)
_OWN_BODY = beginning(rf"^['’]s?\s(?:[\w-]+\s){{0,3}}?{_BODIES}\b")
_BODY_OF = ending(rf"\b{_BODIES}\s(?:in|of|from)\s(?:the )?$")
_TRADERS_OF = ending(
    r"^(?:the )?(?:[a-z-]+ )?(?:exporters|importers|growers|farmers|producers|traders|millers|mills|shipowners"
    r"|employers|packers|processors|breeders|fishermen|unions|hauliers|breweries|dockers|miners|planters)"
    r" (?:in|of|from) (?:the )?$"
)
"""Before a country, those who agree with others for it: "Exporters in Madagascar and the spice association"."""
_ADJECTIVE_BODY = beginning(rf"^\s(?:[a-z-]+\s){{0,2}}?{_BODIES}\b")
_ADJECTIVE_STATE = beginning(
    r"^ state(?=:| (?:which|as|by|with|have|holds?|keeps?|agrees?|signs|under|after|before|since|if|when|alone|itself"
    r"|still|also)\b)"
)
"""Behind "the" and an adjective, a country that acts as such, beside what `_BODIES` tells: "the Congolese state"."""
_GOODS_TO = ending(
    r"\b(?:tonnes|tons|barrels|litres|went|exports?|exported|imports?|imported|shipments?|shipped|ships|sales|sold"
    r"|goods|access|flights?|trips?|travel"
    r"|transfers?|payments?|remittances|calls?|parcels?|letters|journeys?"
    r"|migra\w+|tourists?|visitors|cables?|pipelines?|railways?|roads?|ferr(?:y|ies)|routes?|lines?|tankers?"
    r"|trade)\b(?! (?:[a-z-]+ ){0,3}(?:agreements?|accords?|pacts?|deals?|treat(?:y|ies)"
    r"|contracts?|memorand\w+"
    r"|partnerships?|arrangements?|protocols?|truce|ventures?|settlements?|alliances?|swaps?|understanding)\b)"
    r"[^,;.]{0,40}\b(?:to|from|into|with)\s(?:the )?$"
    r"|\b(?:bets?|betting|optimism|speculation) (?:that|of|on|for|over|about) [^,;.]{0,40}\bwith\s(?:the )?$"
)
_IN_TALKS_WITH = ending(
    r"\b(?:begin|began|begun|start\w*|open\w*|reopen\w*|resum\w*|hold\w*|held|launch\w*|call\w* off|suspend\w*|halt\w*"
    r"|br[eo]ke?n? off|breaking off|paus\w*|ends?|ended|ending|conclud\w*|in|quit|enter\w*|abandon\w*|reviv\w*"
    r"|restart\w*"
    r"|freez\w*|froze|frozen|shelv\w*|scrap\w*|continu\w*) (?:[a-z-]+ ){0,3}trade (?:talks"
    r"|negotiations) with (?:the )?$"
)
"""Before whom somebody negotiates trade with, where only "trade with" would be what goes to and fro."""
_FROM = ending(r"\bfrom\s(?:the )?$")
_GIVEN = ending(
    r"\b(?:loans?|grants?|credits?|aid|funding|financing|orders?|contracts?|investment|support|backing|guarantees?"
    r"|approval|offers?|bids?|proposals?|help|pledges?|licen[cs]es?|concession|mandate|delegations?|negotiators"
    r"|ministers|officials|mediators|envoys|diplomats|representatives|lawmakers|commanders|generals|presidents|leaders"
    r"|premiers|teams?|approach"
    r"|requests?|demands?|overtures?|applications?|invitations?|petition|objections?|pressure)"
    r"\b[^,;.]{0,40}\bfrom\s(?:the )?$"
)
"""Before who gives or sends; elsewhere "from" tells of a place."""
_BOUGHT_FROM = ending(
    r"\b(?:to|will|shall|would|may|can)(?: (?:also|now|soon|each))?"
    r" (?:buy|purchase|import|order|lease|rent|hire|borrow) [^,;.]{1,60}\bfrom\s(?:the )?$"
)
"""Before who is to sell or lend, not only the home of goods."""
_LIST = re.compile(r"(?:,|,? and|,? or|,? as well as)\s(?:the )?")
_IN_WHOSE_PRESENCE = ending(
    r"\b(?:sid(?:e|es|ed|ing) with|align(?:ed|s|ing)? (?:itself )?with|lean(?:s|ed|ing)? towards?|reliance on"
    r"|dependen(?:ce|t) on"
    r"|rel(?:y|ies|ied|ying) on|wean\w* (?:itself |the \w+ )?(?:off|from)|tilt\w* towards?|break with|the heart of"
    r"|the hub of|the (?:edge|middle|cent(?:re|er)|breadbasket) of|'s share of|imports? from)\s(?:the )?$"
    r"|\b(?:at the (?:request|urging|invitation|insistence) of|in the presence of|on behalf of|thanks to|instead of"
    r"|rather than)"
    r"\s(?:the )?(?:[\w-]+ and )?$"
)
_VISIT_BEHIND = beginning(
    r"^['’]?s? (?:[a-z-]+ )?(?:president|premier|prime minister|minister|chancellor|king|leader)(?:'s)?"
    r" (?:state |official |first )?(?:visit|trip|tour|stay)\b"
)
_NEIGHBOUR_BEHIND = beginning(r"^['’]s (?:[a-z-]+ ){0,2}(?:neighbou?rs?|rivals?|ally|allies|foes?|enem(?:y|ies))\b")
"""Behind a country that only tells who another is: "China's neighbour"."""
_GREATEST_BEHIND = beginning(
    r"^['’]s (?:[a-z]+[- ])?(?:largest|biggest|oldest|leading|foremost|top|busiest|richest|main|only|number (?:one|two"
    r"|three)|no\. ?\d) [a-z]"
)
"""Behind a country of which somebody before it is the largest: "X, Tunisia's largest maker of jeans"."""
_COAST_BEHIND = beginning(
    r"^['’]s? (?:[a-z-]+ ){0,2}?(?:coast|coastline|shores?|waters|borders?|beaches|desert|north|south|east|west"
    r"|interior|skies|hinterland)\b"
)
_IN_TOWN = re.compile(r"\b(?:in|at|near|from|outside|to) [A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?, $")
"""Before a country that tells where a town is: "a plant in Évora, Portugal"."""
_SEAT_OF = re.compile(r" \([A-ZÀ-Þ][\w .'-]+\)")
"""Behind an organisation, where it is at home."""
_NOTIFIES = re.compile(r" (?:(?:has|have|had|also|formally|officially) )*(?:told|notified|informed) (?:the )?")
"""Between a state and the one to which it gives notice."""
_OWN_FIRM = beginning(
    rf"^['’]s (?!(?:[\w-]+ ){{0,4}}?(?:state|government|publicly|{_BODIES})\b)(?:[\w-]+ ){{0,6}}?"
    r"(?:compan(?:y|ies)|firms?|corporations?|\w*makers?|manufacturers?|brewers?|distillers?|retailers?|supermarkets?"
    r"|grocers?|airlines?|carriers?|banks?|lenders?|insurers?|brokers?|exporters?|importers?|producers?|miners?"
    r"|refiners?|suppliers?|operators?|developers?|builders?|housebuilders?|contractors?|broadcasters?|publishers?"
    r"|newspapers?|clubs?|chains?|conglomerates?|start-?ups?|utilit(?:y|ies)|shipyards?|shippers?|bourses?"
    r"|stock exchanges?|universit(?:y|ies)|charit(?:y|ies)|unions?|lessors?|fund managers?|private equity groups?"
    r"|(?:media|energy|oil|gas|steel|mining|drinks|food|telecoms|engineering|industrial|technology|chemicals|car|retail"
    r"|banking|insurance|defence|tobacco|hotel|leisure|transport|shipping|phone|drugs|pharmaceuticals?|electronics"
    r"|software|internet) (?:groups?|giants?|houses?|majors?))"
    r"(?![\w-]| (?:regulators?|watchdogs?|ministers?|ministry|governors?|supervisors?))"
)
"""Behind a country that is only the home of a firm: "India's first low-cost airline", "the UK's biggest brewer"."""
_OWN_NAMED = re.compile(rf"['’]s (?:[\w-]+ ){{0,3}}?{_BODIES}, (?:the )?")
"""Between a country and the body of it that is named: "Britain's financial watchdog, the FSA"."""
_NOUNS = re.compile(r" (?:[a-z-]+ ){0,2}")
_WORDS = re.compile(r" (?:[a-z-]+ ){0,4}")
_THE_BEFORE = ending(r"\b(?:the|an?|its|their) (?:[a-z-]+ )?$")
_LEGISLATURE = re.compile(
    r"\b(?:Parliament|Assembly|Senate|Congress|Bundestag|Knesset|Duma|House of \w+|Diet|Lawmakers)$"
)
"""Bodies that act for their country as a whole."""
_PENDING = re.compile(r"\b(?:to be|be|needs?|awaits?|awaiting|subject to|still)\b[^,.;]{0,40}\bby\s(?:the )?$")
_COMPASS = ending(
    r"\b(?:north|south|east|west|outside|suburb|coast|capital|part|border|shores?|strait|gulf|bay|sea|km|kilomet\w+"
    r"|miles)(?: \w+)? of\s(?:the )?$|\b(?:leads?|link\w*|connect\w*|bound|exported|opposite) (?:to|for"
    r"|with)\s(?:the )?$"
)


_OF = (" of ", " of the ")
_OTHER_BEHIND = Edges(_NEIGHBOUR_BEHIND, _VISIT_BEHIND)
"""Behind a country where somebody else, or a visit, is meant."""
_NO_PARTY_BEHIND = Edges(EXAMPLES, SET_UP_BY, _IN_WHOSE_PRESENCE, _COMPASS, _GOODS_TO)
"""Behind these a country does nothing."""


def weigh_english(line: Line, mentions: list[Mention]) -> None:
    """Mark mentions as weak or strong by English prepositions, possessives and lists."""
    for n, m in enumerate(mentions):
        before = line.folded[max(0, m.start - 64) : m.start]
        after = line.folded[m.end : m.end + 72]
        if m.form == "organisation" and m.entity.country and _is_legislature(m.entity):
            m.entity = gazetteer.state(m.entity.country)
            m.weak = _PENDING.search(before) is not None
            continue
        may = edges_before(line.folded, m.start) | edges_behind(line.folded, m.end)
        if m.form == "organisation":
            m.weak = m.weak or is_passed_by(line, m, before, after, may)
        elif n and mentions[n - 1].form == "organisation" and line.folded[mentions[n - 1].end : m.start] in _OF:
            m.weak = True  # "Novo Holdings of Denmark"
        elif _SEAT_OF.fullmatch(line.text, m.start - 2, m.end + 1) and mentions[n - 1].end == m.start - 2:
            m.weak = True  # "Ericsson (Stockholm)"
        elif _OTHER_BEHIND.begin(after, may) or (
            m.form != "adjective" and _is_home(line, mentions, n, before, after, may)
        ):
            m.weak = True
        elif _acts(m, before, after, may) or _is_notified(line, mentions, n):
            m.weak = False
        elif m.form == "adjective":
            m.weak = m.weak and not _ADJECTIVE_BODY.begin(after, may) and not _is_the_state(before, after, may)
        elif (_NO_PARTY_BEHIND.end(before, may) and not _IN_TALKS_WITH.end(before, may)) or (
            m.form == "government" and _TOWN.match(line.text[m.end : m.end + 20]) and not _listed_with(m, mentions, n)
        ):
            m.weak = True
        elif _FROM.end(before, may) and not after.startswith("'s"):
            m.weak = not _GIVEN.end(before, may)
        elif n and m.form == "name" and (last := mentions[n - 1]).form == "name" and last.weak:
            m.weak = m.weak or _LIST.fullmatch(line.folded, last.end, m.start) is not None


def _acts(m: Mention, before: str, after: str, may: int) -> bool:
    """Whether a country acts, or who acts for it is told beside it: "Peru's cabinet", "bought from Peru"."""
    return bool(
        _OWN_BODY.begin(after, may)
        or (m.form == "name" and _BODY_OF.end(before, may))
        or (m.form == "name" and after.startswith(" and ") and _TRADERS_OF.end(before, may))
        or (m.form == "government" and DEPUTIES_IN.end(before, may))
        or (_BOUGHT_FROM.end(before, may) and not after.startswith("'s"))
    )


def _is_the_state(before: str, after: str, may: int) -> bool:
    """Whether an adjective tells which country acts: "is still bargaining with the Congolese state"."""
    return before.endswith("the ") and _ADJECTIVE_STATE.begin(after, may) is not None


def _is_notified(line: Line, mentions: list[Mention], n: int) -> bool:
    """Whether one state tells it to another: "Moscow notified Berlin that it is leaving their agreement"."""
    m, last = mentions[n], mentions[n - 1] if n else None
    return (
        last is not None
        and not last.weak
        and last.entity.kind == m.entity.kind == "state"
        and _NOTIFIES.fullmatch(line.folded, last.end, m.start) is not None
    )


def _is_legislature(entity: gazetteer.Entity) -> bool:
    """Whether a body acts for its country as a whole."""
    return entity.kind == "government_body" and _LEGISLATURE.search(entity.name) is not None


def _is_home(line: Line, mentions: list[Mention], n: int, before: str, after: str, may: int) -> bool:
    """Whether a country only tells where something is: "the Singapore yard", "SACE, Italy's export credit agency"."""
    m = mentions[n]
    if _THE_BEFORE.end(before, may) and _told_behind(line, m.end, _NOUNS):
        return True
    if m.form == "name" and (_OWN_FIRM.begin(after, may) or _has_named_body(line, mentions, n)):
        return True
    if before.endswith((", ", "one of ")) and _GREATEST_BEHIND.begin(after, may):
        return True
    last = mentions[n - 1] if n else None
    listed = last is not None and last.end + len(", ") == m.start
    town = m.form == "name" and not listed
    if _COAST_BEHIND.begin(after, may) or (town and _IN_TOWN.search(line.text, max(0, m.start - 40), m.start)):
        return True
    explains = last is not None and last.form == "organisation" and line.text[last.end : m.start] == ", "
    return explains and after.startswith("'s ") and _told_behind(line, m.end + 2, _WORDS)


def _has_named_body(line: Line, mentions: list[Mention], n: int) -> bool:
    """Whether the body of a country that acts is named behind it, and is the party."""
    following = mentions[n + 1] if n + 1 < len(mentions) else None
    if following is None or following.form != "organisation":
        return False
    return _OWN_NAMED.fullmatch(line.folded, mentions[n].end, following.start) is not None


def _told_behind(line: Line, end: int, words: re.Pattern[str]) -> bool:
    """Whether a word for organisations follows, only `words` between."""
    return any(
        hit.start > end and words.fullmatch(line.folded, end, hit.start) for hit in gazetteer.kinds_told(line.folded)
    )


def _listed_with(m: Mention, mentions: list[Mention], n: int) -> bool:
    """Whether the next country follows a capital at once: "Washington, Canberra seal pact"."""
    return n + 1 < len(mentions) and mentions[n + 1].start - m.end == len(", ")
