"""Deliver what is owed: lease, render, send, record. What Telegram leaves unknown is recorded as such."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.delivery.limiter import Priority
from bot.delivery.message import Message
from bot.delivery.outcomes import Dead, Outcome, Retry, Sent, Stop, Uncertain
from bot.delivery.render import briefing_message, change_message, digest_messages, fold_message
from bot.delivery.sender import broadcasts_within, edit, seconds_held, send, stop_broadcasts, waiting_broadcasts
from bot.errors import DatabaseUnavailable, TokenRefused
from bot.leasing import lease
from bot.model import Changes, Delivery, DeliveryKind
from bot.pipeline import Services
from bot.recovery import recover
from bot.settling import FIRST_RETRY, settle
from bot.store import briefings, deliveries, digests, revisions
from bot.store.claims import Claim
from bot.store.columns import Tx

log = structlog.get_logger()

IN_FLIGHT = 64
"""Messages on their way at once: enough to keep Telegram's rate with replies that take two seconds."""
LEASED = 3 * IN_FLIGHT
"""The most that is leased at once, where Telegram's rate allows so much: it lasts while the database is asked."""
GATHER_SECONDS = 0.01
"""For so long what lands waits for what lands beside it, to share a transaction."""
AHEAD_SECONDS = 0.6
"""At most so much of what Telegram's rate lets through is leased ahead of its turn. What is leased is in doubt after a
kill, so it is as little as the database is fast: three times as long as gathering, recording and leasing took."""
LEASE = timedelta(minutes=3)
"""Longer than the longest wait for a slot and for Telegram's reply together."""
LOOK_SECONDS = 1.0
"""How often to look for what became due while others are on their way."""
RECORD_ATTEMPTS = 60

Rendered = dict[tuple[object, ...], asyncio.Task[Message | None]]
"""Messages by what they tell and the language: a broadcast renders once a language, not once a chat, and those who come
while it is rendered wait for it."""

Landed = tuple[Delivery, Outcome]


@dataclass(frozen=True, slots=True)
class _Air:
    """What the messages of one run share: how many are on their way, and what is rendered."""

    lanes: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(IN_FLIGHT))
    rendered: Rendered = field(default_factory=dict)


async def deliver(s: Services) -> None:
    """Send what is due until nothing is, or the process is asked to stop; one chat's trouble never stops another's.

    What has landed while the last outcomes were written is written in one transaction, beside what lands that moment:
    the faster messages go, the more of them share a commit.
    """
    claim = await s.store.claim_sending()
    if claim is Claim.REFUSED:
        return
    await recover(s, restarted=claim is Claim.NEW)
    flights: set[asyncio.Task[Landed]] = set()
    landed: list[Landed] = []
    air = _Air()
    stopping = asyncio.create_task(s.stopping.wait(), name="stopping")
    idle = more = False
    took: deque[float] = deque([AHEAD_SECONDS / 10], maxlen=20)
    try:
        while True:
            begun = time.monotonic()
            ahead = min(AHEAD_SECONDS, 3 * max(took))
            most = min(LEASED, broadcasts_within(s.bot, ahead))
            room = int(min(LEASED - len(flights), most - waiting_broadcasts(s.bot)))
            wanted = not s.stopping.is_set() and (room * 4 >= most or (idle and room > 0))
            leased = await _record_surely(s, landed, room if wanted else 0)
            landed.clear()
            if wanted:
                took.append(time.monotonic() - begun + GATHER_SECONDS)
                more = len(leased) >= room
                flights |= {asyncio.create_task(_fly(s, one, air), name="delivery") for one in leased}
            if s.stopping.is_set():  # also since it was asked what to lease
                stop_broadcasts(s.bot)
            if not flights:
                return
            waits = flights if stopping.done() else flights | {stopping}
            look = ahead / 3 if more else LOOK_SECONDS  # Telegram takes more while it thinks about the others
            done, _ = await asyncio.wait(waits, timeout=look, return_when=asyncio.FIRST_COMPLETED)
            idle = not done
            if done and not stopping.done():
                await asyncio.sleep(GATHER_SECONDS)
                done |= {flight for flight in flights if flight.done()}
            landed += [flight.result() for flight in flights & done]
            flights -= done
    finally:
        for task in (stopping, *flights, *air.rendered.values()):
            task.cancel()
        ended = await asyncio.gather(*flights, return_exceptions=True)
        landed += [one for one in ended if not isinstance(one, BaseException)]
        await record(s, landed)


async def _lease(tx: Tx, s: Services, room: int, now: datetime) -> list[Delivery]:
    if not room:
        return []
    return await lease(tx, now=now, lease_until=now + LEASE, limit=room, owner=s.flights.owner or s.sender)


# ------------------------------------------------------------------ one message


