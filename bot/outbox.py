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
from bot.delivery.sender import (
    broadcasts_at_once,
    broadcasts_within,
    edit,
    seconds_held,
    send,
    stop_broadcasts,
    waiting_broadcasts,
)
from bot.errors import DatabaseUnavailable, TokenRefused
from bot.leasing import lease
from bot.model import Delivery, DeliveryKind
from bot.pipeline import Services
from bot.recovery import recover
from bot.rendering import Rendered, message_of
from bot.settling import FIRST_RETRY, settle
from bot.store import deliveries
from bot.store.claims import Claim
from bot.store.columns import Tx

log = structlog.get_logger()

LEASED, LEASED_UNNOTED = 512, 192
"""The most that is leased at once, where Telegram's rate allows so much: it lasts while the database is asked. Less
where nothing notes what of it was begun, for all of it is in doubt then after a kill."""
GATHER_SECONDS = 0.02
"""For so long what lands waits for what lands beside it, to share a transaction."""
AHEAD_SECONDS = 0.6
"""At most so much of what Telegram's rate lets through is leased ahead of its turn. What is leased may be in doubt
after a kill, so it is as little as the database is fast: three times as long as gathering, recording and leasing took.
"""
LEASE = timedelta(minutes=3)
"""Longer than the longest wait for a slot and for Telegram's reply together."""
LOOK_SECONDS = 1.0
"""How often to look for what became due while others are on their way."""
RECORD_ATTEMPTS = 60

Landed = tuple[Delivery, Outcome]
_NOT_BEGUN = Retry(None, "the bot is stopping")
"""What becomes of what was leased when the process is asked to stop."""


