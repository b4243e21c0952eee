"""Tell whether an English sentence names an organisation that does nothing in it: a rival, a host, who is only told."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.edges import Edges, beginning, ending
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

EXAMPLES = ending(
    r"(?:\bsuch as|(?<!would )\blike|(?<!countries, )(?<!nations, )(?<!states, )(?<!governments, )\bamong them"
    r"|\bunlike|\bsince|\bthan|\bbesides|\bapart from)\s(?:the )?$"
)
SET_UP_BY = ending(
    r"\b(?:set up|founded|established|owned|run|created|controlled|built|made|chaired|put forward|proposed|drafted"
    r"|drawn up|presented"
    r"|tabled|floated|written) by (?:the )?$"
)
"""Before whose a body is, who does nothing here."""
_ON_MARGINS = re.compile(
    r"\bon the (?:margins|sidelines|fringes|occasion|eve) of (?:the |a |an |this |that )?(?:[a-z-]+ ){0,2}$"
)
_MEETING_BEHIND = beginning(
    r"^ (?:gathering|summit|conference|meeting|forum|talks|general assembly|event|headquarters)\b"
)
"""Behind an organisation that only holds the meeting where others sign."""
_REFORM_OF = ending(r"\b(?:reform|overhaul|rules|auspices|agenda|role|charter|resolutions?) of\s(?:the )?$")
"""Before an organisation that others speak of."""
_SHARES_OF = ending(
    r"\b(?:shares?|stock|analysts?|economists?|executive|employee|professor|researchers?|brokers?|strategists?"
    r"|lawyers?"
    r"|scholars?|fellow|lecturer|historian|scientist|expert|specialist|partner)\s(?:of|in|at|with|from)\s(?:the )?$"
)
_BRANDS = ending(
    r"\b(?:brands|labels|marques|products|subsidiaries|clients|titles|rivals|competitors|businesses|magazines|shops"
    r"|stores|chains|models|drugs|holdings|investments) (?:include[sd]?|including|such as|like|are|range from)"
    r" (?:[^.;:]{0,60}(?:,|,? and) )?(?:the )?$"
)
"""Before what a company owns, makes or sells: "whose brands include X and Y"."""
_CITED = ending(
    r"\b(?:quoted|cited|reported|published|interviewed|monitored|carried|polled) by (?:the )?(?:[a-z-]+ ){0,2}$"
    r"|\b(?:according to|told|tells|telling|interview with|speaking to|spoke to) (?:the )?(?:[a-z-]+ ){0,2}"
    r"(?:agency|newspaper|daily|magazine|paper|broadcaster|journal|weekly|website|channel|radio) $"
    r"|\b(?:at|according to|surveys? by|research by|study by|figures from|data from|, of) (?:the )?(?:[a-z-]+ ){0,2}?"
    r"(?:analysts?|brokers?|brokerage|stockbrokers?|research(?:ers)?|consultan(?:ts?|cy)|forecasters?|ratings? agency"
    r"|think[ -]tank)(?: (?:firm|company|group|house|agency))? $"
    r"|\b(?:analyst|strategist|economist|researcher|research director|fund manager|head of (?:\w+ ){1,3}?\w+)"
    r" (?:at|with|for) (?:the )?(?:[a-z-]+ ){0,4}$"
)
"""Before an organisation of which only the words count: "quoted by the Xinhua news agency", "at analyst firm IDC"."""
_PRINTS = beginning(
    r"^ (?:news agency|newswire|newspaper|daily|magazine|news website|news channel|news programme)\b"
    r"|^ (?:has |had |also )*(?:reports|reported|quotes|quoted|wrote|writes|revealed)"
    r" (?:(?:on|late on|earlier) \w+day )?(?:that (?!it\b|its\b|they\b|their\b)|sources\b|officials\b|mr\b|him\b|her\b"
    r"|people\b|one\b|an? (?:source|official|spokes\w+)\b|unnamed\b"
    r"|the (?:minister|president|chief|company|firm) as\b)"
)
"""Behind a paper or an agency that tells what others do."""
_TELLS = beginning(
    r"^ (?:has |had |also )*(?:said|says|thinks|believes|reports?|reported|suggest\w*|claim\w*|quote[sd]?|tells?|told"
    r"|understands|learned|reckons)\b"
)
"""Behind a paper that is known as one."""
_AND_IT = re.compile(
    r"[^.;]{3,70}? (?:that|after|as|when|because|since) (?:it|the (?:company|firm|group|bank|two|pair)|both|they) "
    r"(?!was downgraded|reported|posted|missed|warned|cut its)"
)
"""Behind a company whose shares have moved, what it has done itself: "shares in X jumped after it agreed to"."""
_OWN_MARK = re.compile(r"['’]s (?!(?:Group|Holdings?|Inc|Corp|Ltd|Co)\b)[A-ZÀ-Þ]")
"""Behind a company whose product is meant: "SpaceX's Starlink"."""
_RIVAL_BEHIND = beginning(r"^\s(?:rival|competitor|challenger|peer)\s[a-z]")
"""Behind the name of a company that only tells who another is: "Kioxia rival Akebono"."""
_TOLD_TO = ending(
    r"\b(?:notice|filing|statement|announcement|disclosure|letter|note|report|submission|told|informed|notified"
    r"|on|listed on|advised)(?: (?:to|with|on|at))? (?:the )?$"
)
"""Before a stock exchange that is only told of something: "said in a notice to the Nigerian Exchange"."""
_SHARES = beginning(r"^(?:['’]s)?\s(?:shares|stock|analysts?|economists?|researchers?)\b")
ROUTE = ending(
    r"\b(?:railways?|lines?|roads?|motorways?|pipelines?|cables?|ferr(?:y|ies)|bridges?|tunnels?|routes?|corridors?"
    r"|trains?|canals?|stretch|section)(?: [a-z-]+){0,2} (?:between|linking|connecting) (?:the )?"
    r"(?:[\w'’-]+ (?:[\w'’-]+ )?and (?:the )?(?:[a-z]+ of )?)?$"
)
"""Before the two ends of a line or a road."""
_MODEL = re.compile(r" (?:[A-Z]{0,3}-?\d{2,4}|[A-Z]\d{3})\b")
_ITS_MODEL = re.compile(
    r"\b(?:with|using|by|on|in|operat\w+|fl(?:y|ies|ew|own)) (?:an?|its|their|the|two|three|four|leased|own) $"
)
"""Before a maker whose product is used: "four flights a week with a Boeing 737"."""
_EXCHANGE = re.compile(r"\b(?:Exchange|Bourse|Stock Market|Börse|SIX|Nasdaq|ASX|NYSE|SGX|HKEX|JSE|NSE|BSE)\b")
"""Stock exchanges, which are told of deals of others."""
_OF_SHARES = ("shares in", "shares of", "shares in the", "shares of the")
_ORGANISATION_BEFORE = Edges(_SHARES_OF, EXAMPLES, _CITED, _BRANDS)
_UNION_BEFORE = Edges(_REFORM_OF, SET_UP_BY)


def is_passed_by(line: Line, m: Mention, before: str, after: str, may: int) -> bool:
    """Whether an organisation does nothing here: who works there is cited, it only holds the meeting, is a rival."""
    if _ORGANISATION_BEFORE.end(before, may):
        return not (before.rstrip().endswith(_OF_SHARES) and _AND_IT.match(line.folded, m.end))
    if ROUTE.end(before, may):
        return True
    if _PRINTS.begin(after, may) or (_TELLS.begin(after, may) and _is_medium(m)):
        return True
    if _SHARES.begin(after, may) or (_EXCHANGE.search(m.entity.name) and _TOLD_TO.end(before, may)):
        return True
    if m.entity.kind == "igo":
        if _UNION_BEFORE.end(before, may):
            return True
        meets = _MEETING_BEHIND.begin(after, may)
        return bool(meets and _ON_MARGINS.search(before))
    if m.entity.kind == "company":
        if _MODEL.match(line.text, m.end) and _ITS_MODEL.search(before):
            return True
        rival = _RIVAL_BEHIND.begin(after, may) is not None
        return rival or _OWN_MARK.match(line.text, m.end) is not None
    return False


def _is_medium(m: Mention) -> bool:
    """Whether an organisation is known as a paper or an agency."""
    return flat(m.entity.name) in name_words("media", "media_en")
