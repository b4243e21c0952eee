"""Leave out whom an English sentence only names beside those who agree: who announces it, owns a party, or has lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import STATES, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import ENDED

_PAIR = 2
_REACH = 110
"""Characters on either side of a name that are read."""
_WORDS = r"(?:[\w’'.-]+ ){0,3}"
_OWNED = (
    r"(?:unit|arm|subsidiary|affiliate|division|branch|offshoot|vehicle|part|rival|competitor|joint venture|venture) of"
    r"|spun (?:out of|off from|off by)|(?:\w+-|half |partly |wholly |mostly )owned by"
    r"|controlled by|founded by|backed by|launched (?:[^,;]{0,30} )?by"
)
"""Between a party and who owns or founded it."""
_ASIDE = gated(
    r"(?:"
    rf", (?:(?:an?|the|itself|now|once|formerly|\w+ly)\b[^,;]{{0,40}}? )?(?:{_OWNED})"
    r"|\b(?:beating|having beaten|outbidding|outbid|ahead of|edging out|passing over|shutting out|snubbing|instead of"
    r"|rather than|in place of|without|against competition from|over the objections of|despite \w+ from)"
    r"|\b(?:replac(?:es|ing)|than|similar to|like|as) (?:the |an? |its |their )?(?:\w+ )?one"
    r" (?:with|that|which|from|by)"
    r"|\b(?:rejecting|turning down|spurning) (?:[a-z-]+ ){0,3}(?:bid|offer|approach|proposal) (?:from|by|of)"
    r"|\b(?:put forward|brokered|mediated|facilitated|hosted|witnessed|advised|represented) by"
    r"|\bmediation (?:by|of|from)"
    r"|\b(?:analysts?|economists|bankers|lawyers) (?:at|of|from|with)|\baccording to|, said"
    r"|\b(?:in front of|in the presence of|in a concession to|under pressure from|at the insistence of)(?: [a-z][\w-]*"
    r"){0,4}(?: of)?(?: \w+ and)?"
    r"|\b(?:borders?|frontier|boundary|ceasefire|truce|war) with|\b(?:owns?|shares?) (?:\w+ly |together )?with"
    r"|\b(?:that|which) (?:\w+ ){0,6}(?:made|built|designed|developed|supplied|used|operated) by|\bgranted by"
    r"|\b(?:following|leaving)"
    r"|\bto enter|\btransit (?:to|through)(?: [a-z]\w+ and)?"
    r"|\b(?:services?|cables?|trains|flights?|ferry|ferries|motorway|highway|roads?|pipelines?|railways?|lorries|traffic)"
    r" between(?: [\w’'-]+(?: [\w’'-]+)?(?:,| and)){0,3}"
    rf") (?:the )?{_WORDS}$"
)
"""Before an owner, a loser, a mediator, a witness, a neighbour or a place."""
_HAULED = re.compile(
    r"\b(?:ship|carry|transport|move|deliver|haul|export|run|lead|stretch)\w*\b[^,.;]{0,40}? from (?:[\w’'-]+ to )?"
    r"(?:the )?$"
    r"|\b(?:exports?|shipments?|flights|deliveries) (?:from|to) (?:the )?$"
)
"""Before a country from which firms carry something to another."""
_FAILED = re.compile(
    r" (?:failed|collapsed|broke|fell|ended|stalled|lapsed|came to nothing|were broken|was terminated|had)\b"
)
_AFTER_TALKS = re.compile(
    r"\bafter (?:[\w’'-]+ ){0,3}?(?:talks|negotiations|deal|agreement|contract|merger|partnership) with (?:the )?$"
)
"""Before whom others agreed with, or talked to, before: "after talks with X failed"."""
_LOOKS_ON = re.compile(r"(?:['’]s [\w ]{3,30}?)? (?:looking on|watching|in attendance)\b")
_AT = re.compile(r"\bat (?:the|an?) $")
_FIRST = re.compile(
    r"(?:['’]s (?:\w+ ){0,3}?\w+)? (?:said|announced|confirmed|reported)(?: on \w+day| late on \w+day)? that"
    r" (?!(?:it|they|its|their|he|she)\b)"
)
"""Behind who begins a sentence with what others do: "Qatar said on Monday that X and Y had agreed"."""
_LEFT = re.compile(
    r"(?:['’]s (?:promise|pledge|offer|example|lead|decision|move)| as the (?:only|last)| without| alone)\b"
)
"""Behind whom others follow, or leave behind."""
_FOLLOWED = re.compile(r"\b(?:following|leaving) (?:the )?$")
_ONCE = re.compile(r"\b(?:once|until|unless|if|provided(?: that)?|as soon as|so long as) (?:the )?$")
"""Before whose consent they need."""
_INSTEAD = re.compile(r",? instead\b")
_BODY = re.compile(r"(?:['’]s)? (?:\w+ )?(?:ministry|regulator|watchdog|authorities|government|court|parliament)\b")
_AFTER = re.compile(r"\b(?:after|because|until|before|unless) (?:the )?$")
_SAYS = re.compile(
    r"(?:['’]s)? (?:[\w-]+ ){0,3}?(?:minister|ministry|delegate|negotiator|president|government|spokes\w+|presidency)"
    r"(?: [\w’'-]+){0,3}? (?:said|announced|told|reported|confirmed|disclosed)\b(?! (?:it|they|he|she|that)\b)"
)
_SAYS_ITSELF = re.compile(r" (?:said|announced|reported|confirmed)\b(?! (?:it|they)\b)")
_LAST = re.compile(r", (?:the )?(?:[\w’'-]+ ){0,4}?$")
_WANTS = re.compile(r" (?:has been|had been|claims|opposes|disputes|objects to|wants|had demanded|regards)\b")
_WHICH = re.compile(r"\b(?:that|which) $")
_COMPETES = gated(r"\bfor which .{0,60}\bcompet(?:es|ing|ed|e)\b")
_MADE = re.compile(r"(?:\d[\d,]*|two|three|four|five|six|eight|ten|twelve|dozen) (?:new |more |used )?$")
_MODEL = re.compile(r" [A-Z]?-?\d[\w-]*")
_ITS = re.compile(r"\b(?:its|their) (?:\w+ )?$")
_FLEET = re.compile(r" (?:jets|planes|aircraft|trains|trucks|turbines|helicopters|fleet|engines|ships)\b")
_UNIT = re.compile(r"['’]s (?:[\w-]+ ){0,2}(?:unit|arm|subsidiary|affiliate|division|offshoot|spin-off) (?=[A-ZÀ-Þ])")
_COUNTERPART = re.compile(r" (?:counterpart|opposite number|peer) (?=[A-ZÀ-Þ])")
_PACT = re.compile(r" (?:agreement|treaty|accord|pact|convention|protocol|regulations|declaration)\b")


def without_bystanders(event: Event, line: Line) -> list[Mention]:
    """The parties of an event in the words of `line`, without those who are named there for something else.

    Two stay, but where another is said to come instead of a party or has to consent.
    """
    parties = event.parties
    kept = {m.entity: None for m in parties}
    if len(kept) < _PAIR:
        return parties
    for entity in list(kept):
        told = [m for m in parties if m.entity == entity]
        if any(m.start == m.end for m in told):
            continue  # a subject that stands elsewhere
        others = kept.keys() - {entity}
        if all(_comes_otherwise(m, event, line) for m in told) or (
            len(others) >= _PAIR and all(_stands_by(m, line, parties, others) for m in told)
        ):
            del kept[entity]
            event.other_told = event.other_told or (len(kept) == 1 and event.kind == "contract")
    return [m for m in parties if m.entity in kept]


def _stands_by(m: Mention, line: Line, parties: Sequence[Mention], others: set[Entity]) -> bool:
    """Whether a mention is one of a bystander, where these others are left."""
    return _is_aside(line, m) or _announces(line, m) or _is_thing(line, m, others) or _is_home(line, m, parties)


def _comes_otherwise(m: Mention, event: Event, line: Line) -> bool:
    """Whether somebody comes instead of who is left, or has to consent: "once the watchdog gives its nod"."""
    before = line.folded[max(0, m.start - _REACH) : m.start]
    if event.status in ENDED and _INSTEAD.match(line.folded, m.end):
        return True
    return m.entity.kind in ("igo", "government_body") and _ONCE.search(before) is not None


def _is_aside(line: Line, m: Mention) -> bool:
    """Whether it owns a party, has lost, mediates, looks on, is a place, or does so in a clause of its own."""
    before = line.folded[max(0, m.start - _REACH) : m.start]
    if _ASIDE.may(line.folded) and _ASIDE.pattern.search(before):
        return not _FOLLOWED.search(before) or _LEFT.match(line.folded, m.end) is not None
    if m.entity.kind in STATES and _AFTER.search(before):
        return _BODY.match(line.folded, m.end) is not None
    if m.entity.kind == "state" and _WHICH.search(before):
        return _WANTS.match(line.folded, m.end) is not None
    if _LOOKS_ON.match(line.folded, m.end) or (_FAILED.match(line.folded, m.end) and _AFTER_TALKS.search(before)):
        return True
    if m.entity.kind == "igo" and _AT.search(before):
        return True
    competing = _COMPETES.search(line.folded)
    return competing is not None and competing.start() < m.start


def _announces(line: Line, m: Mention) -> bool:
    """Whether a state, a body of it or an organisation of states only announces what others agree, at the end."""
    if m.entity.kind not in STATES:
        return False
    if m.start <= len("the ") and _FIRST.match(line.folded, m.end):
        return True
    if not _LAST.search(line.folded, max(0, m.start - 48), m.start):
        return False
    says = _SAYS if m.entity.kind == "state" else _SAYS_ITSELF
    return says.match(line.folded, m.end) is not None


def _is_thing(line: Line, m: Mention, others: set[Entity]) -> bool:
    """Whether it only made what is agreed about, or the agreement has its name: "the cabins of 33 Boeing 787s"."""
    firms = sum(e.kind not in STATES for e in others) >= _PAIR
    before = line.folded[max(0, m.start - 64) : m.start]
    if m.entity.kind in STATES:
        return firms and m.entity.kind == "state" and _HAULED.search(before) is not None
    if (_MADE.search(before) and _MODEL.match(line.text, m.end)) or (
        _ITS.search(before) and _FLEET.match(line.folded, m.end)
    ):
        return firms
    return line.folded.endswith("the ", 0, m.start) and _PACT.match(line.folded, m.end) is not None


def _is_home(line: Line, m: Mention, parties: Sequence[Mention]) -> bool:
    """Whether it only tells whose another party is: "Arabsat's unit Hellas Sat", "its Malaysian counterpart MIDA"."""
    behind = _UNIT.match(line.text, m.end) or _COUNTERPART.match(line.text, m.end)
    return behind is not None and any(x.start == behind.end() for x in parties)
