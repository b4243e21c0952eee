"""Read the words by which names are known, and what is none."""

from __future__ import annotations

from functools import cache

from bot.briefing.text.tables import alternatives, rows


@cache
def name_words(*what: str) -> frozenset[str]:
    """The words of data/name_words.tsv that are one of `what`: joiner, institution, title ..."""
    return frozenset(word for kind, cell in rows("name_words.tsv", 2) if kind in what for word in alternatives(cell))
