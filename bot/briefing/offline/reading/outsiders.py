"""Read in English what somebody wants of those who were spoken of, whom the clause need not name: "has offered to"."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import ORGANISATIONS, Clause, Event
from bot.briefing.offline.reading.undertaken_kinds import QUANTITY
from bot.briefing.offline.reading.undertakings import how_sure
from bot.briefing.offline.vocabulary.words import Tag

_OFFERS = re.compile(r"\b(?:proposed|proposes|offered|offers|is offering|volunteered|volunteers) to (?:\w+ly |also )?$")
"""Before what is always done to another."""
_OF_THEM = re.compile(
    r" (?:up )?(?:the|it|them|all|half|most|part of|those|these|an? (?:third|quarter|fifth|tenth|half|part|share) of"
    r" the|\d[\d.]*(?:%| per ?cent) of the)\b(?! (?:way|market|world|lead|time|same|opportunity|year|end|future)\b)"
)
"""Behind a verb what was spoken of: "intends to buy a quarter of the output"."""
_IT = re.compile(r" (?:it|them)\b")
_KINDS = {"bank_fund": "financing", "research_education": "partnership"}
"""What such outsiders want, where their verb may tell it."""


def outsider(clause: Clause) -> Event | None:
    """What an organisation that its clause names alone wants to do, or will, for those spoken of, or with them."""
    who = [m for m in clause.who if m.start < m.end]
    if len({m.entity for m in clause.who}) != 1 or not who or who[0].entity.kind not in ORGANISATIONS:
        return None
    folded, kind = clause.line.folded, who[0].entity.kind
    acts = [t for t in clause.tags if t.what == "act" and t.start >= who[0].end]
    for at in dict.fromkeys(t.start for t in acts):
        verbs = [t for t in acts if t.start == at]
        sure = how_sure(verbs[0], folded)
        if not sure:
            continue
        offers = _OFFERS.search(folded, 0, at) is not None
        may = [t.value for t in verbs]
        told = next(
            (k for k in (_KINDS.get(kind, ""), "contract", "financing") if k in may), "contract" if offers else ""
        )
        wanted = offers or _OF_THEM.match(folded, verbs[0].end) is not None
        if not told or not (wanted if sure == "proposed" else _is_sure(verbs[0], told, kind, folded)):
            continue
        return Event(clause.n, told, sure, who[:1], fresh=True, other_told=True, outsider=True)
    return None


def _is_sure(verb: Tag, told: str, kind: str, folded: str) -> bool:
    """Whether a firm delivers what was spoken of, or so much: "is to ship the panels"; or a bank pays for it."""
    mine = told == "contract" if kind == "company" else told == "financing"
    pays = kind == "company" and folded.startswith("pay", verb.start)
    if not mine or pays or _IT.match(folded, verb.end):
        return False
    return _OF_THEM.match(folded, verb.end) is not None or QUANTITY.match(folded, verb.end) is not None
