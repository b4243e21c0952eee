"""Tell what an English number counts where no plain unit stands behind it: "610-mile line", "will employ 1,400"."""

from __future__ import annotations

import re

from bot.briefing.offline.figures.units import unit_behind, unit_of_compound
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.runs import nations

_OF_ITS = re.compile(
    r"^ (?:more |others? |further |additional )?of (?:its|their|his|her|the|these|those) (?:[\w-]+ )?([a-z]{4,}s)\b"
)
_EMPLOYS = re.compile(
    r"\b(?:employ\w*|hir(?:e|es|ing)|workforce of|staff of|payroll of|jobs for|work for)(?: [a-z]+){0,2} $"
)
_NO_NOUN = re.compile(
    r"$|[.,;]|\s(?:at|in|when|once|by|and|from|after|across|there|worldwide|locally)\b",
)
_NUMBER_OF = gated(
    r"\b(?:numbers?|total|count|tally|quota) of ((?:[a-z-]+ ){0,2}[a-z]{3,}s)\b(?:[^.;\d]|,(?=\d)){0,80}?"
    r" (?:to|at|by|from|reach(?:es|ed)?|is|was|than) (?:about |some |around |up to |over |more than |nearly )?"
    r"(?:\d[\d.,]*(?: a year| per year| annually)?(?: to|,? (?:up|down) from) )?$"
)
_NUMBER_BEHIND = re.compile(
    r"$|[.,;]|\s(?:(?:a|per|each|every) (?:year|month|week|day)|annually|from|to|in|by|and|at|this|next|on)\b"
)
_REACH = 150
_COMPOUND = re.compile(r"-((?:cubic-|square-)?[a-z]+)((?:-[a-z]+)*)(?![a-z])")
"""The unit of "a 610-mile line"."""
_EXTENT = (
    "-a-day",
    "-a-year",
    "-a-month",
    "-a-week",
    "-per-day",
    "-per-year",
    "",
    "-long",
    "-wide",
    "-high",
    "-deep",
    "-thick",
    "-tall",
)
_NATIONALS = re.compile(
    r"\s([a-z]{4,}(?:ese|ish|ans|is|ns|ch))(?=\s(?:an?|each|every|who|in|at|from|to|were|are|will|have|had|may|can|live"
    r"|work|on|per|by)\b|[.,;]|$)"
)
_OTHERWISE = (" filipinos", " spaniards", " frenchmen", " irishmen", " britons", " scots ")
"""People of countries that are called otherwise."""
_INHABITANTS = re.compile(
    r"\s(?:(?:sri|new|south|north|costa|sierra|puerto|cape|papua new|burkina|el)\s)?([a-z]{3,}(?<!s)s)(?=\s|[.,;)]|$)"
)
"""The plural of who lives somewhere: "221,000 Indonesians perform the haj"."""
_SIZED = re.compile(
    r"\s(?:\d[\d.,]*|[a-z]+)-(?:metres?|meters?|foot|tonnes?|tons?|seat|seater|megawatt|mw|kilovolt|kv|storey|bed|room"
    r"|litre|kilomet(?:re|er)|km|mile|inch|horsepower|million-litre|barrel|cubic-metre|teu|container|passenger|person)"
    r"(?=\s)"
)


def behind_size(after: str) -> str:
    """What stands behind the size of what is counted: "four 88-metre vessels"."""
    m = _SIZED.match(after)
    return after[m.end() :] if m else after


def of_compound(after: str) -> str | None:
    """The unit of a compound, "" where it is none that is known; None where no compound follows the number."""
    m = _COMPOUND.match(after)
    if m is None:
        return None
    return unit_of_compound(m[1].replace("-", " ")) if m[2] in _EXTENT else ""


def counts_nationals(after: str) -> bool:
    """Whether people are counted by their nation: "20,000 Vietnamese a year"."""
    if not ("a" <= after[1:2] <= "z"):  # no word, as all of these have
        return False
    m = _NATIONALS.match(after)
    if m is not None and (m[1] in nations() or m[1].removesuffix("s") in nations()):
        return True
    if after.startswith(_OTHERWISE):
        return True
    m = _INHABITANTS.match(after)
    return m is not None and not gazetteer.inhabitants().isdisjoint({m[1], m[1].removesuffix("s")})


def counted_otherwise(before: str, after: str, *, spelled: bool) -> str:
    """What "260,000 of its chips" counts, and people where they are employed without a word for them."""
    if not spelled and (m := _OF_ITS.match(after)):
        return unit_behind(f" {m[1]}", "en") or m[1]
    return "people" if _EMPLOYS.search(before) and _NO_NOUN.match(after) else ""


def numbered(folded: str, start: int, after: str) -> str:
    """What is counted that stands before its number: "raises the number of seasonal workers to 4,800"."""
    m = _NUMBER_OF.search(folded, max(0, start - _REACH), start) if _NUMBER_BEHIND.match(after) else None
    return (unit_behind(f" {m[1]}", "en") or m[1].rpartition(" ")[2]) if m else ""
