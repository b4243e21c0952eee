"""Find bodies that share one noun in English: "the universities of Leeds and Porto", "Keio and Waseda universities"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?: (?:de |of )?[A-ZÀ-Þ][\w'’-]+){0,2}"
_NAMES = rf"{_NAME}(?:, {_NAME}){{0,6}},? and (?:the )?{_NAME}"
_OF = re.compile(rf"\b[Uu]niversities of (?:the )?({_NAMES})")
_BEFORE = re.compile(rf"({_NAMES}) [Uu]niversities\b")
_PORTS = re.compile(rf"\b[Pp]orts? (?:authorities )?of (?:the )?({_NAMES})")
_CITIES = re.compile(rf"\b[Cc]ities of (?:the )?({_NAMES})")
_AS_PLACE = re.compile(r"\b(?:between|from|to|in|at|via|through|of|near|link(?:s|ing)?|connect(?:s|ing)?) (?:the )?$")
"""Before ports and cities that do nothing."""
_EACH = re.compile(_NAME)
_BODIES = (
    ("universities", ((_OF, "University of {}"), (_BEFORE, "{} University")), "research_education"),
    ("ports", ((_PORTS, "Port of {}"),), "company"),
    ("cities", ((_CITIES, "{}"),), "government_body"),
)
"""A plural that all lines have which name them, the ways to do so, and what they are."""


def find_shared(line: Line) -> Iterator[tuple[int, int, Entity]]:
    """The universities, ports and cities that a line names together, with the places of their own words."""
    for plural, ways, kind in _BODIES:
        for pattern, form in ways if plural in line.folded else ():
            for names in pattern.finditer(line.text):
                places = plural != "universities" and _AS_PLACE.search(line.text, 0, names.start()) is not None
                for m in () if places else _EACH.finditer(line.text, names.start(1), names.end(1)):
                    yield m.start(), m.end(), Entity(form.format(m[0]), kind)
