"""Tell which English sentences are only worded like an agreement: customers buy, somebody takes a post, or protests."""

from __future__ import annotations

import re

from bot.briefing.offline.agreements.deal import DONE, Deal
from bot.briefing.offline.clauses.event import STATES
from bot.briefing.offline.lines.gate import gated

_PAIR = 2
_TRADE = ("merger_acquisition", "contract", "investment", "financing", "other")
_CUSTOMERS = gated(
    r"\b(?:gamers|consumers|customers|shoppers|users|households|fans|viewers|listeners|readers|motorists|travellers"
    r"|tourists"
    r"|families|homeowners|savers|music lovers|(?:retail|private|small) (?:investors|shareholders)|first-time buyers"
    r"|the public"
    r"|people|parents|students|teenagers|subscribers|residents|tenants|isps)\b"
    r" (?:who |that )?(?:[a-z']+ ){0,4}?(?:bu(?:y|ys|ying)|bought|purchas(?:e|es|ed|ing)|snap(?:s|ped)? up|pay|paid"
    r"|spen[dt]|order(?:ed)?"
    r"|sign(?:ed)? up)\b"
)
"""Who buys in shops what everybody may."""
_SALES = gated(
    r"\b(?:went|goes|go|going|put) on sale\b|\b(?:first|last) (?:[\d.,]+ )?(?:million|thousand|batch) (?:were |was "
    r")?sold\b"
    r"|\bsold (?:out|more than|about|around|some|nearly|almost|over|just)? ?[\d.,]+ ?(?:m|bn|million|billion)?"
    r" (?:units|copies|consoles|handsets|phones|cars|vehicles|players|computers|tickets|albums|games|cds|dvds)\b"
    r"|\b(?:suspend|halt|stop|ban|resum|restrict)\w* (?:the |its |all |their )?(?:[\w-]+ ){0,2}?sales?\b(?! of "
    r"(?:its|the|their) )"
)
"""What shops sell, how much of it, or no longer."""
_CONCLUDED = re.compile(
    r"\b(?:agree\w*|deals?|contracts?|signed|signing|orders? (?:for|with|from|worth)|accord|pact|licen[cs]\w+"
    r"|takeover|stake)\b"
)
_JOINS = gated(
    r"\bjoin(?:s|ed|ing)? (?:in )?(?:an?|the|his|her|its|their|in|other|thousands of|hundreds of)? ?(?:[\w'’-]+ "
    r"){0,4}?"
    r"(?:fight|battle|lawsuit|legal action|legal challenge|delegation|protests?|protesters|demonstrat\w+|ceremon(?:y"
    r"|ies)"
    r"|celebrations?|race|chorus|criticism|queues?|list|debate|campaign|march|marchers|strikes?|strikers|picket"
    r"|rally|calls?"
    r"|search|mourn\w+|crowds?|ranks|rush|bandwagon|fray|board|cabinet|government|service|party)\b"
)
"""What one joins without agreeing on anything with anybody."""
_INQUIRY = gated(
    r"\bco-?operat\w+ (?:[a-z]+ ){0,2}(?:with|in) (?:[\w'’&.-]+ ){0,6}?"
    r"(?:investigations?|investigators|inquir(?:y|ies)|probes?|police|prosecutors?|auditors?|detectives)\b"
)
_POST = gated(
    r"\b(?:take|takes|taken|took|accept\w*|offered|turn\w* down|declin\w*|leav\w+|left|fill\w*) (?:up |on )?"
    r"(?:an?|the|his|her|this|that) (?:[\w'’&-]+ ){0,5}?(?:job|post|position|role|chairmanship|presidency"
    r"|governorship)\b"
    r"|\b(?:ask|invit|appoint|nominat|nam|persuad|choos|select)\w* (?:an? |the |its |his |her |former |mr |ms "
    r")[^.;]{2,90}?"
    r" (?:to (?:run|head|lead|chair|become|be|serve|succeed|replace)|as (?:its|the|a|their|new|head|chief|chairman"
    r"|director))\b"
)
"""Who gets a post, and from whom."""
_OPINION = gated(
    r"\bagree(?:s|d|ing)? (?:in principle |broadly |strongly |completely |entirely |fully |wholeheartedly |largely "
    r")?with "
    r"(?:the |his |her |this |that |their |its |mr |ms )?(?:[\w'’-]+ ){0,4}?(?:plans?|views?|comments?|findings?"
    r"|recommendations?"
    r"|ideas?|aims?|assessments?|analysis|decisions?|principles?|sentiments?|remarks?|conclusions?|verdicts?"
    r"|criticisms?|approach"
    r"|stance|position|policy|policies|opinion|statement)\b"
)
"""Who is of one mind with somebody."""
_GIVES = gated(
    r"\boffer(?:s|ed|ing)? (?:him |her |them |us |people |victims )?(?:an? |his |her |their |its |some |any |no "
    r"|further )?(?:[a-z-]+ )?"
    r"(?:refuge|apolog(?:y|ies)|condolences|sympathy|evidence|advice|congratulations|explanations?|thanks|prayers"
    r"|glimpse|chance"
    r"|views?|excuses?|clues?|hope|comfort|reassurances?|resignation|opinion|insights?|tips|reasons?|sanctuary"
    r"|asylum)\b"
    r"|\b(?:deliver|present|unveil|publish|give|gave|set out|sets out)\w* (?:his|her|its|their|the|an?) (?:[\w'’-]+ "
    r"){0,3}?"
    r"(?:budget|speech|address|lecture|verdict|ruling|judge?ment|sermon|testimony|evidence|report)\b"
)
"""What is no offer of an agreement, and what is delivered that nobody ordered."""
_ASKS = gated(
    r"\bcall(?:s|ed|ing)? for (?:an? |the |his |her |more |fresh |new |another )?(?:[\w-]+ ){0,3}?(?:inquir(?:y|ies)"
    r"|investigations?|probes?"
    r"|debates?|referendums?|elections?|resignations?|reviews?|bans?|boycotts?|strikes?|votes?|explanations?"
    r"|apolog(?:y|ies)"
    r"|rethink|sackings?|prosecutions?)\b"
    r"|\b(?:visa|asylum|passport|planning|job|bail|patent|citizenship|work permit) applications?\b"
    r"|\bapplications? (?:for|to) (?:an? |the |his |her |their )?(?:[\w'’-]+ )?(?:visas?|asylum|bail|passports?"
    r"|jobs?|citizenship|patents?)\b"
)
"""What somebody demands or applies for as a citizen."""
_SETTLES = gated(
    r"\b(?:rights?|leave|permission|want\w*|allowed|entitled|came|come|moved?|able|free|hop\w+) to settle\b(?! "
    r"(?:the|a|its|their|his|out|all) )"
    r"|\bsettl(?:e|ed|ing) (?:down|here|permanently|in (?:the )?(?:uk|us|country|britain))\b"
)
"""Who makes his home somewhere."""
_TAKES_OUT = gated(
    r"\bwithdr(?:ew|awn|aws?|awing) (?:[$£€]?[\d.,]+ ?(?:m|bn|million|billion)?(?: euros| pounds| dollars)? |its "
    r"|their |the |all |some )*"
    r"(?:in |of )?(?:[a-z]+ )?(?:assets|funds|money|deposits|savings|cash|reserves)\b"
)
_LAW = gated(
    r"\b(?:bans?|laws?|acts?|bills?|legislation|rules?|regulations?|measures?)\b[^.;]{0,60}?"
    r"\b(?:came|come|comes|coming|go|goes|went|took|takes?|taking) (?:in)?to? ?(?:force|effect)\b"
)
_SHARES_PAUSED = gated(
    r"\b(?:shares|trading|dealings)\b[^.;]{0,50}?\b(?:were|was|been|be|are) (?:temporarily )?(?:suspended|halted"
    r"|frozen)\b"
)
_AMBITIONS = gated(
    r"\b(?:ambitions?|hopes?|claims?|objections?|differences|doubts|plans? of its own) (?:on hold|aside|to one side"
    r"|to rest)\b"
)
_PAYS_DEBT = gated(
    r"\bsettl(?:e|es|ed|ing) (?:the |its |their |his |an? |part of )*(?:[\w$£€.,-]+ ){0,4}?(?:bills?|debts?|scores?"
    r"|nerves|arrears"
    r"|accounts?|invoices?|tab|taxes)\b"
)
_DISMISSED = gated(
    r"\b(?:dismiss|reject|describ|denounc)\w* [^.;]{2,80}? as (?:[a-z]+ly |an? |[\"'“‘])*(?:meaningless|nonsense"
    r"|absurd|unfounded"
    r"|baseless|irrelevant|ridiculous|groundless|speculation|rubbish|untrue|wrong|false|stunt|disgrace|shameful"
    r"|unfair)\b"
)
_HISTORY = gated(
    r"\b(?:formed|created|born) (?:by|from|through|out of|after|in|when) (?:[\w'’-]+ "
    r"){0,5}?merge(?:r|d)\b"
    r"|\bmembers of (?:the|its|their) (?:joint venture|consortium|alliance|partnership)\b"
    r"|\bstands? to (?:gain|benefit|reap|lose|profit)\b"
)
"""How somebody came to be, or what he has of what is there already."""
_BY_ITS_TERMS = gated(r"\bunder an? (?:[\w-]+ ){0,3}?(?:agreement|contract|deal|licen[cs]e|accord|arrangement|pact)\b")
_MAKES = re.compile(
    r"\b(?:agree[ds]?|sign\w*|announce\w*|struck|reach\w*|will|won|award\w*|seal\w*|unveil\w*|conclud\w*|negotiat\w*"
    r"|clinch\w*)\b"
)
_AT_HOME = ("proposed", "terminated", "suspended", "rejected", "agreed")
_OWN = ("partnership", "regulatory", "other")
_WITH = re.compile(r"\b(?:with|between|join\w*|merge\w*|sell|buy)\b")
_PLAN = gated(
    r"^(?:controversial |government |ministers' |official |the )?(?:plans?|proposals?|moves?) (?:to|for|by)\b"
    r"[^.;]{0,120}?\b(?:scrapped|dropped|abandoned|shelved|unveiled|published|outlined|criticised|attacked|put on "
    r"hold|delayed)\b"
)
"""What one government does with a plan of its own."""


