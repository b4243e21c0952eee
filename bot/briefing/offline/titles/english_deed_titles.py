"""Name an English agreement by whom somebody chose, joined or gave something: "Contract to span a bay"."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.briefing.offline.titles.english_titles import cut_phrase, label_of
from bot.briefing.offline.titles.thing_titles import NO_DEED, with_words

_OPEN = ("proposed", "negotiating", "rejected")
_HIRED = re.compile(
    r"\b(?:cho(?:se|osing|oses)|pick(?:ed|s)|hire[sd]?|appoint(?:ed|s)?|tapped|select(?:ed|s)|commission(?:ed|s)"
    r"|entrust(?:ed|s)|engaged|contracted|mandated) (?!to\b)[^;:.]{3,90}? to (?=[a-z]+ )"
)
_TEAMED = re.compile(
    r"\b(?:team(?:s|ed|ing)? up|partner(?:s|ed|ing)?|join(?:s|ed|ing)? (?:forces|hands)|work(?:s|ed|ing)? together"
    r"|cooperat(?:e|es|ed|ing)|collaborat(?:e|es|ed|ing))\b(?: (?:with|and) [^,;:.]{2,70}?)?"
    r" (?P<on>to (?=[a-z]+ )|on (?!\w*day\b)|in (?=[a-z]+ing ))"
)
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d[\d,.]*|the|an?|exclusive|all)"
_AWARDED = re.compile(
    r"\b(?:awarded|granted|handed|leased|ceded|assigned)"
    r"(?: [A-Z][\w'’&.-]*(?: (?:(?:and|of|&) )?[A-Z][\w'’&.-]*)*)?"
    rf" (?P<thing>(?={_COUNT} (?!same\b|contracts?\b|right\b)[\w-]+ [\w-]+))"
)
_SHARE = re.compile(
    r"\b(?P<share>\d[\d.,]*(?: ?%| per ?cent)) (?P<what>stake|holding|interest|shareholding) (?=(?:in|of) )"
)
_LICENSED = re.compile(r"\b(?P<verb>licen[sc]e[sd]|out-licen[sc]ed) (?=(?:its|the|an?|their|his|her) )")
_RIGHTS = re.compile(r"\b(?P<rights>(?:[a-z]+ )?rights (?:to|for)) (?!\w*day\b)(?=(?:the |an? |its |[a-z\d]))")
_TEXT = re.compile(
    r"\b(?:text|document|papers?|letters?|statement|communiqu[eé]|note|terms)(?: (?:in|at) [^,;:.]{2,40}?)?"
    r" (?:on|about|over|regarding|governing) (?!\w*day\b|the (?:same|table|side))"
)
_ASKED_FOR = re.compile(
    r"\b(?:ask(?:ed|s)?|approached|petitioned|pressed) (?:the )?[A-Z][\w'’&.-]*(?: (?:(?:and|of|&) )?[A-Z][\w'’&.-]*)*"
    r" for (?=(?:an?|the|its|more|another|some|two|three|four|\d[\d.,]*) )"
)
_OWN = re.compile(r"^(?:its|their|his|her) ")


def deed_title(text: str, kind: str, status: str) -> str:
    """Whom or what the sentence says is chosen, joined, given or licensed; "" where that is not short."""
    return next((title for read in _READERS if (title := read(text, kind, status))), "")


def _hired(text: str, kind: str, status: str) -> str:
    """What somebody is chosen for."""
    m = _HIRED.search(text)
    told = with_words(cut_phrase(text, m.end())) if m else ""
    return f"{label_of(kind, status)} to {told}" if told and not NO_DEED.match(told) else ""


def _teamed(text: str, kind: str, status: str) -> str:
    """What some do together."""
    m = _TEAMED.search(text)
    told = cut_phrase(text, m.end()) if m else ""
    if m is None or told.count(" ") < 1 or NO_DEED.match(told):
        return ""
    label = label_of(kind, status) if m["on"] == "to " else "Plan" if status in _OPEN else "Partnership"
    return f"{label} {m['on']}{told}"


def _awarded(text: str, kind: str, status: str) -> str:
    """What is given to somebody."""
    m = _AWARDED.search(text)
    told = _OWN.sub("", cut_phrase(text, m.start("thing"))) if m else ""
    return f"Award of {told}" if told.count(" ") > 0 and "contract" not in told else ""


def _share(text: str, kind: str, status: str) -> str:
    """The part of a company that changes hands."""
    m = _SHARE.search(text) if kind in ("merger_acquisition", "investment", "contract", "financing") else None
    told = cut_phrase(text, m.end()) if m else ""
    return f"{m['share']} {m['what']} {told}" if m and " " in told else ""


def _licensed(text: str, kind: str, status: str) -> str:
    """What is licensed."""
    m = _LICENSED.search(text)
    told = _OWN.sub("", cut_phrase(text, m.end())) if m else ""
    return f"Licence for {told}" if " " in told else ""


def _rights(text: str, kind: str, status: str) -> str:
    """The rights that somebody gets."""
    m = _RIGHTS.search(text)
    told = cut_phrase(text, m.end()) if m else ""
    return f"{m['rights']} {told}" if m and " " in told else ""


def _asked_for(text: str, kind: str, status: str) -> str:
    """What somebody is asked for."""
    m = _ASKED_FOR.search(text) if status in _OPEN else None
    told = cut_phrase(text, m.end()) if m else ""
    return f"Request for {told}" if " " in told else ""


def _text_on(text: str, kind: str, status: str) -> str:
    """What a text is about that has no other name."""
    m = _TEXT.search(text)
    told = with_words(cut_phrase(text, m.end())) if m else ""
    return f"{'Proposal' if status in _OPEN else 'Agreement'} on {told}" if told else ""


_READERS: tuple[Callable[[str, str, str], str], ...] = (
    _hired,
    _teamed,
    _asked_for,
    _licensed,
    _share,
    _rights,
    _text_on,
    _awarded,
)
