"""Take what is due, and settle in which message it goes: by itself, folded with others, or a little later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.delivery.folding import BURST, FULL, Later, Together, fold
from bot.model import Delivery, DeliveryKind
from bot.store import deliveries, folds
from bot.store.columns import Tx


async def lease(tx: Tx, *, now: datetime, lease_until: datetime, limit: int, owner: str = "") -> list[Delivery]:
    """Lease up to `limit` deliveries that are to be sent now, as `deliveries.lease` does, bursts folded.

    All in the caller's transaction: a fold is leased with what it carries, or nothing is.
    """
    while True:
        leased = await deliveries.lease(tx, now=now, lease_until=lease_until, limit=limit, owner=owner)
        ready = await _fold_bursts(tx, leased, now=now, lease_until=lease_until, owner=owner)
        if ready or not leased:
            return ready


async def _fold_bursts(
    tx: Tx, leased: Sequence[Delivery], *, now: datetime, lease_until: datetime, owner: str
) -> list[Delivery]:
    pushes = [one for one in leased if one.kind is DeliveryKind.PUSH]
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
