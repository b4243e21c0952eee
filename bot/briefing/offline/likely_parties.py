"""Choose the parties among all whom an article names, by how and where it does: weights learned from our articles."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bot.briefing.offline.findings import Findings
from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.lexicon import keys
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
    roles: dict[str, set[str]] = {}
    for entity, role, _ in found.roles:
        roles.setdefault(entity.name, set()).add(role)
    agreed: dict[str, dict[int, int]] = {}
    for number, deal in enumerate(found.deals):
        for at, entity in enumerate(deal.parties):
            agreed.setdefault(entity.name, {}).setdefault(number, at)
    alike = Counter(entity.kind for entity, _ in found.parties.values())
    around = _characters if found.language in ("ko", "ja") else _words
    for name, namings in named.items():
        entity = namings[0][1].entity
        told = roles.get(name, set())
        signs = _of_rules(found, entity, told, agreed.get(name, {}), alike)
        signs += _of_places(found, namings)
        for n, m in namings[:_NAMINGS]:
            signs += around(found.lines[n], m)
        yield Candidate(entity, min(told, default="other"), set(signs))


def _of_rules(
    found: Findings, entity: Entity, roles: set[str], agreed: dict[int, int], alike: Counter[str]
) -> list[str]:
    """What the rules took it for; `agreed` are the numbers of its agreements with its place among their parties."""
    taken = entity.name in found.parties
    by = "agreement" if agreed else "role" if taken and roles else "acts" if taken else "none"
    signs = [
        f"by:{by}",
        f"by:{by} {entity.kind}",
        f"by:{by} {found.language}",
        f"kind:{entity.kind}",
        f"alike:{min(_FEW, alike[entity.kind] - taken)} {entity.kind}",
    ]
    signs += [f"role:{role}" for role in roles]
    for number, at in agreed.items():
        deal = found.deals[number]
        signs.append(f"agreement:{deal.kind}")
        signs.append(f"agreement:{deal.kind} {entity.kind}")
        signs.append(f"agreement:{deal.status}")
        signs.append(f"agreement:{min(_FEW, at)}")
    return signs


def _of_places(found: Findings, namings: list[tuple[int, Mention]]) -> list[str]:
    """Where it is named, and how."""
    strong = [n for n, m in namings if not m.weak]
    body = [n for n, _ in namings if found.lines[n].part]
    forms = {m.form for _, m in namings}
    signs = [
        f"strong:{min(_FEW, len(strong))}",
        f"weak:{min(_FEW, len(namings) - len(strong))}",
        f"lines:{min(_MANY, len(body))}",
        f"first:{min(_FIRST, body[0]) if body else _FIRST}",
        f"of agreements:{min(_BEFORE, sum([found.reading.names_deal[n] for n in strong]))}",
    ]
    signs += [f"form:{form}" for form in forms]
    if strong:
        signs.append(f"first strong:{min(_FIRST, strong[0])}")
    for n in body:
        if found.reading.denies[n]:
            signs.append("denied")
    if forms == {"adjective"}:
        signs.append("only adjective")
    return signs


def _words(line: Line, m: Mention) -> list[str]:
    """The words on either side of a name."""
    every, places = keys(line.folded)
    at, behind = bisect_left(places, m.start), bisect_left(places, m.end)
    signs = [f"before:{word}" for word in every[max(0, at - _BEFORE) : at]]
    signs += [f"behind:{word}" for word in every[behind : behind + _BEHIND]]
    return signs


def _characters(line: Line, m: Mention) -> list[str]:
    """The characters on either side of a name."""
    before, behind = line.folded[max(0, m.start - _BEFORE) : m.start], line.folded[m.end : m.end + _BEHIND]
    signs = [f"before:{before[-size:]}" for size in range(1, len(before) + 1)]
    signs += [f"behind:{behind[:size]}" for size in range(1, len(behind) + 1)]
    return signs
