"""Know English phrases of what has become of an agreement: "regards the talks as over", "put it into operation"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated

_NOUNS = (
    "agreement|deal|contract|partnership|alliance|venture|cooperation|collaboration|pact|accord|treaty|arrangement"
    "|talks|negotiations|discussions|concession|lease|licen[cs]e|programme|scheme|merger|takeover|sponsorship|tie-up"
    "|relationship|association|convention|memorandum|project|plan|swap|code-?share|waiver|charter|franchise|service"
)
_MADE = rf"(?:{_NOUNS})s?\b"
_ENDS_HERE = r"(?=[.,;]| (?:on|for|with|after|at|as|since|and|because|between|once|from|now|too|altogether)\b|$)"
_TALKS = r"(?:talks|negotiations|discussions)\b"
_IS_OVER = (
    r"[^.;]{0,70}? (?:is|are|was|were|be|(?:has|have|had) been)(?: \w+ly| now| all but| as good as| to all intents)*"
)
_OVER = gated(
    rf"\b(?:(?!{_TALKS}){_MADE}{_IS_OVER} (finished|void)|{_MADE}{_IS_OVER} (over|at an end|defunct"
    rf"|(?:a )?closed chapter|null and void|history)){_ENDS_HERE}"
)
"""That it is over; of talks that "are finished" may mean that they are concluded."""
_SEEN_AS_OVER = gated(
    rf"\b(?:regard|consider|view|treat|declar|pronounc|deem)(?:s|ed|es)? [^.;]{{0,40}}?{_MADE}[^.;]{{0,60}}? "
    rf"(?:as |to be )?(finished|over|dead|ended|closed|at an end|void|terminated|cancelled|lapsed){_ENDS_HERE}"
)
_FOR_GOOD = gated(
    r"\b(?:stop|end|halt|clos|quit|leav|left|drop|cut|suspend|break|broke)\w*\b[^.;]{2,70}? (for good|once and for all"
    r"|for ever|definitively)\b"
)
_HOPES_GONE = gated(
    r"\b(?:hopes?|dreams?|prospects?|chances?|expectations?|visions?) (?:of|for) [^.;]{3,120}? (?:is|are|was|were"
    r"|(?:has|have|had) been)(?: \w+ly| now| all but| as good as)* (gone|dashed|buried|dead|shattered|crushed|in ruins"
    r"|in tatters|at an end|over|extinguished|put to rest|laid to rest|abandoned)\b"
    r"|\b((?:nothing|not much) (?:will|is to|has|had) (?:now )?(?:come|came) of) (?:an?|the|their|its|that)\b"
)
_RAN_OUT = gated(
    rf"\b{_MADE}[^.;]{{0,90}}? (ran out|has run out|have run out|ran its course|has run its course)\b(?! of\b)"
)
_LETS_LAPSE = gated(
    r"\b((?:let(?:s|ting)?|allow(?:s|ed|ing)?|leav(?:es|ing)|left) (?:[\w'’&-]+ ){1,10}?(?:to )?(?:run out|lapse|expire"
    r"|wither|end unrenewed))\b"
)
_ITS = r"(?:its|their|the|an?)"
_LEAVES = r"(?:leav|withdraw|quit|end|terminat|cancel|pull)"
_NOTICE = gated(
    r"\b((?:serv|g[ai]v|hand|submitt?|deliver|ma[dk]|fil)\w* (?:in )?"
    r"(?:formal |official |written |(?:its|their|an?|the|\w+ (?:months|weeks|days|years?)['’]?) )*notice)"
    rf" (?:to [^,.;]{{2,50}}? )?(?:on {_ITS}\b|of (?:{_ITS} )?(?:[^,.;]{{3,30}}? )?(?:intention|decision|withdrawal"
    rf"|termination|exit|departure|contract|agreement|lease|treaty|membership|deal)\b|to {_LEAVES}"
    r"|that (?:it|they|he|she) (?:is|are|was|were|will|would|wants?|intends?|wished) (?:to )?"
    rf"(?:{_LEAVES}|not\b))"
)
_BURIED = gated(
    rf"\b(buried|laid to rest|consigned to history|thrown overboard|put an end to|made an end of|drew a line under)"
    rf" (?:the|their|its|all|an?|both|any) (?:[\w'’-]+ ){{0,4}}?{_MADE}"
)
_PUT_ON_ICE = gated(
    r"\b((?:put|puts|putting|plac(?:e[sd]?|ing)|kept|keeps|keeping|le(?:ft|aves?)) [^.;]{2,90}? (?:on (?:ice|hold|pause"
    r"|the back burner)|in (?:abeyance|cold storage|the freezer)))\b"
)
_NOT_APPLIED = gated(
    r"\b((?:will|would|does|do|did|has|have) (?:not|no longer) (?:apply|applied|implement(?:ed)?"
    r"|honou?r(?:ed)?|observed?) (?:the|its|their|an?|this|that) (?=(?:[\w-]+ ){0,4}?(?:treaty|pact|accord|agreement"
    r"|convention|protocol|deal"
    r"|arrangement)\b))|\b((?:let|lets|letting) [^.,;]{2,60}? rest)\b(?= (?:until|for|till)|[.,;]|$)"
)
_TO_REST = gated(
    r"\b((?:lay|lays|laid|laying|put|puts|putting) (?:an?|its|their|the|all|any) [^.;,]{0,40}?(?:plans?|talks|merger"
    r"|project|ideas?|bid|hopes|scheme|venture|partnership|alliance)(?: [\w'’-]+){0,3}? to rest)\b"
)
"""What is given up; a quarrel that is laid to rest is settled."""
_HANDS_BACK = gated(
    r"\b((?:hand(?:s|ed|ing)?|g[ai]v(?:es?|en|ing)) back (?:an?|the|its|their|all|both|two|three|\d+) [^.;,]{2,50}?"
    r"(?:leas|charter|rent|hir)\w+)\b"
)
"""Who ends a lease."""
_STOPS_CLOCK = gated(r"\b(stop(?:s|ped|ping)? the clock|press(?:es|ed)? pause|hit(?:s)? pause)\b")
_INTO_OPERATION = gated(
    r"\b((?:put|puts|putting|bring|brings|bringing|brought|set) (?:[\w'’-]+ ){1,8}?into (?:operation|effect|force"
    r"|practice))\b"
)
_RUNS = gated(
    rf"\b(?!{_TALKS})(?!(?:plan|project|association|relationship|venture)s?\b){_MADE}[^.;]{{0,120}}?"
    r" ((?:has |have )?(?:start(?:ed|s)|beg[au]n|begins?) (?:to (?:operate|run|work|function|be (?:applied|used"
    r"|implemented))|operat(?:ion|ing)|running|working|functioning)|(?:became|becomes?|has become|have become) "
    r"(?:active|applicable|operative)|(?:is|are|has been|have been) (?:operating|running|operative|active"
    r"|in operation|working|effective|applicable|binding|in use|in place|live) (?:since|as of)"
    r"|(?:went|goes|gone|enter(?:s|ed)) into operation)\b"
)
_STARTED = gated(
    rf"\b(?!{_TALKS})(?!(?:plan|project|association|relationship|venture|programme|cooperation|collaboration)s?\b)"
    rf"{_MADE}(?: (?:between|of|with) [^.;,]{{3,60}})? ((?:has |have )?(?:started|began|begun|kicked off))"
    r"(?=[.,;]| (?:on \w+day|today|yesterday|this \w+|at \w+|last week)|$)"
)
_AS_OF = gated(
    r"^(?:as of|since|from|starting|beginning) (?:late |early )?(?:\w+day|midnight|today"
    r"|this (?:week|month|morning)|\d+ \w+|\w+ \d+),? (?!.{0,90}\b(?:will|would|is to|are to)\b)[^.;]{3,110}?"
    r" (under) (?:an?|the|its|their)"
    r"(?: [\w'’-]+){0,5}? (?:contract|agreement|deal|concession|lease|accord|pact|treaty|protocol|arrangement)\b"
)
_FIRST_UNDER = gated(
    r"\bfirst (?:[\w-]+ ){0,2}?(?:cargo|cargoes|shipments?|deliver(?:y|ies)|consignments?|batch|load|trains?"
    r"|flights?|ships?|payments?|instal?lments?|tonnes|barrels|students|workers|nurses|patients) (under) (?:an?|the"
    r"|its|their|this)\b"
    r"(?![^.;]{0,120}\b(?:will|would|is to|are to|expected|due|planned)\b)"
)
_VALID = gated(r"\b((?:is|are|has been|have been) (?:now )?valid (?:from|since|as of|as from|with effect))\b")
_BEGAN_UNDER = gated(
    r"\b(?:began|begun|started|commenced|delivered the first|received (?:its|the) first|(?:made|took) (?:the|its) first"
    r" deliver\w+)(?! (?:[\w-]+ ){0,2}(?:talks|negotiat\w+|discuss\w+|work|construction|building))\b[^.;]{3,110}?"
    r" (under) (?:an?|the|its|their|this|that)(?: [\w'’-]+){0,5}? (?:contract|agreement|deal|concession|lease|accord"
    r"|pact|arrangement|licen[cs]e|treaty)\b"
)
_RUN_SINCE = gated(
    r"(?:^since|\bas of|\bfrom) (?:\w+day|midnight|today|this (?:week|month|morning)|\d+ \w+|\w+ \d+)\b[^.;]{3,90}?"
    r" (?:has|have) been [a-z]+(?:ed|en|n) by [^.;]{3,90}? (under) (?:an?|the|its|their)(?: [\w'’-]+){0,5}? (?:contract"
    r"|agreement|deal|concession|lease|accord|licen[cs]e)\b"
)
_ENDS_AFTER = gated(
    rf"\b(?!{_TALKS}){_MADE}[^.;]{{0,90}}? ((?:is |are )?end(?:s|ed|ing)|c[ao]mes? to a close|dr[ae]ws? to a close"
    rf"|finish(?:es|ed))"
    r" (?:after|following) (?:[\w-]+ ){1,3}(?:years?|seasons?|months?|decades?)\b"
)
"""That an agreement is over, and how long it has lasted."""
_PLAN_DROPPED = gated(
    r"\b((?:plans?|proposals?|schemes?|ideas?|intentions?|attempts?|offers?|projects?|talks|bids?) (?:to|for|of|by|on"
    r"|between|with))\b[^.;]{5,140}?"
    r" (?:has|have|had|was|were|is|are)(?: now| meanwhile| also| since| then| quietly| finally"
    r"| again)*(?: been)?(?: \w+ly)?"
    r" (?:dropped|scrapped|abandoned|withdrawn|ditched|buried|axed|binned|discarded|cancel+ed|called off|given up"
    r"|laid to rest"
    r"|dead|off the table)\b"
)
_OPENED = gated(
    r"\b((?:free[- ]trade|customs|economic|common travel) (?:zone|area|space|union)|(?:border |joint )(?:market"
    r"|crossing|corridor)"
    r"|visa waiver|open border|single market)s? (?:of|between|shared by|at|for|with)\b[^.;]{3,90}? (?:re-?)?(?:opened"
    r"|launched|started|began)\b"
)
"""What states run together, that has been opened."""
_ALREADY_UNDER = gated(
    r"\b(?:has|have) been [a-z]+ing\b[^.;]{3,90}? since (?:last )?(?:\w+day|midnight|\d+ \w+|\w+ \d+|the (?:weekend"
    r"|beginning|start) of|this)\b"
    r"[^.;]{0,40}? (under) (?:an?|the|its|their)(?: [\w'’-]+){0,5}? (?:contract|agreement|deal|concession|lease|accord"
    r"|pact|treaty"
    r"|arrangement)\b"
)
_LINK_RUNS = gated(
    r"\b((?:trading |joint |direct |cross-border )?(?:link|scheme|platform|system|connection|mechanism|programme"
    r"|clearing house|hub)) (?:between|of|run by|shared by)\b[^.;]{5,110}?"
    r" (?:came into operation|went into operation|went live|became operational|is up and running|began operating"
    r"|started operating|came on stream|was switched on)\b"
)
_REFUSED = gated(
    r"\b(?:suggestion|request|application|invitation|proposal|offer|overture|approach|idea|petition|bid)s?\b"
    r"[^.;]{3,120}? (?:was|were|has been|have been) (?:\w+ly )?(refused|declined|turned down|rejected"
    r"|dismissed|rebuffed|spurned|thrown out|brushed off|waved away|brushed aside|ignored)\b"
    r"|\b(?:suggestion|request|application|invitation|proposal|offer|overture|approach|idea|petition|bid|plan|demand"
    r"|plea"
    r"|wish|call)s?\b[^.;]{3,120}? (met with (?:an? )?(?:\w+ )?(?:refusal|rebuff|rejection|no)\b|found no (?:favou?r"
    r"|takers?"
    r"|support|backing|echo|sympathy|hearing|majority)|f[ea]lls? (?:flat|on deaf ears)|got (?:nowhere"
    r"|the cold shoulder|the brush-off"
    r"|a (?:cold|cool|frosty) (?:reception|answer|reply)|an? (?:\w+ )?no\b)|(?:drew|won|earned"
    r"|met) (?:only )?an? (?:\w+ )?(?:refusal"
    r"|rebuff|snub|no)\b)"
)
_NOT_TAKEN_UP = gated(
    r"\b((?:did not|didn't|has not|have not|will not|would not|declined to|chose not to|refused to) (?:take(?:n)? up"
    r"|follow(?:ed)? up|act(?:ed)? on|entertain(?:ed)?|warm(?:ed)? to|agree(?:d)? to) (?:an?|the|its|that|this|any)"
    r" (?:[\w-]+ ){0,2}?(?:offer|invitation|proposal|suggestion|bid|idea|request|approach))\b"
)
_UNPERSUADED = gated(
    r"\b(?:offer|bid|proposal|approach|terms|plan|pitch)\b[^.;]{0,60}? (failed to (?:persuade|convince|win over|sway"
    r"|impress|satisfy)|(?:did not|didn't) (?:persuade|convince|win over|sway|impress|satisfy))\b"
)
_OFF_LIST = gated(
    r"\b((?:took|takes?|taken|taking|struck|strikes|str(?:uck|iking)|removed|removes|removing|dropp?(?:ed|s|ing)"
    r"|cross(?:ed|es))"
    r" [^.;,]{3,60}?(?:plants|mills|abattoirs|slaughterhouses|exporters|dairies|suppliers|packers|farms|producers"
    r"|shippers)"
    r" (?:off|from) (?:its|the|their) (?:[\w-]+ )?list)\b"
)
"""Who may no longer send its goods."""
_END_AHEAD = gated(
    r"\b((?:(?:is|are|was|were|be|looks?|seems?|appears?|now) )?(?:likely|set|poised|about|on course|preparing"
    r"|expected|due|certain)"
    r" to (?:be )?(?:end|terminate|pull out of|withdraw from|scrap(?:ped)?|cancel(?:led)?|quit|walk (?:away from"
    r"|out of)|exit|break off"
    r"|abandon(?:ed)?|ditch(?:ed)?|axed?|back out of|drop out of|lose))"
    rf" (?:an?|its|their|the|his|her) (?:[\w$€£.,-]+ ){{0,4}}?{_MADE}"
)
"""Who will leave what was agreed, as far as news know."""
_PAYS_TO_LEAVE = gated(
    r"\b((?:pay|pays|paid|paying) [^;]{2,70}? to (?:get|buy its way|buy their way|opt|be let|be released"
    r"|extricate itself|free itself)"
    r" (?:out of|from)|(?:pay|pays|paid|paying) [^;]{2,70}? to (?:exit|escape|end|terminate|cancel|leave|unwind))"
    rf" (?:an?|its|their|the|his|her) (?:[\w$€£.,-]+ ){{0,4}}?{_MADE}"
)
_HELD_UP = gated(
    rf"\b(?:{_NOUNS})s?\b[^.;]{{0,70}}? ((?:(?:is|are|was|were|has been|have been|had been) )(?:held up|delayed"
    rf"|put back|stalled"
    r"|bogged down|thrown into doubt|in limbo|at an impasse|stuck))\b"
)
"""What waits."""
_IT = (
    r"(?:[\w'’&.-]+ ){0,5}?(?:offer|bid|proposal|approach|request|suggestion|idea|invitation|signing"
    rf"|{_NOUNS})s?\b(?: [\w'’&.-]+){{0,8}}?"
)
"""What an English verb and its particle have between them: "called the whole merger with X off"."""
_TURNED_DOWN = gated(
    rf"\b((?:turn(?:s|ed|ing)?|vot(?:e|es|ed|ing)|shoot(?:s|ing)?|shot) {_IT} down"
    rf"|(?:knock|turn|push|beat|fight|fought)(?:s|ed|ing)? {_IT} (?:back|away)"
    rf"|(?:throw(?:s|ing)?|threw|toss(?:es|ed)?) {_IT} out"
    rf"|(?:brush|wav|sweep|swept|push)(?:es|s|ed|ing)? {_IT} (?:aside|off|away)){_ENDS_HERE}"
)
_CALLED_OFF = gated(
    rf"\b((?:call(?:s|ed|ing)?|br(?:oke|eak|eaks|eaking)) {_IT} off"
    rf"|(?:wound|winds?|winding|tore|tears?|tearing) {_IT} up){_ENDS_HERE}"
)
_PUT_OFF = gated(rf"\b((?:put|puts|putting) {_IT} off|(?:lay|lays|laid|laying) {_IT} on ice){_ENDS_HERE}")
_OUTCOMES: tuple[tuple[Gated, str], ...] = (
    (_OVER, "terminated"),
    (_SEEN_AS_OVER, "terminated"),
    (_FOR_GOOD, "terminated"),
    (_RAN_OUT, "terminated"),
    (_LETS_LAPSE, "terminated"),
    (_NOTICE, "terminated"),
    (_BURIED, "terminated"),
    (_PUT_ON_ICE, "suspended"),
    (_TO_REST, "terminated"),
    (_STOPS_CLOCK, "suspended"),
    (_INTO_OPERATION, "in_force"),
    (_RUNS, "in_force"),
    (_STARTED, "in_force"),
    (_AS_OF, "in_force"),
    (_FIRST_UNDER, "in_force"),
    (_NOT_APPLIED, "suspended"),
    (_VALID, "in_force"),
    (_BEGAN_UNDER, "in_force"),
    (_RUN_SINCE, "in_force"),
    (_REFUSED, "rejected"),
    (_TURNED_DOWN, "rejected"),
    (_CALLED_OFF, "terminated"),
    (_PUT_OFF, "suspended"),
    (_NOT_TAKEN_UP, "rejected"),
    (_UNPERSUADED, "rejected"),
    (_ENDS_AFTER, "terminated"),
    (_ALREADY_UNDER, "in_force"),
    (_END_AHEAD, "terminated"),
    (_PAYS_TO_LEAVE, "terminated"),
    (_HELD_UP, "suspended"),
)
OUTCOMES: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    **{phrase: (("status", told),) for phrase, told in _OUTCOMES},
    _HOPES_GONE: (("may", "partnership"), ("status", "terminated")),
    _LINK_RUNS: (("may", "partnership"), ("status", "in_force")),
    _PLAN_DROPPED: (("loose", "other"), ("status", "terminated")),
    _HANDS_BACK: (("kind", "contract"), ("status", "terminated")),
    _OFF_LIST: (("kind", "regulatory"), ("status", "suspended")),
    _OPENED: (("may", "trade_agreement"), ("status", "in_force")),
}
"""What a match tells, as in `english_phrases`."""
