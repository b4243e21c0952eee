"""Take for an English title only a phrase that is whole: no half of a clause, no verb without who does it."""

from __future__ import annotations

import re

_BRACKET = re.compile(
    r" \((?:(?:[A-Z][A-Za-z]{0,2})?[$€£¥₹]? ?\d[^()]{0,60}|(?:about |around )?(?:[A-Z]{1,3})?[$€£¥₹][^()]{1,60}"
    r"|[A-Z][A-Za-z&.-]{1,9}(?=\) (?:to|in|for|of) (?:[A-Z]|\d)))\)"
)
"""A sum in another currency, or the short form of a name."""
_LEADING_VERB = re.compile(
    r"(?:(?:has|have|had) )?(?:won|wins|winning|signed|signing|signs|agreed|agrees|agreeing|struck|reached|secured"
    r"|clinched|landed|accepted|rejected|awarded|got|gets|took|seal(?:ed|s)|announced|made|put forward|launched)"
    r" (?:(?:an?|the|its|their) )?(?!to\b|on\b)"
)
"""What was done with the agreement, before what it is called."""
_LEADING_JOIN = re.compile(
    r"(?:since|after|before|following|during|over|under|with|about|into|on|of|in|by|for|from)"
    r" (?:(?:an?|the|its|their|his|her|any) )?",
    re.IGNORECASE,
)
_LEADING_REASON = re.compile(
    r"(?:despite|amid|without|because|due|if|while|until|through|and|or|but|that)\b", re.IGNORECASE
)
_VAGUE_HEAD = re.compile(r"^(?:similar|such|same|separate|said) (?=\S+ )", re.IGNORECASE)
_TOGETHER = re.compile(r"(?<=artnership )to (?:work|cooperate|co-operate|collaborate) (?:together )?(?=(?:in|on) )")
_INVESTED = re.compile(r"^([Ii]nvestment) to invest (?=\W?\d)")
"""Where a label says again what its verb says."""
_HALF_LIST = re.compile(
    r"(?:alliance|coalition|group|partnership|agreement|accord|pact) of (?:the )?[A-Z][\w-]*", re.IGNORECASE
)
"""The first name of several."""
_CLAUSE = re.compile(r"\b(?:he|she|we|I|you)\b|\bit (?:is|was|has|had|will|would|could)\b")
"""Whose sentence a phrase is that has its subject."""
_TO_NO_VERB = re.compile(
    r"(?P<head>(?:[\w-]+ ){1,3}?)(?<! up )to (?P<thing>(?P<det>an?|the|its|their|this|another|some|more|all|both"
    r"|each) .+"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|\d[\d.,]*|larger|smaller|bigger|lesser|rival|concerns?"
    r"|(?:[a-z]{3,}ations?|[a-z]+it(?:y|ies)|[a-z]+nesses|[a-z]{4,}ing)) .+)"
)
"""Behind "to" a thing, and nothing that is done."""
_LABEL = (
    r"(?:deal|plan|settlement|contract|partnership|financing|investment|agreement|decision|memorandum|bid"
    r"|trade agreement) "
)
_OF_DEED = re.compile(rf"{_LABEL}$", re.IGNORECASE)
"""A label that was put before what is done."""
_VAGUE_THING = re.compile(r"(?:deal|agreement|move|plan|offer|proposal|request|idea|terms|conditions?|demands?)\b")
_TAIL = re.compile(
    r"(?: (?:in an? (?:[\w$€£.,-]+ ){0,3}(?:deal|transaction|move|bid|effort|attempt|way|statement|agreement|swap)"
    r"|in the (?:event|meantime|future|process|past)|at an? (?:[\w-]+ ){0,2}(?:meeting|summit|conference"
    r"|ceremony|hearing|event)"
    r"|for (?:about|around|some|up to|more than|less than|at least|nearly|almost|just(?: over| under)?"
    r"|an? (?:total|price)"
    r" of|over|under)? ?(?:[A-Z]{0,3}[$€£¥₹]\s?\d|\d[\d.,]*(?:m|bn|tn)?\b(?: (?:million|billion|trillion))?"
    r" (?:euros?|dollars?|pounds?|yen|yuan|rupees?|francs?|pence|kron\w+|pesos?))"
    r"|for (?:several|many|some|a few|the (?:next|last|past)|two|three|four|five|six|\d+)(?: \w+)?"
    r" (?:years?|months?|weeks?|days|hours|time)$"
    r"|on midnight|(?:begins?|began|starts?|started|continues?|resumes?) (?=(?:at|in|on|later|this|next)\b)"
    r"|for the (?:\w+ )?time\b|for (?:now|good|sale)$"
    r"|later|rather|instead|too|also|shortly|soon|already|despite|whether|due to|so far|as well|whose|whereby|unless"
    r"|although|though|according|(?:next|last|this|late|early|earlier)(?: (?:on|in|this|last|next|\w*day|week"
    r"|month|year"
    r"|spring|summer|autumn|winter)\b|$))\b.*$)"
)
"""Behind a phrase, when, how or for how much; and half of what follows."""
_HALF_END = re.compile(
    r" (?:an?|the|its|their|his|her|of|for|to|on|and|or|in|at|from|by|with|into|over|about|as|up|than|that|this|these"
    r"|those|some|any|each|which|most|another|being|be|is|are|not|no|such|very|there|about \w+ing"
    r"|(?:an?|the|its|their) (?:[A-Z]{0,3}[$€£¥₹]\d[\w.,]*|\d[\w.,%]*(?:bn|m)?|[a-z]+-[a-z]+ed)"
    r"|an? (?:new|possible|potential|further|big|major|final|first|large|joint|long-term))$"
)
"""What wants more behind it."""
_DEED = re.compile(rf"(?:{_LABEL}|(?:talks|negotiations|offer|proposal|plans|request) )to (?P<deed>.+)", re.IGNORECASE)
_NO_DEED = re.compile(
    r"(?:prefer|mean|be|been|well|progress|find|hope|depend|face|need|expect|lead|see|give (?:its|their|his) "
    r"(?:approval|support|backing|views?|verdict)|make (?:progress|sure|clear|it|money|a decision|the decision)|reach"
    r"|hold (?:\w+ )?(?:talks|meetings?|discussions)|play|argue|add|push|urge|press|ask|call|publish (?:the|its"
    r"|a) plan|announce|propose|halt"
    r"|allow|enable|[a-z]+ be|sell the (?:idea|deal)|honou?r|say|said|tell|come|go|stay|remain|return|live|want|wish"
    r"|seem|appear|take (?:place|effect|months?|years?|time|action|in|on|off|legal|steps)|have|bid|promote free"
    r"|overcome|win"
    r"|raise (?:concerns?|questions?|fears?)|boost|protest|oppose|reject|sue|appeal|gain|benefit|lose"
    r"|know|think|believe|understand|leave|explain|attend|welcome|await|settle (?:the|its|a|an) bill)\b",
    re.IGNORECASE,
)
"""What no agreement of any kind consists in: what is hoped, said or met with."""
_MERGER_DEED = re.compile(
    r"(?:[a-z]+ly |also )?(?:re)?(?:buy|acquire|purchase|sell|take|merge|combine|join|spin|dispose"
    r"|offload|list|float"
    r"|raise|increase|lift|cut|reduce|make (?:an?|its|their|a cash) [^.]{0,30}(?:bid|offer|acquisition)"
    r"|make [A-Z]|launch|snap|divest"
    r"|transfer|pay|swap|absorb|unite|unify|split|own|hold|become|create|form|set up|invest|hand|give|bring|exit"
    r"|dissolve|end|demerge"
    r"|table|put [^.]{0,30}(?:bid|offer)|offer|consolidate|nationalise|privatise|hive|bail|rescue|secure"
    r"|gain control|part with|build"
    r"|bid|exchange|turn|separate|fold|integrate|fund|lend|loan|drop|abandon|scrap|withdraw|step up|double"
    r"|triple|tender)\b"
)
"""What is done where somebody buys or joins another."""
_JOINS = re.compile(r"(?:join|become|be |enter|accede|apply)")


