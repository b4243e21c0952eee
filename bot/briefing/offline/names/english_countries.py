"""Tell whether a listed name is a country in an English sentence: no part of a region, a person or a company."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.edges import ending
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_FOREIGN = frozenset({"island", "islands", "chili", "polen", "iran's", "tang"})
"""Names of countries in other languages that are English words."""
_REGION = re.compile(r"(?:\b(?:south|north|latin|central|native|african|pan|anglo|papua new|northern|new|inner)[ -])$")
_OF_REGION = frozenset({"american", "americans", "america", "guinea", "ireland", "mexico", "mongolia", "england"})
_TITLE = re.compile(
    r"\b(?:president|minister|chancellor|premier|king|queen|secretary|chair\w*|mr|mrs|ms|dr|executive|director"
    r"|governor|mayor|ambassador|commissioner|negotiator|spokes\w+|analyst|economist)\s$"
)
_CAPITAL_BEHIND = re.compile(r"\s[A-ZÀ-Þ][\w'’-]+")
DEPUTIES_IN = ending(
    r"\b(?:lawmakers|mps|deputies|senators|legislators|parliament|assembly|ministry|government|cabinet|senate"
    r"|upper house|lower house"
    r"|lower chamber|upper chamber|parliamentarians) in $"
)
_DEPUTIES = 24
"""Characters of those who act for a country, before its capital."""
_RIVERS = frozenset({"amazon", "orange"})
_OF_FIRM = re.compile(
    r"[’']s? (?:group|company|chief|board|shares?|unit|site|store)|[ -](?:web|prime|group|unit|store|deal|contract"
    r"|order|brand|marketplace|warehouse|site)"
)
"""Behind the name of a company that is also a river's."""
_LISTED_AT = re.compile(r": ?[A-Z][A-Z0-9. ]{1,10}\)")
_EXCHANGE = ending(r"\b(?:nasdaq|euronext|omx|bolsa de|borsa|bourse de) $")
"""Where shares are listed: "(Nasdaq Stockholm: LINDQ)"."""
_COINS = (" cents ", " dollar", " pound", " franc", " crown", " peso", " rupee", " shilling", " dinar")
"""Behind "U.S." and "Swiss", whose money it is tells of no country: "6.95 U.S. cents"."""


_DEAL_BEHIND = re.compile(
    r" (?:tie-up|deals?|talks|pact|agreement|venture|contract|order|bid|link(?:-up)?|alliance|plans?|row|sale|merger"
    r"|partnership|project|investment|launch|listing|move|stake)\b"
)
"""Behind two of whom a headline tells: "Rover China tie-up"."""


def means_country(line: Line, m: Mention, named: set[gazetteer.Entity] | None) -> bool:
    """Whether a listed name is one here: no part of a region's or a person's, no capital out of the blue.

    `named` are the countries that the article names by name or adjective; None where they may be any.
    """
    if m.form == "organisation":
        return not _is_river(line, m)
    if line.text[m.start : m.end] == "Emirates" and not line.folded.endswith("the ", 0, m.start):
        return False  # the airline
    if line.folded.startswith("$", m.end) or _is_sign(line, m):
        return False  # "US$3 billion"
    said = line.folded[m.start : m.end]
    before = line.folded[max(0, m.start - 16) : m.start]
    if said in name_words("given") and _CAPITAL_BEHIND.match(line.text, m.end):
        return False  # "Mauricio Kuri"
    if said in _FOREIGN or (said in _OF_REGION and _REGION.search(before)):
        return False
    if m.form == "adjective":
        return not line.folded.startswith(_COINS, m.end)
    if _CAPITAL_BEHIND.match(line.text, m.end) and _TITLE.search(before):
        return False
    if m.form != "government":
        return True
    if _LISTED_AT.match(line.text, m.end) or _EXCHANGE.pattern.search(before):
        return False
    if DEPUTIES_IN.pattern.search(line.folded, max(0, m.start - _DEPUTIES), m.start):
        return True
    return named is None or m.entity in named or said in name_words("seat")


def _is_river(line: Line, m: Mention) -> bool:
    """Whether a name is that of a river here, as a company has it too: "satellites that watch the Amazon"."""
    said = line.folded[m.start : m.end]
    return said in _RIVERS and line.folded.endswith("the ", 0, m.start) and not _OF_FIRM.match(line.folded, m.end)


def _is_sign(line: Line, m: Mention) -> bool:
    """Whether it tells whose dollars a sum is in: "for US $965 million", but not "paid the US $2 million"."""
    short = line.text.startswith(" $", m.end) and line.text[m.start : m.end] in ("US", "U.S.")
    return short and not line.folded.endswith("the ", 0, m.start)


def join_countries(line: Line, mentions: list[Mention]) -> list[Mention]:
    """Take "Orange Moldova" for one company, and no mention of Moldova."""
    kept: list[Mention] = []
    for m in mentions:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.form == "organisation"
            and last.entity.kind in ("company", "bank_fund")
            and m.form == "name"
            and last.end + 1 == m.start
            and line.text[last.end] == " "
            and not _DEAL_BEHIND.match(line.folded, m.end)
            and not line.text[m.start : m.end].endswith(".")
        ):
            name = line.text[last.start : m.end]
            last.end, last.entity = m.end, last.entity._replace(name=name, country=m.entity.country)
        else:
            kept.append(m)
    return kept
