"""Read an article longer than a model's context in parts that keep sentences whole, and put the claims together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.briefing.draft import BriefingDraft
from bot.briefing.text.passages import sentence_spans


def split_text(text: str, budget: int) -> tuple[str, ...]:
    """Cut `text` at sentence ends (paragraph ends where near) into parts of at most `budget` characters.

    The parts joined are `text`: nothing is left out. Only a sentence longer than `budget` is cut inside.
    """
    if len(text) <= budget:
        return (text,)
    parts: list[str] = []
    start = end = 0
    paragraph = 0
    for _, sentence_end, breaks in sentence_spans(text):
        while sentence_end - start > budget:
            # Prefer a paragraph's end in the second half of the part.
            cut = paragraph if paragraph - start > budget // 2 else end
            cut = cut if cut > start else start + budget
            parts.append(text[start:cut])
            start = cut
        end = sentence_end
        if breaks:
            paragraph = sentence_end
    parts.append(text[start:])
    return tuple(part for part in parts if part.strip())


def join_drafts(drafts: Sequence[BriefingDraft]) -> BriefingDraft:
    """One draft of those of an article's parts: the text of the first, the claims of all (grounding folds twins)."""
    relevant = [d for d in drafts if d.relevant] or list(drafts)
    first = relevant[0]
    lists = ("parties", "agreements", "sectors", "figures")
    claims: dict[str, Any] = {n: tuple(claim for d in relevant for claim in getattr(d, n)) for n in lists}
    return replace(first, **claims)
