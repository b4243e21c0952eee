"""See whether a text accuses, or tells of war, ruin or refusal, where the article does not."""

from __future__ import annotations

import re
from functools import cache

from bot.briefing.text.passages import Passages
from bot.briefing.text.tables import rows


def strange_matter(folded: str, at: Passages) -> str | None:
    """A grave word of a text (`folding.words`) whose matter no word of the article tells of."""
    for matter in _matters():
        if (m := matter.search(folded)) is not None and matter.search(at.folded) is None:
            return m[0]
    return None


@cache
def _matters() -> tuple[re.Pattern[str], ...]:
    """What tells of each matter, in all languages: a text may be about an article in another."""
    latin: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for matter, language, pattern in rows("grave_words.tsv", 3):
        (others if language in ("ko", "ja") else latin).setdefault(matter, []).append(pattern)
    return tuple(
        re.compile(rf"(?<![^\W_])(?:{'|'.join(latin[matter])})\w*|{'|'.join(others[matter])}") for matter in latin
    )
