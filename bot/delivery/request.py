"""Carry python-telegram-bot's requests over aiohttp, and say of every failure whether anything was sent."""

from __future__ import annotations

import asyncio
import io
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import Any

import aiohttp
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.delivery.failures import Flood, NothingSent, OutcomeUnknown, ReplyTimedOut, ServerFault

# python-telegram-bot marks "not passed" with an instance of this class and exports the type nowhere public.
_NotPassed = type(BaseRequest.DEFAULT_NONE)
_Timeout = Any  # float | None | the mark above

JSON_LIMIT = 16 * 2**20
"""Bytes of a reply: getUpdates carries at most 100 updates of some ten KiB each."""
FILE_LIMIT = 64 * 2**20
"""Bytes of a downloaded file; Telegram's own server lets bots download 20 MiB."""
DOWNLOAD_SECONDS = 300.0
"""A whole download takes at most this long, however steadily it drips."""
KEEPALIVE_SECONDS = 15.0
"""An idle connection is closed by us well before the server does it: a POST on a connection that the server has just
closed ends as an unknown outcome, since POST is never repeated by itself."""
_FLOOD_DEFAULT, _FLOOD_MAX = 5.0, 7 * 86_400.0
_JSON = {"Content-Type": "application/json"}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Parameters:
    """Parameters of a request as JSON that is ready, in place of the library's `RequestData`, without files.

    A broadcast has the same ten thousand times, but for the chat.
    """

    __slots__ = ("body",)

    contains_files = False

    def __init__(self, own: Mapping[str, object], shared: bytes) -> None:
        """`shared` is what `encoded` made of the parameters that are the same for many, at least one of each."""
        self.body = b"%b,%b" % (encoded(own)[:-1], shared[1:])

    @property
    def parameters(self) -> dict[str, object]:
        """Each by its name, as `RequestData` has them: what a request class other than ours reads."""
        read: dict[str, object] = json.loads(self.body)
        return read


def encoded(parameters: Mapping[str, object]) -> bytes:
    """Return JSON. A lone surrogate from a broken feed becomes "?", not an exception that quotes the text."""
    return _ENCODER.encode(parameters).encode("utf-8", "replace")


