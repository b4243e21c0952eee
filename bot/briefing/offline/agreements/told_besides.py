"""Add what sentences tell of others than the agreements that rules have read: a second or third one of an article.

What a sentence tells is weighed as in `likely_telling`. It has to be likelier than where no rule reads anything: who is
spoken of beside an agreement may only help with it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from bot.briefing.offline.agreements.deal import Deal, actor
from bot.briefing.offline.agreements.likely_telling import told_alone, what_is_told
from bot.briefing.offline.agreements.other_side import sides
from bot.briefing.offline.clauses.event import ORGANISATIONS, Event
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_SURE = 0.93
"""From which on a sentence tells of one beside others: where articles that no rule had seen gain most."""
_PAIR = 2


def told_besides(
    deals: Sequence[Deal], lines: list[Line], mentions: list[list[Mention]], *, but: Container[int]
) -> list[Deal]:
    """The agreements of others, or of a party with somebody else, that lines not in `but` are likely to tell."""
    found: list[Deal] = []
    for n in sorted(told_alone(lines, but=but, least=_SURE)):
        strong = [m for m in mentions[n] if not m.weak]
        who = list({m.entity: m for m in strong}.values())
        known = [*deals, *found]
        if not who or not _are_others(who, known):
            continue
        status, kind = what_is_told(lines[n], [m.entity for m in who])
        event = Event(n, kind, status, strong, fresh=True, other_told=True)
        named = [m.entity for m in who]
        told = sides(event, named, known, lines, mentions, losing=False, language="en")
        if len({actor(e) for e in told}) < _PAIR:
            continue
        new = Deal(kind, status, told, n, lines=[n])
        new.told = set(named)
        found.append(new)
    return found


def _are_others(who: Sequence[Mention], deals: Sequence[Deal]) -> bool:
    """Whether those named have no agreement together yet; one alone must be an organisation that has none at all."""
    mine = {actor(m.entity) for m in who}
    theirs = [set(map(actor, d.parties)) for d in deals]
    if len(mine) == 1:
        return who[0].entity.kind in (*ORGANISATIONS, "state") and not any(mine & each for each in theirs)
    return not any(len(mine & each) > 1 or each < mine for each in theirs)
