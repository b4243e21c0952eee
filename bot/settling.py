"""Settle what Telegram did not plainly take: send it again, later or elsewhere, or give it up."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.delivery.outcomes import Deactivate, Dead, Migrate, Outcome, PlainText, Retry, Stop, Uncertain, Uneditable
from bot.model import Delivery, DeliveryKind
from bot.pipeline import Services
from bot.store import chats, deliveries, revisions
from bot.store.columns import Tx

ATTEMPTS = 8
FIRST_RETRY = timedelta(seconds=2)
RETRY_GROWTH = 4
LONGEST_RETRY = timedelta(hours=1)
"""2 s, 8 s, 32 s, 2 min, 9 min, 34 min, 1 h: eight attempts outlast nearly two hours without Telegram."""

RESENT = frozenset({DeliveryKind.DIGEST, DeliveryKind.EDIT})
"""What is sent again when nobody knows whether Telegram has it: a gap would go unnoticed, an edit is made twice."""


async def settle(tx: Tx, s: Services, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Follow the table of outcomes in docs/operations.md."""
    id_ = delivery.id
    match outcome:
        case Retry() | Uncertain():
            await _settle_unsent(tx, s, delivery, outcome, now)
        case Deactivate(reason=reason):
            await deliveries.mark_dead(tx, id_, reason)
            await chats.deactivate_chat(tx, delivery.chat_id, reason)
        case Migrate(new_id=new_id) if not _last(delivery):
            await deliveries.requeue(tx, id_, now, "the chat has a new id")
            await chats.migrate_chat(tx, delivery.chat_id, new_id)
        case Migrate(new_id=new_id):
            await deliveries.mark_dead(tx, id_, f"gave up after {ATTEMPTS} attempts: the chat's id is {new_id} now")
        case PlainText(reason=reason) if not delivery.plain:
            await deliveries.requeue(tx, id_, now, reason, plain=True, counted=False)
        case Uneditable(reason=reason) if delivery.kind is DeliveryKind.EDIT:
            await revisions.reply_instead(tx, delivery, reason, now)
        case PlainText(reason=reason) | Dead(reason=reason) | Uneditable(reason=reason):
            await deliveries.mark_dead(tx, id_, reason)
        case Stop(reason=reason):
            await deliveries.requeue(tx, id_, now, reason, counted=False)


async def _settle_unsent(tx: Tx, s: Services, delivery: Delivery, outcome: Retry | Uncertain, now: datetime) -> None:
    """Send again what Telegram does not have, and a digest that it may have."""
    again = now + _backoff(delivery.attempts, s.jitter())
    match outcome:
        case Retry(after=after, reason=reason) if after is not None:
            until = now + timedelta(seconds=after)
            await deliveries.requeue(tx, delivery.id, until, reason, counted=False)
            await deliveries.hold(tx, until, delivery.chat_id)  # also for what its digest may take over from it
        case Retry(reason=reason) if s.stopping.is_set():
            await deliveries.requeue(tx, delivery.id, now, reason, counted=False)
        case Retry(reason=reason) if _last(delivery):
            await deliveries.mark_dead(tx, delivery.id, f"gave up after {ATTEMPTS} attempts: {reason}")
        case Retry(reason=reason):
            await deliveries.requeue(tx, delivery.id, again, reason)
        case Uncertain(reason=reason) if delivery.kind not in RESENT or _last(delivery):
            await deliveries.mark_uncertain(tx, delivery.id, reason)
        case Uncertain(reason=reason):
            await deliveries.requeue(tx, delivery.id, again, f"uncertain, sent again: {reason}")


def _last(delivery: Delivery) -> bool:
    return delivery.attempts + 1 >= ATTEMPTS


def _backoff(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many attempts; `jitter` in [-1, 1] moves it by up to a fifth."""
    growth: int = RETRY_GROWTH ** min(attempts, ATTEMPTS)
    return min(FIRST_RETRY * growth, LONGEST_RETRY) * (1 + 0.2 * jitter)
