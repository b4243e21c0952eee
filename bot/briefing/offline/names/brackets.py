"""See that a Korean or Japanese name and the short form in brackets behind it are one organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&-]{1,8}[A-Z])\)")
_LATIN = re.compile(r"[A-Za-z0-9-]")


def introduce(lines: Sequence[Line], mentions: Sequence[list[Mention]]) -> None:
    """Find the acronym that stands in brackets behind a name wherever else it stands: "機構(CODA)は ... CODAは"."""
    known: dict[str, Entity] = {}
    for line, found in zip(lines, mentions, strict=True):
        for m in found if "(" in line.text else ():
            short = _ACRONYM.match(line.text, m.end) if m.form == "organisation" else None
            if short is not None:
                known.setdefault(short[1], m.entity)
    for line, found in zip(lines, mentions, strict=True) if known else ():
        for acronym, entity in known.items():
            at = line.text.find(acronym)
            end = at + len(acronym)
            beside = line.text[max(0, at - 1) : at] + line.text[end : end + 1]
            if (
                at >= 0
                and beside[:1] != "("
                and not _LATIN.search(beside)
                and not any(m.start < end and at < m.end for m in found)
            ):
                found.append(Mention(at, end, entity, "organisation"))
                found.sort(key=lambda m: m.start)


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
            if line.text[one.end : other.start] != "(" or line.text[other.end : other.end + 1] != ")":
                continue
            drop, keep = (one, other) if other.entity not in made else (other, one)
            if drop is one and _are_two(one.entity, other.entity):
                other.entity = one.entity  # "タイ保険委員会(OIC)" is no conference of Islamic states
            elif drop.entity in made and drop.form == keep.form == "organisation":
                same[drop.entity] = keep.entity
    if same:
        for m in (m for found in mentions for m in found):
            m.entity = same.get(m.entity, m.entity)
