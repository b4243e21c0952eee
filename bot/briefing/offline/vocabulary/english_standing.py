"""Know English phrases of how far states are with one another: "sat down to discuss", "one chapter short", "let it in".

A phrase here is told as a whole: the verbs within it that lists of words know tell nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated

_TEXT = (
    r"(?:text|draft|treaty|agreement|accord|pact|wording|document|protocol|deal|convention|declaration|memorandum"
    r"|annex|paper|framework)"
)
_QUARREL = r"(?:quarrel|row|dispute|differences|feud|stand-?off|spat|disagreement|argument|conflict|claims?)s?\b"
_SITS = gated(
    r"\bs[ai]ts? down (?:(?:again|together|on|in|at|for|this|with|next|the|two|first|\w+day|[\w'’-]+) ){0,6}?"
    r"to (?:discuss|talk|negotiate|bargain|haggle|thrash|hammer|work out|go through|draft)\b"
)
_WORKS_OUT = gated(
    r"\b(?:are|is|were|still|been|began|begun|started|busy|continu\w+) (?:now |still |also |busy |together |to )*"
    r"(?:working out|work out|hammering out|thrashing out|sorting out|ironing out|haggling over|hammer out|thrash out"
    r"|iron out|haggl(?:e|ing) about|bargaining about|drawing up|piecing together|spelling out|fleshing out)"
    r" (?:the (?:[\w-]+ )?(?:details?|terms|fine print|small print|modalities|rules|wording|text|mechanics"
    r"|arrangements)"
    r"|how|who|when|where|whether|what|which|an?|a common|their|its)\b"
)
_TRIES = gated(
    r"\b(?:trying|attempting|seeking|hoping|working|met|meet|meeting|talking|talks|effort|efforts|sat down) "
    r"to (?:sort out|settle|resolve|patch up|overcome|defuse|end|bridge|untangle|clear up|iron out)"
    rf" (?:their|an?|the|its) (?:[\w-]+ ){{0,3}}?{_QUARREL}"
)
_TALKS_AGAIN = gated(
    r"\b(?:(?:resum|reopen|restart|reviv|renew|continu|begin|start|open|launch|relaunch|hold)(?:e[sd]?|s|ed|ing)?"
    r"|picked up"
    r"|began|begun|held|took up|taken up) (?:their|an?|the|its|formal|fresh|new) (?:[\w-]+ ){0,3}?"
    r"(?:conversations?|discussions?|exchanges|negotiations?|bargaining|consultations?|parley)"
    r" (?:about|on|over|for|of how|with|towards?)\b"
)
_HAGGLED = gated(
    r"\b(?:haggled|bargained|wrangled|horse-traded|(?:have|has) been (?:haggling|wrangling|bargaining)|are wrangling)"
    r" (?:\w+ly )?(?:over|about|for|on) (?!whether)"
)
_PART_DONE = gated(
    r"\b(?:two[- ]thirds|three[- ]quarters|four[- ]fifths|nine[- ]tenths|half|most|much|the bulk|the lion's share"
    r"|\d[\d.]*(?: ?%| per ?cent| percent)) of (?:an?|the|its|their|every|all) [^.;]{3,70}?"
    r"(?:has|have|had|is|are|was|were) (?:now |already |by now |been )*"
    r"(?:written|drafted|agreed|settled|finished|completed|closed|cleared|ready|done|resolved|worded|in place)\b"
    r"|\b(?:drafted|written|agreed|settled|finished|completed|cleared|worded) (?:two[- ]thirds|three[- ]quarters"
    r"|four[- ]fifths|half|most|much|the bulk|large parts|parts|\d[\d.]*(?: ?%| per ?cent| percent)) of"
    rf" (?:an?|the|its|their) (?:[\w-]+ ){{0,4}}?(?={_TEXT}\b)"
    rf"|\b{_TEXT}\b[^.;]{{0,60}}? (?:is|are|was) (?:now |said to be |reported to be )*(?:nearly|almost|two[- ]thirds"
    r"|three[- ]quarters|four[- ]fifths|\d[\d.]*(?: ?%| per ?cent| percent)|half|half-|mostly|largely|all but"
    r"|as good as"
    r"|practically|virtually|not quite|not yet) ?(?:finished|done|written|completed?|ready|drafted|agreed|settled)\b"
)
_CHAPTERS = gated(
    r"\b(?:cleared?|clears|clearing|clos(?:e[sd]?|ing)|open(?:s|ed|ing)?|complet(?:e[sd]?|ing)|settl(?:e[sd]?|ing)"
    r"|tick(?:s|ed) off|conclud(?:e[sd]?|ing)|finish(?:es|ed)|wrapp?(?:s|ed)(?: up)?|initialled|agreed(?: on)?"
    r"|(?:got|gone|went|worked|ploughed|waded) through)"
    r" (?:provisionally )?(?:an? |the |its |their )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|another|one|first|second|third|last but one"
    r"|last|remaining"
    r"|further|more|several|new|negotiating|final)"
    r"(?: (?:more|further|other|new|of (?:the|its|their) (?:[\w-]+ )?|out of (?:\d+ )?|negotiating|open|difficult"
    r"|(?:cluster|batch|set|group)s? of))*"
    r" ?(?:chapters?|articles|clusters?|annexes|clauses)\b"
)
_STILL_APART = gated(
    r"\bstill (?:disagree|differ|argue|bargain|haggle|quibble|wrangle|squabble|fight|at odds|divided|split|far apart"
    r"|(?:miles|poles|some way|a long way) apart|at loggerheads|arguing|quarrel(?:ling)?) (?:over|on|about|as to)\b"
    r"|\b(?:last|only|main|one|biggest|final|chief|remaining) (?:remaining )?(?:snag|sticking points?|hurdle|obstacle"
    r"|stumbling block|bone of contention|open (?:question|point|issue)|hitch)\b"
)
_NEARLY_THERE = gated(
    r"\b(?:not (?:quite )?there yet|(?:see|sight of|close to|near|nearing|towards) the (?:finish|finishing) line"
    r"|light at the end of the tunnel|in the (?:home|final) straight|on the home straight|(?:almost|nearly) there"
    r"|within touching distance|(?:last|final) (?:lap|mile|yards|metres|furlong|stretch|straight|sprint|leg) (?:of|in"
    r"|to)"
    r"|(?:last|final) (?:lap|mile|yards|metres|furlong|stretch|straight)(?=[.,;]|$))(?! of the (?:race|season|match))"
)
_ON_TABLE = gated(
    r"\b((?:on|upon) (?:the|their) (?:table|agenda|menu|programme)) (?:when|as soon as|once|at the|at their|next"
    r"|in \w+"
    r"|for the|for their|is|are)\b"
)
_SIGNING_TABLE = gated(
    r"\b((?:at|to|round|around) the signing (?:table|ceremony)|(?:ready|set|due|hoping|hopes?|wants?|expects?) for a"
    r" signing)\b"
)
_DONE = gated(
    r"\b((?:a|the|their) (?:deal|bargain|pact) (?:is|was|has been) (?:now |finally |at last )?(?:done|struck|made"
    r"|sealed"
    r"|in the bag|a done thing|clinched))\b"
)
_WILL_BE_NONE = gated(
    r"\b(there (?:will|would|is to|was to) (?:now |after all |therefore )?be no)(?= (?:[\w-]+ ){0,3}?(?:pact|deal"
    r"|treaty"
    r"|agreement|accord|partnership)s?\b(?! (?:until|unless|before|without|today|if|as long|this (?:week|month"
    r"|year))))"
)
_TAKES_IN = gated(
    r"\b(?:agreed|agrees?|decided|decides?|voted|votes|resolved|consented) (?:\w+ly )?(?:on \w+day )?to (?:let|admit"
    r"|accept|receive|bring) (?!the (?:proposal|offer|deal|terms)|its|their|an? (?:offer|proposal))"
    r"(?:[A-Za-z'’-]+ ){1,4}?(?:in\b|into|join|as (?:an? )?(?:[\w-]+ )?(?:member|observer|partner|associate))"
    r"|\b(?:accepted|admitted|received|welcomed|let in|taken in|took in|takes in|accepts|admits|welcomes|approved"
    r"|voted in) (?:[\w'’-]+ ){0,4}?as (?:an? |its |their |the )?(?:[\w-]+ ){0,2}?(?:observer|member|dialogue partner"
    r"|partner (?:state|country)|associate|contracting party)\b"
    r"|\b(?:approved|agreed|adopted|endorsed|cleared|settled|accepted)(?: on)? the (?:terms|conditions|package"
    r"|protocol)"
    r" (?:under|on|by|with) which (?:[\w'’-]+ ){1,4}?(?:will|is to|can|may|would|could) (?:join|enter|accede|become)\b"
    r"|\b(?:opened (?:its|the) doors?|g[ai]ve[sn]? (?:the )?(?:green light|go-ahead|nod|blessing)|said yes|say yes) to"
    r" (?:[\w'’-]+ ){0,4}?(?:admission|accession|entry|membership)\b"
)
_NO_LONGER_KEEPS = gated(
    r"\b((?:no longer|ceased to|ceases to) (?:honou?r(?:s|ing)?|appl(?:y|ies|ying)|observ(?:e|es|ing)"
    r"|respect(?:s|ing)?|recogni[sz](?:e|es|ing)|implement(?:s|ing)?|abid(?:e|es|ing) by|(?:be |feels? "
    r"|considers? itself )?"
    r"bound by))\b"
)
_RENEWS_NOT = gated(
    r"\b((?:will|would|did|does|has|have|do) not (?:be )?(?:renew(?:ed)?|extend(?:ed)?|prolong(?:ed)?"
    r"|roll(?:ed)? over))"
    rf" (?:(?:the|its|their|an?|his|her) (?:[\w'’&-]+ ){{0,5}}?{_TEXT}\b)"
)
_HOLDS = gated(
    r"\b(?:truce|ceasefire|cease-fire|armistice|accord|pause in (?:the )?fighting)\b[^.;]{0,60}?"
    r" ((?:is|was|has been|appears? to be|seems? to be|largely) (?:still |so far |largely )*(?:holding|respected"
    r"|observed)"
    r"|(?:took|takes|has taken) hold)\b"
)
_IS_LAW = gated(
    r"\b((?:(?:is|are|has been|have been) (?:now |also |already |at last |formally )*(?:law|operative|operational)"
    r"|(?:became|become|becomes|has become|being) (?:now |formally )?(?:law|(?:legally )?binding(?: law)?|operative"
    r"|operational|effective|applicable)))"
    r"(?= (?:in|on|since|for|from|between|today|and|as|at|law|after)\b|[.,;:]|$)"
)
LEAVES_BODY = gated(
    r"\b(?:(?:has|have) (?:formally |officially )?(?:withdrawn|pulled out)|notice of (?:its|their) (?:withdrawal|exit"
    r"|departure)) from"
    r" (?:the )?((?:[\w'’-]+ ){0,4}?(?:court|organi[sz]ation|commonwealth|bloc|community|council|convention|agency"
    r"|league|alliance|commission|union|treaty|charter|protocol))\b"
)
"""Who gives up its place in a body that has a name: "its withdrawal from the International Criminal Court"."""
_WAY_IN = gated(
    r"\b(?:way|path|road|march|journey) (?:in)?to(?:wards?)? (?:the )?(?:european union|eu|wto"
    r"|world trade organi[sz]ation|oecd"
    r"|euro|eurozone|schengen|nato|brics|asean|mercosur|(?:[\w-]+ )?(?:bloc|union|alliance|pact|club))\b"
)
_MARKS_YEARS = gated(
    r"\b(?:mark|celebrat|commemorat|toast)(?:s|e[sd]?|ed|ing) (?:the |its |their |half )?(?:[\w-]+ )?"
    r"(?:years?|decades?|century|centuries) of (?:their|its|the|an?) (?:[\w-]+ ){0,4}?"
    r"(?:accord|treaty|pact|agreement|partnership|alliance|twinning|union|deal)\b"
)
_UNDER_SINCE = gated(
    r"\b(?:as of|as from|since|from) (?:today|midnight|\w+day|this (?:week|month|morning)) (under|thanks to"
    r"|because of|as)"
    r" (?:an?|the|its|their|that)(?: [\w'’-]+){0,5}? (?:agreement|deal|accord|pact|treaty|protocol|arrangement)\b"
)
_PART_OF_PACT = gated(
    r"\b(?:ask|want|hop|wish|request|seek|sought|keen|eager|wonder|inquir|enquir|would like|interest)\w*[^.;]{0,60}?"
    r" (?:be|become|becoming|form|being) (?:a )?part of (?:the|that|this|its|their|such an?|an?) (?:[\w'’-]+ ){0,3}?"
    r"(?:pact|accord|treaty|convention|bloc|agreement|alliance|union|zone|club|arrangement|deal|scheme|grouping"
    r"|partnership)\b"
)
"""Who would be let into what others have agreed."""
_TALKS_GO_ON = gated(
    r"\b(?:talks|negotiations|discussions|conversations|bargaining)\b[^.;]{0,90}?"
    r" ((?:are |is |will |would |have |has )?(?:also |still |now |nevertheless |meanwhile )*(?:continu(?:e|es|ed|ing)"
    r"|go(?:es|ing)? on|gone on|carr(?:y|ies|ying) on|proceed(?:s|ing)?|be continued|run(?:s|ning)? on"
    r"|rumbl(?:e|es|ing) on|resume on))\b(?! (?:to (?:fail|stall)|without (?:him|her)\b))"
)
_STANDING: tuple[tuple[Gated, tuple[tuple[str, str], ...]], ...] = (
    (_SITS, (("status", "negotiating"),)),
    (_WORKS_OUT, (("status", "negotiating"),)),
    (_TRIES, (("kind", "settlement"), ("status", "negotiating"))),
    (_TALKS_AGAIN, (("status", "negotiating"), ("loose", "other"))),
    (_HAGGLED, (("status", "negotiating"),)),
    (_PART_DONE, (("status", "negotiating"),)),
    (_CHAPTERS, (("status", "negotiating"),)),
    (_STILL_APART, (("status", "negotiating"),)),
    (_NEARLY_THERE, (("status", "negotiating"),)),
    (_ON_TABLE, (("status", "proposed"),)),
    (_SIGNING_TABLE, (("loose", "other"), ("status", "signed"))),
    (_DONE, (("loose", "other"), ("status", "agreed"))),
    (_WILL_BE_NONE, (("status", "terminated"),)),
    (_TAKES_IN, (("kind", "accession"), ("status", "agreed"))),
    (_NO_LONGER_KEEPS, (("status", "terminated"),)),
    (_RENEWS_NOT, (("status", "terminated"),)),
    (_HOLDS, (("status", "in_force"),)),
    (_IS_LAW, (("status", "in_force"),)),
    (_UNDER_SINCE, (("status", "in_force"),)),
    (_PART_OF_PACT, (("kind", "accession"), ("status", "proposed"))),
    (_TALKS_GO_ON, (("status", "negotiating"),)),
    (_WAY_IN, (("kind", "accession"),)),
    (_MARKS_YEARS, (("memory", ""),)),
)
STANDING: Mapping[Gated, tuple[tuple[str, str], ...]] = dict(_STANDING)
"""What a match tells, as in `english_phrases`."""
