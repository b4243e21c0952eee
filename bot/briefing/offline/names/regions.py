"""Find provinces and other parts of states in English texts, and tell where their governments act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.briefing.offline.lines.lexicon import Hit, Lexicon
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.text.tables import alternatives, rows

Region = tuple[int, int, Entity, bool]
"""Where a region stands, who it is, and whether its government acts there."""
_BODIES = (
    r"(?:governments?|administrations?|authorities|officials|executive|cabinet|premiers?|governors?|presidents?"
    r"|(?:first |chief |prime )?ministers?|ministry|parliament|legislatures?|assembly|lawmakers|senate|treasury"
    r"|delegations?|negotiators|envoys?|leaders?)"
)
_BODY_BEHIND = re.compile(rf"(?:['’]s?)?\s(?:[a-z-]+\s){{0,2}}?{_BODIES}\b")
_BODY_BEFORE = re.compile(rf"\b{_BODIES}\s(?:of|in|from)\s(?:the )?$")
_PART_BEFORE = re.compile(
    r"(?<!\bin the )(?<!\bat the )(?<!\bfrom the )(?<!\bof the )(?<!\bacross the )(?<!\bto the )(?<!\binto the )"
    r"\b(?:states?|provinces?|regions?|territory|canton|emirates?|republic|prefecture|land) of\s(?:the )?$"
)
_PART_BEHIND = re.compile(r"\s(?:prefecture|province|state|region|county)\b")
_ACTS = re.compile(
    r"(?:,[^,.;]{3,80},)?\s(?:(?:has|have|had|will|would|is|are|to|also|both|jointly|each|now|and)\s){0,3}"
    r"(?:signs?|signed|signing|inks?|inked|agree[sd]?|agreeing|pledge[sd]?|promise[sd]?|offer(?:s|ed)?|propose[sd]?"
    r"|backs?|backed|oppose[sd]?|object(?:s|ed)?|reject(?:s|ed)?|ratif\w+|approve[sd]?|joins?|joined|joining"
    r"|withdr\w+|pays?|paid|contribut\w+|provid\w+|lends?|lent|wants?|wanted|negotiat\w+|invit\w+|hosts?|hosted"
    r"|seeks?|sought|sued?|sues|welcom\w+|commit\w*|launch\w*|scrap\w*|cancel\w*|suspend\w*|end(?:s|ed)"
    r"|conclud\w+|strikes?|struck|reach\w*|seals?|sealed|strengthen\w*|renew\w*|awards?|awarded|buys?|bought"
    r"|sells?|sold|puts? (?:in|up)|takes? (?:a|over)|fund(?:s|ed)|financ\w+|grants?|granted|team\w*|link\w*)\b"
)
_WITH = re.compile(
    r"\b(?:agreements?|deals?|accords?|pacts?|memorand\w+|contracts?|talks|negotiations|partnerships?|treaty|signed"
    r"|agreed|ties|cooperation|arrangements?|understanding|loan|declaration|mou|tie-up|concluded|struck|reached"
    r"|negotiat\w+)\b[^,.;]{0,40}"
    r"\b(?:with|between)\s(?:the )?$"
)
_AND_ANOTHER = re.compile(r" and (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}")
_LIST = re.compile(r"(?:,|,? and|,? with)\s(?:the )?")


def find_regions(line: Line) -> Iterator[Region]:
    """The regions that a line names."""
    last: tuple[int, bool] = (0, False)
    for hit in _regions().find(line.text, line.folded):
        goes_on = last[1] and _LIST.fullmatch(line.folded, last[0], hit.start) is not None
        acts = goes_on or _acts(line, hit)
        last = (hit.end, acts)
        yield hit.start, hit.end, hit.value, acts


def _acts(line: Line, hit: Hit[Entity]) -> bool:
    """Whether the government of a region is meant and not the place: "talks with Quebec", "Bavaria's premier"."""
    folded = line.folded
    part = _PART_BEHIND.match(folded, hit.end)
    end = part.end() if part else hit.end
    before = folded[max(0, hit.start - 72) : hit.start]
    if _BODY_BEHIND.match(folded, end) or _BODY_BEFORE.search(before) or _PART_BEFORE.search(before):
        return True
    if _WITH.search(before):
        return True
    begins = not before.strip(" \"“'") or before.endswith((". ", "; ", ", ", "and ", "but ", "while ", "that "))
    return begins and (_ACTS.match(folded, end) is not None or _joint_subject(line, end))


def _joint_subject(line: Line, end: int) -> bool:
    """Whether it is one of two that do something: "Ontario and Bavaria agree"."""
    m = _AND_ANOTHER.match(line.text, end)
    return m is not None and _ACTS.match(line.folded, m.end()) is not None


@cache
def _regions() -> Lexicon[Entity]:
    return Lexicon(
        (
            (name, Entity(region, "government_body", country))
            for region, country, cell in rows("regions.tsv", 3)
            for name in (region, *alternatives(cell))
        ),
        proper=True,
    )
