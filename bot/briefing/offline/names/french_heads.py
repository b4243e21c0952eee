"""Find those who act for a country in French articles: "Emmanuel Macron et Friedrich Merz ont signé"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_HIS = re.compile(
    r"(?<!part )(?<!pres )(?<!aupres )\b(?:de |d'|du (?:president|roi|premier ministre|chef de l'etat) )(?:m\. |mme )?$"
    r"|\b(?:administration|gouvernement|equipe|clan|camp|ere|presidence|famille|anti-?|pro-?|loi|plan|accord) $"
)
"""Before somebody of whom only something is told that is his."""
_OTHERWISE = re.compile(
    r"\b(?:ex-|anciens? |anciennes? )[a-z-]+ (?:[a-z'-]+ ){0,4}$"
    r"|\b(?:conseil europeen|commission europeenne|eurogroupe|parlement europeen|otan|onu),? $"
)
"""Before somebody who held an office, or holds another."""
_BEFORE = 60
"""Characters in which that stands."""


def french_heads(lines: Sequence[Line]) -> list[list[Mention]]:
    """Who acts for a country in each line; weakly where only something of his is told.

    Nobody whom the article calls a former president, or the president of something else.
    """
    found = [list(gazetteer.heads("fr").find(line.text, line.folded)) for line in lines]
    others = {
        _surname(line, h.start, h.end)
        for line, hits in zip(lines, found, strict=True)
        for h in hits
        if _OTHERWISE.search(line.folded, max(0, h.start - _BEFORE), h.start)
    }
    return [
        [
            Mention(
                h.start,
                h.end,
                gazetteer.state(h.value),
                "government",
                weak=_HIS.search(line.folded, max(0, h.start - _BEFORE), h.start) is not None,
            )
            for h in hits
            if _surname(line, h.start, h.end) not in others
        ]
        for line, hits in zip(lines, found, strict=True)
    ]


def _surname(line: Line, start: int, end: int) -> str:
    return line.folded[start:end].rpartition(" ")[2]
