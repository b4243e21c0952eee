"""Tell in German whom a clause means besides those whom it names, and who is named only as a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.briefing.offline.clauses.event import BETWEEN_STATES, ORGANISATIONS, STATES, Clause
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_SHE = gated(
    r"\bmit [^,;.]{3,70}?\b(?:hat|habe|hatte|will|wird|werde|verhandelt|spricht|fuhrt|schloss|unterzeichnete"
    r"|vereinbarte|kooperiert) (?:sie|er|es|das unternehmen|der konzern)\b"
)
"""What somebody does with the one whom the clause names: "Mit der Firma X hat sie sich verständigt"."""
_SUCH = gated(r"\bentsprechende[nrs]? [a-z-]+ mit\b")
"""An agreement with the one whom the clause names about what was just told: "eine entsprechende Vereinbarung mit X"."""
_PLANNED_ARE = re.compile(r"(?:geplant|vorgesehen|angedacht|beabsichtigt) (?:ist|sind|sei|seien) ")
_SUBJECTS = (*ORGANISATIONS, "other")


def meant(clause: Clause, own: Sequence[Mention], before: Sequence[Mention]) -> list[Mention]:
    """Whom a clause means, of which `own` are those whom it names and `before` those whom the line before does.

    A clause that names but the other side has the subject of the clause, or the line, before it. Of companies that it
    does not name it tells no treaty.
    """
    who = clause.who
    if not own:
        treaty = any(t.what == "kind" and t.value in BETWEEN_STATES for t in clause.tags)
        return [] if treaty and not any(m.entity.kind in STATES for m in who) else who
    if len({m.entity for m in who}) != 1:
        return who
    start, end = clause.spans[0]
    told = _SHE.search(clause.line.folded, start, end) or _SUCH.search(clause.line.folded, start, end)
    earlier = [m for m in clause.named if m.end <= start]
    subject = next((m for m in (*earlier, *before) if told and _may_be(m, who)), None)
    return [*who, replace(subject, start=told.end() - 1, end=told.end() - 1)] if told and subject else who


def lists_details(clause: Clause) -> bool:
    """Whether a clause that names nobody only lists what was agreed: "Geplant sind ein Labor und eine Werkstatt"."""
    told = _PLANNED_ARE.match(clause.line.folded, clause.spans[0][0])
    return told is not None and clause.names_nobody()


def acting(strong: list[Mention], line: Line) -> list[Mention]:
    """Those whom a line names but for an office that is a place."""
    return [m for m in strong if not _is_place(m, line)]


def _may_be(mention: Mention, who: Sequence[Mention]) -> bool:
    named = {m.entity for m in who}
    return not mention.weak and mention.entity not in named and mention.entity.kind in _SUBJECTS


def _is_place(mention: Mention, line: Line) -> bool:
    """Whether it is where something happens: "im Auswärtigen Amt"."""
    return mention.entity.kind == "government_body" and line.folded.endswith((" im", " ins"), 0, mention.start - 1)
