"""Know English phrases of who gets an order, money or peace, and who wants none: "is after", "calls it a day"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.english_ownership import SUM

_CHILLED = gated(
    r"\b((?:give|gives|gave|given|giving) [^.;]{2,90}? (?:the thumbs[- ]down|an? (?:\w+ )?(?:no|refusal|rebuff"
    r"|brush-off)|short"
    r" shrift|the cold shoulder))\b"
    r"|\b((?:sen[dt]s?|hand(?:s|ed)|throw(?:s|n)?|threw) (?:it|them|[^.;]{2,60}?"
    r"(?:offer|bid|proposal|terms|plan|approach|deal|draft|letter)s?(?: of [\w%$€£. ]{1,20}?)?"
    r"(?: (?:for|to (?:buy|build|run|lend|supply)) [^.;,]{2,40}?)?)"
    r" (?:back(?: unopened| unread| unanswered)?|packing|straight back|out))"
    r"(?=[.,;]| (?:on|by|with|after|because|as|saying|unopened|in|and)\b|$)"
    r"|\b((?:will|would|want(?:s|ed)?|ha[ds]) (?:have )?none of)\b"
    r"|\b(turn(?:s|ed|ing)? (?:up )?(?:its|their|his|her) nose(?: up)? at)\b"
    r"|\b((?:met|meets?) with (?:an? )?(?:\w+ )?(?:refusal|rejection|rebuff|no)|found no (?:favou?r|takers?|ear"
    r"|support)"
    r"|(?:was|were) (?:shown the door|sent away|sent home|given the cold shoulder))\b"
    r"|\b((?:asked|invited|approached|urged)\b[^.;]{3,110}?,? (?:and|but) (?:has |had |have |it |they |he |she )*"
    r"(?:politely )?(?:declined|refused|said no|said thanks))(?=[.,;]| (?:on|saying|because|as|too)\b|$)"
)
"""That an offer is refused."""
_DOES_NOT_WANT = gated(
    r"\b((?:does|do|did) not want (?:an?|the|its|their|any)|wants? (?:none|no part|nothing) of (?:an?|the|its|their))"
    r"(?= (?:[\w%$€£.,-]+ ){0,4}?(?:loans?|credit|grant|offer|bid|deal|takeover|merger|contract|partnership|money)\b)"
)
"""Who wants no part of what is offered."""
_WANTS_NONE = gated(
    r"\b(sa(?:id|ys) no to|pass(?:ed|es) on|wants? no|(?:does|do|did) not want|has no (?:use|need) for"
    r"|(?:sa(?:id|ys) )?no,? thank you to) (?!more\b)(?:[\w$€£.,-]+ ){1,7}?from (?!the (?:start|beginning|outset))"
)
"""Who wants nothing of another's."""
_IN_TALKS = gated(
    r"\b((?:a |one |some |only (?:a )?)?(?:few|couple of|handful of|last|some|two|three|four|five|six|one|several|many"
    r"|number of) "
    r"(?:\w+ )?(?:clauses?|points?|issues?|questions?|details|articles?|conditions?|sticking points?) (?:are |is "
    r"|remains? |still |have |has |yet )*"
    r"(?:left|open|unresolved|outstanding|missing|unsettled|to (?:be )?(?:settle|sort|clear|iron|agree|resolve|work)d?"
    r"(?:ed)?(?: out| up)?))\b"
    r"|\b((?:is|are) still (?:some |a |far |wide |worlds |well |\w+ )*?(?:apart (?:on|over"
    r"|about)))\b"
    r"|\b((?:price|terms|details|conditions|amount|fee|volume|clauses?|sum) (?:is|are) (?:still |now )?being"
    r" (?:argued|haggled|fought|talked|debated|discussed|negotiated|thrashed|hammered|ironed|worked|sorted|settled"
    r"|fixed))\b"
    r"|\b((?:go(?:ing|es)?|went|comb\w*|pick\w*|work(?:ing|s|ed)?|plough\w*) (?:over|through) (?:the|a|its|their"
    r"|every)"
    r" (?:\w+ )?(?:terms|draft|contract|text|clauses?|conditions|fine print|small print|details))\b"
    r"|\b((?:work|figur|puzzl|sort)ing out (?:who|how|what|which|the (?:price|terms|details|conditions)))\b"
    r"|\b((?:try|try?i?ng|tries|seek|seeking|look|looking) (?:to find |for )(?:a )?(?:way out of|common ground"
    r"|compromise|middle ground|solution|price|formula))\b"
    r"|\b((?:have|has) (?:not yet|yet to|still to|still not|so far not|not) (?:found|find|agreed|agree|settled|settle"
    r"|fixed|fix)"
    r" (?:on )?(?:a|the) (?:price|sum|formula|fee|valuation|rent))\b"
    r"|\b((?:sits?|sat|sitting|(?:is|are) (?:back )?) (?:across|at) (?:the|one|a) (?:same )?table (?:from|with))\b"
    r"|\b((?:in|into|entered|reached) (?:the|its|their) (?:final|home|last|closing) (?:straight|stretch|lap|metres"
    r"|mile"
    r"|stages?|phase|weeks?|days?)) (?:with|on|of|over|about)\b"
)
"""That two still bargain."""
_AFTER_WORK = gated(
    r"\b((?:thr(?:ew|ows?|own) (?:its|their) hat in(?:to)? the ring|(?:has|have|had|with) (?:its|their) (?:sights"
    r"|eyes?)"
    r" (?:set )?on|put(?:s|ting)? (?:its|their) name forward|(?:is|are) (?:also |still |now )?"
    r"(?:vying|angling|jostling|gunning|competing|fishing|hoping|lobbying|applying|pushing|bidding|pitching"
    r"|campaigning"
    r"|in the hunt|in the race|in the frame|a candidate|in contention) (?:for|to (?:win|get|secure|land|obtain))"
    r"|(?:is|are) (?:also |still |now )?(?:chasing|pursuing|after))) (?:for )?(?:an?|the|its|[\w'’.&-]+['’]s?)"
    r" (?:[\w$€£.,'’-]+ ){0,5}?(?:contract|order|tender|concession|licen[cs]e|lease|job|supply deal|offtake|right to"
    r" (?:run|build|operate|supply|mine|manage))"
)
"""Who wants an order."""
_GETS_WORK = gated(
    r"\b((?:pipped|beat|beaten|edged? out|edged past|pushed aside|elbowed aside|outdid|outshone|overtook|saw off"
    r"|outran)"
    r" [^.;,]{2,60}? (?:to|for|in) (?:an?|the|its|[\w'’.&-]+['’]s?) (?:[\w$€£.,'’-]+ ){0,5}?"
    r"(?:contract|order|job|work|tender|concession|licen[cs]e|deal|mandate|supply))\b"
    r"|\b(walk(?:s|ed)? (?:off|away) with) [^.;,]{2,60}?\b(?:contract|order|job|work|tender|concession|mandate)\b"
    r"|\b((?:put|puts) (?:its|their) names? down for(?= (?:\w+ ){0,2}\d)|(?:lock(?:s|ed)? in|book(?:s|ed)"
    r"|reserv(?:es|ed)"
    r"|sign(?:s|ed) on for) "
    r"(?=(?:up to |about |another )?\d[\d,.]* )|settl(?:es|ed) on (?=[\w'’.& -]{2,40}? (?:for|as|to)\b)"
    r"|will be (?:supplying|delivering|taking|buying|building|running|operating|shipping|providing|managing|selling"
    r"|hauling|flying|making|installing|maintaining|leasing|using))\b"
    r"|\b(?:found|finds?|secured|secures|gained|has|have|won|wins) (?:an? |its |their )?(?:\w+ )?"
    r"((?:outlet|taker|home|buyer|customer|supplier|tenant|operator|sponsor|builder) for)\b"
    r"|\b(takes? (?:up to |about |some |around |another )?\d[\d,.]*(?: million| billion)? (?:tonnes|tons|barrels"
    r"|litres"
    r"|megawatts|gigawatt-hours|cubic met(?:re|er)s|ounces|cargoes|units)) (?=[^.;]{0,60}?\b(?:a|per|each|every)"
    r" year\b)"
)
"""Who gets an order, or takes goods for years."""
_GIVES_UP = gated(
    r"\b((?:took|take[ns]?|taking) back (?:its|their|the|an?)|(?:take|took|taken) (?:its|their|the)"
    r" [^.;,]{2,40}? (?:back|off the table)|threw in the towel|thr(?:ows?|own|owing) in the towel|(?:got|get|gets"
    r"|has got"
    r"|having) cold feet|call(?:s|ed|ing)? it (?:a day(?! of)|quits)|(?:go|goes|gone|went|going) back on"
    r"|reneg(?:ed|es|ing) on|(?:cut|cuts|cutting|sever|severs|severed|severing) (?:all |its |their |the )*(?:ties"
    r"|links"
    r"|relations|bonds) (?:with|to)|(?:hand|turn|send)(?:s|ed)? in (?:its|their|the) notice"
    r"|(?:is|are) turning (?:its|their) backs? on|(?:got|gets|getting|bought (?:its|their) way)"
    r" out of"
    r"|(?:has|have) let go of|let go of|washed (?:its|their) hands of|(?:pull|pulls|pulled|withdr\w+) (?:its|their"
    r"|the)"
    r" (?:money|funds|capital|investment|staff) (?:out of|from)|(?:will|would|is|are) (?:not|no longer) (?:be )?"
    r"(?:going to )?\w+(?=[^.;]{0,80}? after all\b)"
    r"|no longer wants? (?:to|the|its)|no longer (?:exists?|stands?|applies)(?! to)|(?:is|are) no more"
    r"|(?:the |its )?curtain (?:has )?(?:fallen|fell|comes down|came down|falls) on|(?:reached|comes? to|came to|has"
    r" come to|at) the end of the road"
    r"|(?:the )?end of the road (?:has )?(?:come|came|comes) for|nothing (?:is|was|will be) left of|stripped"
    r" [^.;,]{2,40}?"
    r" of (?:its|their|the))\b"
)
"""Who leaves what was agreed."""
_ENDS_HERE = r"(?=[.,;:]|$| (?:after|because|and|on|once|since|as|at|for good|now|too)\b)"
_IS_DEAD = gated(
    r"\b(?:offtake|off-take|order|orders|bid|offer|purchase|acquisition|sale|deal|agreement|contract|partnership"
    r"|alliance|venture|merger|takeover|lease|concession|charter|codeshare|tie-up|sponsorship|franchise|licen[cs]e"
    r"|loan|bond|financing|investment|settlement|accord|pact|combination)s?\b"
    r"(?:,? (?:that|which|under which|by which|of|between|with|for|to|worth|in|from|by)\b[^.;]{2,110}?)?"
    rf",? (?:is|are|was|were) (?:now |as good as |all but |effectively |definitely )?(dead|off|over|no more|in tatters"
    rf"|history|toast|buried|cancelled|finished|at an end){_ENDS_HERE}"
)
"""That an agreement is over: "A binding offtake that was to anchor a mine is dead"."""
_FOR_NOW = (
    r"until (?:further notice|the \w+ (?:is|are|has|have)|[^.;,]{2,60}? (?:is|are|has|have|finds?|decides?|improves?"
    r"|returns?|pays?))|for the time being|for (?:the )?(?:now|moment|present)\b|temporarily|pending\b"
)
_STOPS = (
    r"(?:stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|freez(?:es|ing)|froze|frozen|cut(?:s|ting)? off|clos(?:es|ed|ing) the"
    r" tap"
    r"|turn(?:s|ed|ing)? off the tap|h[eo]ld(?:s|ing)? (?:back|up|off)?|withh[eo]ld(?:s|ing)?|interrupt(?:s|ed|ing)?"
    r"|pull(?:s|ed)? the handbrake|park(?:s|ed|ing)?|shelv(?:es|ed|ing)|stay(?:s|ed|ing)|rest(?:s|ing)?|sleep"
    r"|on the shelf|no more|(?:(?:will|would|does|do|did|is|are|has|have) )?(?:not|no longer) [^.;]{2,30}?(?:any"
    r" )?(?:more|further)"
    r"|no (?:\w+ )?(?:will|are|is))"
)
_STOPS_FOR_NOW = gated(
    rf"\b(?<!\bto )({_STOPS})\b[^.;]{{1,90}}?\b(?:{_FOR_NOW})"
    r"|\bto ((?:stop|halt|freeze|hold|park|shelve|interrupt)) [^.;]{2,70}?\b(?:until further notice|for now"
    r"|for the time being)"
    rf"|^(?:{_FOR_NOW})[^.;]{{2,70}}?\b({_STOPS})\b"
    r"|\b(?:declar|invok|announc|claim)\w* (force majeure)\b"
    r"|\b(stop(?:s|ped)? (?:taking|buying|paying|delivering|supplying|shipping|lending|honou?ring|drawing|servicing)"
    r"\b)(?=[^.;]{2,70}? under (?:its|the|an?|their|that)\b)"
    r"|\b(stay(?:s|ed)) (?:the|its|their|an?) (?:[\w$€£.,-]+ ){0,3}?(?:merger|takeover|deal|contract|settlement"
    r"|agreement"
    r"|sale|purchase|acquisition|transaction|licen[cs]e|award)\b"
)
"""What rests for a while."""
_WORKS_NOW = gated(
    r"\b(?:alliance|venture|partnership|joint (?:\w+ )?(?:company|firm|lab\w*|centre|center|office)|agreement|contract"
    r"|codeshare|cooperation|pact|deal|scheme)\b[^.;]{0,60}? (?:(?:has|have) )?(took up|taken up|got down to|started"
    r"|began|begun) (?:its |their |the )?(?:work|operations|business)\b"
    r"|\b(?:has|have) (?:now )?(?:been|gone) (?:\w+ing|\w+ed|live)\b[^.;]{3,90}?\b(?:since|as of|from) (?:\w+day"
    r"|midnight|today|this|last|\d|the)[^.;]{0,40}? (under) (?:an?|the|its|their)(?: [\w'’-]+){0,5}? (?:contract"
    r"|agreement|deal|concession|lease|accord|licen[cs]e|codeshare)\b"
)
"""What is being done under an agreement."""
_LENDS = gated(
    rf"\b(can (?:now |henceforth )?(?:draw(?: on)?|tap|borrow|call on|use) {SUM}) (?:at|from|with|of|in)\b"
    r"|\b((?:comes?|came|paid(?: for)?|will come|is paid|are paid|is financed|are financed|is covered) (?:out of|from"
    r"|with|by)"
    r" (?:a|an|the) (?:[\w$€£.,-]+ ){0,4}?(?:loan|credit|grant)) (?:from|by|of|provided)\b"
    rf"|\b(st(?:ands?|ood|anding) (?:surety|behind)[^.;,]{{2,60}}? (?:for|with) {SUM})"
    r"|\b((?:take|takes|took|taking) (?:on|over) (?:half|part|most|a (?:share|part|third|quarter)|\d+ ?(?:%|per"
    r" ?cent)) of"
    r" the (?:\w+ )?(?:risk|cost|costs|bill|premium|interest))\b"
)
"""Who lends, or stands in for another."""
_HAS_LOAN = gated(
    r"\b(?:has|have|got|with) (?:an?|its|their|the) [^.;,]{3,60}? (in the bag|under (?:its|their) belt|in (?:its"
    r"|their)"
    r" pocket|under lock and key|safely in hand)\b"
)
_ASKS_FOR = gated(
    rf"\b(knock(?:s|ed|ing)? (?:on|at) (?!the doors? of)[\w'’.& -]{{2,40}}?['’]s? doors?(?= for)"
    rf"|knock(?:s|ed|ing)? (?:on|at) the doors? of [\w'’.& -]{{2,60}}?(?= for {SUM})"
    rf"|(?:request|application|plea|appeal|petition) (?:by|from|of) [^.;,]{{2,50}}? for (?:{SUM}|(?:an? )?(?:[\w-]+ )"
    r"{0,2}?(?:loan|credit|grant|bailout)))\b(?!.{0,60}\b(?:reject|refus|declin|turned|approved|granted|denied))"
)
_CREDITORS = gated(
    r"\b(?:creditors|bondholders|noteholders|lenders|holders of (?:its|the) bonds) (?:have |has )?(accept(?:ed|s)?"
    r"|agreed? to|approved?|back(?:ed|s)?|waved through|signed up to|swallow(?:ed|s)?) (?:an?|the|its)"
    r" [\w .%$€£-]{0,40}?(?:haircut|restructuring|swap|exchange|rescheduling|standstill|write-?down|offer|terms"
    r"|plan)\b"
)
"""What becomes of a debt."""
_MORE_TIME = gated(
    r"\b(?:creditors|bondholders|noteholders|lenders|banks)\b[^.;]{0,60}? ((?:agreed? to (?:wait|give)|grant(?:ed"
    r"|s)?|gave"
    r"|gives?|allow(?:ed|s)?)) [^.;]{0,40}?(?:more (?:time|years|months)|grace|respite|breathing space|a holiday"
    r"|for (?:its|their) money)\b"
)
"""Who waits for money."""
_DEBT_OFFER = gated(
    r"\b(bondholders|creditors|noteholders|holders of (?:its|the) (?:bonds|debt)|lenders)\b(?=[^.;]{0,90}?\b(?:haircut"
    r"|restructuring|rescheduling|write-?down|coupons?|maturit\w+|offer|terms|swap|exchange|moratorium)\b)"
)
"""Who is asked to forgive a part of a debt."""
_MAKES_PEACE = gated(
    r"\b((?:bur(?:y|ies|ied|ying) the hatchet|(?:have|has) made up|ma[dk]e(?:s)? (?:its|their) peace|ma[dk]es? peace"
    r"|no longer at (?:war|odds|loggerheads)|patch(?:es|ed)? up|b(?:uy|uys|ought) (?:itself|themselves)? ?(?:peace"
    r"|(?:its"
    r"|their) way out)"
    r"|smok(?:e|es|ed) the peace pipe|la(?:y|ys|id|ying) down (?:its|their) arms|set(?:s)? aside (?:its|their))"
    r"(?=[^.;]{0,80}?\b(?:patent|tax|mine|row|dispute|quarrel|court|fight|feud|seized|paint|licen[cs]e|claims?"
    r"|trademark"
    r"|spill|royalt\w+|suit|lawsuit|arbitration|wages?|pay|defect|delay\w*|case|award)s?\b))"
    r"|\b(pa(?:y|ys|id|ying) [^.;]{2,70}? to (?:close|end|settle|resolve|drop|be rid of|make|lay|put|bury|dispose of)"
    r" (?:an?|the|its|their|all) (?:[\w'’-]+ ){0,3}?(?:cases?|(?:law)?suits?|claims?|disputes?|row|probe|investigation"
    r"|proceedings|charges|litigation|feud|complaint|allegations))\b"
)
"""What ends a quarrel."""
_CLOSES_CASE = gated(
    r"\b((?:clos|end|dropp?|shelv|settl)(?:es|ed|s|ing) (?:its|the|an?|their) (?:[\w-]+ ){0,2}?(?:inquiry|investigation"
    r"|probe|file|case|proceedings|dossier|review) (?:into|on|against|of|over))\b(?=[^.;]{0,160}?\b(?:bound itself"
    r"|bound themselves|commit\w*|promis\w+|undert\w+|pledg\w+|concessions|in (?:return|exchange)))"
)
"""What an authority does when a company promises to behave."""
_OFFERS_PEACE = gated(
    r"\b((?:offer(?:s|ed|ing)?|put(?:s|ting)?|propos(?:es|ed)|held out|hold(?:s|ing)? out|suggest(?:s"
    r"|ed))\b[^.;]{2,70}?"
    r" (?:(?:to|if [^.;,]{2,40}?) (?:make|settle|end|drop|drops|withdraw|withdraws|resolve|close|be rid of|bury)"
    r" (?:the|its|their|all|an?) (?:[\w'’-]+ ){0,3}?(?:cases?|(?:law)?suits?|claims?|dispute|row|proceedings"
    r"|litigation"
    r"|feud)|an olive branch))\b"
    r"|\b((?:held|hold|holds|extended|extends|offered|offers) (?:out )?an olive branch to)\b"
)
"""Who would end a quarrel."""
_INSURES = gated(
    r"\b(sign(?:s|ed)?|[bt](?:uys?|ought|ook out|akes? out)|renew(?:s|ed|ing)?|conclud(?:es|ed)|agreed|clos(?:es|ed))"
    r" (?:an?|its|the|their) (?:[\w$€£.,-]+ ){0,3}?(policy)\b(?=.{0,160}\b(?:insur\w*|reinsur\w*|premiums?|pays?"
    r"|payout"
    r"|cover(?:s|age)?|rains?|hurricanes?|drought|earthquakes?)\b)"
    r"|\binsur\w*\b[^.;]{3,120}?\b(signed|renewed|bought) (?:an?|its|the|their) (policy)\b"
)
TRADE: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    _CHILLED: (("status", "rejected"), ("does", ":rejected")),
    _DOES_NOT_WANT: (("status", "rejected"),),
    _WANTS_NONE: (("does", ":rejected"),),
    _IN_TALKS: (("status", "negotiating"), ("does", ":negotiating")),
    _AFTER_WORK: (("status", "proposed"), ("kind", "contract")),
    _GETS_WORK: (("does", "contract:agreed"),),
    _GIVES_UP: (("status", "terminated"), ("does", ":terminated")),
    _IS_DEAD: (("status", "terminated"),),
    _STOPS_FOR_NOW: (("status", "suspended"),),
    _WORKS_NOW: (("status", "in_force"),),
    _LENDS: (("does", "financing:agreed"),),
    _HAS_LOAN: (("status", "agreed"),),
    _ASKS_FOR: (("kind", "financing"), ("status", "proposed")),
    _CREDITORS: (("kind", "financing"), ("status", "agreed")),
    _MORE_TIME: (("kind", "financing"), ("status", "agreed")),
    _DEBT_OFFER: (("kind", "financing"),),
    _MAKES_PEACE: (("kind", "settlement"), ("status", "agreed")),
    _CLOSES_CASE: (("kind", "settlement"), ("status", "agreed")),
    _OFFERS_PEACE: (("kind", "settlement"), ("status", "proposed")),
    _INSURES: (("kind", "contract"),),
}
"""What a match tells, as in `english_phrases`."""
