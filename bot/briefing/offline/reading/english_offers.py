"""Read what one offers to another in English, though no noun tells what: "has held out to Bolivia a way to the sea"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import NEAR, Clause, Event
from bot.briefing.offline.vocabulary.words import Tag

_OFFERS = re.compile(
    r"(?:(?:has|have|had) )?(?:propose|suggest|offer|invit|pitch|float|present|put forward)(?:d|s|ed|es)?\b"
    r"|(?:(?:has|have|also) )?ask(?:s|ed)\b"
    r"|(?:(?:has|have|had) )?(?:holds?|held) out\b"
)
_TO = re.compile(r"\b(?:to|before|with) (?:the )?(?:[\w'’-]+ ){0,2}$|^ (?:the )?(?:[\w'’-]+ ){0,3}$")
"""Between what is offered and to whom: "pitched its fighter to Peru", "offered Greenland help"."""
_FOR = re.compile(r" for (?:an?|more|help|aid|support|money|its|\d|two|three|four)\b")
"""Behind whom somebody asks, what for."""
_BOTH_DO = re.compile(r" that (?:the (?:two|three|pair|partners|sides)|they|both) (?!sell|buy)[a-z]+ ")
"""Behind to whom it is offered, that it is to be done by both."""
_KIND_WORDS = re.compile(
    r"\b(?:condolences|thanks|apolog\w+|congratulat\w+|sympath\w+|praise|assurances?|greetings|glimpse|view|evidence"
    r"|visit|attend|speak|ceremony|explanation|reasons?|tribute|criticism|advice|comment|insight)\b"
)
"""What is offered that nobody accepts or refuses."""
_YEARLY = re.compile(r"\b(?:a|per|each|every) (?:year|month|season|week|day)\b|\bannually\b")
"""Behind "offers", what is always so."""
_CLAIMS = re.compile(r" that [^,.;]{2,50}? (?:was|were|is|are|has|have|had|did|does)\b")
"""Behind "suggested", what somebody thinks."""


def may_offer(verb: Tag, folded: str) -> bool:
    """Whether a verb may tell what one offers another."""
    return _OFFERS.match(folded, verb.start) is not None


def offered(told: Sequence[tuple[Tag, str]], clause: Clause, *, fresh: bool) -> Event | None:
    """What one has offered to another, though no noun tells what: "Chile has held out to Bolivia a way to the sea"."""
    folded = clause.line.folded
    for verb, status in told:
        if status != "proposed" or not _OFFERS.match(folded, verb.start):
            continue
        if folded.startswith("offer", verb.start) and _YEARLY.search(folded, verb.end, verb.end + NEAR):
            continue
        # A subject that the sentence does not name stands first, with its place in another sentence.
        mine = {m.entity for m in clause.who if m.end <= verb.start or m is clause.who[0]}
        theirs = [m for m in clause.who if m.start >= verb.end and m.entity not in mine]
        if not mine or _KIND_WORDS.search(folded, verb.end, verb.end + NEAR) or _CLAIMS.match(folded, verb.end):
            continue
        asked = folded.startswith(("asked", "asks", "also asked", "has asked", "have asked"), verb.start)
        if asked and not any(_FOR.match(folded, m.end) for m in theirs):
            continue
        if any(_TO.search(folded[verb.end : m.start]) for m in theirs):
            hints = (
                t.value for t in clause.tags if t.what in ("hint", "act", "may") and t.value and t.start >= verb.end
            )
            if _BOTH_DO.search(folded, verb.end):
                return Event(clause.n, "partnership", status, clause.who, fresh)
            states = all(m.entity.kind in ("state", "igo", "government_body") for m in clause.who)
            kind = next(hints, "")
            if states and kind in ("", "contract"):
                kind = "financing" if asked else "partnership"
            return Event(clause.n, kind or "contract", status, clause.who, fresh)
    return None
