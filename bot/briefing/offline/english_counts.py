"""Tell what an English number counts where no plain unit stands behind it: "610-mile line", "will employ 1,400"."""

from __future__ import annotations

import re

from bot.briefing.offline.units import unit_behind, unit_of_compound

_OF_ITS = re.compile(r"^ of (?:its|their|his|her|the|these|those) (?:[\w-]+ )?([a-z]{4,}s)\b")
_EMPLOYS = re.compile(
    r"\b(?:employ\w*|hir(?:e|es|ing)|workforce of|staff of|payroll of|jobs for|work for)(?: [a-z]+){0,2} $"
)
_NO_NOUN = re.compile(
    r"$|[.,;]|\s(?:at|in|when|once|by|and|from|after|across|there|worldwide|locally)\b",
)
_COMPOUND = re.compile(r"-((?!year-old)[a-z]+)(?![a-z])(?!-(?!long|wide|high|deep|thick)[a-z])")
"""The unit of "a 610-mile line"."""
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
    return unit_of_compound(m[1]) if m else None


def counted_otherwise(before: str, after: str) -> str:
    """What "260,000 of its chips" counts, and people where they are employed without a word for them."""
    if m := _OF_ITS.match(after):
        return unit_behind(f" {m[1]}", "en") or m[1]
    return "people" if _EMPLOYS.search(before) and _NO_NOUN.match(after) else ""
