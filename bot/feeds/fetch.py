"""Fetch feeds and pages from hosts that nobody trusts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from bot.errors import AddressRefused, SourceUnavailable
from bot.feeds.addresses import checked_url, origin, parse_address, parsed_url, refusal, shown
from bot.feeds.bodies import ACCEPTED, BodyDamaged, BodyReader, BodyTooBig
from bot.feeds.connecting import RefusedOnConnect, Resolve, Resolver, guarded_socket, hint, system_resolve
from bot.feeds.reasons import error_reason, retry_after_seconds

USER_AGENT = "Communique/0.1 (feed reader)"
MAX_BYTES = 5 * 1024 * 1024
MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)


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


class Fetcher:
    """Ask web servers, within limits of address, time, size and redirects.

    `timeout` is seconds for the whole of a fetch, redirects included; `max_bytes` limits the body as sent and as
    unpacked. Private, loopback, link-local, multicast, reserved and metadata addresses are refused unless
    `allow_private`, or the request's origin ("http://127.0.0.1:8080") is one of `allowed_origins`. The connection goes
    to the very address that was checked: the check is part of resolving, and is done once more on the socket.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        allowed_origins: frozenset[str] = frozenset(),
        user_agent: str = USER_AGENT,
        timeout: float = 20.0,
        max_bytes: int = MAX_BYTES,
        per_host: int = 8,
        resolve: Resolve | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._allowed_origins = frozenset(origin(URL(each)) for each in allowed_origins)
        self._user_agent = user_agent
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._per_host = per_host
        self._resolve = resolve or system_resolve
        self._guarded: aiohttp.ClientSession | None = None
        self._open: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._guarded = self._session(guarded=not self._allow_private)
        self._open = self._session(guarded=False)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in (self._guarded, self._open):
            if session is not None:
                await session.close()
        self._guarded = self._open = None

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str | None = None,
        max_bytes: int | None = None,
    ) -> Fetched:
        """Return what `url` has. Raises SourceUnavailable with a reason for a person, AddressRefused."""
        headers = {"Accept": _header_value(accept) or _ACCEPT}
        if tag := _header_value(etag):
            headers["If-None-Match"] = tag
        if date := _header_value(last_modified):
            headers["If-Modified-Since"] = date
        try:
            async with asyncio.timeout(self._timeout):
                return await self._follow(url, headers, self._max_bytes if max_bytes is None else max_bytes)
        except TimeoutError:
            raise SourceUnavailable(shown(url), f"took longer than {self._timeout:g} s") from None
        except RefusedOnConnect as e:
            raise AddressRefused(shown(url), e.reason) from None
        except (aiohttp.ClientError, OSError, ValueError) as e:
            # ValueError: a redirect or header that aiohttp or idna cannot take.
            raise SourceUnavailable(shown(url), error_reason(e)) from None

    async def _follow(self, url: str, headers: dict[str, str], max_bytes: int) -> Fetched:
        asked = url
        moved: URL | None = None
        temporary = False
        target = self._check(url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = await self._ask(asked, target, headers, max_bytes)
            if isinstance(answer, Fetched):
                same = moved is None or str(moved) == asked
                return answer if same else _with_move(answer, str(moved))
            status, location = answer
            following = parsed_url(location)
            if following is None:
                raise SourceUnavailable(shown(asked), "redirects to something that is no address")
            target = self._check(str(target.join(following).with_fragment(None)))
            temporary = temporary or status not in _PERMANENT
            moved = moved if temporary else target
        raise SourceUnavailable(shown(asked), f"redirects more than {MAX_REDIRECTS} times")

    async def _ask(self, asked: str, target: URL, headers: dict[str, str], max_bytes: int) -> Fetched | tuple[int, str]:
        """Return the response, or status and target of a redirect."""
        session = self._open if self._trusted(target) else self._guarded
        if session is None:
            raise RuntimeError("the Fetcher is not open: use `async with`")
        async with session.get(target, headers=headers, allow_redirects=False) as response:
            status = response.status
            if status in _REDIRECTS:
                if location := response.headers.get("Location", "").strip():
                    return status, location
                raise SourceUnavailable(shown(asked), f"HTTP {status} without an address to go to")
            plain = response.headers
            kind = plain.get("Content-Type", "")
            if status == HTTPStatus.NOT_MODIFIED:
                return Fetched(str(target), status, plain, b"", kind, not_modified=True)
            if not 200 <= status < 300:
                raise _refused_by_server(asked, status, plain)
            try:
                body = await _read(response, max_bytes)
            except BodyTooBig:
                raise SourceUnavailable(shown(asked), f"is more than {_size(max_bytes)}") from None
            except BodyDamaged as e:
                raise SourceUnavailable(shown(asked), str(e)) from None
            return Fetched(str(target), status, plain, body, kind, not_modified=False)

    def _check(self, url: str) -> URL:
        target = parsed_url(url.strip())
        trusted = target is not None and self._trusted(target)
        parsed = checked_url(url, trusted=trusted)
        # aiohttp does not resolve what is an address already, so it is checked here.
        literal = not trusted and not self._allow_private and parse_address(parsed.host or "") is not None
        if literal and (reason := refusal(parsed.host or "")):
            raise AddressRefused(shown(url), hint(reason))
        return parsed

    def _trusted(self, url: URL) -> bool:
        return bool(self._allowed_origins) and url.absolute and origin(url) in self._allowed_origins

    def _session(self, *, guarded: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=Resolver(self._resolve, guarded=guarded),
            socket_factory=guarded_socket if guarded else None,
            use_dns_cache=False,
            limit_per_host=self._per_host,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None),
            headers={"User-Agent": self._user_agent, "Accept-Encoding": ACCEPTED},
            raise_for_status=False,
        )


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


def _with_move(answer: Fetched, moved_to: str) -> Fetched:
    return Fetched(
        answer.url, answer.status, answer.headers, answer.body, answer.content_type, answer.not_modified, moved_to
    )


def _refused_by_server(url: str, status: int, headers: Mapping[str, str]) -> SourceUnavailable:
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    wait = retry_after_seconds(headers.get("Retry-After"), datetime.now(UTC))
    asked = f", asks to wait {wait:.0f} s" if wait else ""
    gone = status == HTTPStatus.GONE
    return SourceUnavailable(shown(url), f"HTTP {status}{phrase}{asked}", retry_after=wait, gone=gone)


def _header_value(text: str | None) -> str | None:
    """`text` if it can stand in a header: what a server sent may hold anything."""
    return text if text and text.isascii() and text.isprintable() and len(text) <= 1000 else None


def _size(count: int) -> str:
    return f"{count / (1024 * 1024):g} MiB" if count >= 1024 * 1024 else f"{count / 1024:g} KiB"
