"""Offer feeds to begin with, and take those of them that answer."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Callable
from importlib.resources import files

from bot.catalogue import check_feed
from bot.errors import SourceUnavailable
from bot.feeds.fetch import Fetcher
from bot.feeds.opml import OpmlFeed
from bot.ports import Clock
from bot.store import feeds
from bot.store.engine import Store

AT_ONCE = 16

Tell = Callable[[str], None]
"""Takes a line for a person."""


def starter_feeds() -> tuple[OpmlFeed, ...]:
    """Return the feeds to begin with, by region and language; the page of each is where its address is documented."""
    lines = files("bot.feeds").joinpath("data/starter.tsv").read_text("utf-8").splitlines()
    return tuple(
        OpmlFeed(row["url"], row["title"], row["region"], row["documented"], row["language"])
        for row in csv.DictReader(lines, delimiter="\t")
    )


async def take_starter(store: Store, fetcher: Fetcher, clock: Clock, tell: Tell, *, again: bool = False) -> int:
    """Ask each feed to begin with that was not asked before, and watch those that answer: a line for each.

    What does not answer is kept as retired with its reason, so that it is asked once; `again` asks also those. Where
    none answers nothing is kept: it is the network then. Returns how many were left out.
    """
    async with store.read() as tx:
        known = {feed.url: feed for feed in await feeds.list_feeds(tx)}
    open_ones = [
        each for each in starter_feeds() if each.url not in known or (again and known[each.url].retired_at is not None)
    ]
    slots = asyncio.Semaphore(AT_ONCE)

    async def reason(feed: OpmlFeed) -> str | None:
        async with slots:
            try:
                checked = await check_feed(fetcher, feed.url)
            except SourceUnavailable as e:
                return e.reason
            return None if checked.feed.entries else "has no entries"

    reasons = await asyncio.gather(*(reason(feed) for feed in open_ones))
    if open_ones and all(reasons):
        tell(f"none of {len(open_ones)} feeds to begin with answers ({reasons[0]}): is the network there?")
        return len(open_ones)
    for feed, problem in zip(open_ones, reasons, strict=True):
        async with store.begin() as tx:
            added, _ = await feeds.add_feed(tx, feed.url, clock(), title=feed.title, revive=problem is None)
            if problem is not None:
                await feeds.retire_feed(tx, added.id, now=clock(), reason=problem)
        tell(f"left out: {feed.url}  {problem}" if problem else f"watched: {feed.url}  {feed.title}")
    return sum(problem is not None for problem in reasons)
