"""Read in German who takes a part in what was told before: "Die Turbinen liefert Voltfels", "Finanziert wird es von X".

The sentence names one alone, whose other side is who was spoken of.
"""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.names.mention import Mention

_IT = r"^(?:(?:die|den|das|der|dessen|deren|samtliche|alle) [^,;.:]{3,80}?|dafur|dazu|hierfur)"
"""The object with which a sentence begins."""
_SUPPLIES = gated(
    _IT + r" (?P<verb>liefer(?:t|n|te|ten)|bau(?:t|en|te)|fertig(?:t|en|te)|errichte(?:t|n|te)|montier(?:t|en|te)"
    r"|produzier(?:t|en|te)|installier(?:t|en|te))\b"
)
_TO_SUPPLY = gated(
    _IT
    + r" (?P<verb>soll(?:en)?)\b(?=[^,;.:]* (?:liefern|bauen|fertigen|besorgen|beisteuern|errichten|herstellen|warten"
    r"|betreiben|entwickeln|montieren|produzieren|installieren|stellen|verlegen)(?:[,;.:]|$))"
)
_PAYS = gated(
    r"^(?:die (?:kosten|summe|planungskosten|baukosten|mittel)|das geld|(?:ein drittel|zwei drittel|die halfte"
    r"|[\d,]+ prozent|den (?:rest|grossteil))) [^,;.:]{0,60}?(?P<verb>tragt|tragen|ubernimmt|finanziert|finanzieren"
    r"|bezahlt|zahlt|kommt|kommen)\b"
    r"|^(?:finanziert|mitfinanziert|bezahlt|gefordert) (?:wird|werden) [^,;.:]{3,80}? (?P<passive>vom|von|durch|uber)\b"
)
_SUBJECT = re.compile(r"\s(?:(?!(?:an|bei|mit|in|im|auf|zu|zum|zur|nach|gegen|ohne|dem|den|des)\b)[^\s,;.]+\s){0,5}")
_OLD = re.compile(
    r"\b(?:bereits|schon|hatten?|war|waren|derzeit|seit|bisher|bislang|einst|fruher|zuletzt|zuvor|nicht|kein\w*"
    r"|jedes jahr|meist|immer|selbst|selber)\b"
)
"""Beside what is no news, or what no other has agreed to."""
_GIVERS = ("bank_fund", "government_body", "igo", "state", "association")
_MAKERS = ("company", "research_education", "other")
SUPPLIES = (_SUPPLIES, _TO_SUPPLY, _PAYS)


def supplied(clause: Clause) -> Event | None:
    """What the only one whom a sentence of the body names does for those spoken of before."""
    folded = clause.line.folded
    if not clause.line.part or len({m.entity for m in clause.who}) != 1 or _OLD.search(folded):
        return None
    for phrase, kind, status, able in (
        (_SUPPLIES, "contract", "agreed", _MAKERS),
        (_TO_SUPPLY, "contract", "proposed", _MAKERS),
        (_PAYS, "financing", "agreed", _GIVERS),
    ):
        told = phrase.search(folded)
        if told is not None and _is_subject(told, clause.who[0], folded) and clause.who[0].entity.kind in able:
            return Event(clause.n, kind, status, clause.who, fresh=True, tentative=True, other_told=True)
    return None


def _is_subject(told: re.Match[str], who: Mention, folded: str) -> bool:
    """Whether who is named stands behind the verb with nothing but what he is between."""
    return who.start > told.end() and _SUBJECT.fullmatch(folded, told.end(), who.start) is not None
