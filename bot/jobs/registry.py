"""Name the jobs: which pipeline function runs under which name, and how many of each at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from bot.digests import plan_digests
from bot.outbox import deliver
from bot.pipeline import CONCURRENT_READS, Services, prune, read_article, write_briefing
from bot.polls import Poller
from bot.translations import translate_briefing
from bot.websub import subscribe_hub

CONCURRENCY = {
    "poll_feed": 32,
    "subscribe_hub": 4,
    "read_article": CONCURRENT_READS,
    "write_briefing": 4,
    "translate_briefing": 2,
    "plan_digests": 1,
    "deliver": 1,
    "prune": 1,
}


def jobs(s: Services) -> dict[str, Callable[..., Awaitable[None]]]:
    """Return the pipeline's steps, bound to the services they work with."""
    steps = (subscribe_hub, read_article, write_briefing, translate_briefing, plan_digests, deliver, prune)
    bound: dict[str, Callable[..., Awaitable[None]]] = {step.__name__: partial(step, s) for step in steps}
    return bound | {"poll_feed": Poller(s).poll}
