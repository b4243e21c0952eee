"""Tell where English names a people and means its state: "Kenyans and Ugandans agreed", "a deal with the British"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_ACT = re.compile(
    r"(?:(?: and|,| as well as)(?: the)? [A-Z][\w-]+(?: [A-Z][a-z]+)?){0,3}"
    r" (?:(?:has|have|had|will|would|are|were|also|both|jointly|now|then|each|finally|together|have also)\s){0,3}"
    r"(?:sign(?:ed)?|agree[ds]?|ink(?:ed)?|struck|strike|reached|sealed?|concluded?|ratified|settled?|buried|bury"
    r"|resumed?"
    r"|negotiat\w+|in talks|talking|holding talks|held talks|hold talks|broke off|break off|walked out|walk out"
    r"|turned down"
    r"|turn down|rejected?|called off|scrapped|suspended?|shelved?|proposed?|offered?|pledged?|invited?|joined?|jointly"
    r"|committed?|teamed up|team up|pooled?|swap(?:ped)?|order(?:ed)?|bought|buy|lent|lend|sold|sell|pay|paid"
    r"|grant(?:ed)?|gave|provided?|accept(?:ed)?|approved?|to (?:share|build|buy|run"
    r"|join|pool|sell|lend|sign|train|supply|set up|swap|host|pay|cut|lift|open|co-?operate))\b"
)
"""Behind a people that does what states do."""
_WITH = re.compile(
    r"\b(?:accords?|agreements?|deals?|pacts?|treat(?:y|ies)|talks|negotiations|memorand\w+|understanding"
    r"|contracts?|truce"
    r"|settlement|partnerships?|alliance|arrangements?|protocol|loan|offers?|proposals?|bid|signed|agreed|struck"
    r"|negotiat\w+"
    r"|concluded|sealed|teamed up)\b[^,.;]{0,30}?\b(?:with|between|by|from) (?:the )?(?:[A-Z][\w-]+ and (?:the )?)?$"
)
"""Before a people on the other side of an agreement."""
_NO_NOUN = re.compile(
    r"[.,;:)]|$| (?:and|or|on|over|about|to|in|for|at|by|of|after|before|that|which|who|under|last|this|next|took"
    r"|takes|goes|went|came|comes|lapsed|expired|remains|broke|was|were|is|are"
    r"|has|have|had|will|would|collapsed|failed|ended|resumed|worth|since|when|as|but|late|early|earlier|yesterday"
    r"|today)\b"
)
_COUNTED = re.compile(
    r"(?:\d|\b(?:many|some|most|few|all|young|million|thousand|hundred|two|three|four|five|ordinary|fellow|other"
    r"|more|ethnic"
    r"|native|among|of|for|than|where|which|that|whom))\s$"
)
"""Before people who are no state: "many Kenyans"."""


def take_peoples(line: Line, mentions: list[Mention]) -> None:
    """Take peoples that act for their states, and stand as adjectives among `mentions`, for the states."""
    for m in mentions:
        if m.form == "adjective" and _acts_as_state(line, m):
            m.form, m.weak = "name", False


def _acts_as_state(line: Line, m: Mention) -> bool:
    """Whether the adjective at `m` is a noun there that means the state."""
    word = line.text[m.start : m.end]
    article = line.folded.endswith("the ", 0, m.start)
    if not word[0].isupper() or not (
        article or word.endswith(("ns", "is", "es", "ks", "ts", "rs", "bs", "hs", "os", "men"))
    ):
        return False
    before = line.text[max(0, m.start - 80) : m.start]
    if _COUNTED.search(before.lower().removesuffix("the ")):
        return False
    if _ACT.match(line.text, m.end):
        return True
    return _WITH.search(before) is not None and _NO_NOUN.match(line.folded, m.end) is not None
