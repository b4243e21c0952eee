"""Recognise how a sentence speaks of an agreement: at all, as done, as hoped for, as denied."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from bot.briefing.text.anyword import AnyWord
from bot.briefing.text.tables import alternatives, rows

Cue = Literal["signed-fact", "signed-hedge", "not-signed", "denied", "both-sides"]


@lru_cache(maxsize=256)
def speaks_of_agreement(folded: str) -> bool:
    """Whether a text folded with `folding.words` has a word of agreement, talks or cooperation."""
    return _agreement().stand_in(folded)


@lru_cache(maxsize=256)  # several agreements stand in one sentence
def has_cue(cue: Cue, folded: str) -> bool:
    """Whether a text folded with `folding.words` has the cue (data/hedges.tsv says what each is)."""
    latin, cjk = _cues()[cue]
    return _has(latin, folded) or _has(cjk, folded)


def signing_lies_ahead(folded: str) -> bool:
    """Whether the text tells of a signing that has not happened: hedged or negated, and none that did happen."""
    if not has_cue("signed-hedge", folded) and not has_cue("not-signed", folded):
        return False
    rest = folded
    for pattern, _ in (*_cues()["signed-hedge"], *_cues()["not-signed"]):
        rest = pattern.sub(" ", rest)
    return not has_cue("signed-fact", rest)


def is_denied(folded: str) -> bool:
    """Whether the text denies what it tells, and tells of nothing signed beside."""
    return has_cue("denied", folded) and not has_cue("signed-fact", folded)


@cache
def _agreement() -> AnyWord:
    return AnyWord(word for _, cell in rows("agreement_words.tsv", 2) for word in alternatives(cell))


class _Pattern(NamedTuple):
    """The pattern of a cue in languages of one script, and literals of which every match has one; none: any may."""

    pattern: re.Pattern[str]
    literals: tuple[str, ...]


def _has(told: _Pattern, folded: str) -> bool:
    for literal in told.literals:
        if literal in folded:
            return told.pattern.search(folded) is not None
    return not told.literals and told.pattern.search(folded) is not None


@cache
def _cues() -> dict[str, tuple[_Pattern, _Pattern]]:
    """The patterns of each cue: those of languages in Latin script, and those of Korean and Japanese."""
    found: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]] = {}
    for cue, language, literals, pattern in rows("hedges.tsv", 4):
        found.setdefault(cue, ([], []))[language in ("ko", "ja")].append((literals, pattern))
    return {cue: (_joined(latin), _joined(cjk)) for cue, (latin, cjk) in found.items()}


def _joined(told: list[tuple[str, str]]) -> _Pattern:
    pattern = re.compile("|".join(f"(?:{pattern})" for _, pattern in told))
    literals = {literal for cell, _ in told for literal in alternatives(cell)} if all(c for c, _ in told) else ()
    return _Pattern(pattern, tuple(sorted(literals)))
