"""Know English turns of what somebody gets or wants of another, or stops: "has won X as an investor"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated

NUMBER = (
    r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|a (?:hundred|thousand|dozen|pair of|batch of|fleet of|series of)|dozens of|scores of"
    r"|hundreds of|several)"
)
"""How many of something, in digits or words."""
_WON_AS = (
    r"\b(?:won|wins|win|gain(?:s|ed)?|landed|lands|found|finds|attract(?:s|ed)|lur(?:es|ed)|secur(?:es|ed)|recruit(?:s"
    r"|ed)|sign(?:s|ed) up"
    r"|t[oa]k(?:es|en|ing)|took|brought in|brings in|named?s?|has|have) (?:[\w'’&.-]+ ){1,6}?as (?:an?|its|their|the)"
    r" (?:(?:new|strategic|minority|first|second|main|anchor|lead|long-term|foreign|local|cornerstone|biggest|key"
    r"|equal) ){0,2}"
)
"""Before what another has become to somebody: "has won X as an investor"."""
_WON_BACKER = gated(rf"{_WON_AS}(?:investor|shareholder|backer|co-owner)\b")
_WON_CUSTOMER = gated(
    rf"{_WON_AS}(?:customer|client|buyer|supplier|tenant|user|distributor|licensee|sponsor|contractor|operator)\b"
)
_WON_PARTNER = gated(rf"{_WON_AS}(?:partner|ally)\b")
_WANTS_ABOARD = gated(
    r"\b(wants?|would like|hopes? to (?:get|bring|have)|is (?:keen|eager) to (?:get|bring|have)|tr(?:y|ies"
    r"|ied) to (?:get|bring|win)"
    r"|seeks to (?:get|bring|win)) (?:[\w'’&.-]+ ){1,4}?(?:on board|aboard|in on|as (?:an?|its|a third"
    r"|the) (?:\w+ )?(?:partner|investor"
    r"|member|backer|shareholder|ally|customer))\b"
)
"""Whom somebody would like to have with him."""
_TO_DECIDE = gated(
    r"\b((?:will|is to|are to|has yet to|have yet to|is due to|are due to|must|expects? to|still has to|still have to)"
    r" (?:(?:\w+ly|also|then|now|next|on \w+day|in \w+|later) ){0,2}?(?:decide|vote|rule|deliberate)"
    r" (?:(?:in|on|next|this|later|by|at|before) (?:\w+ ){1,3}?)?on) (?:an?|the|its) (?:[\w$€£.,-]+ ){0,5}?(?:loan"
    r"|credit|grant"
    r"|guarantee|facility|financing|stake|purchase|order|lease|request|application)\b"
)
"""What nobody has said yes to yet: "its board will decide in June on a credit"."""
_STOPS_GOODS = gated(
    r"\b((?:stop(?:s|ped)?|halt(?:s|ed)?|suspend(?:s|ed)?|interrupt(?:s|ed)?|paus(?:es|ed)|cut(?:s)? off|held back"
    r"|holds back"
    r"|fr[eo]ez?(?:es|en|e)|withh[eo]ld(?:s)?) (?:all |its |their |the |any )?(?:[\w-]+ ){0,2}?(?:deliver(?:y|ies)"
    r"|shipments?|suppl(?:y|ies)"
    r"|exports))"
    r"(?: of [^,.;]{3,40}?)? (?:to|from|under)\b"
)
"""What becomes of a contract for a while."""
_DRAWS_BORDER = gated(
    r"\b(drawn|drew|draw|settled|settle|fixed|fix|agreed(?: on)?|delimited|demarcated|marked out|redrawn|redrew)"
    r" (?:the|their|its|a|the line of their|the course of their) (?:[\w-]+ ){0,2}?(?:border|frontier|boundary"
    r"|sea limits?|shelf)\b"
)
"""What two states have settled between them."""
_MAKES_EYES = gated(r"\b(ma(?:kes?|de|king) eyes at|cast(?:s|ing)? (?:an eye|its eye|covetous eyes) (?:on|over))\b")
"""Who would like to have a company."""
_NEARLY = gated(
    r"\b((?:is|are) (?:very |said to be |reportedly )?(?:close to|near to|about to|on the point of|on the verge of"
    r"|nearing) (?:order|leas|charter|hir|book|buy)ing)\b"
)
"""What is all but ordered."""
_INTEREST = (
    r"\b((?:expressed|shown?|showed|voiced|signalled|declared|has|have)"
    r" (?:an |its |their |strong |keen |great |some )*interest in"
)
_WOULD_WORK = gated(
    rf"{_INTEREST} (?:run|operat|build|manag|suppl|construct|deliver|modernis|moderniz|provid)\w*ing)\b"
)
_WOULD_BUY = gated(
    rf"{_INTEREST} (?:(?:buy|acquir|purchas)ing|taking over|taking(?= (?:an?|over|part of the shares)\b)))\b"
)
_WOULD_PAY = gated(rf"{_INTEREST} (?:financ|fund|lend|co-financ)\w*ing)\b")
TURNS: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    _WON_BACKER: (("does", "investment:agreed"),),
    _WON_CUSTOMER: (("does", "contract:agreed"),),
    _WON_PARTNER: (("does", "partnership:agreed"),),
    _WANTS_ABOARD: (("status", "proposed"), ("may", "partnership")),
    _TO_DECIDE: (("status", "proposed"),),
    _STOPS_GOODS: (("may", "contract"), ("status", "suspended")),
    _MAKES_EYES: (("does", "merger_acquisition:proposed"),),
    _NEARLY: (("status", "negotiating"), ("may", "contract")),
    _WOULD_WORK: (("does", "contract:proposed"),),
    _WOULD_BUY: (("does", "merger_acquisition:proposed"),),
    _WOULD_PAY: (("does", "financing:proposed"),),
    _DRAWS_BORDER: (("kind", "treaty"), ("status", "agreed")),
}
"""What a match tells, as in `english_phrases`."""
