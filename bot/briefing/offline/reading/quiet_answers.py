"""Know English ways to tell of refusals, of talks and of quarrels that end, that name none: "showed it the door"."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.reading.quiet import ANY_TWO, ONE_FIRM, TWO_FIRMS, Quiet

_W = r"(?:[\w'’&.$€£-]+ )"
_SENDS_HOME = gated(
    rf"\b(?:sen[dt]s?|sending|waved?|waves) {_W}{{1,9}}?(?:home|packing|away|on (?:its|his|their) way"
    rf"|back (?:empty-handed|to))\b|\bshow(?:s|ed|n|ing)? {_W}{{1,8}}?the (?:door|red card|cold shoulder|exit)\b"
    r"|\b(?:slamm?|shut|clos|bolt)(?:s|ed|es|ing)? the door (?:on|to|in the face of)\b|\bturn(?:s|ed"
    r"|ing)? (?:a deaf ear|its nose up|up its nose|a cold shoulder) (?:to|at)\b|\b(?:gives|given|giving|give"
    rf"|gave) {_W}{{1,8}}?(?:the (?:cold shoulder|brush-off|thumbs-down|slip)|short shrift|a (?:flat )?no)\b"
)
_SUITOR = r"(?:suitors?|bidders?|wooers?|would-be (?:buyers?|owners?|partners?)|admirers?|courtiers?)\b"
_SPURNS_SUITOR = gated(
    r"\b(?:sen[dt]s?|sending|wav(?:es?|ed)|show(?:s|ed|n|ing)?|turn(?:s|ed|ing)?|giv(?:es|en)|gave|send|t[eo]ll?d?s?"
    rf"|keeps?|kept|left|leaves?) [^.;]{{0,50}}?{_SUITOR}[^.;]{{0,40}}? (?:home|packing|away|down|off|(?:to )?the door"
    r"|the cold shoulder|the brush-off|short shrift|at bay|at arm's length|empty-handed|(?:that )?(?:it|they) (?:is"
    r"|are|was|were) not (?:for sale|interested)|to look elsewhere)\b|\b(?:will not|won't|is not to"
    r"|are not to) (?:be sold|pass|fall|go) to (?:an? |the |its )?(?:[\w-]+ ){0,3}?(?:competitor|rival|suitor"
    r"|investor|buyer|bidder|foreigner|fund|stranger|outsider)s?\b"
)
_TOO_LITTLE = gated(
    r"\b(?:price|sum|figure|amount|money|bid|offer|premium)\b[^.;]{0,90}? (?:was|were|is|are|proved"
    r"|seemed) (?:not enough|nowhere near enough|far from enough|well short|too (?:small|little|low|thin))\b"
)
_NOT_FOR_SALE = gated(
    r"\b(?:is|are|was|were|it's) (?:simply |still )?not (?:for sale|on the block|up for sale|on the market|selling"
    r"|interested)\b|\bwill not (?:be sold (?=to)|pass|fall|be handed|be going|change hands|sell (?:itself|out|up)"
    r"|be swallowed|belong)\b|\b(?:do|does|did)(?:es)? not want (?:the|any of the|its|their|his) (?:money|millions"
    r"|offer|cash|name|help)\b|\b(?:do|does|did) not want to (?:sell|merge|be (?:bought|owned|swallowed|part of))\b"
    r"|\b(?:would rather|prefers? to|chose to|chooses to|decided to|wants to) (?:stay|remain) (?:independent|single"
    r"|alone|unmarried|on its own|in family hands|in the family|small|what it is)\b"
)
_QUICK_NO = gated(
    r"\b(?:took|needed|spent) (?:just |only |barely |less than |all of )?(?:[\w-]+ ){1,3}?(?:minutes?|hours?"
    rf"|seconds?|days?|a day|an afternoon) {_W}{{0,3}}?to (?:dispose of|dismiss|reject|turn|refuse|kill|bury|bin|wave"
    r"|decline|spurn|say no|shoot|throw)\b"
)
_COMES_TO_NOTHING = gated(
    r"\bnothing (?:will (?:now )?come|has come|came|is to come|comes) of\b|\b(?:marriage|union|wedding|courtship"
    r"|romance|engagement|betrothal|flirtation|sale|purchase|plan|scheme|idea|venture|alliance|tie-up|project"
    r"|deal) (?:of|between|with|by) [^.;]{3,90}? (?:is|are|has been|was) (?:now )?(?:off|dead|buried|history|no more"
    r"|over|not to be|called off)\b|\b(?:will not|won't|are not|is not) (?:now |after all )?(?:marry|wed|tie the knot"
    r"|join hands|walk down the aisle|become one)\b"
)
_SHARED_OUT = gated(
    r"\b(?:has|have|had|was|were) (?:now |finally |again )?(?:been )?(?:shared out|divided up|divvied up|carved up"
    r"|parcelled out|split up)\b|\b(?:has|have|had) (?:now |finally |again )?(?:divided|split|shared|carved up) (?:the"
    r"|their) [^.;]{2,60}? (?:between|among) (?:them|themselves)\b"
)
_NOT_RENEWED = gated(
    r"\b(?:did not|does not|will not|has not|have not|would not|chose not to|declined to) (?:renew|extend|prolong"
    r"|re-?order)(?=[.,;]|$| (?:it|them)\b| (?:the|its|their) (?:contract|order|lease|licen[cs]e|agreement|deal"
    r"|mandate|sponsorship)\b)"
)
_STOPPED_TALKING = gated(
    r"\b(?:part|parted|parting) (?:as friends|amicably|on good terms)\b|\b(?:gone|went|going|go|goes) back to (?:its"
    r"|their)(?: own)? drawing boards?\b|\b(?:have|has) (?:now )?(?:stopped|quit|given up|ceased|broken off"
    r"|left off) (?:talking|negotiating|speaking|courting|bargaining|haggling|trying to agree)\b|\b(?:are"
    r"|is) (?:now )?going it alone\b|\b(?:went|go|goes) it alone\b|\b(?:left|leaves|quit) the (?:negotiating "
    r"|bargaining )?table\b(?! (?:on|for) )|\b(?:are|is) no longer (?:on speaking terms|talking|speaking|a couple"
    r"|partners)\b"
)
_NO_LONGER = gated(
    r"\b(?:will|does|do|is to|are to) no longer (?:be )?(?:carr(?:y|ied)|s[eo]ll|sold|stock(?:ed)?|us(?:e|ed)|buy"
    r"|bought|fl(?:y|own)|print(?:ed)?|ma[dk]e|buil[dt]|suppl(?:y|ied)|ship(?:ped)?|s[ep]onsor(?:ed)?|host(?:ed)?|run"
    r"|operate[d]?|distribute[d]?|brew(?:ed)?|bottle[d]?|clean(?:ed)?|insure[d]?|broadcast|publish(?:ed)?"
    r"|stream(?:ed)?|deliver(?:ed)?|fill|serve[d]?|take|drill) [^.;]{2,70}? ?(?:of|from|for|by|at) |\b(?:sent|sends"
    rf"|handed|hands|gave|gives|given|brought|takes|took) back (?:to )?{_W}{{1,10}}?(?:ordered|bought|leased|chartered"
    r"|borrowed|hired|rented|received|drawn|drew)\b"
)
_QUARREL = (
    r"(?:differences|quarrel|dispute|row|feud|grudge|fight|grievances|hostilit(?:y|ies)|rivalry|claims|hatchet|axe"
    r"|lawsuits?|suit|case|battle|spat|bad blood|war|past|litigation|squabble|stand-off|tussle|argument)s?\b"
)
_DECLINED_TO = gated(
    r"\b(?<!had )(?<!so far )(?<!once )(?<!initially )(?<!first )(?:declined|refused|was unwilling|were unwilling"
    r"|chose not|opted not|preferred not) to (?:join|take part"
    r"|participate|sponsor"
    r"|co-finance|finance|invest in|co-sponsor|come in|contribute to|be part of|sign up|enter into|renew"
    r"|extend its)\b(?! (?:in )?(?:an?"
    r" |the )?(?:interview|debate|speculation|strike|protest|boycott|war|vote))"
)
_NOT_DELIVERED = gated(
    r"\b(?:order(?:ed)?|bought|booked|chartered|leased|planned|promised|commissioned|agreed"
    r"|contract(?:ed)?)\b[^.;]{0,90}?"
    r" (?:will|would|are|is) (?:now |after all )?(?:not|no longer|never) (?:to )?be (?:delivered|supplied|built"
    r"|shipped|handed over"
    r"|taken|bought|leased|made|flown|produced|laid|installed|honou?red|fulfilled)\b"
)
_PULLS_MONEY = gated(
    r"\b(?:is |are |has |have )?(?:pull|tak|withdr|yank|get)\w* (?:its|their|all its|all their|the) (?:money|capital"
    r"|investments?|funds?|cash|stake)"
    r" (?:out of|from|back from)\b|\bdivest(?:ed|s|ing)? (?:itself )?(?:from|of its (?:stake|holding|shares) in)\b"
)
_PEACE = gated(
    r"\b(?:ma[dk]es?|making|made) (?:their |its )?peace\b|\bl(?:aid|ays?|aying) down (?:their|its) (?:arms|swords"
    r"|weapons)\b|\b(?:put|puts|putting|set|sets|la(?:y|id)|left|leaves?) (?:aside )?(?:their|the|its|an?"
    rf"|all) {_W}{{0,4}}?{_QUARREL}(?: (?:over|about|on|with) [^.;]{{2,60}}?)? ?(?:behind (?:them|it|us)|aside|to rest"
    rf"|to bed)\b|\bbur(?:y|ied|ies|ying) (?:their|the|its|an?|all) {_W}{{0,4}}?{_QUARREL}|\b(?:found|finds?|has found"
    r"|have found) (?:a|the|their) way (?:to (?:end|settle|close|bury|resolve)|out of|round|around|past) (?:their|the"
    rf"|its|an?) {_W}{{0,4}}?{_QUARREL}|\b(?:have|has) (?:now |finally |at last )?(?:ended|closed|settled|resolved"
    rf"|patched up|sorted out|cleared up|mended|healed) (?:their|an?) {_W}{{0,4}}?{_QUARREL}|\b(?:are"
    r"|is) no longer (?:opponents|enemies|foes|at odds|at war|quarrell?ing|adversaries|at loggerheads)\b"
    r"|\b(?:smok(?:ed?|ing) the peace pipe|patch(?:ed|es|ing)? (?:it|things) up|mend(?:ed|s|ing)? fences|kiss(?:ed"
    r"|es)? and ma[dk]e up|call(?:ed|s)? it quits|sheath(?:ed)? (?:their|its) swords?|back on speaking terms"
    r"|cleared? the air)\b"
)
_NO_COURT = gated(
    r"\bneither (?:side |of them |of the two |party |company |one )?(?:now )?(?:wish(?:ed|es)|want(?:ed|s)|saw|sees"
    r"|cared|cares|had|has) (?:to|any|the)(?: \w+){0,2} (?:go on|continue|fight|proceed|carry on|press|sue|appeal"
    r"|litigate|pursue|point|use|appetite|stomach)\b|\b(?:hear|hears|heard|say|says) no more (?:of|about) (?:it"
    r"|the (?:matter|case|affair|claim))\b|\b(?:will|would) (?:see|set foot in|need|meet in|face) no (?:court"
    r"|courtroom|judge|jury)\b|\b(?:will|would|need|needs|are to) not (?:now )?(?:see each other|meet|face each other"
    r"|go|end up|fight it out) (?:in|to) court\b|\bno longer (?:see|meet|face) (?:each other|one another) in court\b"
    r"|\b(?:clos(?:e|es|ed|ing)|shut|shuts) (?:its|their|the) (?:file|books on|dossier)\b"
)
_PAID_OFF = gated(
    r"\bpa(?:y|ys|id|ying)\b[^.;]{3,110}?(?:,| and|, and) (?:[\w'’.-]+ ){1,8}?(?:drop|withdr[ae]w|clos|shelv|end"
    r"|forget|abandon|let|g[ai]v)\w*(?: up| go)? (?:of )?(?:its|their|the|all|his|her"
    r"|both) (?:[\w-]+ ){0,2}?(?:claims?|suits?|lawsuits?|case|file|action|complaints?|proceedings|appeals?"
    r"|investigation|matter)\b|\b(?:drop|withdr[ae]w|clos|shelv|end|abandon)\w* (?:its|their|the"
    r"|all) (?:[\w-]+ ){0,2}?(?:claims?|suits?|lawsuits?|case|actions?|complaints?|proceedings"
    r"|appeals?) (?:in (?:return|exchange) for|for a payment of|against payment of|after)\b"
)
_TEXT = (
    r"(?:treaty|agreement|accord|text|pact|deal|memorandum|contract|protocol|convention|wording|document|paper|draft"
    r"|terms|clauses?)"
)
_AT_WORK = gated(
    r"\b(?:have|has) been (?:working|labou?ring|toiling|sitting|busy)\b[^.;]{0,50}? (?:on|over|with) (?:an?|the"
    rf"|their|such an?|its) {_W}{{0,4}}?{_TEXT}\b|\b{_TEXT}s? (?:on|for|about|between|of)? ?[^.;]{{0,80}}?(?:is"
    r"|are) (?:still |now |currently )?being (?:worded|drafted|hammered out|translated|polished|written|drawn up"
    r"|haggled over|checked|vetted|typed|fine-tuned|prepared)\b|\b(?:are|is) (?:still |now |busy )?(?:poring over"
    r"|polishing|wording|drafting|fine-tuning|redrafting|haggling over|writing up|putting the (?:last"
    r"|finishing) touches to|weighing|ironing out|chewing over|going through) (?:the|a|an|their|its|every|each"
    rf"|some) {_W}{{0,4}}?(?:{_TEXT}|details|lines?|price|figures?|commas?|wrinkles|articles?)\b"
)
_APART = gated(
    r"\b(?:only|just) (?:the |an? )?(?:[\w-]+ ){1,4}?(?:still )?(?:divides?|separates?|stands? between|keeps?|parts?) "
    r"|\b(?:are|remain) (?:still )?(?:only |just |about |some )?(?:[\w$€£.]+ ){1,4}?apart\b(?=[,.;]| on| over| in"
    r"| about)|\b(?:have|has) yet to (?:find|agree|settle|reach|fix|hit on)(?: on)? (?:an?|the|their"
    r"|its) (?:common [a-z]+|(?:[\w-]+ )?(?:price|text|compromise|ground|terms|route))\b|\b(?:feeling|sounding"
    r"|sniffing|sizing) each other (?:out|up)\b|\bcircling each other\b|\b(?:price"
    r"|question|issue|point|matter|sum|fee|route|figure)s?\b[^.;]{0,60}? (?:(?:is|are) (?:still|left) "
    r"|remains? )(?:open|unsettled|unresolved|unanswered|to be (?:fixed|settled|found|agreed))\b|\b(?:still open"
    r"|unresolved|unsettled|still to be (?:settled|found|agreed)) (?:is|are)\b|\b(?:still "
    r"|back )at the (?:negotiating |bargaining )?table\b|\bhave not (?:yet )?found (?:each other|a common)\b"
)
_COURTED = gated(
    r"\b(?:is|are) (?:being )?(?:courted|wooed|sounded out|chatted up|eyed up) by\b|\b(?:is|are) (?:courting|wooing"
    r"|flirting with|making eyes at)\b"
)
_SAYS_YES = gated(
    r"\b(?:shook|shake|shakes|shaken|shaking) (?:hands )?on (?:it|that|this)\b|\bsa(?:id|ys?) yes to (?:each other"
    r"|one another|the other)\b|\b(?:gives|given|giving|give|gave) (?:[\w'’-]+ ){1,4}?(?:its|their|his|her) (?:word"
    r"|promise|hand on it|blessing|solemn word) (?:that|to|on)\b|\b(?:sealed|settled) (?:it|this|that|the matter"
    r"|things|the affair|all this) (?:with|over) (?:an? |two |their )?(?:[\w-]+ ){0,2}?(?:handshakes?|signatures?"
    r"|dinner|lunch|coffee|tea|toast|glass|beer|champagne)\b|\b(?:drank|drunk|toast(?:ed)?|raised (?:a glass"
    r"|glasses)) to (?:it|that|the (?:union|marriage|partnership|future|venture|new \w+))\b"
)
_WANTS_IN = gated(
    r"\b(?:would (?:also )?(?:like|love)|wants?|hopes?|wish(?:es)?|has asked|have asked|asked|is keen|are keen"
    r"|is eager|has offered|offered) to (?:join (?:in|them|it|up|as|the (?:two|pair|venture|project|scheme|plan|club"
    r"|undertaking|work))|come (?:in|aboard|on board)|climb aboard|take part in it|be let in|be the (?:third|fourth"
    r"|fifth)|make it (?:three|four|a trio))\b"
)
_CLEARED = gated(
    r"\b(?:has|have|had|sees?|saw|raised?|raises) (?:no|nothing)(?: (?:objections?|objected|concerns?|qualms|quarrel"
    r"|problems?|reason to (?:object|stop|block)))? ?(?:to|with|against|about|over) [^.;]{0,70}?(?:buying|purchase"
    r"|takeover|acquisition|acquiring|taking over|merg\w+|union|marriage|sale)\b"
)
QUIET_ANSWERS: tuple[Quiet, ...] = (
    Quiet(_SENDS_HOME, "merger_acquisition", "rejected", TWO_FIRMS),
    Quiet(_SPURNS_SUITOR, "merger_acquisition", "rejected", ONE_FIRM),
    Quiet(_TOO_LITTLE, "merger_acquisition", "rejected", TWO_FIRMS),
    Quiet(_NOT_FOR_SALE, "merger_acquisition", "rejected", TWO_FIRMS),
    Quiet(_QUICK_NO, "merger_acquisition", "rejected", TWO_FIRMS),
    Quiet(_COMES_TO_NOTHING, "partnership", "terminated", ANY_TWO),
    Quiet(_STOPPED_TALKING, "partnership", "terminated", ANY_TWO),
    Quiet(_SHARED_OUT, "treaty", "agreed", ANY_TWO),
    Quiet(_NOT_RENEWED, "contract", "terminated", ONE_FIRM),
    Quiet(_NO_LONGER, "contract", "terminated", TWO_FIRMS),
    Quiet(_DECLINED_TO, "partnership", "rejected", ONE_FIRM),
    Quiet(_NOT_DELIVERED, "contract", "terminated", ONE_FIRM),
    Quiet(_PULLS_MONEY, "investment", "terminated", TWO_FIRMS),
    Quiet(_PEACE, "settlement", "agreed", ANY_TWO),
    Quiet(_NO_COURT, "settlement", "agreed", ANY_TWO),
    Quiet(_PAID_OFF, "settlement", "agreed", ONE_FIRM),
    Quiet(_WANTS_IN, "partnership", "proposed", ONE_FIRM),
    Quiet(_AT_WORK, "", "negotiating", ANY_TWO),
    Quiet(_APART, "", "negotiating", ANY_TWO),
    Quiet(_COURTED, "", "negotiating", TWO_FIRMS),
    Quiet(_SAYS_YES, "partnership", "agreed", ANY_TWO),
    Quiet(_CLEARED, "merger_acquisition", "agreed", TWO_FIRMS),
)
