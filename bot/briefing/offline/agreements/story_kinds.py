"""Tell the kind of what an English article only calls talks, an offer or a deal, by what its story is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.briefing.offline.agreements.deal import DONE, OPEN, Deal
from bot.briefing.offline.agreements.head import title_and_lead
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import tags

_FIRMS = ("company", "bank_fund")
_WATCHDOGS = ("government_body",)
_TELL = ("kind", "does", "hint", "may")
_GUESSED = ("contract", "partnership", "financing", "trade_agreement", "treaty", "other", "joint_statement")
"""Kinds that are taken for those of an agreement of which no word tells any."""
_OF_FIRMS = ("contract", "investment", "merger_acquisition", "financing")
"""Kinds that words about money may suggest where states bargain over something else."""
_PAYS = re.compile(
    r"[$€£¥]|\b(?:buy\w*|bought|purchas\w*|sell\w*|sold|sales?|suppl\w+|deliver\w*|order\w*|pa(?:y|ys|id|ying)|money|aid"
    r"|loans?|lend\w*|lent|funds?|funding|financ\w+|invest\w*|million|billion|euros?|dollars?|rent\w*|leas(?:e[sd]?|ing)"
    r"|stakes?|build\w*|built|exports?|imports?|tonnes?|barrels?|debts?)\b"
)
"""Words of goods and money."""
_SUBJECT = re.compile(
    r"\b(?:talk(?:s|ing|ed)?|negotiat\w+|discuss\w*|haggl\w+|bargain\w*|deals?|agreements?|offer(?:s|ed)?"
    r"|propos\w+)\b[^.;]{0,60}?"
    r" (?:about|over|on|for|of how) (?!\w+day\b|the (?:offer|bid|deal|takeover|merger)|a (?:possible"
    r"|potential)? ?(?:deal|takeover"
    r"|offer|bid|merger))|\b(?:proposed|offered|agreed|talks|negotiations|negotiating|discussions) to (?!buy"
    r"|acquire|take over|merge)"
    r"|\bdiscussing (?:an?|the|its|\d)"
)
"""That a sentence says what the talks or the deal are about."""
_LAWSUIT = re.compile(
    r"\b(?:lawsuits?|sue[sd]?|suing|legal (?:action|battle|proceedings|fight)|court (?:action|case|battle)"
    r"|infring\w+|libel)\b"
)
_STRIKE = re.compile(r"\b(?:strikes?|walk-?outs?|industrial action|stoppages?)\b")
"""What a story is about whose talks are to end a quarrel."""


def kinds_of_story(deals: list[Deal], lines: Sequence[Line]) -> list[Deal]:
    """The agreements; those of which no word tells the kind are of that of the story, a takeover or a quarrel."""
    head = [lines[n] for at in title_and_lead(lines) for n in at]
    return [replace(deal, kind=_kind(deal, deals, lines, head)) for deal in deals]


def _kind(deal: Deal, deals: Sequence[Deal], lines: Sequence[Line], head: Sequence[Line]) -> str:
    own = [lines[n] for n in sorted({deal.line, *deal.lines})]
    if deal.kind in _OF_FIRMS and _only_states(deal) and not _names_kind(deal, own):
        return "treaty"
    if deal.kind not in _GUESSED or deal.status == "signed" or _tells(own):
        return deal.kind
    who, firms = set(deal.parties), sum(e.kind in _FIRMS for e in deal.parties) > 1
    bids = any(d is not deal and _is_of_bid(deal, d) for d in deals)
    if firms and deal.status in (*OPEN, "rejected") and (bids or _of_takeover(deals, head)):
        return "merger_acquisition"
    fined = (d for d in deals if d.kind == "settlement" and d is not deal)
    if any(e.kind in _WATCHDOGS for d in fined for e in who & set(d.parties)) and len(who) > 1:
        return "settlement"
    if deal.status in DONE or len(deals) > 1:
        return deal.kind
    story = " ".join(line.folded for line in head)
    quarrel = _LAWSUIT.search(story) or (_STRIKE.search(story) and any(e.kind == "association" for e in who))
    return "settlement" if quarrel else deal.kind


def _is_of_bid(deal: Deal, other: Deal) -> bool:
    """Whether the other is a takeover of which the deal is one more step, or a rival's."""
    shared = {e for e in deal.parties if e in other.parties and e.kind in _FIRMS}
    same = len(shared) > 1 or deal.status == "rejected" or other.status in ("proposed", "rejected")
    return other.kind == "merger_acquisition" and bool(shared) and same


def _of_takeover(deals: Sequence[Deal], head: Iterable[Line]) -> bool:
    """Whether title or lead name a takeover, and nothing else is told in the article."""
    named = {t.value for line in head for t in tags(line, "en") if t.what == "kind"}
    return named == {"merger_acquisition"} and all(d.kind in (*_GUESSED, *named) for d in deals)


def _tells(own: Iterable[Line]) -> bool:
    """Whether a word in the sentences of an agreement tells its kind, or what it is about."""
    return any(
        _SUBJECT.search(line.folded)
        or any(t.what in _TELL and t.value and not _of_firms(t.value) for t in tags(line, "en"))
        for line in own
    )


def _only_states(deal: Deal) -> bool:
    """Whether states alone are told to agree, or their organisations with them."""
    several = len(deal.parties) > 1 or deal.kind == "investment"
    return several and bool(deal.parties) and all(e.kind in ("state", "igo") for e in deal.parties)


def _names_kind(deal: Deal, own: Sequence[Line]) -> bool:
    """Whether a word of its sentences tells the kind, or what is bought or paid."""
    if any(_PAYS.search(line.folded) for line in own):
        return True
    return any(t.value.partition(":")[0] == deal.kind for line in own for t in tags(line, "en"))


def _of_firms(value: str) -> bool:
    return value.startswith("merger_acquisition")