def deed_suits(phrase: str, kind: str) -> bool:
    """Whether what a title says will be done may be what an agreement of the kind is about."""
    m = _DEED.fullmatch(phrase)
    if m is None:
        return True
    if kind == "accession":
        return _JOINS.match(m["deed"]) is not None
    if kind == "merger_acquisition" and not _MERGER_DEED.match(m["deed"]):
        return _TO_NO_VERB.fullmatch(phrase) is not None
    return _NO_DEED.match(m["deed"]) is None


def without_brackets(text: str) -> str:
    """The sentence without brackets that cut a phrase in two: "a $1.5bn (£800m) plant"."""
    return _BRACKET.sub("", text) if "(" in text else text


def whole(phrase: str) -> str:
    """The phrase where it can stand alone, without what hangs on its ends; "" where it cannot."""
    phrase = _VAGUE_HEAD.sub("", _TOGETHER.sub("", _INVESTED.sub(r"\1 of ", phrase)))
    if (verb := _LEADING_VERB.match(phrase)) is not None:
        phrase = phrase[verb.end() :]
    if (join := _LEADING_JOIN.match(phrase)) is not None:
        phrase = phrase[join.end() :]
        if phrase.count(" ") < 1:
            return ""
    if _LEADING_REASON.match(phrase) or _CLAUSE.search(phrase) or _HALF_LIST.fullmatch(phrase):
        return ""
    if (m := _TO_NO_VERB.fullmatch(phrase)) is not None and _OF_DEED.match(m["head"]):
        thing = m["thing"][len(m["det"]) + 1 :] if m["det"] else ""
        if m["det"] not in ("a", "an") or _VAGUE_THING.match(thing):
            return ""
        phrase = thing
    elif m is not None and not m["det"]:
        return ""
    return _closed(phrase)


def _closed(phrase: str) -> str:
    """The phrase without the words at its end that want more behind them, nor when and for how much."""
    while True:
        shorter = _HALF_END.sub("", _TAIL.sub("", phrase))
        if shorter == phrase:
            return phrase
        phrase = shorter
