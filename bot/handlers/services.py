"""What the handlers work with; built by `app`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import time

from bot.model import Feed
from bot.ports import Analyst, Clock
from bot.store.engine import Store


@dataclass(frozen=True)
class HandlerServices:
    """The seams and the few settings that answering people needs."""

    store: Store
    analyst: Analyst
    clock: Clock
    time_zone: str
    """IANA name that a new chat begins with."""
    digest_time: time
    """Local time of the digest that a new subscriber gets."""
    admin_ids: frozenset[int]
    """Users who may change the feeds."""
    wake: Callable[[], Awaitable[None]]
    """Tell the outbox that something is due."""
    sectors: Mapping[str, str]
    """Sector code → name."""
    find_sectors: Callable[[str], tuple[str, ...]]
    """Words of a person → sector codes."""
    add_feed: Callable[[str], Awaitable[tuple[Feed, bool]]]
    """Check an address and store its feed; False when it was there. Raises SourceUnavailable."""
