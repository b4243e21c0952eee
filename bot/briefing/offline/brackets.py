"""See that a Korean or Japanese name and the short form in brackets behind it are one organisation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.text import Line


def _are_two(name: Entity, listed: Entity) -> bool:
    """Whether what a name tells of its bearer is not so of the one that is listed under its acronym."""
    home = bool(name.country and listed.country and name.country != listed.country)
    return home or (listed.kind == "igo" and bool(name.country))


def unite(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]], made: set[Entity]) -> None:
    """Give both mentions of "チリ銅公社(コデルコ)" one entity in the whole article, that which is no name of `made`.

    `made` are the names that rules found; the others are listed.
    """
    same: dict[Entity, Entity] = {}
    for line, found in zip(lines, mentions, strict=True):
        for one, other in pairwise(found):
            if line.text[one.end : other.start] not in ("(", "（") or line.text[other.end : other.end + 1] not in (
                ")",
                "）",
            ):
                continue
            drop, keep = (one, other) if other.entity not in made else (other, one)
            if drop is one and _are_two(one.entity, other.entity):
                other.entity = one.entity  # "タイ保険委員会(OIC)" is no conference of Islamic states
            elif drop.entity in made and drop.form == keep.form == "organisation":
                same[drop.entity] = keep.entity
    if same:
        for m in (m for found in mentions for m in found):
            m.entity = same.get(m.entity, m.entity)
