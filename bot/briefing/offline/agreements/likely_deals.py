"""Leave out what is worded like an agreement and is none: by where it is told and of whom, with learned weights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.lines.weights import likelihood, weigh
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading.events import Reading
from bot.briefing.offline.vocabulary.words import tags

TABLE, DEAL = "deal_weights.tsv", "deal"
_LIKELY = 0.4
"""How likely one agreement at least must be; an article without any tells of none."""
_UNLIKELY = 0.1
"""Below which one is left out beside others."""
_FROM = (1, 2, 3, 5, 9, 14)
"""Sentences of the body from which on an agreement is told."""
_LEAD = 2
_MANY = 3
_PAIR = 2
_YOU = {
    "en": re.compile(r"\b(?:[Yy]ou|[Yy]ours?)\b"),
    "de": re.compile(r"\b(?:[Dd]u|[Dd]ein\w*|[Dd]ich|[Dd]ir|[Ee]uch)\b|(?<=[\w,] )(?:Sie|Ihnen|Ihre?[mnrs]?)\b"),
    "es": re.compile(r"\b(?:[Tt]us?|[Tt]ú|[Tt]e|[Uu]sted(?:es)?)\b"),
    "fr": re.compile(r"\b(?:[Vv]ous|[Vv]otre|[Vv]os|[Tt]u|[Tt]on|[Tt]es)\b"),
}
_ME = {
    "en": re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s)\b"),
    "de": re.compile(r"\b(?:[Ii]ch|[Mm]ich|[Mm]ir|[Ww]ir|[Uu]ns|[Uu]nser\w*)\b"),
    "es": re.compile(r"\b(?:[Yy]o|[Mm]i|[Nn]osotr[ao]s|[Nn]uestr[ao]s?)\b"),
    "fr": re.compile(r"\b(?:[Jj]e|[Mm]on|[Nn]ous|[Nn]otre|[Nn]os)\b"),
}
"""Whom guides, advertisements and letters speak to, and of, by language."""


def addresses_reader(lines: list[Line], language: str) -> bool:
    """Whether the title of an article speaks to its reader: a guide or an advertisement, which tells of none."""
    return any(_speaks_to(_YOU, language, line) for line in lines if line.part == 0)


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
    for what, at in head.items():
        always |= {f"{what} {sign}" for n in at for sign in _address(lines[n], language)}
    found = []
    for deal in deals:
        first = min(deal.lines or [deal.line])
        place = body.index(first) + 1 if first in body else 0
        late = [f"from:{one}" for one in _FROM if one <= place]
        told = {e.name for e in deal.parties}
        of_head = sorted(always | {f"in {what}:{min(_PAIR, len(told & those))}" for what, those in named.items()})
        of_it = {f"names:{reading.names_deal[deal.line]}", f"status:{deal.status}", *_of_parties(deal)}
        found.append(
            {
                *late,
                *of_head,
                *of_it,
                *(f"{late[-1]} {sign}" for sign in of_head if late),
                *map(" ".join, combinations(of_head, 2)),
                f"kind:{deal.kind}",
                *(f"kind:{deal.kind} {sign}" for sign in of_it),
                f"times:{min(_MANY, len(set(deal.lines)))}",
                f"generic:{deal.generic}",
                f"tentative:{deal.tentative}",
                f"speaks:{reading.speaks[deal.line]}",
                f"back:{reading.background[deal.line]}",
                *_address(lines[deal.line], language),
                *(f"word:{t.what}:{t.value}" for t in tags(lines[deal.line], language)),
            }
        )
    return found


def _of_parties(deal: Deal) -> Iterator[str]:
    kinds = sorted({e.kind for e in deal.parties})
    yield f"who:{min(_MANY, len(deal.parties))}"
    yield f"who:{'+'.join(kinds)}"
    yield from (f"who:{kind}" for kind in kinds)


def _address(line: Line, language: str) -> Iterator[str]:
    for whom, words in (("you", _YOU), ("me", _ME)):
        if _speaks_to(words, language, line):
            yield f"speaks to {whom}"


def _speaks_to(words: dict[str, re.Pattern[str]], language: str, line: Line) -> bool:
    return language in words and words[language].search(line.text) is not None
