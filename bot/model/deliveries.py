"""What is owed to a chat, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DeliveryKind(StrEnum):
    """What a delivery brings to its chat."""

    PUSH = "push"
    """A briefing, once."""
    FOLD = "fold"
    """Several briefings that were due at once, as a list with a button for each."""
    DIGEST = "digest"
    EDIT = "edit"
    """The newest revision of a briefing, in place of the message that the chat has."""
    REPLY = "reply"
    """The same as a reply to that message, where it cannot be edited."""
    CHANGE = "change"
    """What a revision changed, where that is news: a status moved, a party joined."""


class DeliveryState(StrEnum):
    """The outbox's states; `sent`, `uncertain` and `dead` are final."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """Telegram may have taken it: the policy is in docs/operations.md."""
    DEAD = "dead"
    FOLDED = "folded"
    """Another delivery tells it (`carrier_id`), and what becomes of that one becomes of it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to one chat: of a briefing, of several, or of a digest."""

    id: int
    chat_id: int
    state: DeliveryState
    due_at: datetime
    kind: DeliveryKind = DeliveryKind.PUSH
    briefing_id: int | None = None
    digest_id: int | None = None
    part: int = 0
    """Which message of a digest; of an edit, a reply and a change the revision that it was made for."""
    revision: int | None = None
    """The briefing's when it was leased: what the message shows is that, or newer."""
    attempts: int = 0
    plain: bool = False
    """Send as plain text: Telegram could not parse the HTML."""
    language: str = "en"
    """The chat's, when it was leased."""
    target: int | None = None
    """The message that an edit is of, or that a reply or a change replies to."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a chat is to get and got lately, by which briefings are folded. A time is None where there is none."""

    waiting: int
    """Its pushes that are due."""
    burst_since: datetime | None = None
    """When the oldest of its newest few messages was sent (how many: `delivery.folding.BURST`)."""
    fold_sent_at: datetime | None = None
    """When its last fold was sent, if that is among them."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a chat is told of one local day; one for each chat and day."""

    id: int
    chat_id: int
    local_date: date
    briefing_ids: tuple[int, ...]
