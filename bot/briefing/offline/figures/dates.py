"""Tell numbers that are dates, ordinals or the length of what is over, in six languages."""

from __future__ import annotations

import re

from bot.briefing.offline.figures.units import unit_behind

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|fevr|avr|mai|juin|juil|aout|marz|okt"
    r"|dez)"
)
_DATE_AFTER = re.compile(
    rf"^(?:st|nd|rd|th|er|º|ª|°|\.º)?\.?\s?(?:of\s|de\s)?{_MONTH}[a-z.]*\b"
    r"|^\s?[年月日時](?!間)|^\s?(?:년(?!간|\s?(?:동안|만|간|계약))|월|일(?!간)|시(?!간)|분기|호|번지"
    r"|대 (?:남|여|청|부부|노|환|직))"
    r"|^\s?(?:uhr|a\.m\.|p\.m\.|h\d|時)"
)
_DATE_BEFORE = re.compile(
    rf"(?:\b{_MONTH}[a-z]*\.?\s|\b(?:in|by|since|until|from|of|year|en|desde|depuis|bis|seit|ende|anfang|mitte|before|"
    r"after|early|late|mid-|through|to)\s|[/-]|article |no\. |chapter |g|第|제)$"
)
_ORDINAL = re.compile(r"^(?:st|nd|rd|th|e|eme|er|re|º|ª|\.º)\b|^\s?(?:주년|번째|호기|차 |周年|回|番目|号)")
_YEAR_LIKE = re.compile(r"^(?:19|20)\d\d$")
_MEASURED = re.compile(r"\s(?:tonn|km|mw|people|job|empleos|toneladas|personnes|emplois)")
_AGO = re.compile(
    r"^\s(?:\w+\s)?(?:weeks?|days?|months?|years?|decades?)(?: and a half)? "
    r"(?:ago|earlier|later|after|before|old|since|on|of|in a row|running)\b"
    r"|^\s(?:semanas|dias|meses|anos) (?:despues|antes|atras)|^\s(?:semaines|jours|mois|ans) (?:plus tard|apres"
    r"|auparavant)"
    r"|^\s(?:wochen|tage|monate|jahre)n? (?:spater|zuvor|nach|vor)|^\s?(?:년|개월|주|일) ?(?:전|뒤|후)"
    r"|^\s?(?:年|カ月|日|週間)(?:前|後|ぶり)"
)
_BEFORE_NOW = re.compile(r"\b(?:vor|hace|il y a|depuis|seit|desde hace|tras|apres)\s$")
"""Before a term that is over: "vor zwei Wochen"."""
_TERM_BEFORE = re.compile(
    r"\b(?:for|over|includ(?:es?|ing)|covers?|covering|plus|guarantee[sd]?|provides?|comprises?|buys)"
    r"(?: the next| the coming| another| a further)? $"
)
"""Before a term whatever stands behind it: "for 30 years after signing"."""


def is_date(written: str, before: str, after: str, value: float, language: str) -> bool:
    """Whether a number between `before` and `after` (folded) is an ordinal, a day or a year; "2000 tonnes" is none."""
    if _ORDINAL.match(after) or _DATE_AFTER.match(after):
        return True
    if is_year(written):
        counted = unit_behind(after, language) if language in ("ko", "ja") else ""
        return not (_MEASURED.match(after) or (counted and counted != "years"))
    return value <= 31 and _DATE_BEFORE.search(before) is not None and not unit_behind(after, language)


def is_year(written: str) -> bool:
    """Whether a number is written as the years since 1900 are."""
    return _YEAR_LIKE.match(written) is not None


def is_ago(before: str, after: str) -> bool:
    """Whether what stands beside a number tells when something was: "weeks ago", "年前"."""
    return _AGO.match(after) is not None and _TERM_BEFORE.search(before) is None


def is_over(before: str) -> bool:
    """Whether what stands before a term tells that it is over: "vor zwei Wochen"."""
    return _BEFORE_NOW.search(before) is not None
