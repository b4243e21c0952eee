"""The request class against real sockets on loopback: what every failure is called, and that no token shows in it."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import socket
import struct
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import BodyPartReader, web
from telegram import Bot, InputFile, InputMediaPhoto
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError, TimedOut

from bot.delivery import request as request_module
from bot.delivery.failures import Flood, NothingSent, OutcomeUnknown, ReplyTimedOut, ServerFault
from bot.delivery.request import AiohttpRequest

TOKEN = "123456:AAF-secret_token_of_the_tests"
MESSAGE = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "hello"}
OK = json.dumps({"ok": True, "result": MESSAGE}).encode()
Connection = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def listening(serve: Connection) -> AsyncIterator[str]:
    """A server that does with each connection what `serve` says; gives its address."""
    serving: set[asyncio.Task[Any]] = set()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        serving.add(task)
        try:
            await serve(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.close()
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)


async def read_request(reader: asyncio.StreamReader) -> bytes:
    """Read one request with its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    return head + await reader.readexactly(length)


def answering(status: str, body: bytes, *headers: str) -> Connection:
    """A server that answers every request of a connection with the same."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await read_request(reader)
            head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
            writer.write("\r\n".join(head).encode() + body)
            await writer.drain()

    return serve


@asynccontextmanager
async def bot_at(url: str, **timeouts: Any) -> AsyncIterator[Bot]:
    """A bot whose server is at `url`."""
    request = AiohttpRequest(**({"read_timeout": 2.0, "connect_timeout": 1.0, "pool_timeout": 0.2} | timeouts))
    await request.initialize()
    try:
        yield Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=request)
    finally:
        await request.shutdown()


async def failure_of(url: str, **timeouts: Any) -> TelegramError:
    """The error of one message to the server at `url`."""
    async with bot_at(url, **timeouts) as bot:
        with pytest.raises(TelegramError) as raised:
            await bot.send_message(7, "hello")
    return raised.value


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# ------------------------------------------------------------------ what arrives


async def test_parameters_arrive_as_json() -> None:
    """Nested parameters, other scripts and a lone surrogate arrive as UTF-8 JSON."""
    seen: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await read_request(reader))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(OK) + OK)
        await writer.drain()

    async with listening(serve) as url, bot_at(url) as bot:
        message = await bot.send_message(7, "한국 \ud800 <b>", disable_notification=True)
    assert message.message_id == 5
    head, _, body = seen[0].partition(b"\r\n\r\n")
    assert head.startswith(f"POST /bot{TOKEN}/sendMessage HTTP/1.1".encode())
    assert b"application/json" in head
    assert json.loads(body) == {"chat_id": 7, "text": "한국 ? <b>", "disable_notification": True}


async def test_files_arrive_as_multipart() -> None:
    """Uploads arrive with content, name and type: bytes, an open file, and several in one album."""
    parts: dict[str, tuple[str | None, bytes, str | None]] = {}

    async def take(request: web.Request) -> web.Response:
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            assert part.name is not None
            parts[part.name] = (part.filename, bytes(await part.read()), part.headers.get("Content-Type"))
        result = [MESSAGE] if request.path.endswith("Group") else MESSAGE
        return web.json_response({"ok": True, "result": result})

    app = web.Application()
    app.router.add_post("/{tail:.*}", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with bot_at(url) as bot:
            await bot.send_document(7, b"a,b\n1,2\n", filename="보고서.csv", caption="<b>1</b>", parse_mode="HTML")
            assert parts["chat_id"][1] == b"7"
            assert parts["caption"][1] == b"<b>1</b>"
            assert parts["document"] == ("보고서.csv", b"a,b\n1,2\n", "text/csv")
            handle = InputFile(io.BytesIO(b"x" * 300_000), filename="big.bin", read_file_handle=False)
            await bot.send_document(7, handle)
            assert len(parts["document"][1]) == 300_000
            parts.clear()
            await bot.send_media_group(7, [InputMediaPhoto(b"one"), InputMediaPhoto(b"two")])
            media = json.loads(parts["media"][1])
            names = [item["media"].removeprefix("attach://") for item in media]
            assert [parts[name][1] for name in names] == [b"one", b"two"]
    finally:
        await runner.cleanup()


async def test_a_file_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Downloads give the bytes as they are, up to the limit."""
    async with bot_at("http://unused") as bot, listening(_file_server(b"\x00\xffresult" * 1000)) as url:
        data = await bot.request.retrieve(f"{url}/file/bot{TOKEN}/a.pdf")
        assert data == b"\x00\xffresult" * 1000
        monkeypatch.setattr(request_module, "FILE_LIMIT", 4096)
        with pytest.raises(OutcomeUnknown, match="longer than"):
            await bot.request.retrieve(f"{url}/file/bot{TOKEN}/a.pdf")


