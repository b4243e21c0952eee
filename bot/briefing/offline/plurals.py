"""Find bodies that share one noun in English: "the universities of Leeds and Porto", "Keio and Waseda universities"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.text import Line

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?: (?:de |of )?[A-ZÀ-Þ][\w'’-]+){0,2}"
_NAMES = rf"{_NAME}(?:, {_NAME}){{0,6}},? and (?:the )?{_NAME}"
_OF = re.compile(rf"\b[Uu]niversities of (?:the )?({_NAMES})")
_BEFORE = re.compile(rf"({_NAMES}) [Uu]niversities\b")
_EACH = re.compile(_NAME)


def find_shared(line: Line) -> Iterator[tuple[int, int, Entity]]:
    """The universities that a line names together, with the places of their own words."""
    if "universities" not in line.folded:
        return
    for pattern, form in ((_OF, "University of {}"), (_BEFORE, "{} University")):
        for names in pattern.finditer(line.text):
            for m in _EACH.finditer(line.text, names.start(1), names.end(1)):
                yield m.start(), m.end(), Entity(form.format(m[0]), "research_education")
