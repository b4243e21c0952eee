"""Feeds that a hub pushes, over real HTTP on loopback: from the first poll to the news, and what must be refused."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web

from bot import polls, websub
from bot.feeds.hubs import is_signed, lease_of, path_of, told_hub
from bot.feeds.parse import ParsedFeed
from bot.model import Hub
from bot.pipeline import Services, due_work
from bot.store import articles, feeds, hubs
from tests import test_pipeline
from tests.site import Site

site, services = test_pipeline.site, test_pipeline.services  # the fixtures of that suite
LINKS = "<link rel='hub' href='{}'/><link rel='self' href='{}'/>"
HEAD = f"<rss version='2.0'><channel><title>Wire</title>{LINKS}{{}}</channel></rss>"
ITEM = "<item><title>Pact {0}</title><link>https://news.example/{0}</link></item>"


@dataclass
class AHub:
    """What hubs do: note who subscribes; `status` is what it answers."""

    url: str = ""
    status: int = 202
    asked: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
async def hub() -> AsyncIterator[AHub]:
    """A hub on loopback."""
    made = AHub()

    async def subscribe(request: web.Request) -> web.Response:
        made.asked.append({name: str(value) for name, value in (await request.post()).items()})
        return web.Response(status=made.status)

    app = web.Application()

    async def moved(_: web.Request) -> web.Response:
        return web.Response(status=308, headers={"Location": "/"})

    app.router.add_post("/", subscribe)
    app.router.add_post("/moved", moved)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield made
    await runner.cleanup()


@pytest.fixture
async def public(services: Services) -> AsyncIterator[Services]:
    """The bot at an address where hubs can tell it."""
    app = web.Application()
    runner = web.AppRunner(app, access_log=None)
    holder: list[Services] = []
    for route in websub.routes(services, "/hook"):
        app.router.add_routes([route])
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    holder.append(replace(services, callback=f"http://127.0.0.1:{runner.addresses[0][1]}/hook"))
    yield holder[0]
    await runner.cleanup()


async def watched(s: Services, site: Site, hub: AHub) -> Hub:
    """A feed with a hub, polled once and subscribed to."""
    site.feed_body = HEAD.format(hub.url, site.feed_url, ITEM.format(1)).encode()
    async with s.store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, site.feed_url, s.clock())
    await polls.Poller(s).poll(feed.id)
    assert ("subscribe_hub", {"feed_id": feed.id}) in await due_work(s)
    await websub.subscribe_hub(s, feed.id)
    async with s.store.read() as tx:
        known = await hubs.get_hub(tx, feed.id)
    assert known is not None
    return known


async def say(url: str, **query: str) -> tuple[int, str]:
    """What a hub asks when it confirms."""
    parameters = {f"hub.{name}": value for name, value in query.items()}
    async with aiohttp.ClientSession() as session, session.get(url, params=parameters) as answer:
        return answer.status, await answer.text()


async def push(url: str, body: bytes, secret: str, method: str = "sha256") -> int:
    """What a hub sends."""
    signature = f"{method}=" + hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body, headers={"X-Hub-Signature": signature}) as answer,
    ):
        return answer.status


async def count(s: Services) -> int:
    """How many articles there are."""
    async with s.store.read() as tx:
        return len(await articles.due_articles(tx, s.clock(), 100))


async def test_a_hub_is_asked_confirmed_and_heard(public: Services, site: Site, hub: AHub) -> None:
    """Subscribed with a secret; confirmed for its lease, renewed before the end; news comes without a poll."""
    known = await watched(public, site, hub)
    (asked,) = hub.asked
    assert (asked["hub.mode"], asked["hub.topic"]) == ("subscribe", site.feed_url)
    callback = asked["hub.callback"]
    confirming = {"mode": "subscribe", "topic": site.feed_url, "challenge": "abc", "lease_seconds": "864000"}
    assert await say(callback, **confirming) == (200, "abc")
    assert await push(callback, HEAD.format("", "", ITEM.format(2)).encode(), asked["hub.secret"]) == 202
    assert await count(public) == 2
    async with public.store.read() as tx:
        feed = (await feeds.get_feeds(tx, [known.feed_id]))[known.feed_id]
        assert feed.pushed_until == public.clock() + timedelta(days=10)
        assert await hubs.due_hubs(tx, public.clock() + timedelta(days=7), 9) == []
        assert await hubs.due_hubs(tx, public.clock() + timedelta(days=8), 9) == [feed.id]


async def test_a_hub_that_moved_is_followed(public: Services, site: Site, hub: AHub) -> None:
    """The request is sent again where a 308 says, form and all."""
    hub.url += "moved"
    await watched(public, site, hub)
    assert [each["hub.mode"] for each in hub.asked] == ["subscribe"]


async def test_a_pushed_feed_is_polled_less_often(public: Services, site: Site, hub: AHub) -> None:
    """Each four hours instead of five minutes, as long as the lease lasts."""
    known = await watched(public, site, hub)
    confirming = {"mode": "subscribe", "topic": site.feed_url, "challenge": "abc", "lease_seconds": "86400"}
    await say(hub.asked[0]["hub.callback"], **confirming)
    for hours, wait in ((1, timedelta(hours=4)), (48, timedelta(minutes=5))):
        await test_pipeline.later(public, hours=hours)
        await polls.Poller(public).poll(known.feed_id)
        async with public.store.read() as tx:
            feed = await feeds.get_feed(tx, known.feed_id)
        assert feed is not None
        assert feed.next_poll_at - public.clock() == wait


async def test_what_nobody_asked_for_is_not_confirmed(public: Services, site: Site, hub: AHub) -> None:
    """Another topic, another address, another wish."""
    known = await watched(public, site, hub)
    callback = hub.asked[0]["hub.callback"]
    wrong = [
        (callback, {"mode": "subscribe", "topic": "https://evil.example/", "challenge": "x"}),
        (callback, {"mode": "unsubscribe", "topic": site.feed_url, "challenge": "x"}),
        (callback, {}),
        (callback[:-4] + "0000", {"mode": "subscribe", "topic": site.feed_url, "challenge": "x"}),
        (callback.replace(f"/{known.feed_id}/", "/999/"), {"mode": "subscribe", "topic": site.feed_url}),
    ]
    for url, query in wrong:
        assert (await say(url, **query))[0] == 404
    async with public.store.read() as tx:
        assert (await feeds.get_feeds(tx, [known.feed_id]))[known.feed_id].pushed_until is None


async def test_what_is_not_signed_is_dropped(public: Services, site: Site, hub: AHub) -> None:
    """With another secret or none; who does not know the address is told that there is nothing."""
    known = await watched(public, site, hub)
    callback = hub.asked[0]["hub.callback"]
    body = HEAD.format("", "", ITEM.format(2)).encode()
    assert await push(callback, body, "guessed") == 202
    assert await push(callback[:-4] + "0000", body, known.secret) == 404
    assert await count(public) == 1


async def test_a_push_that_cannot_be_read_makes_the_feed_due(public: Services, site: Site, hub: AHub) -> None:
    """Some hubs only knock."""
    known = await watched(public, site, hub)
    assert await push(hub.asked[0]["hub.callback"], b"knock", known.secret) == 202
    async with public.store.read() as tx:
        assert await feeds.due_feeds(tx, public.clock(), 9) == [known.feed_id]


async def test_a_hub_that_refuses_is_asked_again_later(public: Services, site: Site, hub: AHub) -> None:
    """By its status, or by saying denied; an hour later, then twice as long, and polling goes on meanwhile."""
    hub.status = 500
    known = await watched(public, site, hub)
    assert "500" in (known.last_error or "")
    await websub.subscribe_hub(public, known.feed_id)  # as it was due a moment ago
    assert len(hub.asked) == 1
    async with public.store.read() as tx:
        assert await hubs.due_hubs(tx, public.clock() + timedelta(minutes=59), 9) == []
        assert await hubs.due_hubs(tx, public.clock() + timedelta(minutes=60), 9) == [known.feed_id]
    answer = await say(hub.asked[0]["hub.callback"], mode="denied", topic=site.feed_url, reason="no\nway")
    assert answer == (200, "")
    async with public.store.read() as tx:
        assert await hubs.due_hubs(tx, public.clock() + timedelta(minutes=119), 9) == []


async def test_a_retired_feed_has_no_hub_any_more(public: Services, site: Site, hub: AHub) -> None:
    """What is gone is not asked for again."""
    known = await watched(public, site, hub)
    site.feed_status, site.feed_body = 410, b"gone"
    await test_pipeline.later(public, hours=1)
    await polls.Poller(public).poll(known.feed_id)
    async with public.store.read() as tx:
        assert await hubs.get_hub(tx, known.feed_id) is None


async def test_without_a_public_address_no_hub_is_asked(services: Services, site: Site, hub: AHub) -> None:
    """Long polling and the sandbox only poll."""
    site.feed_body = HEAD.format(hub.url, site.feed_url, ITEM.format(1)).encode()
    async with services.store.begin() as tx:
        feed, _ = await feeds.add_feed(tx, site.feed_url, services.clock())
    await polls.Poller(services).poll(feed.id)
    async with services.store.read() as tx:
        assert await hubs.get_hub(tx, feed.id) is None


def test_the_hub_is_told_by_the_feed_or_its_header() -> None:
    """The header stands above; what is no web address is none."""
    feed = ParsedFeed("T", "en", (), hub="https://hub.example/", topic="/feed")
    assert told_hub(feed, {}, "https://w.example/x") == ("https://hub.example/", "https://w.example/feed")
    link = {"Link": '</other>; rel="hub", <https://w.example/self>; rel=self'}
    assert told_hub(feed, link, "https://w.example/x") == ("https://w.example/other", "https://w.example/self")
    assert told_hub(ParsedFeed("T", "en", ()), {"Link": "<<>>;;rel"}, "https://w.example/x") is None
    assert told_hub(ParsedFeed("T", "en", (), hub="javascript:x"), {}, "https://w.example/x") is None


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_signatures_of_the_standard_are_checked(method: str) -> None:
    """Its four hashes, and no other."""
    signature = f"{method}=" + hmac.new(b"secret", b"body", getattr(hashlib, method)).hexdigest()
    assert is_signed(b"body", signature, "secret")
    assert not is_signed(b"bodY", signature, "secret")
    assert not is_signed(b"body", signature.replace(method, "md5"), "secret")
    assert not is_signed(b"body", "", "secret")


def test_leases_are_within_reason_and_paths_differ() -> None:
    """A lease of a second or of a century is none; each feed and secret has a path of its own."""
    assert [lease_of(text) for text in ("1", "86400", "9" * 12, "soon", "")] == [
        timedelta(minutes=10),
        timedelta(days=1),
        timedelta(days=30),
        timedelta(days=10),
        timedelta(days=10),
    ]
    assert len({path_of(1, "a"), path_of(2, "a"), path_of(1, "b")}) == 3
