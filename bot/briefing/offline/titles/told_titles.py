"""Name an agreement of an English article by what is agreed, asked, offered or discussed: "Offer to run a port"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.titles.english_titles import cut_phrase, label_of
from bot.briefing.offline.titles.relative_titles import plain_noun
from bot.briefing.offline.titles.thing_titles import (
    LEAST_WORDS,
    NO_DEED,
    NOUN,
    adjectives,
    amended,
    done_with,
    lent,
    pact,
    thing,
    with_words,
    without_plain,
    worth,
)

_OPEN = ("proposed", "negotiating", "rejected", "suspended", "terminated")
"""Statuses of what somebody may have asked for, and was given by none."""
_ASIDE = re.compile(r" \([^()]{1,60}\)| (?:between|among) them(?:selves)?\b")
_SCARE = re.compile(r"[\"“]([^\"“”]{2,40})[\"”]")
"""A few words that are quoted: "data embassy"."""
_APPOSED = re.compile(
    r", (?:an?|the|\d+ of|which|who|whose|where|based|part of|owned|also|both|maker|operator|one of|for (?:its|their"
    r"|his"
    r"|her) part"
    r"|in turn|meanwhile|however|too|by contrast|separately|among others)\b(?:[^,;:]{3,80})?,(?= [a-z])"
)
"""What stands between two commas and tells of a name, or only joins."""
_WHEN = (
    r"(?: (?:in principle|in turn|jointly|unanimously|also|instead|meanwhile|formally|provisionally|(?:late "
    r"|early )?on \w+day"
    r"(?: \w+)?|this \w+|last \w+|yesterday|today|(?:between|among) them(?:selves)?|for now"
    r"|(?:with|among|by) (?!which|whom)[^,;:]{2,60}?|in [A-Z]\w+(?: [A-Z]\w+)?|at [^,;:]{3,30}?))*"
)
"""What may stand between a verb and what it is about: when, where and with whom."""
_AGREED = re.compile(
    rf"\b(?:agree[ds]?|settled|reached (?:an? )?(?:[a-z-]+ )?(?:agreement|understanding|accord|deal"
    rf"|common ground)){_WHEN},?"
    r" (?P<about>(?:on|over|about) (?!(?:the same|\w*day\b|it\b|them\b))|how |where and how |on how |(?=to "
    r"(?!be\b)[a-z]+ ))"
)
_THAT = re.compile(
    r"\b(?P<verb>propos|suggest|recommend|request|ask|demand|urg)(?:e|ed|es|s|ing|al|ion|ation)?\b"
    r"(?: [^,;:.]{1,70}?)?(?:, [^,]{3,60},)? that (?P<who>(?:it|they|he|she|both) (?!\w+(?:ed|s)\b|will|would|can|could"
    r"|may|might|had|have|did|must)(?=[a-z]+ ))?"
)
_TO_DO = re.compile(
    r"\b(?P<verb>offer|ask|appl|request|invit|bid|sought|seek|plan|hop|intend|wish|pledg|promis|propos|volunteer"
    r"|undert[ao]k|committ)(?:y|e|s|ed|es|ied|ies|ing|ting|en|ned|ning|ation)?\b(?: [^,;:.]{1,40}?)??"
    r" to (?=(?!the\b|be\b|both\b|each\b|which\b|all\b)[a-z]{2,} )"
    r"|\bwant(?:ed|s)? to (?=[a-z]{2,} )"
)
_ASKED: Mapping[str, str] = {
    "ask": "request",
    "request": "request",
    "sought": "request",
    "seek": "request",
    "appl": "application",
    "offer": "offer",
    "bid": "bid",
    "volunteer": "offer",
    "invit": "invitation",
    "propos": "proposal",
    "suggest": "proposal",
    "recommend": "recommendation",
    "demand": "demand",
    "urg": "call",
    "pledg": "pledge",
    "promis": "promise",
    "undert": "undertaking",
    "committ": "commitment",
}
"""What is made by who asks or offers; a plan by others."""
_OFFERED = re.compile(
    r"\b(?P<verb>offers|offered|offering|put forward|puts forward|propos(?:ed|es|ing)|floated|tabled|orders|ordered)"
    r"(?: to (?!the\b)[^,;:.]{2,40}?)? (?P<thing>(?=(?:an? |the |its |[A-Z]{0,3}[$€£¥₹]?\d|(?:two|three|four|five|six"
    r"|seven|eight"
    r"|nine|ten|twelve|some|another|up to|more than|joint|common)\b)|(?<=ordered )[A-Z][\w-]+ [a-z]{3,}))"
)
_TALKS = re.compile(
    r"\b(?:[Nn]egotiat(?:ing|ed|es|e|ions)|talking|[Tt]alks|in discussions|discuss(?:ing|ed|es|ions)|bargaining"
    r"|haggling|haggled"
    r"|consultations|approached|sounded out|conversations)\b(?: (?!(?:on|about|over) )[^,;:.]{1,100}?)?,? (?P<about>on"
    r"|about|over)"
    r" (?!\w+day\b|the (?:same|side))"
)
_DISCUSSED = re.compile(
    r"\b(?:negotiat(?:ing|ed|es|e)|discuss(?:ing|ed|es)?) (?=(?!with|on|about|over|for|in|whether|how|and|to"
    r"|the two)[\w$€£])"
)
_UNDER = re.compile(
    rf"\b(?:under|in|by|as part of|according to|thanks to) (?:an?|the|its|their|another) (?P<noun>"
    rf"(?:[\w'’-]+ ){{0,3}}?{NOUN})\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|would|is to|are to|can|may|must|shall|undert[ao]kes? to|began to|begins? to) (?:[a-z]+ly |then |also "
    r"|now |each )?"
    r"(?=(?!(?:as|in|on|at|by|from|of|for|with|each|both)\b)[a-z]+ )"
)


def told_title(line: Line, kind: str, status: str, *, deeds: bool = True) -> str:
    """What the line says is agreed, asked, offered, discussed or done; "" where that is not short.

    Its `deeds`, what somebody will or wants to do, are left out where they may be of something else.
    """
    whole = _SCARE.sub(r"\1", _ASIDE.sub("", line.text))
    texts = dict.fromkeys((whole, _APPOSED.sub("", whole)))
    readers = _READERS if deeds else [read for read in _READERS if read not in (_will, _asked_to)]
    titles = (read(text, kind, status) for read in readers for text in texts)
    return next((title for title in titles if title), "")


def _agreed(text: str, kind: str, status: str) -> str:
    """What is agreed on: "Agreement on a 35-metre antenna", "Partnership to share their computers"."""
    m = _AGREED.search(text)
    if m is None or status in _OPEN:
        return ""
    told = cut_phrase(text, m.end())
    if not m["about"]:
        told = with_words(told.removeprefix("to "))
        return f"{label_of(kind, status)} to {told}" if told and not NO_DEED.match(told) else ""
    about = m["about"].strip()
    about = about if about.startswith(("on", "over", "about")) else f"on {about}"
    return f"Agreement {about} {told}" if with_words(f"{about} {told}") else ""


def _asked_that(text: str, kind: str, status: str) -> str:
    """What is asked of others: "Proposal that Hanoi take half of the electricity"."""
    m = _THAT.search(text) if status in _OPEN else None
    told = cut_phrase(text, m.end()) if m else ""
    if m is None or told.count(" ") < (1 if m["who"] else LEAST_WORDS):
        return ""
    return f"{_ASKED[m['verb']]} {'to' if m['who'] else 'that'} {told}"


def _asked_to(text: str, kind: str, status: str) -> str:
    """What somebody wants, offers or is asked to do: "Offer to run the training centre"."""
    m = _TO_DO.search(text) if status in _OPEN else None
    if m is None or text.endswith(("not ", "n't ", "nor "), 0, m.start()):
        return ""
    told = with_words(cut_phrase(text, m.end()))
    noun = _ASKED.get(m["verb"] or "", "plan")
    return f"{noun} to {told}" if told and not NO_DEED.match(told) else ""


def _offered(text: str, kind: str, status: str) -> str:
    """The thing that is offered, proposed or ordered."""
    m = _OFFERED.search(text)
    if m is None or ("order" not in m["verb"] and status not in _OPEN):
        return ""
    noun = "order for" if "order" in m["verb"] else "offer of" if "offer" in m["verb"] else "proposal for"
    told = cut_phrase(text, m.end()).removeprefix("the ").removeprefix("its ")
    return f"{noun} {told}" if told.count(" ") > (0 if "order" in noun else 1) else ""


def _discussed(text: str, kind: str, status: str) -> str:
    """What is talked about: "Talks on a feeder line"."""
    if status not in _OPEN:
        return ""
    for m in (_TALKS.search(text), _DISCUSSED.search(text)):
        if m is not None and (about := cut_phrase(text, m.end())).count(" "):
            return f"talks {m.groupdict().get('about') or 'on'} {about}"
    return ""


def _under(text: str, kind: str, status: str) -> str:
    """What is done under an agreement: "Licence to fill and finish the vaccine"."""
    under = _UNDER.search(text)
    will = _WILL.search(text, 0, under.start()) if under else None
    if under is None or will is None:
        return ""
    told = cut_phrase(text, will.end())
    noun = without_plain(under["noun"])
    return f"{noun} to {told}" if with_words(told) and not NO_DEED.match(told) else ""


def _will(text: str, kind: str, status: str) -> str:
    """What will be done, where the line says no more."""
    for m in _WILL.finditer(text):
        told = cut_phrase(text, m.end())
        if with_words(told) and not NO_DEED.match(told):
            return f"{label_of(kind, status)} to {told}"
    return ""


_READERS: tuple[Callable[[str, str, str], str], ...] = (
    _agreed,
    _asked_that,
    _discussed,
    _asked_to,
    _under,
    plain_noun,
    _offered,
    amended,
    pact,
    thing,
    lent,
    adjectives,
    done_with,
    _will,
    worth,
)
"""From what tells most surely to what tells something at all."""
