"""Tell which English words of agreements are no verb of their clause: they describe a noun, or say what one wants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.vocabulary.words import ENDED, NAMING, Tag

_ARTICLE = re.compile(
    r"\b(?:an?|the|its|their|his|her|this|that|these|those|any|another|such|previously|recently)"
    r" (?:(?:\w+ly|long|already|once|now|newly|much) )?$"
)
_NOUN = re.compile(
    r" (?!(?:to|by|in|on|at|with|from|after|before|for|as|of|and|or|but|over|under|because|when|while|since|until"
    r"|its|their|the|an?|that|this|it|out|off|up|down|away)\b)[a-z]"
)
"""Behind a participle that describes a noun: "a cancelled oil block"."""
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|en)")
_DESCRIBES = ("signed", "agreed", *ENDED)
_CONTENT = re.compile(r"\b(?:that|which)(?: (?:also|would|will|is to|are to|now|both))? $")
"""Between an agreement and what it provides for: "a pact that scraps double taxation"."""
_PROVIDES = re.compile(r"[a-z]{3,}s|(?:end|scrap|cancel|suspend|terminat|reject|ban|drop|freez|paus|bar|block)e?")
"""A present tense, or a bare verb behind "would"."""
_OF_DEBT = re.compile(
    r" (?:[\w-]+ ){0,3}?(?:(?:re)?payments?|instal?lments?|debt service|maturit(?:y|ies))\b"
    r"(?! (?:ventures?|firms?|compan\w+|systems?|deals?|links?|platforms?|networks?|agreements?|projects?|business))"
)
"""Behind "postpone", what a debtor is let off."""
_OF_BARRIERS = re.compile(
    r" (?:[\w-]+ ){0,3}?(?:duties|tariffs|levies|surcharges|visas|visa requirements|quotas|restrictions"
    r"|barriers|checks)\b"
    r"(?! (?:deal|accord|agreement|pact|talks|negotiations|arrangement|treaty))"
)
"""Behind "drop", what an agreement does away with."""
_ENDS_IT = re.compile(r" (?:an?|its|their|the|his|one|both|all|plans?|talks|negotiations|discussions|it|them)\b")
"""Behind a participle that tells an end; ", scrapping duties on wine" tells what an agreement does."""
_AIM = re.compile(
    r"\b(?:talks|negotiations|discussions|negotiating|talking|consultations|bids?|bidding|offers?|plans?|hopes?|right"
    r"|rights|chance|option|attempts?|efforts?|wants?|wish(?:es)?|seeks?|intends?|way|how|mandate|decision)"
    r"(?: with [^,;.]{2,60}| by [^,;.]{2,60})? $"
)
"""Before an infinitive of what is only talked about, or wanted: "is in talks to sell its yard"."""

_WISH = re.compile(
    r"\b(?:talks|negotiations|discussions|negotiating|talking|consultations|hopes?|attempts?|efforts?|wish(?:es)?"
    r"|intention|desire|readiness|willingness|ambitions?|aims?) to (?:[a-z]+ly )?$"
)
"""Before a bare verb, the same: "the state's wish to lift its share"."""


_THINKS = re.compile(
    r" (?:the|their|its|an?|it|this|there) (?:(?!that\b|which\b|who\b|to\b)[\w'’-]+ ){0,4}"
    r"(?:was|were|is|are|had|has|should|must|needs?|needed|remains?|remained|looked|seemed) "
)
"""Behind "agreed", what two think: "agreed the talks were useful"."""


_TO_SEE = re.compile(
    r"want(?:s|ed)? (?:to )?(?:see|read|study|inspect|review|know|examine|check|scrutini[sz]e|understand|debate"
    r"|discuss)\b"
)
"""Who wants to see a contract wants none."""
_READS = re.compile(
    r"(?:study|examine|review) the (?:\w+ )?(?:contract|terms|agreement|deal|offer|text|treaty|papers)\b"
)


def is_verb(verb: Tag, nouns: Sequence[Tag], folded: str) -> bool:
    """Whether a word tells what becomes of an agreement, among the `nouns` of its clause."""
    if verb.value in _DESCRIBES and _PARTICIPLE.fullmatch(folded, verb.start, verb.end):
        before = _ARTICLE.search(folded, max(0, verb.start - 24), verb.start)
        if before is not None and _NOUN.match(folded, verb.end):
            return False
    aside = folded.endswith("ing", verb.start, verb.end) and folded.endswith(", ", 0, verb.start)
    if verb.value in ENDED and aside and not _ENDS_IT.match(folded, verb.end):
        return False
    if verb.value in ENDED and (_OF_DEBT.match(folded, verb.end) or _OF_BARRIERS.match(folded, verb.end)):
        return False
    if verb.value in ENDED and _is_content(verb, nouns, folded):
        return False
    if verb.value == "proposed" and (_TO_SEE.match(folded, verb.start) or _READS.match(folded, verb.start)):
        return False
    if folded.startswith("agree", verb.start) and _THINKS.match(folded, verb.end):
        return False
    if verb.value == "agreed" and verb.what == "weak" and _WISH.search(folded, max(0, verb.start - 40), verb.start):
        return False
    aims = verb.value == "agreed" and folded.startswith("to ", verb.start)
    return not (aims and _AIM.search(folded, max(0, verb.start - 72), verb.start))


def _is_content(verb: Tag, nouns: Sequence[Tag], folded: str) -> bool:
    told = _CONTENT.search(folded, max(0, verb.start - 16), verb.start)
    if told is None or not _PROVIDES.fullmatch(folded, verb.start, verb.end):
        return False
    return any(n.what in NAMING and 0 <= told.start() - n.end <= 32 for n in nouns)
