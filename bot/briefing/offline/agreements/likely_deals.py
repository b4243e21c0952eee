"""Leave out what is worded like an agreement and is none: by where it is told and of whom, with learned weights."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.head import title_and_lead
from bot.briefing.offline.lines.lexicon import keys
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
_OF_PERSONS = {
    "en": frozenset(["you", "your", "yours", "i", "my", "me", "we", "our", "us"]),
    "fr": frozenset(["vous", "votre", "vos", "tu", "ton", "tes", "je", "mon", "nous", "notre", "nos"]),
}
"""A line that has none of these, folded, has none of those; the others have more forms of them."""


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
    for deal, one in zip(deals, likely, strict=True):
        deal.likely = one
    return [deal for deal in deals if deal.likely >= _UNLIKELY]


def signs(
    deals: list[Deal], lines: list[Line], mentions: list[list[Mention]], reading: Reading, language: str
) -> list[set[str]]:
    """What speaks for and against each agreement."""
    body = [n for n, line in enumerate(lines) if line.part == 1]
    head = dict(zip(("title", "lead"), title_and_lead(lines), strict=True))
    named = {what: {m.entity.name for n in at for m in mentions[n] if not m.weak} for what, at in head.items()}
    always = {f"{what} names:{any(reading.names_deal[n] for n in at)}" for what, at in head.items()}
    address = {n: _address(lines[n], language) for n in {*head["title"], *head["lead"], *(deal.line for deal in deals)}}
    always |= {f"{what} {sign}" for what, at in head.items() for n in at for sign in address[n]}
    found = []
    for deal in deals:
        first = min(deal.lines or [deal.line])
        place = body.index(first) + 1 if first in body else 0
        told = {e.name for e in deal.parties}
        of_head = always | {f"in {what}:{min(_PAIR, len(told & those))}" for what, those in named.items()}
        found.append(
            {
                *_of_place(sum(one <= place for one in _FROM), tuple(sorted(of_head))),
                *_of_kind(
                    deal.kind,
                    deal.status,
                    tuple(sorted({e.kind for e in deal.parties})),
                    min(_MANY, len(deal.parties)),
                    names=reading.names_deal[deal.line],
                ),
                f"times:{min(_MANY, len(set(deal.lines)))}",
                f"generic:{deal.generic}",
                f"tentative:{deal.tentative}",
                f"speaks:{reading.speaks[deal.line]}",
                f"back:{reading.background[deal.line]}",
                *address[deal.line],
                *[f"word:{t.what}:{t.value}" for t in tags(lines[deal.line], language)],
            }
        )
    return found


@lru_cache(maxsize=1024)
def _of_place(late: int, of_head: tuple[str, ...]) -> frozenset[str]:
    """What an agreement has from being told behind so many of `_FROM`, and from what title and lead have of it."""
    last = [f"from:{one}" for one in _FROM[:late]]
    with_last = (f"{last[-1]} {sign}" for sign in of_head if last)
    return frozenset({*last, *of_head, *with_last, *map(" ".join, combinations(of_head, 2))})


@lru_cache(maxsize=4096)
def _of_kind(kind: str, status: str, who: tuple[str, ...], many: int, *, names: bool) -> frozenset[str]:
    """What an agreement has from its kind, status and parties; `names`: its line has a noun for one."""
    of_it = [
        f"names:{names}",
        f"status:{status}",
        f"who:{many}",
        f"who:{'+'.join(who)}",
        *(f"who:{one}" for one in who),
    ]
    return frozenset({f"kind:{kind}", *of_it, *(f"kind:{kind} {sign}" for sign in of_it)})


def _address(line: Line, language: str) -> list[str]:
    persons = _OF_PERSONS.get(language)
    if persons is not None and persons.isdisjoint(keys(line.folded)[0]):
        return []
    return [f"speaks to {whom}" for whom, words in (("you", _YOU), ("me", _ME)) if _speaks_to(words, language, line)]


def _speaks_to(words: dict[str, re.Pattern[str]], language: str, line: Line) -> bool:
    return language in words and words[language].search(line.text) is not None
