"""Chats and what they follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class FollowKind(StrEnum):
    """What a chat's follow matches."""

    ALL = "all"
    SECTOR = "sector"
    KEYWORD = "keyword"


@dataclass(frozen=True, slots=True)
class Follow:
    """What a chat subscribed to: everything, a sector code, or words that a briefing contains."""

    kind: FollowKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """A Telegram chat the bot knows. `time_zone` is an IANA name; `digest_time` is local, None when off."""

    id: int
    kind: str
    """`private`, `group`, `supergroup` or `channel`."""
    title: str
    time_zone: str
    language: str = "en"
    active: bool = True
    """False after Telegram refused the chat (blocked, kicked, deleted); /start brings it back."""
    digest_time: time | None = None
    next_digest_at: datetime | None = None
    welcome_left: int = 0
    """How many of the latest briefings a new subscriber is still owed."""
    follows: tuple[Follow, ...] = ()
