"""Fetch feeds and pages from hosts that nobody trusts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from types import TracebackType
from typing import Self, TypeVar

import aiohttp
from yarl import URL

from bot.errors import AddressRefused, RobotsRefused, SourceUnavailable
from bot.feeds.addresses import parsed_url, shown
from bot.feeds.bodies import BodyDamaged, BodyReader, BodyTooBig
from bot.feeds.connecting import Connections, RefusedOnConnect, Resolve, system_resolve
from bot.feeds.reasons import error_reason, refused_by_server
from bot.feeds.robots import Robots
from bot.feeds.turns import HostPaused, Turns, paused

NAME = "Communique"
USER_AGENT = f"{NAME}/0.1 (feed reader)"
MAX_BYTES = 5 * 1024 * 1024
MAX_REDIRECTS = 10
AT_ONCE = 2
APART = 0.5
"""Of a public host at most so many requests run at once, and so many seconds lie between two of their starts."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SENT_AGAIN = frozenset({307, 308})
_PERMANENT = frozenset({301, 308})
_LEAVE_ALONE = frozenset({429, 503})
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response whose status was 200-299, or 304 when `not_modified`. `body` is unpacked, as bytes."""

    url: str
    """Where the body was in the end, after redirects."""
    status: int
    headers: Mapping[str, str]
    """Case of the names does not matter to `get`."""
    body: bytes
    content_type: str
    not_modified: bool
    moved_to: str | None = None
    """The address to ask from now on, when every redirect on the way was a permanent one."""
    moved_at_once: bool = False
    """Each of them was a 308, which servers send on purpose only."""


class Fetcher:
    """Ask web servers, within limits of address, time, size and redirects.

    `timeout` is seconds for the whole of a fetch, redirects included; `max_bytes` limits the body as sent and as
    unpacked. Private, loopback, link-local, multicast, reserved and metadata addresses are refused unless
    `allow_private`, or the request's origin ("http://127.0.0.1:8080") is one of `allowed_origins`. The connection goes
    to the very address that was checked: the check is part of resolving, and is done once more on the socket.

    A public host gets `at_once` requests at a time, `apart` seconds from start to start, wherever a redirect comes
    from; it is left alone for as long as a 429 or 503 asks. One's own network is asked as fast as it answers.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        allowed_origins: frozenset[str] = frozenset(),
        user_agent: str = USER_AGENT,
        timeout: float = 20.0,
        max_bytes: int = MAX_BYTES,
        at_once: int = AT_ONCE,
        apart: float = APART,
        resolve: Resolve | None = None,
    ) -> None:
        self._connections = Connections(
            allow_private=allow_private,
            allowed_origins=allowed_origins,
            user_agent=user_agent,
            resolve=resolve or system_resolve,
        )
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._turns = Turns(at_once=at_once, apart=apart)
        self._robots = Robots(self._load, NAME)

    async def __aenter__(self) -> Self:
        self._connections.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._connections.close()

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str | None = None,
        max_bytes: int | None = None,
        robots: bool = False,
    ) -> Fetched:
        """Return what `url` has. Raises SourceUnavailable with a reason for a person, AddressRefused.

        `robots`: nobody asked for this very page, so the robots.txt of its site counts, and that of each site that it
        redirects to. Pages of articles are fetched so; feeds are there for programs, and what a person names is
        fetched for that person. Raises RobotsRefused.
        """
        headers = {"Accept": _header_value(accept) or _ACCEPT}
        if tag := _header_value(etag):
            headers["If-None-Match"] = tag
        if date := _header_value(last_modified):
            headers["If-Modified-Since"] = date
        limit = self._max_bytes if max_bytes is None else max_bytes
        return await self._within_time(url, lambda deadline: self._follow(url, headers, limit, deadline, robots=robots))

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps that the robots.txt of the site of `url` names. Raises SourceUnavailable."""
        target = self._connections.check(url)
        try:
            return await self._robots.sitemaps(target)
        except AddressRefused:
            raise
        except SourceUnavailable:
            if self._connections.is_public(target):
                raise
            return ()

    async def post_form(self, url: str, fields: Mapping[str, str]) -> int:
        """Send a form and return the status. Raises SourceUnavailable, also for a status that is not 200 to 299.

        Redirects that ask to send the same again elsewhere (307, 308) are followed.
        """

        async def send(deadline: asyncio.Timeout) -> int:
            target = self._connections.check(url)
            for _ in range(MAX_REDIRECTS + 1):
                async with (
                    self._turn(target, deadline),
                    self._connections.session(target).post(
                        target, data=dict(fields), allow_redirects=False
                    ) as response,
                ):
                    location = response.headers.get("Location", "").strip()
                    if response.status not in _SENT_AGAIN or not location:
                        if not 200 <= response.status < 300:
                            raise refused_by_server(url, response.status, response.headers, str(target))
                        return response.status
                target = self._following(url, target, location)
            raise SourceUnavailable(shown(url), f"redirects more than {MAX_REDIRECTS} times")

        return await self._within_time(url, send)

    async def _within_time(self, url: str, work: Callable[[asyncio.Timeout], Awaitable[T]]) -> T:
        try:
            async with asyncio.timeout(self._timeout) as deadline:
                return await work(deadline)
        except TimeoutError:
            raise SourceUnavailable(shown(url), f"took longer than {self._timeout:g} s") from None
        except RefusedOnConnect as e:
            raise AddressRefused(shown(url), e.reason) from None
        except HostPaused as e:
            reason = f"its host asked to be left alone for {e.seconds:.0f} s more"
            raise SourceUnavailable(shown(url), reason, retry_after=e.seconds) from None
        except (aiohttp.ClientError, OSError, ValueError) as e:
            # ValueError: a redirect or header that aiohttp or idna cannot take.
            raise SourceUnavailable(shown(url), error_reason(e)) from None

    async def _follow(
        self, url: str, headers: dict[str, str], max_bytes: int, deadline: asyncio.Timeout, *, robots: bool
    ) -> Fetched:
        asked = url
        moves: list[int] = []
        moved: URL | None = None
        target = self._connections.check(url)
        seen: set[URL] = set()
        for _ in range(MAX_REDIRECTS + 1):
            if target in seen:  # it would be answered as before: cookies are not kept
                raise SourceUnavailable(shown(asked), "redirects in a circle, as sites do that want cookies")
            seen.add(target)
            if robots:
                await self._ask_robots(target, deadline)
            answer = await self._ask(asked, target, headers, max_bytes, deadline)
            if isinstance(answer, Fetched):
                if moved is None or str(moved) == asked:
                    return answer
                return replace(answer, moved_to=str(moved), moved_at_once=set(moves) == {308})
            status, location = answer
            target = self._following(asked, target, location)
            moves.append(status)
            moved = target if _PERMANENT.issuperset(moves) else moved
        raise SourceUnavailable(shown(asked), f"redirects more than {MAX_REDIRECTS} times")

    def _following(self, asked: str, target: URL, location: str) -> URL:
        following = parsed_url(location)
        if following is None:
            raise SourceUnavailable(shown(asked), "redirects to something that is no address")
        try:
            return self._connections.check(str(target.join(following).with_fragment(None)))
        except AddressRefused as e:
            raise AddressRefused(shown(asked), f"redirects to {e.url}: {e.reason}") from None

    async def _ask(
        self, asked: str, target: URL, headers: dict[str, str], max_bytes: int, deadline: asyncio.Timeout
    ) -> Fetched | tuple[int, str]:
        """Return the response, or status and target of a redirect."""
        async with (
            self._turn(target, deadline),
            self._connections.session(target).get(target, headers=headers, allow_redirects=False) as response,
        ):
            status = response.status
            if status in _REDIRECTS:
                if location := response.headers.get("Location", "").strip():
                    return status, location
                raise SourceUnavailable(shown(asked), f"HTTP {status} without an address to go to")
            plain = response.headers
            kind = plain.get("Content-Type", "")
            if status == HTTPStatus.NOT_MODIFIED and len(headers) > 1:  # it was asked what changed
                return Fetched(str(target), status, plain, b"", kind, not_modified=True)
            if not 200 <= status < 300:
                failure = refused_by_server(asked, status, plain, str(target))
                if status in _LEAVE_ALONE and failure.retry_after and self._connections.is_public(target):
                    self._turns.pause(target.host or "", failure.retry_after)
                raise failure
            try:
                body = await _read(response, max_bytes)
            except BodyTooBig:
                raise SourceUnavailable(shown(asked), f"is more than {_size(max_bytes)}") from None
            except BodyDamaged as e:
                raise SourceUnavailable(shown(asked), str(e)) from None
            return Fetched(str(target), status, plain, body, kind, not_modified=False)

    @asynccontextmanager
    async def _turn(self, target: URL, deadline: asyncio.Timeout) -> AsyncIterator[None]:
        if not self._connections.is_public(target):
            yield
            return
        async with self._turns.turn(target.host or "", deadline):
            yield

    async def _ask_robots(self, target: URL, deadline: asyncio.Timeout) -> None:
        try:
            async with paused(deadline):
                delay = await self._robots.check(target)
        except RobotsRefused:
            raise
        except SourceUnavailable:
            if self._connections.is_public(target):
                raise
            return  # on one's own network a site that cannot say forbids nothing
        if delay and self._connections.is_public(target):
            self._turns.space(target.host or "", delay)

    async def _load(self, url: str) -> bytes:
        return (await self.fetch(url, accept="text/plain, */*;q=0.5")).body


async def _read(response: aiohttp.ClientResponse, max_bytes: int) -> bytes:
    if response.content_length is not None and response.content_length > max_bytes:
        raise BodyTooBig
    reader = BodyReader(response.headers.get("Content-Encoding", ""), max_bytes)
    received = 0
    async for chunk in response.content.iter_chunked(64 * 1024):
        received += len(chunk)
        if received > max_bytes:
            raise BodyTooBig
        reader.feed(chunk)
    return reader.finish()


def _header_value(text: str | None) -> str | None:
    """`text` if it can stand in a header: what a server sent may hold anything."""
    return text if text and text.isascii() and text.isprintable() and len(text) <= 1000 else None


def _size(count: int) -> str:
    return f"{count / (1024 * 1024):g} MiB" if count >= 1024 * 1024 else f"{count / 1024:g} KiB"
