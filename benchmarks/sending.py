"""Measure messages a second to a bare server on loopback: the library, our sender, raw aiohttp.

    python benchmarks/sending.py [--seconds 3] [--in-flight 1 16 64]

The server runs in a process of its own and answers every request with the same message, so what is measured is the
client. A message has 460 characters of HTML and two buttons. p99 is of one message, in milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from multiprocessing.connection import Connection

import aiohttp
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.request import BaseRequest, HTTPXRequest

from bot.delivery.message import Button, Message
from bot.delivery.outcomes import Sent
from bot.delivery.request import AiohttpRequest
from bot.delivery.sender import send

TOKEN = "123456:benchmark"
LINE = '• signed: <a href="https://example.org/article">the joint statement</a> of both ministers on chips.\n'
HTML = f"<b>Korea &amp; Japan agree</b>\n{LINE * 4}<i>Sectors: semiconductors</i>"
MESSAGE = Message(HTML, HTML, ((Button("Source", url="https://example.org/article"), Button("Ask", data="ask:7")),))
RESULT = {
    "ok": True,
    "result": {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": {"id": 7, "type": "private", "first_name": "Ana"},
        "text": "Korea & Japan agree\n" + "• signed: the joint statement of both ministers on chips.\n" * 4,
        "entities": [
            {"type": "bold", "offset": 0, "length": 19},
            *({"type": "text_link", "offset": 30 + 57 * i, "length": 19, "url": "https://e.org/"} for i in range(4)),
            {"type": "italic", "offset": 248, "length": 23},
        ],
        "reply_markup": {"inline_keyboard": [[{"text": "Source", "url": "https://example.org/article"}]]},
    },
}
Send = Callable[[int], Awaitable[object]]


def _response(content: object) -> bytes:
    body = json.dumps(content).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body


class Answer(asyncio.Protocol):
    """One connection of the bare server: whole requests in, the same answer out."""

    answer = _response(RESULT)
    me = _response({"ok": True, "result": {"id": 1, "is_bot": True, "first_name": "Bot", "username": "bot"}})

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.data = b""

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self.data += data
        while (end := self.data.find(b"\r\n\r\n")) >= 0:
            head = self.data[:end].lower()
            at = head.index(b"content-length:") + 15
            length = int(head[at:].split(b"\r\n", 1)[0])
            if len(self.data) < end + 4 + length:
                return
            self.data = self.data[end + 4 + length :]
            self.transport.write(self.me if b"/getme " in head else self.answer)


def serve(port: Connection) -> None:
    """Run the bare server until the process is ended."""

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Answer, "127.0.0.1", 0)
        port.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


@asynccontextmanager
async def library(request: BaseRequest, url: str) -> AsyncIterator[Send]:
    """The library's own `send_message` on a request class."""
    keyboard = InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.text, url=b.url, callback_data=b.data) for b in row] for row in MESSAGE.buttons]
    )
    preview = LinkPreviewOptions(is_disabled=True)

    async def post(chat_id: int) -> None:
        await bot.send_message(
            chat_id, HTML, parse_mode=ParseMode.HTML, link_preview_options=preview, reply_markup=keyboard
        )

    async with request:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request)
        yield post


@asynccontextmanager
async def ours(url: str) -> AsyncIterator[Send]:
    """Our sender, which posts JSON that is ready."""

    async def post(chat_id: int) -> None:
        outcome = await send(bot, chat_id, MESSAGE)
        assert isinstance(outcome, Sent), outcome

    async with AiohttpRequest(connections=256) as request:
        bot = Bot(TOKEN, base_url=f"{url}/bot", request=request)
        yield post


@asynccontextmanager
async def raw(url: str) -> AsyncIterator[Send]:
    """The same message by aiohttp alone, the answer parsed as JSON and no further."""
    payload = {
        "text": HTML,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {
            "inline_keyboard": [
                [
                    {"text": "Source", "url": "https://example.org/article"},
                    {"text": "Ask", "callback_data": "ask:7"},
                ]
            ]
        },
    }
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def post(chat_id: int) -> None:
            async with session.post(f"{url}/bot{TOKEN}/sendMessage", json=payload | {"chat_id": chat_id}) as response:
                assert (await response.json())["ok"]

        yield post


CLIENTS: dict[str, Callable[[str], AbstractAsyncContextManager[Send]]] = {
    "python-telegram-bot as it comes (httpx)": lambda url: library(HTTPXRequest(connection_pool_size=256), url),
    "python-telegram-bot on AiohttpRequest": lambda url: library(AiohttpRequest(connections=256), url),
    "our sender on AiohttpRequest": ours,
    "raw aiohttp": raw,
}


async def rate(post: Send, in_flight: int, seconds: float) -> tuple[float, float]:
    """Return messages a second, and the time in milliseconds that 99 of 100 messages stay below."""
    times: list[float] = []

    async def worker(until: float) -> None:
        while time.perf_counter() < until:
            start = time.perf_counter()
            await post(7)
            times.append(time.perf_counter() - start)

    await asyncio.gather(*(post(7) for _ in range(in_flight)))  # connections are open before the clock starts
    start = time.perf_counter()
    await asyncio.gather(*(worker(start + seconds) for _ in range(in_flight)))
    return len(times) / (time.perf_counter() - start), statistics.quantiles(times, n=100)[98] * 1000


async def measure(url: str, in_flight: list[int], seconds: float) -> None:
    """Print the table."""
    print("| messages a second (p99 ms), in flight |", " | ".join(map(str, in_flight)), "|")
    print("|---|" + "---|" * len(in_flight))
    for name, client in CLIENTS.items():
        cells = []
        for count in in_flight:
            async with client(url) as post:
                each, late = await rate(post, count, seconds)
            cells.append(f"{each:.0f} ({late:.0f})")
        print(f"| {name} |", " | ".join(cells), "|", flush=True)


def main() -> None:
    """Start the server, measure, end it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0, help="for each cell")
    parser.add_argument("--in-flight", type=int, nargs="+", default=[1, 16, 64])
    options = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    try:
        if not here.poll(30):
            raise SystemExit("the server did not start")
        asyncio.run(measure(f"http://127.0.0.1:{here.recv()}", options.in_flight, options.seconds))
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
