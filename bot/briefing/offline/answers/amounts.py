"""Tell which amounts a question asks for, and which sentences have one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.answers.asked_lines import has_date, keeps_quiet
from bot.briefing.offline.answers.questions import Part
from bot.briefing.offline.answers.told import Told
from bot.briefing.proof.figures import is_currency
from bot.model import Briefing, Figure

_TERMS = ("years", "months", "days", "weeks", "hours")
_NUMBER = re.compile(r"\d")
_OTHER_SORT = 0.5
"""What a sentence is worth that has another sort of number."""


def figures_asked(part: Part, briefing: Briefing) -> Sequence[Figure]:
    """The figures of the sort that is asked for; all where none is of it."""
    return [f for f in briefing.figures if _is_of(f.unit, part)] or briefing.figures


def has_amount(part: Part, told: Told, n: int, *, strict: bool) -> float:
    """Whether a sentence has an amount of the sort that is asked for, or says that it is kept quiet.

    Where the question names nothing, only what the briefing has is told.
    """
    units = [figure.unit for figure in told.figures(n)]
    fits = any(_is_of(unit, part) for unit in units)
    if not part.cues & {"long", "count"} and (strict or part.cues) and keeps_quiet(told.lines[n]):
        return 1.0
    if "long" in part.cues and (told.terms(n) & {"term", "end"}) and (fits or has_date(told.lines[n]) or strict):
        return 1.0 if fits else _OTHER_SORT
    if fits:
        return 1.0 if strict or any(told.proves(n, f) for f in figures_asked(part, told.briefing)) else 0.0
    if _sorts(part) & {"money", "long", "share"}:
        return 0.0
    return _OTHER_SORT if strict and _NUMBER.search(told.lines[n].text) else 0.0


def _is_of(unit: str, part: Part) -> bool:
    """Whether a unit is of a sort that is asked for."""
    sort = "money" if is_currency(unit) else "share" if unit == "percent" else "long" if unit in _TERMS else "count"
    sorts = _sorts(part)
    return not sorts or sort in sorts


def _sorts(part: Part) -> frozenset[str]:
    """The sorts that are asked for; "how much" alone asks for money."""
    if "long" in part.cues:
        return frozenset({"long"})
    sorts = part.cues & {"money", "share", "count"}
    return sorts or (frozenset({"money"}) if "worth" in part.cues and not part.asked else frozenset())