@dataclass(slots=True)
class _Air:
    """What the lanes of one run share: what is leased and not begun, what became of the others, what is rendered."""

    waiting: deque[Delivery] = field(default_factory=deque)
    landed: list[Landed] = field(default_factory=list)
    rendered: Rendered = field(default_factory=dict)
    lanes: set[asyncio.Task[None]] = field(default_factory=set)
    busy: int = 0
    """Lanes in use: each has one message on its way."""
    most: int = 0
    """How many may be."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    """Something landed, or the process is asked to stop."""

    def open_lanes(self, s: Services, most: int) -> None:
        """Begin with what waits, in up to `most` lanes."""
        self.most = most
        for _ in range(min(len(self.waiting), most - self.busy)):
            self.busy += 1
            lane = asyncio.create_task(_lane(s, self), name="delivery")
            self.lanes.add(lane)
            lane.add_done_callback(self.lanes.discard)

    def turn_back(self) -> None:
        """Let what waits stay pending."""
        self.landed += [(one, _NOT_BEGUN) for one in self.waiting]
        self.waiting.clear()
        self.wake.set()

    def take_landed(self) -> list[Landed]:
        """Hand over what became of messages, once."""
        landed, self.landed = self.landed, []
        self.wake.clear()
        return landed

    async def something(self, seconds: float) -> bool:
        """Wait until something lands, and then for what lands beside it; False when nothing does within `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                await self.wake.wait()
        except TimeoutError:
            return False
        await asyncio.sleep(GATHER_SECONDS)
        return True


async def deliver(s: Services) -> None:
    """Send what is due until nothing is, or the process is asked to stop; one chat's trouble never stops another's.

    What has landed while the last outcomes were written is written in one transaction, beside what lands that moment:
    the faster messages go, the more of them share a commit.
    """
    claim = await s.store.claim_sending()
    if claim is Claim.REFUSED:
        return
    await recover(s, restarted=claim is Claim.NEW)
    air, landed = _Air(), list[Landed]()
    stopping = asyncio.create_task(_wake_to_stop(s, air), name="stopping")
    idle = more = False
    took: deque[float] = deque([AHEAD_SECONDS / 10], maxlen=20)
    try:
        while True:
            begun = time.monotonic()
            ahead, leased_most = min(AHEAD_SECONDS, 3 * max(took)), LEASED if s.flights.owner else LEASED_UNNOTED
            most, waiting = min(leased_most, broadcasts_within(s.bot, ahead)), len(air.waiting)
            room = int(min(leased_most - waiting - air.busy, most - waiting - waiting_broadcasts(s.bot)))
            wanted = not s.stopping.is_set() and (room * 4 >= most or (idle and room > 0))
            landed = air.take_landed()
            leased = await _record_surely(s, landed, room if wanted else 0)
            landed = []
            air.waiting.extend(leased)
            if wanted:
                took.append(time.monotonic() - begun + GATHER_SECONDS)
                more = len(leased) >= room
            if s.stopping.is_set():  # also since it was asked what to lease
                stop_broadcasts(s.bot)
                air.turn_back()
            air.open_lanes(s, broadcasts_at_once(s.bot))
            if not (air.busy or air.landed):
                return
            # Telegram takes more while it thinks about the others.
            idle = not await air.something(ahead / 3 if more else LOOK_SECONDS)
    finally:
        tasks = [stopping, *air.lanes, *air.rendered.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        air.turn_back()
        await record(s, landed + air.landed)


async def _wake_to_stop(s: Services, air: _Air) -> None:
    await s.stopping.wait()
    air.wake.set()


async def _lane(s: Services, air: _Air) -> None:
    """Let one message after the other go out, for as long as any waits."""
    try:
        while air.waiting and air.busy <= air.most:
            delivery = air.waiting.popleft()
            outcome = await _fly(s, delivery, air.rendered)
            air.landed.append((delivery, outcome))
            air.wake.set()
    finally:
        air.busy -= 1


async def _lease(tx: Tx, s: Services, room: int, now: datetime) -> list[Delivery]:
    if not room:
        return []
    return await lease(tx, now=now, lease_until=now + LEASE, limit=room, owner=s.flights.owner or s.sender)


# ------------------------------------------------------------------ one message


async def _fly(s: Services, delivery: Delivery, rendered: Rendered) -> Outcome:
    """Render and send one message. Raises nothing: a defect in one must not hold up the others."""
    try:
        message = await message_of(s, delivery, rendered)
    except DatabaseUnavailable as e:
        return Retry(FIRST_RETRY.total_seconds(), str(e))
    except Exception:
        log.exception("not_rendered", delivery=delivery.id, chat=delivery.chat_id)
        return Retry(None, "it could not be rendered: see the log")
    if message is None:
        return Dead("what it was to tell is gone")
    try:
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
        return Uncertain("sending failed: see the log")
    return outcome


async def _send(s: Services, delivery: Delivery, message: Message) -> Outcome:
    chat, target, plain, priority = delivery.chat_id, delivery.target, delivery.plain, Priority.BROADCAST
    starting = partial(s.flights.begin, delivery.id)
    if delivery.kind is DeliveryKind.EDIT and target is not None:
        return await edit(s.bot, chat, target, message, plain=plain, priority=priority, starting=starting)
    silent = delivery.kind is DeliveryKind.REPLY  # it stands in for an edit, which rings nowhere
    return await send(
        s.bot, chat, message, plain=plain, reply_to=target, silent=silent, priority=priority, starting=starting
    )


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
            await deliveries.put_back(tx, [one.id for one, outcome in landed if outcome is _NOT_BEGUN])
            for delivery, outcome in landed:
                if not isinstance(outcome, Sent) and outcome is not _NOT_BEGUN:
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
    _tell(s, landed)
    return leased


def _tell(s: Services, landed: Sequence[Landed]) -> None:
    """Log what became of messages, those that were sent in one line, and stop where no message can be sent at all."""
    if sent := [delivery for delivery, outcome in landed if isinstance(outcome, Sent)]:
        told = sorted({one.briefing_id for one in sent if one.briefing_id is not None})
        log.info("messages_sent", count=len(sent), briefings=told, chats=[one.chat_id for one in sent])
    for delivery, outcome in landed:
        if isinstance(outcome, Stop):
            s.stop(TokenRefused(outcome.reason))
        if not isinstance(outcome, Sent) and outcome is not _NOT_BEGUN:
            log.info(
                "message_not_sent",
                delivery=delivery.id,
                briefing=delivery.briefing_id,
                digest=delivery.digest_id,
                chat=delivery.chat_id,
                outcome=type(outcome).__name__.lower(),
            )


def _new_message(delivery: Delivery, outcome: Sent) -> int | None:
    """The id of the message that a delivery made; an edit makes none."""
    return None if delivery.kind is DeliveryKind.EDIT else outcome.message_id
