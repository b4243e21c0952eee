"""Know who acts for a state by the office that an English article gives him: "UK Foreign Secretary Jack Straw"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention, is_free

_OFFICE = re.compile(
    r"(?:['’]s)? (?:[A-Za-z-]+ (?:and )?){0,3}?(?:[Mm]inister|[Pp]resident|[Cc]hancellor|[Pp]remier|[Ss]ecretary"
    r"|[Ee]nvoy|[Cc]ommissioner|[Nn]egotiator|[Ll]eader)"
    r" ((?:[A-Z][\w’'-]+ ){1,2}(?:(?:al-|bin |de |van |von |da |dos )?[A-Z][\w’'-]+))(?![\w’'-]* [A-Z])"
)
"""Behind a state: an office and the name of who has it."""
_FORMER = re.compile(r"\b(?:former|ex-|late|previous|then|one-time|opposition) ?$")
_TITLE = r"(?:Mr|Mrs|Ms|Dr|President|Chancellor|Premier|Prime Minister|(?:[A-Z][a-z]+ )?(?:Minister|Secretary)) "
_SPEAKS = re.compile(
    r"(?:['’]s?\b|,? (?:has |have |had |also |later ){0,2}(?:said|says|told|adds|added|warned|insists|insisted|believes"
    r"|argued|explained|noted|claimed|stressed|predicted|commented|replied|who)\b)"
)
_SAID = re.compile(r"\b(?:said|says|added|told|according to|quoted|asked|by|of|for) $")
_STATES = ("state", "igo")
_OF_UNION = gated(
    r"\b(?:european (?:council|commission)(?:'s)? president|president of the european (?:council|commission),?)"
    r" ([\w'’-]+(?: (?:von der |van )?[\w'’-]+)?)"
    r"|\b([\w'’-]+),? (?:the )?president of the european (?:council|commission)\b"
)
"""Who presides over the European Union, beside the office."""


def presidents_of_union(lines: Sequence[Line]) -> frozenset[str]:
    """The names, folded, of those whom the article calls president of the European Council or Commission."""
    found = (m for line in lines for m in _OF_UNION.finditer(line.folded))
    return frozenset(word for m in found for word in (m[1] or m[2]).split())


def add_officials(lines: Sequence[Line], mentions: Sequence[list[Mention]]) -> None:
    """Add to `mentions` where those act for a state who are told to be its ministers; not where they only speak."""
    known: dict[str, Entity] = {}
    for line, ms in zip(lines, mentions, strict=True):
        for m in ms:
            if m.entity.kind not in _STATES or _FORMER.search(line.folded, max(0, m.start - 16), m.start):
                continue
            if office := _OFFICE.match(line.text, m.end):
                known.setdefault(office[1], m.entity)
    if not known:
        return
    surnames = {name.rpartition(" ")[2]: entity for name, entity in known.items()}
    named = re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))}|{_TITLE}(?:{'|'.join(map(re.escape, surnames))}))(?![\w-])"
    )
    for line, ms in zip(lines, mentions, strict=True):
        for found in named.finditer(line.text):
            start, end = found.span()
            if not is_free(start, end, ms):
                continue
            if _SPEAKS.match(line.text, end) or _SAID.search(line.folded, max(0, start - 14), start):
                continue
            ms.append(Mention(start, end, surnames[found[0].rpartition(" ")[2]], "government"))
        ms.sort(key=lambda m: m.start)
