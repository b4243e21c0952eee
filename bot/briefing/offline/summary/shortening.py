"""Shorten a sentence to the clauses that tell the news: what it adds behind a comma may go."""

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
_SAID_BEHIND = re.compile(
    r"(?:, (?:según (?:\w+ )?(?:comunic|inform|anunci|explic|precis|indic|confirm|señal|detall|notific)\w+"
    r"|(?:inform|anunci|explic|precis|indic|confirm|señal|detall|notific)(?:ó|aron))"
    r"|, (?:a|ont) (?:\w+ )?(?:annoncé|indiqué|précisé|fait savoir|déclaré|expliqué|confirmé)"
    r"|, (?:teilten?|gaben?|kündigten?) (?=[^,;:]* (?:mit|bekannt|an)\.$)"
    r"|, wie (?=[^,;:]* (?:mitteilten?|bekanntgaben?|bekannt gaben?|erklärten?|bestätigten?)\.$)"
    r"|; (?![^;]*\b(?:no|ni|pero|aunque|ne|pas|mais|nicht|kein\w*|aber|noch)\b))[^,;:]*\.$"
)
"""Behind a Spanish, French or German sentence, who said so, or what else holds."""
_REPORTED = re.compile(
    r"\b(?:sei|seien|habe|werde|würden?|könnten?|müsse|wolle|solle|wäre|hätten?|(?:ser|aur)(?:ait|aient))\b"
)
"""What somebody only says is so."""
_OF_DEALS = ("status", "kind", "loose")
"""What is no addition: how far another agreement is, or this one."""


def without_sayer(line: Line) -> list[str]:
    """A Spanish, French or German sentence without who said it; none where nobody is named at its end."""
    m = _SAID_BEHIND.search(line.text, _LEAST)
    kept = line.text[: m.start()].rstrip() if m else ""
    return [f"{kept}."] if kept and _is_closed(kept) and not _REPORTED.search(kept) else []


def shorter(line: Line) -> list[str]:
    """Shorter forms of an English sentence, the longest first; none where only the whole is safe."""
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
    if not _is_closed(kept):
        return False
    return _VERB.search(kept) is not None or any(t.what in VERBS and t.end <= len(kept) for t in told)


def _is_closed(kept: str) -> bool:
    if kept.count('"') % 2 or kept.count("«") != kept.count("»"):
        return False
    return kept.count("(") == kept.count(")") and kept.count("“") == kept.count("”")
