"""What the steps of the pipeline work with, where nobody is to be asked at Telegram."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from telegram import Bot

from bot.briefing.offline import OfflineAnalyst
from bot.feeds.fetch import Fetcher
from bot.pipeline import Services
from bot.ports import Analyst, Clock, Queue
from bot.store.engine import Store


@dataclass
class Deferred:
    """A queue that keeps what was deferred, for the test to run or to lose, as a crash would."""

    jobs: list[tuple[str, dict[str, int]]] = field(default_factory=list)

    async def defer(self, job: str, /, **ids: int) -> None:
        self.jobs.append((job, ids))


def services_for(
    store: Store, fetcher: Fetcher, clock: Clock, queue: Queue | None = None, analyst: Analyst | None = None
) -> Services:
    """Everything real but Telegram."""
    return Services(
        store=store,
        fetcher=fetcher,
        analyst=analyst or OfflineAnalyst(),
        bot=Bot("1:none"),
        queue=queue or Deferred(),
        clock=clock,
        poll_interval=timedelta(minutes=5),
        jitter=lambda: 0.0,
        sender="test",
    )
