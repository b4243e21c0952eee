"""Weigh who is named in an English sentence: no country, a mere place, or the government that acts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.briefing.offline.lines.edges import Edges, beginning, edges_before, edges_behind, ending
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_FOREIGN = frozenset({"island", "islands", "chili", "polen", "iran's", "tang"})
"""Names of countries in other languages that are English words."""
_REGION = re.compile(r"(?:\b(?:south|north|latin|central|native|african|pan|anglo|papua new|northern|new|inner)[ -])$")
_OF_REGION = frozenset({"american", "americans", "america", "guinea", "ireland", "mexico", "mongolia", "england"})
_TITLE = re.compile(
    r"\b(?:president|minister|chancellor|premier|king|queen|secretary|chair\w*|mr|mrs|ms|dr|executive|director"
    r"|governor|mayor|ambassador|commissioner|negotiator|spokes\w+|analyst|economist)\s$"
)
_CAPITAL_BEHIND = re.compile(r"\s[A-ZÀ-Þ][\w'’-]+")
_TOWN = re.compile(
    r"^,\s[A-ZÀ-Þ]|^\s(?:[a-z]+ )?(?:city|airport|stock exchange|bourse|suburb|port|court|summit|conference"
    r"|festival|fair|college|school|universit(?:y|ies)|hospital|hotel|newspaper|convention|declaration|process"
    r"|expo|exhibition|biennale|marathon|olympics|forum|gathering|air ?show|motor show|auto show|book fair"
    r"|congress cent\w+"
    r"|harbou?r|metro|docks?|protocol|statute|accords?|climate (?:deal|accord|pact|agreement|goals?|targets?)|club)\b"
)
_BODIES = (
    r"(?:governments?|ministry|ministries|ministers?|parliament|lawmakers|mps|senate|congress|cabinet|authorities"
    r"|presidency|presidents?|premier|chancellor|king|central bank|treasury|army|navy|military|police|regulators?"
    r"|watchdog|customs|negotiators?|delegations?|officials|envoys?|diplomats|side|leaders?|rulers?|junta|national"
    r" assembly|foreign ministry|finance ministry|defence ministry|defense ministry|administration|legislature"
    r"|embass(?:y|ies)|consulate|high commission|opposite numbers?|counterparts?|colleagues?|voters|electorate"
    r"|(?:lower|upper) (?:house|chamber)|house of \w+|assembly|deputies|senators|legislators|chamber of deputies)"
)
_OWN_BODY = beginning(rf"^['’]s?\s(?:[\w-]+\s){{0,3}}?{_BODIES}\b")
_A_BODY = re.compile(
    r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}?(?:watchdog|regulators?|agency|authority|competition authorities)\b(?! \()"
)
_BODY_OF = ending(rf"\b{_BODIES}\s(?:in|of|from)\s(?:the )?$")
_TRADERS_OF = ending(
    r"^(?:the )?(?:[a-z-]+ )?(?:exporters|importers|growers|farmers|producers|traders|millers|mills|shipowners"
    r"|employers|packers|processors|breeders|fishermen|unions|hauliers|breweries|dockers|miners|planters)"
    r" (?:in|of|from) (?:the )?$"
)
"""Before a country, those who agree with others for it: "Exporters in Madagascar and the spice association"."""
_DEPUTIES_IN = ending(
    r"\b(?:lawmakers|mps|deputies|senators|legislators|parliament|assembly|ministry|government|cabinet|senate"
    r"|upper house|lower house"
    r"|lower chamber|upper chamber|parliamentarians) in $"
)
_DEPUTIES = 24
"""Characters of those who act for a country, before its capital."""
_ADJECTIVE_BODY = beginning(rf"^\s(?:[a-z-]+\s){{0,2}}?{_BODIES}\b")
_GOODS_TO = ending(
    r"\b(?:tonnes|tons|barrels|litres|went|exports?|exported|imports?|imported|shipments?|shipped|ships|sales|sold"
    r"|goods|access|flights?|trips?|travel"
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
_EXAMPLES = ending(
    r"(?:\bsuch as|(?<!would )\blike|\bamong them|\bunlike|\bsince|\bthan|\bbesides|\bapart from)\s(?:the )?$"
)
_SET_UP_BY = ending(
    r"\b(?:set up|founded|established|owned|run|created|controlled|built|made|chaired|put forward|proposed|drafted"
    r"|drawn up|presented"
    r"|tabled|floated|written) by (?:the )?$"
)
"""Before whose a body is, who does nothing here."""
_IN_WHOSE_PRESENCE = ending(
    r"\b(?:sid(?:e|es|ed|ing) with|align(?:ed|s|ing)? (?:itself )?with|lean(?:s|ed|ing)? towards?|reliance on"
    r"|dependen(?:ce|t) on"
    r"|rel(?:y|ies|ied|ying) on|wean\w* (?:itself |the \w+ )?(?:off|from)|tilt\w* towards?|break with|the heart of"
    r"|the hub of|the (?:edge|middle|cent(?:re|er)|breadbasket) of|'s share of|imports? from)\s(?:the )?$"
    r"|\b(?:at the (?:request|urging|invitation|insistence) of|in the presence of|on behalf of|thanks to|instead of"
    r"|rather than)"
    r"\s(?:the )?(?:[\w-]+ and )?$"
)
_ON_MARGINS = re.compile(
    r"\bon the (?:margins|sidelines|fringes|occasion|eve) of (?:the |a |an |this |that )?(?:[a-z-]+ ){0,2}$"
)
_MEETING_BEHIND = beginning(
    r"^ (?:gathering|summit|conference|meeting|forum|talks|general assembly|event|headquarters)\b"
)
"""Behind an organisation that only holds the meeting where others sign."""
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
_NOUNS = re.compile(r" (?:[a-z-]+ ){0,2}")
_WORDS = re.compile(r" (?:[a-z-]+ ){0,4}")
_THE_BEFORE = ending(r"\b(?:the|an?|its|their) (?:[a-z-]+ )?$")
_REFORM_OF = ending(r"\b(?:reform|overhaul|rules|auspices|agenda|role|charter|resolutions?) of\s(?:the )?$")
"""Before an organisation that others speak of."""
_SHARES_OF = ending(
    r"\b(?:shares?|stock|analysts?|economists?|executive|employee|professor|researchers?|brokers?|strategists?"
    r"|lawyers?"
    r"|scholars?|fellow|lecturer|historian|scientist|expert|specialist|partner)\s(?:of|in|at|with|from)\s(?:the )?$"
)
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
_OWN_MARK = re.compile(r"^['’]s [A-ZÀ-Þ]")
"""Behind a company whose product is meant: "SpaceX's Starlink"."""
_RIVAL_BEHIND = beginning(r"^\s(?:rival|competitor|challenger|peer)\s[a-z]")
"""Behind the name of a company that only tells who another is: "Kioxia rival Akebono"."""
_TOLD_TO = ending(
    r"\b(?:notice|filing|statement|announcement|disclosure|letter|note|report|submission|told|informed|notified"
    r"|on|listed on|advised)(?: (?:to|with|on|at))? (?:the )?$"
)
"""Before a stock exchange that is only told of something: "said in a notice to the Nigerian Exchange"."""
_SHARES = beginning(r"^(?:['’]s)?\s(?:shares|stock|analysts?|economists?|researchers?)\b")


_OF = (" of ", " of the ")
_OTHER_BEHIND = Edges(_NEIGHBOUR_BEHIND, _VISIT_BEHIND)
"""Behind a country where somebody else, or a visit, is meant."""
_NO_PARTY_BEHIND = Edges(_EXAMPLES, _SET_UP_BY, _IN_WHOSE_PRESENCE, _COMPASS, _GOODS_TO)
"""Behind these a country does nothing."""
_EXCHANGE = re.compile(r"\b(?:Exchange|Bourse|Stock Market|Börse|SIX|Nasdaq|ASX|NYSE|SGX|HKEX|JSE|NSE|BSE)\b")
"""Stock exchanges, which are told of deals of others."""
_ORGANISATION_BEFORE = Edges(_SHARES_OF, _EXAMPLES)
_UNION_BEFORE = Edges(_REFORM_OF, _SET_UP_BY)


_COINS = (" cents ", " dollar", " pound", " franc", " crown", " peso", " rupee", " shilling", " dinar")
"""Behind "U.S." and "Swiss", whose money it is tells of no country: "6.95 U.S. cents"."""


def means_country(line: Line, m: Mention, named: set[gazetteer.Entity] | None) -> bool:
    """Whether a listed name is one here: no part of a region's or a person's, no capital out of the blue.

    `named` are the countries that the article names by name or adjective; None where they may be any.
    """
    if m.form == "organisation":
        return True
    if line.text[m.start : m.end] == "Emirates" and not line.folded.endswith("the ", 0, m.start):
        return False  # the airline
    if line.folded.startswith("$", m.end):
        return False  # "US$3 billion"
    said = line.folded[m.start : m.end]
    before = line.folded[max(0, m.start - 16) : m.start]
    if said in gazetteer.name_words("given") and _CAPITAL_BEHIND.match(line.text, m.end):
        return False  # "Mauricio Kuri"
    if said in _FOREIGN or (said in _OF_REGION and _REGION.search(before)):
        return False
    if m.form == "adjective":
        return not line.folded.startswith(_COINS, m.end)
    if _CAPITAL_BEHIND.match(line.text, m.end) and _TITLE.search(before):
        return False
    if m.form != "government":
        return True
    if _DEPUTIES_IN.pattern.search(line.folded, max(0, m.start - _DEPUTIES), m.start):
        return True
    return named is None or m.entity in named or said in gazetteer.name_words("seat")


def may_name_body(line: Line) -> bool:
    """Whether a line may tell of a body only by its country: "Australia's competition watchdog"."""
    return _A_BODY.search(line.folded) is not None


def name_bodies(line: Line, mentions: list[Mention], bodies: Mapping[str, gazetteer.Entity]) -> None:
    """Take "Australia's competition watchdog" for the body of Australia that the article names."""
    for m in mentions:
        body = bodies.get(m.entity.country) if m.form in ("name", "adjective") else None
        if body is not None and _A_BODY.match(line.folded, m.end):
            m.entity, m.form, m.weak = body, "organisation", False


def weigh_english(line: Line, mentions: list[Mention]) -> None:
    """Mark mentions as weak or strong by English prepositions, possessives and lists."""
    for n, m in enumerate(mentions):
        before = line.folded[max(0, m.start - 64) : m.start]
        after = line.folded[m.end : m.end + 48]
        if m.form == "organisation" and m.entity.country and _is_legislature(m.entity):
            m.entity = gazetteer.state(m.entity.country)
            m.weak = _PENDING.search(before) is not None
            continue
        may = edges_before(line.folded, m.start) | edges_behind(line.folded, m.end)
        if m.form == "organisation":
            m.weak = m.weak or _is_passed_by(line, m, before, after, may)
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
            m.weak = m.weak and not _ADJECTIVE_BODY.begin(after, may)
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
        or (m.form == "government" and _DEPUTIES_IN.end(before, may))
        or (_BOUGHT_FROM.end(before, may) and not after.startswith("'s"))
    )


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


def _is_passed_by(line: Line, m: Mention, before: str, after: str, may: int) -> bool:
    """Whether an organisation does nothing here: who works there is cited, it only holds the meeting, is a rival."""
    if _ORGANISATION_BEFORE.end(before, may):
        return True
    if _SHARES.begin(after, may) or (_EXCHANGE.search(m.entity.name) and _TOLD_TO.end(before, may)):
        return True
    if m.entity.kind == "igo":
        if _UNION_BEFORE.end(before, may):
            return True
        meets = _MEETING_BEHIND.begin(after, may)
        return bool(meets and _ON_MARGINS.search(before))
    if m.entity.kind == "company":
        rival = _RIVAL_BEHIND.begin(after, may) is not None
        return rival or _OWN_MARK.match(line.text[m.end : m.end + 5]) is not None
    return False


def _is_home(line: Line, mentions: list[Mention], n: int, before: str, after: str, may: int) -> bool:
    """Whether a country only tells where something is: "the Singapore yard", "SACE, Italy's export credit agency"."""
    m = mentions[n]
    if _THE_BEFORE.end(before, may) and _told_behind(line, m.end, _NOUNS):
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


def _told_behind(line: Line, end: int, words: re.Pattern[str]) -> bool:
    """Whether a word for organisations follows, only `words` between."""
    return any(
        hit.start > end and words.fullmatch(line.folded, end, hit.start) for hit in gazetteer.kinds_told(line.folded)
    )


def join_countries(line: Line, mentions: list[Mention]) -> list[Mention]:
    """Take "Orange Moldova" for one company, and no mention of Moldova."""
    kept: list[Mention] = []
    for m in mentions:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.form == "organisation"
            and last.entity.kind in ("company", "bank_fund")
            and m.form == "name"
            and last.end + 1 == m.start
            and line.text[last.end] == " "
            and not line.text[m.start : m.end].endswith(".")
        ):
            name = line.text[last.start : m.end]
            last.end, last.entity = m.end, last.entity._replace(name=name, country=m.entity.country)
        else:
            kept.append(m)
    return kept


def _listed_with(m: Mention, mentions: list[Mention], n: int) -> bool:
    """Whether the next country follows a capital at once: "Washington, Canberra seal pact"."""
    return n + 1 < len(mentions) and mentions[n + 1].start - m.end == len(", ")