class AiohttpRequest(BaseRequest):
    """One pool of at most `connections` connections; all times are seconds, None is for ever.

    `read_timeout` bounds each wait for bytes, `write_timeout` the sending of a whole request (`media_write_timeout`
    when it carries files), `connect_timeout` name look-up, TCP and TLS, `pool_timeout` the wait for a free connection.
    The sum of the first three bounds a POST, so that a server which drips byte by byte holds nobody.

    Raises from `do_request`: NothingSent, OutcomeUnknown (ReplyTimedOut), ServerFault, Flood. None of them carries the
    address, which contains the token. Redirects are not followed: they would hand the token to another host.
    """

    __slots__ = ("_connect", "_connections", "_media_write", "_pool", "_read", "_session", "_slots", "_write")

    def __init__(
        self,
        *,
        connections: int = 320,
        read_timeout: float | None = 10.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 5.0,
        media_write_timeout: float | None = 60.0,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._media_write = media_write_timeout
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(connections)

    @property
    def read_timeout(self) -> float | None:
        """The default read timeout in seconds; python-telegram-bot adds the long poll's own to it."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; once more after a shutdown is fine."""
        if self._session is None:
            self._slots = asyncio.Semaphore(self._connections)
            self._session = aiohttp.ClientSession(
                # The semaphore limits, since a wait in aiohttp's pool cannot be told from a slow connect.
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEPALIVE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT, "Accept-Encoding": "identity"},
            )

    async def shutdown(self) -> None:
        """Close every connection; what is in flight ends as an unknown outcome."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | Parameters | None = None,
        read_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return status and body of one request; see BaseRequest and the class for what it raises."""
        files = request_data is not None and request_data.contains_files
        connect = self._connect if isinstance(connect_timeout, _NotPassed) else connect_timeout
        read = self._read if isinstance(read_timeout, _NotPassed) else read_timeout
        if isinstance(write_timeout, _NotPassed):
            write_timeout = self._media_write if files else self._write
        pool = self._pool if isinstance(pool_timeout, _NotPassed) else pool_timeout
        limits = _limits(DOWNLOAD_SECONDS if method == "GET" else _sum(connect, write_timeout, read), connect, read)
        await self._acquire(pool)
        try:
            status, retry_after, body = await self._exchange(url, method, request_data, limits)
        finally:
            self._slots.release()
        if method == "GET" and status < 300:
            return status, body
        return _checked(status, retry_after, body, url)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse a reply. Raises OutcomeUnknown; unlike the original it never logs what it could not read."""
        data = _parsed(payload)
        if data is None or not ("result" in data or "description" in data):
            raise OutcomeUnknown("the reply is not one of the Bot API")
        return data

    async def _acquire(self, seconds: float | None) -> None:
        if self._session is None:
            raise NothingSent("the connection to Telegram is closed")
        if not self._slots.locked():
            await self._slots.acquire()  # at once
            return
        try:
            async with asyncio.timeout(seconds):
                await self._slots.acquire()
        except TimeoutError:
            pass
        else:
            return
        raise NothingSent(f"no connection became free within {seconds:g} s")

    async def _exchange(
        self, url: str, method: str, data: RequestData | Parameters | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, str | None, bytes]:
        """Return status, Retry-After header and body."""
        session, status = self._session, 0
        if session is None:
            raise NothingSent("the connection to Telegram is closed")
        body, headers = _encoded(data)
        try:
            async with session.request(
                method, url, data=body, headers=headers, timeout=limits, allow_redirects=False
            ) as response:
                status = response.status
                limit = FILE_LIMIT if method == "GET" and status < 300 else JSON_LIMIT
                return status, response.headers.get("Retry-After"), await _read(response, limit)
        except (aiohttp.ClientError, OSError, ValueError) as e:
            failure = _failure(e, status)
        # Raised out here, so that the error drags along no aiohttp exception whose text has the address and the token.
        raise failure


def _encoded(data: RequestData | Parameters | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    if data is None:
        return None, {}
    if isinstance(data, Parameters):
        return data.body, _JSON
    if not data.contains_files:
        return encoded(data.parameters), _JSON
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in data.multipart_data.items():
        file = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, file, filename=filename, content_type=mime_type)
    return form, {}


@lru_cache(maxsize=64)
def _limits(total: float | None, connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=total, connect=connect, sock_read=read)


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    chunks, size = [], 0
    while chunk := await response.content.readany():
        size += len(chunk)
        if size > limit:
            response.close()
            reason = f"the reply is longer than {limit >> 20} MiB"
            raise ServerFault(response.status, reason) if response.status >= 300 else OutcomeUnknown(reason)
        chunks.append(chunk)
    return b"".join(chunks)


def _failure(error: Exception, status: int) -> NetworkError:
    """Name what happened; `status` is 0 until the head of a reply was read."""
    name = type(error).__name__
    if status >= 300:
        return ServerFault(status, f"{_phrase(status)}, and the reply broke off ({name})")
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientConnectorCertificateError):
        reason = f"{name} {error.strerror}" if isinstance(error, OSError) and error.strerror else name
        return NothingSent(f"no connection to Telegram ({reason})")
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return NothingSent("no connection to Telegram in time")
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        return NothingSent("TELEGRAM_API_URL is not an address")
    if isinstance(error, TimeoutError):
        return ReplyTimedOut("Telegram did not answer in time")
    return OutcomeUnknown(f"the connection to Telegram broke ({name})")


def _checked(status: int, retry_after: str | None, body: bytes, url: str) -> tuple[int, bytes]:
    """Pass a result on; turn a refusal into its error, or into a clean payload that python-telegram-bot reads."""
    if status < 300 and b'"result"' in body:
        return status, body
    data = _parsed(body)
    code = data.get("error_code") if data else None
    description = data.get("description") if data else None
    if data is None or data.get("ok") is not False or not isinstance(code, int) or not isinstance(description, str):
        # Not Telegram speaking: a proxy's 403 page must not deactivate a chat, nor its 404 stop the bot.
        if status < 300:
            raise OutcomeUnknown("the reply is not one of the Bot API")
        if status < 400:
            raise NothingSent(f"redirected ({status}): check TELEGRAM_API_URL")
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            raise Flood(_seconds(retry_after))
        raise ServerFault(status, f"{_phrase(status)} ({status}), and the reply is not one of the Bot API")
    description = _without_token(description, url)
    given = data.get("parameters")
    parameters = given if isinstance(given, dict) else {}
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        raise Flood(_seconds(parameters.get("retry_after", retry_after)))
    if code >= 500 or code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        raise ServerFault(code, description)
    clean: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    migrated = parameters.get("migrate_to_chat_id")
    if isinstance(migrated, int) and migrated:
        clean["parameters"] = {"migrate_to_chat_id": migrated}
    return code, json.dumps(clean).encode()


def _parsed(payload: bytes) -> dict[str, Any] | None:
    try:
        data = json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _seconds(value: object) -> float:
    try:
        seconds = float(value) if isinstance(value, int | float | str) else _FLOOD_DEFAULT
    except (ValueError, OverflowError):  # Retry-After may be a date, which Telegram never sends
        seconds = _FLOOD_DEFAULT
    return min(seconds, _FLOOD_MAX) if seconds > 1 else 1.0  # not a number compares as false


def _without_token(text: str, url: str) -> str:
    found = re.search(r"/bot([^/]+)/", url)
    return text.replace(found[1], "[token]") if found else text


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown status"


def _sum(*seconds: float | None) -> float | None:
    known = [s for s in seconds if s is not None]
    return sum(known) if len(known) == len(seconds) else None
