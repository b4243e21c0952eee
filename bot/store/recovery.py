"""Settle in the outbox what was on its way when its sender stopped: sent again, or UNCERTAIN."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true, update

from bot.model import DeliveryKind, DeliveryState
from bot.store.columns import Tx
from bot.store.deliveries import mark_all_sent, put_back
from bot.store.schema import deliveries as table


async def recover_expired(tx: Tx, now: datetime, *, resend_briefings: bool = False, resend_digests: bool = True) -> int:
    """Settle what was on its way when its lease ended, and return how many.

    Telegram may have taken it or not. By default a briefing is not sent again (UNCERTAIN: twice the same news is
    worse than what the next digest has anyway), and a digest is (PENDING: a missing one would go unnoticed).
    """
    return await _recover(tx, now, table.c.lease_until <= now, resend_briefings, resend_digests)


async def recover_all(
    tx: Tx, now: datetime, *, owner: str | None = "", resend_briefings: bool = False, resend_digests: bool = True
) -> int:
    """Settle what the `owner` (None: anybody) who sent before left on its way, whatever its lease says."""
    which = true() if owner is None else or_(table.c.leased_by == owner, table.c.leased_by.startswith(f"{owner}/"))
    return await _recover(tx, now, which, resend_briefings, resend_digests)


async def recover_left(
    tx: Tx, now: datetime, owner: str, sent: Mapping[int, int | None], begun: Collection[int]
) -> int:
    """Settle what `owner` left of which is known what Telegram took and what is in doubt: the rest is as it was."""
    theirs = and_(table.c.state == DeliveryState.SENDING, table.c.leased_by == owner)
    leased = set((await tx.execute(select(table.c.id).where(theirs))).scalars())
    await mark_all_sent(tx, {id_: sent[id_] for id_ in leased & sent.keys()}, now)
    untouched = [id_ for id_ in leased if id_ not in sent and id_ not in begun]
    await put_back(tx, untouched)
    return await _recover(tx, now, table.c.leased_by == owner, resend_briefings=False, resend_digests=True)


async def _recover(
    tx: Tx, now: datetime, which: ColumnElement[bool], resend_briefings: bool, resend_digests: bool
) -> int:
    count = 0
    resent = {DeliveryKind.DIGEST: resend_digests, DeliveryKind.EDIT: True}  # an edit may be made twice
    for kind in DeliveryKind:
        resend = resent.get(kind, resend_briefings)
        recovered = update(table).where(table.c.state == DeliveryState.SENDING, which, table.c.kind == kind)
        values: dict[str, Any] = {"lease_until": None, "leased_by": None}
        if resend:
            values |= {"state": DeliveryState.PENDING, "due_at": now, "attempts": table.c.attempts + 1}
            values["reason"] = "the sender stopped in the middle: sent again"
        else:
            values["state"] = DeliveryState.UNCERTAIN
            values["reason"] = "the sender stopped in the middle: Telegram may have taken it"
        count += (await tx.execute(recovered.values(values))).rowcount
    return count
