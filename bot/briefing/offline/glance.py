"""Tell by a look at a few lines that an English article tells of no agreement: most news do not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import datetime

from bot.briefing.offline.agreements.head import head_of_agreement, told_in_head
from bot.briefing.offline.agreements.likely_telling import is_hopeless
from bot.briefing.offline.agreements.roles import set_apart, told_roles
from bot.briefing.offline.clauses.described import may_describe
from bot.briefing.offline.clauses.subjects import may_refer
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.english_bodies import may_name_body
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.mentions import find_mentions
from bot.briefing.offline.reading.events import read_events
from bot.briefing.offline.reading.future_deeds import speaks_of_future
from bot.briefing.offline.reading.state_effects import may_tell_effect
from bot.briefing.offline.reading.telling import may_tell
from bot.briefing.offline.vocabulary.words import NAMING, Tag, tags

_WORTH = 0.75
"""Which part of the lines has to be read at most, for a look at them alone to be worth its time."""
_UNREAD = Line("", 1, -1, "", begins=False)
"""Stands for a line that is not looked at."""


def tells_nothing(lines: list[Line], published: datetime | None) -> bool:
    """Whether no line of an English article tells of an agreement, nor its title and lead name one.

    Names are read in the lines alone that may tell of one, and in those that name whom these speak of. Whatever is
    found there, or takes as long as all, is left to the reading of the whole article: it knows more of the names.
    """
    found = [tags(line, "en") for line in lines]
    telling = [n for n, line in enumerate(lines) if _may_tell(n, lines, found[n])]
    head = head_of_agreement(lines, "en")
    if is_hopeless(lines, {*telling, *head}):
        return True
    if any(_mostly_tells(found[n]) or may_name_body(lines[n]) for n in telling):
        return False
    few = _needed(lines, found, telling, head)
    if len(few) > _WORTH * len(lines):
        return False
    mentions = _mentions_of(lines, few)
    seen = {*few, *(n + 1 for n in telling)}  # what stands behind may deny it, or go on
    looked_at = [line if n in seen else _UNREAD for n, line in enumerate(lines)]
    if _tells(looked_at, mentions, published):
        return False
    apart = set_apart(list(told_roles(looked_at, mentions, "en")), mentions)
    return not (apart and _tells(looked_at, mentions, published))


def _may_tell(n: int, lines: Sequence[Line], found: Sequence[Tag]) -> bool:
    """Whether a line may tell of an agreement, or of what one will do for another, or of what two have settled."""
    return may_tell(lines[n], found, "en") or speaks_of_future(lines[n]) or may_tell_effect(n, lines)


def _mostly_tells(found: Sequence[Tag]) -> bool:
    """Whether a line has a verb and a noun of agreements: nearly every one tells of one."""
    return any(t.what == "status" for t in found) and any(t.what in NAMING for t in found)


def _tells(lines: list[Line], mentions: list[list[Mention]], published: datetime | None) -> bool:
    """Whether some line tells of an agreement, or the head names one, as far as names are known."""
    reading = read_events(lines, mentions, "en", published)
    return bool(reading.events or told_in_head(lines, mentions, "en", reading.background))


def _needed(
    lines: Sequence[Line], found: Sequence[Sequence[Tag]], telling: Iterable[int], head: Iterable[int]
) -> set[int]:
    """The lines that tell, or are the head of an agreement, and those that name whom they speak of."""
    needed = {*head, *telling}
    for n in telling:
        if may_refer(lines[n]) or may_describe(lines[n]):
            needed.update(range(n))
        elif n and (any(t.what in NAMING for t in found[n]) or may_tell_effect(n, lines)):
            needed.add(n - 1)
    return needed


def _mentions_of(lines: Sequence[Line], few: Container[int]) -> list[list[Mention]]:
    """The mentions of each line, of others than the `few` none."""
    unread = "\n".join([line.text for n, line in enumerate(lines) if n not in few])
    found = iter(find_mentions([line for n, line in enumerate(lines) if n in few], "en", unread))
    return [next(found) if n in few else [] for n in range(len(lines))]
