"""See whether a text accuses, or tells of war, ruin or refusal, where the article does not."""

from __future__ import annotations

import re
from functools import cache

from bot.briefing.text.passages import Passages
from bot.briefing.text.tables import rows


def strange_matter(folded: str, at: Passages, language: str | None) -> str | None:
    """A grave word of a text (`folding.words`) whose matter no word of the article tells of.

    `language` is the text's, where it is known.
    """
    told = _matters(german=at.article.language == "de", evidence=True)
    for matter, claimed in _matters(german=language == "de", evidence=False).items():
        if (m := claimed.search(folded)) is not None and told[matter].search(at.folded) is None:
            return m[0]
    return None


@cache
def _matters(*, german: bool, evidence: bool) -> dict[str, re.Pattern[str]]:
    """What tells of each matter, in all languages: a text may be about an article in another.

    Among German words there are no English ones: "war" is was. `evidence`: with what only lets a grave word be said.
    """
    latin: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for matter, language, pattern in rows("grave_words.tsv", 3):
        if (language != "en" or not german) and (language != "*" or evidence):
            (others if language in ("ko", "ja") else latin).setdefault(matter, []).append(pattern)
    return {
        matter: re.compile(rf"(?<![^\W_])(?:{'|'.join(latin[matter])})\w*|{'|'.join(others[matter])}")
        for matter in latin
    }
