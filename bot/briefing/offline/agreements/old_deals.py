"""Leave out what an English article tells of earlier deals of others, and what it tells of its own once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.agreements.deal import OPEN, Deal, actor, alike
from bot.briefing.offline.agreements.head import title_and_lead
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_LOOKS_BACK = gated(
    r"^(?:but |and )?(?:last|earlier (?:this|last|in the)|late last|early last|the previous) "
    r"(?:week|month|year|day|autumn|summer|spring|winter)\b"
    r"|\b(?:recently|lately|previously|(?:weeks?|months?|years?) (?:ago|earlier))\b"
)
"""Times of which a sentence farther down tells what was before the news."""
_LONG_AGO = gated(r"^(?:but |and |it was )?(?:[\w-]+ ){1,4}(?:months|years|decades) ago\b")
_BOUGHT = ("merger_acquisition", "financing", "contract", "investment")
_IN_COURT = gated(
    r"\b(?:trial|sues?|sued|suing|jury|jurors|lawsuits?|testif\w+|testimony|guilty|verdict|jailed|convicted|sentenced"
    r"|extradit\w+|indicted)\b"
)
"""In a title or lead, that an article is about a case in court."""
_HAD = gated(
    r"\bhad (?:[a-z]+ly |already |once |also |first |earlier )?(?:agreed|wanted|planned|signed|offered|sought|hoped"
    r"|tried"
    r"|been (?:willing|in talks))\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|reported|reports|announced|confirmed|told|added|claimed|according|revealed|sources?)\b"
)
"""Beside a pluperfect, that it is reported, and may be the news."""
_NAMES_IT = gated(
    r"\b(?:the|this|that|its|their|any) (?:[\w-]+ ){0,3}?(?:deal|offer|bid|takeover|merger|agreement|proposal|tie-up"
    r"|accord"
    r"|pact|protocol|treaty|sale|acquisition|buyout|purchase|settlement|alliance|approach|contracts?|talks"
    r"|negotiations"
    r"|transaction|venture)\b"
)
"""What names an agreement as one that has been told of."""
_OF_IT = gated(
    r"\bunder the (?:terms|deal|agreement|plan|offer|pact|accord|proposal|proposed|merger|settlement)\b"
    r"|\blatest in a (?:string|series|line|number)\b|\bfor (?:many |several )?(?:years|months|decades)\b"
)
"""What it provides for, what it is one of, how long it took."""
_ANOTHER = re.compile(r"\b(?:another|second|separate\w*|also|further|new|meanwhile|rival|similar|addition)\b")


def without_old(deals: list[Deal], lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> list[Deal]:
    """The deals but those that others than those of title and lead made before, and further mentions of one."""
    title, lead = title_and_lead(lines)
    head = {*title, *lead}
    named = {actor(m.entity) for n in head for m in mentions[n]}
    behind = [head.isdisjoint((deal.line, *deal.lines)) for deal in deals]
    in_court = all(behind) and any(_IN_COURT.search(lines[n].folded) for n in (*title, *lead[:1]))
    kept: list[Deal] = []
    left: Deal | None = None
    for deal, is_behind in zip(deals, behind, strict=True):
        folded = lines[deal.line].folded
        of_others = named.isdisjoint(map(actor, deal.parties))
        if is_behind and (
            (in_court and of_others and deal.kind in _BOUGHT)
            or _is_before(deal, folded, of_others=of_others)
            or _goes_on(deal, left)
        ):
            left = deal
        elif not any(_is_again(deal, one, folded) for one in kept):
            kept.append(deal)
    return kept


def looking_back(lines: Sequence[Line]) -> set[int]:
    """The sentences behind the lead that tell of the weeks or years before."""
    title, lead = title_and_lead(lines)
    return {n for n, line in enumerate(lines) if n not in title and n not in lead and _LOOKS_BACK.search(line.folded)}


def _is_before(deal: Deal, folded: str, *, of_others: bool) -> bool:
    """Whether a sentence looks back at what was agreed by others than those of the head, or at what was once wanted."""
    if _LONG_AGO.search(folded):
        return True
    if _LOOKS_BACK.search(folded):
        return of_others and deal.status not in OPEN
    return _HAD.search(folded) is not None and not _SAYS.search(folded)


def _goes_on(deal: Deal, left: Deal | None) -> bool:
    """Whether the next sentence tells more of the deal that has been left out."""
    if left is None or deal.line - left.line != 1:
        return False
    return not {actor(e) for e in deal.parties}.isdisjoint(map(actor, left.parties))


def _is_again(deal: Deal, one: Deal, folded: str) -> bool:
    """Whether the deal is one more mention of `one`, which was told before."""
    who, theirs = ({actor(e) for e in each.parties} for each in (deal, one))
    if deal.line == one.line or not (who and theirs) or not (who <= theirs or theirs <= who):
        return False
    if _OF_IT.search(folded):
        return True
    if not alike(deal.kind, one.kind) or _ANOTHER.search(folded) or not _NAMES_IT.search(folded):
        return False
    return deal.status == one.status or deal.status in OPEN
