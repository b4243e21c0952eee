"""Know English ways to tell who works for whom, or owns what now, that name no agreement: "saw off two rivals for"."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.reading.quiet import FIRM_BEHIND, ONE_FIRM, TWO, TWO_FIRMS, Quiet
from bot.briefing.offline.vocabulary.english_turns import NUMBER

_W = r"(?:[\w'’&.$€£-]+ )"
_WORK = (
    r"(?:work|job|order|task|contract|commission|mandate|concession|assignment|project|business|role|supply|delivery"
    r"|building|construction|running|operation|maintenance|running|route|licen[cs]e)s?\b"
)
_RIVALS = (
    r"(?:rivals?|bidders?|competitors?|contenders?|suitors?|firms?|companies|others?|candidates?|applicants?|offers?)\b"
)
_HONOUR = (
    r"(?:[\w-]+ ){0,2}(?:place|title|seat|spot|prize|award|final|crown|medal|trophy|win|lead|top|championship|slot"
    r"|nomination|throne|presidency|post|chance|part|record|race|point|vote|hearts?|attention|share|market)s?\b"
)
"""What sportsmen, candidates and artists win from others."""
_BEATS_RIVALS = gated(
    r"\b(?:beat(?:s|en|ing)?|saw off|sees off|seen off|seeing off|edg(?:ed|es|ing) out|outbid|outbids|fought off"
    r"|fights off|held off|holds off|left behind|knocked out|prevail(?:ed|s) over|won over|got the better of"
    rf"|shut out) (?:{_W}{{0,5}}?{_RIVALS}|{_W}{{1,5}}?)[^.;]{{0,24}}? (?:to|for|in) (?:(?:the|this|an?"
    rf"|its) (?:{_W}{{0,3}}?{_WORK}|right to)|(?:the|its|an?|\d+|two|three|four|six"
    rf"|ten) (?!{_HONOUR})(?:[\w-]+ ){{1,3}}(?:of|for) )"
)
"""Who wins work from others: "beat two bidders to the work", "edged out a rival for the boilers of"."""
_PREFERRED = gated(
    r"\b(?:was|were|is|has been|have been|being) (?:preferred (?:to|over)|(?:chosen|picked|selected|favou?red"
    r"|given the nod)(?: \w+)? (?:over|ahead of|from among|out of|in preference to|before)) "
)
_PIPPED = gated(
    rf"\b(?:pipp(?:ed|s|ing)|beat|beaten|beats) {_W}{{1,5}}?(?:to the (?:post|line|punch)|by (?:a nose|a whisker"
    r"|a hair))(?=[^.;]{4,80}(?:\bto [a-z]+|\bwill\b|\bfor\b))"
)
_CHOICE_FELL = gated(
    r"\b(?:the )?(?:choice|lot|vote)\b[^.;]{0,50}? (?:fell|falls|has fallen|settled) on |\b(?:the nod|the job|the task"
    r"|the mandate|the commission|first place|the prize) (?:has gone|went|goes|will go|fell"
    r"|falls) to (?=(?:[\w'’-]+ ){1,6})|\b(?:set|settled|plump(?:ed|s)|opt(?:ed|s)|decided"
    r"|came down) (?:its heart )?(?:on|for|in favou?r of) (?=[^.;]{3,90} (?:as (?:its|the|their)|to (?:build|run"
    r"|supply|operate|deliver|manage|design|provide|lay|make|install|carry))\b)"
)
_GAVE_WORK = gated(
    r"\b(?:g[ai]ves?|given|giving|hand(?:ed|s|ing)|award(?:ed|s|ing)|entrust(?:ed|s|ing)|assign(?:ed|s|ing)|leav(?:es"
    rf"|ing)|left|pass(?:ed|es|ing)) (?:(?:it|them) |{_W}{{1,5}}?)(?:the|this|that|all the"
    r"|most of the) (?:[\w-]+ ){0,2}?(?:work|job|task)\b|\b(?:the )?(?:work|job|task|order"
    r"|commission), which [^,.;]{3,80}? (?:has |had |have )?(?:award|g[ai]ve|hand|entrust|assign)\w*\b|\b(?:was"
    r"|were|has been|have been) (?:given|handed|awarded|assigned|entrusted with) (?:the|all the"
    r"|this) (?:[\w-]+ ){0,2}?(?:work|job|task|running|building|management|upkeep|cleaning|catering|maintenance)\b"
)
_FOR_MONEY = gated(
    rf"\b(?:went|goes|gone|passes|passed|moves|moved|go) to {_W}{{1,7}}?for (?:about |some |just over |almost "
    r"|up to )?(?:\w{0,3}[$€£¥]\s?\d|\d[\d.,]* (?:million|billion))"
)
_HAS_DONE = gated(
    r"\b(?:is|are|was|were|will be) having (?:its|their|the|all|most|some|\d[\d,]*|two|three"
    r"|an?) (?:[\w'’-]+ ){1,6}?(?:[a-z]+ed|built"
    r"|laid|made|run|dug|drawn|sunk|flown|rebuilt|cut|sewn|ground) (?:(?:and [a-z]+ed|up|out|in \w+|on \w+) )?by \b"
    r"|\b(?:has|have|gets?|is to have|are to have|will have) (?:its|their|all its"
    r"|most of its) (?:[\w'’-]+ ){1,5}?(?:[a-z]+ed|built"
    r"|made|run|dug|flown|rebuilt|cut|sewn|ground) (?:(?:and [a-z]+ed|up|out|in \w+) )?by \b"
    rf"|\b(?:is to have|are to have|will have) {NUMBER} (?:[\w-]+ ){{1,4}}?(?:built|made|refitted|rebuilt|overhauled"
    rf"|designed) by \b"
)
_GETS_NUMBER = gated(
    rf"\b(?:gets|receives|takes delivery of|is taking delivery of) (?:up to |about |some "
    rf"|another )?{NUMBER} (?:[\w-]+ ){{1,3}}?from "
    rf"|\b(?:is|are|has|have) (?:hiring out|leasing|leasing out|renting out|chartering out|hired out|leased|leased out"
    rf"|rented out"
    rf"|chartered out) {NUMBER} (?:[\w-]+ ){{1,3}}?to "
)
_JOINS_AS = gated(
    r"\b(?:(?:has|have|had) (?:now |also |since )?|is |are |was |will )?join(?:s|ed|ing)?(?: (?:it|them|in|up|forces"
    r"|the (?:project|scheme|venture"
    r"|consortium|group|programme|alliance|pact|two|pair|others)))?(?: [\w ]{2,20})? as (?:an?|the|its|their) (?:first"
    r"|second|third|fourth"
    r"|fifth|sixth|new|equal|junior|full|founding|minority|foreign|only|latest|\w+(?:th|st|nd|rd)) (?:\w+ )?(?:partner"
    r"|member|company|firm"
    r"|investor|shareholder|bank|airline|university|backer|participant|producer|operator|port|city|region)\b"
)
_LOAN_FROM = gated(
    r"\b(?:with|including|alongside|plus|thanks to|by|besides|in addition to) (?:an? "
    r"|the )?(?:[\w$€£.-]+ ){0,3}?(?:loan|grant|credit|guarantee"
    r"|subsidy|facility)s?(?: (?:of|worth) [^,.;]{3,30}?)? from (?=(?:the )?(?:[\w'’-]+ ){0,4})"
)
_NEW_OWNER = gated(
    r"\b(?:is|are) (?:now )?the (?:new |future |sole |majority ){1,2}(?:owners?|parent|proprietor|shareholder) of \b"
)
_UNDERCUTS = gated(
    rf"\b(?:undercut(?:s|ting)?|underbid(?:s|ding)?|outscor(?:ed|es|ing)) (?:{_W}{{0,3}}?{_RIVALS}|(?:two|three|four"
    r"|five|six|all the) )"
)
_IN_HANDS = gated(
    r"\b(?:put|puts|putting|plac(?:e|es|ed|ing)|leav(?:e|es|ing)|left|lay"
    rf"|laid) {_W}{{1,7}}?in(?:to)? (?:the )?(?:{_W}{{0,3}}?)?hands (?:of|in)\b|\b(?:is|are|was|were|has been"
    rf"|have been) (?:now )?(?:handing|passing|entrusting|leaving|turning) (?:over )?{_W}{{1,7}}?(?:over )?to "
    r"|\b(?:has|have|had) (?:handed|passed|entrusted|left|outsourced|farmed out|contracted out"
    rf"|turned over) (?:over )?{_W}{{1,8}}?(?:over )?to (?!(?:the|a|its) (?:police|court|prosecut\w+|public|judge|jury"
    r"|parliament|next|state attorney)\b)|\b(?:catering|cleaning|running|management|operation|maintenance|upkeep"
    r"|security|ground handling|handling|billing|printing|distribution|production|publishing|broadcasting|sale"
    r"|marketing) (?:of|on|at|in|for) [^,.;]{3,90}? (?:pass(?:es|ed)|go(?:es)?|went|mov(?:es|ed)|switch(?:es|ed)"
    r"|fall(?:s)?|fell|is (?:passing|going|moving)) (?:in \w+ |on \w+ |next \w+ )?to "
)
_TURNS_TO = gated(
    rf"\b(?:has|have) turned to {_W}{{1,7}}?for (?:{NUMBER}|the|its|new) |\b(?:has"
    rf"|have) (?:found|got) (?:in )?{_W}{{1,7}}?(?:the|an?) (?:[\w-]+ )?(?:supplier|source|taker|buyer|partner|builder"
    r"|home|investor|saviour|savior|white knight|customer|operator|tenant|backer|carrier|ore|gas|oil|steel|wheat"
    r"|fuel)\b(?= (?:that|which|for|it|who|of))|\b(?:has|have|had|found|finds|with) an? (?:[\w-]+ )?(?:taker|buyer"
    rf"|customer|home|owner|operator|tenant|builder) for {_W}{{1,5}}?[a-z]+[:,–-] "
)
_GETS_FROM = gated(
    r"\b(?:is|are) (?:now |also |in future )?(?:getting|buying|taking|drawing|sourcing|fitting|equipping|ordering"
    rf"|leasing|renting|chartering|borrowing|hiring|procuring|booking) {_W}{{1,8}}?from |\b(?:will|is to"
    r"|are to) (?:now |also |in future )?(?:come|be sourced|be drawn|be bought"
    r"|be taken) from (?=(?:the )?(?:[\w'’-]+ ){0,5})"
    rf"|\bwants? (?:to have )?{NUMBER} (?:more |further |new |of the )?(?:[\w-]+ ){{1,3}}from "
)
_SENDS_IT = gated(
    r"\b(?:will|is to|are to) (?:ship|send|sell|lend|lease|deliver|supply|bring|pipe|pump|make|build|print|find|keep"
    r"|hold) (?:it|them) (?=(?:up to |about |some |another |with )?(?:\d|an?\b|two|three|four|five|six|all|half|most"
    r"|the\b))"
)
_MOVES_INTO = gated(
    r"\b(?:mov(?:es|ed)|is moving|are moving|will move) into (?:the |an? )?(?:[\w-]+ )?(?:halls?|premises|offices?"
    r"|works?|yard|plants?|factory|sheds?|warehouses?|hangars?|terminal|floors?) (?:of|owned by|that) |\b(?:put|puts"
    r"|putting|paid|pays|laid) (?:down )?(?:an? |the )?(?:[\w$€£.-]+ )?(?:deposit|down ?payment"
    r"|first instalment)\b(?= (?:on|for|with|to|at) )|\b(?:is|are) (?:now )?(?:bound|tied|committed|wedded"
    r"|hitched) (?:to (?:each other|one another) )?for (?:the next )?(?:\w+) (?:years|months|seasons)\b"
)
_OWNER = gated(
    r"\b(?:has|have|gets?|got|found|finds|is getting|will have) (?:an? )?(?:new|foreign|different|second|majority"
    r"|controlling)(?: majority| controlling| foreign| main)? (?:owners?|parents?|masters?|shareholders?|proprietors?"
    r"|lord)\b(?=[:,–-]|\s(?:in|after|from|called|now)\b)|\b(?:is|are) (?:now|from today|as of \w+|since \w+day"
    r"|henceforth|from \w+) (?:the |an? |all |also )?(?:[\w-]+ )?(?:part of|(?:new )?owners? of|owned by"
    r"|in the hands of"
    r"|property of|a (?:unit|subsidiary|division|brand|arm) of|majority owner of|under the roof of)\b|\b(?:now"
    r"|from today|henceforth) (?:has|owns?|holds?|controls?) (?:an? |the |about |some |just over "
    r"|almost )?(?:\d[\d.]*(?:%| per ?cent)|third|quarter|fifth|sixth|tenth|half|majority|all)(?: stake| share"
    r"| interest)?(?: of| in)? (?=(?:the )?[a-z]+)|\b(?:founders?|owners?|family|heirs|shareholders|sisters|brothers"
    r"|widow) (?:of|behind) [^.;]{3,70}? (?:has|have) (?:cashed (?:in|out)|sold (?:up|out))\b|\b(?:chang(?:es|ed)"
    r"|is changing|are changing) hands\b(?=[^.;]{0,70}\b(?:from|to|for)\b)(?! (?:at|for \d[\d.]* (?:cents|yen) (?:a"
    r"|per)))|\bbec[ao]mes? (?:an? |the )?(?:wholly owned |fully owned )?(?:part|unit|subsidiary|division|brand|arm"
    r"|member|daughter)"
    r" (?:company )?of (?=(?:the )?(?:[\w'’-]+ ){0,5})|\b(?:is to|are to|will|would) become (?:the |an? "
    r"|its )?(?:[\w-]+ )?"
    r"(?:(?:co-)?owner|shareholder|proprietor|parent)\b|\b(?:is|are) (?:now )?under (?:new )?(?:[\w-]+ )?(?:ownership"
    r"|management) (?:of|by)\b"
)
_PARTNERS = gated(
    r"\b(?:have|has) (?:now )?(?:become|turned) (?:business |commercial |official |long-term )?(?:partners|allies"
    r"|bedfellows|stablemates|sisters|one family)\b|\b(?:are|will be) (?:now )?(?:putting|laying|throwing"
    r"|bringing) (?:their|both) (?:[\w-]+ ){1,3}?together\b|\b(?:are|will be|have been) (?:now )?(?:swapping|trading"
    r"|exchanging|lending each other) (?:their )?(?:[\w-]+ ){1,3}?(?:for|until|from|with|every|over)\b|\b(?:work|fly"
    r"|sail|sell|build|shop|hunt|dig|drill|teach|train|research|trade|sing|play|bake|brew|grow|buy) (?:side by side"
    r"|as one|under one roof|in tandem|hand in hand)\b|\b(?:throw(?:s|n|ing)?|threw|cast(?:s|ing)?) in (?:its|their"
    r"|his|her) lot with\b|\b(?:hitch(?:ed|es)?) (?:its|their) (?:wagon|star|cart) to\b|\b(?:made|makes|make"
    r"|are making|is making) common cause\b|\b(?:g[eo]t|gets|climb(?:ed|s)?|jump(?:ed|s)?|slip(?:ped"
    r"|s)?) into bed with\b"
)
_OPENS_PURSE = gated(
    r"\b(?:open(?:ed|s|ing)?|loosen(?:ed|s|ing)?|reach(?:ed|es)? into|dug into|digs into|dip(?:ped|s)? into) (?:its"
    r"|their|the) (?:purse(?: strings)?|wallets?|che(?:que|ck)books?|coffers|pockets?|tills?|vaults?"
    r"|money ?bags?) (?:for|to|again for)\b|\b(?:split(?:s|ting)?|share[sd]?|sharing|divid(?:e|es|ed|ing)|halv(?:e|es"
    r"|ed|ing)) (?:the|a) (?:bill|cost|costs|expense|outlay|tab|price|burden)\b(?=[^.;]{0,40}?(?:of|for|between|with"
    r"|:))|\b(?:pick(?:s|ed|ing)? up|foot(?:s|ed|ing)?|carr(?:y|ies|ied|ying)) (?:the|half (?:of )?the|most of the"
    r"|part of the) (?:bill|tab|cost)\b"
)
QUIET_WORK: tuple[Quiet, ...] = (
    Quiet(_BEATS_RIVALS, "contract", "agreed", ONE_FIRM),
    Quiet(_PREFERRED, "contract", "agreed", TWO_FIRMS),
    Quiet(_PIPPED, "contract", "agreed", ONE_FIRM),
    Quiet(_CHOICE_FELL, "contract", "agreed", ONE_FIRM),
    Quiet(_GAVE_WORK, "contract", "agreed", ONE_FIRM),
    Quiet(_FOR_MONEY, "contract", "agreed", ONE_FIRM),
    Quiet(_UNDERCUTS, "contract", "agreed", ONE_FIRM),
    Quiet(_HAS_DONE, "contract", "agreed", FIRM_BEHIND),
    Quiet(_GETS_NUMBER, "contract", "agreed", TWO_FIRMS),
    Quiet(_JOINS_AS, "partnership", "agreed", ONE_FIRM),
    Quiet(_LOAN_FROM, "financing", "agreed", ONE_FIRM),
    Quiet(_NEW_OWNER, "merger_acquisition", "agreed", TWO_FIRMS),
    Quiet(_IN_HANDS, "contract", "agreed", TWO),
    Quiet(_TURNS_TO, "contract", "agreed", ONE_FIRM),
    Quiet(_GETS_FROM, "contract", "agreed", FIRM_BEHIND),
    Quiet(_SENDS_IT, "contract", "agreed", TWO_FIRMS),
    Quiet(_MOVES_INTO, "contract", "agreed", TWO),
    Quiet(_OWNER, "merger_acquisition", "agreed", TWO_FIRMS),
    Quiet(_PARTNERS, "partnership", "agreed", TWO),
    Quiet(_OPENS_PURSE, "financing", "agreed", TWO),
)
