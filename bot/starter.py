"""Offer feeds to begin with, and take those of them that answer."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Callable
from importlib.resources import files

from bot.catalogue import check_feed
from bot.errors import SourceUnavailable
from bot.feeds.addresses import shown
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

    What does not answer is kept as retired with its reason, so that it is asked once; `again` asks also those. One that
    is found elsewhere (its address is a page by now) is watched there. Where none of all answers nothing is kept: it is
    the network then. Returns how many were left out.
    """
    async with store.read() as tx:
        known = {feed.url: feed for feed in await feeds.list_feeds(tx)}
    every = starter_feeds()
    open_ones = [each for each in every if each.url not in known or (again and known[each.url].retired_at is not None)]
    slots = asyncio.Semaphore(AT_ONCE)

    async def ask(feed: OpmlFeed) -> tuple[str, str | None]:
        """Where it is, and why not."""
        async with slots:
            try:
                checked = await check_feed(fetcher, feed.url)
            except SourceUnavailable as e:
                return feed.url, e.reason
            return checked.url, None if checked.feed.entries else "has no entries"

    answers = await asyncio.gather(*(ask(feed) for feed in open_ones))
    if len(open_ones) == len(every) and all(problem for _, problem in answers):
        tell(f"none of {len(every)} feeds to begin with answers ({answers[0][1]}): is the network there?")
        return len(every)
    for feed, (url, problem) in zip(open_ones, answers, strict=True):
        reason = problem or (f"its feed is {shown(url)}" if url != feed.url else None)
        async with store.begin() as tx:
            if problem is None:
                await feeds.add_feed(tx, url, clock(), title=feed.title, revive=True)
            if reason is not None:
                listed, _ = await feeds.add_feed(tx, feed.url, clock(), title=feed.title)
                await feeds.retire_feed(tx, listed.id, now=clock(), reason=reason)
        tell(f"left out: {feed.url}  {problem}" if problem else f"watched: {url}  {feed.title}")
    return sum(problem is not None for _, problem in answers)
