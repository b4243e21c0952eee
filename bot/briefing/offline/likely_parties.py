"""Choose the parties among all whom an article names, by how and where it does: weights learned from our articles."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Set
from typing import NamedTuple

from bot.briefing.offline.findings import Findings
from bot.briefing.offline.lines.lexicon import keys
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.lines.weights import Signs, likelihood, weigh_one, written
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention

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
_NUMBERS = [(str(n),) for n in range(_FIRST + 1)]


class Candidate(NamedTuple):
    """Somebody whom the article names."""

    entity: Entity
    role: str
    told: Signs

    @property
    def signs(self) -> set[str]:
        """What speaks for and against its being a party, as the table has it."""
        return written(self.told)


def likely_parties(found: Findings) -> list[tuple[Entity, str]]:
    """The parties, those of the agreements first, with their roles.

    The two of an agreement stay, and all whom the rules found where none of them is likely to be one.
    """
    each = [{e.name for e in deal.parties} for deal in found.deals]
    stay = {name for who in each if len(who) <= _PAIR for name in who}
    stay.difference_update(*[who for who in each if len(who) > _PAIR])  # which may stay for their sake
    told = {c.entity.name: c for c in candidates(found, stay)}
    likely = {name: likelihood(weigh_one(TABLE, c.told)) for name, c in told.items()}
    taken = {name for name, share in likely.items() if share >= (_LIKELY if name in found.parties else _SURE)}
    for who in each:
        if len(who) <= _PAIR or who.isdisjoint(taken):
            taken |= who
    chosen = {name: party for name, party in found.parties.items() if name in taken}
    for name, candidate in told.items():
        if name in taken:
            chosen.setdefault(name, (candidate.entity, candidate.role))
    return list(chosen.values())


def candidates(found: Findings, known: Set[str] = frozenset()) -> Iterator[Candidate]:
    """All whom an article names, in their order, with what speaks for and against their being parties.

    Those `known` to be are left out.
    """
    named: dict[str, list[tuple[int, Mention]]] = {}
    for n, mentions in enumerate(found.mentions):
        for m in mentions:
            if m.entity.name not in known:
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
        _add_places(signs, found, namings)
        before: set[str] = set()  # `set[str]()` takes ten times as long
        behind: set[str] = set()
        for n, m in namings[:_NAMINGS]:
            around(found.lines[n], m, before, behind)
        signs["before:"], signs["behind:"] = before, behind
        yield Candidate(entity, min(told, default="other"), signs)


def _of_rules(
    found: Findings, entity: Entity, roles: set[str], agreed: dict[int, int], alike: Counter[str]
) -> dict[str, Collection[str]]:
    """What the rules took it for; `agreed` are the numbers of its agreements with its place among their parties."""
    taken = entity.name in found.parties
    by = "agreement" if agreed else "role" if taken and roles else "acts" if taken else "none"
    agreements = set()
    for number, at in agreed.items():
        deal = found.deals[number]
        agreements |= {deal.kind, f"{deal.kind} {entity.kind}", deal.status, str(min(_FEW, at))}
    return {
        "by:": (by,),
        f"by:{by} ": (entity.kind, found.language),
        "kind:": (entity.kind,),
        "alike:": (f"{min(_FEW, alike[entity.kind] - taken)} {entity.kind}",),
        "role:": roles,
        "agreement:": agreements,
    }


def _add_places(signs: dict[str, Collection[str]], found: Findings, namings: list[tuple[int, Mention]]) -> None:
    """Add where it is named, and how."""
    lines, reading = found.lines, found.reading
    strong: list[int] = []
    body: list[int] = []
    forms = set()
    for n, m in namings:
        forms.add(m.form)
        if not m.weak:
            strong.append(n)
        if lines[n].part:
            body.append(n)
            if reading.denies[n]:
                signs["denied"] = ("",)
    signs["strong:"] = _at_most(_FEW, len(strong))
    signs["weak:"] = _at_most(_FEW, len(namings) - len(strong))
    signs["lines:"] = _at_most(_MANY, len(body))
    signs["first:"] = _at_most(_FIRST, body[0] if body else _FIRST)
    signs["of agreements:"] = _at_most(_BEFORE, sum([reading.names_deal[n] for n in strong]))
    signs["form:"] = forms
    if strong:
        signs["first strong:"] = _at_most(_FIRST, strong[0])
    if forms == {"adjective"}:
        signs["only adjective"] = ("",)


def _at_most(most: int, number: int) -> tuple[str]:
    """A number as a sign, beyond `most` that."""
    return _NUMBERS[min(most, number)]


def _words(line: Line, m: Mention, before: set[str], behind: set[str]) -> None:
    """Add the words on either side of a name."""
    every, places = keys(line.folded)
    at, after = bisect_left(places, m.start), bisect_left(places, m.end)
    before.update(every[max(0, at - _BEFORE) : at])
    behind.update(every[after : after + _BEHIND])


def _characters(line: Line, m: Mention, before: set[str], behind: set[str]) -> None:
    """Add the characters on either side of a name."""
    left, right = line.folded[max(0, m.start - _BEFORE) : m.start], line.folded[m.end : m.end + _BEHIND]
    before.update([left[-size:] for size in range(1, len(left) + 1)])
    behind.update([right[:size] for size in range(1, len(right) + 1)])
