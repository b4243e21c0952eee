"""Make the message of a delivery from what is stored: once for all who get the same."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.delivery.message import Message
from bot.delivery.render import briefing_message, change_message, digest_messages, fold_message
from bot.model import Changes, Delivery, DeliveryKind
from bot.pipeline import Services
from bot.store import briefings, deliveries, digests, revisions

KEPT = 64
"""Messages that are kept for those who get the same."""

Rendered = dict[tuple[object, ...], asyncio.Task[Message | None]]
"""Messages by what they tell and the language: a broadcast renders once a language, not once a chat, and those who come
while it is rendered wait for it."""


async def message_of(s: Services, delivery: Delivery, rendered: Rendered) -> Message | None:
    """Render a briefing or a fold once for all chats of a language, a digest for its one chat; None: it is gone.

    Raises DatabaseUnavailable.
    """
    if delivery.kind is DeliveryKind.DIGEST:
        return await _digest(s, delivery)
    told: Sequence[Delivery] = (delivery,)
    if delivery.kind is DeliveryKind.FOLD:
        async with s.store.read() as tx:
            told = await deliveries.carried(tx, delivery.id)
    key = (delivery.kind, delivery.language, *[(one.kind, one.briefing_id, one.part, one.revision) for one in told])
    task = rendered.get(key)
    if task is None:
        if len(rendered) > KEPT:
            rendered.clear()
        task = rendered[key] = asyncio.create_task(_rendered(s, delivery, told), name="rendering")
    elif task.done() and not task.cancelled() and task.exception() is None:
        return task.result()
    try:
        return await asyncio.shield(task)
    except Exception:
        rendered.pop(key, None)  # the next one tries anew
        raise


async def _rendered(s: Services, delivery: Delivery, told: Sequence[Delivery]) -> Message | None:
    changes = Changes()
    async with s.store.read() as tx:
        found = await briefings.get_briefings(tx, [one.briefing_id for one in told if one.briefing_id is not None])
        if delivery.kind is DeliveryKind.CHANGE and found:
            last = delivery.revision or found[0].revision
            changes = await revisions.changes_between(tx, found[0].id, delivery.part, last)
    match delivery.kind:
        case _ if not found:
            return None
        case DeliveryKind.FOLD:
            updated = frozenset(one.briefing_id for one in told if one.kind is DeliveryKind.CHANGE)
            return fold_message(found, delivery.language, updated=updated)
        case DeliveryKind.CHANGE:
            return change_message(found[0], changes, delivery.language) if changes else None
        case kind:
            edited = kind in {DeliveryKind.EDIT, DeliveryKind.REPLY}
            return briefing_message(found[0], delivery.language, updated=edited)


async def _digest(s: Services, delivery: Delivery) -> Message | None:
    assert delivery.digest_id is not None
    async with s.store.read() as tx:
        digest = await digests.get_digest(tx, delivery.digest_id)
        if digest is None:
            return None
        found = await briefings.get_briefings(tx, digest.briefing_ids)
    parts = digest_messages(digest.local_date, found, delivery.language)
    return parts[delivery.part] if delivery.part < len(parts) else None
