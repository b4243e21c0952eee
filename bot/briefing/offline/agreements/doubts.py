"""Tell nothing, or less, of what an English sentence is only worded like: own shares, own units, a bid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.offline.agreements.at_home import is_at_home
from bot.briefing.offline.agreements.deal import OPEN, Deal, actor
from bot.briefing.offline.agreements.no_deals import is_no_deal
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import ENDED

_PURCHASES = ("merger_acquisition", "investment", "financing")
_ISSUE = gated(
    r"\b(?:initial |secondary )?public offering|\bunderwriters?\b|\bover-?allotments?\b|\bregistration statement\b"
    r"|(?<!-)\bshare (?:offering|issue|sale)\b|\bflotation\b"
    r"|\bshelf (?:offering|registration)|\bipo\b"
    r"|\boffering of (?:up to )?(?:[\w.,$-]+ ){0,5}?(?:shares|stock|notes|bonds|debentures|units|securities)\b"
    r"|\b(?:bonds?|notes?|debentures|eurobonds?) (?:offering|issue)\b|\bbid,? (?:and )?[^;]{0,30}\boffered\b"
)
"""What a company sells of itself to the public, or the two prices of a share."""
_OF_ANOTHER = re.compile(
    r"\b(?:stakes?|acqui\w+|takeover|take over|merge\w*|bids? for|buy(?:s|ing)?)\b(?! (?:up to )?\d)"
)
_OWN_UNIT = gated(
    r"\b(?:merg|combin|fold|integrat|consolidat|absorb)\w* its (?:two|three|own)\b"
    r"|\b(?:merg|combin|fold|integrat|consolidat|absorb)\w* (?:its|their) [^,.;]{2,70}?"
    r"\b(?:with the rest of|(?:in)?to (?:its|the) (?:own|parent|main|core|remaining)|into (?:one|a single)|into its)\b"
)
"""What a company makes of its own parts."""
_FORMS = gated(
    r"\b(?:formed|created|established|incorporated|set up) (?:an? |the |its )?[^,.;]{3,50}, an? (?:[\w-]+ ){0,4}"
    r"(?:holding company|subsidiary|unit|division|affiliate)\b"
)
_WITH_OTHERS = re.compile(r"\b(?:with|jointly|together|venture|partners?)\b")
_COURT = gated(
    r"\b(?:courts?|judges?|jury|tribunal|magistrates?)\b(?: [\w-]+){0,4}"
    r" agreed (?:that|with|the|to (?:hear|review|consider|delay|postpone))\b"
)
"""Who settles nothing by agreeing."""
_RATES = gated(
    r"\b(?:affirm|upgrad|downgrad|rais|cut|lower|assign|confirm|review)\w* (?:[\w'’.&,-]+ ){0,9}?ratings?\b"
    r"|\bcredit ?watch\b"
    r"|\b(?:affirm|upgrad|downgrad)(?:s|ed|es?|ing)\b[^.;]{0,60}?\b(?:debt|bonds?|notes|outlook|paper)\b"
)
"""What agencies make of companies that have agreed on something."""
_LISTED = ("contract", "financing", "partnership", "other")
_FUTURES = gated(r"\bfutures\b|\bcontract (?:specifications|size|months?)\b")
"""Contracts that an exchange lists, and nobody makes with anybody."""
_BY_COURT = (("settlement", "agreed"), ("contract", "agreed"), ("contract", "rejected"))
_VERDICT = gated(
    r"\b(?:jury|jurors|courts?|judges?|magistrates?)\b[^.;]{0,60}?\b(?:ordered|orders|awarded|found|convicted"
    r"|sentenced|ruled"
    r"|struck|denied|dismissed|threw|upheld|refused)\b"
)
_SETTLED = re.compile(r"\bsettle|\bagree")
_PERSON_LEAVES = gated(
    r"\b(?:executives?|chief|chairman|chairwoman|president|head|directors?|officers?|managers?|founder|ceo"
    r"|cfo)\b[^.;]{0,90}?"
    r"\b(?:leav(?:es?|ing)|left|resign\w*|quit\w*|step(?:s|ped|ping)? down|depart\w*|retir\w*)\b"
)
_AT_HOME = gated(
    r"\b(?:ruling|opposition|governing|coalition)(?: and [a-z]+)? part(?:y|ies)\b|\b(?:crisis|emergency) talks on\b"
    r"|\bcabinet ministers\b|\b(?:house and senate|senate and house)\b|\bcoalition partners\b|\bsubcommittee\b"
)
"""Who agrees with others of one country."""
_NO_OFFER = gated(
    r"\b(?:reject|dismiss|deni|deny|rebuff|refut)\w* (?:[\w'’-]+ ){0,4}?(?:attempts?|charges?|claims?"
    r"|accusations?|allegations?|criticisms?|suggestions?|reports?|rumou?rs?|notions?|assertions?|arguments?)\b"
)
_OFFER = re.compile(
    r"\b(?:offers?|proposals?|bids?|deals?|plans?|terms|pacts?|agreements?|treat(?:y|ies)|demands?|requests?)\b"
)
_FOLLOWS = gated(r"\bfollow(?:s|ed|ing) (?:[\w-]+ ){0,4}(?:talks|negotiations|discussions)\b")
"""What was before an agreement that has been told."""
_BIDS = gated(
    r"\b(?:offer(?:ed|s|ing)?|propos(?:ed|es|als?)|bids?|tender offers?) (?:[^.;]|\.(?=\d)){0,70}?"
    r"\b(?:to (?:buy|acquire|take over|purchase|take|merge)|for)\b"
    r"|\b(?:submit|lodg|tabl|prepar|consider)\w* an? (?:[\w-]+ ){0,3}?(?:bids?|offers?)\b"
)
_TAKEN = re.compile(
    r"\b(?:accept(?:s|ed|ing)?\b|agree|approv|complet|clos|clear|recommend|won\b|win(?:s|ning)?\b|bought|acquired"
    r"|signed"
    r"|conclud|definitive|sold|deal\b|agreement|(?:rais|increas|lift|boost)(?:ed|es)\b|withdr|reject|drop)"
)
_ROUND = gated(
    r"\b(?:conclud|complet|finish|end|wrap|wound|held|hold)\w* (?:up )?(?:an?|the|their|its|another)(?: [\w-]+){0,3}?"
    r" round of\b[^.;]{0,40}?\b(?:talks|negotiations|discussions)\b|\bjust[- ]concluded (?:[a-z]+ )?round\b"
)
"""One of several rounds is no end of the talks."""
_NEARER = gated(
    r"\b(?:mak|made|report)\w* (?:[a-z]+ ){0,3}?(?:progress|headway) (?:in|on|towards?|with) "
    r"|\b(?:close|closer|near|nearer|nearing) (?:to )?(?:settling|signing|reaching|agreeing|striking|sealing"
    r"|completing"
    r"|concluding|an? (?:[a-z]+ ){0,2}(?:deal|agreement|settlement|accord|pact))\b"
)
_IF_ENDED = gated(
    r"\b(?:if|unless|should|in case)\b[^.;]{0,90}?"
    r"\b(?:fail(?:s|ed)?|collapse[sd]?|(?:breaks?|broke) down|(?:falls?|fell) (?:through|apart))\b"
)
"""What has not ended yet."""
_PLANS = gated(
    r"\b(?:is|are|was|were) (?:also |still )?(?:seeking|looking for|considering|weighing|studying)\b"
    r"|\bsaid it plans an? |\b(?:plans?|hopes?|wants?|proposes?|intends?|aims?) to\b|\bseeks\b"
)
_WILL_NOT = gated(
    r"\b(?:(?:will|would|could|can|does|do|did) ?(?:not|n['’]t)|refus\w+ to|declin\w+ to|won['’]t) (?:ever )?"
    r"(?:accept|agree to|sign|enter into)\b"
)
_HAD = gated(
    r"\bhad (?:[a-z]+ly |also |first |earlier )?(?:signed|agreed|reached|held|announced|struck|concluded|proposed"
    r"|offered|entered|begun|started|made|said|disclosed)\b"
)
"""Told of the time before an agreement was dropped."""
_IN_TALKS = gated(
    r"\b(?:is|are|was|were|remains?|still) (?:now |also |already |said to be |reportedly |understood to be "
    r"|believed to be )?"
    r"(?:in|holding|having|conducting) (?:[a-z]+ ){0,2}?(?:talks|negotiations|discussions)\b"
    r"|\b(?:is|are) (?:now |still |also )?(?:negotiating|discussing)\b"
)
_AFTER_TALKS = re.compile(
    r"\b(?:agreed|signed|approved|accepted|bought|acquired|has sold|have sold|completed|won|confirmed)\b"
)
"""What has become of the talks."""
_RUMOURED = gated(
    r"\bamid (?:[a-z]+ ){0,3}?(?:talk|speculation|reports|rumou?rs|suggestions)\b"
    r"|\b(?:tie-up|merger|takeover|combination|link-up|deal) (?:between|of|with|by) [^.;]{3,70}? would (?:create"
    r"|form|make|give"
    r"|mean|value|be)\b"
    r"|\bspeculat\w+ (?:that|about|over|of)\b|\b(?:is|are|was|were) rumou?red to\b"
    r"|\b(?:rumou?rs|market talk|press reports?|newspaper reports?) (?:that|about|of)\b"
    r"|\b(?:said|thought|believed|rumou?red|tipped|reported(?:ly)?) to be"
    r" (?:considering|planning|preparing|looking|interested|keen|ready|poised|close)\b"
)
"""What nobody has confirmed."""
_OFFERS_TO_PAY = gated(r"\boffer(?:s|ed|ing)? to (?:pay|settle)\b")
_DELAYED = gated(
    r"\b(?:ha(?:s|ve|d) been|was|were|is being) (?:delayed|put on hold|postponed|shelved|put back|put on ice"
    r"|deferred)\b"
)
_CONCLUDED = gated(
    r"\b(?:deal|agreement|treaty|pact|accord) (?:already |just |first )?"
    r"(?:negotiated|agreed|struck|reached|concluded|hammered out|brokered)"
    r" (?:(?:by|between|with|last|in|on|at|this)\b)"
)
"""What two have agreed on that others have still to approve."""
_RATIFY = re.compile(r"\b(?:parliament|house of \w+|mps|commons|lawmakers|senate|congress|ratif\w+|approv\w+)\b")
_WHETHER = gated(r"\b(?:vot|decid|consider|debat|discuss)\w*\b[^.;]{0,40}? whether to\b")
"""What somebody has still to decide."""
_HAILED = gated(
    r"\b(?:hail|welcom|prais|applaud|celebrat)(?:s|es|ed|ing) (?:an?|the|their|his|its|this) (?:[\w'’-]+ ){0,4}?"
    r"(?:deal|agreement|accord|pact|treaty|settlement|compromise)\b(?! (?:proposals?|plans?|talks|offer))"
)


def undoubted(deals: list[Deal], lines: Sequence[Line]) -> list[Deal]:
    """The agreements that stand, with the status that their sentences tell at most."""
    return [
        replace(deal, status=_told(deal, lines[deal.line].folded))
        for n, deal in enumerate(deals)
        if not _is_none(deal, lines[deal.line].folded, deals[:n])
    ]


def _is_none(deal: Deal, folded: str, earlier: Sequence[Deal]) -> bool:
    """Whether a sentence tells of no agreement, or of what was before that which another sentence told."""
    if (deal.kind in _PURCHASES and _is_own(folded)) or is_no_deal(deal, folded) or is_at_home(deal, folded):
        return True
    if _RATES.search(folded) or (deal.kind in _LISTED and _FUTURES.search(folded)):
        return True
    if (deal.kind, deal.status) in _BY_COURT and _VERDICT.search(folded) and not _SETTLED.search(folded):
        return True
    if len(deal.parties) == 1 and _PERSON_LEAVES.search(folded):
        return (deal.kind, deal.status) in (("partnership", "terminated"), ("settlement", "agreed"))
    if deal.status == "agreed" and _COURT.search(folded):
        return True
    if len(deal.parties) == 1 and deal.parties[0].kind == "state" and _AT_HOME.search(folded):
        return True
    if deal.status == "rejected" and (no := _NO_OFFER.search(folded)) and not _OFFER.search(no[0]):
        return True
    if deal.status == "negotiating" and earlier and _FOLLOWS.search(folded):
        return True
    return deal.status not in ENDED and _HAD.search(folded) is not None and any(_ends(d, deal) for d in earlier)


def _ends(last: Deal, deal: Deal) -> bool:
    """Whether the one is the end of the other: of the same kind, between the same."""
    same = last.kind == deal.kind and {actor(e) for e in deal.parties} <= {actor(e) for e in last.parties}
    return same and last.status in ENDED


def _is_own(folded: str) -> bool:
    """Whether a company offers its own shares to the public, or only puts its own parts together."""
    if _ISSUE.search(folded) and not _OF_ANOTHER.search(folded):
        return True
    if _OWN_UNIT.search(folded):
        return True
    return _FORMS.search(folded) is not None and not _WITH_OTHERS.search(folded)


def _told(deal: Deal, folded: str) -> str:
    """How far the sentence says that it is."""
    if deal.status == "terminated" and _IF_ENDED.search(folded):
        return "negotiating"
    if deal.status in ("agreed", "signed", "terminated") and _WILL_NOT.search(folded):
        return "rejected"
    if deal.status in OPEN:
        if deal.status == "proposed" and _DELAYED.search(folded):
            return "suspended"
        if _CONCLUDED.search(folded) and _RATIFY.search(folded):
            return "agreed"
        return "agreed" if _HAILED.search(folded) else deal.status
    if deal.status not in ("agreed", "signed"):
        return deal.status
    if _IN_TALKS.search(folded) and not _AFTER_TALKS.search(folded):
        return "negotiating"
    if deal.status == "agreed" and (_RUMOURED.search(folded) or _OFFERS_TO_PAY.search(folded) or _is_open(folded)):
        return "proposed"
    if _ROUND.search(folded) or _NEARER.search(folded):
        return "negotiating"
    if (
        deal.status == "agreed"
        and deal.kind in (*_PURCHASES, "partnership")
        and _PLANS.search(folded)
        and not _TAKEN.search(folded)
    ):
        return "proposed"
    if deal.kind == "merger_acquisition" and _BIDS.search(folded) and not _TAKEN.search(folded):
        return "proposed"
    return deal.status


def _is_open(folded: str) -> bool:
    """Whether somebody has still to decide."""
    return _WHETHER.search(folded) is not None and not _AFTER_TALKS.search(folded)