def is_no_deal(deal: Deal, folded: str) -> bool:
    """Whether a sentence is only worded like an agreement of the kind that was read in it."""
    concluded = _CONCLUDED.search(folded) is not None
    if deal.kind in _TRADE and not concluded and (_CUSTOMERS.search(folded) or _SALES.search(folded)):
        return True
    if deal.status == "suspended" and (_SHARES_PAUSED.search(folded) or _AMBITIONS.search(folded)):
        return True
    if deal.kind == "settlement" and (_SETTLES.search(folded) or _PAYS_DEBT.search(folded)):
        return True
    if (deal.status == "rejected" and _DISMISSED.search(folded)) or (
        deal.status == "agreed" and _HISTORY.search(folded)
    ):
        return True
    if (
        len(deal.parties) == 1
        and deal.status in DONE
        and deal.parties[0].kind not in STATES
        and _BY_ITS_TERMS.search(folded)
        and not _MAKES.search(folded)
    ):
        return True
    if deal.kind in _TRADE and deal.status == "terminated" and _TAKES_OUT.search(folded):
        return True
    if (
        deal.kind in ("regulatory", "treaty")
        and sum(e.kind in STATES for e in deal.parties) < _PAIR
        and _LAW.search(folded)
    ):
        return not concluded
    if (
        not concluded
        and deal.kind in ("partnership", "accession")
        and (_JOINS.search(folded) or _INQUIRY.search(folded))
    ):
        return True
    if deal.status == "agreed" and _OPINION.search(folded):
        return True
    if deal.kind in (*_TRADE, "partnership", "regulatory") and _POST.search(folded):
        return True
    if not concluded and (_GIVES.search(folded) or _ASKS.search(folded)):
        return True
    return _is_own_plan(deal, folded)


def _is_own_plan(deal: Deal, folded: str) -> bool:
    """Whether those of one country only do something with a plan, which is none of one with another."""
    home = {e.country for e in deal.parties if e.country}
    alone = len(home) <= 1 and deal.status in _AT_HOME and deal.kind in _OWN
    return alone and _PLAN.search(folded) is not None and not _WITH.search(folded)
