"""Connect to no address but one that was checked."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from bot.errors import AddressRefused
from bot.feeds.addresses import checked_url, origin, parse_address, parsed_url, refusal, shown
from bot.feeds.bodies import ACCEPTED

MAX_HEADER = 64 * 1024
IN_FLIGHT = 64

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Return the IP addresses of a host and port. Raises OSError when there are none."""


class RefusedOnConnect(Exception):
    """An address was refused while connecting; not an OSError, so that aiohttp passes it on as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Connections:
    """Two sessions: one that connects to public addresses alone, one for the `allowed_origins`, which are trusted.

    With `allow_private` the first connects to any address.
    """

    def __init__(
        self, *, allow_private: bool, allowed_origins: frozenset[str], user_agent: str, resolve: Resolve
    ) -> None:
        self._allow_private = allow_private
        self._allowed_origins = frozenset(origin(URL(each)) for each in allowed_origins)
        self._user_agent = user_agent
        self._resolve = resolve
        self._guarded: aiohttp.ClientSession | None = None
        self._open: aiohttp.ClientSession | None = None

    def open(self) -> None:
        """Make the sessions, within an event loop."""
        self._guarded = self._made(guarded=not self._allow_private)
        self._open = self._made(guarded=False)

    async def close(self) -> None:
        """Close the sessions."""
        for session in (self._guarded, self._open):
            if session is not None:
                await session.close()
        self._guarded = self._open = None

    def session(self, target: URL) -> aiohttp.ClientSession:
        """Return the session that may ask `target`."""
        session = self._open if self._trusted(target) else self._guarded
        if session is None:
            raise RuntimeError("the Fetcher is not open: use `async with`")
        return session

    def check(self, url: str) -> URL:
        """Return `url` as an address that may be asked. Raises AddressRefused."""
        target = parsed_url(url.strip())
        trusted = target is not None and self._trusted(target)
        parsed = checked_url(url, trusted=trusted)
        # aiohttp does not resolve what is an address already, so it is checked here.
        literal = not trusted and not self._allow_private and parse_address(parsed.host or "") is not None
        if literal and (reason := refusal(parsed.host or "")):
            raise AddressRefused(shown(url), hint(reason))
        return parsed

    def is_public(self, target: URL) -> bool:
        """Whether the host is somebody else's, as far as its name tells."""
        host = target.host or ""
        own = self._trusted(target) or host == "localhost" or (parse_address(host) and refusal(host) is not None)
        return not own

    def _trusted(self, url: URL) -> bool:
        return bool(self._allowed_origins) and url.absolute and origin(url) in self._allowed_origins

    def _made(self, *, guarded: bool) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=Resolver(self._resolve, guarded=guarded),
            socket_factory=guarded_socket if guarded else None,
            use_dns_cache=False,
            limit=IN_FLIGHT,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None),
            headers={"User-Agent": self._user_agent, "Accept-Encoding": ACCEPTED},
            raise_for_status=False,
            max_line_size=MAX_HEADER,
            max_field_size=MAX_HEADER,
        )


class Resolver(AbstractResolver):
    """Resolve a name and check each of its addresses; one that is refused refuses the name."""

    def __init__(self, resolve: Resolve, *, guarded: bool) -> None:
        self._resolve = resolve
        self._guarded = guarded

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses to connect to. Raises RefusedOnConnect, OSError."""
        results = []
        for address in await self._resolve(host, port):
            ip = parse_address(address)
            if ip is None:
                continue
            if self._guarded and (reason := refusal(address)):
                raise RefusedOnConnect(hint(f"{host} is {reason.replace(' is ', ', ', 1)}"))
            results.append(
                ResolveResult(
                    hostname=host,
                    host=address,
                    port=port,
                    family=socket.AF_INET if ip.version == 4 else socket.AF_INET6,
                    proto=0,
                    flags=socket.AI_NUMERICHOST,
                )
            )
        if not results:
            raise OSError(None, "the host name does not resolve")
        return results

    async def close(self) -> None:
        """Nothing is held open."""


async def system_resolve(host: str, port: int) -> list[str]:
    """Ask the system: the hosts file and DNS."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def guarded_socket(info: tuple[int, int, int, str, tuple[Any, ...]]) -> socket.socket:
    """Open the socket for an address, unless it is one that is refused: the last gate before connecting."""
    family, kind, proto, _, sockaddr = info
    if reason := refusal(sockaddr[0]):
        raise RefusedOnConnect(hint(reason))
    return socket.socket(family, kind, proto)


def hint(reason: str) -> str:
    """Return `reason` with what to do about it."""
    return f"{reason}, which is not asked (ALLOW_PRIVATE_NETWORKS=true would allow it)"
