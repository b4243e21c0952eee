"""Connect to no address but one that was checked."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

from bot.feeds.addresses import parse_address, refusal

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Return the IP addresses of a host and port. Raises OSError when there are none."""


class RefusedOnConnect(Exception):
    """An address was refused while connecting; not an OSError, so that aiohttp passes it on as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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
