"""Know English ways to tell who works for whom, or owns what now, that name no agreement: "saw off two rivals for"."""

from __future__ import annotations

from bot.briefing.offline.gate import gated
from bot.briefing.offline.quiet import FIRM_BEHIND, ONE_FIRM, TWO, TWO_FIRMS, Quiet

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
    r"|fights off|held off|holds off|left behind|knocked out|prevail(?:ed|s) over|won over|got the better of|shut out) "
    rf"(?:{_W}{{0,5}}?{_RIVALS}|{_W}{{1,5}}?)[^.;]{{0,24}}? (?:to|for|in) "
    rf"(?:(?:the|this|an?|its) (?:{_W}{{0,3}}?{_WORK}|right to)"
    rf"|(?:the|its|an?|\d+|two|three|four|six|ten) (?!{_HONOUR})(?:[\w-]+ ){{1,3}}(?:of|for) )"
)
"""Who wins work from others: "beat two bidders to the work", "edged out a rival for the boilers of"."""
_PREFERRED = gated(
    r"\b(?:was|were|is|has been|have been|being) (?:preferred (?:to|over)|(?:chosen|picked|selected|favou?red"
    r"|given the nod)"
    r"(?: \w+)? (?:over|ahead of|from among|out of|in preference to|before)) "
)
_PIPPED = gated(
    rf"\b(?:pipp(?:ed|s|ing)|beat|beaten|beats) {_W}{{1,5}}?(?:to the (?:post|line|punch)|by (?:a nose|a whisker"
    rf"|a hair))"
    r"(?=[^.;]{4,80}(?:\bto [a-z]+|\bwill\b|\bfor\b))"
)
_CHOICE_FELL = gated(
    r"\b(?:the )?(?:choice|lot|vote)\b[^.;]{0,50}? (?:fell|falls|has fallen|settled) on "
    r"|\b(?:the nod|the job|the task|the mandate|the commission|first place|the prize) (?:has gone|went|goes|will go"
    r"|fell|falls)"
    r" to (?=(?:[\w'’-]+ ){1,6})"
    r"|\b(?:set|settled|plump(?:ed|s)|opt(?:ed|s)|decided|came down) (?:its heart )?(?:on|for"
    r"|in favou?r of) (?=[^.;]{3,90}"
    r" (?:as (?:its|the|their)|to (?:build|run|supply|operate|deliver|manage|design|provide|lay|make|install|carry))\b)"
)
_GAVE_WORK = gated(
    rf"\b(?:g[ai]ves?|given|giving|hand(?:ed|s|ing)|award(?:ed|s|ing)|entrust(?:ed|s|ing)|assign(?:ed|s|ing)|leav(?:es"
    rf"|ing)|left"
    rf"|pass(?:ed|es|ing)) (?:(?:it|them) |{_W}{{1,5}}?)(?:the|this|that|all the"
    rf"|most of the) (?:[\w-]+ ){{0,2}}?(?:work"
    rf"|job|task)\b"
    rf"|\b(?:the )?(?:work|job|task|order|commission), which [^,.;]{{3,80}}? (?:has |had |have )?(?:award|g[ai]ve|hand"
    rf"|entrust|assign)\w*\b"
    r"|\b(?:was|were|has been|have been) (?:given|handed|awarded|assigned|entrusted with) (?:the|all the"
    r"|this) (?:[\w-]+ ){0,2}?"
    r"(?:work|job|task|running|building|management|upkeep|cleaning|catering|maintenance)\b"
)
_IN_HANDS = gated(
    rf"\b(?:put|puts|putting|plac(?:e|es|ed|ing)|leav(?:e|es|ing)|left|lay"
    rf"|laid) {_W}{{1,7}}?in(?:to)? (?:the )?(?:{_W}{{0,3}}?)?"
    r"hands (?:of|in)\b"
    rf"|\b(?:is|are|was|were|has been|have been) (?:now )?(?:handing|passing|entrusting|leaving"
    rf"|turning) (?:over )?{_W}{{1,7}}?(?:over )?to "
    rf"|\b(?:has|have|had) (?:handed|passed|entrusted|left|outsourced|farmed out|contracted out"
    rf"|turned over) (?:over )?{_W}{{1,8}}?(?:over )?to "
    r"(?!(?:the|a|its) (?:police|court|prosecut\w+|public|judge|jury|parliament|next|state attorney)\b)"
    r"|\b(?:catering|cleaning|running|management|operation|maintenance|upkeep|security|ground handling|handling"
    r"|billing|printing"
    r"|distribution|production|publishing|broadcasting|sale|marketing) (?:of|on|at|in|for) [^,.;]{3,90}? (?:pass(?:es"
    r"|ed)"
    r"|go(?:es)?|went|mov(?:es|ed)|switch(?:es|ed)|fall(?:s)?|fell|is (?:passing|going|moving)) (?:in \w+ |on \w+ "
    r"|next \w+ )?to "
)
_TURNS_TO = gated(
    rf"\b(?:has|have) turned to {_W}{{1,7}}?for (?:\d[\d,.]*|two|three|four|five|six|ten|twelve|the|its|new) "
    rf"|\b(?:has|have) (?:found|got) (?:in )?{_W}{{1,7}}?(?:the|an?) (?:[\w-]+ )?(?:supplier|source|taker|buyer"
    rf"|partner|builder"
    r"|home|investor|saviour|savior|white knight|customer|operator|tenant|backer|carrier|ore|gas|oil|steel|wheat"
    r"|fuel)\b"
    r"(?= (?:that|which|for|it|who|of))"
    rf"|\b(?:has|have|had|found|finds|with) an? (?:[\w-]+ )?(?:taker|buyer|customer|home|owner|operator|tenant"
    rf"|builder) for "
    rf"{_W}{{1,5}}?[a-z]+[:,–-] "
)
_GETS_FROM = gated(
    rf"\b(?:is|are) (?:now |also |in future )?(?:getting|buying|taking|drawing|sourcing|fitting|equipping|ordering"
    rf"|leasing"
    rf"|renting|chartering|borrowing|hiring|procuring|booking) {_W}{{1,8}}?from "
    rf"|\b(?:will|is to|are to) (?:now |also |in future )?(?:come|be sourced|be drawn|be bought"
    rf"|be taken) from (?=(?:the )?(?:[\w'’-]+ ){{0,5}})"
    rf"|\bwants? (?:to have )?(?:\d[\d,]*|two|three|four|five|six|ten|twelve|twenty) (?:more |further |new "
    rf"|of the )?(?:[\w-]+ ){{1,3}}from "
)
_SENDS_IT = gated(
    r"\b(?:will|is to|are to) (?:ship|send|sell|lend|lease|deliver|supply|bring|pipe|pump|make|build|print|find|keep"
    r"|hold) (?:it|them)"
    r" (?=(?:up to |about |some |another |with )?(?:\d|an?\b|two|three|four|five|six|all|half|most|the\b))"
)
_MOVES_INTO = gated(
    r"\b(?:mov(?:es|ed)|is moving|are moving|will move) into (?:the |an? )?(?:[\w-]+ )?(?:halls?|premises|offices?"
    r"|works?|yard"
    r"|plants?|factory|sheds?|warehouses?|hangars?|terminal|floors?) (?:of|owned by|that) "
    r"|\b(?:put|puts|putting|paid|pays|laid) (?:down )?(?:an? |the )?(?:[\w$€£.-]+ )?(?:deposit|down ?payment"
    r"|first instalment)\b"
    r"(?= (?:on|for|with|to|at) )"
    r"|\b(?:is|are) (?:now )?(?:bound|tied|committed|wedded|hitched) (?:to (?:each other"
    r"|one another) )?for (?:the next )?"
    r"(?:\w+) (?:years|months|seasons)\b"
)
_OWNER = gated(
    r"\b(?:has|have|gets?|got|found|finds|is getting|will have) (?:an? )?(?:new|foreign|different|second|majority"
    r"|controlling)(?: majority| controlling| foreign| main)? (?:owners?|parents?|masters?|shareholders?|proprietors?"
    r"|lord)\b"
    r"(?=[:,–-]|\s(?:in|after|from|called|now)\b)"
    r"|\b(?:is|are) (?:now|from today|as of \w+|since \w+day|henceforth|from \w+) (?:the |an? |all "
    r"|also )?(?:[\w-]+ )?(?:part of"
    r"|owners? of|owned by|in the hands of|property of|a (?:unit|subsidiary|division|brand|arm) of|majority owner of"
    r"|under the roof of)\b"
    r"|\b(?:now|from today|henceforth) (?:has|owns?|holds?|controls?) (?:an? |the |about |some |just over "
    r"|almost )?(?:\d[\d.]*(?:%| per"
    r" ?cent)|third|quarter|fifth|sixth|tenth|half|majority|all)(?: stake| share| interest)?(?: of"
    r"| in)? (?=(?:the )?[a-z]+)"
    r"|\b(?:founders?|owners?|family|heirs|shareholders|sisters|brothers|widow) (?:of|behind) [^.;]{3,70}? (?:has"
    r"|have) (?:cashed"
    r" (?:in|out)|sold (?:up|out))\b"
    r"|\b(?:chang(?:es|ed)|is changing|are changing) hands\b(?=[^.;]{0,70}\b(?:from|to|for)\b)(?! (?:at"
    r"|for \d[\d.]* (?:cents|yen) (?:a|per)))"
    r"|\b(?:is|are) (?:now )?under (?:new )?(?:[\w-]+ )?(?:ownership|management) (?:of|by)\b"
)
_PARTNERS = gated(
    r"\b(?:have|has) (?:now )?(?:become|turned) (?:business |commercial |official |long-term )?(?:partners|allies"
    r"|bedfellows"
    r"|stablemates|sisters|one family)\b"
    r"|\b(?:are|will be) (?:now )?(?:putting|laying|throwing|bringing) (?:their|both) (?:[\w-]+ ){1,3}?together\b"
    r"|\b(?:are|will be|have been) (?:now )?(?:swapping|trading|exchanging"
    r"|lending each other) (?:their )?(?:[\w-]+ ){1,3}?(?:for|until"
    r"|from|with|every|over)\b"
    r"|\b(?:work|fly|sail|sell|build|shop|hunt|dig|drill|teach|train|research|trade|sing|play|bake|brew|grow"
    r"|buy) (?:side by side"
    r"|as one|under one roof|in tandem|hand in hand)\b"
    r"|\b(?:throw(?:s|n|ing)?|threw|cast(?:s|ing)?) in (?:its|their|his|her) lot with\b"
    r"|\b(?:hitch(?:ed|es)?) (?:its|their) (?:wagon|star|cart) to\b"
    r"|\b(?:made|makes|make|are making|is making) common cause\b"
    r"|\b(?:g[eo]t|gets|climb(?:ed|s)?|jump(?:ed|s)?|slip(?:ped|s)?) into bed with\b"
)
_OPENS_PURSE = gated(
    r"\b(?:open(?:ed|s|ing)?|loosen(?:ed|s|ing)?|reach(?:ed|es)? into|dug into|digs into|dip(?:ped|s)? into) (?:its"
    r"|their|the) (?:purse(?: strings)?"
    r"|wallets?|che(?:que|ck)books?|coffers|pockets?|tills?|vaults?|money ?bags?) (?:for|to|again for)\b"
    r"|\b(?:split(?:s|ting)?|share[sd]?|sharing|divid(?:e|es|ed|ing)|halv(?:e|es|ed|ing)) (?:the|a) (?:bill|cost|costs"
    r"|expense|outlay"
    r"|tab|price|burden)\b(?=[^.;]{0,40}?(?:of|for|between|with|:))"
    r"|\b(?:pick(?:s|ed|ing)? up|foot(?:s|ed|ing)?|carr(?:y|ies|ied|ying)) (?:the|half (?:of )?the|most of the"
    r"|part of the) (?:bill|tab|cost)\b"
)
QUIET_WORK: tuple[Quiet, ...] = (
    Quiet(_BEATS_RIVALS, "contract", "agreed", ONE_FIRM),
    Quiet(_PREFERRED, "contract", "agreed", TWO_FIRMS),
    Quiet(_PIPPED, "contract", "agreed", ONE_FIRM),
    Quiet(_CHOICE_FELL, "contract", "agreed", ONE_FIRM),
    Quiet(_GAVE_WORK, "contract", "agreed", ONE_FIRM),
    Quiet(_IN_HANDS, "contract", "agreed", TWO),
    Quiet(_TURNS_TO, "contract", "agreed", ONE_FIRM),
    Quiet(_GETS_FROM, "contract", "agreed", FIRM_BEHIND),
    Quiet(_SENDS_IT, "contract", "agreed", TWO_FIRMS),
    Quiet(_MOVES_INTO, "contract", "agreed", TWO),
    Quiet(_OWNER, "merger_acquisition", "agreed", TWO_FIRMS),
    Quiet(_PARTNERS, "partnership", "agreed", TWO),
    Quiet(_OPENS_PURSE, "financing", "agreed", TWO),
)
