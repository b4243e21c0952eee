"""Take for one organisation what an article spells in two ways: "News Corp" and "News Corporation", "Foster's"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.forms import is_initials
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention

_FORMS = re.compile(
    r"corp|corporation|inc|incorporated|co|company|ltd|limited|plc|llc|ag|sa|se|nv|spa|ab|asa|oyj|gmbh|bhd|berhad|group"
    r"|holdings?|the|and"
)
"""Words that a name may have or lack."""
_FIRMS = ("company", "bank_fund")
_GENITIVE = ("'s", "’s")
_SAYS_MORE = re.compile(
    r" (?:(?:has|have|had|is|are|was|were|will|would|could|may|said|says|bought|sold|agreed|agrees|plans|wants|rejected"
    r"|accepted|offered|spent|paid|made|took|and|to|in|for|from|with|at|on)\b|(?:Group|Holdings|plc|Inc|Corp|Ltd)\b)|[,.;]"
)
"""Behind the "'s" that is a part of a name: "Foster's bought a stake"."""


def unite_spellings(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> None:
    """Give firms of one name, but for its legal form, capitals and spaces, one entity: the listed or the first one."""
    first: dict[str, Entity] = {}
    for ms in mentions:
        for m in ms:
            if m.form == "organisation" and m.entity.kind in _FIRMS and (key := _key(m.entity.name)):
                known = first.setdefault(key, m.entity)
                if known != m.entity and gazetteer.is_listed(m.entity.name) and not gazetteer.is_listed(known.name):
                    first[key] = m.entity
    whole = {e.name.rpartition(" ")[2]: e for e in first.values() if _begins_lightly(e.name)}
    for ms in mentions:
        for m in ms:
            if m.form == "organisation" and m.entity.kind in _FIRMS:
                m.entity = first.get(_key(m.entity.name), m.entity)
                if not gazetteer.is_listed(m.entity.name):
                    m.entity = whole.get(m.entity.name, m.entity)


def _begins_lightly(name: str) -> bool:
    """Whether news leave out the first of the two words of a name: "MG Rover", "James Hardie"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and " " not in rest and (is_initials(first) or flat(first) in name_words("given"))


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """What of a name stays the same however it is spelled; empty where nothing is left."""
    words = [word for word in re.split(r"[^\w]+", flat(name)) if word and not _FORMS.fullmatch(word)]
    return "".join(words)


def take_genitives(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> None:
    """Name a firm with the "'s" that it always has, where that is no genitive: "Foster's bought a stake"."""
    places: dict[Entity, list[tuple[Line, Mention]]] = {}
    for line, ms in zip(lines, mentions, strict=True):
        for m in ms:
            if m.form == "organisation" and m.entity.kind == "company":
                places.setdefault(m.entity, []).append((line, m))
    for entity, found in places.items():
        if " " in entity.name or gazetteer.is_listed(entity.name):
            continue
        if all(line.text.startswith(_GENITIVE, m.end) for line, m in found) and any(
            _SAYS_MORE.match(line.text, m.end + 2) for line, m in found
        ):
            whole = entity._replace(name=found[0][0].text[found[0][1].start : found[0][1].end + 2])
            for _, m in found:
                m.end, m.entity = m.end + 2, whole
