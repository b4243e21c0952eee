"""Take whose entry an English sentence tells of for the candidate, and not who speaks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.clauses.event import Event
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_ENTRY = re.compile(
    r"(?: [a-z-]+){0,2}? (?:membership|entry|accession|bid|application|candidacy|hopes|ambitions|candidature)\b"
)
"""Behind an organisation that somebody wants to join: "Turkey's EU membership bid"."""
_ADJOINS = re.compile(r"['’]s (?:long-[a-z]+ |hoped-for |planned )?| ")
_TO_JOIN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,2}?(?:accession|entry|membership|admission|application|bid|candidacy)"
    r"(?: talks| negotiations| bid)? (?:to|into|of|in|with|for|to join) (?:the )?"
)


def whose_entry(event: Event, line: Line, mentions: Sequence[Mention]) -> None:
    """Give the event of an accession the candidate and what it wants to join: "welcomed Turkey's EU bid"."""
    if event.kind != "accession" or event.status not in ("proposed", "negotiating"):
        return
    for one, other in pairwise(mentions):
        if one.entity.kind != "state" or other.entity.kind != "igo":
            continue
        joins = _ADJOINS.fullmatch(line.folded, one.end, other.start) and _ENTRY.match(line.folded, other.end)
        if joins or _TO_JOIN.fullmatch(line.folded, one.end, other.start):
            event.parties = [one, other]
            return
