"""Tell for whom the subject of an English sentence stands that names nobody: "it", "both", "the Canadian company"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_LEAD = (
    r"(?:(?:in (?:return|exchange|turn|addition)|meanwhile|separately|however|also|but|and|under (?:it|the (?:deal"
    r"|agreement|accord|text|terms))|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|at the same time|on the same (?:day"
    r"|occasion)|for its part|in (?:a|another) separate (?:step|vote|deal|move)|alongside this|in parallel|likewise"
    r"|besides|in a further step|the same (?:day|evening)|on top of (?:this|that)),?\s)?"
)
_ADJECTIVES = r"(?:[\w-]+\s){0,3}?"
_PLURAL = re.compile(
    rf"^{_LEAD}(?:they|both|(?:the|all) (?:two|three|four|five|six|seven|eight|pair|trio|duo|quartet|quintet"
    rf"|sides|parties|partners|neighbou?rs|companies|firms"
    r"|governments|countries|nations|allies|delegations|ministers|leaders|lenders|banks|groups|institutions"
    r"|universities|airlines|carriers|agencies|boards|armies|navies|ministries|authorities|regulators|central banks)"
    r"|neither|each|their (?:[a-z-]+ ){0,3}?(?:offices|ministries|governments|agencies|navies|armies|central banks"
    r"|ministers|parliaments|authorities|regulators|presidents|premiers|negotiators|delegations))\b"
)
_PLURAL_LATER = re.compile(
    r"^(?:at|in|on|under|during|after|by|according to|from|since|until|over|for|with|starting|beginning|hours"
    r"|days|an? \w+"
    r"|two days|the day)"
    r"\s[\w' -]{3,60}?,?\s(?:they|both"
    r"|(?:the|all) (?:two|three|four|five|six|seven|eight|pair|trio|quartet|sides|camps|parties|partners"
    r"|companies|firms|governments|countries|nations|ministers|leaders|delegations))\s"
)
_OFFICIALS_OF = re.compile(
    r"^(?:[a-z-]+ ){1,3}(?:of|from|on|for|representing|between) (?:both|the (?:two|three|four|five|pair)|either|all)\b"
)
"""People who act for those who were spoken of: "Customs officers of the two"."""
_HEAD = 90
_TWO = re.compile(r"\b(?:both|the two|the pair|the duo)\b")
_PAIR = 2
_OF_KIND: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(
            r"\bthe (?:two |three |four |five )?(?:governments|countries|nations|ministers|leaders|neighbou?rs"
            r"|allies)\b"
        ),
        ("state", "igo"),
    ),
    (re.compile(r"\bthe (?:two |three )?(?:companies|firms|groups|airlines|carriers|boards)\b"), ("company",)),
    (re.compile(r"\bthe (?:two |three )?(?:banks|lenders)\b"), ("bank_fund",)),
    (re.compile(r"\bthe (?:two |three )?(?:universities|institutions|institutes)\b"), ("research_education",)),
)
"""Which kind of actor a plural noun means."""
_SINGULAR = {
    "company": re.compile(
        rf"^{_LEAD}the {_ADJECTIVES}(?:company|group|firm|maker|miner|airline|carrier|utility|operator|developer"
        r"|retailer|insurer|start-?up|producer|supplier|manufacturer|buyer|seller|conglomerate|contractor|chipmaker"
        r"|carmaker|automaker|drugmaker|brewer|shipbuilder|bidder|\w+maker|board)\b"
    ),
    "bank_fund": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:bank|lender|fund|investor)\b"),
    "state": re.compile(
        rf"^{_LEAD}the {_ADJECTIVES}(?:country|government|state|kingdom|nation|republic|island|emirate|sultanate"
        r"|[a-z]+ ministry|parliament|assembly|senate|cabinet|president|prime minister)\b"
    ),
    "igo": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:bloc|union|organi[sz]ation|alliance)\b"),
    "government_body": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:agency|ministry|regulator|authority|watchdog)\b"),
    "research_education": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:university|institute|college|school)\b"),
    "association": re.compile(rf"^{_LEAD}the {_ADJECTIVES}(?:association|federation|chamber)\b"),
}
_PAIR, _STATES = 2, ("state", "igo")
_BOTH_STATES = gated(
    r"(?:^|\b(?:of|from|between|by|for|representing|and) |, )(?:the two|both)"
    r" (?:(?:countries|governments|nations|states|neighbou?rs|capitals)\b(?!['’])"
    r"|sides['’] (?:\w+ )?(?:authorities|ministries|governments|officials|ministers)\b)"
)
_ITEM = re.compile(
    r"^(?:under )?(?:the|a|one) ?(?:first|second|third|fourth|fifth|other|latter"
    r"|another)?,? (?:between|provides|covers|concerns|allows|commits|foresees|sets up|with|,|is with|was with"
    r"|was signed|lets)\b|^under (?:the|a) (?:first|second|third|fourth|fifth|other|latter)\b|^the (?:first|second"
    r"|third|fourth|fifth|other|latter),? (?:between|of|which|signed|with|agreement|memorandum|contract|document"
    r"|deal|accord)\b"
)
_IT = re.compile(rf"^{_LEAD}its?\b")
_THEY_OF_STATE = re.compile(rf"^{_LEAD}(?:he|she|the minister|the president)\b")
"""Persons, who speak for their country."""
_OPENING = re.compile(
    r"(?:they|their|both|the|all|neither|each|its?|s?he|in|meanwhile|separately|however|also|but|and|under|on|at|for|during"
    r"|after|by|according|from|since|until|over|with|starting|beginning|hours|days|an?|two|alongside|likewise|besides)\b"
)
"""The first word of any line that begins with somebody spoken of, but for `_OFFICIALS_OF`: others are soon seen."""
_LISTED = re.compile(r"(?:,|,? and)\s(?:the\s)?")
_AIRLINE = ("airline", "airways", "air ", "aviation")
_CALLED = {
    "airline": _AIRLINE,
    "carrier": _AIRLINE,
    "bank": ("bank",),
    "shipbuilder": ("ship", "yard"),
    "utility": ("power", "energy", "electric"),
    "insurer": ("insur", "assur"),
    "retailer": ("store", "retail", "market"),
}
"""By a noun, which words the names have of those that it means."""
_KINDS = {"company": ("company", "other"), "bank_fund": ("bank_fund",), "government_body": ("government_body", "state")}


def referred(
    line: Line, here: Sequence[Mention], seen: Sequence[Sequence[Mention]], dealt: Sequence[Sequence[Mention]]
) -> list[Mention]:
    """The earlier mentions that the first words of `line` stand for; none where they name somebody themselves.

    `seen` are the strong mentions of the lines before, the nearest line first; `dealt` those of the agreements.
    """
    officials = _OFFICIALS_OF.match(line.folded)
    if not officials and not _OPENING.match(line.folded):
        return []
    first = next((m.start for m in here if not m.weak), len(line.folded))
    if officials or _PLURAL.match(line.folded) or _PLURAL_LATER.match(line.folded, 0, min(first, _HEAD)):
        told = (kinds for words, kinds in _OF_KIND if words.search(line.folded, 0, _HEAD))
        kinds: tuple[str, ...] = next(told, ())
        fitting = [[m for m in _distinct(ms) if not kinds or m.entity.kind in kinds] for ms in (*dealt, *seen)]
        several = [ms for ms in fitting if len(ms) > 1]
        pairs = [ms for ms in several if len(ms) == _PAIR] if _TWO.search(line.folded, 0, _HEAD) else []
        if pairs and _are_new_firms(list(seen[0]) if seen else [], dealt):
            return _distinct(seen[0])
        return (pairs or several or [[]])[0]
    if _THEY_OF_STATE.match(line.folded):
        return _nearest(seen, ("state",), "")
    if _IT.match(line.folded):
        return [seen[0][0]] if seen else []
    for kind, pattern in _SINGULAR.items():
        m = pattern.match(line.folded)
        if m is not None:
            home = next((x.entity.country for x in here if x.form == "adjective" and x.start < m.end()), "")
            called = _CALLED.get(m[0].rpartition(" ")[2], ())
            return _nearest(seen, _KINDS.get(kind, (kind,)), home, called)
    return []


def _are_new_firms(last: Sequence[Mention], dealt: Sequence[Sequence[Mention]]) -> bool:
    """Whether two companies were named last, of which no agreement was told: "the pair" are these."""
    who = {m.entity for m in last}
    if len(who) != _PAIR or any(e.kind != "company" for e in who) or not dealt:
        return False
    return who.isdisjoint(m.entity for m in dealt[0])


def may_refer(line: Line) -> bool:
    """Whether a line may tell of somebody that only the lines before it name: False is sure."""
    folded = line.folded
    if _BOTH_STATES.search(folded) or _OFFICIALS_OF.match(folded):
        return True
    if not _OPENING.match(folded):
        return False
    return any(words.match(folded) for words in (_PLURAL, _THEY_OF_STATE, _IT, *_SINGULAR.values())) or (
        _PLURAL_LATER.match(folded, 0, _HEAD) is not None
    )


def both_states(
    line: Line, named: Sequence[Sequence[Mention]], dealt: list[list[Mention]], seen: Sequence[Sequence[Mention]]
) -> list[Mention]:
    """The two countries of a line that only calls them so, where no line of `dealt` and `seen` has two that act.

    What the line itself names before is meant otherwise.

    They are those whose firms, or whose places, were `named` up to that line, and are spoken of then: first in `dealt`.
    """
    m = _BOTH_STATES.search(line.folded)
    if m is None or any(x.start < m.start() and x.entity.country for x in named[-1]):
        return []
    if any(len({x.entity for x in ms if x.entity.kind in _STATES}) >= _PAIR for ms in (*dealt, *seen)):
        return []
    codes = dict.fromkeys(x.entity.country for ms in named for x in ms if x.entity.country)
    if len(codes) != _PAIR:
        return []
    dealt.insert(0, [Mention(m.start(), m.end(), gazetteer.state(code), "name") for code in codes])
    return dealt[0]


def take_subject(clause: Clause, subject: list[Mention]) -> list[Mention]:
    """Give a clause that names nobody before its verb the subject of the clause before; return its own."""
    if clause.language != "en":
        return []
    verb = next((t.start for t in clause.tags if t.what in ("status", "weak", "does")), None)
    own = [m for m in clause.who if verb is None or m.start < verb]
    if verb is None:
        ahead = next((t.start for t in clause.tags if t.what == "act"), None)
        if ahead is not None and not any(m.start < ahead for m in clause.who):
            clause.who = _with_subject(subject, clause)
            return subject
        return _first_listed(own, clause.line) or subject
    if own:
        return own
    clause.who = _with_subject(subject, clause)
    return subject


def is_item(line: Line) -> bool:
    """Whether a line tells one more of several agreements: "The second, between X and Y, ..."."""
    return _ITEM.match(line.folded) is not None


def _nearest(
    seen: Sequence[Sequence[Mention]], kinds: tuple[str, ...], home: str, called: tuple[str, ...] = ()
) -> list[Mention]:
    """The nearest of some kinds; before all one whose name says that it is what it was `called`."""
    fitting = (m for ms in seen for m in ms if m.entity.kind in kinds and (not home or m.entity.country == home))
    found = next(fitting, None)
    if found is not None and called:
        by_name = (m for m in chain((found,), fitting) if any(word in flat(m.entity.name) for word in called))
        found = next(by_name, found)
    return [found] if found else []


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    """The first mention of each entity."""
    return list({m.entity: m for m in reversed(mentions)}.values())[::-1]


def _with_subject(subject: list[Mention], clause: Clause) -> list[Mention]:
    """The mentions of a clause behind those of a subject that stands in another one: at its beginning."""
    at = clause.spans[0][0] if clause.spans else 0
    return [*(replace(m, start=at, end=at) for m in subject if m not in clause.who), *clause.who]


def _first_listed(mentions: list[Mention], line: Line) -> list[Mention]:
    """The first of the mentions and those in one list with it."""
    found = mentions[:1]
    for m in mentions[1:]:
        if not _LISTED.fullmatch(line.folded, found[-1].end, m.start):
            break
        found.append(m)
    return found
