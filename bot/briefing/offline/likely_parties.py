"""Choose the parties among all whom an article names, by how and where it does: weights learned from our articles."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bot.briefing.offline.findings import Findings
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.lexicon import words
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.text import Line
from bot.briefing.offline.weights import likelihood, weigh

TABLE, PARTY = "party_weights.tsv", "party"
_LIKELY, _SURE = 0.5, 0.6
"""How likely one of the parties that the rules found is at least, and one whom they did not take for a party."""
_PAIR = 2
_FIRST, _MANY, _FEW = 8, 5, 4
"""Beyond which line numbers, lines and others are all the same."""
_NAMINGS = 6
"""Namings of an entity whose words are read."""
_BEFORE, _BEHIND = 3, 4
"""Words that are read on either side of a name; in Korean and Japanese characters."""


class Candidate(NamedTuple):
    """Somebody whom the article names."""

    entity: Entity
    role: str
    signs: set[str]


def likely_parties(found: Findings) -> list[tuple[Entity, str]]:
    """The parties, those of the agreements first, with their roles.

    The two of an agreement stay, and all whom the rules found where none of them is likely to be one.
    """
    told = {c.entity.name: c for c in candidates(found)}
    likely = {name: likelihood(weigh(TABLE, c.signs)[PARTY]) for name, c in told.items()}
    taken = {name for name, share in likely.items() if share >= (_LIKELY if name in found.parties else _SURE)}
    for deal in found.deals:
        who = {e.name for e in deal.parties}
        if len(who) <= _PAIR or who.isdisjoint(taken):
            taken |= who
    chosen = {name: party for name, party in found.parties.items() if name in taken}
    for name, candidate in told.items():
        if name in taken:
            chosen.setdefault(name, (candidate.entity, candidate.role))
    return list(chosen.values())


def candidates(found: Findings) -> Iterator[Candidate]:
    """All whom an article names, in their order, with what speaks for and against their being parties."""
    named: dict[str, list[tuple[int, Mention]]] = {}
    for n, mentions in enumerate(found.mentions):
        for m in mentions:
            named.setdefault(m.entity.name, []).append((n, m))
    roles = defaultdict(set)
    for entity, role, _ in found.roles:
        roles[entity.name].add(role)
    alike = Counter(entity.kind for entity, _ in found.parties.values())
    for name, mentions_of in named.items():
        entity = mentions_of[0][1].entity
        told = roles.get(name, set())
        signs = {
            *_of_rules(found, entity, told, alike),
            *_of_places(found, mentions_of),
            *_of_words(found, mentions_of),
        }
        yield Candidate(entity, min(told, default="other"), signs)


def _of_rules(found: Findings, entity: Entity, roles: set[str], alike: Counter[str]) -> Iterator[str]:
    """What the rules took it for."""
    of = [deal for deal in found.deals if any(e.name == entity.name for e in deal.parties)]
    taken = entity.name in found.parties
    by = "agreement" if of else "role" if taken and roles else "acts" if taken else "none"
    yield f"by:{by}"
    yield f"by:{by} {entity.kind}"
    yield f"by:{by} {found.language}"
    yield f"kind:{entity.kind}"
    yield f"alike:{min(_FEW, alike[entity.kind] - taken)} {entity.kind}"
    for role in roles:
        yield f"role:{role}"
    for deal in of:
        at = next(at for at, e in enumerate(deal.parties) if e.name == entity.name)
        yield f"agreement:{deal.kind}"
        yield f"agreement:{deal.kind} {entity.kind}"
        yield f"agreement:{deal.status}"
        yield f"agreement:{min(_FEW, at)}"


def _of_places(found: Findings, named: list[tuple[int, Mention]]) -> Iterator[str]:
    """Where it is named, and how."""
    strong = [n for n, m in named if not m.weak]
    body = [n for n, _ in named if found.lines[n].part]
    yield f"strong:{min(_FEW, len(strong))}"
    yield f"weak:{min(_FEW, len(named) - len(strong))}"
    yield f"lines:{min(_MANY, len(body))}"
    yield f"first:{min(_FIRST, body[0]) if body else _FIRST}"
    if strong:
        yield f"first strong:{min(_FIRST, strong[0])}"
    yield f"of agreements:{min(_BEFORE, sum(found.reading.names_deal[n] for n in strong))}"
    if any(found.reading.denies[n] for n in body):
        yield "denied"
    for _, m in named:
        yield f"form:{m.form}"
    if all(m.form == "adjective" for _, m in named):
        yield "only adjective"


def _of_words(found: Findings, named: list[tuple[int, Mention]]) -> Iterator[str]:
    """The words on either side of its name."""
    cjk = found.language in ("ko", "ja")
    for n, m in named[:_NAMINGS]:
        yield from _characters(found.lines[n], m) if cjk else _words(found.lines[n], m)


def _words(line: Line, m: Mention) -> Iterator[str]:
    every = words(line.folded)
    at = bisect_left(every, m.start, key=lambda word: word[1])
    for word, _ in every[max(0, at - _BEFORE) : at]:
        yield f"before:{word}"
    behind = bisect_left(every, m.end, key=lambda word: word[1])
    for word, _ in every[behind : behind + _BEHIND]:
        yield f"behind:{word}"


def _characters(line: Line, m: Mention) -> Iterator[str]:
    before, behind = line.folded[max(0, m.start - _BEFORE) : m.start], line.folded[m.end : m.end + _BEHIND]
    for size in range(1, len(before) + 1):
        yield f"before:{before[-size:]}"
    for size in range(1, len(behind) + 1):
        yield f"behind:{behind[:size]}"
