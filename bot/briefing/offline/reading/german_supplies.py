"""Read in German who takes a part in what was told before: "Die Turbinen liefert Voltfels", "Finanziert wird es von X".

The sentence names one alone, whose other side is who was spoken of.
"""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.reading.european_deeds import GERMAN_BEFORE

_IT = r"^(?:(?:die|den|das|der|dessen|deren|samtliche|alle) [^,;.:]{3,80}?|dafur|dazu|hierfur)"
"""The object with which a sentence begins."""
_SUPPLIES = gated(
    _IT + r" (?:liefer(?:t|n|te|ten)|bau(?:t|en|te)|fertig(?:t|en|te)|errichte(?:t|n|te)|montier(?:t|en|te)"
    r"|produzier(?:t|en|te)|installier(?:t|en|te))\b"
)
_TO_SUPPLY = gated(
    _IT + r" soll(?:en)?\b(?=[^,;.:]* (?:liefern|bauen|fertigen|besorgen|beisteuern|errichten|herstellen|warten"
    r"|betreiben|entwickeln|montieren|produzieren|installieren|stellen|verlegen)(?:[,;.:]|$))"
)
_PAYS = gated(
    r"^(?:die (?:kosten|summe|planungskosten|baukosten|mittel)|das geld|(?:ein drittel|zwei drittel|die halfte"
    r"|[\d,]+ prozent|den (?:rest|grossteil))) [^,;.:]{0,60}?(?:tragt|tragen|ubernimmt|finanziert|finanzieren"
    r"|bezahlt|zahlt|kommt|kommen)\b"
    r"|^(?:finanziert|mitfinanziert|bezahlt|gefordert) (?:wird|werden) [^,;.:]{3,80}? (?:vom|von|durch|uber)\b"
)
_CLOSED = r"(?:[,.;:]|$))"
_LEAVES = gated(
    r"\b(?:sprang(?:en)?|stieg(?:en)?|steig(?:t|en)|zog(?:en)? sich|zieht sich|ziehen sich)\b"
    r"(?=[^,;:]* (?:ab|aus|zuruck)" + _CLOSED + r"|\b(?:ist|sind|hat sich|haben sich)\b"
    r"(?=[^,;:]* (?:abgesprungen|ausgestiegen|ausgeschert|zuruckgezogen)" + _CLOSED
)
_DECLINES = gated(
    r"\b(?:wink(?:t|te|en|ten)"
    r"|lehn(?:t|te|en|ten) (?:das|dies|eine solche [a-z]+|einen solchen [a-z]+|ein solches [a-z]+))\b"
    r"(?=[^,;:]* ab" + _CLOSED + r"|\b(?:hat|haben)\b(?=[^,;:]* (?:abgewinkt|dankend abgelehnt)" + _CLOSED
)
_MILLIONS = r"(?=[^,;:]*\b(?:millionen|milliarden|mio|mrd)\b[^,;:]*"
_GIVES = gated(
    r"\b(?:steuer(?:t|te|n|ten)|schie(?:ß|ss)(?:t|en)|schoss(?:en)?|gibt|geben|gab(?:en)?)\b"
    + _MILLIONS
    + r"\b(?:bei|zu|dazu|hinzu)"
    + _CLOSED
    + r"|\b(?:hat|haben)\b"
    + _MILLIONS
    + r"\b(?:bewilligt|zugesagt|beigesteuert|freigegeben|zugeschossen)"
    + _CLOSED
)
_HOLDS_OUT = gated(r"\bstell(?:t|te|en|ten)\b" + _MILLIONS + r" in aussicht" + _CLOSED)
_IS_TO = gated(
    r"\bsoll(?:en)?\b"
    r"(?=[^,;:]* (?:liefern|bauen|fertigen|beisteuern|errichten|herstellen|verlegen|warten)" + _CLOSED
)
_IN_TALKS = gated(r"\b(?:ist|sind)\b(?=[^,;:]* im gesprach" + _CLOSED)
_SUBJECT = re.compile(r"\s(?:(?!(?:an|bei|mit|in|im|auf|zu|zum|zur|nach|gegen|ohne|dem|den|des)\b)[^\s,;.]+\s){0,5}")
_OLD = re.compile(rf"\b(?:{GERMAN_BEFORE}|nicht|kein\w*|selbst|selber)\b")
"""Beside what is no news, or what no other has agreed to."""
_GIVERS = ("bank_fund", "government_body", "igo", "state", "association")
_MAKERS = ("company", "research_education", "other")
_ANYBODY = (*_MAKERS, *_GIVERS)
_FIRST = re.compile(r"(?:[^\s,;.:]+ ){0,7}")
"""Before who is the subject of a sentence."""
_OBJECT_FIRST = (
    (_SUPPLIES, "contract", "agreed", _MAKERS),
    (_TO_SUPPLY, "contract", "proposed", _MAKERS),
    (_PAYS, "financing", "agreed", _GIVERS),
    (_IN_TALKS, "contract", "negotiating", _MAKERS),
)
"""What is done where its subject stands behind the verb, with kind, status and who may do so."""
_SUBJECT_FIRST = (
    (_LEAVES, "partnership", "terminated", _ANYBODY),
    (_DECLINES, "partnership", "rejected", _ANYBODY),
    (_GIVES, "financing", "agreed", (*_GIVERS, "research_education")),
    (_HOLDS_OUT, "financing", "proposed", _GIVERS),
    (_IS_TO, "contract", "proposed", _MAKERS),
)
"""The same where it stands before it."""
_AHEAD = frozenset(phrase for phrase, *_ in _SUBJECT_FIRST)
SUPPLIES = tuple(phrase for phrase, *_ in (*_OBJECT_FIRST, *_SUBJECT_FIRST))


def supplied(clause: Clause) -> Event | None:
    """What the only one whom a sentence of the body names does for those spoken of before, or with them no more."""
    folded = clause.line.folded
    if not clause.line.part or len({m.entity for m in clause.who}) != 1:
        return None
    who, start = clause.who[0], clause.spans[0][0]
    for phrase, kind, status, able in (*_OBJECT_FIRST, *_SUBJECT_FIRST):
        told = phrase.search(folded) if who.entity.kind in able else None
        if told is None or not clause.has(told.start()):
            continue
        behind = who.start > told.end() and _SUBJECT.fullmatch(folded, told.end(), who.start) is not None
        ahead = who.end <= told.start() and _FIRST.fullmatch(folded[start : who.start].lstrip(" ;,:")) is not None
        if behind or (ahead and phrase in _AHEAD):
            event = Event(clause.n, kind, status, clause.who, fresh=True, tentative=True, other_told=True)
            return None if _OLD.search(folded) else event
    return None
