"""Take what is due, and settle in which message it goes: by itself, folded with others, or a little later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.delivery.folding import BURST, FULL, Later, Together, fold
from bot.model import Delivery, DeliveryKind
from bot.store import deliveries, folds, revisions
from bot.store.columns import Tx


async def lease(tx: Tx, *, now: datetime, lease_until: datetime, limit: int, owner: str = "") -> list[Delivery]:
    """Lease up to `limit` deliveries that are to be sent now, as `deliveries.lease` does, bursts folded.

    All in the caller's transaction: a fold is leased with what it carries, or nothing is.
    """
    while True:
        leased = await deliveries.lease(tx, now=now, lease_until=lease_until, limit=limit, owner=owner)
        ready = await _aim(tx, leased)
        ready = await _fold_bursts(tx, ready, now=now, lease_until=lease_until, owner=owner)
        if ready or not leased:
            return ready


async def _fold_bursts(
    tx: Tx, leased: Sequence[Delivery], *, now: datetime, lease_until: datetime, owner: str
) -> list[Delivery]:
    pushes = [one for one in leased if one.kind in folds.FOLDABLE]
    if not pushes:
        return list(leased)
    traffic = await folds.traffic(tx, [one.chat_id for one in pushes], now, BURST)
    decided = {one.id: fold(traffic[one.chat_id], now) for one in pushes}
    later = {id_: decision.until for id_, decision in decided.items() if isinstance(decision, Later)}
    bursts = [one for one in pushes if isinstance(decided[one.id], Together)]
    await folds.postpone(tx, later)
    folded: list[Delivery] = []
    if bursts:
        folded = await folds.fold(tx, bursts, now=now, lease_until=lease_until, most=FULL, owner=owner)
    gone = {*later, *(one.id for one in bursts)}
    return [*(one for one in leased if one.id not in gone), *folded]


async def _aim(tx: Tx, leased: Sequence[Delivery]) -> list[Delivery]:
    """Say of edits, replies and changes which message they are of; those that their chat has already are dropped."""
    revising = [one for one in leased if one.kind in {DeliveryKind.EDIT, DeliveryKind.REPLY, DeliveryKind.CHANGE}]
    if not revising:
        return list(leased)
    have = await revisions.what_chats_have(tx, revising)
    aimed: dict[int, Delivery | None] = {}
    for one in revising:
        assert one.briefing_id is not None
        had, revision = have[one.chat_id, one.briefing_id], one.revision or 1
        if one.kind is DeliveryKind.CHANGE:
            new = had.told < revision
            # What the chat was told on the way is left out.
            aimed[one.id] = replace(one, part=max(one.part, had.told + 1), target=had.message_id) if new else None
        else:
            new = had.shown < revision and had.message_id is not None
            aimed[one.id] = replace(one, target=had.message_id) if new else None
    await revisions.drop(tx, [id_ for id_, one in aimed.items() if one is None])
    return [one for one in (aimed.get(each.id, each) for each in leased) if one is not None]