def _file_server(body: bytes) -> Connection:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            await writer.drain()

    return serve


async def test_many_requests_share_few_connections() -> None:
    """A pool of two carries twenty messages over two connections, and keeps them for later."""
    opened = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal opened
        opened += 1
        await answering("200 OK", OK)(reader, writer)

    async with listening(serve) as url, bot_at(url, connections=2, pool_timeout=5.0) as bot:
        await asyncio.gather(*(bot.send_message(7, "hello") for _ in range(20)))
        await bot.send_message(7, "hello")
    assert opened == 2


# ------------------------------------------------------------------ nothing was sent


async def test_nobody_listens() -> None:
    """A refused connection: nothing was sent."""
    assert type(await failure_of(f"http://127.0.0.1:{closed_port()}")) is NothingSent


async def test_an_unknown_host() -> None:
    """A name that does not resolve: nothing was sent."""
    assert type(await failure_of("http://telegram.invalid", connect_timeout=5.0)) is NothingSent


async def test_a_connection_that_is_never_accepted() -> None:
    """A connect time-out: nothing was sent."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        host, port = deaf.getsockname()
        fillers = []
        try:
            for _ in range(4):  # the backlog is full then, and the next hangs
                filler = socket.socket()
                filler.setblocking(False)
                filler.connect_ex((host, port))
                fillers.append(filler)
            error = await failure_of(f"http://{host}:{port}", connect_timeout=0.3)
        finally:
            for filler in fillers:
                filler.close()
    assert type(error) is NothingSent
    assert "in time" in str(error)


async def test_a_server_that_speaks_no_tls() -> None:
    """A failed TLS handshake: nothing was sent."""
    async with listening(_hangs_up_at_once) as url:
        assert type(await failure_of(url.replace("http:", "https:"))) is NothingSent


async def test_no_connection_becomes_free() -> None:
    """A full pool: who waits longer than the pool's time-out has sent nothing; a cancelled one gives its place back."""
    async with listening(_says_nothing) as url, bot_at(url, connections=1) as bot:
        first = asyncio.ensure_future(bot.send_message(7, "hello"))
        await asyncio.sleep(0.05)
        with pytest.raises(NothingSent, match="free"):
            await bot.send_message(7, "hello")
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        with pytest.raises(ReplyTimedOut):
            await bot.send_message(7, "hello", read_timeout=0.1)


async def test_before_the_start_and_after_the_stop() -> None:
    """A closed pool sends nothing; it can be opened again, and closed twice."""
    request = AiohttpRequest()
    async with listening(answering("200 OK", OK)) as url:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request)
        with pytest.raises(NothingSent):
            await bot.send_message(7, "hello")
        for _ in range(2):
            await request.initialize()
            await bot.send_message(7, "hello")
            await request.shutdown()
        await request.shutdown()
        with pytest.raises(NothingSent):
            await bot.send_message(7, "hello")


async def test_a_redirect_is_not_followed() -> None:
    """A redirect would carry the token to another host: nothing is sent there, and the setting is named."""
    visited: list[bytes] = []

    async def elsewhere(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visited.append(await reader.readline())

    async with listening(elsewhere) as other:
        for status in ("301 Moved", "307 Temporary Redirect"):
            async with listening(answering(status, b"", f"Location: {other}/")) as url:
                error = await failure_of(url)
            assert type(error) is NothingSent
            assert "TELEGRAM_API_URL" in str(error)
    assert not visited


# ------------------------------------------------------------------ nobody knows


async def _hangs_up_at_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)


async def _says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def _hangs_up_after_reading(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)


async def _resets_after_reading(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    _reset(writer)


async def _resets_in_the_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok":true,"result":')
    await writer.drain()
    await asyncio.sleep(0.05)
    _reset(writer)


async def _stops_in_the_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"ok":true,"result":')


async def _speaks_no_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(b"220 mail.example.org ESMTP\r\n\r\n")


def _reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST instead of FIN."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@pytest.mark.parametrize(
    "serve",
    [
        _hangs_up_at_once,
        _hangs_up_after_reading,
        _resets_after_reading,
        _resets_in_the_answer,
        _stops_in_the_answer,
        _speaks_no_http,
    ],
)
async def test_a_connection_that_breaks_after_the_start(serve: Connection) -> None:
    """Whatever breaks after the request began leaves the outcome unknown."""
    async with listening(serve) as url:
        assert type(await failure_of(url)) is OutcomeUnknown


