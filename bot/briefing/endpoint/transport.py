"""Read HTTP responses up to a size, so that no endpoint can fill the memory."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from contextvars import ContextVar
from functools import cache
from typing import Any

import httpx2


class TooBig(httpx2.TransportError):
    """The response is larger than what is read of one."""


class Compressed(httpx2.TransportError):
    """The response is compressed: a megabyte of it may be a gigabyte of text."""


class Flight:
    """The requests that went out whole, and whose responses were not read to their end: they may have been served."""

    def __init__(self) -> None:
        self.lost: set[httpx2.Request] = set()


FLIGHT: ContextVar[Flight | None] = ContextVar("flight", default=None)
"""Where the requests of this task are noted."""


class BoundedTransport(httpx2.AsyncHTTPTransport):
    """A transport whose responses raise `TooBig` beyond `limit` bytes, and `Compressed` where they are."""

    def __init__(self, limit: int) -> None:
        super().__init__(verify=_certificates())
        self._limit = limit

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send `request` and return the response, its body still to be read."""
        flight = FLIGHT.get() or Flight()

        async def note(event: str, told: dict[str, Any]) -> None:
            if event.endswith(".send_request_body.complete"):
                flight.lost.add(request)

        request.extensions["trace"] = note
        response = await super().handle_async_request(request)
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            await response.aclose()
            raise Compressed("compressed")
        response.stream = _Bounded(response.stream, self._limit, lambda: flight.lost.discard(request))
        return response


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates of authorities: loading them takes some 25 ms, once."""
    return httpx2.create_ssl_context()


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, limit: int, read: Callable[[], None]) -> None:
        self._stream = stream
        self._limit = limit
        self._read = read

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > self._limit:
                raise TooBig(f"more than {self._limit} bytes")
            yield chunk
        self._read()

    async def aclose(self) -> None:
        """Close the connection's stream."""
        await self._stream.aclose()
