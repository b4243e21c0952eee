"""Tell apart the agreements of one sentence: "signed a treaty with X and a memorandum with Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.mention import Mention
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag

Share = tuple[str, list[Mention]]
"""The kind of one of the agreements ("" for that of the one before it), and its parties."""

_WITH = re.compile(r"\b(?:with|con|avec|mit)\s")
_NEAR = 30
"""Characters between "with" and the name of the counterpart."""
_AND = re.compile(
    r"(?:\band|\by|\be|\bet|\bund|,|\bas well as|\basi como|\bainsi que|\bsowie)\s"
    r"(?:(?:an?|one|another|una?|otr[oa]|une?|un autre|une autre|einen?|einem|einer)\s[^,.;]{2,60}\s)?$"
)
_OBJECT = re.compile(r"(?<=[을를]),\s|(?<=を)、")
"""Where a Korean or Japanese sentence has done with its first object: "Aと覚書を、Bと契約を結んだ"."""
_TOPIC = re.compile(r"^[^\s,、]{0,2}(?:[은는이가]\s|[はが])")
_PARTNER = re.compile(r"^\s?(?:[와과]|と)")


def shares(line: Line, who: Sequence[Mention], nouns: Sequence[Tag], language: str) -> list[Share]:
    """The agreements that a clause lists with one verb, each with its counterpart; none where it tells of one.

    `who` are the mentions that may be parties, `nouns` the words that name kinds of agreements.
    """
    cuts, subject = _objects(line, who) if language in ("ko", "ja") else _companions(line, who)
    if not cuts:
        return []
    found: list[Share] = []
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        kinds = [t.value for t in nouns if start <= t.start < end and t.what == "kind"]
        partners = [m for m in who if start <= m.start < end and m not in subject]
        if not partners:
            return []
        found.append((kinds[-1] if kinds else "", [*subject, *partners]))
    return found


def _companions(line: Line, who: Sequence[Mention]) -> tuple[list[int], list[Mention]]:
    """Where "... and [a treaty] with Y" begins, and who is named before the first "with"."""
    anchors = [
        m.start() for m in _WITH.finditer(line.folded) if any(0 <= name.start - m.end() <= _NEAR for name in who)
    ]
    subject = [m for m in who if anchors and m.start < anchors[0]]
    cuts = []
    for last, at in pairwise(anchors):
        named = max((m.end for m in who if last < m.start < at), default=at)
        joint = _AND.search(line.folded, named, at)
        if joint is not None:
            cuts.append(joint.start())
    return cuts if subject else [], subject


def _objects(line: Line, who: Sequence[Mention]) -> tuple[list[int], list[Mention]]:
    """Where the second object of a Korean or Japanese verb begins, and whom the sentence is about."""
    subject = [m for m in who[:1] if _TOPIC.match(line.text[m.end : m.end + 6])]
    partners = [m for m in who if _PARTNER.match(line.text[m.end : m.end + 3])]
    cuts = [m.end() for m in _OBJECT.finditer(line.text)]
    kept = [c for c in cuts if any(m.start < c for m in partners) and any(m.start >= c for m in partners)]
    return kept if subject else [], subject
