"""Know English phrases of what is asked, talked of, let in and kept: "renewed its request to be let into".

A phrase here is told as a whole, as those of `english_standing`.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.english_ownership import SUM

_W = r"(?:[\w'’.&-]+ )"
_TALKS = r"(?:talks|negotiations|discussions|consultations|bargaining)\b"
_STATEMENT = r"(?:statement|declaration|communique|text|document|position|resolution|conclusions)\b"
_NO_STATEMENT = gated(
    r"\b(?:part|end|clos|finish|conclud|dispers|adjourn|leav|left|broke up|break up|went home|wound up|wrap|met)\w*"
    rf"\b[^.;]{{0,60}}? without (?:an?|any|the|their|issuing an?|agreeing (?:on )?an?|adopting an?|publishing an?)"
    rf" (?:usual |customary )?(?:joint|common|final|shared|agreed) {_STATEMENT}"
)
"""Who met, and had nothing to say together."""
_ASKS_TALKS = gated(
    r"\b(?:ask|request|invit|urg|propos|suggest|offer|want|call|seek|sought|plead|appeal|petition|press|wish|hop"
    r"|would like)\w*"
    rf" {_W}{{0,6}}?(?:to|for|that) {_W}{{0,3}}?(?:open(?:ing)?|start(?:ing)?(?: of)?|begin(?:ning)?|launch(?:ing)?"
    r"|enter(?:ing)?(?: into)?|resum(?:e|ption|ing)|reopen(?:ing)?|return to|re-?start(?:ing)?|take up)"
    rf"(?: of)? (?:the |formal |direct |early |new |fresh |bilateral |trade |free-trade |accession |its )*{_TALKS}"
)
"""Who wants talks that have not begun."""
_TO_GIVE = (
    r"(?:lend|finance|fund|grant|guarantee|provide|put up|advance|contribute)\b",
    r"(?:buy|acquire|take over|bid for|purchase|merge)\b",
    r"(?:build|supply|sell|deliver|lease|run|operate|order|assemble|make)\b",
)
_MINDED = (
    r"\b(?:is|are|was|were) (?:said to be |still |now |also |\w+ly )?(?:minded|inclined|disposed|tempted|leaning"
    r" towards|thinking (?:of|about)|toying with|in favour of) (?:to )?"
)
_MINDED_LENDS, _MINDED_BUYS, _MINDED_WORKS = (gated(rf"{_MINDED}{verbs}") for verbs in _TO_GIVE)
"""Who has not made up his mind."""
_AT_TABLE = gated(
    r"\bafter (?:barely |only |just |some |nearly |almost |more than |about )*[^.;,]{2,30}? at the (?:negotiating"
    r" |bargaining )?table\b|\bafter (?:\w+ ){0,4}?(?:years|months|weeks|days|hours|rounds) of (?:\w+ )?"
    rf"(?:{_TALKS}|haggling|wrangling|to and fro)"
)
"""What is over when something else is told."""
_GREEN_LIGHT = gated(
    rf"\b(?:giv(?:e[sn]?|ing)|gave|grant(?:ed|s)?) {_W}{{1,5}}?(?:the |its |their |an? )?(?:\w+ )?(?:green light"
    r"|go-ahead|nod|permission|clearance|blessing) to (?:join|enter|accede|become an?)\b"
    r"|\b(?:agreed|decided|resolved|voted|consented)(?: on \w+day| unanimously)? to admit"
    r" (?!\w*(?:that|it|to|defeat|guilt|wrongdoing|liability|fault|mistakes?|more|refugees|students|inspectors"
    r"|migrants|journalists|visitors|patients|observers)\b)"
    r"|\bdecided on the admission of\b"
)
"""Who lets another in."""
_KNOCKS = gated(
    r"\b(?:knock(?:s|ed|ing)?(?: again| once more)? (?:at|on) the (?:\w+ )?doors?"
    r"(?= of (?![\w'’.& -]{2,60}? for [$€£¥]?\d))"
    r"|renew(?:s|ed|ing)? (?:its|their|the|an?) (?:\w+ )?(?:request|application|bid|plea|wish) to (?:be (?:let|admitted"
    r"|taken|accepted|received)|join|enter|accede|become)"
    r"|(?:request|application|bid|plea|wish) to be (?:let|admitted|taken|accepted|received) (?:in|into|to)"
    r"|want(?:s|ed)? (?:[\w'’-]+ ){1,6}?to be (?:allowed|permitted|able|invited) to (?:take part|join|sit|enter"
    r"|participate|come)(?= (?:in|as|at|into))"
    r"|(?:ask|want|wonder|enquir|inquir)\w* (?:whether|if) (?:it|they) (?:might|could|may|can) (?:also )?(?:be part of"
    r"|join|enter|take part in|belong to|become an?))\b"
)
"""Who wants to be let in, and does not come for money."""
_DROPS_ENTRY = gated(
    r"\b(?:drop|abandon|scrap|withdr[ae]w|shelv|ditch|g[ai]ve?n? up|cancel|bur[yi])\w*(?: on)? (?:its|their|all|the)"
    r" (?:\w+ )?(?:plans?|bid|application|wish|request|ambition|attempt|hopes?|candidacy|efforts?) (?:to (?:join|enter"
    r"|accede)|for (?:membership|entry|accession)|of joining)\b"
)
_SHORTLISTED = gated(
    r"\b(?:(?:has|have|had) been |was |were |is |are )?(?:shortlisted|on the shortlist|in the final (?:two|three|four))"
    r"(?= [^.;]{0,40}?for\b)"
)
_ASKS_WORK = gated(
    rf"\b(?:ask|invit|urg)(?:s|ed|es) {_W}{{1,4}}?to (?:consider|think about|look at|study|weigh|examine) "
    r"(?:assembling|building|making|supplying|producing|opening|selling|setting up|moving|shipping|delivering)\b"
)
_WOULD_SPEND = gated(
    r"\b(?:plan|want|intend|propos|hop|would like|aim|(?:is|are) (?:ready|willing|prepared))(?:s|es|ed)? to (?:spend"
    rf"|invest|put|sink|pump|plough) (?:another |a further )?{SUM} (?:in|into|on)\b(?! (?:buying|acquiring"
    rf"|taking|purchas\w+|an? (?:takeover|acquisition)))"
)
_TOLD_READY = gated(
    rf"\b(?:told|informed|assured|signalled to|wrote to|let) {_W}{{1,5}}?(?:know )?(?:that )?it (?:was|is|would be)"
    r" (?:ready|willing|prepared|happy|keen|open) to (?:build|invest|set up|open)\b"
)
_EXPLORES = gated(
    r"\b(?:are|have been|were) (?:now |jointly |together |also )?(?:exploring|sounding out|discussing|looking into"
    r"|weighing up) (?:together )?(?:an?|the|their) (?:joint|common|shared)\b"
)
_STAYS_OUT = gated(
    r"\b(?:does|do|did) not (?:want|wish|intend|care) to (?:join|be part of|take part in|be in|enter|participate in)\b"
)
_JOINT_CALL = gated(
    r"\b(?:put out|puts out|issu(?:ed|es)|publish(?:ed|es)|releas(?:ed|es)|ma[dk]es?|launch(?:ed|es)|sent|sends"
    r"|address(?:ed|es)|sign(?:ed|s)|adopt(?:ed|s|ing)|clos\w+ [^.;]{3,60}? with) (?:an?|their|the) (?:joint|common"
    r"|shared) (?:call|appeal|letter|plea|statement|declaration|text|communique|note|paper|manifesto)\b"
    r"|\bin an? (?:joint|common|shared) (?:text|statement|declaration|note|paper|communique) (?:issued|published"
    r"|released|adopted|signed|made public)\b[^.;]{0,40}? (?:undert[oa]ok|promised|pledged|vowed|agreed|said|called)\b"
)
_SETTLES_HOW = gated(
    r"\b(?:have |has )?(?:settled|agreed(?: on)?|fixed|sorted out|worked out) (?:on )?(?:how|who|what"
    r"|which) (?:much |many"
    r" )?(?:[\w-]+ ){0,4}?(?:to |may |can |will |should |is to |are to )?(?:divide|share|split|draw|use|catch"
    r"|take|divert"
    r"|allot|apportion)\b"
)
_TALKS_HELD = gated(
    r"\b(?:maintain|hold|held|keep up|kept up|conduct|carry on|continue)\w* (?:their |the |close |regular )?"
    r"(?:conversations|discussions|exchanges|soundings)\b(?! (?:with the media|with reporters))"
    r"|\b(?:is|are|was|were) (?:still |now |also )?(?:being worked on|under negotiation|under discussion|in negotiation"
    r"|being bargained over)\b"
    r"|\b(?:discussions|talks|negotiations)(?: (?:as to|on|about|over) [^.;,]{3,50}?)? (?:are|were) (?:ongoing"
    r"|still open)\b"
    r"|\bdelegations of [^.;]{3,50}? (?:met|sat down)\b[^.;]{0,50}? for an? (?:\w+ )?round\b"
    r"|\bexperts (?:discussed|debated|wrangled over|haggled over|bargained over) (?:how|who|what|where|which)\b"
)
_SEEKS_PEACE = gated(
    r"\b(?:are|have been) (?:now |still )?(?:seeking|looking for|trying for|working on|working towards?|negotiating"
    r"|discussing|exploring) (?:an?|the) (?:[\w-]+ ){0,3}?settlement\b"
    r"|\b(?:negotiat|bargain|haggl|talk)ing\b(?: with [^.;]{2,40}?)? (?:over|about|on) (?:an?|the|their) (?:[\w-]+ )?"
    r"(?:disagreement|dispute|quarrel|row|claim|unpaid bills?|arrears)\b"
)
_LIFTS_BAN = gated(
    r"\b(?:lift|end|drop|scrap|revok|remov)(?:s|ed|es|ped) (?:its|the|an?|their) (?:[\w-]+ ){0,3}?(?:ban|embargo"
    r"|import stop|suspension) (?:on|of) (?=[^.;]{2,60}?\b(?:after|under|following|in return|as part))"
)
_LETS_STAND = gated(
    r"\b(?:memorandum|contract|agreement|accord|treaty|pact|licen[cs]e)\b(?: (?:with|between"
    r"|on) [^.;]{2,70}?)? (?:stays"
    r"|remains|is still|continues to be) (?:valid|in force|in effect|in place)\b"
)
_APPLIES_SINCE = gated(
    r"\b(?:since|from|as of) (?:the )?(?:first|beginning|start|\w+teenth|\d+(?:st|th|nd|rd)?) (?:day )?of (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december|this (?:month|year)|the (?:month"
    r"|year))\b[^.;]{0,110}?\b(applies|apply|is valid|governs|rules)\b"
    r"|\b(applies|apply|rules|governs|counts|holds|has ruled|has applied) (?:since|as of|as from) (?:the )?(?:first"
    r"|beginning|start|\w+day|today|midnight|\d+(?:st|th)?)\b"
)
_ONE_AGAINST = gated(
    r"\b(?:senator|deputy|mp|lawmaker|councillor|minister|congress(?:man|woman)|legislator)s? (?:[\w'’.-]+ ){1,4}"
    r"(?:voted|spoke|argued|campaigned) against(?: the| an?| it)?\b"
)
"""One of many who is against it, which is passed all the same."""
_SANCTIONS = gated(
    r"\b(?:senate|parliament|chamber(?: of deputies)?|congress|assembly|deputies|lawmakers|house)\b[^.;]{0,40}?"
    r" (?:has |have )?(?:sanctioned|subscribed to|consented to|waved through) (?:the|an?|its) (?=(?:[\w-]+ ){0,4}?"
    r"(?:treaty|convention|agreement|accord|pact|protocol)\b)"
)
_DRAWS_UP = gated(
    r"\b(?:has drawn up|has drafted|drew up|drafted|has prepared) (?:an?|the|its) (?:[\w-]+ ){0,3}?(?:memorandum|treaty"
    r"|convention|protocol|accord|pact|agreement|contract)\b(?! (?:with|between)\b)"
)
"""What one side has on paper, which raises no money: "has drawn"."""
_CONFERS = gated(
    r"\b(?:is|are|was|were) (?:now |still )?(?:conferring|consulting|liaising)(?: (?:about|on|over) (?:it|them"
    r"|this|that"
    r"|the [\w-]+))? with\b"
)
_NOT_TAKE_PART = gated(
    r"\b(?:will|would) not (?:participate|take part|be taking part|contribute|co-finance|be involved)(?! in the"
    r" (?:vote|election|debate))\b"
)
_LET_IN_FORCE = gated(
    r"\b(?:became|become|becomes) (?:an? )?(?:full|associate|\w+th) member of\b(?=[^.;]{0,60}? (?:on \w+day|today"
    r"|at midnight|this (?:week|month)))"
)
_TOLD: tuple[tuple[Gated, tuple[tuple[str, str], ...]], ...] = (
    (_NO_STATEMENT, (("kind", "joint_statement"), ("status", "terminated"))),
    (_ASKS_TALKS, (("status", "proposed"), ("loose", "other"))),
    (_MINDED_LENDS, (("does", "financing:proposed"),)),
    (_MINDED_BUYS, (("does", "merger_acquisition:proposed"),)),
    (_MINDED_WORKS, (("does", "contract:proposed"),)),
    (_AT_TABLE, ()),
    (_GREEN_LIGHT, (("kind", "accession"), ("status", "agreed"))),
    (_KNOCKS, (("kind", "accession"), ("status", "proposed"))),
    (_DROPS_ENTRY, (("kind", "accession"), ("status", "terminated"))),
    (_SHORTLISTED, (("does", "contract:negotiating"),)),
    (_ASKS_WORK, (("does", "contract:proposed"),)),
    (_WOULD_SPEND, (("kind", "investment"), ("status", "proposed"))),
    (_TOLD_READY, (("kind", "investment"), ("status", "proposed"))),
    (_EXPLORES, (("status", "negotiating"), ("may", "partnership"))),
    (_STAYS_OUT, (("does", "partnership:rejected"),)),
    (_JOINT_CALL, (("kind", "joint_statement"), ("status", "agreed"))),
    (_SETTLES_HOW, (("status", "agreed"), ("kind", "treaty"))),
    (_TALKS_HELD, (("status", "negotiating"),)),
    (_SEEKS_PEACE, (("kind", "settlement"), ("status", "negotiating"))),
    (_LIFTS_BAN, (("kind", "regulatory"), ("status", "agreed"))),
    (_LETS_STAND, (("status", "in_force"),)),
    (_APPLIES_SINCE, (("status", "in_force"),)),
    (_ONE_AGAINST, ()),
    (_SANCTIONS, (("status", "ratified"),)),
    (_DRAWS_UP, ()),
    (_CONFERS, (("status", "negotiating"),)),
    (_NOT_TAKE_PART, (("status", "rejected"), ("does", ":rejected"))),
    (_LET_IN_FORCE, (("kind", "accession"), ("status", "in_force"))),
)
ASKED: Mapping[Gated, tuple[tuple[str, str], ...]] = dict(_TOLD)
"""What a match tells, as in `english_phrases`."""
