"""Tell whether a listed name is that organisation in an English sentence: no surname, no sea and no plain words."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_GEOGRAPHY = re.compile(r"\b(?:gulf|straits?|isthmus|bay|sea|coast|island|isle|province|governorate|town|village) of $")
"""Before the name of a place: "the Gulf of Suez"."""
_BEFORE = 16
"""More characters than stand in it."""


def means_organisation(line: Line, m: Mention) -> bool:
    """Whether a mention of a listed organisation is one here; others are passed."""
    if m.form != "organisation":
        return True
    if line.text[m.end : m.end + 1].isalpha():
        return False  # a genitive in German, another name in English: "Davies"
    if _GEOGRAPHY.search(line.folded, max(0, m.start - _BEFORE), m.start):
        return False
    first, _, rest = line.text[m.start : m.end].partition(" ")
    return not (rest and rest.islower() and flat(first) in gazetteer.inhabitants())  # "the Indian oil industry"
