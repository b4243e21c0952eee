"""Know English phrases of aid, debts and fines: who hands whom money, forgives a debt, offers to pay a fine."""

from __future__ import annotations

from collections.abc import Mapping

from bot.briefing.offline.lines.gate import Gated, gated
from bot.briefing.offline.vocabulary.english_ownership import SUM

_HELP = r"(?:aid|relief|grants?|loans?|support|assistance|help|subsid(?:y|ies)|compensation|guarantees?|credits?)"
_DEBTS = r"(?:debts?|arrears|repayments?|interest payments?|loans? repayments?|borrowings|liabilities)\b"
_FORGIVES = (
    r"(?:write off|wipe out|wipe off|cancel|forgive|freeze|suspend|scrap|drop|roll over|reschedule|restructure|ease"
    r"|reduce|halve)"
)
_HANDS = gated(
    r"\b((?:is|are) to (?:hand|give|grant|offer|award)|will (?:hand|give|grant)|(?:has|have) (?:handed|given"
    r"|granted|awarded"
    r"|promised|pledged|offered)|promis(?:ed|es)|hand(?:s|ed)|g[ai]ves?|granted)"
    rf" (?:over )?(?:[\w'’.&-]+ ){{0,7}}?{SUM}(?: \([^)]{{2,40}}\))? (?:in|of|as"
    rf"|worth of) (?:[a-z-]+ ){{0,3}}?{_HELP}\b"
)
_PROMISES = gated(
    r"\b((?:promis|pledg|vow|undertak|undertook|agre)\w* to (?:give|provide|contribute|donate|spend|send|commit"
    r"|hand over"
    rf"|make available|pay out|find|release)) {SUM}"
)
"""Who promises money."""
_FREES = gated(
    r"\b((?:approv|clear|authori[sz]|releas|unlock|unblock|sign(?:ed)? off)\w*(?: on)? (?:the )?(?:release|payment"
    r"|payout"
    rf"|disbursement|transfer) of {SUM})"
)
_WRITES_OFF = gated(
    r"\b((?:is|are) to|will|(?:has|have) (?:agreed|promised|pledged|decided|offered to)? ?(?:to)?|agreed to"
    r"|agrees to|promised to"
    rf"|pledged to|(?:back|support|approv|endors)(?:ed|s) (?:a |the )?(?:plans?|proposals?|deal) to) {_FORGIVES}"
    rf" [^.;]{{0,60}}?\b{_DEBTS}"
)
"""Who forgives what he is owed."""
_OFFERS_RELIEF = gated(
    rf"\b((?:offer|propos|suggest)(?:s|ed|es|ing)? (?:to )?(?:{_FORGIVES}|an? (?:[a-z-]+ )?(?:freeze|moratorium"
    rf"|standstill|suspension"
    rf"|cancellation|rescheduling)) [^.;]{{0,60}}?\b{_DEBTS})"
    rf"|\b((?:call|calls|called|calling) (?:on [^.;]{{2,50}}? to"
    rf"|for [^.;]{{2,50}}? to) (?:{_FORGIVES} [^.;]{{0,60}}?\b{_DEBTS}"
    rf"|(?:fund|finance|give|contribute|donate|provide|put up|pay) (?:[\w-]+ ){{0,2}}?{SUM}))"
)
"""Who would forgive it, or wants others to."""
_REFUSES_RELIEF = gated(
    r"\b((?:declin|reject|refus|spurn|turn(?:ed|s) down|pass(?:ed|es) up)\w*|(?:does|do|did) not (?:need|want"
    r"|wish)(?: to (?:take"
    r" up|accept|opt for|use))?|no longer (?:needs?|wants?)|has no (?:need|use) (?:of|for))"
    r" (?:the |an? |its |any )?(?:offer of |offer for )?(?:[\w'’-]+ ){0,3}?"
    r"(?:debt (?:freeze|relief|moratorium|holiday)|moratorium|repayment freeze|aid(?: package)?|bail-?out"
    r"|rescue package"
    r"|loans?|assistance)(?: package| offer)?(?: (?:offered|proposed|put forward|tabled|on offer|pledged"
    r"|promised)(?: (?:by|from))?)?"
)
"""Who does not want the money."""
_OFFERS_FINE = gated(
    rf"\b((?:offer(?:s|ed|ing)?|propos(?:es|ed|ing)|(?:is|are) (?:willing|ready|prepared)) to pay (?:[a-z]+ )?{SUM}"
    rf"(?: \([^)]{{2,40}}\))? (?:to (?:settle|resolve|end)|in (?:settlement|compensation|damages)))\b"
)
_HAVE_UNTIL = gated(
    r"\b((?:have|has) until (?:[\w:]+ ){1,5}?to (?:settle|resolve|reach|agree(?: on)?|strike|negotiate|hammer out"
    r"|thrash out"
    r"|work out|sort out))\b"
    r"|\b((?:meet|meets|met|meeting|will meet) [^.;]{0,70}? in (?:an (?:attempt|effort)|a bid|the hope) (?:to"
    r"|of) (?:reach(?:ing)?"
    r"|strik(?:e|ing)|agree(?:ing)?|settl(?:e|ing)|resolv(?:e|ing)|hammer(?:ing)? out|thrash(?:ing)? out|secur(?:e"
    r"|ing)))\b"
)
"""Who talks, though nothing else says so."""
AID: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    _HANDS: (("does", "financing:agreed"),),
    _PROMISES: (("does", "financing:agreed"),),
    _FREES: (("does", "financing:agreed"),),
    _WRITES_OFF: (("kind", "financing"), ("status", "agreed")),
    _OFFERS_RELIEF: (("kind", "financing"), ("status", "proposed")),
    _REFUSES_RELIEF: (("kind", "financing"), ("status", "rejected")),
    _OFFERS_FINE: (("kind", "settlement"), ("status", "proposed")),
    _HAVE_UNTIL: (("status", "negotiating"), ("loose", "other")),
}
"""What a match tells, as in `english_phrases`."""