async def _fly(s: Services, delivery: Delivery, air: _Air) -> Landed:
    """Render and send one message. Raises nothing: a defect in one must not hold up the others."""
    try:
        message = await _message(s, delivery, air.rendered)
    except DatabaseUnavailable as e:
        return delivery, Retry(FIRST_RETRY.total_seconds(), str(e))
    except Exception:
        log.exception("not_rendered", delivery=delivery.id, chat=delivery.chat_id)
        return delivery, Retry(None, "it could not be rendered: see the log")
    if message is None:
        return delivery, Dead("what it was to tell is gone")
    try:
        async with air.lanes:
            outcome = await _send(s, delivery, message)
        match outcome:
            case Sent():
                s.flights.sent(delivery.id, _new_message(delivery, outcome))
            case Uncertain():
                pass
            case _:
                s.flights.forget([delivery.id])
    except Exception:
        log.exception("send_failed", delivery=delivery.id, chat=delivery.chat_id)
        return delivery, Uncertain("sending failed: see the log")
    return delivery, outcome


async def _send(s: Services, delivery: Delivery, message: Message) -> Outcome:
    chat, target, plain, priority = delivery.chat_id, delivery.target, delivery.plain, Priority.BROADCAST
    starting = partial(s.flights.begin, delivery.id)
    if delivery.kind is DeliveryKind.EDIT and target is not None:
        return await edit(s.bot, chat, target, message, plain=plain, priority=priority, starting=starting)
    silent = delivery.kind is DeliveryKind.REPLY  # it stands in for an edit, which rings nowhere
    return await send(
        s.bot, chat, message, plain=plain, reply_to=target, silent=silent, priority=priority, starting=starting
    )


async def _message(s: Services, delivery: Delivery, rendered: Rendered) -> Message | None:
    """Render a briefing or a fold once for all chats of a language, a digest for its one chat; None: it is gone."""
    if delivery.kind is DeliveryKind.DIGEST:
        return await _digest(s, delivery)
    told: Sequence[Delivery] = (delivery,)
    if delivery.kind is DeliveryKind.FOLD:
        async with s.store.read() as tx:
            told = await deliveries.carried(tx, delivery.id)
    key = (delivery.kind, delivery.language, *((one.kind, one.briefing_id, one.part, one.revision) for one in told))
    task = rendered.get(key)
    if task is None:
        if len(rendered) > IN_FLIGHT:
            rendered.clear()
        task = rendered[key] = asyncio.create_task(_rendered(s, delivery, told), name="rendering")
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


# ------------------------------------------------------------------ what became of it


async def _record_surely(s: Services, landed: Sequence[Landed], room: int) -> list[Delivery]:
    """Record, and again while the database cannot be written: what it does not have yet would become uncertain."""
    for _ in range(RECORD_ATTEMPTS):
        try:
            return await record(s, landed, room)
        except DatabaseUnavailable as e:
            if not landed:
                log.warning("nothing_leased", error=str(e))  # what is on its way goes on; the next look tries again
                return []
            log.warning("not_recorded", count=len(landed), error=str(e))
        await asyncio.sleep(LOOK_SECONDS)
    return await record(s, landed, room)


async def record(s: Services, landed: Sequence[Landed], room: int = 0) -> list[Delivery]:
    """Write down what became of messages and lease up to `room` others, in one transaction. Raises DatabaseUnavailable.

    Where that fails for another reason each is written by itself, so that one cannot take the others with it.
    """
    if not landed and not room:
        return []
    now, held = s.clock(), timedelta(seconds=seconds_held(s.bot))
    try:
        async with s.store.begin() as tx:
            sent = {one.id: _new_message(one, outcome) for one, outcome in landed if isinstance(outcome, Sent)}
            await deliveries.mark_all_sent(tx, sent, now)
            for delivery, outcome in landed:
                if not isinstance(outcome, Sent):
                    await settle(tx, s, delivery, outcome, now)
            if held:
                await deliveries.hold(tx, now + held)
            leased = await _lease(tx, s, room, now)
    except DatabaseUnavailable:
        raise
    except Exception:
        if not landed:
            raise
        log.exception("record_failed", deliveries=[delivery.id for delivery, _ in landed])
        if len(landed) > 1:
            for one in landed:
                await record(s, [one])
        return []
    s.flights.forget(delivery.id for delivery, _ in landed)
    for delivery, outcome in landed:
        if isinstance(outcome, Stop):
            s.stop(TokenRefused(outcome.reason))
        log.info(
            "message_sent" if isinstance(outcome, Sent) else "message_not_sent",
            delivery=delivery.id,
            briefing=delivery.briefing_id,
            digest=delivery.digest_id,
            chat=delivery.chat_id,
            outcome=type(outcome).__name__.lower(),
        )
    return leased


def _new_message(delivery: Delivery, outcome: Sent) -> int | None:
    """The id of the message that a delivery made; an edit makes none."""
    return None if delivery.kind is DeliveryKind.EDIT else outcome.message_id
