"""Judge a name by the English words beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.briefing.offline.gate import gated, opened

if TYPE_CHECKING:
    from bot.briefing.offline.judging import Run

_OWNS = gated(
    r"^(?:['’]s?)? (?:[\w-]+ ){0,4}?(?:business|unit|division|subsidiary|shares|shareholders?|stock|board|owner"
    r"|chief executive|ceo|spokes\w+|offer|takeover|customers|lenders|creditors|directors|revenue|profits?|parent)\b"
)
_OBJECT = gated(
    r"\b(?:stakes? in|acquisition of|takeover of|purchase of|merge[rd]? with|merging with|acquire|acquired|buying"
    r"|bought"
    r"|buy|subsidiary of|unit of|owned by|controlled by|shares (?:of|in)"
    r"|shareholders (?:of|in)|venture with|contract with|partnership with|partnering with|partner with|deal with"
    r"|agreement with|tie-up with|alliance with"
    r"|talks with|rival|bid for|offer for|signed with|contract to|order from|awarded to|part of|belongs to"
    r"|joint venture (?:of|between))"
    r"\s(?:the )?$"
)
_SITE = gated(
    r"^\s(?:[a-z-]+\s){0,2}?(?:complex|mine|project|field|deposit|basin|dam|refinery|terminal|block|river|border"
    r"|pipeline"
    r"|railway|line|corridor|canal|site|reserve|region|province|district|desert|valley|coast|strait|plant|lake|port"
    r"|airport|peninsula|forest|park|stadium|area|label|brand|trademark|model|satellite|rocket|missile|fighter"
    r"|system|route|sea|mountains?)\b"
)
_OF_TOWN = re.compile(r"^ of [a-z]{3,}\b")
_BESIDE = re.compile(r"\b(?:and|with|by|from) $")
_NOUN_AND_COMMA = gated(
    r"\b(?:company|firm|group|mill|maker|\w+maker|start-?up|supplier|producer|bank|fund|agency|miner|developer"
    r"|operator|carrier"
    r"|airline|insurer|contractor|yard|club|university|institute|consortium|subsidiary|rival|utility|refiner|brewer"
    r"|retailer|chain|studio|laboratory), $"
)
"""Before a name that follows what it is: "an Uzbek spinning mill, Fergana Tex, ..."."""
_EXPLAINED = gated(
    r"^, (?:which is )?(?:based|headquartered|listed|registered) (?:in|on)\b"
    r"|^,? which (?:is based|makes|owns|employs|operates|runs|sells|produces|supplies|builds)\b"
)
"""Behind a company: ", based in Nijmegen,"."""
_HOLDS = gated(
    r"^ (?:will |is to |would )?(?:hold|holds|own|owns|get|gets|take|takes|keep|keeps) (?:a )?\d"
    r"|^ and its [a-z]* ?(?:counterpart|partner|rival)\b"
    r"|^ has (?:awarded|ordered|picked|hired|selected|rejected|licensed|acquired)\b"
)
"""Behind a company: "will hold 34 percent", "and its Finnish counterpart", "has awarded"."""
_FAMILY = gated(r"^ (?:family|brothers|clan|dynasty|couple)\b")
_ACTS = re.compile(
    r"^ (?:is|are|has|have|will|had|was|plans?|intends?|wants?|said|says|agreed|agrees|accepted"
    r"|raised|sold|bought|put|took|gave|won|lost|cut)\b"
)
_ITS = re.compile(r"^[^.;:\"“”]{0,70}\b(?:its|it)\b")
"""Of a company, where of a person "his" or "her" would stand."""
_PARTNER = re.compile(r"\b(?:with|from|by|to|between|and)\s(?:the )?[\w. -]{3,24}'s\s$")
"""Before the name of a partner: "an offer from Thailand's X"."""
_SURE_PLACE = 4
_BODY_BEHIND = gated(
    r"^ (?:rebel |militant |armed |advocacy |lobby |state |sovereign |wealth )?(movement|rebels|militia|group"
    r"|consortium|fund|foundation|airline|bank|insurer|chain|union|think tank|institute)\b"
)
_BODIES_BEHIND = {
    "movement": "other",
    "rebels": "other",
    "militia": "other",
    "fund": "bank_fund",
    "bank": "bank_fund",
    "foundation": "association",
    "union": "association",
    "think tank": "research_education",
    "institute": "research_education",
}


def points(run: Run, folded: str, before: str, after: str) -> int:
    """What speaks for an organisation in English: what it owns, who buys it; against it: its mine, its port."""
    may = opened(folded)
    if not run.kind and _SITE in may and _SITE.pattern.match(after):
        return -_SURE_PLACE
    if _NOUN_AND_COMMA in may and _NOUN_AND_COMMA.pattern.search(before):
        return 2
    if (_EXPLAINED in may and _EXPLAINED.pattern.match(after)) or (_HOLDS in may and _HOLDS.pattern.match(after)):
        return 2
    if _FAMILY in may and _FAMILY.pattern.match(after):
        return -_SURE_PLACE
    if (_OWNS in may and _OWNS.pattern.match(after)) or (_OBJECT in may and _OBJECT.pattern.search(before)):
        return 2
    found = int(_ACTS.match(after) is not None and _ITS.match(after) is not None)
    found += int(_PARTNER.search(before) is not None)
    if found:
        return found
    if _OF_TOWN.match(after) and _BESIDE.search(before):
        return 1
    told = _BODY_BEHIND.pattern.match(after) if _BODY_BEHIND in may else None
    if told:
        run.kind = run.kind or _BODIES_BEHIND.get(told[1], "company")
    return 2 if told else 0
