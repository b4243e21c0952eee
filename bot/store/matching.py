"""Match the briefings of a stretch of time with what many chats follow, in memory: each follow is looked for once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from bot.model import Follow, FollowKind
from bot.store.columns import Tx
from bot.store.schema import briefing_sectors, briefings
from bot.store.search import contains, terms


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of a briefing decides who gets it."""

    id: int
    created_at: datetime
    text: str
    """Folded, as `store.search` does it."""
    sectors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The briefings made after `since`, up to and with `until`, newest first."""

    since: datetime
    until: datetime
    items: tuple[Candidate, ...]
    _by_follow: dict[tuple[FollowKind, str], frozenset[int]] = field(default_factory=dict)

    def matching(
        self, follows: Iterable[Follow], *, since: datetime, without: Collection[int], limit: int
    ) -> tuple[int, ...]:
        """Return the ids of the newest `limit` made after `since` that a follow asks for, newest first."""
        asked: set[int] = set()
        for follow in follows:
            asked |= self._asked(follow)
        found = (c.id for c in self.items if c.created_at > since and c.id in asked and c.id not in without)
        return tuple(id_ for id_, _ in zip(found, range(limit), strict=False))

    def _asked(self, follow: Follow) -> frozenset[int]:
        key = follow.kind, follow.value
        ids = self._by_follow.get(key)
        if ids is None:
            ids = self._by_follow[key] = frozenset(self._look(follow))
        return ids

    def _look(self, follow: Follow) -> Iterable[int]:
        match follow.kind:
            case FollowKind.ALL:
                return (c.id for c in self.items)
            case FollowKind.SECTOR:
                return (c.id for c in self.items if follow.value in c.sectors)
            case FollowKind.KEYWORD:
                wanted = terms(follow.value)
                return (c.id for c in self.items if wanted and contains(c.text, wanted))


async def candidates(tx: Tx, since: datetime, until: datetime) -> Candidates:
    """Read the briefings made after `since`, up to and with `until`."""
    made = (briefings.c.created_at > since, briefings.c.created_at <= until)
    sectors: dict[int, set[str]] = defaultdict(set)
    of_them = select(briefing_sectors.c.briefing_id, briefing_sectors.c.code).join(briefings).where(*made)
    for briefing_id, code in await tx.execute(of_them):
        sectors[briefing_id].add(code)
    rows = await tx.execute(
        select(briefings.c.id, briefings.c.created_at, briefings.c.search_text)
        .where(*made)
        .order_by(briefings.c.id.desc())
    )
    return Candidates(
        since,
        until,
        tuple(Candidate(row.id, row.created_at, row.search_text, frozenset(sectors[row.id])) for row in rows),
    )
