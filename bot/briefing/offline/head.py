"""Take an agreement from the title and lead of an English article where no clause of it tells one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.briefing.offline.gazetteer import Entity
from bot.briefing.offline.kinds import Event
from bot.briefing.offline.mentions import Mention
from bot.briefing.offline.modality import effective_status
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag, tags

_HEAD = 3
"""The title and the first two sentences."""

_NO_NEWS = ("deny", "memory")


def told_in_head(lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> list[Event]:
    """The one agreement that the head of an article names beside two parties; none where it denies one."""
    head = list(enumerate(lines[:_HEAD]))
    found = {n: tags(line, "en") for n, line in head}
    who: dict[Entity, Mention] = {m.entity: m for n, _ in reversed(head) for m in mentions[n] if not m.weak}
    named = [(n, t) for n, _ in head for t in found[n] if t.what in ("kind", "loose")]
    if len(who) < 2 or not named or any(t.what in _NO_NEWS for ts in found.values() for t in ts):
        return []
    if any(t.what == "not" for t in found[named[0][0]]):
        return []
    n, noun = next(((n, t) for n, t in named if t.what == "kind"), named[0])
    told = (_status(lines[n], found[n]) for n, _ in head)
    status = next((s for s in told if s), "negotiating" if noun.what == "loose" else "proposed")
    return [Event(n, noun.value if noun.what == "kind" else "", status, list(who.values()), fresh=True)]


def _status(line: Line, found: Sequence[Tag]) -> str:
    """How far the first verb of the line says that it is."""
    verbs = (t for t in found if t.what == "status")
    return next((s for t in verbs if (s := effective_status(t, list(found), line, "en", []))), "")
