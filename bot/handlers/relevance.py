"""Guess which briefing a question is about, by the names and words they share. Pure."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from bot.model import Briefing, StoredBriefing

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COMMON_WORDS = """
about after agree agreed agreement and any are between briefing can could deal did doe for from has have how into
long many more much next not said sign signed source tell that the their them then there they thi was were what when
where which who whom whose why will with would you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words of questions that say nothing of which briefing is meant, as `features` folds them."""


def rank(question: str, briefings: Sequence[StoredBriefing]) -> list[tuple[float, StoredBriefing]]:
    """Score briefings by the words of the question that they contain, rare words first; best first, ties in order.

    A word counts ln(1 + n/k) when k of the n briefings contain it. Briefings that share nothing are left out.
    """
    wanted = features(question)
    held = [(stored, wanted & features(_told(stored.briefing))) for stored in briefings]
    containing = Counter(word for _, words in held for word in words)
    scored = [(sum(math.log1p(len(held) / containing[word]) for word in words), stored) for stored, words in held]
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])


def features(text: str) -> frozenset[str]:
    """Words of three letters and more, without accents and a final s; pairs of characters in unspaced scripts."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    folded = unicodedata.normalize("NFC", "".join(char for char in plain if not unicodedata.combining(char)))
    found: set[str] = set()
    for word in _WORD.findall(folded):
        if _UNSPACED.search(word):
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) >= 3:
            found.add(word.removesuffix("s") if len(word) > 3 else word)
    return frozenset(found - _COMMON)


def _told(briefing: Briefing) -> str:
    return " ".join(
        (
            briefing.headline,
            briefing.summary,
            *(party.name for party in briefing.parties),
            *(agreement.title for agreement in briefing.agreements),
            *(sector.name for sector in briefing.sectors),
        )
    )
