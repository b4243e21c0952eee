"""Find bodies that English names with small words or a country: parliaments, ports, "Australia's watchdog"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention

_HOUSES = gated(
    r"\b(?:house of (?:representatives|commons|lords|councillors|peoples?|deputies|delegates|keys|elders|nationalities"
    r"|assembly)|chamber of (?:deputies|representatives|senators|nations)|congress of deputies|council of (?:ministers"
    r"|state|states|representatives|the republic|the federation)|(?:national|supreme|state|federation|legislative"
    r"|shura|consultative) council|(?:(?:grand )?national|federal|legislative|people's|supreme people's) assembly"
    r"|senate|congress|parliament|state duma|great khural)\b"
)
"""Parliaments and cabinets, which act for their country as a whole."""
_OF = (" of the ", " of ")
_OWN = ("'s ", "' ", " ")
"""Between a country and its parliament: "Japan's House of Councillors", "the Cypriot House of Representatives"."""
_PORT = re.compile(
    r"\b[Pp]orts? of ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})(?! (?:and|,) [A-ZÀ-Þ][\w'’-]+ (?:are|were)\b)"
)
_WITH_PORT = re.compile(
    r"\b(?:sign\w*|agree\w*|memorand\w+|understanding|contracts?|deals?|accords?|pacts?|partnerships?|talks|negotiat\w+"
    r"|alliances?|cooperat\w+|letters? of intent|concluded|teamed up)\b[^,.;]{0,40}\b(?:with|between) (?:the )?$"
    r"|\band (?:the )?$"
)
_PORT_ACTS = re.compile(
    r"(?:,[^,.;]{3,80},| \([a-z-]{2,12}\))?(?: and (?:the )?[^,.;]{3,50}?,?(?:[^,.;]{3,60},)?)?"
    r" (?:(?:has|have|will|would|is|are|also|both|jointly) ){0,3}"
    r"(?:sign|agree|conclud|pledg|propos|award|order|invit|reject|join|negotiat|invest|want|said|approv|launch|in talks"
    r"|set up|form|pick|chose|hire|lease|buy|bought|team)\w*"
)
"""Behind a port that does something itself."""
_A_BODY = re.compile(
    r"(?:['’]s?)?\s(?:[\w-]+\s){0,3}?(?:watchdog|regulators?|agency|authority|competition authorities)\b(?! \()"
)


def find_bodies(line: Line, listed: Sequence[Mention]) -> Iterator[Mention]:
    """The parliaments, agencies and ports of a line; `listed` are the names that it has in our tables."""
    yield from _houses(line, listed)
    for m in listed:
        if m.form == "name" and (start := _agency(line, m.start)) < m.start:
            name = Entity(line.text[start : m.end], "government_body", m.entity.country)
            yield Mention(start, m.end, name, "organisation")
    if "port of " in line.folded:
        yield from _ports(line)


def _agency(line: Line, start: int) -> int:
    """Where the name of an agency begins that ends with the country at `start`: "Screen Ireland"; else `start`."""
    if not line.text.endswith(" ", 0, start):
        return start
    at = line.text.rfind(" ", 0, start - 1) + 1
    if not line.text[at].isupper() or line.folded[at : start - 1] not in name_words("agency"):
        return start
    whole = at == 0 or not line.text[line.text.rfind(" ", 0, at - 1) + 1].isupper() or line.text[at - 2] in ",;:."
    return at if whole else start  # "Skjold Hydrogen Namibia" is more than that


def _houses(line: Line, listed: Sequence[Mention]) -> Iterator[Mention]:
    for house in _HOUSES.finditer(line.folded):
        start, end = house.span()
        behind = next((m for m in listed if m.form == "name" and line.folded[end : m.start] in _OF), None)
        own = next((m for m in listed if m.form != "organisation" and line.folded[m.end : start] in _OWN), None)
        whose = behind or own
        if whose is not None and line.text[start].isupper():
            whole = min(start, whose.start), max(end, whose.end)
            yield Mention(*whole, gazetteer.state(whose.entity.country), "government")


def _ports(line: Line) -> Iterator[Mention]:
    """Ports that act: "the port of Antwerp and Namport signed"."""
    for m in _PORT.finditer(line.text):
        if m[1].endswith((" Port", " Ports", " Authority")):
            continue  # "the port of Hanover Port" is told what it is
        begins = not line.folded[: m.start()].strip(" \"“'").removeprefix("the").strip()
        if (begins and _PORT_ACTS.match(line.folded, m.end())) or _WITH_PORT.search(line.folded, 0, m.start()):
            yield Mention(m.start(), m.end(), Entity(f"Port of {m[1]}", "company"), "organisation")


def may_name_body(line: Line) -> bool:
    """Whether a line may tell of a body only by its country: "Australia's competition watchdog"."""
    return _A_BODY.search(line.folded) is not None


def name_bodies(line: Line, mentions: list[Mention], bodies: Mapping[str, gazetteer.Entity]) -> None:
    """Take "Australia's competition watchdog" for the body of Australia that the article names."""
    for m in mentions:
        body = bodies.get(m.entity.country) if m.form in ("name", "adjective") else None
        if body is not None and _A_BODY.match(line.folded, m.end):
            m.entity, m.form, m.weak = body, "organisation", False
