"""Poll thousands of feeds on loopback, ours beside lemon24/reader: time, memory, how long the event loop is blocked.

    python -m benchmarks.polling [--feeds 1000] [--entries 20] [--full] [--without-reader]

`--full` is 10,000 feeds. A server in a process of its own serves them with ETags. The first poll finds every feed for
the first time; before the second, half of the feeds get as many new entries as they have, and the other half stays as
it is. Ours runs as in `communique run`: the tick, the queue, the fetcher, the parser, SQLite on disk; only that
articles' pages are not read, which reader does not do either. Memory is the highest resident size of all processes
that poll (without the server); "blocked" is the longest that a heartbeat each 10 ms was late while our own process
worked, so that a busy machine does not count.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import json
import multiprocessing
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

HEARTBEAT = 0.01
PARAGRAPH = (
    "The trade ministers of both countries signed an agreement in the capital on Wednesday that lowers tariffs on "
    "machines and farm goods, after talks that had lasted for two years, and will meet again in the autumn."
)


def feed(number: int, generation: int, entries: int) -> bytes:
    """The feed of this number: in each generation other entries."""
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=generation)
    items = "".join(
        f"<item><title>Ministers of two countries sign pact {number}-{generation}-{n} &amp; more</title>"
        f"<link>https://wire{number}.example/news/{generation}/{n}?utm_source=rss</link>"
        f"<guid isPermaLink='false'>{number}-{generation}-{n}</guid>"
        f"<pubDate>{begun + timedelta(hours=n):%a, %d %b %Y %H:%M:%S} +0900</pubDate>"
        f"<description>&lt;p&gt;{PARAGRAPH} ({n})&lt;/p&gt;</description></item>"
        for n in range(entries)
    )
    head = f"<title>Wire {number}</title><link>https://wire{number}.example</link><description>News</description>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


# ------------------------------------------------------------------ the server


class Answer(asyncio.Protocol):
    """One connection of the bare server."""

    entries = 20
    generation = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.held = b""

    def data_received(self, data: bytes) -> None:
        """Answer whole requests."""
        self.held += data
        while b"\r\n\r\n" in self.held:
            head, _, self.held = self.held.partition(b"\r\n\r\n")
            self.transport.write(self.answer(head))

    def answer(self, head: bytes) -> bytes:
        """A feed, or that it did not change; `/next` begins the next generation."""
        path = head.split(b" ", 2)[1]
        if path == b"/next":
            Answer.generation += 1
            return b"HTTP/1.1 204 No Content\r\n\r\n"
        if not path.endswith(b".xml"):
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        number = int(path[1:-4])
        generation = Answer.generation if number % 2 else 0
        tag = b'"%d-%d"' % (number, generation)
        if tag in head:
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n"
        body = feed(number, generation, self.entries)
        kind = b"Content-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n" % len(body)
        return b"HTTP/1.1 200 OK\r\nETag: " + tag + b"\r\n" + kind + body


def serve(pipe: Connection, entries: int) -> None:
    """Serve until killed; tell the port."""

    async def run() -> None:
        Answer.entries = entries
        server = await asyncio.get_running_loop().create_server(Answer, "127.0.0.1", 0, backlog=1000)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


# ------------------------------------------------------------------ who polls


def poll_with_ours(url: str, feeds: int, folder: str) -> None:
    """Two polls with Communiqué; prints a JSON object for each."""
    import structlog

    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # a line a feed is not what is measured
    asyncio.run(_ours(url, feeds, folder))


async def _ours(url: str, feeds: int, folder: str) -> None:
    from telegram import Bot

    from bot.briefing.offline import OfflineAnalyst
    from bot.clients import utc_now
    from bot.feeds.fetch import Fetcher
    from bot.jobs.inline import InlineQueue
    from bot.jobs.registry import CONCURRENCY, jobs
    from bot.pipeline import Services
    from bot.schedule import tick
    from bot.serve import spare_what_stays
    from bot.store import feeds as table
    from bot.store.engine import Store

    async def nothing(**_ids: int) -> None:
        """Pages are not read here."""

    store = await Store.open(f"sqlite:///{Path(folder) / 'ours.db'}")
    queue = InlineQueue(CONCURRENCY)
    async with Fetcher(allow_private=True) as fetcher:
        services = Services(
            store=store,
            fetcher=fetcher,
            analyst=OfflineAnalyst(),
            bot=Bot("1:benchmark"),
            queue=queue,
            clock=utc_now,
            poll_interval=timedelta(days=1),
            jitter=lambda: 0.0,
            sender="benchmark",
        )
        queue.bind(jobs(services) | {"read_article": nothing, "deliver": nothing})
        async with store.begin() as tx:
            for number in range(feeds):
                await table.add_feed(tx, f"{url}/{number}.xml", utc_now())
        _processor_seconds()
        spare_what_stays()
        for _ in range(2):
            heart = asyncio.create_task(_heartbeat())
            begun = time.perf_counter()
            while True:
                await tick(services)
                await queue.drain()
                async with store.read() as tx:
                    if not await table.due_feeds(tx, utc_now(), limit=1):
                        break
            seconds = time.perf_counter() - begun
            heart.cancel()
            async with store.read() as tx:
                known = await table.list_feeds(tx)
                failed = sum(feed.failures > 0 for feed in known)
            _tell(seconds, failed, _entries(Path(folder) / "ours.db", "articles"), blocked=_heartbeat.__dict__["worst"])
            _next_generation(url)
            async with store.begin() as tx:
                await table.make_all_due(tx, utc_now())
    services.workers.close()
    await store.close()


async def _heartbeat() -> None:
    """Note how late a sleep of 10 ms ends at worst, as far as this process was at work meanwhile and not others."""
    _heartbeat.__dict__["worst"] = 0.0
    while True:
        begun, used = time.perf_counter(), time.process_time()
        await asyncio.sleep(HEARTBEAT)
        late = min(time.perf_counter() - begun - HEARTBEAT, time.process_time() - used)
        _heartbeat.__dict__["worst"] = max(_heartbeat.__dict__["worst"], late)


def poll_with_reader(url: str, feeds: int, folder: str) -> None:
    """Two polls with lemon24/reader, in as many threads as it offers to be of use on two cores."""
    from reader import make_reader

    reader = make_reader(str(Path(folder) / "reader.db"))
    for number in range(feeds):
        reader.add_feed(f"{url}/{number}.xml")
    _processor_seconds()
    for _ in range(2):
        begun = time.perf_counter()
        reader.update_feeds(workers=READER_THREADS, scheduled=False)
        seconds = time.perf_counter() - begun
        failed = sum(each.last_exception is not None for each in reader.get_feeds())
        _tell(seconds, failed, _entries(Path(folder) / "reader.db", "entries"))
        _next_generation(url)


def _tell(seconds: float, failed: int, entries: int, blocked: float | None = None) -> None:
    used = {"cpu": _processor_seconds(), "memory": _memory()}
    print(json.dumps({"seconds": seconds, "failed": failed, "entries": entries, "blocked": blocked} | used), flush=True)


def _entries(database: Path, table: str) -> int:
    with sqlite3.connect(database) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _memory() -> float:
    """The highest resident size of this process and its children, added up, in MiB (Linux)."""
    sizes = [re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()) for pid in _processes()]
    return sum(int(size[1]) for size in sizes if size) / 1024


def _processor_seconds() -> float:
    """What this process and its children have used of processors since the last time that they were asked (Linux)."""
    used = 0.0
    for pid in _processes():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    before, _processor_seconds.__dict__["used"] = _processor_seconds.__dict__.get("used", 0.0), used
    return float(used - before)


def _processes() -> list[int]:
    pids = [os.getpid()]
    for pid in pids:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            pids += map(int, (thread / "children").read_text().split())
    return pids


def _next_generation(url: str) -> None:
    urllib.request.urlopen(f"{url}/next").close()


# ------------------------------------------------------------------ the table


def main() -> None:
    """Start the server, let each poll in a process of its own, print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--feeds", type=int, default=1000)
    options.add_argument("--entries", type=int, default=20)
    options.add_argument("--full", action="store_true", help="10,000 feeds")
    options.add_argument("--without-reader", action="store_true")
    options.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.part:
        name, url, folder = chosen.part
        {"ours": poll_with_ours, "reader": poll_with_reader}[name](url, chosen.feeds, folder)
        return
    feeds = 10_000 if chosen.full else chosen.feeds
    print(f"{feeds} feeds of {chosen.entries} entries, {os.cpu_count()} cores\n")
    print(
        f"{'':10} {'poll':8} {'seconds':>9} {'feeds/s':>9} {'entries':>9} {'failed':>7} {'MiB':>7} {'blocked ms':>11}"
    )
    with_reader = not chosen.without_reader and importlib.util.find_spec("reader") is not None
    results = {name: measure(name, feeds, chosen.entries) for name in ["ours", *(["reader"] if with_reader else [])]}
    if with_reader:
        for poll, ours, theirs in zip(POLLS, results["ours"], results["reader"], strict=True):
            times, of_processor = theirs["seconds"] / ours["seconds"], theirs["cpu"] / ours["cpu"]
            print(f"{poll} poll: {times:.1f} times as fast as reader, {of_processor:.1f} times by processor time")


POLLS = ("first", "second")
READER_THREADS = 8


def measure(name: str, feeds: int, entries: int) -> list[dict[str, Any]]:
    """Run one of them against a server of its own; print and return its two polls."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    server = spawn.Process(target=serve, args=(there, entries), daemon=True)
    server.start()
    try:
        url = f"http://127.0.0.1:{here.recv()}"
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "benchmarks.polling", f"--feeds={feeds}", "--part", name, url, folder]
            lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()
    finally:
        server.terminate()
        server.join()
    results = [json.loads(line) for line in lines]
    for poll, each in zip(POLLS, results, strict=True):
        blocked = "" if each["blocked"] is None else f"{each['blocked'] * 1000:.0f}"
        numbers = (f"{each['seconds']:.1f}", f"{feeds / each['seconds']:.0f}", f"{each['cpu']:.1f}", each["entries"])
        columns = (*numbers, each["failed"], f"{each['memory']:.0f}", blocked)
        print(f"{name:8} {poll:8}" + "".join(f"{column:>13}" for column in columns), flush=True)
    return results


if __name__ == "__main__":
    main()