async def test_a_stale_connection_is_not_used_twice_in_silence() -> None:
    """A kept connection that closes under the second request: unknown, and never a second request by itself."""
    requests = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal requests
        await read_request(reader)
        requests += 1
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(OK) + OK)
        await writer.drain()
        await read_request(reader)
        requests += 1

    async with listening(serve) as url, bot_at(url) as bot:
        await bot.send_message(7, "hello")
        with pytest.raises(OutcomeUnknown):
            await bot.send_message(7, "hello")
    assert requests == 2


async def test_no_answer_in_time() -> None:
    """A read time-out is unknown, and an ordinary time-out for the polling loop."""
    async with listening(_says_nothing) as url:
        error = await failure_of(url, read_timeout=0.2)
    assert type(error) is ReplyTimedOut
    assert isinstance(error, TimedOut)


async def test_an_answer_that_drips() -> None:
    """A byte every now and then keeps nobody for longer than the sum of the time-outs."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with listening(serve) as url:
        error = await failure_of(url, read_timeout=0.3, connect_timeout=0.2, write_timeout=0.2)
    assert type(error) is ReplyTimedOut


async def test_a_server_that_does_not_read_an_upload() -> None:
    """An upload that gets stuck ends by the write time-out of media."""
    async with listening(_says_nothing) as url, bot_at(url, media_write_timeout=0.1, read_timeout=0.2) as bot:
        with pytest.raises(OutcomeUnknown):
            await bot.send_document(7, b"x" * 20_000_000, filename="x.bin")


async def test_a_long_poll_may_take_its_time() -> None:
    """getUpdates waits the read time-out longer than the poll itself."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await asyncio.sleep(1.2)
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{"ok":true,"result":[]}')
        await writer.drain()

    request = AiohttpRequest(read_timeout=0.5)
    async with listening(serve) as url, request, Polling(request, url) as bot:
        assert await bot.get_updates(timeout=1) == ()


class Polling:
    """A bot for polling alone, which asks nothing at its start."""

    def __init__(self, request: AiohttpRequest, url: str) -> None:
        self._bot = Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)

    async def __aenter__(self) -> Bot:
        return self._bot

    async def __aexit__(self, *_: object) -> None:
        return None


