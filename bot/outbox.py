"""Deliver what is owed: lease, render, send, record. What Telegram leaves unknown is recorded as such."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot.delivery.limiter import Priority
from bot.delivery.message import Message
from bot.delivery.render import briefing_message, digest_messages
from bot.delivery.sender import Deactivate, Dead, Migrate, Outcome, PlainText, Retry, Sent, Stop, Uncertain, send
from bot.errors import TokenRefused
from bot.model import Delivery
from bot.pipeline import Services
from bot.store import briefings, chats, deliveries, digests

log = structlog.get_logger()

IN_FLIGHT = 64
"""Messages on their way at once: enough to keep Telegram's rate with replies that take two seconds."""
LEASE = timedelta(minutes=3)
"""Longer than the longest wait for a slot and for Telegram's reply together."""
ATTEMPTS = 8
FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(hours=1)


async def deliver(s: Services) -> None:
    """Send what is due until nothing is, or the process is asked to stop; one chat's trouble never stops another's."""
    flights: set[asyncio.Task[None]] = set()
    rendered: dict[int, Message] = {}
    await recover(s)
    try:
        while True:
            room = IN_FLIGHT - len(flights)
            if room >= IN_FLIGHT // 2 and not s.stopping.is_set():
                if len(rendered) > IN_FLIGHT:
                    rendered.clear()
                now = s.clock()
                async with s.store.begin() as tx:
                    leased = await deliveries.lease(tx, now=now, lease_until=now + LEASE, limit=room, owner=s.sender)
                flights |= {asyncio.create_task(_deliver_one(s, d, rendered), name="delivery") for d in leased}
            if not flights:
                return
            done, flights = await asyncio.wait(flights, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
    finally:
        for task in flights:
            task.cancel()
        await asyncio.gather(*flights, return_exceptions=True)


async def recover(s: Services, *, restarted: bool = False) -> None:
    """Settle what was on its way when its sender stopped: at a lease's end, or at once when this one took its place.

    What Telegram may have taken is uncertain (docs/operations.md says what follows).
    """
    now = s.clock()
    async with s.store.begin() as tx:
        count = await deliveries.recover_expired(tx, now)
        if restarted:
            count += await deliveries.recover_all(tx, now, owner=s.sender)
    if count:
        log.warning("deliveries_recovered", count=count)


async def _deliver_one(s: Services, delivery: Delivery, rendered: dict[int, Message]) -> None:
    try:
        message = await _message(s, delivery, rendered)
        if message is None:
            outcome: Outcome = Dead("what it was to tell is gone")
        else:
            outcome = await send(s.bot, delivery.chat_id, message, plain=delivery.plain, priority=Priority.BROADCAST)
    except Exception:  # a defect of ours in one message must not hold up the others: recorded, tried again, then dead
        log.exception("delivery_failed", delivery=delivery.id, chat=delivery.chat_id)
        outcome = Retry(None)
    await record(s, delivery, outcome)


async def _message(s: Services, delivery: Delivery, rendered: dict[int, Message]) -> Message | None:
    """Render a briefing once for all its chats, a digest for its one."""
    if delivery.briefing_id is not None:
        message = rendered.get(delivery.briefing_id)
        if message is None:
            async with s.store.read() as tx:
                stored = await briefings.get_briefing(tx, delivery.briefing_id)
            if stored is None:
                return None
            message = rendered[delivery.briefing_id] = briefing_message(stored)
        return message
    assert delivery.digest_id is not None
    async with s.store.read() as tx:
        digest = await digests.get_digest(tx, delivery.digest_id)
        if digest is None:
            return None
        found = await briefings.get_briefings(tx, digest.briefing_ids)
    parts = digest_messages(digest.local_date, found)
    return parts[delivery.part] if delivery.part < len(parts) else None


async def record(s: Services, delivery: Delivery, outcome: Outcome) -> None:
    """Write down what became of a message, as the table of outcomes in docs/operations.md says."""
    now = s.clock()
    async with s.store.begin() as tx:
        match outcome:
            case Sent(message_id=message_id):
                await deliveries.mark_sent(tx, delivery.id, message_id, now)
            case Retry(after=after, reason=reason):
                if delivery.attempts + 1 >= ATTEMPTS and after is None:
                    await deliveries.mark_dead(tx, delivery.id, f"gave up after {ATTEMPTS} attempts: {reason}")
                else:
                    wait = timedelta(seconds=after) if after is not None else _backoff(delivery.attempts, s.jitter())
                    await deliveries.requeue(tx, delivery.id, now + wait, reason=reason)
            case Uncertain(reason=reason) if delivery.digest_id is not None:
                await deliveries.requeue(tx, delivery.id, now + FIRST_RETRY, reason=f"uncertain, sent again: {reason}")
            case Uncertain(reason=reason):
                await deliveries.mark_uncertain(tx, delivery.id, reason)
            case Deactivate(reason=reason):
                await deliveries.mark_dead(tx, delivery.id, reason)
                await chats.deactivate_chat(tx, delivery.chat_id, reason)
            case Migrate(new_id=new_id):
                await deliveries.requeue(tx, delivery.id, now, reason="chat migrated")
                await chats.migrate_chat(tx, delivery.chat_id, new_id)
            case PlainText(reason=reason) if not delivery.plain:
                await deliveries.requeue(tx, delivery.id, now, reason=reason, plain=True)
            case PlainText(reason=reason) | Dead(reason=reason):
                await deliveries.mark_dead(tx, delivery.id, reason)
            case Stop(reason=reason):
                await deliveries.requeue(tx, delivery.id, now + FIRST_RETRY, reason=reason)
                s.stop(TokenRefused(reason))
    log.info(
        "message_sent" if isinstance(outcome, Sent) else "message_not_sent",
        delivery=delivery.id,
        briefing=delivery.briefing_id,
        digest=delivery.digest_id,
        chat=delivery.chat_id,
        outcome=type(outcome).__name__.lower(),
    )


def _backoff(attempts: int, jitter: float) -> timedelta:
    doubled: timedelta = FIRST_RETRY * 2**attempts
    return min(doubled, LONGEST_RETRY) * (1 + 0.2 * jitter)
