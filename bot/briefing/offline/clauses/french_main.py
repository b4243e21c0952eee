"""Find what a French clause tells besides by nouns: when something was, and that talks go on."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_EVENT = re.compile(
    r"(?:la |le |les |l')?(?:rejets?|signatures?|echecs?|ruptures?|suspension|retraits?|annulation|conclusion|report"
    r"|ratification|abandon|entree en vigueur|refus|adoption|approbation|denonciation|resiliation|gel|adhesion"
    r"|negociations?|discussions?|pourparlers)\b"
)
"""What a noun tells, and no verb."""
_WHEN = re.compile(
    r"\b(?:depuis|lors|au lendemain|le lendemain|a la veille|l'approche|au cours|pendant|durant|au fil)"
    r" (?:de la |de l'|du |des |d'|la |l'|le |les |cette |ces |ce |son |sa |leurs? )?(?:[a-z]+ )?$"
)
"""Before what only tells when something was: "depuis le rejet de l'accord"."""
_TALKS = re.compile(
    r"(?: (?:[a-z]+ment|ce|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|de|d'|a|les|leurs|des|ses|la|une|le|un"
    r"|nouvelles?|nouveau|serie|cycle|ouverture|reprise|poursuite)){0,5} ?(?:d'|l')?(?:negociations?|discussions?"
    r"|pourparlers|tractations|dialogue)\b"
)
_GO_ON = re.compile(
    r"(?:a |ont |va |vont )?(?:prolong|poursui|repren|repris|relanc|rouvr|rouvert|entam|engag|lanc|accept|decid|annonc"
    r"|intensifi|acceler)"
)
"""Verbs of going on, or beginning, where what they are done to are talks."""
_NEAR = 24
"""Characters from "ont décidé de" to the verb of going on."""


def without_times(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs of a French clause, without nouns that only tell when it was; of talks that go on as talks."""
    folded = line.folded
    told = [
        (v, s)
        for v, s in told
        if not (_EVENT.match(folded, v.start) and _WHEN.search(folded, max(0, v.start - 40), v.start))
    ]
    on = [v for v, s in told if s == "agreed" and _GO_ON.match(folded, v.start) and _TALKS.match(folded, v.end)]
    return [
        (v, "negotiating" if s == "agreed" and any(0 <= t.start - v.start <= _NEAR for t in on) else s) for v, s in told
    ]
