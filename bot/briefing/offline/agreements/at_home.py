"""Tell which English sentences are of what one country does at home, or of a deal that there is not."""

from __future__ import annotations

import re

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.clauses.event import STATES
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.vocabulary.words import ENDED

_TRADE = ("contract", "financing", "investment", "merger_acquisition", "partnership", "other")
_NO_DEAL = gated(
    r"\b(?:without|no)[- ](?:an? |any )?(?:[\w-]+ )?(?:deal|agreement|accord|withdrawal agreement)\b"
    r"|\b(?:to|how to|can|could|will|would|must|should|cannot|and|not|best) deal(?:ing)? with\b"
    r"|\b(?:deal(?:t|s|ing)?) with (?:the|this|these|those|such|any) (?:[\w-]+ ){0,3}?(?:problems?|crisis|issues?"
    r"|threats?|situation|border|fallout|consequences|challenges?|aftermath|backlog|complaints?)\b"
)
"""A deal that there is not, and what somebody copes with."""
_LEAVES = gated(
    r"\b(?:leav\w+|left|exit\w*|depart\w+|crash\w*|brexit|quit\w*|secession|go(?:es|ing)? it alone|cliff[- ]edge"
    r"|no-deal)\b"
)
"""Of what there is no deal in a sentence: of talks that end without one, that is what is told."""
_DEAL = re.compile(
    r"\b(?:deals?|agree[ds]?|agreeing|agreements?|accords?|pacts?|treat(?:y|ies)|negotiat\w+|talks|discussions?|propos\w+"
    r"|offer\w*"
    r"|extension|extend\w*|delay\w*|contracts?|declaration|memorandum|settlement|compromise|guarantees?)\b"
)
_CONDITION = gated(
    r"\b(?:if|unless|should|once|whether|in case|provided|as long as)\b[^,.;:]{0,60}?"
    r"\b(?:deals?|agrees?|agreements?|accords?|treat(?:y|ies)|pacts?)\b[^,.;:]{0,40}"
)
"""What becomes of a deal if."""
_MEASURE = gated(
    r"\b(?:suspen[ds]\w*|scrap\w*|delay\w*|postpon\w*|abandon\w*|cancel\w*|dropp?\w*|freez\w*|froze|shelv\w*|revers\w*"
    r"|rais\w+|cuts?|cutting|repeal\w*|withdr[ae]w\w*|ditch\w*|halt\w*) (?:[\w'’-]+ ){0,6}?"
    r"(?:tax(?:es)?|lev(?:y|ies)|price (?:rises?|hikes?|increases?)|prices|hikes?|rises|increases|pensions?|benefits?"
    r"|wages?|bill|law|legislation|budget|reforms?|elections?|referendum|curfew|subsid(?:y|ies)|allowances?)\b"
)
"""What a government does with its own measures."""
_ABROAD = re.compile(
    r"\b(?:with|treat(?:y|ies)|agreements?|accords?|pacts?|deals?|contracts?|talks|summit|joint\w*|bilateral"
    r"|import|export)\b"
)
_CONCESSION = gated(
    r"\b(?:in|as|mak\w+|made|a) (?:an? |what (?:is|was) )?(?:(?:major|big|significant|further|rare|small|minor|key"
    r"|last-minute|new|partial|symbolic|important|huge|late|clear|apparent) )*concessions? "
    r"(?:by|to|from|aimed|that|on|over|,|after)\b|\b(?:major|big|significant|rare|partial|huge) concessions?\b"
)
"""What one gives way in, and no right to a mine or a road."""
_GRANTED = re.compile(r"\b(?:mining|oil|gas|port|road|rail\w*|toll|airport|exploration|forest\w*|award\w*|operat\w+)\b")
_STANDS_BY = gated(
    r"\b(?:is|are|was|were|be|been|remains?|has|have|had|fully|also) committed (?:itself |himself |herself )?to "
    r"(?:(?:holding|keeping|maintaining|ensuring|making|leaving|staying|delivering|working|doing|protecting|improving"
    r"|giving|having|being|helping|avoiding|upholding|honou?ring|finding|preventing|respecting|reducing|tackling)\b"
    r"|(?:the|its|their|his|her|this|that) )"
)
"""Whoever is determined to do something."""
_MONEY = re.compile(r"[$€£¥]|\b(?:million|billion|bn|funds?|funding|loans?|euros?|dollars?)\b")
_ENVOY = gated(
    r"\b(?:recall|summon|expel|withdr[ae]w|call)\w* (?:back |in )?(?:its|the|their|his|an?) (?:[\w'’-]+ ){0,3}?"
    r"(?:ambassadors?|envoys?|diplomats?|charge d'affaires)\b"
)
"""Who shows another his displeasure."""
_DISAGREE = gated(
    r"\b(?:fail(?:s|ed|ing|ure)?|unable|refus(?:es|ed|ing|al)|unless [\w'’ -]{2,30}?) (?:to )?agrees? "
    r"(?:an? way|on how|how|what|whether|to hold|to take part)\b"
)
_BETWEEN_STATES = ("contract", "financing", "investment", "merger_acquisition", "accession", "partnership")


def is_at_home(deal: Deal, folded: str) -> bool:
    """Whether a sentence is of no agreement: of a deal that there is not, of one's own measures, of a quarrel."""
    if _NO_DEAL.search(folded) and _LEAVES.search(folded):
        rest = _NO_DEAL.pattern.sub(" ", folded)
        if deal.status in ENDED:
            rest = _CONDITION.pattern.sub(" ", rest)
        if not _DEAL.search(rest):
            return True
    if deal.kind == "contract" and _CONCESSION.search(folded) and not _GRANTED.search(folded):
        return True
    if deal.status == "negotiating" and _ENVOY.search(folded):
        return True
    if deal.kind in ("financing", "investment", "contract") and _STANDS_BY.search(folded):
        return not _MONEY.search(folded)
    home = {e.country or e.name for e in deal.parties}
    if len(home) > 1:
        return deal.kind in _BETWEEN_STATES and "unless" in folded and _DISAGREE.search(folded) is not None
    if all(e.kind in (*STATES, "other") for e in deal.parties):
        own = _MEASURE.search(folded)
        if own and deal.kind in (*_TRADE, "regulatory", "treaty") and not _ABROAD.search(folded):
            return True
        return _DISAGREE.search(folded) is not None
    return False
