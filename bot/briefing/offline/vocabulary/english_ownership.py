"""Know English phrases of who owns a company, or wants to: "passes to", "is changing hands", "was shown the door"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated

SUM = (
    r"(?:(?:up to|about|some|around|another|a further|nearly|almost|more than) )?"
    r"(?:\w{0,3}[$€£¥₹]\s?\d[\d.,]*|\d[\d.,]*)(?: ?(?:million|billion|trillion|bn|mn?|crore)\b)?(?: [a-z]+)?"
)
PART = (
    r"(?:(?:an?|the|its|their|his|another|a further|the remaining|the other) )?(?:[a-z]+ )?(?:half|third|quarter"
    r"|fifth|sixth|tenth"
    r"|majority|minority|stakes?|shares?|shareholding|holding|interest|rest|remainder"
    r"|\d[\d.]*\s?(?:%|per ?cent)(?: stake| holding| interest)?)"
)
_CHANGES_HANDS = gated(
    rf"\b{PART}(?: (?:of|in) [^.;,]{{2,60}}?)? ((?:goes|went|is going|passes|passed|is passing|will go|will pass"
    r"|are going|are passing|has gone|has passed|is to pass|moves|moved) to)\b"
    r"|\b((?:is|are) passing to|pass(?:es|ed)? (?:in)?to the hands of|(?:is|are|will be) (?:handed|passed) (?:over"
    r" )?to"
    r"|(?:is|are) to pass to|will pass to|(?:is|are) going to be (?:part|owned|taken over|bought|absorbed) (?:of|by)"
    r"|(?:is|are) being (?:sold to|bought by|taken over by|absorbed by|swallowed by|acquired by))\b"
    rf"|\b(hand(?:s|ed|ing)? (?:over )?{PART}(?: (?:of|in) [^.;,]{{2,60}}?)? to)\b"
    r"|\b((?:off|out of|from) the hands of|(?:has|have|got|gets|found|finds|gained|gains) a new (?:owner|parent"
    r"|proprietor|master)"
    r"|(?:is to|are to|will|agreed to|is about to|is set to) (?:become|be) (?:the )?(?:\w+ ){0,2}?(?:owners?|parent)"
    r" of"
    r"|(?:is to|are to|will) (?:become|be) (?:a |an )?(?:\w+ )?(?:part|subsidiary|unit|division|arm) of"
    r"|(?:is to|are to|will|to) belong to)\b"
)
"""To whom a company goes, or a share of one."""
_OWNS_NOW = gated(
    r"\b((?:has|have) (?:now )?(?:become|belonged to|been (?:the )?(?:\w+ )?(?:property|part|owner|owned)"
    r"|passed into)(?=[^.;]{2,80}?\bsince\b)"
    r"|(?:now|since \w+day|as of \w+day|from \w+day|today|yesterday)(?: on)?,? (?:[\w'’.&-]+ ){0,4}?"
    r"(?:belongs? to|owned by|owns (?:all|half|the whole|\d)|(?:is|are) (?:part|the property|a subsidiary) of"
    r"|(?:is|are) in the hands of)"
    r"|(?:belongs? to|(?:is|are) (?:now )?(?:owned by|part of)) (?=[^.;]{2,50}? since\b)"
    r")\b"
)
"""Whose a company is now."""
_BECAME_OWNER = gated(
    r"\b(bec[ao]mes? (?:the )?(?:\w+ ){0,2}?owners? of|took (?:full )?(?:ownership|possession) of"
    r"|(?:has )?bec[ao]me (?:a )?(?:\w+ )?(?:part|subsidiary|property) of"
    r")\b"
)
"""Who came to own a company."""
_COMPLETES = gated(
    r"\b((?:complet|clos|finali[sz]|wrapp|consummat)(?:es|ed|ped|s) (?:up )?(?:the|its|their|this|a|both)"
    r" (?:[\w$€£.,-]+ ){0,4}?(?:purchase|acquisition|takeover|merger|sale|buyout|buy-out|disposal|divestment|deal to"
    r" (?:buy|acquire|take over)|transaction))\b(?! of (?:up to )?\d[\d,.]* [a-z])"
    r"|\b(?:purchase|acquisition|takeover|merger|sale|buyout|buy-out|disposal|divestment)\b[^.;]{0,90}?"
    r" ((?:was|were|is|has been|have been) (?:now |formally |officially )?(?:completed|closed|consummated|wrapped up)"
    r"|has closed|have closed|closed (?=on|yesterday|today))\b"
)
"""A purchase that has taken place."""
_HANDS_CHANGE = gated(
    r"\b(?<!shares )((?:is|are|will|has|have) (?:now |also |to )?chang(?:e|ed|ing) hands)\b"
    rf"|\b(?<!\band )(pays? {SUM} for (?:it|them|the (?:company|business|firm|group|chain|maker|brand|bank|unit"
    rf"|insurer|whole)))\b"
    r"|\b((?:is|are|will be|to be) (?:taken|going) private|(?:takes?|taking|took) [\w'’.& -]{2,40}? private)\b"
)
"""That a company gets another owner."""
_COURTED = gated(
    r"\b(?:is|are) (on [\w'’.& -]{2,40}?['’]s? (?:shopping|wish|short) ?list|in [\w'’.& -]{2,40}?['’]s? sights"
    r"|being (?:circled|courted|wooed|stalked|eyed) by)"
    r"|\b(?:has|have|had) (caught|drawn|attracted|aroused|stirred) (?:the )?(?:eye|interest|attention|appetite)s?"
    r" (?:of|from)\b"
    r"|\b(?:is|are|was|were) ((?:running|casting) (?:the rule|an eye) over|having a (?:close )?look at"
    r"|weighing up whether to (?:buy|bid)|working on an offer for|(?:said|reported|thought|believed) to be after)\b"
    r"|\b((?:ask|urg|invit|call)(?:s|ed|es)? (?:on )?(?:the )?(?:share|stock)holders (?:of|in) [^.;,]{2,50}? to"
    r" (?:swap|exchange|tender|sell|hand over))\b"
)
"""Who may be bought, and by whom."""
_LOOKS_AT_BOOKS = gated(
    r"\b((?:let(?:s|ting)?|allow(?:s|ed|ing)?|g[ai]v(?:e|es|ing|en)|grant(?:s|ed)?|show(?:s|ed|n|ing)?|open(?:s|ed"
    r"|ing)?"
    r"|look(?:s|ed|ing)?|go(?:es|ing)?|went|por(?:es|ed|ing)|examin\w+|inspect\w*|comb\w+|stud\w+|ha(?:s|ve))"
    r"(?: [\w'’.&-]+){0,6}? (?:the |its |their )?(?:books|data room|accounts)) (?:of|to|at|for|on|with|until|before"
    r"|while|as|in)\b"
    r"|\b((?:let|allow|g[ai]v|grant|show)\w* [^.;,]{2,40}? (?:look|a glimpse|access|peek)(?: at| into| to)?"
    r" (?:its|the|their) (?:books|data room|accounts))"
)
"""Who looks at the books of a company before it buys it."""
_NOT_FOR_SALE = gated(
    r"\b(left|leaves|leave) (?:the )?(?:[\w'’.&-]+ ){1,5}?cold\b"
    r"|\b(show(?:s|ed|n|ing)? [\w'’.& -]{2,40}? the door)\b"
    r"|\b((?:is|are|was|were) not for sale|fell short|(?:does|do|did) not want to (?:sell|be bought|be taken over)"
    r"|(?:will|would) not have [\w'’.& -]{2,40}? as (?:an? |its |their )?(?:\w+ )?(?:owner|shareholder|partner"
    r"|supplier"
    r"|sponsor))\b"
)
"""Who does not want to be bought."""
_GIVES_UP_BUYING = gated(
    r"\b(?:let go of|towel|cold feet|turned its back on|went back on)\b[^.;]{0,60}? (pursuit of|plans? to (?:buy"
    r"|acquire|take over)(?! (?:up to |about )?\d)|be (?:buying|acquiring|taking over)(?! (?:up to |about )?\d))"
)
"""Who does not buy another after all."""
_NEW_CAPITAL = gated(
    rf"\b((?:got|gets?|receiv(?:es|ed)|obtain(?:s|ed)|secur(?:es|ed)|w[oi]ns?|will get|is to get|collect(?:s|ed))"
    rf" {SUM}"
    r" (?:of|in|as) (?:\w+ )?(?:capital|equity|investment|venture money|growth money)) (?:from|by)\b"
    r"|\b((?:come|comes|came|coming) (?:on board|aboard|in) (?:at|as (?:a |an )?(?:\w+ )?(?:shareholder|investor"
    r"|partner))"
    r"|(?:commit|pledg|bound|bind)\w* (?:itself|themselves) to (?:spend|invest|put)\w*"
    r"|(?:has|have|gained?|gains|got|found|finds|welcomes?|welcomed) [\w'’.& -]{2,40}? as (?:an? |its |their"
    r" )?(?:new |"
    r"second |third |largest |minority |major )*(?:shareholder|investor|co-owner|backer))\b"
)
"""Who puts money into a company."""
_ONE_POT = gated(
    r"\b((?:throw|thr[eo]wn?|throwing|put|putting|bring|bringing|brought|fold|folding|pour|pool|pooling|merge"
    r"|merging|bundl\w+"
    r"|lump\w*|plac\w+)(?:s|ed)? (?:[\w'’&.-]+ ){1,8}?(?:in(?:to)?|under) (?:one|a single|a (?:new )?(?:joint|common"
    r"|shared|50[:-]50)) (?:pot|venture|company|business|network|firm|unit|hat|roof|platform|entity|house))\b"
    r"|\b(each (?:will )?(?:hold|own|take|have|get|holding|owning|taking)s? (?:a )?(?:half|50|an equal|third|quarter"
    r"|equal))"
    r"\b"
    r"|\b((?:made|makes?|making) common cause|(?:tie|tied|ties|tying) the knot|b(?:ound|ind|inds|inding) (?:themselves"
    r"|itself)"
    r" to (?:an?|the) (?:\w+ )?(?:joint|common|shared)|go(?:es|ing)? into business (?:together|with)|went into"
    r" business"
    r" (?:together|with)|enter(?:s|ed)? (?:an|into an) alliance|become partners|bec[ao]me allies"
    r"|(?:are|is) pulling together|pull(?:s|ed)? in the same direction|work(?:s|ing)? hand in hand|row(?:s|ing)?"
    r" together)\b"
)
"""What two do as one."""
_EQUAL_FIRM = gated(
    r"\b(?:50[:-]50|fifty-fifty|jointly owned|equally owned|joint|shared|common) (?:[a-z-]+ )?(?:company|firm"
    r"|subsidiary"
    r"|business|entity|factory|plant|mill|brand|network|fleet|unit|publisher|airline|bank)\b"
    r"|\b(?:company|firm|subsidiary|venture|business) (?:owned|held) (?:in )?(?:equal|half) (?:shares|parts|each|by"
    r" both)\b"
)
"""What two own together."""
_SIGNS_FOR_SHARE = gated(
    rf"\bsign(?:ed|s) (?:up )?for {PART} (?:of|in) (?!(?:the|its|their) (?:\w+ )?(?:capacity|output|production|power"
    r"|electricity|volumes?|gas|berths?|seats|space|slots|rooms|flats|work|cost|sum|risk))"
)
OWNERSHIP: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    _CHANGES_HANDS: (("does", "merger_acquisition:agreed"),),
    _HANDS_CHANGE: (("kind", "merger_acquisition"), ("status", "agreed")),
    _OWNS_NOW: (("does", "merger_acquisition:in_force"),),
    _BECAME_OWNER: (("kind", "merger_acquisition"), ("status", "in_force")),
    _COMPLETES: (("kind", "merger_acquisition"), ("status", "in_force")),
    _COURTED: (("does", "merger_acquisition:proposed"),),
    _LOOKS_AT_BOOKS: (("does", "merger_acquisition:negotiating"),),
    _NOT_FOR_SALE: (("status", "rejected"), ("may", "merger_acquisition"), ("does", "merger_acquisition:rejected")),
    _GIVES_UP_BUYING: (("kind", "merger_acquisition"),),
    _NEW_CAPITAL: (("does", "investment:agreed"),),
    _ONE_POT: (("does", "partnership:agreed"),),
    _EQUAL_FIRM: (("kind", "partnership"),),
    _SIGNS_FOR_SHARE: (("kind", "merger_acquisition"), ("status", "signed")),
}
"""What a match tells, as in `english_phrases`."""
