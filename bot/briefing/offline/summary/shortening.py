"""Shorten an English sentence to the clauses that tell the news: what it adds behind a comma may go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import VERBS, Tag, tags

_LEAST = 60
"""Characters of a shortened sentence that tells something."""
_ADDS = re.compile(
    r", (?:which|who|whose|where|whereby|ending|calling|saying|adding|closing|bringing|making|giving|leaving|taking"
    r"|handing"
    r"|putting|valuing|marking|following|sending|setting|according to|after|as|with|while|worth|up from|down from"
    r"|compared with|in (?:an?|the|what|one)|an? (?:step|move|first|figure|project|sector|process|price|record)"
    r"|the (?:first|last|largest|biggest|second|missing|final)|never mind|and (?:will|would|has|have|is|are)"
    r"|repayable|payable|covering|due|starting|beginning|paid|led by|backed by|financed by|to be|from|among|including"
    r"|such as"
    r"|(?:\w+ )?(?:years?|months?|weeks?|days) (?:after|before|ago|early))\b|; | [–—] "
)
"""How what is only added begins."""
_MATTERS = re.compile(
    r"\b(?:not|no|never|nor|unless|provided|subject|pending|still|yet|but|however|if|until|denie[sd]|lets|allows|obliges|grants)\b"
)
"""In what is added, what a reader may not miss."""
_GOES_ON = re.compile(
    r", (?:that|to|has|have|had|will|would|is|are|was|were|said|and (?:has|have|had|will|is|are|was|were))\b"
)
"""Behind what is only put in between, how the sentence goes on."""
_VERB = re.compile(
    r"\b(?<!which )(?<!that )(?<!who )(?:has|have|had|will|would|is|are|was|were|may|might|can|could|must|should)\b"
)
_OF_DEALS = ("status", "kind", "loose")
"""What is no addition: how far another agreement is, or this one."""


def shorter(line: Line) -> list[str]:
    """Shorter forms of a sentence, the longest first; none where only the whole is safe."""
    text, found = line.text, []
    for m in reversed(list(_ADDS.finditer(text, _LEAST))):
        if _MATTERS.search(text, m.end()) or _GOES_ON.search(text, m.end()):
            break
        told = tags(line, "en")
        if any(t.what in _OF_DEALS and t.start >= m.end() for t in told):
            break
        if _is_whole(text[: m.start()], told):
            found.append(f"{text[: m.start()]}.")
    return found


def _is_whole(kept: str, told: Sequence[Tag]) -> bool:
    """Whether what is kept is a sentence: it has a verb of its own, and no bracket or quotation is left open."""
    if kept.count('"') % 2 or kept.count("(") != kept.count(")") or kept.count("“") != kept.count("”"):
        return False
    return _VERB.search(kept) is not None or any(t.what in VERBS and t.end <= len(kept) for t in told)
