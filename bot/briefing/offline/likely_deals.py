"""Leave out what is worded like an agreement and is none: by where it is told and of whom, with learned weights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from bot.briefing.offline.deal import Deal
from bot.briefing.offline.events import Reading
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.text import Line
from bot.briefing.offline.weights import likelihood, weigh
from bot.briefing.offline.words import tags

TABLE, DEAL = "deal_weights.tsv", "deal"
_LIKELY = 0.4
"""How likely one agreement at least must be; an article without any tells of none."""
_UNLIKELY = 0.1
"""Below which one is left out beside others."""
_FROM = (9, 5, 3, 2, 1)
"""Sentences of the body from which on an agreement is told."""
_LEAD = 2
_MANY = 3
_PAIR = 2
_YOU = re.compile(r"\b(?:you|yours?|dein\w*|dich|dir|vous|votre|vos|usted)\b")
_ME = re.compile(
    r"\b(?:i|my|me|we|our|us|ich|mich|mir|wir|uns|unser\w*|je|mon|nous|notre|nos|yo|mi|nosotros|nuestr[ao]s?)\b"
)
"""Whom guides, advertisements and letters speak to, and of."""


def likely_deals(
    deals: list[Deal], lines: list[Line], mentions: list[list[Mention]], reading: Reading, language: str
) -> list[Deal]:
    """The agreements that are likely to be some; none where no one is."""
    likely = [likelihood(weigh(TABLE, told)[DEAL]) for told in signs(deals, lines, mentions, reading, language)]
    if max(likely, default=0.0) < _LIKELY:
        return []
    return [deal for deal, one in zip(deals, likely, strict=True) if one >= _UNLIKELY]


def signs(
    deals: list[Deal], lines: list[Line], mentions: list[list[Mention]], reading: Reading, language: str
) -> list[set[str]]:
    """What speaks for and against each agreement."""
    body = [n for n, line in enumerate(lines) if line.part == 1]
    head = {"title": [n for n, line in enumerate(lines) if line.part == 0], "lead": body[:_LEAD]}
    named = {what: {m.entity.name for n in at for m in mentions[n] if not m.weak} for what, at in head.items()}
    always = {f"{what} names:{any(reading.names_deal[n] for n in at)}" for what, at in head.items()}
    always |= _of_address(" ".join([lines[n].folded for at in head.values() for n in at]))
    found = []
    for deal in deals:
        first = min(deal.lines or [deal.line])
        place = body.index(first) + 1 if first in body else 0
        at = f"at:{next((one for one in _FROM if one <= place), 0)}"
        told = {e.name for e in deal.parties}
        of_head = sorted(always | {f"in {what}:{min(_PAIR, len(told & those))}" for what, those in named.items()})
        of_it = {f"names:{reading.names_deal[deal.line]}", f"status:{deal.status}", *_of_parties(deal)}
        found.append(
            {
                at,
                *of_head,
                *of_it,
                *(f"{at} {sign}" for sign in of_head),
                *map(" ".join, combinations(of_head, 2)),
                f"kind:{deal.kind}",
                *(f"kind:{deal.kind} {sign}" for sign in of_it),
                f"times:{min(_MANY, len(set(deal.lines)))}",
                f"generic:{deal.generic}",
                f"tentative:{deal.tentative}",
                f"speaks:{reading.speaks[deal.line]}",
                f"back:{reading.background[deal.line]}",
                *(f"word:{t.what}:{t.value}" for t in tags(lines[deal.line], language)),
            }
        )
    return found


def _of_parties(deal: Deal) -> Iterator[str]:
    kinds = sorted({e.kind for e in deal.parties})
    yield f"who:{min(_MANY, len(deal.parties))}"
    yield f"who:{'+'.join(kinds)}"
    yield from (f"who:{kind}" for kind in kinds)


def _of_address(folded: str) -> set[str]:
    return {name for name, pattern in (("you", _YOU), ("me", _ME)) if pattern.search(folded)}
