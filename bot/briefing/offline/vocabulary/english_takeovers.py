"""Know English phrases of who may take over whom, and how far that is: "held merger talks", "is a bid target of"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.english_ownership import OF_GOODS
from bot.briefing.offline.vocabulary.told import WHOLE

_TAKING = r"(?:merger|takeover|take-over|buy-?out|acquisition|bid|tie-up)"
_WORDS = (
    r"(?:(?:[a-z]+ly|advanced|early|early-stage|preliminary|exploratory|informal|secret|private|exclusive|friendly"
    r"|fresh|new|further|detailed|formal|initial|possible|final|last-minute|tentative|on-off|merger|takeover) ){0,3}"
)
_TALKS = gated(
    rf"\b((?:h[eo]ld(?:s|ing)?|in|into|ha[ds]|have|having|began|begun|open(?:s|ed)|start(?:s|ed)|resum(?:es|ed)"
    rf"|reviv(?:es|ed)"
    rf"|enter(?:s|ed)) {_WORDS}{_TAKING} (?:talks|discussions|negotiations))\b"
)
"""Who talks of a takeover."""
_TARGET = gated(
    r"\b((?:could|may|might|would|will|to) (?:soon |yet |again )?(?:be|become) (?:the |a )?(?:[a-z]+ )?"
    rf"(?:targets? (?:of|for) (?:an? )?(?:[a-z]+ ){{0,3}}?{_TAKING}|{_TAKING} targets?)) (?:by|of|for|from)\b"
    rf"|\b((?:is|are|be|become) (?:the |a )?(?:[a-z]+ ){{0,2}}?(?:target|subject|focus"
    rf"|object) of an? (?:[a-z]+ ){{0,3}}?"
    rf"{_TAKING}) (?:by|from)\b"
    r"|\b((?:could|may|might|is to|are to|would|will) (?:soon |yet )?be (?:bought|acquired|snapped up|taken over"
    r"|swallowed(?: up)?) by)\b"
)
"""Who may be bought, and by whom."""
_MAY_MERGE = gated(
    r"\bspeculation (?:that|about|of) [^.;]{3,90}? (?:will|would|may|might|could|are to|were to|is to|was to)"
    r" (merge|join up|link up|join forces|combine|tie up)\b"
)
"""What is said of two that have not spoken."""
_PUT_UP = gated(
    r"\b((?:put(?:s|ting)?|placed?)(?: [\w'’.&-]+){0,7}? (?:up for (?:sale|auction)|on the (?:auction )?block))\b"
)
"""Who looks for a buyer."""
_WANTS = gated(
    r"\b((?:wants?|hop(?:es|ing)|plan(?:s|ning)|seek(?:s|ing)|aim(?:s|ing)|intends?|tr(?:ies|ying)|looking|keen|bidding"
    r"|fighting|battling|attempt(?:s|ing)) to (?:take|gain|win|get|seize|secure|acquire) (?:full |complete |outright"
    r" |total |majority |a controlling )?(?:control|ownership|stake|interest) (?:of|in))\b"
)
_TRIES = gated(
    r"\b((?:is|are|was|were|has been|have been) (?:also |still |now |currently |reportedly |said to be |thought to be"
    r" |believed to be )?(?:trying|looking|seeking|attempting|bidding|battling|fighting|keen|eager|poised) to"
    r" (?:buy|acquire|take over|snap up|buy out|merge with|purchase))\b"
)
_RAISES_BID = gated(
    r"\b((?:has |have |had )?(?:upp?|rais|increas|lift|sweeten|improv|boost|hik|enhanc)(?:ed|es|s) (?:its|their|his"
    r"|her|the)"
    r" (?:[\w$€£¥.,-]+ ){0,4}?(?:offer|bid)) for\b"
)
"""Who offers more."""
_SUBMITS = gated(
    r"\b((?:ma[dk]e|makes|making|tabl|lodg|submit|present|put|launch|prepar|consider|weigh|mull|stud|plan|plott"
    r"|ready|mount"
    r"|unveil|announc)(?:s|es|ed|ting|ted|ing|ies|ying|ning)?(?: up| forward)? (?:an?|its|the|their|his|another)"
    r" (?:[\w$€£¥.,-]+ ){0,5}?(?:offer|bid|proposal|approach|proposals) for) [^.;]{2,70}?"
    r"\b(?:unit|arm|division|business|stake|shares|subsidiary|exchange|bourse|company|group|rival|chain|club)\b"
)
"""Who wants a company, which need not be named."""
_ADVISES_NO = gated(
    r"\b((?:advis|urg|tell|told|counsel+|recommend|implor)\w* (?:its|their|the|all) (?:owners|shareholders|investors"
    r"|stockholders) (?:not to (?:sell|tender|accept)|against (?:selling|the (?:offer|bid)|accepting)|to (?:reject"
    r"|refuse"
    r"|ignore|turn down|spurn)))\b"
)
"""What a board does that does not want a bid."""
_BOOKS = gated(
    r"\b((?:agree[sd]? to |agreeing to )(?:allow|give|grant|let|open|show)\b[^.;]{2,50}? (?:its|the|their) (?:books"
    r"|data room"
    r"|accounts)|(?:due diligence) (?:on|at|of))\b"
)
"""Who looks at the books of a company before it buys it."""
_CLOSED = gated(
    r"\b((?:has|have|had|just|week|month|day|yesterday|today|formally|successfully|finally|now|[A-Za-z]{2,})"
    r" (?:complet|consummat|finali[sz])(?:ed|es) (?:the|its|their|his|a) (?:[\w$€£.,-]+ ){0,4}?"
    rf"(?:purchase{OF_GOODS}|acquisition|takeover|merger|buyout|buy-out) (?:of|with))\b"
    r"|\b((?:follow(?:s|ed|ing)|after|since|upon|with|marks?) (?:the )?(?:recent )?(?:completion"
    r"|closing) of (?:the|its"
    r"|their|his) (?:[\w$€£.,-]+ ){0,4}?(?:purchase|acquisition|takeover|merger|buyout|buy-out) (?:of|with))\b"
)
"""A purchase that has taken place."""
_PAYS_FOR = gated(
    r"\b((?:pay(?:s|ing)?|paid|spen(?:t|ds?|ding)|shell(?:s|ed|ing) out|splash(?:es|ed|ing) out|fork(?:s|ed|ing) out)"
    r" (?:up to |about |some |around |more than |nearly |almost |just over )?(?:\w{0,3}[$€£¥]\s?)?\d[\d.,]*"
    r"(?: ?(?:million|billion|trillion|bn|m|mn)\b)?(?: [a-z]+)?(?: \([^)]{2,40}\))? (?:for|on|to (?:buy|acquire)"
    r"|on buying"
    r"|on acquiring|in buying|buying)) (?:[\w'’.&-]+ ){0,6}?(?:makers?|firm|company|business|group|rival|chain|bank"
    r"|unit"
    r"|insurer|retailer|producer|producers|operator|club|airline|brewer|carrier|provider|competitor|label|publisher"
    r"|broadcaster|developer|lender|refiner|explorer|miner|shareholders|stake|shares)\b"
)
"""What is paid for a company."""
TAKEOVERS: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    _TALKS: (("kind", "merger_acquisition"), ("status", "negotiating")),
    _TARGET: (("does", "merger_acquisition:proposed"),),
    _MAY_MERGE: (("does", "merger_acquisition:proposed"),),
    _PUT_UP: (("does", "merger_acquisition:proposed"),),
    _WANTS: (("does", "merger_acquisition:proposed"),),
    _TRIES: (("does", "merger_acquisition:proposed"),),
    _RAISES_BID: (("kind", "merger_acquisition"), ("status", "proposed")),
    _SUBMITS: (("kind", "merger_acquisition"), ("status", "proposed")),
    _ADVISES_NO: (("does", "merger_acquisition:rejected"),),
    _BOOKS: (("does", "merger_acquisition:negotiating"), (WHOLE, "")),
    _CLOSED: (("does", "merger_acquisition:in_force"), (WHOLE, "")),
    _PAYS_FOR: (("does", "merger_acquisition:agreed"),),
}
"""What a match tells, as in `english_phrases`."""
