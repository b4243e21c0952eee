"""Name an agreement by what its sentence says that it does: "Memorandum that sets up a hotline"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

MAX_TITLE = 100
_LEAST = 20
"""Characters of a clause that tell something."""
_LEAST_CUT = 45
"""Of one that is cut where it could end."""
_SHORT = 4
"""Spaces of a name that says little."""
_RELATIVE = re.compile(
    r"(?: (?:late |early )?on [A-Z]\w+day)? ((?:that|under which|by which|whereby) (?!(?:is|are|was|were|has|have|had"
    r"|will be|could|it|they|he|she|both"
    r"|the two|also"
    r"|never|took|takes|came|comes|entered|expire[sd]?|ran|runs?)\b)[\w'’]+ )"
)
_PLAIN_NOUNS = re.compile(
    r"\b(?:(?!(?:an?|the|its|their|this|that|has|have|new|old|another)\b)(?:\w+-)?[a-z]+ )?(?:arrangement|agreement"
    r"|accord|pact|deal|contract|treaty|convention|protocol|programme|scheme|understanding|service"
    r"|mechanism|system|platform)\b"
)
_BEHIND: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?: (?:with|between) [^,.;:]{2,50}?| in [A-Z][\w ]{2,20}?| (?:late |early |last )?(?:on )?\w+day)*"
        r" (that (?!(?:is|are|was|were|has|have|had|will|would|could|may|must|should|it|they|he|she|both|the|its?|runs?"
        r"|expire[sd]?|took|takes|came|comes|remains?|never|also|already|two|can)\b)[a-z]\w+ (?!\w+ed\b)"
        r"|under which (?!(?:it|they|he|she|both|the two)\b))"
    ),
    "es": re.compile(
        r" (que (?!se\b|no\b|ya\b|aun\b|fue\b|es\b|ser|deb|ten|tien|hab|ha\b|han\b|firm|suscrib|negoci|acord|pact"
        r"|anunci|alcanz)[a-zñ]{2,}[ae]n? )"
    ),
    "fr": re.compile(r" (qui (?!n|a\b|ont\b|est\b|av|ser|doi|dev|vien|rest|se\b|vi(?:se|ent)\b)[a-zé]{3,} )"),
}
"""Between the noun and what it does: with whom, where and when; and how that begins."""
_END = re.compile(r"[,.](?!\d)|[;:!?()\[\]«»“”\"—]| [–-] |$")
_APPOSED = re.compile(r", (?:an?|the|un|una|el|la|une?|le|les|\d+|in|on|with) [^,.;]{2,60},")
"""A comma that ends no clause: "inspectors from Accra, 25 of them, will be trained"."""
_ENDED = re.compile(
    r"(?: ha(?:s|ve|d))? (?:lapse[sd]?|expire[sd]?|entered|end(?:s|ed)|(?:takes?|took) effect|expir\w+|venc\w+)"
    r"(?: .*)?$"
)
"""What the sentence says of the agreement itself, behind its clause."""
_TELLS_NOTHING = re.compile(
    r"that (?:ties|binds|links) (?:it|them)\b|(?:that|which) (?:the|its|their|both|[A-Z][\w'’]*)\b.* (?:concluded"
    r"|signed|reached|agreed|struck"
    r"|negotiated|awarded)(?: |$)"
)
_OF_ITSELF = re.compile(r" (?:is|are|was|were|has|have) (?:off|now|no|not|being|in|still|due|to)\b.*$")
_COULD_END = re.compile(
    r" (?:and|but|when|if|as|before|after|until|once|unless|while|y|cuando|si|hasta|mientras"
    r"|et|quand|lorsque|jusqu'\w+|in|for|at|by|from) "
)
_OBJECTS: Mapping[str, re.Pattern[str]] = {
    "contract": re.compile(r"\b(order|contract|tender|licen[cs]e|concession|lease|mandate) for "),
    "merger_acquisition": re.compile(r"\b(purchase|sale|takeover|acquisition|merger) of |\b(bid|offer) for "),
    "financing": re.compile(r"\b(loan|credit|guarantee|grant|cover) (?:for|of) "),
    "partnership": re.compile(r"\b(joint venture|alliance|letter of intent|plans?|project) (?:for|about|on|over) "),
    "settlement": re.compile(
        r"\b(dispute|row|quarrel|conflict|lawsuit|suit|case|feud|claims?|complaint|arbitration|strike)"
        r" (?:over|about|on) "
    ),
    "treaty": re.compile(r"\b(agreement|accord|pact|text|protocol|consultations|understanding) (?:for|on|about|over) "),
}
"""English nouns of each kind, with what stands before their object."""
_OPEN_END = re.compile(r" (?:a|an|the|its|their|of|for|to|on|and|or|in|at|from|by|with|de|la|el|del|des|du|les?|et|y)$")
_POINTS = re.compile(r"\b(?:it|them|this|that|him|her|which|who|whether|they|what|the same|how much|how many)\b")
_BREAKS = re.compile(
    r" (?:with|between|that|which|who|from|worth|passing|after|before|when"
    r"|while|as|at|in (?:return|exchange)|on \w+day|is|are|was"
    r"|were|has|have|had|will|would|could|may|until|last|this|next|by|and (?:its?|the|will|said))\b"
)


def relative_title(line: Line, kind: str, told: Sequence[Tag], language: str) -> str:
    """The agreement's noun with the clause that says what it does, or its object; "" where neither is short."""
    if (behind := _BEHIND.get(language)) is not None:
        for noun in told:
            if (noun.what == "kind" and noun.value == kind) or noun.what == "loose":
                end = noun.end
                while line.text[end : end + 1].isalpha():
                    end += 1
                if (m := behind.match(line.text, end)) and (
                    title := _with_clause(line.text, noun.start, end, m.start(1))
                ):
                    return title
    return (_object(line, kind) or plain_noun(line.text)) if language == "en" else ""


