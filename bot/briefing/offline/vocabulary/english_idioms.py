"""Know English idioms of what becomes of an agreement: "put their names to it", "came out on top in a tender"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.english_turns import NUMBER

_SIGNS = gated(
    r"\b(?:sets?|setting|puts?|putting|affix(?:ed|es|ing)?|append(?:ed|s|ing)?|add(?:ed|s|ing)?)"
    r" (?:its|their|his|her|the|a|both) (?:\w+ )?(?:names?|signatures?|pens?|seals?) (?:to|under|on|beneath|below)\b"
    r"|\b(?:sign(?:ed|s|ing)?|names?|signatures?) on (?:the|a) dotted line\b|\bstroke of (?:the|a) pen\b"
    r"|\bink (?:is|was|has) (?:now |barely |hardly |scarcely )?dr(?:y|ied)\b|\b(?:now|already|duly) signed\b"
    r"|\b(?:put|puts|set) (?:(?:an?|the|their|its|that) (?:[\w'’-]+ ){1,9}?)?(?:on|to) paper\b"
    r"|\b(?:letters?|notes|contracts?|memorand\w+|documents?|papers|copies|instruments|agreements?|treat(?:y|ies)"
    r"|accord|protocols?)\b[^,.;]{0,90}? (?:was|were|been) (?:\w+ )?exchanged\b"
    r"|\b(?:letters? of (?:intent|understanding)|memorand(?:um|a)|contracts?)"
    r" (?:that |which )?(?:[\w'’&.-]+ ){0,8}?exchanged"
    r" (?=last|on|in|at|this|yesterday|today|with|between)"
)
_WINS = gated(
    r"\b(?:(?:c[ao]mes?|coming) out (?:on top|ahead)|prevail(?:ed|s)|won out|triumph(?:ed|s)|emerg(?:ed"
    r"|es) (?:as )?(?:the )?"
    r"(?:winner|victor|victorious)|carried the day|outbid|saw off|(?:beat|beats|beaten) (?:\w+ ){1,4}?(?:rivals"
    r"|bidders))"
    r"[^.;]{0,60}?\b(?:tender|bidding|auction|contest|competition|race|contract|order|concession)\b"
    r"|\b(?:job|task|order|work|mandate|commission) (?:of|to|for) [^,.;]{3,60}? (?:goes|went|has gone|will go"
    r"|falls|fell) to\b"
)
_ON_BOARD = gated(r"\b(?:brings?|brought|takes?|took|taken) (?:[\w'’.&-]+ ){1,5}?(?:on board|aboard)\b")
_OF_ONE_MIND = gated(
    r"\b(?:(?:sees?|saw|seen) eye to eye|(?:are|is|were) (?:now )?of one mind|(?:found|finds?) (?:a )?common ground"
    r"|speak with one voice|closed ranks|(?:reach(?:ed)?|found) a meeting of minds"
    r"|c[ao]me to (?:an )?agreement) (?:on|over|about)\b"
)
_SIDE_BY_SIDE = gated(
    r"\b(?:are|is) (?:now |also )?(?:pooling|combining|jointly [a-z]+ing|co-[a-z]+ing|linking up|joining up"
    r"|setting up (?:an? )?(?:joint|common|shared)|sharing (?:the|their|an?))\b"
)
_BIDS = gated(
    r"\b(?:ma[dk]es?|making|tabl(?:ed|es)|lodg(?:ed|es)|put in|puts in|submit(?:ted|s)|launch(?:ed|es)"
    r"|sweeten(?:ed|s)|rais(?:ed|es)"
    r"|improv(?:ed|es)) (?:an?|its|the|their) (?:[\w$€£¥.,-]+ ){0,5}?(?:offer|bid|approach) (?:for|to buy"
    r"|to take over|to acquire)"
    r" (?!the (?:contract|tender|job|work|licen[cs]e|rights|concession)|work)"
)
_ON_THE_TABLE = gated(
    r"\b(?:put|puts|putting|laid|lays|plac(?:es|ed)) (?:an?|its|their|the) (?:[\w$€£¥.,-]+ ){0,4}?(?:bid|offer)"
    r"(?: of [\w$€£¥., -]{1,28}?)?(?: for [^,.;]{2,50}?)? on the table\b"
)
_SUM = r"(?:(?:up to|about|some|another|a further|an?) )?(?:\w{0,3}[$€£¥]\s?\d|\d[\d.,]* (?:million|billion))"
_LOAN = r"(?:an? )?(?:[\w-]+ ){0,3}?(?:loans?|credits?|grants?|guarantees?|subsid(?:y|ies)|financing|funding)\b"
_ASKS_MONEY = gated(
    r"\b(ask(?:s|ed)?|approach(?:ed|es)?|turn(?:ed|s) to|petition(?:ed|s)?|appl(?:ied|ies) to|lobb(?:ied|ies)"
    rf"|tap(?:ped|s)|look(?:s|ed) to|sound(?:s|ed) out|talk(?:s|ed) to) (?:[\w'’&.-]+ ){{1,8}}?(?:for|about) (?:{_SUM}"
    rf"|{_LOAN})"
    r"|\b((?:has|have|had|was|were) (?:(?:also|now|each|both|since|jointly|already) )*(?:been )?asked for)"
    rf" (?:{_SUM}|{_LOAN}|\d[\d.,]* ?(?:per ?cent|%)|(?:half|a third|a quarter|most) of)"
)
_IS_BID_FOR = gated(
    r"\b(?:receiv(?:ed|es|ing)|got|gets|field(?:ed|s)|drew|draws|attract(?:ed|s)) (?:an?|two|three|several"
    r"|another|the|its|more)"
    r" (?:[\w$€£¥.,-]+ ){0,5}?(?:approach(?:es)?|offers?|bids?|overtures?|proposals?) (?:from|by)\b"
)
_BIDS_FOR_WORK = gated(
    r"\b(?:is|are|was|were) (?:also |now |among those )?bidding (?:to (?!buy|acquire|take|become|join|win back"
    r"|host|save|stay)[a-z]+"
    r"|for (?:an?|the) (?:[\w-]+ ){0,2}(?:contract|order|tender|concession|licen[cs]e))\b"
)
_ENDS_CHASE = gated(
    r"\b(?:g[ai]ve[sn]? up|abandon(?:ed|s)|dropp?(?:ed|s)|end(?:ed|s)|call(?:ed|s) off|halt(?:ed"
    r"|s)) (?:on )?(?:its|their|the)"
    r" (?:[\w-]+ )?(?:pursuit|chase|courtship|wooing) of\b"
)
_IN_FORCE = gated(
    r"\b(?:(?:is|are|has been|have been) now law|(?:became|has become|becomes|have become) law|now (?:applies|apply)"
    r"|(?:began|begins|started|starts|has begun) to apply|(?:has|have) (?:the )?(?:legal )?force of law"
    r"|(?:has|have) applied since)\b"
    r"|^(?:from|since|as of|as from|starting) (?:\w+day|today|midnight|this (?:week|month)|\d+ \w+"
    r"|\w+ \d+|the (?:first|\w+th|\d+(?:st|nd|rd|th)?) of \w+|new year(?:'s day)?|(?:the )?(?:start|beginning|turn) of"
    r" (?:the|this) \w+)\b[^;]{0,140}?"
    r" (?:applies|apply|is valid|governs?|rules?)\b"
)
_BLESSES = gated(
    r"\b(?:giv(?:e[sn]?|ing)|gave|lent|lends?) (?:(?:its|their|the|final|formal|unanimous|an?|second|last"
    r"|and) ){0,5}(?:yes|blessing"
    r"|assent|approval|consent"
    r"|nod|green light|go-ahead|imprimatur|stamp of approval|thumbs-up) to\b"
    r"|\bvot(?:ed|es|ing)(?: \w+ly)?,? (?:by|with)? ?[\w -]{1,28}?,? (?:for|in favou?r of|to approve"
    r"|to back) (?:the|an?|its)\b"
)
_TO_END = gated(
    r"\b(?:(?:laid|put|lays?|laying|puts|putting) to rest"
    r"|(?:put|puts|putting|lay|lays|laid|laying|set|sets|setting) aside|dr(?:aw|aws|ew|awn|awing) a line under)"
    r" (?:an?|the|their|its) (?:[\w-]+ ){0,3}(?:feud|row|dispute|quarrel|suit|conflict|litigation|lawsuit|battle"
    r"|fight|wrangle|argument)\b"
)
_GETS = gated(
    r"\b(?:will|is to|are to|would) (?:also )?(?:get|receive|obtain|take delivery of|source|import"
    r"|draw) (?:up to |about |some |around )?"
    rf"{NUMBER} (?:[\w-]+ ){{0,3}}?[a-z]+s from\b"
    rf"|['’]s (?:[\w-]+ )?orders? (?:of|for) (?:up to |about )?{NUMBER} (?:[\w-]+ ){{0,4}}?(?:from|with|at)\b"
)
_FOUND = (
    r"\b(?:found|finds|gain(?:ed|s)|won|wins|picked|picks|has|secured) (?:an? )?(?:new |local |foreign "
    r"|first "
    r"|long-term "
    r"|strategic )?"
)
_FOUND_PARTNER = gated(rf"{_FOUND}(?:partner|ally) in\b")
_FOUND_BUYER = gated(rf"{_FOUND}(?:customer|supplier|taker|builder|contractor|operator|tenant) in\b")
_FOUND_BACKER = gated(rf"{_FOUND}(?:backer|investor|shareholder) in\b")
_FIRMS_UP = gated(
    r"\b((?:convert|turn|transform|chang)(?:s|ed|es)?) [^,.;]{3,90}? into (?:an? |the )?(?:[\w-]+ )?"
    r"(?:firm|binding|full|definitive|signed|formal|final)(?: [\w-]+)? (?:orders?|contracts?|agreements?|deals?)\b"
)
_EXERCISES = gated(r"\bexercis(?:ed|es|ing) (?:an?|its|their|the|both|two|three) (?:\w+ )?options? (?:for|to|on)\b")
_WORKS_FOR = (
    r"(?:supplier|distributor|operator|contractor|sponsor|carrier|agent|broadcaster|insurer|provider|builder|tenant"
    r"|manufacturer|licensee|franchisee)\b"
)
_BECOMES = gated(
    r"\b(?:will (?:also )?be|is to be|are to be|becomes?|became|has become|will become) (?:the |an? |its |their )?"
    rf"(?:(?:sole|exclusive|main|official|new|first|principal|title|long-term) ){{0,2}}(?:[a-z-]+ )?{_WORKS_FOR}"
    r"(?: of [^,.;]{2,40}?)? (?:to|for|of|at) "
)
_NAMES_AS = gated(
    r"\b(?:named?s?|picks?|picked|chose|chosen|chooses|select(?:s|ed)|appoint(?:s|ed)|designat(?:es|ed)|made) "
    r"(?:[\w'’&.-]+ ){1,6}?as (?:its|the|their) (?:(?!preferred|ambassador)[\w-]+ )?"
    rf"(?:partner\b|{_WORKS_FOR})"
)
_GETS_NOD = gated(
    r"\b(?:g[eo]ts?|won|wins|receiv(?:ed|es)|secur(?:ed|es)) (?:the|an?) (?:nod|job|mandate|order) from [^,.;]{2,60}?"
    r" to (?:build|run|supply|operate|deliver|manage|design|provide|lay|make|install|upgrade|carry)\b"
)
_READY_WITH = gated(r"\bst(?:and|ands|ood) ready with (?:an? |up to |another )?(?:[\w.-]+ )?(?:\w{1,3})?[$€£¥\d]")
_DILIGENCE = gated(
    r"\bdue diligence (?:(?:has|is|was|have) )?(?:now |already |also )?(?:begun|began|started|under ?way|being)\b"
)
_ROUND = gated(
    r"\b(?:open(?:ed|s)?|beg[ai]n|started|starts?|held|holds?|enter(?:ed|s)|complet(?:ed|es)|finish(?:ed|es))"
    r" (?:an?|the|their|another) (?:(?:\w+(?:th|st|nd|rd)|new|fresh|further|first|second|third|final|next|last) )?"
    r"rounds?\b"
    r"(?! of (?:funding|financing|golf|applause|voting|bids|bidding|interviews|lay-?offs|cuts|cup|applications|tests))"
)
_STEPS_IN = gated(
    r"\b(?:step(?:s|ped|ping)? in|(?:came|comes?|coming) (?:in|up|to the (?:aid|rescue)(?: of [\w ]{2,30})?)"
    r"|weigh(?:s|ed|ing)? in"
    r"|help(?:s|ed|ing)? out|chim(?:es|ed) in) with (?:an? )?(?:up to |another )?(?:\w{1,3})?[$€£¥\d]"
)
_OFFERS_SUM = gated(
    r"\boffer(?:ed|s|ing) (?:up to |about |some )?(?:\w{0,3}[$€£¥]\s?)?\d[\d.,]*(?: ?(?:million|billion|bn"
    r"|m))?(?: [a-z]+){0,3}(?: \([^)]{2,40}\))? for"
    r" (?!(?:information|each|every|the (?:work|job|contract|licen[cs]e|land|site|ship|goods)|a (?:licen[cs]e"
    r"|permit)|an? hour))"
)
_DROPS_BID = gated(
    r"\b(?:dropp?(?:ed|s)|abandon(?:ed|s)|scrapp?(?:ed|s)|g[ai]ve[sn]? up|ditch(?:ed|es)|cancel(?:l?ed|s)"
    r"|call(?:ed|s) off"
    r"|walk(?:ed|s)? away from|withdr[aeo]w[ns]?|pull(?:ed|s) out of|back(?:ed|s) out of|retreat(?:ed|s) from"
    r"|tor[en] up|tears up)"
    r" (?:(?:its|their|the|a|all|on) ){0,2}(?:[\w$£€.-]+ ){0,3}?(?:plans?|bid|offer|attempt|proposal|intention|idea)"
    r" (?:to|of|for) (?:buy\w*|acquir\w+|take over|taking over|purchas\w+|merg\w+)\b"
)
_RAISES_STAKE = gated(
    r"\b(?:rais|lift|increas|boost|hik|doubl|tripl|upp?)(?:e[sd]?|s|ing) its (?:\w+ )?(?:stake|holding|shareholding"
    r"|interest|share) in\b"
)
_LET_INTO = gated(
    r"\b(?:was|were|been|is|are) (?:let|taken|received|accepted|admitted|voted|welcomed) (?:in|into|to"
    r"|in to) (?:the )?"
    r"(?:[\w’'-]+ ){0,4}(?:area|zone|union|bloc|pact|alliance|club|organi[sz]ation|agency|agreement|community"
    r"|forum|treaty"
    r"|convention|council|group|partnership|league|network|programme|system)\b"
)
_CANCELS_GOODS = gated(
    r"\bcancel(?:l?ed|s|l?ing) (?:[\w-]+ ){1,6}?(?:(?:that |which )?(?:it |they )?(?:had |has "
    r"|have )?(?:ordered|bought|booked)"
    r"|on order|due) (?:from|at|with)\b"
)
_LOSES_WORK = gated(
    r"\b(?:los(?:es|t|ing)|stripped of|deprived of) (?:its|an?|the|their) (?:[\w-]+ )?(?:order|contract"
    r"|concession|licen[cs]e"
    r"|mandate|franchise|sponsorship)\b"
)
_SIGNS_FOR = gated(rf"\bsign(?:ed|s) (?:up )?for (?:up to |another |a further )?{NUMBER} (?!years?|months?|seasons?)")
_BAGS = gated(
    r"\b(?:bag(?:ged|s)|won|wins|clinch(?:ed|es)|scoop(?:ed|s)(?: up)?|net(?:ted|s)|nabb?(?:ed|s)|pick(?:ed|s) up"
    r"|snapp?(?:ed|s) up"
    r"|snar(?:ed|es)|pockets|pocketed|walk(?:ed|s) (?:away|off) with|lands|landed|secures|secured)"
    r" (?:an?|the|two|three|another) (?:[\w$€£¥.,-]+ ){0,5}?(?:job|order|contract|work|mandate|commission"
    r"|concession)s?"
    r" (?:from|for|with|to)\b"
    r"|\b(?:gives?|given|gave|hand(?:s|ed)|plac(?:es|ed)|award(?:s|ed)) (?:an?|the"
    r"|its) (?:[\w-]+ ){0,3}?(?:order|contract|job"
    r"|mandate|concession) (?:for|of|to) [^,.;]{2,60}? (?:to|with)\b"
)
_DENOUNCES = gated(
    r"\bdenounc(?:ed|es|ing) (?:an?|the|its|their) (?:[\w-]+ ){0,4}(?:treaty|convention|protocol|pact)\b(?! as\b)"
)
_ENDS_FIGHT = gated(
    r"\b(?:put|puts|putting) (?:an end|a stop) to (?:their|its|the|an?) (?:[\w-]+ ){0,3}?(?:fight|feud|dispute"
    r"|row|quarrel"
    r"|(?:law)?suits?|litigation|battle|strike|stand-off)\b"
)
_ADDS_FIRM = gated(
    r"\b(?:adds?|added|adding) [\w'’.&-][\w'’.& -]{1,48}? to (?:its|their) (?:[\w-]+ )?(?:empire|portfolio"
    r"|stable|holdings"
    r"|brands|collection of brands)\b"
)
_BACKS_WITH = gated(
    r"\b(?:throws?|threw|thrown|puts?|putting) (?:its|their) weight behind [^,.;]{2,70}? with (?:an? "
    r"|up to )?(?:\w{0,3}[$€£¥])?\d"
)
_SHORT_OF = gated(
    r"\b(?:(?:chapters?|points?|clauses?|articles?|lines?|words?|steps?|inch(?:es)?|signatures?|hair's breadth"
    r"|whisker|hours|days"
    r"|weeks) (?:short of|away from))"
    r" (?:an?|the|their|concluding|signing|sealing)\b"
)
IDIOMS: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    _SIGNS: (("status", "signed"),),
    _WINS: (("does", "contract:agreed"),),
    _ON_BOARD: (("does", "contract:agreed"),),
    _OF_ONE_MIND: (("status", "agreed"),),
    _SIDE_BY_SIDE: (("does", "partnership:agreed"),),
    _BIDS: (("does", "merger_acquisition:proposed"),),
    _ON_THE_TABLE: (("does", "merger_acquisition:proposed"),),
    _ASKS_MONEY: (("does", "financing:proposed"),),
    _IS_BID_FOR: (("status", "proposed"), ("may", "")),
    _BIDS_FOR_WORK: (("does", "contract:proposed"),),
    _ENDS_CHASE: (("does", "merger_acquisition:terminated"),),
    _IN_FORCE: (("status", "in_force"),),
    _BLESSES: (("status", "agreed"),),
    _TO_END: (("kind", "settlement"), ("status", "agreed")),
    _RAISES_STAKE: (("does", "merger_acquisition:agreed"),),
    _LET_INTO: (("kind", "accession"), ("status", "agreed")),
    _CANCELS_GOODS: (("kind", "contract"), ("status", "terminated")),
    _LOSES_WORK: (("kind", "contract"), ("status", "terminated")),
    _SIGNS_FOR: (("kind", "contract"), ("status", "signed")),
    _ENDS_FIGHT: (("kind", "settlement"), ("status", "agreed")),
    _ADDS_FIRM: (("does", "merger_acquisition:agreed"),),
    _BACKS_WITH: (("does", "financing:agreed"),),
    _SHORT_OF: (("status", "negotiating"),),
    _BAGS: (("does", "contract:agreed"),),
    _DENOUNCES: (("status", "terminated"),),
    _GETS: (("does", "contract:agreed"),),
    _FOUND_PARTNER: (("does", "partnership:agreed"),),
    _FOUND_BUYER: (("does", "contract:agreed"),),
    _FOUND_BACKER: (("does", "investment:agreed"),),
    _FIRMS_UP: (("kind", "contract"), ("status", "signed")),
    _EXERCISES: (("does", "contract:agreed"),),
    _BECOMES: (("does", "contract:agreed"),),
    _NAMES_AS: (("does", "contract:agreed"),),
    _GETS_NOD: (("does", "contract:agreed"),),
    _READY_WITH: (("does", "financing:proposed"),),
    _DILIGENCE: (("status", "negotiating"),),
    _ROUND: (("status", "negotiating"), ("loose", "other")),
    _STEPS_IN: (("does", "financing:agreed"),),
    _OFFERS_SUM: (("does", "merger_acquisition:proposed"),),
    _DROPS_BID: (("kind", "merger_acquisition"), ("status", "terminated")),
}
"""What a match tells, as in `english_phrases`."""
