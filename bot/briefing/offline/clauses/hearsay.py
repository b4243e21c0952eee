"""Tell which English lines are no news: rumours that the next sentence denies, and what others have done like it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import Event
from bot.briefing.offline.lines.gate import gated

_RUMOUR = gated(
    r"\b(?:newspapers?|weekly|daily|tabloids?|broadcasters?|websites?|blogs?|radio|media|press|reports?|reported"
    r"|rumou?rs?"
    r"|gossip|leaks?|speculat\w+|talk of|agenc(?:y|ies)|magazines?)\b"
)
"""Who tells what the parties themselves do not."""
_DENIED = re.compile(
    r"[\"“'‘](?:(?:that(?: is|'s)|this is|it is) )?(?:(?:pure|complete|total|utter|sheer|absolute|a|just|simply"
    r"|entirely"
    r"|all) )?(?:invention|nonsense|rubbish|fiction|fantasy|fantas\w+|speculation|fabrication|absurd|untrue"
    r"|false|baseless"
    r"|not true|wrong|fake|lies?|fairy tales?|hot air|guesswork|garbage|ridiculous)\b"
    r"|(?:that|this|it|both|all of this|nothing of the sort|the (?:report|story|claim|rumou?r|news)s?)"
    r" (?:was|were|is|are|has been|have been|had been) (?:\w+ ){0,2}(?:denied|dismissed|wrong|false|untrue"
    r"|not true|invented"
    r"|nonsense|rejected|brushed aside|without)\b"
    r"|there (?:is|was) (?:no truth|nothing)\b"
    r"|(?:[\w'’.&-]+ ){1,6}?(?:denied|denies|dismissed|dismisses|rejected|rejects|brushed aside|waved away"
    r"|called|calls)"
    r" (?:(?:it|this|that|any such|all|both)\b|the (?:report|story|claim|rumou?r|news|suggestion|speculation)s?\b|as )"
)
"""The beginning of a sentence that denies the one before."""
_ALIKE = gated(
    r"\b(?:similar|comparable|equivalent|likewise)\b|\bof (?:the same|this|that|its own) (?:make|kind|type|sort"
    r"|design|class)\b"
    r"|\bbefore (?:it|them)\b|, too,|\btoo\.|\bon the same (?:terms|lines|model)\b|\bone like it\b"
)
"""What others have done too."""
_DONE = ("agreed", "signed", "in_force", "ratified")


def is_denied(folded: str, following: str) -> bool:
    """Whether a line tells what the media say and the next sentence denies: "Nonsense," its chairman said."""
    return _RUMOUR.search(folded) is not None and _DENIED.match(following) is not None


def without_like(events: list[Event], folded: str, before: Sequence[Event]) -> list[Event]:
    """The events of a line but those of others than of those `before` it: "X and Y have received similar aid"."""
    if not (events and before and _ALIKE.search(folded)):
        return events
    known = {m.entity for e in before for m in e.parties}
    return [e for e in events if not (who := {m.entity for m in e.parties}) or who & known or e.status not in _DONE]