def plain_noun(text: str, kind: str = "", status: str = "") -> str:
    """A noun that no table has for the agreement, with its clause: "arrangement under which ambulances may cross"."""
    for noun in _PLAIN_NOUNS.finditer(text):
        if (m := _BEHIND["en"].match(text, noun.end())) and (
            title := _with_clause(text, noun.start(), noun.end(), m.start(1))
        ):
            return title
    return ""


def with_relative(line: Line, phrase: str) -> str:
    """A short English name with the clause behind it that says more: "Talks on a scheme that would let ..."."""
    start = line.text.find(phrase)
    end = start + len(phrase)
    if start < 0 or phrase.count(" ") > _SHORT or (m := _RELATIVE.match(line.text, end)) is None:
        return phrase
    named = _with_clause(line.text, start, end, m.start(1))
    return _OF_ITSELF.sub("", named) or phrase


def _with_clause(text: str, start: int, end: int, clause: int) -> str:
    stop = _END.search(text, clause)
    room = MAX_TITLE - (end - start) - 1
    told = _ENDED.sub("", text[clause : stop.start() if stop else len(text)])
    if (stop is not None and len(told) <= room and _APPOSED.match(text, stop.start())) or _TELLS_NOTHING.match(told):
        return ""
    if len(told) > room:
        cuts = [m.start() for m in _COULD_END.finditer(told) if _LEAST_CUT <= m.start() <= room]
        told = told[: cuts[-1]] if cuts else ""
    told = _without_open_end(told)
    return f"{text[start:end]} {told}" if len(told) >= _LEAST else ""


def _object(line: Line, kind: str) -> str:
    m = _OBJECTS[kind].search(line.folded) if kind in _OBJECTS else None
    if m is None or len(line.text) != len(line.folded):
        return ""
    ends = (p.search(line.text, m.end()) for p in (_END, _BREAKS))
    stop = min((e.start() for e in ends if e is not None), default=len(line.text))
    told = line.text[m.end() : stop]
    told = _without_open_end(told)
    if told.count(" ") < 1 or len(told) > MAX_TITLE - _LEAST or _POINTS.search(told):
        return ""
    head = f"settlement of {m[0]}" if kind == "settlement" else line.text[m.start() : m.end()]
    return head + told


def _without_open_end(told: str) -> str:
    """The words without those at the end that want more behind them."""
    while (m := _OPEN_END.search(told)) is not None:
        told = told[: m.start()]
    return told
