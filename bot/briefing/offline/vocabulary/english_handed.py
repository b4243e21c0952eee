"""Know English phrases of papers, companies and money that change hands: "exchanged contracts", "granted exclusivity".

A phrase here is told as a whole, as those of `english_standing`.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.english_ownership import SUM
from bot.briefing.offline.vocabulary.english_turns import NUMBER

_W = r"(?:[\w'’.&-]+ )"
_RECOMMENDS = gated(
    r"\b(?:recommend|advis|urg|encourag|counsel)\w*(?: that)? (?:all |its |their |the )?(?:\w+ )?"
    r"(?:share|stock|unit)?holders(?: of [^.;,]{2,40}?)?,? (?:to |should )?(?:accept|take|tender|back|approve|vote for"
    r"|sell)\b(?=[^.;]{0,90}?\b(?:offer|bid|takeover|merger|deal|terms|shares?|price|proposal)\b)"
)
"""What directors do with an offer that they take."""
_ADVISES_AGAINST = gated(
    r"\b(?:recommend|advis|urg|encourag|counsel|t[eo]ld|t[eo]ll)\w*(?: that)? (?:all |its |their |the )?(?:\w+ )?"
    r"(?:share|stock|unit)?holders(?: of [^.;,]{2,40}?)?,? (?:to |should )?(?:reject|refuse|ignore|turn down|spurn"
    r"|not to (?:accept|sell|tender|take)|vote against)\b(?=[^.;]{0,90}?\b(?:offer|bid|takeover|merger|deal|terms"
    r"|price|proposal|approach)\b)"
)
_FORBIDS = gated(
    rf"\b(?:forbid(?:s|den)?|forbade|(?:did|does|will) not (?:let|allow)|won't let|refused to let) {_W}{{1,6}}?"
    r"(?:[^.;]{2,60}?, )?(?:to )?(?:buy|take over|acquire|merge|purchase|swallow|absorb)\b"
)
_EXCHANGES = gated(
    r"\bexchang(?:ed|es|ing) (?:an?|the|two|three|several|signed|their)? ?(?:[\w-]+ ){0,3}?(?:letters? of intent"
    r"|memorand(?:um|a)|contracts?|agreements?|protocols?)\b"
    r"|\b(?:put|puts|set|sets|affixed) (?:its|their|his|her|an?|the) (?:\w+ )?(?:stamp|initials"
    r"|seal|chop|autograph) (?:to|on|under) (?:an?|the|two|its)\b"
    r"|\b(?:papers|documents|contracts|agreements)(?: for (?:it|that|this))? (?:were|have been) (?:all )?executed\b"
    r"|\b(?:all|the) (?:the )?(?:papers|documents|contracts) (?:were|have been) signed\b"
    r"|\bcarr(?:y|ies|ied) the signatures? of\b"
)
"""What signs: papers that change hands, stamps."""
_CLOSES_GOODS = gated(
    rf"\b(?:clos|conclud|complet|mad|seal|finali[sz]|clinch)(?:ed?|es) (?:an?|the|its) purchase of (?:up to )?{NUMBER}"
    r" (?:[\w-]+ ){1,5}?from\b"
)
_JOINS_INTO_ONE = gated(
    r"\b(?:join|combin|unit|pool|merg|fold|bundl)\w* (?:together )?(?:their|the two|both)? ?(?:forces|businesses"
    r"|operations|activities|companies|arms|units|networks|fleets)? ?(?:in|into|under|to form) (?:an?|one|a common"
    r"|a new)(?: single)? (?:company|group|firm|roof|entity|holding|airline|bank|carrier|house)\b"
)
_EXCLUSIVITY = gated(
    r"\b(?:grant|g[ai]ve|agree|won|win|secur|obtain|sign|enter|ha[sd]|get|got|receiv|been)\w* (?:to |into )?"
    rf"(?:{_W}{{1,5}}?)?(?:(?:a period of |\w+ (?:weeks|months|days) of )?exclusivity|exclusive (?:talks|negotiations"
    r"|discussions|bargaining rights))\b"
)
"""Who alone may bargain for a company."""
_NO_WEDDING = gated(
    r"\b(?:call(?:ed|s)? off|cancel+ed|broke off|broken off|abandon(?:ed|s)|scrapp?(?:ed|s)) (?:their|the|its)"
    r" (?:\w+ )?(?:wedding|marriage|engagement|union|courtship|romance|betrothal|nuptials)\b"
)
_BELONGS_NOW = gated(
    r"(?:\bwith the (?:transfer|handover|delivery|sale) of [^.;]{3,60}?, |\b(?:since|from|as of) (?:\w+day|today"
    r"|midnight|this (?:week|month|morning)),? )[^.;]{2,60}? (?:has |have )?(?:now )?(belongs?|belonged)(?: wholly"
    r"| fully| entirely)? to\b|\bnow (belongs?)(?: wholly| fully| entirely)? to\b"
)
_BOARD_LENDS = gated(
    r"\b(?:board|directors|governors|council|executives)\b[^.;,]{0,40}? (?:ha[sd] |have )?(?:passed|approved|cleared"
    r"|signed off|waved through|nodded through|granted|adopted|agreed)(?: on| to)? (?:an?|the|its) (?:[\w$€£.,-]+"
    r" ){0,4}?(?:loan|credit|grant|guarantee|facility)\b"
)
_FORGIVES = gated(
    rf"\b(?:is |are |will |has |have )?(?:forgiv|forgav|writ|wrot|cancel|remit|waiv)\w*(?: off)? (?:{_W}{{1,4}}?)?{SUM}"
    r" (?:of|in|worth of) (?:\w+ )?debts?\b"
    rf"|\b(?:grant|g[ai]ve|allow)\w* {_W}{{1,4}}?(?:\w+ )?(?:more|extra|another|further|additional) (?:\w+ )?(?:years?"
    r"|months|time) to (?:repay|pay|service|settle)\b"
)
_PLANT = (
    r"(?:plants?|works|factor(?:y|ies)|mills?|mines?|refiner(?:y|ies)|smelters?|terminals?|shipyards?|pipelines?"
    r"|gigafactor(?:y|ies)|data cent(?:re|er)s?)\b"
)
_ITS_PLANT = (
    rf"(?:its|their|the|an?|all|plans for (?:an?|its|the)) (?:[\w$€£.,'’-]+ ){{0,5}}?{_PLANT}(?= (?:in|near|at|on)\b)"
)
_SHELVES_PLANT = gated(
    rf"\b(?:shelv|mothball|paus|halt|postpon|froz|freez|suspend|park)(?:e[sd]?|s|ed|en|es) {_ITS_PLANT}"
)
_GIVES_UP_PLANT = gated(
    r"\b(?:(?:abandon|scrap|scrapp|cancel|cancell|dropp|ditch|ax|buri)(?:e?d)|g[ai]ven? up) "
    rf"{_ITS_PLANT}"
)
_FOUND_PARTNERSHIP = gated(
    r"\b(?:have|has) (?:drawn up|set up|worked out|put together|formed|entered) (?:an?|their) (?:[\w-]+ ){0,3}"
    r"(?:partnership|alliance|joint venture)\b"
    r"|\b(?:thrown?|threw|cast|throwing) in (?:their|its) lots? (?:together|with)\b"
    r"|\bsell (?:seats|tickets|space|places) on (?:each|one an)other['’]s\b"
)
_ACCEPTS_PLEDGES = gated(
    r"\b(?:accept(?:s|ed)?|ma[dk]es? binding|made binding|approv(?:ed|es)|endors(?:ed|es)|took|takes) (?:the "
    r"|a set of )?"
    rf"(?:{_W}{{0,4}}?)?(?:commitments|undertakings|remedies|pledges|assurances)\b"
    r"(?=[^.;]{0,90}?\b(?:clos(?:ed|es|ing)|end(?:ed|s|ing)|dropp?(?:ed|s|ing)|case|probe|investigation|inquiry"
    r"|proceedings|offered by|given by|from|by)\b)"
)
_BINDS_ITSELF = gated(
    r"\b(?:bound|binds|committed|commits|obliged|pledged) itself (?:to|towards?|vis-a-vis|before) (?:[\w'’.-]+ ){1,7}?"
    r"(?:authority|council|commission|regulator|watchdog|agency|office|court|ministry|bureau)\b"
)
_RAISES = gated(
    rf"\braised? {SUM} from (?:an? )?(?:\w+ )?(?:group|round|consortium|syndicate|pool|range|handful|number)? ?(?:of )?"
    r"(?:\w+ )?(?:backers|investors|funds|shareholders)\b"
)
_WITHDRAWS_OFFER = gated(
    r"\b(?:withdr[ae]w[ns]?|retract(?:ed|s)|took back|pulled|dropp?(?:ed|s)) (?:its|their|the) (?:[\w$€£.,-]+ ){0,3}?"
    r"(?:offer|bid|approach)(?=[.,;]|$| (?:on|after|because|as|since|when|in the|last|this)\b)"
)

_BID_FOR_WORK = gated(
    r"\b(?:bid|offer|proposal|tender)s? (?:by|from|of) (?:[\w'’.&-]+ ){1,4}?to (?:build|rebuild|rewire|supply"
    r"|run|operate"
    r"|deliver|provide|repair|moderni[sz]e|upgrade|install|lay|manage|construct|maintain|equip|refurbish"
    r"|renovate|dredge"
    r"|electrify|extend|insure|clean|restore)\b"
)
"""What somebody wants to do for another, who takes over no company."""
_TOLD: tuple[tuple[Gated, tuple[tuple[str, str], ...]], ...] = (
    (_BID_FOR_WORK, (("kind", "contract"),)),
    (_RECOMMENDS, (("kind", "merger_acquisition"), ("status", "agreed"))),
    (_ADVISES_AGAINST, (("kind", "merger_acquisition"), ("status", "rejected"))),
    (_FORBIDS, (("kind", "merger_acquisition"), ("status", "rejected"))),
    (_EXCHANGES, (("status", "signed"),)),
    (_CLOSES_GOODS, (("kind", "contract"), ("status", "agreed"))),
    (_JOINS_INTO_ONE, (("kind", "merger_acquisition"), ("status", "agreed"))),
    (_EXCLUSIVITY, (("kind", "merger_acquisition"), ("status", "negotiating"))),
    (_NO_WEDDING, (("kind", "merger_acquisition"), ("status", "terminated"))),
    (_WITHDRAWS_OFFER, (("status", "terminated"), ("may", "merger_acquisition"))),
    (_BELONGS_NOW, (("does", "merger_acquisition:in_force"),)),
    (_BOARD_LENDS, (("does", "financing:agreed"),)),
    (_FORGIVES, (("does", "financing:agreed"),)),
    (_SHELVES_PLANT, (("kind", "investment"), ("status", "suspended"))),
    (_GIVES_UP_PLANT, (("kind", "investment"), ("status", "terminated"))),
    (_FOUND_PARTNERSHIP, (("does", "partnership:agreed"),)),
    (_ACCEPTS_PLEDGES, (("kind", "settlement"), ("status", "agreed"))),
    (_BINDS_ITSELF, (("kind", "settlement"), ("status", "agreed"))),
    (_RAISES, (("kind", "investment"), ("status", "agreed"))),
)
HANDED: Mapping[Gated, tuple[tuple[str, str], ...]] = dict(_TOLD)
"""What a match tells, as in `english_phrases`."""
