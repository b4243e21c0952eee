"""Find the forms under which organisations stand in an article: whole names, first words, acronyms in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.ministries import ministry_name
from bot.briefing.offline.names.runs import Run, nations
from bot.briefing.offline.names.trimming import common_words

_IN = re.compile(r"\b(?:in|at|near|en|a)\s$")
"""Before a shortened name: "in Brno" is no "Brno University"."""
_SHARE_IN = re.compile(
    r"\b(?:stakes?|shares?|shareholdings?|interests?|holdings?|invest\w*|majority|control|investors?|shareholders?)"
    r" (?:\w+ )?in\s$"
)
"""Before a shortened name too: "a stake in Brno"."""
_MINISTRY = re.compile(r"[a-zäöü]ministeriums?(?: [A-ZÄÖÜ][a-zäöüß]+s)?$")
_INFLECTED = re.compile(
    r"^([A-ZÄÖÜ][a-zäöüß]*(?:isch|ational|rei|taatlich))en (?=(?i:[a-zäöüß]*(?:universität|hochschule|kommission"
    r"|stiftung"
    r"|akademie|agentur|gesellschaft|bank|bahn|bahnen|post|börse|behörde))\b)"
)
"""A German name behind an article in another case than the first."""
_INITIALS = 3
_BRACKETS = re.compile(r"\s\(([A-Z][A-Za-z&-]{1,9})\)")


@dataclass(slots=True)
class Candidate:
    """A run of capitalised words taken for an organisation."""

    start: int
    end: int
    entity: Entity
    weak: bool = False


def introduced(lines: list[Line], named: dict[str, Run]) -> dict[str, Run]:
    """What the article introduces in brackets behind a name: "Kenya Association of Manufacturers (KAM)"."""
    found: dict[str, Run] = {}
    for run in list(named.values()):
        m = _BRACKETS.match(lines[run.line].text, run.end)
        if m and m[1] != run.text:
            found[m[1]] = run
            named.pop(flat(m[1]), None)
    return found


def forms_of(named: dict[str, Run], acronyms: dict[str, Run]) -> list[tuple[str, Entity]]:
    """Every form under which the organisations stand, the longest first: "Woodside" for "Woodside Energy" too."""
    found: dict[str, Entity] = {}
    for run in sorted(named.values(), key=lambda r: -len(r.text)):
        full = _canonical(run, named)
        country = full.country or run.country
        name = ministry_name(full.text, country) if _MINISTRY.search(full.text) and not _of_region(full.text) else ""
        entity = Entity(name or _nominative(full.text), full.kind or "company", country)
        found.setdefault(run.text, entity)
        words = run.text.split()
        if full.kind == "person" or _is_last_enough(words):
            found.setdefault(words[-1], entity)
        elif len(words) > 1 and len(words[0]) > 3 and flat(words[0]) not in generic():
            found.setdefault(words[0], entity)
            if len(words) > 2:
                found.setdefault(" ".join(words[:2]), entity)
        for short, owner in acronyms.items():
            if owner is run:
                found.setdefault(short, entity)
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def _is_last_enough(words: list[str]) -> bool:
    """Whether the last of two words stands for a firm: "Rover" for "MG Rover"."""
    if len(words) != len(("MG", "Rover")) or not is_initials(words[0]):
        return False
    return stands_alone(words[1]) and not gazetteer.kinds_in(words[1])


def is_initials(word: str) -> bool:
    """Whether a word is the few capitals that news may leave out of a name: the "MG" of "MG Rover"."""
    return word.isupper() and len(word) <= _INITIALS


def _of_region(name: str) -> bool:
    """Whether an adjective that is no country's stands before a ministry: "das sächsische Wirtschaftsministerium"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.islower() and not gazetteer.adjectives().find(first, flat(first))


def _nominative(name: str) -> str:
    """A German name in the nominative: "der Technischen Universität Graz"."""
    return _INFLECTED.sub(lambda m: f"{m[1]}e ", name)


def places_of(forms: list[tuple[str, Entity]], lines: list[Line]) -> list[list[Candidate]]:
    """Where the forms stand in each line; of two that overlap the one that comes first in `forms`."""
    found: list[list[Candidate]] = [[] for _ in lines]
    text = "\n".join([line.text for line in lines])
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    for form, entity in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
                n = bisect_right(starts, at) - 1
                _add_place(found[n], lines[n], at - starts[n], form, entity)
            at = text.find(form, end)
    for here in found:
        here.sort(key=lambda c: c.start)
    return found


def _add_place(found: list[Candidate], line: Line, at: int, form: str, entity: Entity) -> None:
    """Take a form in a line for a name, but for the town that a short form may name, and for that of a person."""
    end = at + len(form)
    town = form != entity.name and _IN.search(line.folded, max(0, at - 6), at)
    if town and not _SHARE_IN.search(line.folded, max(0, at - 36), at):
        return
    if not _given_before(line, at) and not any(c.start < end and at < c.end for c in found):
        found.append(Candidate(at, end, entity))


def _given_before(line: Line, at: int) -> bool:
    """Whether a first name stands before: of "Luc Brochart" the firm of the family is no part."""
    word = line.text[:at].rstrip().rpartition(" ")[2]
    return line.text[at - 1 : at] == " " and word[:1].isupper() and flat(word) in name_words("given")  # no "francés"


def _canonical(run: Run, named: dict[str, Run]) -> Run:
    """The longest name that begins with this one."""
    begun = f"{run.text} "
    longer = [r for r in named.values() if r.text.startswith(begun)]
    return max(longer, key=lambda r: len(r.text)) if longer else run


def stands_alone(word: str) -> bool:
    """Whether the first word of a name may stand for it: "Rio" of Rio Tinto, not "General" of General Electric."""
    return len(word) > 2 and flat(word) not in generic() and flat(word) not in common_words("en")


@cache
def generic() -> frozenset[str]:
    """First words of names that do not stand for the whole name."""
    return gazetteer.bare_words() | name_words("generic") | nations()
