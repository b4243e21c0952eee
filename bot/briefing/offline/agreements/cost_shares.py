"""Tell in English what a party only puts towards what has been agreed: "Oslo is to bear 2 million of the cost"."""

from __future__ import annotations

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.clauses.event import Event
from bot.briefing.offline.lines.gate import gated

_SHARE = gated(
    r"\b(?:bear|cover|pay|contribut|chip|put|provid|foot|meet|shoulder|pick|add|pledge|com|spend"
    r"|invest)\w*\b[^.;]{0,90}?"
    r"(?:\b(?:the (?:rest|remaining|remainder|balance)|towards? (?:it|this|them|the (?:[\w-]+ )?(?:cost|price|bill))"
    r"|of (?:its|their) own)\b)"
)
"""Who pays for a part of something that has been told."""
_LENT = gated(
    r"\b(?:loans?|lend\w*|lent|grants?|credits?|borrow\w*|bonds?|stakes?|shares? in|guarantee\w*"
    r"|facility)\b"
)
"""What makes an agreement of its own of it."""


_YEARLY = gated(
    r"\b(?:pay|pays|paid)\b[^;]{0,50}?(?:\b(?:a|per|each|every) (?:year|month|head)|\bannually|\brent"
    r"|\bfees?)\b"
)
"""What a party pays by the terms of what has been told."""


def pays_its_share(event: Event, folded: str, last: Deal) -> bool:
    """Whether an event is only that somebody pays a part of what was told, by its terms, or what was just settled."""
    paid = event.kind in ("financing", "investment") and event.status == "agreed"
    if not paid or _LENT.search(folded):
        return False
    settles = last.kind == "settlement" and event.tentative and event.line - last.lines[-1] <= 1
    alone = len({m.entity for m in event.parties}) == 1
    return _SHARE.search(folded) is not None or (alone and (settles or _YEARLY.search(folded) is not None))
