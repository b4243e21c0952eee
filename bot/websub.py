"""Let hubs push feeds (WebSub): subscribe, confirm what we asked for, take what is new; a poll now and then stays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog
from aiohttp import web

from bot.errors import SourceUnavailable
from bot.feeds.fetch import MAX_BYTES
from bot.feeds.hubs import LEASE, is_signed, lease_of, path_of
from bot.model import Hub
from bot.parsing import read_feed
from bot.pipeline import Services
from bot.store import articles, feeds, hubs
from bot.store.articles import FeedEntries

log = structlog.get_logger()

CONFIRMED_WITHIN = timedelta(minutes=30)
"""A hub that took the request and did not confirm by then is asked again."""
FIRST_WAIT, LONGEST_WAIT = timedelta(hours=1), timedelta(days=1)
RENEWED = 0.8
"""A lease is renewed when so much of it is over."""


async def subscribe_hub(s: Services, feed_id: int) -> None:
    """Ask the hub of a feed to push it, where that is due and the bot has a public address."""
    async with s.store.read() as tx:
        hub, feed = await hubs.get_hub(tx, feed_id), await feeds.get_feed(tx, feed_id)
    if s.callback is None or hub is None or feed is None or feed.retired_at is not None:
        return
    if hub.next_try_at > s.clock():
        return
    fields = {
        "hub.mode": "subscribe",
        "hub.topic": hub.topic,
        "hub.callback": s.callback + path_of(feed_id, hub.secret),
        "hub.secret": hub.secret,
        "hub.lease_seconds": str(int(LEASE.total_seconds())),
    }
    # Before asking: a hub may confirm before it answers.
    async with s.store.begin() as tx:
        await hubs.record_asked(tx, feed_id, s.clock() + CONFIRMED_WITHIN)
    try:
        await s.fetcher.post_form(hub.hub, fields)
    except SourceUnavailable as e:
        await _refused(s, hub, e.reason)


async def confirm(s: Services, feed_id: int, token_path: str, query: Mapping[str, str]) -> str | None:
    """Return the challenge to answer with where a hub asks for what we want, None where it does not."""
    async with s.store.read() as tx:
        hub = await hubs.get_hub(tx, feed_id)
    if hub is None or token_path != path_of(feed_id, hub.secret) or query.get("hub.topic") != hub.topic:
        return None
    mode = query.get("hub.mode")
    if mode == "denied":
        await _refused(s, hub, f"the hub refused: {query.get('hub.reason', '')[:100]}")
        return ""
    if mode != "subscribe":
        return None
    now, lease = s.clock(), lease_of(query.get("hub.lease_seconds", ""))
    async with s.store.begin() as tx:
        await hubs.record_confirmed(tx, feed_id, lease_until=now + lease, next_try_at=now + lease * RENEWED)
    log.info("hub_confirmed", feed=feed_id, days=lease / timedelta(days=1))
    return query.get("hub.challenge", "")


async def take(s: Services, feed_id: int, token_path: str, body: bytes, headers: Mapping[str, str]) -> bool:
    """Store what a hub pushed, if it is signed; False for an address that is none of ours.

    What is not signed is dropped without a word, as the standard asks for; what cannot be read makes the feed due.
    """
    async with s.store.read() as tx:
        hub = await hubs.get_hub(tx, feed_id)
    if hub is None or token_path != path_of(feed_id, hub.secret):
        return False
    if not is_signed(body, headers.get("X-Hub-Signature", ""), hub.secret):
        log.warning("push_not_signed", feed=feed_id)
        return True
    now = s.clock()
    try:
        read = await s.workers.run(read_feed, body, hub.topic, headers.get("Content-Type", ""))
    except SourceUnavailable:
        async with s.store.begin() as tx:
            await feeds.make_due(tx, feed_id, now)
        return True
    async with s.store.begin() as tx:
        batch = [FeedEntries(feed_id, read.feed.entries, read.identities, backlog=False)]
        new = await articles.add_batch(tx, batch, now=now, backlog_limit=0)
    log.info("feed_pushed", feed=feed_id, new=len(new.get(feed_id, [])))
    return True


def routes(s: Services, prefix: str) -> list[web.RouteDef]:
    """Return what the webhook's server answers to hubs, below the path of WEBHOOK_URL."""

    async def confirming(request: web.Request) -> web.Response:
        challenge = await confirm(s, int(request.match_info["feed"]), _asked(request), request.query)
        return web.Response(status=404) if challenge is None else web.Response(text=challenge)

    async def taking(request: web.Request) -> web.Response:
        body = bytearray()
        async for chunk in request.content.iter_chunked(64 * 1024):
            body += chunk
            if len(body) > MAX_BYTES:
                return web.Response(status=413)
        ours = await take(s, int(request.match_info["feed"]), _asked(request), bytes(body), request.headers)
        return web.Response(status=202 if ours else 404)

    path = prefix.rstrip("/") + r"/websub/{feed:\d{1,15}}/{token:[0-9a-f]{32}}"
    return [web.get(path, confirming), web.post(path, taking)]


def _asked(request: web.Request) -> str:
    return "/websub/{feed}/{token}".format_map(request.match_info)


async def _refused(s: Services, hub: Hub, reason: str) -> None:
    wait = min(FIRST_WAIT * 2 ** min(hub.failures, 10), LONGEST_WAIT)
    again: datetime = s.clock() + wait
    async with s.store.begin() as tx:
        await hubs.record_refused(tx, hub.feed_id, next_try_at=again, reason=reason)
    log.warning("hub_refused", feed=hub.feed_id, reason=reason, again_at=again.isoformat())