@pytest.mark.parametrize(
    "body",
    [
        b"<html>login to the wifi</html>",
        b"",
        b'{"result": ',
        b'["result"]',
        b'{"ok": true}',
        b"[" * 100_000 + b'"result"',
        b"\xff\xfe\x00",
        b'{"ok": false, "x": "result"}',
    ],
)
async def test_a_good_status_with_a_strange_body(body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """200 with anything but a result: nobody knows, and nothing of the body is logged."""
    async with listening(answering("200 OK", body)) as url:
        assert type(await failure_of(url)) is OutcomeUnknown
    assert not caplog.records


async def test_an_answer_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reply is read up to its limit and no further, with a length or without one."""
    monkeypatch.setattr(request_module, "JSON_LIMIT", 100_000)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
            await writer.drain()

    async with listening(serve) as url:
        assert "longer than" in str(await failure_of(url))
    async with listening(answering("502 Bad Gateway", b" " * 200_000)) as url:
        error = await failure_of(url)
    assert isinstance(error, ServerFault)
    assert error.status == 502


# ------------------------------------------------------------------ refusals


def refusal(code: int, description: str, **parameters: object) -> bytes:
    """Telegram's own error payload."""
    payload: dict[str, object] = {"ok": False, "error_code": code, "description": description}
    return json.dumps(payload | ({"parameters": parameters} if parameters else {})).encode()


@pytest.mark.parametrize(
    ("status", "body", "expected", "text"),
    [
        ("400 Bad Request", refusal(400, "Bad Request: chat not found"), BadRequest, "Chat not found"),
        ("401 Unauthorized", refusal(401, "Unauthorized"), InvalidToken, "Unauthorized"),
        ("404 Not Found", refusal(404, "Not Found"), InvalidToken, "Not Found"),
        ("403 Forbidden", refusal(403, "Forbidden: user is deactivated"), Forbidden, "user is deactivated"),
        ("400 Bad Request", refusal(400, "Bad Request: x", migrate_to_chat_id=-100), ChatMigrated, "-100"),
        ("400 Bad Request", refusal(400, "Bad Request: y", migrate_to_chat_id="z"), BadRequest, "Y"),
        ("200 OK", refusal(403, "Forbidden: user is deactivated"), Forbidden, "user is deactivated"),
        ("500 Internal Server Error", refusal(500, "Internal Server Error"), ServerFault, "Internal Server Error"),
        ("413 Too Large", refusal(413, "Request Entity Too Large"), ServerFault, "Request Entity Too Large"),
        ("502 Bad Gateway", b"<html>nginx</html>", ServerFault, "Bad Gateway (502)"),
        ("403 Forbidden", b"<html>by order of the proxy</html>", ServerFault, "not one of the Bot API"),
        ("404 Not Found", b"<html>nginx</html>", ServerFault, "not one of the Bot API"),
        ("400 Bad Request", b'{"error":"bad"}', ServerFault, "not one of the Bot API"),
        ("599 Odd", b"", ServerFault, "Unknown status (599)"),
    ],
)
async def test_refusals(status: str, body: bytes, expected: type[TelegramError], text: str) -> None:
    """Telegram's refusals keep their meaning; a page of somebody else's is a fault of the way, not of the chat."""
    async with listening(answering(status, body)) as url:
        error = await failure_of(url)
    assert type(error) is expected
    assert text in str(error)


@pytest.mark.parametrize(
    ("body", "header", "seconds"),
    [
        (refusal(429, "Too Many Requests: retry after 7", retry_after=7), "Retry-After: 7", 7),
        (refusal(429, "Too Many Requests: retry after 7", retry_after=0), "X: y", 1),
        (refusal(429, "Too Many Requests"), "Retry-After: 9", 9),
        (b"<html>slow down</html>", "Retry-After: 11", 11),
        (b"", "Retry-After: Wed, 21 Oct 2026 07:28:00 GMT", 5),
        (refusal(429, "Too Many Requests", retry_after=10**400), "X: y", 5),
        (refusal(429, "Too Many Requests", retry_after=float("nan")), "X: y", 1),
        (refusal(429, "Too Many Requests", retry_after=["7"]), "X: y", 5),
        (refusal(429, "Too Many Requests", retry_after=1e300), "X: y", 7 * 86_400),
    ],
)
async def test_too_many_requests(body: bytes, header: str, seconds: float) -> None:
    """A 429 always says how long to wait, whatever the server did or did not say; no deprecation warning comes up."""
    async with listening(answering("429 Too Many Requests", body, header)) as url:
        error = await failure_of(url)
    assert isinstance(error, Flood)
    assert error.seconds == seconds
    assert error._retry_after.total_seconds() == seconds


async def test_a_refusal_that_breaks_off() -> None:
    """A refusal whose body is lost was no success: it is tried again."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 500\r\n\r\n<html>")

    async with listening(serve) as url:
        assert type(await failure_of(url)) is ServerFault


# ------------------------------------------------------------------ the token


def everything_about(error: BaseException) -> str:
    """Text, repr, arguments and traceback of an error and of whatever it drags along."""
    parts, seen = ["".join(traceback.format_exception(error))], error
    while seen is not None:
        parts += [str(seen), repr(seen), repr(seen.args), repr(getattr(seen, "__dict__", {}))]
        seen = seen.__cause__ or seen.__context__  # type: ignore[assignment]
    return "\n".join(parts)


async def test_the_token_shows_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    """However a request fails, neither its error, nor what that was raised from, nor a log line has the token."""
    caplog.set_level(logging.DEBUG)
    echo = f"no route for /bot{TOKEN}/sendMessage"
    servers: list[Connection] = [
        _hangs_up_after_reading,
        _resets_after_reading,
        _stops_in_the_answer,
        _speaks_no_http,
        _says_nothing,
        answering("302 Found", b"", f"Location: /bot{TOKEN}/"),
        answering("302 Found", b"", "Location: http://[bad"),
        answering("502 Bad Gateway", f"<html>{echo}</html>".encode()),
        answering("404 Not Found", refusal(404, echo)),
        answering("400 Bad Request", refusal(400, f"Bad Request: {echo}")),
        answering("500 Internal Server Error", refusal(500, echo)),
        answering("200 OK", f"<html>{echo}</html>".encode()),
        answering("200 OK", f'{{"result": "{echo}"'.encode()),
        answering("200 OK", OK, "Set-Cookie: \x01=\x02", "Bad Header: \x00"),
    ]
    errors: list[BaseException] = []
    for serve in servers:
        async with listening(serve) as url:
            errors.append(await failure_of(url, read_timeout=0.2))
    addresses = [f"http://127.0.0.1:{closed_port()}", "http://telegram.invalid", "http://", "nonsense", "ftp://x"]
    errors += [await failure_of(url) for url in addresses]
    for error in errors:
        assert isinstance(error, NetworkError | InvalidToken), error
        assert TOKEN not in everything_about(error), error
    for record in caplog.records:
        # python-telegram-bot says the address once, when a Bot is made, at DEBUG; the app keeps its loggers above that.
        if "Set Bot API" not in record.msg:
            assert TOKEN not in record.getMessage(), record
